package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.merata.model.Language;

class ViewRequestTest {
    @Test
    void equalChoicesHaveOneCanonicalQueryWhateverOrderTheyCameIn() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("time", "2024-01..2025-09");
        one.put("region", "11");
        one.put("grain", "quarter");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("grain", " quarter");
        other.put("service", "");
        other.put("region", "11");
        other.put("time", "2024-01..2025-09");

        assertEquals(ViewRequest.of(Language.EN, one), ViewRequest.of(Language.EN, other));
        assertEquals(
                "grain=quarter&region=11&time=2024-01..2025-09",
                ViewRequest.of(Language.ID, other).canonical());
    }

    @Test
    void theCanonicalQueryOfNothingIsEmpty() {
        assertEquals("", ViewRequest.of(Language.EN).canonical());
    }

    @Test
    void aCodeIsEscapedInTheQuery() {
        assertEquals(
                "service=a%26b%3Dc",
                ViewRequest.of(Language.EN, Map.of("service", "a&b=c")).canonical());
    }

    @Test
    void anUnknownParameterIsRefusedWithThoseThereAre() {
        ViewRefused refused =
                assertThrows(ViewRefused.class, () -> ViewRequest.of(Language.EN, Map.of("colour", "red")));

        assertTrue(refused.isUnknownParameter());
        assertEquals("colour", refused.parameter());
        assertEquals(ViewRequest.listParameters(), refused.allowed());
    }

    @Test
    void aTimeThatIsNoneIsRefusedWithTheFormsItTakes() {
        for (String time : List.of("2024-13", "yesterday", "2025..2024", "2024-01..2024-Q3")) {
            ViewRefused refused =
                    assertThrows(ViewRefused.class, () -> ViewRequest.of(Language.EN, Map.of("time", time)));
            assertFalse(refused.isUnknownParameter());
            assertEquals(List.of("2024", "2024-07", "2024-Q3", "2024-01..2025-09"), refused.allowed());
        }
    }

    @Test
    void aGrainThatIsNoneIsRefusedWithAllGrains() {
        ViewRefused refused =
                assertThrows(ViewRefused.class, () -> ViewRequest.of(Language.EN, Map.of("grain", "week")));

        assertEquals(List.of("month", "quarter", "semester", "year"), refused.allowed());
    }
}
