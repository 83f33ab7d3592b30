package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.TimeRange;

class MapClassesTest {
    private static MapClasses of(double... values) {
        return MapClasses.of(
                MadeUpAnswers.TAKE_UP, Arrays.stream(values).boxed().toList());
    }

    @Test
    void breaksAreRoundNumbersNearTheQuintiles() {
        MapClasses classes =
                of(IntStream.range(0, 100).mapToDouble(i -> 0.205 + i / 200.0).toArray());

        assertEquals(List.of(0.3, 0.4, 0.5, 0.6), classes.breaks());
        assertEquals(
                List.of("under 30%", "30% to under 40%", "40% to under 50%", "50% to under 60%", "60% and over"),
                classes.labels(MadeUpAnswers.words(Language.EN), MadeUpAnswers.TAKE_UP));
    }

    @Test
    void finerNumbersAreTakenWhereRoundOnesDoNotSpreadTheRegions() {
        // most regions lie between 60 and 70 %, a few far below: quintiles rounded to 5 % would fall together
        double[] crowded = DoubleStream.concat(
                        DoubleStream.of(0.30, 0.35), IntStream.range(0, 36).mapToDouble(i -> 0.60 + i / 360.0))
                .toArray();
        MapClasses classes = of(crowded);
        var held = new int[classes.count()];
        Arrays.stream(crowded).forEach(value -> held[classes.classOf(value)]++);

        assertEquals(5, classes.count());
        assertTrue(Arrays.stream(held).allMatch(number -> number >= 4 && number <= 15), Arrays.toString(held));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyValueHasItsClassAndBreaksRise(long seed) {
        double[] values =
                new Random(seed).doubles(38, 0, 1).map(value -> value * value).toArray();
        MapClasses classes = of(values);

        assertTrue(
                IntStream.range(1, classes.breaks().size())
                        .allMatch(i ->
                                classes.breaks().get(i - 1) < classes.breaks().get(i)),
                "seed " + seed + ": " + classes);
        for (double value : values) {
            int at = classes.classOf(value);
            assertTrue(at == 0 || value >= classes.breaks().get(at - 1), "seed " + seed);
            assertTrue(at == classes.breaks().size() || value < classes.breaks().get(at), "seed " + seed);
        }
    }

    @Test
    void equalValuesAreOfOneClass() {
        assertEquals(1, of(0.5, 0.5, 0.5).count());
        assertEquals(1, of().count());
    }

    @Test
    void theLastTwoFullYearsArePooled() {
        assertEquals(Optional.of(years("2023", "2024")), pooled("2020-01", "2025-11"));
        assertEquals(Optional.of(years("2024", "2025")), pooled("2020-01", "2025-12"));
        assertEquals(Optional.of(years("2025", "2025")), pooled("2024-02", "2025-12"));
        assertEquals(Optional.empty(), pooled("2025-02", "2025-12"));
    }

    private static Optional<TimeRange> pooled(String first, String last) {
        return MapClasses.pooledYears(new TimeRange(Period.get(first), Period.get(last)));
    }

    private static TimeRange years(String first, String last) {
        return new TimeRange(Period.get(first), Period.get(last));
    }
}
