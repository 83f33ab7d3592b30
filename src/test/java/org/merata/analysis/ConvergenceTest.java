package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConvergenceTest {
    /** Barro and Sala-i-Martin (1992): at a speed of 2 % a year half the distance is gone in 35 years, 34.7 to a decimal. */
    @Test
    void twoPerCentAYearHalvesADistanceIn35Years() {
        var random = new Random(2);
        double years = 10;
        List<Convergence.Path> paths = IntStream.range(0, 20)
                .mapToObj(i -> {
                    double start = random.nextGaussian();
                    double end = 0.3 + start * Math.exp(-0.02 * years);
                    return new Convergence.Path("r" + i, Math.exp(start), Math.exp(end), 0);
                })
                .toList();
        Convergence found = Convergence.of(paths, years).get();
        assertEquals(0.02, found.speed().getAsDouble(), 1e-9);
        assertEquals(34.7, found.halfLife().getAsDouble(), 0.05);
        assertEquals(Convergence.Word.CATCHING_UP, found.word());
        assertEquals(1, found.reliability());
        assertEquals(found.seen(), found.slope().value(), 1e-12);
    }

    /**
     * Regions that keep their distances, measured with error: the line through the data says that the low ones catch up, most of the time. With
     * chance taken off it says so about as often as the interval allows.
     */
    @Test
    void chanceIsNotTakenForCatchingUp() {
        long seed = 19_920_401;
        System.out.println("convergence with seed " + seed);
        var random = new Random(seed);
        int naive = 0;
        int alarms = 0;
        int trials = 1_000;
        for (int trial = 0; trial < trials; trial++) {
            List<Convergence.Path> noisy = paths(random, 0, 0.12);
            List<Convergence.Path> taken = noisy.stream()
                    .map(path -> new Convergence.Path(path.code(), path.before(), path.after(), 0))
                    .toList();
            naive += Convergence.of(taken, 3).get().word() == Convergence.Word.CATCHING_UP ? 1 : 0;
            alarms += Convergence.of(noisy, 3).get().word() == Convergence.Word.NOT_TOLD ? 0 : 1;
        }
        System.out.println(naive + " naive, " + alarms + " with chance taken off, of " + trials);
        assertTrue(naive > 0.2 * trials, naive + " naive");
        assertTrue(alarms < 0.08 * trials, alarms + " alarms");
    }

    /** Regions that do catch up, by a known slope, measured with error. */
    @Test
    void theIntervalHoldsTheSlope() {
        long seed = 19_920_402;
        System.out.println("slope of convergence with seed " + seed);
        var random = new Random(seed);
        int held = 0;
        int trials = 1_000;
        for (int trial = 0; trial < trials; trial++) {
            held += Convergence.of(paths(random, -0.08, 0.08), 3).get().slope().contains(-0.08) ? 1 : 0;
        }
        System.out.println("held " + held + " of " + trials);
        assertTrue(held > 0.92 * trials && held < 0.985 * trials, "held " + held);
    }

    /** 38 regions, three years, with logarithms of a spread of 0.3. */
    private static List<Convergence.Path> paths(Random random, double slope, double error) {
        return IntStream.range(0, 38)
                .mapToObj(i -> {
                    double start = 0.3 * random.nextGaussian();
                    double end = start + 3 * (0.05 + slope * start) + 0.05 * random.nextGaussian();
                    double seen = Math.exp(start + error * random.nextGaussian());
                    return new Convergence.Path(
                            "r" + i, seen, Math.exp(end + error * random.nextGaussian()), seen * error);
                })
                .toList();
    }

    /** By hand: ln of 1, e and e^2 has the mean 1 and the variance 2/3. */
    @Test
    void spreadOfLogarithmsByHand() {
        RegionalValues three = RegionalValues.of(List.of(
                RegionalValue.of("a", 1, 1),
                RegionalValue.of("b", Math.E, 1),
                RegionalValue.of("c", Math.E * Math.E, 1)));
        assertEquals(Math.sqrt(2.0 / 3), Convergence.spreadOfLogarithms(three).get(), 1e-12);
        assertEquals(
                Optional.of(Undefined.ZERO_VALUE),
                Convergence.spreadOfLogarithms(
                                RegionalValues.of(List.of(RegionalValue.of("a", 0, 1), RegionalValue.of("b", 1, 1))))
                        .undefined());
    }

    @Test
    void whatDoesNotExistIsAnsweredWithTheReason() {
        assertEquals(
                Optional.of(Undefined.TOO_FEW_COMPARED),
                Convergence.of(List.of(), 3).undefined());
        var random = new Random(3);
        List<Convergence.Path> paths = IntStream.range(0, 10)
                .mapToObj(i -> new Convergence.Path("r" + i, i, random.nextDouble(), 0))
                .toList();
        assertEquals(Optional.of(Undefined.ZERO_VALUE), Convergence.of(paths, 3).undefined());
        List<Convergence.Path> alike = IntStream.range(0, 10)
                .mapToObj(i -> new Convergence.Path("r" + i, 1 + 0.01 * random.nextGaussian(), 1, 0.5))
                .toList();
        assertEquals(Optional.of(Undefined.NO_SPREAD), Convergence.of(alike, 3).undefined());
    }
}
