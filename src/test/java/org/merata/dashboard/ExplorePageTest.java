package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Language;

/** A reader's own table has every figure of its question once, wherever it stands, and what cannot be asked is said in words. */
class ExplorePageTest {
    private static PageView page(String... namesAndValues) {
        var parameters = new java.util.TreeMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ExplorePage(CountedCountry.edition(Language.EN)).of(ViewRequest.of(Language.EN, parameters));
    }

    private static Panel table(PageView page) {
        return page.panels().stream()
                .flatMap(List::stream)
                .filter(panel -> panel.id().equals(ExploreResult.TABLE))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> values(Panel table) {
        return table.table().rows().stream()
                .flatMap(row -> row.cells().stream())
                .map(Cell::value)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .sorted()
                .toList();
    }

    private static List<Double> values(Answer answer) {
        return answer.figures().stream()
                .map(Figure::value)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .sorted()
                .toList();
    }

    @Test
    void everyFigureStandsInTheTableOnceHoweverItIsTurned() {
        for (String across : List.of("measures", "time", "region", "channel")) {
            Panel table = table(page(
                    "measures",
                    "digital_take_up,within_standard",
                    "by",
                    "region,channel",
                    "grain",
                    "quarter",
                    "across",
                    across));
            Answer answer = table.answers().get(0);
            assertTrue(values(answer).size() > 20, across);
            assertEquals(values(answer), values(table), across);
            TableSpec spec = table.table();
            spec.rows()
                    .forEach(row ->
                            assertEquals(spec.columns().size(), row.cells().size(), across));
        }
    }

    @Test
    void whatStandsAcrossIsAHeadingOverItsMeasures() {
        TableSpec table = table(page("measures", "digital_take_up,within_standard", "by", "region", "grain", "year"))
                .table();
        assertFalse(table.groups().isEmpty());
        assertTrue(table.groups().stream().allMatch(group -> group.span() == 2));
        assertEquals(1, table.headings());
        TableSpec shown = table(page("measures", "digital_take_up", "by", "region", "show", "interval,n"))
                .table();
        assertEquals(
                List.of("region", "digital_take_up", "digital_take_up interval", "digital_take_up n"),
                shown.columns().stream().map(Column::id).toList());
    }

    @Test
    void aTableByTimeOrByRegionHasAChart() {
        assertEquals(Optional.of(ChartSpec.Kind.RANKED), kind(page("measures", "digital_take_up", "by", "region")));
        assertTrue(kind(page("measures", "digital_take_up", "grain", "month")).isPresent());
        assertTrue(kind(page("measures", "digital_take_up,within_standard", "by", "region"))
                .isEmpty());
    }

    private static Optional<ChartSpec.Kind> kind(PageView page) {
        return page.panels().stream()
                .flatMap(List::stream)
                .flatMap(panel -> panel.chart().stream())
                .map(ChartSpec::kind)
                .findFirst();
    }

    @Test
    void aTableTooLargeIsNotAskedButCounted() {
        PageView page =
                page("measures", "digital_take_up,within_standard", "by", "agency,region,service", "grain", "month");
        assertTrue(page.panels().isEmpty());
        assertTrue(page.summary().contains("5,000"), page.summary());
        assertTrue(page.links().stream()
                .flatMap(group -> group.links().stream())
                .anyMatch(link -> link.path().equals("/data/digital_take_up.csv")));
    }

    @Test
    void theSizeToldIsNeverLessThanWhatComes() {
        for (String by : List.of("region", "channel", "channel,region", "service", "agency.kind", "region.group")) {
            PageView page = page("measures", "digital_take_up", "by", by, "grain", "year");
            Answer answer = table(page).answers().get(0);
            var request = ViewRequest.of(Language.EN, Map.of("measures", "digital_take_up", "by", by, "grain", "year"));
            var asked = new Explored(
                    List.of(CountedCountry.DEFINITIONS.getMeasure("digital_take_up")),
                    answer.question().by(),
                    answer.question().time(),
                    answer.question().grain(),
                    "measures",
                    false,
                    false,
                    request);
            assertTrue(
                    new ExploreSize(CountedCountry.edition(Language.EN)).of(asked)
                            >= answer.figures().size(),
                    by);
        }
    }

    @Test
    void publishedScoresNeverStandBesideCountedNumbers() {
        PageView page = page("measures", "digital_take_up,imdi", "by", "region");
        assertTrue(page.panels().isEmpty());
        assertEquals("Published scores stand alone", page.title());
    }

    @Test
    void whatCannotBeBrokenDownSoIsSaidWithWhatCan() {
        PageView page = page("measures", "digital_take_up", "by", "sex");
        assertTrue(page.panels().isEmpty() || !table(page).answers().isEmpty());
        assertFalse(page.summary().isBlank());
    }

    @Test
    void unknownChoicesAreRefusedWithWhatIsAllowed() {
        for (String[] wrong : List.of(
                new String[] {"measures", "nothing"},
                new String[] {"measures", "digital_take_up", "by", "shoe_size"},
                new String[] {"measures", "digital_take_up", "across", "diagonal"},
                new String[] {"measures", "digital_take_up", "show", "everything"},
                new String[] {"measures", "digital_take_up", "service", "nothing"},
                new String[] {"measures", "digital_take_up", "shift", "20"})) {
            ViewRefused refused = assertThrows(ViewRefused.class, () -> page(wrong));
            assertFalse(refused.allowed().isEmpty(), String.join(" ", wrong));
        }
    }

    @Test
    void theAddressOfAQuestionAsksItAgain() {
        Panel table = table(
                page("measures", "digital_take_up", "by", "channel", "grain", "year", "time", "2023", "region", "11"));
        String address = Explored.findAddress(table.answers().get(0).question()).orElseThrow();
        var parameters = new java.util.TreeMap<String, String>();
        Stream.of(address.substring(address.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("="))
                .forEach(pair -> parameters.put(pair[0], pair[1]));
        PageView again =
                new ExplorePage(CountedCountry.edition(Language.EN)).of(ViewRequest.of(Language.EN, parameters));
        assertEquals(
                table.answers().get(0).question().canonical(),
                table(again).answers().get(0).question().canonical());
    }
}
