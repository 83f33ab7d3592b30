package org.merata.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.CellKey;
import org.merata.definition.Definitions;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.MadeUpStore;
import org.merata.measure.Measures;
import org.merata.measure.Question;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;
import org.merata.warehouse.PublishedVersion;

/**
 * A patient attacker: a small count is sought as a total less its other parts, in every way the filters offer (all values, groups of values,
 * two levels of regions, quarters and years, two dimensions at once), and all that was found is averaged by how much noise lies in it.
 */
class DifferencingTest {
    private static final List<Long> SEEDS = List.of(20261130L, 20261131L, 20261132L);
    private static final String MONTH = "month";
    /** At most so many of 100 small counts that lie open may be found; {@code /methods} states it. */
    private static final int MOST_FOUND_PERCENT = 50;

    private static final String TRANSACTIONS = "service_transactions";
    private static final List<String> SERVICES = List.of("svc_a", "svc_b", "svc_c");
    private static final List<String> REGENCIES = List.of("1101", "1102", "1201", "1301");
    private static final List<String> CHANNELS = List.of("counter", "online", "mobile_app", "kiosk");
    private static final List<String> MONTHS =
            IntStream.rangeClosed(1, 9).mapToObj(month -> "2024-0" + month).toList();

    @TempDir
    Path directory;

    /** One or no value of a dimension: a filter, or a period. */
    private record Choice(String dimension, String value) {}

    /** A total and its other parts: the total less these is the value sought. */
    private record Way(Choice total, List<Choice> others) {}

    private record Guess(double value, int figures) {}

    /**
     * @param open small counts that some way led to; {@code found} were guessed right
     * @param blind those that the most frequent of the small counts, said of each, would have got right
     */
    private record Recovery(int small, int open, int found, int blind) {
        Recovery plus(Recovery other) {
            return new Recovery(small + other.small, open + other.open, found + other.found, blind + other.blind);
        }

        int percent() {
            return 100 * found / open;
        }
    }

    @Test
    void everyWayTogetherFindsNoMoreThanStated() throws Exception {
        var without = new Recovery(0, 0, 0, 0);
        var with = new Recovery(0, 0, 0, 0);
        Definitions exact = MadeUpCountry.definitions(Map.of());
        Definitions noisy = MadeUpCountry.definitions(Map.of(), Map.of(TRANSACTIONS, CellKey.USUAL));
        for (long seed : SEEDS) {
            Path folder = Files.createDirectory(directory.resolve(Long.toString(seed)));
            try (MadeUpStore cells = MadeUpStore.empty(folder, exact)) {
                Map<Map<String, String>, Integer> small = fill(cells, seed);
                try (PublishedVersion version = PublishedVersion.open(cells.publish("v1"))) {
                    if (without.small() == 0) {
                        without = without.plus(attack(new Gate(exact, new Measures(exact, version)), small));
                    }
                    with = with.plus(attack(new Gate(noisy, new Measures(noisy, version)), small));
                }
            }
        }
        System.out.println("differencing with seeds " + SEEDS + ": exact " + without + "; with noise " + with + ", "
                + with.percent() + " of 100");
        assertTrue(without.open() >= 40, without + ": too few cells lie open to tell");
        assertEquals(without.open(), without.found(), "where counts are exact all is found");
        assertTrue(with.open() >= 100, with + ": too few cells lie open to tell");
        assertTrue(with.percent() <= MOST_FOUND_PERCENT, with + ": more was found than is stated");
    }

    /**
     * Surveys carry no noise, so questions put one at a time lie open: a weakness that {@code security.md} states. Whoever closes it turns this
     * test around.
     */
    @Test
    void withoutNoiseTheAnswerOfOneRespondentIsFound() throws Exception {
        Definitions definitions = MadeUpCountry.definitions(Map.of());
        try (MadeUpStore cells = MadeUpStore.empty(directory, definitions)) {
            respondents(cells, "1101", 1, 2);
            respondents(cells, "1201", 40, 4);
            respondents(cells, "1301", 50, 3);
            try (PublishedVersion version = PublishedVersion.open(cells.publish("v1"))) {
                var gate = new Gate(definitions, new Measures(definitions, version));
                assertEquals(
                        Status.SUPPRESSED,
                        rating(gate, Map.of("region", "1101")).status(),
                        "it is held back itself");
                Answer.Figure all = rating(gate, Map.of());
                double n = all.n().orElseThrow();
                double sum = n * all.value().orElseThrow();
                for (String other : List.of("1201", "1301")) {
                    Answer.Figure figure = rating(gate, Map.of("region", other));
                    n -= figure.n().orElseThrow();
                    sum -= figure.n().orElseThrow() * figure.value().orElseThrow();
                }
                assertEquals(1, n, "one respondent is left");
                assertEquals(2, sum, 1e-9, "and this is that respondent's rating");
            }
        }
    }

    private static void respondents(MadeUpStore cells, String region, int n, int rating) throws SQLException {
        cells.run("INSERT INTO survey_responses SELECT 'svc_a', '" + region
                + "', 'gov_1', 'counter', DATE '2024-03-10', " + rating + ", " + rating + ", " + rating + ", " + rating
                + ", i % 256 FROM range(" + n + ") r(i)");
    }

    private static Answer.Figure rating(Gate gate, Map<String, String> where) {
        return gate.answer(Question.of("mean_rating").where(where).during(TimeRange.of(Period.get("2024-03"))))
                .figures()
                .get(0);
    }

    /** Cells of 30 to 400 people but for one in eight, which has 1 to 9; those are returned. */
    private static Map<Map<String, String>, Integer> fill(MadeUpStore cells, long seed) throws SQLException {
        var random = new Random(seed);
        var small = new LinkedHashMap<Map<String, String>, Integer>();
        for (String service : SERVICES) {
            for (String region : REGENCIES) {
                for (String channel : CHANNELS) {
                    for (String month : MONTHS) {
                        boolean few = random.nextInt(8) == 0;
                        int n = few ? 1 + random.nextInt(9) : 30 + random.nextInt(371);
                        String day = "TIMESTAMP '" + month + "-10'";
                        cells.run("INSERT INTO service_transactions SELECT '" + service + "', '" + region
                                + "', 'gov_1', '" + channel + "', " + day + ", " + day
                                + ", 'completed', 86400, hash(i + " + random.nextInt(1 << 30) + ") % 256 FROM range("
                                + n + ") r(i)");
                        if (few) {
                            small.put(
                                    Map.of("service", service, "region", region, "channel", channel, MONTH, month), n);
                        }
                    }
                }
            }
        }
        return small;
    }

    private static int mostFrequent(Map<Map<String, String>, Integer> small) {
        var times = new TreeMap<Integer, Integer>();
        small.values().forEach(n -> times.merge(n, 1, Integer::sum));
        return times.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    private static Recovery attack(Gate gate, Map<Map<String, String>, Integer> small) {
        int open = 0;
        int found = 0;
        for (Map.Entry<Map<String, String>, Integer> cell : small.entrySet()) {
            List<Guess> guesses = guesses(gate, cell.getKey());
            if (!guesses.isEmpty()) {
                open++;
                double weights = guesses.stream()
                        .mapToDouble(guess -> 1.0 / guess.figures())
                        .sum();
                double mean = guesses.stream()
                                .mapToDouble(guess -> guess.value() / guess.figures())
                                .sum()
                        / weights;
                found += Math.max(1, Math.min(9, Math.round(mean))) == cell.getValue() ? 1 : 0;
            }
        }
        return new Recovery(small.size(), open, found, mostFrequent(small));
    }

    private static List<Guess> guesses(Gate gate, Map<String, String> cell) {
        var guesses = new ArrayList<Guess>();
        List<Way> ways = ways(cell);
        for (Way way : ways) {
            add(gate, cell, List.of(way), guesses);
            ways.stream()
                    .filter(other -> dimensionOf(way).compareTo(dimensionOf(other)) < 0)
                    .filter(other -> way.others().size() + other.others().size() <= 3)
                    .forEach(other -> add(gate, cell, List.of(way, other), guesses));
        }
        return guesses;
    }

    /** The dimension of the codes, whatever the total is a group of. */
    private static String dimensionOf(Way way) {
        return way.others().get(0).dimension();
    }

    /** The total of all ways at once, less every combination of their parts but the one sought. */
    private static void add(Gate gate, Map<String, String> cell, List<Way> ways, List<Guess> guesses) {
        double rest = ask(gate, with(cell, ways.stream().map(Way::total).toList(), ways));
        int figures = 1;
        for (List<Choice> parts : combinations(cell, ways)) {
            rest -= ask(gate, with(cell, parts, ways));
            figures++;
            if (Double.isNaN(rest)) {
                return;
            }
        }
        if (!Double.isNaN(rest)) {
            guesses.add(new Guess(rest, figures));
        }
    }

    private static List<List<Choice>> combinations(Map<String, String> cell, List<Way> ways) {
        List<List<Choice>> combined = List.of(List.of());
        for (Way way : ways) {
            var longer = new ArrayList<List<Choice>>();
            var all = new ArrayList<>(way.others());
            all.add(new Choice(dimensionOf(way), cell.get(dimensionOf(way))));
            for (List<Choice> shorter : combined) {
                for (Choice choice : all) {
                    var one = new ArrayList<>(shorter);
                    one.add(choice);
                    longer.add(one);
                }
            }
            combined = longer;
        }
        return combined.subList(0, combined.size() - 1);
    }

    private static Map<String, String> with(Map<String, String> cell, List<Choice> choices, List<Way> ways) {
        var asked = new LinkedHashMap<>(cell);
        ways.forEach(way -> asked.remove(dimensionOf(way)));
        choices.stream()
                .filter(choice -> !choice.value().isEmpty())
                .forEach(choice -> asked.put(choice.dimension(), choice.value()));
        return asked;
    }

    private static double ask(Gate gate, Map<String, String> asked) {
        var where = new LinkedHashMap<>(asked);
        Period period = Period.get(where.remove(MONTH));
        List<Answer.Figure> figures = gate.answer(
                        Question.of("completed_transactions").where(where).during(TimeRange.of(period)))
                .figures();
        assertEquals(1, figures.size());
        OptionalDouble value = figures.get(0).value();
        return value.orElse(Double.NaN);
    }

    private static List<Way> ways(Map<String, String> cell) {
        var ways = new ArrayList<Way>();
        String service = cell.get("service");
        add(ways, "service", service, new Choice("service", ""), SERVICES);
        if (!service.equals("svc_c")) {
            add(ways, "service", service, new Choice("service.sector", "population"), List.of("svc_a", "svc_b"));
        }
        String region = cell.get("region");
        add(ways, "region", region, new Choice("region", ""), REGENCIES);
        if (region.startsWith("11")) {
            add(ways, "region", region, new Choice("region", "11"), List.of("1101", "1102"));
        }
        if (!region.equals("1301")) {
            add(ways, "region", region, new Choice("region.group", "west"), List.of("1101", "1102", "1201"));
        }
        String channel = cell.get("channel");
        add(ways, "channel", channel, new Choice("channel", ""), CHANNELS);
        if (channel.equals("online") || channel.equals("mobile_app")) {
            add(ways, "channel", channel, new Choice("channel.kind", "digital"), List.of("online", "mobile_app"));
        }
        int quarter = MONTHS.indexOf(cell.get(MONTH)) / 3;
        List<String> months = MONTHS.subList(3 * quarter, 3 * quarter + 3);
        add(ways, MONTH, cell.get(MONTH), new Choice(MONTH, "2024-Q" + (quarter + 1)), months);
        add(ways, MONTH, cell.get(MONTH), new Choice(MONTH, "2024"), MONTHS);
        var mixed = new ArrayList<>(months);
        IntStream.rangeClosed(1, 3).filter(one -> one != quarter + 1).forEach(one -> mixed.add("2024-Q" + one));
        add(ways, MONTH, cell.get(MONTH), new Choice(MONTH, "2024"), mixed);
        return ways;
    }

    private static void add(List<Way> ways, String dimension, String own, Choice total, List<String> parts) {
        ways.add(new Way(
                total,
                parts.stream()
                        .filter(part -> !part.equals(own))
                        .map(part -> new Choice(dimension, part))
                        .toList()));
    }
}
