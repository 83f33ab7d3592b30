package org.merata.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.CountryDefinition;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Status;
import org.merata.model.Text;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** A small country with two measures, and an answer about it with every status. */
final class Fixture {
    static final Instant PUBLISHED = Instant.parse("2026-11-01T03:00:00Z");
    static final Definitions DEFINITIONS = definitions();
    static final Reference REFERENCE = reference();
    static final Names NAMES = new Names(DEFINITIONS, REFERENCE);

    private Fixture() {}

    /** One figure for each status, by region and month; region codes count from 11. */
    static Answer everyStatus(boolean synthetic) {
        List<Answer.Figure> figures = new ArrayList<>();
        for (Status status : Status.values()) {
            figures.add(new Answer.Figure(
                    "digital_take_up",
                    Optional.of(Period.get("2024-07")),
                    new TreeMap<>(Map.of("region", Integer.toString(11 + status.ordinal()))),
                    status.shown() ? OptionalDouble.of(0.614) : OptionalDouble.empty(),
                    status.shown() ? Optional.of(new Interval(0.58, 0.647, Interval.Method.WILSON)) : Optional.empty(),
                    status.shown() ? OptionalLong.of(812) : OptionalLong.empty(),
                    status));
        }
        return answer(
                Question.of("digital_take_up")
                        .by(Breakdown.of("region", "province"))
                        .during(TimeRange.of(Period.get("2024-07")))
                        .each(Grain.MONTH),
                figures,
                synthetic);
    }

    /** A published index of two years, between which its definition changed. */
    static Answer redefined() {
        List<Answer.Figure> figures = List.of("2024", "2025").stream()
                .map(year -> new Answer.Figure(
                        "imdi",
                        Optional.of(Period.get(year)),
                        new TreeMap<>(Map.of("region", "11")),
                        OptionalDouble.of(40),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Status.OBSERVED))
                .toList();
        return answer(Question.of("imdi").by(Breakdown.of("region", "province")).each(Grain.YEAR), figures, false);
    }

    static Answer answer(Question question, List<Answer.Figure> figures, boolean synthetic) {
        return new Answer(
                question,
                figures,
                new Answer.Origin(
                        "v7",
                        PUBLISHED,
                        List.of("service_transactions"),
                        synthetic,
                        Optional.of(Period.get("2024-09")),
                        10));
    }

    static Table texts(String... texts) {
        List<List<Object>> rows = Arrays.stream(texts)
                .map(text -> {
                    List<Object> row = new ArrayList<>();
                    row.add(text);
                    row.add(-5.0);
                    return row;
                })
                .toList();
        return new Table(
                "texts",
                Text.same("Texts"),
                List.of(
                        new Table.Column("text", Table.Type.TEXT, Text.same("Text")),
                        new Table.Column("number", Table.Type.NUMBER, Text.same("Number"))),
                rows);
    }

    static Provenance provenance(boolean synthetic) {
        return AnswerTable.provenance(List.of(everyStatus(synthetic)), NAMES);
    }

    private static Definitions definitions() {
        var country = new CountryDefinition(
                "testland",
                Text.same("Testland"),
                ZoneId.of("Asia/Jakarta"),
                "IDR",
                List.of(
                        new CountryDefinition.Level(
                                "nation", Text.of("Nation", "Nasional"), Text.of("Nation", "Nasional")),
                        new CountryDefinition.Level(
                                "province", Text.of("Province", "Provinsi"), Text.of("Provinces", "Provinsi"))),
                "province",
                Map.of("kemendagri", Text.same("Kemendagri")),
                Map.of("sumatera", Text.of("Sumatra", "Sumatera")),
                Map.of("ministry", Text.of("Ministry", "Kementerian")),
                Map.of("health", Text.of("Health", "Kesehatan")),
                Map.of());
        var contract = new ContractDefinition(
                "region_indicators",
                Text.of("Published indicators", "Indikator terpublikasi"),
                Text.same("-"),
                ContractDefinition.Kind.VALUES,
                List.of(),
                List.of(),
                List.of(),
                Optional.of("period"),
                List.of());
        return new Definitions(
                country,
                Map.of("region_indicators", contract),
                Map.of(),
                new TreeMap<>(Map.of(
                        "digital_take_up",
                        measure(
                                "digital_take_up",
                                Unit.SHARE,
                                Grain.MONTH,
                                new Formula.Total(List.<Aggregate>of()),
                                Optional.empty()),
                        "imdi",
                        measure(
                                "imdi",
                                Unit.INDEX,
                                Grain.YEAR,
                                new Formula.Value("region_indicators", "value", List.of()),
                                Optional.of(Text.same("Komdigi"))))),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static MeasureDefinition measure(
            String id, Unit unit, Grain finest, Formula formula, Optional<Text> publisher) {
        return new MeasureDefinition(
                id,
                1,
                Text.of(id + " label", id + " nama"),
                Text.same("-"),
                Text.same("-"),
                MeasureDefinition.Topic.DIGITAL,
                unit,
                Direction.HIGHER,
                1,
                formula,
                Optional.empty(),
                30,
                List.of("region"),
                finest,
                publisher,
                Text.same("-"),
                publisher.isPresent()
                        ? List.of(new DefinitionBreak(
                                LocalDate.parse("2025-01-01"),
                                Text.of("pillars changed", "pilar berubah"),
                                Text.same("Komdigi"),
                                false))
                        : List.of());
    }

    private static Reference reference() {
        return new Reference(
                List.of(
                        region("ID", "Indonesia", "nation", Optional.empty()),
                        region("11", "Aceh", "province", Optional.of("ID"))),
                List.of(new Agency(
                        "kemenkes",
                        Text.of("Ministry of Health", "Kementerian Kesehatan"),
                        "ministry",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2001, 8, 10)),
                        Optional.empty())),
                List.of(new Service(
                        "sip",
                        Text.of("Practice licence", "Surat izin praktik"),
                        "health",
                        "regency",
                        Optional.of(new Service.Standard(3, Service.TimeUnit.WORKING_DAY)),
                        OptionalInt.of(4),
                        OptionalInt.empty(),
                        OptionalInt.of(0),
                        OptionalInt.of(0))),
                List.of(new Channel("online", Text.of("Website", "Situs web"), Channel.Kind.DIGITAL)));
    }

    private static Region region(String code, String name, String level, Optional<String> parent) {
        return new Region(
                code,
                Map.of("bps", code),
                Text.same(name),
                level,
                parent,
                parent.map(id -> "sumatera"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                parent.map(id -> new Region.Tile(0, 0, "AC")),
                new TreeMap<>(Map.of(2020, 5_274_871L)));
    }
}
