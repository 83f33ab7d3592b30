package org.merata.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.analysis.Advantage;
import org.merata.analysis.Concentration;
import org.merata.analysis.Estimate;
import org.merata.analysis.Result;
import org.merata.analysis.SlopeIndex;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.Scatter.Curve;
import org.merata.dashboard.Scatter.Stroke;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Direction;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** Whether a measure gathers in regions that are ahead by another one. */
final class ConcentrationPanel {
    private static final String ID = "concentration";

    private final Edition edition;
    private final GapFrame frame;
    private final Wording words;
    private final RegionalGap gap;

    ConcentrationPanel(Edition edition, GapFrame frame) {
        this.edition = edition;
        this.frame = frame;
        this.words = frame.words();
        this.gap = frame.gap();
    }

    /** What regions are ordered by, with its answer. */
    private record Order(MeasureDefinition measure, Answer answer, TimeRange time, Map<String, Double> values) {}

    Panel of(MeasureDefinition by, ViewRequest request) {
        Optional<Order> order = ask(by, request);
        if (order.isEmpty()) {
            return withoutCurve(
                    words.say("none.summary", "measure", words.label(by), "place", Scope.place(words, Map.of())));
        }
        if (Furniture.isSynthetic(List.of(order.get().answer())) != gap.isSynthetic()) {
            return Facts.panel(
                    ID,
                    frame.scope(),
                    words.say("concentration.apart.title", "order", words.label(by)),
                    words.say("concentration.apart", "order", words.label(by), "measure", frame.label()),
                    List.of(),
                    List.of());
        }
        List<Advantage.Pair> pairs = gap.now().values().stream()
                .filter(region -> order.get().values().containsKey(region.code()))
                .map(region -> new Advantage.Pair(
                        region, advantage(by, order.get().values().get(region.code()))))
                .toList();
        Result<Advantage> ranked = Advantage.of(pairs);
        if (ranked.value().isEmpty()) {
            return withoutCurve(words.statistic(ranked.undefined().orElseThrow().phrase()));
        }
        Result<Concentration> found = Concentration.of(ranked.get());
        return found.value()
                .map(one -> panel(order.get(), ranked.get(), one))
                .orElseGet(() -> withoutCurve(
                        words.statistic(found.undefined().orElseThrow().phrase())));
    }

    /** Ahead is where the value is better. */
    private static double advantage(MeasureDefinition by, double value) {
        return by.direction() == Direction.LOWER ? -value : value;
    }

    private Optional<Order> ask(MeasureDefinition by, ViewRequest request) {
        try {
            return edition.numbers().total(by, request.time()).map(time -> {
                Answer answer = edition.numbers()
                        .ask(Numbers.over(by, Question.of(by.id()).by(Breakdown.of("region", gap.level())), time));
                var values = new HashMap<String, Double>();
                answer.figures().stream()
                        .filter(figure ->
                                figure.value().isPresent() && figure.period().equals(Numbers.periodOf(by, time)))
                        .forEach(figure -> values.put(
                                figure.codes().get("region"), figure.value().getAsDouble()));
                return new Order(by, answer, time, values);
            });
        } catch (QuestionRefused notPublished) {
            return Optional.empty();
        }
    }

    private Panel withoutCurve(String why) {
        return Facts.panel(
                ID,
                frame.scope(),
                words.say("concentration.none.title", "measure", frame.label()),
                why,
                List.of(),
                List.of());
    }

    private Panel panel(Order order, Advantage ranked, Concentration found) {
        String key = found.absolute().contains(0) ? "unclear" : found.absolute().value() > 0 ? "ahead" : "behind";
        String title = words.say(
                "concentration.title." + key,
                "measure",
                frame.label(),
                "things",
                frame.things(),
                "order",
                words.inSentence(words.label(order.measure())));
        String summary = summary(order, ranked, found);
        var answers = new ArrayList<>(gap.answers());
        answers.add(order.answer());
        Panel plain = frame.panel(
                ID,
                title,
                summary,
                Optional.of(chart(title, summary, found)),
                table(order, ranked, found, title),
                Stream.concat(frame.leftOut().stream(), Stream.of(words.say("concentration.note")))
                        .toList());
        return plain.withAnswers(answers, edition.furniture().definitions(List.of(gap.measure(), order.measure())))
                .using("concentration", "slope_index");
    }

    private String summary(Order order, Advantage ranked, Concentration found) {
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "concentration.summary",
                "measure",
                frame.label(),
                "period",
                frame.period(),
                "n",
                words.formats().count(ranked.places().size()),
                "things",
                frame.things(),
                "order",
                words.label(order.measure()),
                "order_period",
                words.periods(order.time()),
                "relative",
                decimal(found.relative()),
                "absolute",
                absolute(found.absolute())));
        if (gap.measure().unit() == Unit.SHARE) {
            SlopeIndex.of(ranked)
                    .value()
                    .ifPresent(slope -> sentences.add(words.say(
                            "concentration.slope",
                            "difference",
                            absolute(slope.difference()),
                            "quotient",
                            interval(slope.quotient(), 2))));
        }
        return String.join(" ", sentences);
    }

    private String decimal(Estimate estimate) {
        return interval(estimate, 3);
    }

    private String interval(Estimate estimate, int decimals) {
        return words.say(
                "concentration.value",
                "value",
                signed(estimate.value(), decimals),
                "lower",
                signed(estimate.lower(), decimals),
                "upper",
                signed(estimate.upper(), decimals));
    }

    private String signed(double value, int decimals) {
        String size = words.formats().number(Math.abs(value), decimals);
        return value < 0 && !size.equals(words.formats().number(0, decimals)) ? "\u2212" + size : size;
    }

    private String absolute(Estimate estimate) {
        return words.say(
                "concentration.value",
                "value",
                words.change(gap.measure(), estimate.value()),
                "lower",
                words.change(gap.measure(), estimate.lower()),
                "upper",
                words.change(gap.measure(), estimate.upper()));
    }

    private ChartSpec chart(String title, String summary, Concentration found) {
        List<Scatter.Place> corners = found.curve().stream()
                .map(point -> new Scatter.Place(point.people(), point.outcome()))
                .toList();
        List<Scatter.Spot> spots = found.curve().stream()
                .filter(point -> !point.code().isEmpty())
                .map(point -> new Scatter.Spot(
                        point.code(),
                        frame.name(point.code()),
                        point.people(),
                        point.outcome(),
                        Shape.CIRCLE,
                        false,
                        frame.path(point.code()),
                        words.say(
                                "concentration.spot",
                                "people",
                                words.formats().share(point.people(), 1),
                                "outcome",
                                words.formats().share(point.outcome(), 1))))
                .toList();
        return new ChartSpec(
                ID,
                Kind.SCATTER,
                title,
                frame.scope(),
                summary,
                PlainAxis.ofShares(words, words.say("concentration.axis.people")),
                PlainAxis.ofShares(words, words.say("concentration.axis.outcome")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                frame.watermark(),
                Optional.of(Scatter.withCurves(
                        spots,
                        List.of(
                                new Curve(
                                        words.say("concentration.equal"),
                                        Stroke.REFERENCE,
                                        List.of(new Scatter.Place(0, 0), new Scatter.Place(1, 1))),
                                new Curve(words.say("concentration.curve"), Stroke.MAIN, corners)),
                        Map.of(Shape.CIRCLE, words.say("concentration.key")))));
    }

    /** The least advantaged first. */
    private TableSpec table(Order order, Advantage ranked, Concentration found, String caption) {
        var columns = List.of(
                new Column("region", words.singular("region", Optional.of(gap.level())), false),
                new Column(order.measure().id(), words.label(order.measure()), true),
                new Column(gap.measure().id(), frame.label(), true),
                new Column("population_share", words.say("column.population_share"), true),
                new Column("rank", words.say("column.relative_rank"), true),
                new Column("people", words.say("concentration.axis.people"), true),
                new Column("outcome", words.say("concentration.axis.outcome"), true));
        var rows = new ArrayList<Row>();
        for (int i = 0; i < ranked.places().size(); i++) {
            Advantage.Place place = ranked.places().get(i);
            Concentration.Point point = found.curve().get(i + 1);
            double advantage = order.values().get(place.code());
            rows.add(new Row(
                    List.of(
                            Cell.of(frame.name(place.code())),
                            Cell.of(words.value(order.measure(), advantage), advantage),
                            Cell.of(words.value(gap.measure(), place.value()), place.value()),
                            share(place.weight()),
                            Cell.of(words.formats().number(place.rank(), 3), place.rank()),
                            share(point.people()),
                            share(point.outcome())),
                    frame.path(place.code())));
        }
        return new TableSpec(caption, columns, rows);
    }

    private Cell share(double share) {
        return Cell.of(words.formats().share(share, 1), share);
    }
}
