package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.analysis.BeforeAfter.Change;
import org.merata.analysis.BeforeAfter.Moment;
import org.merata.analysis.Exposure.Term;
import org.merata.definition.EventDefinition.Effect;
import org.merata.model.Period;

class BeforeAfterTest {
    private static final long SEED = 20_210_703;
    private static final Period FIRST = Period.get("2019-07");

    static Exposure exposure(Effect effect) {
        return new Exposure(
                effect,
                LocalDate.parse("2021-07-03"),
                effect.hasPulse() ? Optional.of(LocalDate.parse("2021-07-20")) : Optional.empty(),
                effect.hasPulse() ? OptionalDouble.of(30) : OptionalDouble.empty());
    }

    static TimeSeries series(int months, IntToDoubleFunction value, long cases) {
        return new TimeSeries(
                IntStream.range(0, months).mapToObj(FIRST::plus).toList(),
                IntStream.range(0, months)
                        .mapToObj(i -> OptionalDouble.of(value.applyAsDouble(i)))
                        .toList(),
                Collections.nCopies(months, OptionalLong.of(cases)),
                0);
    }

    private static BeforeAfter of(TimeSeries series, EffectScale scale, Effect effect) {
        return BeforeAfter.of(series, scale, List.of(), exposure(effect), List.of())
                .get();
    }

    @Test
    void stepsCountTheDaysOfTheirFirstMonthAndPulsesFade() {
        Exposure both = exposure(Effect.PULSE_AND_STEP);
        assertEquals(0, both.of(Term.STEP, Period.get("2021-06")));
        assertEquals(29 / 31.0, both.of(Term.STEP, Period.get("2021-07")), 1e-12);
        assertEquals(1, both.of(Term.STEP, Period.get("2022-07")));
        assertEquals(0, both.of(Term.PULSE, Period.get("2021-06")));
        double july = 18;
        for (int day = 1; day <= 11; day++) {
            july += Math.pow(2, -day / 30.0);
        }
        assertEquals(july / 31, both.of(Term.PULSE, Period.get("2021-07")), 1e-12);
        assertTrue(both.of(Term.PULSE, Period.get("2021-12")) < 0.05);
        Exposure slope = exposure(Effect.STEP_AND_SLOPE);
        assertEquals(0, slope.of(Term.SLOPE, Period.get("2021-08")));
        assertEquals(1, slope.of(Term.SLOPE, Period.get("2022-08")), 1e-12);
        assertEquals("2019-07..2023-07", BeforeAfter.window(both, FIRST.grain()).code());
    }

    /** Without noise the model finds what was put in, on every scale. */
    @ParameterizedTest
    @CsvSource({"LINEAR", "LOGIT", "LOG"})
    void whatWasPutInComesOut(EffectScale scale) {
        for (Effect effect : Effect.values()) {
            Exposure exposure = exposure(effect);
            double[] sizes = {0.5, -0.2};
            TimeSeries series = series(
                    49,
                    i -> {
                        Period period = FIRST.plus(i);
                        double linked = -1 + 0.01 * i + 0.1 * Math.sin(2 * Math.PI * (i + 7) / 12);
                        List<Term> terms = exposure.terms();
                        for (int term = 0; term < terms.size(); term++) {
                            linked += sizes[term] * exposure.of(terms.get(term), period);
                        }
                        return scale.inverse(linked);
                    },
                    1000);
            BeforeAfter found = of(series, scale, effect);
            for (int term = 0; term < exposure.terms().size(); term++) {
                assertEquals(sizes[term], found.coefficients().get(term).value(), 1e-9, scale + " " + effect);
            }
            for (BeforeAfter.Point point : found.points()) {
                assertEquals(point.value().getAsDouble(), point.fitted(), 1e-9);
            }
            assertEquals(BeforeAfter.Season.HARMONICS, found.season());
        }
    }

    /** Without allowing for the step three months before, a step that was not there would be found. */
    @Test
    void anotherEventIsAllowedFor() {
        Exposure earlier = exposure(Effect.STEP);
        Exposure later =
                new Exposure(Effect.STEP, LocalDate.parse("2021-10-05"), Optional.empty(), OptionalDouble.empty());
        var random = new Random(SEED);
        TimeSeries series =
                series(52, i -> 30 + 10 * earlier.of(Term.STEP, FIRST.plus(i)) + random.nextGaussian(), 100);
        BeforeAfter alone = BeforeAfter.of(series, EffectScale.LINEAR, List.of(), later, List.of())
                .get();
        assertTrue(alone.main().isClear());
        BeforeAfter beside = BeforeAfter.of(series, EffectScale.LINEAR, List.of(), later, List.of(earlier))
                .get();
        assertFalse(beside.main().isClear());
        Exposure before =
                new Exposure(Effect.STEP, LocalDate.parse("2019-01-01"), Optional.empty(), OptionalDouble.empty());
        assertEquals(
                alone,
                BeforeAfter.of(series, EffectScale.LINEAR, List.of(), later, List.of(before))
                        .get());
        assertEquals(
                Result.undefined(Undefined.COLLINEAR),
                BeforeAfter.of(series, EffectScale.LINEAR, List.of(), later, List.of(later)));
    }

    /** Of a step of a multiple the change is told as a multiple and in the unit. */
    @Test
    void aStepIsToldInTheUnitOfTheMeasureOverTheYearAfterIt() {
        var random = new Random(SEED);
        TimeSeries series = series(
                49,
                i -> 200
                        * Math.exp(0.7 * exposure(Effect.STEP).of(Term.STEP, FIRST.plus(i))
                                + 0.02 * random.nextGaussian()),
                1000);
        BeforeAfter found = of(series, EffectScale.LOG, Effect.STEP);
        Change change = found.main();
        assertEquals(Moment.AFTER, change.moment());
        assertEquals("2021-08", change.first().code());
        assertEquals("2022-07", change.last().code());
        assertEquals(Math.exp(0.7), change.ratio().getAsDouble(), 0.08);
        assertEquals(200 * (Math.exp(0.7) - 1), change.difference(), 15);
        assertTrue(change.isClear() && change.interval().contains(200 * (Math.exp(0.7) - 1)));
        assertTrue(change.ratioInterval().orElseThrow().contains(Math.exp(0.7)));
        assertEquals(24, found.before());
        assertEquals(25, found.after());
    }

    @Test
    void aChangeOfPaceIsToldAtTheStartAndAYearLater() {
        TimeSeries series = series(
                49,
                i -> 10 + (i > 24 ? 1 : i == 24 ? 29 / 31.0 : 0) + Math.max(0, i - 25) / 12.0 + 0.001 * (i % 5),
                100);
        BeforeAfter found = of(series, EffectScale.LINEAR, Effect.STEP_AND_SLOPE);
        assertEquals(
                List.of(Moment.AFTER, Moment.LATER),
                found.changes().stream().map(Change::moment).toList());
        assertEquals(1 + 11 / 24.0, found.changes().get(0).difference(), 0.01);
        assertEquals(1 + 11 / 12.0, found.changes().get(1).difference(), 0.01);
        assertEquals(found.changes().get(1).first(), found.changes().get(1).last());
    }

    /** A rate is modelled as its count: the same coefficients as a Poisson model of it. */
    @Test
    void ratesAndCountsAreQuasiPoisson() {
        var random = new Random(SEED);
        double[] counts =
                IntStream.range(0, 49).mapToDouble(i -> 20 + random.nextInt(30)).toArray();
        BeforeAfter rate = of(series(49, i -> counts[i] / 4, 4000), EffectScale.RATE, Effect.STEP);
        BeforeAfter count = of(series(49, i -> counts[i], 4000), EffectScale.COUNT, Effect.STEP);
        assertEquals(rate.main().ratio().getAsDouble(), count.main().ratio().getAsDouble(), 1e-9);
        assertEquals(4 * rate.main().difference(), count.main().difference(), 1e-9);
        assertEquals(rate.dispersion().getAsDouble(), count.dispersion().getAsDouble(), 1e-9);
        List<OptionalDouble> people = IntStream.range(0, 49)
                .mapToObj(i -> OptionalDouble.of(1000.0 * (1 + i)))
                .toList();
        BeforeAfter perHead = BeforeAfter.of(
                        series(49, i -> counts[i] * (1 + i), 1),
                        EffectScale.COUNT,
                        people,
                        exposure(Effect.STEP),
                        List.of())
                .get();
        assertEquals(rate.main().ratio().getAsDouble(), perHead.main().ratio().getAsDouble(), 0.1);
    }

    @Test
    void whatDoesNotSufficeIsAnsweredWithTheReason() {
        Exposure step = exposure(Effect.STEP);
        IntToDoubleFunction any = i -> 5 + i % 7;
        assertReason(Undefined.TOO_FEW_AFTER, series(31, any, 10), step);
        assertTrue(BeforeAfter.of(series(32, any, 10), EffectScale.LINEAR, List.of(), step, List.of())
                .get()
                .isThin());
        TimeSeries late = without(series(49, any, 10), 0, 17);
        assertReason(Undefined.TOO_FEW_BEFORE, late, step);
        assertReason(Undefined.TOO_MANY_MISSING, without(series(49, any, 10), 30, 40), step);
        assertReason(Undefined.EVENT_MISSING, without(series(49, any, 10), 24, 25), exposure(Effect.PULSE));
        assertReason(Undefined.NO_SPREAD, series(49, i -> 3, 10), step);
        assertReason(Undefined.TOO_FEW_BEFORE, new TimeSeries(List.of(), List.of(), List.of(), 0), step);
        assertEquals(
                Result.undefined(Undefined.ZERO_VALUE),
                BeforeAfter.of(series(49, i -> i % 7, 10), EffectScale.LOG, List.of(), step, List.of()));
    }

    private static void assertReason(Undefined reason, TimeSeries series, Exposure exposure) {
        assertEquals(
                Result.undefined(reason), BeforeAfter.of(series, EffectScale.LINEAR, List.of(), exposure, List.of()));
    }

    private static TimeSeries without(TimeSeries series, int from, int to) {
        var values = new ArrayList<>(series.values());
        for (int i = from; i < to; i++) {
            values.set(i, OptionalDouble.empty());
        }
        return new TimeSeries(series.periods(), values, series.cases(), to - from);
    }

    /** Errors that remember a part of the last one: then 95 % are nearer 89 %, and pages say that residuals go together. */
    @ParameterizedTest
    @CsvSource({"STEP, 0, 0.92", "STEP, 0.3, 0.85", "PULSE, 0, 0.92", "PULSE, 0.3, 0.85", "PULSE_AND_STEP, 0, 0.92"})
    void intervalsHoldTheTruthAsOftenAsTheySay(Effect effect, double memory, double least) {
        var random = new Random(SEED);
        Exposure exposure = exposure(effect);
        int samples = 400;
        int held = 0;
        for (int sample = 0; sample < samples; sample++) {
            double[] errors = new double[49];
            for (int i = 1; i < errors.length; i++) {
                errors[i] = memory * errors[i - 1] + 0.05 * random.nextGaussian();
            }
            TimeSeries series = series(
                    49,
                    i -> EffectScale.LOG.inverse(1
                            + 0.02 * i
                            + 0.2 * Math.cos(2 * Math.PI * i / 12)
                            + errors[i]
                            + 0.3 * exposure.of(exposure.terms().get(0), FIRST.plus(i))),
                    100);
            held += of(series, EffectScale.LOG, effect)
                            .coefficients()
                            .get(0)
                            .interval()
                            .contains(0.3)
                    ? 1
                    : 0;
        }
        System.out.println(effect + " with memory " + memory + " and seed " + SEED + ": " + held + " of " + samples);
        assertTrue(held >= least * samples && held <= 0.99 * samples, held + " of " + samples);
    }
}
