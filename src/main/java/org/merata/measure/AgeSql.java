package org.merata.measure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.merata.definition.Bins;

/**
 * Writes the statement of a slice of ages: what came less what went, by the day it came, up to the end of each period. The age of a day is
 * that of its middle at the midnight that ends the period, put into the bins of all lengths of time, whose order is that of the days.
 */
final class AgeSql {
    private static final int SECONDS_A_DAY = 86_400;

    private final boolean timed;
    private final KeySql keys;
    private final SliceSql sql;
    private final Slice.Ages slice;

    AgeSql(CheckedQuestion checked, KeySql keys, Slice.Ages slice) {
        this.timed = checked.question().grain().isPresent();
        this.keys = keys;
        this.sql = new SliceSql(checked, keys);
        this.slice = slice;
    }

    Select<? extends Record> write() {
        Field<LocalDate> month = field(name("month"), SQLDataType.LOCALDATE);
        Field<LocalDate> starts = field(name("starts"), SQLDataType.LOCALDATE);
        Field<LocalDate> ends = field(name("ends"), SQLDataType.LOCALDATE);
        Field<Integer> day = field(name("day"), SQLDataType.INTEGER);
        Field<Long> number = field(name("n"), SQLDataType.BIGINT);
        List<Field<?>> names = keys.names(slice);
        int first = timed ? 1 : 0;
        List<Field<?>> codes = names.subList(first, names.size());

        List<SelectField<?>> columns = new ArrayList<>(keys.groupsNamed(slice).subList(first, names.size()));
        columns.add(keys.column("month", SQLDataType.LOCALDATE).as(month));
        columns.add(keys.column("bin", SQLDataType.INTEGER).as(day));
        columns.add(sql.whole("n").as(number));
        columns.add(sql.whole("k").as("k"));
        List<Field<?>> groups = new ArrayList<>(keys.groups(slice).subList(first, names.size()));
        groups.add(keys.column("month", SQLDataType.LOCALDATE));
        groups.add(keys.column("bin", SQLDataType.INTEGER));
        Table<?> movements = select(columns)
                .from(keys.from(slice))
                .where(keys.conditions(slice, "month"))
                .groupBy(groups)
                .asTable("movements");

        Field<Integer> bin = field(
                "1 + CAST(floor(ln((date_diff('day', DATE '1970-01-01', {0}) - {1}) * {2} - {3}) / ln({4})) AS INTEGER)",
                SQLDataType.INTEGER, ends, day, inline(SECONDS_A_DAY), inline(SECONDS_A_DAY / 2), inline(Bins.GROWTH));
        List<SelectField<?>> there = new ArrayList<>();
        List<Field<?>> whole = new ArrayList<>(codes);
        if (timed) {
            there.add(starts.as(CompiledQuestion.PERIOD));
            whole.add(starts);
        }
        there.addAll(codes);
        there.add(bin.as("bin"));
        whole.add(bin);
        there.add(SliceSql.added("n").as("n"));
        there.add(SliceSql.added("k").as("k"));
        there.add(sum(number)
                .filterWhere(month.ge(starts).and(number.gt(inline(0L))))
                .cast(SQLDataType.BIGINT)
                .as(slice.came()));
        there.add(sum(number.neg())
                .filterWhere(month.ge(starts).and(number.lt(inline(0L))))
                .cast(SQLDataType.BIGINT)
                .as(slice.went()));
        Table<?> added = select(there)
                .from(movements)
                .join(SliceSql.reaches(slice.reaches()))
                .on(month.lt(ends))
                .groupBy(whole)
                .asTable("added");
        return sql.ranked(slice, added, List.of(slice.came(), slice.went()));
    }
}
