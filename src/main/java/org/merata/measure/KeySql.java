package org.merata.measure;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.merata.measure.CheckedQuestion.Filter;
import org.merata.measure.CheckedQuestion.Key;
import org.merata.model.Grain;

/** How the keys and filters of a question are read from a published table: its fields, and what they refer to. */
final class KeySql {
    private static final String FACTS = "c";
    private static final Field<String> NOT_TOLD =
            inline((String) null, SQLDataType.VARCHAR).cast(SQLDataType.VARCHAR);

    private final CheckedQuestion checked;
    private final String mapLevel;
    private final Optional<String> nation;

    /**
     * @param mapLevel the level whose regions have a group
     * @param nation the code of the whole country
     */
    KeySql(CheckedQuestion checked, String mapLevel, Optional<String> nation) {
        this.checked = checked;
        this.mapLevel = mapLevel;
        this.nation = nation;
    }

    <T> Field<T> column(String column, DataType<T> type) {
        return field(name(FACTS, column), type);
    }

    private static Field<String> text(String alias, String column) {
        return field(name(alias, column), SQLDataType.VARCHAR);
    }

    private static Table<?> referenceTable(String table, String alias) {
        return DSL.table(name(table)).as(alias);
    }

    /** The key columns of a slice as expressions over its tables, period first; a code that is not stated is told so. */
    List<Field<?>> fields(Slice slice) {
        List<Field<?>> fields = new ArrayList<>();
        for (Field<?> group : groups(slice)) {
            fields.add(fields.isEmpty() && checked.question().grain().isPresent() ? group : stated(group));
        }
        return fields;
    }

    /** The same as they stand in the tables, where codes are numbers to the engine, which groups them several times as fast. */
    List<Field<?>> groups(Slice slice) {
        List<Field<?>> groups = new ArrayList<>();
        checked.question().grain().ifPresent(grain -> groups.add(period(slice, grain)));
        for (int i = 0; i < checked.by().size(); i++) {
            Key key = checked.by().get(i);
            if (slice.keeps(key.dimension())) {
                groups.add(key.dimension().isToldBy(slice.contract()) ? code(key, i) : NOT_TOLD);
            }
        }
        return groups;
    }

    private static Field<String> stated(Field<?> code) {
        return coalesce(code.coerce(SQLDataType.VARCHAR), inline(ExactAnswer.NOT_STATED));
    }

    /** The keys under their names in the answer. */
    List<Field<?>> named(Slice slice) {
        return named(slice, fields(slice));
    }

    /** The keys as they stand in the tables, under their names in the answer. */
    List<Field<?>> groupsNamed(Slice slice) {
        return named(slice, groups(slice));
    }

    /** The names of groups, of which a code that is not stated is told so. */
    List<Field<?>> namesStated(Slice slice) {
        List<Field<?>> stated = new ArrayList<>();
        for (Field<?> name : names(slice)) {
            stated.add(
                    name.getName().equals(CompiledQuestion.PERIOD)
                            ? name
                            : stated(name).as(name.getName()));
        }
        return stated;
    }

    private List<Field<?>> named(Slice slice, List<Field<?>> fields) {
        List<Field<?>> named = new ArrayList<>();
        List<Field<?>> names = names(slice);
        for (int i = 0; i < fields.size(); i++) {
            named.add(fields.get(i).as(names.get(i).getName()));
        }
        return named;
    }

    /** Their names alone, for what reads from the slice. */
    List<Field<?>> names(Slice slice) {
        return names(slice::keeps);
    }

    /** The names of all keys of the answer. */
    List<Field<?>> names() {
        return names(dimension -> true);
    }

    private List<Field<?>> names(Predicate<Dimension> kept) {
        List<Field<?>> names = new ArrayList<>();
        if (checked.question().grain().isPresent()) {
            names.add(field(name(CompiledQuestion.PERIOD), SQLDataType.LOCALDATE));
        }
        for (int i = 0; i < checked.by().size(); i++) {
            if (kept.test(checked.by().get(i).dimension())) {
                names.add(field(name(CompiledQuestion.key(i)), SQLDataType.VARCHAR));
            }
        }
        return names;
    }

    private Field<LocalDate> period(Slice slice, Grain grain) {
        Field<LocalDate> date = column(slice instanceof Slice.Values ? "period_start" : "month", SQLDataType.LOCALDATE);
        String template =
                switch (grain) {
                    case MONTH -> "date_trunc('month', {0})";
                    case QUARTER -> "date_trunc('quarter', {0})";
                    case SEMESTER -> "make_date(year({0}), CASE WHEN month({0}) <= 6 THEN 1 ELSE 7 END, 1)";
                    case YEAR -> "date_trunc('year', {0})";
                };
        return field("CAST(" + template + " AS DATE)", SQLDataType.LOCALDATE, date);
    }

    private Field<String> code(Key key, int position) {
        Dimension dimension = key.dimension();
        if (dimension.attribute().isPresent()) {
            return text("g" + position, dimension.attribute().get());
        }
        return key.level().isPresent()
                ? text("k" + position, "ancestor")
                : column(dimension.field(), SQLDataType.VARCHAR);
    }

    /** A table in the place of the published one. */
    Table<?> table(String table) {
        return referenceTable(table, FACTS);
    }

    /** The published table with what its keys refer to. */
    Table<?> from(Slice slice) {
        Table<?> joined = referenceTable(slice.table(), FACTS);
        for (int i = 0; i < checked.by().size(); i++) {
            Key key = checked.by().get(i);
            if (slice.keeps(key.dimension())) {
                joined = join(slice, joined, key, i);
            }
        }
        return joined;
    }

    private Table<?> join(Slice slice, Table<?> joined, Key key, int i) {
        Dimension dimension = key.dimension();
        Field<String> own = column(dimension.field(), SQLDataType.VARCHAR);
        String k = "k" + i;
        String g = "g" + i;
        boolean attribute = dimension.attribute().isPresent();
        return switch (dimension.kind()) {
            case REGION -> {
                Table<?> atLevel = joined.join(referenceTable("region_closure", k))
                        .on(text(k, "code")
                                .eq(own)
                                .and(text(k, "level").eq(key.level().orElse(mapLevel)))
                                .and(onlyItself(slice, k)));
                yield attribute
                        ? atLevel.join(referenceTable("region", g))
                                .on(text(g, "code").eq(text(k, "ancestor")))
                        : atLevel;
            }
            case AGENCY -> {
                if (attribute) {
                    yield joined.leftJoin(referenceTable("agency", g))
                            .on(text(g, "code").eq(own));
                }
                yield key.level().isEmpty()
                        ? joined
                        : joined.join(referenceTable("agency_closure", k))
                                .on(text(k, "code").eq(own))
                                .join(referenceTable("agency", g))
                                .on(text(g, "code")
                                        .eq(text(k, "ancestor"))
                                        .and(text(g, "kind").eq(key.level().get())));
            }
            case SERVICE ->
                attribute
                        ? joined.leftJoin(referenceTable("service", g))
                                .on(text(g, "code").eq(own))
                        : joined;
            case CHANNEL ->
                attribute
                        ? joined.leftJoin(referenceTable("channel", g))
                                .on(text(g, "code").eq(own))
                        : joined;
            case PLAIN -> joined;
        };
    }

    /** A published value belongs to its own region: it is never carried up the tree. */
    private static Condition onlyItself(Slice slice, String closure) {
        return slice instanceof Slice.Values ? text(closure, "ancestor").eq(text(closure, "code")) : DSL.noCondition();
    }

    /** The time asked about, half-open, and the filters. */
    List<Condition> conditions(Slice slice, String timeColumn) {
        List<Condition> conditions = new ArrayList<>();
        Field<LocalDate> date = column(timeColumn, SQLDataType.LOCALDATE);
        if (!slice.isOfTheEnd()) {
            checked.start().ifPresent(start -> conditions.add(date.ge(start)));
        }
        checked.endExclusive().ifPresent(end -> conditions.add(date.lt(end)));
        for (Filter filter : checked.where()) {
            if (slice.keeps(filter.dimension())) {
                conditions.add(matches(slice, filter.dimension(), List.of(filter.value())));
            }
        }
        return conditions;
    }

    private Condition matches(Slice slice, Dimension dimension, List<String> values) {
        if (!dimension.isToldBy(slice.contract())) {
            return DSL.falseCondition();
        }
        Field<String> own = column(dimension.field(), SQLDataType.VARCHAR);
        if (slice instanceof Slice.Values
                && dimension.kind() == Dimension.Kind.REGION
                && dimension.attribute().isEmpty()
                && checked.regionKey().isEmpty()) {
            return own.in(values);
        }
        return switch (dimension.kind()) {
            case REGION ->
                own.in(dimension.attribute().isPresent() ? regionsOf(values) : below("region_closure", values));
            case AGENCY ->
                own.in(
                        dimension.attribute().isPresent()
                                ? having("agency", "kind", values)
                                : below("agency_closure", values));
            case SERVICE, CHANNEL ->
                dimension
                        .attribute()
                        .map(attribute -> own.in(
                                having(dimension.kind().name().toLowerCase(java.util.Locale.ROOT), attribute, values)))
                        .orElseGet(() -> own.in(values));
            case PLAIN -> own.in(values);
        };
    }

    private Select<Record1<String>> regionsOf(List<String> groups) {
        return select(text("rc", "code"))
                .from(referenceTable("region_closure", "rc"))
                .join(referenceTable("region", "rg"))
                .on(text("rg", "code").eq(text("rc", "ancestor")))
                .where(text("rc", "level").eq(mapLevel).and(text("rg", "group").in(groups)));
    }

    private static Select<Record1<String>> below(String closure, List<String> ancestors) {
        return select(text("rc", "code"))
                .from(referenceTable(closure, "rc"))
                .where(text("rc", "ancestor").in(ancestors));
    }

    private static Select<Record1<String>> having(String table, String attribute, List<String> values) {
        return select(text("ra", "code"))
                .from(referenceTable(table, "ra"))
                .where(text("ra", attribute).in(values));
    }

    /** A condition of a formula that looks published values up. */
    Condition condition(Slice slice, org.merata.definition.Condition asked) {
        Field<String> own = column(asked.field(), SQLDataType.VARCHAR).cast(SQLDataType.VARCHAR);
        Field<Double> number = column(asked.field(), SQLDataType.DOUBLE);
        return switch (asked.operator()) {
            case IN -> own.in(asked.values());
            case NOT_IN -> own.notIn(asked.values());
            case AT_LEAST -> number.ge(Double.valueOf(asked.values().get(0)));
            case AT_MOST -> number.le(Double.valueOf(asked.values().get(0)));
            case PRESENT -> own.isNotNull();
            case ABSENT -> own.isNull();
        };
    }

    /** Without a region in the question, a published value is the whole country's own. */
    List<Condition> wholeCountryUnlessAsked(Slice slice) {
        boolean asked = checked.regionKey().isPresent()
                || checked.where().stream()
                        .anyMatch(filter -> filter.dimension().kind() == Dimension.Kind.REGION);
        return slice.contract().fields().stream()
                .filter(found -> found.references().map("regions"::equals).orElse(false) && !asked)
                .map(found -> column(found.name(), SQLDataType.VARCHAR).eq(nation.orElse("")))
                .toList();
    }
}
