package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.Pareto;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.Compared.Item;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.disclosure.Answer.Figure;

/**
 * The parts of a whole from the greatest, with the few that make most of it. What they come to together stands in the sentence and in the
 * table; the chart has one axis.
 */
final class ParetoPanel {
    /** What counts as most of it. */
    static final double MOST = 0.8;

    private static final int MOST_NAMES = 5;

    private final Furniture furniture;
    private final Wording words;
    private final Subject subject;
    private final Compared compared;
    private final Pareto pareto;

    /** @param compared the shares of the parts, greatest first */
    ParetoPanel(Furniture furniture, Subject subject, Compared compared) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.subject = subject;
        this.compared = compared;
        Map<String, Double> shares = new LinkedHashMap<>();
        compared.shown().forEach(item -> shares.put(item.code(), item.value()));
        this.pareto = Pareto.of(shares);
    }

    Panel panel() {
        boolean any = !compared.shown().isEmpty();
        String title = any ? title() : words.say("none.title", "measure", words.label(subject.measure()));
        String scope = Scope.line(words, subject);
        String summary = summary(any);
        return new Panel(
                subject.id(),
                title,
                scope,
                summary,
                Optional.empty(),
                any ? Optional.of(chart(title, scope, summary)) : Optional.empty(),
                table(title),
                furniture.statuses(
                        compared.all().stream().map(Item::figure).toList(),
                        subject.answers(),
                        List.of(subject.measure())),
                furniture.source(subject.answers()),
                furniture.definitions(List.of(subject.measure())),
                any ? Optional.of(words.say("pareto.note")) : Optional.empty(),
                subject.answers());
    }

    private String title() {
        List<Pareto.Step> few = pareto.fewest(MOST);
        return words.say(
                "pareto.title",
                "n",
                words.formats().count(few.size()),
                "all",
                words.formats().count(compared.all().size()),
                "things",
                words.plural(compared.dimension(), compared.level()),
                "share",
                words.formats().share(few.get(few.size() - 1).cumulative(), 0));
    }

    private String summary(boolean any) {
        if (!any) {
            return words.say(
                    "none.summary",
                    "measure",
                    words.label(subject.measure()),
                    "place",
                    Scope.place(words, subject.question().where()));
        }
        var sentences = new ArrayList<String>();
        List<String> few = pareto.fewest(MOST).stream()
                .map(step -> words.name(compared.dimension(), step.code()) + " ("
                        + words.value(subject.measure(), step.share()) + ")")
                .toList();
        sentences.add(words.say(
                "pareto.summary",
                "measure",
                words.label(subject.measure()),
                "place",
                Scope.place(words, subject.question().where()),
                "period",
                subject.time().map(words::periods).orElse(""),
                "names",
                words.names(few, MOST_NAMES)));
        if (!compared.missing().isEmpty()) {
            sentences.add(words.say("missing", "names", words.names(compared.listMissing(words), MOST_NAMES)));
        }
        return String.join(" ", sentences);
    }

    private ChartSpec chart(String title, String scope, String summary) {
        var values = new ArrayList<Double>(List.of(0.0));
        compared.shown().forEach(item -> {
            values.add(item.value());
            item.figure().interval().ifPresent(interval -> values.add(interval.upper()));
        });
        return new ChartSpec(
                subject.id(),
                ChartSpec.Kind.RANKED,
                title,
                scope,
                summary,
                Scale.of(words, subject.measure(), values).axis(words, subject.measure()),
                new Axis(
                        words.singular(compared.dimension(), compared.level()),
                        compared.all().stream().map(Item::name).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(new Series(
                        "value",
                        words.label(subject.measure()),
                        Role.MAIN,
                        compared.all().stream().map(this::point).toList())),
                List.of(),
                List.of(),
                List.of(),
                furniture.watermark(subject.answers()));
    }

    private Point point(Item item) {
        Figure figure = item.figure();
        return new Point(
                item.code(),
                item.name(),
                figure.value(),
                RankedPanel.lower(figure),
                RankedPanel.upper(figure),
                figure.status(),
                words.marked(subject.measure(), figure),
                Signal.NONE,
                Optional.empty());
    }

    private TableSpec table(String title) {
        Map<String, Double> cumulative = new LinkedHashMap<>();
        pareto.steps().forEach(step -> cumulative.put(step.code(), step.cumulative()));
        var rows = new ArrayList<Row>();
        for (Item item : compared.all()) {
            Double together = cumulative.get(item.code());
            rows.add(new Row(
                    List.of(
                            Cell.of(item.name()),
                            CompareTable.value(words, subject.measure(), item.figure(), Signal.NONE),
                            CompareTable.interval(words, subject.measure(), item.figure()),
                            together == null
                                    ? Cell.of("")
                                    : Cell.of(words.value(subject.measure(), together), together)),
                    Optional.empty()));
        }
        return new TableSpec(
                title,
                List.of(
                        new Column(compared.dimension(), words.singular(compared.dimension(), compared.level()), false),
                        new Column(subject.measure().id(), words.label(subject.measure()), true),
                        new Column("interval", words.say("column.interval"), true),
                        new Column("cumulative", words.say("column.cumulative"), true)),
                rows);
    }
}
