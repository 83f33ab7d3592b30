package org.merata.maturity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Part;

/**
 * The score of an assessment by a maturity framework, worked out from the values of its indicators and never from rounded parts: printed
 * scores of parts lose what decides a band. In decimals, so that 0.1 is a tenth.
 */
public final class Maturity {
    /** Far more than any framework's; divisions that do not end are cut here. */
    static final MathContext EXACT = MathContext.DECIMAL128;
    /** What the cutting of divisions can't reach: a score is rounded to these before it is rounded to what is published. */
    private static final int SOUND_DECIMALS = 20;

    private final FrameworkDefinition framework;

    public Maturity(FrameworkDefinition framework) {
        this.framework = framework;
    }

    /**
     * A part with its score.
     *
     * @param raw before normalisation: what was declared or measured, or what its parts come to
     * @param score on the scale of its whole
     * @param weight its share of the index, 0..1, as the framework states it
     * @param assumed whether an indicator had no value, and the framework's rule gave it one or left it out
     */
    public record Scored(
            Part part,
            Optional<BigDecimal> raw,
            Optional<BigDecimal> score,
            BigDecimal weight,
            boolean assumed,
            List<Scored> parts) {
        public Scored {
            parts = List.copyOf(parts);
        }

        private Stream<Scored> all() {
            return Stream.concat(Stream.of(this), parts.stream().flatMap(Scored::all));
        }
    }

    /**
     * An assessment with its index.
     *
     * @param index as the framework publishes it, before rounding
     * @param published rounded to the framework's decimals
     * @param band of the rounded index; empty where the framework has none
     */
    public record Assessed(
            Optional<BigDecimal> index, Optional<BigDecimal> published, Optional<Band> band, List<Scored> parts) {
        public Assessed {
            parts = List.copyOf(parts);
        }

        /** The parts of every depth, in the framework's order. */
        public List<Scored> listParts() {
            return parts.stream().flatMap(Scored::all).toList();
        }
    }

    /** A value that the framework does not know, or that lies outside its scale. */
    public static final class Unfit extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final BigDecimal value;
        private final boolean known;

        private Unfit(String code, BigDecimal value, boolean known) {
            super(code + " = " + value.toPlainString() + (known ? " is outside the scale" : " is no indicator's"));
            this.code = code;
            this.value = value;
            this.known = known;
        }

        public String code() {
            return code;
        }

        public BigDecimal value() {
            return value;
        }

        /** Whether there is such an indicator, so that its value is what does not fit. */
        public boolean isKnown() {
            return known;
        }
    }

    /**
     * Works an assessment out.
     *
     * @param valueByIndicator by code of an indicator; those without a value are missing
     * @throws Unfit where a code is no indicator's or a value lies outside the scale
     */
    public Assessed assess(Map<String, BigDecimal> valueByIndicator) {
        check(valueByIndicator);
        List<Scored> parts = scoreAll(framework.parts(), framework.combination(), BigDecimal.ONE, valueByIndicator);
        Optional<BigDecimal> index = combine(parts, framework.combination())
                .map(score -> score.multiply(framework.factor(), EXACT).setScale(SOUND_DECIMALS, RoundingMode.HALF_UP));
        Optional<BigDecimal> published = index.map(this::round);
        return new Assessed(index, published, published.flatMap(this::band), parts);
    }

    private void check(Map<String, BigDecimal> values) {
        var known = new HashMap<String, Part>();
        framework.listIndicators().forEach(part -> known.put(part.code(), part));
        values.forEach((code, value) -> {
            Part indicator = known.get(code);
            if (indicator == null || !framework.scaleOf(indicator).holds(value)) {
                throw new Unfit(code, value, indicator != null);
            }
        });
    }

    /** As the framework publishes an index. */
    public BigDecimal round(BigDecimal index) {
        return index.setScale(framework.decimals(), RoundingMode.HALF_UP);
    }

    /** The band of an index that was rounded as it is published. */
    public Optional<Band> band(BigDecimal published) {
        Band found = null;
        for (Band band : framework.bands()) {
            int compared = published.compareTo(band.from());
            found = compared > 0 || compared == 0 && !band.above() ? band : found;
        }
        return Optional.ofNullable(found);
    }

    private List<Scored> scoreAll(
            List<Part> parts, Combination combination, BigDecimal share, Map<String, BigDecimal> values) {
        BigDecimal all = parts.stream().map(part -> weight(part, combination)).reduce(BigDecimal.ZERO, BigDecimal::add);
        var scored = new ArrayList<Scored>();
        for (Part part : parts) {
            BigDecimal own = share.multiply(weight(part, combination), EXACT).divide(all, EXACT);
            scored.add(score(part, own, values));
        }
        return scored;
    }

    private Scored score(Part part, BigDecimal share, Map<String, BigDecimal> values) {
        if (!part.isIndicator()) {
            List<Scored> below = scoreAll(part.parts(), part.combination(), share, values);
            Optional<BigDecimal> raw = combine(below, part.combination());
            return new Scored(
                    part,
                    raw,
                    raw.map(score -> normalise(part, score)),
                    share,
                    below.stream().anyMatch(Scored::assumed),
                    below);
        }
        BigDecimal value = values.get(part.code());
        boolean least = value == null && framework.missing() == Missing.LEAST;
        Optional<BigDecimal> raw = value == null && !least
                ? Optional.empty()
                : Optional.of(least ? framework.scaleOf(part).least() : value);
        return new Scored(part, raw, raw.map(score -> normalise(part, score)), share, value == null, List.of());
    }

    static BigDecimal normalise(Part part, BigDecimal score) {
        return part.normalisation()
                .map(by -> score.subtract(by.subtract()).divide(by.divide(), EXACT))
                .orElse(score);
    }

    static BigDecimal weight(Part part, Combination combination) {
        return combination == Combination.WEIGHTED_MEAN ? part.weight() : BigDecimal.ONE;
    }

    private Optional<BigDecimal> combine(List<Scored> parts, Combination combination) {
        List<Scored> counted =
                parts.stream().filter(part -> part.score().isPresent()).toList();
        boolean complete = counted.size() == parts.size() || framework.missing() == Missing.LEFT_OUT;
        if (combination == Combination.NONE || counted.isEmpty() || !complete) {
            return Optional.empty();
        }
        if (combination == Combination.LEAST) {
            return Optional.of(counted.stream()
                    .map(part -> part.score().get())
                    .reduce(BigDecimal::min)
                    .orElseThrow());
        }
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (Scored part : counted) {
            BigDecimal weight = weight(part.part(), combination);
            weights = weights.add(weight);
            sum = sum.add(weight.multiply(part.score().get()));
        }
        return Optional.of(sum.divide(weights, EXACT));
    }
}
