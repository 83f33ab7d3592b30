package org.merata.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.FrameworkDefinition;
import org.merata.model.Grain;
import org.merata.model.Period;

/** The share of an index that rests on whose word. */
class EvidenceShareTest {
    private static final long SEED = 20_261_203;
    private static final Map<String, FrameworkDefinition> FRAMEWORKS =
            DefinitionFolder.read(Path.of("")).definitions().frameworks();

    private static Assessment assessment(String framework, Map<String, Evidence> evidence) {
        var values = new HashMap<String, Assessment.Value>();
        evidence.forEach((code, one) -> values.put(code, Assessment.Value.of(MadeUp.n("1"), one)));
        return new Assessment(
                framework,
                new Entity(Entity.Kind.UNIT, "one"),
                Period.of(Grain.YEAR, LocalDate.of(2026, 1, 1)),
                values,
                Map.of(),
                Set.of("somebody"),
                true);
    }

    /** Pemdi: 19 weighs 10 of 100, 20 weighs 15, 1 weighs 5, 6 weighs 3. */
    @Test
    void indicatorsCountByTheirWeight() {
        var share = EvidenceShare.of(
                FRAMEWORKS.get("pemdi_2026"),
                assessment(
                        "pemdi_2026",
                        Map.of(
                                "19", Evidence.SELF_ASSESSED,
                                "20", Evidence.MEASURED,
                                "1", Evidence.VERIFIED,
                                "6", Evidence.SELF_ASSESSED)));
        assertEquals(0.13, share.selfAssessed(), 1e-12);
        assertEquals(0.05, share.verified(), 1e-12);
        assertEquals(0.15, share.measured(), 1e-12);
        assertEquals(0.67, share.missing(), 1e-12);
        assertEquals(share.measured(), share.of(Evidence.MEASURED));
        assertEquals(share.verified(), share.of(Evidence.VERIFIED));
        assertEquals(share.selfAssessed(), share.of(Evidence.SELF_ASSESSED));
    }

    @Test
    void sharesAddUpToOneWhateverIsKnown() {
        System.out.println("evidence with seed " + SEED);
        var random = new Random(SEED);
        for (FrameworkDefinition framework : FRAMEWORKS.values()) {
            for (int round = 0; round < 5; round++) {
                var evidence = new HashMap<String, Evidence>();
                framework.listIndicators().forEach(part -> {
                    if (random.nextInt(4) > 0) {
                        evidence.put(part.code(), Evidence.values()[random.nextInt(3)]);
                    }
                });
                EvidenceShare share = EvidenceShare.of(framework, assessment(framework.id(), evidence));
                double sum = share.selfAssessed() + share.verified() + share.measured() + share.missing();
                assertEquals(1, sum, 1e-12, framework.id());
            }
            assertEquals(
                    1,
                    EvidenceShare.of(framework, assessment(framework.id(), Map.of()))
                            .missing(),
                    1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> new EvidenceShare(0.5, 0.5, 0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> new EvidenceShare(1.5, 0, -0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> new EvidenceShare(Double.NaN, 0, 0, 0));
    }
}
