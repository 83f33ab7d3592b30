package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.Quality.BatchQuality;
import org.merata.dashboard.Quality.RuleQuality;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.QualityRule;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Period;
import org.merata.model.Severity;
import org.merata.model.Status;

/**
 * Panels about the data themselves. Counts by agency and month come through the gate as every number does, so a small one is withheld
 * here too; counts of faulty rows are told by source, never by agency.
 */
final class QualityPanels {
    private static final int MONTHS_SHOWN = 12;

    private final Edition edition;
    private final Wording words;

    QualityPanels(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** Which agency has records of which of the last months. */
    Optional<Panel> completeness() {
        return edition.findVolume(Set.of("agency"))
                .flatMap(measure -> edition.askMonths(measure, "agency", MONTHS_SHOWN)
                        .map(answer -> completeness(measure, answer)));
    }

    private Panel completeness(MeasureDefinition measure, Answer answer) {
        List<Period> months = answer.figures().stream()
                .flatMap(figure -> figure.period().stream())
                .distinct()
                .sorted()
                .toList();
        var byAgency = new TreeMap<String, Map<Period, Figure>>();
        for (Figure figure : answer.figures()) {
            String agency = figure.codes().getOrDefault("agency", "");
            if (!agency.equals(Wording.NOT_STATED) && figure.period().isPresent()) {
                byAgency.computeIfAbsent(agency, code -> new LinkedHashMap<>())
                        .put(figure.period().get(), figure);
            }
        }
        var columns = new ArrayList<Column>(List.of(new Column("agency", words.say("column.agency"), false)));
        months.forEach(month -> columns.add(new Column(month.code(), words.shortPeriod(month), false)));
        var rows = new ArrayList<Row>();
        long gaps = 0;
        for (Map.Entry<String, Map<Period, Figure>> agency : byAgency.entrySet()) {
            var cells = new ArrayList<Cell>(List.of(Cell.of(words.name("agency", agency.getKey()))));
            long missing = 0;
            for (Period month : months) {
                boolean there = isThere(Optional.ofNullable(agency.getValue().get(month)));
                missing += there ? 0 : 1;
                cells.add(sent(there));
            }
            if (missing < months.size()) {
                gaps += missing;
                rows.add(new Row(cells, Optional.of("/agencies/" + agency.getKey())));
            }
        }
        String title = gaps == 0
                ? words.say("quality.complete.title.none")
                : words.say("quality.complete.title", "n", words.formats().count(gaps));
        return Facts.panel(
                "completeness",
                words.label(measure),
                title,
                words.say("quality.complete.summary", "n", words.formats().count(rows.size())),
                columns,
                rows);
    }

    /** A number that is withheld is there all the same. */
    static boolean isThere(Optional<Figure> figure) {
        return figure.map(found -> found.status() == Status.SUPPRESSED
                        || found.value().isPresent() && found.value().getAsDouble() != 0)
                .orElse(false);
    }

    private Cell sent(boolean there) {
        return new Cell(
                there ? "\u25CF " + words.say("quality.sent") : "\u25CB " + words.say("quality.nothing"),
                OptionalDouble.empty(),
                there ? Status.OBSERVED : Status.NOT_PROVIDED,
                Signal.NONE);
    }

    /** The services of the catalogue that no record names. */
    Optional<Panel> services() {
        return edition.findVolume(Set.of("service")).flatMap(measure -> {
            Answer answer;
            try {
                answer = edition.numbers().ask(Question.of(measure.id()).by(Breakdown.of("service")));
            } catch (QuestionRefused notPublished) {
                return Optional.empty();
            }
            var there = answer.figures().stream()
                    .filter(figure -> isThere(Optional.of(figure)))
                    .map(figure -> figure.codes().get("service"))
                    .toList();
            List<Row> rows = words.reference().listServices().stream()
                    .map(service -> new Row(
                            List.of(
                                    Cell.of(words.name("service", service.code())),
                                    sent(there.contains(service.code()))),
                            Optional.of("/services/" + service.code())))
                    .toList();
            long with = words.reference().listServices().stream()
                    .filter(service -> there.contains(service.code()))
                    .count();
            return Optional.of(Facts.panel(
                    "services",
                    words.label(measure),
                    words.say(
                            "quality.services.title",
                            "n",
                            words.formats().count(with),
                            "all",
                            words.formats().count(rows.size())),
                    words.say("quality.services.summary"),
                    List.of(
                            new Column("service", words.say("column.service"), false),
                            new Column("status", words.say("column.status"), false)),
                    rows));
        });
    }

    /** What each rule of quality found in all records. */
    Optional<Panel> rules() {
        var rows = new ArrayList<Row>();
        long broken = 0;
        for (RuleQuality result : edition.quality().rules()) {
            QualityRule rule = words.definitions().rules().get(result.rule());
            if (rule != null) {
                boolean told = result.broken() > 0 && rule.warn().isExceeded(result.tested(), result.broken());
                broken += told ? 1 : 0;
                rows.add(new Row(
                        List.of(
                                Cell.of(words.in(rule.label())),
                                Cell.of(words.in(words.definitions()
                                        .getContract(rule.dataset())
                                        .label())),
                                verdict(rule, result, told),
                                Cell.of(words.formats().count(result.tested()), result.tested()),
                                Cell.of(words.formats().count(result.broken()), result.broken()),
                                Cell.of(words.in(told ? rule.recommendation() : rule.explanation()))),
                        Optional.empty()));
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Facts.panel(
                "rules",
                words.say("quality.scope"),
                broken == 0
                        ? words.say("quality.rules.title.none")
                        : words.say("quality.rules.title", "n", words.formats().count(broken)),
                words.say("quality.rules.summary", "n", words.formats().count(rows.size())),
                List.of(
                        new Column("rule", words.say("column.rule"), false),
                        new Column("dataset", words.say("column.dataset"), false),
                        new Column("status", words.say("column.status"), false),
                        new Column("tested", words.say("column.tested"), true),
                        new Column("broken", words.say("column.broken"), true),
                        new Column("advice", words.say("column.advice"), false)),
                rows));
    }

    private Cell verdict(QualityRule rule, RuleQuality result, boolean told) {
        if (result.tested() == 0) {
            return new Cell(
                    "\u25CB " + words.say("quality.rule.untested"),
                    OptionalDouble.empty(),
                    Status.NOT_APPLICABLE,
                    Signal.NONE);
        }
        String word = !told
                ? "\u25CF " + words.say(result.broken() == 0 ? "quality.rule.kept" : "quality.rule.within")
                : rule.severity() == Severity.ERROR
                        ? "\u25C6 " + words.say("quality.rule.error")
                        : "\u25B2 " + words.say("quality.rule.warning");
        return new Cell(word, OptionalDouble.empty(), Status.OBSERVED, told ? Signal.WORSE : Signal.NONE);
    }

    /** Loads as rows of a table, each leading to its page. */
    Panel batches(String scope, List<BatchQuality> batches, int most) {
        List<Row> rows = batches.stream().limit(most).map(this::row).toList();
        return Facts.panel(
                "batches",
                scope,
                words.say("quality.batches"),
                count(batches, most),
                List.of(
                        new Column("batch", words.say("column.batch"), false),
                        new Column("file", words.say("column.file"), false),
                        new Column("loaded", words.say("column.loaded"), false),
                        new Column("read", words.say("column.read"), true),
                        new Column("accepted", words.say("column.accepted"), true),
                        new Column("quarantined", words.say("column.quarantined"), true),
                        new Column("duplicates", words.say("column.duplicates"), true)),
                rows);
    }

    /** How many there are, and how many of them are shown. */
    String count(List<BatchQuality> batches, int most) {
        return batches.size() > most
                ? words.say(
                        "quality.batches.latest",
                        "n",
                        words.formats().count(most),
                        "all",
                        words.formats().count(batches.size()))
                : words.say("quality.batches.all", "n", words.formats().count(batches.size()));
    }

    private Row row(BatchQuality batch) {
        return new Row(
                List.of(
                        Cell.of(words.say("quality.batch", "id", batch.id())),
                        Cell.code(batch.file()),
                        Cell.of(words.formats()
                                .moment(
                                        batch.loadedAt(),
                                        words.definitions().country().zone())),
                        count(batch.read()),
                        count(batch.accepted()),
                        count(batch.quarantined()),
                        count(batch.duplicates())),
                Optional.of("/quality/batches/" + batch.id()));
    }

    private Cell count(long rows) {
        return Cell.of(words.formats().count(rows), rows);
    }

    /** Why rows were quarantined, with what to do. */
    Panel reasons(String scope, List<Quality.Reason> reasons) {
        return Facts.panel(
                "reasons",
                scope,
                words.say("quality.reasons"),
                reasons.isEmpty()
                        ? words.say("quality.reasons.none")
                        : words.say(
                                "quality.reasons.summary", "n", words.formats().count(reasons.size())),
                List.of(
                        new Column("reason", words.say("column.reason"), false),
                        new Column("rows", words.say("column.rows"), true),
                        new Column("advice", words.say("column.advice"), false)),
                reasons.stream()
                        .map(reason -> new Row(
                                List.of(
                                        Cell.of(words.in(reason.title())),
                                        count(reason.rows()),
                                        Cell.of(words.in(reason.advice()))),
                                Optional.empty()))
                        .toList());
    }
}
