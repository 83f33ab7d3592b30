package org.merata.measure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.CompiledQuestion.Place;
import org.merata.measure.CompiledQuestion.Sources;
import org.merata.model.Reference;
import org.merata.warehouse.CubeNames;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.Meta;
import org.merata.warehouse.RecordsDatabase;

/**
 * Where one figure comes from: the batches, and the facts, that enter it. A question is compiled as for an answer, over the parts of the
 * cubes that the records keep by batch, so that the parts of all batches add up to the figure's own. Exact and without a gate: for
 * whoever may read the records, never for serving.
 */
public final class Lineage {
    private static final Field<Integer> BATCH = field(name("batch"), SQLDataType.INTEGER);
    private static final Field<Long> FACT_ROW = field(name(FactTable.FACT_ROW), SQLDataType.BIGINT);
    private static final Field<BigDecimal> NUMERATOR = field(name("numerator"), SQLDataType.NUMERIC);
    private static final Field<BigDecimal> DENOMINATOR = field(name("denominator"), SQLDataType.NUMERIC);

    private final Definitions definitions;
    private final RecordsDatabase records;
    private final QuestionCheck check;
    private final Reference reference;
    private final MeasureCompiler compiler;

    /**
     * @param reference the reference data the figures are published with
     * @param meta what the published version says of itself
     * @param records with the views of the facts behind each cuboid
     */
    public Lineage(Definitions definitions, Reference reference, Meta meta, RecordsDatabase records) {
        this.definitions = definitions;
        this.records = records;
        this.reference = reference;
        this.check = new QuestionCheck(definitions, reference, meta);
        this.compiler = new MeasureCompiler(definitions, records.catalogue(), reference);
    }

    /**
     * A batch behind a figure.
     *
     * @param numerator how many values of its rows enter what the figure counts or sums
     * @param denominator how many enter what that is a part of; 0 where the figure is a part of nothing
     */
    public record Batch(
            int batch,
            String source,
            String dataset,
            String file,
            String sha256,
            Instant arrivedAt,
            long numerator,
            long denominator) {}

    /**
     * A row of a file behind a figure.
     *
     * @param record its number in the file, from 1
     * @param key the values of the fields that tell the rows of its dataset apart
     * @param numerator how many values of it enter what the figure counts or sums
     */
    public record Row(
            int batch, String dataset, String file, long record, String key, long numerator, long denominator) {}

    /** Whether a measure is a part of something: a ratio or a share. */
    public static boolean hasDenominator(MeasureDefinition measure) {
        return measure.formula() instanceof org.merata.definition.Formula.Ratio
                || measure.formula() instanceof org.merata.definition.Formula.Share
                || (measure.formula() instanceof org.merata.definition.Formula.Stock stock && stock.isShare());
    }

    /**
     * The batches behind one figure, in the order they came.
     *
     * @param question one measure, one cell: without breakdowns and grain
     * @throws QuestionRefused where the question can't be answered as it stands
     */
    public List<Batch> listBatches(Question question) {
        List<Select<? extends Record>> parts = parts(question, false);
        if (parts.isEmpty()) {
            return List.of();
        }
        Table<?> behind = addUp(parts, List.of(BATCH)).asTable("behind");
        var sql = DSL.select()
                .from(behind)
                .join(table(name("batch")).as("b"))
                .on(field(name("b", "batch"), SQLDataType.INTEGER)
                        .eq(field(name("behind", "batch"), SQLDataType.INTEGER)))
                .where(NUMERATOR.plus(DENOMINATOR).gt(BigDecimal.ZERO))
                .orderBy(field(name("b", "batch")));
        return records.query(context -> context.fetch(sql).map(Lineage::batch));
    }

    private static Batch batch(Record row) {
        return new Batch(
                row.get("batch", Integer.class),
                row.get("source", String.class),
                row.get("dataset", String.class),
                row.get("file", String.class),
                row.get("sha256", String.class),
                row.get("loaded_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.get("numerator", Long.class),
                row.get("denominator", Long.class));
    }

    /**
     * The rows behind one figure, in the order they came.
     *
     * @param question one measure, one cell: without breakdowns and grain
     * @param most how many to list
     * @throws QuestionRefused where the question can't be answered as it stands
     */
    public List<Row> listRows(Question question, long most) {
        var rows = new ArrayList<Row>();
        CheckedQuestion checked = check.check(question);
        for (String dataset :
                checked.measures().get(0).datasets().stream().sorted().toList()) {
            List<Select<? extends Record>> parts = parts(checked, true, Optional.of(dataset));
            if (!parts.isEmpty() && rows.size() < most) {
                rows.addAll(list(definitions.getContract(dataset), parts, most - rows.size()));
            }
        }
        return rows;
    }

    private List<Row> list(ContractDefinition contract, List<Select<? extends Record>> parts, long most) {
        Table<?> behind = addUp(parts, List.of(BATCH, FACT_ROW)).asTable("behind");
        List<Field<String>> key = contract.key().stream()
                .map(column -> DSL.coalesce(field(name("f", column)).cast(SQLDataType.VARCHAR), inline("")))
                .toList();
        var sql = DSL.select(
                        field(name("behind", "batch"), SQLDataType.INTEGER).as("batch"),
                        field(name("b", "file"), SQLDataType.VARCHAR).as("file"),
                        field(name("f", "record"), SQLDataType.BIGINT).as("record"),
                        key.stream()
                                .reduce((left, right) ->
                                        left.concat(inline(" ")).concat(right))
                                .orElse(inline(""))
                                .as("key"),
                        NUMERATOR,
                        DENOMINATOR)
                .from(behind)
                .join(table(name("batch")).as("b"))
                .on(field(name("b", "batch"), SQLDataType.INTEGER)
                        .eq(field(name("behind", "batch"), SQLDataType.INTEGER)))
                .join(table(name(new FactTable(contract).name())).as("f"))
                .on(field(name("f", "rowid"), SQLDataType.BIGINT)
                        .eq(field(name("behind", FactTable.FACT_ROW), SQLDataType.BIGINT)))
                .where(NUMERATOR.plus(DENOMINATOR).gt(BigDecimal.ZERO))
                .orderBy(field(name("behind", "batch")), field(name("f", "record")), field(name("key")))
                .limit(inline(most));
        return records.query(context -> context.fetch(sql)
                .map(row -> new Row(
                        row.get("batch", Integer.class),
                        contract.id(),
                        row.get("file", String.class),
                        row.get("record", Long.class),
                        row.get("key", String.class),
                        row.get("numerator", Long.class),
                        row.get("denominator", Long.class))));
    }

    private static Select<? extends Record> addUp(List<Select<? extends Record>> parts, List<Field<?>> keys) {
        Select<Record> all = null;
        for (Select<? extends Record> part : parts) {
            Select<Record> own = DSL.select(DSL.asterisk()).from(part.asTable("part"));
            all = all == null ? own : all.unionAll(own);
        }
        List<SelectField<?>> columns = new ArrayList<>(keys);
        columns.add(sum(NUMERATOR).as("numerator"));
        columns.add(sum(DENOMINATOR).as("denominator"));
        return select(columns).from(all.asTable("parts")).groupBy(keys);
    }

    private List<Select<? extends Record>> parts(Question question, boolean byFact) {
        return parts(check.check(question), byFact, Optional.empty());
    }

    /** A statement for each place the figure is read from: batch, fact where asked, numerator, denominator. */
    private List<Select<? extends Record>> parts(CheckedQuestion checked, boolean byFact, Optional<String> dataset) {
        if (checked.measures().size() != 1
                || !checked.by().isEmpty()
                || checked.question().grain().isPresent()) {
            throw new IllegalArgumentException(
                    "one figure: " + checked.question().canonical());
        }
        MeasureDefinition measure = checked.measures().get(0);
        Optional<CompiledQuestion> compiled = compiler.compile(checked, 1);
        if (compiled.isEmpty()) {
            return List.of();
        }
        var keys = new KeySql(
                checked,
                definitions.country().mapLevel(),
                reference.findNation().map(nation -> nation.code()));
        Sources sources = compiled.get().sources(measure);
        List<Select<? extends Record>> parts = new ArrayList<>();
        sources.numerator().stream()
                .filter(place -> isOf(place.slice(), dataset))
                .forEach(place -> parts.add(part(keys, place, byFact, true)));
        sources.denominator().stream()
                .filter(place -> isOf(place.slice(), dataset))
                .forEach(place -> parts.add(part(keys, place, byFact, false)));
        sources.value()
                .filter(slice -> isOf(slice, dataset))
                .ifPresent(slice -> parts.add(value(checked, keys, slice, byFact)));
        return parts;
    }

    private static boolean isOf(Slice slice, Optional<String> dataset) {
        return dataset.map(slice.contract().id()::equals).orElse(true);
    }

    private static Select<? extends Record> part(KeySql keys, Place place, boolean byFact, boolean numerator) {
        Slice slice = place.slice();
        BigDecimal sign = place.left() ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        if (byFact) {
            boolean open = place.aggregate().kind() == Aggregate.Kind.OPEN;
            String column = place.aggregate().column();
            Condition enters = open
                    ? DSL.noCondition()
                    : keys.column(column, SQLDataType.BOOLEAN).isTrue();
            return select(columns(
                            List.of(
                                    keys.column("batch", SQLDataType.INTEGER),
                                    keys.column(FactTable.FACT_ROW, SQLDataType.BIGINT)),
                            open ? keys.column(column, SQLDataType.NUMERIC) : inline(sign),
                            numerator))
                    .from(keys.table(CubeNames.factsBehind(slice.table())))
                    .where(keys.conditions(slice, "month"))
                    .and(enters);
        }
        Field<BigDecimal> rows = sum(keys.column(CubeNames.basis(place.aggregate()), SQLDataType.BIGINT));
        Field<Integer> batch = keys.column("batch", SQLDataType.INTEGER);
        return select(columns(List.of(batch), rows.mul(inline(sign)), numerator))
                .from(keys.table(slice.table()))
                .where(keys.conditions(slice, "month"))
                .groupBy(batch);
    }

    /** The one published value that is shown. */
    private static Select<? extends Record> value(
            CheckedQuestion checked, KeySql keys, Slice.Values slice, boolean byFact) {
        Table<?> latest = new SliceSql(checked, keys)
                .latest(
                        slice,
                        List.of(
                                keys.column("batch", SQLDataType.INTEGER),
                                keys.column(FactTable.FACT_ROW, SQLDataType.BIGINT)));
        return select(columns(byFact ? List.of(BATCH, FACT_ROW) : List.of(BATCH), inline(BigDecimal.ONE), true))
                .from(latest)
                .where(SliceSql.isLatest());
    }

    private static List<SelectField<?>> columns(List<Field<?>> keys, Field<BigDecimal> rows, boolean numerator) {
        List<SelectField<?>> columns = new ArrayList<>(keys);
        columns.add((numerator ? rows : inline(BigDecimal.ZERO)).as("numerator"));
        columns.add((numerator ? inline(BigDecimal.ZERO) : rows).as("denominator"));
        return columns;
    }
}
