package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.dashboard.Assessments.Standing;
import org.merata.definition.Definitions;
import org.merata.definition.FrameworkDefinition;
import org.merata.disclosure.Gate;
import org.merata.maturity.Assessment.Value;
import org.merata.maturity.Entity;
import org.merata.maturity.Evidence;
import org.merata.measure.Measures;
import org.merata.model.Period;
import org.merata.warehouse.PublishedVersion;

/** Levels worked out from measures are those of SQL over the records; what was declared and what was measured come together. */
class AssessmentsTest {
    private static final long SEED = 20_231_204;
    private static final String SURVEY_FIELDS =
            "response_id,service,region,agency,channel,submitted_on,u1,u2,u3,u4,u5,u6,u7,u8,u9";
    private static final String ASSESSMENT_FIELDS =
            "framework,agency,region,country,unit,period,part,value,evidence,link,publisher";
    private static final Entity ALPHA = new Entity(Entity.Kind.REGION, "A");

    @TempDir
    Path folder;

    private TestHome layOut(String frameworks) {
        TestHome home = TestHome.in(folder)
                .source("survey", "survey_responses", "", List.of(SURVEY_FIELDS.split(",")))
                .source("declared", "maturity_assessments", "", List.of(ASSESSMENT_FIELDS.split(",")));
        for (String framework : frameworks.split(",")) {
            home.copy("dashboards/frameworks/" + framework + ".yaml", "dashboards/frameworks/" + framework + ".yaml");
        }
        return home;
    }

    /** Fourteen months from January 2023: a whole year and the beginning of another, each place with habits of its own. */
    private static TestHome fill(TestHome home) {
        System.out.println("AssessmentsTest seed " + SEED);
        var random = new Random(SEED);
        var transactions = new ArrayList<String>();
        var answers = new ArrayList<String>(List.of(SURVEY_FIELDS));
        for (String region : List.of("A1", "A2", "B", "C", "D")) {
            // Between a sixth and five sixths: of fewer than ten the gate says nothing.
            double digital = 0.15 + random.nextDouble() * 0.7;
            double late = 0.1 + random.nextDouble() * 0.5;
            int pleased = 1 + random.nextInt(3);
            for (int month = 0; month < 14; month++) {
                LocalDate first = LocalDate.of(2023, 1, 1).plusMonths(month);
                for (int i = 0; i < 24; i++) {
                    String channel = random.nextDouble() < digital ? "online" : "counter";
                    String id = region + "-" + month + "-" + i;
                    String agency = i % 3 == 0 ? "G2" : "G1";
                    LocalDate day = first.plusDays(i);
                    transactions.add(String.join(
                            ",",
                            id,
                            "passport",
                            region,
                            agency,
                            channel,
                            first + " 08:00:00",
                            first.plusDays(random.nextDouble() < late ? 20 : 1) + " 09:00:00",
                            "",
                            i % 11 == 10 ? "rejected" : "completed",
                            "0"));
                    answers.add(id + ",passport," + region + "," + agency + "," + channel + "," + day + ","
                            + String.join(
                                    ",",
                                    IntStream.range(0, 9)
                                            .mapToObj(element ->
                                                    Integer.toString(Math.min(4, pleased + random.nextInt(2))))
                                            .toList()));
                }
            }
        }
        home.transactions("t.csv", transactions.toArray(String[]::new));
        home.write("data/inbox/survey/s.csv", String.join("\n", answers) + "\n");
        return home;
    }

    private static TestHome declare(TestHome home, String... rows) {
        return home.write("data/inbox/declared/d.csv", ASSESSMENT_FIELDS + "\n" + String.join("\n", rows) + "\n");
    }

    private static void open(TestHome home, Consumer<Assessments> look) {
        Definitions definitions = home.definitions();
        try (PublishedVersion version = PublishedVersion.open(
                home.home().publishedVersion(home.home().findCurrentVersion().orElseThrow()))) {
            look.accept(new Assessments(definitions, new Gate(definitions, new Measures(definitions, version))));
        }
    }

    private static FrameworkDefinition framework(TestHome home, String id) {
        return home.definitions().findFramework(id).orElseThrow();
    }

    private static List<String> levels(Assessments assessments, FrameworkDefinition framework) {
        return assessments.standings(framework).stream()
                .flatMap(standing -> Stream.concat(
                        standing.assessment().values().entrySet().stream()
                                .map(entry -> standing.entity().id() + " " + standing.period() + " " + entry.getKey()
                                        + " " + entry.getValue().value().toPlainString()),
                        standing.assessed().published().stream()
                                .map(index -> standing.entity().id() + " " + standing.period() + " index "
                                        + index.toPlainString())))
                .sorted()
                .toList();
    }

    @Test
    void levelsAreThoseOfSqlOverTheRecords() {
        TestHome home = fill(layOut("digital_service_level"));
        home.ingest();
        List<String> bySql = home.records("""
                WITH within(entity, code) AS (VALUES
                        ('region-T', 'A1'), ('region-T', 'A2'), ('region-T', 'B'), ('region-T', 'C'), ('region-T', 'D'),
                        ('region-A', 'A1'), ('region-A', 'A2'), ('region-A1', 'A1'), ('region-A2', 'A2'),
                        ('region-B', 'B'), ('region-C', 'C'), ('region-D', 'D'), ('agency-G1', 'G1'), ('agency-G2', 'G2')),
                settled AS (
                    SELECT entity, avg(CAST(channel = 'online' AS INT)) AS take_up,
                        count(*) FILTER (WHERE status = 'completed' AND within_standard)
                            / count(*) FILTER (WHERE status = 'completed' AND within_standard IS NOT NULL) AS on_time
                    FROM fact_service_transactions t JOIN within ON code IN (CAST(region AS VARCHAR), CAST(agency AS VARCHAR))
                    WHERE year(completed_at + INTERVAL 7 HOUR) = 2023 GROUP BY entity),
                asked AS (
                    SELECT entity, 25 * (avg(u1) + avg(u2) + avg(u3) + avg(u4) + avg(u5) + avg(u6) + avg(u7) + avg(u8) + avg(u9)) / 9 AS ikm
                    FROM fact_survey_responses s JOIN within ON code IN (CAST(region AS VARCHAR), CAST(agency AS VARCHAR))
                    WHERE year(submitted_on) = 2023 GROUP BY entity),
                level AS (
                    SELECT entity,
                        1 + CAST(round(take_up, 3) >= 0.2 AS INT) + CAST(round(take_up, 3) >= 0.4 AS INT)
                          + CAST(round(take_up, 3) >= 0.6 AS INT) + CAST(round(take_up, 3) >= 0.8 AS INT) AS take_up,
                        1 + CAST(round(on_time, 3) >= 0.5 AS INT) + CAST(round(on_time, 3) >= 0.7 AS INT)
                          + CAST(round(on_time, 3) >= 0.8 AS INT) + CAST(round(on_time, 3) >= 0.9 AS INT) AS on_time,
                        1 + CAST(round(ikm, 2) >= 65 AS INT) + CAST(round(ikm, 2) >= 76.61 AS INT)
                          + CAST(round(ikm, 2) >= 88.31 AS INT) + CAST(round(ikm, 2) >= 94.16 AS INT) AS satisfaction
                    FROM settled JOIN asked USING (entity))
                SELECT entity || ' 2023 ' || part || ' ' || shown FROM (
                    SELECT entity, 'take_up' AS part, CAST(take_up AS VARCHAR) AS shown FROM level
                    UNION ALL SELECT entity, 'on_time', CAST(on_time AS VARCHAR) FROM level
                    UNION ALL SELECT entity, 'satisfaction', CAST(satisfaction AS VARCHAR) FROM level
                    UNION ALL SELECT entity, 'index',
                        CAST(CAST(round((take_up + on_time + satisfaction) / 3, 2) AS DECIMAL(9, 2)) AS VARCHAR) FROM level)
                """);
        open(home, assessments -> {
            FrameworkDefinition framework = framework(home, "digital_service_level");
            assertEquals(String.join("\n", new TreeSet<>(bySql)), String.join("\n", levels(assessments, framework)));
            assertEquals(List.of(Period.get("2023")), assessments.periods(framework), "2024 has two months of twelve");
            Standing alpha = assessments.standings(framework, ALPHA).get(0);
            assertEquals(
                    Evidence.MEASURED,
                    alpha.assessment().values().get("take_up").evidence());
            assertFalse(alpha.assessment().synthetic());
            assertEquals(
                    "digital_take_up",
                    assessments
                            .measurements(framework, ALPHA, Period.get("2023"))
                            .get("take_up")
                            .measure());
        });
    }

    private static Value value(Standing standing, String indicator) {
        return standing.assessment().values().get(indicator);
    }

    @Test
    void declaredAndMeasuredComeTogetherByTheStrongestEvidence() {
        TestHome home = fill(layOut("digital_service_level"));
        declare(
                home,
                "digital_service_level,,A,,,2023,take_up,5,self_assessed,,Office",
                "digital_service_level,,A,,,2024,take_up,5,self_assessed,https://example.org/a,Office",
                "digital_service_level,,B,,,2022,index,4.5,verified,,Office");
        home.source("made_up", "maturity_assessments", "synthetic: true", List.of(ASSESSMENT_FIELDS.split(",")));
        home.write(
                "data/inbox/made_up/m.csv",
                ASSESSMENT_FIELDS + "\n"
                        + "digital_service_level,,D,,,2023,take_up,5,verified,,Demonstration\n"
                        + "digital_service_level,,,,Unit X,2023,take_up,5,verified,,Demonstration\n");
        home.ingest();
        open(home, assessments -> {
            FrameworkDefinition framework = framework(home, "digital_service_level");
            List<Standing> alpha = assessments.standings(framework, ALPHA);
            assertEquals(2, alpha.size());
            Value measured = value(alpha.get(0), "take_up");
            assertEquals(Evidence.MEASURED, measured.evidence());
            assertEquals(
                    "5",
                    measured.selfAssessed().orElseThrow().stripTrailingZeros().toPlainString());
            assertTrue(measured.value().compareTo(new BigDecimal(5)) < 0, "paper said more than the records");
            assertEquals(Evidence.SELF_ASSESSED, value(alpha.get(1), "take_up").evidence());
            assertTrue(alpha.get(1).assessed().index().isEmpty(), "one of three gives no index");
            assertEquals(
                    List.of(alpha.get(1)),
                    assessments.latest(framework).stream()
                            .filter(standing -> standing.entity().equals(ALPHA))
                            .toList());
            Standing printed =
                    assessments.ofPeriod(framework, Period.get("2022")).get(0);
            assertTrue(printed.assessed().index().isEmpty(), "what is only printed is not worked out");
            assertEquals("4.5", printed.assessment().printed().get("index").toPlainString());
            Standing delta = assessments
                    .standings(framework, new Entity(Entity.Kind.REGION, "D"))
                    .get(0);
            assertFalse(delta.assessment().synthetic(), "nothing made up stands in a real assessment");
            assertEquals(Evidence.MEASURED, value(delta, "take_up").evidence());
            assertTrue(assessments
                    .standings(framework, new Entity(Entity.Kind.UNIT, "Unit X"))
                    .get(0)
                    .assessment()
                    .synthetic());
        });
    }

    @Test
    void whatTheGateWithholdsHasNoValue() {
        TestHome home = fill(layOut("digital_service_level"));
        // Three digital cases of forty, where fewer than ten are not told.
        home.transactions(
                "e.csv",
                IntStream.range(0, 40)
                        .mapToObj(i -> "E" + i + ",passport,E,G1," + (i < 3 ? "online" : "counter")
                                + ",2023-03-01 08:00:00,2023-03-02 09:00:00,,completed,0")
                        .toArray(String[]::new));
        home.ingest();
        open(home, assessments -> {
            FrameworkDefinition framework = framework(home, "digital_service_level");
            assertTrue(assessments.standings(framework, new Entity(Entity.Kind.REGION, "E")).stream()
                    .noneMatch(standing -> standing.assessment().values().containsKey("take_up")));
            assertTrue(
                    levels(assessments, framework).stream().anyMatch(line -> line.startsWith("region-T 2023 take_up")));
        });
    }

    /** By hand: 0.2161 x 50 + 0.2646 x 40 + 0.2682 x 30 + 0.2511 x 20 = 34.457, and 43.36 for one with all parts 43.36. */
    @Test
    void anEditionTakesThePublishedValuesOfItsYears() {
        TestHome home = layOut("imdi_2022,imdi_2024")
                .source(
                        "published",
                        "region_indicators",
                        "",
                        List.of("region", "indicator", "period", "value", "publisher"))
                .write("data/inbox/published/i.csv", """
                        region,indicator,period,value,publisher
                        A,imdi_infrastructure,2022,50,P
                        A,imdi_skills,2022,40,P
                        A,imdi_empowerment,2022,30,P
                        A,imdi_employment,2022,20,P
                        A,imdi_infrastructure,2023,99,P
                        B,imdi_infrastructure,2024,43.36,P
                        B,imdi_skills,2024,43.36,P
                        B,imdi_empowerment,2024,43.36,P
                        B,imdi_employment,2024,43.36,P
                        C,imdi_skills,2024,43.36,P
                        """);
        home.ingest();
        open(home, assessments -> {
            assertEquals(
                    List.of(
                            "region-A 2022 imdi_empowerment 30.0",
                            "region-A 2022 imdi_infrastructure 50.0",
                            "region-A 2022 imdi_jobs 20.0",
                            "region-A 2022 imdi_skills 40.0",
                            "region-A 2022 index 34.46"),
                    levels(assessments, framework(home, "imdi_2022")));
            FrameworkDefinition later = framework(home, "imdi_2024");
            assertTrue(levels(assessments, later).contains("region-B 2024 index 43.36"));
            assertEquals(
                    List.of("region-C 2024 imdi_skills 43.36"),
                    levels(assessments, later).stream()
                            .filter(line -> line.startsWith("region-C"))
                            .toList());
            assertEquals(
                    List.of("Kementerian Komunikasi dan Digital (Komdigi)"),
                    List.copyOf(assessments.listOf(later).get(0).publishers()));
        });
    }
}
