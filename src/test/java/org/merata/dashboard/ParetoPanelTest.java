package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.dashboard.MadeUpAnswers.answer;
import static org.merata.dashboard.MadeUpAnswers.furniture;
import static org.merata.dashboard.MadeUpAnswers.measure;
import static org.merata.dashboard.MadeUpAnswers.missing;
import static org.merata.dashboard.MadeUpAnswers.share;
import static org.merata.dashboard.MadeUpAnswers.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Language;
import org.merata.model.Status;
import org.merata.model.Text;
import org.merata.model.TimeRange;

/** Reasons from the most frequent, read off what the panel says of shares written by hand. */
class ParetoPanelTest {
    private static final MeasureDefinition MEASURE = measure(
            "digital_take_up", Text.of("Complaints by reason", "Pengaduan menurut pokok aduan"), Optional.empty());

    private static Figure reason(String code, double value) {
        return share(Optional.empty(), Map.of("reason", code), value, 200);
    }

    private static Panel panel(Language language, Figure... figures) {
        TimeRange year = TimeRange.find("2025").orElseThrow();
        Answer answer =
                answer(Question.of("digital_take_up").by(Breakdown.of("reason")).during(year), List.of(figures), true);
        Compared compared = Compared.of(words(language), MEASURE, answer, "reason", Optional.empty(), List.of());
        var subject =
                new Subject("reason", MEASURE, Optional.empty(), Optional.empty(), List.of(answer), Optional.of(year));
        return new ParetoPanel(furniture(language), subject, compared).panel();
    }

    private static final Figure[] FIGURES = {
        reason("fee", 0.10),
        reason("delay", 0.45),
        reason("staff", 0.35),
        missing(Optional.empty(), Map.of("reason", "illegal_levy"), Status.SUPPRESSED)
    };

    @Test
    void theTitleIsTheFewThatMakeMostOfIt() {
        assertEquals(
                "2 of 4 reasons make up 80% of complaints",
                panel(Language.EN, FIGURES).title());
        assertEquals(
                "2 dari 4 pokok aduan mencakup 80% pengaduan",
                panel(Language.ID, FIGURES).title());
    }

    @Test
    void theSentenceNamesThemAndWhatIsMissing() {
        assertEquals(
                "Complaints by reason, Indonesia, 2025: Delay (45.0%) and Staff (35.0%). No figure for Illegal levy"
                        + " (suppressed).",
                panel(Language.EN, FIGURES).summary());
    }

    @Test
    void theTableHasWhatTheyComeToTogetherAndTheChartOneAxis() {
        Panel panel = panel(Language.EN, FIGURES);
        assertEquals(
                List.of("45.0%", "80.0%", "90.0%", ""),
                panel.table().rows().stream()
                        .map(row -> row.cells().get(3).text())
                        .toList());
        ChartSpec chart = panel.chart().orElseThrow();
        assertEquals(List.of("Delay", "Staff", "Fee", "Illegal levy"), chart.y().labels());
        assertEquals(0, chart.x().minimum().orElseThrow());
        assertTrue(chart.watermark().isPresent());
    }

    @Test
    void whereAllIsSuppressedThereIsNoChart() {
        Panel panel = panel(Language.EN, missing(Optional.empty(), Map.of("reason", "delay"), Status.SUPPRESSED));
        assertTrue(panel.chart().isEmpty());
        assertTrue(panel.title().contains("no figure"), panel.title());
    }
}
