package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.TilePanels.Frame;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.EventDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Language;
import org.merata.model.Region;
import org.merata.model.TimeRange;

/**
 * What each type of panel says of the counted country, title and sentence, word for word in both languages: {@code sentences_en.txt} and
 * {@code sentences_id.txt}. Whoever changes a phrase sees here what readers will read, and commits it.
 */
class GoldenSentencesTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/merata/dashboard");
    private static final int MONTHS = 24;
    private static final String TAKE_UP = "digital_take_up";
    private static final String WITHIN = "within_standard";
    private static final String EVENT = "ppkm_emergency_2021";

    private static MeasureDefinition measure(String id) {
        return CountedCountry.DEFINITIONS.getMeasure(id);
    }

    /** The panels, by what they are. */
    private static Map<String, Panel> panels(Language language) {
        var panels = new LinkedHashMap<String, Panel>();
        Edition edition = CountedCountry.edition(language);
        ViewRequest request = ViewRequest.of(language);
        gaps(edition, request, panels);
        regions(edition, request, panels);
        events(edition, panels);
        services(edition, request, panels);
        return panels;
    }

    private static void gaps(Edition edition, ViewRequest request, Map<String, Panel> panels) {
        RegionalGap gap =
                RegionalGap.find(edition, measure(WITHIN), "province", request).orElseThrow();
        var frame = new GapFrame(edition.furniture(), gap);
        var indices = new GapIndexPanel(frame);
        panels.put("gap index, absolute", indices.absolute());
        panels.put("gap index, relative", indices.relative());
        panels.put("gap between groups", new GapGroupsPanel(frame).of().orElseThrow());
        panels.put("funnel", new FunnelPanel(frame).of());
        panels.put("concentration", new ConcentrationPanel(edition, frame).of(measure(TAKE_UP), request));
        panels.put("convergence", new ConvergencePanel(frame).of().orElseThrow());
    }

    private static void regions(Edition edition, ViewRequest request, Map<String, Panel> panels) {
        Frame frame = Frame.of(request, MONTHS);
        panels.put(
                "map",
                edition.tiles()
                        .of(
                                "map",
                                edition.tile(
                                        Chart.TILE_MAP,
                                        measure(WITHIN),
                                        Optional.of("region"),
                                        Optional.of("province"),
                                        0),
                                frame));
        Region region = CountedCountry.REFERENCE.findRegion("14").orElseThrow();
        List<Panel> peers = new PeerPanels(edition, region, request).of(List.of(measure(WITHIN)));
        for (int i = 0; i < peers.size(); i++) {
            panels.put("peers " + (i + 1), peers.get(i));
        }
        ViewRequest here = request.with("region", region.code());
        Explained explained = new RegionPages(edition, Optional.empty())
                .explain(measure(WITHIN), request, here)
                .orElseThrow();
        TimeRange time =
                edition.numbers().total(measure(WITHIN), Optional.empty()).orElseThrow();
        panels.put(
                "why it differs",
                new WhyPanel(edition).of("why", explained, edition.words().in(region.name()), time));
    }

    private static void events(Edition edition, Map<String, Panel> panels) {
        Events events = CountedCountry.events();
        EventDefinition event = events.find(EVENT).orElseThrow();
        for (String region : List.of("", "32")) {
            Map<String, String> where = region.isEmpty() ? Map.of() : Map.of("region", region);
            EventStudy study = new EventStudies(edition, events)
                    .of(event, List.of(measure(TAKE_UP)), where)
                    .get(0);
            panels.put(
                    "event" + (region.isEmpty() ? "" : " in a region"),
                    new EventPanel(edition.furniture(), events).of(study));
        }
        panels.put(
                "event, regions with and without",
                new EventRegionsPanel(edition, events)
                        .of(event, measure(TAKE_UP), Map.of())
                        .orElseThrow());
    }

    private static void services(Edition edition, ViewRequest request, Map<String, Panel> panels) {
        ViewRequest here = request.with("service", CountedCountry.service().code());
        Frame frame = Frame.of(here, MONTHS);
        List<List<Panel>> survey = new SurveyPanels(edition).of(here, MONTHS);
        panels.put("survey elements", survey.get(0).get(0));
        panels.put("survey quadrant", survey.get(0).get(1));
        panels.put("survey index", survey.get(1).get(0));
        panels.put(
                "complaint reasons (Pareto)",
                new ComplaintPanels(edition).rows(frame).get(0).get(0));
        panels.put(
                "complaints on paper", new ComplaintPanels(edition).brief(frame).get(0));
        CostPanels costs = CostPanels.find(edition, frame).orElseThrow();
        panels.put("cost by channel", costs.byKind());
        panels.put("shift to digital", costs.saving(20).orElseThrow());
        panels.put(
                "distribution",
                new DistributionPanel(edition.furniture(), edition.numbers())
                        .find(
                                "spread",
                                measure("processing_time_median"),
                                frame,
                                edition.tiles().findStandard(frame))
                        .orElseThrow());
        panels.put(
                "procedures",
                new ProcedurePanel(edition, frame).of(CountedCountry.service()).orElseThrow());
    }

    private static void compare(Language language) throws IOException {
        var said = new StringBuilder();
        panels(language)
                .forEach((name, panel) -> said.append("# ")
                        .append(name)
                        .append('\n')
                        .append(panel.title())
                        .append('\n')
                        .append(panel.summary())
                        .append("\n\n"));
        Path file = FOLDER.resolve("sentences_" + language.code() + ".txt");
        String golden = Files.exists(file) ? Files.readString(file) : "";
        if (!golden.equals(said.toString())) {
            Files.writeString(file, said);
            fail(file + " is not what panels say; it has been written anew: read it and commit it.");
        }
    }

    @Test
    void everyTypeOfPanelSaysItsSentenceInEnglish() throws IOException {
        compare(Language.EN);
    }

    @Test
    void everyTypeOfPanelSaysItsSentenceInIndonesian() throws IOException {
        compare(Language.ID);
    }

    /** The sentence of a chart is the panel's, and both languages say something of their own. */
    @Test
    void chartsSayWhatTheirPanelsSay() {
        Map<String, Panel> english = panels(Language.EN);
        Map<String, Panel> indonesian = panels(Language.ID);
        assertEquals(english.keySet(), indonesian.keySet());
        english.forEach((name, panel) -> {
            panel.chart().ifPresent(chart -> assertEquals(panel.summary(), chart.summary(), name));
            assertTrue(
                    !panel.summary().isBlank()
                            && !panel.summary().equals(indonesian.get(name).summary()),
                    name);
        });
    }
}
