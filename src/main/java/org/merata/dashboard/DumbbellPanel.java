package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.Compared.Item;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.TimeRange;

/** Each region or service now against a year before, the greatest rise first. */
final class DumbbellPanel {
    private final Furniture furniture;
    private final Wording words;

    DumbbellPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
    }

    private record Pair(Item now, YearChange change) {
        double size() {
            return change.size().orElse(Double.NEGATIVE_INFINITY);
        }
    }

    /** @param timeBefore the time a year before, of the same length */
    Panel of(Subject subject, Compared now, Compared before, TimeRange timeBefore) {
        MeasureDefinition measure = subject.measure();
        List<Pair> pairs = now.all().stream()
                .flatMap(item -> before.find(item.code()).stream()
                        .map(then -> new Pair(item, new YearChange(measure, item.figure(), then.figure()))))
                .sorted(Comparator.comparingDouble(Pair::size).reversed())
                .toList();
        List<Pair> both =
                pairs.stream().filter(pair -> pair.change().size().isPresent()).toList();
        String title = title(measure, now, both);
        String summary = summary(subject, timeBefore, pairs, both);
        String scope = Scope.line(words, subject);
        return new Panel(
                subject.id(),
                title,
                scope,
                summary,
                Optional.empty(),
                both.isEmpty()
                        ? Optional.empty()
                        : Optional.of(chart(subject, now, timeBefore, both, title, scope, summary)),
                table(subject, now, timeBefore, pairs),
                furniture.statuses(
                        pairs.stream().map(pair -> pair.now().figure()).toList(), subject.answers(), List.of(measure)),
                furniture.source(subject.answers()),
                furniture.definitions(List.of(measure)),
                subject.note().map(words::in),
                subject.answers());
    }

    private String title(MeasureDefinition measure, Compared now, List<Pair> both) {
        if (both.isEmpty()) {
            return words.say("none.title", "measure", words.label(measure));
        }
        return words.say(
                "dumbbell.title",
                "rose",
                count(both, pair -> pair.change().isClear() && pair.size() > 0),
                "fell",
                count(both, pair -> pair.change().isClear() && pair.size() < 0),
                "rest",
                count(both, pair -> !pair.change().isClear()),
                "things",
                words.plural(now.dimension(), now.level()));
    }

    private String summary(Subject subject, TimeRange timeBefore, List<Pair> pairs, List<Pair> both) {
        MeasureDefinition measure = subject.measure();
        String place = Scope.place(words, subject.question().where());
        var sentences = new ArrayList<String>();
        if (both.isEmpty()) {
            sentences.add(words.say("none.summary", "measure", words.label(measure), "place", place));
        } else {
            Pair most = both.get(0);
            Pair least = both.get(both.size() - 1);
            sentences.add(words.say(
                    "dumbbell.summary",
                    "measure",
                    words.label(measure),
                    "place",
                    place,
                    "period",
                    subject.time().map(words::periods).orElse(""),
                    "before",
                    words.periods(timeBefore),
                    "most",
                    most.now().name() + " (" + most.change().text(words) + ")",
                    "least",
                    least.now().name() + " (" + least.change().text(words) + ")"));
        }
        List<String> missing = pairs.stream()
                .filter(pair -> pair.change().size().isEmpty())
                .map(pair -> pair.now().name())
                .toList();
        if (!missing.isEmpty()) {
            sentences.add(words.say("dumbbell.missing", "names", words.names(missing, 6)));
        }
        return String.join(" ", sentences);
    }

    private ChartSpec chart(
            Subject subject,
            Compared now,
            TimeRange timeBefore,
            List<Pair> both,
            String title,
            String scope,
            String summary) {
        MeasureDefinition measure = subject.measure();
        var values = new ArrayList<Double>();
        both.forEach(pair -> {
            values.add(pair.now().value());
            values.add(pair.change().before().value().getAsDouble());
        });
        return new ChartSpec(
                subject.id(),
                ChartSpec.Kind.DUMBBELL,
                title,
                scope,
                summary,
                Scale.of(words, measure, values).axis(words, measure),
                new Axis(
                        words.singular(now.dimension(), now.level()),
                        both.stream().map(pair -> pair.now().name()).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(
                        new Series(
                                "before",
                                words.periods(timeBefore),
                                Role.BEFORE,
                                both.stream()
                                        .map(pair -> point(
                                                measure,
                                                now,
                                                pair.now(),
                                                pair.change().before(),
                                                Signal.NONE))
                                        .toList()),
                        new Series(
                                "now",
                                subject.time().map(words::periods).orElse(""),
                                Role.MAIN,
                                both.stream()
                                        .map(pair -> point(
                                                measure,
                                                now,
                                                pair.now(),
                                                pair.now().figure(),
                                                pair.change().signal()))
                                        .toList())),
                List.of(),
                List.of(),
                List.of(),
                furniture.watermark(subject.answers()));
    }

    private Point point(MeasureDefinition measure, Compared now, Item item, Figure figure, Signal signal) {
        return new Point(
                item.code(),
                item.name(),
                figure.value(),
                RankedPanel.lower(figure),
                RankedPanel.upper(figure),
                figure.status(),
                words.marked(measure, figure),
                signal,
                words.path(now.dimension(), item.code()));
    }

    private TableSpec table(Subject subject, Compared now, TimeRange timeBefore, List<Pair> pairs) {
        MeasureDefinition measure = subject.measure();
        var columns = List.of(
                new Column(now.dimension(), words.singular(now.dimension(), now.level()), false),
                new Column("before", words.periods(timeBefore), true),
                new Column("now", subject.time().map(words::periods).orElse(""), true),
                new Column("change", words.say("column.change"), true),
                new Column("n", words.say("column.n"), true));
        var rows = new ArrayList<Row>();
        for (Pair pair : pairs) {
            YearChange change = pair.change();
            rows.add(new Row(
                    List.of(
                            Cell.of(pair.now().name()),
                            CompareTable.value(words, measure, change.before(), Signal.NONE),
                            CompareTable.value(words, measure, change.now(), Signal.NONE),
                            new Cell(
                                    change.text(words),
                                    change.size(),
                                    change.now().status(),
                                    change.signal()),
                            CompareTable.cases(words, change.now())),
                    words.path(now.dimension(), pair.now().code())));
        }
        return new TableSpec(
                words.say(
                        "table.caption",
                        "measure",
                        words.label(measure),
                        "dimension",
                        words.inSentence(words.singular(now.dimension(), now.level())),
                        "period",
                        subject.time().map(words::periods).orElse("")),
                columns,
                rows);
    }

    private String count(List<Pair> pairs, java.util.function.Predicate<Pair> such) {
        return words.formats().count(pairs.stream().filter(such).count());
    }
}
