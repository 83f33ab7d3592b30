package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.Ranking;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.model.Interval;
import org.merata.model.Status;

/** All measures by how far regions are apart in relation to the mean, widest first, with whether they come closer. */
final class GapListPanel {
    private final Furniture furniture;
    private final Wording words;
    private final InequalitySentences sentences;

    GapListPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.sentences = new InequalitySentences(words);
    }

    /** One measure's gap in the measure's unit and in relation to the mean. */
    private record Line(RegionalGap gap, InequalityTrend absolute, InequalityTrend relative) {
        MeasureDefinition measure() {
            return gap.measure();
        }

        /** What its interval leaves no doubt of; without one its value is not to be relied on. */
        double least() {
            return relative.nowInterval().map(Interval::lower).orElse(0.0);
        }
    }

    private static Line line(RegionalGap gap) {
        List<InequalityTrend> trends =
                InequalityTrend.listAll(List.of(InequalityIndex.DIFFERENCE, InequalityIndex.GINI), gap);
        return new Line(gap, trends.get(0), trends.get(1));
    }

    /** @param gaps one at least */
    Panel of(List<RegionalGap> gaps) {
        List<Line> lines = gaps.stream()
                .map(GapListPanel::line)
                .filter(line -> line.relative().now().isPresent())
                .sorted(Comparator.comparingDouble(Line::least).reversed())
                .toList();
        List<Answer> answers =
                gaps.stream().flatMap(gap -> gap.answers().stream()).toList();
        List<MeasureDefinition> measures = lines.stream().map(Line::measure).toList();
        String things =
                words.plural("region", Optional.of(words.definitions().country().mapLevel()));
        String title = lines.isEmpty()
                ? words.say("gaps.list.title.none", "things", things)
                : words.say(
                        "gaps.list.title",
                        "things",
                        things,
                        "measure",
                        words.inSentence(words.label(lines.get(0).measure())));
        String scope = words.say(
                "gaps.list.scope",
                "place",
                words.nation(),
                "period",
                words.periods(gaps.get(0).time()));
        String summary = summary(lines);
        return new Panel(
                        "gaps",
                        title,
                        scope,
                        summary,
                        Optional.empty(),
                        lines.isEmpty() ? Optional.empty() : Optional.of(chart(lines, title, scope, summary, answers)),
                        table(lines, title),
                        furniture.statuses(
                                answers.stream()
                                        .flatMap(answer -> answer.figures().stream())
                                        .toList(),
                                answers,
                                measures),
                        furniture.source(answers),
                        furniture.definitions(measures),
                        Optional.of(words.say("gaps.list.note")),
                        answers)
                .using(InequalityIndex.GINI.id(), InequalityIndex.DIFFERENCE.id(), "bootstrap");
    }

    private String summary(List<Line> lines) {
        return words.say(
                "gaps.list.summary",
                "n",
                words.formats().count(lines.size()),
                "narrower",
                words.formats().count(count(lines, Signal.BETTER)),
                "wider",
                words.formats().count(count(lines, Signal.WORSE)),
                "rest",
                words.formats().count(count(lines, Signal.NONE)));
    }

    private static long count(List<Line> lines, Signal signal) {
        return lines.stream().filter(line -> line.relative().signal() == signal).count();
    }

    private ChartSpec chart(List<Line> lines, String title, String scope, String summary, List<Answer> answers) {
        List<Double> values = lines.stream()
                .flatMap(line -> Stream.concat(
                        Stream.of(line.relative().now().orElseThrow()),
                        line.relative().nowInterval().map(Interval::upper).stream()))
                .toList();
        return new ChartSpec(
                "gaps",
                Kind.RANKED,
                title,
                scope,
                summary,
                PlainAxis.fromZero(words, words.statistic(InequalityIndex.GINI.phrase()), values),
                new Axis(
                        words.say("filter.measure"),
                        lines.stream().map(line -> words.label(line.measure())).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(new Series(
                        "gini",
                        words.statistic(InequalityIndex.GINI.phrase()),
                        Role.MAIN,
                        lines.stream().map(this::point).toList())),
                List.of(),
                List.of(),
                List.of(),
                furniture.watermark(answers));
    }

    private Point point(Line line) {
        InequalityTrend gini = line.relative();
        return new Point(
                line.measure().id(),
                words.label(line.measure()),
                gini.now(),
                gini.nowInterval()
                        .map(interval -> OptionalDouble.of(interval.lower()))
                        .orElse(OptionalDouble.empty()),
                gini.nowInterval()
                        .map(interval -> OptionalDouble.of(interval.upper()))
                        .orElse(OptionalDouble.empty()),
                Status.OBSERVED,
                sentences.text(line.measure(), gini.index(), gini.now()),
                Signal.NONE,
                Optional.of(GapPages.path(line.measure())));
    }

    private TableSpec table(List<Line> lines, String caption) {
        var columns = List.of(
                new Column("measure", words.say("filter.measure"), false),
                new Column("gini", words.statistic(InequalityIndex.GINI.phrase()), true),
                new Column("gini_interval", words.say("column.interval"), true),
                new Column("gini_change", words.say("column.change"), false),
                new Column("gini_years", words.say("column.trend"), true),
                new Column("best", words.say("column.best_region"), false),
                new Column("worst", words.say("column.worst_region"), false),
                new Column("gap", words.statistic(InequalityIndex.DIFFERENCE.phrase()), true),
                new Column("gap_interval", words.say("column.gap_interval"), true),
                new Column("gap_change", words.say("column.gap_change"), false));
        return new TableSpec(caption, columns, lines.stream().map(this::row).toList());
    }

    private Row row(Line line) {
        List<Ranking.Row> order =
                Ranking.of(line.gap().now(), line.measure().direction()).rows();
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.label(line.measure())));
        cells.add(cell(line, line.relative()));
        cells.add(interval(line, line.relative()));
        cells.add(change(line.relative()));
        cells.add(Cell.of("").withTrend(line.relative().values()));
        cells.add(Cell.of(named(line, order.get(0))));
        cells.add(Cell.of(named(line, order.get(order.size() - 1))));
        cells.add(cell(line, line.absolute()));
        cells.add(interval(line, line.absolute()));
        cells.add(change(line.absolute()));
        return new Row(cells, Optional.of(GapPages.path(line.measure())));
    }

    private String named(Line line, Ranking.Row row) {
        return words.say(
                "gaps.list.region",
                "name",
                words.name("region", row.region().code()),
                "value",
                words.value(line.measure(), row.region().value()));
    }

    private Cell cell(Line line, InequalityTrend trend) {
        return trend.now().isPresent()
                ? Cell.of(
                        sentences.text(line.measure(), trend.index(), trend.now()),
                        trend.now().getAsDouble())
                : GapFrame.none();
    }

    private Cell interval(Line line, InequalityTrend trend) {
        return trend.nowInterval()
                .map(interval -> Cell.of(sentences.interval(line.measure(), trend.index(), interval)))
                .orElseGet(GapFrame::none);
    }

    private Cell change(InequalityTrend trend) {
        return new Cell(sentences.word(trend), OptionalDouble.empty(), Status.OBSERVED, trend.signal());
    }
}
