package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.Quality.Reconciliation;
import org.merata.dashboard.ViewRequest;
import org.merata.ingest.ErasureRequest;
import org.merata.ingest.Ingestion;
import org.merata.ingest.Progress;
import org.merata.model.Language;
import org.merata.warehouse.PublishedVersion;

/** What is published is held against what came, whatever was taken out, erased or corrected since; and what does not add up is said. */
class ReconciliationTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void load() {
        home = TestHome.in(folder)
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "max_quarantined: 0.5\ncorrections: replace",
                        List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        home.transactions("a.csv", rows("X", 40, "online"));
        home.ingest();
        // Five corrections, three rows again as they were, twelve new rows of which one is faulty.
        var rows = new java.util.ArrayList<>(List.of(rows("X", 5, "counter")));
        rows.addAll(List.of(rows("X", 8, "online")).subList(5, 8));
        rows.addAll(List.of(rows("Y", 12, "online")));
        rows.set(10, rows.get(10).replace("passport", "mystery"));
        home.transactions("b.csv", rows.toArray(String[]::new));
        home.ingest();
        home.transactions("c.csv", rows("Z", 30, "phone"));
        home.ingest();
    }

    private static String[] rows(String prefix, int count, String channel) {
        var rows = new String[count];
        for (int i = 0; i < count; i++) {
            rows[i] = prefix + i + ",passport,A,G1," + channel + ",2024-01-05 16:00:00,2024-01-06 16:00:00,,"
                    + (i == 0 ? "in_progress" : "completed") + ",0";
        }
        return rows;
    }

    private Reconciliation reconciliation() {
        String version = home.home().findCurrentVersion().orElseThrow();
        try (PublishedVersion published = PublishedVersion.open(home.home().publishedVersion(version))) {
            List<Reconciliation> all = PublishedQuality.of(published).reconciliations();
            assertEquals(1, all.size(), all.toString());
            return all.get(0);
        }
    }

    private static Reconciliation transactions(
            long received, long withdrawn, long erased, long quarantined, long duplicates, long replaced, long facts) {
        return new Reconciliation(
                "service_transactions",
                received,
                withdrawn,
                erased,
                quarantined,
                duplicates,
                replaced,
                facts,
                OptionalLong.of(0));
    }

    private Panel panel(Language language) {
        try (Merata merata = Merata.open(home.home(), home.definitions());
                var lease = merata.lease()) {
            PageView page = lease.site()
                    .orElseThrow()
                    .pages()
                    .apply("/quality", ViewRequest.of(language))
                    .orElseThrow();
            return page.panels().stream()
                    .flatMap(List::stream)
                    .filter(panel -> panel.id().equals("reconciliation"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void rowsReceivedAreAccountedForWhateverBecameOfThem() {
        assertEquals(transactions(90, 0, 0, 1, 3, 5, 81), reconciliation());
        try (Ingestion ingestion = home.open()) {
            ingestion.undo(3, "sent by mistake", Progress.NONE).orElseThrow();
        }
        assertEquals(transactions(90, 30, 0, 1, 3, 5, 51), reconciliation());
        var request = new ErasureRequest(
                Optional.of(TestHome.TRANSACTIONS), Optional.of("transaction_id"), List.of("X0"), "asked for");
        try (Ingestion ingestion = home.open()) {
            ingestion.erase(request, false, Progress.NONE);
        }
        // The person was a fact of b, which had corrected a row of a, and a row of the history.
        assertEquals(transactions(90, 30, 2, 1, 3, 4, 50), reconciliation());
        assertTrue(reconciliation().addsUp());
        home.rebuild();
        assertEquals(transactions(90, 30, 2, 1, 3, 4, 50), reconciliation());
        Panel english = panel(Language.EN);
        assertEquals("What is published adds up to what came", english.title());
        assertTrue(
                english.summary()
                        .startsWith("90 rows received \u2212 30 taken out \u2212 2 erased \u2212 1 quarantined"
                                + " \u2212 3 duplicates \u2212 4 corrected since = 50; 50 stand behind the figures."),
                english.summary());
        var cells = english.table().rows().get(0).cells();
        assertEquals("\u25CF agrees", cells.get(1).text());
        assertEquals("\u25CF agrees", cells.get(cells.size() - 1).text());
        assertEquals(
                "\u25CF cocok",
                panel(Language.ID).table().rows().get(0).cells().get(1).text());
    }

    /** A fact that gets lost, or a cube that counts otherwise, is not smoothed over. */
    @Test
    void whatDoesNotAddUpIsSaid() throws Exception {
        change("DELETE FROM fact_service_transactions WHERE transaction_id = 'Y3'");
        home.transactions("d.csv", rows("V", 10, "phone"));
        home.ingest();
        Reconciliation found = reconciliation();
        assertEquals(91, found.factsDue());
        assertEquals(90, found.facts());
        assertEquals(OptionalLong.of(1), found.totalOff());
        Panel panel = panel(Language.EN);
        assertEquals("1 dataset does not add up to what came", panel.title());
        assertEquals(
                "\u25C6 off by 1", panel.table().rows().get(0).cells().get(1).text());
        assertEquals(
                "\u25C6 selisih 1",
                panel(Language.ID).table().rows().get(0).cells().get(1).text());
    }

    private void change(String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + home.home().records());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
