package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Worked by hand: no published number was needed for sums. */
class ParetoTest {
    private static List<String> codes(List<Pareto.Step> steps) {
        return steps.stream().map(Pareto.Step::code).toList();
    }

    @Test
    void partsStandFromTheGreatestWithWhatTheyComeToTogether() {
        Pareto pareto = Pareto.of(Map.of("fee", 0.1, "delay", 0.5, "staff", 0.25, "other", 0.15));
        assertEquals(
                List.of(
                        new Pareto.Step("delay", 0.5, 0.5),
                        new Pareto.Step("staff", 0.25, 0.75),
                        new Pareto.Step("other", 0.15, 0.9),
                        new Pareto.Step("fee", 0.1, 1.0)),
                pareto.steps());
    }

    @Test
    void theFewestThatReachAShareAreTheGreatest() {
        Pareto pareto = Pareto.of(Map.of("fee", 0.1, "delay", 0.5, "staff", 0.25, "other", 0.15));
        assertEquals(List.of("delay"), codes(pareto.fewest(0.5)));
        assertEquals(List.of("delay", "staff", "other"), codes(pareto.fewest(0.8)));
    }

    @Test
    void partsThatAreNotKnownLeaveTheWholeShort() {
        Pareto pareto = Pareto.of(Map.of("delay", 0.3, "staff", 0.3));
        assertEquals(List.of("delay", "staff"), codes(pareto.fewest(0.8)));
        assertEquals(0.6, pareto.steps().get(1).cumulative(), 1e-12);
    }

    @Test
    void nothingHasNoPartsAndWhatIsNoShareIsRefused() {
        assertTrue(Pareto.of(Map.of()).fewest(0.8).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Pareto.of(Map.of("delay", 1.2)));
        assertThrows(IllegalArgumentException.class, () -> Pareto.of(Map.of("delay", Double.NaN)));
    }
}
