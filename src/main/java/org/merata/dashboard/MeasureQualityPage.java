package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.Quality.BatchQuality;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.SourceDefinition;
import org.merata.model.Period;

/** The files a measure rests on: every batch of its datasets, with what became of its rows. */
final class MeasureQualityPage {
    private static final int MOST_BATCHES = 500;
    private static final List<String> COUNTS =
            List.of("read", "accepted", "quarantined", "duplicates", "corrected", "replaced");
    static final int LETTERS_OF_A_HASH = 12;

    private final Edition edition;
    private final Wording words;

    MeasureQualityPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    static String path(String measure) {
        return "/quality/measures/" + measure;
    }

    PageView of(MeasureDefinition measure, ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        Set<String> datasets = measure.datasets();
        List<BatchQuality> batches = edition.quality().batches().stream()
                .filter(batch -> datasets.contains(batch.dataset()))
                .toList();
        String title = batches.isEmpty()
                ? words.say("quality.behind.title.none", "measure", words.label(measure))
                : words.say(
                        "quality.behind.title",
                        "measure",
                        words.label(measure),
                        "n",
                        words.formats().count(batches.size()));
        boolean synthetic = batches.stream()
                .anyMatch(batch ->
                        findSource(batch).map(SourceDefinition::synthetic).orElse(false));
        return new PageView(
                path(measure.id()),
                List.of(
                        edition.home(),
                        edition.link("/quality", "quality.crumb"),
                        new Link("/measures/" + measure.id(), words.label(measure))),
                title,
                sum(batches),
                List.of(),
                List.of(List.of(files(measure, batches))),
                List.of(),
                synthetic);
    }

    private String sum(List<BatchQuality> batches) {
        return words.say(
                "quality.rows",
                "read",
                words.formats()
                        .count(batches.stream().mapToLong(BatchQuality::read).sum()),
                "accepted",
                words.formats()
                        .count(batches.stream()
                                .mapToLong(BatchQuality::accepted)
                                .sum()),
                "quarantined",
                words.formats()
                        .count(batches.stream()
                                .mapToLong(BatchQuality::quarantined)
                                .sum()),
                "duplicates",
                words.formats()
                        .count(batches.stream()
                                .mapToLong(BatchQuality::duplicates)
                                .sum()));
    }

    private Panel files(MeasureDefinition measure, List<BatchQuality> batches) {
        boolean several = batches.stream().map(BatchQuality::dataset).distinct().count() > 1;
        var columns = new ArrayList<Column>();
        columns.add(new Column("batch", words.say("column.batch"), false));
        columns.add(new Column("file", words.say("column.file"), false));
        columns.add(new Column("months", words.say("column.months"), false));
        for (String count : COUNTS) {
            columns.add(new Column(count, words.say("column." + count), true));
        }
        if (several) {
            columns.add(new Column("dataset", words.say("column.dataset"), false));
        }
        columns.add(new Column("source", words.say("column.source"), false));
        columns.add(new Column("loaded", words.say("column.loaded"), false));
        columns.add(new Column("sha256", words.say("quality.sha256"), false));
        String datasets = words.formats()
                .list(measure.datasets().stream()
                        .map(dataset -> words.inSentence(words.dataset(dataset)))
                        .toList());
        return Facts.panel(
                "files",
                words.say("quality.behind.scope", "datasets", datasets),
                words.say("quality.behind.files"),
                new QualityPanels(edition).count(batches, MOST_BATCHES) + " "
                        + words.say("quality.behind.more", "measure", measure.id()),
                columns,
                batches.stream()
                        .limit(MOST_BATCHES)
                        .map(batch -> row(batch, several))
                        .toList());
    }

    private Row row(BatchQuality batch, boolean several) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.say("quality.batch", "id", batch.id())));
        cells.add(Cell.code(batch.file()));
        cells.add(Cell.of(months(batch, words::shortPeriod)));
        for (long rows : List.of(
                batch.read(),
                batch.accepted(),
                batch.quarantined(),
                batch.duplicates(),
                batch.corrected(),
                batch.replaced())) {
            cells.add(Cell.of(words.formats().count(rows), rows));
        }
        if (several) {
            cells.add(Cell.of(words.dataset(batch.dataset())));
        }
        cells.add(Cell.of(words.source(batch.source())));
        cells.add(Cell.of(words.formats().date(words.day(batch.loadedAt()))));
        cells.add(Cell.code(batch.sha256(), LETTERS_OF_A_HASH));
        return new Row(cells, Optional.of("/quality/batches/" + batch.id()));
    }

    /** From the first month of a batch's rows to the last. */
    static String months(BatchQuality batch, Function<Period, String> written) {
        return batch.first()
                .map(first -> written.apply(first)
                        + batch.last()
                                .filter(last -> !last.equals(first))
                                .map(last -> " \u2013 " + written.apply(last))
                                .orElse(""))
                .orElse("\u2013");
    }

    private Optional<SourceDefinition> findSource(BatchQuality batch) {
        return Optional.ofNullable(words.definitions().sources().get(batch.source()));
    }
}
