package org.merata.measure;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.model.Period;
import org.merata.model.Status;

/** What the published cubes say to a question, exactly. For the gate alone: it may hold what no reader may see. */
public record ExactAnswer(Question question, List<Observation> observations, Provenance provenance) {
    /** The code of rows that do not say which value of a dimension they belong to. */
    public static final String NOT_STATED = "not_stated";

    public ExactAnswer {
        observations = List.copyOf(observations);
    }

    /**
     * One cell of the answer.
     *
     * @param period empty for a total over the whole time asked about
     * @param codes by dimension asked for, the code
     * @param status what stands behind the value before the gate
     * @param revisedAt when the file came whose rows last corrected it; only where it is revised
     */
    public record Observation(
            String measure,
            Optional<Period> period,
            SortedMap<String, String> codes,
            Parts parts,
            Status status,
            Optional<Instant> revisedAt) {
        public Observation {
            codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
        }

        /** One that was not revised. */
        public Observation(
                String measure, Optional<Period> period, SortedMap<String, String> codes, Parts parts, Status status) {
            this(measure, period, codes, parts, status, Optional.empty());
        }

        /** The same cell with other parts: those that someone may know. */
        public Observation with(Parts others) {
            return new Observation(measure, period, codes, others, status, revisedAt);
        }

        /** The same, of a period whose rows were corrected. */
        Observation revised(Instant at) {
            return new Observation(measure, period, codes, parts, Status.REVISED, Optional.of(at));
        }
    }

    /**
     * Where the figures come from.
     *
     * @param datasets the datasets used that hold rows
     * @param synthetic whether any of them holds made-up rows
     * @param lastPeriod the last period with data in them
     */
    public record Provenance(
            String version,
            Instant publishedAt,
            List<String> datasets,
            boolean synthetic,
            Optional<Period> lastPeriod) {
        public Provenance {
            datasets = List.copyOf(datasets);
        }
    }
}
