package org.merata.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.merata.definition.CountryDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Language;
import org.merata.model.Text;

/**
 * A dataset in the words of Satu Data Indonesia (Perpres 39/2019): data standard (concept, definition, classification, measure, unit), reference
 * codes, and who produced it and who is its custodian.
 */
record SatuData(ReleasedDataset dataset, Definitions definitions) {
    ObjectNode json() {
        ObjectNode json = ReleaseJson.object();
        ObjectNode standard = json.putObject("standar_data");
        standard.put("konsep", dataset.title().in(Language.ID));
        standard.put("definisi", dataset.about().in(Language.ID));
        var classes = standard.putArray("klasifikasi");
        dataset.key().stream()
                .filter(column -> !column.equals("measure") && !column.equals("period"))
                .forEach(classes::add);
        definitions.findMeasure(dataset.id()).map(MeasureDefinition::unit).ifPresent(unit -> {
            standard.put("ukuran", dataset.title().in(Language.ID));
            standard.put("satuan", AnswerTable.id(unit));
        });
        var codes = json.putArray("kode_referensi");
        definitions.country().codeSystems().values().stream()
                .map(name -> name.in(Language.ID))
                .forEach(codes::add);
        dataset.publisher()
                .map(publisher -> publisher.in(Language.ID))
                .ifPresent(name -> json.put("produsen_data", name));
        json.put("walidata", custodian(definitions).in(Language.ID));
        return json;
    }

    /** The office that publishes; where the home names none, its country stands for it. */
    static Text custodian(Definitions definitions) {
        return definitions
                .country()
                .openData()
                .map(CountryDefinition.OpenData::publisher)
                .orElse(definitions.country().name());
    }
}
