package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.dashboard.Queue.Course;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.model.Language;
import org.merata.model.Period;

/** What is said of a queue, word for word in both languages. */
class QueueSentencesTest {
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();
    private static Definitions definitions;

    @BeforeAll
    static void read() {
        definitions = DefinitionFolder.read(Path.of("")).definitions();
    }

    private static OptionalDouble known(double value) {
        return OptionalDouble.of(value);
    }

    private static Queue queue(double now, double before, double median, double medianBefore) {
        return new Queue(
                known(now), known(before), known(11_400), known(95), known(median), known(medianBefore), known(0.3));
    }

    private static QueueSentences sentences(Queue queue, Language language) {
        Wording words = Wording.of(definitions, MadeUpAnswers.reference(), language);
        return new QueueSentences(words, queue, "Kota Baru", Period.get("2025-12"));
    }

    private static String summary(Queue queue, Language language) {
        return sentences(queue, language)
                .summary(definitions.findMeasure("processing_time_median"), definitions.findMeasure("backlog_overdue"));
    }

    @Test
    void aFastMedianWithAGrowingQueueIsNotCalledGood() {
        Queue queue = queue(1_800, 1_200, 7_200, 7_200);
        assertEquals(
                "The backlog grew from 1,200 to 1,800 in a year",
                sentences(queue, Language.EN).title());
        assertEquals(
                "Kota Baru: 1,800 applications were open at the end of December 2025, against 1,200 a year before. In the"
                        + " twelve months up to then 11,400 were closed: 95.0 for each 100 submitted, those sent back"
                        + " left out. 30.0% of the backlog with a standard is past its promised moment. Half of what was"
                        + " settled in these months took up to 2.0 hours, no longer than in the year before; while the"
                        + " backlog grows, that figure does not show a service that keeps up.",
                summary(queue, Language.EN));
        assertEquals(
                Optional.of(
                        "These times are of what was settled; in the same year the backlog grew from 1,200 to 1,800,"
                                + " and what still waits is not in them."),
                sentences(queue, Language.EN).caution());
        assertEquals(
                "Permohonan belum selesai bertambah dari 1.200 menjadi 1.800 dalam setahun",
                sentences(queue, Language.ID).title());
        assertEquals(
                "Kota Baru: 1.800 permohonan belum selesai pada akhir Desember 2025, dibandingkan 1.200 setahun sebelumnya."
                        + " Dalam dua belas bulan sampai saat itu 11.400 permohonan tuntas: 95,0 untuk setiap 100"
                        + " yang masuk, di luar yang dikembalikan. 30,0% permohonan belum selesai yang memiliki standar telah"
                        + " melewati batas janji layanan. Separuh permohonan yang selesai pada bulan-bulan ini memerlukan"
                        + " paling lama 2,0 jam, tidak lebih lama dari tahun sebelumnya; selama permohonan belum selesai"
                        + " bertambah, angka itu tidak menunjukkan pelayanan yang mampu mengimbangi permohonan masuk.",
                summary(queue, Language.ID));
    }

    @Test
    void aSlowerMedianWithAGrowingQueueIsBothWorse() {
        String summary = summary(queue(1_800, 1_200, 7_900, 7_200), Language.EN);
        assertEquals(
                "Half of what was settled in these months took up to 2.2 hours, longer than in the year before: speed and"
                        + " backlog both got worse.",
                summary.substring(summary.indexOf("Half of")));
    }

    @Test
    void aQueueThatShrinksOrStaysLeavesTheMedianAsItIs() {
        Queue shrinking = queue(900, 1_200, 7_200, 7_200);
        assertEquals(
                "The backlog fell from 1,200 to 900 in a year",
                sentences(shrinking, Language.EN).title());
        assertEquals(Optional.empty(), sentences(shrinking, Language.EN).caution());
        Queue steady = queue(1_250, 1_200, 7_200, 7_200);
        assertEquals(
                "The backlog is about as large as a year before: 1,250",
                sentences(steady, Language.EN).title());
    }

    @Test
    void nothingOpenIsSaidToBeSo() {
        assertEquals(
                "No application is left open at the end of December 2025",
                sentences(queue(0, 0, 60, 60), Language.EN).title());
    }

    @Test
    void whatMayNotBeShownIsNotSaid() {
        var hidden = new Queue(UNKNOWN, known(50), UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        assertEquals(
                "How large the backlog is may not be shown",
                sentences(hidden, Language.EN).title());
        assertEquals("Kota Baru: the figures of the backlog may not be shown.", summary(hidden, Language.EN));
        var withoutPast = new Queue(known(1), UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        assertEquals(
                "1 application is open", sentences(withoutPast, Language.EN).title());
        assertEquals(
                "Kota Baru: 1 application was open at the end of December 2025.", summary(withoutPast, Language.EN));
    }

    @ParameterizedTest
    @CsvSource({
        "110, 100, GROWING",
        "109, 100, STEADY",
        "90, 100, SHRINKING",
        "19, 10, STEADY",
        "20, 10, GROWING",
        "0, 0, STEADY",
        "10, 0, GROWING"
    })
    void aChangeIsToldFromATenthAndFromTenApplicationsOn(double now, double before, Course course) {
        assertEquals(course, queue(now, before, 1, 1).course());
    }
}
