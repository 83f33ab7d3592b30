package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.model.Language;
import org.merata.model.NoticeKind;

class DefinitionFolderTest {
    @TempDir
    private Path root;

    @Test
    void theDefinitionsOfThisProjectAreWithoutFault() {
        DefinitionFolder.Reading reading = DefinitionFolder.read(Path.of(""));
        assertEquals(
                List.of(),
                reading.notices().list().stream()
                        .map(notice -> notice.describe(Language.EN))
                        .toList());
        assertTrue(reading.hasCountry());
        assertEquals(
                Set.of("digital_adoption", "processing_time", "regional_gaps"),
                reading.definitions().dashboards().keySet());
        assertEquals("Asia/Jakarta", reading.definitions().country().zone().getId());
        assertEquals(
                List.of("kemendagri", "bps"),
                List.copyOf(reading.definitions().country().codeSystems().keySet()));
    }

    @Test
    void aHomeWithNothingHasNoCountryAndSaysSo() {
        DefinitionFolder.Reading reading = DefinitionFolder.read(root);
        assertFalse(reading.hasCountry());
        assertEquals(1, reading.notices().list().size());
        assertEquals("country_missing", reading.notices().list().get(0).kind().code());
        assertTrue(reading.definitions().country().levels().isEmpty());
    }

    @Test
    void withoutACountryTheRestIsCheckedAllTheSame() {
        SmallHome home = new SmallHome(root)
                .remove("data/country.yaml")
                .takeUp("{count: visits, where: {ch", "{count: visit, where: {ch");
        assertEquals(
                List.of(
                        "country_missing data/country.yaml {}",
                        "unknown_reference dashboards/measures/take_up.yaml:13 formula.ratio.numerator[0].count {allowed=channels, "
                                + "indicators, regions, services, visits, kind=dataset, nearest=visits, value=visit}",
                        "refers_to_refused dashboards/page.yaml:7 rows[0].tiles[0].measures[0] {kind=measure, value=take_up}"),
                home.notices());
        assertFalse(home.read().hasCountry());
        assertEquals(
                List.of("office"),
                List.copyOf(home.read().definitions().sources().keySet()));
    }

    @Test
    void whatIsRefusedBecauseItsFileIsBrokenIsNamedAsSuch() {
        SmallHome home = new SmallHome(root).put("data/contracts/visits.yaml", "id: visits\nkind: [");
        assertTrue(home.notices().get(0).startsWith("not_yaml data/contracts/visits.yaml:2 "));
        assertEquals(
                "refers_to_refused data/country.yaml:14 minimum_frequency.visits {kind=dataset, value=visits}",
                home.notices().get(1));
        assertFalse(home.notices().stream().anyMatch(line -> line.startsWith("unknown_reference")));
    }

    @Test
    void readingTwiceGivesTheSame() {
        SmallHome home = new SmallHome(root).takeUp("decimals: 1", "decimals: 9");
        assertEquals(home.notices(), home.notices());
        assertEquals(home.read().definitions(), home.read().definitions());
    }

    @Test
    void definitionsCannotBeChanged() {
        Definitions definitions = new SmallHome(root).read().definitions();
        assertThrows(
                UnsupportedOperationException.class,
                () -> definitions.measures().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> definitions.country().sectors().put("a", null));
        assertThrows(
                UnsupportedOperationException.class,
                () -> definitions.getSource("office").columns().clear());
    }

    @Test
    void aFormulaBecomesTheAggregatesItIsMadeOf() {
        Formula formula =
                new SmallHome(root).read().definitions().getMeasure("take_up").formula();
        var digitalAndDone = new Aggregate(
                Aggregate.Kind.COUNT,
                "visits",
                Optional.empty(),
                List.of(
                        new Condition("channel.kind", Condition.Operator.IN, List.of("digital")),
                        new Condition("status", Condition.Operator.IN, List.of("done"))),
                "left_at");
        var all = new Aggregate(
                Aggregate.Kind.COUNT,
                "visits",
                Optional.empty(),
                List.of(new Condition("status", Condition.Operator.IN, List.of("done", "refused"))),
                "left_at");
        assertEquals(new Formula.Ratio(List.of(digitalAndDone), List.of(all), 1), formula);
    }

    @Test
    void everyFormulaAndEveryOperatorIsRead() {
        SmallHome home = new SmallHome(root)
                .put(
                        "dashboards/measures/mean_cost.yaml",
                        FitTest.median()
                                .replace("id: median", "id: mean_cost")
                                .replace(
                                        "quantile: {of: visits.stay_seconds, p: 0.5}",
                                        "mean: {sum: visits.cost, time: came_at, where: {cost: {at_least: 1.50}, came_at: "
                                                + "{at_most: 2024-01-31}, status: {not: refused}, in_time: {present: true}, "
                                                + "due_by: {present: false}}}"))
                .put(
                        "dashboards/measures/elements.yaml",
                        FitTest.median()
                                .replace("id: median", "id: elements")
                                .replace("unit: seconds", "unit: index")
                                .replace(
                                        "quantile: {of: visits.stay_seconds, p: 0.5}",
                                        "element_index: {dataset: visits, elements: [cost, stay_seconds], scale: 25}"));
        assertEquals(List.of(), home.notices());
        Definitions definitions = home.read().definitions();
        assertEquals(
                new Formula.Mean(new Aggregate(
                        Aggregate.Kind.SUM,
                        "visits",
                        Optional.of("cost"),
                        List.of(
                                new Condition("cost", Condition.Operator.AT_LEAST, List.of("1.50")),
                                new Condition("came_at", Condition.Operator.AT_MOST, List.of("2024-01-31")),
                                new Condition("status", Condition.Operator.NOT_IN, List.of("refused")),
                                new Condition("in_time", Condition.Operator.PRESENT, List.of()),
                                new Condition("due_by", Condition.Operator.ABSENT, List.of())),
                        "came_at")),
                definitions.getMeasure("mean_cost").formula());
        assertEquals(
                3, definitions.getMeasure("elements").formula().aggregates().size());
    }

    @Test
    void aRegionTileWithoutLevelIsOfTheMapLevel() {
        SmallHome home = new SmallHome(root).tile("chart: ranked, measures: [take_up], by: region");
        var tile = home.read()
                .definitions()
                .findDashboard("page")
                .orElseThrow()
                .rows()
                .get(0)
                .tiles()
                .get(0);
        assertEquals(Optional.of("province"), tile.level());
        assertEquals(40, tile.limit());
    }

    @Test
    void theWordNoStaysText() {
        SmallHome home = new SmallHome(root).source("values: {Ya: done}", "values: {NO: refused, 1.0: done, 01: done}");
        assertEquals(List.of(), home.notices());
        assertEquals(
                List.of("NO", "1.0", "01"),
                List.copyOf(home.read()
                        .definitions()
                        .getSource("office")
                        .columns()
                        .get("status")
                        .values()
                        .keySet()));
    }

    /** The schema's lists and the program's constants are the same; else a valid file could not be read. */
    @ParameterizedTest
    @CsvSource({
        "contract.schema.json, /properties/kind, ContractDefinition$Kind",
        "dashboard.schema.json, /properties/rows/items/properties/tiles/items/properties/chart, DashboardDefinition$Chart",
        "events.schema.json, /properties/events/items/properties/kind, EventDefinition$Kind",
        "events.schema.json, /properties/events/items/properties/effect, EventDefinition$Effect",
        "events.schema.json, /properties/events/items/properties/effect_by_topic/properties/cost, EventDefinition$Effect",
        "targets.schema.json, /properties/targets/items/properties/kind, TargetDefinition$Kind",
        "source.schema.json, /properties/columns/additionalProperties/properties/match, SourceDefinition$Match",
        "measure.schema.json, /properties/topic, MeasureDefinition$Topic",
        "measure.schema.json, /properties/unit, ../model.Unit",
        "measure.schema.json, /properties/direction, ../model.Direction",
        "measure.schema.json, /properties/interval, ../model.Interval$Method",
        "quality.schema.json, /properties/level, QualityRule$Level",
        "quality.schema.json, /properties/operator, QualityRule$Operator",
        "quality.schema.json, /properties/missing, QualityRule$Missing",
        "common.schema.json, /$defs/grain, ../model.Grain"
    })
    void aSchemaListsTheConstantsOfTheProgram(String file, String pointer, String type) throws ClassNotFoundException {
        String name = "org.merata." + (type.startsWith("../") ? type.substring(3) : "definition." + type);
        Set<String> constants = new TreeSet<>();
        for (Object constant : Class.forName(name).getEnumConstants()) {
            constants.add(Ids.of((Enum<?>) constant));
        }
        Set<String> listed = new TreeSet<>();
        SchemaCheck.schemaFile(file).at(pointer).path("enum").forEach(value -> listed.add(value.asText()));
        assertEquals(constants, listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"effect_by_topic", "half_life_days"})
    void anEventMaySayWhatItDoesToMeasuresOfAnyTopic(String key) {
        Set<String> listed = new TreeSet<>();
        SchemaCheck.schemaFile("events.schema.json")
                .at("/properties/events/items/properties/" + key + "/properties")
                .fieldNames()
                .forEachRemaining(listed::add);
        Set<String> topics = new TreeSet<>();
        for (MeasureDefinition.Topic topic : MeasureDefinition.Topic.values()) {
            topics.add(Ids.of(topic));
        }
        assertEquals(topics, listed);
    }

    @ParameterizedTest
    @EnumSource(DefinitionKind.class)
    void aSchemaRefusesUnknownKeysEverywhere(DefinitionKind kind) {
        List<String> open = new ArrayList<>();
        collectOpen(SchemaCheck.schemaFile(kind.schema()), "", open);
        assertEquals(List.of(), open);
    }

    private static void collectOpen(JsonNode schema, String path, List<String> open) {
        if (schema.isObject()
                && schema.path("properties").isObject()
                && schema.has("type")
                && !schema.has("additionalProperties")) {
            open.add(path);
        }
        schema.properties().forEach(field -> collectOpen(field.getValue(), path + "/" + field.getKey(), open));
    }

    static List<NoticeKind> notices() {
        return Stream.<NoticeKind[]>of(DefinitionNotice.values(), BoundaryNotice.values())
                .flatMap(Stream::of)
                .toList();
    }

    /** Tests compare whole notices by their codes, so a code that no test names has no test. */
    @Test
    void everyKindOfNoticeHasATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/test/java/org/merata/definition"))) {
            for (Path file : files.sorted().toList()) {
                tests.append(Files.readString(file));
            }
        }
        List<String> untested = notices().stream()
                .map(NoticeKind::code)
                .filter(code -> !tests.toString().contains("\"" + code + " "))
                .filter(code -> !tests.toString().contains("\"" + code + "\""))
                .filter(code -> !tests.toString().contains(" | " + code + " "))
                .toList();
        assertEquals(List.of(), untested);
    }
}
