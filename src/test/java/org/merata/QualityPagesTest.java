package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Row;
import org.merata.dashboard.ViewRequest;
import org.merata.ingest.Ingestion;
import org.merata.ingest.Progress;
import org.merata.model.Language;

/** The pages about the data say what the records hold: nothing lost, nothing of a row. */
class QualityPagesTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void load() {
        home = TestHome.in(folder).copy("data/quality", "data/quality");
        for (int file = 1; file <= 7; file++) {
            var rows = new String[file == 7 ? 400 : 30 + file];
            for (int i = 0; i < rows.length; i++) {
                String month = String.format("2024-%02d", file);
                String service = i == 3 ? "mystery" : "passport";
                rows[i] = "X" + file + "_" + i + "," + service + ",A,G1,online," + month + "-05 16:00:00," + month
                        + "-06 16:00:00,,completed," + (i == 4 ? 99 : 0);
            }
            rows[5] = rows[6];
            home.transactions(file + ".csv", rows);
        }
        home.ingest();
    }

    private PageView page(String path, Language language) {
        try (Merata merata = Merata.open(home.home(), home.definitions());
                var lease = merata.lease()) {
            return lease.site()
                    .orElseThrow()
                    .pages()
                    .apply(path, ViewRequest.of(language))
                    .orElseThrow();
        }
    }

    private static Panel panel(PageView page, String id) {
        return page.panels().stream()
                .flatMap(List::stream)
                .filter(panel -> panel.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Row row) {
        return row.cells().stream().map(Cell::text).toList();
    }

    @Test
    void whatWasReadAddsUpForAllSourcesTogether() {
        Panel sources = panel(page("/quality", Language.EN), "sources");
        Row sum = sources.table().rows().get(sources.table().rows().size() - 1);
        List<Double> numbers = sum.cells().stream()
                .flatMap(cell -> cell.value().isPresent()
                        ? List.of(cell.value().getAsDouble()).stream()
                        : List.<Double>of().stream())
                .toList();
        assertEquals(numbers.get(0), numbers.get(1) + numbers.get(2) + numbers.get(3));
        assertEquals(601.0, numbers.get(0));
        assertEquals("All sources", sum.cells().get(0).text());
    }

    @Test
    void rulesCompletenessServicesAndFilesAreTold() {
        for (Language language : Language.values()) {
            PageView page = page("/quality", language);
            Panel rules = panel(page, "rules");
            Row returned = rules.table().rows().stream()
                    .filter(row -> row.cells().get(4).value().orElse(0) == 7)
                    .findFirst()
                    .orElseThrow();
            assertTrue(returned.cells().get(2).text().startsWith("\u25B2 "), "a shape and a word: " + texts(returned));
            Panel complete = panel(page, "completeness");
            assertTrue(complete.table().rows().stream()
                    .anyMatch(row -> texts(row).stream().anyMatch(text -> text.startsWith("\u25CF "))));
            assertTrue(texts(panel(page, "services").table().rows().get(0)).size() == 2);
            assertEquals(7, panel(page, "batches").table().rows().size());
        }
    }

    @Test
    void aSourceTellsWhichFileIsUnlikeThoseBefore() {
        PageView page = page("/quality/transactions", Language.EN);
        Panel unlike = panel(page, "unlike");
        assertEquals(
                List.of("Batch 7", "Rows read", "400"),
                texts(unlike.table().rows().get(0)).subList(0, 3));
        assertEquals(
                Optional.of("/quality/batches/7"), unlike.table().rows().get(0).link());
    }

    @Test
    void aBatchTellsWhereItsRowsComeFromAndWhatLeftItsQuarantine() {
        home.write(
                "data/reference/services.csv",
                "code,name_en,name_id,sector,level,standard_value,standard_unit,steps,documents,visits,fee\n"
                        + "passport,Passport,Paspor,population,national,3,working_day,4,3,1,0\n"
                        + "mystery,Mystery,Misteri,population,national,3,working_day,4,3,1,0\n");
        try (Ingestion ingestion = home.open()) {
            assertEquals(
                    7,
                    ingestion.retryQuarantine(Optional.empty(), Progress.NONE).accepted());
        }
        PageView page = page("/quality/batches/1", Language.ID);
        List<String> values = panel(page, "lineage").table().rows().stream()
                .map(row -> row.cells().get(1).text())
                .toList();
        assertTrue(values.contains("transactions/1.csv"), values.toString());
        assertTrue(values.stream().anyMatch(value -> value.matches("[0-9a-f]{64}")), values.toString());
        assertTrue(page.panels().stream()
                .flatMap(List::stream)
                .allMatch(panel -> panel.scope().equals("Hanya berkas batch 1")));
        assertEquals(
                "1", panel(page, "retries").table().rows().get(0).cells().get(1).text());
        assertEquals(0, panel(page, "reasons").table().rows().size());
    }

    @Test
    void aMeasureTellsTheFilesItRestsOn() {
        home.write(
                "data/inbox/volumes/v.csv",
                "service,region,agency,channel,period,applications,within_standard,with_standard\n"
                        + "passport,A,G1,online,2024-01,50,40,50\n");
        home.ingest();
        for (Language language : Language.values()) {
            PageView page = page("/quality/measures/digital_take_up", language);
            Panel files = panel(page, "files");
            assertEquals(8, files.table().rows().size());
            Row first = files.table().rows().stream()
                    .filter(row -> row.link().equals(Optional.of("/quality/batches/1")))
                    .findFirst()
                    .orElseThrow();
            String hash =
                    home.published("SELECT sha256 FROM batch WHERE id = 1").get(0);
            Cell sha256 = first.cells().get(first.cells().size() - 1);
            assertEquals(hash.substring(0, 12), sha256.text());
            assertEquals(Optional.of(hash), sha256.code());
            assertEquals(
                    List.of(31.0, 29.0, 1.0, 1.0, 0.0, 0.0),
                    first.cells().stream()
                            .flatMap(cell -> cell.value().stream().boxed())
                            .toList());
            assertTrue(page.crumbs().stream().anyMatch(crumb -> crumb.path().equals("/measures/digital_take_up")));
            assertTrue(page("/measures/digital_take_up", language).links().stream()
                    .flatMap(group -> group.links().stream())
                    .anyMatch(link -> link.path().equals("/quality/measures/digital_take_up")));
        }
        assertEquals(
                7,
                panel(page("/quality/measures/processing_time_p90", Language.EN), "files")
                        .table()
                        .rows()
                        .size());
    }

    @Test
    void aMeasureThatNobodyDefinedHasNoFiles() {
        try (Merata merata = Merata.open(home.home(), home.definitions());
                var lease = merata.lease()) {
            assertEquals(
                    Optional.empty(),
                    lease.site().orElseThrow().pages().apply("/quality/measures/none", ViewRequest.of(Language.EN)));
        }
    }

    /** Neither the agency as a whole nor the service as a whole is unlike before: what one lost the other won. */
    @Test
    void aCountOfAServiceAtAnAgencyIsFlaggedThoughBothAddUpAsEver() {
        var rows = new java.util.ArrayList<String>();
        for (int month = 0; month < 27; month++) {
            int shift = month == 26 ? 40 : month % 3;
            int[] counts = {60 + shift, 60 - shift, 60 - shift, 60 + shift};
            for (int pair = 0; pair < counts.length; pair++) {
                for (int i = 0; i < counts[pair]; i++) {
                    String day = String.format("%d-%02d-05", 2022 + month / 12, 1 + month % 12);
                    rows.add("P" + month + "_" + pair + "_" + i + "," + (pair < 2 ? "passport" : "licence") + ",A,"
                            + (pair % 2 == 0 ? "G1" : "G2") + ",online," + day + " 16:00:00," + day
                            + " 17:00:00,,completed,0");
                }
            }
        }
        TestHome own = TestHome.in(folder.resolve("own"));
        own.transactions("all.csv", rows.toArray(String[]::new));
        own.ingest();
        home = own;
        PageView page = page("/quality", Language.EN);
        assertEquals(0, panel(page, "outliers").table().rows().size());
        Panel pairs = panel(page, "outliers_pairs");
        assertEquals("4 monthly counts of a service at one agency are far from the usual", pairs.title());
        Row first = pairs.table().rows().get(0);
        assertEquals(Optional.of("/services/licence"), first.link());
        assertEquals(
                List.of("Licence", "First Office", "March 2024", "20", "59"),
                texts(first).subList(0, 5));
    }
}
