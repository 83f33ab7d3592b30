package org.merata.reading;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.merata.model.Language;

/** The page on reading lists every notice as the program has it. */
class ReadingDocsTest {
    private static final Path PAGE = Path.of("src/docs/reading.md");
    private static final String START =
            "| code | severity | meaning | what to do | details |\n| --- | --- | --- | --- | --- |\n";

    private static String table() {
        var table = new StringBuilder(START);
        for (ReadingNotice notice : ReadingNotice.values()) {
            table.append("| `").append(notice.code()).append("` | ");
            table.append(notice.severity().name().toLowerCase(Locale.ROOT)).append(" | ");
            table.append(notice.title().in(Language.EN)).append(" | ");
            table.append(notice.advice().in(Language.EN)).append(" | ");
            table.append(notice.fields().orElseThrow().describe()).append(" |\n");
        }
        return table.toString();
    }

    @Test
    void theTableOfNoticesIsWhatTheProgramSays() throws IOException {
        String page = Files.readString(PAGE);
        String prose = page.substring(0, page.indexOf(START));
        if (!page.equals(prose + table())) {
            Files.writeString(PAGE, prose + table());
            fail(PAGE + " did not list the notices as they are; it has been written anew: look at it and commit it.");
        }
    }
}
