package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Option;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.maturity.Maturity;
import org.merata.maturity.RoadMap;

/** The cheapest steps of an entity to a band above its own. */
final class RoadMapPanel {
    private final Wording words;
    private final FrameworkDefinition framework;
    private final IndexAxis numbers;

    RoadMapPanel(Wording words, FrameworkDefinition framework) {
        this.words = words;
        this.framework = framework;
        this.numbers = new IndexAxis(words, framework);
    }

    /** Bands above the one an entity has, from the lowest. */
    List<Band> listTargets(Standing standing) {
        if (!RoadMap.isFor(framework)) {
            return List.of();
        }
        Optional<BigDecimal> index = standing.assessed().published();
        return framework.bands().stream()
                .filter(band -> index.isPresent() && band.from().compareTo(index.get()) > 0)
                .toList();
    }

    /** The choice of a target, where there is one. */
    Optional<Filter> filter(Standing standing, ViewRequest request) {
        List<Band> targets = listTargets(standing);
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        List<Option> options = targets.stream()
                .map(band -> new Option(
                        band.code(), words.in(band.name()) + " (" + numbers.index(band.from()) + ")", Optional.empty()))
                .toList();
        return Optional.of(new Filter(
                ViewRequest.TARGET,
                words.say("filter.target"),
                options,
                Optional.of(target(targets, request).code())));
    }

    private static Band target(List<Band> targets, ViewRequest request) {
        return Optional.ofNullable(request.work().get(ViewRequest.TARGET))
                .map(code -> targets.stream()
                        .filter(band -> band.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> ViewRefused.unknownValue(
                                ViewRequest.TARGET,
                                code,
                                targets.stream().map(Band::code).toList())))
                .orElse(targets.get(0));
    }

    /** @return empty where there is no band above, or the index of the framework is none that steps add to */
    Optional<Panel> of(Round round, Standing standing, ViewRequest request) {
        List<Band> targets = listTargets(standing);
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        Band target = target(targets, request);
        return new RoadMap(framework)
                .cheapest(standing.assessment().valueByIndicator(), efforts(request), target.from())
                .map(plan -> panel(round, plan, target));
    }

    private Map<String, Integer> efforts(ViewRequest request) {
        var efforts = new LinkedHashMap<String, Integer>();
        request.work().forEach((parameter, written) -> {
            if (parameter.startsWith(ViewRequest.EFFORT_OF)) {
                String code = parameter.substring(ViewRequest.EFFORT_OF.length());
                if (framework.listIndicators().stream()
                        .noneMatch(part -> part.code().equals(code))) {
                    throw ViewRefused.unknownParameter(
                            parameter,
                            written,
                            framework.listIndicators().stream()
                                    .map(part -> ViewRequest.EFFORT_OF + part.code())
                                    .toList());
                }
                if (!written.matches("[1-9]\\d{0,2}")) {
                    throw ViewRefused.unknownValue(parameter, written, List.of("1..999"));
                }
                efforts.put(code, Integer.valueOf(written));
            }
        });
        return efforts;
    }

    private Panel panel(Round round, RoadMap.Plan plan, Band target) {
        var furniture = new MaturityFurniture(words);
        String band = words.in(target.name());
        String title = words.say(
                plan.steps().size() == 1 ? "roadmap.title.one" : "roadmap.title",
                "n",
                words.formats().count(plan.steps().size()),
                "band",
                band);
        String summary = words.say(
                "roadmap.summary",
                "effort",
                words.formats().count(plan.effort()),
                "index",
                numbers.index(new Maturity(framework).round(plan.index())),
                "band",
                band);
        List<Row> rows = plan.steps().stream().map(this::row).toList();
        return furniture.panel(
                "roadmap",
                title,
                furniture.scope(round),
                summary,
                new TableSpec(
                        title,
                        List.of(
                                new Column("indicator", words.say("column.indicator"), false),
                                new Column("code", words.say("column.code"), false),
                                new Column("now", words.say("column.now"), false),
                                new Column("then", words.say("column.then"), false),
                                new Column("effort", words.say("column.effort"), true)),
                        rows),
                Optional.of(words.say("roadmap.note")),
                round);
    }

    private Row row(RoadMap.Step step) {
        var levels = new LevelWords(words, framework);
        return new Row(
                List.of(
                        Cell.of(words.in(step.indicator().name())),
                        Cell.code(step.indicator().code()),
                        Cell.of(levels.of(step.indicator(), step.from())),
                        Cell.of(levels.of(step.indicator(), step.to())),
                        Cell.of(words.formats().count(step.effort()), step.effort())),
                Optional.empty());
    }
}
