package org.merata.publish;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Language;
import org.merata.model.Region;
import org.merata.model.Text;
import org.merata.publish.Table.Column;
import org.merata.publish.Table.Type;

/**
 * The columns of a tidy table: a code with its names for the region and each other dimension, and the region in every official code system beside
 * the home's own.
 *
 * @param dimensions beside the region, as questions name them
 * @param systems of region codes, without the home's own
 * @param broken whether the definition of a measure changed, so that a column says from when on a figure is counted
 */
record TidyColumns(List<String> dimensions, List<String> systems, boolean broken, Names naming) {
    private static final String REGION = "region";

    TidyColumns {
        dimensions = List.copyOf(dimensions);
        systems = List.copyOf(systems);
    }

    static TidyColumns of(List<MeasureDefinition> measures, Names naming) {
        Set<String> dimensions = new LinkedHashSet<>();
        measures.forEach(measure -> dimensions.addAll(measure.dimensions()));
        dimensions.remove(REGION);
        List<String> systems = naming.definitions().country().codeSystems().keySet().stream()
                .skip(1)
                .toList();
        return new TidyColumns(
                List.copyOf(dimensions),
                systems,
                measures.stream().anyMatch(measure -> !measure.breaks().isEmpty()),
                naming);
    }

    /** What a dimension is called in files: {@code service_sector}. */
    static String id(String dimension) {
        return dimension.replace('.', '_');
    }

    List<String> key() {
        var key = new ArrayList<>(List.of("measure", "period", REGION));
        dimensions.stream().map(TidyColumns::id).forEach(key::add);
        return key;
    }

    List<Column> list() {
        var columns = new ArrayList<Column>();
        columns.add(column("measure", Type.TEXT));
        columns.add(column("period", Type.TEXT));
        addDimension(columns, REGION);
        naming.definitions().country().codeSystems().forEach((system, name) -> {
            if (systems.contains(system)) {
                columns.add(new Column(
                        REGION + "_" + system, Type.TEXT, Labels.get("column.region_code", Map.of("system", name))));
            }
        });
        dimensions.forEach(dimension -> addDimension(columns, dimension));
        for (String number : List.of("value", "lci_95", "uci_95", "numerator", "denominator", "factor")) {
            columns.add(column(number, Type.NUMBER));
        }
        columns.add(column("n", Type.INTEGER));
        for (String text : List.of("status", "unit", "synthetic")) {
            columns.add(column(text, Type.TEXT));
        }
        if (broken) {
            columns.add(column("counted_since", Type.TEXT));
        }
        return columns;
    }

    private static void addDimension(List<Column> columns, String dimension) {
        Text label = Labels.find("column." + dimension).orElse(Text.same(dimension));
        columns.add(new Column(id(dimension), Type.TEXT, label));
        for (Language language : Language.values()) {
            columns.add(new Column(id(dimension) + "_name_" + language.code(), Type.TEXT, label));
        }
    }

    /** Adds the codes of a figure with their names. */
    void addCodes(List<Object> row, Figure figure) {
        String region = figure.codes().get(REGION);
        addCode(row, REGION, region);
        Optional<Region> found = Optional.ofNullable(region).flatMap(naming.reference()::findRegion);
        systems.forEach(
                system -> row.add(found.map(one -> one.codes().get(system)).orElse(null)));
        dimensions.forEach(dimension -> addCode(row, dimension, figure.codes().get(dimension)));
    }

    private void addCode(List<Object> row, String dimension, String code) {
        row.add(code);
        row.addAll(TidyTable.names(Optional.ofNullable(code).flatMap(known -> naming.find(dimension, known))));
    }

    private static Column column(String id, Type type) {
        return new Column(id, type, Labels.get("column." + id));
    }
}
