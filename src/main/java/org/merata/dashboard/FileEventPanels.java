package org.merata.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Quality.BatchQuality;
import org.merata.dashboard.Quality.Refusal;
import org.merata.dashboard.Quality.Replacement;
import org.merata.dashboard.Quality.Withdrawal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;

/** What is not in the figures, or no more: files that were refused, batches that were taken out, rows that others replaced. */
final class FileEventPanels {
    private static final int MOST = 200;

    private final Edition edition;
    private final Wording words;
    private final String scope;

    /** @param scope what the panels are about, in words */
    FileEventPanels(Edition edition, String scope) {
        this.edition = edition;
        this.words = edition.words();
        this.scope = scope;
    }

    /** Files of which nothing was kept, each with its reason. */
    Panel refusals(List<Refusal> refusals) {
        return Facts.panel(
                "refused",
                scope,
                title("quality.refused.title", refusals.size()),
                refusals.isEmpty() ? words.say("quality.refused.none") : words.say("quality.refused.summary"),
                List.of(
                        new Column("file", words.say("column.file"), false),
                        new Column("source", words.say("column.source"), false),
                        new Column("when", words.say("column.when"), false),
                        new Column("reason", words.say("column.reason"), false),
                        new Column("advice", words.say("column.advice"), false),
                        new Column("since", words.say("column.since_loaded"), false),
                        new Column("sha256", words.say("quality.sha256"), false)),
                refusals.stream()
                        .limit(MOST)
                        .map(refusal -> new Row(
                                List.of(
                                        Cell.code(refusal.file()),
                                        Cell.of(words.source(refusal.source())),
                                        Cell.of(moment(refusal.at())),
                                        Cell.of(words.in(refusal.why())),
                                        Cell.of(words.in(refusal.advice())),
                                        since(refusal.loadedAs()),
                                        Cell.code(refusal.sha256(), MeasureQualityPage.LETTERS_OF_A_HASH)),
                                refusal.loadedAs().map(FileEventPanels::path)))
                        .toList());
    }

    /** Batches that were taken out, each with the words of whoever did so. */
    Panel withdrawals(List<Withdrawal> withdrawals) {
        return Facts.panel(
                "withdrawn",
                scope,
                title("quality.withdrawn.title", withdrawals.size()),
                withdrawals.isEmpty() ? words.say("quality.withdrawn.none") : words.say("quality.withdrawn.summary"),
                List.of(
                        new Column("batch", words.say("column.batch"), false),
                        new Column("file", words.say("column.file"), false),
                        new Column("source", words.say("column.source"), false),
                        new Column("rows", words.say("column.rows"), true),
                        new Column("when", words.say("column.when"), false),
                        new Column("reason", words.say("column.reason"), false),
                        new Column("since", words.say("column.since_loaded"), false),
                        new Column("sha256", words.say("quality.sha256"), false)),
                withdrawals.stream()
                        .limit(MOST)
                        .map(withdrawal -> new Row(
                                List.of(
                                        Cell.of(words.say("quality.batch", "id", withdrawal.batch())),
                                        Cell.code(withdrawal.file()),
                                        Cell.of(words.source(withdrawal.source())),
                                        Cell.of(words.formats().count(withdrawal.rows()), withdrawal.rows()),
                                        Cell.of(moment(withdrawal.at())),
                                        Cell.of(withdrawal.why()),
                                        since(withdrawal.loadedAs()),
                                        Cell.code(withdrawal.sha256(), MeasureQualityPage.LETTERS_OF_A_HASH)),
                                withdrawal.loadedAs().map(FileEventPanels::path)))
                        .toList());
    }

    /** Which batch's rows took the place of which batch's rows; empty where none did. */
    Optional<Panel> replacements(List<Replacement> replacements) {
        if (replacements.isEmpty()) {
            return Optional.empty();
        }
        long rows = replacements.stream().mapToLong(Replacement::rows).sum();
        return Optional.of(Facts.panel(
                "replaced",
                scope,
                words.say("quality.replaced.title", "n", words.formats().count(rows)),
                words.say("quality.replaced.summary"),
                List.of(
                        new Column("batch", words.say("column.batch"), false),
                        new Column("file", words.say("column.file"), false),
                        new Column("loaded", words.say("column.loaded"), false),
                        new Column("rows", words.say("column.rows_replaced"), true),
                        new Column("replaced", words.say("column.replaced_batch"), false),
                        new Column("replaced_file", words.say("column.replaced_file"), false)),
                replacements.stream().limit(MOST).map(this::row).toList()));
    }

    private Row row(Replacement replacement) {
        Optional<BatchQuality> later = edition.quality().findBatch(replacement.batch());
        Optional<BatchQuality> earlier = edition.quality().findBatch(replacement.replaced());
        return new Row(
                List.of(
                        Cell.of(words.say("quality.batch", "id", replacement.batch())),
                        file(later),
                        Cell.of(later.map(batch -> moment(batch.loadedAt())).orElse("\u2013")),
                        Cell.of(words.formats().count(replacement.rows()), replacement.rows()),
                        Cell.of(words.say("quality.batch", "id", replacement.replaced())),
                        file(earlier)),
                later.map(batch -> path(batch.id())));
    }

    private static Cell file(Optional<BatchQuality> batch) {
        return batch.map(found -> Cell.code(found.file())).orElse(Cell.of("\u2013"));
    }

    private String title(String phrase, int n) {
        return n == 0
                ? words.say(phrase + ".none")
                : words.say(phrase, "n", words.formats().count(n));
    }

    private Cell since(Optional<String> batch) {
        return Cell.of(batch.map(id -> words.say("quality.batch", "id", id)).orElse(words.say("quality.not_loaded")));
    }

    private static String path(String batch) {
        return "/quality/batches/" + batch;
    }

    private String moment(Instant at) {
        return words.formats().moment(at, words.definitions().country().zone());
    }
}
