package org.merata.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.merata.measure.BinCounts;
import org.merata.measure.Parts;
import org.merata.measure.Standardised;

class MixPoolTest {
    private static final long SEED = 4711;

    private final Map<List<String>, BinCounts> own = new HashMap<>();
    private final Map<List<String>, BinCounts> whole = new HashMap<>();

    private MixPoolTest cell(String row, String column, long ours, long all) {
        if (ours > 0) {
            own.put(List.of(row, column), BinCounts.of(Map.of(100, ours)));
        }
        whole.put(List.of(row, column), BinCounts.of(Map.of(100, all)));
        return this;
    }

    private MixPool pool() {
        return MixPool.of(new Parts.Mixed("service_transactions", 0.5, own, whole), 10);
    }

    private static List<String> sizes(MixPool pool) {
        return pool.cells().stream()
                .map(cell -> cell.own().n() + " of " + cell.whole().n())
                .toList();
    }

    @Test
    void cellsThatAreLargeEnoughStandAlone() {
        MixPool pool =
                cell("a", "online", 40, 400).cell("a", "counter", 20, 100).pool();
        assertEquals(List.of("20 of 100", "40 of 400"), sizes(pool));
        assertEquals(1, pool.told());
    }

    @Test
    void smallCellsOfAServiceAreTakenTogetherFirstThenThoseOfAllServices() {
        MixPool pool = cell("a", "online", 40, 400)
                .cell("a", "counter", 6, 100)
                .cell("a", "kiosk", 5, 50)
                .cell("b", "online", 7, 70)
                .cell("c", "online", 4, 40)
                .pool();
        assertEquals(List.of("11 of 150", "40 of 400", "11 of 110"), sizes(pool));
        assertEquals(51.0 / 62, pool.told(), 1e-12);
    }

    @Test
    void whatThePlaceDoesNotHaveJoinsTheSmallestThatStands() {
        MixPool pool = cell("a", "online", 40, 400)
                .cell("b", "online", 12, 70)
                .cell("c", "online", 0, 90)
                .pool();
        assertEquals(List.of("40 of 400", "12 of 160"), sizes(pool));
        assertEquals(40.0 / 52, pool.told(), 1e-12);
    }

    @Test
    void tooFewInAllTellNothing() {
        assertTrue(cell("a", "online", 5, 400)
                .cell("b", "online", 4, 400)
                .pool()
                .cells()
                .isEmpty());
    }

    @Test
    void nothingIsLostAndNoCellIsSmallerThanMayBeKnown() {
        var random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            own.clear();
            whole.clear();
            int rows = 1 + random.nextInt(6);
            for (int row = 0; row < rows; row++) {
                for (String column : List.of("online", "counter", "kiosk")) {
                    long ours = random.nextInt(30) * random.nextInt(2);
                    long others = random.nextInt(60) * random.nextInt(3);
                    if (ours + others > 0) {
                        cell("s" + row, column, ours, ours + others);
                    }
                }
            }
            MixPool pool = pool();
            String said = "seed " + SEED + ", round " + round + ": " + sizes(pool);
            var sums = new ArrayList<Long>(List.of(0L, 0L));
            for (Standardised.Cell cell : pool.cells()) {
                assertTrue(cell.own().n() >= 10 && cell.whole().n() >= 10, said);
                sums.set(0, sums.get(0) + cell.own().n());
                sums.set(1, sums.get(1) + cell.whole().n());
            }
            if (!pool.cells().isEmpty()) {
                assertEquals(
                        List.of(
                                BinCounts.sum(own.values()).n(),
                                BinCounts.sum(whole.values()).n()),
                        sums,
                        said);
            }
        }
    }
}
