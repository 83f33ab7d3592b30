package org.merata.analysis;

import java.util.List;

/**
 * What would be saved if some of the transactions that are not digital were made digitally instead, each at the cost that a digital
 * transaction has now: moved transactions times the difference of the two costs per transaction (GOV.UK Service Manual, cost per
 * transaction and per digital transaction). Fixed costs fall only later, so it is what can be saved and not what will be.
 *
 * @param moved transactions moved
 * @param saving negative where digital costs more
 * @param least the saving at the smallest difference that a part of the time had
 * @param most the saving at the greatest
 */
public record ChannelShift(double moved, double saving, double least, double most) {
    /** @param notDigital cost per transaction that is not digital @param digital per digital one, assisted ones among them */
    public record UnitCosts(double notDigital, double digital) {
        double difference() {
            return notDigital - digital;
        }
    }

    /**
     * @param transactions how many are not digital now
     * @param share of them that would move, 0..1
     * @param now the costs of the whole time
     * @param parts the costs of each part of it, such as its quarters; they say how far the difference is to be trusted
     */
    public static ChannelShift of(long transactions, double share, UnitCosts now, List<UnitCosts> parts) {
        if (transactions < 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(share + " of " + transactions + " cannot move");
        }
        double moved = transactions * share;
        double least = now.difference();
        double most = now.difference();
        for (UnitCosts part : parts) {
            least = Math.min(least, part.difference());
            most = Math.max(most, part.difference());
        }
        return new ChannelShift(moved, moved * now.difference(), moved * least, moved * most);
    }
}
