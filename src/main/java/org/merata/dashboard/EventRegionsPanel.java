package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.merata.analysis.BeforeAfter;
import org.merata.analysis.DifferenceInDifferences;
import org.merata.analysis.EffectScale;
import org.merata.analysis.Exposure;
import org.merata.analysis.Result;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.EventDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Region;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/** Regions that an event applied to against the others: the difference of their changes, and each of them before and after. */
final class EventRegionsPanel {
    private static final int YEAR = 12;

    private final Edition edition;
    private final Furniture furniture;
    private final Wording words;
    private final Events events;

    EventRegionsPanel(Edition edition, Events events) {
        this.edition = edition;
        this.furniture = edition.furniture();
        this.words = edition.words();
        this.events = events;
    }

    /** One region before and after. */
    private record Pair(Region region, boolean with, Figure before, Figure after) {
        double change() {
            return after.value().getAsDouble() - before.value().getAsDouble();
        }
    }

    /** @return empty where the event applied everywhere, one region was chosen, or the measure is not known by region and month */
    Optional<Panel> of(EventDefinition event, MeasureDefinition measure, Map<String, String> where) {
        boolean comparable = !event.regions().isEmpty()
                && !where.containsKey("region")
                && measure.finest() == Grain.MONTH
                && measure.dimensions().contains("region")
                && measure.dimensions().containsAll(where.keySet());
        Optional<TimeRange> extent = edition.numbers().extent(measure);
        if (!comparable || extent.isEmpty()) {
            return Optional.empty();
        }
        Exposure exposure = EventStudies.exposure(event, measure);
        TimeRange window = BeforeAfter.window(exposure, Grain.MONTH);
        Period first = max(extent.get().first(), window.first());
        Period last =
                extent.get().last().compareTo(window.last()) < 0 ? extent.get().last() : window.last();
        if (first.compareTo(last) >= 0) {
            return Optional.empty();
        }
        Optional<DefinitionBreak> redefined = DefinitionBreak.findBetween(measure, first, last);
        if (redefined.isPresent()) {
            return Optional.of(Facts.panel(
                    words,
                    "regions",
                    words.say(
                            "event.title.none",
                            "measure",
                            words.inSentence(words.label(measure)),
                            "event",
                            words.in(event.title())),
                    Breaks.refusal(words, redefined.get()),
                    List.of(),
                    List.of()));
        }
        Question question = Question.of(measure.id())
                .by(Breakdown.of("region", words.definitions().country().mapLevel()))
                .where(where);
        try {
            Answer monthly = edition.numbers()
                    .ask(question.during(new TimeRange(first, last)).each(Grain.MONTH));
            Result<DifferenceInDifferences> result = DifferenceInDifferences.of(
                    cells(event, monthly),
                    EffectScale.of(measure.unit()),
                    exposure,
                    others(event, measure, where, new TimeRange(first, last)));
            Period start = Period.of(Grain.MONTH, event.start());
            Period end = Period.of(Grain.MONTH, event.lastDay());
            Answer before = edition.numbers()
                    .ask(question.during(new TimeRange(max(first, start.plus(-YEAR)), start.previous())));
            Answer after = edition.numbers().ask(question.during(afterwards(exposure, start, end, last)));
            return Optional.of(panel(event, measure, where, result, List.of(monthly, before, after)));
        } catch (QuestionRefused refused) {
            return Optional.empty();
        }
    }

    private static Period max(Period one, Period other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The months of an event that passed, else the year after its start. */
    private static TimeRange afterwards(Exposure exposure, Period start, Period end, Period last) {
        if (exposure.effect().hasPulse()) {
            return new TimeRange(start, end.compareTo(last) < 0 ? end : last);
        }
        Period year = start.plus(YEAR);
        return new TimeRange(start.next(), year.compareTo(last) < 0 ? year : last);
    }

    /** Regions to a part of which the event applied are neither with nor without it. */
    private List<DifferenceInDifferences.Cell> cells(EventDefinition event, Answer monthly) {
        var cells = new ArrayList<DifferenceInDifferences.Cell>();
        for (Figure figure : monthly.figures()) {
            Optional<Region> region = region(figure);
            boolean sound = figure.status() != Status.CAUTION && figure.status() != Status.UNRELIABLE;
            if (figure.value().isEmpty() || figure.period().isEmpty() || !sound || region.isEmpty()) {
                continue;
            }
            boolean with = events.appliesTo(event, region.get());
            if (with || !events.isInScope(event, Map.of("region", region.get().code(), "service", service(event)))) {
                cells.add(new DifferenceInDifferences.Cell(
                        region.get().code(),
                        with,
                        figure.period().get(),
                        figure.value().getAsDouble(),
                        figure.n().isPresent() ? OptionalDouble.of(figure.n().getAsLong()) : OptionalDouble.empty()));
            }
        }
        return cells;
    }

    /** Other events of some regions of which it is written down what they do; what applied everywhere is in the level of each month. */
    private List<DifferenceInDifferences.Other> others(
            EventDefinition event, MeasureDefinition measure, Map<String, String> where, TimeRange time) {
        return events.others(event, where, time.start(), time.endExclusive().minusDays(1)).stream()
                .filter(other -> other.stated() && !other.regions().isEmpty())
                .map(other -> new DifferenceInDifferences.Other(
                        EventStudies.exposure(other, measure),
                        words
                                .reference()
                                .listRegions(words.definitions().country().mapLevel())
                                .stream()
                                .filter(region -> events.appliesTo(other, region))
                                .map(Region::code)
                                .collect(Collectors.toSet())))
                .toList();
    }

    private static String service(EventDefinition event) {
        return event.services().isEmpty() ? "" : event.services().get(0);
    }

    private Optional<Region> region(Figure figure) {
        return Optional.ofNullable(figure.codes().get("region")).flatMap(words.reference()::findRegion);
    }

    private Panel panel(
            EventDefinition event,
            MeasureDefinition measure,
            Map<String, String> where,
            Result<DifferenceInDifferences> result,
            List<Answer> answers) {
        var sentences = new EventRegionsSentences(words, event, measure, result);
        List<Pair> pairs = pairs(event, answers.get(1), answers.get(2));
        String title = sentences.title();
        String summary = sentences.summary();
        String scope = words.label(measure) + " \u00b7 " + Scope.place(words, where) + " \u00b7 "
                + words.say("event.regions.scope");
        return new Panel(
                        "regions",
                        title,
                        scope,
                        summary,
                        Optional.empty(),
                        pairs.isEmpty()
                                ? Optional.empty()
                                : Optional.of(chart(measure, pairs, answers, title, scope, summary)),
                        table(measure, pairs, answers, title),
                        sentences.cautions(),
                        furniture.source(answers),
                        furniture.definitions(List.of(measure)),
                        sentences.method(),
                        answers)
                .using("difference_in_differences", "clustered");
    }

    private List<Pair> pairs(EventDefinition event, Answer before, Answer after) {
        var pairs = new ArrayList<Pair>();
        for (Figure now : after.figures()) {
            region(now)
                    .ifPresent(region -> before.figures().stream()
                            .filter(then -> then.codes().equals(now.codes()))
                            .filter(then ->
                                    then.value().isPresent() && now.value().isPresent())
                            .findFirst()
                            .ifPresent(
                                    then -> pairs.add(new Pair(region, events.appliesTo(event, region), then, now))));
        }
        pairs.sort(Comparator.comparing((Pair pair) -> !pair.with())
                .thenComparing(Comparator.comparingDouble(Pair::change).reversed()));
        return pairs;
    }

    private String name(Pair pair) {
        String name = words.name("region", pair.region().code());
        return pair.with() ? words.say("event.regions.with", "name", name) : name;
    }

    private ChartSpec chart(
            MeasureDefinition measure,
            List<Pair> pairs,
            List<Answer> answers,
            String title,
            String scope,
            String summary) {
        var values = new ArrayList<Double>();
        pairs.forEach(pair -> {
            values.add(pair.before().value().getAsDouble());
            values.add(pair.after().value().getAsDouble());
        });
        return new ChartSpec(
                "regions",
                ChartSpec.Kind.DUMBBELL,
                title,
                scope,
                summary,
                Scale.of(words, measure, values).axis(words, measure),
                new Axis(
                        words.singular(
                                "region",
                                Optional.of(words.definitions().country().mapLevel())),
                        pairs.stream().map(this::name).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(
                        new Series(
                                "before",
                                time(answers.get(1)),
                                Role.BEFORE,
                                pairs.stream()
                                        .map(pair -> point(measure, pair, pair.before()))
                                        .toList()),
                        new Series(
                                "after",
                                time(answers.get(2)),
                                Role.MAIN,
                                pairs.stream()
                                        .map(pair -> point(measure, pair, pair.after()))
                                        .toList())),
                List.of(),
                List.of(),
                List.of(),
                furniture.watermark(answers));
    }

    private String time(Answer answer) {
        return words.periods(answer.question().time().orElseThrow());
    }

    private ChartSpec.Point point(MeasureDefinition measure, Pair pair, Figure figure) {
        return new ChartSpec.Point(
                pair.region().code(),
                name(pair),
                figure.value(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                figure.status(),
                words.figure(measure, figure),
                Signal.NONE,
                words.path("region", pair.region().code()));
    }

    private TableSpec table(MeasureDefinition measure, List<Pair> pairs, List<Answer> answers, String caption) {
        List<Row> rows = pairs.stream()
                .map(pair -> new Row(
                        List.of(
                                Cell.of(words.name("region", pair.region().code())),
                                Cell.of(words.say(pair.with() ? "event.regions.yes" : "event.regions.no")),
                                CompareTable.value(words, measure, pair.before(), Signal.NONE),
                                CompareTable.value(words, measure, pair.after(), Signal.NONE),
                                Cell.of(words.change(measure, pair.change()), pair.change())),
                        words.path("region", pair.region().code())))
                .toList();
        return new TableSpec(
                caption,
                List.of(
                        new Column("region", words.say("dimension.region"), false),
                        new Column("event", words.say("event.column.applied"), false),
                        new Column("before", time(answers.get(1)), true),
                        new Column("after", time(answers.get(2)), true),
                        new Column("change", words.say("event.column.change"), true)),
                rows);
    }
}
