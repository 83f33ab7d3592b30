package org.merata.dashboard;

import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Direction;
import org.merata.model.Status;

/** A figure against the same a year before. */
record Change(MeasureDefinition measure, Figure now, Figure before) {
    OptionalDouble size() {
        return now.value().isPresent() && before.value().isPresent()
                ? OptionalDouble.of(now.value().getAsDouble() - before.value().getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * A change counts only where the two intervals lie apart, on enough cases both times. Two 95 % intervals that do not overlap differ at
     * about the 1 % level, so this is the cautious side: what it passes is no accident, what it does not pass is left open.
     */
    boolean isClear() {
        return size().isPresent()
                && now.status() != Status.CAUTION
                && before.status() != Status.CAUTION
                && now.interval().isPresent()
                && before.interval().isPresent()
                && (now.interval().get().lower() > before.interval().get().upper()
                        || now.interval().get().upper()
                                < before.interval().get().lower());
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
