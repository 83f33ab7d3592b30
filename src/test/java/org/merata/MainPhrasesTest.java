package org.merata;

import java.util.Set;
import org.merata.model.PhraseRules;

class MainPhrasesTest extends PhraseRules {
    MainPhrasesTest() {
        super(
                Main.class,
                Set.of(
                        "doctor.java.advice",
                        "doctor.space.advice",
                        "doctor.definitions.advice",
                        "doctor.private.advice",
                        "doctor.published.advice",
                        "doctor.damaged.advice",
                        "ingest.step.hash",
                        "ingest.step.read",
                        "ingest.step.check",
                        "ingest.step.store",
                        "ingest.step.done"));
    }
}
