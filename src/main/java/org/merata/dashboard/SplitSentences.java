package org.merata.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.analysis.Kitagawa.Effect;
import org.merata.definition.MeasureDefinition;
import org.merata.model.DurationUnit;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** What is said of a distance between a place and the whole: how much is mix, how much performance. */
final class SplitSentences {
    private static final char MINUS = '\u2212';

    private final Wording words;
    private final Split split;
    private final String place;
    private final MeasureDefinition measure;
    /** One for all lengths of time of the sentence, so that they can be added up. */
    private final DurationUnit length;

    private final double size;

    /** @param place the name of the place */
    SplitSentences(Wording words, Split split, String place) {
        this.words = words;
        this.split = split;
        this.place = place;
        this.measure = split.measure();
        double greatest = Stream.of(split.difference(), split.mix(), split.performance())
                .mapToDouble(effect -> Math.abs(effect.size()))
                .max()
                .orElseThrow();
        this.length = measure.unit().length(greatest, measure.decimals());
        this.size = measure.unit() == Unit.SHARE ? 0.01 : measure.unit().isTime() ? length.seconds() : 1;
    }

    String title() {
        Effect difference = split.difference();
        if (!difference.isTold()) {
            return words.say(
                    "why.title.none", "measure", words.label(measure), "place", place, "nation", words.nation());
        }
        if (!split.isSplit()) {
            return words.say("why.title.not_split", "measure", words.label(measure), "place", place);
        }
        return words.say(
                difference.size() > 0 ? "why.title.higher" : "why.title.lower",
                "measure",
                words.label(measure),
                "place",
                place,
                "nation",
                words.nation(),
                "difference",
                distance(),
                "mix",
                mix(),
                "performance",
                performance(),
                "what",
                what());
    }

    /** Without its sign. */
    private String distance() {
        double distance = Math.abs(split.difference().size());
        return measure.unit().isTime()
                ? words.formats().number(distance / size, measure.decimals()) + unit()
                : words.difference(measure, distance);
    }

    /** Both values and how far they are apart. */
    String distance(TimeRange time) {
        return words.say(
                "why.summary",
                "place",
                place,
                "period",
                words.periods(time),
                "own",
                words.value(measure, split.own()),
                "whole",
                words.value(measure, split.whole()),
                "nation",
                words.nation(),
                "difference",
                withInterval(
                        measure.unit().isTime()
                                ? signed(split.difference().size())
                                : words.change(measure, split.difference().size()),
                        split.difference()));
    }

    /** What the parts add. */
    String parts() {
        return words.say(
                "why.split",
                "mix",
                withInterval(mix(), split.mix()),
                "performance",
                withInterval(performance(), split.performance()),
                "what",
                what());
    }

    String notSplit() {
        return words.say(
                "why.not_split",
                "share",
                words.formats().share(split.told(), 0),
                "things",
                words.plural("service", Optional.empty()));
    }

    /** Better or worse performance, in the words of what the measure is about. */
    private String what() {
        String about =
                switch (measure.topic()) {
                    case DIGITAL -> "digital.";
                    case SPEED -> "speed.";
                    default -> "";
                };
        boolean better = split.isBetter(split.performance().size());
        return words.say("why.what." + about + (better ? "better" : "worse"));
    }

    private String withInterval(String shown, Effect effect) {
        return effect.standardError().isEmpty()
                ? shown
                : words.say(
                        "why.interval",
                        "value",
                        shown,
                        "lower",
                        bare(effect.lower().getAsDouble()),
                        "upper",
                        signed(effect.upper().getAsDouble()));
    }

    /** What the mix adds, as written. */
    String mix() {
        return signed(mixShown());
    }

    /** What performance at the same mix adds, as written: what is left of the difference as written, so that what a reader adds up comes out. */
    String performance() {
        return signed(rounded(split.difference().size()) - mixShown());
    }

    /** The 95 % interval of an effect. */
    String range(Effect effect) {
        return words.say(
                "why.range",
                "lower",
                bare(effect.lower().orElseThrow()),
                "upper",
                signed(effect.upper().orElseThrow()));
    }

    private double mixShown() {
        return rounded(split.mix().size());
    }

    /** To as many decimals of the unit it is written in as are written. */
    private double rounded(double value) {
        return BigDecimal.valueOf(value / size)
                        .setScale(measure.decimals(), RoundingMode.HALF_UP)
                        .doubleValue()
                * size;
    }

    /** With its sign; points of shares stand without their unit, which the sentence has. */
    String signed(double value) {
        return measure.unit() == Unit.SHARE || measure.unit().isTime()
                ? bare(value) + unit()
                : words.change(measure, value);
    }

    /** Without its unit, where that follows later in the sentence. */
    private String bare(double value) {
        if (measure.unit() != Unit.SHARE && !measure.unit().isTime()) {
            return words.change(measure, value);
        }
        String number = words.formats().number(Math.abs(value) / size, measure.decimals());
        boolean zero = number.equals(words.formats().number(0, measure.decimals()));
        return zero ? number : (value < 0 ? MINUS : '+') + number;
    }

    private String unit() {
        return measure.unit().isTime() ? " " + words.formats().unitLabel(measure.unit(), length) : "";
    }
}
