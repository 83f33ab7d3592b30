package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.Estimate;
import org.merata.analysis.GreatestDifference;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.Compared.Item;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.Formula;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Interval;
import org.merata.model.Status;

/** One measure for the groups of people by sex, age and the like: a dot with its interval for each, and the greatest difference of each kind. */
final class GroupPanel {
    private static final int MOST_NAMES = 6;

    private final Furniture furniture;
    private final Wording words;
    private final Subject subject;
    private final List<Groups> kinds;

    /** @param kinds one for each thing by which people differ */
    GroupPanel(Furniture furniture, Subject subject, List<Groups> kinds) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.subject = subject;
        this.kinds = List.copyOf(kinds);
    }

    /**
     * The groups by one field, in the order of its values.
     *
     * @param stated those that the data tell of; one that no row belongs to is left out
     * @param notStated the figure of all whose group is not stated; empty where there are none
     */
    record Groups(Field field, List<Item> stated, Optional<Figure> notStated) {
        Groups {
            stated = List.copyOf(stated);
        }

        static Groups of(Wording words, Field field, Answer answer) {
            Map<String, Figure> byCode = new HashMap<>();
            answer.figures().forEach(figure -> byCode.put(figure.codes().get(field.name()), figure));
            List<Item> stated = field.allowed().stream()
                    .filter(byCode::containsKey)
                    .map(code -> new Item(code, words.name(field.name(), code), byCode.get(code)))
                    .toList();
            return new Groups(field, stated, Optional.ofNullable(byCode.get(Wording.NOT_STATED)));
        }

        /** Those that can be compared: with an interval, on enough cases. */
        List<Item> comparable() {
            return stated.stream()
                    .filter(item -> item.figure().value().isPresent()
                            && item.figure().interval().isPresent()
                            && item.figure().status() != Status.CAUTION)
                    .toList();
        }

        Optional<GreatestDifference> difference() {
            return GreatestDifference.of(comparable().stream()
                            .map(item -> new Estimate(
                                    item.value(),
                                    item.figure().interval().orElseThrow().lower(),
                                    item.figure().interval().orElseThrow().upper()))
                            .toList())
                    .value();
        }

        boolean isClear() {
            return difference().filter(GreatestDifference::isClear).isPresent();
        }
    }

    Panel panel() {
        List<Figure> figures = items().stream().map(row -> row.item().figure()).toList();
        boolean any = figures.stream().anyMatch(figure -> figure.value().isPresent());
        boolean parts = subject.measure().formula() instanceof Formula.Share;
        String title = parts ? partsTitle() : title();
        String scope = Scope.line(
                words,
                Optional.empty(),
                List.of(subject.measure()),
                subject.question()
                        .by(kinds.stream()
                                .map(kind -> Breakdown.of(kind.field().name()))
                                .toArray(Breakdown[]::new)),
                subject.time());
        String summary = parts ? partsSummary() : summary();
        var panel = new Panel(
                subject.id(),
                title,
                scope,
                summary,
                Optional.empty(),
                any ? Optional.of(chart(title, scope, summary)) : Optional.empty(),
                table(),
                furniture.statuses(figures, subject.answers(), List.of(subject.measure())),
                furniture.source(subject.answers()),
                furniture.definitions(List.of(subject.measure())),
                Optional.of(words.say(parts ? "persons.note.parts" : "persons.note")),
                subject.answers());
        return parts ? panel : panel.using("greatest_difference");
    }

    /** Of the shares of a whole the greatest is told; that they differ is no finding. */
    private String partsTitle() {
        Optional<Item> greatest = items().stream()
                .map(GroupRow::item)
                .filter(item -> item.figure().value().isPresent())
                .max(Comparator.comparingDouble(Item::value));
        return greatest.map(item -> words.say(
                        "persons.parts.title",
                        "measure",
                        words.label(subject.measure()),
                        "group",
                        words.inSentence(item.name()),
                        "value",
                        words.figure(subject.measure(), item.figure())))
                .orElseGet(() -> words.say("none.title", "measure", words.label(subject.measure())));
    }

    private String partsSummary() {
        List<String> shown = items().stream()
                .map(GroupRow::item)
                .filter(item -> item.figure().value().isPresent())
                .map(item -> words.say(
                        "persons.parts.one",
                        "group",
                        words.inSentence(item.name()),
                        "value",
                        words.figure(subject.measure(), item.figure())))
                .toList();
        String parts = shown.isEmpty()
                ? words.say(
                        "none.summary",
                        "measure",
                        words.label(subject.measure()),
                        "place",
                        Scope.place(words, subject.question().where()))
                : words.say(
                        "persons.parts.summary",
                        "measure",
                        words.label(subject.measure()),
                        "place",
                        Scope.place(words, subject.question().where()),
                        "period",
                        subject.time().map(words::periods).orElse(""),
                        "parts",
                        words.formats().list(shown));
        return missing().map(sentence -> parts + " " + sentence).orElse(parts);
    }

    /** A group with the kind it is of. */
    private record GroupRow(Groups kind, Item item) {}

    private List<GroupRow> items() {
        return kinds.stream()
                .flatMap(kind -> kind.stated().stream().map(item -> new GroupRow(kind, item)))
                .toList();
    }

    private String title() {
        List<String> clear = new ArrayList<>();
        List<String> unclear = new ArrayList<>();
        for (Groups kind : kinds) {
            if (kind.difference().isPresent()) {
                (kind.isClear() ? clear : unclear).add(name(kind));
            }
        }
        String measure = words.label(subject.measure());
        String told = words.formats().list(clear);
        String untold = words.formats().list(unclear);
        if (clear.isEmpty()) {
            return unclear.isEmpty()
                    ? words.say("persons.title.few", "measure", measure)
                    : words.say("persons.title.unclear", "measure", measure, "unclear", untold);
        }
        return unclear.isEmpty()
                ? words.say("persons.title.clear", "measure", measure, "clear", told)
                : words.say("persons.title.mixed", "measure", measure, "clear", told, "unclear", untold);
    }

    private String name(Groups kind) {
        return words.inSentence(words.singular(kind.field().name(), Optional.empty()));
    }

    private String summary() {
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "persons.summary",
                "measure",
                words.label(subject.measure()),
                "kinds",
                words.formats().list(kinds.stream().map(this::name).toList()),
                "place",
                Scope.place(words, subject.question().where()),
                "period",
                subject.time().map(words::periods).orElse("")));
        kinds.forEach(kind -> sentences.add(sentence(kind)));
        missing().ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private Optional<String> missing() {
        List<String> missing = items().stream()
                .filter(row -> row.item().figure().value().isEmpty())
                .map(row -> words.say(
                        "missing.one",
                        "name",
                        named(row),
                        "status",
                        words.status(row.item().figure().status())))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("missing", "names", words.names(missing, MOST_NAMES)));
    }

    /** The greatest difference of a kind with its interval, or that none is clear. */
    private String sentence(Groups kind) {
        Optional<GreatestDifference> found = kind.difference();
        if (found.isEmpty()) {
            return words.say("persons.few", "kind", name(kind));
        }
        Estimate difference = found.get().difference();
        Item greatest = kind.comparable().get(found.get().greatest());
        Item least = kind.comparable().get(found.get().least());
        return words.say(
                kind.isClear() ? "persons.differ" : "persons.alike",
                "kind",
                name(kind),
                "greatest",
                greatest.name(),
                "most",
                words.figure(subject.measure(), greatest.figure()),
                "least",
                least.name(),
                "fewest",
                words.figure(subject.measure(), least.figure()),
                "difference",
                words.difference(subject.measure(), difference.value()),
                "lower",
                lowerEnd(difference.lower()),
                "upper",
                words.difference(subject.measure(), difference.upper()));
    }

    /** Without the unit, which stands at the upper end, where both ends have the same. */
    private String lowerEnd(double lower) {
        int decimals = subject.measure().decimals();
        return switch (subject.measure().unit()) {
            case SHARE -> words.formats().number(lower * 100, decimals);
            case INDEX -> words.formats().number(lower, decimals);
            default -> words.change(subject.measure(), lower);
        };
    }

    /** {@code Sex: Female}, where there are several kinds. */
    private String named(GroupRow row) {
        return kinds.size() == 1
                ? row.item().name()
                : words.say(
                        "persons.one",
                        "kind",
                        words.singular(row.kind().field().name(), Optional.empty()),
                        "group",
                        words.inSentence(row.item().name()));
    }

    private ChartSpec chart(String title, String scope, String summary) {
        var values = new ArrayList<Double>();
        items().forEach(row -> {
            Figure figure = row.item().figure();
            if (figure.value().isPresent()) {
                values.add(figure.value().getAsDouble());
                figure.interval().map(Interval::lower).ifPresent(values::add);
                figure.interval().map(Interval::upper).ifPresent(values::add);
            }
        });
        return new ChartSpec(
                subject.id(),
                ChartSpec.Kind.RANKED,
                title,
                scope,
                summary,
                Scale.of(words, subject.measure(), values).axis(words, subject.measure()),
                new Axis(
                        words.say("persons.column.group"),
                        items().stream().map(this::named).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(new Series(
                        "value",
                        words.label(subject.measure()),
                        Role.MAIN,
                        items().stream().map(this::point).toList())),
                List.of(),
                List.of(),
                List.of(),
                furniture.watermark(subject.answers()));
    }

    private Point point(GroupRow row) {
        Figure figure = row.item().figure();
        boolean shown = figure.value().isPresent();
        return new Point(
                row.kind().field().name() + "-" + row.item().code(),
                named(row),
                figure.value(),
                shown ? RankedPanel.lower(figure) : OptionalDouble.empty(),
                shown ? RankedPanel.upper(figure) : OptionalDouble.empty(),
                figure.status(),
                words.marked(subject.measure(), figure),
                Signal.NONE,
                Optional.empty());
    }

    private TableSpec table() {
        var rows = new ArrayList<Row>();
        for (Groups kind : kinds) {
            kind.stated().forEach(item -> rows.add(row(kind, item)));
            kind.notStated()
                    .ifPresent(figure ->
                            rows.add(row(kind, new Item(Wording.NOT_STATED, words.say("not_stated"), figure))));
        }
        String caption = words.say(
                "table.caption",
                "measure",
                words.label(subject.measure()),
                "dimension",
                words.formats().list(kinds.stream().map(this::name).toList()),
                "period",
                subject.time().map(words::periods).orElse(""));
        return new TableSpec(
                caption,
                List.of(
                        new Column("kind", words.say("persons.column.kind"), false),
                        new Column("group", words.say("persons.column.group"), false),
                        new Column(subject.measure().id(), words.label(subject.measure()), true),
                        new Column("interval", words.say("column.interval"), true),
                        new Column("n", words.say("column.n"), true)),
                rows);
    }

    private Row row(Groups kind, Item item) {
        return new Row(
                List.of(
                        Cell.of(words.singular(kind.field().name(), Optional.empty())),
                        Cell.of(item.name()),
                        CompareTable.value(words, subject.measure(), item.figure(), Signal.NONE),
                        CompareTable.interval(words, subject.measure(), item.figure()),
                        CompareTable.cases(words, item.figure())),
                Optional.empty());
    }
}
