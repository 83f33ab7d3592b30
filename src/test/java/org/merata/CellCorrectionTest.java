package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.dashboard.PageView;
import org.merata.dashboard.ViewRequest;
import org.merata.model.Language;

/** A cell known to be wrong is read as the home has written down, told to everybody, and no longer once its source was mended. */
class CellCorrectionTest {
    private static final String CORRECTION = """
            corrections:
              - id: march_counter
                source: transactions
                column: channel
                from: counter
                to: online
                where: {region: A, completed_at: '2024-03-05 16:00:00'}
                what: {en: The counter of A was closed in March., id: Loket A tutup pada bulan Maret.}
                why: {en: Letter 12 of the office., id: Surat kantor nomor 12.}
                by: {en: Data unit, id: Unit data}
                decided: 2024-05-02
            """;

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void aSource() {
        home = TestHome.in(folder)
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "max_quarantined: 1",
                        List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
    }

    private static String row(int month, int number, String channel) {
        String day = "2024-0" + month + "-05 16:00:00";
        return "X" + month + "_" + number + ",passport,A,G1," + channel + "," + day + "," + day + ",,completed,0";
    }

    private void send(String name, int month, String channel) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            rows.add(row(month, i, i % 4 == 0 ? channel : "phone"));
        }
        home.transactions(name, rows.toArray(String[]::new));
    }

    private CommandRun run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", folder.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private List<String> channels() {
        return home.records(
                "SELECT month(completed_at) AS m, channel, count(*) FROM fact_service_transactions GROUP BY ALL ORDER BY ALL");
    }

    private String page(Language language) {
        try (Merata merata = Merata.open(home.home(), home.definitions());
                var lease = merata.lease()) {
            PageView page = lease.site()
                    .orElseThrow()
                    .pages()
                    .apply("/data/corrections", ViewRequest.of(language))
                    .orElseThrow();
            return page.summary() + page.panels();
        }
    }

    @Test
    void onlyTheRowsWrittenDownAreReadOtherwiseAndAllRowsAreAccountedFor() {
        home.write("data/corrections/office.yaml", CORRECTION);
        send("feb.csv", 2, "counter");
        send("mar.csv", 3, "counter");
        CommandRun ingest = run("ingest", "--language", "en");
        assertEquals(0, ingest.exitCode(), ingest.out() + ingest.err());
        assertEquals(List.of("2|counter|10", "2|phone|30", "3|online|10", "3|phone|30"), channels());
        assertEquals(List.of("2|march_counter|10"), home.records("SELECT * FROM cell_correction"));
        assertEquals(
                List.of("40|40|0|0", "40|40|0|0"),
                home.records("SELECT rows_read, accepted, quarantined, duplicates FROM batch ORDER BY batch"));
        assertTrue(ingest.out().contains("took the place of a wrong cell"), ingest.out());
    }

    @Test
    void theFileStaysAsItCameAndARebuildCorrectsItAgain() {
        send("mar.csv", 3, "counter");
        run("ingest");
        assertEquals(List.of("3|counter|10", "3|phone|30"), channels());
        home.write("data/corrections/office.yaml", CORRECTION);
        assertEquals(0, run("rebuild").exitCode());
        assertEquals(List.of("3|online|10", "3|phone|30"), channels());
        home.write("data/corrections/office.yaml", "corrections: []\n");
        assertEquals(0, run("rebuild").exitCode());
        assertEquals(List.of("3|counter|10", "3|phone|30"), channels());
    }

    @Test
    void onceTheSourceIsMendedTheCorrectionIsReportedUntilItIsClosed() {
        home.write("data/corrections/office.yaml", CORRECTION);
        send("mar.csv", 3, "online");
        CommandRun told = run("ingest", "--language", "en");
        assertEquals(1, told.exitCode(), told.out());
        assertTrue(told.out().contains("no longer hold the wrong cell"), told.out());
        assertEquals(List.of("3|online|10", "3|phone|30"), channels());
        home.write("data/corrections/office.yaml", CORRECTION + "    closed: 2024-06-01\n");
        home.transactions("mar2.csv", row(3, 99, "online"));
        CommandRun closed = run("ingest", "--language", "en");
        assertEquals(0, closed.exitCode(), closed.out());
        assertFalse(closed.out().contains("no longer hold"), closed.out());
    }

    @Test
    void aColumnThatTheFileLacksIsToldAndLosesNothing() {
        home.write("data/corrections/office.yaml", CORRECTION.replace("where: {region: A", "where: {wilayah: A"));
        send("mar.csv", 3, "counter");
        CommandRun told = run("ingest", "--language", "en");
        assertTrue(told.out().contains("names a column that the file does not have"), told.out());
        assertEquals(List.of("3|counter|10", "3|phone|30"), channels());
    }

    @Test
    void everybodyReadsWhatWasCorrectedAndWhy() {
        send("mar.csv", 3, "counter");
        run("ingest");
        assertTrue(page(Language.EN).contains("No correction is in force"));
        home.write("data/corrections/office.yaml", CORRECTION);
        run("rebuild");
        String english = page(Language.EN);
        assertTrue(english.contains("1 correction; 10 rows"), english);
        assertTrue(english.contains("Letter 12 of the office.") && english.contains("\u201ccounter\u201d"), english);
        assertTrue(page(Language.ID).contains("Surat kantor nomor 12."));
    }

    @Test
    void aCorrectionThatChangesNothingOrNamesNoSourceIsRefusedWithItsLine() {
        home.write("data/corrections/office.yaml", CORRECTION.replace("to: online", "to: counter"));
        CommandRun check = run("check", "--language", "en");
        assertEquals(1, check.exitCode());
        assertTrue(check.out().contains("data/corrections/office.yaml:6"), check.out());
        home.write("data/corrections/office.yaml", CORRECTION.replace("source: transactions", "source: nobody"));
        assertTrue(run("check", "--language", "en").out().contains("data/corrections/office.yaml:3"));
    }
}
