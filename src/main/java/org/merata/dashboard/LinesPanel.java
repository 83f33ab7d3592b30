package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Channel;
import org.merata.model.Period;
import org.merata.model.Unit;

/** Several lines of one figure over time: one for each region or channel, shares of a whole, or percentiles. */
final class LinesPanel {
    private final Furniture furniture;
    private final Wording words;
    private final TimeChart parts;

    LinesPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.parts = new TimeChart(words);
    }

    /** One line for each value of a dimension; the chart draws at most {@code limit} of them, the largest by their latest value. */
    Panel ofDimension(
            Subject subject,
            List<Timeline> lines,
            String dimension,
            Optional<String> level,
            List<ChartSpec.Event> events,
            int limit) {
        Compared latest = latest(subject, lines, dimension, level);
        var sentences = new CompareSentences(words, atLatest(subject, lines), latest, new Against(Optional.empty()));
        List<Timeline> drawn = latest.shown().stream()
                .limit(limit <= 0 ? 8 : limit)
                .flatMap(item -> lines.stream().filter(line -> line.code().equals(item.code())))
                .toList();
        return panel(
                subject,
                List.of(subject.measure()),
                Kind.LINE,
                lines,
                drawn,
                List.of(),
                events,
                sentences.extremesTitle(),
                sentences.summary());
    }

    /** Shares of a whole by channel or the like; digital at the bottom, assisted digital apart. */
    Panel ofShares(Subject subject, List<Timeline> lines, String dimension, List<ChartSpec.Event> events) {
        List<Timeline> drawn = lines.stream()
                .filter(line -> !line.isEmpty())
                .sorted(java.util.Comparator.comparingInt(
                        line -> role(dimension, line, 0).ordinal()))
                .toList();
        Compared latest = latest(subject, lines, dimension, Optional.empty());
        var sentences = new CompareSentences(words, atLatest(subject, lines), latest, new Against(Optional.empty()));
        String title = latest.highest()
                .map(item -> words.say(
                        "shares.title",
                        "name",
                        item.name(),
                        "value",
                        words.value(subject.measure(), item.value()),
                        "period",
                        words.period(item.figure().period().orElseThrow())))
                .orElseGet(() -> words.say("none.title", "measure", words.label(subject.measure())));
        String summary = latest.shown().isEmpty()
                ? sentences.summary()
                : words.say(
                        "shares.summary",
                        "place",
                        Scope.place(words, subject.question().where()),
                        "period",
                        words.period(latest.shown().get(0).figure().period().orElseThrow()),
                        "values",
                        words.formats()
                                .list(latest.shown().stream()
                                        .map(item -> item.name() + " " + words.value(subject.measure(), item.value()))
                                        .toList()));
        return panel(
                subject,
                List.of(subject.measure()),
                Kind.STACKED_SHARE,
                lines,
                drawn,
                List.of(),
                events,
                title,
                summary);
    }

    /** Percentiles of one quantity, a measure each, lowest first; {@code standard} is a length of time for each period. */
    Panel ofPercentiles(
            Subject subject,
            List<Timeline> lines,
            List<Role> roles,
            Optional<List<OptionalDouble>> standard,
            List<ChartSpec.Event> events) {
        List<MeasureDefinition> measures = lines.stream().map(Timeline::measure).toList();
        var lineOfStandard = new ArrayList<Line>();
        standard.ifPresent(
                steps -> lineOfStandard.add(parts.target(subject.measure(), steps, false, Line.Role.STANDARD)));
        Timeline first = lines.get(0);
        var sentences = new TimeSentences(words, subject, first);
        var more = new ArrayList<String>();
        // of many percentiles the slowest says most; the table has all
        first.latest()
                .ifPresent(latest -> lines.stream()
                        .skip(Math.max(1, lines.size() - 1))
                        .flatMap(line -> line.find(latest.period().orElseThrow()).stream()
                                .filter(figure -> figure.value().isPresent())
                                .map(figure -> words.say(
                                        "percentiles.more",
                                        "measure",
                                        words.label(line.measure()),
                                        "value",
                                        TimeSentences.withEvidence(words, line.measure(), figure))))
                        .forEach(more::add));
        return panel(
                subject,
                measures,
                Kind.PERCENTILES,
                lines,
                lines,
                lineOfStandard,
                events,
                percentilesTitle(lines, sentences),
                sentences.summary(more),
                roles);
    }

    private static String percentilesKey(MeasureDefinition measure) {
        return measure.formula().isOfTheEnd()
                ? "percentiles.title.open"
                : measure.unit() == Unit.WORKING_SECONDS ? "percentiles.title.working" : "percentiles.title";
    }

    private String percentilesTitle(List<Timeline> lines, TimeSentences sentences) {
        Timeline last = lines.get(lines.size() - 1);
        Optional<Figure> typical = lines.get(0).latest();
        Optional<Figure> slow = typical.flatMap(
                        figure -> last.find(figure.period().orElseThrow()))
                .filter(figure -> figure.value().isPresent());
        return typical.isPresent() && slow.isPresent() && lines.size() > 1
                ? words.say(
                        percentilesKey(lines.get(0).measure()),
                        "typical",
                        words.figure(lines.get(0).measure(), typical.get()),
                        "slow",
                        words.figure(last.measure(), slow.get()),
                        "period",
                        words.period(typical.get().period().orElseThrow()))
                : sentences.title();
    }

    private Panel panel(
            Subject subject,
            List<MeasureDefinition> measures,
            Kind kind,
            List<Timeline> lines,
            List<Timeline> drawn,
            List<Line> others,
            List<ChartSpec.Event> events,
            String title,
            String summary) {
        return panel(subject, measures, kind, lines, drawn, others, events, title, summary, List.of());
    }

    private Panel panel(
            Subject subject,
            List<MeasureDefinition> measures,
            Kind kind,
            List<Timeline> lines,
            List<Timeline> drawn,
            List<Line> others,
            List<ChartSpec.Event> events,
            String title,
            String summary,
            List<Role> roles) {
        String scope = Scope.line(words, subject.heading(), measures, subject.question(), subject.time());
        List<Period> periods = lines.isEmpty() ? List.of() : lines.get(0).periods();
        Optional<ChartSpec> chart = Optional.empty();
        if (drawn.stream().anyMatch(line -> !line.isEmpty())) {
            List<Double> values =
                    kind == Kind.STACKED_SHARE ? List.of(0.0, 1.0) : TimeChart.values(drawn, false, others);
            var series = new ArrayList<Series>();
            for (int i = 0; i < drawn.size(); i++) {
                Timeline line = drawn.get(i);
                Role role = roles.isEmpty() ? role(dimension(line), line, i) : roles.get(i);
                series.add(parts.series(
                        line, line.name().isEmpty() ? words.label(line.measure()) : line.name(), role, List.of()));
            }
            Scale scale = Scale.ofTime(words, subject.measure(), values);
            if (scale.logarithmic()) {
                scope = scope + " \u00b7 " + words.say("scope.logarithmic");
            }
            chart = Optional.of(new ChartSpec(
                    subject.id(),
                    kind,
                    title,
                    scope,
                    summary,
                    parts.periods(periods),
                    scale.axis(words, subject.measure()),
                    series,
                    List.of(),
                    others,
                    events,
                    furniture.watermark(subject.answers())));
        }
        List<Figure> figures =
                lines.stream().flatMap(line -> line.figures().stream()).toList();
        return new Panel(
                subject.id(),
                title,
                scope,
                summary,
                Optional.empty(),
                chart,
                parts.table(lines, parts.caption(subject)),
                furniture.statuses(figures, subject.answers(), measures),
                furniture.source(subject.answers()),
                furniture.definitions(measures),
                subject.note().map(words::in),
                subject.answers());
    }

    private static String dimension(Timeline line) {
        return line.figures().stream()
                .flatMap(figure -> figure.codes().keySet().stream())
                .findFirst()
                .orElse("");
    }

    private Role role(String dimension, Timeline line, int position) {
        if (dimension.equals("channel") || dimension.equals("channel.kind")) {
            Optional<Channel.Kind> kind = dimension.equals("channel")
                    ? words.reference().findChannel(line.code()).map(Channel::kind)
                    : java.util.Arrays.stream(Channel.Kind.values())
                            .filter(one -> one.id().equals(line.code()))
                            .findFirst();
            return kind.map(LinesPanel::role).orElse(Role.CHANNEL_OTHER);
        }
        return position == 0 ? Role.MAIN : Role.SECOND;
    }

    private static Role role(Channel.Kind kind) {
        return switch (kind) {
            case DIGITAL -> Role.CHANNEL_DIGITAL;
            case ASSISTED -> Role.CHANNEL_ASSISTED;
            case NOT_DIGITAL -> Role.CHANNEL_OTHER;
        };
    }

    /** The last period in which any line has a value. */
    private static Optional<Period> lastPeriod(List<Timeline> lines) {
        return lines.stream()
                .flatMap(line -> line.latest().stream())
                .map(figure -> figure.period().orElseThrow())
                .max(Period::compareTo);
    }

    private Compared latest(Subject subject, List<Timeline> lines, String dimension, Optional<String> level) {
        Optional<Period> last = lastPeriod(lines);
        List<Figure> figures = last.map(period -> lines.stream()
                        .flatMap(line -> line.find(period).stream())
                        .toList())
                .orElse(List.of());
        return Compared.of(words, subject.measure(), figures, last, dimension, level, List.of());
    }

    private static Subject atLatest(Subject subject, List<Timeline> lines) {
        return new Subject(
                subject.id(),
                subject.measure(),
                subject.heading(),
                subject.note(),
                subject.answers(),
                lastPeriod(lines).map(org.merata.model.TimeRange::of));
    }
}
