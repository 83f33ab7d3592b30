package org.merata.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.merata.warehouse.ArchiveLedger.Event;
import org.merata.warehouse.ArchiveLedger.Line;
import org.merata.warehouse.RecordsDatabase.Resources;

/**
 * Opens the records of a home whatever state they are in. A log that can't be replayed is set aside and the records are tried at their
 * last checkpoint; records that can't be opened are set aside and empty ones made. What is then missing the archive has. Records of a
 * newer program are refused and not touched; so are those that are not damaged but in use, or not allowed to be read.
 */
public final class RecordsOpening {
    private static final List<String> NOT_DAMAGED = List.of(
            "conflicting lock",
            "could not set lock",
            "permission denied",
            "no space left",
            "too many open files",
            "out of memory",
            "read-only file system",
            "input/output error",
            "newer version",
            "with version number",
            "storage version");
    private static final List<String> DAMAGED = List.of("corrupt", "checksum", "serializ", "not a valid duckdb");

    private final Home home;
    private final Resources resources;
    private final Archive archive;
    private final ArchiveLedger ledger;
    private final List<Mending> mendings;

    /** @param mendings takes what had to be done */
    public RecordsOpening(
            Home home, Resources resources, Archive archive, ArchiveLedger ledger, List<Mending> mendings) {
        this.home = home;
        this.resources = resources;
        this.archive = archive;
        this.ledger = ledger;
        this.mendings = mendings;
    }

    /** Whether a failure says that the file itself is damaged. */
    public static boolean isDamage(Throwable failure) {
        String message = messages(failure);
        return DAMAGED.stream().anyMatch(message::contains);
    }

    /** Opens the records and enters into the ledger what only they know. The caller holds the lock of the home. */
    public RecordsDatabase open() {
        RecordsDatabase records = openOrMend();
        try {
            enterUnknown(listBatches(records));
            return records;
        } catch (SQLException e) {
            records.close();
            throw new IllegalStateException("The batches of " + home.records() + " can't be read.", e);
        }
    }

    private RecordsDatabase openOrMend() {
        if (Files.exists(home.recordsLog()) && !Files.exists(home.records())) {
            setAside(home.recordsLog(), "damaged", Mending.Kind.LOG_SET_ASIDE);
        }
        try {
            return openAnyLayout();
        } catch (SQLException damaged) {
            refuseUnlessDamaged(damaged);
        }
        if (Files.exists(home.recordsLog())) {
            setAside(home.recordsLog(), "damaged", Mending.Kind.LOG_SET_ASIDE);
            try {
                return openAnyLayout();
            } catch (SQLException damaged) {
                refuseUnlessDamaged(damaged);
            }
        }
        setAside(home.records(), "damaged", Mending.Kind.RECORDS_SET_ASIDE);
        return openNew();
    }

    private RecordsDatabase openAnyLayout() throws SQLException {
        RecordsDatabase records = RecordsDatabase.open(home, resources);
        try {
            int layout = records.layout();
            if (layout == RecordsDatabase.LAYOUT) {
                records.number("SELECT count(*) FROM batch");
                return records;
            }
            List<Line> batches = layout < RecordsDatabase.LAYOUT ? listBatches(records) : List.of();
            records.close();
            if (layout > RecordsDatabase.LAYOUT || !archiveSuffices(batches)) {
                throw new IllegalStateException("The records have layout " + layout + " and this program knows "
                        + RecordsDatabase.LAYOUT
                        + ": use the program that made them, or move the store aside and ingest again.");
            }
            enterUnknown(batches);
            setRecordsAside("layout-" + layout, Mending.Kind.OLD_LAYOUT_SET_ASIDE);
            return openNew();
        } catch (SQLException | RuntimeException failed) {
            closeAfter(records, failed);
            throw failed;
        }
    }

    private static void closeAfter(RecordsDatabase records, Exception failed) {
        try {
            records.close();
        } catch (IllegalStateException alreadyBroken) {
            failed.addSuppressed(alreadyBroken);
        }
    }

    private RecordsDatabase openNew() {
        try {
            return RecordsDatabase.open(home, resources);
        } catch (SQLException e) {
            throw new IllegalStateException("New records can't be made: " + home.records(), e);
        }
    }

    private boolean archiveSuffices(List<Line> batches) {
        return batches.stream().allMatch(batch -> archive.has(batch.archived()));
    }

    private void refuseUnlessDamaged(SQLException failure) {
        String message = messages(failure);
        boolean otherwise = !isDamage(failure) && NOT_DAMAGED.stream().anyMatch(message::contains);
        if (otherwise || !Files.exists(home.records())) {
            throw new IllegalStateException("The records can't be opened: " + home.records(), failure);
        }
    }

    private static String messages(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .reduce("", (all, one) -> all + " " + one)
                .toLowerCase(Locale.ROOT);
    }

    /** Gives the records and their log other names. */
    public void setRecordsAside(String reason, Mending.Kind kind) {
        if (Files.exists(home.records())) {
            setAside(home.records(), reason, kind);
        }
        if (Files.exists(home.recordsLog())) {
            setAside(home.recordsLog(), reason, kind);
        }
    }

    private void setAside(Path file, String reason, Mending.Kind kind) {
        try {
            Path aside = Durable.aside(file, reason);
            Files.move(file, aside);
            Durable.syncFolder(file.getParent());
            mendings.add(new Mending(kind, aside.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("setting " + file + " aside", e);
        }
    }

    private void enterUnknown(List<Line> batches) {
        for (Line batch : batches) {
            if (!ledger.isLoaded(batch.batch()) && !ledger.isWithdrawn(batch.batch())) {
                ledger.append(batch);
                mendings.add(new Mending(Mending.Kind.BATCH_ENTERED, Integer.toString(batch.batch())));
            }
        }
    }

    private static List<Line> listBatches(RecordsDatabase records) throws SQLException {
        var lines = new ArrayList<Line>();
        boolean tellsArchived = records.number("SELECT count(*) FROM duckdb_columns() WHERE table_name = 'batch' AND"
                        + " database_name = current_database() AND column_name = 'archived_sha256'")
                > 0;
        try (var statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT batch, source, file, sha256, CAST(loaded_at AS VARCHAR)," + " rows_read, quarantined, "
                                + (tellsArchived ? "archived_sha256" : "sha256") + " FROM batch ORDER BY batch")) {
            while (rows.next()) {
                String sha256 = rows.getString(4);
                lines.add(new Line(
                        Event.LOADED,
                        LocalDateTime.parse(rows.getString(5).replace(' ', 'T')).toInstant(ZoneOffset.UTC),
                        rows.getInt(1),
                        rows.getString(2),
                        rows.getString(3),
                        sha256,
                        rows.getString(8),
                        rows.getLong(6),
                        rows.getLong(7),
                        ""));
            }
        }
        return lines;
    }
}
