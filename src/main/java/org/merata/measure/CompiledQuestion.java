package org.merata.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.Select;
import org.merata.definition.Aggregate;
import org.merata.definition.MeasureDefinition;

/**
 * A question as one statement, with the way back from its columns to the measures.
 *
 * @param statement yields a row per cell: {@code period} where a grain was asked, {@code d0}, {@code d1}, ... for the keys, then the
 *     columns of the slices
 * @param sources by measure: where its parts are found
 */
record CompiledQuestion(
        CheckedQuestion checked, Select<? extends Record> statement, List<Slice> slices, Map<String, Sources> sources) {
    static final String PERIOD = "period";

    CompiledQuestion {
        slices = List.copyOf(slices);
        sources = Map.copyOf(sources);
    }

    /**
     * Where one aggregate is read.
     *
     * @param left whether it is taken off: of a stock what left it
     */
    record Place(Aggregate aggregate, Slice slice, boolean left) {
        Place(Aggregate aggregate, Slice slice) {
            this(aggregate, slice, false);
        }
    }

    /** Where the parts of one measure are read; what a dataset without data would add is absent. */
    record Sources(List<Place> numerator, List<Place> denominator, Optional<Slice.Values> value) {
        Sources {
            numerator = List.copyOf(numerator);
            denominator = List.copyOf(denominator);
        }
    }

    static String key(int position) {
        return "d" + position;
    }

    Sources sources(MeasureDefinition measure) {
        return sources.get(measure.id());
    }
}
