package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Cube;
import org.merata.definition.Definitions;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Grain;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Text;
import org.merata.model.TimeRange;
import org.merata.warehouse.Catalogue;
import org.merata.warehouse.CubeNames;
import org.merata.warehouse.Meta;
import org.merata.warehouse.Sql;

/** What a question compiles to, without any database. */
class MeasureCompilerTest {
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());
    private static final Reference REFERENCE = new Reference(
            List.of(region("ID", "nation", null), region("11", "province", "ID"), region("1101", "regency", "11")),
            List.of(new Agency(
                    "off_1a",
                    Text.same("Office"),
                    "office",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            List.<Service>of(),
            List.of(new Channel("online", Text.same("Online"), Channel.Kind.DIGITAL)));

    private static Region region(String code, String level, String parent) {
        return new Region(
                code,
                Map.of(),
                Text.same(code),
                level,
                Optional.ofNullable(parent),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                java.util.Collections.emptySortedMap());
    }

    /** Every cube of the definitions, the more dimensions the more rows. */
    private static Catalogue catalogue() {
        var tables = new HashMap<String, Catalogue.Table>();
        for (ContractDefinition contract : DEFINITIONS.contracts().values()) {
            List<Aggregate> aggregates = DEFINITIONS.listAggregates(contract.id());
            for (Cube cube : contract.cubes()) {
                for (Aggregate aggregate : aggregates) {
                    String table = CubeNames.table(contract.id(), aggregate.time(), cube);
                    Set<String> columns = new HashSet<>();
                    aggregates.forEach(each -> columns.add(each.column()));
                    tables.put(table, table(columns, cube.by().size() * 1000L));
                    if (aggregate.kind() == Aggregate.Kind.BINS) {
                        tables.put(
                                CubeNames.binsTable(contract.id(), aggregate.time(), cube, aggregate),
                                table(Set.of("bin"), cube.by().size() * 10_000L));
                    }
                }
            }
        }
        tables.put("values_region_indicators", table(Set.of("value"), 100));
        return new Catalogue(tables);
    }

    private static Catalogue.Table table(Set<String> columns, long rows) {
        return new Catalogue.Table(
                columns, rows, Optional.of(LocalDate.of(2023, 1, 1)), Optional.of(LocalDate.of(2024, 12, 1)));
    }

    private static CompiledQuestion compile(Question question) {
        CheckedQuestion checked = new QuestionCheck(DEFINITIONS, REFERENCE, new Meta(Map.of())).check(question);
        return new MeasureCompiler(DEFINITIONS, catalogue(), REFERENCE)
                .compile(checked, 100)
                .orElseThrow();
    }

    private static String sql(Question question) {
        return Sql.offline().renderInlined(compile(question).statement()).toLowerCase(java.util.Locale.ROOT);
    }

    private static int count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).split(text, -1).length - 1;
    }

    @Test
    void aTotalIsGroupedByNothing() {
        String sql = sql(Question.of("completed_transactions", "digital_take_up"));
        assertFalse(sql.contains("partition by"), sql);
        assertFalse(sql.contains("group by \""), sql);
        assertTrue(sql.contains("cube_service_transactions__completed_at__region_channel"), sql);
        assertEquals(1, count(sql, "cube_service_transactions"), sql);
    }

    @Test
    void onlyWhatIsAskedIsGroupedBy() {
        String sql = sql(Question.of("completed_transactions")
                .by(Breakdown.of("channel"))
                .where(Map.of("region", "11")));
        int start = sql.indexOf("group by");
        String groups = sql.substring(start, sql.indexOf(")", start));
        assertTrue(groups.contains("\"channel\""), groups);
        assertFalse(groups.contains("region"), groups);
        assertFalse(groups.contains("month"), groups);
    }

    @ParameterizedTest
    @CsvSource({
        "channel, , region_channel",
        "service, , service_channel",
        "agency, , agency_service_channel",
        "region, service, full",
        "service, agency, agency_service_channel"
    })
    void theSmallestCubeWithAllDimensionsIsRead(String first, String second, String cube) {
        Question question = second == null
                ? Question.of("completed_transactions").by(Breakdown.of(first))
                : Question.of("completed_transactions").by(Breakdown.of(first), Breakdown.of(second));
        List<Slice> slices = compile(question).slices();
        assertEquals(1, slices.size());
        assertEquals(
                "cube_service_transactions__completed_at__" + cube,
                slices.get(0).table());
    }

    @Test
    void aFilterNeedsItsDimensionInTheCubeToo() {
        Question question = Question.of("completed_transactions")
                .by(Breakdown.of("region", "province"))
                .where(Map.of("agency", "off_1a"));
        assertEquals(
                "cube_service_transactions__completed_at__full",
                compile(question).slices().get(0).table());
    }

    @Test
    void measuresOfOneCubeShareOneReading() {
        assertEquals(
                1,
                compile(Question.of("completed_transactions", "digital_take_up").by(Breakdown.of("channel")))
                        .slices()
                        .size());
        assertEquals(
                1,
                compile(Question.of("processing_time_median", "processing_time_p90"))
                        .slices()
                        .size());
        assertEquals(
                2,
                compile(Question.of("channel_share").by(Breakdown.of("channel")))
                        .slices()
                        .size());
    }

    @Test
    void timeIsHalfOpen() {
        String sql = sql(Question.of("completed_transactions")
                .during(TimeRange.find("2023-04..2024-03").orElseThrow())
                .each(Grain.QUARTER));
        assertTrue(sql.contains(">= date '2023-04-01'"), sql);
        assertTrue(sql.contains("< date '2024-04-01'"), sql);
        assertTrue(sql.contains("date_trunc('quarter'"), sql);
    }

    @Test
    void valuesOfAQuestionAreBoundAndNeverWritten() {
        String sql = Sql.offline()
                .render(compile(Question.of("completed_transactions").where(Map.of("region", "1101")))
                        .statement());
        assertFalse(sql.contains("1101"), sql);
        assertTrue(sql.contains("?"), sql);
    }

    @Test
    void aQuestionOfSeveralDatasetsIsOneStatement() {
        String sql = sql(Question.of("complaints_per_thousand", "satisfaction_index", "imdi")
                .by(Breakdown.of("region", "province"))
                .each(Grain.YEAR));
        assertEquals(1, count(sql, "with "), sql);
        assertEquals(1, count(sql, "values_region_indicators"), sql);
        assertEquals(1, count(sql, "cube_complaints__submitted_at"), sql);
        assertEquals(1, count(sql, "cube_survey_responses__submitted_on"), sql);
    }
}
