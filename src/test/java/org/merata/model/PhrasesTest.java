package org.merata.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.merata.model.example.Example;
import org.merata.model.example.broken.Broken;

class PhrasesTest {
    private static final Phrases EN = Phrases.of(Example.class, Language.EN);
    private static final Phrases ID = Phrases.of(Example.class, Language.ID);

    @Test
    void valuesArePutInByName() {
        assertEquals(
                "Aceh lies 3.1% above the mean of 38 regions.",
                EN.say("gap", "region", "Aceh", "difference", "3.1%", "n", "38"));
        assertEquals(
                "Aceh berada 3,1% di atas rata-rata 38 wilayah.",
                ID.say("gap", "region", "Aceh", "difference", "3,1%", "n", "38"));
    }

    @Test
    void onlyOneIsSingular() {
        assertEquals(
                "Aceh lies 0 above the mean of 1 region.",
                EN.say("gap", "region", "Aceh", "difference", "0", "n", "1"));
        assertEquals(
                "Aceh lies 0 above the mean of 0 regions.",
                EN.say("gap", "region", "Aceh", "difference", "0", "n", "0"));
    }

    @Test
    void aValueIsNeverReadAsAPlaceholder() {
        assertEquals(
                "{n} $1 lies \\ above the mean of 2 regions.",
                EN.say("gap", "region", "{n} $1", "difference", "\\", "n", "2"));
    }

    @Test
    void filesAreUtf8() {
        assertEquals("Tidak ada – café", ID.say("plain"));
    }

    @Test
    void wrongKeysAndPlaceholdersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> EN.say("none"));
        assertThrows(IllegalArgumentException.class, () -> EN.say("gap", "region", "Aceh"));
        assertThrows(IllegalArgumentException.class, () -> EN.say("plain", "region", "Aceh"));
        assertThrows(IllegalArgumentException.class, () -> EN.say("plain", "region"));
        assertEquals(Set.of("region", "difference", "n"), EN.placeholders("gap"));
    }

    @Test
    void faultyFilesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Phrases.of(Broken.class, Language.EN));
        assertThrows(IllegalArgumentException.class, () -> Phrases.of(Broken.class, Language.ID));
        assertThrows(IllegalArgumentException.class, () -> Phrases.of(String.class, Language.EN));
    }
}
