package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;

/** How much a file may take is set in the country's file; what was accepted once is never refused for it. */
class FileLimitsTest {
    private static final String ROW = "X%d,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() throws IOException {
        home = TestHome.in(folder);
        Path source = folder.resolve("data/sources/transactions.yaml");
        Files.writeString(source, Files.readString(source).replace("transactions/*.csv", "transactions/*"));
    }

    private void limit(String limits) throws IOException {
        Path country = folder.resolve("data/country.yaml");
        String stated = Files.readString(country).replaceAll("(?m)^file_limits:.*\\R", "");
        Files.writeString(country, stated + "file_limits: {" + limits + "}\n");
    }

    private static String rows(int count) {
        var text = new StringBuilder(TestHome.TRANSACTIONS_HEADER + "\n");
        for (int i = 1; i <= count; i++) {
            text.append(ROW.formatted(i)).append('\n');
        }
        return text.toString();
    }

    private String load(String name, byte[] bytes) {
        home.write("data/inbox/transactions/" + name, bytes);
        FileReport report = home.ingest().files().stream()
                .filter(file -> file.file().endsWith(name))
                .findFirst()
                .orElseThrow();
        return report.refused()
                .map(why -> why.code() + " "
                        + report.notices().stream()
                                .filter(notice -> notice.kind() == why)
                                .findFirst()
                                .orElseThrow()
                                .details())
                .orElse("loaded");
    }

    private String load(String name, String text) {
        return load(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatGoesBeyondALimitIsRefusedByItsName() throws IOException {
        limit("rows: 2");
        assertEquals("table_too_long {allowed=2, rows=3}", load("a.csv", rows(3)));
        assertEquals("table_too_long {allowed=2, rows=3}", load("a.ndjson", "{\"transaction_id\":\"1\"}\n".repeat(3)));
        assertEquals("loaded", load("b.csv", rows(2)));
        limit("columns: 9");
        assertEquals("table_too_wide {allowed=9, columns=10}", load("c.csv", rows(4)));
        limit("cell_letters: 100");
        String longCell = rows(5).replace("X3", "\"" + "x".repeat(101) + "\"");
        assertEquals("cell_too_large {allowed=100}", load("d.csv", longCell));
        assertEquals("loaded", load("e.csv", rows(6).replace("X3", "x".repeat(100))));
        limit("file_megabytes: 1");
        assertEquals("file_too_large {allowed=1 MB}", load("f.csv", rows(20_000)));
        limit("unpacked_megabytes: 1, ratio: 1000");
        assertEquals("unpacked_too_large {allowed=1 MB}", load("g.csv.gz", gzip(rows(20_000))));
    }

    @Test
    void whatWasAcceptedIsLoadedAgainWhateverTheLimitsAre() throws IOException {
        assertEquals("loaded", load("a.csv", rows(3)));
        limit("rows: 2, columns: 2, file_megabytes: 1");
        home.rebuild();
        assertEquals(List.of("3"), home.records("SELECT count(*) FROM fact_service_transactions"));
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
