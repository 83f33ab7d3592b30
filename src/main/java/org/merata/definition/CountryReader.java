package org.merata.definition;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.merata.model.Text;

/** Turns the country's file, valid by its schema, into its definition. */
final class CountryReader {
    /** Stands where there is no usable country: says nothing about anything, so that nothing can be served from it. */
    static final CountryDefinition NONE = new CountryDefinition(
            "none",
            Text.of("No country", "Tanpa negara"),
            ZoneId.of("UTC"),
            "XXX",
            List.of(),
            "none",
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());

    private CountryReader() {}

    static CountryDefinition read(YamlNode node, Findings findings) {
        List<CountryDefinition.Level> levels = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (YamlNode level : node.listItems("levels")) {
            if (ids.contains(level.string("id"))) {
                findings.add(DefinitionNotice.DUPLICATE_ID, level.get("id"), "value", level.string("id"));
            }
            ids.add(level.string("id"));
            levels.add(new CountryDefinition.Level(level.string("id"), level.text("label"), level.text("plural")));
        }
        if (!ids.contains(node.string("map_level"))) {
            findings.addNotAllowed(
                    DefinitionNotice.UNKNOWN_REFERENCE,
                    node.get("map_level").at(),
                    node.string("map_level"),
                    ids,
                    Map.of("kind", "level"));
        }
        var minimumFrequency = new LinkedHashMap<String, Integer>();
        node.listMembers("minimum_frequency")
                .forEach((dataset, least) ->
                        minimumFrequency.put(dataset, least.json().intValue()));
        return new CountryDefinition(
                node.string("id"),
                node.text("name"),
                zone(node, findings, ZoneId.of("UTC")),
                node.string("currency"),
                levels,
                node.string("map_level"),
                node.texts("code_systems"),
                node.texts("groups"),
                node.texts("agency_kinds"),
                node.texts("sectors"),
                minimumFrequency,
                cellKeys(node),
                fileLimits(node.find("file_limits").orElse(YamlNode.map(node.at(), Map.of()))),
                node.find("open_data").map(CountryReader::openData));
    }

    private static CountryDefinition.OpenData openData(YamlNode stated) {
        return new CountryDefinition.OpenData(
                stated.text("publisher"),
                stated.string("contact"),
                stated.findString("address"),
                stated.findDate("next_release"));
    }

    private static Map<String, CellKey> cellKeys(YamlNode country) {
        var byDataset = new LinkedHashMap<String, CellKey>();
        country.listMembers("cell_key")
                .forEach((dataset, stated) -> byDataset.put(
                        dataset,
                        new CellKey(
                                stated.integer("most", CellKey.USUAL.most()),
                                stated.findNumber("variance").orElse(CellKey.USUAL.variance()),
                                stated.integer("never", CellKey.USUAL.never()))));
        return byDataset;
    }

    private static CountryDefinition.FileLimits fileLimits(YamlNode stated) {
        CountryDefinition.FileLimits usual = CountryDefinition.FileLimits.USUAL;
        return new CountryDefinition.FileLimits(
                stated.integer("file_megabytes", usual.fileMegabytes()),
                stated.integer("unpacked_megabytes", usual.unpackedMegabytes()),
                stated.integer("ratio", usual.ratio()),
                stated.integer("parts", usual.parts()),
                stated.integer("rows", (int) usual.rows()),
                stated.integer("columns", usual.columns()),
                stated.integer("cell_letters", usual.cellLetters()),
                stated.integer("seconds", usual.seconds()));
    }

    /** The time zone under {@code zone}; {@code otherwise} where none is stated or what is stated is no zone, which is reported. */
    static ZoneId zone(YamlNode node, Findings findings, ZoneId otherwise) {
        if (node.find("zone").isEmpty()) {
            return otherwise;
        }
        String id = node.string("zone");
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            Map<String, String> nearest = Nearest.to(
                            id, ZoneId.getAvailableZoneIds().stream().sorted().toList())
                    .map(name -> Map.of("nearest", name))
                    .orElse(Map.of());
            var details = new ArrayList<>(List.of("value", id, "expected", "a time zone such as Asia/Jakarta"));
            nearest.forEach((name, value) -> details.addAll(List.of(name, value)));
            findings.add(DefinitionNotice.WRONG_FORM, node.get("zone"), details.toArray(String[]::new));
            return otherwise;
        }
        return ZoneId.of(id);
    }
}
