package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.merata.ingest.Resolution.Rule;
import org.merata.model.Language;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeField;
import org.merata.model.NoticeKind;
import org.merata.model.NoticeTexts;
import org.merata.reading.ReadingNotice;

/** Keeps {@code src/docs/ingestion.md} what the program says. */
class IngestionPageTest {
    private static final Path PAGE = Path.of("src/docs/ingestion.md");

    private static final String OPENING = """
            # Ingestion

            *Made from the program's notices and rules by a test (`IngestionPageTest`); change those, not this page.*

            ## How cells become values
            - **Dates.** A source states `formats`, or ISO 8601 is read. Another writing is used only where the whole column decides it:
              at least one in a hundred of its numeric dates must prove the order of day and month, and fewer than one in a hundred of
              those the other order. Months are read in Indonesian and English. Years of two digits (`yy`, with `two_digit_years_from`)
              and serial numbers of spreadsheets (`excel`, `excel1904`) must be stated.
            - **Numbers.** A source states `decimal_comma`, or the whole column must decide: `1.234` alone can be either and is set aside.
              What stands around or in numbers is taken off where `prefixes`, `suffixes`, `negative_brackets` or `blank_thousands` say so;
              nothing is converted (`45 %` is 45), and a number with a sign that is not stated is set aside.
            - **Regions.** Names and codes that are not in the reference data as they stand are resolved by the rules below, only where
              one region can be meant. Each resolution is counted in the report and kept in the table `resolution` of the records.
              `resolve` in the source lists the rules that may be used.

            ## Rules for names and codes of regions
            | rule | what it resolves |
            |---|---|
            """;

    private static final String CORRECTIONS = """

            ## Kinds of error that Frictionless knows
            `FrictionlessTest` has a file for each kind of its errors in data and what becomes of it. A source states no number of bytes, rows
            or columns, no hash, no sequence and no address to fetch from, so these have no counterpart: hash-count, byte-count,
            row-count, field-count, table-dimensions, sequential-value, scheme-error. Deviated values and cells are the outliers of
            `/quality`. Columns are found by name: in another order they are read right.

            ## Corrections
            With `corrections: replace` in a source, a row whose key an earlier batch's row has, but which says something else, takes
            that row's place; the same row again is a duplicate as ever, and of two rows with one key in one file the first counts. The
            earlier row stays in `history_DATASET` with its batch and the batch that replaced it, so that for every batch the accepted
            rows are those in the facts and those in the history. A row that comes late, by `--retry-quarantine`, takes the place its file
            gives it, as a rebuild would: later files that may have rows of its key are loaded again after it. Figures of the months that
            rows left or came to have the status `revised`, and `undo` gives back what a batch had replaced. `/quality` tells which batch's
            rows took the place of which.

            ## Corrections of cells
            `data/corrections/*.yaml` say which cell of which rows of a source's files is known to be wrong, what is read instead, why, and
            which office decided it. A cell is changed only where it holds just what is written there; the archive keeps the file as it came,
            and a `rebuild` corrects it again by what is written down then. Where the rows are there and none holds the wrong cell, the
            source was mended: the run ends with exit code 1 until the correction has a day under `closed`. A correction holds for files
            loaded after it was written; those loaded before take it with `rebuild`. `/data/corrections` shows all of them to everybody, with
            the rows that each changed.

            ## Maturity assessments
            A row of `maturity_assessments` is set aside where it names nobody (agency, region, country or unit), a framework that the
            home does not define, a code that is no part of it, or a value that is not on the indicator's scale; the report says what may
            stand there. A value left empty is one not yet assessed (`not_provided`): it counts as the framework says of what is missing.
            Once a file is loaded, the scores it prints of parts and of the index are held against its own indicators, by framework,
            entity and period, each indicator with its strongest evidence. What does not follow is told with the rule under which it
            would come out, if one is known; the file is taken as it is. Rows that come by `--retry-quarantine` are not held against
            printed scores. The sheet of a framework (`AssessmentTemplate`) comes back by the source `assessment_sheet`.

            ## What readers are told of files that are not in the figures
            `/quality` tells which files were refused and why, and which batches were taken out. The text given to `undo --why` is public
            there: it must name no person, and one that holds an identity or telephone number or an e-mail address is not taken. A
            file is called by its own name, without its folder. `/quality/measures/ID` lists the files behind a measure.

            ## Backup
            `merata backup DIR` copies definitions, reference data, the archive with its ledger, the secret and the list of erasures to a new
            folder, reads every copy again and writes `backup.json` last, with the hash of each file. It needs no lock: the ledger is copied
            up to its last whole line, and the archive has a file before the ledger names it. The inbox, the records and what is published are
            not copied; `merata restore DIR --home NEW` reads the whole backup first, writes nothing where anything of it is damaged or a home
            is there already, makes the records again from the archive, under their numbers, and publishes the same figures. The database
            file alone is no backup. A backup holds what the home holds: keep it as safe, and after an erasure make a new one and destroy
            those made before.
            """;

    private static Map<Rule, String> rules() {
        var rules = new EnumMap<Rule, String>(Rule.class);
        rules.put(
                Rule.SPELLING,
                "Other hyphens, points, blanks, apostrophes, accents; short forms: `Kab.`, `Kep.`, `Kota Adm.`, `D.I.`");
        rules.put(
                Rule.KIND_WORD,
                "A word for the kind that the official name lacks or has in full: `Prov. Bali`, `Kota Jakarta Barat`");
        rules.put(
                Rule.KIND_LEFT_OUT,
                "No word for the kind, where one region alone bears the name: `Aceh Tengah`; not `Bandung`");
        rules.put(Rule.OTHER_NAME, "A former or other name of `regions.csv`: `Irian Jaya`, `NTB`");
        rules.put(
                Rule.POINTS,
                "A code without points: `1171`; set aside where another system gives the same digits to another region, unless stated");
        rules.put(
                Rule.ZEROS_LOST,
                "`11.1` is `11.10` in a column that writes `11.01`; else only where `11.01` and `11.10` are not both codes");
        rules.put(Rule.ZEROS_ADDED, "Zeros for the levels below: `11.01.00`, `1100`, `1101000`");
        rules.put(Rule.DECIMAL, "A code written as a decimal number: `3171.0`");
        return rules;
    }

    private static String page() {
        var page = new StringBuilder(OPENING);
        for (Rule rule : Rule.values()) {
            page.append("| `" + rule.id() + "` | " + rules().get(rule) + " |\n");
        }
        page.append(CORRECTIONS);
        page.append(
                "\n## Notices\nThe codes are stable. An error about a row quarantines it; one about a file refuses it whole.\n\n");
        page.append("| code | severity | meaning | advice | details |\n|---|---|---|---|---|\n");
        for (NoticeKind kind : kinds()) {
            page.append("| `" + kind.code() + "` | " + kind.severity().name().toLowerCase(Locale.ROOT) + " | "
                    + kind.title().in(Language.EN) + " | " + kind.advice().in(Language.EN) + " | "
                    + kind.fields().orElseThrow().describe() + " |\n");
        }
        page.append(
                "\n## Details of notices\nA detail in brackets above is only there where it is known. All are texts in JSON; a name that is not listed for a"
                        + " code never comes with it.\n\n| detail | type | meaning |\n|---|---|---|\n");
        for (NoticeField field : NoticeField.values()) {
            page.append("| `" + field.id() + "` | " + field.type().id() + " | " + field.meaning() + " |\n");
        }
        return page.toString();
    }

    @Test
    void thePageSaysWhatTheProgramSays() throws IOException {
        String before = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        if (!before.equals(page())) {
            Files.writeString(PAGE, page());
        }
        assertEquals(before, page(), "The page was not what the notices say; it has been written anew: commit it.");
    }

    private static List<NoticeKind> kinds() {
        List<NoticeKind> kinds = new ArrayList<>(Arrays.asList(ReadingNotice.values()));
        kinds.addAll(Arrays.asList(IngestNotice.values()));
        return kinds;
    }

    /** That notices carry what is declared is held by {@link Notice} itself, in every test that makes one. */
    @Test
    void everyDetailHasATypeAndAMeaningAndNoOtherCanBeCarried() {
        var declared = new TreeSet<String>();
        kinds().forEach(kind -> {
            declared.addAll(kind.fields().orElseThrow().always());
            declared.addAll(kind.fields().orElseThrow().sometimes());
        });
        assertEquals(
                Arrays.stream(NoticeField.values()).map(NoticeField::id).collect(Collectors.toCollection(TreeSet::new)),
                declared);
        var nowhere = new Location.InFile("x.csv");
        assertThrows(AssertionError.class, () -> Notice.of(IngestNotice.FILE_MISSING, nowhere, Map.of("rows", "1")));
        assertThrows(AssertionError.class, () -> Notice.of(IngestNotice.CORRECTED, nowhere, Map.of()));
        Notice.of(IngestNotice.RULE_TOLD, nowhere, Map.of("rule", "x", "tested", "2", "broken", "1"));
    }

    @Test
    void everyNoticeHasItsTextsInBothLanguagesAndNoTextIsLeftOver() {
        for (Language language : Language.values()) {
            assertEquals(
                    keys(ReadingNotice.values()),
                    NoticeTexts.of(ReadingNotice.class).keys(language));
            assertEquals(
                    keys(IngestNotice.values()),
                    NoticeTexts.of(IngestNotice.class).keys(language));
        }
        kinds().forEach(kind ->
                assertNotEquals(kind.title().in(Language.EN), kind.title().in(Language.ID), kind.code()));
    }

    private static Set<String> keys(NoticeKind[] kinds) {
        return Arrays.stream(kinds)
                .flatMap(kind -> Stream.of(kind.code() + ".title", kind.code() + ".advice"))
                .collect(Collectors.toSet());
    }
}
