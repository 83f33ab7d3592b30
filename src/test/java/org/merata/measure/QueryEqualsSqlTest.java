package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.ingest.IngestReport;
import org.merata.ingest.Ingestion;
import org.merata.ingest.ReferenceFiles;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Notices;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.TimeRange;
import org.merata.synthetic.SyntheticData;
import org.merata.warehouse.Home;
import org.merata.warehouse.PublishedVersion;
import org.merata.warehouse.PublishedVersions;

/** The shipped home, really ingested: every shipped measure equals hand-written SQL over the records. */
class QueryEqualsSqlTest {
    private static final long SEED = 731;
    private static final String DONE = "status IN ('completed', 'rejected')";

    /** What each shipped measure of records is, written by hand: over which rows, and as what. */
    private static final Map<String, Truth> TRUTHS = new HashMap<>();

    /**
     * @param of the records: {@code t} transactions by their end, {@code b} by their beginning, {@code s} survey responses, {@code k}
     *     complaints
     * @param relative how far the answer may be off
     */
    private record Truth(String of, String sql, double relative) {}

    static {
        TRUTHS.put("completed_transactions", new Truth("t", "count(*) FILTER (WHERE " + DONE + ")", 0));
        TRUTHS.put(
                "digital_take_up",
                new Truth(
                        "t",
                        "count(*) FILTER (WHERE " + DONE
                                + " AND channel_kind = 'digital') / nullif(count(*) FILTER (WHERE " + DONE + "), 0)",
                        0));
        TRUTHS.put(
                "within_standard",
                new Truth(
                        "t",
                        "count(*) FILTER (WHERE status = 'completed' AND within_standard) / nullif(count(*) FILTER (WHERE"
                                + " status = 'completed' AND within_standard IS NOT NULL), 0)",
                        0));
        String time = "quantile_disc(processing_time_seconds, %s) FILTER (WHERE " + DONE + ")";
        TRUTHS.put("processing_time_median", new Truth("t", time.formatted("0.5"), 0.01));
        TRUTHS.put("processing_time_p90", new Truth("t", time.formatted("0.9"), 0.01));
        String working = "quantile_disc(working_time_seconds, %s) FILTER (WHERE " + DONE + ")";
        TRUTHS.put("working_time_median", new Truth("t", working.formatted("0.5"), 0.01));
        TRUTHS.put("working_time_p90", new Truth("t", working.formatted("0.9"), 0.01));
        TRUTHS.put(
                "satisfaction_index",
                new Truth(
                        "s",
                        "25 * list_avg([avg(u1), avg(u2), avg(u3), avg(u4), avg(u5), avg(u6), avg(u7), avg(u8), avg(u9)])",
                        1e-12));
        String answered = "quantile_disc(answer_time_seconds, %s)";
        TRUTHS.put("answer_time_median", new Truth("k", answered.formatted("0.5"), 0.01));
        TRUTHS.put("answer_time_p90", new Truth("k", answered.formatted("0.9"), 0.01));
        TRUTHS.put("complaints_answered_in_time", new Truth("k", "avg(CAST(kept AS INTEGER))", 1e-12));
        TRUTHS.put(
                "complaints_reopened",
                new Truth(
                        "k",
                        "avg(CASE WHEN reopened_times > 0 THEN 1 ELSE 0 END) FILTER (WHERE closed_at IS NOT NULL"
                                + " AND reopened_times IS NOT NULL)",
                        1e-12));
        TRUTHS.put("survey_respondents", new Truth("s", "count(*)", 0));
        TRUTHS.put("user_satisfaction", new Truth("s", "100 * (avg(rating) - 1) / 4", 1e-12));
        TRUTHS.put(
                "completion_rate",
                new Truth(
                        "b",
                        "count(*) FILTER (WHERE " + DONE
                                + ") / nullif(count(*) FILTER (WHERE status <> 'in_progress'), 0)",
                        0));
        TRUTHS.put(
                "first_time_right",
                new Truth(
                        "t",
                        "count(*) FILTER (WHERE status = 'completed' AND returned_times = 0) / nullif(count(*) FILTER (WHERE"
                                + " status = 'completed' AND returned_times IS NOT NULL), 0)",
                        0));
        TRUTHS.put(
                "rejection_rate",
                new Truth(
                        "t",
                        "count(*) FILTER (WHERE status = 'rejected') / nullif(count(*) FILTER (WHERE " + DONE + "), 0)",
                        0));
    }

    @TempDir
    static Path folder;

    private static Definitions definitions;
    private static PublishedVersions versions;
    private static Measures measures;
    private static Connection records;

    @BeforeAll
    static void ingest() throws Exception {
        System.out.println("synthetic records with seed " + SEED);
        copy("data");
        copy("dashboards");
        Home home = Home.of(folder);
        definitions = DefinitionFolder.read(folder).definitions();
        var notices = new Notices();
        Reference reference = ReferenceFiles.read(folder, definitions, notices);
        assertFalse(notices.hasErrors(), notices.list()::toString);
        SyntheticData.of(reference, Map.of(), SyntheticData.Settings.ofDemonstration(30_000, SEED))
                .writeTo(home.inbox(), rows -> {});
        try (Ingestion ingestion = Ingestion.open(home, definitions, reference, "test")) {
            IngestReport report = ingestion.run((file, step, share) -> {});
            assertTrue(home.findCurrentVersion().isPresent(), report::toString);
        }
        versions = PublishedVersions.open(home);
        PublishedVersion version = versions.current().orElseThrow();
        measures = new Measures(definitions, version);
        openRecords(home);
    }

    private static void copy(String name) throws IOException {
        Path from = Path.of(name);
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(file -> !file.startsWith(from.resolve("store"))
                            && !file.startsWith(from.resolve("inbox/synthetic")))
                    .toList()) {
                Path to = folder.resolve(name).resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    /** The records with what each row refers to, in the country's time. */
    private static void openRecords(Home home) throws Exception {
        Path copy = Files.copy(
                home.publishedVersion(home.findCurrentVersion().orElseThrow()), folder.resolve("reference.duckdb"));
        records = DriverManager.getConnection("jdbc:duckdb:");
        run("ATTACH '" + home.records() + "' AS r (READ_ONLY)");
        run("ATTACH '" + copy + "' AS v (READ_ONLY)");
        String wide = "CREATE TABLE %s AS SELECT f.*, %s AS d, p.ancestor AS province, g.\"group\" AS island,"
                + " sv.sector AS sector, %s coalesce(f.agency, 'not_stated') AS office,"
                + " coalesce(a.kind, 'not_stated') AS agency_kind FROM r.%s f"
                + " LEFT JOIN v.region_closure p ON p.code = f.region AND p.level = 'province'"
                + " LEFT JOIN v.region g ON g.code = p.ancestor LEFT JOIN v.service sv ON sv.code = f.service"
                + " LEFT JOIN v.agency a ON a.code = f.agency %s";
        String local = "(%s + INTERVAL 7 HOUR)";
        String channel = " LEFT JOIN v.channel c ON c.code = f.channel";
        run(wide.formatted(
                "t",
                local.formatted("f.completed_at"),
                "c.kind AS channel_kind,",
                "fact_service_transactions",
                channel));
        run(wide.formatted("s", "f.submitted_on", "c.kind AS channel_kind,", "fact_survey_responses", channel));
        run(wide.formatted(
                "k", local.formatted("f.submitted_at"), "c.kind AS channel_kind,", "fact_complaints", channel));
        run(
                "CREATE OR REPLACE TABLE k AS SELECT k.*, CASE WHEN answered_at IS NOT NULL THEN answered_at < answer_due_by"
                        + " WHEN answer_due_by <= told THEN false END AS kept FROM (SELECT k.*, max(greatest(submitted_at,"
                        + " answered_at, closed_at)) OVER (PARTITION BY batch) AS told FROM k) k");
        run("CREATE TABLE b AS SELECT * REPLACE (" + local.formatted("submitted_at") + " AS d) FROM t");
        run("DELETE FROM t WHERE d IS NULL");
    }

    @AfterAll
    static void close() throws SQLException {
        records.close();
        versions.close();
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = records.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The last cell of each row by the cells before it; nulls are left out. */
    private static Map<String, Double> numbers(String sql) throws SQLException {
        var numbers = new TreeMap<String, Double>();
        try (Statement statement = records.createStatement();
                var rows = statement.executeQuery(sql)) {
            int last = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var key = new StringBuilder();
                for (int i = 1; i < last; i++) {
                    key.append(i == 1 ? "" : "|").append(rows.getString(i));
                }
                double value = rows.getDouble(last);
                if (!rows.wasNull() && !key.toString().contains("null")) {
                    numbers.put(key.toString(), value);
                }
            }
        }
        return numbers;
    }

    private static Map<String, Double> values(ExactAnswer answer, MeasureDefinition measure, String... dimensions) {
        var values = new TreeMap<String, Double>();
        for (Observation cell : answer.observations()) {
            var key = new StringBuilder(cell.period().map(Period::code).orElse(""));
            for (String dimension : dimensions) {
                key.append(key.length() == 0 ? "" : "|").append(cell.codes().get(dimension));
            }
            Evaluation.of(measure, cell.parts()).value().ifPresent(value -> values.put(key.toString(), value));
        }
        return values;
    }

    private static void assertSame(
            String what, Map<String, Double> truth, Map<String, Double> answer, double relative) {
        assertFalse(truth.isEmpty(), what + ": the records hold nothing to compare with");
        Set<String> missing = new TreeSet<>(truth.keySet());
        missing.removeAll(answer.keySet());
        assertTrue(missing.isEmpty(), () -> what + ": not answered: " + missing);
        answer.forEach((key, value) -> {
            double expected = truth.getOrDefault(key, 0.0);
            assertTrue(
                    Math.abs(expected - value) <= relative * Math.abs(expected) + 1e-12,
                    () -> what + " " + key + ": SQL says " + truth.get(key) + ", the answer " + value);
        });
    }

    @Test
    void everyShippedMeasureIsHere() {
        Set<String> known = new TreeSet<>(TRUTHS.keySet());
        // held against records counted one by one in StockTest
        known.addAll(Set.of(
                "arrivals",
                "backlog",
                "backlog_age_median",
                "backlog_age_p90",
                "backlog_overdue",
                "clearance",
                "settled"));
        known.addAll(Set.of(
                "channel_share",
                "cost_per_digital_transaction",
                "cost_per_transaction",
                "complaint_reasons",
                "complaints_per_thousand",
                "delivery_partner_share",
                "survey_response_rate",
                "transactions_per_thousand"));
        Set<String> ofRecords = new TreeSet<>();
        definitions.measures().values().stream()
                .filter(measure -> !measure.formula().aggregates().isEmpty())
                .forEach(measure -> ofRecords.add(measure.id()));
        assertEquals(ofRecords, known);
    }

    @ParameterizedTest
    @CsvSource({
        "region, province",
        "region.group, island",
        "service, service",
        "service.sector, sector",
        "agency, office",
        "agency.kind, agency_kind",
        "channel, channel",
        "channel.kind, channel_kind",
        "sex, coalesce(sex; 'not_stated')",
        "age_band, coalesce(age_band; 'not_stated')",
        "disability, coalesce(disability; 'not_stated')",
        "education, coalesce(education; 'not_stated')",
        "occupation, coalesce(occupation; 'not_stated')",
        "delivery_partner, coalesce(delivery_partner; 'not_stated')"
    })
    void byEachDimensionAndYear(String dimension, String column) throws SQLException {
        for (String id : TRUTHS.keySet()) {
            MeasureDefinition measure = definitions.getMeasure(id);
            if (measure.dimensions().contains(dimension)) {
                Truth truth = TRUTHS.get(id);
                ExactAnswer answer = measures.answer(
                        Question.of(id).by(Breakdown.of(dimension)).each(Grain.YEAR));
                assertSame(
                        id + " by " + dimension,
                        numbers("SELECT year(d), " + column.replace(';', ',') + ", " + truth.sql() + " FROM "
                                + truth.of() + " GROUP BY ALL"),
                        values(answer, measure, dimension),
                        truth.relative());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, strftime(d; '%Y-%m')",
        "QUARTER, year(d) || '-Q' || quarter(d)",
        "SEMESTER, year(d) || '-S' || if(month(d) < 7; 1; 2)",
        "YEAR, year(d)::VARCHAR"
    })
    void atEachGrainOfOneProvince(Grain grain, String period) throws SQLException {
        for (String id : TRUTHS.keySet()) {
            MeasureDefinition measure = definitions.getMeasure(id);
            Truth truth = TRUTHS.get(id);
            ExactAnswer answer = measures.answer(
                    Question.of(id).where(Map.of("region", "32")).each(grain));
            assertSame(
                    id + " by " + grain,
                    numbers("SELECT " + period.replace(';', ',') + ", " + truth.sql() + " FROM " + truth.of()
                            + " WHERE province = '32' GROUP BY ALL"),
                    values(answer, measure),
                    truth.relative());
        }
    }

    @Test
    void ofTwoDimensionsAFilterAndATime() throws SQLException {
        for (String id : TRUTHS.keySet()) {
            MeasureDefinition measure = definitions.getMeasure(id);
            Truth truth = TRUTHS.get(id);
            ExactAnswer answer = measures.answer(Question.of(id)
                    .by(Breakdown.of("region", "province"), Breakdown.of("service.sector"))
                    .where(Map.of("channel", "counter"))
                    .during(TimeRange.find("2021-07..2023-06").orElseThrow()));
            assertSame(
                    id,
                    numbers("SELECT province, sector, " + truth.sql() + " FROM " + truth.of()
                            + " WHERE channel = 'counter' AND d >= '2021-07-01' AND d < '2023-07-01' GROUP BY ALL"),
                    values(answer, measure, "region", "service.sector"),
                    truth.relative());
        }
    }

    @Test
    void theShareOfEachChannel() throws SQLException {
        MeasureDefinition measure = definitions.getMeasure("channel_share");
        ExactAnswer answer = measures.answer(Question.of("channel_share")
                .by(Breakdown.of("channel"), Breakdown.of("region", "province"))
                .each(Grain.SEMESTER));
        assertSame(
                "channel_share",
                numbers(
                        "SELECT y, channel, province, n / sum(n) OVER (PARTITION BY y, province) FROM (SELECT year(d) || '-S'"
                                + " || if(month(d) < 7, 1, 2) AS y, channel, province, count(*) AS n FROM t WHERE "
                                + DONE
                                + " GROUP BY ALL)"),
                values(answer, measure, "channel", "region"),
                1e-15);
    }

    @Test
    void theCostOfATransactionByKindOfChannelAndOfADigitalOne() throws SQLException {
        String costs =
                "SELECT c.kind, sum(f.cost) AS cost FROM r.fact_service_costs f JOIN v.channel c ON c.code = f.channel"
                        + " WHERE f.service = 'ktp_el' AND year(f.period) = 2024 GROUP BY ALL";
        String settled = "SELECT channel_kind AS kind, count(*) AS n FROM t WHERE " + DONE
                + " AND service = 'ktp_el' AND year(d) = 2024 GROUP BY ALL";
        Question of2024 = Question.of("cost_per_transaction")
                .where(Map.of("service", "ktp_el"))
                .during(TimeRange.find("2024").orElseThrow());
        MeasureDefinition perTransaction = definitions.getMeasure("cost_per_transaction");
        assertSame(
                "cost_per_transaction",
                numbers("SELECT kind, cost / n FROM (" + costs + ") JOIN (" + settled + ") USING (kind)"),
                values(measures.answer(of2024.by(Breakdown.of("channel.kind"))), perTransaction, "channel.kind"),
                1e-12);
        MeasureDefinition perDigital = definitions.getMeasure("cost_per_digital_transaction");
        assertSame(
                "cost_per_digital_transaction",
                numbers("SELECT 2024, sum(cost) / sum(n) FROM (" + costs + ") JOIN (" + settled
                        + ") USING (kind) WHERE kind <> 'not_digital'"),
                values(
                        measures.answer(Question.of("cost_per_digital_transaction")
                                .where(Map.of("service", "ktp_el"))
                                .during(TimeRange.find("2024").orElseThrow())
                                .each(Grain.YEAR)),
                        perDigital),
                1e-12);
    }

    @Test
    void theShareOfEachReasonInTheComplaintsOfAService() throws SQLException {
        MeasureDefinition measure = definitions.getMeasure("complaint_reasons");
        ExactAnswer answer = measures.answer(Question.of("complaint_reasons")
                .by(Breakdown.of("reason"))
                .where(Map.of("service.sector", "population")));
        assertSame(
                "complaint_reasons",
                numbers(
                        "SELECT reason, count(*) / sum(count(*)) OVER () FROM k WHERE sector = 'population' AND class NOT"
                                + " IN ('information_request', 'aspiration') GROUP BY reason"),
                values(answer, measure, "reason"),
                1e-15);
    }

    @Test
    void theShareOfEachPartnerInASector() throws SQLException {
        MeasureDefinition measure = definitions.getMeasure("delivery_partner_share");
        ExactAnswer answer = measures.answer(Question.of("delivery_partner_share")
                .by(Breakdown.of("delivery_partner"))
                .where(Map.of("service.sector", "population"))
                .each(Grain.YEAR));
        assertSame(
                "delivery_partner_share",
                numbers("SELECT y, delivery_partner, n / sum(n) OVER (PARTITION BY y) FROM (SELECT year(d) AS y,"
                        + " delivery_partner, count(*) AS n FROM t WHERE sector = 'population' AND " + DONE
                        + " GROUP BY ALL)"),
                values(answer, measure, "delivery_partner"),
                1e-15);
    }

    /** Random agencies, services and groups, of every measure that can be asked by them. */
    @Test
    void ofOneGroupOfAServiceOfAnAgency() throws SQLException {
        var random = new java.util.Random(SEED);
        System.out.println("groups drawn with seed " + SEED);
        int asked = 0;
        for (String id : new TreeSet<>(TRUTHS.keySet())) {
            MeasureDefinition measure = definitions.getMeasure(id);
            Truth truth = TRUTHS.get(id);
            for (String field : List.of("sex", "age_band", "disability", "delivery_partner")) {
                if (!measure.dimensions().contains(field)) {
                    continue;
                }
                List<String> places = List.copyOf(numbers("SELECT office, service, " + field + ", count(*) FROM "
                                + truth.of() + " WHERE " + field + " IS NOT NULL GROUP BY ALL HAVING count(*) > 4")
                        .keySet());
                String[] place = places.get(random.nextInt(places.size())).split("\\|");
                ExactAnswer answer = measures.answer(
                        Question.of(id).where(Map.of("agency", place[0], "service", place[1], field, place[2])));
                String sql =
                        "SELECT 'all', " + truth.sql() + " FROM " + truth.of() + " WHERE office IN (SELECT code FROM"
                                + " v.agency_closure WHERE ancestor = '" + place[0] + "') AND service = '" + place[1]
                                + "' AND " + field
                                + " = '" + place[2] + "'";
                Map<String, Double> numbers = numbers(sql);
                if (!numbers.isEmpty()) {
                    var all = new TreeMap<String, Double>();
                    values(answer, measure).values().forEach(value -> all.put("all", value));
                    assertSame(id + " of " + String.join(", ", place), numbers, all, truth.relative());
                    asked++;
                }
            }
        }
        assertTrue(asked >= 20, asked + " groups asked");
    }

    /** In weeks without a holiday, of offices of five days. */
    @Test
    void anAnswerIsDueAtTheEndOfTheNthWorkingDay() throws SQLException {
        Map<String, Double> wrong = numbers("SELECT class, count(*) FILTER (WHERE answer_due_by IS DISTINCT FROM"
                + " list_filter(generate_series(CAST(d AS DATE) + 1, CAST(d AS DATE) + 40, INTERVAL 1 DAY),"
                + " lambda day: isodow(day) <= 5)[CASE class WHEN 'information_request' THEN 5 WHEN 'complaint' THEN 14"
                + " END] + INTERVAL 17 HOUR) FROM k WHERE d >= '2024-07-08' AND d < '2024-07-26' AND class <>"
                + " 'oversight_complaint' AND agency NOT IN (SELECT code FROM v.agency_closure WHERE ancestor = 'polri')"
                + " GROUP BY class");
        assertTrue(wrong.containsKey("complaint"), "no complaint was looked at");
        wrong.forEach((category, rows) -> assertEquals(0, rows, category));
    }

    @Test
    void complaintsAnsweredInTimeByClass() throws SQLException {
        MeasureDefinition measure = definitions.getMeasure("complaints_answered_in_time");
        ExactAnswer answer =
                measures.answer(Question.of("complaints_answered_in_time").by(Breakdown.of("class")));
        assertSame(
                "complaints_answered_in_time",
                numbers("SELECT class, avg(CAST(kept AS INTEGER)) FROM k GROUP BY class"),
                values(answer, measure, "class"),
                1e-12);
    }

    @Test
    void complaintsForEveryThousand() throws SQLException {
        MeasureDefinition measure = definitions.getMeasure("complaints_per_thousand");
        ExactAnswer answer = measures.answer(Question.of("complaints_per_thousand")
                .by(Breakdown.of("region", "province"))
                .each(Grain.YEAR));
        assertSame(
                "complaints_per_thousand",
                numbers("SELECT a.y, a.province, 1000 * coalesce(b.n, 0) / a.n FROM (SELECT year(d) AS y, province,"
                        + " count(*) AS n FROM t WHERE " + DONE + " GROUP BY ALL) a LEFT JOIN (SELECT year(d) AS y,"
                        + " province, count(*) AS n FROM k WHERE class NOT IN ('information_request', 'aspiration')"
                        + " GROUP BY ALL) b ON a.y = b.y AND a.province = b.province"),
                values(answer, measure, "region"),
                1e-15);
    }

    @Test
    void applicationsForEveryThousandResidentsAYear() throws SQLException {
        MeasureDefinition measure = definitions.getMeasure("transactions_per_thousand");
        ExactAnswer answer = measures.answer(Question.of("transactions_per_thousand")
                .by(Breakdown.of("region", "province"))
                .where(Map.of("channel.kind", "digital"))
                .each(Grain.QUARTER));
        assertSame(
                "transactions_per_thousand",
                numbers("SELECT year(d) || '-Q' || quarter(d), province, 4 * 1000 * count(*) / any_value(p.population)"
                        + " FROM t JOIN v.population p ON p.region = province WHERE " + DONE
                        + " AND channel_kind = 'digital' AND province NOT IN ('91', '92', '93', '94', '95', '96')"
                        + " GROUP BY ALL"),
                without(values(answer, measure, "region"), Set.of("91", "92", "93", "94", "95", "96")),
                1e-12);
    }

    @Test
    void applicationsOfTwoYearsAreOverTheResidentsTwice() throws SQLException {
        MeasureDefinition measure = definitions.getMeasure("transactions_per_thousand");
        Question question = Question.of("transactions_per_thousand")
                .during(TimeRange.find("2024-01..2025-12").orElseThrow());
        String counted = "SELECT 1000 * count(*) / 2 / (SELECT sum(population) FROM v.population JOIN v.region r"
                + " ON r.code = region WHERE %s) FROM t WHERE " + DONE + " AND year(d) IN (2024, 2025) AND %s";
        assertSame(
                "the country",
                numbers(counted.formatted("r.level = 'nation'", "true")),
                values(measures.answer(question), measure),
                1e-12);
        assertSame(
                "an island group",
                numbers(counted.formatted("r.\"group\" = 'kalimantan'", "island = 'kalimantan'")),
                values(measures.answer(question.where(Map.of("region.group", "kalimantan"))), measure),
                1e-12);
        assertSame(
                "a regency",
                numbers(counted.formatted("r.code = '32.73'", "region = '32.73'")),
                values(measures.answer(question.where(Map.of("region", "32.73"))), measure),
                1e-12);
    }

    /** Provinces that were parted in the middle of a quarter are of another length in it. */
    private static Map<String, Double> without(Map<String, Double> values, Set<String> regions) {
        var others = new TreeMap<>(values);
        others.keySet().removeIf(key -> regions.contains(key.substring(key.indexOf('|') + 1)));
        return others;
    }

    @Test
    void everyPublishedValue() throws SQLException {
        for (MeasureDefinition measure : definitions.measures().values()) {
            if (measure.formula().aggregates().isEmpty()) {
                ExactAnswer answer = measures.answer(Question.of(measure.id())
                        .by(Breakdown.of("region", "province"))
                        .each(Grain.YEAR));
                assertSame(
                        measure.id(),
                        numbers("SELECT year(period), region, value FROM r.fact_region_indicators WHERE indicator = '"
                                + measure.id() + "' AND length(region) = 2 AND region <> 'ID'"),
                        values(answer, measure, "region"),
                        0);
            }
        }
    }

    @Test
    void aShorterTimeIsCutFromALongerOneAsIfItHadBeenAskedAlone() {
        PublishedVersion version = versions.current().orElseThrow();
        for (MeasureDefinition measure : definitions.measures().values()) {
            if (measure.formula() instanceof Formula.Share || measure.finest() != Grain.MONTH) {
                continue;
            }
            for (Map<String, String> where : List.of(Map.<String, String>of(), Map.of("service", "ktp_el"))) {
                if (!measure.dimensions().containsAll(where.keySet())) {
                    continue;
                }
                Question all = Question.of(measure.id()).where(where).each(Grain.QUARTER);
                measures.answer(all);
                for (String time : List.of(
                        "2021-01..2022-12",
                        "2024-04..2024-06",
                        "2019-01..2020-06",
                        "2024-02..2024-07",
                        "1999-01..1999-12")) {
                    Question some = all.during(TimeRange.find(time).orElseThrow());
                    assertEquals(
                            new Measures(definitions, version).answer(some), measures.answer(some), some::canonical);
                }
            }
        }
    }
}
