package org.merata.analysis;

import java.util.Arrays;
import java.util.Map;
import org.merata.measure.SurveySums;

/**
 * The published numbers of surveys, from the sums of their strata: every unit an answer, all of a stratum of one weight. {@code
 * SurveyDesignTest} has the same numbers from files of answers, through ingestion and the published cubes.
 */
final class SurveyNumbers {
    private SurveyNumbers() {}

    /** @param drawn n of the N units of the stratum, their weight, and the sums of their values and of the squares of these */
    private record Stratum(long drawn, double all, double weight, double sum, double squares) {
        static Stratum of(double all, double weight, double... values) {
            return new Stratum(
                    values.length,
                    all,
                    weight,
                    Arrays.stream(values).sum(),
                    Arrays.stream(values).map(value -> value * value).sum());
        }
    }

    private static SurveySums sums(Stratum... strata) {
        double total = 0;
        double weights = 0;
        double squaredWeights = 0;
        double spread = 0;
        long units = 0;
        for (Stratum h : strata) {
            total += h.weight() * h.sum();
            weights += h.weight() * h.drawn();
            squaredWeights += h.weight() * h.weight() * h.drawn();
            spread += (1 - h.drawn() / h.all())
                    * h.drawn()
                    / (h.drawn() - 1)
                    * h.weight()
                    * h.weight()
                    * (h.squares() - h.sum() * h.sum() / h.drawn());
            units += h.drawn();
        }
        // one weight a stratum: its totals do not vary, neither by themselves nor with the values
        return new SurveySums(total, weights, squaredWeights, spread, 0, 0, units, strata.length, 0);
    }

    static void addTo(Map<String, Double> numbers) {
        SurveySums scores = sums(
                new Stratum(100, 4421, 44.21, 67_443, 47_038_637),
                new Stratum(50, 1018, 20.36, 31_830, 20_940_396),
                new Stratum(50, 755, 15.10, 31_291, 20_167_941));
        SurveySums pupils = sums(
                new Stratum(100, 4421, 44.21, 41_678, 20_100_668),
                new Stratum(50, 1018, 20.36, 41_624, 42_310_204),
                new Stratum(50, 755, 15.10, 66_035, 109_279_081));
        numbers.put("Survey mean, api00 of apistrat", scores.mean().orElseThrow());
        numbers.put(
                "Survey mean, standard error, api00 of apistrat",
                scores.standardError().orElseThrow());
        numbers.put("Survey total, enroll of apistrat", pupils.total());
        numbers.put("Survey total, standard error, enroll of apistrat", Math.sqrt(pupils.spread()));
        SurveySums eight = eight(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        numbers.put("Survey mean, sample of eight", eight.mean().orElseThrow());
        numbers.put(
                "Survey mean, standard error, sample of eight",
                eight.standardError().orElseThrow());
        numbers.put(
                "Survey mean, standard error, sample of eight of 27",
                eight(15, 12).standardError().orElseThrow());
    }

    private static SurveySums eight(double first, double second) {
        return sums(Stratum.of(first, 3, 2.8, 4.1, 6.8, 6.8, 9.2), Stratum.of(second, 4, 3.7, 6.6, 4.2));
    }
}
