package org.merata.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.CellKey;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.ExactAnswer;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.MadeUpStore;
import org.merata.measure.Measures;
import org.merata.measure.Parts;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.Tally;
import org.merata.model.Grain;
import org.merata.model.Status;
import org.merata.warehouse.PublishedVersion;

/** An agency sees exact figures of its own units and everything else as everyone; a researcher sees no noise, but no small count either. */
class AccessTest {
    private static final long SEED = 20261130;
    private static final Access.Agency AGENCY = new Access.Agency("gov_1");
    private static final Access.Researcher RESEARCHER = new Access.Researcher("Study 1");
    private static final Set<String> OWN = Set.of("gov_1", "off_1a", "off_1b");
    private static final List<String> MEASURES = List.of("completed_transactions", "digital_take_up");

    @TempDir
    Path directory;

    private MadeUpStore store;
    private PublishedVersion version;
    private Definitions definitions;
    private Measures measures;
    private Gate everyones;
    private final List<Question> written = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        System.out.println("made-up records with seed " + SEED);
        definitions = MadeUpCountry.definitions(Map.of(), Map.of("service_transactions", CellKey.USUAL));
        store = MadeUpStore.seeded(directory, definitions, SEED, 3_000);
        version = PublishedVersion.open(store.publish("v1"));
        measures = new Measures(definitions, version);
        everyones = new Gate(definitions, measures);
    }

    @AfterEach
    void close() throws SQLException {
        version.close();
        store.close();
    }

    private List<Question> questions() {
        var questions = new ArrayList<Question>();
        Question all = Question.of(MEASURES.toArray(String[]::new));
        Breakdown agency = Breakdown.of("agency");
        for (Question one : List.of(
                all,
                all.by(agency),
                all.by(agency, Breakdown.of("channel")),
                all.by(agency, Breakdown.of("region", "province")),
                all.by(Breakdown.of("channel")),
                all.by(Breakdown.of("region", "regency"), Breakdown.of("service")))) {
            questions.add(one);
            questions.add(one.each(Grain.MONTH));
            for (String code : List.of("gov_1", "gov_2", "off_1a", "off_2a")) {
                questions.add(one.where(Map.of("agency", code)).each(Grain.QUARTER));
            }
        }
        return questions;
    }

    private static boolean isOwn(Question question, Figure figure) {
        String agency = figure.codes().getOrDefault("agency", question.where().get("agency"));
        return agency != null && OWN.contains(agency);
    }

    @Test
    void anAgencySeesItsOwnExactlyAndTheRestAsEveryone() {
        Gate own = everyones.opened(AGENCY, question -> {});
        int exact = 0;
        int otherwise = 0;
        int opened = 0;
        for (Question question : questions()) {
            List<Figure> theirs = own.answer(question).figures();
            List<Figure> open = everyones.answer(question).figures();
            assertEquals(open.size(), theirs.size(), question.canonical());
            List<ExactAnswer.Observation> cells = measures.answer(question).observations();
            for (int i = 0; i < theirs.size(); i++) {
                Figure figure = theirs.get(i);
                if (!isOwn(question, figure)) {
                    assertEquals(open.get(i), figure, question.canonical());
                    otherwise++;
                } else if (figure.measure().equals("completed_transactions")) {
                    assertEquals(count(cells.get(i)), figure.value().orElse(0), question.canonical());
                    assertNotEquals(Status.SUPPRESSED, figure.status(), question.canonical());
                    exact++;
                    opened += open.get(i).equals(figure) ? 0 : 1;
                }
            }
        }
        assertTrue(exact > 1_000 && otherwise > 3_000 && opened > 500, exact + ", " + otherwise + ", " + opened);
    }

    private static double count(ExactAnswer.Observation cell) {
        return cell.parts() instanceof Parts.Sums sums
                ? sums.numerator().stream().mapToDouble(Tally::value).sum()
                : 0;
    }

    @Test
    void aResearcherSeesNoNoiseAndNoSmallCountAndEveryQuestionIsWrittenDown() {
        Gate gate = everyones.opened(RESEARCHER, written::add);
        int held = 0;
        int shown = 0;
        for (Question question : questions()) {
            Answer answer = gate.answer(question);
            assertEquals(Optional.empty(), answer.origin().noise());
            assertTrue(answer.origin().minimumFrequency() >= 10);
            List<ExactAnswer.Observation> cells = measures.answer(question).observations();
            for (int i = 0; i < cells.size(); i++) {
                Figure figure = answer.figures().get(i);
                if (!figure.measure().equals("completed_transactions")) {
                    continue;
                }
                double count = count(cells.get(i));
                if (figure.value().isPresent()) {
                    assertEquals(count, figure.value().getAsDouble(), question.canonical());
                    assertTrue(count == 0 || count >= 10, question.canonical());
                    shown++;
                } else {
                    held++;
                }
            }
        }
        assertTrue(held > 500 && shown > 500, held + ", " + shown);
        gate.answer(questions().get(0));
        assertEquals(questions().size() + 1, written.size(), "a question asked again is written down again");
    }

    @Test
    void aQuestionThatCannotBeWrittenDownIsNotAnswered() {
        Gate gate = everyones.opened(RESEARCHER, question -> {
            throw new IllegalStateException("the disk is full");
        });
        assertThrows(IllegalStateException.class, () -> gate.answer(questions().get(0)));
    }

    @Test
    void warmMemoriesAreNotShared() {
        Question question =
                Question.of("completed_transactions").by(Breakdown.of("agency")).each(Grain.MONTH);
        Gate one = everyones.opened(AGENCY, asked -> {});
        Gate other = everyones.opened(new Access.Agency("gov_2"), asked -> {});
        List<Figure> first = one.answer(question).figures();
        List<Figure> second = other.answer(question).figures();
        List<Figure> open = everyones.answer(question).figures();
        assertNotEquals(first, second);
        assertNotEquals(first, open);
        assertNotEquals(second, open);
        assertEquals(open, new Gate(definitions, measures).answer(question).figures(), "as if nobody had asked before");
        assertEquals(
                open,
                everyones
                        .opened(new Access.Agency("nobody"), asked -> {})
                        .answer(question)
                        .figures(),
                "an agency that is no more sees what everyone sees");
    }

    @Test
    void aShareInAllAgenciesTellsOfTheOthers() {
        var own = OwnUnits.of(AGENCY, measures.reference());
        Question question = Question.of("any").where(Map.of("agency", "gov_1"));
        assertTrue(own.hold(new Formula.Share(List.of(), "channel"), question, Map.of()));
        assertFalse(own.hold(new Formula.Share(List.of(), "agency"), question, Map.of()));
        assertFalse(own.hold(new Formula.Share(List.of(), "agency.kind"), question, Map.of()));
    }
}
