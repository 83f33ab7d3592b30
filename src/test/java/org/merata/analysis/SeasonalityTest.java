package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeasonalityTest {
    /** International airline passengers in thousands, 1949 to 1960: Box and Jenkins (1970), series G. */
    private static final int[] PASSENGERS = {
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133,
                114,
        140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209,
                191,
        172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293,
                259,
        229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413,
                405,
        355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435,
                491,
        505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472,
                535,
        622, 606, 508, 461, 390, 432
    };

    /** R, {@code decompose(AirPassengers, "multiplicative")$figure}, as printed in its many tutorials. */
    private static final double[] FIGURE = {
        0.9102304, 0.8836253, 1.0073663, 0.9759060, 0.9813780, 1.1127758, 1.2265555, 1.2199110, 1.0604919, 0.9217572,
        0.8011781, 0.8988244
    };

    @Test
    void theSeasonOfTheAirlinePassengers() {
        Seasonality season = Seasonality.find(passengers(), 1).orElseThrow();
        for (int month = 0; month < 12; month++) {
            assertEquals(FIGURE[month], season.factors().get(month), 5e-8);
        }
    }

    @Test
    void aSeriesThatStartsInOctoberHasTheSameSeason() {
        List<OptionalDouble> fromOctober = passengers().subList(9, 144);
        Seasonality season = Seasonality.find(fromOctober, 10).orElseThrow();
        assertEquals(FIGURE[6], season.factors().get(6), 0.01);
        List<OptionalDouble> adjusted = season.adjust(fromOctober, 10);
        assertEquals(119 / season.factors().get(9), adjusted.get(0).getAsDouble(), 1e-9);
    }

    @Test
    void withoutItsSeasonDecemberIsNoSignal() {
        var random = new Random(4);
        List<OptionalDouble> values = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            values.add(OptionalDouble.of((i % 12 == 11 ? 150 : 100) + random.nextGaussian() * 3));
        }
        assertTrue(ControlChart.xmr(values, Set.of()).points().get(47).signal().isPresent());
        List<OptionalDouble> adjusted =
                Seasonality.find(values, 1).orElseThrow().adjust(values, 1);
        assertEquals(
                Optional.empty(),
                ControlChart.xmr(adjusted, Set.of()).points().get(47).signal());
    }

    @Test
    void chanceIsNoSeason() {
        int found = 0;
        for (int seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            List<OptionalDouble> noise = IntStream.range(0, 48)
                    .mapToObj(i -> OptionalDouble.of(100 + 10 * random.nextGaussian()))
                    .toList();
            found += Seasonality.find(noise, 1).isPresent() ? 1 : 0;
        }
        assertTrue(found <= 2, "a season was seen in " + found + " of 200 series of noise");
    }

    @Test
    void aSeasonNeedsThreeYearsAndAmounts() {
        assertEquals(Optional.empty(), Seasonality.find(passengers().subList(0, 35), 1));
        assertTrue(Seasonality.find(passengers().subList(0, 36), 1).isPresent());
        List<OptionalDouble> withZero = new ArrayList<>(passengers());
        withZero.set(5, OptionalDouble.of(0));
        assertEquals(Optional.empty(), Seasonality.find(withZero, 1));
        List<OptionalDouble> withGap = new ArrayList<>(passengers());
        withGap.set(70, OptionalDouble.empty());
        assertEquals(
                FIGURE[11], Seasonality.find(withGap, 1).orElseThrow().factors().get(11), 0.01);
        assertEquals(
                OptionalDouble.empty(),
                Seasonality.find(withGap, 1).orElseThrow().adjust(withGap, 1).get(70));
    }

    static List<OptionalDouble> passengers() {
        return IntStream.of(PASSENGERS).mapToObj(OptionalDouble::of).toList();
    }
}
