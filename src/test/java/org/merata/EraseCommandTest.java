package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code merata erase}: who is erased comes from standard input, and is never said. */
class EraseCommandTest {
    private static final String REST = ",passport,A,G1,online,2024-07-05 16:00:00,2024-07-08 10:00:00,,completed,0";

    @TempDir
    Path folder;

    @BeforeEach
    void layOut() {
        TestHome home = TestHome.in(folder);
        home.transactions("a.csv", "PERSONQZX" + REST, "OTHER1" + REST);
        home.ingest();
    }

    private CommandRun erase(String input, String... more) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            var arguments = new java.util.ArrayList<>(
                    java.util.List.of("erase", "--home", folder.toString(), "--language", "en"));
            arguments.addAll(java.util.List.of(more));
            return CommandRun.of(arguments.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void itRefusesWhatItCanNotDo() {
        CommandRun empty = erase("\n", "--why", "asked");
        assertEquals(2, empty.exitCode());
        assertTrue(empty.err().contains("standard input"), empty.err());
        assertEquals(2, erase("PERSONQZX", "--why", "PERSONQZX asked").exitCode(), "the reason must not say who");
        assertEquals(2, erase("PERSONQZX", "--why", "asked", "--source", "none").exitCode());
        CommandRun field = erase("PERSONQZX", "--why", "asked", "--field", "none");
        assertEquals(2, field.exitCode());
        assertTrue(field.err().contains("\"none\""), field.err());
        CommandRun nobody = erase("NOBODYQZX", "--why", "asked");
        assertEquals(2, nobody.exitCode());
        assertTrue(nobody.out().contains("Nothing was changed"), nobody.out());
    }

    @Test
    void itCountsFirstAndErasesThen() {
        CommandRun trial = erase("PERSONQZX\n", "--why", "asked", "--dry-run");
        assertEquals(0, trial.exitCode(), trial.err());
        assertTrue(trial.out().contains("1 rows of 1 of 1 texts would be erased"), trial.out());
        CommandRun done = erase("PERSONQZX\n", "--why", "asked", "--json");
        assertEquals(0, done.exitCode(), done.err());
        assertTrue(done.out().contains("\"rows\" : 1"), done.out());
        assertFalse((trial.out() + done.out() + done.err()).contains("PERSONQZX"));
        assertEquals(2, erase("PERSONQZX\n", "--why", "asked").exitCode(), "nobody is there any more");
    }
}
