package org.merata.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.merata.definition.Definitions;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Language;
import org.merata.model.Text;
import org.merata.publish.Table.Column;
import org.merata.publish.Table.Type;

/** The files that describe a release to programs and people: Data Package, DCAT-AP, schema.org, the codebook in both languages. */
final class ReleaseMetadata {
    private final Release release;
    private final Definitions definitions;
    private final String licence;

    /** @param licence by its SPDX identifier */
    ReleaseMetadata(Release release, Definitions definitions, String licence) {
        this.release = release;
        this.definitions = definitions;
        this.licence = licence;
    }

    static Text title(Release release, Definitions definitions) {
        return Labels.get(
                "release.title", Map.of("country", definitions.country().name(), "release", Text.same(release.id())));
    }

    void write(Path part) throws IOException {
        ReleaseJson.write(new DataPackage(release, definitions, licence).json(), part.resolve(DataPackage.FILE));
        ReleaseJson.write(new DcatCatalog(release, definitions, licence).json(), part.resolve(DcatCatalog.FILE));
        ReleaseJson.write(schemaOrg(), part.resolve("schema-org.jsonld"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part.resolve("codebook.csv")))) {
            CsvFile.write(codebook(), CsvFile.Mode.DATA, out);
        }
    }

    private ObjectNode schemaOrg() {
        ObjectNode json = ReleaseJson.object();
        json.put("@context", "https://schema.org/");
        ArrayNode datasets = json.putArray("@graph");
        for (ReleasedDataset dataset : release.datasets()) {
            ObjectNode one = datasets.addObject();
            one.put("@type", "Dataset");
            one.put("@id", "#" + dataset.id());
            one.put("identifier", dataset.id() + "@" + dataset.version());
            one.set("name", DcatCatalog.texts(dataset.title()));
            one.set("description", DcatCatalog.texts(dataset.about()));
            one.put("version", dataset.version().toString());
            one.put("datePublished", release.releasedOn().toString());
            one.put("license", DataPackage.licencePath(licence));
            one.put("isAccessibleForFree", true);
            one.putArray("inLanguage").add("en").add("id");
            one.putObject("creator")
                    .put("@type", "Organization")
                    .put("name", SatuData.custodian(definitions).in(Language.EN));
            one.put("spatialCoverage", definitions.country().name().in(Language.EN));
            dataset.first()
                    .ifPresent(first -> one.put(
                            "temporalCoverage",
                            first.start()
                                    + "/"
                                    + dataset.last()
                                            .orElse(first)
                                            .endExclusive()
                                            .minusDays(1)));
            ArrayNode measured = one.putArray("variableMeasured");
            dataset.columns().forEach(column -> measured.add(column.id()));
            ArrayNode files = one.putArray("distribution");
            for (ReleasedFile file : dataset.files()) {
                files.addObject()
                        .put("@type", "DataDownload")
                        .put("encodingFormat", DcatCatalog.mediaType(file))
                        .put("contentUrl", dataset.id() + "/" + file.name())
                        .put("contentSize", file.bytes() + " B")
                        .put("sha256", file.sha256());
            }
        }
        return json;
    }

    /** A row each dataset, column, unit and note: what stands in the files and what it means, in both languages. */
    private Table codebook() {
        var rows = new ArrayList<List<Object>>();
        for (ReleasedDataset dataset : release.datasets()) {
            add(rows, dataset, "dataset", dataset.id(), "", dataset.title());
            add(rows, dataset, "about", dataset.id(), "", dataset.about());
            definitions.findMeasure(dataset.id()).ifPresent(measure -> add(rows, dataset, measure));
            for (Column column : dataset.columns()) {
                add(rows, dataset, "column", column.id(), DataPackage.type(column.type()), column.label());
            }
            for (Text note : dataset.notes()) {
                add(rows, dataset, "note", dataset.id(), "", note);
            }
        }
        List<Column> columns = new ArrayList<>();
        for (String id : List.of("dataset", "kind", "name", "type", "text_en", "text_id")) {
            columns.add(new Column(id, Type.TEXT, Text.same(id)));
        }
        return new Table("codebook", Text.same("codebook"), columns, rows);
    }

    private static void add(List<List<Object>> rows, ReleasedDataset dataset, MeasureDefinition measure) {
        add(rows, dataset, "unit", measure.id(), "", Text.same(AnswerTable.id(measure.unit())));
        add(rows, dataset, "why", measure.id(), "", measure.why());
        add(rows, dataset, "method", measure.id(), "", measure.method());
    }

    private static void add(
            List<List<Object>> rows, ReleasedDataset dataset, String kind, String name, String type, Text text) {
        rows.add(Arrays.asList(
                dataset.id(), kind, name, type.isEmpty() ? null : type, text.in(Language.EN), text.in(Language.ID)));
    }
}
