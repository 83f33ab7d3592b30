package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.dashboard.MadeUpAnswers.TAKE_UP;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.VerdictGrid.Entry;
import org.merata.dashboard.VerdictGrid.Line;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/** What to fix first, of services written by hand, word for word. */
class FixFirstTest {
    private static final List<Period> MONTHS = MadeUpAnswers.months(24);
    private static final double TARGET = 0.55;

    private static double[] level(double usual, double... last) {
        double[] shares = new double[24];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = usual + (i % 2 == 0 ? -0.005 : 0.005);
        }
        System.arraycopy(last, 0, shares, shares.length - last.length, last.length);
        return shares;
    }

    private static Answer answer(Map<String, double[]> services) {
        var figures = new ArrayList<Figure>();
        services.forEach((code, shares) -> {
            for (int i = 0; i < shares.length; i++) {
                figures.add(
                        MadeUpAnswers.share(Optional.of(MONTHS.get(i)), Map.of("service", code), shares[i], 10_000));
            }
        });
        Question question = Question.of("digital_take_up")
                .by(Breakdown.of("service"))
                .during(new TimeRange(MONTHS.get(0), MONTHS.get(23)))
                .each(Grain.MONTH);
        return MadeUpAnswers.answer(question, figures, true);
    }

    /** Lines as the grid makes them, each judged against one target. */
    private static VerdictGrid grid(Map<String, double[]> services, Map<String, Long> cases) {
        Answer answer = answer(services);
        Wording words = MadeUpAnswers.words(Language.EN);
        List<Line> lines = services.keySet().stream()
                .map(code -> {
                    Timeline line = Timeline.of(words, TAKE_UP, answer, MONTHS, "service", List.of(code))
                            .get(0);
                    Reading reading = Reading.of(line, OptionalDouble.of(TARGET), Set.of());
                    OptionalLong known =
                            cases.containsKey(code) ? OptionalLong.of(cases.get(code)) : OptionalLong.empty();
                    return new Line(code, code, known, List.of(new Entry(code, code, known, TAKE_UP, reading)));
                })
                .toList();
        return new VerdictGrid(
                "service", new TimeRange(MONTHS.get(0), MONTHS.get(23)), List.of(TAKE_UP), lines, List.of(answer));
    }

    private static VerdictGrid five() {
        var services = new TreeMap<String, double[]>();
        services.put("calm", level(0.70));
        services.put("falling", level(0.40, 0.30));
        services.put("large", level(0.40));
        services.put("small", level(0.40));
        services.put("worse", level(0.70, 0.60));
        return grid(services, Map.of("calm", 900L, "falling", 10L, "large", 5_000L, "small", 20L));
    }

    @Test
    void theOrderIsOfVerdictsFirstAndThenOfTheCasesConcerned() {
        assertEquals(
                List.of("falling", "large", "small", "worse"),
                five().listToFix().stream().map(Entry::code).toList());
        assertEquals(
                List.of("calm"), five().listToLeave().stream().map(Entry::code).toList());
        assertEquals(5, five().countJudged());
    }

    @Test
    void theFirstThreeAreNamedWithWhatTheirChartsSay() {
        Panel english = new FixFirstPanels(MadeUpAnswers.furniture(Language.EN))
                .toFix(five())
                .orElseThrow();
        Panel indonesian = new FixFirstPanels(MadeUpAnswers.furniture(Language.ID))
                .toFix(five())
                .orElseThrow();

        assertEquals("First to fix: falling (digital take-up)", english.title());
        assertEquals(
                "Indonesia, January 2024 \u2013 December 2025: 4 of 5 results judged call for work. "
                        + "First come falling (digital take-up), large (digital take-up) and small (digital take-up).",
                english.summary());
        assertEquals(
                "Indonesia, Januari 2024 \u2013 Desember 2025: 4 dari 5 hasil yang dinilai perlu dibenahi. Yang pertama: "
                        + "falling (tingkat pemanfaatan layanan digital), large (tingkat pemanfaatan layanan digital), dan "
                        + "small (tingkat pemanfaatan layanan digital).",
                indonesian.summary());
        assertEquals(
                List.of("1. falling", "2. large", "3. small"),
                english.table().rows().stream()
                        .map(row -> row.cells().get(0).text())
                        .toList());
        assertTrue(
                english.table().rows().get(0).cells().get(4).text().startsWith("It lies below ordinary variation ("),
                english.table().rows().get(0).cells().get(4).text());
        assertEquals("5,000", english.table().rows().get(1).cells().get(3).text());
        assertTrue(english.note().orElseThrow().startsWith("Order: what gets worse and will miss its target"));
    }

    @Test
    void whatMeetsItsTargetIsLeftAlone() {
        Panel english = new FixFirstPanels(MadeUpAnswers.furniture(Language.EN))
                .toLeave(five())
                .orElseThrow();

        assertEquals("1 result meets its target and is best left alone", english.title());
        assertEquals(
                "Indonesia, January 2024 \u2013 December 2025: 1 of 5 results judged will meet the target as things are "
                        + "and does not get worse. Most applications concern calm (digital take-up).",
                english.summary());
    }

    @Test
    void whereNothingCanBeJudgedNothingIsSaid() {
        VerdictGrid none = grid(Map.of(), Map.of());
        var panels = new FixFirstPanels(MadeUpAnswers.furniture(Language.EN));

        assertEquals(Optional.empty(), panels.toFix(none));
        assertEquals(Optional.empty(), panels.toLeave(none));
    }
}
