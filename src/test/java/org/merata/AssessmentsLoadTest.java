package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.disclosure.Gate;
import org.merata.ingest.IngestReport;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.Ingestion;
import org.merata.ingest.Progress;
import org.merata.ingest.RetryReport;
import org.merata.maturity.Assessment;
import org.merata.maturity.Declared;
import org.merata.maturity.Entity;
import org.merata.maturity.Evidence;
import org.merata.measure.Measures;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.Period;
import org.merata.warehouse.PublishedVersion;

/** A file of assessments on its way to readers: no row vanishes, and what can't be counted is set aside with its reason. */
class AssessmentsLoadTest {
    private static final List<String> FIELDS = List.of(
            "framework",
            "agency",
            "region",
            "country",
            "unit",
            "period",
            "part",
            "value",
            "evidence",
            "link",
            "publisher");
    private static final String HEADER = String.join(",", FIELDS) + "\n";
    private static final String LEDGER =
            "SELECT rows_read, accepted, quarantined, duplicates FROM batch ORDER BY batch";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder).copy("dashboards/frameworks", "dashboards/frameworks");
        source("max_quarantined: 1");
    }

    private void source(String more) {
        home.source("assessments", "maturity_assessments", more, FIELDS);
    }

    private IngestReport load(String file, String... rows) {
        home.write("data/inbox/assessments/" + file, HEADER + String.join("\n", rows) + "\n");
        return home.ingest();
    }

    private List<Declared> declared() {
        try (PublishedVersion version = PublishedVersion.open(
                home.home().publishedVersion(home.home().findCurrentVersion().orElseThrow()))) {
            return new Gate(home.definitions(), new Measures(home.definitions(), version)).listDeclared();
        }
    }

    private static String describe(Notice notice) {
        var at = (Location.InRecord) notice.at();
        return at.line().getAsLong() + " " + notice.kind().code() + " " + at.column() + " "
                + notice.details().getOrDefault("value", "");
    }

    private static List<String> faults(IngestReport report) {
        return report.files().stream()
                .map(FileReport::notices)
                .flatMap(List::stream)
                .filter(notice -> notice.at() instanceof Location.InRecord)
                .map(AssessmentsLoadTest::describe)
                .toList();
    }

    @Test
    void everyRowIsAcceptedOrSetAsideOrADuplicate() {
        IngestReport report = load(
                "first.csv",
                "pemdi_2026,G1,,,,2026,1,3,self_assessed,https://example.org/1,Office",
                "pemdi_2026,G1,,,,2026,1,2,verified,,Office",
                "pemdi_2026,G1,,,,2026,1,2,verified,,Office",
                "pemdi_2026,,A,,,2026,index,2.5,verified,,Office",
                "egdi_2012,,,IDN,,2024,osi,0.8035,verified,,UN DESA",
                "pemdi_2026,,,,,2026,1,2,verified,,Office",
                "pemdi_2027,G1,,,,2026,1,2,verified,,Office",
                "pemdi_2026,G1,,,,2026,99,2,verified,,Office",
                "pemdi_2026,G1,,,,2026,2,6,verified,,Office",
                "spbe_2020,G1,,,,2023,2,2.5,verified,,Office",
                "egdi_2012,,,IDN,,2024,tii,1.2,verified,,UN DESA",
                "egdi_2012,,,Indonesia,,2024,tii,0.2,verified,,UN DESA",
                "pemdi_2026,,,,,2026,3,7,verified,,Office");
        assertEquals(List.of("13|4|8|1"), home.records(LEDGER));
        assertEquals(
                List.of(
                        "7 nobody_assessed  ",
                        "8 framework_unknown framework pemdi_2027",
                        "9 part_unknown part 99",
                        "10 value_off_scale value 6",
                        "11 value_off_scale value 2.5",
                        "12 value_off_scale value 1.2",
                        "13 pattern_mismatch country Indonesia",
                        "14 nobody_assessed  ",
                        "14 value_off_scale value 7"),
                faults(report));
        Map<String, String> allowed = report.files().get(0).notices().stream()
                .filter(notice -> notice.details().containsKey("allowed"))
                .collect(Collectors.toMap(
                        notice -> notice.details().get("value"),
                        notice -> notice.details().get("allowed")));
        assertTrue(allowed.get("pemdi_2027").contains("pemdi_2026, skm_2017, spbe_2020"), allowed.toString());
        assertTrue(allowed.get("99").startsWith("index, "), allowed.toString());
        assertTrue(allowed.get("99").contains(", 20"), allowed.toString());
        assertEquals("1..5", allowed.get("6"));
        assertEquals("1, 2, 3, 4, 5", allowed.get("2.5"));
        assertEquals("0..1", allowed.get("1.2"));
    }

    @Test
    void whatIsLoadedReachesReadersAsItWasSaid() {
        load(
                "first.csv",
                "pemdi_2026,G2,A,,,2026,1,3,self_assessed,https://example.org/1,Office",
                "pemdi_2026,G2,A,,,2026,1,2,verified,https://example.org/2,Office",
                "pemdi_2026,G2,A,,,2026,2,,self_assessed,,Office",
                "pemdi_2026,G2,A,,,2026,index,2.5,verified,,Office");
        Entity office = new Entity(Entity.Kind.AGENCY, "G2");
        Assessment assessment = Assessment.listAll(
                        home.definitions().frameworks().get("pemdi_2026"), declared())
                .get(0);
        assertEquals(office, assessment.entity(), "the region of an agency says where it is");
        assertEquals(Period.get("2026"), assessment.period());
        assertEquals(
                Map.of(
                        "1",
                        new Assessment.Value(
                                new BigDecimal("2.0"),
                                Evidence.VERIFIED,
                                Optional.of("https://example.org/2"),
                                Optional.of(new BigDecimal("3.0")))),
                assessment.values(),
                "what is empty is not yet assessed");
        assertEquals(Map.of("index", new BigDecimal("2.5")), assessment.printed());
    }

    @Test
    void whatCameBeforeIsNotCountedAgain() {
        load("first.csv", "pemdi_2026,,,,Unit A,2026,1,3,verified,,Office");
        load(
                "second.csv",
                "pemdi_2026,,,,Unit A,2026,1,3,verified,,Office",
                "pemdi_2026,,,,Unit A,2026,2,1,verified,,Office",
                "pemdi_2026,,,,Unit B,2026,1,1,verified,,Office");
        assertEquals(List.of("1|1|0|0", "3|2|0|1"), home.records(LEDGER));
        assertEquals(3, declared().size());
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrects() {
        source("corrections: replace");
        load("first.csv", "pemdi_2026,,,,Unit A,2026,1,3,verified,,Office");
        load("second.csv", "pemdi_2026,,,,Unit A,2026,1,2,verified,,Office");
        assertEquals(
                List.of(new BigDecimal("2.0")),
                declared().stream().map(one -> one.value().orElseThrow()).toList());
        try (Ingestion ingestion = home.open()) {
            ingestion.undo(2, "wrong file", Progress.NONE);
        }
        assertEquals(
                List.of(new BigDecimal("3.0")),
                declared().stream().map(one -> one.value().orElseThrow()).toList());
    }

    @Test
    void theRecordsAreMadeAgainFromTheArchive() {
        load("first.csv", "pemdi_2026,G1,,,,2026,1,3,verified,,Office", "pemdi_2026,G1,,,,2026,99,3,verified,,Office");
        List<String> before = home.publishedHashes();
        assertTrue(before.stream().anyMatch(line -> line.startsWith("declared_assessment ")), before.toString());
        home.rebuild();
        assertEquals(before, home.publishedHashes());
    }

    @Test
    void aRowComesInOnceItsFrameworkIsDefined() {
        load("first.csv", "own_2026,G1,,,,2026,a,2,verified,,Office", "own_2026,G1,,,,2026,b,2,verified,,Office");
        assertEquals(List.of("2|0|2|0"), home.records(LEDGER));
        home.write("dashboards/frameworks/own_2026.yaml", """
                id: own_2026
                name: {en: Own framework, id: Kerangka sendiri}
                publisher: {en: Office, id: Kantor}
                source: {en: Rule 1, id: Aturan 1}
                from: 2026-01-01
                scale: {least: 1, most: 3, whole: true}
                missing: least
                decimals: 2
                combine: mean
                parts:
                  - {code: a, name: {en: First, id: Pertama}}
                """);
        RetryReport report;
        try (Ingestion ingestion = home.open()) {
            report = ingestion.retryQuarantine(Optional.empty(), Progress.NONE);
        }
        assertEquals(1, report.accepted());
        assertEquals(List.of("2|1|1|0"), home.records(LEDGER));
        assertEquals(List.of("part_unknown|b"), home.records("SELECT code, value FROM quarantine"));
    }

    @Test
    void aFileOfAFrameworkNobodyKnowsIsRefusedWhole() {
        source("");
        IngestReport report = load("first.csv", "pemdi2026,G1,,,,2026,1,3,verified,,Office");
        assertEquals(IngestReport.Outcome.REFUSED, report.files().get(0).outcome());
        assertEquals(List.of("2 framework_unknown framework pemdi2026"), faults(report));
    }

    @Test
    void theyAreExportedInTheColumnsTheyCameIn() {
        load(
                "first.csv",
                "pemdi_2026,G1,,,,2026,1,3,verified,https://example.org/1,Office",
                "egdi_2012,,,IDN,,2024,osi,0.8035,verified,,UN DESA");
        CommandRun run = CommandRun.of("export", "maturity_assessments", "--home", folder.toString());
        assertEquals(0, run.exitCode(), run.err());
        List<String> lines = run.out().lines().toList();
        int header = lines.indexOf(
                "framework,agency,region,country,unit,period,part,value,status,evidence,link,publisher,synthetic");
        assertTrue(header >= 0, run.out());
        assertEquals(
                List.of(
                        "egdi_2012,,,IDN,,2024,osi,0.8035,observed,verified,,UN DESA,false",
                        "pemdi_2026,G1,,,,2026,1,3,observed,verified,https://example.org/1,Office,false"),
                lines.subList(header + 1, lines.size()));
    }

    @Test
    void whatIsMadeUpIsExportedApartAndSaysSo() {
        source("synthetic: true\nmax_quarantined: 1");
        load("first.csv", "pemdi_2026,,,,Unit A (fiktif),2026,1,3,verified,,Demo");
        CommandRun real = CommandRun.of("export", "maturity_assessments", "--home", folder.toString());
        assertEquals(0, real.exitCode(), real.err());
        assertEquals(1, real.out().lines().count(), real.out());
        CommandRun madeUp = CommandRun.of("export", "maturity_assessments_synthetic", "--home", folder.toString());
        assertTrue(madeUp.out().contains("Unit A (fiktif),2026,1,3,observed,verified,,Demo,true"), madeUp.out());
        CommandRun json = CommandRun.of(
                "export", "maturity_assessments_synthetic", "--format", "json", "--home", folder.toString());
        assertTrue(json.out().contains("SYNTHETIC DATA"), json.out());
    }

    @Test
    void theIndicesOfCountriesThatComeWithMerataAllComeIn() {
        home.copy("data/inbox/indicators", "data/inbox/indicators");
        for (String source : List.of("egdi_country", "gtmi_country")) {
            home.copy("data/sources/" + source + ".yaml", "data/sources/" + source + ".yaml");
        }
        home.ingest();
        assertEquals(
                List.of("egdi_country|480|480|0", "gtmi_country|220|220|0"),
                home.records("SELECT source, rows_read, accepted, quarantined FROM batch ORDER BY source"));
        // UN E-Government Survey 2024: Indonesia 0.7991, rank 64
        Assessment indonesia = Assessment.listAll(
                        home.definitions().frameworks().get("egdi_2012"), declared())
                .stream()
                .filter(one -> one.entity().code().equals("IDN") && one.period().equals(Period.get("2024")))
                .findFirst()
                .orElseThrow();
        assertEquals(
                new BigDecimal("0.7991"),
                indonesia.printed().get(Declared.INDEX).setScale(4, java.math.RoundingMode.HALF_UP));
    }
}
