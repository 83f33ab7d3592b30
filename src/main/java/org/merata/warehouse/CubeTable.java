package org.merata.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Cube;
import org.merata.definition.Definitions;

/**
 * One table of the lattice: a cuboid with its counts and sums, or the distribution of one field beside it. The finest ones are kept in
 * the records too, with a {@code batch} column that tells each batch's part; in a published version the parts are added up, and the
 * coarser ones are made from the finest.
 *
 * @param aggregates the counts and sums of a cuboid; the one aggregate of a distribution
 * @param bins whether it is a distribution
 */
public record CubeTable(
        String name, ContractDefinition contract, String time, Cube cube, List<Aggregate> aggregates, boolean bins) {
    public CubeTable {
        aggregates = List.copyOf(aggregates);
    }

    /** Every table that the definitions' measures need, finer ones first. */
    public static List<CubeTable> listAll(Definitions definitions) {
        var tables = new ArrayList<CubeTable>();
        for (ContractDefinition contract : definitions.contracts().values()) {
            Map<String, List<Aggregate>> byTime = new LinkedHashMap<>();
            for (Aggregate aggregate : definitions.listAggregates(contract.id())) {
                byTime.computeIfAbsent(aggregate.time(), time -> new ArrayList<>())
                        .add(aggregate);
            }
            byTime.forEach((time, aggregates) -> tables.addAll(list(definitions, contract, time, aggregates)));
        }
        tables.sort(Comparator.comparingInt(table -> -table.cube().by().size()));
        return tables;
    }

    private static List<CubeTable> list(
            Definitions definitions, ContractDefinition contract, String time, List<Aggregate> aggregates) {
        var tables = new ArrayList<CubeTable>();
        List<Aggregate> sums = aggregates.stream()
                .filter(aggregate -> !aggregate.kind().isDistribution())
                .toList();
        for (Cube cube : contract.cubes()) {
            List<Aggregate> asked = asked(definitions, contract, cube, sums);
            if (!asked.isEmpty()) {
                String name = CubeNames.table(contract.id(), time, cube);
                tables.add(new CubeTable(name, contract, time, cube, asked, false));
            }
            for (Aggregate aggregate : aggregates) {
                if (cube.bins() && aggregate.kind().isDistribution()) {
                    String name = CubeNames.binsTable(contract.id(), time, cube, aggregate);
                    tables.add(new CubeTable(name, contract, time, cube, List.of(aggregate), true));
                }
            }
        }
        return tables;
    }

    /**
     * A cuboid by fields that only its contract has, such as the sex of respondents, holds what some measure can be asked by them: all
     * else would be written again for each of them and never be read.
     */
    private static List<Aggregate> asked(
            Definitions definitions, ContractDefinition contract, Cube cube, List<Aggregate> sums) {
        List<String> own = cube.by().stream()
                .filter(name -> contract.findField(name)
                        .flatMap(ContractDefinition.Field::references)
                        .isEmpty())
                .toList();
        if (own.isEmpty()) {
            return sums;
        }
        Set<Aggregate> asked = definitions.measures().values().stream()
                .filter(measure -> measure.dimensions().containsAll(own))
                .flatMap(measure -> measure.formula().aggregates().stream())
                .collect(Collectors.toSet());
        return sums.stream().filter(asked::contains).toList();
    }

    /** The smallest of these tables from which this one can be added up; empty where it must be made from the facts. */
    public Optional<CubeTable> findFiner(List<CubeTable> tables) {
        return tables.stream()
                .filter(other -> other.time().equals(time)
                        && other.contract().equals(contract)
                        && other.bins() == bins
                        && other.aggregates().equals(aggregates)
                        && other.cube().by().size() > cube.by().size()
                        && other.cube().by().containsAll(cube.by()))
                .min(Comparator.comparingInt(other -> other.cube().by().size()));
    }

    /** Those of the tables that must be made from the facts: what the records keep. */
    public static List<CubeTable> listFinest(Definitions definitions) {
        List<CubeTable> all = listAll(definitions);
        return all.stream().filter(table -> table.findFiner(all).isEmpty()).toList();
    }

    /** Whether it tells what is there by the day it came; else a distribution is of a field's values. */
    public boolean isOpen() {
        return bins && aggregates.get(0).kind() == Aggregate.Kind.OPEN;
    }

    /** The columns that tell its rows apart, without {@code batch}. */
    public List<String> keys() {
        var keys = new ArrayList<String>(List.of("month"));
        keys.addAll(cube.by());
        if (bins) {
            keys.add("bin");
        } else if (contract.survey().isPresent()) {
            keys.addAll(List.of(CubeNames.STRATUM, CubeNames.CLUSTER, CubeNames.UNITS));
        }
        return keys;
    }

    /** The columns that are added up, with their types. */
    public List<FactTable.Column> values() {
        var values = new ArrayList<FactTable.Column>();
        if (bins) {
            values.add(new FactTable.Column("n", "BIGINT"));
            values.add(new FactTable.Column("k", "BIGINT"));
            return values;
        }
        for (Aggregate aggregate : aggregates) {
            if (aggregate.kind() == Aggregate.Kind.COUNT) {
                values.add(new FactTable.Column(aggregate.column(), "BIGINT"));
                values.add(new FactTable.Column(CubeNames.keySum(aggregate), "BIGINT"));
            } else if (aggregate.kind() == Aggregate.Kind.SURVEY) {
                values.add(new FactTable.Column(aggregate.column(), "DOUBLE"));
                values.add(new FactTable.Column(CubeNames.valueCount(aggregate), "BIGINT"));
                values.add(new FactTable.Column(CubeNames.squares(aggregate), "DOUBLE"));
                values.add(new FactTable.Column(CubeNames.weights(aggregate), "DOUBLE"));
                values.add(new FactTable.Column(CubeNames.squaredWeights(aggregate), "DOUBLE"));
                values.add(new FactTable.Column(CubeNames.products(aggregate), "DOUBLE"));
                values.add(new FactTable.Column(CubeNames.keySum(aggregate), "BIGINT"));
            } else {
                values.add(new FactTable.Column(aggregate.column(), "DOUBLE"));
                values.add(new FactTable.Column(CubeNames.valueCount(aggregate), "BIGINT"));
                values.add(new FactTable.Column(CubeNames.squares(aggregate), "DOUBLE"));
                values.add(new FactTable.Column(CubeNames.keySum(aggregate), "BIGINT"));
                values.add(new FactTable.Column(CubeNames.notApplicable(aggregate), "BIGINT"));
                values.add(new FactTable.Column(CubeNames.notProvided(aggregate), "BIGINT"));
            }
        }
        return values;
    }

    /** How it is made in the records. */
    public String ddl() {
        var columns = new ArrayList<String>(List.of("batch INTEGER"));
        for (String key : keys()) {
            columns.add(SqlText.name(key) + ' ' + type(key));
        }
        values().forEach(value -> columns.add(value.declaration()));
        return "CREATE TABLE " + SqlText.name(name) + " (" + String.join(", ", columns) + ")";
    }

    private String type(String key) {
        if (key.equals("month")) {
            return "DATE";
        }
        if (key.equals(CubeNames.UNITS)) {
            return "DOUBLE";
        }
        return bins && key.equals("bin") ? "INTEGER" : keyType(key);
    }

    /** The engine's type of one of the cuboid's dimensions: an enumeration of codes, or text. */
    public String keyType(String dimension) {
        return contract.findField(dimension).flatMap(CodeTypes::find).orElse("VARCHAR");
    }

    /** Its rows without the numbers of their batches. */
    public String select(String from) {
        var columns = new ArrayList<>(keys());
        values().forEach(value -> columns.add(value.name()));
        return "SELECT " + SqlText.names(columns) + " FROM " + from;
    }

    /** Its rows, by batch, added up from a finer table. */
    public String selectSums(String from) {
        var columns = new ArrayList<String>(List.of("batch"));
        keys().forEach(key -> columns.add(SqlText.name(key)));
        for (FactTable.Column value : values()) {
            String name = SqlText.name(value.name());
            columns.add("CAST(sum(" + name + ") AS " + value.type() + ") AS " + name);
        }
        return "SELECT " + String.join(", ", columns) + " FROM " + from + " GROUP BY ALL";
    }
}
