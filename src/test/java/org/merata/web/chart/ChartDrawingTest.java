package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.merata.dashboard.AreaMap;
import org.merata.dashboard.AreaMap.Area;
import org.merata.dashboard.AreaMap.Callout;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Band;
import org.merata.dashboard.ChartSpec.Event;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.dashboard.ChartSpec.Tile;
import org.merata.dashboard.ChartSpec.Tiles;
import org.merata.dashboard.Heat;
import org.merata.dashboard.Heat.Group;
import org.merata.dashboard.Heat.HeatCell;
import org.merata.dashboard.Heat.HeatRow;
import org.merata.dashboard.Scatter;
import org.merata.dashboard.Scatter.Spot;
import org.merata.model.Status;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What must hold of every drawing, whatever its numbers. */
class ChartDrawingTest {
    private static final String EVIL = "<b onload='x'>&\"'</b>";

    private static Point point(String label, OptionalDouble value, Signal signal) {
        return new Point(
                label,
                label,
                value,
                value,
                value,
                value.isPresent() ? Status.OBSERVED : Status.NOT_PROVIDED,
                "text of " + label,
                signal,
                Optional.of("/regions/" + label));
    }

    /** A chart of the kind with the values given, empty ones missing; every text of it hostile in some way. */
    private static ChartSpec spec(Kind kind, List<OptionalDouble> values) {
        var labels = new ArrayList<String>();
        var points = new ArrayList<Point>();
        var tiles = new ArrayList<Tile>();
        for (int i = 0; i < values.size(); i++) {
            labels.add(EVIL + i);
            points.add(point(EVIL + i, values.get(i), i % 2 == 0 ? Signal.WORSE : Signal.BETTER));
            tiles.add(new Tile(
                    EVIL + i,
                    i % 13,
                    i / 13,
                    EVIL,
                    EVIL,
                    values.get(i).isPresent() ? OptionalInt.of(i % 5) : OptionalInt.empty()));
        }
        var numbers = new Axis(
                "", labels, OptionalDouble.of(0), OptionalDouble.of(1), List.of(new Tick(0, "0"), new Tick(1, EVIL)));
        List<Series> series = kind == Kind.PERCENTILES
                ? List.of(
                        new Series("a", EVIL, Role.P10, points),
                        new Series("b", EVIL, Role.P50, points),
                        new Series("c", EVIL, Role.P90, points))
                : List.of(new Series("a", EVIL, Role.MAIN, points));
        return new ChartSpec(
                "id",
                kind,
                EVIL,
                EVIL,
                EVIL,
                numbers,
                numbers,
                series,
                values.isEmpty() ? List.of() : List.of(new Band(0, values.size() - 1, 0.1, 0.9, 0.5, EVIL)),
                List.of(new Line(EVIL, Line.Role.TARGET, values)),
                values.isEmpty() ? List.of() : List.of(new Event(0, values.size() - 1, EVIL, "")),
                Optional.of(EVIL),
                layout(kind, values, new Tiles(13, 7, List.of(EVIL, EVIL), tiles)));
    }

    private static Optional<ChartSpec.Layout> layout(Kind kind, List<OptionalDouble> values, Tiles tiles) {
        return switch (kind) {
            case TILE_MAP -> Optional.of(tiles);
            case AREA_MAP -> Optional.of(new ChartSpec.Areas(tiles, areas(values.size())));
            case HEAT_GRID -> Optional.of(heat(values));
            case SCATTER -> Optional.of(scatter(values));
            default -> Optional.empty();
        };
    }

    /** A square for every region but each fifth, which has a box; every third has others in it. */
    private static AreaMap areas(int regions) {
        var areas = new ArrayList<Area>();
        var callouts = new ArrayList<Callout>();
        for (int i = 0; i < regions; i++) {
            var at = new AreaMap.Spot(10 + 15 * i, 20);
            if (i % 5 == 4) {
                callouts.add(new Callout(EVIL + i, at, new AreaMap.Spot(30 + 60 * (i / 5), 100)));
            } else {
                areas.add(new Area(
                        EVIL + i,
                        i % 3 == 0,
                        List.of(List.of(at, new AreaMap.Spot(at.x() + 9, 20), new AreaMap.Spot(at.x() + 9, 31)))));
            }
        }
        return new AreaMap(1_000, 200, areas, callouts);
    }

    private static Heat heat(List<OptionalDouble> values) {
        var rows = new ArrayList<HeatRow>();
        for (int i = 0; i < values.size(); i++) {
            var level = values.get(i).isPresent() ? OptionalInt.of(i % 2) : OptionalInt.empty();
            var cell = new HeatCell(level, EVIL, "text of " + EVIL + i, Shape.values()[i % 4]);
            rows.add(new HeatRow(EVIL + i, EVIL + i, Optional.of("/regions/" + EVIL), List.of(cell)));
        }
        return new Heat(List.of(EVIL), List.of(EVIL), rows, List.of(EVIL, EVIL), List.of(new Group(EVIL, 0, 0)));
    }

    private static Scatter scatter(List<OptionalDouble> values) {
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < values.size(); i++) {
            String text = "text of " + EVIL + i;
            double y = i / 60.0;
            values.get(i)
                    .ifPresent(x -> spots.add(new Spot(
                            EVIL, EVIL, x, y, Shape.values()[spots.size() % 4], true, Optional.of("/a"), text)));
        }
        return new Scatter(spots, OptionalDouble.of(0.5), OptionalDouble.of(0.5), List.of(EVIL, EVIL, EVIL, EVIL));
    }

    private static List<OptionalDouble> random(long seed) {
        var random = new Random(seed);
        var values = new ArrayList<OptionalDouble>();
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            values.add(
                    random.nextInt(4) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble(-0.2, 1.2)));
        }
        return values;
    }

    private static Document parse(String drawing) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<root>" + drawing + "</root>")));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyDrawingIsWellFormedWithoutStylesAndWithItsTextsEscaped(Kind kind) throws Exception {
        for (long seed = 0; seed < 40; seed++) {
            String drawing = ChartDrawing.draw(spec(kind, random(seed)), ChartSize.FULL);
            String seen = kind + ", seed " + seed;
            assertFalse(drawing.contains("style="), seen);
            assertFalse(drawing.contains("<b onload"), seen);
            assertFalse(drawing.contains("NaN") || drawing.contains("Infinity"), seen);
            Document document = parse(drawing);
            assertEquals(0, document.getElementsByTagName("script").getLength(), seen);
            assertTrue(document.getDocumentElement().getTextContent().contains(EVIL), seen);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CONTROL", "RANKED", "STACKED_SHARE", "TILE_MAP", "PROFILE", "HEAT_GRID", "SCATTER", "AREA_MAP"})
    void everyPointIsThereWithItsWords(Kind kind) throws Exception {
        var values = new ArrayList<OptionalDouble>();
        for (int i = 0; i < 30; i++) {
            values.add(i % 7 == 3 ? OptionalDouble.empty() : OptionalDouble.of(i / 30.0));
        }
        String text = parse(ChartDrawing.draw(spec(kind, values), ChartSize.FULL))
                .getDocumentElement()
                .getTextContent();
        for (int i = 0; i < 30; i++) {
            boolean unseen = (kind == Kind.STACKED_SHARE || kind == Kind.SCATTER)
                    && values.get(i).isEmpty();
            assertEquals(!unseen, text.contains("text of " + EVIL + i), kind + " " + i);
        }
    }

    @Test
    void aLineHasAPlaceForEachValueAndNeverBridgesAGap() {
        List<OptionalDouble> values = List.of(
                OptionalDouble.of(0.1),
                OptionalDouble.of(0.2),
                OptionalDouble.empty(),
                OptionalDouble.of(0.4),
                OptionalDouble.of(0.5));
        String drawing = ChartDrawing.draw(spec(Kind.LINE, values), ChartSize.FULL);
        var matcher = Pattern.compile("class=\"ser s1\"[^>]* d=\"([^\"]*)\"").matcher(drawing);
        assertTrue(matcher.find(), drawing);
        String path = matcher.group(1);
        assertAll(
                () -> assertEquals(2, path.chars().filter(c -> c == 'M').count(), path),
                () -> assertEquals(2, path.chars().filter(c -> c == 'L').count(), path),
                () -> assertTrue(drawing.contains("class=\"ms\""), "the gap is marked"));
    }

    @Test
    void valuesStandWhereTheScaleSaysAndInOrder() {
        String drawing = ChartDrawing.draw(
                spec(Kind.RANKED, List.of(OptionalDouble.of(0.25), OptionalDouble.of(0.75))), ChartSize.FULL);
        assertTrue(drawing.contains("cx=\"25%\""), drawing);
        assertTrue(drawing.contains("cx=\"75%\""), drawing);
    }

    @Test
    void sharesStandOnOneAnotherFromTheBottom() {
        Point half = point("a", OptionalDouble.of(0.5), Signal.NONE);
        var axis = new Axis("", List.of("a"), OptionalDouble.of(0), OptionalDouble.of(1), List.of());
        var spec = new ChartSpec(
                "id",
                Kind.STACKED_SHARE,
                "",
                "",
                "",
                axis,
                axis,
                List.of(
                        new Series("x", "X", Role.CHANNEL_DIGITAL, List.of(half)),
                        new Series("y", "Y", Role.CHANNEL_OTHER, List.of(half))),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        String drawing = ChartDrawing.draw(spec, ChartSize.FULL);
        assertTrue(drawing.matches("(?s).*class=\"sh cd1\"[^>]* y=\"122\" height=\"107\".*"), drawing);
        assertTrue(drawing.matches("(?s).*class=\"sh co1\"[^>]* y=\"14\" height=\"107\".*"), drawing);
    }

    @Test
    void labelsAtTheEndsOfLinesNeverStandOnOneAnother() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var wanted = new ArrayList<EndLabels.Label>();
            int count = 1 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                wanted.add(new EndLabels.Label(14 + random.nextInt(216), "label", ""));
            }
            List<EndLabels.Label> placed = EndLabels.spread(wanted, 14, 230);
            for (int i = 1; i < placed.size(); i++) {
                assertTrue(placed.get(i).y() - placed.get(i - 1).y() >= 13.99, "round " + round + ", seed 7");
            }
            assertTrue(placed.get(count - 1).y() <= 230, "round " + round + ", seed 7");
        }
    }

    @Test
    void aTileThatMayNotBeShownIsNotOneThatWasNotProvided() {
        var suppressed = new Point(
                "a",
                "A",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Status.SUPPRESSED,
                "suppressed",
                Signal.NONE,
                Optional.empty());
        var absent = new Point(
                "b",
                "B",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Status.NOT_PROVIDED,
                "not provided",
                Signal.NONE,
                Optional.empty());
        var none = new Axis("", List.of(), OptionalDouble.empty(), OptionalDouble.empty(), List.of());
        var spec = new ChartSpec(
                "id",
                Kind.TILE_MAP,
                "",
                "",
                "two",
                none,
                none,
                List.of(new Series("s", "S", Role.MAIN, List.of(suppressed, absent))),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(new Tiles(
                        2,
                        1,
                        List.of("all"),
                        List.of(
                                new Tile("a", 0, 0, "AA", "", OptionalInt.empty()),
                                new Tile("b", 1, 0, "BB", "", OptionalInt.empty())))));
        String drawing = ChartDrawing.draw(spec, ChartSize.FULL);
        assertTrue(drawing.contains("class=\"in dots\"") && drawing.contains("class=\"in hatch\""), drawing);
    }
}
