package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Event;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
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
            case DUMBBELL -> addDumbbell();
            case TILE_MAP, PROFILE, HEAT_GRID, SCATTER -> {}
        }
        if (ChartDrawing.hasBrowserChart(spec)) {
            spec.lines().stream()
                    .filter(line -> !TimeChart.isNamedInNarrow(line))
                    .forEach(this::addLine);
        }
        boolean missing = spec.series().stream()
                .flatMap(series -> series.points().stream())
                .anyMatch(point -> point.value().isEmpty());
        if (missing && ChartDrawing.hasBrowserChart(spec) && spec.kind() != ChartSpec.Kind.STACKED_SHARE) {
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
            add("ci", "key.interval");
        }
    }

    private void addDumbbell() {
        for (Series series : spec.series()) {
            entries.add(
                    new Entry(series.role() == ChartSpec.Role.BEFORE ? "h" : "d", series.label(), Optional.empty()));
        }
    }

    private boolean has(Signal signal) {
        return spec.series().stream()
                .flatMap(series -> series.points().stream())
                .anyMatch(point -> point.signal() == signal);
    }

    private void add(String style, String phrase) {
        entries.add(new Entry(style, phrases.say(phrase), Optional.empty()));
    }

    /** The events drawn, in the order of their numbers; none where the chart has no time axis. */
    public static List<Event> listEvents(ChartSpec spec) {
        return ChartDrawing.hasBrowserChart(spec) ? spec.events() : List.of();
    }
}
