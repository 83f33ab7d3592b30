package org.merata.web.chart;

import org.merata.dashboard.ChartSpec;

/** A chart drawn on the server: the first thing a reader sees, the printed page, and all there is where no script runs. */
public final class ChartDrawing {
    private ChartDrawing() {}

    /** The drawing as text, safe to put in a page as it is. */
    public static String draw(ChartSpec spec, ChartSize size) {
        return switch (spec.kind()) {
            case LINE, CONTROL, PERCENTILES -> TimeChart.draw(spec, size);
            case STACKED_SHARE -> ShareChart.draw(spec, size);
            case RANKED, DUMBBELL -> RankChart.draw(spec);
            case BARS -> BarChart.draw(spec);
            case DISTRIBUTION -> DistributionChart.draw(spec);
            case TILE_MAP -> TileGrid.draw(spec);
            case PROFILE -> ProfileChart.draw(spec);
            case HEAT_GRID -> HeatGrid.draw(spec);
            case SCATTER -> ScatterChart.draw(spec);
            case AREA_MAP -> AreaDrawing.draw(spec);
            case TIMELINE -> EventRows.draw(spec);
        };
    }

    /** Whether the browser's chart may take the drawing's place. Where series end one after another, or have bands, the drawing says more. */
    public static boolean hasBrowserChart(ChartSpec spec) {
        boolean banded = spec.series().stream().anyMatch(series -> series.role() == ChartSpec.Role.COUNTERFACTUAL);
        return hasTimeAxis(spec) && !LineEnds.areApart(spec) && !banded;
    }

    static boolean hasTimeAxis(ChartSpec spec) {
        return switch (spec.kind()) {
            case LINE, CONTROL, PERCENTILES, STACKED_SHARE -> true;
            case RANKED, BARS, DISTRIBUTION, DUMBBELL, TILE_MAP, PROFILE, HEAT_GRID, SCATTER, AREA_MAP, TIMELINE -> false;
        };
    }
}
