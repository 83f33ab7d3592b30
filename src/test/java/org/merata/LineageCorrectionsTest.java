package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.ingest.ErasureRequest;
import org.merata.ingest.Ingestion;
import org.merata.ingest.Progress;
import org.merata.measure.Lineage;
import org.merata.measure.Question;

/** Where a figure comes from after corrections and erasures: the rows it counts, and no row that was replaced or erased. */
class LineageCorrectionsTest {
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
        String[] first = new String[20];
        for (int i = 0; i < first.length; i++) {
            first[i] = row(i, "online", "01");
        }
        home.transactions("a.csv", first);
        home.ingest();
        home.transactions("b.csv", row(0, "counter", "01"), row(1, "counter", "01"), row(2, "online", "02"));
        home.ingest();
        home.transactions("c.csv", row(1, "phone", "01"), row(30, "phone", "01"));
        home.ingest();
    }

    private static String row(int id, String channel, String month) {
        String day = "2024-" + month + "-05 16:00:00";
        return "X" + id + ",passport,A,G1," + channel + "," + day + "," + day + ",,completed,0";
    }

    private static List<String> counts(List<Lineage.Batch> batches) {
        return batches.stream()
                .map(batch -> batch.batch() + ":" + batch.numerator() + "/" + batch.denominator())
                .toList();
    }

    private List<String> of(String measure, Map<String, String> where) {
        return counts(LineageCommandTest.assertAddsUp(home, Question.of(measure).where(where)));
    }

    private List<String> rows(String... arguments) {
        var all = new ArrayList<>(List.of("lineage", "completed_transactions", "--rows", "--format", "csv"));
        all.addAll(List.of("--home", folder.toString()));
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run.err());
        return run.out()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[0] + ":" + line.split(",")[4])
                .toList();
    }

    @Test
    void aFigureRestsOnTheRowsThatStand() {
        assertEquals(List.of("1:17/0", "2:2/0", "3:2/0"), of("completed_transactions", Map.of()));
        assertEquals(List.of("1:17/17", "2:1/2", "3:0/2"), of("digital_take_up", Map.of()));
        assertEquals(List.of("2:1/0"), of("completed_transactions", Map.of("channel", "counter")));
        assertEquals(List.of("3:X1", "3:X30"), rows("--where", "channel=phone"));
        assertEquals(List.of("2:X2"), rows("--time", "2024-02"));
    }

    @Test
    void afterTakingTheCorrectionOutItRestsOnTheEarlierRows() {
        try (Ingestion ingestion = home.open()) {
            ingestion.undo(2, "test", Progress.NONE);
        }
        assertEquals(List.of("1:19/0", "3:2/0"), of("completed_transactions", Map.of()));
        home.rebuild();
        assertEquals(List.of("1:19/0", "3:2/0"), of("completed_transactions", Map.of()));
    }

    @Test
    void whoWasErasedStandsBehindNoFigure() {
        var request = new ErasureRequest(
                Optional.of(TestHome.TRANSACTIONS), Optional.of("transaction_id"), List.of("X1", "X5"), "asked for");
        try (Ingestion ingestion = home.open()) {
            assertEquals(4, ingestion.erase(request, false, Progress.NONE).rows());
        }
        assertEquals(List.of("1:16/0", "2:2/0", "3:1/0"), of("completed_transactions", Map.of()));
        List<String> all = rows("--limit", "100");
        assertEquals(19, all.size());
        assertFalse(all.stream().anyMatch(row -> row.endsWith(":X1") || row.endsWith(":X5")), all.toString());
    }

    @Test
    void rowsOfARecordWithSeveralColumnsOfValuesAreCountedOnce() {
        home.source("wide", """
                id: wide
                dataset: service_volumes
                label: {en: wide, id: lebar}
                files: wide/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                zone: Asia/Jakarta
                corrections: replace
                unpivot:
                  into: applications
                  columns:
                    counter: {channel: counter}
                    online: {channel: online}
                    phone: {channel: phone}
                columns:
                  service: {from: service}
                  region: {from: region}
                  agency: {constant: G1}
                  period: {from: period}
                """);
        String header = "service,region,period,counter,online,phone\n";
        home.write("data/inbox/wide/a.csv", header + "permit,A,2024-01,10,20,30\npermit,B,2024-01,40,50,60\n");
        home.ingest();
        assertEquals(List.of("4:6/0"), of("completed_transactions", Map.of("service", "permit")));
        home.write("data/inbox/wide/b.csv", header + "permit,A,2024-01,10,21,30\n");
        home.ingest();
        assertEquals(List.of("4:5/0", "5:1/0"), of("completed_transactions", Map.of("service", "permit")));
    }
}
