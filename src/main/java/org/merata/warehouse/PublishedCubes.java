package org.merata.warehouse;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The cubes of a published version. Each batch's part stands in rows of its own, in the order of the batches: questions add rows up
 * anyway, a new batch only adds rows to a copy of the version before, and a version made at once from all batches holds the same rows.
 */
final class PublishedCubes {
    private static final String PART = "part_";

    private final RecordsDatabase records;
    private final String catalog;
    private final List<CubeTable> cubes;

    /** @param cubes every table of the lattice, finer ones first */
    PublishedCubes(RecordsDatabase records, String catalog, List<CubeTable> cubes) {
        this.records = records;
        this.catalog = catalog;
        this.cubes = cubes;
    }

    /** Makes the tables from all batches. */
    void create() throws SQLException {
        write(Optional.empty());
    }

    /** Adds what batches hold that the tables do not have yet. {@code batches} is SQL for their numbers. */
    void add(String batches) throws SQLException {
        write(Optional.of(batches));
    }

    private void write(Optional<String> batches) throws SQLException {
        for (CubeTable cube : cubes) {
            boolean finest = cube.findFiner(cubes).isEmpty();
            String from = finest ? own(cube, batches) : "(" + cube.selectSums(source(cube, batches)) + ")";
            if (!finest
                    && cubes.stream().anyMatch(other -> other.findFiner(cubes).equals(Optional.of(cube)))) {
                records.execute("CREATE OR REPLACE TEMP TABLE " + part(cube) + " AS FROM " + from);
                from = "temp.main." + part(cube);
            }
            String target = catalog + ".main." + SqlText.name(cube.name());
            records.execute((batches.isPresent() ? "INSERT INTO " + target + " " : "CREATE TABLE " + target + " AS ")
                    + cube.select(from) + " ORDER BY batch, " + order(cube, finest));
        }
        for (CubeTable cube : cubes) {
            records.execute("DROP TABLE IF EXISTS temp.main." + part(cube));
        }
    }

    /** The finest are nearly as long as the facts: months together are what questions skip by, and a full order costs as much again. */
    private static String order(CubeTable cube, boolean finest) {
        return finest ? "month" : SqlText.names(cube.keys());
    }

    private String source(CubeTable cube, Optional<String> batches) {
        CubeTable finer = cube.findFiner(cubes).orElseThrow();
        return finer.findFiner(cubes).isEmpty() ? own(finer, batches) : "temp.main." + part(finer);
    }

    /** The table in the records, which has every batch's part. */
    private static String own(CubeTable cube, Optional<String> batches) {
        return batches.map(numbers -> "(FROM " + SqlText.name(cube.name()) + " WHERE batch IN (" + numbers + "))")
                .orElse(SqlText.name(cube.name()));
    }

    private static String part(CubeTable cube) {
        return SqlText.name(PART + cube.name());
    }
}
