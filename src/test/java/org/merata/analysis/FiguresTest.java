package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Status;
import org.merata.model.Text;

/** From the figures of an answer to the numbers of an analysis. */
class FiguresTest {
    private static final Reference REFERENCE = new Reference(
            List.of(region("11", "sumatera", 5_000_000), region("12", "sumatera", 15_000_000)),
            List.of(),
            List.of(),
            List.of());

    @Test
    void regionsWithoutAValueAreLeftOutAndCounted() {
        Answer answer = answer(
                figure("11", "2024", 0.5, Status.OBSERVED),
                figure("12", "2024", 0.25, Status.PROVISIONAL),
                missing("13", "2024", Status.SUPPRESSED),
                missing("14", "2024", Status.SUPPRESSED),
                missing("15", "2024", Status.LATE),
                figure("11", "2023", 0.9, Status.OBSERVED));
        RegionalValues regions = RegionalValues.of(answer, "take_up", Optional.of(Period.get("2024")), REFERENCE, 2024);
        assertEquals(
                List.of("11", "12"),
                regions.values().stream().map(RegionalValue::code).toList());
        assertEquals(Map.of(Status.SUPPRESSED, 2, Status.LATE, 1), regions.leftOut());
        assertEquals(3, regions.countLeftOut());
        assertEquals(OptionalDouble.of(5_000_000), regions.values().get(0).population());
        assertEquals(Optional.of("sumatera"), regions.values().get(0).group());
        assertEquals(0.25, InequalityIndex.DIFFERENCE.of(regions).get());
    }

    @Test
    void periodsThatAreNotThereAreGapsOfTheSeries() {
        Answer answer = answer(
                figure("11", "2024-01", 0.1, Status.OBSERVED),
                missing("11", "2024-02", Status.SUPPRESSED),
                figure("11", "2024-04", 0.4, Status.OBSERVED),
                figure("12", "2024-03", 0.9, Status.OBSERVED));
        TimeSeries series = TimeSeries.of(answer, "take_up", Map.of("region", "11"));
        assertEquals(
                List.of("2024-01", "2024-02", "2024-03", "2024-04"),
                series.periods().stream().map(Period::code).toList());
        assertEquals(
                List.of(OptionalDouble.of(0.1), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0.4)),
                series.values());
        assertEquals(2, series.missing());
        assertEquals(
                List.of(),
                TimeSeries.of(answer, "other", Map.of("region", "11")).periods());
    }

    private static Answer answer(Answer.Figure... figures) {
        var origin = new Answer.Origin("v1", Instant.EPOCH, List.of(), false, Optional.empty(), 10);
        return new Answer(Question.of("take_up"), new ArrayList<>(List.of(figures)), origin);
    }

    private static Answer.Figure figure(String region, String period, double value, Status status) {
        return new Answer.Figure(
                "take_up",
                Optional.of(Period.get(period)),
                new TreeMap<>(Map.of("region", region)),
                OptionalDouble.of(value),
                Optional.empty(),
                OptionalLong.of(100),
                status);
    }

    private static Answer.Figure missing(String region, String period, Status status) {
        return new Answer.Figure(
                "take_up",
                Optional.of(Period.get(period)),
                new TreeMap<>(Map.of("region", region)),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                status);
    }

    private static Region region(String code, String group, long population) {
        return new Region(
                code,
                Map.of(),
                Text.same(code),
                "province",
                Optional.empty(),
                Optional.of(group),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(Map.of(2020, population)));
    }
}
