package org.merata.definition;

import java.time.LocalDate;
import java.util.Optional;
import org.merata.model.Period;
import org.merata.model.Text;

/**
 * A day from which a measure is counted otherwise: figures before and after are not on one scale. A period that holds the day but does not
 * start with it counts to what came before.
 *
 * @param from the first day of the new definition
 * @param change what changed, as a sentence without its full stop
 * @param source where that is written
 * @param verified whether it was read at the source
 */
public record DefinitionBreak(LocalDate from, Text change, Text source, boolean verified) {
    /** Whether it lies between the two periods. */
    public boolean isBetween(Period before, Period after) {
        return before.start().isBefore(from) && !after.start().isBefore(from);
    }

    /** The first of the measure's breaks between two periods, of which either may be the earlier one. */
    public static Optional<DefinitionBreak> findBetween(MeasureDefinition measure, Period one, Period other) {
        Period before = one.start().isBefore(other.start()) ? one : other;
        Period after = before == one ? other : one;
        return measure.breaks().stream()
                .filter(found -> found.isBetween(before, after))
                .findFirst();
    }
}
