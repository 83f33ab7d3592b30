package org.merata.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.maturity.PrintedCheck.Finding;
import org.merata.maturity.PrintedCheck.Rule;

/** Printed values that follow from their indicators, and those that come out by another rule only, or by none. */
class PrintedCheckTest {
    private static final long SEED = 20_261_130;
    private static final Map<String, FrameworkDefinition> FRAMEWORKS =
            DefinitionFolder.read(Path.of("")).definitions().frameworks();
    private static final String[] BANTUL = {"3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35"};
    private static final String[] SUMBAR = {
        "3.200", "3.216", "2.936", "3.530", "3.136", "3.200", "3.316", "3.916", "3.323"
    };

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    private static Map<String, BigDecimal> values(String id, String... numbers) {
        var values = new LinkedHashMap<String, BigDecimal>();
        List<Part> indicators = FRAMEWORKS.get(id).listIndicators();
        for (int i = 0; i < numbers.length; i++) {
            values.put(indicators.get(i).code(), n(numbers[i]));
        }
        return values;
    }

    private static List<Finding> check(String id, Map<String, BigDecimal> values, String code, String printed) {
        return PrintedCheck.check(FRAMEWORKS.get(id), values, Map.of(code, n(printed)));
    }

    private static Optional<Rule> rule(String id, Map<String, BigDecimal> values, String code, String printed) {
        List<Finding> findings = check(id, values, code, printed);
        assertEquals(1, findings.size(), findings.toString());
        return findings.get(0).rule();
    }

    /** Levels whose domains are 2.30, 1.70, 1.00 and 3.75 and whose aspects 7 and 8 are 3.80 and 3.67, as Aceh Tengah printed for 2025. */
    private static Map<String, BigDecimal> acehTengah() {
        var levels = new ArrayList<String>();
        levels.addAll(Collections.nCopies(7, "2"));
        levels.addAll(Collections.nCopies(3, "3"));
        levels.addAll(Collections.nCopies(3, "1"));
        levels.addAll(Collections.nCopies(7, "2"));
        levels.addAll(Collections.nCopies(11, "1"));
        levels.addAll(Collections.nCopies(2, "3"));
        levels.addAll(Collections.nCopies(8, "4"));
        levels.addAll(Collections.nCopies(2, "3"));
        levels.addAll(Collections.nCopies(4, "4"));
        return values("spbe_2020", levels.toArray(String[]::new));
    }

    /** Dinas Pertanahan dan Tata Ruang, Bantul 2023, prints 87.28: a ninth each. */
    @Test
    void theIndexOfBantulFollowsFromItsElements() {
        assertEquals(List.of(), check("skm_2017", values("skm_2017", BANTUL), Declared.INDEX, "87.28"));
        assertEquals(List.of(), check("skm_2017", values("skm_2017", BANTUL), Declared.INDEX, "87.27"));
        Finding high = check("skm_2017", values("skm_2017", BANTUL), Declared.INDEX, "87.29")
                .get(0);
        assertEquals(Optional.of(Rule.FINER_INDICATORS), high.rule());
        assertEquals(n("0.0122"), high.difference().orElseThrow().setScale(4, RoundingMode.HALF_UP));
        assertEquals(Declared.INDEX, high.part());
    }

    @ParameterizedTest
    @CsvSource({
        "86.41, WEIGHTS_OF_TWO_DECIMALS",
        "86.40, WEIGHTS_OF_TWO_DECIMALS",
        "87.19, WEIGHTS_OF_THREE_DECIMALS",
        "82.75, LEAST_OF_PARTS",
        "87.3, FINER_INDICATORS",
        "86.50,",
        "8.73,"
    })
    void theRuleOfAnotherIndexIsRecognised(String printed, Rule rule) {
        assertEquals(Optional.ofNullable(rule), rule("skm_2017", values("skm_2017", BANTUL), Declared.INDEX, printed));
    }

    /** DPM&PTSP Sumatera Barat prints 81.71 above elements that give 82.70. */
    @Test
    void noRuleGivesTheIndexOfSumatraBarat() {
        Finding finding = check("skm_2017", values("skm_2017", SUMBAR), Declared.INDEX, "81.71")
                .get(0);
        assertEquals(Optional.empty(), finding.rule());
        assertEquals(n("82.7028"), finding.computed().orElseThrow().setScale(4, RoundingMode.HALF_UP));
        assertEquals(n("-0.9928"), finding.difference().orElseThrow().setScale(4, RoundingMode.HALF_UP));
    }

    /** Aceh Tengah 2025 is 2.59 from its indicators; 2.60 is what its rounded domains give, a band higher. */
    @Test
    void partsRoundedFirstAreRecognised() {
        Map<String, BigDecimal> values = acehTengah();
        var printed = new LinkedHashMap<String, BigDecimal>();
        List.of("D1 2.30", "D2 1.70", "D3 1.00", "D4 3.75", "A7 3.80", "A8 3.67", "index 2.59")
                .forEach(part -> printed.put(part.split(" ")[0], n(part.split(" ")[1])));
        assertEquals(List.of(), PrintedCheck.check(FRAMEWORKS.get("spbe_2020"), values, printed));
        assertEquals(Optional.of(Rule.ROUNDED_PARTS), rule("spbe_2020", values, Declared.INDEX, "2.60"));
        assertEquals(Optional.of(Rule.ROUNDED_PARTS), rule("spbe_2020", values, Declared.INDEX, "2.6"));
        assertEquals(List.of(), check("spbe_2020", values, "A8", "3.66"));
        // 170.5 / 45.5 = 3.7473, and no 3.5 however it is rounded
        assertEquals(Optional.of(Rule.FEWER_DECIMALS), rule("spbe_2020", values, "D4", "3.7"));
        assertEquals(Optional.empty(), rule("spbe_2020", values, "D4", "3.5"));
    }

    /** By hand: all indicators alike give (23 + 17 + 11 + 38 + 22) / 47 = 2.3617, domains alike (2.3 + 1.7 + 1 + 3.7473) / 4. */
    @Test
    void weightsThatWereForgottenAreRecognised() {
        Map<String, BigDecimal> values = acehTengah();
        assertEquals(Optional.of(Rule.INDICATORS_ALIKE), rule("spbe_2020", values, Declared.INDEX, "2.36"));
        assertEquals(Optional.of(Rule.PARTS_ALIKE), rule("spbe_2020", values, Declared.INDEX, "2.19"));
        assertEquals(Optional.of(Rule.LEAST_OF_PARTS), rule("spbe_2020", values, Declared.INDEX, "1.00"));
        assertEquals(Optional.of(Rule.PARTS_ALIKE), rule("spbe_2020", values, "D4", "3.73"));
    }

    @Test
    void anotherRuleForWhatIsMissingIsRecognised() {
        // Pemdi takes what is missing for 1: 2.00; left out it is 5.
        Map<String, BigDecimal> pemdi = Map.of("19", n("5"), "20", n("5"));
        Finding left = check("pemdi_2026", pemdi, Declared.INDEX, "5.00").get(0);
        assertEquals(Optional.of(Rule.MISSING_LEFT_OUT), left.rule());
        assertTrue(left.incomplete());
        // SKM leaves out: 87.50; at the least level it is (4 + 3 + 7) / 9 * 25 = 38.89.
        Map<String, BigDecimal> skm = Map.of("U1", n("4"), "U2", n("3"));
        assertEquals(Optional.of(Rule.MISSING_LEAST), rule("skm_2017", skm, Declared.INDEX, "38.89"));
        Finding none = check("egdi_2012", Map.of("osi", n("0.5")), Declared.INDEX, "0.5000")
                .get(0);
        assertEquals(Optional.empty(), none.computed());
        assertEquals(Optional.empty(), none.difference());
        assertEquals(Optional.of(Rule.MISSING_LEFT_OUT), none.rule());
    }

    @Test
    void nothingIsSaidOfWhatCannotBeHeldAgainstAnything() {
        assertEquals(List.of(), check("pemdi_2026", Map.of(), Declared.INDEX, "4.20"));
        assertEquals(List.of(), check("pemdi_2026", Map.of("19", n("5")), "A1", "4.20"));
        assertEquals(List.of(), check("pemdi_2026", Map.of("19", n("5")), "19", "3.00"));
        assertEquals(List.of(), check("pemdi_2026", Map.of("19", n("5")), "unknown", "3.00"));
        Map<String, BigDecimal> outside = Map.of("19", n("6"));
        assertThrows(Maturity.Unfit.class, () -> check("pemdi_2026", outside, Declared.INDEX, "3.00"));
    }

    /** United Nations 2022 and 2024: parts printed with four and five decimals, of which the index is the mean. */
    @ParameterizedTest
    @CsvSource({
        "0.7644, 0.6397, 0.7438, 0.7160", "0.80346, 0.86448, 0.72934, 0.79911", "0.9797, 0.9795, 0.9559, 0.9717",
        "0.99924, 0.99662, 0.95841, 0.98474", "1.0, 0.8949, 0.9231, 0.9393", "0.99535, 0.97309, 0.94972, 0.97274"
    })
    void indicesOfTheUnitedNationsAgreeOrAreOfFinerParts(String osi, String tii, String hci, String printed) {
        List<Finding> findings = check("egdi_2012", values("egdi_2012", osi, tii, hci), Declared.INDEX, printed);
        assertTrue(
                findings.stream().allMatch(finding -> finding.rule().equals(Optional.of(Rule.FINER_INDICATORS))),
                findings.toString());
    }

    /** 164 indices of countries (United Nations, World Bank) and 110 of provinces (Komdigi, by weights that were found by regression). */
    @Test
    void noPublishedIndexOfTheReferenceTablesIsWithoutARule() throws IOException {
        int agree = 0;
        int finer = 0;
        for (Published one : listPublished()) {
            List<Finding> findings = PrintedCheck.check(one.framework(), one.values(), one.printed());
            agree += findings.isEmpty() ? 1 : 0;
            finer += findings.stream().anyMatch(finding -> finding.rule().equals(Optional.of(Rule.FINER_INDICATORS)))
                    ? 1
                    : 0;
        }
        System.out.println(agree + " published indices agree, " + finer + " are of finer parts");
        assertEquals(listPublished().size(), agree + finer);
        assertTrue(agree > 12 * finer, agree + " and " + finer);
    }

    private record Published(
            FrameworkDefinition framework, Map<String, BigDecimal> values, Map<String, BigDecimal> printed) {}

    private static List<Published> listPublished() throws IOException {
        var all = new ArrayList<Published>();
        for (Map<String, String> row : MaturityTest.read("egdi_country.csv")) {
            int year = Integer.parseInt(row.get("year"));
            if (year >= 2010) {
                all.add(new Published(
                        FRAMEWORKS.get(year == 2010 ? "egdi_2010" : "egdi_2012"),
                        MaturityTest.pick(row, List.of("osi", "tii", "hci")),
                        Map.of(Declared.INDEX, n(row.get("egdi")))));
            }
        }
        for (Map<String, String> row : MaturityTest.read("gtmi_country.csv")) {
            all.add(new Published(
                    FRAMEWORKS.get("gtmi_2020"),
                    MaturityTest.pick(row, List.of("cgsi", "psdi", "dcei", "gtei")),
                    Map.of(Declared.INDEX, n(row.get("gtmi")))));
        }
        var provinces = new TreeMap<String, Map<String, BigDecimal>>();
        for (Map<String, String> row : MaturityTest.read("imdi_province.csv")) {
            provinces
                    .computeIfAbsent(row.get("year") + " " + row.get("region_code"), any -> new HashMap<>())
                    .put(row.get("indicator"), n(row.get("value")));
        }
        provinces.forEach((place, values) -> {
            Map<String, BigDecimal> printed = Map.of(Declared.INDEX, values.remove("imdi"));
            all.add(new Published(FRAMEWORKS.get("imdi_" + place.split(" ")[0]), values, printed));
        });
        return all;
    }

    /** Whatever the values are: what is rounded, or cut, agrees; what is two units off does not. */
    @Test
    void roundedAndCutAgreeAndNothingElse() {
        System.out.println("printed values with seed " + SEED);
        var random = new Random(SEED);
        for (String id : List.of("spbe_2020", "pemdi_2026", "skm_2017", "gtmi_2020", "ipp_2022", "imdi_2025")) {
            FrameworkDefinition framework = FRAMEWORKS.get(id);
            for (int round = 0; round < 40; round++) {
                var values = new LinkedHashMap<String, BigDecimal>();
                framework.listIndicators().forEach(part -> values.put(part.code(), draw(framework, part, random)));
                Maturity.Assessed assessed = new Maturity(framework).assess(values);
                var rounded = new LinkedHashMap<String, BigDecimal>();
                var cut = new LinkedHashMap<String, BigDecimal>();
                var off = new LinkedHashMap<String, BigDecimal>();
                assessed.listParts().stream()
                        .filter(part -> !part.part().isIndicator())
                        .forEach(part ->
                                rounded.put(part.part().code(), part.score().orElseThrow()));
                rounded.put(Declared.INDEX, assessed.index().orElseThrow());
                rounded.forEach((code, score) -> {
                    BigDecimal unit = BigDecimal.ONE.movePointLeft(framework.decimals());
                    cut.put(code, score.setScale(framework.decimals(), RoundingMode.DOWN));
                    off.put(
                            code,
                            score.setScale(framework.decimals(), RoundingMode.HALF_UP)
                                    .add(unit.multiply(n("2"))));
                });
                rounded.replaceAll((code, score) -> score.setScale(framework.decimals(), RoundingMode.HALF_UP));
                assertEquals(List.of(), PrintedCheck.check(framework, values, rounded), id + " " + round);
                assertEquals(List.of(), PrintedCheck.check(framework, values, cut), id + " " + round);
                assertEquals(
                        List.copyOf(off.keySet()),
                        PrintedCheck.check(framework, values, off).stream()
                                .map(Finding::part)
                                .toList(),
                        id + " " + round);
            }
        }
    }

    private static BigDecimal draw(FrameworkDefinition framework, Part indicator, Random random) {
        FrameworkDefinition.Scale scale = framework.scaleOf(indicator);
        BigDecimal width = scale.most().subtract(scale.least());
        return scale.least()
                .add(width.multiply(BigDecimal.valueOf(random.nextDouble())))
                .setScale(scale.whole() ? 0 : 2, RoundingMode.DOWN);
    }
}
