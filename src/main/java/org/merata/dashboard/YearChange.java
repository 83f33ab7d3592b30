package org.merata.dashboard;

import java.util.OptionalDouble;
import org.merata.analysis.Change;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Direction;
import org.merata.model.Status;
import org.merata.model.Unit;

/** A figure against the same a year before. */
record YearChange(MeasureDefinition measure, Figure now, Figure before) {
    OptionalDouble size() {
        return now.value().isPresent() && before.value().isPresent()
                ? OptionalDouble.of(now.value().getAsDouble() - before.value().getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * Whether the change is more than chance, on enough cases both times: for shares Newcombe's interval of the difference lies off zero;
     * for the rest the two 95 % intervals lie apart, which is the cautious side: what passes is no accident, what does not is left open.
     */
    boolean isClear() {
        if (size().isEmpty() || now.status() == Status.CAUTION || before.status() == Status.CAUTION) {
            return false;
        }
        if (measure.unit() == Unit.SHARE && now.n().isPresent() && before.n().isPresent()) {
            return Change.ofShares(
                            before.value().getAsDouble(),
                            before.n().getAsLong(),
                            now.value().getAsDouble(),
                            now.n().getAsLong())
                    .value()
                    .filter(change -> change.word(measure.direction()) != Change.Word.NOT_DISTINGUISHED)
                    .isPresent();
        }
        return now.interval().isPresent()
                && before.interval().isPresent()
                && now.interval().get().liesApartFrom(before.interval().get());
    }

    /** Whether a sentence may say which way it went: clearly, or of values that are counts or facts and have no interval to doubt. */
    boolean isTold() {
        return isClear() || now.interval().isEmpty() && before.interval().isEmpty();
    }

    Signal signal() {
        if (!isClear() || measure.direction() == Direction.NEUTRAL) {
            return Signal.NONE;
        }
        boolean up = size().getAsDouble() > 0;
        return up == (measure.direction() == Direction.HIGHER) ? Signal.BETTER : Signal.WORSE;
    }

    /** {@code +3.1 percentage points, improving} or {@code +0.2 percentage points, no clear change}; a dash where it is not known. */
    String text(Wording words) {
        if (size().isEmpty()) {
            return "\u2013";
        }
        String change = words.change(measure, size().getAsDouble());
        String key = signal() == Signal.BETTER
                ? "better"
                : signal() == Signal.WORSE ? "worse" : isClear() ? "clear" : "unclear";
        return words.say("change." + key, "change", change);
    }
}
