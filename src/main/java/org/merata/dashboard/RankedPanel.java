package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.Compared.Item;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Interval;

/** Regions, services or the like from best to worst, each with its interval; never a rank without one. */
final class RankedPanel {
    private final Furniture furniture;
    private final Wording words;

    RankedPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
    }

    /**
     * @param whole the figure of all of them together, such as the nation's
     * @param before the same a year before; empty where it is not compared
     * @param target drawn as a line; empty for none
     * @param limit how many the chart shows at most, half of them from either end; 0 for all
     */
    Panel of(
            Subject subject,
            Compared compared,
            Optional<Figure> whole,
            Optional<Compared> before,
            OptionalDouble target,
            int limit) {
        Against against = new Against(whole);
        List<Item> drawn = limit(compared, limit);
        List<Figure> figures = compared.all().stream().map(Item::figure).toList();
        var sentences = new CompareSentences(words, subject, compared, against);
        String title = sentences.rankedTitle();
        String summary = sentences.summary();
        String scope = sentences.scope();
        Optional<ChartSpec> chart = compared.shown().isEmpty()
                ? Optional.empty()
                : Optional.of(new ChartSpec(
                        subject.id(),
                        ChartSpec.Kind.RANKED,
                        title,
                        scope,
                        summary,
                        scale(subject.measure(), drawn, whole, target).axis(words, subject.measure()),
                        rows(compared, drawn),
                        List.of(new Series(
                                "value",
                                words.label(subject.measure()),
                                Role.MAIN,
                                drawn.stream()
                                        .map(item -> point(subject.measure(), compared, item, against))
                                        .toList())),
                        List.of(),
                        lines(subject, whole, target),
                        List.of(),
                        furniture.watermark(subject.answers())));
        return new Panel(
                subject.id(),
                title,
                scope,
                summary,
                Optional.empty(),
                chart,
                new CompareTable(words).of(subject, compared, against, before),
                furniture.statuses(figures, subject.answers(), List.of(subject.measure())),
                furniture.source(subject.answers()),
                furniture.definitions(List.of(subject.measure())),
                note(subject, compared, drawn),
                subject.answers());
    }

    /** The same comparison as numbers alone. */
    Panel tableOnly(Subject subject, Compared compared, Optional<Figure> whole, Optional<Compared> before) {
        Panel panel = of(subject, compared, whole, before, OptionalDouble.empty(), 0);
        return panel.withoutChart();
    }

    private Optional<String> note(Subject subject, Compared compared, List<Item> drawn) {
        var parts = new ArrayList<String>();
        subject.note().ifPresent(text -> parts.add(words.in(text)));
        long left = compared.shown().size()
                - drawn.stream()
                        .filter(item -> item.figure().value().isPresent())
                        .count();
        if (left > 0) {
            parts.add(words.say("ranked.limited", "n", words.formats().count(left)));
        }
        if (compared.shown().stream().noneMatch(item -> item.figure().interval().isPresent())) {
            parts.add(words.say("ranked.no_interval"));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    private static List<Item> limit(Compared compared, int limit) {
        if (limit <= 0 || compared.shown().size() <= limit) {
            return compared.all();
        }
        var drawn = new ArrayList<>(compared.shown().subList(0, (limit + 1) / 2));
        drawn.addAll(compared.shown()
                .subList(compared.shown().size() - limit / 2, compared.shown().size()));
        return drawn;
    }

    private Scale scale(MeasureDefinition measure, List<Item> drawn, Optional<Figure> whole, OptionalDouble target) {
        var values = new ArrayList<Double>();
        Stream.concat(drawn.stream().map(Item::figure), whole.stream()).forEach(figure -> {
            figure.value().ifPresent(values::add);
            if (figure.value().isPresent()) {
                figure.interval().map(Interval::lower).ifPresent(values::add);
                figure.interval().map(Interval::upper).ifPresent(values::add);
            }
        });
        target.ifPresent(values::add);
        return Scale.of(words, measure, values);
    }

    private Axis rows(Compared compared, List<Item> drawn) {
        return new Axis(
                words.singular(compared.dimension(), compared.level()),
                drawn.stream().map(Item::name).toList(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of());
    }

    private Point point(MeasureDefinition measure, Compared compared, Item item, Against against) {
        Figure figure = item.figure();
        boolean shown = figure.value().isPresent();
        return new Point(
                item.code(),
                item.name(),
                figure.value(),
                shown ? lower(figure) : OptionalDouble.empty(),
                shown ? upper(figure) : OptionalDouble.empty(),
                figure.status(),
                words.marked(measure, figure),
                against.signal(figure),
                words.path(compared.dimension(), item.code()));
    }

    static OptionalDouble lower(Figure figure) {
        return figure.interval()
                .map(interval -> OptionalDouble.of(interval.lower()))
                .orElse(OptionalDouble.empty());
    }

    static OptionalDouble upper(Figure figure) {
        return figure.interval()
                .map(interval -> OptionalDouble.of(interval.upper()))
                .orElse(OptionalDouble.empty());
    }

    private List<Line> lines(Subject subject, Optional<Figure> whole, OptionalDouble target) {
        var lines = new ArrayList<Line>();
        whole.filter(figure -> figure.value().isPresent())
                .ifPresent(figure -> lines.add(new Line(
                        words.say(
                                "line.whole",
                                "place",
                                Scope.place(words, subject.question().where()),
                                "value",
                                words.figure(subject.measure(), figure)),
                        Line.Role.NATION,
                        List.of(figure.value()))));
        if (target.isPresent()) {
            lines.add(new Line(
                    words.say("line.target", "value", words.value(subject.measure(), target.getAsDouble())),
                    Line.Role.TARGET,
                    List.of(target)));
        }
        return lines;
    }
}
