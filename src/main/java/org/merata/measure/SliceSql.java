package org.merata.measure;

import static org.jooq.impl.DSL.ceil;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.floor;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sqrt;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.merata.definition.Aggregate;
import org.merata.model.Grain;
import org.merata.warehouse.CubeNames;

/** Writes the statement of one slice. Groups by the keys asked for and by nothing else. */
final class SliceSql {
    private static final Field<BigDecimal> NUMBER = field(name("n"), SQLDataType.NUMERIC);

    private final CheckedQuestion checked;
    private final KeySql keys;

    SliceSql(CheckedQuestion checked, KeySql keys) {
        this.checked = checked;
        this.keys = keys;
    }

    Select<? extends Record> write(Slice slice) {
        if (slice instanceof Slice.Stocks) {
            return stocks((Slice.Stocks) slice);
        }
        if (slice instanceof Slice.Sums) {
            Slice.Sums sums = (Slice.Sums) slice;
            return sums.hasSurvey() ? new SurveySql(keys, sums).write() : sums(sums);
        }
        if (slice instanceof Slice.Ages) {
            return new AgeSql(checked, keys, (Slice.Ages) slice).write();
        }
        return slice instanceof Slice.Quantiles ? quantiles((Slice.Quantiles) slice) : values((Slice.Values) slice);
    }

    private Select<? extends Record> sums(Slice.Sums slice) {
        List<SelectField<?>> columns = new ArrayList<>(keys.named(slice));
        columns.add(count().as(slice.rows()));
        for (Aggregate aggregate : slice.aggregates()) {
            String column = slice.column(aggregate);
            if (aggregate.kind() == Aggregate.Kind.COUNT) {
                columns.add(whole(aggregate.column()).as(column));
            } else {
                columns.add(
                        sum(keys.column(aggregate.column(), SQLDataType.DOUBLE)).as(column));
                columns.add(whole(CubeNames.valueCount(aggregate)).as(column + "_n"));
                columns.add(sum(keys.column(CubeNames.squares(aggregate), SQLDataType.DOUBLE))
                        .as(column + "_q"));
                columns.add(whole(CubeNames.notApplicable(aggregate)).as(column + "_na"));
                columns.add(whole(CubeNames.notProvided(aggregate)).as(column + "_np"));
            }
            columns.add(whole(CubeNames.keySum(aggregate)).as(column + "_k"));
        }
        return select(columns)
                .from(keys.from(slice))
                .where(keys.conditions(slice, "month"))
                .groupBy(keys.groups(slice));
    }

    /** Counts by month, then for each period those of all months up to its end, and of its own months apart. */
    private Select<? extends Record> stocks(Slice.Stocks slice) {
        boolean timed = checked.question().grain().isPresent();
        List<Field<?>> names = keys.names(slice);
        List<Field<?>> codes = names.subList(timed ? 1 : 0, names.size());
        List<Field<?>> named = keys.named(slice);
        List<SelectField<?>> monthly = new ArrayList<>(named.subList(timed ? 1 : 0, named.size()));
        List<Field<?>> groups = new ArrayList<>(keys.groups(slice).subList(timed ? 1 : 0, named.size()));
        Field<LocalDate> month = field(name("month"), SQLDataType.LOCALDATE);
        monthly.add(keys.column("month", SQLDataType.LOCALDATE).as("month"));
        groups.add(keys.column("month", SQLDataType.LOCALDATE));
        List<SelectField<?>> columns = new ArrayList<>();
        Field<LocalDate> starts = field(name("starts"), SQLDataType.LOCALDATE);
        if (timed) {
            columns.add(starts.as(CompiledQuestion.PERIOD));
        }
        columns.addAll(codes);
        columns.add(count().as(slice.rows()));
        for (Aggregate aggregate : slice.aggregates()) {
            String column = slice.column(aggregate);
            monthly.add(whole(aggregate.column()).as(column));
            monthly.add(whole(CubeNames.keySum(aggregate)).as(column + "_k"));
            columns.add(added(column).as(column));
            columns.add(added(column + "_k").as(column + "_k"));
            columns.add(sum(field(name(column), SQLDataType.BIGINT))
                    .filterWhere(month.ge(starts))
                    .cast(SQLDataType.BIGINT)
                    .as(slice.flow(aggregate)));
        }
        Table<?> flows = select(monthly)
                .from(keys.from(slice))
                .where(keys.conditions(slice, "month"))
                .groupBy(groups)
                .asTable("flows");
        List<Field<?>> whole = new ArrayList<>(codes);
        whole.add(starts);
        return select(columns)
                .from(flows)
                .join(reaches(slice.reaches()))
                .on(month.lt(field(name("ends"), SQLDataType.LOCALDATE)))
                .groupBy(whole);
    }

    static Table<?> reaches(List<Slice.Reach> reaches) {
        return DSL.values(reaches.stream()
                        .map(reach -> DSL.row(List.of(inline(reach.starts()), inline(reach.endExclusive()))))
                        .toArray(RowN[]::new))
                .as("reach", "starts", "ends");
    }

    static Field<Long> added(String column) {
        return sum(field(name(column), SQLDataType.BIGINT)).cast(SQLDataType.BIGINT);
    }

    Field<Long> whole(String column) {
        return sum(keys.column(column, SQLDataType.BIGINT)).cast(SQLDataType.BIGINT);
    }

    /** Bins added up, then run through in order: the quantile is in the first bin whose running count reaches its rank. */
    private Select<? extends Record> quantiles(Slice.Quantiles slice) {
        Field<Integer> bin = field(name("bin"), SQLDataType.INTEGER);
        List<SelectField<?>> binColumns = new ArrayList<>(keys.groupsNamed(slice));
        List<Field<?>> binGroups = new ArrayList<>(keys.groups(slice));
        binGroups.add(keys.column("bin", SQLDataType.INTEGER));
        binColumns.add(keys.column("bin", SQLDataType.INTEGER).as("bin"));
        binColumns.add(whole("n").as("n"));
        binColumns.add(whole("k").as("k"));
        Table<?> added = select(binColumns)
                .from(keys.from(slice))
                .where(keys.conditions(slice, "month"))
                .groupBy(binGroups)
                .asTable("added");

        return ranked(slice, added, List.of());
    }

    /**
     * The bins at the ranks of a slice's quantiles and of their intervals.
     *
     * @param added a row for each key and bin, with {@code n} and {@code k}
     * @param more further columns of it, of which the sums are taken along
     */
    Select<? extends Record> ranked(Slice.Quantiles slice, Table<?> added, List<String> more) {
        Field<Integer> bin = field(name("bin"), SQLDataType.INTEGER);
        List<Field<?>> names = keys.names(slice);
        List<SelectField<?>> runColumns = new ArrayList<>(names);
        runColumns.add(bin);
        runColumns.add(field(name("k"), SQLDataType.BIGINT));
        runColumns.add(NUMBER);
        more.forEach(column -> runColumns.add(field(name(column), SQLDataType.BIGINT)));
        runColumns.add(sum(NUMBER).over().partitionBy(names).orderBy(bin).as("reached"));
        runColumns.add(sum(NUMBER).over().partitionBy(names).as("total"));
        Table<?> run = select(runColumns).from(added).asTable("run");

        Field<BigDecimal> reached = field(name("reached"), SQLDataType.NUMERIC);
        Field<Double> total = field(name("total"), SQLDataType.DOUBLE).cast(SQLDataType.DOUBLE);
        List<SelectField<?>> columns = new ArrayList<>(keys.namesStated(slice));
        columns.add(count().as(slice.rows()));
        columns.add(sum(NUMBER).cast(SQLDataType.BIGINT).as(slice.n()));
        columns.add(sum(field(name("k"), SQLDataType.BIGINT))
                .cast(SQLDataType.BIGINT)
                .as(slice.keySum()));
        more.forEach(column -> columns.add(added(column).as(column)));
        for (double p : slice.ps()) {
            Field<Double> spread = sqrt(total.mul(inline(p * (1 - p))))
                    .cast(SQLDataType.DOUBLE)
                    .mul(inline(Intervals.Z));
            Field<Double> rank = greatest(inline(1.0), ceil(total.mul(inline(p)).minus(inline(1e-9))));
            Field<Double> lower = floor(total.mul(inline(p)).minus(spread).plus(inline(0.5)));
            Field<Double> upper = floor(total.mul(inline(p)).plus(spread).plus(inline(1.5)));
            columns.add(
                    firstBin(bin, reached.ge(rank.cast(SQLDataType.NUMERIC))).as(slice.bin(p)));
            columns.add(firstBin(bin, lower.ge(inline(1.0)).and(reached.ge(lower.cast(SQLDataType.NUMERIC))))
                    .as(slice.bin(p) + "_lower"));
            columns.add(firstBin(bin, upper.le(total).and(reached.ge(upper.cast(SQLDataType.NUMERIC))))
                    .as(slice.bin(p) + "_upper"));
        }
        return select(columns).from(run).groupBy(names);
    }

    private static Field<Integer> firstBin(Field<Integer> bin, Condition reached) {
        return min(bin).filterWhere(reached);
    }

    private Select<? extends Record> values(Slice.Values slice) {
        List<SelectField<?>> shown = new ArrayList<>(keys.names(slice));
        shown.add(inline(1).as(slice.rows()));
        shown.add(field(name("value"), SQLDataType.DOUBLE).as(slice.value()));
        shown.add(field(name("status"), SQLDataType.VARCHAR).as(slice.status()));
        return select(shown).from(latest(slice, List.of())).where(isLatest());
    }

    static Condition isLatest() {
        return field(name("place"), SQLDataType.INTEGER).eq(inline(1));
    }

    /**
     * The values of each cell, numbered from the latest on: published values are never added up.
     *
     * @param more further columns of the table to take along
     */
    Table<?> latest(Slice.Values slice, List<? extends SelectField<?>> more) {
        Field<String> grain = keys.column("grain", SQLDataType.VARCHAR);
        List<Field<?>> groups = keys.fields(slice);
        List<SelectField<?>> columns = new ArrayList<>(keys.named(slice));
        columns.add(keys.column(slice.formula().field(), SQLDataType.DOUBLE).as("value"));
        columns.add(slice.contract()
                .findField(slice.formula().field())
                .filter(found -> found.carriesStatus())
                .<Field<String>>map(found -> keys.column(found.name() + "_status", SQLDataType.VARCHAR))
                .orElse(inline((String) null, SQLDataType.VARCHAR))
                .as("status"));
        columns.add(rowNumber()
                .over()
                .partitionBy(groups)
                .orderBy(keys.column("period_start", SQLDataType.LOCALDATE).desc(), grain)
                .as("place"));
        List<Condition> conditions = new ArrayList<>(keys.conditions(slice, "period_start"));
        checked.question().grain().ifPresent(asked -> conditions.add(grain.in(upTo(asked))));
        slice.formula().where().forEach(condition -> conditions.add(keys.condition(slice, condition)));
        conditions.addAll(keys.wholeCountryUnlessAsked(slice));
        columns.addAll(more);
        return select(columns).from(keys.from(slice)).where(conditions).asTable("latest");
    }

    private static List<String> upTo(Grain asked) {
        List<String> ids = new ArrayList<>();
        for (Grain grain : Grain.values()) {
            if (grain.compareTo(asked) <= 0) {
                ids.add(grain.id());
            }
        }
        return ids;
    }
}
