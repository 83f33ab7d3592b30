package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.Aggregate;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Interval;

/**
 * The indicators of the GOV.UK Service Manual as the shipped definitions have them. Numbers are those of the tests of its performance
 * pages: alphagov/spotlight, {@code spec.user-satisfaction.js}, {@code spec.completion_rate.js} and {@code spec.grouped_completion.js}.
 */
class GovUkMeasuresTest {
    private static Definitions definitions;

    @BeforeAll
    static void read() {
        definitions = DefinitionFolder.read(Path.of("")).definitions();
    }

    private static Evaluation satisfaction(int... answersByRating) {
        MeasureDefinition measure = definitions.getMeasure("user_satisfaction");
        return Evaluation.of(measure, new Parts.Sums(List.of(ratings(measure, answersByRating)), List.of()));
    }

    private static Tally ratings(MeasureDefinition measure, int... answersByRating) {
        Aggregate sum = ((Formula.Mean) measure.formula()).sum();
        long n = 0;
        double total = 0;
        double squares = 0;
        for (int i = 0; i < answersByRating.length; i++) {
            double rating = i + 1.0;
            n += answersByRating[i];
            total += rating * answersByRating[i];
            squares += rating * rating * answersByRating[i];
        }
        return new Tally(sum, total, n, n, squares, 0, 0, 0);
    }

    private static Evaluation share(String id, long part, long whole) {
        MeasureDefinition measure = definitions.getMeasure(id);
        Formula.Ratio ratio = (Formula.Ratio) measure.formula();
        return Evaluation.of(
                measure,
                new Parts.Sums(
                        List.of(count(ratio.numerator().get(0), part)),
                        List.of(count(ratio.denominator().get(0), whole))));
    }

    private static Tally count(Aggregate aggregate, long n) {
        return new Tally(aggregate, n, n, n, n, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 1, 50", "1, 1, 1, 1, 6, 75", "6, 1, 1, 1, 1, 25"})
    void satisfactionIsTheMeanRatingBetweenItsEnds(
            int first, int second, int third, int fourth, int fifth, double published) {
        assertEquals(
                published,
                satisfaction(first, second, third, fourth, fifth).value().orElseThrow(),
                1e-12);
    }

    @Test
    void withoutAnAnswerThereIsNoSatisfaction() {
        assertEquals(
                new Evaluation(OptionalDouble.empty(), OptionalLong.of(0), Optional.empty()),
                satisfaction(0, 0, 0, 0, 0));
    }

    /** R package survey, svyciprop(method = "wilson"), of the mean on the scale from 0 to 1: n = p (1 - p) / Var. */
    @Test
    void theIntervalOfSatisfactionIsWilsonsAndStaysOnTheScale() {
        Interval interval = satisfaction(10, 20, 30, 40, 50).interval().orElseThrow();
        double p = (550 / 150.0 - 1) / 4;
        double error = Intervals.standardError(550, 10 + 80 + 270 + 640 + 1250, 150) / 4;
        double n = p * (1 - p) / (error * error);
        double t = 1.976013177679155;
        double centre = (p + t * t / (2 * n)) / (1 + t * t / n);
        double reach = t * Math.sqrt(p * (1 - p) / n + t * t / (4 * n * n)) / (1 + t * t / n);
        assertEquals(100 * (centre - reach), interval.lower(), 1e-7);
        assertEquals(100 * (centre + reach), interval.upper(), 1e-7);
        assertEquals(Interval.Method.WILSON, interval.method());

        Interval nearTheTop = satisfaction(0, 0, 0, 1, 39).interval().orElseThrow();
        assertTrue(nearTheTop.upper() < 100 && nearTheTop.lower() > 90, nearTheTop.toString());
        Interval allAlike = satisfaction(0, 0, 0, 0, 40).interval().orElseThrow();
        assertTrue(allAlike.upper() == 100 && allAlike.lower() < 95, allAlike.toString());
    }

    @Test
    void completionIsPooledOverThePeriod() {
        assertEquals(2 / 3.0, share("completion_rate", 10, 15).value().orElseThrow(), 1e-12);
        assertEquals(0.25, share("completion_rate", 10, 15 + 25).value().orElseThrow(), 1e-12);
    }

    @Test
    void whatIsCompletedIsPartOfWhatIsStartedSoThatNoRateIsOverOne() {
        Formula.Ratio ratio =
                (Formula.Ratio) definitions.getMeasure("completion_rate").formula();
        Aggregate completed = ratio.numerator().get(0);
        Aggregate started = ratio.denominator().get(0);
        assertEquals(completed.time(), started.time());
        assertTrue(started.where()
                .get(0)
                .values()
                .containsAll(completed.where().get(0).values()));
    }

    @Test
    void withoutAnythingStartedThereIsNoCompletionRate() {
        assertFalse(share("completion_rate", 0, 0).value().isPresent());
    }

    @ParameterizedTest
    @CsvSource({"20, 5, 0.8", "5, 20, 0.2"})
    void takeUpIsWhatWasCompletedDigitally(long digital, long other, double published) {
        assertEquals(
                published,
                share("digital_take_up", digital, digital + other).value().orElseThrow(),
                1e-12);
    }
}
