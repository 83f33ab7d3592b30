package org.merata;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.maturity.Maturity;
import org.merata.maturity.RoadMap;
import org.merata.publish.Table;

/** The cheapest steps that lift an assessment to a band or an index, as the command tells them. */
final class MaturityPlan {
    private final CommonOptions common;

    MaturityPlan(CommonOptions common) {
        this.common = common;
    }

    record Found(Table table, String sentence) {}

    /** @param target the code of a band, or an index */
    Found find(
            FrameworkDefinition framework,
            Map<String, BigDecimal> values,
            Map<String, Integer> efforts,
            String target) {
        if (!RoadMap.isFor(framework)) {
            throw refuse("maturity.no_road_map", "framework", framework.id());
        }
        BigDecimal index = target(framework, target);
        RoadMap.Plan plan = new RoadMap(framework)
                .cheapest(values, efforts, index)
                .orElseThrow(() -> refuse("maturity.out_of_reach", "index", index.toPlainString()));
        return new Found(
                steps(framework, plan),
                common.phrases()
                        .say(
                                "maturity.plan",
                                "effort",
                                common.number(plan.effort()),
                                "index",
                                new Maturity(framework).round(plan.index()).toPlainString()));
    }

    private BigDecimal target(FrameworkDefinition framework, String target) {
        Optional<BigDecimal> band = framework.bands().stream()
                .filter(one -> one.code().equals(target))
                .map(Band::from)
                .findFirst();
        boolean number = target.matches("\\d{1,6}(\\.\\d{1,6})?");
        if (band.isEmpty() && !number) {
            String bands = framework.bands().stream().map(Band::code).collect(Collectors.joining(", "));
            throw new CommandRefused(
                    Main.WRONG_USAGE,
                    common.phrases()
                            .say("usage.bad_value", "name", "--target", "value", target, "allowed", bands + ", 0..9"));
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
                        MaturityTables.column("code", Table.Type.TEXT),
                        MaturityTables.column("name", Table.Type.TEXT),
                        MaturityTables.column("level_now", Table.Type.NUMBER),
                        MaturityTables.column("level_then", Table.Type.NUMBER),
                        MaturityTables.column("effort", Table.Type.INTEGER)),
                rows);
    }

    private CommandRefused refuse(String key, String... values) {
        return new CommandRefused(Main.WRONG_INPUT, common.phrases().say(key, values));
    }
}
