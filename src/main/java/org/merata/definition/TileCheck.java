package org.merata.definition;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.DashboardDefinition.Tile;
import org.merata.model.Direction;
import org.merata.model.Unit;

/** Whether a chart fits its measures: the chart grammar, as far as a definition can break it. */
final class TileCheck {
    private static final Set<Chart> OVER_TIME =
            EnumSet.of(Chart.HEADLINE, Chart.LINE, Chart.STACKED_SHARE, Chart.PERCENTILES, Chart.INEQUALITY);
    private static final Set<Chart> OF_ONE_PERIOD = EnumSet.of(Chart.RANKED, Chart.TILE_MAP, Chart.DUMBBELL);
    private static final Set<Chart> OF_ONE_MEASURE = EnumSet.of(
            Chart.HEADLINE, Chart.STACKED_SHARE, Chart.RANKED, Chart.TILE_MAP, Chart.INEQUALITY, Chart.DUMBBELL);
    private static final Set<Chart> COMPARING =
            EnumSet.of(Chart.STACKED_SHARE, Chart.RANKED, Chart.TILE_MAP, Chart.INEQUALITY, Chart.DUMBBELL);
    private static final Set<Chart> OF_REGIONS = EnumSet.of(Chart.TILE_MAP, Chart.INEQUALITY);

    private final Tile tile;
    private final List<MeasureDefinition> measures;
    private final YamlNode node;
    private final Optional<CountryDefinition> country;
    private final Findings findings;

    /** @param measures the tile's, all known */
    TileCheck(
            Tile tile,
            List<MeasureDefinition> measures,
            YamlNode node,
            Optional<CountryDefinition> country,
            Findings findings) {
        this.tile = tile;
        this.measures = measures;
        this.node = node;
        this.country = country;
        this.findings = findings;
    }

    void check() {
        checkDimension();
        checkTime();
        checkMeasures();
        if (tile.target()) {
            for (MeasureDefinition measure : measures) {
                if (measure.direction() == Direction.NEUTRAL) {
                    findings.add(
                            DefinitionNotice.TARGET_WITHOUT_DIRECTION, node.get("target"), "measure", measure.id());
                }
            }
        }
    }

    /** The dimensions that all of these measures have, in the order of the first. */
    static List<String> commonDimensions(List<MeasureDefinition> measures) {
        List<String> common = new ArrayList<>();
        if (!measures.isEmpty()) {
            common.addAll(measures.get(0).dimensions());
            measures.forEach(measure -> common.retainAll(measure.dimensions()));
        }
        return common;
    }

    private void checkDimension() {
        List<String> common = commonDimensions(measures);
        node.find("by")
                .filter(by -> !common.contains(by.written()))
                .ifPresent(by -> findings.addNotAllowed(
                        DefinitionNotice.DIMENSION_NOT_OFFERED, by.at(), by.written(), common, Map.of()));
        if (COMPARING.contains(tile.chart()) && tile.by().isEmpty()) {
            unfit(node.get("chart"), "by, the dimension compared");
        }
        if (tile.chart() == Chart.HEADLINE && tile.by().isPresent()) {
            unfit(node.get("by"), "no by: a headline is one number");
        }
        if (OF_REGIONS.contains(tile.chart()) && tile.by().isPresent() && !isByRegion()) {
            unfit(node.get("by"), "by: region");
        }
        node.find("level")
                .filter(level -> !isByRegion())
                .ifPresent(level -> unfit(level, "level only with by: region"));
        country.ifPresent(this::checkLevel);
    }

    private void checkLevel(CountryDefinition country) {
        List<String> levels =
                country.levels().stream().map(CountryDefinition.Level::id).toList();
        node.find("level").ifPresent(level -> {
            if (!levels.contains(level.written())) {
                findings.addNotAllowed(
                        DefinitionNotice.UNKNOWN_REFERENCE,
                        level.at(),
                        level.written(),
                        levels,
                        Map.of("kind", "level"));
            } else if (tile.chart() == Chart.TILE_MAP && !level.written().equals(country.mapLevel())) {
                unfit(level, "level: " + country.mapLevel() + ", the level with a tile grid");
            }
        });
    }

    private boolean isByRegion() {
        return tile.by().equals(Optional.of("region"));
    }

    private void checkTime() {
        if (OVER_TIME.contains(tile.chart()) && tile.grain().isEmpty()) {
            unfit(node.get("chart"), "grain, the length of a period of its time axis");
        }
        if (OF_ONE_PERIOD.contains(tile.chart())) {
            node.find("grain").ifPresent(grain -> unfit(grain, "no grain: it shows the whole time chosen"));
            node.find("events")
                    .filter(events -> tile.events())
                    .ifPresent(events -> unfit(events, "no events: it has no time axis"));
        }
        tile.grain().ifPresent(grain -> {
            for (MeasureDefinition measure : measures) {
                if (grain.compareTo(measure.finest()) < 0) {
                    unfit(node.get("grain"), Ids.of(measure.finest()) + " or longer, the finest of " + measure.id());
                }
            }
        });
    }

    private void checkMeasures() {
        if (OF_ONE_MEASURE.contains(tile.chart()) && measures.size() > 1) {
            unfit(node.get("measures"), "one measure");
        }
        if (tile.chart() != Chart.TABLE
                && measures.stream().map(MeasureDefinition::unit).distinct().count() > 1) {
            unfit(node.get("measures"), "measures of one unit: a chart has one axis");
        }
        boolean counts = measures.stream()
                .anyMatch(measure -> measure.unit() == Unit.COUNT || measure.formula() instanceof Formula.Total);
        if (counts && (OF_REGIONS.contains(tile.chart()))) {
            unfit(node.get("chart"), "a rate: counts follow the size of a region");
        }
        boolean shares = measures.stream().anyMatch(measure -> measure.formula() instanceof Formula.Share);
        if (tile.chart() == Chart.STACKED_SHARE) {
            checkStackedShare(shares);
        } else if (shares && tile.by().isEmpty()) {
            unfit(node.get("measures"), "by: a share of each value of a dimension is compared by it");
        }
        if (tile.chart() == Chart.PERCENTILES) {
            checkPercentiles();
        }
    }

    private void checkStackedShare(boolean shares) {
        if (!shares) {
            unfit(node.get("chart"), "a measure whose formula is share");
            return;
        }
        for (MeasureDefinition measure : measures) {
            if (measure.formula() instanceof Formula.Share share
                    && tile.by().isPresent()
                    && !tile.by().get().equals(share.over())) {
                unfit(node.get("by"), "by: " + share.over() + ", the dimension the shares are of");
            }
        }
    }

    private void checkPercentiles() {
        boolean quantiles = measures.stream()
                .map(MeasureDefinition::formula)
                .allMatch(formula -> formula instanceof Formula.Quantile || formula instanceof Formula.Age);
        if (!quantiles) {
            unfit(node.get("chart"), "measures whose formula is quantile or age");
        } else if (measures.stream()
                        .map(measure -> measure.formula().aggregates())
                        .distinct()
                        .count()
                > 1) {
            unfit(node.get("measures"), "quantiles of the same field under the same conditions");
        }
    }

    private void unfit(YamlNode at, String expected) {
        findings.add(
                DefinitionNotice.CHART_DOES_NOT_FIT,
                at,
                "chart",
                Ids.of(tile.chart()),
                "measures",
                String.join(", ", tile.measures()),
                "expected",
                expected);
    }
}
