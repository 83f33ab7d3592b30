package org.merata.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.CellKey;
import org.merata.definition.Definitions;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.MadeUpStore;
import org.merata.measure.Measures;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;
import org.merata.warehouse.PublishedVersion;

/** Counts of people with noise: the same people are the same number by every way, and subtracting figures does not find the small ones. */
class NoiseTest {
    private static final long SEED = 20261129;
    private static final String TRANSACTIONS = "service_transactions";
    private static final PerturbationTable TABLE = PerturbationTable.of(CellKey.USUAL);
    private static final Map<String, List<String>> CODES = Map.of(
            "service", List.of("svc_a", "svc_b", "svc_c"),
            "region", List.of("11", "12", "13"),
            "channel", List.of("counter", "online", "mobile_app", "kiosk"));

    @TempDir
    Path directory;

    private MadeUpStore store;
    private PublishedVersion version;

    @BeforeEach
    void begin() throws Exception {
        System.out.println("made-up records with seed " + SEED);
        store = MadeUpStore.seeded(directory, MadeUpCountry.definitions(Map.of()), SEED, 9_000);
        version = PublishedVersion.open(store.publish("v1"));
    }

    @AfterEach
    void close() throws SQLException {
        version.close();
        store.close();
    }

    private Gate gate(Map<String, CellKey> noise) {
        return gate(noise, version);
    }

    private static Gate gate(Map<String, CellKey> noise, PublishedVersion version) {
        Definitions definitions = MadeUpCountry.definitions(Map.of(), noise);
        return new Gate(definitions, new Measures(definitions, version));
    }

    private Gate noisy() {
        return gate(Map.of(TRANSACTIONS, CellKey.USUAL));
    }

    private static OptionalDouble only(Answer answer) {
        assertEquals(1, answer.figures().size());
        return answer.figures().get(0).value();
    }

    private static Question completed(Map<String, String> where, Period period) {
        return Question.of("completed_transactions").where(where).during(TimeRange.of(period));
    }

    @Test
    void theSamePeopleAreTheSameNumberByEveryWay() {
        Gate gate = noisy();
        Period year = Period.get("2024");
        Answer regions = gate.answer(completed(Map.of(), year).by(Breakdown.of("region", "province")));
        Answer years = gate.answer(Question.of("completed_transactions")
                .where(Map.of("region", "11"))
                .during(new TimeRange(Period.get("2023"), year))
                .each(Grain.YEAR));
        OptionalDouble asked = only(gate.answer(completed(Map.of("region", "11"), year)));
        assertEquals(
                List.of(asked),
                regions.figures().stream()
                        .filter(figure -> figure.codes().get("region").equals("11"))
                        .map(Answer.Figure::value)
                        .toList());
        assertEquals(
                List.of(asked),
                years.figures().stream()
                        .filter(figure -> figure.period().orElseThrow().equals(year))
                        .map(Answer.Figure::value)
                        .toList());
        Answer share = gate.answer(
                Question.of("digital_take_up").where(Map.of("region", "11")).during(TimeRange.of(year)));
        assertEquals(
                OptionalLong.of((long) asked.getAsDouble()),
                share.figures().get(0).n());
        assertEquals(CellKey.USUAL, share.origin().noise().orElseThrow());
    }

    @Test
    void aCountHasTheNoiseOfItsRecordsAndIsShownFromTenOn() throws Exception {
        Map<String, Double> counts = numbers("count(*)");
        Map<String, Double> keys = numbers("sum(rkey)");
        int shown = 0;
        int changed = 0;
        for (Answer.Figure figure : noisy().answer(Question.of("completed_transactions")
                        .during(TimeRange.of(Period.get("2024")))
                        .by(Breakdown.of("service"), Breakdown.of("channel")))
                .figures()) {
            String cell = figure.codes().get("service") + "|" + figure.codes().get("channel");
            long count = counts.getOrDefault(cell, 0.0).longValue();
            long published = TABLE.perturbed(count, keys.getOrDefault(cell, 0.0).longValue());
            if (figure.value().isPresent()) {
                assertEquals(published, figure.value().getAsDouble(), cell);
                shown++;
                changed += published == count ? 0 : 1;
            }
            assertTrue(figure.value().isEmpty() || published == 0 || published >= 10, cell);
        }
        assertTrue(shown > 3 && changed > 1, shown + " shown, " + changed + " of them with noise");
    }

    private Map<String, Double> numbers(String what) throws Exception {
        return store.findNumbers("SELECT service, channel, " + what
                + " FROM service_transactions WHERE status IN ('completed', 'rejected')"
                + " AND date_trunc('year', completed_at) = DATE '2024-01-01' GROUP BY ALL");
    }

    @Test
    void aShareIsNeverMoreThanAllAndAllStaysAll() {
        Gate gate = noisy();
        int checked = 0;
        for (String service : CODES.get("service")) {
            for (String channel : CODES.get("channel")) {
                Answer answer = gate.answer(Question.of("digital_take_up")
                        .where(Map.of("service", service, "channel", channel))
                        .each(Grain.QUARTER));
                for (Answer.Figure figure : answer.figures()) {
                    if (figure.value().isPresent()) {
                        boolean digital = channel.equals("online") || channel.equals("mobile_app");
                        assertEquals(digital ? 1.0 : 0.0, figure.value().getAsDouble(), channel);
                        checked++;
                    }
                }
            }
        }
        assertTrue(checked > 50, checked + " shares");
    }

    @Test
    void meansAndPercentilesRestOnCountsWithNoiseAndStayWhatTheyAre() {
        Question question = Question.of("processing_time_median")
                .during(TimeRange.of(Period.get("2024-05")))
                .by(Breakdown.of("service"));
        Map<String, Answer.Figure> exact = byService(gate(Map.of()).answer(question));
        Map<String, Answer.Figure> known = byService(noisy().answer(question));
        assertEquals(exact.keySet(), known.keySet());
        known.forEach((service, figure) -> {
            assertEquals(exact.get(service).value(), figure.value(), service);
            long difference = figure.n().getAsLong() - exact.get(service).n().getAsLong();
            assertTrue(Math.abs(difference) <= CellKey.USUAL.most(), service + " " + difference);
        });
        assertTrue(
                known.entrySet().stream()
                        .anyMatch(one -> !one.getValue()
                                .n()
                                .equals(exact.get(one.getKey()).n())),
                "no number of cases has noise");
    }

    private static Map<String, Answer.Figure> byService(Answer answer) {
        return answer.figures().stream()
                .collect(Collectors.toMap(figure -> figure.codes().get("service"), figure -> figure));
    }

    /**
     * An attack by differencing: each question asks for one cell, so that no other figure is held back for it, and a small cell is sought as a
     * total less all the others of a dimension, for each of three dimensions.
     */
    @Test
    void subtractingFiguresFindsFewSmallCounts() throws Exception {
        Definitions exact = MadeUpCountry.definitions(Map.of());
        try (MadeUpStore cells = MadeUpStore.empty(Files.createDirectory(directory.resolve("cells")), exact)) {
            Map<Map<String, String>, Integer> small = fill(cells);
            try (PublishedVersion published = PublishedVersion.open(cells.publish("v1"))) {
                Recovery without = attack(gate(Map.of(), published), small);
                Recovery with = attack(gate(Map.of(TRANSACTIONS, CellKey.USUAL), published), small);
                System.out.println("differencing without noise: " + without + "; with noise: " + with);
                assertTrue(without.computable() >= 30, without + ": too few cells lie open to tell");
                assertEquals(without.computable(), without.found(), "where counts are exact all is found");
                assertTrue(with.computable() >= 30, with + ": too few cells lie open to tell");
                assertTrue(with.found() <= with.computable() / 3, with + ": more than a third was found");
            }
        }
    }

    /** Cells of 30 to 400 people but for one in eight, which has 1 to 9; those are returned. */
    private static Map<Map<String, String>, Integer> fill(MadeUpStore cells) throws SQLException {
        var random = new Random(SEED);
        var small = new LinkedHashMap<Map<String, String>, Integer>();
        for (String service : CODES.get("service")) {
            for (String region : List.of("11", "12", "13")) {
                for (String channel : CODES.get("channel")) {
                    for (int month = 1; month <= 9; month++) {
                        boolean few = random.nextInt(8) == 0;
                        int n = few ? 1 + random.nextInt(9) : 30 + random.nextInt(371);
                        String day = "2024-0" + month + "-10";
                        cells.run("INSERT INTO service_transactions SELECT '" + service + "', '" + region
                                + "01', 'gov_1', '" + channel + "', TIMESTAMP '" + day + "', TIMESTAMP '" + day
                                + "', 'completed', 86400, hash(i + " + random.nextInt(1 << 30) + ") % 256 FROM range("
                                + n + ") r(i)");
                        if (few) {
                            small.put(
                                    Map.of(
                                            "service",
                                            service,
                                            "region",
                                            region,
                                            "channel",
                                            channel,
                                            "month",
                                            "2024-0" + month),
                                    n);
                        }
                    }
                }
            }
        }
        return small;
    }

    /** @param computable small cells that lay open to a subtraction; {@code found} were guessed right */
    private record Recovery(int small, int computable, int found) {}

    private static Recovery attack(Gate gate, Map<Map<String, String>, Integer> small) {
        int computable = 0;
        int found = 0;
        for (Map.Entry<Map<String, String>, Integer> cell : small.entrySet()) {
            var where = new LinkedHashMap<>(cell.getKey());
            List<Long> guesses = guesses(gate, where, Period.get(where.remove("month")));
            if (!guesses.isEmpty()) {
                computable++;
                double mean =
                        guesses.stream().mapToLong(Long::longValue).average().orElseThrow();
                found += Math.round(mean) == cell.getValue() ? 1 : 0;
            }
        }
        return new Recovery(small.size(), computable, found);
    }

    private static List<Long> guesses(Gate gate, Map<String, String> where, Period period) {
        var guesses = new ArrayList<Long>();
        CODES.forEach((dimension, codes) -> {
            var margin = new HashMap<>(where);
            String own = margin.remove(dimension);
            OptionalDouble all = only(gate.answer(completed(margin, period)));
            double rest = all.orElse(Double.NaN);
            for (String other : codes) {
                if (!other.equals(own)) {
                    var sibling = new HashMap<>(margin);
                    sibling.put(dimension, other);
                    rest -= only(gate.answer(completed(sibling, period))).orElse(Double.NaN);
                }
            }
            if (!Double.isNaN(rest)) {
                guesses.add(Math.round(rest));
            }
        });
        return guesses;
    }
}
