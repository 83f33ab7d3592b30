package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.dashboard.MadeUpAnswers.TAKE_UP;
import static org.merata.dashboard.MadeUpAnswers.YEAR;
import static org.merata.dashboard.MadeUpAnswers.missing;
import static org.merata.dashboard.MadeUpAnswers.share;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Status;

/** What panels say of answers written by hand, word for word in both languages. */
class SentencesTest {
    private static Panel headline(Language language, Answer answer, OptionalDouble target) {
        int count = answer.figures().size();
        List<Period> periods = MadeUpAnswers.months(count);
        var line = Timeline.of(TAKE_UP, answer, periods);
        var subject = new Subject(
                "p",
                TAKE_UP,
                Optional.empty(),
                Optional.empty(),
                List.of(answer),
                answer.question().time());
        return new HeadlinePanel(MadeUpAnswers.furniture(language))
                .of(
                        subject,
                        Reading.of(line, target, Set.of()),
                        target.isPresent() ? Optional.of(Collections.nCopies(count, target)) : Optional.empty(),
                        false,
                        List.of(),
                        true);
    }

    /** Twice as much each December: no signal once the season is known, and the limits of December stand beside the figure as counted. */
    @Test
    void aDecemberThatIsAlwaysHighIsNoSignalOnceItsSeasonIsKnown() {
        double[] shares = new double[60];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (i % 12 == 11 ? 0.40 : 0.20) + (i % 2 == 0 ? 0.002 : -0.002) + (i % 5) * 0.001;
        }
        Answer answer = MadeUpAnswers.line(shares);
        Timeline line = Timeline.of(TAKE_UP, answer, MadeUpAnswers.months(60));
        Reading plain = Reading.of(line, OptionalDouble.empty(), Set.of());
        Reading adjusted = Reading.of(line, OptionalDouble.empty(), Set.of(), Reading.season(line));

        assertTrue(plain.signal().isPresent());
        assertTrue(adjusted.signal().isEmpty());
        assertEquals(List.of("laney", "season"), List.of(adjusted.methods()));
        double december = adjusted.limits().orElseThrow().centre();
        assertEquals(0.40, december, 0.01);
        String said = String.join(" ", new VerdictSentences(MadeUpAnswers.words(Language.EN), adjusted).sentences());
        assertTrue(
                said.matches("No signal: it lies within ordinary variation [(].*%[)][.] The limits follow the season: "
                        + "this month of the year usually lies 8.[.].% above the average month[.]"),
                said);
        String indonesian =
                String.join(" ", new VerdictSentences(MadeUpAnswers.words(Language.ID), adjusted).sentences());
        assertTrue(indonesian.contains("Batasnya mengikuti musim: bulan ini setiap tahun biasanya 8"), indonesian);
    }

    private static double[] level(int count, double... last) {
        double[] shares = IntStream.range(0, count)
                .mapToDouble(i -> i % 2 == 0 ? 0.60 : 0.61)
                .toArray();
        System.arraycopy(last, 0, shares, count - last.length, last.length);
        return shares;
    }

    @Test
    void aRiseBeyondOrdinaryVariationIsSaidToBeOne() {
        Answer answer = MadeUpAnswers.line(level(24, 0.70));
        Panel english = headline(Language.EN, answer, OptionalDouble.of(0.75));
        Panel indonesian = headline(Language.ID, answer, OptionalDouble.of(0.75));

        assertEquals("Digital take-up rose to 70.0% in December 2025", english.title());
        assertEquals(
                "Digital take-up, Indonesia, December 2025: 70.0% (n = 10,000; 95% interval 69.1–70.9%). "
                        + "That is 9.0 percentage points more than in December 2024 (61.0%). "
                        + "It lies above ordinary variation (58.2–63.5%). "
                        + "As things are it will miss the target of 75.0%.",
                english.summary());
        assertEquals("Tingkat pemanfaatan layanan digital naik menjadi 70,0% pada Desember 2025", indonesian.title());
        assertEquals(
                "Tingkat pemanfaatan layanan digital, Indonesia, Desember 2025: 70,0% (n = 10.000; "
                        + "selang kepercayaan 95% 69,1–70,9%). "
                        + "Naik 9,0 poin persen dari Desember 2024 (61,0%). "
                        + "Berada di atas variasi biasa (58,2–63,5%). "
                        + "Dengan keadaan sekarang target 75,0% konsisten tidak tercapai.",
                indonesian.summary());
        assertEquals(
                Panel.Tone.BETTER,
                english.headline().orElseThrow().variation().orElseThrow().tone());
        assertEquals(
                "DATA SINTETIS / SYNTHETIC DATA",
                english.chart().orElseThrow().watermark().orElseThrow());
    }

    @Test
    void ordinaryVariationIsNotCalledAChange() {
        Panel panel = headline(Language.EN, MadeUpAnswers.line(level(24)), OptionalDouble.of(0.605));

        assertEquals("Digital take-up stood at 61.0% in December 2025, with no signal of change", panel.title());
        assertTrue(panel.summary().contains("No signal: it lies within ordinary variation"), panel.summary());
        assertTrue(panel.summary().endsWith("chance decides whether it is met."), panel.summary());
    }

    @Test
    void monthsAboveAverageAreNoRise() {
        double[] shares = level(24, 0.63, 0.63, 0.63, 0.63, 0.63, 0.63, 0.63, 0.63);
        shares[11] = 0.631;
        Panel panel = headline(Language.EN, MadeUpAnswers.line(shares), OptionalDouble.empty());

        assertEquals("Digital take-up stood at 63.0% in December 2025, above its usual level", panel.title());
        assertTrue(
                panel.summary().contains("The difference from December 2024 (63.1%) may be chance."), panel.summary());
    }

    private static void assertAssurance(String chip, String sentence, Panel panel) {
        assertEquals(
                chip, panel.headline().orElseThrow().assurance().orElseThrow().word());
        assertTrue(panel.summary().endsWith(sentence), panel.summary());
    }

    @Test
    void aTargetUsuallyMissedButReachedOfLateIsHitOrMissInChipAndSentence() {
        Answer reached = MadeUpAnswers.line(level(24, 0.70));
        Answer reachedBefore = MadeUpAnswers.line(level(24, 0.70, 0.62, 0.61));

        assertAssurance(
                "hit or miss",
                "Its usual level misses the target of 65.0%; the latest figure reaches it.",
                headline(Language.EN, reached, OptionalDouble.of(0.65)));
        assertAssurance(
                "belum konsisten",
                "Tingkat biasanya belum mencapai target 65,0%, tetapi angka terakhir mencapainya.",
                headline(Language.ID, reached, OptionalDouble.of(0.65)));
        assertAssurance(
                "hit or miss",
                "Its usual level misses the target of 65.0%; it was reached of late, but not by the latest figure.",
                headline(Language.EN, reachedBefore, OptionalDouble.of(0.65)));
        assertAssurance(
                "belum konsisten",
                "belakangan ini sempat tercapai, tetapi tidak pada angka terakhir.",
                headline(Language.ID, reachedBefore, OptionalDouble.of(0.65)));
    }

    @Test
    void aTargetUsuallyMetButMissedOfLateIsHitOrMissInChipAndSentence() {
        Answer missed = MadeUpAnswers.line(level(24, 0.50));
        Answer missedBefore = MadeUpAnswers.line(level(24, 0.50, 0.60, 0.61));

        assertAssurance(
                "hit or miss",
                "Its usual level meets the target of 56.0%; the latest figure misses it.",
                headline(Language.EN, missed, OptionalDouble.of(0.56)));
        assertAssurance(
                "belum konsisten",
                "Tingkat biasanya mencapai target 56,0%, tetapi angka terakhir tidak mencapainya.",
                headline(Language.ID, missed, OptionalDouble.of(0.56)));
        assertAssurance(
                "hit or miss",
                "Its usual level meets the target of 56.0%; it was missed of late, but not by the latest figure.",
                headline(Language.EN, missedBefore, OptionalDouble.of(0.56)));
        assertAssurance(
                "belum konsisten",
                "belakangan ini sempat tidak tercapai, tetapi angka terakhir mencapainya.",
                headline(Language.ID, missedBefore, OptionalDouble.of(0.56)));
    }

    @Test
    void fewerThanTwelvePointsGiveNoVerdict() {
        Panel panel = headline(Language.EN, MadeUpAnswers.line(level(11, 0.90)), OptionalDouble.empty());

        assertEquals("Digital take-up stood at 90.0% in December 2025", panel.title());
        assertTrue(panel.summary().endsWith("There are fewer than 12 points: too few for a verdict."), panel.summary());
    }

    @Test
    void theMissingAreNamedWithTheirStatus() {
        Panel panel = headline(Language.EN, MadeUpAnswers.line(level(14, Double.NaN, 0.60)), OptionalDouble.empty());

        assertTrue(panel.summary().endsWith("No figure for November 2025 (late)."), panel.summary());
        assertEquals(List.of("Late: it is promised and overdue."), panel.statuses());
    }

    @Test
    void noVerdictStandsOnFewerCasesThanTheMeasureAsksFor() {
        Answer line = MadeUpAnswers.line(level(24));
        var figures = new java.util.ArrayList<>(line.figures());
        figures.set(23, share(Optional.of(Period.get("2025-12")), Map.of(), 0.95, 12));
        Panel panel =
                headline(Language.EN, MadeUpAnswers.answer(line.question(), figures, true), OptionalDouble.of(0.7));

        assertEquals("Digital take-up stood at 95.0% in December 2025", panel.title());
        assertTrue(panel.headline().orElseThrow().variation().isEmpty());
        assertTrue(panel.headline().orElseThrow().assurance().isEmpty());
        assertTrue(panel.summary().contains("fewer than 30 cases: no verdict"), panel.summary());
    }

    private static Panel ranked(Language language, Figure... figures) {
        Question question = Question.of("digital_take_up")
                .by(Breakdown.of("region", "province"))
                .during(YEAR);
        Answer answer = MadeUpAnswers.answer(question, Arrays.asList(figures), true);
        var subject = new Subject("r", TAKE_UP, Optional.empty(), Optional.empty(), List.of(answer), Optional.of(YEAR));
        Compared compared = Compared.of(
                MadeUpAnswers.words(language),
                TAKE_UP,
                answer,
                "region",
                Optional.of("province"),
                List.of("11", "12", "13", "14"));
        return new RankedPanel(MadeUpAnswers.furniture(language))
                .of(
                        subject,
                        compared,
                        Optional.of(share(Optional.empty(), Map.of(), 0.60, 100_000)),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        0);
    }

    private static Figure region(String code, double share, long n) {
        return share(Optional.empty(), Map.of("region", code), share, n);
    }

    @Test
    void regionsAreAboveBelowOrNotToldApartAndTheMissingAreNamed() {
        Figure[] figures = {
            region("11", 0.80, 10_000),
            region("12", 0.40, 10_000),
            region("13", 0.605, 500),
            missing(Optional.empty(), Map.of("region", "14"), Status.SUPPRESSED)
        };
        Panel english = ranked(Language.EN, figures);
        Panel indonesian = ranked(Language.ID, figures);

        assertEquals("Of the province, 1 lies above Indonesia, 1 below; 1 cannot be told apart", english.title());
        assertEquals(
                "Digital take-up, Indonesia, January–December 2025: highest in North (80.0%; 95% interval 79.2–80.8%), "
                        + "lowest in South (40.0%; 95% interval 39.0–41.0%). "
                        + "Indonesia as a whole: 60.0%; 95% interval 59.7–60.3%. "
                        + "Of 3 province with figures, 1 lies above that, 1 below, and 1 cannot be told apart from it. "
                        + "No figure for West (suppressed).",
                english.summary());
        assertEquals("1 province di atas Indonesia, 1 di bawah, 1 tidak dapat dibedakan", indonesian.title());
        assertEquals(
                "Tingkat pemanfaatan layanan digital, Indonesia, Januari–Desember 2025: "
                        + "tertinggi Utara (80,0%; selang kepercayaan 95% 79,2–80,8%), "
                        + "terendah Selatan (40,0%; selang kepercayaan 95% 39,0–41,0%). "
                        + "Indonesia secara keseluruhan: 60,0%; selang kepercayaan 95% 59,7–60,3%. "
                        + "Dari 3 province yang memiliki angka, 1 berada di atasnya, 1 di bawahnya, "
                        + "dan 1 tidak dapat dibedakan. Tanpa angka: Barat (dirahasiakan).",
                indonesian.summary());
        assertEquals(1, english.statuses().size());
        assertTrue(english.statuses().get(0).startsWith("Suppressed: fewer than 10 cases"));
    }

    @Test
    void nobodyIsCalledHighestWhoseIntervalReachesTheLowest() {
        Panel panel = ranked(Language.EN, region("11", 0.61, 300), region("12", 0.59, 300));

        assertFalse(panel.title().contains("North"), panel.title());
        assertEquals("None of the province can be told apart from Indonesia", panel.title());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noSentenceSaysWhy(Language language) {
        for (Panel panel : List.of(
                headline(language, MadeUpAnswers.line(level(24, 0.70)), OptionalDouble.of(0.75)),
                ranked(language, region("11", 0.80, 10_000), region("12", 0.40, 10_000)))) {
            String text = (panel.title() + panel.summary()).toLowerCase(language.locale());
            assertFalse(text.contains("because") || text.contains("karena") || text.contains("sebab"), text);
        }
    }

    @Test
    void everyPeriodWithoutAnAnswerIsNotProvidedRatherThanZero() {
        Answer answer = MadeUpAnswers.line(level(13));
        Timeline line = Timeline.of(TAKE_UP, answer, MadeUpAnswers.months(15));

        assertEquals(Status.NOT_PROVIDED, line.figures().get(0).status());
        assertTrue(line.figures().get(0).value().isEmpty());
        assertEquals(13, line.shown().size());
    }
}
