package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.merata.analysis.Outliers;
import org.merata.analysis.Outliers.Outlier;
import org.merata.analysis.Outliers.Point;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.Quality.BatchQuality;
import org.merata.dashboard.Quality.RuleQuality;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.QualityRule;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Severity;
import org.merata.model.Status;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/**
 * Panels about the data themselves. Counts by agency and month come through the gate as every number does, so a small one is withheld
 * here too; counts of faulty rows are told by source, never by agency.
 */
final class QualityPanels {
    private static final int MONTHS_SHOWN = 12;
    private static final int BASELINE_MONTHS = 24;
    private static final int MONTHS_FLAGGED = 3;
    private static final int OUTLIERS_SHOWN = 20;

    private final Edition edition;
    private final Wording words;

    QualityPanels(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** The number of rows by month that the home counts itself, where agencies have it. */
    private Optional<MeasureDefinition> findVolume(String dimension) {
        return words.definitions().measures().values().stream()
                .filter(measure -> measure.formula() instanceof Formula.Total && measure.unit() == Unit.COUNT)
                .filter(measure -> measure.dimensions().contains(dimension))
                .filter(edition.numbers()::hasData)
                .findFirst();
    }

    private Optional<Answer> ask(MeasureDefinition measure, String dimension, int months) {
        Period last = edition.numbers().extent(measure).orElseThrow().last();
        Period end = Period.of(Grain.MONTH, last.endExclusive().minusDays(1));
        try {
            return Optional.of(edition.numbers()
                    .ask(Question.of(measure.id())
                            .by(Breakdown.of(dimension))
                            .during(new TimeRange(end.plus(1 - months), end))
                            .each(Grain.MONTH)));
        } catch (QuestionRefused notPublished) {
            return Optional.empty();
        }
    }

    /** Which agency has records of which of the last months. */
    Optional<Panel> completeness() {
        return findVolume("agency")
                .flatMap(measure -> ask(measure, "agency", MONTHS_SHOWN).map(answer -> completeness(measure, answer)));
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
    private static boolean isThere(Optional<Figure> figure) {
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
        return findVolume("service").flatMap(measure -> {
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

    /** Where and when a count lies. */
    private record Place(String dimension, String code, Period month) {}

    /** Monthly counts of an agency or a service far from its own past; flagged, not dropped. */
    Optional<Panel> outliers() {
        var found = new ArrayList<Outlier<Place>>();
        Optional<MeasureDefinition> measure = findVolume("agency");
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        for (String dimension : List.of("agency", "service")) {
            findVolume(dimension)
                    .flatMap(volume -> ask(volume, dimension, BASELINE_MONTHS + MONTHS_FLAGGED))
                    .ifPresent(answer -> found.addAll(outliers(dimension, answer)));
        }
        List<Outlier<Place>> ranked = Outliers.rank(found);
        List<Row> rows = ranked.stream().limit(OUTLIERS_SHOWN).map(this::row).toList();
        String title = ranked.isEmpty()
                ? words.say("quality.outliers.title.none")
                : words.say("quality.outliers.title", "n", words.formats().count(ranked.size()));
        return Optional.of(Facts.panel(
                "outliers",
                words.label(measure.get()),
                title,
                words.say("quality.outliers.summary"),
                List.of(
                        new Column("name", words.say("column.name"), false),
                        new Column("period", words.say("column.period"), false),
                        new Column("count", words.say("column.rows"), true),
                        new Column("usual", words.say("column.usual"), true),
                        new Column("score", words.say("column.score"), true)),
                rows));
    }

    private List<Outlier<Place>> outliers(String dimension, Answer answer) {
        var byCode = new TreeMap<String, List<Figure>>();
        answer.figures().stream()
                .filter(figure -> figure.value().isPresent() && figure.period().isPresent())
                .forEach(figure -> byCode.computeIfAbsent(figure.codes().get(dimension), code -> new ArrayList<>())
                        .add(figure));
        Period last = answer.figures().stream()
                .flatMap(figure -> figure.period().stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Period firstFlagged = last.plus(1 - MONTHS_FLAGGED);
        var found = new ArrayList<Outlier<Place>>();
        byCode.forEach((code, figures) -> {
            double[] baseline = figures.stream()
                    .filter(figure -> figure.period().get().compareTo(firstFlagged) < 0)
                    .mapToDouble(figure -> figure.value().getAsDouble())
                    .toArray();
            List<Point<Place>> points = figures.stream()
                    .filter(figure -> figure.period().get().compareTo(firstFlagged) >= 0)
                    .map(figure -> new Point<>(
                            new Place(dimension, code, figure.period().get()),
                            figure.value().getAsDouble()))
                    .toList();
            found.addAll(Outliers.find(
                    points, baseline, Outliers.Method.MODIFIED_Z_SCORE, Outliers.Method.MODIFIED_Z_SCORE.threshold()));
        });
        return found;
    }

    private Row row(Outlier<Place> outlier) {
        Place place = outlier.of();
        return new Row(
                List.of(
                        Cell.of(words.name(place.dimension(), place.code())),
                        Cell.of(words.period(place.month())),
                        Cell.of(words.formats().count(Math.round(outlier.value())), outlier.value()),
                        Cell.of(words.formats().count(Math.round(outlier.centre())), outlier.centre()),
                        Cell.of(words.formats().number(outlier.score(), 1), outlier.score())),
                Optional.of((place.dimension().equals("agency") ? "/agencies/" : "/services/") + place.code()));
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
                        Cell.of(batch.file()),
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
