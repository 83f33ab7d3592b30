package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.merata.analysis.Decomposition;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.InequalityInterval;
import org.merata.analysis.RegionalValues;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Interval;
import org.merata.model.Period;
import org.merata.model.Status;

/** How unequal regions are: several indices, each now, a year before and over time, with what it means. */
final class InequalityPanel {
    private static final List<InequalityIndex> INDICES = List.of(
            InequalityIndex.DIFFERENCE,
            InequalityIndex.RATIO,
            InequalityIndex.GINI,
            InequalityIndex.THEIL,
            InequalityIndex.WILLIAMSON);
    private static final int DECIMALS = 3;

    private final Furniture furniture;
    private final Wording words;
    private final TimeChart parts;

    InequalityPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.parts = new TimeChart(words);
    }

    /** One index over time; {@code now} and {@code before} carry intervals where there are any. */
    private record Trend(
            InequalityIndex index,
            List<OptionalDouble> values,
            OptionalDouble now,
            Optional<Interval> nowInterval,
            OptionalDouble before,
            Optional<Interval> beforeInterval) {
        /** Clear only where the intervals lie apart. */
        boolean isClear() {
            return nowInterval.isPresent()
                    && beforeInterval.isPresent()
                    && (nowInterval.get().upper() < beforeInterval.get().lower()
                            || nowInterval.get().lower() > beforeInterval.get().upper());
        }

        Signal signal() {
            if (!isClear()) {
                return Signal.NONE;
            }
            return now.orElseThrow() < before.orElseThrow() ? Signal.BETTER : Signal.WORSE;
        }
    }

    /**
     * @param periods every period of the answer's grain, in order; the last with figures of several regions is "now"
     * @param level the level of regions compared
     */
    Panel of(Subject subject, List<Period> periods, Optional<String> level, List<ChartSpec.Event> events) {
        List<RegionalValues> byPeriod =
                periods.stream().map(period -> regions(subject, period)).toList();
        int at = periods.size() - 1;
        while (at >= 0 && byPeriod.get(at).values().size() < 2) {
            at--;
        }
        Optional<Period> now = at < 0 ? Optional.empty() : Optional.of(periods.get(at));
        List<Trend> trends =
                now.map(period -> listTrends(periods, byPeriod, period)).orElse(List.of());
        String things = words.plural("region", level);
        String title = title(subject.measure(), trends, things);
        String summary = now.map(
                        period -> summary(subject, trends, byPeriod.get(periods.indexOf(period)), period, things))
                .orElseGet(() -> words.say(
                        "none.summary",
                        "measure",
                        words.label(subject.measure()),
                        "place",
                        Scope.place(words, subject.question().where())));
        String scope = Scope.line(words, subject);
        return new Panel(
                subject.id(),
                title,
                scope,
                summary,
                Optional.empty(),
                trends.isEmpty()
                        ? Optional.empty()
                        : Optional.of(chart(subject, periods, trends.get(0), events, title, scope, summary)),
                table(subject.measure(), trends, now),
                furniture.statuses(subject.answers().get(0).figures(), subject.answers(), List.of(subject.measure())),
                furniture.source(subject.answers()),
                furniture.definitions(List.of(subject.measure())),
                Optional.of(subject.note().map(text -> words.in(text) + " ").orElse("") + words.say("inequality.note")),
                subject.answers());
    }

    private RegionalValues regions(Subject subject, Period period) {
        return RegionalValues.of(
                subject.answers().get(0),
                subject.measure().id(),
                Optional.of(period),
                words.reference(),
                period.start().getYear());
    }

    private static List<Trend> listTrends(List<Period> periods, List<RegionalValues> byPeriod, Period now) {
        Optional<RegionalValues> today = at(periods, byPeriod, now);
        Optional<RegionalValues> then = at(periods, byPeriod, now.yearBefore());
        var trends = new ArrayList<Trend>();
        for (InequalityIndex index : INDICES) {
            trends.add(new Trend(
                    index,
                    byPeriod.stream().map(regions -> value(index, regions)).toList(),
                    today.map(regions -> value(index, regions)).orElse(OptionalDouble.empty()),
                    today.flatMap(
                            regions -> InequalityInterval.of(index, regions).value()),
                    then.map(regions -> value(index, regions)).orElse(OptionalDouble.empty()),
                    then.flatMap(
                            regions -> InequalityInterval.of(index, regions).value())));
        }
        return trends;
    }

    private static Optional<RegionalValues> at(List<Period> periods, List<RegionalValues> byPeriod, Period period) {
        int position = periods.indexOf(period);
        return position < 0 ? Optional.empty() : Optional.of(byPeriod.get(position));
    }

    private static OptionalDouble value(InequalityIndex index, RegionalValues regions) {
        return index.of(regions).value().map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private String title(MeasureDefinition measure, List<Trend> trends, String things) {
        if (trends.isEmpty() || trends.get(0).now().isEmpty()) {
            return words.say("none.title", "measure", words.label(measure));
        }
        Trend gap = trends.get(0);
        String key = !gap.isClear() ? "unclear" : gap.signal() == Signal.BETTER ? "narrower" : "wider";
        return words.say("inequality.title." + key, "things", things, "value", text(measure, gap.index(), gap.now()));
    }

    private String summary(Subject subject, List<Trend> trends, RegionalValues regions, Period now, String things) {
        MeasureDefinition measure = subject.measure();
        Trend gap = trends.get(0);
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "inequality.summary",
                "measure",
                words.label(measure),
                "place",
                Scope.place(words, subject.question().where()),
                "period",
                words.period(now),
                "n",
                words.formats().count(regions.values().size()),
                "things",
                things,
                "gap",
                withInterval(measure, gap)));
        if (gap.before().isPresent()) {
            sentences.add(words.say(
                    "inequality.before",
                    "period",
                    words.period(now.yearBefore()),
                    "gap",
                    text(measure, gap.index(), gap.before()),
                    "word",
                    word(gap)));
        }
        Decomposition.of(InequalityIndex.THEIL, regions)
                .value()
                .filter(theil -> theil.total() > 0)
                .ifPresent(theil -> sentences.add(words.say(
                        "inequality.between", "share", words.formats().share(theil.between() / theil.total(), 0))));
        if (regions.countLeftOut() > 0) {
            sentences.add(words.say("inequality.left_out", "n", words.formats().count(regions.countLeftOut())));
        }
        return String.join(" ", sentences);
    }

    private ChartSpec chart(
            Subject subject,
            List<Period> periods,
            Trend gap,
            List<ChartSpec.Event> events,
            String title,
            String scope,
            String summary) {
        MeasureDefinition measure = subject.measure();
        var figures = new ArrayList<Figure>();
        for (int i = 0; i < periods.size(); i++) {
            OptionalDouble value = gap.values().get(i);
            figures.add(new Figure(
                    measure.id(),
                    Optional.of(periods.get(i)),
                    new java.util.TreeMap<>(),
                    value,
                    Optional.empty(),
                    OptionalLong.empty(),
                    value.isPresent() ? Status.OBSERVED : Status.NOT_PROVIDED));
        }
        var line = new Timeline(measure, "", "", figures);
        var points = parts.series(line, words.statistic(gap.index().phrase()), Role.MAIN, List.of()).points().stream()
                .map(point -> new ChartSpec.Point(
                        point.code(),
                        point.label(),
                        point.value(),
                        point.lower(),
                        point.upper(),
                        point.status(),
                        point.value().isPresent() ? text(measure, gap.index(), point.value()) : point.text(),
                        point.signal(),
                        point.link()))
                .toList();
        return new ChartSpec(
                subject.id(),
                Kind.LINE,
                title,
                scope,
                summary,
                parts.periods(periods),
                Scale.of(words, measure, TimeChart.values(List.of(line), false, List.of()))
                        .axis(words, measure),
                List.of(new ChartSpec.Series(
                        gap.index().id(), words.statistic(gap.index().phrase()), Role.MAIN, points)),
                List.of(),
                List.of(),
                events,
                furniture.watermark(subject.answers()));
    }

    private TableSpec table(MeasureDefinition measure, List<Trend> trends, Optional<Period> now) {
        String nowLabel = now.map(words::period).orElse("");
        String beforeLabel =
                now.map(period -> words.period(period.yearBefore())).orElse("");
        var columns = List.of(
                new Column("index", words.say("column.index"), false),
                new Column("now", nowLabel, true),
                new Column("interval", words.say("column.interval"), true),
                new Column("change", words.say("column.change"), false),
                new Column("before", beforeLabel, true),
                new Column("trend", words.say("column.trend"), true),
                new Column("meaning", words.say("column.meaning"), false));
        var rows = new ArrayList<Row>();
        for (Trend trend : trends) {
            rows.add(new Row(
                    List.of(
                            Cell.of(words.statistic(trend.index().phrase())),
                            cell(measure, trend.index(), trend.now(), Signal.NONE),
                            Cell.of(trend.nowInterval()
                                    .map(interval -> interval(measure, trend.index(), interval))
                                    .orElse("")),
                            new Cell(word(trend), OptionalDouble.empty(), Status.OBSERVED, trend.signal()),
                            cell(measure, trend.index(), trend.before(), Signal.NONE),
                            Cell.of("").withTrend(trend.values()),
                            Cell.of(words.statistic(trend.index().phrase() + ".meaning"))),
                    Optional.empty()));
        }
        return new TableSpec(
                words.say(
                        "table.caption.time",
                        "measure",
                        words.say("inequality.caption", "measure", words.label(measure)),
                        "period",
                        nowLabel),
                columns,
                rows);
    }

    private Cell cell(MeasureDefinition measure, InequalityIndex index, OptionalDouble value, Signal signal) {
        return value.isPresent()
                ? new Cell(text(measure, index, value), value, Status.OBSERVED, signal)
                : new Cell("\u2013", value, Status.NOT_APPLICABLE, Signal.NONE);
    }

    private String word(Trend trend) {
        if (trend.now().isEmpty() || trend.before().isEmpty()) {
            return "\u2013";
        }
        return words.say(
                !trend.isClear()
                        ? "inequality.unclear"
                        : trend.signal() == Signal.BETTER ? "inequality.narrower" : "inequality.wider");
    }

    private String withInterval(MeasureDefinition measure, Trend trend) {
        String value = text(measure, trend.index(), trend.now());
        return trend.nowInterval()
                .map(interval -> words.say(
                        "with_interval.brackets",
                        "value",
                        value,
                        "interval",
                        interval(measure, trend.index(), interval)))
                .orElse(value);
    }

    private String text(MeasureDefinition measure, InequalityIndex index, OptionalDouble value) {
        if (value.isEmpty()) {
            return "\u2013";
        }
        return index.inUnitOfMeasure()
                ? words.difference(measure, value.getAsDouble())
                : words.formats().number(value.getAsDouble(), index == InequalityIndex.RATIO ? 2 : DECIMALS);
    }

    private String interval(MeasureDefinition measure, InequalityIndex index, Interval interval) {
        return index.inUnitOfMeasure()
                ? words.differences(measure, interval)
                : words.formats().number(interval.lower(), index == InequalityIndex.RATIO ? 2 : DECIMALS)
                        + "\u2013"
                        + words.formats().number(interval.upper(), index == InequalityIndex.RATIO ? 2 : DECIMALS);
    }
}
