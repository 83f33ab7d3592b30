package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;

/** Numbers are read as the source states or as the whole column decides, or are set aside under the name of their fault. */
class NumbersTest {
    @TempDir
    Path folder;

    private TestHome home;
    private int homes;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "              | 1234.5 7           | 1234.5 7.0",
                "              | 1.234,5 2.000      | 1234.5 2000.0",
                "              | 1,234.5 2,000      | 1234.5 2000.0",
                "              | 1.234 2.500 7      | decimal_mark_open decimal_mark_open 7.0",
                "              | 1.234 2.5          | 1.234 2.5",
                "              | 0.125 0.250        | 0.125 0.25",
                "              | 1,5 1.5            | not_a_number not_a_number",
                "true          | 1.234 2,5          | 1234.0 2.5",
                "false         | 1.234 2.500        | 1.234 2.5",
                "              | 1e5 0x10 NaN       | number_not_plain number_not_plain number_not_plain",
                "              | Rp12.500 12% (5)   | number_has_unit number_has_unit number_has_unit",
                "              | Infinity ١٢ 1_000  | number_not_plain number_not_plain number_not_plain",
                "              | 12345678901234567890 x | out_of_range not_a_number",
            })
    void aNumberIsReadAsItsColumnIsWrittenOrNamedForItsFault(String comma, String values, String expected) {
        indicators(comma == null ? "" : "decimal_comma: " + comma, "\n", values.split(" "));
        home.ingest();
        assertEquals(expected, results());
    }

    /** Once by the engine and once, for a carriage return in the first line, by hand: what is said of a file must be the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "prefixes: [Rp, Rp.]                 | Rp 1.234.567,00/Rp.5,5/-Rp 5/Rp -7   | 1234567.0 5.5 -5.0 -7.0",
                "prefixes: [Rp]                      | Rp 1.5/RP 2/Rp x/Rp.3                | 1.5 number_has_unit not_a_number number_has_unit",
                "prefixes: [Rp], suffixes: [\",-\"]    | Rp 5.000,-/Rp 1.234.567,-/1.000,-/2,5 | 5000.0 1234567.0 1000.0 2.5",
                "suffixes: ['%', persen]             | 45,3 %/45,5%/7 persen/0,1            | 45.3 45.5 7.0 0.1",
                "suffixes: ['%']                     | 45.3 %/Rp 4/(5)/1 234                | 45.3 number_has_unit number_has_unit number_has_unit",
                "negative_brackets: true             | (1.234,5)/(2)/-(3)/(4                | -1234.5 -2.0 not_a_number not_a_number",
                "negative_brackets: true, prefixes: [Rp] | (Rp 5)/Rp (6)/(-7)/--8           | -5.0 -6.0 not_a_number not_a_number",
                "blank_thousands: true               | 1 234 567/1\u00A0234,5/12\u2009345\u202F678/-1 000 | 1234567.0 1234.5 12345678.0 -1000.0",
                "blank_thousands: true               | 1 23/1 2345/0 12 3/1234 567          | not_a_number not_a_number not_a_number not_a_number",
                "prefixes: [Rp], blank_thousands: true, decimal_comma: true | Rp 1 234,5/Rp 1.234/Rp 5 6/12 | 1234.5 1234.0 number_has_unit 12.0",
                "prefixes: [Rp]                      | Rp 1.234/Rp 5.000/Rp 7/x             | decimal_mark_open decimal_mark_open 7.0 not_a_number",
                "decimal_comma: true                 | Rp 1/2 %/(3)/1 234                   | number_has_unit number_has_unit number_has_unit number_has_unit",
            })
    void whatTheSourceStatesIsTakenOffOnBothPathsAndNothingElse(String stated, String values, String expected) {
        for (String lineEnd : List.of("\n", "\r\n")) {
            indicators(stated.strip(), lineEnd, values.strip().split("/"));
            FileReport report = home.ingest().files().get(0);
            assertEquals(lineEnd.equals("\n") ? "set" : "row", report.readPath(), report.readReason());
            assertEquals(expected, results(), stated);
        }
    }

    @Test
    void aCellWithSignsIsQuarantinedAsItStands() {
        indicators("prefixes: [Rp]", "\n", "Rp 1", "Rp 1 %");
        home.ingest();
        assertEquals(List.of("Rp 1 %"), home.records("SELECT value FROM quarantine"));
    }

    @Test
    void whatDecidedIsInTheReport() {
        indicators("", "\n", "1.234,5", "2.000");
        FileReport report = home.ingest().files().get(0);
        Map<String, String> details = report.notices().stream()
                .filter(notice -> notice.kind() == IngestNotice.NUMBER_WRITING_FOUND)
                .findFirst()
                .orElseThrow()
                .details();
        assertEquals("1", details.get("decimal_comma"));
        assertEquals("1", details.get("either"));
    }

    @Test
    void anIdentifierThatLostItsDigitsIsNamed() {
        home = TestHome.in(folder);
        home.transactions(
                "t.csv",
                "3.27301E+11,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "E+1,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        FileReport report = home.ingest().files().get(0);
        assertEquals(Map.of("digits_lost", 1L), report.faults());
        assertTrue(report.accepted() == 1);
    }

    private String results() {
        return String.join(
                " ",
                home.records("SELECT coalesce(f, q) FROM (SELECT record, CAST(value AS VARCHAR) AS f, NULL AS q"
                        + " FROM fact_region_indicators UNION ALL SELECT record, NULL, code FROM quarantine)"
                        + " ORDER BY record"));
    }

    /** @param stated more of the column, in YAML @param firstLineEnd how the header's line ends */
    private void indicators(String stated, String firstLineEnd, String... values) {
        home = TestHome.in(folder.resolve("home-" + homes++))
                .source("said", """
                id: said
                dataset: region_indicators
                label: {en: Said, id: Kata}
                files: said/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                columns:
                  region: {from: region}
                  indicator: {from: indicator}
                  period: {constant: "2024"}
                  value: {from: value%s}
                  edition: {constant: "2024"}
                  publisher: {constant: Office}
                max_quarantined: 1
                """.formatted(stated.isEmpty() ? "" : ", " + stated));
        var text = new StringBuilder("region;indicator;value" + firstLineEnd);
        for (int i = 0; i < values.length; i++) {
            text.append(List.of("A", "B", "C", "D").get(i))
                    .append(";x;")
                    .append(values[i])
                    .append('\n');
        }
        home.write("data/inbox/said/file.csv", text.toString());
    }
}
