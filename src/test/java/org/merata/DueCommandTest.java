package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open cases that are about to fall late, from a made-up export of SP4N-LAPOR! through the template that comes with Merata. */
class DueCommandTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void load() throws IOException {
        home = TestHome.in(folder);
        home.write("data/sources/lapor.yaml", java.nio.file.Files.readAllBytes(Path.of("data/sources/lapor.yaml")));
        home.write("data/inbox/lapor/laporan.csv", """
                Tracking ID;Judul Laporan;Isi Laporan;Tanggal Laporan Masuk;Klasifikasi Laporan;Wilayah;Instansi Terdisposisi;Sumber Laporan;Tanggal Tindak Lanjut Pertama;Tanggal Selesai
                L1;Judul;KTP saya belum jadi, hubungi 081234567890;08/07/2024 09:00;Pengaduan;Alfa;Kantor Satu;Website;;
                L2;Judul;Berapa lama paspor;08/07/2024 10:00;Permintaan Informasi;Beta;Kantor Dua;SMS;;
                L3;Judul;Antrean;09/07/2024 08:00;Pengaduan Berkadar Pengawasan;Beta;Kantor Dua;Website;20/07/2024 10:00;
                L4;Judul;Usul;09/07/2024 08:00;Aspirasi;Beta;Kantor Dua;Website;;
                """);
        home.transactions(
                "a.csv",
                "T1,passport,A,G1,online,2024-07-08 09:00:00,,,in_progress,0",
                "T2,passport,A,G1,online,2024-07-08 09:00:00,,,returned,1",
                "T3,passport,A,G1,online,2024-07-08 09:00:00,2024-07-09 09:00:00,,completed,0");
        home.ingest();
    }

    private CommandRun run(String... arguments) {
        var all = new ArrayList<>(List.of("due", "--language", "en", "--home", folder.toString()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private List<String> listed(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(List.of(arguments));
        CommandRun run = run(all.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run.err());
        var lines = new ArrayList<String>();
        for (JsonNode row : new ObjectMapper().readTree(run.out()).findValue("rows")) {
            lines.add(row.get("number").asText() + " " + row.get("days_left").asDouble());
        }
        return lines;
    }

    @Test
    void casesStandByTheTimeLeft() throws IOException {
        assertEquals(List.of("T1 2.0", "L2 6.0"), listed("--as-of", "2024-07-10"));
        assertEquals(List.of("T1 2.0", "L2 6.0", "L1 17.0"), listed("--as-of", "2024-07-10", "--within", "30"));
    }

    @Test
    void whatIsLateAlreadyIsListedWhereItIsAskedFor() throws IOException {
        assertEquals(List.of(), listed("--as-of", "2024-08-01"));
        assertEquals(List.of("T1 -20.0", "L2 -16.0", "L1 -5.0"), listed("--as-of", "2024-08-01", "--late"));
    }

    @Test
    void casesOfOneDatasetOrAgency() throws IOException {
        assertEquals(List.of("L2 6.0"), listed("--as-of", "2024-07-10", "--dataset", "complaints"));
        assertEquals(List.of("L2 6.0"), listed("--as-of", "2024-07-10", "--agency", "G2"));
    }

    @Test
    void theListHoldsNumbersCodesAndLimitsOnly() {
        String table = run("--as-of", "2024-07-10").out();
        assertTrue(table.contains("L2") && table.contains("2024-07-16 00:00") && table.contains("2 open cases"), table);
        assertFalse(table.contains("KTP") || table.contains("0812") || table.contains("paspor"), table);
        assertTrue(run("--as-of", "2030-01-01").out().contains("No open case falls late"));
        String csv = run("--as-of", "2024-07-10", "--format", "csv").out();
        assertTrue(csv.startsWith("days_left,due,dataset,number,agency,service,region,channel"), csv);
    }

    @Test
    void wrongDaysAndDatesAreRefused() {
        assertEquals(2, run("--as-of", "tomorrow").exitCode());
        assertEquals(2, run("--within", "0").exitCode());
        assertEquals(2, run("--limit", "0").exitCode());
    }
}
