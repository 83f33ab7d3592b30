package org.merata.measure;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.merata.definition.Aggregate;
import org.merata.definition.CellKey;
import org.merata.definition.Condition;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Cube;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.CountryDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.model.Text;
import org.merata.model.Unit;

/** What a small made-up country defines: a measure of each kind of formula over each kind of dataset. */
public final class MadeUpCountry {
    static final List<String> EVERYWHERE = List.of(
            "region", "agency", "service", "channel", "region.group", "service.sector", "channel.kind", "agency.kind");

    private MadeUpCountry() {}

    /** Definitions with minimum frequencies of their own; datasets not named have the usual ones. */
    public static Definitions definitions(Map<String, Integer> minimumFrequency) {
        return definitions(minimumFrequency, Map.of());
    }

    /** With noise on counts of these datasets. */
    public static Definitions definitions(Map<String, Integer> minimumFrequency, Map<String, CellKey> noise) {
        var contracts = new LinkedHashMap<String, ContractDefinition>();
        for (ContractDefinition contract : List.of(transactions(), volumes(), survey(), complaints(), indicators())) {
            contracts.put(contract.id(), contract);
        }
        var measures = new LinkedHashMap<String, MeasureDefinition>();
        listMeasures().forEach(measure -> measures.put(measure.id(), measure));
        return new Definitions(
                country(minimumFrequency, noise), contracts, Map.of(), measures, Map.of(), Map.of(), Map.of());
    }

    private static CountryDefinition country(Map<String, Integer> minimumFrequency, Map<String, CellKey> noise) {
        var levels = List.of("nation", "province", "regency").stream()
                .map(id -> new CountryDefinition.Level(id, Text.same(id), Text.same(id)))
                .toList();
        return new CountryDefinition(
                "madeup",
                Text.same("Made-up"),
                ZoneId.of("Asia/Jakarta"),
                "IDR",
                levels,
                "province",
                Map.of("own", Text.same("own")),
                Map.of("west", Text.same("West"), "east", Text.same("East")),
                Map.of("government", Text.same("Government"), "office", Text.same("Office")),
                Map.of("population", Text.same("Population"), "health", Text.same("Health")),
                minimumFrequency,
                noise,
                CountryDefinition.FileLimits.USUAL,
                java.util.Optional.empty());
    }

    private static Field field(String name, Type type, String references, boolean status) {
        return new Field(
                name,
                type,
                Text.same(name),
                Text.same(name),
                false,
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(references).filter(text -> !text.isEmpty()),
                false,
                true,
                Optional.empty(),
                status);
    }

    private static List<Field> dimensions(Field... others) {
        var fields = new java.util.ArrayList<Field>(List.of(
                field("service", Type.STRING, "services", false),
                field("region", Type.STRING, "regions", false),
                field("agency", Type.STRING, "agencies", false),
                field("channel", Type.STRING, "channels", false)));
        fields.addAll(List.of(others));
        return fields;
    }

    private static ContractDefinition contract(String id, Kind kind, List<Field> fields, String time, Cube... cubes) {
        return new ContractDefinition(
                id,
                Text.same(id),
                Text.same(id),
                kind,
                fields,
                List.of(),
                List.of(),
                Optional.of(time),
                List.of(cubes));
    }

    private static Cube cube(String id, String... by) {
        return new Cube(id, List.of(by), true);
    }

    private static ContractDefinition transactions() {
        return contract(
                "service_transactions",
                Kind.RECORDS,
                dimensions(
                        field("completed_at", Type.DATETIME, "", false),
                        field("submitted_at", Type.DATETIME, "", false),
                        field("status", Type.STRING, "", false),
                        field("processing_time_seconds", Type.INTEGER, "", false)),
                "completed_at",
                cube("region_channel", "region", "channel"),
                cube("service_channel", "service", "channel"),
                cube("agency_service_channel", "agency", "service", "channel"),
                cube("full", "region", "service", "agency", "channel"));
    }

    private static ContractDefinition volumes() {
        return contract(
                "service_volumes",
                Kind.COUNTS,
                dimensions(field("period", Type.PERIOD, "", false), field("applications", Type.INTEGER, "", true)),
                "period",
                new Cube("full", List.of("region", "service", "agency", "channel"), false));
    }

    private static ContractDefinition survey() {
        return contract(
                "survey_responses",
                Kind.RECORDS,
                dimensions(
                        field("submitted_on", Type.DATE, "", false),
                        field("u1", Type.INTEGER, "", false),
                        field("u2", Type.INTEGER, "", false),
                        field("u3", Type.INTEGER, "", false),
                        field("rating", Type.INTEGER, "", false)),
                "submitted_on",
                new Cube("full", List.of("region", "service", "agency", "channel"), false));
    }

    private static ContractDefinition complaints() {
        return contract(
                "complaints",
                Kind.RECORDS,
                dimensions(field("submitted_at", Type.DATETIME, "", false)),
                "submitted_at",
                new Cube("region_channel", List.of("region", "channel"), false),
                new Cube("full", List.of("region", "service", "agency", "channel"), false));
    }

    private static ContractDefinition indicators() {
        return contract(
                "region_indicators",
                Kind.VALUES,
                List.of(
                        field("region", Type.STRING, "regions", false),
                        field("indicator", Type.STRING, "", false),
                        field("period", Type.PERIOD, "", false),
                        field("value", Type.NUMBER, "", true)),
                "period");
    }

    static Aggregate count(String dataset, String time, Condition... where) {
        return new Aggregate(Aggregate.Kind.COUNT, dataset, Optional.empty(), List.of(where), time);
    }

    static Aggregate sum(String dataset, String field, String time, Condition... where) {
        return new Aggregate(Aggregate.Kind.SUM, dataset, Optional.of(field), List.of(where), time);
    }

    private static Aggregate survey(String... fields) {
        return new Aggregate(Aggregate.Kind.SURVEY, "survey_responses", List.of(fields), List.of(), "submitted_on");
    }

    private static Aggregate times(Condition... where) {
        return new Aggregate(
                Aggregate.Kind.BINS,
                "service_transactions",
                Optional.of("processing_time_seconds"),
                List.of(where),
                "completed_at");
    }

    static Condition in(String field, String... values) {
        return new Condition(field, Condition.Operator.IN, List.of(values));
    }

    static final Condition DONE = in("status", "completed", "rejected");
    private static final Condition DIGITAL = in("channel.kind", "digital");
    private static final String DONE_AT = "completed_at";

    private static List<MeasureDefinition> listMeasures() {
        Aggregate done = count("service_transactions", DONE_AT, DONE);
        Aggregate applications = sum("service_volumes", "applications", "period");
        return List.of(
                measure("completed_transactions", Unit.COUNT, new Formula.Total(List.of(done)), null),
                measure("applications", Unit.COUNT, new Formula.Total(List.of(done, applications)), null),
                measure(
                        "digital_take_up",
                        Unit.SHARE,
                        new Formula.Ratio(
                                List.of(count("service_transactions", DONE_AT, DONE, DIGITAL)), List.of(done), 1),
                        Interval.Method.WILSON),
                measure(
                        "digital_take_up_of_all",
                        Unit.SHARE,
                        new Formula.Ratio(
                                List.of(
                                        count("service_transactions", DONE_AT, DONE, DIGITAL),
                                        sum("service_volumes", "applications", "period", DIGITAL)),
                                List.of(done, applications),
                                1),
                        Interval.Method.WILSON),
                measure("channel_share", Unit.SHARE, new Formula.Share(List.of(done), "channel"), null),
                measure(
                        "processing_time_median",
                        Unit.SECONDS,
                        new Formula.Quantile(times(in("status", "completed")), 0.5),
                        Interval.Method.ORDER_STATISTIC),
                measure(
                        "processing_time_p90",
                        Unit.SECONDS,
                        new Formula.Quantile(times(in("status", "completed")), 0.9),
                        Interval.Method.ORDER_STATISTIC),
                measure(
                        "satisfaction_index",
                        Unit.INDEX,
                        new Formula.ElementIndex(
                                IntStream.rangeClosed(1, 3)
                                        .mapToObj(i -> survey("u" + i))
                                        .toList(),
                                survey("u1", "u2", "u3"),
                                List.of(),
                                25),
                        Interval.Method.STUDENT_T),
                measure(
                        "mean_rating",
                        Unit.INDEX,
                        new Formula.Mean(sum("survey_responses", "rating", "submitted_on")),
                        Interval.Method.STUDENT_T),
                measure(
                        "complaints_per_thousand",
                        Unit.PER_THOUSAND,
                        new Formula.Ratio(List.of(count("complaints", "submitted_at")), List.of(done), 1000),
                        Interval.Method.EXACT_POISSON),
                value("imdi", Grain.YEAR));
    }

    private static MeasureDefinition measure(String id, Unit unit, Formula formula, Interval.Method interval) {
        return measure(id, unit, formula, interval, EVERYWHERE, Grain.MONTH);
    }

    private static MeasureDefinition value(String indicator, Grain finest) {
        return measure(
                indicator,
                Unit.INDEX,
                new Formula.Value("region_indicators", "value", List.of(in("indicator", indicator))),
                null,
                List.of("region", "region.group"),
                finest);
    }

    private static MeasureDefinition measure(
            String id, Unit unit, Formula formula, Interval.Method interval, List<String> dimensions, Grain finest) {
        return new MeasureDefinition(
                id,
                1,
                Text.same(id),
                Text.same(id),
                Text.same(id),
                MeasureDefinition.Topic.DIGITAL,
                unit,
                Direction.HIGHER,
                1,
                formula,
                Optional.ofNullable(interval),
                30,
                dimensions,
                finest,
                Optional.empty(),
                Text.same(id),
                List.of());
    }

    /** The same definitions with one more measure. */
    static Definitions with(Definitions definitions, String id, Formula formula) {
        var measures = new LinkedHashMap<>(definitions.measures());
        measures.put(id, measure(id, Unit.COUNT, formula, null, List.of("region", "status"), Grain.MONTH));
        return new Definitions(
                definitions.country(), definitions.contracts(), Map.of(), measures, Map.of(), Map.of(), Map.of());
    }

    static String[] ids(Definitions definitions) {
        return Arrays.copyOf(
                definitions.measures().keySet().toArray(),
                definitions.measures().size(),
                String[].class);
    }
}
