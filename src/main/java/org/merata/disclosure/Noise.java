package org.merata.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.merata.definition.Aggregate;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.Evaluation;
import org.merata.measure.Parts;
import org.merata.measure.Tally;

/**
 * Counts of people as the public may know them: with the noise of the cell key method, where the policy of their dataset has it. The noise hangs
 * on the records counted and on nothing else, so that no way of asking for the same records gives another number. What was summed or put in
 * order is left as it is, but the number of cases that it is said to rest on is a count too. All that follows, from minimum frequencies to
 * intervals, is worked out from counts with their noise.
 */
final class Noise {
    private final Function<String, Policy> policies;

    Noise(Function<String, Policy> policies) {
        this.policies = policies;
    }

    Parts of(MeasureDefinition measure, Parts parts) {
        if (parts instanceof Parts.Quantile quantile) {
            // of what is there at a moment the cases are those that came or went
            return quantile.cases() != quantile.n()
                    ? parts
                    : perturb(quantile.dataset(), quantile.n(), quantile.keySum())
                            .<Parts>map(quantile::resting)
                            .orElse(parts);
        }
        if (!(parts instanceof Parts.Sums sums)) {
            return parts;
        }
        List<Tally> denominator = sums.denominator().stream().map(this::of).toList();
        List<Tally> numerator = sums.numerator().stream().map(this::of).toList();
        return new Parts.Sums(Evaluation.isShare(measure) ? within(numerator, denominator) : numerator, denominator);
    }

    private Tally of(Tally tally) {
        Optional<Long> noisy = perturb(tally.aggregate().dataset(), tally.n(), tally.keySum());
        if (noisy.isEmpty()) {
            return tally;
        }
        // of a stock the cases are those that came or went, which are no set of records of their own
        long cases = tally.cases() == tally.n() ? noisy.get() : tally.cases();
        return tally.aggregate().kind() == Aggregate.Kind.COUNT
                ? tally.counted(noisy.get(), cases)
                : tally.resting(cases);
    }

    private Optional<Long> perturb(String dataset, long count, long keySum) {
        return policies.apply(dataset).noise().map(table -> table.perturbed(count, keySum));
    }

    /** A part that its noise made greater than its whole is all of it. */
    private static List<Tally> within(List<Tally> part, List<Tally> whole) {
        double excess = sum(part) - sum(whole);
        var kept = new ArrayList<Tally>();
        for (Tally tally : part) {
            long off = tally.aggregate().kind() == Aggregate.Kind.COUNT
                    ? (long) Math.ceil(Math.max(0, Math.min(excess, tally.n())))
                    : 0;
            kept.add(off == 0 ? tally : tally.counted(tally.n() - off, Math.max(0, tally.cases() - off)));
            excess -= off;
        }
        return kept;
    }

    private static double sum(List<Tally> tallies) {
        return tallies.stream().mapToDouble(Tally::value).sum();
    }
}
