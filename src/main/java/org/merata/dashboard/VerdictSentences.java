package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.analysis.ControlChart;
import org.merata.analysis.ControlChart.Limits;
import org.merata.analysis.Verdict;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Unit;

/** What a reading is in words: never more than the verdict says, and never why. */
final class VerdictSentences {
    private final Wording words;
    private final Reading reading;
    private final MeasureDefinition measure;

    VerdictSentences(Wording words, Reading reading) {
        this.words = words;
        this.reading = reading;
        this.measure = reading.line().measure();
    }

    /** The claim: it rose, it fell, or there is no signal; only the value where there can be no verdict. */
    Optional<String> title() {
        Optional<Figure> latest = reading.line().latest();
        if (latest.isEmpty() || !reading.isOnLatest() || isTooEarly()) {
            return Optional.empty();
        }
        String key = reading.signal().map(this::titleKey).orElse("headline.title.level");
        return Optional.of(words.say(
                key,
                "measure",
                words.label(measure),
                "value",
                words.figure(measure, latest.get()),
                "period",
                words.period(latest.get().period().orElseThrow())));
    }

    /** It rose or fell only where the signal is a move and the year before does not say otherwise; else it is above or below its usual. */
    private String titleKey(ControlChart.Signal signal) {
        double inAYear = reading.line()
                .changeInAYear()
                .map(change -> change.size().orElseThrow())
                .orElse(0.0);
        boolean against = signal.high() ? inAYear < 0 : inAYear > 0;
        if (signal.rule() == ControlChart.Rule.ONE_SIDE || against) {
            return signal.high() ? "headline.title.above" : "headline.title.below";
        }
        return signal.high() ? "headline.title.up" : "headline.title.down";
    }

    /** Why the verdict is what it is, by its rule and its limits. */
    List<String> sentences() {
        var sentences = new ArrayList<String>();
        if (!reading.isOnLatest()) {
            if (!reading.line().isEmpty()) {
                sentences.add(words.say(
                        "verdict.few_cases", "minimum", words.formats().count(measure.minimumN())));
            }
            return sentences;
        }
        if (isTooEarly()) {
            sentences.add(
                    words.say("verdict.too_few", "minimum", words.formats().count(ControlChart.MINIMUM_POINTS)));
            return sentences;
        }
        sentences.add(reading.signal().map(this::signal).orElseGet(this::noSignal));
        reading.season().ifPresent(season -> sentences.add(season()));
        assurance().ifPresent(sentences::add);
        return sentences;
    }

    private boolean isTooEarly() {
        return reading.verdict().variation() == Verdict.Variation.TOO_FEW_POINTS;
    }

    /** How far the month usually lies from the average month, as the limits take it into account. */
    private String season() {
        double apart = reading.factor(reading.verdict().at()) - 1;
        String size = words.formats().value(Unit.SHARE, 1, Math.abs(apart));
        return size.equals(words.formats().value(Unit.SHARE, 1, 0))
                ? words.say("verdict.season.even")
                : words.say(apart > 0 ? "verdict.season.high" : "verdict.season.low", "size", size);
    }

    private String noSignal() {
        return words.say("verdict.none", "limits", limits());
    }

    /** {@code Above the 56.1–59.9% expected from ordinary variation.} and the like. */
    String signal(ControlChart.Signal signal) {
        String side = signal.high() ? ".high" : ".low";
        return switch (signal.rule()) {
            case OUTSIDE_LIMITS -> words.say("verdict.outside" + side, "limits", limits());
            case TREND -> words.say("verdict.trend" + side);
            case TWO_OF_THREE -> words.say("verdict.near" + side, "limits", limits());
            case ONE_SIDE ->
                words.say(
                        "verdict.one_side" + side,
                        "n",
                        words.formats().count(reading.runLength()),
                        "periods",
                        words.say("grain.many." + grain().id()),
                        "centre",
                        words.value(
                                measure, reading.limits().map(Limits::centre).orElseThrow()));
        };
    }

    private Optional<String> assurance() {
        return reading.verdict()
                .assurance()
                .map(assurance -> words.say(
                        "verdict." + assurance.name().toLowerCase(java.util.Locale.ROOT) + otherwise(assurance),
                        "target",
                        words.value(measure, reading.target().orElseThrow())));
    }

    /** Hit or miss though limits lie wholly on one side of the target: the recent figures say otherwise, and so do the words. */
    private String otherwise(Verdict.Assurance assurance) {
        double target = reading.target().orElseThrow();
        Limits limits = reading.limits().orElseThrow();
        if (assurance != Verdict.Assurance.HIT_OR_MISS || limits.lower() <= target && target <= limits.upper()) {
            return "";
        }
        double latest = reading.line().latest().orElseThrow().value().orElseThrow();
        boolean latestMeets = Verdict.meets(latest, measure.direction(), target);
        boolean usuallyMeets = Verdict.meets(limits.centre(), measure.direction(), target);
        String which = latestMeets == usuallyMeets ? ".recent" : ".latest";
        return (usuallyMeets ? ".usually_met" : ".usually_missed") + which;
    }

    private String limits() {
        Limits limits = reading.limits().orElseThrow();
        return words.formats().range(measure.unit(), measure.decimals(), limits.lower(), limits.upper());
    }

    private Grain grain() {
        return reading.line().periods().stream().findFirst().map(Period::grain).orElse(Grain.MONTH);
    }

    /** For the table: the words of each position; empty where nothing is to be said of it. */
    List<String> byPosition() {
        var said = new ArrayList<String>();
        for (int i = 0; i < reading.chart().points().size(); i++) {
            ChartSpec.Signal signal = reading.signal(i);
            said.add(
                    switch (signal) {
                        case BETTER -> words.statistic(Verdict.Variation.IMPROVING.phrase());
                        case WORSE -> words.statistic(Verdict.Variation.WORSENING.phrase());
                        default -> "";
                    });
        }
        return said;
    }
}
