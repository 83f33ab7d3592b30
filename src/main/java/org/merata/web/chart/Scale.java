package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Band;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Tick;

/** The number axis of a chart: its ends as the spec says, or wide enough for everything drawn where it says nothing. */
record Scale(double low, double high, List<Tick> ticks, boolean logarithmic) {
    static Scale of(ChartSpec spec, Axis axis) {
        var seen = new ArrayList<Double>();
        for (Series series : spec.series()) {
            for (Point point : series.points()) {
                add(seen, point.value());
                add(seen, point.lower());
                add(seen, point.upper());
            }
        }
        for (Line line : spec.lines()) {
            line.values().forEach(value -> add(seen, value));
        }
        for (Band band : spec.bands()) {
            seen.add(band.lower());
            seen.add(band.upper());
        }
        double low = axis.minimum()
                .orElseGet(() ->
                        seen.stream().mapToDouble(Double::doubleValue).min().orElse(0));
        double high = axis.maximum()
                .orElseGet(() ->
                        seen.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        return new Scale(low, high > low ? high : low + 1, axis.ticks(), axis.logarithmic());
    }

    private static void add(List<Double> seen, OptionalDouble value) {
        value.ifPresent(seen::add);
    }

    /** Whether a value lies between the ends. */
    boolean holds(double value) {
        return low <= value && value <= high;
    }

    /** From 0 at the low end to 1 at the high end; what lies outside stands at the end. */
    double share(double value) {
        double share = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return Math.max(0, Math.min(1, share));
    }
}
