package org.merata.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.merata.analysis.BeforeAfter;
import org.merata.analysis.BeforeAfter.Change;
import org.merata.analysis.EffectScale;
import org.merata.analysis.Exposure;
import org.merata.analysis.TimeSeries;
import org.merata.definition.EventDefinition.Effect;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Reference;

/** What PPKM Darurat truly does in the made-up data is found again by the analysis of events, as often as its intervals say. */
class EffectsRecoveryTest {
    private static final long SEED = 20_210_703;
    private static final int SAMPLES = 200;
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final LocalDate TO = LocalDate.of(2023, 7, 31);
    private static final Reference REFERENCE = PlainReference.read();
    private static final Map<String, Double> READINESS =
            Readiness.read(Path.of("data/inbox/indicators/imdi_province.csv"), "imdi", "2025");

    private static Exposure ppkm(Effect effect, OptionalDouble halfLife) {
        return new Exposure(effect, Effects.PPKM_START, Optional.of(Effects.PPKM_END), halfLife);
    }

    private static final Exposure OF_TIME =
            ppkm(Effect.PULSE_AND_STEP, OptionalDouble.of(Effects.PPKM_TIME_HALF_LIFE_DAYS));

    private static BeforeAfter analyse(List<Month> months, EffectScale scale, Exposure exposure) {
        List<Period> periods = months.stream().map(Month::period).toList();
        var series = new TimeSeries(
                periods,
                months.stream().map(month -> OptionalDouble.of(month.value())).toList(),
                months.stream().map(month -> OptionalLong.of(month.cases())).toList(),
                0);
        return BeforeAfter.of(series, scale, List.of(), exposure, List.of()).get();
    }

    private record Month(Period period, double value, long cases) {}

    /** What was recorded of one month: times over the standard, or who applied digitally and with what chance. */
    private static final class Tally {
        private final List<Double> times = new ArrayList<>();
        private long digital;
        private long all;
        private double chance;
        private double chanceWithout;
    }

    private static boolean holds(BeforeAfter found, int coefficient, double truth) {
        return found.coefficients().get(coefficient).interval().contains(truth);
    }

    private static void assertNominal(String what, int held, int samples) {
        System.out.println(what + ": " + held + " of " + samples + " with seed " + SEED);
        double share = held / (double) samples;
        assertTrue(share >= 0.90 && share <= 0.99, what + " " + share);
    }

    /** Monthly medians of single cases, each with the day it came in. */
    @Test
    void theRiseOfProcessingTimeAndWhatIsLeftOfItAreFound() {
        var random = new Random(SEED);
        int pulses = 0;
        int steps = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            var months = new ArrayList<Month>();
            for (Period month = Period.of(Grain.MONTH, FROM); month.start().isBefore(TO); month = month.next()) {
                int days = month.start().lengthOfMonth();
                double[] logs = new double[101];
                for (int i = 0; i < logs.length; i++) {
                    long day = month.start().toEpochDay() + random.nextInt(days);
                    logs[i] = Effects.TIME_BASE
                            + Effects.TIME_PER_YEAR * Effects.years(day)
                            + Effects.time(day, true)
                            + Effects.TIME_SIGMA * random.nextGaussian();
                }
                Arrays.sort(logs);
                months.add(new Month(month, 86_400 * Math.exp(logs[50]), logs.length));
            }
            BeforeAfter found = analyse(months, EffectScale.LOG, OF_TIME);
            pulses += holds(found, 0, Effects.PPKM_TIME_PULSE) ? 1 : 0;
            steps += holds(found, 1, Effects.PPKM_TIME_STEP) ? 1 : 0;
        }
        assertNominal("pulse of time", pulses, SAMPLES);
        assertNominal("step of time", steps, SAMPLES);
    }

    /** Who applies digitally at a place of Java or Bali, while its counters are closed to most and after. */
    @Test
    void theStepOfDigitalTakeUpAndTheClosedCountersAreFound() {
        Places.Place place = Places.list(REFERENCE, READINESS, SEED).stream()
                .filter(Places.Place::ppkm)
                .findFirst()
                .orElseThrow();
        Catalogue.Item item = Catalogue.list(REFERENCE, SEED).get(0);
        double closed = -Math.log(Demand.officeLevel(place, Effects.PPKM_START.toEpochDay()));
        var random = new Random(SEED);
        int steps = 0;
        int pulses = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            var months = new ArrayList<Month>();
            for (Period month = Period.of(Grain.MONTH, FROM); month.start().isBefore(TO); month = month.next()) {
                int digital = 0;
                int days = month.start().lengthOfMonth();
                for (int i = 0; i < 300; i++) {
                    long day = month.start().toEpochDay() + random.nextInt(days);
                    double share = Demand.digitalShare(place, item, day);
                    double office = (1 - share) * Demand.officeLevel(place, day);
                    digital += random.nextDouble() < share / (share + office) ? 1 : 0;
                }
                months.add(new Month(month, digital / 300.0, 300));
            }
            BeforeAfter found = analyse(months, EffectScale.LOGIT, ppkm(Effect.PULSE_AND_STEP, OptionalDouble.empty()));
            pulses += holds(found, 0, closed) ? 1 : 0;
            steps += holds(found, 1, Effects.PPKM_DIGITAL_STEP) ? 1 : 0;
        }
        assertNominal("closed counters", pulses, SAMPLES);
        assertNominal("step of digital take-up", steps, SAMPLES);
    }

    /**
     * The generator's own records by the month they came in. Times are of Java and Bali, where only offices work; digital take-up is of the
     * rest of the country, in points: what each applicant's chance would have been without the step is known.
     */
    @Test
    void bothAreFoundInTheRecordsOfTheGenerator() {
        int seeds = 8;
        int held = 0;
        double errors = 0;
        int steps = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            Map<Period, Tally> times = new TreeMap<>();
            Map<Period, Tally> shares = new TreeMap<>();
            draw(seed, 60_000, times, shares);
            BeforeAfter ofTime = analyse(months(times, true), EffectScale.LOG, OF_TIME);
            held += holds(ofTime, 0, Effects.PPKM_TIME_PULSE) ? 1 : 0;
            BeforeAfter ofShares =
                    analyse(months(shares, false), EffectScale.LOGIT, ppkm(Effect.STEP, OptionalDouble.empty()));
            Change change = ofShares.main();
            double truth = truth(shares, change);
            steps += change.interval().contains(truth) ? 1 : 0;
            errors += (change.difference() - truth) / seeds;
            System.out.println("seed " + seed + ": pulse "
                    + ofTime.coefficients().get(0) + ", step " + change + ", truth " + truth);
        }
        assertTrue(held >= seeds - 1, "pulse of time held " + held + " of " + seeds);
        assertTrue(steps >= seeds - 1, "step of digital take-up held " + steps + " of " + seeds);
        assertEquals(0, errors, 0.01);
    }

    private static void draw(long seed, int records, Map<Period, Tally> times, Map<Period, Tally> shares) {
        var demand = new Demand(
                Places.list(REFERENCE, READINESS, seed), Catalogue.list(REFERENCE, seed), new Dice(seed, "demand"));
        var handling = new Handling(new Dice(seed, "handling"), LocalDate.of(2025, 12, 31));
        double[] volumes = demand.shares(FROM, TO);
        var application = new Application();
        double due = 0;
        long done = 0;
        for (int i = 0; i < volumes.length; i++) {
            LocalDate day = FROM.plusDays(i);
            Period month = Period.of(Grain.MONTH, day);
            due += volumes[i] * records;
            for (; done < Math.round(due); done++) {
                demand.draw(day, application);
                handling.draw(day, application);
                if (application.place.ppkm() && !application.via.digital()) {
                    times.computeIfAbsent(month, key -> new Tally()).times.add(application.logOverStandard);
                } else if (!application.place.ppkm()) {
                    record(shares.computeIfAbsent(month, key -> new Tally()), application, day);
                }
            }
        }
    }

    private static void record(Tally tally, Application application, LocalDate day) {
        double share = Demand.digitalShare(application.place, application.item, day.toEpochDay());
        double digital = share * WorkCalendar.digital(day);
        double office = (1 - share) * WorkCalendar.office(day);
        double before = Math.exp(-Effects.PPKM_DIGITAL_STEP) * digital;
        tally.all++;
        tally.digital += application.via.digital() ? 1 : 0;
        tally.chance += digital / (digital + office);
        tally.chanceWithout += before / (before + office);
    }

    private static List<Month> months(Map<Period, Tally> tallies, boolean ofTimes) {
        var months = new ArrayList<Month>();
        tallies.forEach((period, tally) -> {
            double[] sorted =
                    tally.times.stream().mapToDouble(time -> time).sorted().toArray();
            months.add(
                    ofTimes
                            ? new Month(period, 86_400 * Math.exp(sorted[sorted.length / 2]), sorted.length)
                            : new Month(period, (double) tally.digital / tally.all, tally.all));
        });
        return months;
    }

    /** On average over the months told of, what the step adds to the chances of those who applied in them. */
    private static double truth(Map<Period, Tally> shares, Change change) {
        return shares.entrySet().stream()
                .filter(month -> month.getKey().compareTo(change.first()) >= 0
                        && month.getKey().compareTo(change.last()) <= 0)
                .mapToDouble(month -> (month.getValue().chance - month.getValue().chanceWithout) / month.getValue().all)
                .average()
                .orElseThrow();
    }
}
