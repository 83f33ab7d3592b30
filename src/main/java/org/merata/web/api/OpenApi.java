package org.merata.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The OpenAPI document of the interface, written by hand as YAML and served as JSON too. */
public final class OpenApi {
    public static final String YAML = "openapi.yaml";
    public static final String JSON = "openapi.json";
    private static final byte[] WRITTEN = read();

    private OpenApi() {}

    /** @param name below {@code /api/} */
    public static Optional<ApiReply> find(String name) {
        return switch (name) {
            case YAML -> Optional.of(new ApiReply("application/yaml", WRITTEN.clone(), Map.of(), Optional.empty()));
            case JSON -> Optional.of(Json.reply(tree(), Map.of()));
            default -> Optional.empty();
        };
    }

    private static JsonNode tree() {
        try {
            return new YAMLMapper().readTree(WRITTEN);
        } catch (IOException damaged) {
            throw new UncheckedIOException("the program's " + YAML + " can't be read", damaged);
        }
    }

    private static byte[] read() {
        try (InputStream stream = OpenApi.class.getResourceAsStream(YAML)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks " + YAML);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
