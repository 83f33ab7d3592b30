package org.merata.ingest;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.warehouse.ArchiveLedger.Event;
import org.merata.warehouse.ArchiveLedger.Line;
import org.merata.warehouse.ErasureList.Erasure;
import org.merata.warehouse.HomeSearch;

/**
 * Takes a person out of archive, records and published versions. First the fingerprints are on the list and on the disk; from then on
 * every run that opens the home finishes what was begun: the archive is written anew, the touched batches come again from it under their
 * numbers, a new version is published and the older ones go, and the records are written into a new file.
 */
final class Erasing {
    /** A step of a run that reads or changes the records. */
    interface Step<T> {
        T run() throws SQLException;
    }

    private final LoadContext context;
    private final Step<List<FileReport>> reload;
    private final Step<String> publish;

    /** @param reload brings the records in line with the archive @param publish makes what they hold what is served */
    Erasing(LoadContext context, Step<List<FileReport>> reload, Step<String> publish) {
        this.context = context;
        this.reload = reload;
        this.publish = publish;
    }

    /** Looks for the person; nothing is changed. */
    ErasureReport look(ErasureRequest request, Progress progress) {
        return report(request, ArchiveErasure.look(context, List.of(asked(request)), progress), List.of(), "");
    }

    /** Erases the person. Where nobody is found nothing is changed; else the records are closed afterwards. */
    ErasureReport run(ErasureRequest request, Progress progress) throws SQLException {
        ArchiveErasure met = ArchiveErasure.look(context, List.of(asked(request)), progress);
        if (met.files().isEmpty()) {
            return report(request, met, List.of(), "");
        }
        var found = new ErasureRequest(request.source(), request.field(), textsFound(request, met), request.why());
        context.erasures().add(asked(found));
        Done done = finish(progress);
        return report(request, met, done.again(), done.version());
    }

    private record Done(List<FileReport> again, String version) {}

    /** Whether an erasure was begun and never finished. */
    boolean isUnfinished() {
        return !listUnfinished().isEmpty();
    }

    private List<Erasure> listUnfinished() {
        return context.erasures().list().stream()
                .filter(erasure -> !context.archiveLedger().isErased(erasure.id()))
                .toList();
    }

    /** Finishes what was begun; each step may be done twice. The records are closed afterwards. */
    Done finish(Progress progress) throws SQLException {
        List<Erasure> unfinished = listUnfinished();
        ArchiveErasure.rewrite(context, unfinished, progress);
        List<FileReport> again = reload.run();
        String version = publish.run();
        progress.report("", Progress.Step.ERASE, 1);
        context.publisher().dropVersionsBefore(version);
        context.records().replaceByCopy(context.home());
        progress.report("", Progress.Step.ERASE, 1);
        for (Erasure erasure : unfinished) {
            context.archiveLedger().append(finished(erasure));
        }
        return new Done(again, version);
    }

    private Line finished(Erasure erasure) {
        Instant now = context.archiveLedger().now();
        String source = erasure.source().orElse("");
        return new Line(Event.ERASED, now, 0, source, "", erasure.id(), erasure.id(), 0, 0, erasure.why());
    }

    private Erasure asked(ErasureRequest request) {
        return new Erasure(
                UUID.randomUUID().toString(),
                context.archiveLedger().now(),
                request.source(),
                request.field(),
                request.texts().stream()
                        .flatMap(text -> fingerprints(text).stream())
                        .collect(Collectors.toSet()),
                request.why());
    }

    /** Of the text as it is sent, and of the key that took its place where the column is keyed. */
    private List<String> fingerprints(String text) {
        PersonKey key = context.personKey();
        return List.of(key.fingerprint(text), key.fingerprint(key.of(text)));
    }

    private List<String> textsFound(ErasureRequest request, ArchiveErasure met) {
        return request.texts().stream()
                .filter(text -> fingerprints(text).stream().anyMatch(met.found()::contains))
                .toList();
    }

    private ErasureReport report(ErasureRequest request, ArchiveErasure met, List<FileReport> again, String version) {
        return new ErasureReport(
                met.fieldKnown(),
                request.texts().size(),
                textsFound(request, met).size(),
                met.files(),
                met.unread(),
                again,
                new HomeSearch(context.home(), request.texts()).find(),
                request.why(),
                version);
    }
}
