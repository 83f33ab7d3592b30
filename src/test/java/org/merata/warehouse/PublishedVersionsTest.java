package org.merata.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.definition.Aggregate;
import org.merata.definition.Definitions;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.MadeUpStore;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Text;

class PublishedVersionsTest {
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());

    private static final Aggregate COUNT = DEFINITIONS
            .getMeasure("completed_transactions")
            .formula()
            .aggregates()
            .get(0);

    @TempDir
    Path directory;

    private Path first;

    @BeforeEach
    void publish() throws Exception {
        first = publish("v1", 10);
    }

    private Path publish(String version, int transactions) throws Exception {
        try (MadeUpStore store = MadeUpStore.empty(directory, DEFINITIONS)) {
            return store.transactions(transactions, "2024-01", "1101", "counter", "completed")
                    .publish(version);
        }
    }

    private PublishedVersions open() {
        return PublishedVersions.open(directory, directory.resolve("CURRENT"));
    }

    @Test
    void aVersionTellsWhatItHolds() {
        try (PublishedVersion version = PublishedVersion.open(first)) {
            assertEquals("v1", version.id());
            assertEquals(java.time.Instant.parse("2026-01-02T03:04:05Z"), version.publishedAt());
            assertEquals(
                    java.util.Set.of("service_transactions"), version.meta().syntheticDatasets());
            Region north = version.reference().findRegion("11").orElseThrow();
            assertEquals(Text.of("North", "Utara"), north.name());
            assertEquals(Map.of("own", "11", "other", "91"), north.codes());
            assertEquals(Optional.of(new Region.Tile(0, 0, "NO")), north.tile());
            assertEquals(Optional.of(1_100_000L), north.population(2025));
            assertEquals(
                    List.of("13", "14"),
                    version.reference().findRegion("15").orElseThrow().predecessors());
            Service card = version.reference().findService("svc_a").orElseThrow();
            assertEquals(Optional.of(new Service.Standard(5, Service.TimeUnit.WORKING_DAY)), card.standard());
            assertEquals(
                    OptionalInt.empty(),
                    version.reference().findService("svc_b").orElseThrow().steps());
            assertEquals(4, version.reference().listChannels().size());
            assertEquals(
                    Optional.of("gov_1"),
                    version.reference().findAgency("off_1a").orElseThrow().parent());
        }
    }

    @Test
    void theQualityOfEachLoadIsThereTheLatestFirst() {
        try (PublishedVersion version = PublishedVersion.open(first)) {
            List<Quality.Batch> batches = version.quality().batches();
            assertEquals(
                    List.of("2", "1"), batches.stream().map(Quality.Batch::id).toList());
            Quality.Batch earlier = batches.get(1);
            assertEquals(List.of(new Quality.Reason("unknown_code", "region", 3)), earlier.reasons());
            assertEquals(earlier.rowsRead(), earlier.accepted() + earlier.quarantined() + earlier.duplicates());
            assertEquals(Optional.of(Period.of(Grain.MONTH, java.time.LocalDate.of(2024, 12, 1))), earlier.lastMonth());
            assertEquals(Optional.empty(), batches.get(0).firstMonth());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM glob('/*')",
                "COPY (SELECT 1) TO '/tmp/out.csv'",
                "ATTACH '/tmp/other.duckdb'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET enable_external_access = true",
                "SET memory_limit = '10GB'",
                "PRAGMA threads = 8",
                "CREATE TABLE mine(a INTEGER)",
                "DELETE FROM meta",
                "DROP TABLE meta"
            })
    void aQueryReachesNothingButTheVersion(String sql) {
        try (PublishedVersion version = PublishedVersion.open(first)) {
            assertThrows(DataAccessException.class, () -> version.query(context -> context.fetch(sql)));
            assertEquals("v1", ask(version, "SELECT value FROM meta WHERE key = 'version'"));
        }
    }

    @Test
    void aQueryThatTakesTooLongIsCancelled() {
        var limits = new PublishedVersion.Limits("256MB", 2, 1);
        try (PublishedVersion version = PublishedVersion.open(first, limits)) {
            assertThrows(
                    DataAccessException.class,
                    () -> version.query(
                            context -> context.fetch(
                                    "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE hash(a.range, b.range) = 1")));
            assertEquals(1, ask(version, "SELECT 1"));
        }
    }

    @Test
    void whatIsNoVersionIsRefused() throws Exception {
        Path garbage = Files.writeString(directory.resolve("v9.duckdb"), "not a database");
        assertThrows(IllegalStateException.class, () -> PublishedVersion.open(garbage));
        assertThrows(IllegalStateException.class, () -> PublishedVersion.open(directory.resolve("v8.duckdb")));
    }

    @Test
    void beforeTheFirstIngestionThereIsNone() {
        try (var versions = PublishedVersions.open(directory, directory.resolve("NOWHERE"))) {
            assertEquals(Optional.empty(), versions.current());
            assertTrue(versions.lease().isEmpty());
            assertFalse(versions.refresh());
        }
    }

    @Test
    void anOldVersionClosesWithItsLastLease() throws Exception {
        try (PublishedVersions versions = open()) {
            PublishedVersions.Lease one = versions.lease().orElseThrow();
            PublishedVersions.Lease two = versions.lease().orElseThrow();
            PublishedVersion old = one.version();
            assertFalse(versions.refresh());
            publish("v2", 20);
            assertTrue(versions.refresh());
            assertEquals("v2", versions.current().orElseThrow().id());
            one.close();
            one.close();
            assertEquals(1, ask(old, "SELECT 1"));
            two.close();
            assertThrows(IllegalStateException.class, () -> ask(old, "SELECT 1"));
        }
    }

    @Test
    void aPointerToNothingLeavesTheOldVersionServed() throws Exception {
        try (PublishedVersions versions = open()) {
            Files.writeString(directory.resolve("CURRENT"), "v7\n");
            assertThrows(IllegalStateException.class, versions::refresh);
            assertEquals("v1", versions.current().orElseThrow().id());
            Files.writeString(directory.resolve("CURRENT"), "../v1\n");
            assertThrows(IllegalStateException.class, versions::refresh);
        }
    }

    @Test
    void readersSeeOneVersionWholeWhileVersionsChange() throws Exception {
        for (int i = 2; i <= 5; i++) {
            publish("v" + i, 10 * i);
        }
        Files.writeString(directory.resolve("CURRENT"), "v1\n");
        var stop = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(6);
        try (PublishedVersions versions = open()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                readers.add(pool.submit(reader(versions, stop)));
            }
            for (int i = 2; i <= 5; i++) {
                Files.writeString(directory.resolve("NEXT"), "v" + i + "\n");
                Files.move(
                        directory.resolve("NEXT"),
                        directory.resolve("CURRENT"),
                        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
                assertTrue(versions.refresh());
            }
            stop.set(true);
            for (Future<Integer> reader : readers) {
                assertTrue(reader.get() > 0);
            }
        } finally {
            stop.set(true);
            pool.shutdown();
        }
    }

    private static Callable<Integer> reader(PublishedVersions versions, AtomicBoolean stop) {
        return () -> {
            int read = 0;
            do {
                try (PublishedVersions.Lease lease = versions.lease().orElseThrow()) {
                    int number = Integer.parseInt(lease.version().id().substring(1));
                    Object rows = ask(
                            lease.version(),
                            "SELECT sum(" + COUNT.column()
                                    + ")::BIGINT FROM cube_service_transactions__completed_at__region_channel");
                    assertEquals(10L * number, rows);
                    read++;
                }
            } while (!stop.get());
            return read;
        };
    }

    private static Object ask(PublishedVersion version, String sql) {
        return version.<Object>query(context -> context.fetchValue(sql));
    }
}
