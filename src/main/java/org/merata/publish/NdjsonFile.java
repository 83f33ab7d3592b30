package org.merata.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A table as NDJSON: an object a row, a row a line that ends in LF; null for what is missing. A row is written as soon as it is read. */
final class NdjsonFile {
    private static final JsonFactory FACTORY = new JsonFactory();

    private NdjsonFile() {}

    /** Writes the table. The stream stays open. */
    static void write(Table table, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            for (List<Object> row : table.rows()) {
                json.writeStartObject();
                for (int i = 0; i < row.size(); i++) {
                    json.writeFieldName(table.columns().get(i).id());
                    JsonFile.value(json, row.get(i));
                }
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }
}
