package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.merata.web.api.Api;

/** The document that describes the interface, held against the interface itself. */
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RealPages PAGES = RealPages.shared();

    private static JsonNode document() throws IOException, InterruptedException {
        return JSON.readTree(PAGES.get("/api/openapi.json", "identity").body());
    }

    @Test
    void itIsAnOpenApiDocument() throws IOException, InterruptedException {
        var options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult parsed = new OpenAPIV3Parser()
                .readContents(PAGES.get("/api/openapi.yaml", "identity").body(), null, options);
        assertEquals(java.util.List.of(), parsed.getMessages());
        assertEquals("3.1.0", parsed.getOpenAPI().getOpenapi());
    }

    @Test
    void itNamesTheRoutesThereAreAndNoOthers() throws IOException, InterruptedException {
        var documented = new TreeSet<String>();
        document().get("paths").fieldNames().forEachRemaining(documented::add);
        var served = new TreeSet<>(Api.listRoutes());
        served.add("/api/openapi.yaml");
        served.add("/api/openapi.json");
        assertEquals(served, documented);
    }

    @Test
    void theStatedLimitsAreTheOnesKept() throws IOException, InterruptedException {
        JsonNode limits = JSON.readTree(PAGES.get("/api/v1", "identity").body()).at("/data/limits");
        String stated = document().at("/info/description").asText().replace(",", "");
        for (String name : java.util.List.of(
                "rows_per_page",
                "rows_per_page_usual",
                "cells_per_answer",
                "requests_per_minute",
                "seconds_of_waiting")) {
            assertTrue(
                    stated.contains(" " + limits.get(name).asText() + " ")
                            || stated.contains("(" + limits.get(name).asText() + " "),
                    name);
        }
        assertEquals(4, limits.get("dimensions_per_question").asInt());
    }

    @Test
    void everyExampleIsAnsweredAsDescribed() throws IOException, InterruptedException {
        JsonNode document = document();
        int examples = 0;
        var wrong = new ArrayList<String>();
        for (JsonNode path : document.get("paths")) {
            for (JsonNode example : path.at("/get/x-examples")) {
                examples++;
                var response = PAGES.get(example.asText().replace("@", "%40"), "identity");
                String status = String.valueOf(response.statusCode());
                JsonNode described = resolve(document, path.at("/get/responses").get(status));
                String type =
                        response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
                JsonNode content =
                        described == null ? null : described.at("/content").get(type);
                if (content == null) {
                    wrong.add(example.asText() + " answers " + status + " as " + type);
                } else if (type.endsWith("json") && !type.contains("ndjson")) {
                    schema(document, content.get("schema"))
                            .validate(response.body(), InputFormat.JSON)
                            .forEach(error -> wrong.add(example.asText() + ": " + error));
                }
            }
        }
        assertEquals(java.util.List.of(), wrong);
        assertTrue(examples >= 35, examples + " examples");
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        return node != null && node.has("$ref")
                ? document.at(node.get("$ref").asText().substring(1))
                : node;
    }

    /** A schema of the document on its own, with the parts it refers to beside it. */
    private static Schema schema(JsonNode document, JsonNode schema) throws IOException {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.writeValueAsString(root), InputFormat.JSON);
    }
}
