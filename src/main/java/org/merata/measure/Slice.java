package org.merata.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Formula;

/**
 * What one published table adds to an answer: it becomes one common table expression of the statement. Its columns are named after it,
 * so that slices stand side by side in one row.
 */
abstract class Slice {
    private final String name;
    private final ContractDefinition contract;
    private final String table;
    private final Optional<String> leftOut;

    private Slice(String name, ContractDefinition contract, String table, Optional<String> leftOut) {
        this.name = name;
        this.contract = contract;
        this.table = table;
        this.leftOut = leftOut;
    }

    String name() {
        return name;
    }

    ContractDefinition contract() {
        return contract;
    }

    String table() {
        return table;
    }

    /** The field neither grouped nor filtered by: what a share is a share of. */
    Optional<String> leftOut() {
        return leftOut;
    }

    boolean keeps(Dimension dimension) {
        return leftOut.map(field -> !field.equals(dimension.field())).orElse(true);
    }

    /** Whether it adds up from the first month there is, whatever the time asked about begins with. */
    boolean isOfTheEnd() {
        return false;
    }

    /** The column that says how many published rows stand behind a cell; null or 0 where none. */
    String rows() {
        return name + "_rows";
    }

    /** The columns it adds, besides the keys. */
    abstract List<String> columns();

    /**
     * A period and how far it reaches.
     *
     * @param starts its first month
     * @param endExclusive the month after its last
     */
    record Reach(LocalDate starts, LocalDate endExclusive) {}

    /** Counts and sums of one cuboid. */
    static class Sums extends Slice {
        private final List<Aggregate> aggregates;

        Sums(
                String name,
                ContractDefinition contract,
                String table,
                Optional<String> leftOut,
                List<Aggregate> aggregates) {
            super(name, contract, table, leftOut);
            this.aggregates = List.copyOf(aggregates);
        }

        List<Aggregate> aggregates() {
            return aggregates;
        }

        boolean hasSurvey() {
            return aggregates.stream().anyMatch(aggregate -> aggregate.kind() == Aggregate.Kind.SURVEY);
        }

        /** The column of an aggregate; the others of it add {@code _n}, {@code _q}, {@code _k}, {@code _na}, {@code _np}. */
        String column(Aggregate aggregate) {
            return name() + "_a" + aggregates.indexOf(aggregate);
        }

        @Override
        List<String> columns() {
            var columns = new ArrayList<String>(List.of(rows()));
            for (Aggregate aggregate : aggregates) {
                String column = column(aggregate);
                columns.add(column);
                columns.add(column + "_k");
                if (aggregate.kind() == Aggregate.Kind.SURVEY) {
                    columns.add(column + "_n");
                    SurveySql.COLUMNS.forEach(part -> columns.add(column + part));
                } else if (aggregate.kind() == Aggregate.Kind.SUM) {
                    columns.addAll(List.of(column + "_n", column + "_q", column + "_na", column + "_np"));
                }
            }
            return columns;
        }
    }

    /** Counts of one cuboid from the first month there is up to the end of each period. */
    static final class Stocks extends Sums {
        private final List<Reach> reaches;

        Stocks(
                String name,
                ContractDefinition contract,
                String table,
                List<Aggregate> aggregates,
                List<Reach> reaches) {
            super(name, contract, table, Optional.empty(), aggregates);
            this.reaches = List.copyOf(reaches);
        }

        @Override
        boolean isOfTheEnd() {
            return true;
        }

        List<Reach> reaches() {
            return reaches;
        }

        /** The column of what an aggregate counts in the period alone. */
        String flow(Aggregate aggregate) {
            return column(aggregate) + "_f";
        }

        @Override
        List<String> columns() {
            var columns = new ArrayList<String>(super.columns());
            aggregates().forEach(aggregate -> columns.add(flow(aggregate)));
            return columns;
        }
    }

    /** Quantiles from the bins beside one cuboid. */
    static class Quantiles extends Slice {
        private final Aggregate bins;
        private final List<Double> ps;

        Quantiles(String name, ContractDefinition contract, String table, Aggregate bins, List<Double> ps) {
            super(name, contract, table, Optional.empty());
            this.bins = bins;
            this.ps = List.copyOf(ps);
        }

        Aggregate bins() {
            return bins;
        }

        List<Double> ps() {
            return ps;
        }

        String n() {
            return name() + "_n";
        }

        String keySum() {
            return name() + "_k";
        }

        /** The column of the bin that holds a quantile; those of its interval add {@code _lower} and {@code _upper}. */
        String bin(double p) {
            return name() + "_p" + ps.indexOf(p);
        }

        @Override
        List<String> columns() {
            var columns = new ArrayList<String>(List.of(rows(), n(), keySum()));
            for (double p : ps) {
                columns.addAll(List.of(bin(p), bin(p) + "_lower", bin(p) + "_upper"));
            }
            return columns;
        }
    }

    /** Quantiles of the age of what is there at the end of each period, from the days it came. */
    static final class Ages extends Quantiles {
        private final List<Reach> reaches;

        Ages(
                String name,
                ContractDefinition contract,
                String table,
                Aggregate open,
                List<Double> ps,
                List<Reach> reaches) {
            super(name, contract, table, open, ps);
            this.reaches = List.copyOf(reaches);
        }

        List<Reach> reaches() {
            return reaches;
        }

        /** The column of what came in the period alone and was still there at the end of the month it came in. */
        String came() {
            return name() + "_came";
        }

        /** The column of what went in the period alone, having come in a month before. */
        String went() {
            return name() + "_went";
        }

        @Override
        boolean isOfTheEnd() {
            return true;
        }

        @Override
        List<String> columns() {
            var columns = new ArrayList<String>(super.columns());
            columns.addAll(List.of(came(), went()));
            return columns;
        }
    }

    /** Published values. */
    static final class Values extends Slice {
        private final Formula.Value formula;

        Values(String name, ContractDefinition contract, String table, Formula.Value formula) {
            super(name, contract, table, Optional.empty());
            this.formula = formula;
        }

        Formula.Value formula() {
            return formula;
        }

        String value() {
            return name() + "_v";
        }

        String status() {
            return name() + "_s";
        }

        @Override
        List<String> columns() {
            return List.of(rows(), value(), status());
        }
    }
}
