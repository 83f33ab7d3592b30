package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.merata.definition.Definitions;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.model.Language;

/** Made-up numbers never stand beside a real institution's published score. */
class SeparationTest {
    private static Wording words() {
        Definitions all = MadeUpAnswers.DEFINITIONS;
        Map<String, MeasureDefinition> measures = new LinkedHashMap<>(all.measures());
        measures.put("imdi", MadeUpAnswers.PUBLISHED);
        return Wording.of(
                new Definitions(
                        all.country(),
                        all.contracts(),
                        all.sources(),
                        measures,
                        all.dashboards(),
                        all.targets(),
                        all.events()),
                MadeUpAnswers.reference(),
                Language.EN);
    }

    private static Panel panel(String measure, boolean synthetic) {
        Answer answer = MadeUpAnswers.answer(Question.of(measure), List.of(), synthetic);
        return new Panel(
                measure,
                measure,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                new TableSpec("", List.of(), List.of()),
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                List.of(answer));
    }

    @Test
    void besideSyntheticNumbersThePublishedGiveWayToALink() {
        var kept = Separation.apart(
                words(),
                List.of(List.of(panel("digital_take_up", true), panel("imdi", false)), List.of(panel("imdi", false))));

        assertEquals(1, kept.panels().size());
        assertEquals(
                List.of("digital_take_up"),
                kept.panels().get(0).stream().map(Panel::id).toList());
        assertEquals(
                List.of(new PageView.Link("/measures/imdi", "Digital society index")),
                kept.links().get(0).links());
    }

    @Test
    void publishedNumbersStandTogetherAndBesideRealOnes() {
        var panels = List.of(List.of(panel("digital_take_up", false), panel("imdi", false)));

        var kept = Separation.apart(words(), panels);

        assertEquals(panels, kept.panels());
        assertTrue(kept.links().isEmpty());
    }

    @Test
    void aPanelThatMixesBothIsNotShown() {
        Panel mixed = panel("imdi", true);

        assertTrue(Separation.apart(words(), List.of(List.of(mixed))).panels().isEmpty());
    }
}
