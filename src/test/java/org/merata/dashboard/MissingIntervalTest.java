package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Interval;
import org.merata.model.Language;
import org.merata.model.Status;

/** A survey's figure without interval: the page says why. */
class MissingIntervalTest {
    private static List<String> statuses(Language language, Interval.Missing... reasons) {
        List<Figure> figures = List.of(reasons).stream()
                .map(reason -> new Figure(
                        "satisfaction_index",
                        Optional.empty(),
                        new TreeMap<>(),
                        OptionalDouble.of(80),
                        Optional.empty(),
                        OptionalLong.of(50),
                        Status.OBSERVED,
                        Optional.empty(),
                        Optional.of(reason),
                        Optional.empty()))
                .toList();
        return MadeUpAnswers.furniture(language).statuses(figures, List.of(), List.of());
    }

    @Test
    void theReasonIsSaidOnceInBothLanguages() {
        assertEquals(
                List.of(
                        "Where a survey figure has no interval, one stratum of the survey has a single sampling unit in these "
                                + "answers: how far units differ cannot be known, so no interval is made up."),
                statuses(Language.EN, Interval.Missing.LONELY_UNIT, Interval.Missing.LONELY_UNIT));
        assertEquals(
                List.of(
                        "Angka survei tanpa selang kepercayaan: jumlah satuan sampel dalam jawaban ini tidak lebih banyak "
                                + "daripada stratanya, sehingga perbedaan antarsatuan tidak dapat diketahui dan selangnya tidak "
                                + "dikira-kira."),
                statuses(Language.ID, Interval.Missing.TOO_FEW_UNITS));
    }
}
