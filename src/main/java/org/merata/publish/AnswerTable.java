package org.merata.publish;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.CellKey;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.model.Interval;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Text;
import org.merata.model.TimeRange;
import org.merata.model.Unit;
import org.merata.publish.Table.Column;
import org.merata.publish.Table.Type;

/**
 * Answers as one tidy table, a figure a row: measure, period, each dimension with its name, value, interval, n, status, unit, and whether it
 * is synthetic; where the definition of a measure changed, the day from which it is counted as the figure is. A figure without a value says why in its status; shares are 0..1, lengths of time seconds.
 */
public final class AnswerTable {
    private AnswerTable() {}

    /**
     * The figures of several answers below each other; a dimension that an answer does not have is empty.
     *
     * @param id what the table is called in file names
     * @param language of the names
     */
    public static Table of(String id, Text title, List<Answer> answers, Names names, Language language) {
        Set<String> dimensions = new LinkedHashSet<>();
        for (Answer answer : answers) {
            answer.question().by().stream().map(Question.Breakdown::dimension).forEach(dimensions::add);
        }
        boolean broken = answers.stream()
                .flatMap(answer -> answer.question().measures().stream())
                .anyMatch(measure -> !breaks(names, measure).isEmpty());
        var rows = new ArrayList<List<Object>>();
        for (Answer answer : answers) {
            for (Figure figure : answer.figures()) {
                List<Object> row = row(answer, figure, dimensions, names, language);
                if (broken) {
                    row.add(countedSince(figure, names));
                }
                rows.add(row);
            }
        }
        List<Column> columns = columns(dimensions);
        if (broken) {
            columns.add(column("counted_since", Type.TEXT));
        }
        return new Table(id, title, columns, rows);
    }

    /** What a dimension is called; empty where only its dataset says. */
    public static Optional<Text> findLabel(String dimension) {
        return Labels.find("column." + dimension);
    }

    private static List<Column> columns(Set<String> dimensions) {
        var columns = new ArrayList<Column>();
        columns.add(column("measure", Type.TEXT));
        columns.add(column("period", Type.TEXT));
        for (String dimension : dimensions) {
            Text label = Labels.find("column." + dimension).orElse(Text.same(dimension));
            columns.add(new Column(dimension, Type.TEXT, label));
            columns.add(new Column(dimension + "_name", Type.TEXT, label));
        }
        columns.add(column("value", Type.NUMBER));
        columns.add(column("lci_95", Type.NUMBER));
        columns.add(column("uci_95", Type.NUMBER));
        columns.add(column("n", Type.INTEGER));
        columns.add(column("status", Type.TEXT));
        columns.add(column("unit", Type.TEXT));
        columns.add(column("synthetic", Type.TEXT));
        return columns;
    }

    private static List<Object> row(
            Answer answer, Figure figure, Set<String> dimensions, Names names, Language language) {
        var row = new ArrayList<Object>();
        row.add(figure.measure());
        row.add(period(answer.question(), figure));
        for (String dimension : dimensions) {
            String code = figure.codes().get(dimension);
            row.add(code);
            row.add(
                    code == null
                            ? null
                            : names.find(dimension, code)
                                    .map(name -> name.in(language))
                                    .orElse(null));
        }
        row.add(figure.value().isPresent() ? figure.value().getAsDouble() : null);
        row.add(figure.interval().map(Interval::lower).orElse(null));
        row.add(figure.interval().map(Interval::upper).orElse(null));
        row.add(figure.n().isPresent() ? figure.n().getAsLong() : null);
        row.add(figure.status().id());
        row.add(names.definitions()
                .findMeasure(figure.measure())
                .map(MeasureDefinition::unit)
                .map(AnswerTable::id)
                .orElse(null));
        row.add(answer.origin().synthetic() ? Provenance.SYNTHETIC_NOTICE : null);
        return row;
    }

    private static List<DefinitionBreak> breaks(Names names, String measure) {
        return names.definitions()
                .findMeasure(measure)
                .map(MeasureDefinition::breaks)
                .orElse(List.of());
    }

    /** Figures of one measure with the same day are on one scale; null before its first break. */
    static String countedSince(Figure figure, Names names) {
        return breaks(names, figure.measure()).stream()
                .map(DefinitionBreak::from)
                .filter(from -> figure.period()
                        .filter(period -> !period.start().isBefore(from))
                        .isPresent())
                .max(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElse(null);
    }

    /** The figure's own period; for a total, the time asked about, where it was named. */
    static String period(Question question, Figure figure) {
        return figure.period()
                .map(Period::code)
                .or(() -> question.time().map(TimeRange::code))
                .orElse(null);
    }

    /** The unit's id in files: {@code share}, {@code per_thousand}. */
    static String id(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    /** What the answers have in common about where they come from. */
    public static Provenance provenance(List<Answer> answers, Names names) {
        Set<String> datasets = new LinkedHashSet<>();
        Set<Text> sources = new LinkedHashSet<>();
        for (Answer answer : answers) {
            datasets.addAll(answer.origin().datasets());
            for (String measure : answer.question().measures()) {
                names.definitions()
                        .findMeasure(measure)
                        .flatMap(MeasureDefinition::publisher)
                        .ifPresent(sources::add);
            }
        }
        Answer.Origin newest = answers.stream()
                .map(Answer::origin)
                .max(Comparator.comparing(Answer.Origin::publishedAt))
                .orElseThrow(() -> new IllegalArgumentException("no answer to say where it comes from"));
        Optional<Period> last = answers.stream()
                .flatMap(answer -> answer.origin().lastPeriod().stream())
                .max(Period::compareTo);
        return new Provenance(
                newest.version(),
                newest.publishedAt(),
                List.copyOf(datasets),
                answers.stream().anyMatch(answer -> answer.origin().synthetic()),
                last,
                sources.size() == 1 ? Optional.of(sources.iterator().next()) : Optional.empty(),
                notes(answers, names));
    }

    private static List<Text> notes(List<Answer> answers, Names names) {
        var notes = new ArrayList<Text>();
        answers.stream()
                .flatMap(answer -> answer.figures().stream())
                .map(Figure::status)
                .distinct()
                .sorted()
                .forEach(status -> notes.add(Labels.get("status." + status.id())));
        CellKey.widest(answers.stream().flatMap(answer -> answer.origin().noise().stream()))
                .ifPresent(noise -> notes.add(note(noise)));
        answers.stream()
                .flatMap(answer -> answer.question().measures().stream())
                .distinct()
                .flatMap(id -> names.definitions().findMeasure(id).stream())
                .forEach(measure -> measure.breaks().forEach(found -> notes.add(note(measure, found))));
        return notes;
    }

    static Text note(CellKey noise) {
        return Labels.get(
                "note.noise",
                "most",
                Integer.toString(noise.most()),
                "deviation",
                new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(noise.standardDeviation()));
    }

    static Text note(MeasureDefinition measure, DefinitionBreak found) {
        return Labels.get(
                "note.break",
                Map.of(
                        "from",
                        Text.same(found.from().toString()),
                        "measure",
                        measure.label(),
                        "change",
                        found.change(),
                        "source",
                        found.source()));
    }

    private static Column column(String id, Type type) {
        return new Column(id, type, Labels.get("column." + id));
    }
}
