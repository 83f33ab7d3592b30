package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.warehouse.PublishedVersion;
import org.merata.warehouse.PublishedVersions;

/** Means of a survey by its design, from the files through ingestion and the published sums to the interval. */
class SurveyDesignTest {
    private static final String CONTRACT = """
            id: scores
            label: {en: Scores, id: Skor}
            meaning: {en: One row a score., id: Satu baris per skor.}
            kind: records
            fields:
              - {name: score_id, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}, constraints: {required: true}}
              - {name: service, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}, references: services}
              - {name: channel, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}, references: channels}
              - {name: answered_on, type: date, label: {en: a, id: b}, meaning: {en: a, id: b}}
              - {name: y, type: number, label: {en: a, id: b}, meaning: {en: a, id: b}}
              - {name: w, type: number, label: {en: a, id: b}, meaning: {en: a, id: b}}
              - {name: stratum, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}}
              - {name: cluster, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}}
              - {name: units, type: integer, label: {en: a, id: b}, meaning: {en: a, id: b}}
            primaryKey: [score_id]
            time: answered_on
            survey: {weight: w, stratum: stratum, cluster: cluster, units: units}
            cubes:
              - {id: service, by: [service]}
              - {id: channel, by: [channel]}
              - {id: full, by: [service, channel]}
            """;

    private static final String MEASURE = """
            id: mean_score
            version: 1
            label: {en: Mean score, id: Rata-rata skor}
            definition: {en: a, id: b}
            why: {en: a, id: b}
            topic: quality
            unit: index
            direction: higher
            decimals: 2
            formula: {mean: {sum: scores.y}}
            interval: student_t
            dimensions: [service, channel]
            finest: month
            method: {en: a, id: b}
            """;

    private static final String SHARE = MEASURE.replace("id: mean_score", "id: share_yes")
            .replace("unit: index", "unit: share")
            .replace("{mean: {sum: scores.y}}", "{mean: {sum: scores.y, scale: {least: 0, most: 1}}}")
            .replace("interval: student_t", "interval: wilson");

    @TempDir
    Path folder;

    private TestHome home;
    private int number;
    private final List<String> rows = new ArrayList<>();

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder);
        home.write("data/contracts/scores.yaml", CONTRACT);
        home.write("dashboards/measures/mean_score.yaml", MEASURE);
        home.write("dashboards/measures/share_yes.yaml", SHARE);
        home.source(
                "scores",
                "scores",
                "",
                List.of("score_id", "service", "channel", "answered_on", "y", "w", "stratum", "cluster", "units"));
    }

    private void row(String place, String day, double y, Object w, Object stratum, Object cluster, Object units) {
        rows.add("S" + ++number + "," + place + "," + day + "," + y + "," + w + "," + stratum + "," + cluster + ","
                + units);
    }

    private void put(String file) {
        home.write(
                "data/inbox/scores/" + file,
                "score_id,service,channel,answered_on,y,w,stratum,cluster,units\n" + String.join("\n", rows) + "\n");
        rows.clear();
    }

    private List<SurveySums> ask(Question question) {
        var report = home.ingest();
        assertTrue(report.files().stream().allMatch(file -> file.quarantined() == 0), report::toString);
        try (PublishedVersions versions = PublishedVersions.open(home.home())) {
            PublishedVersion version = versions.current().orElseThrow();
            return new Measures(home.definitions(), version)
                    .answer(question).observations().stream()
                            .flatMap(cell -> ((Parts.Sums) cell.parts()).numerator().get(0).survey().stream())
                            .filter(sums -> sums.weights() > 0)
                            .toList();
        }
    }

    private List<Evaluation> evaluate(Question question) {
        var report = home.ingest();
        assertTrue(report.files().stream().allMatch(file -> file.quarantined() == 0), report::toString);
        try (PublishedVersions versions = PublishedVersions.open(home.home())) {
            PublishedVersion version = versions.current().orElseThrow();
            var measure = home.definitions().getMeasure(question.measures().get(0));
            return new Measures(home.definitions(), version)
                    .answer(question).observations().stream()
                            .map(cell -> Evaluation.of(measure, cell.parts()))
                            .toList();
        }
    }

    private SurveySums total() {
        put("a.csv");
        return ask(Question.of("mean_score")).get(0);
    }

    /** R package survey, tests/testoutput/api.Rout.saved: svydesign(id=~1, strata=~stype, weights=~pw, data=apistrat, fpc=~fpc). */
    @Test
    void theStratifiedSampleOfCalifornianSchools() throws IOException {
        SurveySums sums = schools(0);
        assertEquals(662.29, sums.mean().orElseThrow(), 0.005);
        assertEquals(9.4089, sums.standardError().orElseThrow(), 5e-5);
        assertEquals(197, sums.degreesOfFreedom());
        assertEquals(168.5813, sums.effectiveSize().orElseThrow(), 5e-5);
    }

    /** The total of the same sample: an estimate of 0 as the mean takes the total itself for what is spread. */
    @Test
    void theTotalOfCalifornianPupils() throws IOException {
        SurveySums sums = schools(1);
        assertEquals(3687178, sums.total(), 0.5);
        assertEquals(114642, Math.sqrt(sums.spread()), 0.5);
    }

    private SurveySums schools(int column) throws IOException {
        Path file = Path.of("../shared/oracles/oracle_survey_apistrat.csv");
        assumeTrue(Files.exists(file), "the sample of the R package survey is not here");
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            row("passport,online", "2024-05-01", Double.parseDouble(cells[column]), cells[3], cells[2], "", (long)
                    Double.parseDouble(cells[4]));
        }
        return total();
    }

    /** R package survey, tests/testoutput/fpc.Rout.save: a stratified sample of eight. */
    @Test
    void theSampleOfEightWithAndWithoutThePopulation() {
        eight("", "");
        SurveySums without = total();
        assertEquals(5.4481, without.mean().orElseThrow(), 5e-5);
        assertEquals(.7413, without.standardError().orElseThrow(), 5e-5);
        home = TestHome.in(folder.resolve("with"));
        folder = folder.resolve("with");
        layOut();
        eight(15, 12);
        assertEquals(.6160, total().standardError().orElseThrow(), 5e-5);
    }

    private void eight(Object first, Object second) {
        double[] x = {2.8, 4.1, 6.8, 6.8, 9.2, 3.7, 6.6, 4.2};
        for (int i = 0; i < x.length; i++) {
            row("passport,online", "2024-05-01", x[i], i < 5 ? 3 : 4, i < 5 ? 1 : 2, "", i < 5 ? first : second);
        }
    }

    @Test
    void aLonelyUnitLeavesNoStandardErrorAndAWholeStratumNone() {
        row("passport,online", "2024-05-01", 3, "", "a", "", "");
        row("passport,online", "2024-05-01", 4, "", "a", "", "");
        row("passport,online", "2024-05-02", 2, "", "b", "only", "");
        row("passport,online", "2024-05-02", 5, "", "b", "only", "");
        SurveySums lonely = total();
        assertEquals(1, lonely.lonely());
        assertEquals(3.5, lonely.mean().orElseThrow());
        assertTrue(lonely.standardError().isEmpty());
        assertEquals(Optional.empty(), lonely.interval(3.5, 1));
        row("passport,phone", "2024-06-01", 3, "", "a", "", "");
        row("passport,phone", "2024-06-01", 4, "", "a", "", "");
        row("passport,phone", "2024-06-02", 9, "", "b", "only", 1);
        put("b.csv");
        SurveySums whole =
                ask(Question.of("mean_score").where(Map.of("channel", "phone"))).get(0);
        assertEquals(0, whole.lonely(), "a stratum with one unit of one has been asked whole");
        double error = Math.sqrt(2 * (0.25 + 0.25)) / 3;
        assertEquals(error, whole.standardError().orElseThrow(), 1e-12);
    }

    /** The formula of the Javadoc, straight from the rows, for a design with everything; and the same sums in every cuboid and over batches. */
    @Test
    void clustersStrataAndWeightsEqualTheFormulaOverTheRowsAtEveryGrain() {
        long seed = 20_261_129;
        System.out.println("survey designs with seed " + seed);
        var random = new Random(seed);
        String[] services = {"passport", "licence"};
        String[] channels = {"online", "counter", "phone"};
        var all = new ArrayList<double[]>();
        for (int i = 0; i < 400; i++) {
            int stratum = random.nextInt(3);
            int cluster = random.nextInt(6);
            double y = Math.round(10 * (cluster + random.nextGaussian())) / 10.0;
            double w = 1 + random.nextInt(4);
            boolean alone = stratum == 2;
            all.add(new double[] {stratum, alone ? 100 + i : cluster, y, w, alone ? 1000 : 20});
            row(
                    services[random.nextInt(2)] + "," + channels[random.nextInt(3)],
                    "2024-0" + (1 + random.nextInt(9)) + "-15",
                    y,
                    w,
                    "h" + stratum,
                    alone ? "" : "c" + cluster,
                    alone ? 1000 : 20);
            if (i == 199) {
                put("a.csv");
            }
        }
        put("b.csv");
        SurveySums sums = ask(Question.of("mean_score")).get(0);
        assertEquals(standardError(all), sums.standardError().orElseThrow(), 1e-9);
        long alone = all.stream().filter(row -> row[0] == 2).count();
        assertEquals(12 + alone - 3, sums.degreesOfFreedom());
        for (Question question : List.of(
                Question.of("mean_score").by(Breakdown.of("service")),
                Question.of("mean_score").by(Breakdown.of("channel")),
                Question.of("mean_score").by(Breakdown.of("service"), Breakdown.of("channel")),
                Question.of("mean_score").each(Grain.MONTH),
                Question.of("mean_score").each(Grain.YEAR))) {
            List<SurveySums> parts = ask(question);
            assertEquals(
                    sums.total(), parts.stream().mapToDouble(SurveySums::total).sum(), 1e-9);
            assertEquals(
                    sums.weights(),
                    parts.stream().mapToDouble(SurveySums::weights).sum(),
                    1e-9);
            assertEquals(
                    sums.squaredWeights(),
                    parts.stream().mapToDouble(SurveySums::squaredWeights).sum(),
                    1e-9);
        }
    }

    private static double standardError(List<double[]> rows) {
        double weights = rows.stream().mapToDouble(row -> row[3]).sum();
        double mean = rows.stream().mapToDouble(row -> row[3] * row[2]).sum() / weights;
        double variance = 0;
        for (int h = 0; h < 3; h++) {
            int stratum = h;
            List<double[]> here = rows.stream().filter(row -> row[0] == stratum).toList();
            double[] totals = here.stream()
                    .mapToDouble(row -> row[1])
                    .distinct()
                    .map(unit -> here.stream()
                            .filter(row -> row[1] == unit)
                            .mapToDouble(row -> row[3] * (row[2] - mean) / weights)
                            .sum())
                    .toArray();
            double middle = Arrays.stream(totals).average().orElseThrow();
            double squares = Arrays.stream(totals)
                    .map(total -> (total - middle) * (total - middle))
                    .sum();
            double drawn = totals.length;
            variance += (1 - drawn / here.get(0)[4]) * drawn / (drawn - 1) * squares;
        }
        return Math.sqrt(variance);
    }

    /**
     * 600 surveys, each of a month, a service and a channel: 3 strata of 8 clusters of 6, in which people of a cluster are alike. By design about 95 of 100 intervals hold
     * the truth; as if drawn one by one far fewer.
     */
    @Test
    void intervalsOfClusteredSurveysHoldTheTruthAsOftenAsTheySay() {
        long seed = 20_261_130;
        System.out.println("coverage of clustered surveys with seed " + seed);
        var random = new Random(seed);
        int surveys = 600;
        String[] services = {"passport", "licence", "permit"};
        String[] channels = {"online", "counter", "phone"};
        int naive = 0;
        for (int s = 0; s < surveys; s++) {
            var values = new ArrayList<Double>();
            for (int c = 0; c < 24; c++) {
                double common = random.nextGaussian();
                for (int i = 0; i < 6; i++) {
                    double y = Math.round(100 * (c / 8 + common + random.nextGaussian())) / 100.0;
                    values.add(y);
                    row(
                            services[s % 3] + "," + channels[s / 3 % 3],
                            "%d-%02d-01".formatted(2015 + s / 108, 1 + s / 9 % 12),
                            y,
                            "",
                            "h" + c / 8,
                            "c" + c,
                            "");
                }
            }
            double mean = values.stream().mapToDouble(y -> y).average().orElseThrow();
            double squares =
                    values.stream().mapToDouble(y -> (y - mean) * (y - mean)).sum();
            naive += Math.abs(mean - 1) <= 1.976 * Math.sqrt(squares / 143 / 144) ? 1 : 0;
        }
        put("a.csv");
        List<SurveySums> sums = ask(Question.of("mean_score")
                .by(Breakdown.of("service"), Breakdown.of("channel"))
                .each(Grain.MONTH));
        assertEquals(surveys, sums.size());
        long held = sums.stream()
                .map(survey -> survey.interval(survey.mean().orElseThrow(), 1).orElseThrow())
                .filter((Interval interval) -> interval.contains(1))
                .count();
        System.out.println("held by design " + held + ", one by one " + naive + " of " + surveys);
        assertTrue(held >= 0.93 * surveys && held <= 0.97 * surveys, held + " of " + surveys);
        assertTrue(naive < 0.90 * surveys, naive + " of " + surveys + " as if drawn one by one");
    }

    /** R package survey, svyciprop(method = "wilson"): n = p (1 - p) / Var; of a simple sample with replacement that is n - 1, by t. */
    @Test
    void aShareHasWilsonsIntervalWithTheNOfItsDesign() {
        for (int i = 0; i < 40; i++) {
            row("passport,online", "2024-05-01", i < 2 ? 1 : 0, "", "", "", "");
        }
        put("a.csv");
        Evaluation share = evaluate(Question.of("share_yes")).get(0);
        double p = 0.05;
        double n = 39;
        double t = 2.022690920036762;
        double centre = (p + t * t / (2 * n)) / (1 + t * t / n);
        double reach = t * Math.sqrt(p * (1 - p) / n + t * t / (4 * n * n)) / (1 + t * t / n);
        Interval interval = share.interval().orElseThrow();
        assertEquals(Interval.Method.WILSON, interval.method());
        assertEquals(centre - reach, interval.lower(), 1e-9);
        assertEquals(centre + reach, interval.upper(), 1e-9);
        assertTrue(interval.lower() > 0, "Student's interval would begin below 0");
        assertTrue(new SurveySums(2, 40, 40, 1.9487179487, 0, 0, 40, 1, 0)
                        .interval(0.05, 1)
                        .orElseThrow()
                        .lower()
                < 0);
    }

    /** With weights, where all said the same: no error, and still no certainty. */
    @Test
    void whereAllAnswersAreAlikeTheWeightsTellHowManyTheyAreWorth() {
        for (int i = 0; i < 20; i++) {
            row("passport,online", "2024-05-01", 1, i < 10 ? 1 : 3, "", "", "");
        }
        put("a.csv");
        Interval interval = evaluate(Question.of("share_yes")).get(0).interval().orElseThrow();
        double worth = 40.0 * 40 / (10 + 90);
        double t = 2.093024054408263;
        assertEquals(1, interval.upper());
        assertEquals(1 / (1 + t * t / worth), interval.lower(), 1e-9);
    }

    @Test
    void aMissingIntervalHasItsReason() {
        row("passport,online", "2024-05-01", 1, "", "a", "c1", "");
        row("passport,online", "2024-05-01", 0, "", "a", "c2", "");
        row("passport,online", "2024-05-02", 1, "", "b", "c3", "");
        row("licence,online", "2024-05-02", 1, "", "b", "c4", 1);
        row("licence,online", "2024-05-02", 0, "", "b", "c4", 1);
        put("a.csv");
        List<Evaluation> found = evaluate(Question.of("share_yes").by(Breakdown.of("service")));
        assertEquals(
                List.of(Optional.of(Interval.Missing.TOO_FEW_UNITS), Optional.of(Interval.Missing.LONELY_UNIT)),
                found.stream()
                        .filter(one -> one.value().isPresent())
                        .map(Evaluation::missing)
                        .toList());
        assertTrue(found.stream().allMatch(one -> one.interval().isEmpty()));
    }

    /** 600 clustered surveys of a share of 4 in 100: Wilson's intervals hold it about as often as they say, Student's less often. */
    @Test
    void intervalsOfARareShareHoldTheTruthWhereStudentsDoNot() {
        long seed = 20_261_131;
        System.out.println("coverage of rare shares with seed " + seed);
        var random = new Random(seed);
        String[] services = {"passport", "licence", "permit"};
        String[] channels = {"online", "counter", "phone"};
        int surveys = 600;
        for (int s = 0; s < surveys; s++) {
            for (int c = 0; c < 30; c++) {
                // half of the clusters have all of the yes
                double here = random.nextInt(2) == 0 ? 0.08 : 0;
                for (int i = 0; i < 5; i++) {
                    row(
                            services[s % 3] + "," + channels[s / 3 % 3],
                            "%d-%02d-01".formatted(2015 + s / 108, 1 + s / 9 % 12),
                            random.nextDouble() < here ? 1 : 0,
                            "",
                            "",
                            "c" + c,
                            "");
                }
            }
        }
        put("a.csv");
        Question question = Question.of("share_yes")
                .by(Breakdown.of("service"), Breakdown.of("channel"))
                .each(Grain.MONTH);
        List<Evaluation> wilson = evaluate(question);
        List<SurveySums> sums = ask(Question.of("mean_score")
                .by(Breakdown.of("service"), Breakdown.of("channel"))
                .each(Grain.MONTH));
        long held = wilson.stream()
                .flatMap(one -> one.interval().stream())
                .filter(interval -> interval.contains(0.04))
                .count();
        long student = sums.stream()
                .flatMap(one -> one.interval(one.mean().orElseThrow(), 1).stream())
                .filter(interval -> interval.contains(0.04))
                .count();
        System.out.println("Wilson held " + held + ", Student " + student + " of " + surveys);
        assertTrue(held >= 0.93 * surveys && held <= 0.985 * surveys, held + " of " + surveys);
        assertTrue(student < held, student + " of " + surveys + " by Student");
    }
}
