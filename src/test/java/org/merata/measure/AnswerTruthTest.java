package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.Definitions;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;
import org.merata.warehouse.PublishedVersion;

/** What a question answers before the gate is what hand-written SQL over the records says. */
class AnswerTruthTest {
    private static final long SEED = 20_240_817;
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());

    /** Transactions with the province, group, sector and kinds of each row. */
    private static final String T = """
            (SELECT t.*, p.ancestor AS province, r."group" AS island, s.sector, c.kind AS kind,
                    coalesce(t.agency, 'not_stated') AS office, coalesce(a.kind, 'not_stated') AS agency_kind
             FROM service_transactions t
             JOIN region_closure p ON p.code = t.region AND p.level = 'province'
             JOIN region r ON r.code = p.ancestor
             JOIN service s ON s.code = t.service
             JOIN channel c ON c.code = t.channel
             LEFT JOIN agency a ON a.code = t.agency
             WHERE t.completed_at IS NOT NULL)""";

    @TempDir
    static Path directory;

    private static MadeUpStore store;
    private static PublishedVersion version;
    private static Measures measures;

    @BeforeAll
    static void publish() throws Exception {
        System.out.println("made-up records with seed " + SEED);
        store = MadeUpStore.seeded(directory, DEFINITIONS, SEED, 20_000);
        version = PublishedVersion.open(store.publish("v1"));
        measures = new Measures(DEFINITIONS, version);
    }

    @AfterAll
    static void close() throws SQLException {
        version.close();
        store.close();
    }

    /** The values of an answer by period and codes joined by a bar; what has no value is left out. */
    static Map<String, Double> values(ExactAnswer answer, String measure, String... dimensions) {
        var values = new TreeMap<String, Double>();
        for (Observation cell : answer.observations()) {
            if (cell.measure().equals(measure)) {
                Evaluation.of(DEFINITIONS.getMeasure(measure), cell.parts())
                        .value()
                        .ifPresent(value -> values.put(key(cell, dimensions), value));
            }
        }
        return values;
    }

    private static String key(Observation cell, String... dimensions) {
        var key = new StringBuilder(cell.period().map(Period::code).orElse(""));
        for (String dimension : dimensions) {
            key.append(key.length() == 0 ? "" : "|").append(cell.codes().get(dimension));
        }
        return key.toString();
    }

    private static void assertSame(Map<String, Double> truth, Map<String, Double> answer, double relative) {
        assertFalse(truth.isEmpty(), "the records hold nothing to compare with");
        var missing = new TreeMap<>(truth);
        missing.keySet().removeAll(answer.keySet());
        assertTrue(missing.isEmpty(), () -> "not answered: " + missing);
        answer.forEach((key, value) -> {
            double expected = truth.getOrDefault(key, 0.0);
            assertTrue(
                    Math.abs(expected - value) <= relative * Math.abs(expected) + 1e-12,
                    () -> key + ": SQL says " + truth.get(key) + ", the answer " + value);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "region, province",
        "region.group, island",
        "service, service",
        "service.sector, sector",
        "channel, channel",
        "channel.kind, kind",
        "agency, office",
        "agency.kind, agency_kind"
    })
    void everyMeasureEqualsSqlByEveryDimension(String dimension, String column) throws SQLException {
        Question question = Question.of(
                        "completed_transactions", "digital_take_up", "processing_time_median", "processing_time_p90")
                .by(Breakdown.of(dimension));
        ExactAnswer answer = measures.answer(question);
        String done = " FROM " + T + " WHERE status IN ('completed', 'rejected') GROUP BY ALL";
        assertSame(
                store.findNumbers("SELECT " + column + ", count(*)" + done),
                values(answer, "completed_transactions", dimension),
                0);
        assertSame(
                store.findNumbers("SELECT " + column + ", count(*) FILTER (WHERE kind = 'digital') / count(*)" + done),
                values(answer, "digital_take_up", dimension),
                0);
        String time =
                ", quantile_disc(processing_time_seconds, {p}) FROM " + T + " WHERE status = 'completed' GROUP BY ALL";
        assertSame(
                store.findNumbers("SELECT " + column + time.replace("{p}", "0.5")),
                values(answer, "processing_time_median", dimension),
                0.01);
        assertSame(
                store.findNumbers("SELECT " + column + time.replace("{p}", "0.9")),
                values(answer, "processing_time_p90", dimension),
                0.01);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, strftime(completed_at; '%Y-%m')",
        "QUARTER, year(completed_at) || '-Q' || quarter(completed_at)",
        "SEMESTER, year(completed_at) || '-S' || if(month(completed_at) < 7; 1; 2)",
        "YEAR, year(completed_at)::VARCHAR"
    })
    void everyGrainEqualsSql(Grain grain, String period) throws SQLException {
        String column = period.replace(';', ',');
        ExactAnswer answer =
                measures.answer(Question.of("completed_transactions", "processing_time_p90", "channel_share")
                        .by(Breakdown.of("region", "province"), Breakdown.of("channel"))
                        .each(grain));
        assertSame(
                store.findNumbers("SELECT " + column + ", province, channel, count(*) FROM " + T
                        + " WHERE status IN ('completed', 'rejected') GROUP BY ALL"),
                values(answer, "completed_transactions", "region", "channel"),
                0);
        assertSame(
                store.findNumbers(
                        "SELECT " + column + ", province, channel, quantile_disc(processing_time_seconds, 0.9) FROM "
                                + T + " WHERE status = 'completed' GROUP BY ALL"),
                values(answer, "processing_time_p90", "region", "channel"),
                0.01);
        assertSame(
                store.findNumbers(
                        "SELECT p, province, channel, n / sum(n) OVER (PARTITION BY p, province) FROM (SELECT "
                                + column + " AS p, province, channel, count(*) AS n FROM " + T
                                + " WHERE status IN ('completed', 'rejected') GROUP BY ALL)"),
                values(answer, "channel_share", "region", "channel"),
                1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        "region, 11, province = '11'",
        "region, 1101, region = '1101'",
        "region, ID, true",
        "region.group, east, island = 'east'",
        "agency, gov_1, agency IN ('gov_1'; 'off_1a'; 'off_1b')",
        "agency, off_1a, agency = 'off_1a'",
        "agency.kind, office, agency_kind = 'office'",
        "service, svc_b, service = 'svc_b'",
        "service.sector, population, sector = 'population'",
        "channel, kiosk, channel = 'kiosk'",
        "channel.kind, digital, kind = 'digital'"
    })
    void everyFilterEqualsSql(String dimension, String value, String condition) throws SQLException {
        TimeRange time = TimeRange.find("2023-04..2024-09").orElseThrow();
        ExactAnswer answer =
                measures.answer(Question.of("completed_transactions", "digital_take_up", "processing_time_median")
                        .where(Map.of(dimension, value))
                        .during(time));
        String where = " FROM " + T + " WHERE completed_at >= '2023-04-01' AND completed_at < '2024-10-01' AND "
                + condition.replace(';', ',');
        String done = where + " AND status IN ('completed', 'rejected')";
        assertSame(store.findNumbers("SELECT count(*)" + done), values(answer, "completed_transactions"), 0);
        assertSame(
                store.findNumbers("SELECT count(*) FILTER (WHERE kind = 'digital') / count(*)" + done),
                values(answer, "digital_take_up"),
                0);
        assertSame(
                store.findNumbers(
                        "SELECT quantile_disc(processing_time_seconds, 0.5)" + where + " AND status = 'completed'"),
                values(answer, "processing_time_median"),
                0.01);
    }

    @Test
    void aFilterAndTwoBreakdownsEqualSql() throws SQLException {
        ExactAnswer answer = measures.answer(Question.of("completed_transactions")
                .by(Breakdown.of("region", "regency"), Breakdown.of("service"))
                .where(Map.of("region", "11", "channel.kind", "digital"))
                .each(Grain.YEAR));
        assertSame(
                store.findNumbers("SELECT year(completed_at), region, service, count(*) FROM " + T
                        + " WHERE status IN ('completed', 'rejected') AND province = '11' AND region <> '11'"
                        + " AND kind = 'digital' GROUP BY ALL"),
                values(answer, "completed_transactions", "region", "service"),
                0);
    }

    @Test
    void agenciesCanBeAddedUpToAKind() throws SQLException {
        ExactAnswer answer =
                measures.answer(Question.of("completed_transactions").by(Breakdown.of("agency", "government")));
        assertSame(
                store.findNumbers("SELECT CASE WHEN agency = 'off_2a' THEN 'gov_2' ELSE 'gov_1' END, count(*) FROM " + T
                        + " WHERE status IN ('completed', 'rejected') AND agency IS NOT NULL GROUP BY ALL"),
                values(answer, "completed_transactions", "agency"),
                0);
    }

    @Test
    void recordsAndCountsStandInOneMeasure() throws SQLException {
        ExactAnswer answer = measures.answer(Question.of("applications", "digital_take_up_of_all")
                .by(Breakdown.of("region", "province"))
                .each(Grain.QUARTER));
        String both = "SELECT year(d) || '-Q' || quarter(d), province, sum(n) AS n, sum(digital) AS digital FROM ("
                + "SELECT completed_at AS d, province, 1 AS n, (kind = 'digital')::INT AS digital FROM " + T
                + " WHERE status IN ('completed', 'rejected') UNION ALL "
                + "SELECT period, region, applications, if(kind = 'digital', applications, 0) FROM service_volumes v"
                + " JOIN channel c ON c.code = v.channel) GROUP BY ALL";
        assertSame(
                store.findNumbers("SELECT #1, #2, n FROM (" + both + ")"), values(answer, "applications", "region"), 0);
        assertSame(
                store.findNumbers("SELECT #1, #2, digital / n FROM (" + both + ")"),
                values(answer, "digital_take_up_of_all", "region"),
                1e-15);
    }

    @Test
    void measuresOfSeveralDatasetsAreAnsweredTogether() throws SQLException {
        ExactAnswer answer = measures.answer(
                Question.of("complaints_per_thousand", "satisfaction_index", "mean_rating", "completed_transactions")
                        .by(Breakdown.of("region", "province"))
                        .each(Grain.YEAR));
        String done = "(SELECT year(completed_at) AS y, province, count(*) AS n FROM " + T
                + " WHERE status IN ('completed', 'rejected') GROUP BY ALL)";
        assertSame(
                store.findNumbers("SELECT d.y, d.province, 1000 * coalesce(c.n, 0) / d.n FROM " + done
                        + " d LEFT JOIN (SELECT year(submitted_at) AS y, p.ancestor AS province, count(*) AS n FROM complaints t"
                        + " JOIN region_closure p ON p.code = t.region AND p.level = 'province' GROUP BY ALL) c"
                        + " ON c.y = d.y AND c.province = d.province"),
                values(answer, "complaints_per_thousand", "region"),
                1e-15);
        String survey = " FROM survey_responses t JOIN region_closure p ON p.code = t.region AND p.level = 'province'"
                + " GROUP BY ALL";
        assertSame(
                store.findNumbers(
                        "SELECT year(submitted_on), p.ancestor, 25 * (avg(u1) + avg(u2) + avg(u3)) / 3" + survey),
                values(answer, "satisfaction_index", "region"),
                1e-12);
        assertSame(
                store.findNumbers("SELECT year(submitted_on), p.ancestor, avg(rating)" + survey),
                values(answer, "mean_rating", "region"),
                1e-12);
        assertSame(store.findNumbers("SELECT * FROM " + done), values(answer, "completed_transactions", "region"), 0);
    }

    @Test
    void aShareOfOneChannelEqualsSql() throws SQLException {
        ExactAnswer answer = measures.answer(Question.of("channel_share")
                .by(Breakdown.of("region", "regency"))
                .where(Map.of("channel", "kiosk")));
        assertSame(
                store.findNumbers("SELECT region, count(*) FILTER (WHERE channel = 'kiosk') / count(*) FROM " + T
                        + " WHERE status IN ('completed', 'rejected') AND length(region) = 4 GROUP BY ALL"),
                values(answer, "channel_share", "region"),
                1e-15);
        ExactAnswer kinds = measures.answer(Question.of("channel_share").by(Breakdown.of("channel.kind")));
        assertEquals(
                1,
                values(kinds, "channel_share", "channel.kind").values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                1e-12);
    }

    @Test
    void publishedValuesAreLookedUp() throws SQLException {
        ExactAnswer byYear = measures.answer(
                Question.of("imdi").by(Breakdown.of("region", "province")).each(Grain.YEAR));
        assertSame(
                store.findNumbers("SELECT year(period_start), region, value FROM region_indicators"
                        + " WHERE indicator = 'imdi' AND region <> 'ID'"),
                values(byYear, "imdi", "region"),
                0);
        ExactAnswer latest = measures.answer(Question.of("imdi").by(Breakdown.of("region", "province")));
        assertEquals(Status.NOT_REQUESTED, status(latest, "13"));
        assertEquals(Status.REVISED, status(latest, "12"));
        assertEquals(Status.NOT_PROVIDED, status(latest, "14"));
        assertEquals(Map.of("", 43.34), values(measures.answer(Question.of("imdi")), "imdi"));
        assertSame(
                store.findNumbers("SELECT value FROM region_indicators WHERE indicator = 'imdi' AND region = '11'"
                        + " AND period_start = '2023-01-01'"),
                values(
                        measures.answer(Question.of("imdi")
                                .where(Map.of("region", "11"))
                                .during(TimeRange.find("2022..2023").orElseThrow())),
                        "imdi"),
                0);
        assertEquals(
                Status.NOT_PROVIDED,
                measures.answer(Question.of("imdi").where(Map.of("region", "1101")))
                        .observations()
                        .get(0)
                        .status());
    }

    private static Status status(ExactAnswer answer, String region) {
        return answer.observations().stream()
                .filter(cell -> region.equals(cell.codes().get("region")))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void missingIsNotZero() {
        ExactAnswer total =
                measures.answer(Question.of("completed_transactions").by(Breakdown.of("region", "province")));
        assertEquals(Status.NOT_PROVIDED, status(total, "14"));
        assertFalse(values(total, "completed_transactions", "region").containsKey("14"));
        ExactAnswer before = measures.answer(Question.of("completed_transactions")
                .by(Breakdown.of("region", "province"))
                .during(TimeRange.find("2023").orElseThrow()));
        assertEquals(Status.NOT_APPLICABLE, status(before, "15"));
    }

    @Test
    void aChannelNobodyUsedIsATrueZeroWhereTheRegionHasRecords() throws SQLException {
        try (MadeUpStore small = MadeUpStore.empty(directory, DEFINITIONS)) {
            small.transactions(30, "2024-01", "1101", "counter", "completed")
                    .transactions(20, "2024-01", "1201", "online", "completed");
            try (PublishedVersion published = PublishedVersion.open(small.publish("zero"))) {
                ExactAnswer answer = new Measures(DEFINITIONS, published)
                        .answer(Question.of("completed_transactions", "digital_take_up", "processing_time_median")
                                .by(Breakdown.of("region", "province"))
                                .where(Map.of("channel", "online")));
                assertEquals(Map.of("11", 0.0, "12", 20.0), values(answer, "completed_transactions", "region"));
                assertEquals(Status.OBSERVED, status(answer, "11"));
                assertEquals(Status.NOT_PROVIDED, status(answer, "13"));
                assertEquals(Map.of("12", 1.0), values(answer, "digital_take_up", "region"));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
