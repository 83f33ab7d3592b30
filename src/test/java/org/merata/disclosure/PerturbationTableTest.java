package org.merata.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.CellKey;

class PerturbationTableTest {
    private static final Path ORACLE = Path.of("../shared/oracles/cell_key");
    private static final CellKey SMALL = new CellKey(2, 1, 0);

    @ParameterizedTest
    @CsvSource({"5,3,2", "2,1,0", "10,12,2", "4,2.5,1", "1,0.5,0"})
    void noiseHasAMeanOfNothingAndKeepsItsLimits(int most, double variance, int never) {
        var table = PerturbationTable.of(new CellKey(most, variance, never));
        for (int count = 1; count <= PerturbationTable.ROWS; count++) {
            int n = count;
            int[] noises = IntStream.range(0, PerturbationTable.KEYS)
                    .map(key -> table.noise(n, key))
                    .toArray();
            assertEquals(0, IntStream.of(noises).sum(), "the mean of " + n);
            assertTrue(IntStream.of(noises).allMatch(noise -> Math.abs(noise) <= most), "the size of " + n);
            assertTrue(
                    IntStream.of(noises).map(noise -> n + noise).allMatch(result -> result == 0 || result > never),
                    "a result of " + n + " that is never published");
        }
        double spread = IntStream.range(0, PerturbationTable.KEYS)
                        .map(key -> table.noise(500, key) * table.noise(500, key))
                        .sum()
                / (double) PerturbationTable.KEYS;
        // whole keys are dealt out, so the variance may pass V by a little
        assertEquals(Math.min(variance, most * (most + 1) / 3.0), spread, 0.05 * spread);
    }

    @Test
    void nothingStaysNothingAndTheTableRepeatsItself() {
        var table = PerturbationTable.of(CellKey.USUAL);
        assertEquals(0, table.perturbed(0, 77));
        for (int key = 0; key < PerturbationTable.KEYS; key++) {
            assertEquals(table.noise(501, key), table.noise(751, key));
            assertEquals(table.noise(750, key), table.noise(1_000_000, key));
            assertEquals(table.noise(33, key), table.noise(33, key + 256L * 1_000_003));
            assertEquals(table.noise(33, key), table.noise(33, key - 256L));
        }
    }

    @ParameterizedTest
    @CsvSource({"5,3,2,ptable_D5_V3_js2.csv", "2,1,0,ptable_D2_V1_js0.csv"})
    void theTableIsTheOneOfAnIndependentProgram(int most, double variance, int never, String file) throws IOException {
        assumeTrue(Files.exists(ORACLE), "the oracle of the cell key method is not beside the project");
        var table = PerturbationTable.of(new CellKey(most, variance, never));
        try (Reader reader = Files.newBufferedReader(ORACLE.resolve(file))) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                int count = Integer.parseInt(row.get("pcv"));
                assertEquals(
                        Integer.parseInt(row.get("pvalue")),
                        table.noise(count, Integer.parseInt(row.get("ckey"))),
                        () -> "count " + count + ", key " + row.get("ckey"));
            }
        }
    }

    @Test
    void everyCellIsTheOneOfAnIndependentProgram() throws IOException {
        assumeTrue(Files.exists(ORACLE), "the oracle of the cell key method is not beside the project");
        var usual = PerturbationTable.of(CellKey.USUAL);
        var small = PerturbationTable.of(SMALL);
        var policy = new Policy("records", 10, Optional.empty());
        int cells = 0;
        try (Reader reader = Files.newBufferedReader(ORACLE.resolve("expected_cells.csv"))) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                long n = Long.parseLong(row.get("true_n"));
                long key = Long.parseLong(row.get("ckey"));
                long published = usual.perturbed(n, key);
                assertEquals(
                        row.get("published_D5_t10"),
                        policy.allows(published) && published > 0 ? "" + published : "",
                        row::toString);
                assertEquals(Long.parseLong(row.get("published_D2_t0")), small.perturbed(n, key), row::toString);
                cells++;
            }
        }
        assertEquals(959, cells);
    }
}
