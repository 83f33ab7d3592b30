package org.merata.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.analysis.StandardisedGap;
import org.merata.definition.Bins;
import org.merata.definition.CellKey;
import org.merata.definition.Definitions;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.MadeUpStore;
import org.merata.measure.Measures;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.Question.Mix;
import org.merata.model.Status;
import org.merata.warehouse.PublishedVersion;

/** A median at the mix of the nation, through the gate, over a real published version. */
class MixGateTest {
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());
    private static final String MEDIAN = "processing_time_median";

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

    private Gate gate() throws Exception {
        version = PublishedVersion.open(store.publish("v1"));
        return new Gate(DEFINITIONS, new Measures(DEFINITIONS, version));
    }

    /** So many applications of a region and a channel that took so many seconds. */
    private MixGateTest settled(int n, String region, String channel, int seconds) throws SQLException {
        store.run("INSERT INTO service_transactions SELECT 'svc_a', '" + region + "', 'gov_1', '" + channel
                + "', TIMESTAMP '2024-03-10', TIMESTAMP '2024-03-09', 'completed', " + seconds
                + ", i % 256 FROM range(" + n + ") r(i)");
        return this;
    }

    private static Question question() {
        return Question.of(MEDIAN).against(new Mix(List.of("channel"), "region"));
    }

    /** The hand-worked example of the arithmetic, as records: 60 applications in region 11, 340 in region 12. */
    private MixGateTest example() throws SQLException {
        return settled(30, "1101", "online", 10)
                .settled(10, "1101", "online", 100)
                .settled(5, "1101", "counter", 100)
                .settled(15, "1101", "counter", 1000)
                .settled(50, "1201", "online", 10)
                .settled(10, "1201", "online", 100)
                .settled(145, "1201", "counter", 100)
                .settled(135, "1201", "counter", 1000);
    }

    private static double middle(double value) {
        return Bins.middle(Bins.of(value));
    }

    @Test
    void theDistanceOfAMedianIsItsMixAndItsPerformance() throws Exception {
        Answer answer = example().gate().answer(question().where(Map.of("region", "11")));
        StandardisedGap found = StandardisedGap.of(answer, MEDIAN, Map.of()).get();
        assertEquals(middle(10), found.own());
        assertEquals(middle(1000), found.standardised());
        assertEquals(middle(100), found.whole());
        assertEquals(middle(10) - middle(1000), found.mix().size(), 1e-9);
        assertEquals(middle(1000) - middle(100), found.performance().size(), 1e-9);
        assertEquals(
                found.difference().size(),
                found.mix().size() + found.performance().size(),
                1e-9);
        assertEquals(1, found.told());
    }

    /** Another noise on the same people would give their number away. */
    @Test
    void theCasesOfAPlaceHaveTheSameNoiseAsAskedByThemselves() throws Exception {
        example().gate();
        Definitions noisy = MadeUpCountry.definitions(Map.of(), Map.of("service_transactions", CellKey.USUAL));
        var gate = new Gate(noisy, new Measures(noisy, version));
        for (String region : List.of("11", "12")) {
            var alone = gate.answer(Question.of(MEDIAN).where(Map.of("region", region)));
            Answer mixed = gate.answer(question().where(Map.of("region", region)));
            mixed.figures()
                    .forEach(figure -> assertEquals(alone.figures().get(0).n(), figure.n(), region));
        }
    }

    @Test
    void allRegionsComeWithOneQuestionAndAreTheSameAsOneByOne() throws Exception {
        Gate gate = example().gate();
        Answer all = gate.answer(question().by(Breakdown.of("region")));
        for (String region : List.of("11", "12")) {
            StandardisedGap alone = StandardisedGap.of(
                            gate.answer(question().where(Map.of("region", region))), MEDIAN, Map.of())
                    .get();
            assertEquals(
                    alone,
                    StandardisedGap.of(all, MEDIAN, Map.of("region", region)).get(),
                    region);
        }
    }

    @Test
    void itsOwnFigureIsThatOfThePlainQuestion() throws Exception {
        Gate gate = example().gate();
        Answer.Figure plain = gate.answer(Question.of(MEDIAN).where(Map.of("region", "11")))
                .figures()
                .get(0);
        Answer.Figure own =
                gate.answer(question().where(Map.of("region", "11"))).figures().get(0);
        assertEquals(Mix.Part.OWN.id(), own.codes().get(Mix.CODE));
        assertEquals(plain.value(), own.value());
        assertEquals(plain.interval(), own.interval());
        assertEquals(plain.n(), own.n());
    }

    @Test
    void ofAPlaceWithTooFewNothingIsTold() throws Exception {
        Answer answer = settled(9, "1101", "online", 10)
                .settled(300, "1201", "online", 10)
                .gate()
                .answer(question().where(Map.of("region", "11")));
        assertEquals(1, answer.figures().size());
        assertEquals(Status.SUPPRESSED, answer.figures().get(0).status());
        assertTrue(StandardisedGap.of(answer, MEDIAN, Map.of()).value().isEmpty());
    }

    /** At a mix of nearly only slow cases the median would be told by the place's ten slow ones. */
    @Test
    void aMedianWithTooFewBeyondItIsNotTold() throws Exception {
        Answer answer = settled(10, "1101", "online", 1000)
                .settled(50, "1101", "counter", 10)
                .settled(3000, "1201", "online", 1000)
                .settled(40, "1201", "counter", 10)
                .gate()
                .answer(question().where(Map.of("region", "11")));
        var parts = new HashMap<String, Answer.Figure>();
        answer.figures().forEach(figure -> parts.put(figure.codes().get(Mix.CODE), figure));
        assertEquals(List.of("own"), List.copyOf(parts.keySet()));
    }
}
