package org.merata.ingest;

import java.util.Set;
import org.merata.model.PhraseRules;

class IngestPhrasesTest extends PhraseRules {
    IngestPhrasesTest() {
        super(SourceDraft.class, Set.of());
    }
}
