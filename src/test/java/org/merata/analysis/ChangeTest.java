package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.analysis.Change.Word;
import org.merata.model.Direction;

class ChangeTest {
    /** Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10, contrasts (a) to (h). */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void newcombesContrasts(int first, int ofFirst, int second, int ofSecond, double lower, double upper) {
        Change change = Change.ofShares((double) second / ofSecond, ofSecond, (double) first / ofFirst, ofFirst)
                .get();
        assertEquals(lower, change.lower(), 5e-5);
        assertEquals(upper, change.upper(), 5e-5);
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0.4, HIGHER, BETTER",
        "0.4, 0.2, HIGHER, WORSE",
        "0.2, 0.4, LOWER, WORSE",
        "0.4, 0.2, LOWER, BETTER",
        "0.2, 0.4, NEUTRAL, HIGHER",
        "0.4, 0.2, NEUTRAL, LOWER",
        "0.40, 0.41, HIGHER, NOT_DISTINGUISHED",
        "0.4, 0.4, LOWER, NOT_DISTINGUISHED"
    })
    void aChangeHasAWord(double before, double after, Direction direction, Word word) {
        assertEquals(word, Change.ofShares(before, 500, after, 500).get().word(direction));
    }

    @Test
    void withoutCasesThereIsNoChange() {
        assertEquals(
                Optional.of(Undefined.NO_ANSWERS),
                Change.ofShares(0.5, 0, 0.5, 10).undefined());
        assertThrows(IllegalArgumentException.class, () -> Change.ofShares(1.5, 10, 0.5, 10));
    }
}
