package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.warehouse.Archive;
import org.merata.warehouse.Secret;

/** What is about a person is recognised before anything is kept, and is nowhere afterwards. */
class PersonalDataTest {
    private static final long SEED = 20_241_017;
    private static final String REST = ",passport,A,G1,online,2024-07-05 16:00:00,2024-07-08 10:00:00,,completed,0";
    private static final String[] NAMES = {"Siti", "Budi", "Agus", "Dewi", "Ketut", "Wahyu", "Ratna", "Yusuf"};

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder)
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "max_quarantined: 1",
                        List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
    }

    static String identityNumber(Random random) {
        int[] provinces = {11, 31, 32, 33, 35, 51, 64, 73, 91};
        int day = 1 + random.nextInt(28) + (random.nextBoolean() ? 40 : 0);
        return "%02d%02d%02d%02d%02d%02d%04d"
                .formatted(
                        provinces[random.nextInt(provinces.length)],
                        1 + random.nextInt(70),
                        1 + random.nextInt(20),
                        day,
                        1 + random.nextInt(12),
                        random.nextInt(100),
                        1 + random.nextInt(9_998));
    }

    private static String phone(Random random) {
        return (random.nextBoolean() ? "08" : "+628")
                + (11 + random.nextInt(80))
                + (1_000_000 + random.nextInt(8_999_999));
    }

    private static String name(Random random) {
        return NAMES[random.nextInt(NAMES.length)] + " Xq" + letters(random) + "zq";
    }

    private static String letters(Random random) {
        return random.ints(7, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** Every place where something may be kept. */
    private Map<String, String> keptTexts() throws IOException {
        try (var files = Files.walk(home.home().store())) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(Path::toString, this::read));
        }
    }

    private String read(Path file) {
        if (file.toString().endsWith(".zst")) {
            return archived(file.getFileName().toString().replaceFirst("\\..*", ""));
        }
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the archive holds under a hash, unpacked. */
    private String archived(String sha256) {
        try (InputStream in = new Archive(home.home()).findContent(sha256).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String databaseText() {
        var text = new StringBuilder();
        for (String table : home.records("SELECT table_name FROM duckdb_tables()")) {
            home.records("SELECT * FROM \"" + table + "\"")
                    .forEach(row -> text.append(row).append('\n'));
        }
        return text.toString();
    }

    private void assertNowhere(List<String> secrets, String said) throws IOException {
        Map<String, String> kept = keptTexts();
        String database = databaseText();
        for (String secret : secrets) {
            kept.forEach(
                    (file, text) -> assertFalse(text.contains(secret), "seed " + SEED + ": " + secret + " in " + file));
            assertFalse(database.contains(secret), "seed " + SEED + ": " + secret + " in the records");
            assertFalse(said.contains(secret), "seed " + SEED + ": " + secret + " was said");
        }
    }

    private static String said(IngestReport report) {
        return report.toMap() + report.toString();
    }

    @Test
    void nothingPersonalIsKeptOrSaidWhereverItStood() throws IOException {
        var random = new Random(SEED);
        var secrets = new ArrayList<String>();
        var rows = new ArrayList<String>();
        for (int i = 0; i < 3_000; i++) {
            String nik = identityNumber(random);
            String phone = phone(random);
            String mail = "u" + random.nextInt(1_000_000) + "qz@contoh.example";
            String name = name(random);
            secrets.addAll(List.of(nik, phone, mail, name.substring(name.indexOf(' ') + 1)));
            String id = i % 3 == 0 ? nik : "T" + i;
            String row = id + REST;
            if (i % 10 == 1) {
                row = row.replace("completed,0", (i % 20 == 1 ? nik : mail) + ",0");
            } else if (i % 10 == 2) {
                row = row.replace("passport", "\"hubungi " + phone + "\n ya\"");
            } else if (i % 10 == 4) {
                row = row.replace("2024-07-05 16:00:00", nik);
            }
            row += "," + nik + "," + phone + "," + mail + "," + name + ",\"Pengaduan dari " + name + ",\nalamat jalan "
                    + i + " nomor " + random.nextInt(99) + "\"";
            if (i % 50 == 7) {
                row = row.replace('\n', ' ') + "," + nik;
            } else if (i % 50 == 9) {
                row = nik + "," + name;
            } else if (i % 50 == 11) {
                row = "\"" + nik + "\" x" + REST + ",,,,,";
            }
            rows.add(row);
        }
        home.write(
                "data/inbox/transactions/p.csv",
                TestHome.TRANSACTIONS_HEADER + ",NIK,kontak,surat,siapa,uraian\n" + String.join("\n", rows) + "\n");
        IngestReport report = home.ingest();
        FileReport file = report.files().get(0);
        assertEquals(Outcome.LOADED, file.outcome(), said(report));
        assertEquals(3_000, file.rowsRead());
        assertEquals(file.rowsRead(), file.accepted() + file.quarantined() + file.duplicates());
        assertTrue(file.faults().keySet().containsAll(List.of("cells_missing", "cells_extra", "quotes_broken")));
        assertNowhere(secrets, said(report));
    }

    @Test
    void onePersonalCellFarFromAnySampleIsFoundToo() throws IOException {
        var random = new Random(SEED);
        String key = identityNumber(random);
        String stray = identityNumber(random);
        var rows = new ArrayList<>(List.of(StoreTest.rows(0, 30_000, SEED)));
        rows.set(20_001, key + REST);
        rows.set(21_001, "Y1" + REST.replace("G1", stray));
        home.transactions("s.csv", rows.toArray(String[]::new));
        IngestReport report = home.ingest();
        assertNowhere(List.of(key, stray), said(report));
        assertEquals(29_999, report.accepted());
        assertEquals(
                List.of("21002|agency|unknown_code|***"),
                home.records("SELECT record, \"column\", code, value FROM quarantine"));
        assertEquals(
                List.of(PersonKey.of(Secret.of(home.home())).of(key)),
                home.records("SELECT transaction_id FROM fact_service_transactions WHERE record = 20002"));
    }

    @Test
    void aKeyIsTheSameInEveryFileSoThatRecordsStillMeet() {
        home.transactions("a.csv", "3171014101900001" + REST, "T1" + REST);
        home.transactions("b.csv", "'3171014101900001" + REST, "317101-410190-0001" + REST, "T2" + REST);
        IngestReport report = home.ingest();
        assertEquals(3, report.accepted());
        assertEquals(2, report.duplicates());
        assertEquals(
                List.of("1"),
                home.records("SELECT count(*) FROM fact_service_transactions"
                        + " WHERE regexp_full_match(transaction_id, '[0-9a-f]{32}')"));
    }

    @Test
    void aFileWithoutPersonalDataIsArchivedByteForByteAndOthersOnce() throws IOException {
        home.transactions("a.csv", StoreTest.rows(0, 50, SEED));
        home.write("data/inbox/transactions/b.csv", TestHome.TRANSACTIONS_HEADER + ",nama\nT9" + REST + ",Siti\n");
        home.ingest();
        assertEquals(
                List.of("true", "false"), home.records("SELECT sha256 = archived_sha256 FROM batch ORDER BY batch"));
        assertEquals(
                Files.readString(home.home().inbox().resolve("transactions/a.csv")),
                archived(
                        home.records("SELECT sha256 FROM batch WHERE batch = 1").get(0)));
        assertEquals(
                TestHome.TRANSACTIONS_HEADER + ",nama\nT9" + REST + ",\n",
                archived(home.records("SELECT archived_sha256 FROM batch WHERE batch = 2")
                        .get(0)));
        IngestReport again = home.ingest();
        assertTrue(again.files().stream().allMatch(file -> file.outcome() == Outcome.ALREADY_INGESTED));
    }

    @Test
    void aSourceMayKeepKeyOrDropAColumn() {
        home.source(
                TestHome.TRANSACTIONS,
                "service_transactions",
                "personal: {transaction_id: keep, returned_times: drop, due_at: keep}",
                List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        home.transactions("a.csv", "3171014101900001" + REST);
        home.ingest();
        assertEquals(
                List.of("3171014101900001|null"),
                home.records("SELECT transaction_id, returned_times FROM fact_service_transactions"));
    }

    @Test
    void identityNumbersCutByASpreadsheetRefuseTheFileWhereTheyAreKeysAndAreCountedElsewhere() {
        home.transactions("a.csv", "3171010101900000" + REST, "3.17101E+15" + REST);
        home.write(
                "data/inbox/transactions/b.csv",
                TestHome.TRANSACTIONS_HEADER + ",NIK\nT1" + REST + ",3171010101900000\nT2" + REST
                        + ",\"3,17101E+15\"\nT3" + REST + ",3171010101900001\n");
        IngestReport report = home.ingest();
        assertEquals(
                Optional.of(IngestNotice.IDENTITY_KEY_DAMAGED),
                report.files().get(0).refused());
        assertEquals(3, report.accepted());
        assertEquals(
                List.of(Map.of("column", "NIK", "cells", "2")),
                report.files().get(1).notices().stream()
                        .filter(notice -> notice.kind() == IngestNotice.IDENTITY_NUMBER_DAMAGED)
                        .map(notice -> notice.details())
                        .toList());
    }

    @Test
    void columnsOfChildrenAndHealthAreNamedAsSpecificData() {
        home.write(
                "data/inbox/transactions/a.csv",
                TestHome.TRANSACTIONS_HEADER + ",Diagnosa,Tanggal Lahir,NISN\nT1" + REST
                        + ",Flu,2019-01-02,0012345678\n");
        FileReport file = home.ingest().files().get(0);
        assertEquals(
                List.of("Diagnosa", "Tanggal Lahir", "NISN"),
                file.notices().stream()
                        .filter(notice -> notice.kind() == IngestNotice.PERSONAL_SPECIFIC)
                        .map(notice -> notice.details().get("column"))
                        .toList());
    }

    @Test
    void everyRecordStaysOnItsLineAndIsFaultyForTheSameReason() {
        String text = TestHome.TRANSACTIONS_HEADER + ",catatan,nama\n\nT1" + REST.replace("passport", "Q")
                + ",\"satu\ndua\",Siti\nT2" + REST + ",x,Budi,zuviel\n\n\"T3\" y" + REST + ",x,Agus\nT4"
                + REST.replace("G1", "Q") + ",x,Dewi\nT5\n";
        home.write("data/inbox/transactions/a.csv", text);
        TestHome kept = TestHome.in(folder.resolve("kept"))
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "max_quarantined: 1\npersonal: {nama: keep, catatan: keep}",
                        List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        kept.write("data/inbox/transactions/a.csv", text);
        home.ingest();
        kept.ingest();
        String places = "SELECT record, line, \"column\", code FROM quarantine ORDER BY record";
        assertEquals(kept.records(places), home.records(places));
        assertEquals(5, home.records(places).size());
    }

    @Test
    void factsMadeAgainFromTheArchiveAreTheSame() {
        var random = new Random(SEED);
        home.write(
                "data/inbox/transactions/a.csv",
                TestHome.TRANSACTIONS_HEADER.replace(',', ';') + ";nama\n"
                        + (identityNumber(random) + REST).replace(',', ';') + ";Siti\n"
                        + ("T1" + REST).replace(',', ';') + ";Budi\n");
        home.ingest();
        String facts = "SELECT * EXCLUDE (batch) FROM fact_service_transactions ORDER BY record";
        List<String> before = home.records(facts);
        String contract = "data/contracts/service_transactions.yaml";
        try {
            String yaml = Files.readString(home.home().root().resolve(contract));
            home.write(contract, yaml.replace("constraints: {minimum: 0}", "constraints: {minimum: 0, maximum: 99}"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        home.ingest();
        assertEquals(List.of("1"), home.records("SELECT max(batch) FROM batch"), "it keeps its number");
        assertEquals(before, home.records(facts));
    }
}
