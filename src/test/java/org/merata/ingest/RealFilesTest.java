package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;

/**
 * Files nobody made up, loaded by homes that are YAML and CSV alone; the expected numbers were counted by others. The files are not part
 * of the project: {@code -Dmerata.real=FOLDER} names where they lie.
 */
@EnabledIf(value = "filesAreThere", disabledReason = "The published files are not beside the project (../shared/real)")
class RealFilesTest {
    private static Optional<Path> findFolder() {
        return Stream.of(System.getProperty("merata.real", "../shared/real"), "../../shared/real")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
    }

    static boolean filesAreThere() {
        return findFolder().isPresent();
    }

    @TempDir
    Path folder;

    private TestHome home(String id) {
        return TestHome.at(folder)
                .copy("data/contracts", "data/contracts")
                .copy("dashboards/measures", "dashboards/measures")
                .copy("src/test/homes/" + id, "");
    }

    private FileReport load(TestHome home, String source, String file) {
        try (Ingestion ingestion = home.open()) {
            Path path = findFolder().orElseThrow().resolve(file);
            return ingestion
                    .run(home.definitions().getSource(source), List.of(path), Progress.NONE)
                    .files()
                    .get(0);
        }
    }

    @Test
    void baltimoreHasItsTenThousandRequestsByMethod() {
        TestHome home = home("baltimore");
        FileReport report = load(home, "service_requests", "baltimore_311/311_sample.csv");
        assertEquals(Optional.empty(), report.refused());
        assertEquals(10_000, report.rowsRead());
        assertEquals(0, report.duplicates());
        assertEquals(
                888L, report.faults().get("required_missing"), report.faults().toString());
        assertEquals(
                List.of(
                        "app|2571",
                        "email|4",
                        "internal|2194",
                        "mail|206",
                        "other|10",
                        "phone|4995",
                        "system|19",
                        "web|1"),
                home.records("SELECT channel, count(*) FROM (SELECT channel FROM fact_service_transactions UNION ALL"
                        + " SELECT CASE json_extract_string(raw, 'MethodReceived') WHEN 'API' THEN 'app'"
                        + " ELSE lower(json_extract_string(raw, 'MethodReceived')) END"
                        + " FROM (SELECT DISTINCT record, raw FROM quarantine)) GROUP BY ALL ORDER BY ALL"));
        assertEquals(
                List.of("208|286"),
                home.records(
                        "SELECT count(*) FILTER (WHERE closed IS NULL), count(*) FILTER (WHERE due IS NULL) FROM (SELECT"
                                + " CAST(completed_at AS VARCHAR) AS closed, CAST(due_at AS VARCHAR) AS due"
                                + " FROM fact_service_transactions UNION ALL SELECT json_extract_string(raw, 'CloseDate'),"
                                + " json_extract_string(raw, 'DueDate') FROM (SELECT DISTINCT record, raw FROM quarantine))"));
        // 04/12/2018 11:11:26 AM in Baltimore is 15:11:26 in UTC: summer time.
        assertEquals(
                List.of("2018-04-12 15:11:26|2018-04-12 16:45:47"),
                home.records("SELECT CAST(submitted_at AS VARCHAR), CAST(completed_at AS VARCHAR)"
                        + " FROM fact_service_transactions WHERE transaction_id = '18-00269879'"));
    }

    @Test
    void canadaHasItsApplicationsByChannelAndTwoKindsOfMissing() {
        TestHome home = home("canada");
        FileReport report = load(home, "service_inventory", "canada_gc_services/si_2024.csv");
        assertEquals(Optional.empty(), report.refused(), report.notices().toString());
        assertEquals(1_721 * 7, report.rowsRead());
        assertEquals(0, report.quarantined(), report.faults().toString());
        assertEquals(
                List.of(
                        "counter|102586350",
                        "email|3179170",
                        "fax|115809",
                        "mail|21405372",
                        "online|267041901",
                        "other|9919463",
                        "phone|3809010"),
                home.records(
                        "SELECT channel, sum(applications) FROM fact_service_volumes WHERE period = DATE '2023-01-01'"
                                + " GROUP BY ALL ORDER BY ALL"));
        assertEquals(
                List.of("1715"),
                home.records(
                        "SELECT count(DISTINCT record) FROM fact_service_volumes WHERE period = DATE '2023-01-01'"));
        assertEquals(
                List.of("0"),
                home.records(
                        "SELECT count(*) FROM fact_service_volumes WHERE (applications IS NULL) = (applications_status = 'observed')"));
        assertEquals(
                List.of("not_applicable", "not_provided", "observed"),
                home.records("SELECT DISTINCT applications_status FROM fact_service_volumes ORDER BY 1"));
    }
}
