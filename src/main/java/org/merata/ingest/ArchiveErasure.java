package org.merata.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.SourceDefinition;
import org.merata.model.Notices;
import org.merata.reading.PreparedFile;
import org.merata.reading.ReadingLimits;
import org.merata.reading.TableText;
import org.merata.warehouse.Archive;
import org.merata.warehouse.ArchiveLedger.Event;
import org.merata.warehouse.ArchiveLedger.Line;
import org.merata.warehouse.ErasureList.Erasure;

/**
 * Looks through archived files for people who are erased, and writes those files anew without their records. The new file is in the
 * archive before the ledger names it, and the ledger names it before the old one is deleted. Files of batches that were taken out are
 * looked through too: the archive still has them.
 */
final class ArchiveErasure {
    private final LoadContext context;
    private final List<Erasure> erasures;
    private final boolean rewrites;
    private final List<ErasureReport.File> files = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private boolean fieldKnown;

    private ArchiveErasure(LoadContext context, List<Erasure> erasures, boolean rewrites) {
        this.context = context;
        this.erasures = erasures;
        this.rewrites = rewrites;
    }

    /** Looks only; nothing is changed. */
    static ArchiveErasure look(LoadContext context, List<Erasure> erasures, Progress progress) {
        return new ArchiveErasure(context, erasures, false).run(progress);
    }

    /** Writes what is concerned anew, and deletes the old files. Done again it finds nothing more to do. */
    static ArchiveErasure rewrite(LoadContext context, List<Erasure> erasures, Progress progress) {
        ArchiveErasure erasure = new ArchiveErasure(context, erasures, true).run(progress);
        progress.report("", Progress.Step.ERASE, 1);
        context.archiveLedger().listReplaced().forEach(context.archive()::remove);
        return erasure;
    }

    private ArchiveErasure run(Progress progress) {
        List<Line> lines = context.archiveLedger().listArchived();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (erasures.stream().anyMatch(erasure -> erasure.concerns(line.source()))) {
                progress.report(line.file(), Progress.Step.ERASE, (double) i / lines.size());
                if (!take(line)) {
                    unread.add(line.file());
                }
            }
        }
        return this;
    }

    /** Answers false where the file can't be read. */
    private boolean take(Line line) {
        SourceDefinition source = context.definitions().sources().get(line.source());
        Path file = context.home().scratch().resolve(line.archived() + ".erase");
        try {
            return source != null && context.archive().restore(line.archived(), file) && take(line, source, file);
        } finally {
            Archive.discard(file);
        }
    }

    private boolean take(Line line, SourceDefinition source, Path file) {
        var loaded = new Ledger.Loaded(line.batch(), line.source(), line.file(), line.sha256(), line.archived());
        try (PreparedFile prepared = PreparedFile.of(
                file,
                line.file(),
                loaded.dialect(source),
                SourceMapping.listExpectedColumns(source),
                context.home().scratch(),
                ReadingLimits.LIFTED)) {
            Optional<TableText> table = loaded.redacted() ? RedactedPlaces.read(prepared) : prepared.read();
            Optional<SourceMapping> mapping = table.flatMap(text -> SourceMapping.resolve(
                    source,
                    context.contract(source),
                    text,
                    context.country(),
                    context.reference(),
                    line.file(),
                    new Notices()));
            if (mapping.isEmpty()) {
                return false;
            }
            ErasedRows rows = ErasedRows.find(context.personKey(), erasures, mapping.get(), table.get());
            fieldKnown |= rows.fieldKnown();
            found.addAll(rows.found());
            if (rows.rows() > 0) {
                files.add(new ErasureReport.File(line.batch(), line.source(), line.file(), rows.rows()));
                if (rewrites) {
                    PersonalColumns personal = loaded.redacted()
                            ? PersonalColumns.keepAll(table.get().head().columns())
                            : PersonalColumns.find(mapping.get(), table.get());
                    rewrite(line, source, table.get(), personal, rows);
                }
            }
            return true;
        }
    }

    private void rewrite(
            Line line, SourceDefinition source, TableText table, PersonalColumns personal, ErasedRows rows) {
        try (var written = Redacted.write(context, source, table, personal, rows, line.file());
                var incoming = context.archive().receive(written.file())) {
            incoming.keep();
            context.archiveLedger().append(erased(line, incoming.sha256(), rows.rows()));
        }
    }

    private Line erased(Line line, String archived, long rows) {
        String why = String.join(
                "; ",
                erasures.stream()
                        .filter(erasure -> erasure.concerns(line.source()))
                        .map(Erasure::why)
                        .distinct()
                        .toList());
        return new Line(
                Event.ERASED,
                context.archiveLedger().now(),
                line.batch(),
                line.source(),
                line.file(),
                line.sha256(),
                archived,
                rows,
                line.quarantined(),
                why);
    }

    List<ErasureReport.File> files() {
        return files;
    }

    List<String> unread() {
        return unread;
    }

    /** The fingerprints that were met. */
    Set<String> found() {
        return found;
    }

    boolean fieldKnown() {
        return fieldKnown;
    }
}
