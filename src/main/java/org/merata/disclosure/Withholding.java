package org.merata.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.merata.measure.ExactAnswer.Observation;

/**
 * Which values of one measure in one answer are held back: those with too few cases, and as many others as it takes that none of them
 * can be found by subtraction. A line is a set of cells whose total may be asked for: the values of one dimension, of one group of it,
 * of a longer period. What a reader can find is the pool of the cells held back on a line; it must be of two cells at least, and itself
 * large enough to be known.
 *
 * <p>The denominators are settled first, by themselves, so that measures with the same denominator hold back the same cells for it.
 */
final class Withholding {
    /** A cell without a part hides no part: it comes last. */
    private static final Comparator<Cases> SMALLEST_WITH_A_PART = Comparator.comparing(
                    (Cases cases) -> cases.partSize() == 0)
            .thenComparingLong(Cases::size)
            .thenComparingLong(Cases::partSize);

    private final List<Cases> cases = new ArrayList<>();
    private final List<Observation> cells;
    private final Function<Observation, List<Object>> linesOf;
    private Collection<List<Integer>> lines;
    private final BitSet withheld = new BitSet();

    private Withholding(
            List<Observation> cells,
            Function<Observation, Cases> casesOf,
            Function<Observation, List<Object>> linesOf) {
        this.cells = cells;
        this.linesOf = linesOf;
        cells.forEach(cell -> cases.add(casesOf.apply(cell)));
    }

    /**
     * @param cells those that hold a value
     * @param linesOf the lines a cell is on
     * @return the positions held back
     */
    static BitSet decide(
            List<Observation> cells,
            Function<Observation, Cases> casesOf,
            Function<Observation, List<Object>> linesOf,
            MinimumFrequency minimum) {
        var withholding = new Withholding(cells, casesOf, linesOf);
        withholding.hold(minimum::allowsWhole, Comparator.comparingLong(Cases::size));
        withholding.hold(minimum::allows, SMALLEST_WITH_A_PART);
        return withholding.withheld;
    }

    private void hold(Predicate<Cases> allowed, Comparator<Cases> order) {
        for (int i = 0; i < cases.size(); i++) {
            if (!allowed.test(cases.get(i))) {
                withheld.set(i);
            }
        }
        boolean changed = !withheld.isEmpty();
        while (changed) {
            changed = false;
            for (List<Integer> line : lines()) {
                changed |= protect(line, allowed, order);
            }
        }
    }

    /** Holds back the next smallest cells of a line until its pool may be known; says whether it held back any. */
    private boolean protect(List<Integer> line, Predicate<Cases> allowed, Comparator<Cases> order) {
        int held = 0;
        Cases pool = Cases.NONE;
        for (int cell : line) {
            if (withheld.get(cell)) {
                held++;
                pool = pool.plus(cases.get(cell));
            }
        }
        if (held == 0 || (held > 1 && allowed.test(pool))) {
            return false;
        }
        List<Integer> others = line.stream()
                .filter(cell -> !withheld.get(cell) && cases.get(cell).size() > 0)
                .sorted(Comparator.comparing(cases::get, order))
                .toList();
        boolean changed = false;
        for (int cell : others) {
            if (held > 1 && allowed.test(pool)) {
                break;
            }
            withheld.set(cell);
            pool = pool.plus(cases.get(cell));
            held++;
            changed = true;
        }
        return changed;
    }

    private Collection<List<Integer>> lines() {
        if (lines == null) {
            Map<Object, List<Integer>> byName = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                for (Object line : linesOf.apply(cells.get(i))) {
                    byName.computeIfAbsent(line, none -> new ArrayList<>()).add(i);
                }
            }
            lines = byName.values();
        }
        return lines;
    }
}
