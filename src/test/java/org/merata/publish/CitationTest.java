package org.merata.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.merata.model.Language;

/** A citation names the exact version in each form, and made-up data in every one. */
class CitationTest {
    private static Citation of(String title, boolean synthetic, Language language) {
        return new Citation(
                "digital_take_up",
                new DatasetVersion(2, 1, 0),
                "2026.11",
                LocalDate.of(2026, 11, 30),
                "Ministry of R&D",
                title,
                "https://data.example/data/digital_take_up/v/2.1.0",
                synthetic,
                language);
    }

    @Test
    void theTextIsAReferenceInTheReadersLanguage() {
        assertEquals(
                "Ministry of R&D (2026). Digital take-up. Version 2.1.0 (release 2026.11, 2026-11-30) [Data set]. "
                        + "https://data.example/data/digital_take_up/v/2.1.0",
                of("Digital take-up", false, Language.EN).text());
        assertEquals(
                "Ministry of R&D (2026). Layanan digital. Versi 2.1.0 (rilis 2026.11, 2026-11-30) [Set data]. "
                        + "https://data.example/data/digital_take_up/v/2.1.0",
                of("Layanan digital", false, Language.ID).text());
    }

    @Test
    void lettersThatBibtexWouldTakeForItsOwnAreMasked() {
        String bibtex = of("50% {of} a_b \\ c", false, Language.EN).bibtex();
        assertTrue(bibtex.startsWith("@misc{digital_take_up_2_1_0,\n"), bibtex);
        assertTrue(bibtex.contains("author = {{Ministry of R\\&D}}"), bibtex);
        assertTrue(bibtex.contains("title = {{50\\% \\{of\\} a\\_b \\textbackslash{} c}}"), bibtex);
        assertEquals(
                bibtex.chars().filter(letter -> letter == '{').count(),
                bibtex.chars().filter(letter -> letter == '}').count());
    }

    @Test
    void cslJsonIsAnItemOfTypeDataset() throws IOException {
        JsonNode item = new ObjectMapper()
                .readTree(of("A \"title\"", false, Language.EN).cslJson());
        assertEquals("dataset", item.path("type").asText());
        assertEquals("A \"title\"", item.path("title").asText());
        assertEquals("[[2026,11,30]]", item.path("issued").path("date-parts").toString());
        assertEquals("2.1.0", item.path("version").asText());
    }

    @Test
    void madeUpDataAreCalledSoInEveryForm() {
        Citation made = of("X", true, Language.EN);
        for (String form : java.util.List.of(made.text(), made.bibtex(), made.cslJson())) {
            assertTrue(form.contains(Provenance.SYNTHETIC_NOTICE), form);
        }
    }
}
