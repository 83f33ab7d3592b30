package org.merata.dashboard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.dashboard.Quality.CellCorrection;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.CorrectionDefinition;
import org.merata.definition.SourceDefinition;

/** {@code /data/corrections}: every cell of a publisher's file that is read otherwise than it stands: what, why, who decided, how many rows. */
final class CorrectionsPage {
    static final String PATH = "/data/corrections";

    private final Edition edition;
    private final Wording words;

    CorrectionsPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        List<CorrectionDefinition> corrections = words.definitions().corrections().values().stream()
                .sorted(Comparator.comparing(CorrectionDefinition::decidedOn)
                        .reversed()
                        .thenComparing(CorrectionDefinition::id))
                .toList();
        Map<String, Long> rows = edition.quality().cellCorrections().stream()
                .collect(Collectors.groupingBy(
                        CellCorrection::correction, Collectors.summingLong(CellCorrection::rows)));
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        String summary = corrections.isEmpty()
                ? words.say("corrections.none")
                : words.say(
                        "corrections.summary",
                        "n",
                        words.formats().count(corrections.size()),
                        "rows",
                        words.formats().count(all));
        List<List<Panel>> panels = corrections.isEmpty() ? List.of() : List.of(List.of(log(corrections, rows)));
        return new PageView(
                PATH,
                List.of(edition.home(), edition.link("/data", "data.title")),
                words.say("corrections.title"),
                summary,
                List.of(),
                panels,
                List.of(),
                corrections.stream()
                        .map(correction -> words.definitions().sources().get(correction.source()))
                        .anyMatch(SourceDefinition::synthetic));
    }

    private Panel log(List<CorrectionDefinition> corrections, Map<String, Long> rows) {
        return Facts.panel(
                words,
                "corrections",
                words.say("corrections.log"),
                words.say("corrections.log.summary"),
                List.of(
                        new Column("decided", words.say("column.decided"), false),
                        new Column("source", words.say("column.source"), false),
                        new Column("what", words.say("column.wrong"), false),
                        new Column("change", words.say("column.change_made"), false),
                        new Column("why", words.say("column.how_known"), false),
                        new Column("by", words.say("column.by"), false),
                        new Column("rows", words.say("column.rows_changed"), true),
                        new Column("state", words.say("column.state"), false)),
                corrections.stream()
                        .map(correction -> row(correction, rows.getOrDefault(correction.id(), 0L)))
                        .toList());
    }

    private Row row(CorrectionDefinition correction, long rows) {
        return new Row(
                List.of(
                        Cell.of(words.formats().date(correction.decidedOn())),
                        Cell.of(words.source(correction.source())),
                        Cell.of(words.in(correction.what())),
                        Cell.of(change(correction)),
                        Cell.of(words.in(correction.why())),
                        Cell.of(words.in(correction.by())),
                        Cell.of(words.formats().count(rows), rows),
                        Cell.of(state(correction, rows))),
                Optional.empty(),
                Optional.of(correction.id()));
    }

    private String change(CorrectionDefinition correction) {
        return words.say(
                "corrections.change",
                "column",
                correction.column(),
                "from",
                correction.from(),
                "to",
                correction.to(),
                "where",
                correction.where().entrySet().stream()
                        .map(entry ->
                                words.say("corrections.where", "column", entry.getKey(), "cell", entry.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private String state(CorrectionDefinition correction, long rows) {
        return correction
                .closedOn()
                .map(day ->
                        words.say("corrections.closed", "date", words.formats().date(day)))
                .orElseGet(() -> words.say(rows > 0 ? "corrections.applied" : "corrections.waiting"));
    }
}
