package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.ingest.ReferenceFiles;
import org.merata.measure.Question;
import org.merata.model.Interval;
import org.merata.model.Language;
import org.merata.model.Notices;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/** Peers and expectation of a region: all of it for real outcomes, names alone for made-up ones. */
class PeerPanelsTest {
    private static final Path HOME = Path.of(".");
    private static final Definitions DEFINITIONS = DefinitionFolder.read(HOME).definitions();
    private static final Reference REFERENCE = ReferenceFiles.read(HOME, DEFINITIONS, new Notices());
    private static final TimeRange YEAR = new TimeRange(Period.get("2025-01"), Period.get("2025-12"));

    /** A gate that knows the same of every region but for its place in the list: readiness and take-up rise together. */
    private static Answer answer(Question question, boolean synthetic) {
        var figures = new ArrayList<Figure>();
        boolean published = false;
        for (String id : question.measures()) {
            MeasureDefinition measure = DEFINITIONS.getMeasure(id);
            published |= Numbers.isPublished(measure);
            for (Optional<Period> period : periods(question)) {
                if (question.by().isEmpty()) {
                    figures.add(figure(measure, period, new TreeMap<>(), 20));
                }
                List<Region> regions = REFERENCE.listRegions("province");
                for (int i = 0; !question.by().isEmpty() && i < regions.size(); i++) {
                    var codes = new TreeMap<String, String>();
                    codes.put("region", regions.get(i).code());
                    figures.add(figure(measure, period, codes, i));
                }
            }
        }
        return new Answer(
                question,
                figures,
                new Answer.Origin(
                        "v1",
                        Instant.EPOCH,
                        List.of(),
                        synthetic && !published,
                        Optional.of(Period.get("2025-12")),
                        10));
    }

    private static List<Optional<Period>> periods(Question question) {
        TimeRange time = question.time().orElse(YEAR);
        return question.grain().isEmpty()
                ? List.of(Optional.empty())
                : time.listPeriods(question.grain().get()).stream()
                        .map(Optional::of)
                        .toList();
    }

    private static Figure figure(
            MeasureDefinition measure, Optional<Period> period, TreeMap<String, String> codes, int place) {
        if (Numbers.isPublished(measure)) {
            double value =
                    30 + place + 4 * new Random(31L * place + measure.id().hashCode()).nextDouble();
            return new Figure(
                    measure.id(),
                    period,
                    codes,
                    OptionalDouble.of(value),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Status.OBSERVED);
        }
        double value = 0.3 + 0.01 * place + (place * 3 % 7) / 1000.0;
        return new Figure(
                measure.id(),
                period,
                codes,
                OptionalDouble.of(value),
                Optional.of(new Interval(value - 0.005, value + 0.005, Interval.Method.WILSON)),
                OptionalLong.of(4_000),
                Status.OBSERVED);
    }

    private static List<Panel> panels(boolean synthetic, Language language) {
        Wording words = Wording.of(DEFINITIONS, REFERENCE, language);
        Edition edition = Edition.of(
                words,
                new Numbers(DEFINITIONS, REFERENCE, question -> answer(question, synthetic)),
                new Targets(DEFINITIONS),
                new Events(DEFINITIONS, REFERENCE),
                Quality.none(),
                null,
                Freshness.of(DEFINITIONS, Quality.none(), LocalDate.of(2026, 1, 15)));
        Region region = REFERENCE.findRegion("14").orElseThrow();
        return new PeerPanels(edition, region, ViewRequest.of(language))
                .of(List.of(DEFINITIONS.getMeasure("digital_take_up")));
    }

    private static List<String> columns(Panel panel) {
        return panel.table().columns().stream().map(TableSpec.Column::id).toList();
    }

    @Test
    void realOutcomesStandBesideDistancesAndIndicators() {
        List<Panel> panels = panels(false, Language.EN);

        assertEquals(
                List.of("peers", "expected"), panels.stream().map(Panel::id).toList());
        Panel peers = panels.get(0);
        assertTrue(columns(peers).contains("distance"), peers.table().toString());
        assertTrue(columns(peers).contains("imdi_skills"), peers.table().toString());
        assertEquals(1 + PeerPanels.PEERS, peers.table().rows().size());
        assertEquals("0.00", peers.table().rows().get(0).cells().get(1).text(), "the region itself is not apart");
        assertTrue(
                panels.get(1).summary().contains("leads to expect"),
                panels.get(1).summary());
        assertFalse(panels.get(1).table().rows().isEmpty());
    }

    @Test
    void besideMadeUpOutcomesStandNamesAlone() {
        for (Language language : Language.values()) {
            List<Panel> panels = panels(true, language);

            Panel peers = panels.get(0);
            assertEquals(List.of("region", "digital_take_up", "digital_take_up_interval"), columns(peers));
            assertTrue(
                    peers.answers().stream()
                            .flatMap(answer -> answer.question().measures().stream())
                            .noneMatch(id -> Numbers.isPublished(DEFINITIONS.getMeasure(id))),
                    "no published figure is behind it, in no file either");
            Panel expected = panels.get(1);
            assertTrue(expected.table().rows().isEmpty() && expected.chart().isEmpty());
            assertTrue(expected.answers().isEmpty());
            assertFalse(expected.summary().matches(".*\\d.*"), expected.summary());
            assertEquals(
                    panels,
                    Separation.apart(Wording.of(DEFINITIONS, REFERENCE, language), List.of(panels))
                            .panels()
                            .get(0),
                    "nothing of it has to give way");
        }
    }

    @Test
    void theSameRegionsArePeersEitherWay() {
        assertEquals(names(panels(false, Language.EN)), names(panels(true, Language.EN)));
    }

    private static List<String> names(List<Panel> panels) {
        return panels.get(0).table().rows().stream()
                .map(row -> row.cells().get(0).text())
                .toList();
    }
}
