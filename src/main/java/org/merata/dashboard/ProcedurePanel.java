package org.merata.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.dashboard.TilePanels.Frame;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.QuestionRefused;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Service;
import org.merata.model.Service.Procedure;
import org.merata.model.TimeRange;

/**
 * What a service asked of its applicants since when, beside how long it took and how much was right the first time while it did: whole
 * months with data, as many as each procedure has. Side by side, without saying that one made the other.
 */
final class ProcedurePanel {
    static final String PANEL = "procedures";
    private static final List<String> BESIDE =
            List.of("processing_time_median", "first_time_right", "satisfaction_index");

    private final Edition edition;
    private final Wording words;
    private final Frame frame;
    private final List<MeasureDefinition> measures;

    ProcedurePanel(Edition edition, Frame frame) {
        this.edition = edition;
        this.words = edition.words();
        this.frame = frame;
        this.measures = BESIDE.stream()
                .flatMap(id -> words.definitions().findMeasure(id).stream())
                .filter(edition.numbers()::hasData)
                .filter(measure ->
                        measure.dimensions().containsAll(frame.where().keySet()))
                .toList();
    }

    /** Empty where fewer than two procedures are known, or nothing to hold them beside. */
    Optional<Panel> of(Service service) {
        List<Procedure> procedures = service.procedures();
        if (procedures.size() < 2 || measures.isEmpty()) {
            return Optional.empty();
        }
        var answers = new ArrayList<Answer>();
        var rows = new ArrayList<Row>();
        for (int i = procedures.size() - 1; i >= 0; i--) {
            Optional<LocalDate> next = i + 1 < procedures.size()
                    ? Optional.of(procedures.get(i + 1).from())
                    : Optional.empty();
            rows.add(row(procedures.get(i), next, answers));
        }
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        Procedure now = procedures.get(procedures.size() - 1);
        Procedure before = procedures.get(procedures.size() - 2);
        String title = words.say(
                simpler(now, before) ? "procedures.title.simpler" : "procedures.title",
                "date",
                words.formats().date(now.from()));
        var figures =
                answers.stream().flatMap(answer -> answer.figures().stream()).toList();
        return Optional.of(new Panel(
                PANEL,
                title,
                Scope.line(words, Optional.empty(), measures, answers.get(0).question(), Optional.empty()),
                summary(service, now, before),
                Optional.empty(),
                Optional.empty(),
                new TableSpec(words.say("procedures.table"), columns(), rows),
                edition.furniture().statuses(figures, answers, measures),
                edition.furniture().source(answers),
                edition.furniture().definitions(measures),
                Optional.of(words.say("procedures.note")),
                answers));
    }

    private static boolean simpler(Procedure now, Procedure before) {
        int[] differences = {
            difference(now.steps(), before.steps()),
            difference(now.documents(), before.documents()),
            difference(now.visits(), before.visits())
        };
        return Stream.of(differences[0], differences[1], differences[2]).allMatch(one -> one <= 0)
                && differences[0] + differences[1] + differences[2] < 0;
    }

    private static int difference(OptionalInt now, OptionalInt before) {
        return now.isPresent() && before.isPresent() ? now.getAsInt() - before.getAsInt() : 0;
    }

    private String summary(Service service, Procedure now, Procedure before) {
        return words.say(
                "procedures.summary",
                "service",
                words.in(service.name()),
                "date",
                words.formats().date(now.from()),
                "steps",
                text(now.steps()),
                "documents",
                text(now.documents()),
                "visits",
                text(now.visits()),
                "steps_before",
                text(before.steps()),
                "documents_before",
                text(before.documents()),
                "visits_before",
                text(before.visits()));
    }

    private String text(OptionalInt value) {
        return value.isPresent() ? words.formats().count(value.getAsInt()) : "\u2013";
    }

    private List<Column> columns() {
        var columns = new ArrayList<Column>(List.of(
                new Column("valid_from", words.say("procedures.from"), false),
                new Column("steps", words.say("service.steps"), true),
                new Column("documents", words.say("service.documents"), true),
                new Column("visits", words.say("service.visits"), true),
                new Column("months", words.say("procedures.months"), false)));
        measures.forEach(measure -> columns.add(new Column(measure.id(), words.label(measure), true)));
        return columns;
    }

    private Row row(Procedure procedure, Optional<LocalDate> next, List<Answer> answers) {
        Optional<TimeRange> months = months(procedure.from(), next);
        var cells = new ArrayList<Cell>(List.of(
                Cell.of(words.formats().date(procedure.from())),
                cell(procedure.steps()),
                cell(procedure.documents()),
                cell(procedure.visits()),
                Cell.of(months.map(words::periods).orElse("\u2013"))));
        for (MeasureDefinition measure : measures) {
            Optional<Figure> figure = months.flatMap(time -> ask(measure, time, answers));
            cells.add(figure.map(found -> cell(measure, found)).orElse(Cell.of("\u2013")));
        }
        return new Row(cells, Optional.empty());
    }

    /** With its interval, as the two are there to be held against one another. */
    private Cell cell(MeasureDefinition measure, Figure figure) {
        String text = words.marked(measure, figure)
                + figure.interval()
                        .filter(interval -> figure.value().isPresent())
                        .map(interval -> " (" + words.interval(measure, interval) + ")")
                        .orElse("");
        return new Cell(text, figure.value(), figure.status(), ChartSpec.Signal.NONE);
    }

    private Cell cell(OptionalInt value) {
        return value.isPresent() ? Cell.of(text(value), value.getAsInt()) : Cell.of(text(value));
    }

    private Optional<Figure> ask(MeasureDefinition measure, TimeRange time, List<Answer> answers) {
        try {
            Answer answer = edition.numbers()
                    .ask(Question.of(measure.id()).where(frame.where()).during(time));
            answers.add(answer);
            return answer.figures().stream().findFirst();
        } catch (QuestionRefused notInMonths) {
            return Optional.empty();
        }
    }

    /** The whole months a procedure held for which there are data. */
    private Optional<TimeRange> months(LocalDate from, Optional<LocalDate> next) {
        TimeRange known = edition.numbers().extent(measures).orElseThrow();
        Period first = Period.of(Grain.MONTH, from.getDayOfMonth() == 1 ? from : from.plusMonths(1));
        Period start = first.start().isBefore(known.start()) ? Period.of(Grain.MONTH, known.start()) : first;
        LocalDate until = next.filter(day -> day.isBefore(known.endExclusive())).orElse(known.endExclusive());
        Period end = Period.of(Grain.MONTH, until).plus(-1);
        return start.compareTo(end) > 0 ? Optional.empty() : Optional.of(new TimeRange(start, end));
    }
}
