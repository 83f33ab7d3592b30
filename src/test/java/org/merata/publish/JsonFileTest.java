package org.merata.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.merata.model.Language;
import org.merata.model.Status;

class JsonFileTest {
    @Test
    void anAnswerCarriesItsQuestionOriginAndLabels() throws IOException {
        JsonNode json = write(false, Language.ID);
        assertEquals("digital_take_up", json.at("/question/measures/0").asText());
        assertEquals("province", json.at("/question/by/0/level").asText());
        assertEquals("2024-07", json.at("/question/time").asText());
        assertEquals("v7", json.at("/origin/version").asText());
        assertEquals("2026-11-01T03:00:00Z", json.at("/origin/published_at").asText());
        assertEquals("2024-09", json.at("/origin/last_period").asText());
        assertEquals(10, json.at("/minimum_frequency").asInt());
        assertEquals("digital_take_up nama", json.at("/measures/0/label").asText());
        assertEquals("share", json.at("/measures/0/unit").asText());
        JsonNode figure = json.at("/figures/0");
        assertEquals(0.614, figure.get("value").asDouble());
        assertEquals(812, figure.get("n").asInt());
        assertEquals("11", figure.at("/codes/region").asText());
        assertEquals("Aceh", figure.at("/names/region").asText());
        assertFalse(json.get("synthetic").asBoolean());
        assertTrue(json.get("notice").isNull());
    }

    @Test
    void whatIsMissingIsNullWithItsReason() throws IOException {
        Set<String> missing = new HashSet<>();
        JsonNode json = write(false, Language.EN);
        for (JsonNode figure : json.get("figures")) {
            Status status = Status.find(figure.get("status").asText()).orElseThrow();
            assertEquals(status.shown(), !figure.get("value").isNull());
            assertTrue(json.get("statuses").has(status.id()));
            if (!status.shown()) {
                missing.add(status.id());
            }
        }
        assertEquals(6, missing.size());
    }

    @Test
    void aMeasureSaysFromWhenItIsCountedOtherwise() throws IOException {
        var out = new ByteArrayOutputStream();
        JsonFile.write(Fixture.redefined(), Fixture.NAMES, Language.ID, out);
        assertEquals(
                "[{\"from\":\"2025-01-01\",\"change\":\"pilar berubah\",\"source\":\"Komdigi\",\"verified\":false}]",
                new ObjectMapper()
                        .readTree(out.toByteArray())
                        .at("/measures/0/breaks")
                        .toString());
    }

    @Test
    void syntheticDataSaySo() throws IOException {
        JsonNode json = write(true, Language.EN);
        assertTrue(json.get("synthetic").asBoolean());
        assertEquals("DATA SINTETIS / SYNTHETIC DATA", json.get("notice").asText());
    }

    @Test
    void aTableIsFieldsAndRows() throws IOException {
        var out = new ByteArrayOutputStream();
        JsonFile.write(Fixture.texts("=1", null), Fixture.provenance(true), Language.EN, out);
        JsonNode json = new ObjectMapper().readTree(out.toByteArray());
        assertEquals("texts", json.get("dataset").asText());
        assertEquals("number", json.at("/fields/1/type").asText());
        assertEquals("=1", json.at("/rows/0/text").asText());
        assertTrue(json.at("/rows/1/text").isNull());
        assertEquals(-5, json.at("/rows/1/number").asInt());
        assertEquals("DATA SINTETIS / SYNTHETIC DATA", json.get("notice").asText());
        assertEquals(List.of(), missingNotes(json));
    }

    private static List<Status> missingNotes(JsonNode json) {
        return List.of(Status.values()).stream()
                .filter(status -> !json.get("notes").toString().contains(status.id() + ":"))
                .toList();
    }

    private static JsonNode write(boolean synthetic, Language language) throws IOException {
        var out = new ByteArrayOutputStream();
        JsonFile.write(Fixture.everyStatus(synthetic), Fixture.NAMES, language, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
