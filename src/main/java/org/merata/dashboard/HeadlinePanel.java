package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.GradeScale;
import org.merata.analysis.GradeScale.Grade;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.Panel.Headline;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;

/** One measure over time with its verdict: as a headline number over its control chart, or as a control chart alone. */
final class HeadlinePanel {
    private final Furniture furniture;
    private final Wording words;
    private final TimeChart parts;

    HeadlinePanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.parts = new TimeChart(words);
    }

    /**
     * @param target the target of each period, drawn and judged against; empty for none
     * @param inherited whether that target is one of the whole country for a part of it
     * @param big whether the latest value stands over the chart as one big number
     */
    Panel of(
            Subject subject,
            Reading reading,
            Optional<List<OptionalDouble>> target,
            boolean inherited,
            List<ChartSpec.Event> events,
            boolean big) {
        Timeline line = reading.line();
        var verdict = new VerdictSentences(words, reading);
        var sentences = new TimeSentences(words, subject, line);
        String title = verdict.title().orElseGet(sentences::title);
        String summary = sentences.summary(verdict.sentences());
        String scope = Scope.line(words, subject);
        return new Panel(
                        subject.id(),
                        title,
                        scope,
                        summary,
                        big
                                ? line.latest().map(latest -> headline(subject.measure(), latest, reading))
                                : Optional.empty(),
                        line.isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        chart(subject, reading, target, inherited, events, title, scope, summary)),
                        parts.table(line, parts.caption(subject), verdict.byPosition()),
                        furniture.statuses(line.figures(), subject.answers(), List.of(subject.measure())),
                        furniture.source(subject.answers()),
                        furniture.definitions(List.of(subject.measure())),
                        subject.note().map(words::in),
                        subject.answers())
                .using(reading.methods());
    }

    private Headline headline(MeasureDefinition measure, Figure latest, Reading reading) {
        return new Headline(
                bigNumber(measure, latest.value().orElseThrow()),
                unit(measure, latest),
                Chips.variation(words, reading),
                Chips.assurance(words, reading));
    }

    private String bigNumber(MeasureDefinition measure, double value) {
        return switch (measure.unit()) {
            case COUNT -> words.formats().shortCount(value);
            case PER_THOUSAND -> words.formats().number(value, measure.decimals());
            default -> words.value(measure, value);
        };
    }

    private String unit(MeasureDefinition measure, Figure latest) {
        return switch (measure.unit()) {
            case SHARE ->
                latest.n().isPresent()
                        ? words.say(
                                "headline.of",
                                "n",
                                words.formats().count(latest.n().getAsLong()))
                        : "";
            case PER_THOUSAND ->
                words.say("headline.per_thousand", "number", words.formats().count(1_000));
            case COUNT, MONEY -> "";
            case INDEX -> index(measure, latest);
            default ->
                latest.n().isPresent()
                        ? words.say(
                                "headline.from",
                                "n",
                                words.formats().count(latest.n().getAsLong()))
                        : "";
        };
    }

    /** A survey's index with its grade; any other index stands alone. */
    private String index(MeasureDefinition measure, Figure latest) {
        if (measure.formula() instanceof Formula.ElementIndex) {
            Grade grade = GradeScale.PERMEN_14_2017.grade(latest.value().orElseThrow());
            return words.say("headline.grade", "grade", grade.name(), "label", words.statistic(grade.phrase()));
        }
        return "";
    }

    private ChartSpec chart(
            Subject subject,
            Reading reading,
            Optional<List<OptionalDouble>> target,
            boolean inherited,
            List<ChartSpec.Event> events,
            String title,
            String scope,
            String summary) {
        Timeline line = reading.line();
        var lines = new ArrayList<Line>();
        target.ifPresent(steps -> lines.add(parts.target(subject.measure(), steps, inherited, Line.Role.TARGET)));
        var bands = reading.bands(
                words.say(reading.season().isPresent() ? "band.season" : "band"), words.say("band.trial"));
        List<Double> values = TimeChart.values(List.of(line), false, lines);
        bands.forEach(band -> {
            values.add(band.lower());
            values.add(band.upper());
        });
        return new ChartSpec(
                subject.id(),
                bands.isEmpty() ? Kind.LINE : Kind.CONTROL,
                title,
                scope,
                summary,
                parts.periods(line.periods()),
                Scale.of(words, subject.measure(), values).axis(words, subject.measure()),
                List.of(parts.series(line, words.label(subject.measure()), Role.MAIN, reading.signals())),
                bands,
                lines,
                events,
                furniture.watermark(subject.answers()));
    }
}
