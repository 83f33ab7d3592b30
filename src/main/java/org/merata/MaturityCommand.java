package org.merata;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.ingest.AssessmentFile;
import org.merata.maturity.Maturity;
import org.merata.maturity.RoadMap;
import org.merata.model.Notices;
import org.merata.model.Phrases;
import org.merata.model.Severity;
import org.merata.publish.Provenance;
import org.merata.publish.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists frameworks, prints the parts of one, or works an assessment out with every value between indicators and index. */
@Command(name = "maturity", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class MaturityCommand implements Callable<Integer> {
    /** What an assessment may call the index itself. */
    private static final String INDEX = "index";
    /** Published values are rounded or cut: what they may differ by, over half of their last digit. */
    private static final BigDecimal CUT = new BigDecimal("0.005");

    private static final int DECIMALS_SHOWN = 6;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FRAMEWORK", arity = "0..1", descriptionKey = "maturity_framework")
    private String id;

    @Option(names = "--assessment", paramLabel = "FILE", descriptionKey = "maturity_assessment")
    private Path assessment;

    @Option(names = "--target", paramLabel = "BAND", descriptionKey = "maturity_target")
    private String target;

    @Option(names = "--format", defaultValue = "table", descriptionKey = "format")
    private QueryCommand.Format format;

    @Override
    public Integer call() throws IOException {
        HomeContent content = HomeContent.read(common);
        if (id == null) {
            write(list(content));
            return Main.FINE;
        }
        FrameworkDefinition framework = content.definitions()
                .findFramework(id)
                .orElseThrow(() -> new CommandRefused(
                        Main.WRONG_INPUT,
                        common.phrases()
                                .say(
                                        "maturity.none",
                                        "value",
                                        id,
                                        "allowed",
                                        String.join(
                                                ", ",
                                                content.definitions()
                                                        .frameworks()
                                                        .keySet()))));
        if (assessment == null) {
            write(parts(framework));
            return Main.FINE;
        }
        return assess(framework);
    }

    private int assess(FrameworkDefinition framework) throws IOException {
        if (!Files.isReadable(assessment)) {
            throw new CommandRefused(
                    Main.WRONG_INPUT, common.phrases().say("maturity.no_file", "file", assessment.toString()));
        }
        var notices = new Notices();
        AssessmentFile.Assessment file = AssessmentFile.read(assessment, notices);
        notices.list().forEach(notice -> System.err.println(notice.describe(common.language())));
        if (notices.list().stream().anyMatch(notice -> notice.severity() == Severity.ERROR)) {
            return Main.WRONG_INPUT;
        }
        Map<String, BigDecimal> printed = new LinkedHashMap<>(file.values());
        Map<String, BigDecimal> values = new LinkedHashMap<>(file.values());
        List<String> indicators =
                framework.listIndicators().stream().map(Part::code).toList();
        List<String> parts = framework.listParts().stream()
                .map(Part::code)
                .filter(code -> !indicators.contains(code))
                .collect(Collectors.toCollection(ArrayList::new));
        parts.add(INDEX);
        values.keySet().removeAll(parts);
        printed.keySet().retainAll(parts);
        var maturity = new Maturity(framework);
        try {
            Maturity.Assessed assessed = maturity.assess(values);
            if (target != null) {
                return plan(framework, values, file.efforts());
            }
            write(scores(framework, assessed, printed));
            return tell(assessed, printed);
        } catch (Maturity.Unfit unfit) {
            throw new CommandRefused(Main.WRONG_INPUT, explain(unfit, framework));
        }
    }

    /** The cheapest steps to a band or an index. */
    private int plan(FrameworkDefinition framework, Map<String, BigDecimal> values, Map<String, Integer> efforts)
            throws IOException {
        if (!RoadMap.isFor(framework)) {
            throw new CommandRefused(
                    Main.WRONG_INPUT, common.phrases().say("maturity.no_road_map", "framework", framework.id()));
        }
        BigDecimal index = target(framework);
        Optional<RoadMap.Plan> found = new RoadMap(framework).cheapest(values, efforts, index);
        if (found.isEmpty()) {
            System.err.println(common.phrases().say("maturity.out_of_reach", "index", index.toPlainString()));
            return Main.WRONG_INPUT;
        }
        write(steps(framework, found.get()));
        if (format == QueryCommand.Format.TABLE) {
            System.out.println(common.phrases()
                    .say(
                            "maturity.plan",
                            "effort",
                            common.number(found.get().effort()),
                            "index",
                            new Maturity(framework).round(found.get().index()).toPlainString()));
        }
        return Main.FINE;
    }

    private BigDecimal target(FrameworkDefinition framework) {
        Optional<BigDecimal> band = framework.bands().stream()
                .filter(one -> one.code().equals(target))
                .map(FrameworkDefinition.Band::from)
                .findFirst();
        boolean number = target.matches("\\d{1,6}(\\.\\d{1,6})?");
        if (band.isEmpty() && !number) {
            throw new CommandRefused(
                    Main.WRONG_USAGE,
                    common.phrases()
                            .say(
                                    "usage.bad_value",
                                    "name",
                                    "--target",
                                    "value",
                                    target,
                                    "allowed",
                                    framework.bands().stream()
                                                    .map(FrameworkDefinition.Band::code)
                                                    .collect(Collectors.joining(", "))
                                            + ", 0..9"));
        }
        return band.orElseGet(() -> new BigDecimal(target));
    }

    private Table steps(FrameworkDefinition framework, RoadMap.Plan plan) {
        List<List<Object>> rows = plan.steps().stream()
                .<List<Object>>map(step -> Arrays.asList(
                        step.indicator().code(),
                        step.indicator().name().in(common.language()),
                        step.from().doubleValue(),
                        step.to().doubleValue(),
                        step.effort()))
                .toList();
        return new Table(
                framework.id() + "_steps",
                framework.name(),
                List.of(
                        column("code", Table.Type.TEXT),
                        column("name", Table.Type.TEXT),
                        column("level_now", Table.Type.NUMBER),
                        column("level_then", Table.Type.NUMBER),
                        column("effort", Table.Type.INTEGER)),
                rows);
    }

    private String explain(Maturity.Unfit unfit, FrameworkDefinition framework) {
        return unfit.isKnown()
                ? common.phrases()
                        .say(
                                framework.scale().whole() ? "maturity.not_a_level" : "maturity.out_of_scale",
                                "code",
                                unfit.code(),
                                "value",
                                unfit.value().toPlainString(),
                                "least",
                                framework.scale().least().toPlainString(),
                                "most",
                                framework.scale().most().toPlainString())
                : common.phrases().say("maturity.unknown_code", "code", unfit.code(), "framework", framework.id());
    }

    /** What the assessment comes to in words, and where its printed values are not what its indicators give. */
    private int tell(Maturity.Assessed assessed, Map<String, BigDecimal> printed) {
        if (format == QueryCommand.Format.TABLE) {
            System.out.println(assessed.published()
                    .map(index -> common.phrases()
                            .say(
                                    assessed.band().isPresent() ? "maturity.index_band" : "maturity.index",
                                    "index",
                                    index.toPlainString(),
                                    "exact",
                                    shown(assessed.index().get()),
                                    "band",
                                    assessed.band()
                                            .map(band -> band.name().in(common.language()))
                                            .orElse("")))
                    .orElseGet(() -> common.phrases().say("maturity.no_index")));
        }
        boolean agree = true;
        Map<String, BigDecimal> scores = new LinkedHashMap<>();
        assessed.listParts()
                .forEach(part ->
                        part.score().ifPresent(score -> scores.put(part.part().code(), score)));
        assessed.index().ifPresent(index -> scores.put(INDEX, index));
        for (Map.Entry<String, BigDecimal> entry : printed.entrySet()) {
            BigDecimal score = scores.get(entry.getKey());
            if (score == null || score.subtract(entry.getValue()).abs().compareTo(CUT) > 0) {
                agree = false;
                System.err.println(common.phrases()
                        .say(
                                "maturity.differs",
                                "code",
                                entry.getKey(),
                                "printed",
                                entry.getValue().toPlainString(),
                                "score",
                                score == null ? "-" : shown(score)));
            }
        }
        return agree ? Main.FINE : Main.WRONG_INPUT;
    }

    private Table list(HomeContent content) {
        List<List<Object>> rows = content.definitions().frameworks().values().stream()
                .<List<Object>>map(framework -> Arrays.asList(
                        framework.id(),
                        framework.name().in(common.language()),
                        framework.publisher().in(common.language()),
                        framework.from().toString(),
                        framework.to().map(Object::toString).orElse(null),
                        (long) framework.listIndicators().size(),
                        (long) framework.unverified().size()))
                .toList();
        return new Table(
                "frameworks",
                Phrases.text(Main.class, "maturity.title"),
                List.of(
                        column("id", Table.Type.TEXT),
                        column("name", Table.Type.TEXT),
                        column("publisher", Table.Type.TEXT),
                        column("from", Table.Type.TEXT),
                        column("to", Table.Type.TEXT),
                        column("indicators", Table.Type.INTEGER),
                        column("unverified", Table.Type.INTEGER)),
                rows);
    }

    /** The parts without scores: those of an assessment in which nothing has a value. */
    private Table parts(FrameworkDefinition framework) {
        var rows = new ArrayList<List<Object>>();
        new Maturity(framework).assess(Map.of()).parts().forEach(part -> addPart(part, "", rows));
        return new Table(
                framework.id(),
                framework.name(),
                List.of(
                        column("part", Table.Type.TEXT),
                        column("code", Table.Type.TEXT),
                        column("name", Table.Type.TEXT),
                        column("weight", Table.Type.NUMBER)),
                rows);
    }

    private void addPart(Maturity.Scored scored, String whole, List<List<Object>> rows) {
        rows.add(Arrays.asList(
                whole,
                scored.part().code(),
                scored.part().name().in(common.language()),
                scored.weight().doubleValue()));
        scored.parts().forEach(below -> addPart(below, scored.part().code(), rows));
    }

    private Table scores(FrameworkDefinition framework, Maturity.Assessed assessed, Map<String, BigDecimal> printed) {
        var rows = new ArrayList<List<Object>>();
        rows.add(Arrays.asList(
                "",
                INDEX,
                framework.name().in(common.language()),
                1.0,
                assessed.index().map(BigDecimal::doubleValue).orElse(null),
                number(printed.get(INDEX)),
                assessed.parts().stream().anyMatch(Maturity.Scored::assumed)));
        assessed.parts().forEach(part -> addScore(part, INDEX, printed, rows));
        return new Table(
                framework.id(),
                framework.name(),
                List.of(
                        column("part", Table.Type.TEXT),
                        column("code", Table.Type.TEXT),
                        column("name", Table.Type.TEXT),
                        column("weight", Table.Type.NUMBER),
                        column("score", Table.Type.NUMBER),
                        column("printed", Table.Type.NUMBER),
                        column("assumed", Table.Type.BOOLEAN)),
                rows);
    }

    private void addScore(
            Maturity.Scored scored, String whole, Map<String, BigDecimal> printed, List<List<Object>> rows) {
        rows.add(Arrays.asList(
                whole,
                scored.part().code(),
                scored.part().name().in(common.language()),
                scored.weight().doubleValue(),
                scored.score().map(BigDecimal::doubleValue).orElse(null),
                number(printed.get(scored.part().code())),
                scored.assumed()));
        scored.parts().forEach(below -> addScore(below, scored.part().code(), printed, rows));
    }

    private static Double number(BigDecimal value) {
        return value == null ? null : (Double) value.doubleValue();
    }

    private static String shown(BigDecimal value) {
        BigDecimal rounded =
                value.setScale(DECIMALS_SHOWN, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }

    private void write(Table table) throws IOException {
        var provenance = new Provenance(
                Main.version(), Instant.now(), List.of(), false, Optional.empty(), Optional.empty(), List.of());
        format.print(table, provenance, common.language());
    }

    private static Table.Column column(String id, Table.Type type) {
        return new Table.Column(id, type, Phrases.text(Main.class, "maturity.column." + id));
    }
}
