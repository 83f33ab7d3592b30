package org.merata.warehouse;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.merata.warehouse.ArchiveLedger.Event;
import org.merata.warehouse.ArchiveLedger.Line;

/**
 * What a published version says of files that are not in it: {@code file_event(event, at, batch, source, file, sha256, rows, why,
 * loaded_as)}. An event is {@code refused}, with a notice's code as {@code why}, or {@code withdrawn}, with the words of whoever took the
 * batch out; {@code loaded_as} is the batch under which the same bytes are loaded. A file has its own name alone, without the folders it
 * lay in.
 */
final class PublishedFileEvents {
    static final String TABLE = "file_event";

    private final ArchiveLedger ledger;

    PublishedFileEvents(ArchiveLedger ledger) {
        this.ledger = ledger;
    }

    void write(RecordsDatabase records, String catalog) throws SQLException {
        records.execute("CREATE TABLE " + catalog + ".main." + SqlText.name(TABLE)
                + " (event VARCHAR NOT NULL, \"at\" TIMESTAMP NOT NULL, batch INTEGER NOT NULL, source VARCHAR NOT NULL,"
                + " file VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, rows BIGINT NOT NULL, why VARCHAR NOT NULL,"
                + " loaded_as INTEGER)");
        try (var appender = records.appender(catalog, TABLE)) {
            for (Line line : lines().toList()) {
                appender.add(
                        line.event() == Event.REFUSED ? "refused" : "withdrawn",
                        LocalDateTime.ofInstant(line.at(), ZoneOffset.UTC),
                        line.batch(),
                        line.source(),
                        name(line.file()),
                        line.sha256(),
                        line.rows(),
                        line.why(),
                        ledger.find(line.source(), line.sha256())
                                .filter(loaded -> ledger.isLoaded(loaded.batch()))
                                .map(Line::batch)
                                .orElse(null));
            }
        }
    }

    private Stream<Line> lines() {
        return Stream.concat(ledger.listRefused().stream(), ledger.listWithdrawn().stream());
    }

    private static String name(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    /** Differs where the table would: neither refusals nor withdrawals are ever taken back, and loads count elsewhere. */
    String state() {
        return ledger.listRefused().size() + "-" + ledger.listWithdrawn().size();
    }
}
