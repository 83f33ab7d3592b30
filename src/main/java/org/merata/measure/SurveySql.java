package org.merata.measure;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.merata.definition.Aggregate;
import org.merata.warehouse.CubeNames;

/**
 * The statement of a slice with sums of a survey: added up by sampling unit, then by stratum, then for each cell. What is left of a cell is
 * a {@link SurveySums}. A row without a cluster is a unit by itself; of such rows the cubes hold the sums of squares.
 */
final class SurveySql {
    static final String WEIGHTS = "_w";
    static final String SQUARED_WEIGHTS = "_ww";
    static final String SPREAD = "_a";
    static final String SPREAD_WITH_WEIGHT = "_b";
    static final String SPREAD_OF_WEIGHT = "_c";
    static final String UNITS = "_m";
    static final String STRATA = "_h";
    static final String LONELY = "_l";
    /** What it adds to an aggregate's own column, {@code _n} and {@code _k}. */
    static final List<String> COLUMNS =
            List.of(WEIGHTS, SQUARED_WEIGHTS, SPREAD, SPREAD_WITH_WEIGHT, SPREAD_OF_WEIGHT, UNITS, STRATA, LONELY);

    private static final Field<String> STRATUM = field(name("stratum"), SQLDataType.VARCHAR);
    private static final Field<String> CLUSTER = field(name("cluster"), SQLDataType.VARCHAR);
    private static final Field<Double> ALL_UNITS = field(name("all_units"), SQLDataType.DOUBLE);
    private static final List<String> PLAIN = List.of("", "_n", "_q", "_na", "_np", "_k");
    private static final List<String> SUMMED = List.of("", "_n", "_k", WEIGHTS, SQUARED_WEIGHTS);

    private final KeySql keys;
    private final Slice.Sums slice;

    SurveySql(KeySql keys, Slice.Sums slice) {
        this.keys = keys;
        this.slice = slice;
    }

    Select<? extends Record> write() {
        List<SelectField<?>> columns = new ArrayList<>(keys.namesStated(slice));
        columns.add(sum(whole(slice.rows())).cast(SQLDataType.BIGINT).as(slice.rows()));
        for (Aggregate aggregate : slice.aggregates()) {
            String column = slice.column(aggregate);
            for (String part : parts(aggregate)) {
                columns.add(added(column + part, isWhole(aggregate, part)));
            }
        }
        return select(columns).from(strata()).groupBy(keys.names(slice));
    }

    private static List<String> parts(Aggregate aggregate) {
        if (aggregate.kind() == Aggregate.Kind.COUNT) {
            return List.of("", "_k");
        }
        if (aggregate.kind() == Aggregate.Kind.SUM) {
            return PLAIN;
        }
        var parts = new ArrayList<String>(List.of("", "_n", "_k"));
        parts.addAll(COLUMNS);
        return parts;
    }

    private static boolean isWhole(Aggregate aggregate, String part) {
        return part.isEmpty()
                ? aggregate.kind() == Aggregate.Kind.COUNT
                : List.of("_n", "_na", "_np", "_k", UNITS, STRATA, LONELY).contains(part);
    }

    private static SelectField<?> added(String column, boolean isWhole) {
        return isWhole
                ? sum(whole(column)).cast(SQLDataType.BIGINT).as(column)
                : sum(number(column)).as(column);
    }

    private static Field<Long> whole(String column) {
        return field(name(column), SQLDataType.BIGINT);
    }

    private static Field<Double> number(String column) {
        return field(name(column), SQLDataType.DOUBLE);
    }

    /** A row a cell and stratum. With m units, the spread of their totals is m / (m - 1) (1 - m / M) times the sum of squares about their mean. */
    private Table<?> strata() {
        List<Field<?>> groups = new ArrayList<>(keys.names(slice));
        groups.add(STRATUM);
        List<SelectField<?>> columns = new ArrayList<>(groups);
        columns.add(sum(whole(slice.rows())).as(slice.rows()));
        for (Aggregate aggregate : slice.aggregates()) {
            String column = slice.column(aggregate);
            if (aggregate.kind() != Aggregate.Kind.SURVEY) {
                parts(aggregate).forEach(part -> columns.add(added(column + part, isWhole(aggregate, part))));
                continue;
            }
            SUMMED.forEach(part -> columns.add(added(column + part, isWhole(aggregate, part))));
            String units = "sum(" + quoted(column + UNITS) + ")";
            String all = "max(" + quoted("all_units") + ")";
            String factor = "CASE WHEN " + units + " < 2 OR " + all + " <= " + units + " THEN 0 ELSE " + units + " / ("
                    + units + " - 1.0) * coalesce(1 - " + units + " / " + all + ", 1) END";
            columns.add(spread(column, SPREAD, factor, "", "", units));
            columns.add(spread(column, SPREAD_WITH_WEIGHT, factor, "", WEIGHTS, units));
            columns.add(spread(column, SPREAD_OF_WEIGHT, factor, WEIGHTS, WEIGHTS, units));
            columns.add(field(units, SQLDataType.BIGINT).as(column + UNITS));
            columns.add(flag(units + " > 0").as(column + STRATA));
            columns.add(flag(units + " = 1 AND NOT coalesce(" + all + " <= 1, false)")
                    .as(column + LONELY));
        }
        return select(columns).from(units()).groupBy(groups).asTable("strata");
    }

    private static SelectField<?> spread(
            String column, String part, String factor, String one, String other, String units) {
        String sums = "sum(" + quoted(column + part) + ") - sum(" + quoted(column + one) + ") * sum("
                + quoted(column + other) + ") / nullif(" + units + ", 0)";
        return field("coalesce(" + factor + " * (" + sums + "), 0)", SQLDataType.DOUBLE)
                .as(column + part);
    }

    private static Field<Integer> flag(String condition) {
        return field("CASE WHEN " + condition + " THEN 1 ELSE 0 END", SQLDataType.INTEGER);
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }

    /** A row a cell and sampling unit, or all rows of a stratum that are units by themselves. */
    private Table<?> units() {
        List<SelectField<?>> columns = new ArrayList<>(keys.names(slice));
        columns.addAll(List.of(STRATUM, CLUSTER, ALL_UNITS, whole(slice.rows())));
        for (Aggregate aggregate : slice.aggregates()) {
            String column = slice.column(aggregate);
            if (aggregate.kind() != Aggregate.Kind.SURVEY) {
                parts(aggregate).forEach(part -> columns.add(number(column + part)));
                continue;
            }
            SUMMED.forEach(part -> columns.add(number(column + part)));
            columns.add(unit(column + "_q", column, column).as(column + SPREAD));
            columns.add(unit(column + "_wx", column, column + WEIGHTS).as(column + SPREAD_WITH_WEIGHT));
            columns.add(unit(column + SQUARED_WEIGHTS, column + WEIGHTS, column + WEIGHTS)
                    .as(column + SPREAD_OF_WEIGHT));
            columns.add(field(
                            "CASE WHEN \"cluster\" IS NULL THEN " + quoted(column + "_n") + " WHEN "
                                    + quoted(column + "_n") + " > 0 THEN 1 ELSE 0 END",
                            SQLDataType.BIGINT)
                    .as(column + UNITS));
        }
        return select(columns).from(added()).asTable("units");
    }

    private static Field<Double> unit(String ofRows, String one, String other) {
        return field(
                "CASE WHEN \"cluster\" IS NULL THEN " + quoted(ofRows) + " ELSE " + quoted(one) + " * " + quoted(other)
                        + " END",
                SQLDataType.DOUBLE);
    }

    private Table<?> added() {
        boolean designed = slice.contract().survey().isPresent();
        List<Field<?>> groups = new ArrayList<>(keys.groups(slice));
        List<SelectField<?>> columns = new ArrayList<>(keys.groupsNamed(slice));
        if (designed) {
            Field<String> stratum = keys.column(CubeNames.STRATUM, SQLDataType.VARCHAR);
            Field<String> cluster = keys.column(CubeNames.CLUSTER, SQLDataType.VARCHAR);
            groups.addAll(List.of(stratum, cluster));
            columns.addAll(List.of(
                    stratum.as(STRATUM),
                    cluster.as(CLUSTER),
                    max(keys.column(CubeNames.UNITS, SQLDataType.DOUBLE)).as(ALL_UNITS)));
        } else {
            columns.addAll(List.of(
                    inline((String) null, SQLDataType.VARCHAR).as(STRATUM),
                    inline((String) null, SQLDataType.VARCHAR).as(CLUSTER),
                    inline((Double) null, SQLDataType.DOUBLE).as(ALL_UNITS)));
        }
        columns.add(count().as(slice.rows()));
        for (Aggregate aggregate : slice.aggregates()) {
            published(aggregate)
                    .forEach((part, from) -> columns.add(
                            sum(keys.column(from, SQLDataType.DOUBLE)).as(slice.column(aggregate) + part)));
        }
        return select(columns)
                .from(keys.from(slice))
                .where(keys.conditions(slice, "month"))
                .groupBy(groups)
                .asTable("added");
    }

    /** The published columns of an aggregate, by what they add to its column here. */
    private static java.util.Map<String, String> published(Aggregate aggregate) {
        var columns = new java.util.LinkedHashMap<String, String>();
        columns.put("", aggregate.column());
        columns.put("_k", CubeNames.keySum(aggregate));
        if (aggregate.kind() != Aggregate.Kind.COUNT) {
            columns.put("_n", CubeNames.valueCount(aggregate));
            columns.put("_q", CubeNames.squares(aggregate));
        }
        if (aggregate.kind() == Aggregate.Kind.SUM) {
            columns.put("_na", CubeNames.notApplicable(aggregate));
            columns.put("_np", CubeNames.notProvided(aggregate));
        }
        if (aggregate.kind() == Aggregate.Kind.SURVEY) {
            columns.put(WEIGHTS, CubeNames.weights(aggregate));
            columns.put(SQUARED_WEIGHTS, CubeNames.squaredWeights(aggregate));
            columns.put("_wx", CubeNames.products(aggregate));
        }
        return columns;
    }
}
