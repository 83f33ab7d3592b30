package org.merata.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One object of JSON as a row.
 *
 * @param values texts by key; an absent value is an empty text
 * @param nested the first key whose value holds others
 * @param repeatedKey the first key of two values, one of which would hide the other
 */
record JsonObject(Map<String, String> values, Optional<String> nested, Optional<String> repeatedKey) {
    /** Reads to the end of the object that the parser has begun. */
    static JsonObject read(JsonParser parser) throws IOException {
        var values = new LinkedHashMap<String, String>();
        Optional<String> nested = Optional.empty();
        Optional<String> repeated = Optional.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = SheetHeader.clean(parser.currentName());
            JsonToken value = parser.nextToken();
            if (values.containsKey(key)) {
                repeated = repeated.or(() -> Optional.of(key));
            }
            if (value.isStructStart()) {
                nested = nested.or(() -> Optional.of(key));
                parser.skipChildren();
                values.put(key, "");
            } else {
                values.put(key, value == JsonToken.VALUE_NULL ? "" : plain(value, parser.getText()));
            }
        }
        return new JsonObject(values, nested, repeated);
    }

    /** Why a file with such a value is refused. */
    Refusal refusal() {
        return new Refusal(ReadingNotice.NESTED_VALUES, Map.of("column", nested.orElseThrow()));
    }

    /** Numbers without an exponent, as every other form of file has them. */
    private static String plain(JsonToken token, String text) {
        boolean exponent = token.isNumeric() && (text.contains("e") || text.contains("E"));
        return exponent ? CellTexts.number(Double.parseDouble(text)) : text;
    }
}
