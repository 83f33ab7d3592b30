package org.merata.definition;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.model.Text;

/**
 * What a measure should reach, for whom and when ({@code data/targets/*.yaml}).
 *
 * @param scope by dimension: the value it is meant for; empty for the whole country
 * @param value in the unit the measure is held in
 */
public record TargetDefinition(
        String id,
        String measure,
        Map<String, String> scope,
        LocalDate from,
        Optional<LocalDate> to,
        double value,
        Kind kind,
        Text source) {
    public TargetDefinition {
        scope = Collections.unmodifiableSortedMap(new TreeMap<>(scope));
    }

    public enum Kind {
        TARGET,
        STANDARD,
        BASELINE
    }
}
