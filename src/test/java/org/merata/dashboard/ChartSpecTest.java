package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Layout;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.Heat.Group;
import org.merata.dashboard.Heat.HeatCell;
import org.merata.dashboard.Heat.HeatRow;
import org.merata.dashboard.Scatter.Spot;

/** What a chart can't be. */
class ChartSpecTest {
    private static final Axis NONE = new Axis("", List.of(), OptionalDouble.empty(), OptionalDouble.empty(), List.of());
    private static final Heat HEAT = heat(List.of("a"), List.of(cell(0)), List.of());
    private static final Scatter SCATTER =
            new Scatter(List.of(), OptionalDouble.empty(), OptionalDouble.empty(), List.of());

    private static HeatCell cell(int level) {
        return new HeatCell(OptionalInt.of(level), "1", "one", Shape.CIRCLE);
    }

    private static Heat heat(List<String> columns, List<HeatCell> cells, List<Group> groups) {
        return new Heat(
                columns,
                columns,
                List.of(new HeatRow("r", "R", Optional.empty(), cells)),
                List.of("low", "high"),
                groups);
    }

    private static ChartSpec chart(Kind kind, Optional<? extends Layout> layout) {
        return new ChartSpec(
                "id",
                kind,
                "",
                "",
                "",
                NONE,
                NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                layout);
    }

    private static void refuse(String words, org.junit.jupiter.api.function.Executable made) {
        String message = assertThrows(IllegalArgumentException.class, made).getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void aKindHasItsPartAndNoOther() {
        assertEquals(Optional.of(HEAT), chart(Kind.HEAT_GRID, Optional.of(HEAT)).heat());
        assertEquals(
                Optional.of(SCATTER), chart(Kind.SCATTER, Optional.of(SCATTER)).scatter());
        refuse("needs its heat", () -> chart(Kind.HEAT_GRID, Optional.empty()));
        refuse("needs its scatter", () -> chart(Kind.SCATTER, Optional.empty()));
        refuse("needs its tiles", () -> chart(Kind.TILE_MAP, Optional.empty()));
        refuse("no place for heat", () -> chart(Kind.PROFILE, Optional.of(HEAT)));
        refuse("no place for scatter", () -> chart(Kind.LINE, Optional.of(SCATTER)));
    }

    @Test
    void aGridHasACellForEachColumnAndAClassForEachLevel() {
        refuse("1 cells for 2 columns", () -> heat(List.of("a", "b"), List.of(cell(0)), List.of()));
        refuse("class 2 of 2", () -> heat(List.of("a"), List.of(cell(2)), List.of()));
        refuse("class -1 of 2", () -> heat(List.of("a"), List.of(cell(-1)), List.of()));
        refuse("have 0 names", () -> new Heat(List.of("a"), List.of(), List.of(), List.of()));
    }

    @Test
    void groupsOfColumnsNeitherOverlapNorLeaveTheGrid() {
        List<String> columns = List.of("a", "b", "c");
        List<HeatCell> cells = List.of(cell(0), cell(1), cell(0));
        assertEquals(
                2,
                heat(columns, cells, List.of(new Group("x", 0, 0), new Group("y", 1, 2)))
                        .groups()
                        .size());
        refuse("overlaps", () -> heat(columns, cells, List.of(new Group("x", 0, 1), new Group("y", 1, 2))));
        refuse("overlaps", () -> heat(columns, cells, List.of(new Group("x", 1, 3))));
        refuse("overlaps", () -> heat(columns, cells, List.of(new Group("x", 2, 1))));
    }

    @Test
    void aSpotHasAPlaceAndAnIntervalTwoEnds() {
        OptionalDouble none = OptionalDouble.empty();
        refuse("no place", () -> new Spot("s", "S", Double.NaN, 1, Shape.DOT, true, Optional.empty(), ""));
        refuse(
                "one end",
                () -> new Spot("s", "S", 1, 1, OptionalDouble.of(0), none, Shape.DOT, true, Optional.empty(), ""));
        refuse("3 words", () -> new Scatter(List.of(), none, none, List.of("a", "b", "c")));
    }
}
