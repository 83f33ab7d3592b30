package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.dashboard.PageView;
import org.merata.dashboard.ViewRequest;
import org.merata.model.Formats;
import org.merata.model.Language;

/** What a reader is told of a correction: by the command, in files, on pages; and what is left of it once it is undone. */
class CorrectionCommandTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void load() {
        home = TestHome.in(folder)
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "corrections: replace",
                        List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        var rows = new ArrayList<String>();
        for (int month = 1; month <= 3; month++) {
            for (int i = 0; i < 120; i++) {
                rows.add(row(month, i, i % 2 == 0 ? "online" : "counter"));
            }
        }
        home.transactions("a.csv", rows.toArray(String[]::new));
        assertEquals(0, run("ingest").exitCode());
    }

    private static String row(int month, int number, String channel) {
        String day = "2024-0" + month + "-05 16:00:00";
        return "X" + month + "_" + number + ",passport,A,G1," + channel + "," + day + "," + day + ",,completed,0";
    }

    private CommandRun run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", folder.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private CommandRun correct(String language) {
        var rows = new String[20];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(2, 2 * i, "counter");
        }
        home.transactions("b.csv", rows);
        return run("ingest", "--language", language);
    }

    /** The status of digital take-up in each month. */
    private List<String> statuses() {
        String csv = run("query", "digital_take_up", "--grain", "month", "--format", "csv")
                .out();
        List<String> lines = csv.lines().toList();
        int status = List.of(lines.get(0).split(",")).indexOf("status");
        return lines.stream().skip(1).map(line -> line.split(",")[status]).toList();
    }

    private String page(String path, Language language) {
        try (Merata merata = Merata.open(home.home(), home.definitions());
                var lease = merata.lease()) {
            PageView page = lease.site()
                    .orElseThrow()
                    .pages()
                    .apply(path, ViewRequest.of(language))
                    .orElseThrow();
            return page.panels().toString();
        }
    }

    @Test
    void theMonthIsMarkedInFilesAndOnPagesAndTheReportCountsTheRows() {
        assertEquals(List.of("observed", "observed", "observed"), statuses());
        String told = correct("en").out();
        assertTrue(told.contains("20 accepted rows took the place of earlier files' rows"), told);
        assertEquals(List.of("observed", "revised", "observed"), statuses());
        assertTrue(page("/quality/batches/1", Language.EN).contains("Rows corrected since by later files"));
        assertTrue(page("/quality/batches/2", Language.EN).contains("Rows that corrected earlier files"));
        assertTrue(page("/quality/batches/2", Language.ID).contains("Baris yang memperbaiki berkas terdahulu"));
        String english = page("/measures/digital_take_up", Language.EN);
        assertTrue(english.contains("% r") && english.contains("Revised (r)"), english);
        String indonesian = page("/measures/digital_take_up", Language.ID);
        assertTrue(indonesian.contains("% r") && indonesian.contains("Angka diperbaiki (r)"), indonesian);
    }

    /** In the table, in the cell itself; under the chart, beside what the mark means. */
    @Test
    void theMarkSaysOnWhichDayTheCorrectingFileCame() {
        correct("en");
        Instant came = home.published("SELECT CAST(revised_at AS VARCHAR) FROM revision LIMIT 1").stream()
                .map(text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC))
                .findFirst()
                .orElseThrow();
        LocalDate day = LocalDate.ofInstant(came, ZoneId.of("Asia/Jakarta"));
        String english = page("/measures/digital_take_up", Language.EN);
        String on = Formats.of(Language.EN).date(day);
        assertTrue(english.contains("note=Optional[revised on " + on + "]"), english);
        assertTrue(english.contains("Revised (r) on " + on + ": it differs"), english);
        String indonesian = page("/measures/digital_take_up", Language.ID);
        String pada = Formats.of(Language.ID).date(day);
        assertTrue(indonesian.contains("note=Optional[diperbaiki pada " + pada + "]"), indonesian);
        assertTrue(indonesian.contains("Angka diperbaiki (r) pada " + pada + ": berbeda"), indonesian);
    }

    @Test
    void undoneItLeavesNoMarkAndARebuildKeepsIt() {
        String told = correct("id").out();
        assertTrue(told.contains("20 baris diterima menggantikan baris berkas terdahulu"), told);
        assertEquals(0, run("rebuild").exitCode());
        assertEquals(List.of("observed", "revised", "observed"), statuses());
        assertEquals(0, run("undo", "2", "--why", "sent by mistake").exitCode());
        assertEquals(List.of("observed", "observed", "observed"), statuses());
        assertFalse(page("/quality/batches/1", Language.EN).contains("Rows corrected since"));
        assertFalse(page("/measures/digital_take_up", Language.EN).contains("% r"));
    }

    @Test
    void aRowTriedAgainThatCorrectsAnEarlierOneIsCounted() {
        home.source(
                TestHome.TRANSACTIONS,
                "service_transactions",
                "corrections: replace\nmax_quarantined: 1",
                List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        home.transactions("b.csv", row(2, 0, "phone").replace("passport", "paspor"), row(2, 2, "phone"));
        assertTrue(run("ingest").out().contains("1 quarantined"));
        home.write(
                "data/reference/services.csv",
                "code,name_en,name_id,sector,level,standard_value,standard_unit,steps,documents,visits,fee\n"
                        + "passport,Passport,Paspor,population,national,3,working_day,4,3,1,0\n"
                        + "paspor,Old passport,Paspor lama,population,national,3,working_day,4,3,1,0\n");
        String told = run("ingest", "--retry-quarantine", "--language", "en").out();
        assertTrue(told.contains("1 accepted rows took the place of earlier files' rows"), told);
        assertEquals(
                List.of("paspor|phone|2"),
                home.records(
                        "SELECT service, channel, batch FROM fact_service_transactions WHERE transaction_id = 'X2_0'"));
    }
}
