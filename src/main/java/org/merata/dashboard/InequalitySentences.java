package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.merata.analysis.Decomposition;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.RegionalValues;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Interval;
import org.merata.model.Period;

/** What is said of the inequality of regions, and how its numbers are written. */
final class InequalitySentences {
    private static final int DECIMALS = 3;

    private final Wording words;

    InequalitySentences(Wording words) {
        this.words = words;
    }

    String title(MeasureDefinition measure, List<InequalityTrend> trends, String things) {
        if (trends.isEmpty() || trends.get(0).now().isEmpty()) {
            return words.say("none.title", "measure", words.label(measure));
        }
        InequalityTrend gap = trends.get(0);
        String key = !gap.isComparable()
                ? "bare"
                : !gap.isClear() ? "unclear" : gap.signal() == Signal.BETTER ? "narrower" : "wider";
        return words.say("inequality.title." + key, "things", things, "value", text(measure, gap.index(), gap.now()));
    }

    String summary(Subject subject, List<InequalityTrend> trends, RegionalValues regions, Period now, String things) {
        MeasureDefinition measure = subject.measure();
        InequalityTrend gap = trends.get(0);
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "inequality.summary",
                "measure",
                words.label(measure),
                "place",
                Scope.place(words, subject.question().where()),
                "period",
                words.period(now),
                "n",
                words.formats().count(regions.values().size()),
                "things",
                things,
                "gap",
                withInterval(measure, gap)));
        if (gap.before().isPresent()) {
            sentences.add(words.say(
                    "inequality.before",
                    "period",
                    words.period(now.yearBefore()),
                    "gap",
                    text(measure, gap.index(), gap.before()),
                    "word",
                    word(gap)));
        }
        Decomposition.of(InequalityIndex.THEIL, regions)
                .value()
                .filter(theil -> theil.total() > 0)
                .ifPresent(theil -> sentences.add(words.say(
                        "inequality.between", "share", words.formats().share(theil.between() / theil.total(), 0))));
        if (regions.countLeftOut() > 0) {
            sentences.add(words.say("inequality.left_out", "n", words.formats().count(regions.countLeftOut())));
        }
        return String.join(" ", sentences);
    }

    String word(InequalityTrend trend) {
        if (trend.now().isEmpty() || trend.before().isEmpty()) {
            return "\u2013";
        }
        return words.say(
                !trend.isComparable()
                        ? "inequality.not_known"
                        : !trend.isClear()
                                ? "inequality.unclear"
                                : trend.signal() == Signal.BETTER ? "inequality.narrower" : "inequality.wider");
    }

    private String withInterval(MeasureDefinition measure, InequalityTrend trend) {
        String value = text(measure, trend.index(), trend.now());
        return trend.nowInterval()
                .map(interval -> words.say(
                        "with_interval.brackets",
                        "value",
                        value,
                        "interval",
                        interval(measure, trend.index(), interval)))
                .orElse(value);
    }

    String text(MeasureDefinition measure, InequalityIndex index, OptionalDouble value) {
        if (value.isEmpty()) {
            return "\u2013";
        }
        return index.inUnitOfMeasure()
                ? words.difference(measure, value.getAsDouble())
                : words.formats().number(value.getAsDouble(), index == InequalityIndex.RATIO ? 2 : DECIMALS);
    }

    String interval(MeasureDefinition measure, InequalityIndex index, Interval interval) {
        return index.inUnitOfMeasure()
                ? words.differences(measure, interval)
                : words.formats().number(interval.lower(), index == InequalityIndex.RATIO ? 2 : DECIMALS)
                        + "\u2013"
                        + words.formats().number(interval.upper(), index == InequalityIndex.RATIO ? 2 : DECIMALS);
    }
}
