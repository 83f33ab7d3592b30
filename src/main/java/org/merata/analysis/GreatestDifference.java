package org.merata.analysis;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The greatest difference between groups, and whether it is more than chance. The interval of a difference comes from the intervals of
 * both groups by the method of variance estimates recovery (Zou and Donner 2008, Construction of confidence limits about effect measures: a
 * general approach, Statistics in Medicine 27); of two shares with Wilson's intervals it is Newcombe's (1998, method 10). Of more than two
 * groups the greatest is one of k (k - 1) / 2 differences, chosen because it is great: its limits are taken further, by the ratio of normal
 * quantiles after Bonferroni, so that of many such comparisons among equal groups at most 5 % find a difference. Groups are taken as
 * independent.
 *
 * @param greatest the position of the group with the greatest value
 * @param least the position of the group with the least
 * @param difference the greatest value less the least
 * @param pairs how many differences it was chosen from
 */
public record GreatestDifference(int greatest, int least, Estimate difference, int pairs) {
    private static final double TAIL = 0.025;

    /** Undefined for fewer than two groups. */
    public static Result<GreatestDifference> of(List<Estimate> groups) {
        if (groups.size() < 2) {
            return Result.undefined(Undefined.TOO_FEW_VALUES);
        }
        int greatest = 0;
        int least = groups.size() - 1;
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).value() > groups.get(greatest).value()) {
                greatest = i;
            }
            if (groups.get(i).value() < groups.get(least).value()) {
                least = i;
            }
        }
        int pairs = groups.size() * (groups.size() - 1) / 2;
        Estimate high = groups.get(greatest);
        Estimate low = groups.get(least);
        double difference = high.value() - low.value();
        double further = quantile(TAIL / pairs) / quantile(TAIL);
        double down = further * Math.hypot(high.value() - high.lower(), low.upper() - low.value());
        double up = further * Math.hypot(high.upper() - high.value(), low.value() - low.lower());
        return Result.of(new GreatestDifference(
                greatest, least, new Estimate(difference, difference - down, difference + up), pairs));
    }

    private static double quantile(double tail) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
    }

    /** Whether its interval does not hold zero. */
    public boolean isClear() {
        return !difference.contains(0);
    }
}
