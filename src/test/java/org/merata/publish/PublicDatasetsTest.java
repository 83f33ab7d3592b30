package org.merata.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.publish.PublicDatasets.PublicDataset;

class PublicDatasetsTest {
    private final List<Question> asked = new ArrayList<>();
    private final PublicDatasets datasets =
            new PublicDatasets(Fixture.DEFINITIONS, Fixture.REFERENCE, this::answer, List::of, "v7", Fixture.PUBLISHED);

    @Test
    void theyAreReferenceDataPublishedValuesAndMeasures() {
        assertEquals(
                List.of(
                        "regions",
                        "population",
                        "agencies",
                        "services",
                        "channels",
                        "region_indicators",
                        "digital_take_up",
                        "imdi"),
                datasets.listIds());
        for (String id : datasets.listIds()) {
            assertTrue(datasets.find(id, Language.EN).isPresent(), id);
        }
        assertEquals(Optional.empty(), datasets.find("service_transactions", Language.EN));
    }

    @Test
    void aMeasureIsTheNationAndItsRegionsOverTime() {
        PublicDataset dataset = datasets.find("digital_take_up", Language.ID).orElseThrow();
        assertEquals(
                List.of("region@nation month", "region@province month"),
                asked.stream()
                        .map(question ->
                                "region@" + question.by().get(0).level().orElseThrow() + " "
                                        + question.grain().orElseThrow().id())
                        .toList());
        assertEquals("digital_take_up nama", dataset.table().title().in(Language.ID));
        assertEquals(2, dataset.table().rows().size());
        assertTrue(dataset.provenance().synthetic());
    }

    @Test
    void publishedValuesNameTheirPublisherAndAreNotSynthetic() {
        PublicDataset dataset = datasets.find("region_indicators", Language.EN).orElseThrow();
        assertEquals("Komdigi", dataset.provenance().source().orElseThrow().in(Language.EN));
        assertEquals(false, dataset.provenance().synthetic());
        assertEquals("imdi", dataset.table().rows().get(0).get(0));
    }

    @Test
    void referenceDataKeepTheColumnsOfTheirFiles() {
        Table regions = datasets.find("regions", Language.EN).orElseThrow().table();
        assertEquals(
                List.of(
                        "code",
                        "name_en",
                        "name_id",
                        "level",
                        "parent",
                        "group",
                        "predecessors",
                        "valid_from",
                        "valid_to",
                        "tile_column",
                        "tile_row",
                        "tile_letters",
                        "code_bps"),
                regions.columns().stream().map(Table.Column::id).toList());
        assertEquals(
                Arrays.asList("11", "Aceh", "Aceh", "province", "ID", "sumatera", null, null, null, 0L, 0L, "AC", "11"),
                regions.rows().get(1));
        assertEquals(
                Arrays.asList(
                        "kemenkes",
                        "Ministry of Health",
                        "Kementerian Kesehatan",
                        "ministry",
                        null,
                        null,
                        LocalDate.of(2001, 8, 10),
                        null),
                datasets.find("agencies", Language.EN)
                        .orElseThrow()
                        .table()
                        .rows()
                        .get(0));
        assertEquals(
                Arrays.asList(
                        "sip",
                        "Practice licence",
                        "Surat izin praktik",
                        "health",
                        "regency",
                        3L,
                        "working_day",
                        4L,
                        null,
                        0L,
                        0L),
                datasets.find("services", Language.EN)
                        .orElseThrow()
                        .table()
                        .rows()
                        .get(0));
        assertEquals(
                List.of(Arrays.asList("ID", 2020L, 5_274_871L), Arrays.asList("11", 2020L, 5_274_871L)),
                datasets.find("population", Language.EN).orElseThrow().table().rows());
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void everyDatasetGoesIntoEveryFormat(ExportFormat format) throws IOException {
        for (String id : datasets.listIds()) {
            PublicDataset dataset = datasets.find(id, Language.EN).orElseThrow();
            var out = new ByteArrayOutputStream();
            format.write(dataset.table(), dataset.provenance(), CsvFile.Mode.DATA, Language.EN, out);
            assertTrue(out.size() > 50, id);
            if (format == ExportFormat.CSV || format == ExportFormat.JSON) {
                boolean says = out.toString(StandardCharsets.UTF_8).contains(Provenance.SYNTHETIC_NOTICE);
                assertEquals(dataset.provenance().synthetic(), says, id);
            }
        }
        assertEquals(Optional.of(format), ExportFormat.find(format.id()));
    }

    private Answer answer(Question question) {
        asked.add(question);
        String measure = question.measures().get(0);
        String region = question.by().get(0).level().orElseThrow().equals("nation") ? "ID" : "11";
        var figure = new Answer.Figure(
                measure,
                Optional.of(Period.of(question.grain().orElseThrow(), LocalDate.of(2024, 1, 1))),
                new TreeMap<>(Map.of("region", region)),
                OptionalDouble.of(0.5),
                Optional.empty(),
                OptionalLong.of(100),
                Status.OBSERVED);
        return Fixture.answer(question, List.of(figure), measure.equals("digital_take_up"));
    }
}
