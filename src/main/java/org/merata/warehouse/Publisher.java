package org.merata.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.Definitions;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Reference;

/**
 * Builds a published version from the records and makes it the one that is served. A version is written under a new name, closed, put
 * on the disk, and only then named in {@code CURRENT}; whoever reads sees the old version or the new one. What a killed run left is
 * never served and goes with the next run.
 */
public final class Publisher {
    /** Raised when a fixed table of a published version changes. */
    public static final int LAYOUT = 2;

    private static final int VERSIONS_KEPT = 3;
    private static final String CATALOG = "published";

    private final Home home;
    private final Definitions definitions;
    private final Reference reference;
    private final ArchiveLedger ledger;

    /** @param ledger what became of every file that came */
    public Publisher(Home home, Definitions definitions, Reference reference, ArchiveLedger ledger) {
        this.home = home;
        this.definitions = definitions;
        this.reference = reference;
        this.ledger = ledger;
    }

    /**
     * Publishes what the records hold, unless the version served holds just that.
     *
     * @param state stands for everything a version is made from besides the ledger: reference, lattice, contracts
     * @param totals the widest total of each dataset, held against the records
     * @return the version served now, such as {@code v12}
     * @throws SQLException where the records can't be read; what is served stays
     */
    public String publish(RecordsDatabase records, String state, List<PublishedTotal> totals) throws SQLException {
        try {
            String content = state + ":" + records.number("SELECT max(batch) FROM batch") + ":"
                    + records.number("SELECT count(*) FROM batch") + ":"
                    + records.number("SELECT count(*) FROM retry") + ":"
                    + records.number(
                            "SELECT CAST(coalesce(bit_xor(hash(rule, tested, broken)), 0) % 1000000007 AS BIGINT) FROM rule_result")
                    + ":" + new PublishedFileEvents(ledger).state();
            Optional<String> served =
                    home.findCurrentVersion().filter(version -> Files.exists(home.publishedVersion(version)));
            if (served.isPresent()
                    && records.findMeta("published_version").equals(served)
                    && records.findMeta("published_content").equals(Optional.of(content))) {
                return served.get();
            }
            String version = "v" + nextNumber(records);
            boolean sameState = records.findMeta("published_version").equals(served)
                    && records.findMeta("published_state").equals(Optional.of(state));
            build(records, version, sameState ? served : Optional.empty(), totals);
            Durable.write(home.current(), version + "\n");
            records.putMeta("published_version", version);
            records.putMeta("published_state", state);
            records.putMeta("published_content", content);
            dropOldVersions(version);
            return version;
        } catch (IOException e) {
            throw new UncheckedIOException("publishing to " + home.published(), e);
        }
    }

    /** @param base a version of the same state whose batches may all stand as they were; then only what is new is worked out */
    private void build(RecordsDatabase records, String version, Optional<String> base, List<PublishedTotal> totals)
            throws SQLException, IOException {
        Path file = home.publishedVersion(version);
        boolean copied = base.isPresent() && copyOfBase(records, base.get(), file);
        if (!copied) {
            records.execute("ATTACH " + SqlText.text(file.toString()) + " AS " + CATALOG);
        }
        try {
            var cubes = new PublishedCubes(records, CATALOG, CubeTable.listAll(definitions));
            if (copied) {
                cubes.add("SELECT batch FROM batch WHERE batch NOT IN (SELECT id FROM " + published("batch") + ")");
                dropSmallTables(records);
            } else {
                new ReferenceTables(reference, definitions.country()).write(records, CATALOG);
                cubes.create();
            }
            for (ContractDefinition contract : definitions.contracts().values()) {
                if (contract.kind() == Kind.VALUES) {
                    writeValues(records, contract);
                }
            }
            new PublishedAssessments(definitions).write(records, CATALOG);
            writeQuality(records);
            writeRules(records);
            new PublishedCorrections(records, CATALOG, definitions).write();
            new PublishedFileEvents(ledger).write(records, CATALOG);
            new PublishedReconciliation(records, CATALOG, definitions, ledger).write(totals);
            writeMeta(records, version);
            records.execute("CHECKPOINT " + CATALOG);
        } finally {
            records.execute("DETACH " + CATALOG);
        }
        Durable.syncFile(file);
        Home.restrict(file, "rw-------");
        Durable.syncFolder(home.published());
    }

    /**
     * Copies a version and attaches the copy, unless a batch of it is gone, counts otherwise or has lost rows to a
     * correction: then its parts would be wrong.
     * Versions are never written to once they are served, so the file may be copied as it is.
     */
    private boolean copyOfBase(RecordsDatabase records, String base, Path file) throws SQLException, IOException {
        Files.copy(home.publishedVersion(base), file);
        records.execute("ATTACH " + SqlText.text(file.toString()) + " AS " + CATALOG);
        String columns = "source, sha256, rows_read, accepted, quarantined, duplicates";
        long changed = records.number("SELECT count(*) FROM (SELECT id, " + columns + " FROM " + published("batch")
                + " EXCEPT SELECT batch, " + columns + " FROM batch)");
        boolean same = changed == 0 && new PublishedCorrections(records, CATALOG, definitions).standAsIn();
        if (!same) {
            records.execute("DETACH " + CATALOG);
            Files.delete(file);
        }
        return same;
    }

    /** What is small is made anew for each version. */
    private void dropSmallTables(RecordsDatabase records) throws SQLException {
        var tables = new ArrayList<>(List.of("batch", "quarantine_count", "rule_result", "retry", "meta"));
        tables.addAll(PublishedCorrections.TABLES);
        tables.addAll(List.of(PublishedFileEvents.TABLE, PublishedReconciliation.TABLE, PublishedAssessments.TABLE));
        for (ContractDefinition contract : definitions.contracts().values()) {
            if (contract.kind() == Kind.VALUES) {
                tables.add(CubeNames.valuesTable(contract.id()));
            }
        }
        for (String table : tables) {
            // The version copied may have been published before there was such a table.
            records.execute("DROP TABLE IF EXISTS " + published(table));
        }
    }

    private static String published(String table) {
        return CATALOG + ".main." + SqlText.name(table);
    }

    private static void writeValues(RecordsDatabase records, ContractDefinition contract) throws SQLException {
        FactTable facts = new FactTable(contract);
        records.execute("CREATE TABLE " + published(CubeNames.valuesTable(contract.id())) + " AS SELECT "
                + String.join(", ", facts.publishedColumns()) + " FROM " + SqlText.name(facts.name())
                + " ORDER BY ALL");
    }

    private static void writeQuality(RecordsDatabase records) throws SQLException {
        records.execute("CREATE TABLE " + published("batch") + " AS SELECT batch AS id, source, dataset, file, sha256,"
                + " loaded_at, rows_read, accepted, quarantined, duplicates, duplicates_differing, synthetic, first_month,"
                + " last_month, read_path, read_reason FROM batch ORDER BY batch");
        records.execute(
                "CREATE TABLE " + published("quarantine_count")
                        + " AS SELECT batch, code, \"column\" AS column_name, count(*) AS n FROM quarantine GROUP BY ALL ORDER BY ALL");
    }

    private static void writeRules(RecordsDatabase records) throws SQLException {
        records.execute("CREATE TABLE " + published("rule_result")
                + " AS SELECT rule, tested, broken FROM rule_result ORDER BY rule");
        records.execute("CREATE TABLE " + published("retry")
                + " AS SELECT batch, retried_at, accepted, duplicates, still_quarantined FROM retry ORDER BY ALL");
    }

    private void writeMeta(RecordsDatabase records, String version) throws SQLException {
        var meta = new TreeMap<String, String>();
        meta.put("version", version);
        meta.put("published_at", Instant.now().toString());
        meta.put("layout", Integer.toString(LAYOUT));
        meta.put(
                "synthetic",
                records.findText("SELECT string_agg(DISTINCT dataset, ',' ORDER BY dataset) FROM batch"
                                + " WHERE synthetic AND accepted > 0")
                        .orElse(""));
        for (ContractDefinition contract : definitions.contracts().values()) {
            if (contract.kind() != Kind.REFERENCE) {
                writePeriod(records, contract, meta);
            }
        }
        records.execute("CREATE TABLE " + published("meta") + " (key VARCHAR, value VARCHAR)");
        try (var appender = records.appender(CATALOG, "meta")) {
            for (var entry : meta.entrySet()) {
                appender.add(entry.getKey(), entry.getValue());
            }
        }
    }

    /** The coarsest grain of a dataset and its last period in that grain, where it has rows. */
    private static void writePeriod(RecordsDatabase records, ContractDefinition contract, TreeMap<String, String> meta)
            throws SQLException {
        Optional<String> last = records.findText("SELECT max(last_month) FROM batch WHERE dataset = "
                + SqlText.text(contract.id()) + " AND accepted > 0");
        if (last.isEmpty()) {
            return;
        }
        Grain grain = Grain.MONTH;
        Optional<ContractDefinition.Field> time = contract.time().flatMap(contract::findField);
        if (time.isPresent() && time.get().type() == Type.PERIOD) {
            String column = SqlText.name(FactTable.grain(time.get().name()));
            for (Grain coarser : List.of(Grain.QUARTER, Grain.SEMESTER, Grain.YEAR)) {
                boolean present = records.number("SELECT count(*) FROM "
                                + SqlText.name(new FactTable(contract).name()) + " WHERE " + column + " = "
                                + SqlText.text(coarser.id()))
                        > 0;
                grain = present ? coarser : grain;
            }
        }
        meta.put("grain_" + contract.id(), grain.id());
        meta.put(
                "last_period_" + contract.id(),
                Period.of(grain, java.time.LocalDate.parse(last.get())).code());
    }

    private int nextNumber(RecordsDatabase records) throws SQLException, IOException {
        int highest = number(home.findCurrentVersion().orElse("v0"));
        highest = Math.max(highest, number(records.findMeta("published_version").orElse("v0")));
        for (Path file : listVersions()) {
            highest = Math.max(highest, number(file.getFileName().toString()));
        }
        return highest + 1;
    }

    private static int number(String version) {
        return Integer.parseInt(version.replaceAll("\\D", ""));
    }

    private List<Path> listVersions() throws IOException {
        var versions = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(
                home.published(), file -> file.getFileName().toString().matches("v\\d+\\.duckdb"))) {
            files.forEach(versions::add);
        }
        return versions;
    }

    /** Keeps the last few finished versions; those that a killed run left unfinished have no successor in CURRENT and go too. */
    private void dropOldVersions(String current) throws IOException {
        var finished = listVersions();
        finished.sort((a, b) ->
                number(b.getFileName().toString()) - number(a.getFileName().toString()));
        for (Path old : finished.subList(Math.min(VERSIONS_KEPT, finished.size()), finished.size())) {
            deleteUnlessOpen(old);
        }
        try (var logs = Files.newDirectoryStream(home.published(), "*.wal")) {
            for (Path log : logs) {
                deleteUnlessOpen(log);
                deleteUnlessOpen(Path.of(log.toString().replaceFirst("\\.wal$", "")));
            }
        }
        if (!Files.exists(home.publishedVersion(current))) {
            throw new IllegalStateException("the version just published is gone: " + current);
        }
    }

    /** Drops every version but the one served: what they counted must not be told any more. */
    public void dropVersionsBefore(String current) {
        try {
            for (Path version : listVersions()) {
                if (!version.equals(home.publishedVersion(current))) {
                    deleteUnlessOpen(version);
                }
            }
            Durable.syncFolder(home.published());
        } catch (IOException e) {
            throw new UncheckedIOException("dropping versions in " + home.published(), e);
        }
    }

    private static void deleteUnlessOpen(Path file) throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (java.nio.file.FileSystemException aReaderHasItOpenAndTheSystemMinds) {
            // It goes with the next run.
            return;
        }
    }
}
