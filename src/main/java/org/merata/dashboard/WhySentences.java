package org.merata.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.merata.analysis.Kitagawa.Effect;
import org.merata.analysis.Kitagawa.Part;
import org.merata.analysis.MixCells;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** What is said of a distance between a place and the whole: how much is mix, how much performance, and which services it comes from. */
final class WhySentences {
    private static final int MOST_NAMED = 3;
    private static final char MINUS = '\u2212';

    private final Wording words;
    private final Explained explained;
    private final String place;

    /** @param place the name of the place */
    WhySentences(Wording words, Explained explained, String place) {
        this.words = words;
        this.explained = explained;
        this.place = place;
    }

    String title() {
        Effect difference = explained.found().difference();
        if (!difference.isTold()) {
            return words.say(
                    "why.title.none",
                    "measure",
                    words.label(explained.measure()),
                    "place",
                    place,
                    "nation",
                    words.nation());
        }
        if (!explained.isSplit()) {
            return words.say("why.title.not_split", "measure", words.label(explained.measure()), "place", place);
        }
        return words.say(
                difference.size() > 0 ? "why.title.higher" : "why.title.lower",
                "measure",
                words.label(explained.measure()),
                "place",
                place,
                "nation",
                words.nation(),
                "difference",
                words.difference(explained.measure(), difference.size()),
                "mix",
                mix(),
                "performance",
                performance(),
                "what",
                what());
    }

    String summary(TimeRange time) {
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "why.summary",
                "place",
                place,
                "period",
                words.periods(time),
                "own",
                words.value(explained.measure(), explained.found().own()),
                "whole",
                words.value(explained.measure(), explained.found().whole()),
                "nation",
                words.nation(),
                "difference",
                withInterval(
                        words.change(
                                explained.measure(),
                                explained.found().difference().size()),
                        explained.found().difference())));
        sentences.add(explained.isSplit() ? split() : notSplit());
        return String.join(" ", sentences);
    }

    private String notSplit() {
        return words.say(
                "why.not_split",
                "share",
                words.formats().share(explained.told(), 0),
                "things",
                words.plural("service", Optional.empty()));
    }

    private String split() {
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "why.split",
                "mix",
                withInterval(mix(), explained.found().mix()),
                "performance",
                withInterval(performance(), explained.found().performance()),
                "what",
                what()));
        if (explained.column().isPresent()) {
            sentences.add(words.say(
                    "why.crossed",
                    "rows",
                    signed(explained.found().rows().size()),
                    "columns",
                    signed(explained.found().columns().size())));
        }
        List<Part> most = mostFirst().stream()
                .filter(part -> !part.row().equals(MixCells.OTHER))
                .limit(MOST_NAMED)
                .toList();
        if (most.size() > 1) {
            sentences.add(words.say(
                    "why.most",
                    "names",
                    words.formats()
                            .list(most.stream()
                                    .map(part -> name(part) + " (" + signed(part.total()) + ")")
                                    .toList())));
        }
        return String.join(" ", sentences);
    }

    /** The method in plain words, and what is only told together. */
    String note() {
        String method = words.say("why.note");
        return explained.pooledRows().isEmpty()
                ? method
                : method + " "
                        + words.say(
                                "why.pooled",
                                "n",
                                words.formats().count(explained.pooledRows().size()),
                                "things",
                                words.plural(explained.row(), Optional.empty()));
    }

    List<Part> mostFirst() {
        return explained.found().parts().stream()
                .sorted(Comparator.comparing((Part part) -> part.row().equals(MixCells.OTHER))
                        .thenComparing(part -> -Math.abs(part.total())))
                .toList();
    }

    String name(Part part) {
        return part.row().equals(MixCells.OTHER) ? words.say("why.other") : words.name(explained.row(), part.row());
    }

    /** Better or worse performance, in the words of what the measure is about. */
    private String what() {
        String about =
                switch (explained.measure().topic()) {
                    case DIGITAL -> "digital.";
                    case SPEED -> "speed.";
                    default -> "";
                };
        boolean better = explained.isBetter(explained.found().performance().size());
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
                        signed(effect.lower().getAsDouble()),
                        "upper",
                        signed(effect.upper().getAsDouble()));
    }

    /** What the mix adds, as written. */
    String mix() {
        return signed(mixShown());
    }

    /** What performance at the same mix adds, as written. */
    String performance() {
        return signed(performanceShown());
    }

    /** The 95 % interval of an effect. */
    String range(Effect effect) {
        return words.say(
                "why.range",
                "lower",
                signed(effect.lower().orElseThrow()),
                "upper",
                signed(effect.upper().orElseThrow()));
    }

    /** As written, so that performance can be what is left of the difference as written: what a reader adds up comes out. */
    private double mixShown() {
        return rounded(explained.found().mix().size());
    }

    private double performanceShown() {
        return rounded(explained.found().difference().size()) - mixShown();
    }

    private double rounded(double value) {
        int decimals = explained.measure().decimals() + (explained.measure().unit() == Unit.SHARE ? 2 : 0);
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** With its sign; points of shares stand without their unit, which the sentence has. */
    String signed(double value) {
        if (explained.measure().unit() != Unit.SHARE) {
            return words.change(explained.measure(), value);
        }
        String size = words.formats()
                .number(Math.abs(value) * 100, explained.measure().decimals());
        boolean zero = size.equals(words.formats().number(0, explained.measure().decimals()));
        return zero ? size : (value < 0 ? MINUS : '+') + size;
    }
}
