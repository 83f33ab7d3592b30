package org.merata.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.reading.PhysicalLines.Line;

/** Objects of JSON, each on a line of its own: a line that is none is a fault, and reading goes on with the next. */
final class JsonLines {
    /** Stands for bytes that are no letters; no text has it. */
    private static final String NO_LETTER = "\uFFFF";

    private final Path file;
    private final JsonFactory json;
    private final ReadingLimits limits;

    JsonLines(Path file, JsonFactory json, ReadingLimits limits) {
        this.file = file;
        this.json = json;
        this.limits = limits;
    }

    void forEach(JsonRecords.Receiver receiver) throws IOException, Refusal {
        var decoder = charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(NO_LETTER);
        try (InputStream in = Files.newInputStream(file);
                var lines = new PhysicalLines(new InputStreamReader(in, decoder))) {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                String text = line.get().text();
                boolean marked = line.get().number() == 1 && text.startsWith("\uFEFF");
                read(line.get().number(), marked ? text.substring(1) : text, receiver);
            }
        } catch (PhysicalLines.TooLong line) {
            throw new Refusal(
                    ReadingNotice.LINE_TOO_LONG, Map.of("letters", Integer.toString(PhysicalLines.LETTERS_OF_A_LINE)));
        }
    }

    /** JSON begins with a letter of ASCII, so the zero bytes beside it tell how it is written. */
    private Charset charset() throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(2);
        }
        if (start.length == 2 && (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF || start[0] == 0)) {
            return StandardCharsets.UTF_16BE;
        }
        boolean little = start.length == 2 && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE || start[1] == 0);
        return little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    private void read(long number, String line, JsonRecords.Receiver receiver) throws IOException, Refusal {
        int broken = line.indexOf(NO_LETTER);
        if (broken >= 0) {
            fault(number, broken + 1, line, receiver);
            return;
        }
        var objects = new ArrayList<JsonObject>();
        try (JsonParser parser = json.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    fault(number, column(parser.currentTokenLocation()), line, receiver);
                    return;
                }
                JsonObject object = JsonObject.read(parser);
                if (object.repeatedKey().isPresent()) {
                    var fault = new TableText.Fault(
                            ReadingNotice.KEY_REPEATED, object.repeatedKey().get());
                    receiver.fault(number, fault, line.strip());
                    return;
                }
                objects.add(object);
            }
        } catch (StreamConstraintsException tooLarge) {
            throw limits.cellTooLarge();
        } catch (JsonProcessingException notJson) {
            fault(number, column(notJson.getLocation()), line, receiver);
            return;
        }
        accept(number, objects, receiver);
    }

    private static void accept(long number, List<JsonObject> objects, JsonRecords.Receiver receiver) throws Refusal {
        for (JsonObject object : objects) {
            if (object.nested().isPresent()) {
                throw object.refusal();
            }
            receiver.accept(number, object.values());
        }
    }

    /** @param letter where in the line it was found, from 1 */
    private static void fault(long number, long letter, String line, JsonRecords.Receiver receiver) throws Refusal {
        receiver.fault(number, new TableText.Fault(ReadingNotice.LINE_NOT_JSON, Long.toString(letter)), line.strip());
    }

    private static long column(JsonLocation at) {
        return at == null ? 1 : at.getColumnNr();
    }
}
