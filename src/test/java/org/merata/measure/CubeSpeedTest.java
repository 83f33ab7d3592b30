package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.Definitions;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.warehouse.PublishedVersion;

/** How much faster cubes answer than records do: printed, as a ratio of the same run. */
@EnabledIfSystemProperty(
        named = "merata.benchmark",
        matches = "true",
        disabledReason = "a benchmark: run with -Dmerata.benchmark=true")
class CubeSpeedTest {
    private static final int ROUNDS = 15;
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());

    @TempDir
    Path directory;

    @Test
    void aTileFromCubesAgainstTheSameOnTheRecords() throws Exception {
        try (MadeUpStore store = MadeUpStore.seeded(directory, DEFINITIONS, 1, 1_000_000);
                PublishedVersion version = PublishedVersion.open(store.publish("v1"))) {
            var measures = new Measures(DEFINITIONS, version);
            String of =
                    " FROM service_transactions t JOIN region_closure p ON p.code = t.region AND p.level = 'province'"
                            + " JOIN channel c ON c.code = t.channel WHERE completed_at IS NOT NULL AND ";
            Question share = Question.of("digital_take_up")
                    .by(Breakdown.of("region", "province"))
                    .each(Grain.MONTH);
            String shareSql = "SELECT date_trunc('month', completed_at), p.ancestor, count(*) FILTER (WHERE c.kind ="
                    + " 'digital') / count(*)" + of + "status IN ('completed', 'rejected') GROUP BY ALL";
            print("share by province and month", () -> measures.answer(share), () -> store.list(shareSql));
            Question quantile = Question.of("processing_time_median", "processing_time_p90")
                    .by(Breakdown.of("service"))
                    .each(Grain.MONTH);
            String quantileSql = "SELECT date_trunc('month', completed_at), t.service,"
                    + " quantile_disc(processing_time_seconds, [0.5, 0.9])" + of + "status = 'completed' GROUP BY ALL";
            print("p50 and p90 by service and month", () -> measures.answer(quantile), () -> store.list(quantileSql));
            assertEquals(
                    measures.answer(quantile).observations().size(),
                    2 * store.list(quantileSql).size());
        }
    }

    private static void print(String what, Callable<?> fromCubes, Callable<?> fromRecords) throws Exception {
        double[] cubes = new double[ROUNDS];
        double[] records = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            cubes[i] = milliseconds(fromCubes);
            records[i] = milliseconds(fromRecords);
        }
        Arrays.sort(cubes);
        Arrays.sort(records);
        System.out.printf(
                Locale.ROOT,
                "%s: cubes %.1f ms, records %.1f ms, ratio %.2f%n",
                what,
                cubes[ROUNDS / 2],
                records[ROUNDS / 2],
                cubes[ROUNDS / 2] / records[ROUNDS / 2]);
    }

    private static double milliseconds(Callable<?> work) throws Exception {
        long started = System.nanoTime();
        work.call();
        return (System.nanoTime() - started) / 1e6;
    }
}
