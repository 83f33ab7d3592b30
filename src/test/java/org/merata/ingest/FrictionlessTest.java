package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;

/**
 * A file for each kind of error that Frictionless knows in data, and what Merata makes of it. Without a counterpart, since a source states no
 * number of bytes, rows or columns, no hash and no sequence, and names no address to fetch from: hash-count, byte-count, row-count,
 * field-count, table-dimensions, sequential-value, scheme-error. Deviated values and cells are the outliers of {@code /quality}.
 */
class FrictionlessTest {
    private static final String HEADER = TestHome.TRANSACTIONS_HEADER;
    private static final String GOOD = "X0,passport,A,G1,online,2024-07-05 16:00:00,2024-07-08 10:00:00,,completed,0";
    private static final String ALSO = "X1,passport,A,G1,online,2024-07-05 16:00:00,2024-07-08 10:00:00,,completed,0";

    @TempDir
    Path folder;

    /**
     * @param kind Frictionless's name
     * @param expected the end, rows read = accepted + quarantined + duplicates, and the codes of all notices
     */
    record Case(String kind, byte[] bytes, String expected) {
        @Override
        public String toString() {
            return kind;
        }
    }

    private static Case of(String kind, String expected, String... lines) {
        return new Case(kind, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), expected);
    }

    static Stream<Case> cases() {
        return Stream.of(
                of("source-error", "REFUSED 0=0+0+0 file_missing", ""),
                of("format-error", "REFUSED 0=0+0+0 form_unreadable", "%PDF-1.7", "1 0 obj", "<< /Type /Catalog >>"),
                new Case(
                        "encoding-error",
                        (HEADER + "\n" + GOOD.replace("X0", "X\u00e90") + "\n" + ALSO + "\n")
                                .getBytes(StandardCharsets.ISO_8859_1),
                        "REFUSED 0=0+0+0 encoding_broken"),
                new Case(
                        "compression-error",
                        cutGzip(HEADER + "\n" + GOOD + "\n" + ALSO + "\n"),
                        "REFUSED 0=0+0+0 file_damaged"),
                of(
                        "blank-header",
                        "REFUSED 0=0+0+0 column_absent column_missing column_unknown header_absent preamble",
                        ",,,,,,,,,",
                        GOOD,
                        ALSO),
                of(
                        "unmatched-header",
                        "REFUSED 0=0+0+0 column_absent column_missing column_unknown",
                        "a,b,c,d,e,f,g,h,i,j",
                        GOOD,
                        ALSO),
                of("extra-label", "LOADED 2=2+0+0 column_unknown", HEADER + ",colour", GOOD + ",red", ALSO + ",blue"),
                of(
                        "missing-label",
                        "REFUSED 0=0+0+0 column_missing",
                        HEADER.replace("service,", ""),
                        GOOD.replace("passport,", ""),
                        ALSO.replace("passport,", "")),
                of("blank-label", "LOADED 2=2+0+0 column_nameless", HEADER + ",", GOOD + ",red", ALSO + ",blue"),
                of(
                        "duplicate-label",
                        "REFUSED 0=0+0+0 column_repeated column_unknown",
                        HEADER + ",region",
                        GOOD + ",B",
                        ALSO + ",B"),
                of(
                        "incorrect-label",
                        "REFUSED 0=0+0+0 column_missing column_unknown",
                        HEADER.replace("service", "servise"),
                        GOOD,
                        ALSO),
                of("required-value", "LOADED 2=1+1+0 required_missing", HEADER, GOOD, ALSO.replace("passport", "")),
                of("blank-row", "LOADED 2=2+0+0", HEADER, GOOD, "", ALSO),
                of(
                        "primary-key",
                        "LOADED 2=1+0+1 duplicate_differs",
                        HEADER,
                        GOOD,
                        GOOD.replace("passport", "licence")),
                of("unique-error", "LOADED 2=1+0+1 duplicate_differs", HEADER, GOOD, GOOD.replace(",A,", ",B,")),
                of("foreign-key", "LOADED 2=1+1+0 unknown_code", HEADER, GOOD, ALSO.replace("passport", "nothing")),
                of("duplicate-row", "LOADED 2=1+0+1", HEADER, GOOD, GOOD),
                of(
                        "row-constraint",
                        "LOADED 2=1+1+0 ends_before_start",
                        HEADER,
                        GOOD,
                        ALSO.replace("2024-07-08", "2024-07-04")),
                of("extra-cell", "LOADED 2=1+1+0 cells_extra", HEADER, GOOD, ALSO + ",more"),
                of("missing-cell", "LOADED 2=1+1+0 cells_missing", HEADER, GOOD, ALSO.replace(",completed,0", "")),
                of(
                        "type-error",
                        "LOADED 2=1+1+0 not_an_integer",
                        HEADER,
                        GOOD,
                        ALSO.replace(",completed,0", ",completed,two")),
                of(
                        "constraint-error",
                        "LOADED 2=1+1+0 out_of_range",
                        HEADER,
                        GOOD,
                        ALSO.replace(",completed,0", ",completed,-1")),
                of(
                        "truncated-value",
                        "LOADED 2=2+0+0 value_at_limit",
                        HEADER,
                        GOOD.replace("X0", "X".repeat(255)),
                        ALSO.replace(",completed,0", ",completed,2147483647")),
                of("forbidden-value", "LOADED 2=1+1+0 not_allowed", HEADER, GOOD, ALSO.replace("completed", "lost")),
                of("ascii-value", "LOADED 2=1+1+0 control_character", HEADER, GOOD, ALSO.replace("X1", "X1\u0007")));
    }

    private static byte[] cutGzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isLoadedRightOrNamed(Case wrong) {
        TestHome home = TestHome.in(folder)
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "max_quarantined: 1\ndialect: {encoding: UTF-8}",
                        List.of(HEADER.split(",")));
        Path file = home.home().inbox().resolve("transactions/wrong.csv");
        if (!wrong.kind().equals("source-error")) {
            home.write("data/inbox/transactions/wrong.csv", wrong.bytes());
        }
        FileReport report;
        try (Ingestion ingestion = home.open()) {
            report = ingestion
                    .run(home.definitions().getSource(TestHome.TRANSACTIONS), List.of(file), Progress.NONE)
                    .files()
                    .get(0);
        }
        var codes = new TreeSet<String>();
        report.notices().forEach(notice -> codes.add(notice.kind().code()));
        String said = report.outcome() + " " + report.rowsRead() + "=" + report.accepted() + "+" + report.quarantined()
                + "+" + report.duplicates() + " " + String.join(" ", codes);
        assertTrue(report.outcome() == Outcome.LOADED || report.refused().isPresent());
        assertEquals(wrong.expected(), said.strip());
    }
}
