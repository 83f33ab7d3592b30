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
        indicators(comma, values.split(" "));
        home.ingest();
        assertEquals(
                expected,
                String.join(
                        " ",
                        home.records("SELECT coalesce(f, q) FROM (SELECT record, CAST(value AS VARCHAR) AS f, NULL AS q"
                                + " FROM fact_region_indicators UNION ALL SELECT record, NULL, code FROM quarantine)"
                                + " ORDER BY record")));
    }

    @Test
    void whatDecidedIsInTheReport() {
        indicators(null, "1.234,5", "2.000");
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

    private void indicators(String comma, String... values) {
        String stated = comma == null ? "" : ", decimal_comma: " + comma;
        home = TestHome.in(folder).source("said", """
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
                """.formatted(stated));
        var text = new StringBuilder("region;indicator;value\n");
        for (int i = 0; i < values.length; i++) {
            text.append(List.of("A", "B", "C", "D").get(i))
                    .append(";x;")
                    .append(values[i])
                    .append('\n');
        }
        home.write("data/inbox/said/file.csv", text.toString());
    }
}
