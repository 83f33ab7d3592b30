package org.merata.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Measured;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Normalisation;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Prerequisite;
import org.merata.definition.FrameworkDefinition.Scale;

/** Turns a framework, valid by its schema, into its definition, and reports what in it does not fit. */
final class FrameworkReader {
    private final YamlNode node;
    private final Findings findings;
    private final Map<String, YamlNode> placeByCode = new HashMap<>();

    private FrameworkReader(YamlNode node, Findings findings) {
        this.node = node;
        this.findings = findings;
    }

    /** @param synthetic the datasets that hold made-up rows */
    static FrameworkDefinition read(
            YamlNode node, Shelf<MeasureDefinition> measures, Set<String> synthetic, Findings findings) {
        FrameworkDefinition framework = new FrameworkReader(node, findings).framework();
        new FrameworkCheck(framework, node, findings).check(measures, synthetic);
        return framework;
    }

    private FrameworkDefinition framework() {
        node.findDate("to")
                .filter(end -> end.isBefore(node.date("from")))
                .ifPresent(end -> findings.add(
                        DefinitionNotice.DATES_RUN_BACKWARD,
                        node.get("to"),
                        "value",
                        end.toString(),
                        "expected",
                        ">= " + node.string("from")));
        Combination combination = combination(node);
        return new FrameworkDefinition(
                node.string("id"),
                node.text("name"),
                node.text("publisher"),
                node.text("source"),
                node.findString("country"),
                node.date("from"),
                node.findDate("to"),
                node.listTexts("unverified"),
                scale(node.get("scale")),
                node.constant(Missing.class, "missing"),
                node.find("factor").map(factor -> number(node, "factor")).orElse(BigDecimal.ONE),
                node.integer("decimals"),
                bands(),
                node.findString("mature"),
                node.findString("follows"),
                node.isTrue("practice"),
                combination,
                parts(node, combination));
    }

    private Scale scale(YamlNode scale) {
        BigDecimal least = number(scale, "least");
        BigDecimal most = number(scale, "most");
        if (most.compareTo(least) <= 0) {
            outOfRange(scale.get("most"), most, "> " + least);
        }
        if (scale.isTrue("whole")) {
            checkWhole(scale.get("least"), least);
            checkWhole(scale.get("most"), most);
        }
        List<YamlNode> levels = scale.listItems("levels");
        BigDecimal steps = most.subtract(least).add(BigDecimal.ONE);
        if (!levels.isEmpty() && steps.compareTo(BigDecimal.valueOf(levels.size())) != 0) {
            outOfRange(scale.get("levels"), BigDecimal.valueOf(levels.size()), steps.toPlainString());
        }
        return new Scale(least, most, scale.isTrue("whole"), scale.listTexts("levels"));
    }

    private void checkWhole(YamlNode at, BigDecimal value) {
        if (value.stripTrailingZeros().scale() > 0) {
            outOfRange(at, value, "a whole number");
        }
    }

    private List<Band> bands() {
        var bands = new ArrayList<Band>();
        for (YamlNode band : node.listItems("bands")) {
            BigDecimal from = number(band, "from");
            if (!bands.isEmpty()) {
                BigDecimal before = bands.get(bands.size() - 1).from();
                if (from.compareTo(before) <= 0) {
                    outOfRange(band.get("from"), from, "> " + before);
                }
            }
            bands.add(new Band(band.string("code"), band.text("name"), from, band.isTrue("above")));
        }
        return bands;
    }

    private List<Part> parts(YamlNode whole, Combination combination) {
        var parts = new ArrayList<Part>();
        for (YamlNode part : whole.listItems("parts")) {
            YamlNode first = placeByCode.putIfAbsent(part.string("code"), part);
            if (first != null) {
                findings.add(
                        DefinitionNotice.DUPLICATE_ID,
                        part.get("code"),
                        "value",
                        part.string("code"),
                        "first",
                        first.at().describe());
            }
            Combination own = combination(part);
            List<Part> below = parts(part, own);
            parts.add(new Part(
                    part.string("code"),
                    part.text("name"),
                    weight(part, below, combination, own),
                    own,
                    below,
                    part.find("scale").map(this::scale),
                    normalisation(part),
                    part.findString("measure").map(measure -> new Measured(measure, numbers(part, "thresholds"))),
                    prerequisites(part)));
        }
        return parts;
    }

    /** A weight that stands above weighted parts must be their sum: two ways to write one number may not differ. */
    private BigDecimal weight(YamlNode part, List<Part> below, Combination beside, Combination own) {
        Optional<BigDecimal> stated = part.find("weight").map(weight -> number(part, "weight"));
        BigDecimal sum = below.stream().map(Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean summed = !below.isEmpty() && own == Combination.WEIGHTED_MEAN;
        if (stated.isPresent() && summed && stated.get().compareTo(sum) != 0) {
            outOfRange(part.get("weight"), stated.get(), sum.toPlainString());
        }
        if (stated.isEmpty() && !summed && beside == Combination.WEIGHTED_MEAN) {
            findings.add(DefinitionNotice.MISSING_KEY, part, "key", "weight");
        }
        return stated.orElse(summed ? sum : BigDecimal.ONE);
    }

    private Optional<Normalisation> normalisation(YamlNode part) {
        return part.find("z_score")
                .map(score -> normalisation(score, number(score, "mean"), number(score, "deviation"), "deviation"))
                .or(() -> part.find("min_max").map(range -> {
                    BigDecimal least = number(range, "least");
                    return normalisation(range, least, number(range, "most").subtract(least), "most");
                }));
    }

    private Normalisation normalisation(YamlNode at, BigDecimal subtract, BigDecimal divide, String key) {
        if (divide.signum() <= 0) {
            outOfRange(at.get(key), number(at, key), "> " + (key.equals("most") ? at.string("least") : "0"));
        }
        return new Normalisation(subtract, divide);
    }

    private static List<Prerequisite> prerequisites(YamlNode part) {
        return part.listItems("requires").stream()
                .map(one -> new Prerequisite(number(one, "level"), one.string("code"), number(one, "least")))
                .toList();
    }

    private static List<BigDecimal> numbers(YamlNode node, String key) {
        return node.listItems(key).stream()
                .map(one -> new BigDecimal(one.written()))
                .toList();
    }

    private static Combination combination(YamlNode node) {
        return node.findConstant(Combination.class, "combine").orElse(Combination.WEIGHTED_MEAN);
    }

    /** As it is written: 0.1 stays a tenth. */
    private static BigDecimal number(YamlNode node, String key) {
        return new BigDecimal(node.string(key));
    }

    private void outOfRange(YamlNode at, BigDecimal value, String expected) {
        findings.add(DefinitionNotice.OUT_OF_RANGE, at, "value", value.toPlainString(), "expected", expected);
    }
}
