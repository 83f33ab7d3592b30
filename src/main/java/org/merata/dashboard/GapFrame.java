package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Status;

/** The furniture that all panels about one gap share. */
final class GapFrame {
    private final Furniture furniture;
    private final RegionalGap gap;

    GapFrame(Furniture furniture, RegionalGap gap) {
        this.furniture = furniture;
        this.gap = gap;
    }

    Wording words() {
        return furniture.words();
    }

    RegionalGap gap() {
        return gap;
    }

    /** What the regions are called together: {@code provinces}. */
    String things() {
        return words().plural("region", Optional.of(gap.level()));
    }

    String place() {
        return Scope.place(words(), gap.where());
    }

    String period() {
        return words().periods(gap.time());
    }

    String label() {
        return words().label(gap.measure());
    }

    String name(String region) {
        return words().name("region", region);
    }

    Optional<String> path(String region) {
        return words().path("region", region);
    }

    String scope() {
        return Scope.line(
                words(),
                Optional.empty(),
                List.of(gap.measure()),
                gap.answers().get(0).question(),
                Optional.of(gap.time()));
    }

    Optional<String> watermark() {
        return furniture.watermark(gap.answers());
    }

    Panel panel(
            String id, String title, String summary, Optional<ChartSpec> chart, TableSpec table, List<String> notes) {
        List<Figure> figures = gap.answers().get(0).figures();
        return new Panel(
                id,
                title,
                scope(),
                summary,
                Optional.empty(),
                chart,
                table,
                furniture.statuses(figures, gap.answers(), List.of(gap.measure())),
                furniture.source(gap.answers()),
                furniture.definitions(List.of(gap.measure())),
                notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notes)),
                gap.answers());
    }

    /** The note on regions that have no value. */
    List<String> leftOut() {
        var notes = new ArrayList<String>();
        int n = gap.now().countLeftOut();
        if (n > 0) {
            notes.add(words().say("inequality.left_out", "n", words().formats().count(n)));
        }
        return notes;
    }

    static Cell none() {
        return new Cell("\u2013", OptionalDouble.empty(), Status.NOT_APPLICABLE, Signal.NONE);
    }
}
