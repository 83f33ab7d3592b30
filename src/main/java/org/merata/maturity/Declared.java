package org.merata.maturity;

import java.math.BigDecimal;
import java.util.Optional;
import org.merata.model.Period;
import org.merata.model.Status;

/**
 * One value of an assessment as it came: of an indicator, or as it was printed of a part or of the index.
 *
 * @param part the code of the indicator or part; {@link #INDEX} for the index
 * @param value empty where there is none; the status says why
 * @param link where the evidence lies; empty where it was not said
 * @param synthetic whether it is made up
 */
public record Declared(
        String framework,
        Entity entity,
        Period period,
        String part,
        Optional<BigDecimal> value,
        Status status,
        Evidence evidence,
        Optional<String> link,
        String publisher,
        boolean synthetic) {
    /** What an assessment calls the index itself. */
    public static final String INDEX = "index";

    public Declared {
        if (value.isPresent() && !status.shown()) {
            throw new IllegalArgumentException("a value that is " + status.id() + " must not be shown");
        }
    }
}
