package org.merata.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTest {
    /** What is made from definitions is known again by a hash of how they are written: see the state of the cubes. */
    @Test
    void aTextIsWrittenAlikeInEveryRunOfTheProgram() {
        assertEquals(
                "Text[byLanguage={EN=Fast, ID=Cepat}]", Text.of("Fast", "Cepat").toString());
    }
}
