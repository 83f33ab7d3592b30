package org.merata.definition;

import java.util.List;
import java.util.Optional;
import org.merata.model.Grain;
import org.merata.model.Text;

/**
 * A page of numbers as code ({@code dashboards/*.yaml}).
 *
 * @param question what the page answers, as its reader would ask it
 * @param filters ids of the dimensions its reader may choose a value of, in order; {@code time} and {@code level} are allowed too
 * @param lastMonths how many months, back from the last one with data, it shows where the reader chose no time
 */
public record DashboardDefinition(
        String id, Text title, Text question, List<String> filters, int lastMonths, List<Row> rows) {
    public DashboardDefinition {
        filters = List.copyOf(filters);
        rows = List.copyOf(rows);
    }

    public record Row(List<Tile> tiles) {
        public Row {
            tiles = List.copyOf(tiles);
        }
    }

    /**
     * One chart with its sentence and table.
     *
     * @param measures usually one; several where the chart shows several
     * @param by the dimension compared, such as {@code region}; empty for the total
     * @param level the level compared, for a dimension that is a tree
     * @param grain the grain of the time axis; empty for charts of one period, which show the whole time chosen
     * @param target whether the target of the measure is drawn
     * @param events whether policy events are drawn
     * @param limit how many values of {@code by} are shown at most, the rest in the table
     */
    public record Tile(
            Chart chart,
            Optional<Text> title,
            List<String> measures,
            Optional<String> by,
            Optional<String> level,
            Optional<Grain> grain,
            boolean target,
            boolean events,
            int limit,
            Optional<Text> note) {
        public Tile {
            measures = List.copyOf(measures);
        }

        public Tile withNote(Text text) {
            return new Tile(chart, title, measures, by, level, grain, target, events, limit, Optional.of(text));
        }
    }

    public enum Chart {
        /** One number with its verdict and control chart. */
        HEADLINE,
        /** Lines over time; several with {@code by}. */
        LINE,
        /** Shares of a whole over time, 100 % stacked. */
        STACKED_SHARE,
        /** Median and other percentiles over time, as lines of one figure. */
        PERCENTILES,
        /** Ranked dots with intervals. */
        RANKED,
        /** The tile grid of all regions of a level. */
        TILE_MAP,
        /** Inequality measures between regions, each with its trend. */
        INEQUALITY,
        /** Each value now against a year before. */
        DUMBBELL,
        /** The numbers alone. */
        TABLE
    }
}
