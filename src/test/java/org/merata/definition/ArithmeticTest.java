package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.definition.Condition.Operator;

/** Names of aggregates, bins, nearest names. */
class ArithmeticTest {
    private static final List<Condition> CONDITIONS = List.of(
            new Condition("status", Operator.IN, List.of("completed", "rejected")),
            new Condition("channel.kind", Operator.IN, List.of("digital")),
            new Condition("within_standard", Operator.PRESENT, List.of()),
            new Condition("returned_times", Operator.AT_MOST, List.of("0")));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 2026})
    void anAggregateHasTheSameColumnWhateverTheOrderOfItsConditionsAndValues(long seed) {
        var random = new Random(seed);
        String column = count(CONDITIONS).column();
        for (int i = 0; i < 200; i++) {
            List<Condition> shuffled = new ArrayList<>();
            for (Condition condition : CONDITIONS) {
                List<String> values = new ArrayList<>(condition.values());
                Collections.shuffle(values, random);
                shuffled.add(new Condition(condition.field(), condition.operator(), values));
            }
            Collections.shuffle(shuffled, random);
            assertEquals(column, count(shuffled).column(), () -> "seed " + seed + ": " + shuffled);
        }
    }

    @Test
    void differentAggregatesHaveDifferentColumns() {
        Set<String> columns = new HashSet<>();
        List<Aggregate> aggregates = List.of(
                count(CONDITIONS),
                count(CONDITIONS.subList(0, 1)),
                count(List.of()),
                new Aggregate(Aggregate.Kind.COUNT, "complaints", Optional.empty(), List.of(), "completed_at"),
                new Aggregate(Aggregate.Kind.COUNT, "transactions", Optional.empty(), List.of(), "submitted_at"),
                new Aggregate(Aggregate.Kind.SUM, "transactions", Optional.of("seconds"), List.of(), "completed_at"),
                new Aggregate(Aggregate.Kind.BINS, "transactions", Optional.of("seconds"), List.of(), "completed_at"),
                count(List.of(new Condition("status", Operator.NOT_IN, List.of("completed", "rejected")))),
                count(List.of(new Condition("status", Operator.IN, List.of("completed, rejected")))));
        aggregates.forEach(aggregate -> columns.add(aggregate.column()));
        assertEquals(aggregates.size(), columns.size(), columns::toString);
    }

    /** Published cubes carry these names: a change makes every store build its cubes again. */
    @Test
    void theColumnOfAnAggregateIsKnown() {
        assertEquals("c_7ffd50622076", count(CONDITIONS).column());
    }

    private static Aggregate count(List<Condition> where) {
        return new Aggregate(Aggregate.Kind.COUNT, "transactions", Optional.empty(), where, "completed_at");
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 11, 2026})
    void theMiddleOfABinIsWithinOnePerCentOfEveryValueInIt(long seed) {
        var random = new Random(seed);
        double previous = 0;
        for (int i = 0; i < 20_000; i++) {
            double value = Math.exp(random.nextDouble() * Math.log(1e9));
            double middle = Bins.middle(Bins.of(value));
            assertTrue(
                    Math.abs(middle - value) <= 0.01 * value, () -> "seed " + seed + ": " + value + " gave " + middle);
            assertNotEquals(previous, value);
            previous = value;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 2026})
    void aLargerValueIsNeverInASmallerBin(long seed) {
        double[] values = new Random(seed).doubles(5_000, 0, 1e7).sorted().toArray();
        for (int i = 1; i < values.length; i++) {
            assertTrue(Bins.of(values[i - 1]) <= Bins.of(values[i]), "seed " + seed + " at " + values[i]);
        }
    }

    @Test
    void aMiddleLiesInItsOwnBin() {
        for (int bin = 1; bin < 1_100; bin++) {
            assertEquals(bin, Bins.of(Bins.middle(bin)));
        }
        assertEquals(0, Bins.of(0));
        assertEquals(0, Bins.of(0.999));
        assertEquals(1, Bins.of(1));
    }

    @Test
    void whatIsNoAmountHasNoBin() {
        assertThrows(IllegalArgumentException.class, () -> Bins.of(-1));
        assertThrows(IllegalArgumentException.class, () -> Bins.of(Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "flaw, lawn, 2", "'', abc, 3", "saturday, sunday, 3", "same, same, 0"})
    void theDistanceOfTwoWordsIsLevenshteins(String from, String to, int changes) {
        assertEquals(changes, Nearest.distance(from, to));
        assertEquals(changes, Nearest.distance(to, from));
    }

    @Test
    void theNearestNameIsSuggestedOnlyWhereItIsNear() {
        List<String> names = List.of("digital_take_up", "within_standard", "ipp", "imdi");
        assertEquals(Optional.of("digital_take_up"), Nearest.to("Digital take-up", names));
        assertEquals(Optional.of("within_standard"), Nearest.to("within_standrad", names));
        assertEquals(Optional.of("ipp"), Nearest.to("ip", names));
        assertEquals(Optional.empty(), Nearest.to("satisfaction", names));
        assertEquals(Optional.empty(), Nearest.to("x", List.of()));
    }
}
