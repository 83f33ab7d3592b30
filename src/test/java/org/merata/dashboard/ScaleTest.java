package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.model.Language;

class ScaleTest {
    private static Scale of(Double... values) {
        return Scale.of(MadeUpAnswers.words(Language.EN), MadeUpAnswers.TAKE_UP, List.of(values));
    }

    private static List<String> ticks(Scale scale) {
        return scale.ticks().stream().map(ChartSpec.Tick::text).toList();
    }

    @Test
    void ticksAreRoundNumbersThatHoldTheValues() {
        assertEquals(List.of("55%", "60%", "65%", "70%"), ticks(of(0.56, 0.69)));
        assertEquals(List.of("0%", "25%", "50%", "75%", "100%"), ticks(of(0.02, 0.99)));
    }

    @Test
    void aShareNeverLeavesItsEnds() {
        Scale scale = of(1.0, 1.0);

        assertEquals(1, scale.maximum());
        assertTrue(scale.minimum() < 1 && scale.minimum() >= 0, scale.toString());
    }

    @Test
    void withoutValuesThereIsStillAnAxis() {
        Scale scale = of();

        assertTrue(scale.minimum() < scale.maximum(), scale.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyValueLiesInsideAndTicksRise(long seed) {
        var random = new Random(seed);
        double low = random.nextDouble();
        double high = Math.min(1, low + random.nextDouble() * Math.pow(10, -random.nextInt(4)));
        Scale scale = of(low, high);

        assertTrue(scale.minimum() <= low && scale.maximum() >= high, "seed " + seed + ": " + scale);
        assertTrue(scale.ticks().size() >= 2 && scale.ticks().size() <= 7, "seed " + seed + ": " + scale);
        assertEquals(
                scale.ticks().stream().map(ChartSpec.Tick::text).distinct().count(),
                scale.ticks().size(),
                "seed " + seed + ": " + scale);
    }
}
