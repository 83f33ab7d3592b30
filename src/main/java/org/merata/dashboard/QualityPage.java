package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Quality.Reason;
import org.merata.dashboard.Quality.SourceQuality;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.SourceDefinition;

/** How the data came in: what each source sent, what of it was accepted, and what is wrong with the rest. */
final class QualityPage {
    private static final int BATCHES_SHOWN = 20;

    private final Edition edition;
    private final Wording words;
    private final Freshness freshness;

    QualityPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.freshness = edition.furniture().freshness();
    }

    PageView of(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        List<SourceQuality> loaded = edition.quality().sources();
        long read = loaded.stream().mapToLong(SourceQuality::read).sum();
        long accepted = loaded.stream().mapToLong(SourceQuality::accepted).sum();
        long quarantined = loaded.stream().mapToLong(SourceQuality::quarantined).sum();
        long duplicates = loaded.stream().mapToLong(SourceQuality::duplicates).sum();
        String rows = words.say(
                "quality.rows",
                "read",
                words.formats().count(read),
                "accepted",
                words.formats().count(accepted),
                "quarantined",
                words.formats().count(quarantined),
                "duplicates",
                words.formats().count(duplicates));
        String title = read == 0
                ? words.say("quality.title.none")
                : words.say("quality.title", "share", words.formats().share((double) accepted / read, 1));
        var panels = new ArrayList<List<Panel>>();
        panels.add(List.of(sources(rows, sum(read, accepted, quarantined, duplicates))));
        new ReconciliationPanel(words)
                .of(edition.quality().reconciliations())
                .ifPresent(panel -> panels.add(List.of(panel)));
        var more = new QualityPanels(edition);
        more.completeness().ifPresent(panel -> panels.add(List.of(panel)));
        more.rules().ifPresent(panel -> panels.add(List.of(panel)));
        panels.add(List.of(reasons()));
        var outliers = new OutlierPanels(edition);
        outliers.ofOne().ifPresent(panel -> panels.add(List.of(panel)));
        outliers.ofPairs().ifPresent(panel -> panels.add(List.of(panel)));
        more.services().ifPresent(panel -> panels.add(List.of(panel)));
        if (!edition.quality().batches().isEmpty()) {
            panels.add(List.of(
                    more.batches(words.say("quality.scope"), edition.quality().batches(), BATCHES_SHOWN)));
        }
        var events = new FileEventPanels(edition, words.say("quality.events.scope"));
        panels.add(List.of(events.refusals(edition.quality().refusals())));
        panels.add(List.of(events.withdrawals(edition.quality().withdrawals())));
        events.replacements(edition.quality().replacements()).ifPresent(panel -> panels.add(List.of(panel)));
        boolean synthetic = loaded.stream()
                .anyMatch(source -> Optional.ofNullable(
                                words.definitions().sources().get(source.source()))
                        .map(SourceDefinition::synthetic)
                        .orElse(false));
        return new PageView("/quality", List.of(edition.home()), title, rows, List.of(), panels, List.of(), synthetic);
    }

    private Panel sources(String summary, Row sum) {
        List<Column> columns = List.of(
                new Column("source", words.say("column.source"), false),
                new Column("publisher", words.say("about.publisher"), false),
                new Column("status", words.say("column.status"), false),
                new Column("last_period", words.say("column.last_period"), true),
                new Column("cadence", words.say("column.cadence"), false),
                new Column("next_due", words.say("column.next_due"), true),
                new Column("read", words.say("column.read"), true),
                new Column("accepted", words.say("column.accepted"), true),
                new Column("quarantined", words.say("column.quarantined"), true),
                new Column("duplicates", words.say("column.duplicates"), true));
        var rows = new ArrayList<Row>();
        freshness.sources().forEach(source -> rows.add(row(source)));
        rows.add(sum);
        return Facts.panel("sources", words.say("quality.scope"), words.say("quality.sources"), summary, columns, rows);
    }

    /** All sources together: what was read adds up to what became of it. */
    private Row sum(long read, long accepted, long quarantined, long duplicates) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.say("quality.sum")));
        for (int i = 0; i < 5; i++) {
            cells.add(Cell.of(""));
        }
        List.of(read, accepted, quarantined, duplicates)
                .forEach(rows -> cells.add(Cell.of(words.formats().count(rows), rows)));
        return new Row(cells, Optional.empty());
    }

    private Row row(Freshness.Source source) {
        SourceDefinition definition = source.definition();
        Optional<SourceQuality> quality = source.quality();
        return new Row(
                List.of(
                        Cell.of(words.in(definition.label())
                                + (definition.synthetic() ? " (" + words.say("source.synthetic") + ")" : "")),
                        Cell.of(words.in(definition.publisher().name())),
                        new FreshnessPanel(edition.furniture()).status(source),
                        Cell.of(source.lastPeriod().map(words::period).orElse("\u2013")),
                        Cell.of(definition
                                .cadence()
                                .map(cadence -> words.say(
                                        "cadence",
                                        "grain",
                                        words.inSentence(words.say(
                                                "grain." + cadence.grain().id())),
                                        "days",
                                        words.formats().count(cadence.graceDays())))
                                .orElse(words.say("fresh.no_promise"))),
                        Cell.of(source.nextDue()
                                .map(day -> words.formats().date(day))
                                .orElse("\u2013")),
                        count(quality.map(SourceQuality::read)),
                        count(quality.map(SourceQuality::accepted)),
                        count(quality.map(SourceQuality::quarantined)),
                        count(quality.map(SourceQuality::duplicates))),
                Optional.of("/quality/" + definition.id()));
    }

    private Cell count(Optional<Long> rows) {
        return rows.map(n -> Cell.of(words.formats().count(n), n)).orElse(Cell.of("\u2013"));
    }

    private Panel reasons() {
        record Found(String source, Reason reason) {}
        var found = new ArrayList<Found>();
        for (Freshness.Source source : freshness.sources()) {
            source.quality()
                    .ifPresent(quality -> quality.reasons()
                            .forEach(reason -> found.add(
                                    new Found(words.in(source.definition().label()), reason))));
        }
        found.sort(Comparator.comparingLong((Found one) -> one.reason().rows())
                .reversed()
                .thenComparing(Found::source)
                .thenComparing(one -> one.reason().code()));
        List<Row> rows = found.stream()
                .map(one -> new Row(
                        List.of(
                                Cell.of(one.source()),
                                Cell.of(words.in(one.reason().title())),
                                Cell.of(
                                        words.formats().count(one.reason().rows()),
                                        one.reason().rows()),
                                Cell.of(words.in(one.reason().advice()))),
                        Optional.empty()))
                .toList();
        return Facts.panel(
                "reasons",
                words.say("quality.scope"),
                words.say("quality.reasons"),
                rows.isEmpty()
                        ? words.say("quality.reasons.none")
                        : words.say(
                                "quality.reasons.summary", "n", words.formats().count(rows.size())),
                List.of(
                        new Column("source", words.say("column.source"), false),
                        new Column("reason", words.say("column.reason"), false),
                        new Column("rows", words.say("column.rows"), true),
                        new Column("advice", words.say("column.advice"), false)),
                rows);
    }
}
