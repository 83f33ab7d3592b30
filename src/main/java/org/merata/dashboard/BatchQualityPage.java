package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.Quality.BatchQuality;
import org.merata.dashboard.Quality.Retry;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.SourceDefinition;

/** Where the rows of one load come from: the file, its bytes, how it was read, and what became of every row. */
final class BatchQualityPage {
    private final Edition edition;
    private final Wording words;

    BatchQualityPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(BatchQuality batch, ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        Optional<SourceDefinition> source =
                Optional.ofNullable(words.definitions().sources().get(batch.source()));
        var crumbs = new ArrayList<Link>(List.of(edition.home(), edition.link("/quality", "quality.crumb")));
        source.ifPresent(found -> crumbs.add(new Link("/quality/" + found.id(), words.in(found.label()))));
        String sum = words.say(
                "quality.rows",
                "read",
                words.formats().count(batch.read()),
                "accepted",
                words.formats().count(batch.accepted()),
                "quarantined",
                words.formats().count(batch.quarantined()),
                "duplicates",
                words.formats().count(batch.duplicates()));
        var panels = new ArrayList<List<Panel>>();
        String scope = words.say("quality.batch.scope", "id", batch.id());
        panels.add(List.of(lineage(scope, batch, source, sum)));
        panels.add(List.of(new QualityPanels(edition).reasons(scope, batch.reasons())));
        if (!batch.retries().isEmpty()) {
            panels.add(List.of(retries(scope, batch.retries())));
        }
        new FileEventPanels(edition, scope)
                .replacements(edition.quality().replacements().stream()
                        .filter(one ->
                                one.batch().equals(batch.id()) || one.replaced().equals(batch.id()))
                        .toList())
                .ifPresent(panel -> panels.add(List.of(panel)));
        return new PageView(
                "/quality/batches/" + batch.id(),
                crumbs,
                words.say("quality.batch.title", "id", batch.id(), "file", batch.file()),
                sum,
                List.of(),
                panels,
                List.of(),
                source.map(SourceDefinition::synthetic).orElse(false));
    }

    private Panel lineage(String scope, BatchQuality batch, Optional<SourceDefinition> source, String sum) {
        var rows = new ArrayList<Row>();
        add(rows, "column.source", words.source(batch.source()));
        source.ifPresent(
                found -> add(rows, "about.publisher", words.in(found.publisher().name())));
        add(rows, "column.dataset", words.dataset(batch.dataset()));
        addCode(rows, "column.file", batch.file());
        addCode(rows, "quality.hash", batch.sha256());
        add(rows, "column.loaded", moment(batch.loadedAt()));
        add(rows, "quality.months", MeasureQualityPage.months(batch, words::period));
        add(
                rows,
                "quality.read_path",
                batch.readPath().equals("row")
                        ? words.say("quality.read.row", "reason", batch.readReason())
                        : words.say("quality.read.set"));
        add(rows, "column.read", words.formats().count(batch.read()));
        add(rows, "column.accepted", words.formats().count(batch.accepted()));
        add(rows, "column.quarantined", words.formats().count(batch.quarantined()));
        add(rows, "column.duplicates", words.formats().count(batch.duplicates()));
        add(rows, "quality.differing", words.formats().count(batch.differing()));
        if (batch.corrected() > 0) {
            add(rows, "quality.corrected", words.formats().count(batch.corrected()));
        }
        if (batch.replaced() > 0) {
            add(rows, "quality.replaced", words.formats().count(batch.replaced()));
        }
        return Facts.panel(
                "lineage",
                scope,
                words.say("quality.lineage"),
                sum,
                List.of(
                        new Column("fact", words.say("column.fact"), false),
                        new Column("value", words.say("column.value"), false)),
                rows);
    }

    private void add(List<Row> rows, String phrase, String value) {
        rows.add(new Row(List.of(Cell.of(words.say(phrase)), Cell.of(value)), Optional.empty()));
    }

    private void addCode(List<Row> rows, String phrase, String code) {
        rows.add(new Row(List.of(Cell.of(words.say(phrase)), Cell.code(code)), Optional.empty()));
    }

    private String moment(java.time.Instant at) {
        return words.formats().moment(at, words.definitions().country().zone());
    }

    private Panel retries(String scope, List<Retry> retries) {
        return Facts.panel(
                "retries",
                scope,
                words.say("quality.retries"),
                words.say("quality.retries.summary", "n", words.formats().count(retries.size())),
                List.of(
                        new Column("when", words.say("column.when"), false),
                        new Column("accepted", words.say("column.accepted"), true),
                        new Column("duplicates", words.say("column.duplicates"), true),
                        new Column("left", words.say("column.left"), true)),
                retries.stream()
                        .map(retry -> new Row(
                                List.of(
                                        Cell.of(moment(retry.at())),
                                        Cell.of(words.formats().count(retry.accepted()), retry.accepted()),
                                        Cell.of(words.formats().count(retry.duplicates()), retry.duplicates()),
                                        Cell.of(words.formats().count(retry.left()), retry.left())),
                                Optional.empty()))
                        .toList());
    }
}
