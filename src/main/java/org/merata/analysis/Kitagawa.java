package org.merata.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How much of the distance between two rates or means is their mix of cases and how much is performance at the same mix: mix +
 * performance = distance, exactly. Kitagawa (1955), Components of a difference between two rates, Journal of the American Statistical
 * Association 50: with W, w the shares of a cell in all cases and T, t its values, mix = sum of (W - w) (T + t) / 2 and performance =
 * sum of (T - t) (W + w) / 2.
 *
 * <p>Where cells are crossed (services by channels) the mix is split exactly into that of rows and that of columns: Das Gupta (1993),
 * Standardization and decomposition of rates: a user's manual (US Bureau of the Census, P23-186), chapter 5: a cell's share is A B
 * with A = sqrt(n_ij / n_.j) sqrt(n_i. / n), B = sqrt(n_ij / n_i.) sqrt(n_.j / n), and each is exchanged at the mean of the other.
 *
 * <p>A row's part in the mix is told about the mean c of the two values, sum of (W - w) ((T + t) / 2 - c), which adds up to the same and is
 * 0 for a row that is like all. Standard errors are those of the delta method: the mix is taken as it is, the values of cells vary.
 *
 * @param own the value of the one
 * @param whole the value of what it is held against
 * @param difference own less whole
 * @param rows the part of the mix that is the rows' (services), {@code columns} that is the columns' (channels)
 * @param parts by row, in the order of the cells; their mix and performance add up to the two
 */
public record Kitagawa(
        double own,
        double whole,
        Effect difference,
        Effect mix,
        Effect rows,
        Effect columns,
        Effect performance,
        List<Part> parts) {
    private static final double NORMAL_975 = 1.959963984540054;

    public Kitagawa {
        parts = List.copyOf(parts);
    }

    /**
     * What one side has in a cell.
     *
     * @param cases above 0
     * @param variance of the value; empty where it is not known
     */
    public record Side(double cases, double value, OptionalDouble variance) {
        public Side {
            if (!(cases > 0) || !Double.isFinite(value)) {
                throw new IllegalArgumentException(cases + " cases with the value " + value);
            }
        }

        /**
         * A share; its variance is that of the share with one case more of either kind, so that none is taken for certain (after Agresti and
         * Caffo 2000, Simple and effective confidence intervals for proportions and differences of proportions, The American Statistician 54).
         */
        public static Side ofShare(double cases, double share) {
            double shrunk = (share * cases + 1) / (cases + 2);
            return new Side(cases, share, OptionalDouble.of(shrunk * (1 - shrunk) / cases));
        }
    }

    /** One cell, with cases on both sides. */
    public record Cell(String row, String column, Side own, Side whole) {}

    /** @param standardError empty where the variance of a cell is not known */
    public record Effect(double size, OptionalDouble standardError) {
        /** The lower end of the 95 % interval. */
        public OptionalDouble lower() {
            return end(-NORMAL_975);
        }

        public OptionalDouble upper() {
            return end(NORMAL_975);
        }

        private OptionalDouble end(double z) {
            return standardError.isPresent()
                    ? OptionalDouble.of(size + z * standardError.getAsDouble())
                    : OptionalDouble.empty();
        }

        /** Whether its interval is known and lies off zero. */
        public boolean isTold() {
            return standardError.isPresent() && Math.abs(size) > NORMAL_975 * standardError.getAsDouble();
        }
    }

    /**
     * One row in both.
     *
     * @param ownShare its share of the cases, as {@code wholeShare} of the other's
     */
    public record Part(
            String row,
            double ownShare,
            double wholeShare,
            double ownValue,
            double wholeValue,
            Effect mix,
            Effect performance) {
        /** What the row adds to the distance in all. */
        public double total() {
            return mix.size() + performance.size();
        }
    }

    /** @param nested whether the cases of the one are among those of the other, as a region's are among the nation's */
    public static Result<Kitagawa> of(List<Cell> cells, boolean nested) {
        if (cells.isEmpty()) {
            return Result.undefined(Undefined.NO_ANSWERS);
        }
        return Result.of(new Working(cells, nested).result());
    }

    /** One cell with its shares and what it weighs in each effect. */
    private record Weighed(Cell cell, double ownShare, double wholeShare, double rowChange, double columnChange) {
        double change() {
            return ownShare - wholeShare;
        }

        double share() {
            return (ownShare + wholeShare) / 2;
        }
    }

    private static final class Working {
        private final boolean nested;
        private final List<Weighed> cells = new ArrayList<>();

        Working(List<Cell> given, boolean nested) {
            this.nested = nested;
            var own = new Margins(given, Cell::own);
            var whole = new Margins(given, Cell::whole);
            for (Cell cell : given) {
                double[] ours = own.factors(cell);
                double[] theirs = whole.factors(cell);
                cells.add(new Weighed(
                        cell,
                        own.share(cell),
                        whole.share(cell),
                        (ours[0] - theirs[0]) * (ours[1] + theirs[1]) / 2,
                        (ours[1] - theirs[1]) * (ours[0] + theirs[0]) / 2));
            }
        }

        Kitagawa result() {
            double own = sum(cells, one -> one.ownShare() * one.cell().own().value());
            double whole =
                    sum(cells, one -> one.wholeShare() * one.cell().whole().value());
            double centre = (own + whole) / 2;
            Map<String, List<Weighed>> byRow = new LinkedHashMap<>();
            cells.forEach(one -> byRow.computeIfAbsent(one.cell().row(), key -> new ArrayList<>())
                    .add(one));
            var parts = new ArrayList<Part>();
            byRow.forEach((row, members) -> parts.add(part(row, members, centre)));
            return new Kitagawa(
                    own,
                    whole,
                    effect(cells, Weighed::ownShare, one -> -one.wholeShare(), 0),
                    averaged(cells, Weighed::change, centre),
                    averaged(cells, Weighed::rowChange, 0),
                    averaged(cells, Weighed::columnChange, 0),
                    effect(cells, Weighed::share, one -> -one.share(), 0),
                    parts);
        }

        private Part part(String row, List<Weighed> members, double centre) {
            double ownShare = sum(members, Weighed::ownShare);
            double wholeShare = sum(members, Weighed::wholeShare);
            return new Part(
                    row,
                    ownShare,
                    wholeShare,
                    sum(members, one -> one.ownShare() * one.cell().own().value()) / ownShare,
                    sum(members, one -> one.wholeShare() * one.cell().whole().value()) / wholeShare,
                    averaged(members, Weighed::change, centre),
                    effect(members, Weighed::share, one -> -one.share(), 0));
        }

        /** The sum of weight times the mean of both values, about the centre. */
        private Effect averaged(List<Weighed> members, ToDoubleFunction<Weighed> weight, double centre) {
            return effect(
                    members,
                    one -> weight.applyAsDouble(one) / 2,
                    one -> weight.applyAsDouble(one) / 2,
                    centre * sum(members, weight));
        }

        /** The sum of a T + b t, less a constant. Of nested cases the covariance of T and t is their share in t's cases times the variance of T. */
        private Effect effect(
                List<Weighed> members, ToDoubleFunction<Weighed> a, ToDoubleFunction<Weighed> b, double less) {
            double size = -less;
            double variance = 0;
            boolean known = true;
            for (Weighed one : members) {
                Side own = one.cell().own();
                Side whole = one.cell().whole();
                double ours = a.applyAsDouble(one);
                double theirs = b.applyAsDouble(one);
                size += ours * own.value() + theirs * whole.value();
                known &= own.variance().isPresent() && whole.variance().isPresent();
                double overlap = nested ? Math.min(1, own.cases() / whole.cases()) : 0;
                variance +=
                        ours * (ours + 2 * theirs * overlap) * own.variance().orElse(0)
                                + theirs * theirs * whole.variance().orElse(0);
            }
            return new Effect(
                    size, known ? OptionalDouble.of(Math.sqrt(Math.max(0, variance))) : OptionalDouble.empty());
        }

        private static double sum(List<Weighed> members, ToDoubleFunction<Weighed> what) {
            return members.stream().mapToDouble(what).sum();
        }
    }

    /** The cases of one side by row and by column. */
    private static final class Margins {
        private final Function<Cell, Side> side;
        private final Map<String, Double> rows = new LinkedHashMap<>();
        private final Map<String, Double> columns = new LinkedHashMap<>();
        private final double all;

        Margins(List<Cell> cells, Function<Cell, Side> side) {
            this.side = side;
            for (Cell cell : cells) {
                rows.merge(cell.row(), side.apply(cell).cases(), Double::sum);
                columns.merge(cell.column(), side.apply(cell).cases(), Double::sum);
            }
            this.all = rows.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        double share(Cell cell) {
            return side.apply(cell).cases() / all;
        }

        /** A of the row and B of the column. */
        double[] factors(Cell cell) {
            double cases = side.apply(cell).cases();
            double row = rows.get(cell.row());
            double column = columns.get(cell.column());
            return new double[] {Math.sqrt(cases / column * row / all), Math.sqrt(cases / row * column / all)};
        }
    }
}
