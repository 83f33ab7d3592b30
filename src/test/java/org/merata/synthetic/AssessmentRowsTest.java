package org.merata.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;

/** Assessments of the demonstration: of nobody who exists, complete but for a few, and only half true of what the units come to. */
class AssessmentRowsTest {
    private static final long SEED = 20_261_129;
    private static final Map<String, FrameworkDefinition> FRAMEWORKS =
            DefinitionFolder.read(Path.of("")).definitions().frameworks();

    @TempDir
    Path folder;

    private record Row(String unit, String framework, String year, String indicator, int level, String evidence) {}

    private List<Row> rows(long seed) {
        try {
            var rows = new ArrayList<Row>();
            for (Map.Entry<Path, Long> file :
                    new AssessmentRows(seed).writeTo(folder).entrySet()) {
                List<String> lines = Files.readAllLines(file.getKey());
                assertEquals(AssessmentRows.HEADER, lines.get(0));
                assertEquals(file.getValue(), lines.size() - 1L);
                for (String line : lines.subList(1, lines.size())) {
                    String[] cells = line.split(";", -1);
                    rows.add(new Row(cells[0], cells[1], cells[2], cells[3], Integer.parseInt(cells[4]), cells[5]));
                }
            }
            return rows;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Test
    void everyUnitSaysThatItDoesNotExist() {
        Set<String> units = rows(SEED).stream().map(Row::unit).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(AssessmentRows.UNITS, units.size());
        assertTrue(units.stream().allMatch(unit -> unit.matches("Unit Contoh [A-X] \\(fiktif\\)")), units.toString());
    }

    @Test
    void everyLevelIsOneOfAnIndicatorOfItsFramework() {
        var indicators = new TreeMap<String, Set<String>>();
        for (Row row : rows(SEED)) {
            FrameworkDefinition framework = FRAMEWORKS.get(row.framework());
            Part part = framework.findPart(row.indicator()).orElseThrow();
            assertTrue(
                    part.isIndicator() && framework.scaleOf(part).holds(java.math.BigDecimal.valueOf(row.level())),
                    row::toString);
            indicators.computeIfAbsent(row.framework(), id -> new TreeSet<>()).add(row.indicator());
        }
        indicators.forEach((id, codes) -> assertEquals(
                FRAMEWORKS.get(id).listIndicators().stream()
                        .map(Part::code)
                        .collect(Collectors.toCollection(TreeSet::new)),
                codes));
        assertEquals(Set.of("digital_service_level", "pemdi_2026", "spbe_2020"), indicators.keySet());
    }

    @Test
    void aboutHalfIsVerifiedAndNeverHigherThanWasDeclared() {
        var declared = new HashMap<List<String>, Integer>();
        var verified = new HashMap<List<String>, Integer>();
        for (Row row : rows(SEED)) {
            var key = List.of(row.unit(), row.framework(), row.year(), row.indicator());
            if (row.evidence().equals("Penilaian Mandiri")) {
                assertEquals(null, declared.put(key, row.level()), "told twice");
            } else if (row.evidence().equals("Verifikasi")) {
                assertEquals(null, verified.put(key, row.level()), "told twice");
            }
        }
        assertEquals(0.5, (double) verified.size() / declared.size(), 0.05);
        long lower = verified.entrySet().stream()
                .filter(entry -> entry.getValue() < declared.get(entry.getKey()))
                .count();
        assertTrue(verified.entrySet().stream().allMatch(entry -> entry.getValue() <= declared.get(entry.getKey())));
        assertTrue(lower > 0.25 * verified.size() && lower < 0.6 * verified.size(), lower + " of " + verified.size());
    }

    @Test
    void someUnitsLeaveAFewIndicatorsOut() {
        Map<String, Long> byUnit = rows(SEED).stream()
                .filter(row ->
                        row.framework().equals("pemdi_2026") && row.evidence().equals("Penilaian Mandiri"))
                .collect(Collectors.groupingBy(Row::unit, Collectors.counting()));
        assertTrue(byUnit.values().stream().anyMatch(count -> count < 20), byUnit.toString());
        assertTrue(byUnit.values().stream().filter(count -> count == 20).count() >= 12, byUnit.toString());
        assertTrue(byUnit.values().stream().allMatch(count -> count >= 12), byUnit.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {SEED, 1, 2, 3, 4, 5, 42})
    void whatIsDeclaredIsHalfTrueOfWhatTheServicesComeTo(long seed) {
        List<Row> rows = rows(seed);
        Map<String, Double> paper = means(
                rows,
                row -> row.framework().equals("pemdi_2026") && row.evidence().equals("Penilaian Mandiri"));
        Map<String, Double> practice = means(rows, row -> row.framework().equals("digital_service_level"));
        double correlation = correlation(paper, practice);
        System.out.println("seed " + seed + ": paper and practice correlate by " + correlation);
        assertEquals(AssessmentRows.PAPER_AND_PRACTICE, correlation, 0.2);
    }

    private static Map<String, Double> means(List<Row> rows, Predicate<Row> which) {
        return rows.stream()
                .filter(which)
                .collect(Collectors.groupingBy(Row::unit, Collectors.averagingInt(Row::level)));
    }

    private static double correlation(Map<String, Double> one, Map<String, Double> other) {
        double meanOfOne = one.values().stream().mapToDouble(v -> v).average().orElseThrow();
        double meanOfOther =
                other.values().stream().mapToDouble(v -> v).average().orElseThrow();
        double both = 0;
        double ones = 0;
        double others = 0;
        for (String unit : one.keySet()) {
            double a = one.get(unit) - meanOfOne;
            double b = other.get(unit) - meanOfOther;
            both += a * b;
            ones += a * a;
            others += b * b;
        }
        return both / Math.sqrt(ones * others);
    }
}
