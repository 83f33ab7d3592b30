package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.merata.model.Language;

/** The id of a kept table: holds all of it, and none that was changed is taken for one. */
class FrozenViewTest {
    private static final FrozenView VIEW = new FrozenView(
            "2026.11",
            ViewRequest.of(
                            Language.EN,
                            Map.of(
                                    "measures",
                                    "b,a",
                                    "by",
                                    "region,channel.kind",
                                    "region",
                                    "11 & 12=\u00e9?",
                                    "time",
                                    "2024"))
                    .canonical());

    @Test
    void theIdGivesBackTheTable() {
        assertEquals(Optional.of(VIEW), FrozenView.find(VIEW.id()));
        assertEquals("11 & 12=\u00e9?", VIEW.parameters().get("region"));
        assertEquals("a,b", VIEW.parameters().get("measures"));
        assertTrue(VIEW.id().matches("[A-Za-z0-9_-]+"), VIEW.id());
    }

    @Test
    void anIdWithOneLetterChangedIsNone() {
        var random = new Random(20261130);
        String id = VIEW.id();
        String letters = "ABCXYZabcxyz0189-_";
        for (int i = 0; i < 2_000; i++) {
            int at = random.nextInt(id.length());
            char letter = letters.charAt(random.nextInt(letters.length()));
            if (id.charAt(at) != letter) {
                String changed = id.substring(0, at) + letter + id.substring(at + 1);
                assertEquals(Optional.empty(), FrozenView.find(changed), changed);
            }
        }
    }

    @Test
    void whatIsNoReleaseCanNotBeKept() {
        assertThrows(IllegalArgumentException.class, () -> new FrozenView("../2026", ""));
    }
}
