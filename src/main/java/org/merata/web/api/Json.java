package org.merata.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Language;
import org.merata.model.Text;

/** Small pieces of JSON that answers are made of. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final String MEDIA_TYPE = "application/json";

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** In every language, by its code. */
    static void put(ObjectNode node, String name, Text text) {
        ObjectNode both = node.putObject(name);
        for (Language language : Language.values()) {
            both.put(language.code(), text.in(language));
        }
    }

    /** Null where there is none. */
    static void put(ObjectNode node, String name, Optional<?> value) {
        node.put(name, value.map(Object::toString).orElse(null));
    }

    static void put(ObjectNode node, String name, Collection<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }

    static ApiReply reply(JsonNode root, Map<String, String> headers) {
        try {
            return new ApiReply(MEDIA_TYPE, MAPPER.writeValueAsBytes(root), headers, Optional.empty());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON could not be written", impossible);
        }
    }
}
