package org.merata.ingest;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.warehouse.Archive;
import org.merata.warehouse.Mending;

/**
 * Loads from the archive what the records lack, in the order it came: lost, unfinished, taken out because its contract has changed, or
 * to come after a row that was late.
 */
final class ArchiveReload {
    private final LoadContext context;
    private final List<Mending> mendings;
    private final Progress progress;

    /** @param mendings takes what had been lost or unfinished */
    ArchiveReload(LoadContext context, List<Mending> mendings, Progress progress) {
        this.context = context;
        this.mendings = mendings;
        this.progress = progress;
    }

    List<FileReport> run() throws SQLException {
        Set<Integer> missing = new Recovery(context).run(mendings);
        boolean anew = mendings.stream().anyMatch(mending -> mending.kind() == Mending.Kind.REBUILT);
        var reports = new ArrayList<FileReport>();
        for (Optional<Ledger.Loaded> next = findNext(0);
                next.isPresent();
                next = findNext(next.get().batch())) {
            int batch = next.get().batch();
            Mending.Kind kind = context.archiveLedger().isLoaded(batch)
                    ? Mending.Kind.BATCH_RESTORED
                    : Mending.Kind.BATCH_COMPLETED;
            FileReport report = load(next.get());
            reports.add(report);
            if (missing.contains(batch) && report.outcome() == Outcome.LOADED && !anew) {
                mendings.add(new Mending(kind, Integer.toString(batch)));
            }
        }
        return reports;
    }

    /** A file that comes late may have queued later ones, so the queue is asked each time. */
    private Optional<Ledger.Loaded> findNext(int after) throws SQLException {
        return context.ledger().listToReload().stream()
                .filter(loaded -> loaded.batch() > after)
                .findFirst();
    }

    private FileReport load(Ledger.Loaded loaded) throws SQLException {
        SourceDefinition source = context.definitions().sources().get(loaded.source());
        if (source == null) {
            return FileReport.refused(loaded, IngestNotice.SOURCE_GONE);
        }
        Path file = context.home().scratch().resolve(loaded.sha256() + ".again");
        try {
            if (!context.archive().restore(loaded.archivedSha256(), file)) {
                return FileReport.refused(loaded, IngestNotice.ARCHIVE_DAMAGED);
            }
            return new FileLoad(context, source, file, loaded.file(), progress, 0).loadAgain(loaded);
        } finally {
            Archive.discard(file);
        }
    }
}
