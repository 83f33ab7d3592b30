package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.merata.analysis.Verdict.Assurance;
import org.merata.analysis.Verdict.Variation;

class UrgencyTest {
    private static Urgency of(Variation variation, Assurance assurance) {
        return Urgency.of(new Verdict(variation, Optional.ofNullable(assurance), 0));
    }

    @Test
    void whatGetsWorseAndWillMissComesFirst() {
        assertEquals(Urgency.WORSENING_AND_MISSING, of(Variation.WORSENING, Assurance.WILL_MISS));
        assertEquals(Urgency.MISSING, of(Variation.NO_SIGNAL, Assurance.WILL_MISS));
        assertEquals(Urgency.MISSING, of(Variation.IMPROVING, Assurance.WILL_MISS));
        assertEquals(Urgency.WORSENING, of(Variation.WORSENING, Assurance.HIT_OR_MISS));
        assertEquals(Urgency.WORSENING, of(Variation.WORSENING, null));
        assertTrue(Urgency.WORSENING_AND_MISSING.compareTo(Urgency.MISSING) < 0
                && Urgency.MISSING.compareTo(Urgency.WORSENING) < 0
                && Urgency.WORSENING.callsForWork());
    }

    @Test
    void whatMeetsItsTargetIsLeftAloneUnlessItGetsWorse() {
        assertEquals(Urgency.LEAVE_ALONE, of(Variation.IMPROVING, Assurance.WILL_MEET));
        assertEquals(Urgency.LEAVE_ALONE, of(Variation.NO_SIGNAL, Assurance.WILL_MEET));
        assertEquals(Urgency.WORSENING, of(Variation.WORSENING, Assurance.WILL_MEET));
        assertFalse(Urgency.LEAVE_ALONE.callsForWork());
    }

    @Test
    void withoutAVerdictNothingIsUrgent() {
        assertEquals(Urgency.NONE, of(Variation.TOO_FEW_POINTS, null));
        assertEquals(Urgency.NONE, of(Variation.NO_SIGNAL, null));
        assertEquals(Urgency.NONE, of(Variation.RISING, null));
        assertFalse(Urgency.NONE.callsForWork());
    }
}
