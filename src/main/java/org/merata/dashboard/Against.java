package org.merata.dashboard;

import java.util.Optional;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Status;

/** Figures held against the figure of the whole: above, below, or not to be told apart. The one rule that chart, sentence and table use. */
record Against(Optional<Figure> whole) {
    enum Telling {
        ABOVE,
        BELOW,
        NOT_TOLD;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    boolean isKnown() {
        return whole.isPresent() && whole.get().value().isPresent();
    }

    /** Told apart only by an interval that does not hold the value of the whole, on enough cases. */
    Telling telling(Figure figure) {
        if (!isKnown()
                || figure.value().isEmpty()
                || figure.interval().isEmpty()
                || figure.status() == Status.CAUTION
                || figure.interval().get().contains(whole.get().value().getAsDouble())) {
            return Telling.NOT_TOLD;
        }
        return figure.value().getAsDouble() > whole.get().value().getAsDouble() ? Telling.ABOVE : Telling.BELOW;
    }

    Signal signal(Figure figure) {
        if (figure.value().isEmpty()) {
            return Signal.NONE;
        }
        return telling(figure) == Telling.NOT_TOLD ? Signal.NOT_DISTINGUISHED : Signal.DISTINGUISHED;
    }
}
