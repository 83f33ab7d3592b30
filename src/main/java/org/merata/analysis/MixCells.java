package org.merata.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.merata.analysis.Kitagawa.Cell;
import org.merata.analysis.Kitagawa.Side;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;

/**
 * The cells of a decomposition from disclosed figures. A cell stands alone where both sides have a value for it. What a row (a service) has
 * beyond its cells that stand alone is taken together as its other columns; what all have beyond the rows that stand alone is taken together
 * as other rows, worked out as the total less what is known. Where only one side has anything left, the smallest cell of the other is taken
 * along, so that nothing is left out and nothing is made up.
 *
 * @param cells each with cases on both sides; all cases of both sides are in one of them
 * @param pooledRows the rows that are only told together
 */
public record MixCells(List<Cell> cells, List<String> pooledRows) {
    /** The code of what is only told together. */
    public static final String OTHER = "*";

    public MixCells {
        cells = List.copyOf(cells);
        pooledRows = List.copyOf(pooledRows);
    }

    /** The share of the one's cases in cells that stand alone by column. */
    public double toldByColumn() {
        double all = cells.stream().mapToDouble(cell -> cell.own().cases()).sum();
        return cells.stream()
                        .filter(cell -> !cell.column().equals(OTHER))
                        .mapToDouble(cell -> cell.own().cases())
                        .sum()
                / all;
    }

    /**
     * The answers to the same question of one side.
     *
     * @param total without a breakdown
     * @param byRow by one dimension
     * @param byCell by it and another one; empty where they are not crossed
     */
    public record Asked(Answer total, Answer byRow, Optional<Answer> byCell) {}

    /**
     * @param share whether the measure is a share of cases, whose variance follows from their number
     * @param column the other dimension; empty where they are not crossed
     */
    public static Result<MixCells> of(
            String measure, boolean share, String row, Optional<String> column, Asked own, Asked whole) {
        Optional<Both> total = Both.of(sum(own.total(), measure), sum(whole.total(), measure));
        if (total.isEmpty()) {
            return Result.undefined(Undefined.NO_ANSWERS);
        }
        Map<String, Both> rows = both(by(own.byRow(), measure, List.of(row)), by(whole.byRow(), measure, List.of(row)));
        Map<String, Both> crossed =
                column.isPresent() && own.byCell().isPresent() && whole.byCell().isPresent()
                        ? both(
                                by(own.byCell().get(), measure, List.of(row, column.get())),
                                by(whole.byCell().get(), measure, List.of(row, column.get())))
                        : Map.of();
        Map<String, Both> kept = new TreeMap<>(rows);
        boolean rest = addRest(kept, total.get());
        var cells = new ArrayList<Cell>();
        kept.forEach((code, both) -> cells.addAll(split(code, both, crossed, share)));
        var pooled = new ArrayList<>(names(own.byRow(), whole.byRow(), measure, row));
        pooled.removeAll(kept.keySet());
        return Result.of(new MixCells(cells, rest ? pooled : List.of()));
    }

    /** The cells of one row. */
    private static List<Cell> split(String row, Both all, Map<String, Both> crossed, boolean share) {
        Map<String, Both> columns = new TreeMap<>();
        crossed.forEach((key, both) -> {
            if (key.startsWith(row + "\n")) {
                columns.put(key.substring(row.length() + 1), both);
            }
        });
        addRest(columns, all);
        var cells = new ArrayList<Cell>();
        columns.forEach((column, both) -> cells.add(
                new Cell(row, column, both.own().side(share), both.whole().side(share))));
        return cells;
    }

    /** Adds what is left of all as a part of its own, with the smallest parts where one side has nothing left; says whether there is one. */
    private static boolean addRest(Map<String, Both> parts, Both all) {
        Both rest = parts.values().stream().reduce(all, Both::minus);
        while (rest.isOneSided() && !parts.isEmpty()) {
            String smallest = parts.entrySet().stream()
                    .min(Comparator.comparingDouble(
                            part -> part.getValue().own().cases()))
                    .orElseThrow()
                    .getKey();
            rest = rest.plus(parts.remove(smallest));
        }
        if (rest.own().cases() > 0 && rest.whole().cases() > 0) {
            parts.put(OTHER, rest);
            return true;
        }
        return false;
    }

    private static Map<String, Both> both(Map<String, Sum> own, Map<String, Sum> whole) {
        Map<String, Both> both = new LinkedHashMap<>();
        own.forEach((code, ours) -> Both.of(Optional.of(ours), Optional.ofNullable(whole.get(code)))
                .ifPresent(found -> both.put(code, found)));
        return both;
    }

    private static Map<String, Sum> by(Answer answer, String measure, List<String> dimensions) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (Figure figure : answer.figures()) {
            if (figure.measure().equals(measure)) {
                String key = String.join(
                        "\n",
                        dimensions.stream()
                                .map(figure.codes()::get)
                                .filter(Objects::nonNull)
                                .toList());
                Sum.of(figure).ifPresent(sum -> sums.put(key, sum));
            }
        }
        return sums;
    }

    private static Optional<Sum> sum(Answer answer, String measure) {
        return answer.figures().stream()
                .filter(figure -> figure.measure().equals(measure))
                .findFirst()
                .flatMap(Sum::of);
    }

    /** The rows that either side has, with or without a value that may be shown. */
    private static Collection<String> names(Answer own, Answer whole, String measure, String row) {
        var names = new java.util.TreeSet<String>();
        for (Answer answer : List.of(own, whole)) {
            answer.figures().stream()
                    .filter(figure -> figure.measure().equals(measure))
                    .filter(figure ->
                            figure.value().isPresent() || !figure.status().shown())
                    .flatMap(figure -> Optional.ofNullable(figure.codes().get(row)).stream())
                    .forEach(names::add);
        }
        return names;
    }

    /** Cases and the sum of their values. */
    private record Sum(double cases, double values, OptionalDouble variance) {
        static Optional<Sum> of(Figure figure) {
            if (figure.value().isEmpty() || figure.n().orElse(0) == 0) {
                return Optional.empty();
            }
            double cases = figure.n().getAsLong();
            OptionalDouble variance = figure.interval()
                    .map(interval -> OptionalDouble.of(Math.pow((interval.upper() - interval.lower()) / (2 * 1.96), 2)))
                    .orElse(OptionalDouble.empty());
            return Optional.of(new Sum(cases, cases * figure.value().getAsDouble(), variance));
        }

        Sum minus(Sum other) {
            return new Sum(cases - other.cases, values - other.values, OptionalDouble.empty());
        }

        Sum plus(Sum other) {
            return new Sum(cases + other.cases, values + other.values, OptionalDouble.empty());
        }

        Side side(boolean share) {
            double value = values / cases;
            return share ? Side.ofShare(cases, Math.max(0, Math.min(1, value))) : new Side(cases, value, variance);
        }
    }

    private record Both(Sum own, Sum whole) {
        static Optional<Both> of(Optional<Sum> own, Optional<Sum> whole) {
            return own.isPresent() && whole.isPresent()
                    ? Optional.of(new Both(own.get(), whole.get()))
                    : Optional.empty();
        }

        Both minus(Both other) {
            return new Both(own.minus(other.own), whole.minus(other.whole));
        }

        Both plus(Both other) {
            return new Both(own.plus(other.own), whole.plus(other.whole));
        }

        boolean isOneSided() {
            return own.cases() > 0 != whole.cases() > 0;
        }
    }
}
