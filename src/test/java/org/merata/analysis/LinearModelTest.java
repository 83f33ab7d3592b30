package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.model.Interval;

class LinearModelTest {
    private static final long SEED = 20_261_129;

    /** NIST, Statistical Reference Datasets, Longley (1967): employment, then six series of the United States, 1947 to 1962. */
    private static final double[][] LONGLEY = {
        {60323, 83.0, 234289, 2356, 1590, 107608, 1947},
        {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
        {60171, 88.2, 258054, 3682, 1616, 109773, 1949},
        {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
        {63221, 96.2, 328975, 2099, 3099, 112075, 1951},
        {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
        {64989, 99.0, 365385, 1870, 3547, 115094, 1953},
        {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
        {66019, 101.2, 397469, 2904, 3048, 117388, 1955},
        {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
        {68169, 108.4, 442769, 2936, 2798, 120445, 1957},
        {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
        {68655, 112.6, 482704, 3813, 2552, 123366, 1959},
        {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
        {69331, 115.7, 518173, 4806, 2572, 127852, 1961},
        {70551, 116.9, 554894, 4007, 2827, 130081, 1962}
    };

    /** NIST, Statistical Reference Datasets, Norris: an ozone monitor against the standard. */
    private static final double[][] NORRIS = {
        {0.1, 0.2},
        {338.8, 337.4},
        {118.1, 118.2},
        {888.0, 884.6},
        {9.2, 10.1},
        {228.1, 226.5},
        {668.5, 666.3},
        {998.5, 996.3},
        {449.1, 448.6},
        {778.9, 777.0},
        {559.2, 558.2},
        {0.3, 0.4},
        {0.1, 0.6},
        {778.1, 775.5},
        {668.8, 666.9},
        {339.3, 338.0},
        {448.9, 447.5},
        {10.8, 11.6},
        {557.7, 556.0},
        {228.3, 228.1},
        {998.0, 995.8},
        {888.8, 887.6},
        {119.6, 120.2},
        {0.3, 0.3},
        {0.6, 0.3},
        {557.6, 556.8},
        {339.3, 339.1},
        {888.0, 887.2},
        {998.5, 999.0},
        {778.9, 779.0},
        {10.2, 11.1},
        {117.6, 118.3},
        {228.9, 229.2},
        {668.4, 669.1},
        {449.2, 448.9},
        {0.2, 0.5}
    };

    /** Greene (1993), table 15.1, as {@code Investment} of R's sandwich: real investment, real GNP, real interest, 1964 to 1982. */
    static final double[][] INVESTMENT = {
        {133.84636526040953, 876.3226604369933, 2.0151876656899663},
        {152.63582571274878, 929.3975255513717, 1.8550336677202108},
        {163.75716519020324, 984.8879624804587, 1.2724583109198613},
        {155.32506956741716, 1011.3837591702505, 1.1936477331943696},
        {161.49745577901624, 1058.1536224860672, 0.7582797875031551},
        {172.0244267772785, 1087.6829127779697, 0.7209813423794547},
        {157.68179332968833, 1085.5112083105523, 0.5807178246341778},
        {173.31527965836892, 1122.3830850953025, -0.10633132859485794},
        {195.0, 1185.9, 0.3441828976148269},
        {217.30496453900707, 1254.2789598108748, 0.6899999999999897},
        {198.73131734445602, 1246.263468891206, -0.9926950354609865},
        {163.84450274266635, 1231.576436918674, -3.056569343065691},
        {194.87683240139035, 1298.1713767568385, 0.29290881628111176},
        {231.4173509460907, 1369.7250981792215, -0.36590297718000375},
        {257.0136949873687, 1438.5719984044676, 0.055501606569090534},
        {258.84224697099495, 1479.5006731122262, 1.6375322430527763},
        {225.2550162537832, 1475.002802376415, 2.59119691592217},
        {243.36373885415597, 1513.8362201496361, 4.0488532675709},
        {200.35769528228926, 1485.402165506574, 5.003806497898947}
    };

    /** Ezekiel (1930): speed of cars in mph and distance to stop in feet, as {@code cars} of R. */
    private static final double[][] CARS = {
        {2, 4}, {10, 4}, {4, 7}, {22, 7}, {16, 8}, {10, 9}, {18, 10}, {26, 10}, {34, 10}, {17, 11}, {28, 11}, {14, 12},
        {20, 12}, {24, 12}, {28, 12}, {26, 13}, {34, 13}, {34, 13}, {46, 13}, {26, 14}, {36, 14}, {60, 14}, {80, 14},
        {20, 15}, {26, 15}, {54, 15}, {32, 16}, {40, 16}, {32, 17}, {40, 17}, {50, 17}, {42, 18}, {56, 18}, {76, 18},
        {84, 18}, {36, 19}, {46, 19}, {68, 19}, {32, 20}, {48, 20}, {52, 20}, {56, 20}, {64, 20}, {66, 22}, {54, 23},
        {70, 24}, {92, 24}, {93, 24}, {120, 24}, {85, 25}
    };

    static void addNumbers(Map<String, Double> numbers) {
        LinearModel longley = fit(LONGLEY);
        numbers.put("Longley, coefficient of the year", longley.coefficients()[6]);
        numbers.put("Longley, standard error of the year", longley.classical().standardError(6));
        numbers.put("Norris, slope", fit(NORRIS).coefficients()[1]);
        Covariance investment = fit(INVESTMENT).neweyWest(4, false);
        numbers.put("Newey-West error of real GNP, lag 4", investment.standardError(1));
        numbers.put("Newey-West error of real interest, lag 4", investment.standardError(2));
    }

    /** The outcome stands first; an intercept is put in its place. */
    static LinearModel fit(double[][] table) {
        return LinearModel.of(design(table), outcome(table)).get();
    }

    static double[][] design(double[][] table) {
        double[][] design = Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
        Arrays.stream(design).forEach(row -> row[0] = 1);
        return design;
    }

    static double[] outcome(double[][] table) {
        return Arrays.stream(table).mapToDouble(row -> row[0]).toArray();
    }

    private static void assertDigits(double certified, double value, int digits) {
        assertEquals(certified, value, Math.abs(certified) * Math.pow(10, -digits));
    }

    @Test
    void longleyOfNist() {
        LinearModel model = fit(LONGLEY);
        double[] certified = {
            -3482258.63459582,
            15.0618722713733,
            -0.358191792925910E-01,
            -2.02022980381683,
            -1.03322686717359,
            -0.511041056535807E-01,
            1829.15146461355
        };
        double[] errors = {
            890420.383607373,
            84.9149257747669,
            0.334910077722432E-01,
            0.488399681651699,
            0.214274163161675,
            0.226073200069370,
            455.478499142212
        };
        for (int j = 0; j < certified.length; j++) {
            assertDigits(certified[j], model.coefficients()[j], 9);
            assertDigits(errors[j], model.classical().standardError(j), 9);
        }
        assertDigits(304.854073561965, Math.sqrt(model.sigmaSquared()), 11);
        assertEquals(9, model.degreesOfFreedom());
    }

    @Test
    void norrisOfNist() {
        LinearModel model = fit(NORRIS);
        assertDigits(-0.262323073774029, model.coefficients()[0], 11);
        assertDigits(1.00211681802045, model.coefficients()[1], 13);
        assertDigits(0.232818234301152, model.classical().standardError(0), 11);
        assertDigits(0.429796848199937E-03, model.classical().standardError(1), 11);
        assertDigits(0.884796396144373, Math.sqrt(model.sigmaSquared()), 12);
    }

    /** Wampler1: a polynomial of degree five through its points exactly, with coefficients of 1. */
    @Test
    void wamplerOneOfNist() {
        double[][] design = IntStream.rangeClosed(0, 20)
                .mapToObj(x -> IntStream.rangeClosed(0, 5)
                        .mapToDouble(power -> Math.pow(x, power))
                        .toArray())
                .toArray(double[][]::new);
        double[] outcome = Arrays.stream(design)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        LinearModel model = LinearModel.of(design, outcome).get();
        for (double coefficient : model.coefficients()) {
            assertEquals(1, coefficient, 1e-8);
        }
        assertEquals(0, Math.sqrt(model.sigmaSquared()), 1e-8);
    }

    /** R's sandwich (vignette and tests): {@code NeweyWest(lm(RealInv ~ RealGNP + RealInt), lag = 4, prewhite = FALSE)}. */
    @Test
    void neweyWestOfInvestment() {
        LinearModel model = fit(INVESTMENT);
        assertEquals(-12.533601, model.coefficients()[0], 5e-7);
        assertEquals(0.169136, model.coefficients()[1], 5e-7);
        assertEquals(-1.001438, model.coefficients()[2], 5e-7);
        assertEquals(0.02057, model.classical().standardError(1), 5e-6);
        Covariance covariance = model.neweyWest(4, false);
        assertEquals(359.4170681, covariance.value(0, 0), 5e-8);
        assertEquals(-.3115505035, covariance.value(0, 1), 5e-11);
        assertEquals(-4.089319305, covariance.value(2, 0), 5e-10);
        assertEquals(.0002805888, covariance.value(1, 1), 5e-11);
        assertEquals(-.005355931, covariance.value(1, 2), 5e-10);
        assertEquals(11.171472998, covariance.value(2, 2), 5e-10);
        assertEquals(18.958298, covariance.standardError(0), 5e-7);
        assertEquals(.016751, covariance.standardError(1), 5e-7);
        assertEquals(3.342375, covariance.standardError(new double[] {0, 0, 1}), 5e-7);
        assertEquals(covariance.value(2, 2) * 19 / 16, model.neweyWest(4, true).value(2, 2), 1e-12);
    }

    /** R, {@code predict(lm(dist ~ speed, cars), data.frame(speed = c(12, 19, 24)), interval = "confidence")}, as printed at sthda.com. */
    @ParameterizedTest
    @CsvSource({
        "12, 29.60981, 24.39514, 34.82448",
        "19, 57.13667, 51.82913, 62.44421",
        "24, 76.79872, 68.38765, 85.20978"
    })
    void intervalsOfStoppingDistances(double speed, double fit, double lower, double upper) {
        LinearModel model = fit(CARS);
        double[] at = {1, speed};
        assertEquals(fit, model.predict(at), 5e-6);
        Interval mean = model.interval(at, model.classical(), 0.95);
        assertEquals(lower, mean.lower(), 5e-6);
        assertEquals(upper, mean.upper(), 5e-6);
    }

    /** The same with {@code interval = "prediction"}. */
    @Test
    void oneMoreStoppingDistance() {
        LinearModel model = fit(CARS);
        double[] at = {1, 12};
        Interval one = model.predictionInterval(at, 1, model.classical(), 0.95);
        assertEquals(-1.749529, one.lower(), 5e-7);
        assertEquals(60.96915, one.upper(), 5e-6);
    }

    /** A weight of three is three observations in one. */
    @Test
    void aWeightStandsForSoManyObservations() {
        double[][] design = {{1, 1}, {1, 2}, {1, 4}, {1, 7}};
        double[] outcome = {2, 3, 9, 4};
        double[] weights = {1, 3, 2, 1};
        double[][] repeated = {{1, 1}, {1, 2}, {1, 2}, {1, 2}, {1, 4}, {1, 4}, {1, 7}};
        double[] outcomes = {2, 3, 3, 3, 9, 9, 4};
        LinearModel weighted = LinearModel.of(design, outcome, weights).get();
        LinearModel plain = LinearModel.of(repeated, outcomes).get();
        assertArrayEquals(plain.coefficients(), weighted.coefficients(), 1e-12);
        // the same sum of squares over other degrees of freedom
        assertEquals(
                plain.classical().value(0, 1) / plain.sigmaSquared(),
                weighted.classical().value(0, 1) / weighted.sigmaSquared(),
                1e-12);
        assertEquals(plain.sigmaSquared() * 5, weighted.sigmaSquared() * 2, 1e-12);
        List<String> clusters = List.of("a", "b", "b", "b", "c", "c", "d");
        double ofClusters = plain.clustered(clusters).get().value(1, 1) / (4.0 / 3 * 6 / 5);
        assertEquals(
                ofClusters, weighted.white(LinearModel.Correction.HC0).get().value(1, 1), 1e-12);
    }

    /** Of a mean alone White's covariances are known: HC0 (n - 1) / n s^2 / n, HC2 s^2 / n, as the classical one. */
    @Test
    void whiteOfAMean() {
        double[] values = {3, 1, 4, 1, 5, 9, 2, 6};
        double[][] ones = IntStream.range(0, 8).mapToObj(i -> new double[] {1}).toArray(double[][]::new);
        LinearModel model = LinearModel.of(ones, values).get();
        double classical = model.classical().value(0, 0);
        assertEquals(classical * 7 / 8, white(model, LinearModel.Correction.HC0), 1e-12);
        assertEquals(classical, white(model, LinearModel.Correction.HC1), 1e-12);
        assertEquals(classical, white(model, LinearModel.Correction.HC2), 1e-12);
        assertEquals(classical * 8 / 7, white(model, LinearModel.Correction.HC3), 1e-12);
        List<String> each = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        assertEquals(classical, model.clustered(each).get().value(0, 0), 1e-12);
    }

    private static double white(LinearModel model, LinearModel.Correction correction) {
        return model.white(correction).get().value(0, 0);
    }

    @Test
    void neweyWestWithoutLagIsWhite() {
        LinearModel model = fit(INVESTMENT);
        Covariance white = model.white(LinearModel.Correction.HC0).get();
        assertEquals(white.value(1, 2), model.neweyWest(0, false).value(1, 2), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"19, 2", "60, 3", "100, 4", "400, 5"})
    void theLagGrowsSlowly(int observations, int lag) {
        assertEquals(lag, LinearModel.lagFor(observations));
    }

    /** Errors that are the same within a cluster: the classical interval misses far too often, the clustered one does not. */
    @Test
    void clusteredIntervalsHoldTheTruthAsOftenAsTheySay() {
        System.out.println("clusters with seed " + SEED);
        var random = new Random(SEED);
        List<String> clusters =
                IntStream.range(0, 300).mapToObj(i -> String.valueOf(i / 10)).toList();
        int clustered = 0;
        int classical = 0;
        int samples = 1000;
        for (int sample = 0; sample < samples; sample++) {
            double[] ofCluster =
                    random.doubles(60).map(any -> random.nextGaussian()).toArray();
            double[][] design = IntStream.range(0, 300)
                    .mapToObj(i -> new double[] {1, ofCluster[30 + i / 10]})
                    .toArray(double[][]::new);
            double[] outcome = IntStream.range(0, 300)
                    .mapToDouble(i -> 2 + design[i][1] + ofCluster[i / 10] + random.nextGaussian())
                    .toArray();
            LinearModel model = LinearModel.of(design, outcome).get();
            double[] slope = {0, 1};
            classical += model.interval(slope, model.classical(), 0.95).contains(1) ? 1 : 0;
            clustered +=
                    model.interval(slope, model.clustered(clusters).get(), 0.95).contains(1) ? 1 : 0;
        }
        System.out.println("clustered " + clustered + ", classical " + classical + " of " + samples);
        assertEquals(0.95, clustered / (double) samples, 0.03);
        assertTrue(classical < 700);
    }

    @Test
    void whatDoesNotExistIsAnsweredWithTheReason() {
        double[] outcome = {1, 2, 4, 8};
        double[][] dependent = {{1, 2000, 4000}, {1, 2001, 4002}, {1, 2002, 4004}, {1, 2003, 4006}};
        assertEquals(Result.undefined(Undefined.COLLINEAR), LinearModel.of(dependent, outcome));
        double[][] empty = {{1, 0}, {1, 0}, {1, 0}, {1, 0}};
        assertEquals(Result.undefined(Undefined.COLLINEAR), LinearModel.of(empty, outcome));
        double[][] thirds = {{0.1, 0.2, 0.3}, {0.7, 0.1, 0.8}, {1 / 3.0, 2 / 3.0, 1}, {0.3, 0.3, 0.6}};
        assertEquals(Result.undefined(Undefined.COLLINEAR), LinearModel.of(thirds, outcome));
        double[][] full = {{1, 0}, {1, 1}};
        assertEquals(Result.undefined(Undefined.TOO_FEW_VALUES), LinearModel.of(full, new double[] {1, 2}));
        assertEquals(Result.undefined(Undefined.TOO_FEW_VALUES), LinearModel.of(new double[0][], new double[0]));
        double[][] pulse = {{1, 0}, {1, 0}, {1, 1}, {1, 0}};
        LinearModel alone = LinearModel.of(pulse, outcome).get();
        assertEquals(Result.undefined(Undefined.LEVERAGE_FULL), alone.white(LinearModel.Correction.HC3));
        assertEquals(Result.undefined(Undefined.TOO_FEW_CLUSTERS), alone.clustered(List.of("a", "a", "a", "a")));
        double[] broken = {1, 2, Double.NaN, 3};
        assertThrows(IllegalArgumentException.class, () -> LinearModel.of(pulse, broken));
        double[] none = {1, 1, 0, 1};
        assertThrows(IllegalArgumentException.class, () -> LinearModel.of(pulse, outcome, none));
    }
}
