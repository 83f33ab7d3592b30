package org.merata.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.maturity.MadeUp.n;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.maturity.Practice.Quadrant;
import org.merata.maturity.Practice.Row;

/** Maturity on paper and in practice, by hand. */
class PracticeTest {
    private static final Map<String, FrameworkDefinition> FRAMEWORKS =
            DefinitionFolder.read(Path.of("")).definitions().frameworks();

    private static Practice.Pair pair(String unit, String declared, String practice) {
        return new Practice.Pair(new Entity(Entity.Kind.UNIT, unit), n(declared), n(practice));
    }

    private static FrameworkDefinition scored(Band... bands) {
        return MadeUp.framework(
                MadeUp.scale("1", "5", false),
                Missing.LEAST,
                Combination.MEAN,
                List.of(MadeUp.indicator("a", "1")),
                bands);
    }

    private static List<String> order(Practice practice) {
        return practice.rows().stream().map(row -> row.pair().entity().code()).toList();
    }

    private static Row row(Practice practice, String unit) {
        return practice.rows().stream()
                .filter(row -> row.pair().entity().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anIndexAtTheCutIsHigh() {
        FrameworkDefinition framework = scored(MadeUp.band("low", "1"), MadeUp.band("mature", "3.00"));
        Practice practice = Practice.of(
                framework,
                framework,
                List.of(
                        pair("a", "3.00", "3.00"),
                        pair("b", "3.00", "2.99"),
                        pair("c", "2.99", "3.00"),
                        pair("d", "2.99", "2.99")));
        assertEquals(Quadrant.MATURE_AND_FELT, row(practice, "a").quadrant());
        assertEquals(Quadrant.MATURE_ON_PAPER, row(practice, "b").quadrant());
        assertEquals(Quadrant.QUIETLY_GOOD, row(practice, "c").quadrant());
        assertEquals(Quadrant.LEFT_BEHIND, row(practice, "d").quadrant());
        assertEquals(Optional.of(new Practice.Cut(n("3.00"), false, false)), practice.declaredCut());
    }

    @Test
    void aBandThatBeginsAboveItsLimitDoesNotHoldIt() {
        FrameworkDefinition framework = scored(MadeUp.band("low", "1"), new Band("mature", MadeUp.NAME, n("3"), true));
        Practice practice =
                Practice.of(framework, framework, List.of(pair("a", "3.00", "3.01"), pair("b", "3.01", "3.00")));
        assertEquals(Quadrant.QUIETLY_GOOD, row(practice, "a").quadrant());
        assertEquals(Quadrant.MATURE_ON_PAPER, row(practice, "b").quadrant());
    }

    /** Without a band: medians 2.5 (between 2 and 3) and 4. */
    @Test
    void withoutAMatureBandTheMedianCuts() {
        List<Practice.Pair> pairs =
                List.of(pair("a", "1", "4"), pair("b", "2", "1"), pair("c", "3", "4"), pair("d", "5", "5"));
        Practice practice = Practice.of(scored(), scored(), pairs);
        assertEquals(Optional.of(new Practice.Cut(n("2.5"), false, true)), practice.declaredCut());
        assertEquals(Optional.of(new Practice.Cut(n("4"), false, true)), practice.practiceCut());
        assertEquals(Quadrant.QUIETLY_GOOD, row(practice, "a").quadrant());
        assertEquals(Quadrant.LEFT_BEHIND, row(practice, "b").quadrant());
        assertEquals(Quadrant.MATURE_AND_FELT, row(practice, "c").quadrant());
        Practice three = Practice.of(scored(), scored(), pairs.subList(0, 3));
        assertEquals(n("2"), three.declaredCut().orElseThrow().at().setScale(0));
        Practice none = Practice.of(scored(), scored(), List.of());
        assertEquals(List.of(), none.rows());
        assertEquals(Optional.empty(), none.practiceCut());
    }

    /** Pemdi runs from 1 to 5, SKM from 25 to 100: 3.40 is at 0.6; 85 at 0.8, 55 at 0.4, 70 at 0.6, 40 at 0.2. */
    @Test
    void positionsAreComparedEachOnItsScale() {
        Practice practice = Practice.of(
                FRAMEWORKS.get("pemdi_2026"),
                FRAMEWORKS.get("skm_2017"),
                List.of(
                        pair("a", "3.40", "85"),
                        pair("b", "3.40", "55"),
                        pair("c", "3.40", "70"),
                        pair("d", "3.40", "40")));
        assertEquals(List.of("d", "a", "b", "c"), order(practice));
        assertEquals(0.6, row(practice, "a").declaredPosition(), 1e-12);
        assertEquals(0.8, row(practice, "a").practicePosition(), 1e-12);
        assertEquals(-0.2, row(practice, "a").difference(), 1e-12);
        assertEquals(0.4, row(practice, "d").difference(), 1e-12);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        List<Practice.Pair> twice = List.of(pair("a", "1", "1"), pair("a", "2", "2"));
        assertThrows(IllegalArgumentException.class, () -> Practice.of(scored(), scored(), twice));
        FrameworkDefinition beside = MadeUp.framework(
                MadeUp.scale("1", "5", false), Missing.LEAST, Combination.NONE, List.of(MadeUp.indicator("a", "1")));
        List<Practice.Pair> one = List.of(pair("a", "1", "1"));
        assertThrows(IllegalArgumentException.class, () -> Practice.of(beside, scored(), one));
        assertTrue(Practice.of(scored(), scored(), one).rows().get(0).difference() == 0);
    }
}
