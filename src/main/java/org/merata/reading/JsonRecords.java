package org.merata.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects of JSON as records: keys are columns, in the order in which they are met. Numbers keep the digits they are written with; a
 * value that holds others has no place in a table. Read twice, as keys may come late, and never held in memory.
 */
final class JsonRecords {
    private static final int NESTING_AT_MOST = 20;
    private static final int NUMBER_LETTERS = 1_000;

    private final Path file;
    private final FileForm form;
    private final ReadingLimits limits;
    private final JsonFactory json;

    JsonRecords(Path file, FileForm form, ReadingLimits limits) {
        this.file = file;
        this.form = form;
        this.limits = limits;
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_AT_MOST)
                        .maxStringLength(limits.cellLetters())
                        .maxNumberLength(NUMBER_LETTERS)
                        .build())
                .build();
    }

    private interface Receiver {
        /** @param row the number of the object in an array, else the line it begins on */
        void accept(long row, Map<String, String> values) throws Refusal;
    }

    void write(TableWriter.Part part, TableWriter writer) throws IOException, Refusal {
        var columns = new LinkedHashMap<String, Integer>();
        forEach((row, values) -> {
            values.keySet().forEach(key -> columns.putIfAbsent(key, columns.size()));
            if (columns.size() > limits.columns()) {
                throw new Refusal(
                        ReadingNotice.TABLE_TOO_WIDE,
                        Map.of(
                                "columns", Integer.toString(columns.size()),
                                "allowed", Integer.toString(limits.columns())));
            }
        });
        if (columns.isEmpty()) {
            return;
        }
        if (!writer.begin(part, List.copyOf(columns.keySet()))) {
            throw new Refusal(ReadingNotice.MEMBERS_DIFFER, Map.of("members", part.place()));
        }
        forEach((row, values) -> {
            var cells = new ArrayList<String>(columns.size());
            columns.keySet().forEach(key -> cells.add(values.getOrDefault(key, "")));
            writer.record(row, cells);
        });
    }

    private void forEach(Receiver receiver) throws IOException, Refusal {
        try (JsonParser parser = json.createParser(file.toFile())) {
            long number = 0;
            boolean array = form == FileForm.JSON;
            if (array) {
                parser.nextToken();
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (array && token == JsonToken.END_ARRAY) {
                    if (parser.nextToken() != null) {
                        throw damaged(parser);
                    }
                    return;
                }
                if (token != JsonToken.START_OBJECT) {
                    throw damaged(parser);
                }
                long line = parser.currentTokenLocation().getLineNr();
                number++;
                receiver.accept(array ? number : line, object(parser));
            }
            if (array) {
                throw damaged(parser);
            }
        } catch (StreamConstraintsException tooLarge) {
            throw new Refusal(ReadingNotice.CELL_TOO_LARGE, Map.of("allowed", Integer.toString(limits.cellLetters())));
        } catch (JsonProcessingException notJson) {
            long line =
                    notJson.getLocation() == null ? 0 : notJson.getLocation().getLineNr();
            throw new Refusal(ReadingNotice.FILE_DAMAGED, Map.of("fault", "no JSON in line " + line));
        }
    }

    private static Refusal damaged(JsonParser parser) {
        return new Refusal(
                ReadingNotice.FILE_DAMAGED,
                Map.of(
                        "fault",
                        "no object of JSON in line " + parser.currentLocation().getLineNr()));
    }

    private static Map<String, String> object(JsonParser parser) throws IOException, Refusal {
        var values = new LinkedHashMap<String, String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = SheetHeader.clean(parser.currentName());
            JsonToken value = parser.nextToken();
            if (value == null || value.isStructStart()) {
                throw new Refusal(ReadingNotice.NESTED_VALUES, Map.of("column", key));
            }
            values.put(key, value == JsonToken.VALUE_NULL ? "" : plain(value, parser.getText()));
        }
        return values;
    }

    /** Numbers without an exponent, as every other form of file has them. */
    private static String plain(JsonToken token, String text) {
        boolean exponent = token.isNumeric() && (text.contains("e") || text.contains("E"));
        return exponent ? CellTexts.number(Double.parseDouble(text)) : text;
    }
}
