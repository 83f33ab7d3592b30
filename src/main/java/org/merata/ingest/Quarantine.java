package org.merata.ingest;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.reading.BytePass;
import org.merata.reading.FileHead;
import org.merata.reading.Places;
import org.merata.reading.TableText;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RowAppender;
import org.merata.warehouse.SqlText;

/**
 * Rows that are set aside, with every fault of each: record, part of the file, line or row in it, column, code, value. What a record that could not be split
 * into cells says is not kept here: it may hold columns nobody mapped; its line is, and the archive has the file.
 */
final class Quarantine {
    static final String TABLE = "set_aside";
    private static final int PLACES_SHOWN = 20;

    private final RecordsDatabase records;

    Quarantine(RecordsDatabase records) {
        this.records = records;
    }

    /** Collects the faults of a file into a temporary table, so that they can be told even when the file is refused. */
    void collect(TableText table, Staging staging, boolean anyRow, boolean anyBroken) throws SQLException {
        records.execute(
                "CREATE OR REPLACE TEMP TABLE " + TABLE
                        + " (record BIGINT, part VARCHAR DEFAULT '', line BIGINT, \"column\" VARCHAR, code VARCHAR, value VARCHAR, raw VARCHAR, piece INTEGER, allowed VARCHAR)");
        if (anyRow) {
            records.execute("INSERT INTO " + TABLE
                    + " SELECT record, '', line, fault.\"column\", fault.code, fault.value, raw, piece, fault.allowed FROM (SELECT record, line,"
                    + " unnest(faults) AS fault, raw, piece FROM temp.main." + TypedRows.LOOKED_AGAIN
                    + " WHERE len(faults) > 0)");
        }
        if (anyBroken) {
            records.execute("INSERT INTO " + TABLE + " SELECT record, '', NULL, '', "
                    + SqlText.text(IngestNotice.RULE_BROKEN.code()) + ", rule, compared, piece, NULL FROM temp.main."
                    + QualityRules.BROKEN);
        }
        try (RowAppender rows = records.appender("temp", TABLE)) {
            for (Staging.Fault fault : staging.faults()) {
                Long line = fault.line().isPresent() ? (Long) fault.line().getAsLong() : null;
                TableText.Fault told =
                        table.faults().getOrDefault(line, new TableText.Fault(fault.code(), fault.detail()));
                rows.add(fault.record(), "", line, "", told.code().code(), told.detail(), null, null, null);
            }
        }
        findLines(table.file(), table.head(), table.counts());
        findPlaces(table.places());
    }

    /** The lines so far are those of the prepared text; what is kept is the place in the file that was received. */
    private void findPlaces(Places places) throws SQLException {
        if (places.isSame()) {
            return;
        }
        records.execute("CREATE OR REPLACE TEMP TABLE place_run (line BIGINT, part VARCHAR, \"row\" BIGINT)");
        try (RowAppender rows = records.appender("temp", "place_run")) {
            for (Places.Run run : places.runs()) {
                rows.add(run.line(), run.part(), run.row());
            }
        }
        records.execute("CREATE OR REPLACE TEMP TABLE " + TABLE + " AS SELECT s.record, coalesce(p.part, '') AS part,"
                + " coalesce(p.\"row\" + s.line - p.line, s.line) AS line, s.\"column\", s.code, s.value, s.raw, s.piece, s.allowed FROM temp.main."
                + TABLE + " s ASOF LEFT JOIN temp.main.place_run p ON s.line >= p.line");
        records.execute("DROP TABLE temp.main.place_run");
    }

    private void findLines(Path file, FileHead head, BytePass.Counts counts) throws SQLException {
        if (counts.oneLineEach()) {
            records.execute(
                    "UPDATE " + TABLE + " SET line = record + " + head.linesBeforeData() + " WHERE line IS NULL");
            return;
        }
        var wanted = new TreeSet<Long>();
        try (Statement statement = records.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT DISTINCT record FROM " + TABLE + " WHERE line IS NULL")) {
            while (rows.next()) {
                wanted.add(rows.getLong(1));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        records.execute("CREATE OR REPLACE TEMP TABLE record_line (record BIGINT, line BIGINT)");
        try (RowAppender rows = records.appender("temp", "record_line")) {
            for (Map.Entry<Long, Long> place :
                    new BytePass(file, head).findLines(wanted).entrySet()) {
                rows.add(place.getKey(), place.getValue());
            }
        }
        records.execute("UPDATE " + TABLE + " SET line = l.line FROM temp.main.record_line l WHERE l.record = " + TABLE
                + ".record AND " + TABLE + ".line IS NULL");
        records.execute("DROP TABLE temp.main.record_line");
    }

    SortedMap<String, Long> countByCode() throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (Statement statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT code, count(*) FROM " + TABLE + " GROUP BY code")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    /** The first faulty places of each code. */
    List<Notice> listFirst(String file) throws SQLException {
        var notices = new ArrayList<Notice>();
        try (Statement statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT record, part, line, \"column\", code, value, allowed FROM " + TABLE
                                + " QUALIFY row_number() OVER (PARTITION BY code ORDER BY record, \"column\") <= "
                                + PLACES_SHOWN
                                + " ORDER BY record, \"column\"")) {
            while (rows.next()) {
                long line = rows.getLong(3);
                OptionalLong known = rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(line);
                var details = new TreeMap<String, String>();
                putUnlessEmpty(details, "value", rows.getString(6));
                putUnlessEmpty(details, "allowed", rows.getString(7));
                notices.add(Notice.of(
                        IngestNotice.find(rows.getString(5)).orElseThrow(),
                        new Location.InRecord(file, rows.getString(2), rows.getLong(1), known, rows.getString(4)),
                        details));
            }
        }
        return notices;
    }

    private static void putUnlessEmpty(Map<String, String> details, String name, String value) {
        if (value != null && !value.isEmpty()) {
            details.put(name, value);
        }
    }

    /** Keeps the collected faults under a batch. */
    void keep(int batch) throws SQLException {
        records.execute("INSERT INTO quarantine SELECT " + batch
                + ", record, part, line, \"column\", code, value, raw, piece FROM temp.main." + TABLE
                + " ORDER BY record");
    }

    /**
     * Puts what was collected now in the place of what a batch had, for the rows named alone. A fault without a piece is one of the
     * whole record, of every row it would have become.
     *
     * @param rows a temporary table of {@code (record, piece)}
     */
    void replace(int batch, String rows) throws SQLException {
        records.execute("DELETE FROM quarantine WHERE batch = " + batch);
        records.execute("INSERT INTO quarantine SELECT " + batch
                + ", record, part, line, \"column\", code, value, raw, piece FROM temp.main." + TABLE
                + " s WHERE EXISTS (SELECT 1 FROM temp.main." + rows
                + " r WHERE r.record = s.record AND (s.piece IS NULL OR r.piece = s.piece)) ORDER BY record");
    }

    void drop() throws SQLException {
        records.execute("DROP TABLE IF EXISTS temp.main." + TABLE);
    }
}
