package org.merata.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.merata.model.Status;

/**
 * A chart, decided: every position's value, every word and the meaning of every mark. Two renderers draw it with the same words and
 * colours: SVG on the server and Chart.js in the browser; neither decides anything. Words are in the reader's language already.
 *
 * @param summary one sentence computed from the data: caption, alternative text and print
 * @param watermark drawn inside the chart; empty unless the data are synthetic
 * @param layout what is drawn instead of marks between axes; empty for a kind that has axes alone
 */
public record ChartSpec(
        String id,
        Kind kind,
        String title,
        String subtitle,
        String summary,
        Axis x,
        Axis y,
        List<Series> series,
        List<Band> bands,
        List<Line> lines,
        List<Event> events,
        Optional<String> watermark,
        Optional<? extends Layout> layout) {
    public ChartSpec {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
        lines = List.copyOf(lines);
        events = List.copyOf(events);
        Optional<Class<? extends Layout>> needed = kind.layout();
        if (layout.isPresent() ? !needed.equals(layout.map(Layout::getClass)) : needed.isPresent()) {
            throw new IllegalArgumentException("a chart of kind " + kind
                    + needed.map(one -> " needs its " + name(one)).orElse("")
                    + layout.map(one -> " has no place for " + name(one.getClass()))
                            .orElse(""));
        }
    }

    private static String name(Class<?> layout) {
        return layout.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** A chart of axes, series and lines alone. */
    public ChartSpec(
            String id,
            Kind kind,
            String title,
            String subtitle,
            String summary,
            Axis x,
            Axis y,
            List<Series> series,
            List<Band> bands,
            List<Line> lines,
            List<Event> events,
            Optional<String> watermark) {
        this(id, kind, title, subtitle, summary, x, y, series, bands, lines, events, watermark, Optional.empty());
    }

    ChartSpec saying(String other, String sentence) {
        return new ChartSpec(
                id, kind, other, subtitle, sentence, x, y, series, bands, lines, events, watermark, layout);
    }

    /** The tiles of a tile map or a map, with the classes of their values. */
    public Optional<Tiles> tiles() {
        return find(Tiles.class).or(() -> find(Areas.class).map(Areas::tiles));
    }

    /** Where the regions of a map lie. */
    public Optional<AreaMap> areas() {
        return find(Areas.class).map(Areas::map);
    }

    /** The cells of a heat grid. */
    public Optional<Heat> heat() {
        return find(Heat.class);
    }

    /** The spots of a scatter. */
    public Optional<Scatter> scatter() {
        return find(Scatter.class);
    }

    private <T extends Layout> Optional<T> find(Class<T> kind) {
        return layout.filter(kind::isInstance).map(kind::cast);
    }

    /** What a kind of chart draws beside, or instead of, marks between axes. */
    public sealed interface Layout permits Tiles, Areas, Heat, Scatter {}

    /** A map: where the regions lie, and their classes and values. */
    public record Areas(Tiles tiles, AreaMap map) implements Layout {}

    /** What is drawn. Unless said otherwise {@code x} has a label for each position and {@code y} is the number axis. */
    public enum Kind {
        /**
         * Lines over time; a point without value breaks its line. One that is {@link Status#NOT_APPLICABLE} lies outside the life of
         * its series: nothing is missing there, and a series that ends with such points has its label where it is over. So the editions
         * of an index stand on one axis, none joined to the next.
         */
        LINE,
        /** One line over time with bands of ordinary variation; its points carry signals. */
        CONTROL,
        /** Lines of percentiles over time. */
        PERCENTILES,
        /** Shares of a whole over time; the series stand on one another in their order, from the bottom. */
        STACKED_SHARE,
        /**
         * Dots with intervals, best first. {@code x} is the number axis and {@code y} has a label for each row; a line holds one value,
         * for all rows.
         */
        RANKED,
        /**
         * How cases are spread over a number: the series MAIN has a bar a point, from {@code lower} to {@code upper}, whose value is the
         * share of the cases in it; SECOND has marks with a name and a value. {@code x} is the number axis, {@code y} is empty; a line
         * holds one value.
         */
        DISTRIBUTION,
        /** One series, laid out by {@link Tiles}; the axes are empty. */
        TILE_MAP,
        /**
         * Bars from zero to either side, a row each, in the order of the spec, with the interval as a line: what parts add to a difference.
         * Axes as for {@link #RANKED}; the number axis holds 0. With further series the bars are their points, standing on one another
         * from zero to either side, and the first is what they come to: a mark over them, with its interval.
         */
        BARS,
        /** Two dots a row, the series BEFORE and MAIN, row by row; axes as for {@link #RANKED}. */
        DUMBBELL,
        /**
         * One row a thing measured: its value as a mark whose {@link Shape} says on what evidence, over a light bar from {@code lower}
         * to {@code upper}, the range of all things compared (a range, not an interval of doubt). The series MAIN has one point a row,
         * in the order drawn; SECOND and BEFORE may add a small hollow mark each, found by the point's code. Axes as for {@link
         * #RANKED}; the ticks may be the breaks of an index. A line holds one value, for all rows, or one for each row.
         */
        PROFILE,
        /** Things by indicators, shaded by class: all of it stands in {@link Heat}; axes and series are empty. */
        HEAT_GRID,
        /** Two numbers a thing, one against the other: both axes are number axes, the marks stand in {@link Scatter}; no series. */
        SCATTER,
        /**
         * One series, on the outlines of {@link AreaMap}; classes, letters and figures are those of {@link Tiles}, whose columns and rows
         * say nothing here. The axes are empty.
         */
        AREA_MAP,
        /**
         * One row an event: a mark at its start, {@code value}, and a bar to its end, {@code upper}; {@code x} is the number axis of years. A
         * point whose shape is {@link Shape#SQUARE} is verified.
         */
        TIMELINE;

        private Optional<Class<? extends Layout>> layout() {
            return Optional.ofNullable(
                    switch (this) {
                        case TILE_MAP -> Tiles.class;
                        case AREA_MAP -> Areas.class;
                        case HEAT_GRID -> Heat.class;
                        case SCATTER -> Scatter.class;
                        default -> null;
                    });
        }
    }

    /**
     * An axis.
     *
     * @param labels for a category axis: the label of each position
     * @param minimum for a number axis: its ends, and the ticks between them, each with its text
     * @param logarithmic whether equal distances are equal ratios; its ends are above zero then
     */
    public record Axis(
            String title,
            List<String> labels,
            OptionalDouble minimum,
            OptionalDouble maximum,
            List<Tick> ticks,
            boolean logarithmic) {
        public Axis {
            labels = List.copyOf(labels);
            ticks = List.copyOf(ticks);
            if (logarithmic && !(minimum.orElse(0) > 0 && maximum.orElse(0) > minimum.orElse(0))) {
                throw new IllegalArgumentException(
                        "a logarithmic axis from " + minimum + " to " + maximum + " has no ends above zero");
            }
        }

        /** An axis on which equal distances are equal differences. */
        public Axis(
                String title, List<String> labels, OptionalDouble minimum, OptionalDouble maximum, List<Tick> ticks) {
            this(title, labels, minimum, maximum, ticks, false);
        }
    }

    public record Tick(double at, String text) {}

    /** One set of marks, with its name in words. */
    public record Series(String id, String label, Role role, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** What a series means; renderers map it to a colour and a line. */
    public enum Role {
        MAIN,
        /** An index worked out from parts: its interval is where other weights would put it, no interval of doubt. */
        INDEX,
        SECOND,
        NATION,
        BEFORE,
        /** What a model makes of the values: a line without marks of its own. */
        MODEL,
        /** What a model makes of them had something not been: its points have intervals, drawn as a band. */
        COUNTERFACTUAL,
        CHANNEL_DIGITAL,
        CHANNEL_ASSISTED,
        CHANNEL_OTHER,
        P10,
        P25,
        P50,
        P75,
        P90
    }

    /**
     * One mark.
     *
     * @param label what it is, such as a month or a region
     * @param text its value as written, with unit, or the status in words
     * @param signal what ordinary variation says of it
     * @param link where it leads; empty for nowhere
     * @param shape on what evidence its value stands; drawn by {@link Kind#PROFILE} alone
     */
    public record Point(
            String code,
            String label,
            OptionalDouble value,
            OptionalDouble lower,
            OptionalDouble upper,
            Status status,
            String text,
            Signal signal,
            Optional<String> link,
            Shape shape) {
        /** A mark that says nothing of its evidence. */
        public Point(
                String code,
                String label,
                OptionalDouble value,
                OptionalDouble lower,
                OptionalDouble upper,
                Status status,
                String text,
                Signal signal,
                Optional<String> link) {
            this(code, label, value, lower, upper, status, text, signal, link, Shape.DOT);
        }
    }

    /** On what evidence a value stands, told by the shape of its mark. */
    public enum Shape {
        /** Nothing is said of it. */
        DOT,
        /** Self-assessed: an open circle. */
        CIRCLE,
        /** Verified by another body: a square. */
        SQUARE,
        /** Measured from records: a diamond. */
        DIAMOND
    }

    /** What a mark says beyond its value; never by colour alone. */
    public enum Signal {
        NONE,
        BETTER,
        WORSE,
        /** For compared regions: its interval holds the nation's value, or there is no telling. */
        NOT_DISTINGUISHED,
        DISTINGUISHED
    }

    /** A band of ordinary variation between two positions of the category axis, both included. */
    public record Band(int from, int to, double lower, double upper, double centre, String label) {}

    /** A target, standard or national line; steps where it changes over time. */
    public record Line(String label, Role role, List<OptionalDouble> values) {
        public Line {
            values = List.copyOf(values);
        }

        public enum Role {
            TARGET,
            NATION,
            STANDARD
        }
    }

    /**
     * A policy event on the time axis, by positions; or a break before the position {@code from}, which no line crosses.
     *
     * @param breaks whether figures before and from there on are not on one scale
     */
    public record Event(int from, int to, String label, String link, boolean breaks) {
        /** A policy event. */
        public Event(int from, int to, String label, String link) {
            this(from, to, label, link, false);
        }

        static Event ofBreak(int at, String label, String link) {
            return new Event(at, at, label, link, true);
        }
    }

    /**
     * Where the points of a tile map's one series stand, and the classes its values fall in. A point without a tile, or a tile without
     * a class, is missing: its point says why.
     *
     * @param classes the classes from low to high, in words; their breaks stay the same over time
     */
    public record Tiles(int columns, int rows, List<String> classes, List<Tile> tiles) implements Layout {
        public Tiles {
            classes = List.copyOf(classes);
            tiles = List.copyOf(tiles);
        }
    }

    /**
     * One tile.
     *
     * @param code the code of its point
     * @param column from 0
     * @param row from 0
     * @param letters drawn in it
     * @param figure its value in a few characters, without unit; empty where there is none
     * @param level the position of its class; empty where its value is missing
     */
    public record Tile(String code, int column, int row, String letters, String figure, OptionalInt level) {}
}
