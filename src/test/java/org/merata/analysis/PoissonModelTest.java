package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoissonModelTest {
    /** Bernal, Cummins and Gasparrini (2017), Int. J. Epidemiology 46: hospital admissions in Sicily and the ban on smoking of January 2005. */
    private static final Path SICILY = Path.of("../shared/oracles/its_oracle_sicily.csv");

    static void addNumbers(Map<String, Double> numbers) {
        SerialCorrelation found = SerialCorrelation.of(LinearModelTest.fit(LinearModelTest.INVESTMENT), 4)
                .get();
        numbers.put("Breusch-Godfrey(4) of investment", found.breuschGodfrey());
        numbers.put("Durbin-Watson of investment", found.durbinWatson());
    }

    private record Month(int month, double admissions, double time, double ban, double population) {}

    private static List<Month> sicily() throws IOException {
        assumeTrue(Files.exists(SICILY), SICILY + " is not here: skipped");
        return Files.readAllLines(SICILY).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cell -> new Month(
                        Integer.parseInt(cell[1]),
                        Double.parseDouble(cell[2]),
                        Double.parseDouble(cell[3]),
                        Double.parseDouble(cell[4]),
                        Double.parseDouble(cell[6])))
                .toList();
    }

    private interface Row {
        double[] of(Month month);
    }

    private static PoissonModel fit(Row row) throws IOException {
        List<Month> months = sicily();
        return PoissonModel.of(
                        months.stream().map(row::of).toArray(double[][]::new),
                        months.stream().mapToDouble(Month::admissions).toArray(),
                        months.stream()
                                .mapToDouble(month -> Math.log(month.population()))
                                .toArray())
                .get();
    }

    @Test
    void stepAndTrendOfSicily() throws IOException {
        assertEquals(59, sicily().size());
        assertEquals(23, sicily().stream().mapToDouble(Month::ban).sum());
        PoissonModel model = fit(month -> new double[] {1, month.ban(), month.time()});
        assertEquals(-.1116284, model.coefficients()[1], 5e-8);
        assertEquals(.0049450, model.coefficients()[2], 5e-8);
        assertEquals(.0172248, model.poisson().standardError(1), 5e-8);
        assertEquals(.0004992, model.poisson().standardError(2), 5e-8);
        assertEquals(197.3096, model.deviance(), 5e-5);
        assertRatio(model, model.poisson(), .89438, .86469, .92509);
    }

    @Test
    void quasiPoissonOfSicily() throws IOException {
        PoissonModel model = fit(month -> new double[] {1, month.ban(), month.time()});
        assertEquals(3.55919, model.dispersion(), 5e-6);
        assertEquals(.0324959, model.quasi().standardError(1), 5e-8);
        assertEquals(.0009418, model.quasi().standardError(2), 5e-8);
        assertRatio(model, model.quasi(), .89438, .83919, .95319);
    }

    /** The paper's interval takes 1.96 standard errors also where the dispersion is estimated. */
    private static void assertRatio(PoissonModel model, Covariance covariance, double ratio, double low, double high) {
        double step = model.coefficients()[1];
        double half = 1.959963984540054 * covariance.standardError(1);
        assertEquals(ratio, Math.exp(step), 5e-6);
        assertEquals(low, Math.exp(step - half), 5e-6);
        assertEquals(high, Math.exp(step + half), 5e-6);
    }

    /** Of groups alone the coefficients are the logarithms of the groups' rates, and their variances one over their counts. */
    @Test
    void groupsHaveTheirRates() {
        double[][] groups = {{1, 0}, {1, 0}, {1, 1}, {1, 1}, {1, 1}};
        double[] counts = {3, 5, 10, 0, 2};
        double[] people = {100, 300, 200, 100, 100};
        PoissonModel model = PoissonModel.of(
                        groups,
                        counts,
                        java.util.Arrays.stream(people).map(Math::log).toArray())
                .get();
        assertEquals(Math.log(8 / 400.0), model.coefficients()[0], 1e-9);
        assertEquals(Math.log(12 / 400.0 / (8 / 400.0)), model.coefficients()[1], 1e-9);
        assertEquals(1 / 8.0 + 1 / 12.0, model.poisson().value(1, 1), 1e-9);
    }

    @Test
    void whatDoesNotExistIsAnsweredWithTheReason() {
        double[][] groups = {{1, 0}, {1, 0}, {1, 1}, {1, 1}};
        double[] none = {3, 5, 0, 0};
        assertEquals(Result.undefined(Undefined.NOT_CONVERGED), PoissonModel.of(groups, none, new double[4]));
        double[][] same = {{1, 2}, {1, 2}, {1, 2}, {1, 2}};
        assertEquals(Result.undefined(Undefined.COLLINEAR), PoissonModel.of(same, none, new double[4]));
        double[] negative = {3, 5, -1, 0};
        assertThrows(IllegalArgumentException.class, () -> PoissonModel.of(groups, negative, new double[4]));
    }

    /** R, lmtest: {@code bgtest(lm(RealInv ~ RealGNP + RealInt), order = 4)}, LM = 12.07, p = .01684; {@code dwtest} 1.3215. */
    @Test
    void serialCorrelationOfInvestment() {
        SerialCorrelation found = SerialCorrelation.of(LinearModelTest.fit(LinearModelTest.INVESTMENT), 4)
                .get();
        assertEquals(12.07, found.breuschGodfrey(), 5e-3);
        assertEquals(.01684, found.p(), 5e-6);
        assertEquals(1.321512, found.durbinWatson(), 5e-7);
    }

    @Test
    void aLineThroughItsPointsLeavesNothingToCorrelate() {
        double[][] line =
                IntStream.range(0, 9).mapToObj(i -> new double[] {1, i}).toArray(double[][]::new);
        double[] outcome = IntStream.range(0, 9).mapToDouble(i -> 3 + 2 * i).toArray();
        assertEquals(
                Result.undefined(Undefined.NO_SPREAD),
                SerialCorrelation.of(LinearModel.of(line, outcome).get(), 1));
    }

    /** With two waves a year, as in the paper: 0.885 (0.839 to 0.933), remembered of it, unverified. */
    @Test
    void seasonOfSicily() throws IOException {
        PoissonModel model = fit(month -> {
            double angle = 2 * Math.PI * month.month() / 12;
            return new double[] {
                1, month.ban(), month.time(), Math.sin(angle), Math.cos(angle), Math.sin(2 * angle), Math.cos(2 * angle)
            };
        });
        double half = 1.959963984540054 * model.quasi().standardError(1);
        assertEquals(.885, Math.exp(model.coefficients()[1]), 5e-4);
        assertEquals(.839, Math.exp(model.coefficients()[1] - half), 5e-4);
        assertEquals(.933, Math.exp(model.coefficients()[1] + half), 5e-4);
    }

    /** A step with a change of pace is a line before and another after: each of them as it would be fitted alone. */
    @Test
    void slopeChangeOfSicily() throws IOException {
        double[] whole = fit(month ->
                        new double[] {1, month.ban(), month.time() - 36, month.ban() * (month.time() - 36)})
                .coefficients();
        double[] before = part(0).coefficients();
        double[] after = part(1).coefficients();
        assertEquals(before[0], whole[0], 1e-9);
        assertEquals(before[1], whole[2], 1e-9);
        assertEquals(after[0], whole[0] + whole[1], 1e-9);
        assertEquals(after[1], whole[2] + whole[3], 1e-9);
    }

    private static PoissonModel part(double ban) throws IOException {
        List<Month> months =
                sicily().stream().filter(month -> month.ban() == ban).toList();
        return PoissonModel.of(
                        months.stream()
                                .map(month -> new double[] {1, month.time() - 36})
                                .toArray(double[][]::new),
                        months.stream().mapToDouble(Month::admissions).toArray(),
                        months.stream()
                                .mapToDouble(month -> Math.log(month.population()))
                                .toArray())
                .get();
    }
}
