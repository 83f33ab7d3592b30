package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.RegionalValues;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Period;
import org.merata.model.Status;

/** How unequal regions are: several indices, each now, a year before and over time, with what it means. */
final class InequalityPanel {
    private final Furniture furniture;
    private final Wording words;
    private final TimeChart parts;
    private final InequalitySentences sentences;

    InequalityPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.parts = new TimeChart(words);
        this.sentences = new InequalitySentences(words);
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
        List<InequalityTrend> trends = now.map(
                        period -> InequalityTrend.listAll(subject.measure(), periods, byPeriod, period))
                .orElse(List.of());
        String things = words.plural("region", level);
        String title = sentences.title(subject.measure(), trends, things);
        String summary = now.map(period ->
                        sentences.summary(subject, trends, byPeriod.get(periods.indexOf(period)), period, things))
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
                        furniture.statuses(
                                subject.answers().get(0).figures(), subject.answers(), List.of(subject.measure())),
                        furniture.source(subject.answers()),
                        furniture.definitions(List.of(subject.measure())),
                        Optional.of(
                                subject.note().map(text -> words.in(text) + " ").orElse("")
                                        + words.say("inequality.note")),
                        subject.answers())
                .using(trends.stream().map(trend -> trend.index().id()).toArray(String[]::new));
    }

    private RegionalValues regions(Subject subject, Period period) {
        return RegionalValues.of(
                subject.answers().get(0),
                subject.measure().id(),
                Optional.of(period),
                words.reference(),
                period.start().getYear());
    }

    private ChartSpec chart(
            Subject subject,
            List<Period> periods,
            InequalityTrend gap,
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
                        point.value().isPresent() ? sentences.text(measure, gap.index(), point.value()) : point.text(),
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

    private TableSpec table(MeasureDefinition measure, List<InequalityTrend> trends, Optional<Period> now) {
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
        for (InequalityTrend trend : trends) {
            rows.add(new Row(
                    List.of(
                            Cell.of(words.statistic(trend.index().phrase())),
                            cell(measure, trend.index(), trend.now(), Signal.NONE),
                            Cell.of(trend.nowInterval()
                                    .map(interval -> sentences.interval(measure, trend.index(), interval))
                                    .orElse("")),
                            new Cell(sentences.word(trend), OptionalDouble.empty(), Status.OBSERVED, trend.signal()),
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
                ? new Cell(sentences.text(measure, index, value), value, Status.OBSERVED, signal)
                : new Cell("\u2013", value, Status.NOT_APPLICABLE, Signal.NONE);
    }
}
