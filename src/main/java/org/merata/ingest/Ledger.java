package org.merata.ingest;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.merata.definition.SourceDefinition;
import org.merata.warehouse.ArchiveLedger;
import org.merata.warehouse.ArchiveLedger.Line;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/** Which bytes were loaded under which number, and with what result: the table {@code batch}. */
final class Ledger {
    /** A file that got a number once and is in the archive. */
    record Loaded(int batch, String source, String file, String sha256, String archivedSha256) {
        /** Whether what is in the archive was written anew, without what was personal. */
        boolean redacted() {
            return !sha256.equals(archivedSha256);
        }

        /** How the archived file is written. */
        SourceDefinition.Dialect dialect(SourceDefinition source) {
            return redacted() ? Redaction.DIALECT : source.dialect();
        }
    }

    private static final String HIGHEST = "highest_batch";

    private final RecordsDatabase records;
    private final ArchiveLedger archiveLedger;
    private final List<Moved> moves = new ArrayList<>();

    Ledger(RecordsDatabase records, ArchiveLedger archiveLedger) {
        this.records = records;
        this.archiveLedger = archiveLedger;
    }

    /** The number under which these bytes were loaded for this source. */
    OptionalInt find(String source, String sha256) throws SQLException {
        long batch = records.number("SELECT batch FROM batch WHERE source = " + SqlText.text(source) + " AND sha256 = "
                + SqlText.text(sha256));
        return batch == 0 ? OptionalInt.empty() : OptionalInt.of((int) batch);
    }

    /** When a batch arrived. */
    Instant getArrival(int batch) throws SQLException {
        return records.findText("SELECT CAST(loaded_at AS VARCHAR) FROM batch WHERE batch = " + batch)
                .map(at -> LocalDateTime.parse(at.replace(' ', 'T')).toInstant(ZoneOffset.UTC))
                .orElseThrow(() -> new IllegalArgumentException("no batch " + batch));
    }

    /** The number of the next batch: numbers are never used again. */
    int nextBatch() throws SQLException {
        long highest = records.number("SELECT max(batch) FROM batch");
        long dropped = Long.parseLong(records.findMeta(HIGHEST).orElse("0"));
        return (int) Math.max(archiveLedger.highestBatch(), Math.max(highest, dropped)) + 1;
    }

    /** Enters a batch, without the months of its facts. */
    void enter(int batch, Instant arrival, SourceDefinition source, LoadedFile file) throws SQLException {
        String sql = "INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?, ?)";
        try (PreparedStatement insert = records.connection().prepareStatement(sql)) {
            Object[] values = {
                batch,
                source.id(),
                source.dataset(),
                file.name(),
                file.sha256(),
                file.archivedSha256(),
                file.bytes(),
                source.synthetic(),
                LocalDateTime.ofInstant(arrival, ZoneOffset.UTC),
                file.rowsRead(),
                file.accepted(),
                file.quarantined(),
                file.duplicates(),
                file.duplicatesDiffering(),
                file.readPath(),
                file.readReason(),
                file.seconds()
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
        unqueue(batch);
        for (ArchiveLedger.Retry retry : archiveLedger.listRetries(batch)) {
            enterRetry(batch, retry);
        }
    }

    /** Keeps which texts of a batch stand for which codes, and by which rule, instead of what was kept of it before. */
    void keepResolutions(int batch, List<RegionColumn.Resolved> resolutions) throws SQLException {
        records.execute("DELETE FROM resolution WHERE batch = " + batch);
        for (RegionColumn.Resolved entry : resolutions) {
            set(
                    "INSERT INTO resolution VALUES (?, ?, ?, ?, ?, ?)",
                    batch,
                    entry.field(),
                    entry.text(),
                    entry.code(),
                    entry.rule(),
                    entry.rows());
        }
    }

    /** Keeps how many rows of a batch each correction changed, instead of what was kept of it before. */
    void keepCellCorrections(int batch, Map<String, Long> rowsByCorrection) throws SQLException {
        records.execute("DELETE FROM cell_correction WHERE batch = " + batch);
        for (Map.Entry<String, Long> entry : rowsByCorrection.entrySet()) {
            set("INSERT INTO cell_correction VALUES (?, ?, ?)", batch, entry.getKey(), entry.getValue());
        }
    }

    /** A batch some of whose rows are quarantined. Its rows read = accepted + quarantined + duplicates. */
    record Holding(int batch, Loaded loaded, long rowsRead, long quarantined) {}

    /** The batches with rows in quarantine, in the order they came. */
    List<Holding> listHolding() throws SQLException {
        return listHolding("quarantined > 0");
    }

    /** A batch, whether it has rows in quarantine or not; empty where it is not in the records. */
    Optional<Holding> findHolding(int batch) throws SQLException {
        return listHolding("batch = " + batch).stream().findFirst();
    }

    private List<Holding> listHolding(String condition) throws SQLException {
        var batches = new ArrayList<Holding>();
        try (var statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT batch, source, file, sha256, archived_sha256, rows_read, quarantined FROM batch WHERE "
                                + condition + " ORDER BY batch")) {
            while (rows.next()) {
                var loaded = new Loaded(
                        rows.getInt(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5));
                batches.add(new Holding(rows.getInt(1), loaded, rows.getLong(6), rows.getLong(7)));
            }
        }
        return batches;
    }

    /** Enters the months of a batch's facts. */
    void setMonths(int batch, String first, String last) throws SQLException {
        set(
                "UPDATE batch SET first_month = CAST(? AS DATE), last_month = CAST(? AS DATE) WHERE batch = ?",
                first,
                last,
                batch);
    }

    /**
     * Rows of a batch that left its quarantine.
     *
     * @param corrected accepted rows that took the place of an earlier batch's row
     * @param left rows still quarantined
     */
    record Moved(int batch, Instant at, long accepted, long corrected, long duplicates, long left) {}

    /** What left the quarantine in this run. */
    List<Moved> moves() {
        return List.copyOf(moves);
    }

    /** Moves rows of a batch out of its quarantine, and keeps when and how many. */
    void retried(Moved moved, long differing) throws SQLException {
        String change = "UPDATE batch SET accepted = accepted + ?, duplicates = duplicates + ?,"
                + " duplicates_differing = duplicates_differing + ?, quarantined = ? WHERE batch = ?";
        set(change, moved.accepted(), moved.duplicates(), differing, moved.left(), moved.batch());
        keepRetry(moved);
        long lost = records.number(
                "SELECT rows_read - accepted - quarantined - duplicates FROM batch WHERE batch = " + moved.batch());
        if (lost != 0) {
            throw new IllegalStateException("Rows of batch " + moved.batch() + " were lost or doubled when its"
                    + " quarantine was tried again: " + lost + ". Nothing was changed.");
        }
    }

    /** Keeps when and how many rows left the quarantine. */
    void keepRetry(Moved moved) throws SQLException {
        enterRetry(
                moved.batch(), new ArchiveLedger.Retry(moved.at(), moved.accepted(), moved.duplicates(), moved.left()));
        moves.add(moved);
    }

    private void enterRetry(int batch, ArchiveLedger.Retry retry) throws SQLException {
        LocalDateTime at = LocalDateTime.ofInstant(retry.at(), ZoneOffset.UTC);
        set("INSERT INTO retry VALUES (?, ?, ?, ?, ?)", batch, at, retry.accepted(), retry.duplicates(), retry.left());
    }

    /** The retries of a batch that the records have, in their order. */
    List<ArchiveLedger.Retry> listRetries(int batch) throws SQLException {
        var retries = new ArrayList<ArchiveLedger.Retry>();
        try (var statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT CAST(retried_at AS VARCHAR), accepted, duplicates, still_quarantined FROM retry WHERE"
                                + " batch = " + batch + " ORDER BY rowid")) {
            while (rows.next()) {
                Instant at =
                        LocalDateTime.parse(rows.getString(1).replace(' ', 'T')).toInstant(ZoneOffset.UTC);
                retries.add(new ArchiveLedger.Retry(at, rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return retries;
    }

    private void set(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = records.connection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** What a file came to, for the ledger. */
    record LoadedFile(
            String name,
            String sha256,
            String archivedSha256,
            long bytes,
            long rowsRead,
            long accepted,
            long quarantined,
            long duplicates,
            long duplicatesDiffering,
            String readPath,
            String readReason,
            double seconds) {}

    /** Takes all batches of a dataset out, with what hangs on them, and notes that their files must be loaded again. */
    void takeOut(String dataset) throws SQLException {
        List<Integer> batches = records.listNumbers("SELECT batch FROM batch WHERE dataset = " + SqlText.text(dataset));
        queue(batches);
        takeOut(batches);
    }

    /** Notes that the files of these batches must be loaded again, and which of their rows were quarantined. */
    void queue(List<Integer> batches) throws SQLException {
        records.execute(
                "INSERT INTO reload_quarantine SELECT DISTINCT q.batch, b.archived_sha256, q.record, q.piece FROM"
                        + " quarantine q JOIN batch b ON b.batch = q.batch WHERE q.batch IN " + in(batches));
        records.execute(
                "INSERT INTO reload SELECT batch, source, file, sha256, archived_sha256 FROM batch WHERE batch IN "
                        + in(batches));
    }

    /** Notes that the file of a batch that is not in the records must be loaded. */
    void queue(Loaded file) throws SQLException {
        set(
                "INSERT INTO reload VALUES (?, ?, ?, ?, ?)",
                file.batch(),
                file.source(),
                file.file(),
                file.sha256(),
                file.archivedSha256());
    }

    /** Takes batches out of the ledger, with their quarantine; the facts are the caller's. */
    void takeOut(List<Integer> batches) throws SQLException {
        records.putMeta(HIGHEST, Integer.toString(nextBatch() - 1));
        for (String table :
                List.of("quarantine", "retry", "rule_rows", "rule_groups", "resolution", "cell_correction", "batch")) {
            records.execute("DELETE FROM " + table + " WHERE batch IN " + in(batches));
        }
        // Batches keep their number when they come again, and what was published no longer is what the records hold.
        records.putMeta("published_content", "");
    }

    /** A list of numbers for IN; one that no batch has stands for none. */
    static String in(List<Integer> batches) {
        return batches.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", batches.isEmpty() ? "0)" : ")"));
    }

    /** The batch's dataset; empty where there is no such batch. */
    Optional<String> findDataset(int batch) throws SQLException {
        return records.findText("SELECT dataset FROM batch WHERE batch = " + batch);
    }

    /** The SHA-256 under which the archive had each batch's file when it was loaded. */
    Map<Integer, String> listArchived() throws SQLException {
        var archived = new TreeMap<Integer, String>();
        try (var statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT batch, archived_sha256 FROM batch")) {
            while (rows.next()) {
                archived.put(rows.getInt(1), rows.getString(2));
            }
        }
        return archived;
    }

    /** The number of rows still quarantined, by batch. */
    Map<Integer, Long> listQuarantined() throws SQLException {
        var quarantined = new TreeMap<Integer, Long>();
        try (var statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT batch, quarantined FROM batch")) {
            while (rows.next()) {
                quarantined.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return quarantined;
    }

    /** The files that must be loaded again from the archive, in the order they came. */
    List<Loaded> listToReload() throws SQLException {
        var files = new ArrayList<Loaded>();
        try (var statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT batch, source, file, sha256, archived_sha256 FROM reload ORDER BY batch")) {
            while (rows.next()) {
                // Since it was queued the archived file may have been written anew.
                String archived =
                        archiveLedger.find(rows.getInt(1)).map(Line::archived).orElse(rows.getString(5));
                files.add(
                        new Loaded(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getString(4), archived));
            }
        }
        return files;
    }

    /** A batch is loaded, or is not to be loaded any more. */
    void unqueue(int batch) throws SQLException {
        records.execute("DELETE FROM reload WHERE batch = " + batch);
        records.execute("DELETE FROM reload_quarantine WHERE batch = " + batch);
    }
}
