package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.disclosure.Gate;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;
import org.merata.warehouse.PublishedVersion;

/** The backlog and how much of it is overdue, from the shipped definitions, against the records counted one by one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockTest {
    private static final long SEED = 7_2024;
    private static final int ROWS = 4_000;
    private static final LocalDate LAST = LocalDate.of(2024, 4, 30);

    /** A row as the test knows it; moments in the country's time. */
    private record Drawn(
            String region,
            String service,
            String status,
            LocalDateTime submitted,
            LocalDateTime completed,
            LocalDateTime due) {
        boolean isOpen(LocalDate end) {
            LocalDateTime moment = end.atStartOfDay();
            return !status.equals("returned")
                    && submitted.isBefore(moment)
                    && (completed == null || !completed.isBefore(moment));
        }

        boolean isOverdue(LocalDate end) {
            return isOpen(end) && due != null && due.isBefore(end.atStartOfDay());
        }
    }

    private final List<Drawn> drawn = new ArrayList<>();
    private TestHome home;
    private PublishedVersion version;
    private Measures measures;

    @BeforeAll
    void load(@TempDir Path folder) {
        home = TestHome.in(folder);
        var random = new Random(SEED);
        var rows = new ArrayList<String>();
        for (int i = 0; i < ROWS; i++) {
            Drawn row = draw(random);
            drawn.add(row);
            rows.add(String.join(
                    ",",
                    "X" + i,
                    row.service,
                    row.region,
                    "G1",
                    "online",
                    text(row.submitted),
                    text(row.completed),
                    text(row.due),
                    row.status,
                    "0"));
        }
        home.transactions("a.csv", rows.subList(0, ROWS / 2).toArray(String[]::new));
        home.ingest();
        home.transactions("b.csv", rows.subList(ROWS / 2, ROWS).toArray(String[]::new));
        assertEquals(ROWS / 2, home.ingest().files().get(1).accepted());
        version = PublishedVersion.open(
                home.home().publishedVersion(home.home().findCurrentVersion().orElseThrow()));
        measures = new Measures(home.definitions(), version);
    }

    @AfterAll
    void close() {
        version.close();
    }

    private static String text(LocalDateTime moment) {
        return moment == null ? "" : moment.toString().replace('T', ' ') + ":00";
    }

    /** Submitted from January 2023 to April 2024; a promise is stated for two of three, and may lie after all the data. */
    private static Drawn draw(Random random) {
        LocalDateTime submitted = LocalDateTime.of(2023, 1, 1, 0, 0).plusMinutes(random.nextInt(485 * 1440 - 1));
        LocalDateTime completed = submitted.plusMinutes((long) (random.nextDouble() * 90 * 1440));
        boolean open = !completed.toLocalDate().isBefore(LAST.plusDays(1));
        String status = open
                ? "in_progress"
                : List.of("completed", "completed", "rejected", "withdrawn", "returned")
                        .get(random.nextInt(5));
        boolean ended = !open && !status.equals("returned");
        return new Drawn(
                List.of("A", "B", "C").get(random.nextInt(3)),
                "permit",
                status,
                submitted,
                ended ? completed : null,
                random.nextInt(3) == 0 ? null : submitted.plusDays(5 + random.nextInt(60)));
    }

    private List<Observation> ask(Question question) {
        return measures.answer(question).observations();
    }

    private double value(Observation cell) {
        return Evaluation.of(home.definitions().getMeasure(cell.measure()), cell.parts())
                .value()
                .orElseThrow();
    }

    private double open(LocalDate end, String region) {
        return drawn.stream()
                .filter(row -> row.region.equals(region) || region.isEmpty())
                .filter(row -> row.isOpen(end))
                .count();
    }

    private double overdue(LocalDate end) {
        double promised =
                drawn.stream().filter(row -> row.due != null && row.isOpen(end)).count();
        return drawn.stream().filter(row -> row.isOverdue(end)).count() / promised;
    }

    @Test
    void theBacklogIsWhatIsOpenAtTheEndOfEachPeriodOfWhateverLength() {
        for (Grain grain : Grain.values()) {
            var expected = new TreeMap<String, Double>();
            for (Period period = Period.of(grain, LocalDate.of(2023, 1, 1));
                    period.start().isBefore(LAST);
                    period = period.next()) {
                LocalDate end = period.endExclusive().isAfter(LAST) ? LAST.plusDays(1) : period.endExclusive();
                expected.put(period.code(), open(end, ""));
            }
            Map<String, Double> found = ask(Question.of("backlog").each(grain)).stream()
                    .collect(
                            Collectors.toMap(cell -> cell.period().orElseThrow().code(), this::value));
            assertEquals(expected, new TreeMap<>(found), () -> grain + ", seed " + SEED);
        }
    }

    @Test
    void ofTheWholeTimeAskedItIsTheOneAtItsEnd() {
        assertEquals(
                open(LAST.plusDays(1), ""), value(ask(Question.of("backlog")).get(0)));
        var time = new TimeRange(
                Period.find("2023-05").orElseThrow(), Period.find("2023-09").orElseThrow());
        assertEquals(
                open(LocalDate.of(2023, 10, 1), ""),
                value(ask(Question.of("backlog").during(time)).get(0)));
    }

    @Test
    void itAddsUpOverRegionsInEveryMonthAndIsThereWithoutAnyChange() {
        List<Observation> cells =
                ask(Question.of("backlog").by(Breakdown.of("region")).each(Grain.MONTH));
        assertEquals(16 * 5, cells.size());
        for (Observation cell : cells) {
            String region = cell.codes().get("region");
            if (List.of("A", "B", "C").contains(region)) {
                assertEquals(open(cell.period().orElseThrow().endExclusive(), region), value(cell));
            }
        }
        var byMonth = cells.stream()
                .filter(cell -> cell.status() == Status.OBSERVED)
                .collect(Collectors.groupingBy(
                        cell -> cell.period().orElseThrow().code(),
                        TreeMap::new,
                        Collectors.summingDouble(this::value)));
        ask(Question.of("backlog").each(Grain.MONTH))
                .forEach(cell -> assertEquals(
                        value(cell), byMonth.get(cell.period().orElseThrow().code())));
    }

    @Test
    void itIsWhatCameInLessWhatWasClosed() {
        List<Observation> backlog = ask(Question.of("backlog").each(Grain.MONTH));
        for (Observation cell : backlog) {
            LocalDate end = cell.period().orElseThrow().endExclusive();
            long came = drawn.stream()
                    .filter(row -> !row.status.equals("returned") && row.submitted.isBefore(end.atStartOfDay()))
                    .count();
            long went = drawn.stream()
                    .filter(row -> row.completed != null && row.completed.isBefore(end.atStartOfDay()))
                    .count();
            assertEquals(came - went, value(cell));
        }
    }

    @Test
    void arrivalsAndClearanceAreCountsOfTheSamePeriod() {
        List<Observation> arrivals = ask(Question.of("arrivals").each(Grain.QUARTER));
        List<Observation> clearance = ask(Question.of("clearance").each(Grain.QUARTER));
        List<Observation> settled = ask(Question.of("settled").each(Grain.QUARTER));
        assertEquals(6, arrivals.size());
        for (int i = 0; i < arrivals.size(); i++) {
            Period quarter = arrivals.get(i).period().orElseThrow();
            long all = submitted(quarter, true);
            assertEquals(all, value(arrivals.get(i)));
            long closed = drawn.stream()
                    .filter(row -> row.completed != null)
                    .filter(row -> quarter.equals(Period.of(Grain.QUARTER, row.completed.toLocalDate())))
                    .count();
            assertEquals(closed, value(settled.get(i)));
            assertEquals(100.0 * closed / submitted(quarter, false), value(clearance.get(i)), 1e-9);
        }
    }

    private long submitted(Period quarter, boolean withReturned) {
        return drawn.stream()
                .filter(row -> withReturned || !row.status.equals("returned"))
                .filter(row -> quarter.equals(Period.of(Grain.QUARTER, row.submitted.toLocalDate())))
                .count();
    }

    @Test
    void overdueIsTheShareThatIsPastItsPromiseAndPromisesOfTheFutureAreNoDataYet() {
        List<Observation> cells = ask(Question.of("backlog_overdue").each(Grain.MONTH));
        assertEquals(
                "2024-04", cells.get(cells.size() - 1).period().orElseThrow().code());
        LocalDate lastPromise = version.catalogue()
                .find("cube_service_transactions__due_by__region_channel")
                .orElseThrow()
                .lastMonth()
                .orElseThrow();
        assertTrue(lastPromise.isAfter(LAST), "some promises lie after the data");
        for (Observation cell : cells) {
            assertEquals(overdue(cell.period().orElseThrow().endExclusive()), value(cell), 1e-12);
        }
        assertEquals(
                overdue(LAST.plusDays(1)),
                value(ask(Question.of("backlog_overdue").each(Grain.YEAR)).get(1)),
                1e-12);
    }

    @Test
    void aStockOfFewOrWithFewComingOrGoingIsHeldBack() {
        var gate = new Gate(home.definitions(), measures);
        var answer =
                gate.answer(Question.of("backlog").by(Breakdown.of("region")).each(Grain.MONTH));
        int shown = 0;
        for (var figure : answer.figures()) {
            String region = figure.codes().get("region");
            Period month = figure.period().orElseThrow();
            if (!List.of("A", "B", "C").contains(region)) {
                continue;
            }
            double there = open(month.endExclusive(), region);
            long came = drawn.stream()
                    .filter(row -> row.region.equals(region) && !row.status.equals("returned"))
                    .filter(row -> month.equals(Period.of(Grain.MONTH, row.submitted.toLocalDate())))
                    .count();
            long went = drawn.stream()
                    .filter(row -> row.region.equals(region) && row.completed != null)
                    .filter(row -> month.equals(Period.of(Grain.MONTH, row.completed.toLocalDate())))
                    .count();
            boolean few = isFew(there) || isFew(came) || isFew(went);
            if (few) {
                assertEquals(Status.SUPPRESSED, figure.status(), () -> region + " " + month.code());
            } else if (figure.value().isPresent()) {
                assertEquals(there, figure.value().getAsDouble());
                shown++;
            }
        }
        assertTrue(shown > 20, "shown: " + shown);
    }

    /** Half a day and 1 % from the exact age at most: the days of submission, and then the bins. */
    @Test
    void theAgeOfTheBacklogIsThatOfTheOpenAtTheEndOfEachPeriod() {
        for (var asked :
                Map.of("backlog_age_median", 0.5, "backlog_age_p90", 0.9).entrySet()) {
            for (Grain grain : Grain.values()) {
                List<Observation> cells = ask(
                        Question.of(asked.getKey()).by(Breakdown.of("region")).each(grain));
                int compared = 0;
                for (Observation cell : cells) {
                    String region = cell.codes().get("region");
                    if (!List.of("A", "B", "C").contains(region)) {
                        continue;
                    }
                    Period period = cell.period().orElseThrow();
                    LocalDate end = period.endExclusive().isAfter(LAST) ? LAST.plusDays(1) : period.endExclusive();
                    List<Double> ages = ages(end, region);
                    double exact = ages.get((int) Math.ceil(asked.getValue() * ages.size() - 1e-9) - 1);
                    double found = value(cell);
                    assertEquals(ages.size(), ((Parts.Quantile) cell.parts()).n());
                    assertTrue(
                            Math.abs(found - exact) <= 43_200 + 0.01 * (exact + 43_200),
                            () -> region + " " + period.code() + ": " + found + ", counted " + exact + ", seed "
                                    + SEED);
                    compared++;
                }
                assertTrue(compared >= 6, "compared: " + compared);
            }
        }
    }

    private List<Double> ages(LocalDate end, String region) {
        return drawn.stream()
                .filter(row -> row.region.equals(region) && row.isOpen(end))
                .map(row -> (double) java.time.Duration.between(row.submitted, end.atStartOfDay())
                        .toSeconds())
                .sorted()
                .toList();
    }

    @Test
    void anAgeIsHeldBackWhereFewAreOlderOrTheStockIsAndTellsNoNumberOfCases() {
        var gate = new Gate(home.definitions(), measures);
        var answer = gate.answer(
                Question.of("backlog_age_p90").by(Breakdown.of("region")).each(Grain.MONTH));
        int shown = 0;
        for (var figure : answer.figures()) {
            String region = figure.codes().get("region");
            if (!List.of("A", "B", "C").contains(region)) {
                continue;
            }
            Period month = figure.period().orElseThrow();
            int open = ages(month.endExclusive(), region).size();
            boolean fewOlder = open > 0 && open - Math.ceil(0.9 * open - 1e-9) < 10;
            if (fewOlder) {
                assertEquals(Status.SUPPRESSED, figure.status(), () -> region + " " + month.code());
            } else if (figure.value().isPresent()) {
                shown++;
                assertTrue(figure.n().isEmpty() && figure.interval().isEmpty());
            }
        }
        assertTrue(shown > 10, "shown: " + shown);
    }

    private static boolean isFew(double count) {
        return count > 0 && count < 10;
    }
}
