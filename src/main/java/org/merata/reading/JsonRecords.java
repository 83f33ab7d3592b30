package org.merata.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects of JSON as records: keys are columns, in the order in which they are met. Numbers keep the digits they are written with; a
 * value that holds others has no place in a table. Read twice, as keys may come late, and never held in memory. Objects one below the
 * other are read line by line, so that a broken line costs that line alone; only where they are written over several lines, and all of
 * them are whole, does a line mean nothing.
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
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_AT_MOST)
                        .maxStringLength(limits.cellLetters())
                        .maxNumberLength(NUMBER_LETTERS)
                        .build())
                .build();
    }

    /** What is told of each object, in the file's order. */
    interface Receiver {
        /** @param row the number of the object in an array, else the line it begins on */
        void accept(long row, Map<String, String> values) throws Refusal;

        /** @param text the line that holds no object, or none that can be read */
        void fault(long row, TableText.Fault fault, String text) throws Refusal;
    }

    /** A way through the whole file. */
    private interface Walk {
        void forEach(Receiver receiver) throws IOException, Refusal;
    }

    void write(TableWriter.Part part, TableWriter writer) throws IOException, Refusal {
        Walk walk = form == FileForm.JSON ? this::walkThroughObjects : this::walkThroughLines;
        var columns = new Columns();
        walk.forEach(columns);
        if (columns.faults > 0) {
            Optional<Columns> whole = findColumnsOfObjects(columns);
            walk = whole.isPresent() ? this::walkThroughObjects : walk;
            columns = whole.orElse(columns);
        }
        if (columns.indexes.isEmpty()) {
            return;
        }
        if (!writer.begin(part, List.copyOf(columns.indexes.keySet()))) {
            throw new Refusal(ReadingNotice.MEMBERS_DIFFER, Map.of("members", part.place()));
        }
        walk.forEach(new Rows(columns, writer));
    }

    /** The columns where all objects are whole though lines are not: they are written over several lines. Else the file is one of lines. */
    private Optional<Columns> findColumnsOfObjects(Columns ofLines) throws IOException, Refusal {
        var columns = new Columns();
        try {
            walkThroughObjects(columns);
            return Optional.of(columns);
        } catch (Refusal broken) {
            if (ofLines.indexes.isEmpty()) {
                throw broken;
            }
            return Optional.empty();
        }
    }

    /** Finds the columns. */
    private final class Columns implements Receiver {
        private final Map<String, Integer> indexes = new LinkedHashMap<>();
        private long faults;

        @Override
        public void accept(long row, Map<String, String> values) throws Refusal {
            values.keySet().forEach(key -> indexes.putIfAbsent(key, indexes.size()));
            if (indexes.size() > limits.columns()) {
                throw limits.tooWide(indexes.size());
            }
        }

        @Override
        public void fault(long row, TableText.Fault fault, String text) {
            faults++;
        }
    }

    /** Writes the records. */
    private record Rows(Columns columns, TableWriter writer) implements Receiver {
        @Override
        public void accept(long row, Map<String, String> values) throws Refusal {
            var cells = new ArrayList<String>(columns.indexes.size());
            columns.indexes.keySet().forEach(key -> cells.add(values.getOrDefault(key, "")));
            writer.record(row, cells);
        }

        @Override
        public void fault(long row, TableText.Fault fault, String text) throws Refusal {
            writer.fault(row, fault, text);
        }
    }

    private void walkThroughLines(Receiver receiver) throws IOException, Refusal {
        new JsonLines(file, json, limits).forEach(receiver);
    }

    private void walkThroughObjects(Receiver receiver) throws IOException, Refusal {
        try (JsonParser parser = json.createParser(file.toFile())) {
            long number = 0;
            boolean array = form == FileForm.JSON;
            if (array) {
                parser.nextToken();
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (array && token == JsonToken.END_ARRAY) {
                    if (parser.nextToken() != null) {
                        throw damaged("no object of JSON in line " + lineOf(parser));
                    }
                    return;
                }
                if (token != JsonToken.START_OBJECT) {
                    throw damaged("no object of JSON in line " + lineOf(parser));
                }
                long line = parser.currentTokenLocation().getLineNr();
                JsonObject object = JsonObject.read(parser);
                if (object.nested().isPresent()) {
                    throw object.refusal();
                }
                if (object.repeatedKey().isPresent()) {
                    throw damaged("the same key twice in line " + lineOf(parser));
                }
                number++;
                receiver.accept(array ? number : line, object.values());
            }
            if (array) {
                throw damaged("no object of JSON in line " + lineOf(parser));
            }
        } catch (StreamConstraintsException tooLarge) {
            throw limits.cellTooLarge();
        } catch (JsonProcessingException notJson) {
            long line =
                    notJson.getLocation() == null ? 0 : notJson.getLocation().getLineNr();
            throw damaged("no JSON in line " + line);
        }
    }

    private static int lineOf(JsonParser parser) {
        return parser.currentLocation().getLineNr();
    }

    private static Refusal damaged(String fault) {
        return new Refusal(ReadingNotice.FILE_DAMAGED, Map.of("fault", fault));
    }
}
