package org.merata.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.model.Text;
import org.merata.model.Unit;

/**
 * One measure, defined once ({@code dashboards/measures/*.yaml}); every page, export and answer uses this definition.
 *
 * @param version raised when the formula changes: a break in the series
 * @param definition what it counts, in one or two sentences
 * @param why why it matters
 * @param decimals decimals shown
 * @param dimensions what it may be grouped and filtered by
 * @param finest the finest grain it may be asked in
 * @param minimumN the smallest number of cases a value may rest on; below it the value is marked with caution
 * @param publisher who published the values, for measures that are published facts
 * @param method where the formula comes from
 * @param breaks from when on it is counted otherwise, the earliest first; no run, limit or change is told across one
 */
public record MeasureDefinition(
        String id,
        int version,
        Text label,
        Text definition,
        Text why,
        Topic topic,
        Unit unit,
        Direction direction,
        int decimals,
        Formula formula,
        Optional<Interval.Method> interval,
        int minimumN,
        List<String> dimensions,
        Grain finest,
        Optional<Text> publisher,
        Text method,
        List<DefinitionBreak> breaks) {
    public MeasureDefinition {
        dimensions = List.copyOf(dimensions);
        breaks = List.copyOf(breaks);
    }

    /** The ids of the datasets it rests on, in the order of its formula. */
    public Set<String> datasets() {
        var datasets = new LinkedHashSet<String>();
        if (formula instanceof Formula.Value value) {
            datasets.add(value.dataset());
        }
        formula.aggregates().stream().map(Aggregate::dataset).forEach(datasets::add);
        return datasets;
    }

    public enum Topic {
        DIGITAL,
        SPEED,
        ACCURACY,
        QUALITY,
        VOICE,
        READINESS,
        COST,
        VOLUME
    }
}
