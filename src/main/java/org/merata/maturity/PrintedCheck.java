package org.merata.maturity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.maturity.Maturity.Scored;

/**
 * Holds what an assessment prints of its parts and its index against what its indicators give, and looks for the rule under which a
 * printed value would come out.
 *
 * <p>A printed value agrees where it is the exact score rounded or cut to the framework's decimals: at most half a unit of the last digit
 * above the score, and less than a unit below it. An aspect of 1.085 is printed as 1.08 by some and as 1.09 by others; 2.60 for 2.594
 * (Aceh Tengah 2025) is neither. The digits of the number at hand are not asked: a way through binary numbers turns 2.60 into 2.6.
 */
public final class PrintedCheck {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final FrameworkDefinition framework;
    private final Map<String, BigDecimal> values;
    private final Maturity.Assessed assessed;
    private final Map<String, BigDecimal> computed;

    private PrintedCheck(FrameworkDefinition framework, Map<String, BigDecimal> values) {
        this.framework = framework;
        this.values = values;
        this.assessed = new Maturity(framework).assess(values);
        this.computed = scores(assessed);
    }

    /** Other ways to an index that are in use, or are slips often made; in the order in which they are tried. */
    public enum Rule {
        /** Parts rounded as they are printed before they are combined. */
        ROUNDED_PARTS,
        /** 1 over the number of parts that weigh alike, rounded or cut to two decimals: 0.11 for a ninth takes 1 per cent off. */
        WEIGHTS_OF_TWO_DECIMALS,
        /** Likewise to three: 0.111 for a ninth. */
        WEIGHTS_OF_THREE_DECIMALS,
        /** Indicators without a value left out, where the framework has another rule. */
        MISSING_LEFT_OUT,
        /** Indicators without a value at the least level, where the framework has another rule. */
        MISSING_LEAST,
        /** The mean of all indicators, whatever they weigh. */
        INDICATORS_ALIKE,
        /** The mean of the parts, at every depth or at the top alone, whatever they weigh. */
        PARTS_ALIKE,
        /** The least of the parts. */
        LEAST_OF_PARTS,
        /** The framework's rule, from indicators with more decimals than those that were given. */
        FINER_INDICATORS,
        /** The framework's rule, printed with fewer decimals than the framework's. */
        FEWER_DECIMALS;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A printed value that does not follow from the indicators.
     *
     * @param part its code; {@link Declared#INDEX} for the index
     * @param computed by the framework's rules, before rounding; empty where they give nothing, for want of values or of a combination
     * @param difference printed less computed
     * @param incomplete whether an indicator that counts here had no value
     * @param rule under which the printed value would come out; empty where no rule tried gives it
     */
    public record Finding(
            String part,
            BigDecimal printed,
            Optional<BigDecimal> computed,
            Optional<BigDecimal> difference,
            boolean incomplete,
            Optional<Rule> rule) {}

    /**
     * What does not agree, in the order of {@code printed}. Nothing is said of a part without any value below it, nor of codes that are
     * neither the index nor a part with parts.
     *
     * @param values of indicators by code, all within their scales
     * @param printed of parts by code, and of the index by {@link Declared#INDEX}
     * @throws Maturity.Unfit where a value does not fit the framework
     */
    public static List<Finding> check(
            FrameworkDefinition framework, Map<String, BigDecimal> values, Map<String, BigDecimal> printed) {
        var check = new PrintedCheck(framework, values);
        return printed.entrySet().stream()
                .flatMap(entry -> check.find(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private Optional<Finding> find(String code, BigDecimal printed) {
        List<Part> indicators = indicators(code);
        long known = indicators.stream()
                .filter(part -> values.containsKey(part.code()))
                .count();
        Optional<BigDecimal> score = Optional.ofNullable(computed.get(code));
        if (known == 0 || score.filter(exact -> agrees(printed, exact)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                code, printed, score, score.map(printed::subtract), known < indicators.size(), rule(code, printed)));
    }

    private List<Part> indicators(String code) {
        return code.equals(Declared.INDEX)
                ? framework.listIndicators()
                : framework.findPart(code).filter(part -> !part.isIndicator()).stream()
                        .flatMap(Part::all)
                        .filter(Part::isIndicator)
                        .toList();
    }

    private boolean agrees(BigDecimal printed, BigDecimal score) {
        return agrees(printed, score, score, framework.decimals());
    }

    /** Whether a score between two bounds may be printed so. */
    private static boolean agrees(BigDecimal printed, BigDecimal least, BigDecimal most, int decimals) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        return printed.subtract(most).compareTo(unit.divide(TWO)) <= 0
                && least.subtract(printed).compareTo(unit) < 0;
    }

    private Optional<Rule> rule(String code, BigDecimal printed) {
        return Stream.of(Rule.values())
                .filter(rule -> comesOut(rule, code, printed))
                .findFirst();
    }

    private boolean comesOut(Rule rule, String code, BigDecimal printed) {
        return switch (rule) {
            case FINER_INDICATORS -> comesOutOfFiner(code, printed);
            case FEWER_DECIMALS -> comesOutShort(code, printed);
            default ->
                byRule(rule)
                        .flatMap(scores -> Optional.ofNullable(scores.get(code)).stream())
                        .anyMatch(score -> agrees(printed, score));
        };
    }

    /** Scores by code; several where a rule is followed in several ways. */
    private Stream<Map<String, BigDecimal>> byRule(Rule rule) {
        return switch (rule) {
            case WEIGHTS_OF_TWO_DECIMALS -> weights(2);
            case WEIGHTS_OF_THREE_DECIMALS -> weights(3);
            case ROUNDED_PARTS ->
                Stream.of(
                                OtherRule.parts(framework, part -> true),
                                OtherRule.parts(framework, framework.parts()::contains))
                        .map(other -> other.scores(assessed.parts()));
            case MISSING_LEFT_OUT -> Stream.of(scores(with(Missing.LEFT_OUT)));
            case MISSING_LEAST -> Stream.of(scores(with(Missing.LEAST)));
            case INDICATORS_ALIKE -> Stream.of(ofIndicators());
            case PARTS_ALIKE -> Stream.of(scores(alike(true)), scores(alike(false)));
            case LEAST_OF_PARTS -> Stream.of(leastOfParts());
            case FINER_INDICATORS, FEWER_DECIMALS -> Stream.empty();
        };
    }

    private Stream<Map<String, BigDecimal>> weights(int decimals) {
        return Stream.of(RoundingMode.HALF_UP, RoundingMode.DOWN)
                .map(mode -> OtherRule.weights(framework, decimals, mode).scores(assessed.parts()));
    }

    private static Map<String, BigDecimal> scores(Maturity.Assessed assessed) {
        var scores = new LinkedHashMap<String, BigDecimal>();
        assessed.listParts()
                .forEach(part ->
                        part.score().ifPresent(score -> scores.put(part.part().code(), score)));
        assessed.index().ifPresent(index -> scores.put(Declared.INDEX, index));
        return scores;
    }

    private Map<String, BigDecimal> ofIndicators() {
        return ofWholes((whole, below) -> mean(below.stream()
                .flatMap(PrintedCheck::listIndicators)
                .map(Scored::score)
                .toList()));
    }

    private Map<String, BigDecimal> leastOfParts() {
        return ofWholes(
                (whole, below) -> combined(below.stream().map(Scored::score).toList(), BigDecimal::min));
    }

    private interface Rejoined {
        Optional<BigDecimal> of(String code, List<Scored> parts);
    }

    private Map<String, BigDecimal> ofWholes(Rejoined rejoined) {
        var scores = new LinkedHashMap<String, BigDecimal>();
        assessed.listParts().stream()
                .filter(part -> !part.part().isIndicator())
                .forEach(part -> rejoined.of(part.part().code(), part.parts())
                        .ifPresent(score -> scores.put(part.part().code(), score)));
        rejoined.of(Declared.INDEX, assessed.parts())
                .ifPresent(score -> scores.put(Declared.INDEX, score.multiply(framework.factor())));
        return scores;
    }

    private static Stream<Scored> listIndicators(Scored part) {
        return part.parts().isEmpty() ? Stream.of(part) : part.parts().stream().flatMap(PrintedCheck::listIndicators);
    }

    private Optional<BigDecimal> mean(List<Optional<BigDecimal>> scores) {
        long counted = scores.stream().filter(Optional::isPresent).count();
        return combined(scores, BigDecimal::add).map(sum -> sum.divide(BigDecimal.valueOf(counted), Maturity.EXACT));
    }

    private Optional<BigDecimal> combined(List<Optional<BigDecimal>> scores, BinaryOperator<BigDecimal> how) {
        boolean complete =
                framework.missing() == Missing.LEFT_OUT || scores.stream().allMatch(Optional::isPresent);
        return complete ? scores.stream().flatMap(Optional::stream).reduce(how) : Optional.empty();
    }

    private Maturity.Assessed with(Missing missing) {
        return new Maturity(copy(missing, framework.combination(), framework.parts())).assess(values);
    }

    private Maturity.Assessed alike(boolean everyDepth) {
        List<Part> parts = framework.parts();
        return new Maturity(copy(
                        framework.missing(),
                        Combination.MEAN,
                        everyDepth ? parts.stream().map(PrintedCheck::alike).toList() : parts))
                .assess(values);
    }

    private static Part alike(Part part) {
        return new Part(
                part.code(),
                part.name(),
                part.weight(),
                Combination.MEAN,
                part.parts().stream().map(PrintedCheck::alike).toList(),
                part.scale(),
                part.normalisation(),
                part.measured(),
                part.prerequisites());
    }

    private FrameworkDefinition copy(Missing missing, Combination combination, List<Part> parts) {
        return new FrameworkDefinition(
                framework.id(),
                framework.name(),
                framework.publisher(),
                framework.source(),
                framework.country(),
                framework.from(),
                framework.to(),
                framework.unverified(),
                framework.scale(),
                missing,
                framework.factor(),
                framework.decimals(),
                framework.bands(),
                framework.mature(),
                framework.follows(),
                framework.practice(),
                combination,
                parts);
    }

    /** Whether indicators that were rounded to what was given may have given it: all of them half a unit lower or higher bound it. */
    private boolean comesOutOfFiner(String code, BigDecimal printed) {
        int decimals = values.values().stream()
                .mapToInt(value -> value.stripTrailingZeros().scale())
                .max()
                .orElse(0);
        if (decimals < 1) {
            return false;
        }
        BigDecimal half = BigDecimal.ONE.movePointLeft(decimals).divide(TWO);
        BigDecimal least =
                scores(new Maturity(framework).assess(moved(half.negate()))).get(code);
        BigDecimal most = scores(new Maturity(framework).assess(moved(half))).get(code);
        return least != null && agrees(printed, least, most, framework.decimals());
    }

    private Map<String, BigDecimal> moved(BigDecimal by) {
        var moved = new LinkedHashMap<String, BigDecimal>();
        values.forEach((code, value) -> {
            Scale scale = framework.scaleOf(framework.findPart(code).orElseThrow());
            moved.put(
                    code,
                    scale.whole() ? value : value.add(by).max(scale.least()).min(scale.most()));
        });
        return moved;
    }

    private boolean comesOutShort(String code, BigDecimal printed) {
        int decimals = Math.max(1, printed.stripTrailingZeros().scale());
        BigDecimal score = computed.get(code);
        return score != null && decimals < framework.decimals() && agrees(printed, score, score, decimals);
    }
}
