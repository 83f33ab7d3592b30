package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.merata.analysis.Convergence;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.RegionalValue;
import org.merata.analysis.RegionalValues;
import org.merata.analysis.Result;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.DefinitionBreak;
import org.merata.model.Period;
import org.merata.model.Status;

/** Whether regions come closer over whole years: their spread from year to year, and whether those that started low have grown faster. */
final class ConvergencePanel {
    private static final int DECIMALS = 3;

    private final GapFrame frame;
    private final Wording words;
    private final RegionalGap gap;
    private final List<RegionalValues> common;

    ConvergencePanel(GapFrame frame) {
        this.frame = frame;
        this.words = frame.words();
        this.gap = frame.gap();
        this.common = common(gap.byYear());
    }

    /** The regions known in every year, so that no region's coming or going looks like a change. */
    private static List<RegionalValues> common(List<RegionalValues> years) {
        return years.stream()
                .map(year -> RegionalValues.of(year.values().stream()
                        .filter(region ->
                                years.stream().allMatch(other -> codes(other).contains(region.code())))
                        .toList()))
                .toList();
    }

    private static Set<String> codes(RegionalValues regions) {
        return regions.values().stream().map(RegionalValue::code).collect(Collectors.toSet());
    }

    /** Empty with fewer than two whole years, or fewer than two regions known in all of them. */
    Optional<Panel> of() {
        if (gap.years().size() > 1) {
            Optional<DefinitionBreak> found = DefinitionBreak.findBetween(gap.measure(), first(), last());
            if (found.isPresent()) {
                return Optional.of(refused(found.get()));
            }
        }
        return common.size() < 2 || common.get(0).values().size() < 2 ? Optional.empty() : Optional.of(panel());
    }

    /** Years that are not counted alike tell nothing of regions coming closer. */
    private Panel refused(DefinitionBreak found) {
        return frame.panel(
                "convergence",
                words.say("convergence.title.none", "things", frame.things()),
                Breaks.refusal(words, found),
                Optional.empty(),
                new TableSpec(frame.label(), List.of(), List.of()),
                List.of());
    }

    private Panel panel() {
        Result<Convergence> beta = beta();
        List<Result<Double>> logs =
                common.stream().map(Convergence::spreadOfLogarithms).toList();
        String title = beta.value()
                .map(found -> words.say(
                        "convergence.title." + found.word().name().toLowerCase(Locale.ROOT),
                        "things",
                        frame.things(),
                        "first",
                        words.period(first()),
                        "last",
                        words.period(last())))
                .orElseGet(() -> words.say("convergence.title.none", "things", frame.things()));
        String summary = summary(beta, logs);
        var notes = new ArrayList<>(frame.leftOut());
        notes.add(words.say(
                "convergence.note",
                "n",
                words.formats().count(common.get(0).values().size()),
                "things",
                frame.things()));
        return frame.panel("convergence", title, summary, chart(title, summary, logs), table(logs, title), notes)
                .using("sigma_convergence", "beta_convergence", InequalityIndex.COEFFICIENT_OF_VARIATION.id());
    }

    private Period first() {
        return gap.years().get(0);
    }

    private Period last() {
        return gap.years().get(gap.years().size() - 1);
    }

    private Result<Convergence> beta() {
        List<RegionalValue> after = common.get(common.size() - 1).values();
        List<Convergence.Path> paths = common.get(0).values().stream()
                .map(before -> new Convergence.Path(
                        before.code(),
                        before.value(),
                        after.stream()
                                .filter(region -> region.code().equals(before.code()))
                                .findFirst()
                                .orElseThrow()
                                .value(),
                        before.standardError().orElse(0)))
                .toList();
        return Convergence.of(paths, last().start().getYear() - first().start().getYear());
    }

    private String summary(Result<Convergence> beta, List<Result<Double>> logs) {
        var sentences = new ArrayList<String>();
        Result<Double> then = logs.get(0);
        Result<Double> now = logs.get(logs.size() - 1);
        if (then.value().isPresent() && now.value().isPresent()) {
            sentences.add(words.say(
                    "convergence.sigma",
                    "measure",
                    frame.label(),
                    "first",
                    words.period(first()),
                    "last",
                    words.period(last()),
                    "then",
                    words.formats().number(then.get(), DECIMALS),
                    "now",
                    words.formats().number(now.get(), DECIMALS)));
        }
        sentences.add(beta.value()
                .map(this::beta)
                .orElseGet(() -> words.statistic(beta.undefined().orElseThrow().phrase())));
        return String.join(" ", sentences);
    }

    private String beta(Convergence found) {
        String slope = words.say(
                "convergence.beta",
                "slope",
                signed(found.slope().value()),
                "lower",
                signed(found.slope().lower()),
                "upper",
                signed(found.slope().upper()));
        if (found.word() != Convergence.Word.CATCHING_UP || found.halfLife().isEmpty()) {
            return slope + " "
                    + words.say(
                            "convergence.said",
                            "word",
                            words.statistic(found.word().phrase()));
        }
        return slope + " "
                + words.say(
                        "convergence.half",
                        "years",
                        years(found.halfLife()),
                        "shortest",
                        years(found.shortestHalfLife()),
                        "longest",
                        years(found.longestHalfLife()));
    }

    private String years(OptionalDouble years) {
        return years.isPresent() ? words.formats().number(years.getAsDouble(), 1) : words.say("convergence.no_end");
    }

    private String signed(double value) {
        String size = words.formats().number(Math.abs(value), DECIMALS);
        return value < 0 ? "\u2212" + size : "+" + size;
    }

    private Optional<ChartSpec> chart(String title, String summary, List<Result<Double>> logs) {
        List<Series> series = List.of(
                series("sigma", "convergence.series.sigma", Role.MAIN, logs, result -> result),
                series(
                        "variation",
                        "convergence.series.variation",
                        Role.SECOND,
                        common,
                        InequalityIndex.COEFFICIENT_OF_VARIATION::of));
        List<Double> values = series.stream()
                .flatMap(one -> one.points().stream())
                .filter(point -> point.value().isPresent())
                .map(point -> point.value().getAsDouble())
                .toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChartSpec(
                        "convergence",
                        Kind.LINE,
                        title,
                        frame.scope(),
                        summary,
                        new TimeChart(words).periods(gap.years()),
                        PlainAxis.fromZero(words, words.say("convergence.axis"), values),
                        series,
                        List.of(),
                        List.of(),
                        List.of(),
                        frame.watermark()));
    }

    private <T> Series series(String id, String name, Role role, List<T> years, Function<T, Result<Double>> value) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < years.size(); i++) {
            Optional<Double> found = value.apply(years.get(i)).value();
            points.add(new Point(
                    gap.years().get(i).code(),
                    words.period(gap.years().get(i)),
                    found.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    found.isPresent() ? Status.OBSERVED : Status.NOT_PROVIDED,
                    written(found),
                    Signal.NONE,
                    Optional.empty()));
        }
        return new Series(id, words.say(name), role, points);
    }

    private String written(Optional<Double> value) {
        return value.map(found -> words.formats().number(found, DECIMALS)).orElse("\u2013");
    }

    private TableSpec table(List<Result<Double>> logs, String caption) {
        var columns = List.of(
                new Column("year", words.say("column.period"), false),
                new Column("sigma", words.say("convergence.series.sigma"), true),
                new Column("variation", words.statistic(InequalityIndex.COEFFICIENT_OF_VARIATION.phrase()), true),
                new Column("regions", words.say("column.regions"), true));
        var rows = new ArrayList<Row>();
        for (int i = logs.size() - 1; i >= 0; i--) {
            rows.add(new Row(
                    List.of(
                            Cell.of(words.period(gap.years().get(i))),
                            cell(logs.get(i)),
                            cell(InequalityIndex.COEFFICIENT_OF_VARIATION.of(common.get(i))),
                            Cell.of(
                                    words.formats().count(common.get(i).values().size()),
                                    common.get(i).values().size())),
                    Optional.empty()));
        }
        return new TableSpec(caption, columns, rows);
    }

    private Cell cell(Result<Double> value) {
        return value.value()
                .map(found -> Cell.of(words.formats().number(found, DECIMALS), found))
                .orElseGet(GapFrame::none);
    }
}
