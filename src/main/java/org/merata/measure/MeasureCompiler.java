package org.merata.measure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
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
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.CompiledQuestion.Place;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.warehouse.Catalogue;
import org.merata.warehouse.CubeNames;

/**
 * Question in, one statement out. Pure: knows what is published, asks nothing. Each published table read becomes a common table
 * expression that groups by the keys asked for; where there are several they are joined on those keys.
 */
final class MeasureCompiler {
    private final Definitions definitions;
    private final Catalogue catalogue;
    private final Reference reference;

    MeasureCompiler(Definitions definitions, Catalogue catalogue, Reference reference) {
        this.definitions = definitions;
        this.catalogue = catalogue;
        this.reference = reference;
    }

    /**
     * @param mostRows how many cells may come back; one more is fetched, to know
     * @return empty where the version holds no data for any of the measures
     */
    Optional<CompiledQuestion> compile(CheckedQuestion checked, int mostRows) {
        var planned = new Planned(checked);
        checked.measures().forEach(planned::want);
        List<Slice> slices = planned.slices();
        if (slices.isEmpty()) {
            return Optional.empty();
        }
        Map<String, CompiledQuestion.Sources> sources = new LinkedHashMap<>();
        for (MeasureDefinition measure : checked.measures()) {
            sources.put(measure.id(), planned.sources(measure));
        }
        return Optional.of(new CompiledQuestion(checked, statement(checked, slices, mostRows), slices, sources));
    }

    private Select<? extends Record> statement(CheckedQuestion checked, List<Slice> slices, int mostRows) {
        var keys = new KeySql(
                checked,
                definitions.country().mapLevel(),
                reference.findNation().map(nation -> nation.code()));
        var sql = new SliceSql(checked, keys);
        List<CommonTableExpression<?>> expressions = new ArrayList<>();
        for (Slice slice : slices) {
            expressions.add(name(slice.name()).as(sql.write(slice)));
        }
        List<Field<?>> keyNames = keys.names();
        List<Slice> whole = slices.stream()
                .filter(slice -> keys.names(slice).size() == keyNames.size())
                .toList();
        List<SelectField<?>> columns = new ArrayList<>();
        keyNames.forEach(key -> columns.add(field(name("cell", key.getName()), key.getDataType())));
        slices.forEach(slice -> slice.columns().forEach(column -> columns.add(field(name(slice.name(), column)))));
        expressions.add(name("cell").as(cells(whole, keyNames)));
        Table<?> joined = table(name("cell"));
        for (Slice slice : slices) {
            joined = joined.leftJoin(table(name(slice.name()))).on(sameKeys(slice, keys));
        }
        return DSL.with(expressions)
                .select(columns)
                .from(joined)
                .orderBy(keyNames.stream()
                        .map(key -> field(name("cell", key.getName())))
                        .toList())
                .limit(DSL.inline(mostRows + 1));
    }

    /** Every cell that some slice knows; the one cell of a grand total. */
    private static Select<? extends Record> cells(List<Slice> slices, List<Field<?>> keys) {
        if (keys.isEmpty()) {
            return select(DSL.inline(1).as("total"));
        }
        Select<Record> all = null;
        for (Slice slice : slices) {
            Select<Record> own = select(keys).from(table(name(slice.name())));
            all = all == null ? own : all.union(own);
        }
        return all;
    }

    private static Condition sameKeys(Slice slice, KeySql keys) {
        return keys.names(slice).stream()
                .map(key -> field(name("cell", key.getName()), SQLDataType.VARCHAR)
                        .eq(field(name(slice.name(), key.getName()), SQLDataType.VARCHAR)))
                .reduce(Condition::and)
                .orElse(DSL.trueCondition());
    }

    /**
     * Which periods and regions a dataset has any row for, whatever the other filters: tells a true zero from missing data. Empty where
     * the version holds nothing of the dataset.
     */
    Optional<Select<? extends Record>> compilePresence(CheckedQuestion checked, String dataset, String time) {
        ContractDefinition contract = definitions.getContract(dataset);
        List<String> fields =
                checked.regionKey().stream().map(key -> key.dimension().field()).toList();
        Optional<String> smallest = contract.cubes().stream()
                .filter(cube -> cube.by().containsAll(fields))
                .map(cube -> CubeNames.table(dataset, time, cube))
                .filter(table -> catalogue.find(table).isPresent())
                .min(java.util.Comparator.comparingLong(
                        table -> catalogue.find(table).orElseThrow().rows()));
        return smallest.map(table -> {
            CheckedQuestion question = checked.withRegionAlone();
            var keys = new KeySql(question, definitions.country().mapLevel(), Optional.empty());
            var slice = new Slice.Sums("s", contract, table, Optional.empty(), List.of());
            return new SliceSql(question, keys).write(slice);
        });
    }

    /** Gathers what the measures of one question need, so that each published table is read once. */
    private final class Planned {
        /** What goes into one slice: aggregates of one dataset and time, with the same keys. */
        private record Want(
                String dataset,
                String time,
                Optional<String> leftOut,
                Optional<String> bins,
                Optional<Formula.Value> value,
                boolean stock) {}

        private final CheckedQuestion checked;
        private final Map<Want, Set<Aggregate>> aggregates = new LinkedHashMap<>();
        private final Map<Want, Set<Double>> ps = new LinkedHashMap<>();
        private final Map<Want, String> measures = new LinkedHashMap<>();
        private final Map<Want, Slice> made = new LinkedHashMap<>();

        Planned(CheckedQuestion checked) {
            this.checked = checked;
        }

        void want(MeasureDefinition measure) {
            Formula formula = measure.formula();
            if (formula instanceof Formula.Value) {
                Formula.Value value = (Formula.Value) formula;
                Want want = wantValue(value);
                aggregates.computeIfAbsent(want, none -> new LinkedHashSet<>());
                measures.putIfAbsent(want, measure.id());
                return;
            }
            for (Aggregate aggregate : formula.aggregates()) {
                Want want = want(aggregate, Optional.empty(), formula.isOfTheEnd());
                add(want, aggregate, measure);
                if (formula instanceof Formula.Quantile) {
                    ps.computeIfAbsent(want, none -> new LinkedHashSet<>()).add(((Formula.Quantile) formula).p());
                }
                if (formula instanceof Formula.Age age) {
                    ps.computeIfAbsent(want, none -> new LinkedHashSet<>()).add(age.p());
                }
                if (formula instanceof Formula.Share) {
                    add(want(aggregate, Optional.of(((Formula.Share) formula).over()), false), aggregate, measure);
                }
            }
        }

        private void add(Want want, Aggregate aggregate, MeasureDefinition measure) {
            aggregates.computeIfAbsent(want, none -> new LinkedHashSet<>()).add(aggregate);
            measures.putIfAbsent(want, measure.id());
        }

        private Want want(Aggregate aggregate, Optional<String> leftOut, boolean stock) {
            Optional<String> bins =
                    aggregate.kind().isDistribution() ? Optional.of(aggregate.column()) : Optional.empty();
            return new Want(aggregate.dataset(), aggregate.time(), leftOut, bins, Optional.empty(), stock);
        }

        private Want wantValue(Formula.Value value) {
            return new Want(value.dataset(), "", Optional.empty(), Optional.empty(), Optional.of(value), false);
        }

        /** The slices in the order wanted; wants without data have none. */
        List<Slice> slices() {
            aggregates.forEach(
                    (want, wanted) -> slice(want, wanted, "s" + made.size()).ifPresent(slice -> made.put(want, slice)));
            return List.copyOf(made.values());
        }

        private Optional<Slice> slice(Want want, Set<Aggregate> wanted, String name) {
            ContractDefinition contract = definitions.getContract(want.dataset());
            if (want.value().isPresent()) {
                String table = CubeNames.valuesTable(contract.id());
                return catalogue
                        .find(table)
                        .map(found -> new Slice.Values(
                                name, contract, table, want.value().get()));
            }
            Optional<String> table = new CubeChoice(catalogue)
                    .find(measures.get(want), contract, want.time(), fields(contract, want.leftOut()), wanted);
            if (want.stock()) {
                List<Slice.Reach> reaches = reaches(contract);
                return table.filter(found -> !reaches.isEmpty())
                        .map(found -> want.bins().isEmpty()
                                ? new Slice.Stocks(name, contract, found, List.copyOf(wanted), reaches)
                                : new Slice.Ages(
                                        name,
                                        contract,
                                        found,
                                        wanted.iterator().next(),
                                        List.copyOf(ps.get(want)),
                                        reaches));
            }
            return table.map(found -> want.bins().isPresent()
                    ? new Slice.Quantiles(
                            name, contract, found, wanted.iterator().next(), List.copyOf(ps.get(want)))
                    : new Slice.Sums(name, contract, found, want.leftOut(), List.copyOf(wanted)));
        }

        /** The periods asked for, as far as there are data; one for all the time asked about where no grain is. */
        private List<Slice.Reach> reaches(ContractDefinition contract) {
            var reaches = new ArrayList<Slice.Reach>();
            Months.find(catalogue, contract).ifPresent(months -> {
                LocalDate end = months.last().plusMonths(1);
                LocalDate first = later(checked.start().orElse(months.first()), months.first());
                LocalDate last = checked.endExclusive().filter(end::isAfter).orElse(end);
                Optional<Grain> grain = checked.question().grain();
                if (grain.isEmpty()) {
                    reaches.add(new Slice.Reach(checked.start().orElse(months.first()), last));
                    return;
                }
                for (Period period = Period.of(grain.get(), first);
                        period.start().isBefore(last);
                        period = period.next()) {
                    LocalDate reached = period.endExclusive().isAfter(end) ? end : period.endExclusive();
                    reaches.add(new Slice.Reach(period.start(), reached));
                }
            });
            return reaches;
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }

        private Set<String> fields(ContractDefinition contract, Optional<String> leftOut) {
            Set<String> fields = new LinkedHashSet<>();
            Stream.concat(
                            checked.by().stream().map(CheckedQuestion.Key::dimension),
                            checked.where().stream().map(CheckedQuestion.Filter::dimension))
                    .filter(dimension -> dimension.isToldBy(contract))
                    .forEach(dimension -> fields.add(dimension.field()));
            leftOut.ifPresent(fields::remove);
            return fields;
        }

        CompiledQuestion.Sources sources(MeasureDefinition measure) {
            Formula formula = measure.formula();
            if (formula instanceof Formula.Value) {
                Optional<Slice.Values> value =
                        Optional.ofNullable((Slice.Values) made.get(wantValue((Formula.Value) formula)));
                return new CompiledQuestion.Sources(List.of(), List.of(), value);
            }
            if (formula instanceof Formula.Stock stock) {
                return new CompiledQuestion.Sources(
                        stockPlaces(stock.entered(), stock.left()),
                        stockPlaces(stock.ofEntered(), stock.ofLeft()),
                        Optional.empty());
            }
            if (formula instanceof Formula.Age age) {
                return new CompiledQuestion.Sources(
                        stockPlaces(List.of(age.open()), List.of()), List.of(), Optional.empty());
            }
            List<Place> numerator = places(formula.aggregates(), Optional.empty());
            List<Place> denominator = List.of();
            if (formula instanceof Formula.Ratio) {
                numerator = places(((Formula.Ratio) formula).numerator(), Optional.empty());
                denominator = places(((Formula.Ratio) formula).denominator(), Optional.empty());
            }
            if (formula instanceof Formula.Share) {
                denominator = places(formula.aggregates(), Optional.of(((Formula.Share) formula).over()));
            }
            return new CompiledQuestion.Sources(numerator, denominator, Optional.empty());
        }

        private List<Place> stockPlaces(List<Aggregate> entered, List<Aggregate> left) {
            var places = new ArrayList<Place>();
            for (Aggregate aggregate : entered) {
                Optional.ofNullable(made.get(want(aggregate, Optional.empty(), true)))
                        .ifPresent(slice -> places.add(new Place(aggregate, slice, false)));
            }
            for (Aggregate aggregate : left) {
                Optional.ofNullable(made.get(want(aggregate, Optional.empty(), true)))
                        .ifPresent(slice -> places.add(new Place(aggregate, slice, true)));
            }
            return places;
        }

        private List<Place> places(List<Aggregate> wanted, Optional<String> leftOut) {
            return wanted.stream()
                    .filter(aggregate -> made.containsKey(want(aggregate, leftOut, false)))
                    .map(aggregate -> new Place(aggregate, made.get(want(aggregate, leftOut, false))))
                    .toList();
        }
    }
}
