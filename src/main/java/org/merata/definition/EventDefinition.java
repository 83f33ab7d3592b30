package org.merata.definition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.merata.model.Text;

/**
 * A policy event that charts in its scope show ({@code data/events/*.yaml}).
 *
 * @param end the last day, included; empty for an event that stays in force
 * @param regions codes of the regions it applied to; empty for all
 * @param services codes of the services it applied to; empty for all
 * @param source where it is written
 * @param verified whether the dates were read at the source
 */
public record EventDefinition(
        String id,
        Kind kind,
        Text title,
        Text description,
        LocalDate start,
        Optional<LocalDate> end,
        List<String> regions,
        List<String> services,
        Text source,
        boolean verified) {
    public EventDefinition {
        regions = List.copyOf(regions);
        services = List.copyOf(services);
    }

    public enum Kind {
        RESTRICTION,
        REGULATION,
        LAUNCH,
        REORGANISATION,
        OTHER
    }
}
