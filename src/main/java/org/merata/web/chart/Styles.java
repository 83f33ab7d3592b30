package org.merata.web.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;

/** The class of each series: the same in the drawing, in its key and in the browser's chart. */
public final class Styles {
    private static final int LINES = 6;
    private static final int SHADES = 3;

    private Styles() {}

    /** The class of each series of a chart, in order. */
    public static List<String> of(ChartSpec spec) {
        return spec.kind() == ChartSpec.Kind.STACKED_SHARE ? ofShares(spec.series()) : ofLines(spec.series());
    }

    /** {@code sn} is the nation; the others are {@code s1} to {@code s6} in order, told apart by dash and shade. */
    static List<String> ofLines(List<Series> series) {
        var styles = new ArrayList<String>();
        int next = 0;
        for (Series one : series) {
            styles.add(one.role() == Role.NATION ? "sn" : "s" + (next++ % LINES + 1));
        }
        return styles;
    }

    /** {@code cd1} to {@code cd3} digital, {@code ca1}.. assisted, {@code co1}.. the others: shade by kind, pattern by kind. */
    static List<String> ofShares(List<Series> series) {
        var seen = new EnumMap<Role, Integer>(Role.class);
        var styles = new ArrayList<String>();
        for (Series one : series) {
            int nth = seen.merge(one.role(), 1, Integer::sum);
            styles.add(KINDS.getOrDefault(one.role(), "co") + ((nth - 1) % SHADES + 1));
        }
        return styles;
    }

    private static final Map<Role, String> KINDS = Map.of(
            Role.CHANNEL_DIGITAL, "cd",
            Role.CHANNEL_ASSISTED, "ca",
            Role.CHANNEL_OTHER, "co");
}
