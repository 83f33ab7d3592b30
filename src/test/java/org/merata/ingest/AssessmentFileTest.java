package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.ingest.AssessmentFile.Assessment;
import org.merata.maturity.Evidence;
import org.merata.model.Location;
import org.merata.model.Notices;

class AssessmentFileTest {
    @TempDir
    Path folder;

    private final Notices notices = new Notices();

    private Assessment read(String... lines) throws IOException {
        Path file = folder.resolve("assessment.csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return AssessmentFile.read(file, notices);
    }

    private List<String> faults() {
        return notices.list().stream()
                .map(notice -> notice.at() instanceof Location.InRecord at
                        ? at.line().getAsLong() + " " + at.column() + " "
                                + notice.kind().code()
                        : notice.kind().code())
                .toList();
    }

    @Test
    void everyFaultIsToldUnderItsOwnColumn() throws IOException {
        Assessment read = read(
                "code,value,effort,evidence,link",
                ",3,,,",
                "1,three,,,",
                "2,3,0,,",
                "3,3,,hearsay,",
                "4,3,,,example.org",
                "5,3,2,,",
                "5,4,,,");
        assertEquals(
                List.of(
                        "2 code required_missing",
                        "3 value not_a_number",
                        "4 effort not_an_integer",
                        "5 evidence not_allowed",
                        "6 link pattern_mismatch",
                        "8 code code_repeated"),
                faults());
        assertEquals(
                "self_assessed, verified, measured",
                notices.list().get(3).details().get("allowed"));
        assertEquals(Map.of("5", new BigDecimal("3")), read.values());
        assertEquals(Map.of("5", 2), read.efforts());
    }

    @Test
    void evidenceAndLinkMayStandBesideAValue() throws IOException {
        Assessment read = read(
                "code,value,evidence,link",
                "1,3,verified,https://example.org/1",
                "2,4,,",
                "3,,measured,https://example.org/3");
        assertEquals(List.of(), faults());
        assertEquals(Map.of("1", new BigDecimal("3"), "2", new BigDecimal("4")), read.values());
        assertEquals(Map.of("1", Evidence.VERIFIED), read.evidence());
        assertEquals(Map.of("1", "https://example.org/1"), read.links(), "what has no value rests on nothing");
    }

    @Test
    void aFileWithoutHeaderOrRowsIsToldOf() throws IOException {
        Files.writeString(folder.resolve("empty.csv"), "");
        AssessmentFile.read(folder.resolve("empty.csv"), notices);
        read("indicator,level", "1,3");
        assertEquals(List.of("file_empty", "column_missing", "column_missing"), faults());
    }
}
