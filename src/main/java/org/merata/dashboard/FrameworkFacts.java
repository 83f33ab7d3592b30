package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.definition.MeasureDefinition;
import org.merata.maturity.Maturity;
import org.merata.model.Text;

/** The rules of a framework in words: how its index is made, from which indicators, and what of that nobody has verified. */
final class FrameworkFacts {
    /** What is told of a framework, in order. */
    static final List<String> RULES = List.of(
            "publisher", "source", "validity", "scale", "combine", "missing", "rounding", "bands", "unverified");

    private final Wording words;
    private final FrameworkDefinition framework;
    private final IndexAxis numbers;

    FrameworkFacts(Wording words, FrameworkDefinition framework) {
        this.words = words;
        this.framework = framework;
        this.numbers = new IndexAxis(words, framework);
    }

    Panel rules() {
        var rows = new ArrayList<Row>();
        rows.add(row("publisher", words.in(framework.publisher())));
        rows.add(row("source", words.in(framework.source())));
        rows.add(row("validity", validity()));
        rows.add(row("scale", scale(framework.scale())));
        rows.add(row("combine", words.say("rules.combine." + id(framework.combination()))));
        rows.add(row("missing", words.say("rules.missing." + id(framework.missing()))));
        rows.add(row(
                "rounding",
                words.say("rules.rounding.value", "n", words.formats().count(framework.decimals()))));
        if (!framework.bands().isEmpty()) {
            rows.add(row("bands", bands()));
        }
        for (Text doubt : framework.unverified()) {
            rows.add(row("unverified", words.in(doubt)));
        }
        String summary = framework.unverified().isEmpty()
                ? words.say("rules.summary.verified")
                : words.say(
                        "rules.summary.unverified",
                        "n",
                        words.formats().count(framework.unverified().size()));
        return Facts.panel(
                "rules",
                words.in(framework.publisher()),
                words.say("rules.title"),
                summary,
                List.of(
                        new Column("rule", words.say("column.rule"), false),
                        new Column("value", words.say("column.meaning"), false)),
                rows);
    }

    private Row row(String key, String value) {
        return new Row(List.of(Cell.of(words.say("rules." + key)), Cell.of(value)), Optional.empty());
    }

    private String validity() {
        return framework
                .to()
                .map(to -> words.formats().dates(framework.from(), to))
                .orElseGet(
                        () -> words.say("rules.since", "date", words.formats().date(framework.from())));
    }

    private String scale(Scale scale) {
        String ends = numbers.value(scale.least(), scale) + "\u2013" + numbers.value(scale.most(), scale);
        return scale.levels().isEmpty()
                ? ends
                : ends + ": "
                        + words.formats()
                                .list(scale.levels().stream().map(words::in).toList());
    }

    private String bands() {
        return words.formats()
                .list(framework.bands().stream()
                        .map(band -> words.say(
                                band.above() ? "rules.band.above" : "rules.band",
                                "band",
                                words.in(band.name()),
                                "from",
                                numbers.index(band.from())))
                        .toList());
    }

    /** Every part with its weight in the index, and the measure that gives it where it is measured. */
    Panel parts() {
        var rows = new ArrayList<Row>();
        List<Maturity.Scored> parts =
                new Maturity(framework).assess(java.util.Map.of()).listParts();
        parts.forEach(part -> rows.add(row(part, indent(framework, part.part()))));
        int indicators = framework.listIndicators().size();
        return Facts.panel(
                "parts",
                words.in(framework.name()),
                framework.parts().size() == indicators
                        ? words.say("parts.title.flat", "n", words.formats().count(indicators))
                        : words.say(
                                "parts.title",
                                "parts",
                                words.formats().count(framework.parts().size()),
                                "n",
                                words.formats().count(indicators)),
                words.say("parts.summary"),
                List.of(
                        new Column("part", words.say("column.part"), false),
                        new Column("code", words.say("column.code"), false),
                        new Column("weight", words.say("column.weight"), true),
                        new Column("measure", words.say("column.measured_by"), false)),
                rows);
    }

    /** How deep in the tree a part stands, as a space before its name. */
    static String indent(FrameworkDefinition framework, Part part) {
        int depth = 0;
        List<Part> level = framework.parts();
        while (!level.contains(part)) {
            Part whole = level.stream()
                    .filter(one -> one.all().anyMatch(part::equals))
                    .findFirst()
                    .orElseThrow();
            level = whole.parts();
            depth++;
        }
        return "\u2003".repeat(depth);
    }

    private Row row(Maturity.Scored scored, String indent) {
        Part part = scored.part();
        double weight = scored.weight().doubleValue();
        return new Row(
                List.of(
                        Cell.of(indent + words.in(part.name())),
                        Cell.code(part.code()),
                        new Cell(
                                words.formats().share(weight, 1),
                                OptionalDouble.of(weight),
                                org.merata.model.Status.OBSERVED,
                                ChartSpec.Signal.NONE),
                        Cell.of(part.measured()
                                .map(this::measure)
                                .orElse(part.isIndicator() ? words.say("parts.declared") : "\u2013"))),
                Optional.empty());
    }

    private String measure(FrameworkDefinition.Measured measured) {
        Optional<MeasureDefinition> measure = words.definitions().findMeasure(measured.measure());
        String name = measure.map(words::label).orElse(measured.measure());
        if (measured.thresholds().isEmpty() || measure.isEmpty()) {
            return name;
        }
        List<String> steps = measured.thresholds().stream()
                .map(step -> words.value(measure.get(), step.doubleValue()))
                .toList();
        return words.say("parts.thresholds", "measure", name, "steps", String.join(", ", steps));
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
