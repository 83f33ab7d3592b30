package org.merata.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.merata.definition.Aggregate;
import org.merata.definition.Condition;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Cube;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.definition.Definitions;
import org.merata.warehouse.CubeNames;

/**
 * Made-up records in a DuckDB of their own, and a published version built from them by plain SQL: what ingestion does, done again in
 * the simplest way, so that a question's answer can be held against SQL over the records.
 */
public final class MadeUpStore implements AutoCloseable {
    private final Connection records;
    private final Definitions definitions;
    private final Path directory;

    private MadeUpStore(Path directory, Definitions definitions) throws SQLException {
        this.directory = directory;
        this.definitions = definitions;
        this.records = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = records.createStatement()) {
            for (String sql : read("reference.sql").split(";\\s*\\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static String read(String name) {
        try (var in = MadeUpStore.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The reference of the made-up country and empty tables of records. */
    public static MadeUpStore empty(Path directory, Definitions definitions) throws SQLException {
        return new MadeUpStore(directory, definitions);
    }

    /** A few years of everything, the same for the same seed. */
    public static MadeUpStore seeded(Path directory, Definitions definitions, long seed, int transactions)
            throws SQLException {
        var store = new MadeUpStore(directory, definitions);
        for (String sql : read("records.sql")
                .replace("SEED", Long.toString(seed))
                .replace("ROWS", Integer.toString(transactions))
                .split(";\\s*\\n")) {
            if (!sql.isBlank()) {
                store.run(sql);
            }
        }
        return store;
    }

    /** So many transactions of one month, region, channel and status; their processing time is a day each. */
    public MadeUpStore transactions(int n, String month, String region, String channel, String status)
            throws SQLException {
        run("INSERT INTO service_transactions SELECT 'svc_a', '" + region + "', 'gov_1', '" + channel + "', TIMESTAMP '"
                + month + "-10', TIMESTAMP '" + month + "-09', '" + status + "', 86400, i % 256 FROM range(" + n
                + ") r(i)");
        return this;
    }

    public void run(String sql) throws SQLException {
        try (Statement statement = records.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, their cells joined by a bar. */
    List<String> list(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = records.createStatement();
                var results = statement.executeQuery(sql)) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(results.getString(i));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    /** The last cell of each row of a query as a number, by the cells before it joined by a bar; nulls are left out. */
    public Map<String, Double> findNumbers(String sql) throws SQLException {
        return list(sql).stream()
                .filter(row -> !row.endsWith("|null") && !row.equals("null"))
                .collect(Collectors.toMap(
                        row -> row.contains("|") ? row.substring(0, row.lastIndexOf('|')) : "",
                        row -> Double.valueOf(row.substring(row.lastIndexOf('|') + 1))));
    }

    /** Publishes what there is as a version and moves the pointer. */
    public Path publish(String version) throws SQLException, IOException {
        Path file = directory.resolve(version + ".duckdb");
        run("ATTACH '" + file + "' AS published");
        publishReference(version);
        for (ContractDefinition contract : definitions.contracts().values()) {
            if (contract.kind() == Kind.VALUES) {
                run("CREATE TABLE published." + CubeNames.valuesTable(contract.id()) + " AS SELECT * FROM "
                        + contract.id());
            } else if (count(contract.id()) > 0) {
                publishCubes(contract);
            }
        }
        run("DETACH published");
        Path pointer = directory.resolve("CURRENT.new");
        Files.writeString(pointer, version + "\n");
        Files.move(pointer, current(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        return file;
    }

    public Path current() {
        return directory.resolve("CURRENT");
    }

    private long count(String table) throws SQLException {
        return Long.parseLong(list("SELECT count(*) FROM " + table).get(0));
    }

    private void publishReference(String version) throws SQLException {
        for (String table : List.of(
                "region",
                "population",
                "region_closure",
                "agency",
                "agency_closure",
                "service",
                "channel",
                "batch",
                "quarantine_count")) {
            run("CREATE TABLE published." + table + " AS SELECT * FROM " + table);
        }
        run("CREATE TABLE published.meta(key VARCHAR, value VARCHAR)");
        run(
                "INSERT INTO published.meta VALUES ('version', '" + version
                        + "'), ('published_at', '2026-01-02T03:04:05Z'), ('layout', '1'), ('synthetic', 'service_transactions')");
        run("INSERT INTO published.meta SELECT * FROM meta_more");
    }

    private void publishCubes(ContractDefinition contract) throws SQLException {
        List<Aggregate> aggregates = definitions.listAggregates(contract.id());
        List<String> times = aggregates.stream().map(Aggregate::time).distinct().toList();
        for (String time : times) {
            List<Aggregate> ofTime = aggregates.stream()
                    .filter(aggregate -> aggregate.time().equals(time))
                    .toList();
            for (Cube cube : contract.cubes()) {
                publishCube(contract, time, cube, ofTime);
            }
        }
    }

    private void publishCube(ContractDefinition contract, String time, Cube cube, List<Aggregate> aggregates)
            throws SQLException {
        String keys = "date_trunc('month', " + time + ")::DATE AS month, " + String.join(", ", cube.by());
        String from = " FROM wide_" + contract.id() + " WHERE " + time + " IS NOT NULL";
        var columns = new ArrayList<String>();
        for (Aggregate aggregate : aggregates) {
            String filter = " FILTER (WHERE " + condition(aggregate) + ")";
            String column = aggregate.column();
            if (aggregate.kind() == Aggregate.Kind.COUNT) {
                columns.add("count(*)" + filter + " AS " + column);
            } else if (aggregate.kind() == Aggregate.Kind.SURVEY) {
                String mean = "list_avg([" + String.join(", ", aggregate.fields()) + "])";
                for (String name : List.of(column, CubeNames.products(aggregate))) {
                    columns.add("sum(" + mean + ")" + filter + " AS " + name);
                }
                for (String name : List.of(
                        CubeNames.valueCount(aggregate),
                        CubeNames.weights(aggregate),
                        CubeNames.squaredWeights(aggregate))) {
                    columns.add("count(" + mean + ")" + filter + " AS " + name);
                }
                columns.add("sum(" + mean + " * " + mean + ")" + filter + " AS " + CubeNames.squares(aggregate));
            } else if (aggregate.kind() == Aggregate.Kind.SUM) {
                String field = aggregate.field().orElseThrow();
                String status = contract.kind() == Kind.COUNTS ? field + "_status" : "''";
                columns.add("sum(" + field + "::DOUBLE)" + filter + " AS " + column);
                columns.add("count(" + field + ")" + filter + " AS " + CubeNames.valueCount(aggregate));
                columns.add(
                        "sum(" + field + "::DOUBLE * " + field + ")" + filter + " AS " + CubeNames.squares(aggregate));
                columns.add("count(*) FILTER (WHERE " + condition(aggregate) + " AND " + status
                        + " = 'not_applicable') AS " + CubeNames.notApplicable(aggregate));
                columns.add("count(*) FILTER (WHERE " + condition(aggregate) + " AND " + status
                        + " = 'not_provided') AS " + CubeNames.notProvided(aggregate));
            } else {
                publishBins(contract, time, cube, aggregate, keys, from);
                continue;
            }
            columns.add("sum(rkey)" + filter + " AS " + CubeNames.keySum(aggregate));
        }
        run("CREATE TABLE published." + CubeNames.table(contract.id(), time, cube) + " AS SELECT " + keys + ", "
                + String.join(", ", columns) + from + " GROUP BY ALL");
    }

    private void publishBins(
            ContractDefinition contract, String time, Cube cube, Aggregate bins, String keys, String from)
            throws SQLException {
        String field = bins.field().orElseThrow();
        run("CREATE TABLE published." + CubeNames.binsTable(contract.id(), time, cube, bins) + " AS SELECT " + keys
                + ", CASE WHEN " + field + " < 1 THEN 0 ELSE 1 + floor(ln(" + field
                + ") / ln(1.02)) END::INTEGER AS bin, count(*) AS n, sum(rkey) AS k" + from + " AND " + field
                + " IS NOT NULL AND " + condition(bins) + " GROUP BY ALL");
    }

    private static String condition(Aggregate aggregate) {
        return aggregate.where().stream()
                .map(MadeUpStore::condition)
                .reduce((one, other) -> one + " AND " + other)
                .orElse("TRUE");
    }

    private static String condition(Condition condition) {
        String values =
                condition.values().stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
        if (condition.operator() != Condition.Operator.IN) {
            throw new IllegalArgumentException("the made-up country has no " + condition.operator());
        }
        return "\"" + condition.field() + "\" IN (" + values + ")";
    }

    @Override
    public void close() throws SQLException {
        records.close();
    }
}
