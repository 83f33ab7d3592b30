package org.merata.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.Definitions;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.MadeUpStore;
import org.merata.measure.Measures;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.warehouse.PublishedVersion;

class GateTest {
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());

    @TempDir
    Path directory;

    private MadeUpStore store;
    private PublishedVersion version;

    @BeforeEach
    void begin() throws SQLException {
        store = MadeUpStore.empty(directory, DEFINITIONS);
    }

    @AfterEach
    void close() throws SQLException {
        version.close();
        store.close();
    }

    private Gate gate(Definitions definitions) throws Exception {
        version = PublishedVersion.open(store.publish("v1"));
        return new Gate(definitions, new Measures(definitions, version));
    }

    private Gate gate() throws Exception {
        return gate(DEFINITIONS);
    }

    private static Answer.Figure only(Answer answer) {
        assertEquals(1, answer.figures().size());
        return answer.figures().get(0);
    }

    private static Map<String, Answer.Figure> by(String dimension, Answer answer) {
        var figures = new TreeMap<String, Answer.Figure>();
        answer.figures().forEach(figure -> figures.put(figure.codes().get(dimension), figure));
        return figures;
    }

    private static void assertHidden(Answer.Figure figure) {
        assertEquals(Status.SUPPRESSED, figure.status());
        assertEquals(OptionalDouble.empty(), figure.value());
        assertEquals(OptionalLong.empty(), figure.n());
        assertTrue(figure.interval().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1, false", "9, false", "10, true", "11, true"})
    void aCountIsShownFromTenOn(int n, boolean shown) throws Exception {
        store.transactions(n, "2024-01", "1101", "counter", "completed");
        Answer.Figure figure = only(gate().answer(Question.of("completed_transactions")));
        if (shown) {
            assertEquals(OptionalDouble.of(n), figure.value());
        } else {
            assertHidden(figure);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, true", "2, false"})
    void aCountryMaySetItsOwnMinimum(int n, boolean shown) throws Exception {
        store.transactions(n, "2024-01", "1101", "counter", "completed");
        Answer answer = gate(MadeUpCountry.definitions(Map.of("service_transactions", 3)))
                .answer(Question.of("completed_transactions"));
        assertEquals(shown, only(answer).value().isPresent());
        assertEquals(3, answer.origin().minimumFrequency());
    }

    @Test
    void aTrueZeroIsShown() throws Exception {
        store.transactions(40, "2024-01", "1101", "counter", "completed");
        Answer.Figure count =
                only(gate().answer(Question.of("completed_transactions").where(Map.of("channel", "online"))));
        assertEquals(OptionalDouble.of(0), count.value());
        assertTrue(count.status().shown());
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20, true",
        "0, 40, true",
        "40, 0, true",
        "9, 100, false",
        "100, 9, false",
        "10, 100, true",
        "4, 5, false",
        "0, 9, false"
    })
    void aShareIsHiddenForASmallPartOrRest(int digital, int counter, boolean shown) throws Exception {
        store.transactions(digital, "2024-01", "1101", "online", "completed")
                .transactions(counter, "2024-01", "1101", "counter", "completed");
        Answer.Figure figure = only(gate().answer(Question.of("digital_take_up")));
        if (shown) {
            assertEquals(OptionalDouble.of((double) digital / (digital + counter)), figure.value());
            assertEquals(OptionalLong.of(digital + counter), figure.n());
            assertTrue(figure.interval().orElseThrow().contains(figure.value().getAsDouble()));
        } else {
            assertHidden(figure);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "processing_time_median, 19, false",
        "processing_time_median, 20, true",
        "processing_time_p90, 99, false",
        "processing_time_p90, 100, true"
    })
    void aQuantileNeedsTenRecordsBeyondIt(String measure, int n, boolean shown) throws Exception {
        store.transactions(n, "2024-01", "1101", "counter", "completed");
        Answer.Figure figure = only(gate().answer(Question.of(measure)));
        if (shown) {
            assertEquals(86_400, figure.value().getAsDouble(), 864);
        } else {
            assertHidden(figure);
        }
    }

    @ParameterizedTest
    @CsvSource({"processing_time_p90, 100, false", "processing_time_p90, 200, true", "processing_time_median, 40, true"
    })
    void theLimitsOfAQuantileNeedTenRecordsBeyondThemToo(String measure, int n, boolean shown) throws Exception {
        store.transactions(n, "2024-01", "1101", "counter", "completed");
        Answer.Figure figure = only(gate().answer(Question.of(measure)));
        assertTrue(figure.value().isPresent());
        assertEquals(shown, figure.interval().isPresent());
    }

    @Test
    void fewCasesAreShownWithCaution() throws Exception {
        store.transactions(15, "2024-01", "1101", "online", "completed")
                .transactions(14, "2024-01", "1101", "counter", "completed")
                .transactions(15, "2024-01", "1201", "online", "completed")
                .transactions(15, "2024-01", "1201", "counter", "completed");
        Map<String, Answer.Figure> figures =
                by("region", gate().answer(Question.of("digital_take_up").by(Breakdown.of("region", "province"))));
        assertEquals(Status.CAUTION, figures.get("11").status());
        assertEquals(Status.OBSERVED, figures.get("12").status());
    }

    @Test
    void aLoneSmallCellTakesTheNextSmallestWithIt() throws Exception {
        store.transactions(300, "2024-01", "1101", "counter", "completed")
                .transactions(4, "2024-01", "1201", "counter", "completed")
                .transactions(500, "2024-01", "1301", "counter", "completed");
        Map<String, Answer.Figure> figures = by(
                "region", gate().answer(Question.of("completed_transactions").by(Breakdown.of("region", "province"))));
        assertHidden(figures.get("12"));
        assertHidden(figures.get("11"));
        assertEquals(OptionalDouble.of(500), figures.get("13").value());
        assertEquals(Status.NOT_PROVIDED, figures.get("14").status());
    }

    @Test
    void whatIsHiddenTogetherMustBeLargeEnoughItself() throws Exception {
        store.transactions(500, "2024-01", "1101", "counter", "completed")
                .transactions(40, "2024-01", "1101", "kiosk", "completed")
                .transactions(3, "2024-01", "1101", "online", "completed")
                .transactions(4, "2024-01", "1101", "mobile_app", "completed");
        Map<String, Answer.Figure> figures = by(
                "channel", gate().answer(Question.of("completed_transactions").by(Breakdown.of("channel"))));
        assertHidden(figures.get("online"));
        assertHidden(figures.get("mobile_app"));
        assertHidden(figures.get("kiosk"));
        assertEquals(OptionalDouble.of(500), figures.get("counter").value());
    }

    @Test
    void aTableIsProtectedInBothDirections() throws Exception {
        store.transactions(100, "2024-01", "1101", "counter", "completed")
                .transactions(3, "2024-01", "1101", "online", "completed")
                .transactions(200, "2024-01", "1201", "counter", "completed")
                .transactions(150, "2024-01", "1201", "online", "completed")
                .transactions(400, "2024-01", "1301", "counter", "completed")
                .transactions(300, "2024-01", "1301", "online", "completed");
        Answer answer = gate().answer(Question.of("completed_transactions")
                .by(Breakdown.of("region", "province"), Breakdown.of("channel")));
        for (String dimension : new String[] {"region", "channel"}) {
            var hidden = new TreeMap<String, Integer>();
            answer.figures().stream()
                    .filter(figure -> figure.status() == Status.SUPPRESSED)
                    .forEach(figure -> hidden.merge(figure.codes().get(dimension), 1, Integer::sum));
            assertFalse(hidden.isEmpty());
            assertFalse(hidden.containsValue(1), dimension + ": a line with a lone hidden cell in " + hidden);
        }
    }

    @Test
    void aSmallMonthIsNotFoundFromItsYear() throws Exception {
        store.transactions(50, "2024-01", "1101", "counter", "completed")
                .transactions(5, "2024-02", "1101", "counter", "completed")
                .transactions(60, "2024-03", "1101", "counter", "completed")
                .transactions(70, "2024-04", "1101", "counter", "completed");
        Answer answer = gate().answer(Question.of("completed_transactions").each(Grain.MONTH));
        var shown = new TreeMap<String, Boolean>();
        answer.figures()
                .forEach(figure -> shown.put(
                        figure.period().map(Period::code).orElseThrow(),
                        figure.value().isPresent()));
        assertEquals(Map.of("2024-01", false, "2024-02", false, "2024-03", true, "2024-04", true), shown);
    }

    @Test
    void noNumberOfAHiddenCellIsInTheAnswer() throws Exception {
        store.transactions(7, "2024-01", "1101", "online", "completed")
                .transactions(4_321, "2024-01", "1201", "counter", "completed")
                .transactions(8_765, "2024-01", "1301", "counter", "completed");
        Answer answer = gate().answer(Question.of("completed_transactions", "digital_take_up", "processing_time_p90")
                .by(Breakdown.of("region", "province")));
        String text = answer.toString();
        assertFalse(text.contains("4321"), text);
        assertFalse(text.contains("7.0"), text);
        assertFalse(text.contains("OptionalLong[7]"), text);
        assertTrue(answer.toString().contains("8765"));
    }

    @Test
    void publishedValuesAndCountsPass() throws Exception {
        store.run(
                "INSERT INTO region_indicators VALUES (DATE '2024-01-01', 'year', '11', 'imdi', 3.5, 'revised', '', 'M')");
        store.run("INSERT INTO service_volumes VALUES ('svc_c', '12', 'off_2a', 'online', DATE '2024-01-01', 4,"
                + " 'observed', 0)");
        Gate gate = gate();
        Map<String, Answer.Figure> indices =
                by("region", gate.answer(Question.of("imdi").by(Breakdown.of("region", "province"))));
        assertEquals(OptionalDouble.of(3.5), indices.get("11").value());
        assertEquals(Status.REVISED, indices.get("11").status());
        assertEquals(OptionalLong.empty(), indices.get("11").n());
        Map<String, Answer.Figure> volumes =
                by("region", gate.answer(Question.of("applications").by(Breakdown.of("region", "province"))));
        assertEquals(OptionalDouble.of(4), volumes.get("12").value());
    }

    @Test
    void anAnswerSaysWhereItComesFrom() throws Exception {
        store.transactions(50, "2024-03", "1101", "counter", "completed");
        Answer answer = gate().answer(Question.of("completed_transactions", "complaints_per_thousand"));
        assertEquals(
                new Answer.Origin(
                        "v1",
                        java.time.Instant.parse("2026-01-02T03:04:05Z"),
                        java.util.List.of("service_transactions"),
                        true,
                        java.util.Optional.of(Period.get("2024-03")),
                        10),
                answer.origin());
    }

    @Test
    void theSameQuestionIsAnsweredFromWhatIsKept() throws Exception {
        store.transactions(50, "2024-03", "1101", "counter", "completed");
        Gate gate = gate();
        Question question = Question.of("completed_transactions");
        assertSame(gate.answer(question), gate.answer(Question.of("completed_transactions")));
    }
}
