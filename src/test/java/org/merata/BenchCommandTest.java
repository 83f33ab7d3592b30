package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Measuring works from end to end; the figures of so few rows mean nothing and are not looked at. */
class BenchCommandTest {
    @Test
    void aFewRowsAreMeasuredAgainstEveryFloor() {
        CommandRun run = CommandRun.of("bench", "ingest", "--rows", "2000", "--runs", "1", "--language", "en");
        String out = new String(run.bytes(), StandardCharsets.UTF_8);
        assertEquals(0, run.exitCode(), run.err());
        List<String> figures = out.lines()
                .filter(line -> line.matches("\\| .* \\| [\\d.]+ \\| [\\d.]+ \\| [\\d.]+ \\| (?:[\\d.]+|–) \\|"))
                .toList();
        assertEquals(IngestBench.Figure.values().length, figures.size(), out);
        assertTrue(figures.get(0).matches(".*\\| 1\\.00 \\| (?:1\\.00|–) \\|"), out);
    }

    @Test
    void aFloorTooShortForTheClockGivesNoRatio() {
        assertEquals("–", BenchCommand.ratio(0.42 / 0.0));
        assertEquals("–", BenchCommand.ratio(0.0 / 0.0));
        assertEquals("8.59", BenchCommand.ratio(8.591));
    }

    @Test
    void aNumberOfRowsBelowOneIsRefused() {
        assertEquals(2, CommandRun.of("bench", "ingest", "--rows", "0").exitCode());
    }
}
