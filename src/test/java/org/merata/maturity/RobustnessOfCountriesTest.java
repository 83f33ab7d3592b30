package org.merata.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Robustness.Row;

/** Robustness of the indices of countries (United Nations, World Bank), where the reference tables are at hand. */
class RobustnessOfCountriesTest {
    private static final Map<String, FrameworkDefinition> FRAMEWORKS =
            DefinitionFolder.read(Path.of("")).definitions().frameworks();

    private static Map<Entity, Map<String, BigDecimal>> values(
            String file, String year, String name, List<String> columns) throws IOException {
        var values = new TreeMap<Entity, Map<String, BigDecimal>>();
        for (Map<String, String> row : MaturityTest.read(file)) {
            if (row.get("year").equals(year)) {
                values.put(country(row.get(name)), MaturityTest.pick(row, columns));
            }
        }
        return values;
    }

    private static Entity country(String code) {
        return new Entity(Entity.Kind.COUNTRY, code);
    }

    /** The order among these countries is that of the ranks that the survey prints. */
    @ParameterizedTest
    @CsvSource({"2014", "2016", "2018", "2020", "2022", "2024"})
    void theOrderOfTheUnitedNationsComesOut(String year) throws IOException {
        Map<Entity, Map<String, BigDecimal>> values =
                values("egdi_country.csv", year, "country", List.of("osi", "tii", "hci"));
        Robustness robustness = Robustness.of(FRAMEWORKS.get("egdi_2012"), values, Robustness.SEED);
        List<String> printed = MaturityTest.read("egdi_country.csv").stream()
                .filter(row -> row.get("year").equals(year))
                .sorted(Comparator.comparing(row -> Integer.valueOf(row.get("rank"))))
                .map(row -> row.get("country"))
                .toList();
        assertEquals(
                printed,
                robustness.rows().stream().map(row -> row.entity().code()).toList());
        robustness.rows().forEach(RobustnessOfCountriesTest::assertHolds);
    }

    @ParameterizedTest
    @CsvSource({"2020, B", "2022, A", "2025, A"})
    void groupsOfTheWorldBankAreAsSolidAsTheirPartsAreAlike(String year, String group) throws IOException {
        List<String> parts = List.of("cgsi", "psdi", "dcei", "gtei");
        Map<Entity, Map<String, BigDecimal>> values = values("gtmi_country.csv", year, "country_code", parts);
        Robustness robustness = Robustness.of(FRAMEWORKS.get("gtmi_2020"), values, Robustness.SEED);
        assertEquals(values.size(), robustness.rows().size());
        for (Row row : robustness.rows()) {
            assertHolds(row);
            BigDecimal least = values.get(row.entity()).values().stream()
                    .reduce(BigDecimal::min)
                    .orElseThrow();
            BigDecimal most = values.get(row.entity()).values().stream()
                    .reduce(BigDecimal::max)
                    .orElseThrow();
            assertTrue(row.scores().lower() >= least.doubleValue() - 1e-9);
            assertTrue(row.scores().upper() <= most.doubleValue() + 1e-9);
            boolean within = new Maturity(FRAMEWORKS.get("gtmi_2020"))
                    .band(least.setScale(3, RoundingMode.HALF_UP))
                    .equals(new Maturity(FRAMEWORKS.get("gtmi_2020")).band(most.setScale(3, RoundingMode.HALF_UP)));
            assertTrue(!within || row.sameBand().orElseThrow() == 1, row.toString());
        }
        Row indonesia = robustness.find(country("IDN")).orElseThrow();
        System.out.println(year + " " + indonesia);
        assertEquals(
                group,
                new Maturity(FRAMEWORKS.get("gtmi_2020"))
                        .band(indonesia.published())
                        .orElseThrow()
                        .code());
    }

    private static void assertHolds(Row row) {
        double index = row.index().doubleValue();
        assertTrue(row.scores().lower() <= index + 1e-9 && index <= row.scores().upper() + 1e-9, row.toString());
        assertTrue(row.ranks().best() <= row.rank() && row.rank() <= row.ranks().worst(), row.toString());
    }
}
