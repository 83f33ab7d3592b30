package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Row;
import org.merata.dashboard.ViewRequest;
import org.merata.model.Language;

/** Readers are told what is not in the figures: files that were refused, batches that were taken out, rows that were corrected. */
class FileEventsTest {
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
        home.transactions("a.csv", rows("X", 20, "online"));
        assertEquals(0, run("ingest").exitCode());
    }

    private static String[] rows(String prefix, int count, String channel) {
        var rows = new String[count];
        for (int i = 0; i < count; i++) {
            rows[i] =
                    prefix + i + ",passport,A,G1," + channel + ",2024-01-05 16:00:00,2024-01-06 16:00:00,,completed,0";
        }
        return rows;
    }

    private CommandRun run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", folder.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private PageView page(String path, Language language) {
        try (Merata merata = Merata.open(home.home(), home.definitions());
                var lease = merata.lease()) {
            return lease.site()
                    .orElseThrow()
                    .pages()
                    .apply(path, ViewRequest.of(language))
                    .orElseThrow();
        }
    }

    private static Optional<Panel> findPanel(PageView page, String id) {
        return page.panels().stream()
                .flatMap(List::stream)
                .filter(panel -> panel.id().equals(id))
                .findFirst();
    }

    private static List<List<String>> texts(PageView page, String panel, int... columns) {
        var all = new ArrayList<List<String>>();
        for (Row row : findPanel(page, panel).orElseThrow().table().rows()) {
            var texts = new ArrayList<String>();
            for (int column : columns) {
                texts.add(row.cells().get(column).text());
            }
            all.add(texts);
        }
        return all;
    }

    @Test
    void aFileThatIsRefusedIsToldWithItsReasonAndWithoutItsFolder() throws Exception {
        String before = home.home().findCurrentVersion().orElseThrow();
        home.write("data/inbox/transactions/wrong.csv", "a,b\n1,2\n");
        assertEquals(1, run("ingest").exitCode());
        assertFalse(before.equals(home.home().findCurrentVersion().orElseThrow()), "a refusal is published too");
        for (Language language : Language.values()) {
            for (String path : List.of("/quality", "/quality/transactions")) {
                PageView page = page(path, language);
                String reason =
                        org.merata.ingest.IngestNotice.COLUMN_MISSING.title().in(language);
                assertEquals(List.of(List.of("wrong.csv", reason)), texts(page, "refused", 0, 3));
                assertEquals(List.of(), texts(page, "withdrawn"));
            }
            assertEquals(List.of(), texts(page("/quality/volumes", language), "refused"));
        }
        String version = home.home().findCurrentVersion().orElseThrow();
        run("ingest");
        assertEquals(version, home.home().findCurrentVersion().orElseThrow(), "the same refusal is told once");
        List<String> hashes = home.publishedHashes();
        home.rebuild();
        assertEquals(hashes, home.publishedHashes());
    }

    @Test
    void aBatchTakenOutIsToldWithItsReasonAndWhatItIsLoadedAsSince() {
        home.transactions("b.csv", rows("Y", 10, "counter"));
        assertEquals(0, run("ingest").exitCode());
        CommandRun undone = run("undo", "2", "--why", "sent by <b>mistake</b>");
        assertEquals(0, undone.exitCode());
        assertTrue(undone.out().contains("The page /quality tells every reader"), undone.out());
        assertEquals(
                List.of(List.of("Batch 2", "b.csv", "10", "sent by <b>mistake</b>", "not loaded")),
                texts(page("/quality", Language.EN), "withdrawn", 0, 1, 3, 5, 6));
        assertEquals(0, run("ingest").exitCode());
        assertEquals(List.of(List.of("Batch 2", "Batch 3")), texts(page("/quality", Language.ID), "withdrawn", 0, 6));
        assertTrue(help("en").contains("becomes public on the page /quality"), help("en"));
        assertTrue(help("id").contains("terbuka untuk umum di halaman /quality"), help("id"));
    }

    /** On one line. */
    private String help(String language) {
        return run("undo", "--help", "--language", language).out().replaceAll("\\s+", " ");
    }

    @Test
    void aReasonThatLooksPersonalIsNotTaken() throws Exception {
        for (String why : List.of("row of 3201011503850001", "ask budi@example.org", "call 0812-3456-7890")) {
            CommandRun refused = run("undo", "1", "--why", why);
            assertEquals(2, refused.exitCode(), why);
            assertTrue(refused.err().contains("--why"), refused.err());
        }
        assertFalse(Files.readString(home.home().archiveLedger()).contains("withdrawn"));
        assertEquals(List.of("1"), home.published("SELECT id FROM batch"));
    }

    @Test
    void itIsToldWhichFileCorrectedRowsOfWhich() {
        assertEquals(Optional.empty(), findPanel(page("/quality", Language.EN), "replaced"));
        home.transactions("b.csv", rows("X", 5, "counter"));
        assertEquals(0, run("ingest").exitCode());
        home.transactions("c.csv", rows("X", 2, "phone"));
        assertEquals(0, run("ingest").exitCode());
        assertEquals(
                List.of(
                        List.of("Batch 3", "transactions/c.csv", "2", "Batch 2", "transactions/b.csv"),
                        List.of("Batch 2", "transactions/b.csv", "5", "Batch 1", "transactions/a.csv")),
                texts(page("/quality", Language.EN), "replaced", 0, 1, 3, 4, 5));
        assertEquals(
                List.of(List.of("Batch 2", "5", "Batch 1")),
                texts(page("/quality/batches/1", Language.EN), "replaced", 0, 3, 4));
        assertEquals(
                2,
                findPanel(page("/quality/batches/2", Language.ID), "replaced")
                        .orElseThrow()
                        .table()
                        .rows()
                        .size());
        assertEquals(0, run("undo", "3", "--why", "wrong channel").exitCode());
        Cell rows = findPanel(page("/quality", Language.EN), "replaced")
                .orElseThrow()
                .table()
                .rows()
                .get(0)
                .cells()
                .get(3);
        assertEquals("5", rows.text());
    }
}
