package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.dashboard.MadeUpAnswers.TAKE_UP;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.merata.analysis.ControlChart.Segment;
import org.merata.analysis.Verdict;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Text;

/** A measure whose definition changed: nothing is told across the day. */
class BreaksTest {
    private static final MeasureDefinition BROKEN = broken("2025-01-01");

    private static MeasureDefinition broken(String day) {
        return broken(
                TAKE_UP,
                List.of(new DefinitionBreak(
                        LocalDate.parse(day),
                        Text.of("kiosks count as digital", "anjungan dihitung sebagai digital"),
                        Text.of("Circular 1/2025", "Surat Edaran 1/2025"),
                        true)));
    }

    static MeasureDefinition broken(MeasureDefinition measure, List<DefinitionBreak> breaks) {
        return new MeasureDefinition(
                measure.id(),
                measure.version(),
                measure.label(),
                measure.definition(),
                measure.why(),
                measure.topic(),
                measure.unit(),
                measure.direction(),
                measure.decimals(),
                measure.formula(),
                measure.interval(),
                measure.minimumN(),
                measure.dimensions(),
                measure.finest(),
                measure.publisher(),
                measure.method(),
                breaks);
    }

    /** Half of the cases in 2024 and seven tenths in 2025, with a little up and down. */
    private static Answer jump() {
        return MadeUpAnswers.line(IntStream.range(0, 24)
                .mapToDouble(i -> (i < 12 ? 0.50 : 0.70) + (i % 2 == 0 ? 0.005 : -0.005))
                .toArray());
    }

    private static Reading read(MeasureDefinition measure) {
        var readings = new Readings(
                MadeUpAnswers.words(Language.EN),
                new Targets(MadeUpAnswers.DEFINITIONS),
                new Events(MadeUpAnswers.DEFINITIONS, MadeUpAnswers.reference()));
        return readings.withoutTarget(
                Timeline.of(measure, jump(), MadeUpAnswers.months(24)), Map.of(), Optional.empty());
    }

    private static Panel panel(Language language, MeasureDefinition measure) {
        Answer answer = jump();
        var subject = new Subject(
                "p",
                measure,
                Optional.empty(),
                Optional.empty(),
                List.of(answer),
                answer.question().time());
        List<Period> months = MadeUpAnswers.months(24);
        return new HeadlinePanel(MadeUpAnswers.furniture(language))
                .of(
                        subject,
                        read(measure),
                        Optional.empty(),
                        false,
                        Breaks.withMarks(MadeUpAnswers.words(language), List.of(measure), months, List.of()),
                        true);
    }

    @Test
    void limitsStartAnewAndARunEndsWhereTheDefinitionChanged() {
        assertEquals(Verdict.Variation.IMPROVING, read(TAKE_UP).verdict().variation());

        Reading reading = read(BROKEN);
        assertEquals(
                List.of(new Segment(0, 11, 12, false), new Segment(12, 23, 12, false)),
                reading.chart().segments());
        assertEquals(Verdict.Variation.NO_SIGNAL, reading.verdict().variation());
        assertTrue(reading.signals().stream().allMatch(signal -> signal == ChartSpec.Signal.NONE));
    }

    @Test
    void aChangeInAYearIsNotToldAcrossIt() {
        List<Period> months = MadeUpAnswers.months(24);
        assertTrue(Timeline.of(TAKE_UP, jump(), months).changeInAYear().isPresent());
        assertTrue(Timeline.of(BROKEN, jump(), months).changeInAYear().isEmpty());
    }

    @Test
    void theDayIsMarkedBetweenItsMonthsAndToldInBothLanguages() {
        Panel english = panel(Language.EN, BROKEN);
        Panel indonesian = panel(Language.ID, BROKEN);

        ChartSpec.Event mark = english.chart().orElseThrow().events().get(0);
        assertTrue(mark.breaks());
        assertEquals(12, mark.from());
        assertEquals("Counted otherwise from here: kiosks count as digital", mark.label());
        assertTrue(
                english.statuses()
                        .contains(
                                "From 1 January 2025 it is counted otherwise: kiosks count as digital. Figures before "
                                        + "and after are not on one scale and are not compared. Source: Circular 1/2025."),
                english.statuses().toString());
        assertTrue(
                indonesian
                        .statuses()
                        .contains(
                                "Mulai 1 Januari 2025 cara hitungnya berubah: anjungan dihitung sebagai digital. Angka "
                                        + "sebelum dan sesudahnya tidak setara dan tidak dibandingkan. Sumber: Surat Edaran 1/2025."),
                indonesian.statuses().toString());
        assertEquals(
                "Digital take-up, Indonesia, December 2025: 69.5% (n = 10,000; 95% interval 68.6–70.4%). "
                        + "No signal: it lies within ordinary variation (67.3–72.7%).",
                english.summary());
        assertFalse(indonesian.summary().contains("Naik"), indonesian.summary());
    }

    /** A month that holds the day but does not start with it is of both definitions, and counts to the one before. */
    @Test
    void aDayWithinAMonthCutsAfterThatMonth() {
        List<Period> months = MadeUpAnswers.months(24);
        assertEquals(Set.of(12), Breaks.definitionPositions(broken("2024-12-15"), months));
        assertEquals(Set.of(12), Breaks.definitionPositions(BROKEN, months));
        assertEquals(Set.of(), Breaks.definitionPositions(broken("2024-01-01"), months));
        assertEquals(Set.of(), Breaks.definitionPositions(broken("2026-02-01"), months));
    }

    @Test
    void aDayOutsideOfWhatIsShownIsNotToldOf() {
        assertTrue(panel(Language.EN, broken("2026-02-01")).statuses().stream()
                .noneMatch(status -> status.contains("counted otherwise")));
        assertTrue(panel(Language.EN, broken("2020-02-01")).statuses().stream()
                .noneMatch(status -> status.contains("counted otherwise")));
    }
}
