package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill bench sees what it is there to see: a store broken on purpose is told as lost or doubled, a sound one is not. */
class KillBenchTest {
    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    @Test
    void kindlyTreatedNothingIsLostOrDoubled() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("kill loop of seed " + seed);
        KillBench.Result result = KillBench.run(folder, temporary, 8, seed);
        assertEquals(0, result.lost(), "seed " + seed);
        assertEquals(0, result.doubled(), "seed " + seed);
        assertEquals(0, result.wrongTotals(), "seed " + seed);
        assertTrue(result.rebuiltTheSame(), "seed " + seed);
    }

    @Test
    void aFileThatWentFromTheArchiveWithTheRecordsIsLost() throws Exception {
        KillBench.Result result = broken(home -> {
            delete(onlyBatch(home));
            delete(home.home().records());
        });
        assertTrue(result.lost() > 0, result.toString());
        assertTrue(result.wrongTotals() > 0, result.toString());
        assertFalse(result.rebuiltTheSame());
    }

    @Test
    void rowsThatWentBehindTheLedgersBackAreLost() throws Exception {
        KillBench.Result result = broken(
                home -> execute(home, "DELETE FROM fact_service_transactions WHERE batch = 1 AND record % 2 = 0"));
        assertEquals(1, result.lost(), result.toString());
        assertEquals(0, result.doubled(), result.toString());
    }

    @Test
    void rowsThatAreThereTwiceAreDoubled() throws Exception {
        KillBench.Result result = broken(
                home -> execute(
                        home,
                        "INSERT INTO fact_service_transactions SELECT * FROM fact_service_transactions WHERE batch = 1 LIMIT 1"));
        assertEquals(1, result.doubled(), result.toString());
        assertEquals(0, result.lost(), result.toString());
    }

    private KillBench.Result broken(Consumer<TestHome> sabotage) throws Exception {
        return KillBench.run(folder, temporary, 1, 1, sabotage);
    }

    private static Path onlyBatch(TestHome home) {
        String sha256 = home.records("SELECT archived_sha256 FROM batch WHERE batch = 1")
                .get(0);
        return home.home().archive().resolve(sha256 + ".zst");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(TestHome home, String sql) {
        try (var connection =
                        DriverManager.getConnection("jdbc:duckdb:" + home.home().records());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
