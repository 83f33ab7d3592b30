package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.Estimate;
import org.merata.analysis.Result;
import org.merata.analysis.YearsToTarget;
import org.merata.analysis.YearsToTarget.Word;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/** When each region reaches the target at the pace of its last quarters, or that it does not at this pace. */
final class YearsPanel {
    private static final int MONTHS = 36;
    private static final double QUARTERS = 4;
    /** How many times as far as the furthest value the axis goes; intervals are cut there. */
    private static final double WIDEST = 2.5;

    private final Edition edition;
    private final GapFrame frame;
    private final Wording words;
    private final RegionalGap gap;
    private final MeasureDefinition measure;

    YearsPanel(Edition edition, GapFrame frame) {
        this.edition = edition;
        this.frame = frame;
        this.words = frame.words();
        this.gap = frame.gap();
        this.measure = gap.measure();
    }

    private record Line(String code, YearsToTarget found) {}

    /** Empty where no target holds, where there is no way that is better, or below the map's level, where quarters hold few cases. */
    Optional<Panel> of() {
        if (measure.direction() == Direction.NEUTRAL
                || Numbers.isPublished(measure)
                || !gap.level().equals(words.definitions().country().mapLevel())) {
            return Optional.empty();
        }
        TimeRange time =
                edition.numbers().window(measure, Optional.empty(), MONTHS).orElseThrow();
        List<Period> quarters = Breaks.sinceLast(measure, time.listPeriods(Grain.QUARTER));
        OptionalDouble target = edition.targets().value(measure.id(), gap.where(), time.last());
        if (quarters.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        var span = new TimeRange(quarters.get(0), quarters.get(quarters.size() - 1));
        Question question = Question.of(measure.id())
                .by(Breakdown.of("region", gap.level()))
                .where(gap.where())
                .during(span)
                .each(Grain.QUARTER);
        Answer answer = edition.numbers().ask(question);
        List<Line> lines = gap.now().values().stream()
                .flatMap(region -> line(region.code(), answer, quarters, target.getAsDouble()).value().stream()
                        .map(found -> new Line(region.code(), found)))
                .sorted(Comparator.comparing((Line line) -> line.found().word())
                        .thenComparing(line ->
                                line.found().years().map(Estimate::value).orElse(0.0))
                        .thenComparing(line -> frame.name(line.code())))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(panel(lines, answer, span, target.getAsDouble()));
    }

    private Result<YearsToTarget> line(String code, Answer answer, List<Period> quarters, double target) {
        var times = new ArrayList<Double>();
        var values = new ArrayList<Double>();
        for (int i = 0; i < quarters.size(); i++) {
            for (Figure figure : answer.figures()) {
                if (code.equals(figure.codes().get("region"))
                        && figure.period().equals(Optional.of(quarters.get(i)))
                        && figure.value().isPresent()) {
                    times.add(i / QUARTERS);
                    values.add(figure.value().getAsDouble());
                }
            }
        }
        return YearsToTarget.of(
                times.stream().mapToDouble(Double::doubleValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                target,
                measure.direction() == Direction.HIGHER);
    }

    private Panel panel(List<Line> lines, Answer answer, TimeRange span, double target) {
        String title = words.say(
                "years.title",
                "n",
                count(lines, Word.ON_THE_WAY),
                "reached",
                count(lines, Word.REACHED),
                "all",
                words.formats().count(lines.size()),
                "things",
                frame.things(),
                "target",
                words.value(measure, target));
        String summary = words.say(
                        "years.summary",
                        "measure",
                        frame.label(),
                        "period",
                        words.periods(span),
                        "not",
                        count(lines, Word.NOT_AT_THIS_PACE))
                + lines.stream()
                        .filter(line -> line.found().years().isPresent())
                        .reduce((one, other) -> other)
                        .map(last -> " "
                                + words.say(
                                        "years.last",
                                        "name",
                                        frame.name(last.code()),
                                        "years",
                                        years(last.found().years().orElseThrow())))
                        .orElse("");
        int without = gap.now().values().size() - lines.size();
        var notes = new ArrayList<String>();
        if (without > 0) {
            notes.add(words.say("years.without", "n", words.formats().count(without)));
        }
        notes.add(words.say("years.note"));
        var answers = new ArrayList<>(gap.answers());
        answers.add(answer);
        return frame.panel("years", title, summary, chart(lines, title, summary), table(lines, title), notes)
                .withAnswers(answers, edition.furniture().definitions(List.of(measure)))
                .using("years_to_target");
    }

    private String count(List<Line> lines, Word word) {
        return words.formats()
                .count(lines.stream()
                        .filter(line -> line.found().word() == word)
                        .count());
    }

    private String years(Estimate years) {
        return words.say(
                "years.value",
                "years",
                words.formats().number(years.value(), 1),
                "lower",
                words.formats().number(years.lower(), 1),
                "upper",
                words.formats().number(years.upper(), 1));
    }

    private Optional<ChartSpec> chart(List<Line> lines, String title, String summary) {
        List<Line> moving =
                lines.stream().filter(line -> line.found().years().isPresent()).toList();
        if (moving.isEmpty()) {
            return Optional.empty();
        }
        double furthest = moving.stream()
                .mapToDouble(line -> line.found().years().orElseThrow().value())
                .max()
                .orElseThrow();
        List<Double> values = moving.stream()
                .map(line -> Math.min(
                        WIDEST * furthest, line.found().years().orElseThrow().upper()))
                .toList();
        return Optional.of(new ChartSpec(
                "years",
                Kind.RANKED,
                title,
                frame.scope(),
                summary,
                PlainAxis.fromZero(words, words.say("column.years"), values),
                new Axis(
                        words.singular("region", Optional.of(gap.level())),
                        moving.stream().map(line -> frame.name(line.code())).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(new Series(
                        "years",
                        words.say("column.years"),
                        Role.MAIN,
                        moving.stream().map(this::point).toList())),
                List.of(),
                List.of(),
                List.of(),
                frame.watermark()));
    }

    private Point point(Line line) {
        Estimate years = line.found().years().orElseThrow();
        return new Point(
                line.code(),
                frame.name(line.code()),
                OptionalDouble.of(years.value()),
                OptionalDouble.of(years.lower()),
                OptionalDouble.of(years.upper()),
                Status.OBSERVED,
                words.formats().number(years.value(), 1),
                Signal.NONE,
                frame.path(line.code()));
    }

    private TableSpec table(List<Line> lines, String caption) {
        var columns = List.of(
                new Column("region", words.singular("region", Optional.of(gap.level())), false),
                new Column("word", words.say("column.at_this_pace"), false),
                new Column("years", words.say("column.years"), true),
                new Column("years_interval", words.say("column.interval"), true),
                new Column("level", words.say("column.level_now"), true),
                new Column("pace", words.say("column.pace"), true),
                new Column("pace_interval", words.say("column.pace_interval"), true));
        return new TableSpec(caption, columns, lines.stream().map(this::row).toList());
    }

    private Row row(Line line) {
        YearsToTarget found = line.found();
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(frame.name(line.code())));
        cells.add(Cell.of(words.statistic(found.word().phrase())));
        cells.add(found.years()
                .map(years -> Cell.of(words.formats().number(years.value(), 1), years.value()))
                .orElseGet(GapFrame::none));
        cells.add(found.years()
                .map(years -> Cell.of(words.formats().number(years.lower(), 1) + "\u2013"
                        + words.formats().number(years.upper(), 1)))
                .orElseGet(GapFrame::none));
        cells.add(Cell.of(words.value(measure, found.level()), found.level()));
        cells.add(Cell.of(
                words.change(measure, found.pace().value()), found.pace().value()));
        cells.add(Cell.of(words.change(measure, found.pace().lower()) + " \u2026 "
                + words.change(measure, found.pace().upper())));
        return new Row(cells, frame.path(line.code()));
    }
}
