package org.merata.ingest;

import java.util.concurrent.Executor;
import org.merata.definition.ContractDefinition;
import org.merata.definition.CountryDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.SourceDefinition;
import org.merata.model.Reference;
import org.merata.reading.ReadingLimits;
import org.merata.warehouse.Archive;
import org.merata.warehouse.ArchiveLedger;
import org.merata.warehouse.ErasureList;
import org.merata.warehouse.Home;
import org.merata.warehouse.Publisher;
import org.merata.warehouse.RecordsDatabase;

/** What the loading of every file of a run has in common. */
record LoadContext(
        Home home,
        Definitions definitions,
        Reference reference,
        RecordsDatabase records,
        Archive archive,
        ArchiveLedger archiveLedger,
        Ledger ledger,
        Cubes cubes,
        QualityRules rules,
        PersonKey personKey,
        ErasureList erasures,
        Executor background) {
    ContractDefinition contract(SourceDefinition source) {
        return definitions.getContract(source.dataset());
    }

    Publisher publisher() {
        return new Publisher(home, definitions, reference, archiveLedger);
    }

    /** How much a file that comes for the first time may take. */
    ReadingLimits limits() {
        return ReadingLimits.of(country().fileLimits());
    }

    CountryDefinition country() {
        return definitions.country();
    }
}
