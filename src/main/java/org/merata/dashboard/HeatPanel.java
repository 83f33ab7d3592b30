package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.Heat.Group;
import org.merata.dashboard.Heat.HeatCell;
import org.merata.dashboard.Heat.HeatRow;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.maturity.Assessment.Value;
import org.merata.maturity.Maturity;

/** Entities by indicators: where all are weak, and who is weak where others are not. Evidence by shape. */
final class HeatPanel {
    private static final int MOST_ROWS = 60;
    private static final int CLASSES = 5;
    private static final int MOST_CLASSES = 6;
    private static final Axis NO_AXIS =
            new Axis("", List.of(), OptionalDouble.empty(), OptionalDouble.empty(), List.of());

    private final Wording words;
    private final EntityWords entities;
    private final MaturityFurniture furniture;

    HeatPanel(Wording words) {
        this.words = words;
        this.entities = new EntityWords(words);
        this.furniture = new MaturityFurniture(words);
    }

    /** @return empty where there is nothing to lay out */
    Optional<Panel> of(Round round) {
        FrameworkDefinition framework = round.framework();
        List<Part> indicators = framework.listIndicators();
        Map<Part, BigDecimal> medians = Ranges.medians(indicators, round.standings());
        if (round.standings().isEmpty() || medians.isEmpty()) {
            return Optional.empty();
        }
        List<Standing> drawn = round.standings().stream().limit(MOST_ROWS).toList();
        var numbers = new IndexAxis(words, framework);
        String title = title(medians, numbers, framework);
        String summary = words.say(
                "heat.summary",
                "n",
                words.formats().count(round.standings().size()),
                "things",
                entities.plural(round.group()),
                "indicators",
                words.formats().count(indicators.size()),
                "missing",
                words.formats().count(missing(round.standings(), indicators)));
        var heat = new Heat(
                indicators.stream().map(Part::code).toList(),
                indicators.stream().map(part -> words.in(part.name())).toList(),
                drawn.stream()
                        .map(standing -> row(framework, standing, indicators, numbers))
                        .toList(),
                classes(framework, numbers),
                groups(framework));
        var chart = new ChartSpec(
                "grid",
                ChartSpec.Kind.HEAT_GRID,
                title,
                furniture.scope(round),
                summary,
                NO_AXIS,
                NO_AXIS,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                furniture.watermark(round.synthetic()),
                Optional.of(heat));
        return Optional.of(furniture.panel(
                chart,
                table(round, indicators, numbers, title),
                drawn.size() < round.standings().size()
                        ? Optional.of(
                                words.say("heat.limited", "n", words.formats().count(MOST_ROWS)))
                        : Optional.empty(),
                round));
    }

    private String title(Map<Part, BigDecimal> medians, IndexAxis numbers, FrameworkDefinition framework) {
        var byMedian = Comparator.comparing((Map.Entry<Part, BigDecimal> entry) ->
                Ranges.position(framework.scaleOf(entry.getKey()), entry.getValue()));
        var weakest = medians.entrySet().stream().min(byMedian).orElseThrow();
        var strongest = medians.entrySet().stream().max(byMedian).orElseThrow();
        return words.say(
                "heat.title",
                "weakest",
                words.in(weakest.getKey().name()),
                "low",
                numbers.value(weakest.getValue(), framework.scaleOf(weakest.getKey())),
                "strongest",
                words.in(strongest.getKey().name()),
                "high",
                numbers.value(strongest.getValue(), framework.scaleOf(strongest.getKey())));
    }

    private static long missing(List<Standing> standings, List<Part> indicators) {
        return standings.stream()
                .mapToLong(standing ->
                        indicators.size() - standing.assessment().values().size())
                .sum();
    }

    private HeatRow row(FrameworkDefinition framework, Standing standing, List<Part> indicators, IndexAxis numbers) {
        var entity = standing.assessment().entity();
        var cells = new ArrayList<HeatCell>();
        for (Part indicator : indicators) {
            Scale scale = framework.scaleOf(indicator);
            Value value = standing.assessment().values().get(indicator.code());
            cells.add(
                    value == null
                            ? new HeatCell(OptionalInt.empty(), "", words.say("evidence.none"), ChartSpec.Shape.DOT)
                            : new HeatCell(
                                    OptionalInt.of(level(framework, scale, value.value())),
                                    figure(value.value(), scale),
                                    new LevelWords(words, framework).of(indicator, value.value()) + ", "
                                            + words.say("evidence."
                                                    + value.evidence().id()),
                                    Ranges.shape(value.evidence())));
        }
        return new HeatRow(
                entity.id(), entities.name(entity), Optional.of(EntityWords.path(framework.id(), entity)), cells);
    }

    private String figure(BigDecimal value, Scale scale) {
        boolean small = scale.most().subtract(scale.least()).compareTo(BigDecimal.ONE) <= 0;
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return words.formats().number(value.doubleValue(), whole ? 0 : small ? 2 : 1);
    }

    /**
     * The class of a value: its level where levels are whole, its band where the index is on the scale of the indicators, else which fifth of the
     * scale it lies in.
     */
    private static int level(FrameworkDefinition framework, Scale scale, BigDecimal value) {
        if (hasBands(framework) && scale.equals(framework.scale())) {
            return new Maturity(framework)
                    .band(value)
                    .map(framework.bands()::indexOf)
                    .orElse(0);
        }
        double position = Ranges.position(scale, value);
        int classes = classes(framework, scale);
        return Math.min(classes - 1, (int) Math.floor(position * (scale.whole() ? classes - 1 : classes) + 1e-9));
    }

    private static boolean hasBands(FrameworkDefinition framework) {
        return !framework.scale().whole()
                && framework.factor().compareTo(BigDecimal.ONE) == 0
                && !framework.bands().isEmpty()
                && framework.bands().size() <= MOST_CLASSES;
    }

    private static int classes(FrameworkDefinition framework, Scale scale) {
        if (hasBands(framework)) {
            return framework.bands().size();
        }
        return scale.whole() ? scale.most().subtract(scale.least()).intValueExact() + 1 : CLASSES;
    }

    private List<String> classes(FrameworkDefinition framework, IndexAxis numbers) {
        Scale scale = framework.scale();
        if (hasBands(framework)) {
            return framework.bands().stream().map(band -> words.in(band.name())).toList();
        }
        if (scale.whole()) {
            return IntStream.range(0, classes(framework, scale))
                    .mapToObj(i -> new LevelWords(words, framework)
                            .of(scale, scale.least().add(BigDecimal.valueOf(i))))
                    .toList();
        }
        BigDecimal step = scale.most().subtract(scale.least()).divide(BigDecimal.valueOf(CLASSES));
        return IntStream.range(0, CLASSES)
                .mapToObj(i -> numbers.value(scale.least().add(step.multiply(BigDecimal.valueOf(i))), scale)
                        + "\u2013"
                        + numbers.value(scale.least().add(step.multiply(BigDecimal.valueOf(i + 1L))), scale))
                .toList();
    }

    private List<Group> groups(FrameworkDefinition framework) {
        var groups = new ArrayList<Group>();
        int from = 0;
        for (Part part : framework.parts()) {
            int size = (int) part.all().filter(Part::isIndicator).count();
            if (!part.isIndicator()) {
                groups.add(new Group(words.in(part.name()), from, from + size - 1));
            }
            from += size;
        }
        return groups;
    }

    private TableSpec table(Round round, List<Part> indicators, IndexAxis numbers, String title) {
        var columns = new ArrayList<Column>();
        columns.add(new Column("entity", words.say("column.entity"), false));
        indicators.forEach(part -> columns.add(new Column("i" + part.code(), words.in(part.name()), true)));
        List<Row> rows = round.standings().stream()
                .map(standing -> {
                    var cells = new ArrayList<Cell>();
                    cells.add(Cell.of(entities.name(standing.assessment().entity())));
                    for (Part part : indicators) {
                        Value value = standing.assessment().values().get(part.code());
                        cells.add(
                                value == null
                                        ? Cell.of("\u2013")
                                        : Cell.of(
                                                numbers.value(
                                                        value.value(),
                                                        round.framework().scaleOf(part)),
                                                value.value().doubleValue()));
                    }
                    return new Row(
                            cells,
                            Optional.of(EntityWords.path(
                                    round.framework().id(),
                                    standing.assessment().entity())));
                })
                .toList();
        return new TableSpec(title, columns, rows);
    }
}
