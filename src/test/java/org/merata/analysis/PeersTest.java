package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Regions alike in readiness, and what it leads to expect. */
class PeersTest {
    @Test
    void theNearestComeFirstWhateverTheUnitsOfIndicators() {
        var values = new TreeMap<String, double[]>();
        values.put("A", new double[] {10, 1_000});
        values.put("B", new double[] {11, 1_100});
        values.put("C", new double[] {14, 1_000});
        values.put("D", new double[] {10, 1_400});
        Peers peers = Peers.of("A", values, 2).get();

        // deviations: 1.8930 of 10 11 14 10, 189.30 of 1000 1100 1000 1400
        assertEquals(
                List.of("B", "C"),
                peers.nearest().stream().map(Peers.Peer::code).toList());
        assertEquals(
                Math.sqrt(2 * Math.pow(1 / 1.8929694486, 2) / 2),
                peers.nearest().get(0).distance(),
                1e-9);
        assertEquals(4 / 1.8929694486 / Math.sqrt(2), peers.nearest().get(1).distance(), 1e-9);
        assertEquals(4, peers.known());
    }

    @Test
    void anIndicatorThatIsTheSameEverywhereTellsNothing() {
        Map<String, double[]> values =
                Map.of("A", new double[] {5, 1}, "B", new double[] {5, 2}, "C", new double[] {5, 4});
        assertEquals("B", Peers.of("A", values, 1).get().nearest().get(0).code());
    }

    @Test
    void whoseReadinessIsNotKnownHasNoPeers() {
        Map<String, double[]> values = Map.of("A", new double[] {5}, "B", new double[] {6}, "C", new double[] {7});
        assertEquals(Undefined.NO_ANSWERS, Peers.of("X", values, 3).undefined().orElseThrow());
        assertEquals(
                Undefined.TOO_FEW_VALUES,
                Peers.of("A", Map.of("A", new double[] {5}, "B", new double[] {6}), 3)
                        .undefined()
                        .orElseThrow());
    }

    @Test
    void whatLiesOnTheLineOfTheOthersIsExpected() {
        var indicators = new TreeMap<String, double[]>();
        var outcomes = new HashMap<String, Double>();
        for (int i = 0; i < 12; i++) {
            indicators.put("r" + i, new double[] {i});
            outcomes.put("r" + i, 0.2 + 0.05 * i + (i % 2 == 0 ? 0.001 : -0.001));
        }
        outcomes.put("r5", 0.9);
        Expected expected = Expected.of("r5", indicators, outcomes).get();
        assertEquals(0.45, expected.expected(), 2e-3);
        assertEquals(0.45, expected.residual(), 2e-3);
        assertEquals(11, expected.others());
        assertTrue(expected.isTold());
        assertEquals(
                Undefined.TOO_FEW_VALUES,
                Expected.of("r0", new TreeMap<>(indicators.headMap("r2")), outcomes)
                        .undefined()
                        .orElseThrow());
    }

    /** 34 regions, three indicators: 95 of 100 intervals hold the value of the region left out. */
    @Test
    void theIntervalHoldsOneMoreRegion() {
        var random = new Random(77);
        int rounds = 2_000;
        int held = 0;
        for (int round = 0; round < rounds; round++) {
            var indicators = new TreeMap<String, double[]>();
            var outcomes = new HashMap<String, Double>();
            for (int i = 0; i < 34; i++) {
                double[] row = {random.nextGaussian(), random.nextGaussian(), 40 + 5 * random.nextGaussian()};
                indicators.put("r" + i, row);
                outcomes.put(
                        "r" + i, 0.5 + 0.1 * row[0] - 0.02 * row[1] + 0.01 * row[2] + 0.07 * random.nextGaussian());
            }
            Expected expected =
                    Expected.of("r" + round % 34, indicators, outcomes).get();
            held += expected.isTold() ? 0 : 1;
        }
        System.out.printf("Expected, seed 77, %d samples: the interval holds %.3f%n", rounds, held / (double) rounds);
        assertEquals(0.95, held / (double) rounds, 0.015);
        assertFalse(held == rounds);
    }
}
