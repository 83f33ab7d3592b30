package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.merata.analysis.ChannelShift.UnitCosts;

/** Worked by hand; no published example of a saving with its inputs was found. */
class ChannelShiftTest {
    @Test
    void whatMovesSavesTheDifferenceOfTheCosts() {
        ChannelShift shift = ChannelShift.of(10_000, 0.2, new UnitCosts(80_000, 20_000), List.of());
        assertEquals(new ChannelShift(2_000, 120_000_000, 120_000_000, 120_000_000), shift);
    }

    @Test
    void theRangeIsThatOfTheDifferencesOfTheParts() {
        ChannelShift shift = ChannelShift.of(
                1_000,
                0.1,
                new UnitCosts(80, 20),
                List.of(new UnitCosts(70, 20), new UnitCosts(90, 15), new UnitCosts(80, 25)));
        assertEquals(new ChannelShift(100, 6_000, 5_000, 7_500), shift);
    }

    @Test
    void whereDigitalCostsMoreMovingCosts() {
        assertEquals(
                -1_000,
                ChannelShift.of(100, 0.5, new UnitCosts(10, 30), List.of()).saving());
    }

    @Test
    void moreThanAllCannotMove() {
        var costs = new UnitCosts(2, 1);
        assertThrows(IllegalArgumentException.class, () -> ChannelShift.of(10, 1.1, costs, List.of()));
        assertThrows(IllegalArgumentException.class, () -> ChannelShift.of(10, Double.NaN, costs, List.of()));
    }
}
