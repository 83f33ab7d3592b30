package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.analysis.Outliers;
import org.merata.analysis.Outliers.Point;
import org.merata.dashboard.Quality.BatchQuality;
import org.merata.dashboard.Quality.SourceQuality;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.SourceDefinition;

/** How one source came in: every file it sent, what was wrong with it, and whether a file is unlike those before. */
final class SourceQualityPage {
    private static final int MOST_BATCHES = 200;

    private final Edition edition;
    private final Wording words;

    SourceQualityPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(SourceDefinition source, ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        var panels = new QualityPanels(edition);
        Optional<SourceQuality> quality = edition.quality().find(source.id());
        List<BatchQuality> batches = edition.quality().listBatches(source.id());
        String scope = words.say("quality.source.scope", "source", words.in(source.label()));
        var rows = new ArrayList<List<Panel>>();
        rows.add(List.of(panels.batches(scope, batches, MOST_BATCHES)));
        rows.add(List.of(
                panels.reasons(scope, quality.map(SourceQuality::reasons).orElse(List.of()))));
        rows.add(List.of(unlike(scope, batches)));
        var events =
                new FileEventPanels(edition, words.say("quality.source.events", "source", words.in(source.label())));
        rows.add(List.of(events.refusals(edition.quality().refusals().stream()
                .filter(refusal -> refusal.source().equals(source.id()))
                .toList())));
        rows.add(List.of(events.withdrawals(edition.quality().withdrawals().stream()
                .filter(withdrawal -> withdrawal.source().equals(source.id()))
                .toList())));
        return new PageView(
                "/quality/" + source.id(),
                List.of(edition.home(), edition.link("/quality", "quality.crumb")),
                words.in(source.label()),
                quality.map(this::sum).orElse(words.say("quality.source.nothing")),
                List.of(),
                rows,
                List.of(),
                source.synthetic());
    }

    private String sum(SourceQuality quality) {
        return words.say(
                "quality.rows",
                "read",
                words.formats().count(quality.read()),
                "accepted",
                words.formats().count(quality.accepted()),
                "quarantined",
                words.formats().count(quality.quarantined()),
                "duplicates",
                words.formats().count(quality.duplicates()));
    }

    /** What of a file is held against the files before it. */
    private record Aspect(String id, java.util.function.ToDoubleFunction<BatchQuality> of) {}

    private Panel unlike(String scope, List<BatchQuality> batches) {
        List<Aspect> aspects = List.of(
                new Aspect("rows", BatchQuality::read),
                new Aspect("quarantined", batch -> share(batch.quarantined(), batch)),
                new Aspect("duplicates", batch -> share(batch.duplicates(), batch)));
        var rows = new ArrayList<Row>();
        for (Aspect aspect : aspects) {
            for (int i = 0; i < batches.size(); i++) {
                BatchQuality batch = batches.get(i);
                double[] before = batches.subList(i + 1, batches.size()).stream()
                        .mapToDouble(aspect.of())
                        .toArray();
                var point = new Point<>(batch, aspect.of().applyAsDouble(batch));
                Outliers.find(
                                List.of(point),
                                before,
                                Outliers.Method.MODIFIED_Z_SCORE,
                                Outliers.Method.MODIFIED_Z_SCORE.threshold())
                        .forEach(outlier -> rows.add(new Row(
                                List.of(
                                        Cell.of(words.say("quality.batch", "id", batch.id())),
                                        Cell.of(words.say("quality.aspect." + aspect.id())),
                                        number(aspect, outlier.value()),
                                        number(aspect, outlier.centre()),
                                        Cell.of(words.formats().number(outlier.score(), 1), outlier.score())),
                                Optional.of("/quality/batches/" + batch.id()))));
            }
        }
        return Facts.panel(
                "unlike",
                scope,
                rows.isEmpty()
                        ? words.say("quality.unlike.title.none")
                        : words.say("quality.unlike.title", "n", words.formats().count(rows.size())),
                words.say("quality.unlike.summary"),
                List.of(
                        new Column("batch", words.say("column.batch"), false),
                        new Column("what", words.say("column.what"), false),
                        new Column("value", words.say("column.value"), true),
                        new Column("usual", words.say("column.usual"), true),
                        new Column("score", words.say("column.score"), true)),
                rows);
    }

    private static double share(long rows, BatchQuality batch) {
        return batch.read() == 0 ? 0 : (double) rows / batch.read();
    }

    private Cell number(Aspect aspect, double value) {
        return aspect.id().equals("rows")
                ? Cell.of(words.formats().count(Math.round(value)), value)
                : Cell.of(words.formats().share(value, 1), value);
    }
}
