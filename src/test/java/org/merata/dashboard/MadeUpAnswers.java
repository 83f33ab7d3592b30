package org.merata.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.Question;
import org.merata.model.Channel;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Status;
import org.merata.model.Text;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** Answers written by hand: values, so that a panel's words can be read off them. */
final class MadeUpAnswers {
    static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());
    static final MeasureDefinition TAKE_UP = measure(
            "digital_take_up", Text.of("Digital take-up", "Tingkat pemanfaatan layanan digital"), Optional.empty());
    static final MeasureDefinition PUBLISHED = measure(
            "imdi", Text.of("Digital society index", "Indeks masyarakat digital"), Optional.of(Text.same("Komdigi")));

    private MadeUpAnswers() {}

    static MeasureDefinition measure(String id, Text label, Optional<Text> publisher) {
        Formula formula = publisher.isPresent()
                ? new Formula.Value("region_indicators", "value", List.of())
                : DEFINITIONS.getMeasure("digital_take_up").formula();
        return new MeasureDefinition(
                id,
                1,
                label,
                label,
                label,
                MeasureDefinition.Topic.DIGITAL,
                Unit.SHARE,
                Direction.HIGHER,
                1,
                formula,
                Optional.of(Interval.Method.WILSON),
                30,
                List.of("region", "service"),
                Grain.MONTH,
                publisher,
                label,
                List.of());
    }

    static Region province(String code, String english, String indonesian) {
        return new Region(
                code,
                Map.of(),
                Text.of(english, indonesian),
                "province",
                Optional.of("ID"),
                Optional.of("west"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Region.Tile(Integer.parseInt(code) - 11, 0, english.substring(0, 2))),
                new TreeMap<>(Map.of(2024, 1_000_000L)));
    }

    static Reference reference() {
        var nation = new Region(
                "ID",
                Map.of(),
                Text.same("Indonesia"),
                "nation",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>());
        return new Reference(
                List.of(
                        nation,
                        province("11", "North", "Utara"),
                        province("12", "South", "Selatan"),
                        province("13", "East", "Timur"),
                        province("14", "West", "Barat")),
                List.of(),
                List.of(),
                List.of(new Channel("online", Text.of("Website", "Situs web"), Channel.Kind.DIGITAL)));
    }

    static Wording words(Language language) {
        return Wording.of(DEFINITIONS, reference(), language);
    }

    static Furniture furniture(Language language) {
        return new Furniture(words(language), Freshness.of(DEFINITIONS, Quality.none(), LocalDate.of(2026, 1, 15)));
    }

    static Answer answer(Question question, List<Figure> figures, boolean synthetic) {
        return new Answer(
                question,
                figures,
                new Answer.Origin(
                        "v1",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        List.of("service_transactions"),
                        synthetic,
                        Optional.of(Period.get("2025-12")),
                        10));
    }

    static Figure share(Optional<Period> period, Map<String, String> codes, double value, long n) {
        double half = 1.96 * Math.sqrt(value * (1 - value) / n);
        return new Figure(
                "digital_take_up",
                period,
                new TreeMap<>(codes),
                OptionalDouble.of(value),
                Optional.of(new Interval(value - half, value + half, Interval.Method.WILSON)),
                OptionalLong.of(n),
                n < 30 ? Status.CAUTION : Status.OBSERVED);
    }

    static Figure missing(Optional<Period> period, Map<String, String> codes, Status status) {
        return new Figure(
                "digital_take_up",
                period,
                new TreeMap<>(codes),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                status);
    }

    static final TimeRange YEAR = new TimeRange(Period.get("2025-01"), Period.get("2025-12"));

    /** The national line of two years that ends in December 2025: these shares of 10,000 cases each. */
    static Answer line(double... shares) {
        List<Period> months = months(shares.length);
        var figures = new ArrayList<Figure>();
        IntStream.range(0, shares.length)
                .mapToObj(i -> Double.isNaN(shares[i])
                        ? missing(Optional.of(months.get(i)), Map.of(), Status.LATE)
                        : share(Optional.of(months.get(i)), Map.of(), shares[i], 10_000))
                .forEach(figures::add);
        Question question = Question.of("digital_take_up")
                .during(new TimeRange(months.get(0), months.get(months.size() - 1)))
                .each(Grain.MONTH);
        return answer(question, figures, true);
    }

    static List<Period> months(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Period.get("2025-12").plus(i + 1 - count))
                .toList();
    }
}
