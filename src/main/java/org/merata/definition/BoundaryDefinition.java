package org.merata.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Outline;
import org.merata.model.Text;

/**
 * Boundaries of the regions of one level ({@code data/boundaries/ID.yaml} and the file it names). Which region an outline belongs to is
 * known only with the reference data: {@link BoundaryMatch}.
 *
 * @param codeSystem the system of region codes that the keys are from; empty where they are names
 * @param regions by a key that is neither code nor name: the code of its region
 * @param source what the boundaries are and who made them, as the page cites it
 * @param outlines by key, as the file has it
 * @param file where they are written, for messages
 */
public record BoundaryDefinition(
        String id,
        String level,
        Optional<String> codeSystem,
        Map<String, String> regions,
        Text source,
        Map<String, Outline> outlines,
        String file) {
    public BoundaryDefinition {
        regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
        outlines = Collections.unmodifiableMap(new LinkedHashMap<>(outlines));
    }
}
