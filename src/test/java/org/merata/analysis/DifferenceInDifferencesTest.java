package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.merata.analysis.DifferenceInDifferences.Cell;
import org.merata.definition.EventDefinition.Effect;
import org.merata.model.Period;

class DifferenceInDifferencesTest {
    private static final long SEED = 20_210_720;
    private static final Period FIRST = Period.get("2020-01");
    private static final Exposure STEP =
            new Exposure(Effect.STEP, LocalDate.parse("2021-01-01"), Optional.empty(), OptionalDouble.empty());

    private interface Value {
        double of(int region, int month, boolean with);
    }

    /** Regions with the event first; 24 months, the event after 12. */
    private static List<Cell> cells(int with, int without, Value value) {
        var cells = new ArrayList<Cell>();
        for (int region = 0; region < with + without; region++) {
            for (int month = 0; month < 24; month++) {
                cells.add(new Cell(
                        "r" + region,
                        region < with,
                        FIRST.plus(month),
                        value.of(region, month, region < with && month >= 12),
                        OptionalDouble.empty()));
            }
        }
        return cells;
    }

    /** Two kinds of regions, two times: the difference of the differences of their means, by hand. */
    @Test
    void itIsTheDifferenceOfTheDifferencesOfMeans() {
        var random = new Random(SEED);
        List<Cell> cells = cells(4, 5, (region, month, with) -> random.nextInt(100));
        DifferenceInDifferences found = DifferenceInDifferences.of(cells, EffectScale.LINEAR, STEP, List.of())
                .get();
        double byHand = mean(cells, true, true)
                - mean(cells, true, false)
                - mean(cells, false, true)
                + mean(cells, false, false);
        assertEquals(byHand, found.coefficients().get(0).value(), 1e-9);
        assertEquals(byHand, found.changes().get(0).difference(), 1e-9);
        assertEquals(4, found.with());
        assertEquals(5, found.without());
    }

    private static double mean(List<Cell> cells, boolean inScope, boolean after) {
        return cells.stream()
                .filter(cell -> cell.inScope() == inScope && !STEP.isBefore(cell.period()) == after)
                .mapToDouble(Cell::value)
                .average()
                .orElseThrow();
    }

    /** Regions and months differ as they like: what the event adds on the model's scale comes out. */
    @Test
    void levelsOfRegionsAndMonthsDoNotMatter() {
        List<Cell> cells = cells(
                4,
                6,
                (region, month, with) -> EffectScale.LOGIT.inverse(0.3 * region
                        - 1
                        + Math.sin(month)
                        + (with ? 0.4 : 0)
                        + 0.001 * ((region * 7 + month * 3) % 5)));
        DifferenceInDifferences found = DifferenceInDifferences.of(cells, EffectScale.LOGIT, STEP, List.of())
                .get();
        assertEquals(0.4, found.coefficients().get(0).value(), 0.001);
        assertTrue(found.changes().get(0).isClear());
        assertTrue(found.changes().get(0).difference() > 0.03
                && found.changes().get(0).difference() < 0.1);
    }

    @Test
    void anotherEventIsAllowedForWhereItApplied() {
        Exposure later =
                new Exposure(Effect.STEP, LocalDate.parse("2021-04-01"), Optional.empty(), OptionalDouble.empty());
        List<Cell> cells = cells(
                5,
                6,
                (region, month, with) ->
                        2 + (with ? 1 : 0) + (region < 3 && month >= 15 ? 4 : 0) + 0.001 * ((region + month) % 3));
        var other = new DifferenceInDifferences.Other(later, Set.of("r0", "r1", "r2"));
        DifferenceInDifferences found = DifferenceInDifferences.of(cells, EffectScale.LINEAR, STEP, List.of(other))
                .get();
        assertEquals(1, found.coefficients().get(0).value(), 0.01);
        var same = new DifferenceInDifferences.Other(STEP, Set.of("r0", "r1", "r2", "r3", "r4"));
        assertEquals(
                Result.undefined(Undefined.COLLINEAR),
                DifferenceInDifferences.of(cells, EffectScale.LINEAR, STEP, List.of(same)));
    }

    @Test
    void trendsBeforeTheEventAreLookedAt() {
        var random = new Random(SEED);
        Value drifting = (region, month, with) -> (region < 5 ? 0.3 * month : 0) + random.nextGaussian();
        DifferenceInDifferences found = DifferenceInDifferences.of(
                        cells(5, 8, drifting), EffectScale.LINEAR, STEP, List.of())
                .get();
        assertFalse(found.isParallel());
        assertEquals(3.6, found.trends(), 1);
        Value level = (region, month, with) -> random.nextGaussian();
        assertTrue(DifferenceInDifferences.of(cells(5, 8, level), EffectScale.LINEAR, STEP, List.of())
                .get()
                .isParallel());
    }

    @Test
    void whatDoesNotSufficeIsAnsweredWithTheReason() {
        Value any = (region, month, with) -> 1 + (region + month) % 3;
        assertEquals(
                Result.undefined(Undefined.TOO_FEW_REGIONS),
                DifferenceInDifferences.of(cells(3, 9, any), EffectScale.LINEAR, STEP, List.of()));
        assertEquals(
                Result.undefined(Undefined.TOO_FEW_REGIONS),
                DifferenceInDifferences.of(cells(9, 3, any), EffectScale.LINEAR, STEP, List.of()));
        Exposure early =
                new Exposure(Effect.STEP, LocalDate.parse("2020-05-01"), Optional.empty(), OptionalDouble.empty());
        assertEquals(
                Result.undefined(Undefined.TOO_FEW_BEFORE),
                DifferenceInDifferences.of(cells(5, 5, any), EffectScale.LINEAR, early, List.of()));
        assertEquals(
                Result.undefined(Undefined.ZERO_VALUE),
                DifferenceInDifferences.of(cells(5, 5, (r, m, w) -> (r + m) % 3), EffectScale.LOG, STEP, List.of()));
    }

    /** Seven regions of 20, each with a memory of its own months and a wandering of its own, as Java and Bali. */
    @Test
    void intervalsHoldTheTruthAndTrendsAreCalledUnequalAsOftenAsTheySay() {
        var random = new Random(SEED);
        int samples = 200;
        int held = 0;
        int called = 0;
        for (int sample = 0; sample < samples; sample++) {
            double[] memory = new double[20];
            double[] shift =
                    random.doubles(20).map(any -> 0.1 * random.nextGaussian()).toArray();
            DifferenceInDifferences found = DifferenceInDifferences.of(
                            cells(7, 13, (region, month, with) -> {
                                memory[region] = 0.5 * memory[region] + 0.1 * random.nextGaussian();
                                return 3 + memory[region] + (month >= 12 ? shift[region] : 0) + (with ? 0.2 : 0);
                            }),
                            EffectScale.LINEAR,
                            STEP,
                            List.of())
                    .get();
            held += found.coefficients().get(0).interval().contains(0.2) ? 1 : 0;
            called += found.isParallel() ? 0 : 1;
        }
        System.out.println("held " + held + ", not parallel " + called + " of " + samples + " with seed " + SEED);
        assertEquals(0.95, held / (double) samples, 0.04);
        assertEquals(0.05, called / (double) samples, 0.04);
    }
}
