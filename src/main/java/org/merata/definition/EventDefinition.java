package org.merata.definition;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.merata.model.Text;

/**
 * A policy event that charts in its scope show ({@code data/events/*.yaml}).
 *
 * @param end the last day, included; empty for an event that stays in force
 * @param regions codes of the regions it applied to; empty for all
 * @param services codes of the services it applied to; empty for all
 * @param effect how values are expected to change
 * @param stated whether that was written down, so that models of other events allow for this one
 * @param effectByTopic the same for measures of a topic, where it differs
 * @param halfLifeDays for measures of a topic, in how many days after the end half of a pulse is gone; where a topic has none it ends
 *     with its event
 * @param partOf the event whose page tells of this one too, since the two cannot be told apart
 * @param source where it is written
 * @param verified whether the dates were read at the source
 * @param rebases whether limits of control charts start anew at its first day
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
        Effect effect,
        boolean stated,
        Map<MeasureDefinition.Topic, Effect> effectByTopic,
        Map<MeasureDefinition.Topic, Double> halfLifeDays,
        Optional<String> partOf,
        Text source,
        boolean verified,
        boolean rebases) {
    public EventDefinition {
        regions = List.copyOf(regions);
        services = List.copyOf(services);
        effectByTopic = Collections.unmodifiableMap(new TreeMap<>(effectByTopic));
        halfLifeDays = Collections.unmodifiableMap(new TreeMap<>(halfLifeDays));
    }

    /** How measures of a topic are expected to change. */
    public Effect effect(MeasureDefinition.Topic topic) {
        return effectByTopic.getOrDefault(topic, effect);
    }

    public OptionalDouble halfLifeDays(MeasureDefinition.Topic topic) {
        Double days = halfLifeDays.get(topic);
        return days == null ? OptionalDouble.empty() : OptionalDouble.of(days);
    }

    /** The last day of an event that passed; the first of one that stays. */
    public LocalDate lastDay() {
        return end.orElse(start);
    }

    /** How an event is expected to change a series; said beforehand, never chosen by the data. */
    public enum Effect {
        /** A new level from the first day on. */
        STEP,
        /** Another level while it lasts, and what is left of it afterwards where it fades. */
        PULSE,
        /** A new level, and another pace from then on. */
        STEP_AND_SLOPE,
        /** Another level while it lasts, and a new one that stays. */
        PULSE_AND_STEP;

        public boolean hasPulse() {
            return this == PULSE || this == PULSE_AND_STEP;
        }

        public boolean hasStep() {
            return this != PULSE;
        }
    }

    public enum Kind {
        RESTRICTION,
        REGULATION,
        LAUNCH,
        REORGANISATION,
        OTHER
    }
}
