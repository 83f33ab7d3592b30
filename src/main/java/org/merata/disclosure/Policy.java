package org.merata.disclosure;

import java.util.Optional;
import org.merata.definition.CellKey;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;

/**
 * What may leave of one dataset. The one place where this is decided.
 *
 * @param minimumFrequency the smallest count of people, transactions or answers that may be shown; 0 where any may. A true zero may
 *     always be shown.
 * @param noise what counts of people carry; empty where they are exact
 */
record Policy(String dataset, int minimumFrequency, Optional<PerturbationTable> noise) {
    /** Stands where the country says nothing for a dataset of records about people. */
    static final int USUAL_MINIMUM = 10;

    static Policy of(Definitions definitions, String dataset, Access access) {
        boolean records = definitions.getContract(dataset).kind() == ContractDefinition.Kind.RECORDS;
        int usual = records ? USUAL_MINIMUM : 0;
        return new Policy(
                dataset,
                definitions.country().minimumFrequency().getOrDefault(dataset, usual),
                access instanceof Access.Researcher
                        ? Optional.empty()
                        : findCellKey(definitions, dataset).map(PerturbationTable::of));
    }

    /** The noise on counts of a dataset in public; only records have keys to tell it by. */
    static Optional<CellKey> findCellKey(Definitions definitions, String dataset) {
        return Optional.ofNullable(definitions.country().cellKeys().get(dataset))
                .filter(stated -> definitions.getContract(dataset).kind() == ContractDefinition.Kind.RECORDS);
    }

    /** Whether so many cases may be known to a reader. */
    boolean allows(long cases) {
        return cases == 0 || cases >= minimumFrequency;
    }
}
