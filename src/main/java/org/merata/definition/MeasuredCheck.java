package org.merata.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.FrameworkDefinition.Measured;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.model.Direction;
import org.merata.model.Unit;

/** Whether the measures that give a framework's indicators exist and can give levels on their scales. */
final class MeasuredCheck {
    private static final String OF_A_SHARE = ">= 0, <= 1 (80 % is 0.8)";

    private final FrameworkDefinition framework;
    private final Shelf<MeasureDefinition> measures;
    private final Findings findings;
    private final Set<MeasureDefinition> used = new LinkedHashSet<>();

    MeasuredCheck(FrameworkDefinition framework, Shelf<MeasureDefinition> measures, Findings findings) {
        this.framework = framework;
        this.measures = measures;
        this.findings = findings;
    }

    void check(Part part, YamlNode at) {
        if (part.measured().isEmpty()) {
            at.find("thresholds").ifPresent(stray -> findings.add(DefinitionNotice.MISSING_KEY, at, "key", "measure"));
            return;
        }
        Measured measured = part.measured().get();
        Optional<MeasureDefinition> measure = measures.resolve(measured.measure(), at.get("measure"), findings);
        measure.ifPresent(found -> {
            used.add(found);
            checkEntities(found, at);
        });
        Scale scale = framework.scaleOf(part);
        if (measured.thresholds().isEmpty()) {
            checkPlain(scale, measure, at);
        } else {
            checkNumber(scale, measured.thresholds(), at);
            measure.ifPresent(found -> checkThresholds(found, measured.thresholds(), at));
        }
    }

    /** A measure is asked by agency and by region, and gives one value for each. */
    private void checkEntities(MeasureDefinition measure, YamlNode at) {
        boolean asked =
                measure.dimensions().contains("agency") || measure.dimensions().contains("region");
        if (!asked || measure.formula() instanceof Formula.Share) {
            findings.add(DefinitionNotice.MEASURE_NOT_OF_ENTITIES, at.get("measure"), "measure", measure.id());
        }
    }

    /** The measure's value is the indicator's: it must be able to lie on the scale. */
    private void checkPlain(Scale scale, Optional<MeasureDefinition> measure, YamlNode at) {
        if (scale.whole()) {
            findings.add(DefinitionNotice.MISSING_KEY, at, "key", "thresholds");
        } else if (measure.filter(found -> found.unit() == Unit.SHARE).isPresent()
                && scale.most().compareTo(BigDecimal.ONE) > 0) {
            outOfRange(at.get("measure"), scale.most(), OF_A_SHARE);
        }
    }

    private void checkNumber(Scale scale, List<BigDecimal> thresholds, YamlNode at) {
        if (!scale.whole()) {
            findings.add(DefinitionNotice.THRESHOLDS_WITHOUT_LEVELS, at.get("thresholds"), "key", "whole");
            return;
        }
        BigDecimal steps = scale.most().subtract(scale.least());
        if (steps.compareTo(BigDecimal.valueOf(thresholds.size())) != 0) {
            findings.add(
                    DefinitionNotice.WRONG_LENGTH,
                    at.get("thresholds"),
                    "value",
                    Integer.toString(thresholds.size()),
                    "expected",
                    steps.stripTrailingZeros().toPlainString());
        }
    }

    private void checkThresholds(MeasureDefinition measure, List<BigDecimal> thresholds, YamlNode at) {
        if (measure.direction() == Direction.NEUTRAL) {
            findings.add(DefinitionNotice.THRESHOLDS_WITHOUT_DIRECTION, at.get("thresholds"), "measure", measure.id());
            return;
        }
        boolean rising = measure.direction() == Direction.HIGHER;
        for (int i = 0; i < thresholds.size(); i++) {
            YamlNode place = at.listItems("thresholds").get(i);
            BigDecimal threshold = thresholds.get(i);
            if (i > 0 && threshold.compareTo(thresholds.get(i - 1)) * (rising ? 1 : -1) <= 0) {
                outOfRange(
                        place,
                        threshold,
                        (rising ? "> " : "< ") + thresholds.get(i - 1).toPlainString());
            } else if (measure.unit() == Unit.SHARE
                    && (threshold.signum() < 0 || threshold.compareTo(BigDecimal.ONE) > 0)) {
                outOfRange(place, threshold, OF_A_SHARE);
            }
        }
    }

    /** Made-up data and what an institution published never make one index. */
    void checkSynthetic(Set<String> synthetic, YamlNode at) {
        var madeUp = new ArrayList<String>();
        var published = new ArrayList<String>();
        for (MeasureDefinition measure : used) {
            if (measure.datasets().stream().anyMatch(synthetic::contains)) {
                madeUp.add(measure.id());
            } else if (measure.formula() instanceof Formula.Value) {
                published.add(measure.id());
            }
        }
        if (!madeUp.isEmpty() && !published.isEmpty()) {
            findings.add(
                    DefinitionNotice.SYNTHETIC_BESIDE_PUBLISHED,
                    at,
                    "synthetic",
                    String.join(", ", madeUp),
                    "published",
                    String.join(", ", published));
        }
    }

    private void outOfRange(YamlNode at, BigDecimal value, String expected) {
        findings.add(DefinitionNotice.OUT_OF_RANGE, at, "value", value.toPlainString(), "expected", expected);
    }
}
