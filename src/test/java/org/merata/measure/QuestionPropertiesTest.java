package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.Definitions;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.warehouse.PublishedVersion;

/** What must hold for any question, tried on questions made by chance. */
class QuestionPropertiesTest {
    private static final long SEED = 90_125;
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());
    private static final List<String> DIMENSIONS = List.of("region", "agency", "service", "channel");
    private static final List<String> MEASURES = List.of(
            "completed_transactions",
            "digital_take_up",
            "processing_time_median",
            "processing_time_p90",
            "channel_share",
            "satisfaction_index",
            "mean_rating");

    @TempDir
    static Path directory;

    private static MadeUpStore store;
    private static PublishedVersion version;
    private static Measures measures;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void publish() throws Exception {
        System.out.println("questions by chance with seed " + SEED);
        store = MadeUpStore.seeded(directory, DEFINITIONS, SEED, 10_000);
        version = PublishedVersion.open(store.publish("v1"));
        measures = new Measures(DEFINITIONS, version);
    }

    @AfterAll
    static void close() throws SQLException {
        version.close();
        store.close();
    }

    private <T> List<T> some(List<T> all, int atLeast, int atMost) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, atLeast + random.nextInt(atMost - atLeast + 1));
    }

    private static Map<List<Object>, Parts> cells(ExactAnswer answer) {
        return answer.observations().stream()
                .collect(Collectors.toMap(
                        cell -> List.of(cell.measure(), cell.period(), cell.codes()), Observation::parts));
    }

    @Test
    void theOrderOfBreakdownsAndMeasuresChangesNoNumber() {
        for (int i = 0; i < 25; i++) {
            List<String> asked = some(MEASURES, 1, 3);
            List<Breakdown> by = new ArrayList<>();
            some(List.of("region", "agency", "service"), 1, 2).forEach(dimension -> by.add(Breakdown.of(dimension)));
            by.add(Breakdown.of("channel"));
            Question question = Question.of(asked.toArray(String[]::new)).by(by.toArray(Breakdown[]::new));
            Collections.reverse(by);
            var backwards = new ArrayList<>(asked);
            Collections.reverse(backwards);
            Question turned = Question.of(backwards.toArray(String[]::new)).by(by.toArray(Breakdown[]::new));
            assertEquals(cells(measures.answer(question)), cells(measures.answer(turned)), question + ", seed " + SEED);
        }
    }

    @Test
    void askingTogetherGivesWhatAskingAloneGives() {
        for (int i = 0; i < 10; i++) {
            List<String> asked = some(MEASURES, 2, 4);
            Breakdown[] by = {Breakdown.of("channel"), Breakdown.of("region", "province")};
            ExactAnswer together = measures.answer(
                    Question.of(asked.toArray(String[]::new)).by(by).each(Grain.YEAR));
            for (String measure : asked) {
                Map<List<Object>, Parts> alone =
                        cells(measures.answer(Question.of(measure).by(by).each(Grain.YEAR)));
                Map<List<Object>, Parts> same = cells(together).entrySet().stream()
                        .filter(cell -> cell.getKey().get(0).equals(measure))
                        .filter(cell -> alone.containsKey(cell.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                assertEquals(alone, same, asked + ", seed " + SEED);
            }
        }
    }

    @Test
    void aTotalIsTheSameAtEveryGrainAndByEveryDimension() {
        double whole = total(Question.of("completed_transactions"));
        for (Grain grain : Grain.values()) {
            assertEquals(whole, total(Question.of("completed_transactions").each(grain)), grain.id());
        }
        for (String dimension : DIMENSIONS) {
            assertEquals(whole, total(Question.of("completed_transactions").by(Breakdown.of(dimension))), dimension);
        }
        for (int i = 0; i < 15; i++) {
            var by = some(DIMENSIONS, 1, 3).stream().map(Breakdown::of).toArray(Breakdown[]::new);
            Question question = Question.of("completed_transactions").by(by).each(Grain.values()[random.nextInt(4)]);
            assertEquals(whole, total(question), question.canonical() + ", seed " + SEED);
        }
    }

    private static double total(Question question) {
        return measures.answer(question).observations().stream()
                .flatMapToDouble(
                        cell -> Evaluation.of(DEFINITIONS.getMeasure(cell.measure()), cell.parts()).value().stream())
                .sum();
    }

    @Test
    void noFilterFindsMoreThanItsDimensionSays() {
        var byChannel = new TreeMap<String, Double>();
        measures.answer(Question.of("completed_transactions").by(Breakdown.of("channel")))
                .observations()
                .forEach(cell -> byChannel.put(
                        cell.codes().get("channel"),
                        Evaluation.of(DEFINITIONS.getMeasure(cell.measure()), cell.parts())
                                .value()
                                .orElseThrow()));
        byChannel.forEach((channel, count) -> assertEquals(
                count, total(Question.of("completed_transactions").where(Map.of("channel", channel))), channel));
    }
}
