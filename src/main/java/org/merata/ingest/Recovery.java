package org.merata.ingest;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.merata.warehouse.ArchiveLedger;
import org.merata.warehouse.ArchiveLedger.Event;
import org.merata.warehouse.ArchiveLedger.Line;
import org.merata.warehouse.Mending;

/**
 * Compares the records with the ledger of the archive, which is right. What the ledger has and the records lack is queued to be loaded;
 * what was to be taken out and still is there is taken out.
 */
final class Recovery {
    private final LoadContext context;
    private final ArchiveLedger ledger;

    Recovery(LoadContext context) {
        this.context = context;
        this.ledger = context.archiveLedger();
    }

    /** The batches that should be in the records and are not. */
    Set<Integer> listMissing() throws SQLException {
        Set<Integer> here = context.ledger().listQuarantined().keySet();
        return Stream.concat(ledger.listLoaded().stream(), ledger.listPending().stream())
                .map(Line::batch)
                .filter(batch -> !here.contains(batch))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Brings the queue of files to load in line with the ledger.
     *
     * @return the batches queued that nobody had asked to be loaded again
     */
    Set<Integer> run(List<Mending> mendings) throws SQLException {
        finishWithdrawals(mendings);
        compareQuarantine();
        compareArchived();
        Set<Integer> queued = context.ledger().listToReload().stream()
                .map(Ledger.Loaded::batch)
                .collect(Collectors.toSet());
        Set<Integer> missing = listMissing();
        missing.removeAll(queued);
        for (int batch : missing) {
            Line line = ledger.find(batch).orElseThrow();
            context.ledger()
                    .queue(new Ledger.Loaded(batch, line.source(), line.file(), line.sha256(), line.archived()));
        }
        return missing;
    }

    private void finishWithdrawals(List<Mending> mendings) throws SQLException {
        for (Line withdrawn : ledger.listWithdrawn()) {
            Optional<String> dataset = context.ledger().findDataset(withdrawn.batch());
            if (dataset.isPresent()) {
                new Withdrawal(context).takeOut(withdrawn.batch(), dataset.get());
                mendings.add(new Mending(Mending.Kind.WITHDRAWAL_FINISHED, Integer.toString(withdrawn.batch())));
            }
            context.ledger().unqueue(withdrawn.batch());
        }
    }

    /** A retry of the quarantine that the records have lost comes again with the batch; one that the ledger missed is entered. */
    private void compareQuarantine() throws SQLException {
        Map<Integer, Long> here = context.ledger().listQuarantined();
        for (Line line : ledger.listLoaded()) {
            long quarantined = here.getOrDefault(line.batch(), line.quarantined());
            if (quarantined > line.quarantined()) {
                String dataset = context.ledger().findDataset(line.batch()).orElseThrow();
                new Withdrawal(context).loadAgain(line.batch(), dataset);
            } else if (quarantined < line.quarantined()) {
                enterRetry(line, quarantined);
            }
        }
    }

    /** The records know when and how many; where they do not, all rows that left the quarantine count as accepted. */
    private void enterRetry(Line line, long quarantined) throws SQLException {
        List<ArchiveLedger.Retry> here = context.ledger().listRetries(line.batch());
        int known = ledger.listRetries(line.batch()).size();
        ArchiveLedger.Retry retry = here.size() > known
                ? here.get(here.size() - 1)
                : new ArchiveLedger.Retry(ledger.now(), line.quarantined() - quarantined, 0, quarantined);
        ledger.append(retried(line, retry.at(), retry.accepted(), retry.left()));
    }

    /** A batch whose archived file was written anew, without rows of people who were erased, comes again from it. */
    private void compareArchived() throws SQLException {
        Map<Integer, String> here = context.ledger().listArchived();
        for (Line line : ledger.listLoaded()) {
            boolean same = line.archived().equals(here.getOrDefault(line.batch(), line.archived()));
            Optional<String> dataset =
                    same ? Optional.empty() : context.ledger().findDataset(line.batch());
            if (dataset.isPresent()) {
                new Withdrawal(context).loadAgain(line.batch(), dataset.get());
            }
        }
    }

    /** The event that rows of a batch left its quarantine. */
    static Line retried(Line line, Ledger.Moved moved) {
        return retried(line, moved.at(), moved.accepted(), moved.left());
    }

    private static Line retried(Line line, Instant at, long rows, long left) {
        return new Line(
                Event.RETRIED,
                at,
                line.batch(),
                line.source(),
                line.file(),
                line.sha256(),
                line.archived(),
                rows,
                left,
                "");
    }

    /** The event that a batch is to be taken out. */
    static Line withdrawn(Line line, Instant at, String why) {
        return new Line(
                Event.WITHDRAWN,
                at,
                line.batch(),
                line.source(),
                line.file(),
                line.sha256(),
                line.archived(),
                line.rows(),
                line.quarantined(),
                why);
    }
}
