package org.merata.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Measures;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Status;
import org.merata.warehouse.PublishedVersion;

/** Groups of people by the fields of a file, from the file to the door: what may be known of them and what may not. */
class GroupsGateTest {
    private static final List<String> AGES =
            List.of("under_18", "18_24", "25_34", "35_44", "45_54", "55_64", "65_and_over");

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();

    private interface Look {
        void at(Gate gate) throws Exception;
    }

    private void people(int n, String sex, String age, String service, boolean rightAtOnce) {
        for (int i = 0; i < n; i++) {
            rows.add("T" + rows.size() + "," + service
                    + ",A1,G1,counter,2024-01-08 09:00,2024-01-09 09:00,completed," + (rightAtOnce ? 0 : 1) + "," + sex
                    + "," + age);
        }
    }

    private void look(String volumes, Look look) throws Exception {
        TestHome home = TestHome.in(folder)
                .source(
                        "people",
                        "service_transactions",
                        "",
                        List.of(
                                "transaction_id",
                                "service",
                                "region",
                                "agency",
                                "channel",
                                "submitted_at",
                                "completed_at",
                                "status",
                                "returned_times",
                                "sex",
                                "age_band"))
                .write(
                        "data/inbox/people/2024.csv",
                        "transaction_id,service,region,agency,channel,submitted_at,completed_at,status,returned_times,sex,age_band\n"
                                + String.join("\n", rows) + "\n");
        if (!volumes.isEmpty()) {
            home.write(
                    "data/inbox/volumes/2024.csv",
                    "service,region,agency,channel,period,applications,within_standard,with_standard\n" + volumes
                            + "\n");
        }
        assertEquals(0, home.ingest().quarantined(), "every row is fine");
        try (PublishedVersion version = PublishedVersion.open(
                home.home().publishedVersion(home.home().findCurrentVersion().orElseThrow()))) {
            look.at(new Gate(home.definitions(), new Measures(home.definitions(), version)));
        }
    }

    private static Map<String, Figure> by(String dimension, Answer answer) {
        var figures = new TreeMap<String, Figure>();
        answer.figures().forEach(figure -> figures.put(figure.codes().get(dimension), figure));
        return figures;
    }

    private static Figure only(Answer answer) {
        assertEquals(1, answer.figures().size());
        return answer.figures().get(0);
    }

    @Test
    void aGroupOfNineAndItsComplementDoNotLeave() throws Exception {
        people(9, "male", "", "passport", true);
        people(100, "female", "", "passport", true);
        look("", gate -> {
            Question all = Question.of("completed_transactions").where(Map.of("service", "passport"));
            assertEquals(
                    OptionalDouble.of(109),
                    only(gate.answer(all)).value(),
                    "all people are known, so each complement is");
            by("sex", gate.answer(all.by(Breakdown.of("sex"))))
                    .forEach((sex, figure) -> assertEquals(Status.SUPPRESSED, figure.status(), sex));
            for (String sex : List.of("male", "female")) {
                Question one = Question.of("completed_transactions").where(Map.of("service", "passport", "sex", sex));
                assertEquals(Status.SUPPRESSED, only(gate.answer(one)).status(), "only " + sex);
            }
        });
    }

    @Test
    void groupsOfTenLeave() throws Exception {
        people(10, "male", "", "passport", true);
        people(100, "female", "", "passport", true);
        look("", gate -> {
            var bySex =
                    by("sex", gate.answer(Question.of("completed_transactions").by(Breakdown.of("sex"))));
            assertEquals(OptionalDouble.of(10), bySex.get("male").value());
            assertEquals(OptionalDouble.of(100), bySex.get("female").value());
            assertEquals(
                    OptionalDouble.of(10),
                    only(gate.answer(Question.of("completed_transactions").where(Map.of("sex", "male"))))
                            .value());
        });
    }

    /** A share is told with its people: nine who were sent back are as few as nine people. */
    @Test
    void aGroupWhoseShareTellsOfFewDoesNotLeave() throws Exception {
        people(100, "male", "", "passport", true);
        people(9, "male", "", "passport", false);
        people(80, "female", "", "passport", true);
        people(40, "female", "", "passport", false);
        look(
                "",
                gate -> by("sex", gate.answer(Question.of("first_time_right").by(Breakdown.of("sex"))))
                        .forEach((sex, figure) -> assertEquals(Status.SUPPRESSED, figure.status(), sex)));
    }

    /** Publishers of counts tell nothing of people: theirs are not stated, so that groups still add up to all. */
    @Test
    void countsOfAPublisherAreOfPeopleNotStated() throws Exception {
        people(30, "male", "", "passport", true);
        people(60, "female", "", "passport", true);
        people(20, "", "", "passport", true);
        look("licence,B,G2,online,2024-01,500,400,450", gate -> {
            var bySex =
                    by("sex", gate.answer(Question.of("completed_transactions").by(Breakdown.of("sex"))));
            assertEquals(OptionalDouble.of(30), bySex.get("male").value());
            assertEquals(OptionalDouble.of(60), bySex.get("female").value());
            assertEquals(OptionalDouble.of(520), bySex.get("not_stated").value());
            assertEquals(
                    OptionalDouble.of(610),
                    only(gate.answer(Question.of("completed_transactions"))).value());
            assertEquals(
                    OptionalDouble.of(60),
                    only(gate.answer(Question.of("completed_transactions").where(Map.of("sex", "female"))))
                            .value());
            assertEquals(
                    OptionalDouble.of(0),
                    only(gate.answer(Question.of("digital_take_up").where(Map.of("sex", "female"))))
                            .value());
        });
    }

    /** Whatever numbers of people there are: no question tells a number under ten, and none is left over when the others are taken off. */
    @Test
    void nothingUnderTenCanBeFoundBySubtraction() throws Exception {
        long seed = 20_241_129;
        System.out.println("groups of random sizes with seed " + seed);
        var random = new Random(seed);
        for (String service : List.of("passport", "licence", "permit")) {
            for (String age : AGES) {
                people(random.nextInt(4) == 0 ? random.nextInt(10) : 10 + random.nextInt(60), "", age, service, true);
            }
        }
        look("", gate -> {
            int held = 0;
            for (String service : List.of("passport", "licence", "permit")) {
                Question all = Question.of("completed_transactions").where(Map.of("service", service));
                double total = only(gate.answer(all)).value().orElseThrow();
                Map<String, Figure> byAge = by("age_band", gate.answer(all.by(Breakdown.of("age_band"))));
                double shown = byAge.values().stream()
                        .mapToDouble(figure -> figure.value().orElse(0))
                        .sum();
                byAge.values()
                        .forEach(figure -> figure.value()
                                .ifPresent(value -> assertTrue(value == 0 || value >= 10, service + " " + value)));
                assertFalse(total - shown > 0 && total - shown < 10, service + ": left over " + (total - shown));
                for (String age : AGES) {
                    Figure alone = only(gate.answer(
                            Question.of("completed_transactions").where(Map.of("service", service, "age_band", age))));
                    OptionalDouble beside =
                            byAge.containsKey(age) ? byAge.get(age).value() : OptionalDouble.of(0);
                    assertEquals(beside, alone.value(), service + ", " + age + " alone and beside the others");
                    held += alone.value().isEmpty() ? 1 : 0;
                }
            }
            assertTrue(held > 2, "the seed makes groups to hold back: " + held);
        });
    }
}
