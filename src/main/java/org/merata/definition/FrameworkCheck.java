package org.merata.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Prerequisite;
import org.merata.definition.FrameworkDefinition.Scale;

/** Whether what a framework says fits together: its bands and its index, its parts, and what must be in place before what. */
final class FrameworkCheck {
    /** What an assessment calls the index, so that no part may be called so. */
    private static final String INDEX = "index";

    private static final List<String> OF_INDICATORS = List.of("scale", "measure", "thresholds", "requires");

    private final FrameworkDefinition framework;
    private final YamlNode node;
    private final Findings findings;
    private final Map<String, Part> indicators = new LinkedHashMap<>();

    FrameworkCheck(FrameworkDefinition framework, YamlNode node, Findings findings) {
        this.framework = framework;
        this.node = node;
        this.findings = findings;
        framework.listIndicators().forEach(one -> indicators.putIfAbsent(one.code(), one));
    }

    /** @param measures those of the home, and the datasets in it that hold made-up rows */
    void check(Shelf<MeasureDefinition> measures, Set<String> synthetic) {
        checkBands();
        checkMature();
        var measured = new MeasuredCheck(framework, measures, findings);
        checkParts(framework.parts(), framework.combination(), node, measured);
        measured.checkSynthetic(synthetic, node.get("parts"));
    }

    private void checkParts(List<Part> parts, Combination combination, YamlNode whole, MeasuredCheck measured) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            YamlNode at = whole.listItems("parts").get(i);
            checkKeys(part, at);
            if (!part.isIndicator() && part.combination() == Combination.NONE && combination != Combination.NONE) {
                findings.add(DefinitionNotice.NO_SCORE_TO_USE, at.get("combine"), "combine", "none");
            }
            checkPrerequisites(part, at);
            measured.check(part, at);
            checkParts(part.parts(), part.combination(), at, measured);
        }
    }

    private void checkBands() {
        if (framework.combination() == Combination.NONE && !framework.bands().isEmpty()) {
            findings.add(DefinitionNotice.NO_SCORE_TO_USE, node.get("bands"), "combine", "none");
        }
        var placeByCode = new HashMap<String, YamlNode>();
        for (int i = 0; i < framework.bands().size(); i++) {
            YamlNode at = node.listItems("bands").get(i);
            Band band = framework.bands().get(i);
            tellRepeated(placeByCode.putIfAbsent(band.code(), at), at, band.code());
            checkReach(band, at);
        }
    }

    private void tellRepeated(YamlNode first, YamlNode again, String code) {
        if (first != null) {
            findings.add(
                    DefinitionNotice.DUPLICATE_ID,
                    again.get("code"),
                    "value",
                    code,
                    "first",
                    first.at().describe());
        }
    }

    /** A band that no index can be in is a slip of the pen; where parts have scales of their own, how far an index goes is not known. */
    private void checkReach(Band band, YamlNode at) {
        boolean known = framework.listParts().stream()
                .allMatch(part -> part.scale().isEmpty() && part.normalisation().isEmpty());
        BigDecimal most = framework.scale().most().multiply(framework.factor()).stripTrailingZeros();
        int compared = band.from().compareTo(most);
        if (known && (compared > 0 || compared == 0 && band.above())) {
            outOfRange(at.get("from"), band.from(), (band.above() ? "< " : "<= ") + most.toPlainString());
        }
    }

    private void checkMature() {
        List<String> codes = framework.bands().stream().map(Band::code).toList();
        framework
                .mature()
                .filter(code -> !codes.contains(code))
                .ifPresent(code -> unknown(node.get("mature"), code, codes, "band"));
    }

    private void checkKeys(Part part, YamlNode at) {
        if (part.code().equals(INDEX)) {
            findings.add(DefinitionNotice.RESERVED_CODE, at.get("code"), "value", INDEX);
        }
        if (at.find("z_score").isPresent() && at.find("min_max").isPresent()) {
            findings.add(DefinitionNotice.ONE_KEY_OF, at, "allowed", "z_score, min_max", "value", "z_score, min_max");
        }
        if (!part.isIndicator()) {
            OF_INDICATORS.stream()
                    .filter(key -> at.find(key).isPresent())
                    .forEach(key -> findings.add(DefinitionNotice.ONLY_FOR_INDICATORS, at.get(key), "key", key));
        } else if (at.find("combine").isPresent()) {
            findings.add(DefinitionNotice.MISSING_KEY, at, "key", "parts");
        }
    }

    private void checkPrerequisites(Part part, YamlNode at) {
        var seen = new HashSet<String>();
        for (int i = 0; i < part.prerequisites().size(); i++) {
            YamlNode place = at.listItems("requires").get(i);
            Prerequisite one = part.prerequisites().get(i);
            checkLevel(framework.scaleOf(part), one.level(), place.get("level"));
            if (!seen.add(one.code() + " " + one.level().stripTrailingZeros())) {
                findings.add(DefinitionNotice.REPEATED_ITEM, place, "value", one.code());
            }
            Part other = indicators.get(one.code());
            if (other == null) {
                unknown(place.get("code"), one.code(), List.copyOf(indicators.keySet()), "indicator");
            } else {
                checkLevel(framework.scaleOf(other), one.least(), place.get("least"));
                checkCircle(part, one, place);
            }
        }
    }

    /** Nobody is below the least level, so that nothing can be asked before it. */
    private void checkLevel(Scale scale, BigDecimal level, YamlNode at) {
        if (!scale.holds(level) || level.compareTo(scale.least()) <= 0) {
            outOfRange(
                    at,
                    level,
                    "> " + scale.least().toPlainString() + ", <= "
                            + scale.most().toPlainString()
                            + (scale.whole() ? ", whole" : ""));
        }
    }

    /** Follows what is needed for what is needed: where that comes back to the level itself, it can never be reached. */
    private void checkCircle(Part part, Prerequisite first, YamlNode at) {
        Set<Prerequisite> followed = new LinkedHashSet<>();
        List<Prerequisite> open = new ArrayList<>(List.of(first));
        while (!open.isEmpty()) {
            Prerequisite next = open.remove(0);
            if (next.code().equals(part.code())
                    && (next == first || next.least().compareTo(first.level()) >= 0)) {
                findings.add(
                        DefinitionNotice.REQUIREMENTS_RUN_IN_A_CIRCLE,
                        at,
                        "indicator",
                        part.code(),
                        "level",
                        first.level().toPlainString());
                return;
            }
            if (followed.add(next) && indicators.containsKey(next.code())) {
                indicators.get(next.code()).prerequisites().stream()
                        .filter(further -> further.level().compareTo(next.least()) <= 0)
                        .forEach(open::add);
            }
        }
    }

    private void unknown(YamlNode at, String value, List<String> allowed, String kind) {
        findings.addNotAllowed(DefinitionNotice.UNKNOWN_REFERENCE, at.at(), value, allowed, Map.of("kind", kind));
    }

    private void outOfRange(YamlNode at, BigDecimal value, String expected) {
        findings.add(DefinitionNotice.OUT_OF_RANGE, at, "value", value.toPlainString(), "expected", expected);
    }
}
