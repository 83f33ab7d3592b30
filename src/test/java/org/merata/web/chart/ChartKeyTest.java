package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.merata.web.chart.SampleSpecs.grid;
import static org.merata.web.chart.SampleSpecs.known;
import static org.merata.web.chart.SampleSpecs.profile;
import static org.merata.web.chart.SampleSpecs.row;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.web.WebServer;

class ChartKeyTest {
    private static List<String> words(ChartSpec spec, Language language) {
        return ChartKey.of(spec, Phrases.of(WebServer.class, language)).stream()
                .map(ChartKey.Entry::words)
                .toList();
    }

    @Test
    void aProfileSaysWeightsShapesRangeAndLinesOfRows() {
        var now = new Series(
                "now", "2025", Role.MAIN, List.of(row("a", known(3), Shape.CIRCLE), row("b", known(3), Shape.DIAMOND)));
        var before = new Series("before", "2024", Role.BEFORE, List.of(row("a", known(2), Shape.SQUARE)));
        var median = new Line("median", Line.Role.NATION, List.of(known(2), known(3)));
        ChartSpec spec = profile(List.of(now, before), List.of(median));
        assertEquals(
                List.of(
                        "large mark: 2025",
                        "small hollow mark joined by a line: 2024",
                        "self-assessed",
                        "verified by another body",
                        "measured from records",
                        "lowest to highest of all compared",
                        "median"),
                words(spec, Language.EN));
        assertEquals(
                List.of("penilaian mandiri", "diverifikasi pihak lain", "diukur dari catatan layanan"),
                words(spec, Language.ID).subList(2, 5));
    }

    @Test
    void whereNothingIsSaidOfEvidenceTheKeyHasNoWordForIt() {
        var now = new Series("now", "2025", Role.MAIN, List.of(row("a", known(3), Shape.DOT)));
        assertEquals(
                List.of("lowest to highest of all compared"), words(profile(List.of(now), List.of()), Language.EN));
    }

    @Test
    void aGridSaysItsClassesWhatIsMissingAndTheOneKindOfEvidenceInWords() {
        ChartSpec spec = grid(List.of("01-"), List.of("1", "2", "3"), List.of(), Shape.CIRCLE);
        assertEquals(
                List.of("one", "two", "three", "four", "five", "no value", "all values: self-assessed"),
                words(spec, Language.EN));
        ChartSpec mixed = grid(List.of("012"), List.of("1", "2", "3"), List.of(), Shape.CIRCLE, Shape.DOT);
        assertEquals(
                List.of("evidence not stated", "self-assessed"),
                words(mixed, Language.EN).subList(5, 7));
    }
}
