package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.merata.analysis.FunnelLimits;
import org.merata.analysis.FunnelPlot;
import org.merata.analysis.FunnelPlot.Handling;
import org.merata.analysis.FunnelPlot.Position;
import org.merata.analysis.FunnelPlot.Spot;
import org.merata.analysis.Ranking;
import org.merata.analysis.Result;
import org.merata.analysis.Shrinkage;
import org.merata.analysis.Undefined;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.Scatter.Curve;
import org.merata.dashboard.Scatter.Stroke;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Unit;

/** Which regions differ from the nation by more than ordinary variation, and what is left of each value once chance is taken off. */
final class FunnelPanel {
    private static final int STEPS = 80;
    private static final int MOST_NAMES = 6;

    private final GapFrame frame;
    private final Wording words;
    private final RegionalGap gap;
    private final MeasureDefinition measure;

    FunnelPanel(GapFrame frame) {
        this.frame = frame;
        this.words = frame.words();
        this.gap = frame.gap();
        this.measure = gap.measure();
    }

    Panel of() {
        Result<FunnelPlot> found = gap.target().isEmpty()
                ? Result.undefined(Undefined.POPULATION_MISSING)
                : plot(gap.target().getAsDouble());
        return found.value().map(this::panel).orElseGet(() -> withoutPlot(found));
    }

    private Result<FunnelPlot> plot(double target) {
        return measure.unit() == Unit.SHARE
                ? FunnelPlot.ofShares(gap.now().values(), target, Handling.ADDITIVE)
                : FunnelPlot.ofMeans(gap.now().values(), target, Handling.ADDITIVE);
    }

    private Panel withoutPlot(Result<FunnelPlot> found) {
        String title = words.say("funnel.none.title", "things", frame.things());
        String why = words.statistic(found.undefined().orElseThrow().phrase());
        return frame.panel(
                "funnel", title, why, Optional.empty(), new TableSpec(title, List.of(), List.of()), frame.leftOut());
    }

    private Panel panel(FunnelPlot plot) {
        List<Spot> outside = outside(plot, spot -> spot.position().isOutside());
        String title = outside.isEmpty()
                ? words.say(
                        "funnel.title.none",
                        "n",
                        words.formats().count(plot.spots().size()),
                        "things",
                        frame.things())
                : words.say(
                        "funnel.title",
                        "n",
                        words.formats().count(outside.size()),
                        "all",
                        words.formats().count(plot.spots().size()),
                        "things",
                        frame.things());
        String summary = summary(plot);
        return frame.panel(
                        "funnel",
                        title,
                        summary,
                        Optional.of(chart(plot, title, summary)),
                        table(plot, title),
                        notes(plot))
                .using("funnel_limits", "dispersion", "between_regions", "shrinkage", "rank_range");
    }

    private static List<Spot> outside(FunnelPlot plot, Predicate<Spot> which) {
        return plot.spots().stream()
                .filter(which)
                .sorted(Comparator.comparingDouble(Spot::value))
                .toList();
    }

    private String summary(FunnelPlot plot) {
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "funnel.summary",
                "measure",
                frame.label(),
                "place",
                frame.place(),
                "period",
                frame.period(),
                "target",
                words.value(measure, plot.limits().target())));
        addNames(sentences, "funnel.far_above", outside(plot, spot -> spot.position() == Position.FAR_ABOVE));
        addNames(sentences, "funnel.above", outside(plot, spot -> spot.position() == Position.ABOVE));
        addNames(sentences, "funnel.below", outside(plot, spot -> spot.position() == Position.BELOW));
        addNames(sentences, "funnel.far_below", outside(plot, spot -> spot.position() == Position.FAR_BELOW));
        long ordinary = plot.spots().stream()
                .filter(spot -> !spot.position().isOutside())
                .count();
        sentences.add(words.say(
                outside(plot, spot -> spot.position().isOutside()).isEmpty() ? "funnel.all" : "funnel.rest",
                "n",
                words.formats().count(ordinary)));
        if (plot.overdispersed()) {
            sentences.add(words.say(
                    "funnel.widened",
                    "phi",
                    words.formats().number(plot.dispersion(), 1),
                    "between",
                    words.difference(measure, plot.between())));
        }
        return String.join(" ", sentences);
    }

    private void addNames(List<String> sentences, String key, List<Spot> spots) {
        if (!spots.isEmpty()) {
            sentences.add(words.say(
                    key,
                    "names",
                    words.names(
                            spots.stream().map(spot -> frame.name(spot.code())).toList(), MOST_NAMES)));
        }
    }

    private List<String> notes(FunnelPlot plot) {
        var notes = new ArrayList<>(frame.leftOut());
        int without = gap.now().values().size() - plot.spots().size();
        if (without > 0) {
            notes.add(words.say("funnel.without_cases", "n", words.formats().count(without)));
        }
        notes.add(words.say(
                "funnel.method",
                "limits",
                words.statistic(plot.limits().method().phrase())));
        notes.add(words.say("funnel.shrunken.note"));
        return notes;
    }

    private ChartSpec chart(FunnelPlot plot, String title, String summary) {
        double least = plot.spots().stream().mapToDouble(Spot::cases).min().orElseThrow();
        double most = plot.spots().stream().mapToDouble(Spot::cases).max().orElseThrow();
        Axis x = PlainAxis.ofCases(words, words.say(casesKey()), least, most);
        var values =
                new ArrayList<Double>(plot.spots().stream().map(Spot::value).toList());
        values.add(plot.limits().target());
        Axis y = Scale.of(words, measure, values).axis(words, measure);
        return new ChartSpec(
                "funnel",
                Kind.SCATTER,
                title,
                frame.scope(),
                summary,
                x,
                y,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                frame.watermark(),
                Optional.of(Scatter.withCurves(
                        plot.spots().stream().map(this::spot).toList(),
                        curves(plot.limits(), x),
                        Map.of(
                                Shape.CIRCLE,
                                words.say("funnel.key.ordinary"),
                                Shape.DOT,
                                words.say("funnel.key.outside"),
                                Shape.DIAMOND,
                                words.say("funnel.key.far")))));
    }

    private String casesKey() {
        return measure.unit() == Unit.SHARE ? "column.n" : "funnel.cases_worth";
    }

    private Scatter.Spot spot(Spot spot) {
        Position position = spot.position();
        return new Scatter.Spot(
                spot.code(),
                frame.name(spot.code()),
                spot.cases(),
                spot.value(),
                position.isFar() ? Shape.DIAMOND : position.isOutside() ? Shape.DOT : Shape.CIRCLE,
                position.isOutside(),
                frame.path(spot.code()),
                words.say(
                        "funnel.spot",
                        "value",
                        words.value(measure, spot.value()),
                        "n",
                        words.formats().count(Math.round(spot.cases())),
                        "word",
                        word(position)));
    }

    private List<Curve> curves(FunnelLimits limits, Axis x) {
        String wide = words.say("funnel.limit.95");
        String far = words.say("funnel.limit.998");
        String target = words.say("line.whole", "place", frame.place(), "value", words.value(measure, limits.target()));
        return List.of(
                curve(x, target, Stroke.REFERENCE, cases -> limits.target()),
                curve(x, wide, Stroke.LIMIT, cases -> limits.at(cases).lower95()),
                curve(x, wide, Stroke.LIMIT, cases -> limits.at(cases).upper95()),
                curve(x, far, Stroke.FAR_LIMIT, cases -> limits.at(cases).lower998()),
                curve(x, far, Stroke.FAR_LIMIT, cases -> limits.at(cases).upper998()));
    }

    /** Evenly apart on the logarithmic axis. */
    private static Curve curve(Axis x, String label, Stroke stroke, ToDoubleFunction<Double> value) {
        double low = x.minimum().orElseThrow();
        double ratio = x.maximum().orElseThrow() / low;
        var places = new ArrayList<Scatter.Place>();
        for (int i = 0; i <= STEPS; i++) {
            double cases = i == STEPS ? low * ratio : low * Math.pow(ratio, i / (double) STEPS);
            places.add(new Scatter.Place(Math.min(cases, x.maximum().orElseThrow()), value.applyAsDouble(cases)));
        }
        return new Curve(label, stroke, places);
    }

    private String word(Position position) {
        return words.say("funnel.position." + position.name().toLowerCase(Locale.ROOT));
    }

    /** Furthest from the nation first. */
    private TableSpec table(FunnelPlot plot, String caption) {
        var columns = List.of(
                new Column("region", words.singular("region", Optional.of(gap.level())), false),
                new Column(measure.id(), frame.label(), true),
                new Column("position", words.say("column.position"), false),
                new Column("shrunken", words.say("column.shrunken"), true),
                new Column("shrunken_interval", words.say("column.shrunken_interval"), true),
                new Column("rank", words.say("column.rank"), true),
                new Column("ranks", words.say("column.rank_range"), true),
                new Column("n", words.say(casesKey()), true),
                new Column("z", words.say("column.z"), true));
        Map<String, Ranking.Row> ranks = Ranking.of(gap.now(), measure.direction()).rows().stream()
                .collect(Collectors.toMap(row -> row.region().code(), row -> row));
        Map<String, Shrinkage.Shrunk> shrunken = shrunken();
        List<Row> rows = plot.spots().stream()
                .sorted(Comparator.comparingInt(
                        (Spot spot) -> ranks.get(spot.code()).rank()))
                .map(spot -> row(spot, ranks.get(spot.code()), Optional.ofNullable(shrunken.get(spot.code()))))
                .toList();
        return new TableSpec(caption, columns, rows);
    }

    private Map<String, Shrinkage.Shrunk> shrunken() {
        Result<Shrinkage> found = measure.unit() == Unit.SHARE
                ? Shrinkage.ofShares(gap.now().values())
                : Shrinkage.ofMeans(gap.now().values());
        return found.value().map(Shrinkage::regions).orElse(List.of()).stream()
                .collect(Collectors.toMap(Shrinkage.Shrunk::code, region -> region));
    }

    private Row row(Spot spot, Ranking.Row rank, Optional<Shrinkage.Shrunk> shrunken) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(frame.name(spot.code())));
        cells.add(Cell.of(words.value(measure, spot.value()), spot.value()));
        cells.add(Cell.of(word(spot.position())));
        cells.add(shrunken.map(region -> Cell.of(
                        words.value(measure, region.estimate().value()),
                        region.estimate().value()))
                .orElseGet(GapFrame::none));
        cells.add(shrunken.map(region -> Cell.of(words.formats()
                        .range(
                                measure.unit(),
                                measure.decimals(),
                                region.estimate().lower(),
                                region.estimate().upper())))
                .orElseGet(GapFrame::none));
        cells.add(Cell.of(words.formats().count(rank.rank()), rank.rank()));
        cells.add(Cell.of(words.formats().count(rank.bestRank()) + "\u2013"
                + words.formats().count(rank.worstRank())));
        cells.add(Cell.of(words.formats().count(Math.round(spot.cases())), Math.round(spot.cases())));
        String size = words.formats().number(Math.abs(spot.z()), 1);
        cells.add(Cell.of(spot.z() < 0 ? "\u2212" + size : "+" + size, spot.z()));
        return new Row(cells, frame.path(spot.code()));
    }
}
