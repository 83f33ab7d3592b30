package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.analysis.Kitagawa;
import org.merata.analysis.MixCells;
import org.merata.analysis.Result;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Direction;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/**
 * Where the distance between a place and the whole it belongs to lies: in its mix of services and channels, or in performance at the same mix.
 *
 * @param row the dimension the mix is told by
 * @param column a second one whose own part in the mix can be told; empty for none
 * @param pooledRows values of the first dimension that are only told together
 * @param rows the place's figures by the first dimension, for what is withheld
 * @param answers all that were asked, the place's total first
 */
record Explained(
        MeasureDefinition measure,
        String row,
        Optional<String> column,
        Kitagawa found,
        List<String> pooledRows,
        List<Figure> rows,
        List<Answer> answers) {
    /** What a mix is told by, finest first: services may be too small where their sectors are not. */
    private static final List<String> ROWS = List.of("service", "service.sector", "channel");

    /** Of a place's cases so many must be in rows that can be told by name; else their mix is not seen. */
    static final double LEAST_TOLD = 0.5;

    /** A share or a mean that has a better way, and is known by service or channel. */
    static boolean canBe(MeasureDefinition measure) {
        boolean weighed = measure.formula() instanceof Formula.Mean
                || (measure.formula() instanceof Formula.Ratio
                        && measure.unit() == Unit.SHARE
                        && measure.interval().isPresent());
        return weighed
                && measure.direction() != Direction.NEUTRAL
                && !listRows(measure, Map.of()).isEmpty();
    }

    /** By what a mix can be told: not by what is chosen, nor by what the measure itself counts, as channels are of digital take-up. */
    static List<String> listRows(MeasureDefinition measure, Map<String, String> where) {
        return ROWS.stream()
                .filter(measure.dimensions()::contains)
                .filter(dimension ->
                        where.keySet().stream().noneMatch(key -> field(key).equals(field(dimension))))
                .filter(dimension -> measure.formula().aggregates().stream()
                        .flatMap(aggregate -> aggregate.where().stream())
                        .noneMatch(condition -> field(condition.field()).equals(field(dimension))))
                .toList();
    }

    private static String field(String dimension) {
        return dimension.replaceFirst("[.].*", "");
    }

    /**
     * Asks and works it out, by the finest rows that tell of most of the place's cases; empty where it is not known like this.
     *
     * @param own the place and what else is chosen
     * @param whole the same without the place
     */
    static Optional<Explained> find(
            Edition edition,
            MeasureDefinition measure,
            Map<String, String> own,
            Map<String, String> whole,
            TimeRange time) {
        List<String> rows = listRows(measure, own);
        if (!Numbers.supports(measure, own.keySet())) {
            return Optional.empty();
        }
        Optional<Explained> best = Optional.empty();
        for (String row : rows) {
            Optional<String> column = column(rows, row);
            Optional<Explained> found = of(edition, measure, row, column, own, whole, time);
            if (found.isPresent()
                    && (best.isEmpty() || found.get().told() > best.get().told())) {
                best = found;
            }
            if (best.isPresent() && best.get().told() >= LEAST_TOLD) {
                return best;
            }
        }
        return best;
    }

    /** What a row is crossed with, of the rows there may be: its channels. */
    static Optional<String> column(List<String> rows, String row) {
        return rows.stream()
                .filter(other -> other.equals("channel") && !row.equals(other))
                .findFirst();
    }

    private static Optional<Explained> of(
            Edition edition,
            MeasureDefinition measure,
            String row,
            Optional<String> column,
            Map<String, String> own,
            Map<String, String> whole,
            TimeRange time) {
        Optional<MixCells.Asked> ours = ask(edition, measure, row, column, own, time);
        Optional<MixCells.Asked> theirs = ask(edition, measure, row, column, whole, time);
        return ours.isEmpty() || theirs.isEmpty()
                ? Optional.empty()
                : of(measure, row, column, ours.get(), theirs.get());
    }

    /** From what was asked already; empty where one side has too few cases for a verdict. */
    static Optional<Explained> of(
            MeasureDefinition measure,
            String row,
            Optional<String> column,
            MixCells.Asked ours,
            MixCells.Asked theirs) {
        Optional<Figure> one = enough(measure, ours.total());
        Optional<Figure> other = enough(measure, theirs.total());
        Result<MixCells> cells = MixCells.of(measure.id(), measure.unit() == Unit.SHARE, row, column, ours, theirs);
        if (one.isEmpty() || other.isEmpty() || cells.value().isEmpty()) {
            return Optional.empty();
        }
        Kitagawa found = Kitagawa.of(cells.get().cells(), true).get();
        return Optional.of(new Explained(
                measure,
                row,
                cells.get().toldByColumn() >= LEAST_TOLD ? column : Optional.empty(),
                found,
                cells.get().pooledRows(),
                ours.byRow().figures(),
                list(ours, theirs)));
    }

    /** The share of the place's cases in rows that can be told by name. */
    double told() {
        return found.parts().stream()
                .filter(part -> !part.row().equals(MixCells.OTHER))
                .mapToDouble(Kitagawa.Part::ownShare)
                .sum();
    }

    /** How far the distance lies from zero, in standard errors; 0 where they are not known. */
    double clearness() {
        double error = found.difference().standardError().orElse(0);
        return error > 0 ? Math.abs(found.difference().size()) / error : 0;
    }

    /** Whether mix and performance can be told apart at all. */
    boolean isSplit() {
        return told() >= LEAST_TOLD;
    }

    private static List<Answer> list(MixCells.Asked... asked) {
        var answers = new ArrayList<Answer>();
        for (MixCells.Asked side : asked) {
            Stream.concat(Stream.of(side.total(), side.byRow()), side.byCell().stream())
                    .forEach(answers::add);
        }
        return answers;
    }

    private static Optional<MixCells.Asked> ask(
            Edition edition,
            MeasureDefinition measure,
            String row,
            Optional<String> column,
            Map<String, String> where,
            TimeRange time) {
        Question question = Question.of().where(where).during(time);
        List<MeasureDefinition> one = List.of(measure);
        Optional<Answer> total = edition.ask(one, question).stream().findFirst();
        Optional<Answer> rows =
                edition.ask(one, question.by(Breakdown.of(row))).stream().findFirst();
        Optional<Answer> cells =
                column.flatMap(other -> edition.ask(one, question.by(Breakdown.of(row), Breakdown.of(other))).stream()
                        .findFirst());
        return total.isEmpty() || rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new MixCells.Asked(total.get(), rows.get(), cells));
    }

    private static Optional<Figure> enough(MeasureDefinition measure, Answer total) {
        return total.figures().stream()
                .filter(figure -> figure.value().isPresent())
                .filter(figure -> figure.n().orElse(0) >= measure.minimumN())
                .findFirst();
    }

    /** Whether performance at the same mix is better than that of the whole. */
    boolean isBetter(double size) {
        return (size > 0) == (measure.direction() == Direction.HIGHER);
    }
}
