package org.merata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.merata.dashboard.Quality;
import org.merata.ingest.IngestNotice;
import org.merata.model.NoticeKind;
import org.merata.model.Period;
import org.merata.warehouse.PublishedVersion;

/** What the pages about quality are told of a published version: its counts, with each code in words. */
public final class PublishedQuality {
    private PublishedQuality() {}

    /** How the data came in, by source, with what a data officer can do about each fault. */
    public static Quality of(PublishedVersion version) {
        org.merata.warehouse.Quality published = version.quality();
        var bySource = new LinkedHashMap<String, List<org.merata.warehouse.Quality.Batch>>();
        published
                .batches()
                .forEach(batch -> bySource.computeIfAbsent(batch.source(), source -> new ArrayList<>())
                        .add(batch));
        var sources = new ArrayList<Quality.SourceQuality>();
        bySource.forEach((source, batches) -> sources.add(new Quality.SourceQuality(
                source,
                batches.stream().flatMap(batch -> batch.lastMonth().stream()).max(Period::compareTo),
                batches.stream()
                        .map(org.merata.warehouse.Quality.Batch::loadedAt)
                        .max(java.time.Instant::compareTo),
                batches.size(),
                batches.stream()
                        .mapToLong(org.merata.warehouse.Quality.Batch::rowsRead)
                        .sum(),
                batches.stream()
                        .mapToLong(org.merata.warehouse.Quality.Batch::accepted)
                        .sum(),
                batches.stream()
                        .mapToLong(org.merata.warehouse.Quality.Batch::quarantined)
                        .sum(),
                batches.stream()
                        .mapToLong(org.merata.warehouse.Quality.Batch::duplicates)
                        .sum(),
                reasons(batches))));
        List<Quality.RuleQuality> rules = published.rules().stream()
                .map(rule -> new Quality.RuleQuality(rule.id(), rule.tested(), rule.broken()))
                .toList();
        return new Quality(
                sources,
                batches(published),
                rules,
                refusals(published),
                withdrawals(published),
                published.replacements().stream()
                        .map(one -> new Quality.Replacement(one.dataset(), one.batch(), one.replaced(), one.rows()))
                        .toList(),
                reconciliations(published),
                published.cellCorrections().stream()
                        .map(one -> new Quality.CellCorrection(one.batch(), one.correction(), one.rows()))
                        .toList());
    }

    private static List<Quality.BatchQuality> batches(org.merata.warehouse.Quality quality) {
        return quality.batches().stream()
                .map(batch -> new Quality.BatchQuality(
                        batch.id(),
                        batch.source(),
                        batch.dataset(),
                        batch.file(),
                        batch.sha256(),
                        batch.loadedAt(),
                        batch.rowsRead(),
                        batch.accepted(),
                        batch.quarantined(),
                        batch.duplicates(),
                        batch.differing(),
                        batch.corrected(),
                        batch.replaced(),
                        batch.firstMonth(),
                        batch.lastMonth(),
                        batch.readPath(),
                        batch.readReason(),
                        reasons(List.of(batch)),
                        quality.retries().stream()
                                .filter(retry -> retry.batch().equals(batch.id()))
                                .map(retry -> new Quality.Retry(
                                        retry.at(), retry.accepted(), retry.duplicates(), retry.left()))
                                .toList()))
                .toList();
    }

    private static List<Quality.Reason> reasons(List<org.merata.warehouse.Quality.Batch> batches) {
        Map<String, Long> rowsByCode = new LinkedHashMap<>();
        for (org.merata.warehouse.Quality.Batch batch : batches) {
            for (org.merata.warehouse.Quality.Reason reason : batch.reasons()) {
                rowsByCode.merge(reason.code(), reason.n(), Long::sum);
            }
        }
        return rowsByCode.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> {
                    NoticeKind kind = notice(entry.getKey());
                    return new Quality.Reason(entry.getKey(), kind.title(), kind.advice(), entry.getValue());
                })
                .toList();
    }

    private static NoticeKind notice(String code) {
        return IngestNotice.find(code).orElseThrow(() -> new IllegalStateException("no notice " + code));
    }

    private static List<Quality.Refusal> refusals(org.merata.warehouse.Quality quality) {
        return quality.fileEvents().stream()
                .filter(event -> event.batch().isEmpty())
                .map(event -> {
                    NoticeKind why = notice(event.why());
                    return new Quality.Refusal(
                            event.at(),
                            event.source(),
                            event.file(),
                            event.sha256(),
                            event.rows(),
                            why.title(),
                            why.advice(),
                            event.loadedAs());
                })
                .toList();
    }

    private static List<Quality.Withdrawal> withdrawals(org.merata.warehouse.Quality quality) {
        return quality.fileEvents().stream()
                .flatMap(event -> event
                        .batch()
                        .map(batch -> new Quality.Withdrawal(
                                batch,
                                event.at(),
                                event.source(),
                                event.file(),
                                event.sha256(),
                                event.rows(),
                                event.why(),
                                event.loadedAs()))
                        .stream())
                .toList();
    }

    private static List<Quality.Reconciliation> reconciliations(org.merata.warehouse.Quality quality) {
        return quality.reconciliations().stream()
                .map(one -> new Quality.Reconciliation(
                        one.dataset(),
                        one.received(),
                        one.withdrawn(),
                        one.erased(),
                        one.quarantined(),
                        one.duplicates(),
                        one.replaced(),
                        one.facts(),
                        one.due().isPresent()
                                ? OptionalLong.of(Math.abs(
                                        one.due().getAsLong() - one.published().orElse(0)))
                                : OptionalLong.empty()))
                .toList();
    }
}
