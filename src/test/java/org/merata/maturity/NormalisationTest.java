package org.merata.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.model.Direction;

/** Scores put on another scale on their way up, levels from measures, and parts that stand side by side; by hand. */
class NormalisationTest {
    /** The way of the EGDI (UN E-Government Survey, methodology annex), with reference values that are made up. */
    private static final String LIKE_EGDI = """
            id: like_egdi
            name: {en: Made up, id: Buatan}
            publisher: {en: Nobody, id: Tidak ada}
            source: {en: None, id: Tidak ada}
            from: 2024-01-01
            scale: {least: 0, most: 1}
            missing: undefined
            decimals: 4
            combine: mean
            parts:
              - {code: osi, name: {en: OSI, id: OSI}}
              - code: tii
                name: {en: TII, id: TII}
                combine: mean
                min_max: {least: -1.8, most: 1.4}
                parts:
                  - {code: internet, name: {en: a, id: b}, scale: {least: 0, most: 100}, z_score: {mean: 60, deviation: 20}}
                  - {code: mobile, name: {en: a, id: b}, scale: {least: 0, most: 300}, z_score: {mean: 110, deviation: 40}}
                  - {code: mobile_broadband, name: {en: a, id: b}, scale: {least: 0, most: 300}, z_score: {mean: 80, deviation: 40}}
                  - {code: fixed_broadband, name: {en: a, id: b}, scale: {least: 0, most: 100}, z_score: {mean: 15, deviation: 10}}
              - code: hci
                name: {en: HCI, id: HCI}
                weight: 1
                combine: mean
                min_max: {least: -2.5, most: 1.5}
                parts:
                  - code: weighted
                    name: {en: a, id: b}
                    parts:
                      - {code: literacy, weight: 3, name: {en: a, id: b}, scale: {least: 0, most: 100}, z_score: {mean: 85, deviation: 20}}
                      - {code: enrolment, weight: 2, name: {en: a, id: b}, scale: {least: 0, most: 150}, z_score: {mean: 75, deviation: 15}}
                      - {code: expected, weight: 2, name: {en: a, id: b}, scale: {least: 0, most: 25}, z_score: {mean: 13, deviation: 3}}
                      - {code: mean, weight: 2, name: {en: a, id: b}, scale: {least: 0, most: 25}, z_score: {mean: 8.5, deviation: 3}}
            """;

    private static FrameworkDefinition read(Path home, String yaml) throws IOException {
        Path file = home.resolve("dashboards/frameworks/like_egdi.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
        return DefinitionFolder.read(home)
                .definitions()
                .findFramework("like_egdi")
                .orElseThrow();
    }

    private static Map<String, BigDecimal> values(String... codesAndNumbers) {
        var values = new LinkedHashMap<String, BigDecimal>();
        for (int i = 0; i < codesAndNumbers.length; i += 2) {
            values.put(codesAndNumbers[i], new BigDecimal(codesAndNumbers[i + 1]));
        }
        return values;
    }

    /**
     * By hand: z of TII 0.8, 0.5, 0.5, -1, mean 0.2, (0.2 + 1.8) / 3.2 = 0.625; z of HCI 0.5, 1, 0.5, -0.5, weighted 3.5 / 9, (3.5 / 9 +
     * 2.5) / 4 = 0.7222; (0.75 + 0.625 + 0.7222) / 3 = 0.6991.
     */
    @Test
    void zScoresAreCombinedAndThenPutBetweenNoughtAndOne(@TempDir Path home) throws IOException {
        FrameworkDefinition framework = read(home, LIKE_EGDI);
        Map<String, BigDecimal> values = values(
                "osi",
                "0.75",
                "internet",
                "76",
                "mobile",
                "130",
                "mobile_broadband",
                "100",
                "fixed_broadband",
                "5",
                "literacy",
                "95",
                "enrolment",
                "90",
                "expected",
                "14.5",
                "mean",
                "7");
        Maturity.Assessed assessed = new Maturity(framework).assess(values);
        Map<String, String> scores = new LinkedHashMap<>();
        assessed.listParts()
                .forEach(part -> scores.put(
                        part.part().code(),
                        part.score()
                                .orElseThrow()
                                .setScale(4, RoundingMode.HALF_UP)
                                .toPlainString()));
        assertEquals(
                "{osi=0.7500, tii=0.6250, internet=0.8000, mobile=0.5000, mobile_broadband=0.5000, fixed_broadband=-1.0000,"
                        + " hci=0.7222, weighted=0.3889, literacy=0.5000, enrolment=1.0000, expected=0.5000, mean=-0.5000}",
                scores.toString());
        assertEquals("0.6991", assessed.published().orElseThrow().toPlainString());
        Maturity.Scored tii = assessed.parts().get(1);
        assertEquals("0.2", tii.raw().orElseThrow().stripTrailingZeros().toPlainString(), "before it is put between");
        values.remove("mobile");
        assertTrue(new Maturity(framework).assess(values).index().isEmpty());
        values.put("mobile", new BigDecimal("301"));
        assertEquals(
                "mobile",
                assertThrows(Maturity.Unfit.class, () -> new Maturity(framework).assess(values))
                        .code());
    }

    @ParameterizedTest
    @CsvSource({
        "HIGHER, 64.99, 1",
        "HIGHER, 65.00, 2",
        "HIGHER, 76.60, 2",
        "HIGHER, 76.61, 3",
        "HIGHER, 88.30, 3",
        "HIGHER, 88.31, 4",
        "HIGHER, 94.15, 4",
        "HIGHER, 94.16, 5",
        "HIGHER, 100, 5"
    })
    void satisfactionHasTheGradesOfTheRegulationAndOneMore(Direction better, BigDecimal value, BigDecimal level) {
        FrameworkDefinition framework = DefinitionFolder.read(Path.of(""))
                .definitions()
                .findFramework("digital_service_level")
                .orElseThrow();
        List<BigDecimal> thresholds = framework
                .findPart("satisfaction")
                .orElseThrow()
                .measured()
                .orElseThrow()
                .thresholds();
        assertEquals(level, MeasuredLevel.of(framework.scale(), thresholds, better, value));
    }

    @Test
    void whereLessIsBetterAThresholdIsReachedFromAbove() {
        var scale = new Scale(BigDecimal.ZERO, new BigDecimal(2), true, List.of());
        List<BigDecimal> days = List.of(new BigDecimal(30), new BigDecimal(5));
        assertEquals(new BigDecimal(0), MeasuredLevel.of(scale, days, Direction.LOWER, new BigDecimal("30.1")));
        assertEquals(new BigDecimal(1), MeasuredLevel.of(scale, days, Direction.LOWER, new BigDecimal("30")));
        assertEquals(new BigDecimal(2), MeasuredLevel.of(scale, days, Direction.LOWER, new BigDecimal("0")));
        assertThrows(
                IllegalArgumentException.class,
                () -> MeasuredLevel.of(scale, days, Direction.NEUTRAL, new BigDecimal("3")));
    }

    @Test
    void indicatorsOfGovUkStandSideBySide() {
        FrameworkDefinition framework = DefinitionFolder.read(Path.of(""))
                .definitions()
                .findFramework("govuk_kpis")
                .orElseThrow();
        Map<String, BigDecimal> values = values(
                "user_satisfaction",
                "0.75",
                "completion_rate",
                "0.25",
                "digital_take_up",
                "0.8",
                "cost_per_transaction",
                "41250");
        Maturity.Assessed assessed = new Maturity(framework).assess(values);
        assertTrue(assessed.index().isEmpty());
        assertTrue(assessed.band().isEmpty());
        assertEquals(
                List.copyOf(values.values()),
                assessed.parts().stream()
                        .map(part -> part.score().orElseThrow())
                        .toList());
        values.put("completion_rate", new BigDecimal("1.01"));
        assertThrows(Maturity.Unfit.class, () -> new Maturity(framework).assess(values), "never more than all");
    }
}
