package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.analysis.Verdict;
import org.merata.dashboard.Panel.Chip;
import org.merata.dashboard.Panel.Sign;
import org.merata.dashboard.Panel.Tone;

/** The two words of a verdict. The sign of the first is the way the number moved; its tone, whether that is good. */
final class Chips {
    private Chips() {}

    static Optional<Chip> variation(Wording words, Reading reading) {
        if (!reading.isOnLatest()) {
            return Optional.empty();
        }
        Verdict.Variation variation = reading.verdict().variation();
        Sign sign = reading.signal()
                .map(signal -> signal.high() ? Sign.UP : Sign.DOWN)
                .orElse(Sign.LEVEL);
        Tone tone =
                switch (variation) {
                    case IMPROVING -> Tone.BETTER;
                    case WORSENING -> Tone.WORSE;
                    case NO_SIGNAL, RISING, FALLING, TOO_FEW_POINTS -> Tone.FLAT;
                };
        return Optional.of(new Chip(sign, tone, words.statistic(variation.phrase())));
    }

    static Optional<Chip> assurance(Wording words, Reading reading) {
        if (!reading.isOnLatest()) {
            return Optional.empty();
        }
        return reading.verdict()
                .assurance()
                .map(assurance -> new Chip(
                        switch (assurance) {
                            case WILL_MEET -> Sign.MEETS;
                            case WILL_MISS -> Sign.MISSES;
                            case HIT_OR_MISS -> Sign.HIT_OR_MISS;
                        },
                        Tone.FLAT,
                        words.statistic(assurance.phrase())));
    }

    static List<Chip> both(Wording words, Reading reading) {
        var chips = new ArrayList<Chip>();
        variation(words, reading).ifPresent(chips::add);
        assurance(words, reading).ifPresent(chips::add);
        return chips;
    }
}
