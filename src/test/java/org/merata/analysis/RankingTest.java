package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.merata.model.Direction;
import org.merata.model.Interval;

class RankingTest {
    private static final RegionalValues REGIONS = RegionalValues.of(List.of(
                    region("a", 0.30, 0.25, 0.35),
                    region("b", 0.70, 0.65, 0.75),
                    region("c", 0.50, 0.40, 0.60),
                    region("d", 0.55, 0.45, 0.66)))
            .withNation(0.5);

    @Test
    void theBestStandsFirstAndIntervalsOpenTheRanks() {
        assertEquals(
                List.of("b 1 1-2 BETTER", "d 2 1-3 NOT_DISTINGUISHED", "c 3 2-3 NOT_DISTINGUISHED", "a 4 4-4 WORSE"),
                rows(Direction.HIGHER));
    }

    @Test
    void whereLowerIsBetterTheOrderTurns() {
        assertEquals(
                List.of("a 1 1-1 BETTER", "c 2 2-3 NOT_DISTINGUISHED", "d 3 2-4 NOT_DISTINGUISHED", "b 4 3-4 WORSE"),
                rows(Direction.LOWER));
    }

    @Test
    void aMeasureWithoutABetterIsHigherOrLower() {
        assertEquals(
                List.of("b 1 1-2 HIGHER", "d 2 1-3 NOT_DISTINGUISHED", "c 3 2-3 NOT_DISTINGUISHED", "a 4 4-4 LOWER"),
                rows(Direction.NEUTRAL));
    }

    @Test
    void equalValuesShareTheBetterRankInTheOrderOfTheirCodes() {
        RegionalValues tied = RegionalValues.of(
                List.of(RegionalValue.of("z", 1, 1), RegionalValue.of("a", 1, 1), RegionalValue.of("m", 0, 1)));
        assertEquals(
                List.of("a 1 1-2 NOT_KNOWN", "z 1 1-2 NOT_KNOWN", "m 3 3-3 NOT_KNOWN"), rows(tied, Direction.HIGHER));
    }

    private static List<String> rows(Direction direction) {
        return rows(REGIONS, direction);
    }

    private static List<String> rows(RegionalValues regions, Direction direction) {
        return Ranking.of(regions, direction).rows().stream()
                .map(row -> row.region().code() + " " + row.rank() + " " + row.bestRank() + "-" + row.worstRank() + " "
                        + row.against())
                .toList();
    }

    private static RegionalValue region(String code, double value, double lower, double upper) {
        return new RegionalValue(
                code,
                value,
                Optional.of(new Interval(lower, upper, Interval.Method.WILSON)),
                OptionalLong.of(100),
                OptionalDouble.of(1),
                Optional.empty());
    }
}
