package org.merata.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.DashboardDefinition.Row;
import org.merata.definition.DashboardDefinition.Tile;
import org.merata.model.Grain;

/** Turns a dashboard, valid by its schema, into its definition, and reports what does not fit its measures or the country. */
final class DashboardReader {
    private static final int USUAL_MONTHS = 24;
    private static final int USUAL_LIMIT = 40;

    private final YamlNode node;
    private final Shelf<MeasureDefinition> measures;
    private final Optional<CountryDefinition> country;
    private final Findings findings;

    private DashboardReader(
            YamlNode node, Shelf<MeasureDefinition> measures, Optional<CountryDefinition> country, Findings findings) {
        this.node = node;
        this.measures = measures;
        this.country = country;
        this.findings = findings;
    }

    /** @param synthetic the datasets that hold made-up rows */
    static DashboardDefinition read(
            YamlNode node,
            Shelf<MeasureDefinition> measures,
            Optional<CountryDefinition> country,
            Set<String> synthetic,
            Findings findings) {
        var reader = new DashboardReader(node, measures, country, findings);
        DashboardDefinition dashboard = reader.dashboard();
        List<MeasureDefinition> shown = reader.checkTiles(dashboard);
        reader.checkFilters(shown);
        reader.checkSynthetic(shown, synthetic);
        return dashboard;
    }

    private DashboardDefinition dashboard() {
        return new DashboardDefinition(
                node.string("id"),
                node.text("title"),
                node.text("question"),
                node.strings("filters"),
                node.integer("last_months", USUAL_MONTHS),
                node.listItems("rows").stream()
                        .map(row -> new Row(
                                row.listItems("tiles").stream().map(this::tile).toList()))
                        .toList());
    }

    private Tile tile(YamlNode tile) {
        Optional<String> by = tile.findString("by");
        return new Tile(
                tile.constant(Chart.class, "chart"),
                tile.findText("title"),
                tile.strings("measures"),
                by,
                tile.findString("level")
                        .or(() -> by.filter("region"::equals)
                                .flatMap(region -> country.map(CountryDefinition::mapLevel))),
                tile.findConstant(Grain.class, "grain"),
                tile.isTrue("target"),
                tile.isTrue("events"),
                tile.integer("limit", USUAL_LIMIT),
                tile.findText("note"));
    }

    /** Reports what is wrong with each tile, and lists the measures of all. */
    private List<MeasureDefinition> checkTiles(DashboardDefinition dashboard) {
        Set<MeasureDefinition> shown = new LinkedHashSet<>();
        for (int row = 0; row < dashboard.rows().size(); row++) {
            List<Tile> tiles = dashboard.rows().get(row).tiles();
            for (int i = 0; i < tiles.size(); i++) {
                YamlNode at = node.listItems("rows").get(row).listItems("tiles").get(i);
                List<MeasureDefinition> known = new ArrayList<>();
                for (YamlNode id : at.listItems("measures")) {
                    measures.resolve(id.written(), id, findings).ifPresent(known::add);
                }
                shown.addAll(known);
                if (known.size() == tiles.get(i).measures().size()) {
                    new TileCheck(tiles.get(i), known, at, country, findings).check();
                }
            }
        }
        return new ArrayList<>(shown);
    }

    private void checkFilters(List<MeasureDefinition> shown) {
        for (YamlNode filter : node.listItems("filters")) {
            List<String> allowed = new ArrayList<>(List.of("time", "level"));
            allowed.addAll(TileCheck.commonDimensions(shown));
            if (!shown.isEmpty() && !allowed.contains(filter.written())) {
                List<String> without = shown.stream()
                        .filter(measure -> !measure.dimensions().contains(filter.written()))
                        .map(MeasureDefinition::id)
                        .toList();
                findings.addNotAllowed(
                        DefinitionNotice.DIMENSION_NOT_OFFERED,
                        filter.at(),
                        filter.written(),
                        allowed,
                        Map.of("measures", String.join(", ", without)));
            }
        }
    }

    private void checkSynthetic(List<MeasureDefinition> shown, Set<String> synthetic) {
        List<String> madeUp = new ArrayList<>();
        List<String> published = new ArrayList<>();
        for (MeasureDefinition measure : shown) {
            if (MeasureReader.datasets(measure.formula()).stream().anyMatch(synthetic::contains)) {
                madeUp.add(measure.id());
            } else if (measure.formula() instanceof Formula.Value) {
                published.add(measure.id());
            }
        }
        if (!madeUp.isEmpty() && !published.isEmpty()) {
            findings.add(
                    DefinitionNotice.SYNTHETIC_BESIDE_PUBLISHED,
                    node.get("rows"),
                    "synthetic",
                    String.join(", ", madeUp),
                    "published",
                    String.join(", ", published));
        }
    }
}
