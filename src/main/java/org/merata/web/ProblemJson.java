package org.merata.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A problem as {@code application/problem+json} (RFC 9457). */
final class ProblemJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemJson() {}

    static Reply of(Problem problem) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", "urn:merata:problem:" + problem.code());
        node.put("code", problem.code());
        node.put("title", problem.title());
        node.put("status", problem.status());
        node.put("detail", problem.detail());
        problem.parameter().ifPresent(name -> node.put("parameter", name));
        problem.value().ifPresent(value -> node.put("value", value));
        if (!problem.allowed().isEmpty()) {
            ArrayNode allowed = node.putArray("allowed");
            problem.allowed().forEach(allowed::add);
        }
        try {
            return Reply.of(
                    problem.status(), "application/problem+json", JSON.writeValueAsBytes(node), Optional.empty());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON could not be written", impossible);
        }
    }
}
