package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Event;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.Heat;
import org.merata.dashboard.Scatter;
import org.merata.model.Phrases;

/** What the marks of a chart mean, in words beside a sample of each; only of marks that are there. */
public final class ChartKey {
    /**
     * One sample with its words.
     *
     * @param style the class of the sample
     * @param series id of the series it stands for, which the browser lets one hide; empty for the rest
     */
    public record Entry(String style, String words, Optional<String> series) {}

    private final ChartSpec spec;
    private final Phrases phrases;
    private final List<Entry> entries = new ArrayList<>();

    private ChartKey(ChartSpec spec, Phrases phrases) {
        this.spec = spec;
        this.phrases = phrases;
    }

    public static List<Entry> of(ChartSpec spec, Phrases phrases) {
        return new ChartKey(spec, phrases).list();
    }

    private List<Entry> list() {
        switch (spec.kind()) {
            case LINE -> addSeries(Styles.ofLines(spec.series()), "ln ");
            case STACKED_SHARE -> addSeries(Styles.ofShares(spec.series()), "sw ");
            case PERCENTILES -> addPercentiles();
            case CONTROL -> addControl();
            case RANKED -> addRanked();
            case BARS -> addBars();
            case DISTRIBUTION -> add("sw barn", "key.equal_bars");
            case DUMBBELL -> addDumbbell();
            case PROFILE -> addProfile();
            case HEAT_GRID -> addHeat();
            case SCATTER -> addScatter();
            case TIMELINE -> addTimeline();
            case TILE_MAP, AREA_MAP -> {}
        }
        if (ChartDrawing.hasTimeAxis(spec)) {
            spec.lines().stream()
                    .filter(line -> !LineEnds.isNamedInNarrow(line))
                    .forEach(this::addLine);
        }
        boolean missing = spec.series().stream()
                .flatMap(series -> series.points().stream())
                .anyMatch(point -> point.value().isEmpty() && !LineEnds.isOutside(spec, point));
        if (missing && ChartDrawing.hasTimeAxis(spec) && spec.kind() != ChartSpec.Kind.STACKED_SHARE) {
            add("x", "key.missing");
        }
        return entries;
    }

    private void addSeries(List<String> styles, String prefix) {
        for (int i = 0; i < styles.size() && styles.size() > 1; i++) {
            Series series = spec.series().get(i);
            entries.add(new Entry(prefix + styles.get(i), series.label(), Optional.of(series.id())));
        }
    }

    private void addLine(ChartSpec.Line line) {
        String style = line.role() == ChartSpec.Line.Role.NATION ? "ln snat" : "ln stgt";
        entries.add(new Entry(style, line.label(), Optional.empty()));
    }

    private void addPercentiles() {
        if (has(ChartSpec.Role.P50)) {
            add("ln smed", "key.median");
        }
        if (has(ChartSpec.Role.P25) && has(ChartSpec.Role.P75)) {
            add("sw bandi", "key.middle_half");
        }
        if (has(ChartSpec.Role.P10) && has(ChartSpec.Role.P90)) {
            add("sw bando", "key.p10_p90");
        }
    }

    private boolean has(ChartSpec.Role role) {
        return spec.series().stream().anyMatch(series -> series.role() == role);
    }

    private void addControl() {
        if (has(Signal.BETTER)) {
            add("g", "key.improving");
        }
        if (has(Signal.WORSE)) {
            add("b", "key.worsening");
        }
        add("o", "key.ordinary");
        if (!spec.bands().isEmpty()) {
            add("sw band", "key.limits");
        }
    }

    private void addRanked() {
        if (has(Signal.DISTINGUISHED)) {
            add("d", "key.told_apart");
        }
        if (has(Signal.NOT_DISTINGUISHED)) {
            add("h", "key.not_told_apart");
        }
        boolean intervals = spec.series().stream()
                .flatMap(series -> series.points().stream())
                .anyMatch(point -> point.lower().isPresent());
        if (intervals) {
            add("ci", has(ChartSpec.Role.INDEX) ? "key.other_weights" : "key.interval");
        }
    }

    private void addBars() {
        List<Series> parts = spec.series().subList(1, spec.series().size());
        for (Series part : parts) {
            if (has(part, Signal.NONE)) {
                entries.add(new Entry("sw barn", part.label(), Optional.empty()));
            }
            if (has(part, Signal.BETTER)) {
                addNamed("sw barg", "key.part_better", part.label());
            }
            if (has(part, Signal.WORSE)) {
                addNamed("sw barb", "key.part_worse", part.label());
            }
        }
        if (!parts.isEmpty()) {
            entries.add(new Entry("sum", spec.series().get(0).label(), Optional.empty()));
        }
        if (parts.isEmpty() && has(Signal.BETTER)) {
            add("sw barg", "key.adds_better");
        }
        if (parts.isEmpty() && has(Signal.WORSE)) {
            add("sw barb", "key.adds_worse");
        }
        boolean intervals = spec.series().stream()
                .flatMap(series -> series.points().stream())
                .anyMatch(point -> point.lower().isPresent());
        if (intervals) {
            add("cib", "key.interval");
        }
    }

    private void addDumbbell() {
        for (Series series : spec.series()) {
            entries.add(
                    new Entry(series.role() == ChartSpec.Role.BEFORE ? "h" : "d", series.label(), Optional.empty()));
        }
    }

    private void addProfile() {
        if (spec.series().size() > 1) {
            spec.series().forEach(this::addWeight);
        }
        addShapes();
        boolean ranges = spec.series().stream()
                .flatMap(series -> series.points().stream())
                .anyMatch(point -> point.lower().isPresent());
        if (ranges) {
            add("rg", "key.range");
        }
        spec.lines().stream().filter(ProfileChart::isByRow).forEach(this::addLine);
    }

    /** Shapes say the evidence, so whose value a mark is can be told by its weight alone, which needs words. */
    private void addWeight(Series series) {
        switch (series.role()) {
            case BEFORE -> addNamed("m2", "key.before_mark", series.label());
            case SECOND -> addNamed("m3", "key.second_mark", series.label());
            default -> addNamed("m1", "key.main_mark", series.label());
        }
    }

    private void addNamed(String style, String phrase, String name) {
        entries.add(new Entry(style, phrases.say(phrase, "name", name), Optional.empty()));
    }

    private void addHeat() {
        Heat heat = spec.heat().orElseThrow();
        for (int i = 0; i < heat.classes().size(); i++) {
            String style = "sw " + Shades.of(i, heat.classes().size());
            entries.add(new Entry(style, heat.classes().get(i), Optional.empty()));
        }
        boolean missing = heat.rows().stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> cell.level().isEmpty());
        if (missing) {
            add("sw hatch", "key.missing");
        }
        Set<Shape> shapes = ShapeMarks.in(spec);
        if (shapes.size() > 1) {
            addShapes();
        } else {
            shapes.stream()
                    .flatMap(shape -> evidence(shape).stream())
                    .forEach(words ->
                            entries.add(new Entry("no", phrases.say("key.all", "words", words), Optional.empty())));
        }
    }

    private void addTimeline() {
        boolean verified = ShapeMarks.in(spec).contains(Shape.SQUARE);
        if (verified) {
            add("d", "key.dates_verified");
        }
        if (!verified || ShapeMarks.in(spec).size() > 1) {
            add("h", "key.dates_unverified");
        }
    }

    private void addScatter() {
        Scatter scatter = spec.scatter().orElseThrow();
        if (scatter.shapes().isEmpty()) {
            addShapes();
        } else {
            ShapeMarks.in(spec)
                    .forEach(shape -> entries.add(
                            new Entry("ev" + shape.ordinal(), scatter.shapes().get(shape), Optional.empty())));
        }
        scatter.curves().stream()
                .map(curve -> new Entry(line(curve.stroke()), curve.label(), Optional.empty()))
                .distinct()
                .forEach(entries::add);
        boolean intervals =
                scatter.spots().stream().anyMatch(spot -> spot.xLower().isPresent());
        if (intervals) {
            add("ci", "key.range_across");
        }
    }

    private static String line(Scatter.Stroke stroke) {
        return switch (stroke) {
            case MAIN -> "ln s1";
            case REFERENCE -> "ln snat";
            case LIMIT -> "ln s2";
            case FAR_LIMIT -> "ln s6";
        };
    }

    /** The shapes in words, unless nothing is said of any value's evidence. */
    private void addShapes() {
        Set<Shape> shapes = ShapeMarks.in(spec);
        boolean mixed = shapes.size() > 1;
        for (Shape shape : shapes) {
            Optional<String> words = evidence(shape);
            words.or(() -> mixed ? Optional.of(phrases.say("key.evidence_not_stated")) : Optional.empty())
                    .ifPresent(said -> entries.add(new Entry("ev" + shape.ordinal(), said, Optional.empty())));
        }
    }

    private Optional<String> evidence(Shape shape) {
        return switch (shape) {
            case DOT -> Optional.empty();
            case CIRCLE -> Optional.of(phrases.say("key.self_assessed"));
            case SQUARE -> Optional.of(phrases.say("key.verified"));
            case DIAMOND -> Optional.of(phrases.say("key.measured"));
        };
    }

    private boolean has(Signal signal) {
        return spec.series().stream().anyMatch(series -> has(series, signal));
    }

    private static boolean has(Series series, Signal signal) {
        return series.points().stream().anyMatch(point -> point.signal() == signal);
    }

    private void add(String style, String phrase) {
        entries.add(new Entry(style, phrases.say(phrase), Optional.empty()));
    }

    /** The events drawn, in the order of their numbers; none where the chart has no time axis. */
    public static List<Event> listEvents(ChartSpec spec) {
        return ChartDrawing.hasTimeAxis(spec) ? spec.events() : List.of();
    }
}
