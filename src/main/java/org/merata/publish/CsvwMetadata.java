package org.merata.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.merata.model.Language;

/** What the columns of a dataset's CSV file are, as CSV on the Web (W3C) says it. */
final class CsvwMetadata {
    private CsvwMetadata() {}

    static ObjectNode of(ReleasedDataset dataset) {
        ObjectNode json = ReleaseJson.object();
        ArrayNode context = json.putArray("@context");
        context.add("http://www.w3.org/ns/csvw");
        context.addObject().put("@language", Language.EN.code());
        json.put("url", dataset.id() + ".csv.gz");
        json.set("dc:title", DcatCatalog.texts(dataset.title()));
        json.set("dc:description", DcatCatalog.texts(dataset.about()));
        json.putObject("dialect")
                .put("encoding", "utf-8")
                .put("header", true)
                .put("delimiter", ",")
                .put("doubleQuote", true);
        ArrayNode columns = json.putObject("tableSchema").putArray("columns");
        for (Table.Column column : dataset.columns()) {
            ObjectNode one = columns.addObject();
            one.put("name", column.id());
            one.put("titles", column.id());
            one.set("dc:description", DcatCatalog.texts(column.label()));
            one.put("datatype", datatype(column.type()));
            one.put("required", false);
        }
        return json;
    }

    private static String datatype(Table.Type type) {
        return switch (type) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case NUMBER -> "double";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
        };
    }
}
