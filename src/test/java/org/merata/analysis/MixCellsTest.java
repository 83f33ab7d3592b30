package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.merata.analysis.Kitagawa.Cell;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.model.Status;

/** Which cells of a mix stand alone, and where the cases of all others go: nothing is lost. */
class MixCellsTest {
    private static final String MEASURE = "kept";

    @Test
    void cellsThatBothSidesShowStandAlone() {
        MixCells cells = of(
                asked(figure(0.5, 100), figures(figure(0.4, 60, "A"), figure(0.65, 40, "B"))),
                asked(figure(0.6, 1000), figures(figure(0.5, 500, "A"), figure(0.7, 500, "B"))));

        assertEquals(List.of("A/*", "B/*"), names(cells));
        assertEquals(List.of(), cells.pooledRows());
        assertKept(cells, 100, 50, 1000, 600);
    }

    @Test
    void whatOneSideDoesNotShowIsTakenTogether() {
        MixCells cells = of(
                asked(figure(0.5, 100), figures(figure(0.4, 60, "A"), hidden("B"), hidden("C"))),
                asked(figure(0.6, 1000), figures(figure(0.5, 500, "A"), figure(0.7, 400, "B"), figure(0.7, 100, "C"))));

        assertEquals(List.of("*/*", "A/*"), names(cells));
        assertEquals(List.of("B", "C"), cells.pooledRows());
        Cell other = cells.cells().get(0);
        assertEquals(40, other.own().cases(), 1e-9);
        assertEquals(26 / 40.0, other.own().value(), 1e-9);
        assertEquals(0.7, other.whole().value(), 1e-9);
        assertKept(cells, 100, 50, 1000, 600);
    }

    @Test
    void aServiceThatOnlyTheNationHasIsComparedTogetherWithTheSmallestOfThePlace() {
        MixCells cells = of(
                asked(figure(0.5, 100), figures(figure(0.4, 60, "A"), figure(0.65, 40, "B"))),
                asked(figure(0.6, 1000), figures(figure(0.5, 500, "A"), figure(0.7, 400, "B"), figure(0.7, 100, "C"))));

        assertEquals(List.of("*/*", "A/*"), names(cells));
        assertEquals(List.of("B", "C"), cells.pooledRows());
        assertKept(cells, 100, 50, 1000, 600);
    }

    @Test
    void channelsThatAreNotShownAreTheOtherChannelsOfTheirService() {
        MixCells cells = of(
                asked(
                        figure(0.5, 100),
                        figures(figure(0.4, 60, "A"), figure(0.65, 40, "B")),
                        figure(0.2, 30, "A", "web"),
                        hidden("A", "desk")),
                asked(
                        figure(0.6, 1000),
                        figures(figure(0.5, 500, "A"), figure(0.7, 500, "B")),
                        figure(0.4, 200, "A", "web"),
                        figure(0.5, 100, "B", "web")));

        assertEquals(List.of("A/*", "A/web", "B/*"), names(cells));
        assertEquals(0.6, cells.cells().get(0).own().value(), 1e-9);
        assertEquals(0.3, cells.toldByColumn(), 1e-9);
        assertKept(cells, 100, 50, 1000, 600);
    }

    @Test
    void withoutATotalThereIsNothingToCompare() {
        Answer none = answer(List.of(hidden()));
        var hidden = new MixCells.Asked(none, answer(List.of()), Optional.empty());

        assertEquals(
                Undefined.NO_ANSWERS,
                MixCells.of(MEASURE, true, "service", Optional.empty(), hidden, hidden)
                        .undefined()
                        .orElseThrow());
    }

    private static MixCells of(MixCells.Asked own, MixCells.Asked whole) {
        return MixCells.of(MEASURE, true, "service", Optional.of("channel"), own, whole)
                .get();
    }

    private static List<String> names(MixCells cells) {
        return cells.cells().stream()
                .map(cell -> cell.row() + "/" + cell.column())
                .toList();
    }

    private static void assertKept(MixCells cells, double own, double ownKept, double whole, double wholeKept) {
        assertEquals(
                own,
                cells.cells().stream().mapToDouble(cell -> cell.own().cases()).sum(),
                1e-9);
        assertEquals(
                ownKept,
                cells.cells().stream()
                        .mapToDouble(cell -> cell.own().cases() * cell.own().value())
                        .sum(),
                1e-9);
        assertEquals(
                whole,
                cells.cells().stream().mapToDouble(cell -> cell.whole().cases()).sum(),
                1e-9);
        assertEquals(
                wholeKept,
                cells.cells().stream()
                        .mapToDouble(cell -> cell.whole().cases() * cell.whole().value())
                        .sum(),
                1e-9);
    }

    private static MixCells.Asked asked(Figure total, List<Figure> rows, Figure... cells) {
        return new MixCells.Asked(
                answer(List.of(total)),
                answer(rows),
                cells.length == 0 ? Optional.empty() : Optional.of(answer(Arrays.asList(cells))));
    }

    private static List<Figure> figures(Figure... figures) {
        return List.of(figures);
    }

    private static Figure figure(double value, long cases, String... codes) {
        return new Figure(
                MEASURE,
                Optional.empty(),
                codes(codes),
                OptionalDouble.of(value),
                Optional.empty(),
                OptionalLong.of(cases),
                Status.OBSERVED);
    }

    private static Figure hidden(String... codes) {
        return new Figure(
                MEASURE,
                Optional.empty(),
                codes(codes),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Status.SUPPRESSED);
    }

    private static TreeMap<String, String> codes(String... codes) {
        var byDimension = new TreeMap<String, String>();
        for (int i = 0; i < codes.length; i++) {
            byDimension.put(i == 0 ? "service" : "channel", codes[i]);
        }
        return byDimension;
    }

    private static Answer answer(List<Figure> figures) {
        return new Answer(
                Question.of(MEASURE),
                new ArrayList<>(figures),
                new Answer.Origin("v1", Instant.EPOCH, List.of(), false, Optional.empty(), 10));
    }
}
