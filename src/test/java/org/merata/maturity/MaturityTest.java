package org.merata.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;

/** Scores of the frameworks that come with Merata, against what was published. */
class MaturityTest {
    private static final Path REFERENCE = Path.of("..", "shared", "reference");
    private static final Map<String, FrameworkDefinition> FRAMEWORKS =
            DefinitionFolder.read(Path.of("")).definitions().frameworks();

    private static FrameworkDefinition framework(String id) {
        return Optional.ofNullable(FRAMEWORKS.get(id)).orElseThrow(() -> new AssertionError(FRAMEWORKS.keySet()));
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    /** Values for the parts at the top, or of the indicators, in the framework's order. */
    private static Map<String, BigDecimal> values(FrameworkDefinition framework, String... numbers) {
        List<Part> indicators = framework.listIndicators();
        assertEquals(indicators.size(), numbers.length);
        var values = new LinkedHashMap<String, BigDecimal>();
        for (int i = 0; i < numbers.length; i++) {
            values.put(indicators.get(i).code(), n(numbers[i]));
        }
        return values;
    }

    private static Maturity.Assessed assess(String id, String... numbers) {
        return new Maturity(framework(id)).assess(values(framework(id), numbers));
    }

    /** The same framework with some parts in the place of their indicators: what was published goes no deeper. */
    private static FrameworkDefinition cutAt(String id, List<String> leaves) {
        FrameworkDefinition whole = framework(id);
        return new FrameworkDefinition(
                whole.id(),
                whole.name(),
                whole.publisher(),
                whole.source(),
                whole.country(),
                whole.from(),
                whole.to(),
                whole.unverified(),
                new Scale(whole.scale().least(), whole.scale().most(), false, List.of()),
                whole.missing(),
                whole.factor(),
                whole.decimals(),
                whole.bands(),
                whole.mature(),
                whole.follows(),
                whole.practice(),
                whole.combination(),
                whole.parts().stream().map(part -> cut(part, leaves)).toList());
    }

    private static Part cut(Part part, List<String> leaves) {
        List<Part> below = leaves.contains(part.code())
                ? List.of()
                : part.parts().stream().map(inner -> cut(inner, leaves)).toList();
        return new Part(
                part.code(),
                part.name(),
                part.weight(),
                part.combination(),
                below,
                part.scale(),
                part.normalisation(),
                part.measured(),
                part.prerequisites());
    }

    private static String band(Maturity.Assessed assessed) {
        return assessed.band().map(Band::code).orElse("");
    }

    @Test
    void theFrameworksThatComeWithMerataAreThere() {
        assertTrue(FRAMEWORKS.keySet().containsAll(List.of("pemdi_2026", "spbe_2020", "skm_2017", "ikm_2004")));
        assertEquals(20, framework("pemdi_2026").listIndicators().size());
        assertEquals(47, framework("spbe_2020").listIndicators().size());
        for (String id : List.of("pemdi_2026", "spbe_2020", "ipp_2022")) {
            BigDecimal sum =
                    framework(id).listIndicators().stream().map(Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(0, n("100").compareTo(sum), id + " " + sum);
        }
    }

    /** BKN 2024: domains 4.40, 4.00, 3.55, 4.19 and the index 4.06 as printed. */
    @Test
    void theAssessmentOfBknIsReproduced() {
        FrameworkDefinition domains = cutAt("spbe_2020", List.of("D1", "D2", "D3", "D4"));
        var assessed = new Maturity(domains).assess(values(domains, "4.40", "4.00", "3.55", "4.19"));
        assertEquals(0, n("4.0642").compareTo(assessed.index().get().setScale(4, RoundingMode.HALF_UP)));
        assertEquals(n("4.06"), assessed.published().orElseThrow());
        assertEquals("4", band(assessed));
    }

    /** Aceh Tengah 2025: 2.59 (Cukup) as published; its rounded domains alone would give 2.60 (Baik). */
    @Test
    void roundedPartsWouldLiftABand() {
        FrameworkDefinition aspects = cutAt("spbe_2020", List.of("D1", "D2", "D3", "A7", "A8"));
        var assessed = new Maturity(aspects).assess(values(aspects, "2.30", "1.70", "1.00", "3.80", "3.67"));
        assertEquals(n("2.59"), assessed.published().orElseThrow());
        assertEquals("2", band(assessed));
        FrameworkDefinition domains = cutAt("spbe_2020", List.of("D1", "D2", "D3", "D4"));
        var rounded = new Maturity(domains).assess(values(domains, "2.30", "1.70", "1.00", "3.75"));
        assertEquals(n("2.60"), rounded.published().orElseThrow());
        assertEquals("3", band(rounded));
    }

    @Test
    void everyIndicatorAtOneLevelGivesThatLevel() {
        for (String id : List.of("pemdi_2026", "spbe_2020")) {
            for (int level = 1; level <= 5; level++) {
                String[] same = Collections.nCopies(
                                framework(id).listIndicators().size(), "" + level)
                        .toArray(String[]::new);
                assertEquals(0, n("" + level).compareTo(assess(id, same).index().get()), id);
            }
        }
    }

    @Test
    void whatHasNoValueCountsByTheFrameworksRule() {
        var least = new Maturity(framework("pemdi_2026")).assess(Map.of("19", n("5"), "20", n("5")));
        // 25 of 100 at 5, the rest at 1.
        assertEquals(0, n("2").compareTo(least.index().get()));
        assertTrue(least.parts().get(0).assumed());
        assertFalse(least.parts().get(6).assumed());
        var leftOut = new Maturity(framework("skm_2017")).assess(Map.of("U1", n("4"), "U2", n("3")));
        assertEquals(n("87.50"), leftOut.published().orElseThrow());
        var none = new Maturity(framework("egdi_2012")).assess(Map.of("osi", n("0.5")));
        assertEquals(Optional.empty(), none.index());
        assertTrue(none.band().isEmpty());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var maturity = new Maturity(framework("spbe_2020"));
        assertTrue(assertThrows(Maturity.Unfit.class, () -> maturity.assess(Map.of("1", n("6"))))
                .isKnown());
        assertTrue(assertThrows(Maturity.Unfit.class, () -> maturity.assess(Map.of("1", n("2.5"))))
                .isKnown());
        assertFalse(assertThrows(Maturity.Unfit.class, () -> maturity.assess(Map.of("48", n("2"))))
                .isKnown());
    }

    /** Bantul 2023 publishes 87.28 (B); Tulang Bawang Barat 2023 prints 100; Sumbar prints 81.71, which no rule gives. */
    @Test
    void satisfactionIndicesAreReproducedWhereTheyCanBe() {
        var bantul = assess("skm_2017", "3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35");
        assertEquals(n("87.28"), bantul.published().orElseThrow());
        assertEquals("B", band(bantul));
        var all = assess("skm_2017", "4", "4", "4", "4", "4", "4", "4", "4", "4");
        assertEquals(n("100.00"), all.published().orElseThrow());
        assertEquals("A", band(all));
        var sumbar =
                assess("skm_2017", "3.200", "3.216", "2.936", "3.530", "3.136", "3.200", "3.316", "3.916", "3.323");
        assertEquals(n("82.70"), sumbar.published().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "skm_2017, 64.994, D",
        "skm_2017, 64.995, C",
        "skm_2017, 76.604, C",
        "skm_2017, 76.605, B",
        "skm_2017, 88.304, B",
        "skm_2017, 88.305, A",
        "ikm_2004, 43.75, D",
        "ikm_2004, 43.76, C",
        "ikm_2004, 81.25, B",
        "ikm_2004, 81.26, A",
        "spbe_2020, 1.79, 1",
        "spbe_2020, 2.595, 3",
        "spbe_2020, 4.2, 5",
        "pemdi_2026, 1.4949, 1",
        "pemdi_2026, 1.50, 2",
        "pemdi_2026, 3.99, 4",
        "pemdi_2026, 4.00, 5",
        "egdi_2012, 0.75, H",
        "egdi_2012, 0.7501, VH",
        "egdi_2012, 0.5, H",
        "egdi_2012, 0.2499, L",
        "gtmi_2020, 0.75, A",
        "gtmi_2020, 0.749, B",
        "ipp_2022, 4.505, A",
        "ipp_2022, 4.504, A-",
        "ombudsman_2021, 80.99, yellow",
        "ombudsman_2021, 68.52, yellow",
        "ombudsman_2021, 86.34, green",
        "ombudsman_2022, 58.99, C",
        "ombudsman_2022, 58.03, C"
    })
    void bandsBeginWhereTheyAreSaidTo(String id, String index, String expected) {
        var maturity = new Maturity(framework(id));
        assertEquals(
                expected, maturity.band(maturity.round(n(index))).orElseThrow().code());
    }

    /** United Nations E-Government Survey 2022 and 2024; the parts are printed with four or five decimals. */
    @ParameterizedTest
    @CsvSource({
        "0.7644, 0.6397, 0.7438, 0.7160", "0.80346, 0.86448, 0.72934, 0.79911", "0.9797, 0.9795, 0.9559, 0.9717",
        "0.99924, 0.99662, 0.95841, 0.98474", "1.0, 0.8949, 0.9231, 0.9393", "0.99535, 0.97309, 0.94972, 0.97274"
    })
    void theEgdiIsTheMeanOfItsParts(String osi, String tii, String hci, String published) {
        assertNear(published, assess("egdi_2012", osi, tii, hci), "0.0001");
    }

    /** World Bank GTMI of Indonesia 2020, 2022 and 2025; OECD DGI 2023 of Korea and of the OECD's mean. */
    @Test
    void otherIndicesAreReproduced() {
        var first = assess("gtmi_2020", "0.49884", "0.71878", "0.85417", "0.74435");
        assertNear("0.70403", first, "0.00001");
        assertEquals("B", band(first));
        assertNear("0.81666", assess("gtmi_2020", "0.80731", "0.82692", "0.82193", "0.81048"), "0.00001");
        assertNear("0.84045", assess("gtmi_2020", "0.82520", "0.90728", "0.79750", "0.83182"), "0.00001");
        assertEquals(
                n("0.935"),
                assess("dgi_2023", "0.971", "1.000", "0.913", "0.882", "0.909", "0.934")
                        .published()
                        .orElseThrow());
        assertEquals(
                n("0.605"),
                assess("dgi_2023", "0.684", "0.633", "0.615", "0.525", "0.607", "0.567")
                        .published()
                        .orElseThrow());
    }

    private static void assertNear(String published, Maturity.Assessed assessed, String tolerance) {
        BigDecimal off = assessed.index().get().subtract(n(published)).abs();
        assertTrue(
                off.compareTo(n(tolerance)) <= 0,
                published + " against " + assessed.index().get());
    }

    @Test
    void everyCountryOfTheReferenceTablesIsReproduced() throws IOException {
        for (Map<String, String> row : read("egdi_country.csv")) {
            int year = Integer.parseInt(row.get("year"));
            if (year >= 2010) {
                var assessed = new Maturity(framework(year == 2010 ? "egdi_2010" : "egdi_2012"))
                        .assess(pick(row, List.of("osi", "tii", "hci")));
                assertNear(row.get("egdi"), assessed, "0.0001");
            }
        }
        for (Map<String, String> row : read("gtmi_country.csv")) {
            var assessed =
                    new Maturity(framework("gtmi_2020")).assess(pick(row, List.of("cgsi", "psdi", "dcei", "gtei")));
            assertNear(row.get("gtmi"), assessed, "0.00001");
            assertEquals(row.get("group"), band(assessed), row.toString());
        }
    }

    @Test
    void everyProvinceOfTheReferenceTablesIsReproduced() throws IOException {
        var parts = new HashMap<String, Map<String, BigDecimal>>();
        for (Map<String, String> row : read("imdi_province.csv")) {
            parts.computeIfAbsent(row.get("region_code") + " " + row.get("year"), any -> new HashMap<>())
                    .put(row.get("indicator"), n(row.get("value")));
        }
        assertEquals(110, parts.size());
        parts.forEach((key, values) -> {
            BigDecimal published = values.remove("imdi");
            var assessed = new Maturity(framework("imdi_" + key.split(" ")[1])).assess(values);
            assertNear(published.toPlainString(), assessed, "0.01");
        });
        for (Map<String, String> row : read("ipp_province.csv")) {
            var maturity = new Maturity(framework("ipp_2022"));
            assertEquals(
                    row.get("grade"),
                    maturity.band(maturity.round(n(row.get("value"))))
                            .orElseThrow()
                            .code(),
                    row.toString());
        }
    }

    static Map<String, BigDecimal> pick(Map<String, String> row, List<String> columns) {
        var values = new HashMap<String, BigDecimal>();
        columns.forEach(column -> values.put(column, n(row.get(column))));
        return values;
    }

    static List<Map<String, String>> read(String file) throws IOException {
        assumeTrue(Files.exists(REFERENCE.resolve(file)), "the reference tables are not here");
        List<String> lines = Files.readAllLines(REFERENCE.resolve(file));
        String[] header = lines.get(0).split(",");
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            var row = new HashMap<String, String>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
