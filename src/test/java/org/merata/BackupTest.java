package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup makes the same home again, whole or not at all, and may be made while files are loaded. */
class BackupTest {
    private static final String BATCHES = "SELECT * EXCLUDE (seconds) FROM batch ORDER BY batch";
    private static final String FACTS = "SELECT * FROM fact_service_transactions ORDER BY batch, record";
    private static final String HISTORY = "SELECT * FROM history_service_transactions ORDER BY ALL";

    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    private TestHome home;
    private Path backup;
    private Path other;

    private record Said(int exitCode, String text) {}

    @BeforeEach
    void load() {
        home = TestHome.in(folder.resolve("home"))
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "corrections: replace\nmax_quarantined: 0.5",
                        List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        home.transactions("1.csv", CommandTest.applications());
        home.ingest();
        String[] corrections = CommandTest.applications();
        home.transactions(
                "2.csv",
                corrections[0].replace(",online,", ",phone,").replace(",counter,", ",phone,"),
                "Z1,nothing,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "Z2,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        home.ingest();
        backup = folder.resolve("backup");
        other = folder.resolve("other");
    }

    private Said run(Path at, String... arguments) throws Exception {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", at.toString()));
        Process process = CommandRun.start(temporary, all.toArray(String[]::new));
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private Said makeBackup() throws Exception {
        return run(home.home().root(), "backup", backup.toString(), "--language", "en");
    }

    private Said restore(String language) throws Exception {
        return run(other, "restore", backup.toString(), "--language", language);
    }

    private Path archived() throws IOException {
        try (var files = Files.list(backup.resolve("home/data/store/archive"))) {
            return files.filter(file -> file.toString().endsWith(".zst"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatIsPutBackPublishesTheSameBytes() throws Exception {
        Said made = makeBackup();
        assertEquals(0, made.exitCode(), made.text());
        assertTrue(made.text().contains("2 of them archived"), made.text());
        assertFalse(Files.exists(backup.resolve("home/data/store/records.duckdb")));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
        Path unfinished = other.resolve(".restore-unfinished/data/country.yaml");
        Files.createDirectories(unfinished.getParent());
        Files.writeString(unfinished, "what a restore that was killed left behind");
        Said back = restore("en");
        assertEquals(0, back.exitCode(), back.text());
        assertFalse(back.text().contains("was missing from the records"), back.text());
        TestHome again = TestHome.at(other);
        for (String question : List.of(BATCHES, FACTS, HISTORY, "SELECT * FROM quarantine ORDER BY ALL")) {
            assertEquals(home.records(question), again.records(question), question);
        }
        assertEquals(1, again.records(HISTORY).size());
        assertEquals(home.publishedHashes(), again.publishedHashes());
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(again.home().store())));
        try (var left = Files.list(other)) {
            assertEquals(
                    List.of("dashboards", "data"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
        again.transactions("1.csv", CommandTest.applications());
        Said known = run(other, "ingest", "--language", "en");
        assertTrue(known.text().contains("already ingested as batch 1"), known.text());
        assertEquals(0, run(other, "doctor").exitCode());
    }

    @Test
    void aBackupBesideARunningIngestionIsWhole() throws Exception {
        String[] rows = IntStream.range(0, 400_000)
                .mapToObj(i -> "k" + i + ",licence,A,G1,online,2023-02-05 08:00:00,2023-02-05 08:10:00,,completed,0")
                .toArray(String[]::new);
        home.transactions("3.csv", rows);
        home.transactions("4.csv", "k0,licence,B,G1,online,2023-02-05 08:00:00,2023-02-05 08:10:00,,completed,0");
        Process ingesting = CommandRun.startUnheard(
                temporary, "ingest", "--home", home.home().root().toString());
        while (ingesting.isAlive() && !Files.readString(home.home().lock()).contains("process " + ingesting.pid())) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        for (int i = 0; i < 3; i++) {
            backup = folder.resolve("backup" + i);
            other = folder.resolve("other" + i);
            Said made = makeBackup();
            assertEquals(0, made.exitCode(), made.text());
            if (i == 0) {
                assertTrue(ingesting.isAlive(), "the backup was made beside it");
            }
        }
        assertEquals(0, ingesting.waitFor());
        for (int i = 0; i < 3; i += 2) {
            backup = folder.resolve("backup" + i);
            other = folder.resolve("other" + i);
            Said back = restore("en");
            assertEquals(0, back.exitCode(), back.text());
            TestHome again = TestHome.at(other);
            assertTrue(
                    Integer.parseInt(again.records("SELECT count(*) FROM batch").get(0)) >= 2);
            again.transactions("3.csv", rows);
            again.transactions("4.csv", "k0,licence,B,G1,online,2023-02-05 08:00:00,2023-02-05 08:10:00,,completed,0");
            again.ingest();
            assertEquals(
                    home.records("SELECT * EXCLUDE (loaded_at, seconds) FROM batch ORDER BY batch"),
                    again.records("SELECT * EXCLUDE (loaded_at, seconds) FROM batch ORDER BY batch"));
            assertEquals(
                    home.records("SELECT count(*), count(DISTINCT transaction_id), sum(hash(f)) FROM"
                            + " fact_service_transactions f"),
                    again.records("SELECT count(*), count(DISTINCT transaction_id), sum(hash(f)) FROM"
                            + " fact_service_transactions f"));
        }
    }

    @Test
    void aDamagedBackupIsNamedAndNothingIsWritten() throws Exception {
        makeBackup();
        Path archived = archived();
        byte[] whole = Files.readAllBytes(archived);
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 4;
        Files.write(archived, flipped);
        Said damaged = restore("en");
        assertEquals(Main.WRONG_INPUT, damaged.exitCode(), damaged.text());
        assertTrue(damaged.text().contains(archived.getFileName().toString()), damaged.text());
        assertTrue(damaged.text().contains("nothing was written"), damaged.text());
        assertFalse(Files.exists(other.resolve("data")));
        Files.delete(archived);
        Files.delete(backup.resolve("home/data/country.yaml"));
        Said missing = restore("id");
        assertEquals(Main.WRONG_INPUT, missing.exitCode(), missing.text());
        assertTrue(missing.text().contains("data/country.yaml"), missing.text());
        assertTrue(missing.text().contains("Salinan cadangan rusak; tidak ada yang ditulis"), missing.text());
        Path list = backup.resolve("backup.json");
        String text = Files.readString(list);
        Files.writeString(list, text.replaceFirst("\"bytes\" : (\\d)", "\"bytes\" : 9$1"));
        Said changed = restore("en");
        assertEquals(Main.WRONG_INPUT, changed.exitCode(), changed.text());
        assertTrue(changed.text().contains("backup.json"), changed.text());
        Files.delete(list);
        Said unfinished = restore("en");
        assertEquals(Main.WRONG_USAGE, unfinished.exitCode(), unfinished.text());
        assertFalse(Files.exists(other.resolve("data")));
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        makeBackup();
        Said twice = makeBackup();
        assertEquals(Main.WRONG_USAGE, twice.exitCode(), twice.text());
        List<String> facts = home.records(FACTS);
        Said over = run(home.home().root(), "restore", backup.toString(), "--language", "id");
        assertEquals(Main.WRONG_USAGE, over.exitCode(), over.text());
        assertTrue(over.text().contains("tidak ada yang diubah"), over.text());
        assertEquals(facts, home.records(FACTS));
        Said within = run(
                home.home().root(),
                "backup",
                home.home().data().resolve("backup").toString(),
                "--language",
                "en");
        assertEquals(Main.WRONG_USAGE, within.exitCode(), within.text());
        assertFalse(Files.exists(home.home().data().resolve("backup")));
        assertEquals(
                Main.WRONG_USAGE,
                run(folder.resolve("nowhere"), "backup", other.toString()).exitCode());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void damageInTheHomeItselfIsToldAndTheRestIsSaved(boolean gone) throws Exception {
        Path archived;
        try (var files = Files.list(home.home().archive())) {
            archived = files.filter(file -> file.toString().endsWith(".zst"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(archived);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
        Files.write(archived, bytes);
        if (gone) {
            Files.delete(archived);
        }
        Said made = makeBackup();
        assertEquals(Main.WRONG_INPUT, made.exitCode(), made.text());
        assertTrue(made.text().contains("missing or damaged: transactions/"), made.text());
        Said back = restore("en");
        assertEquals(Main.WRONG_INPUT, back.exitCode(), back.text());
        assertTrue(back.text().contains("refused"), back.text());
        assertEquals(List.of("1"), TestHome.at(other).records("SELECT count(*) FROM batch"));
    }
}
