package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.PopulationAttributable;
import org.merata.analysis.WeightedVariance;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Status;
import org.merata.model.Unit;

/** How far apart regions are in the measure's own unit, and how far in relation to the mean: one panel each, since the two can disagree. */
final class GapIndexPanel {
    private static final List<InequalityIndex> ABSOLUTE = List.of(
            InequalityIndex.DIFFERENCE, InequalityIndex.WEIGHTED_STANDARD_DEVIATION, InequalityIndex.MEAN_DIFFERENCE);

    private static final List<InequalityIndex> RELATIVE = List.of(
            InequalityIndex.GINI,
            InequalityIndex.WILLIAMSON,
            InequalityIndex.RATIO,
            InequalityIndex.TWENTY_TWENTY,
            InequalityIndex.PALMA,
            InequalityIndex.THEIL,
            InequalityIndex.MEAN_LOG_DEVIATION,
            InequalityIndex.ATKINSON_HALF,
            InequalityIndex.ATKINSON_ONE,
            InequalityIndex.ATKINSON_TWO,
            InequalityIndex.HOOVER,
            InequalityIndex.INDEX_OF_DISPARITY,
            InequalityIndex.COEFFICIENT_OF_VARIATION);

    private static final int SHOWN_LINES = 2;

    private final GapFrame frame;
    private final Wording words;
    private final RegionalGap gap;
    private final MeasureDefinition measure;
    private final InequalitySentences sentences;

    GapIndexPanel(GapFrame frame) {
        this.frame = frame;
        this.words = frame.words();
        this.gap = frame.gap();
        this.measure = gap.measure();
        this.sentences = new InequalitySentences(words);
    }

    Panel absolute() {
        List<InequalityTrend> trends = InequalityTrend.listAll(ABSOLUTE, gap);
        var summary = new ArrayList<String>();
        summary.add(changeOf(trends.get(0), "gaps.absolute.summary"));
        attributable()
                .ifPresent(all -> summary.add(words.say(
                        "gaps.attributable",
                        "best",
                        frame.name(all.reference()),
                        "risk",
                        words.change(measure, all.risk().value()),
                        "interval",
                        words.change(measure, all.risk().lower()) + " " + words.say("gaps.to") + " "
                                + words.change(measure, all.risk().upper()))));
        return panel("absolute", sentences.title(measure, trends, frame.things()), summary, trends, List.of());
    }

    Panel relative() {
        List<InequalityTrend> trends = InequalityTrend.listAll(RELATIVE, gap);
        List<InequalityTrend> shortfall =
                measure.unit() == Unit.SHARE ? InequalityTrend.listShortfall(RELATIVE, gap, 1) : List.of();
        InequalityTrend gini = trends.get(0);
        var summary = new ArrayList<String>();
        summary.add(changeOf(gini, "gaps.relative.summary"));
        if (!shortfall.isEmpty() && shortfall.get(0).now().isPresent()) {
            summary.add(words.say(
                    "gaps.shortfall",
                    "value",
                    sentences.text(measure, gini.index(), shortfall.get(0).now())));
        }
        String title = gini.now().isEmpty()
                ? words.say("none.title", "measure", frame.label())
                : words.say(
                        "gaps.relative.title." + direction(gini),
                        "things",
                        frame.things(),
                        "value",
                        sentences.text(measure, gini.index(), gini.now()));
        return panel("relative", title, summary, trends, shortfall);
    }

    private static String direction(InequalityTrend trend) {
        return !trend.isComparable()
                ? "bare"
                : !trend.isClear() ? "unclear" : trend.signal() == Signal.BETTER ? "narrower" : "wider";
    }

    private Optional<PopulationAttributable> attributable() {
        return PopulationAttributable.of(gap.now(), measure.direction()).value();
    }

    private String changeOf(InequalityTrend trend, String key) {
        String now = sentences.text(measure, trend.index(), trend.now());
        String value = trend.nowInterval()
                .map(interval -> words.say(
                        "with_interval.brackets",
                        "value",
                        now,
                        "interval",
                        sentences.interval(measure, trend.index(), interval)))
                .orElse(now);
        String said = words.say(
                key,
                "measure",
                frame.label(),
                "place",
                frame.place(),
                "period",
                frame.period(),
                "n",
                words.formats().count(gap.now().values().size()),
                "things",
                frame.things(),
                "value",
                value);
        return trend.before().isEmpty()
                ? said
                : said + " "
                        + words.say(
                                "gaps.before",
                                "value",
                                sentences.text(measure, trend.index(), trend.before()),
                                "word",
                                sentences.word(trend));
    }

    private Panel panel(
            String id,
            String title,
            List<String> summary,
            List<InequalityTrend> trends,
            List<InequalityTrend> shortfall) {
        String sentence = String.join(" ", summary);
        var notes = new ArrayList<>(frame.leftOut());
        if (trends.stream().anyMatch(InequalityTrend::isInflated)) {
            notes.add(words.say("gaps.inflated"));
        }
        if (Numbers.isPublished(measure)) {
            notes.add(words.say("gaps.editions"));
        }
        notes.add(words.say("gaps.note." + id));
        var methods =
                new ArrayList<>(trends.stream().map(trend -> trend.index().id()).toList());
        methods.addAll(List.of("between_group_variance", "attributable_risk", "bootstrap"));
        return frame.panel(id, title, sentence, chart(id, title, sentence, trends), table(id, trends, shortfall), notes)
                .using(methods.toArray(String[]::new));
    }

    private Optional<ChartSpec> chart(String id, String title, String summary, List<InequalityTrend> trends) {
        List<InequalityTrend> drawn = trends.subList(0, SHOWN_LINES);
        List<Double> values = drawn.stream()
                .flatMap(trend -> trend.values().stream())
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        if (gap.years().size() < 2 || values.isEmpty()) {
            return Optional.empty();
        }
        var series = new ArrayList<Series>();
        for (InequalityTrend trend : drawn) {
            var points = new ArrayList<Point>();
            for (int i = 0; i < gap.years().size(); i++) {
                points.add(point(trend, i));
            }
            series.add(new Series(
                    trend.index().id(), name(trend.index()), series.isEmpty() ? Role.MAIN : Role.SECOND, points));
        }
        var all = new ArrayList<>(values);
        all.add(0.0);
        return Optional.of(new ChartSpec(
                id,
                Kind.LINE,
                title,
                frame.scope(),
                summary,
                new TimeChart(words).periods(gap.years()),
                id.equals("absolute")
                        ? Scale.of(words, measure, all).axis(words, measure)
                        : PlainAxis.fromZero(words, words.say("column.index"), values),
                series,
                List.of(),
                List.of(),
                Breaks.withMarks(words, List.of(measure), gap.years(), List.of()),
                frame.watermark()));
    }

    /** Short, as it stands at the end of its line. */
    private String name(InequalityIndex index) {
        return switch (index) {
            case DIFFERENCE -> words.say("gaps.series.gap");
            case WEIGHTED_STANDARD_DEVIATION -> words.say("gaps.series.spread");
            case GINI -> words.say("gaps.series.gini");
            default -> words.statistic(index.phrase());
        };
    }

    private Point point(InequalityTrend trend, int year) {
        OptionalDouble value = trend.values().get(year);
        return new Point(
                gap.years().get(year).code(),
                words.period(gap.years().get(year)),
                value,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                value.isPresent() ? Status.OBSERVED : Status.NOT_PROVIDED,
                sentences.text(measure, trend.index(), value),
                Signal.NONE,
                Optional.empty());
    }

    private TableSpec table(String id, List<InequalityTrend> trends, List<InequalityTrend> shortfall) {
        var columns = new ArrayList<Column>();
        columns.add(new Column("index", words.say("column.index"), false));
        columns.add(new Column("now", frame.period(), true));
        columns.add(new Column("interval", words.say("column.interval"), true));
        boolean changes = gap.before().isPresent();
        if (changes) {
            columns.add(new Column("change", words.say("column.change"), false));
            columns.add(new Column("before", words.periods(Numbers.yearBefore(gap.time())), true));
        }
        if (!shortfall.isEmpty()) {
            columns.add(new Column("shortfall", words.say("column.shortfall"), true));
            columns.add(new Column("shortfall_interval", words.say("column.shortfall_interval"), true));
        }
        gap.years().forEach(year -> columns.add(new Column("y" + year.code(), words.period(year), true)));
        columns.add(new Column("meaning", words.say("column.meaning"), false));
        var rows = new ArrayList<Row>();
        for (int i = 0; i < trends.size(); i++) {
            rows.add(row(trends.get(i), shortfall.isEmpty() ? Optional.empty() : Optional.of(shortfall.get(i))));
        }
        if (id.equals("absolute")) {
            variance(columns.size()).ifPresent(rows::add);
            attributable()
                    .ifPresent(all -> rows.add(bare(
                            "gaps.par",
                            words.change(measure, all.risk().value()),
                            all.risk().value(),
                            words.change(measure, all.risk().lower()) + " \u2026 "
                                    + words.change(measure, all.risk().upper()),
                            columns.size())));
        } else {
            attributable()
                    .ifPresent(all -> rows.add(bare(
                            "gaps.paf",
                            percent(all.percent().value()),
                            all.percent().value(),
                            percent(all.percent().lower()) + " \u2026 "
                                    + percent(all.percent().upper()),
                            columns.size())));
        }
        return new TableSpec(
                words.say(
                        "table.caption.time",
                        "measure",
                        words.say("inequality.caption", "measure", frame.label()),
                        "period",
                        frame.period()),
                columns,
                rows);
    }

    private Row row(InequalityTrend trend, Optional<InequalityTrend> shortfall) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.statistic(trend.index().phrase())));
        cells.add(cell(trend, trend.now()));
        cells.add(interval(trend));
        if (gap.before().isPresent()) {
            cells.add(new Cell(sentences.word(trend), OptionalDouble.empty(), Status.OBSERVED, trend.signal()));
            cells.add(cell(trend, trend.before()));
        }
        shortfall.ifPresent(missing -> {
            cells.add(cell(missing, missing.now()));
            cells.add(interval(missing));
        });
        trend.values().forEach(value -> cells.add(cell(trend, value)));
        cells.add(Cell.of(words.statistic(trend.index().phrase() + ".meaning")));
        return new Row(cells, Optional.empty());
    }

    private Cell interval(InequalityTrend trend) {
        return trend.nowInterval()
                .map(found -> Cell.of(sentences.interval(measure, trend.index(), found)))
                .orElseGet(GapFrame::none);
    }

    private Cell cell(InequalityTrend trend, OptionalDouble value) {
        return value.isPresent()
                ? Cell.of(sentences.text(measure, trend.index(), value), value.getAsDouble())
                : GapFrame.none();
    }

    /** Of shares in square percentage points, as readers know it; else in the square of the unit it is kept in. */
    private Optional<Row> variance(int columns) {
        if (measure.unit().isTime()) {
            return Optional.empty();
        }
        double factor = measure.unit() == Unit.SHARE ? 10_000 : 1;
        return WeightedVariance.of(gap.now())
                .value()
                .map(found -> bare(
                        "gaps.bgv",
                        words.formats().number(found.variance() * factor, 1),
                        found.variance() * factor,
                        words.formats().number(found.estimate().lower() * factor, 1) + "\u2013"
                                + words.formats().number(found.estimate().upper() * factor, 1),
                        columns));
    }

    /** A row that is known for now alone. */
    private Row bare(String key, String text, double value, String interval, int columns) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.say(key)));
        cells.add(Cell.of(text, value));
        cells.add(Cell.of(interval));
        while (cells.size() < columns - 1) {
            cells.add(GapFrame.none());
        }
        cells.add(Cell.of(words.say(key + ".meaning")));
        return new Row(cells, Optional.empty());
    }

    private String percent(double value) {
        String size = words.formats().share(Math.abs(value) / 100, 1);
        return value < 0 ? "\u2212" + size : "+" + size;
    }
}
