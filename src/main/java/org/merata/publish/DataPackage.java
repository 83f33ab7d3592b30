package org.merata.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.merata.definition.Definitions;
import org.merata.model.Language;
import org.merata.model.Text;

/** {@code datapackage.json}: a release as a Data Package (version 2), for programs that know nothing of this one. */
final class DataPackage {
    static final String FILE = "datapackage.json";
    private static final String PROFILES = "https://datapackage.org/profiles/2.0/";

    private final Release release;
    private final Definitions definitions;
    private final String licence;

    DataPackage(Release release, Definitions definitions, String licence) {
        this.release = release;
        this.definitions = definitions;
        this.licence = licence;
    }

    ObjectNode json() {
        ObjectNode json = ReleaseJson.object();
        json.put("$schema", PROFILES + "datapackage.json");
        json.put("name", "merata-" + release.id());
        Text title = ReleaseMetadata.title(release, definitions);
        json.put("title", title.in(Language.EN));
        json.put("title_id", title.in(Language.ID));
        json.put("description", about().in(Language.EN));
        json.put("description_id", about().in(Language.ID));
        json.put("version", release.id());
        json.put("created", release.releasedOn() + "T00:00:00Z");
        json.putArray("licenses").addObject().put("name", licence).put("path", licencePath(licence));
        json.put("synthetic", release.synthetic());
        ArrayNode resources = json.putArray("resources");
        for (ReleasedDataset dataset : release.datasets()) {
            for (ReleasedFile file : dataset.files()) {
                if (!file.format().endsWith("json")) {
                    resources.add(resource(dataset, file));
                }
            }
        }
        return json;
    }

    private Text about() {
        Text note = release.note().orElse(Labels.get("release.about"));
        return release.synthetic() ? joined(Labels.get("cover.synthetic"), note) : note;
    }

    private static Text joined(Text one, Text other) {
        return Text.of(
                one.in(Language.EN) + " " + other.in(Language.EN), one.in(Language.ID) + " " + other.in(Language.ID));
    }

    static String licencePath(String licence) {
        return "https://spdx.org/licenses/" + licence + ".html";
    }

    private ObjectNode resource(ReleasedDataset dataset, ReleasedFile file) {
        boolean csv = file.format().startsWith("csv");
        ObjectNode json = ReleaseJson.object();
        json.put("name", csv ? dataset.id() : dataset.id() + "-" + file.format());
        if (csv) {
            json.put("type", "table");
        }
        json.put("path", dataset.id() + "/" + file.name());
        json.put("title", dataset.title().in(Language.EN));
        json.put("title_id", dataset.title().in(Language.ID));
        json.put("description", dataset.about().in(Language.EN));
        json.put("description_id", dataset.about().in(Language.ID));
        json.put("version", dataset.version().toString());
        json.put("synthetic", dataset.synthetic());
        json.put("format", csv ? "csv" : file.format());
        json.put("mediatype", csv ? "text/csv" : "application/vnd.apache.parquet");
        json.put("bytes", file.bytes());
        json.put("hash", "sha256:" + file.sha256());
        dataset.publisher()
                .ifPresent(publisher -> json.putArray("sources").addObject().put("title", publisher.in(Language.EN)));
        if (csv) {
            json.put("encoding", "utf-8");
            json.put("compression", "gz");
            json.set("dialect", dialect());
            json.set("schema", schema(dataset));
        }
        json.set("notes", texts(dataset.notes()));
        json.set("satu_data_indonesia", new SatuData(dataset, definitions).json());
        return json;
    }

    private static ObjectNode dialect() {
        return ReleaseJson.object()
                .put("$schema", PROFILES + "tabledialect.json")
                .put("header", true)
                .put("delimiter", ",")
                .put("lineTerminator", "\r\n")
                .put("quoteChar", "\"")
                .put("doubleQuote", true);
    }

    private static ObjectNode schema(ReleasedDataset dataset) {
        ObjectNode schema = ReleaseJson.object();
        schema.put("$schema", PROFILES + "tableschema.json");
        ArrayNode fields = schema.putArray("fields");
        for (Table.Column column : dataset.columns()) {
            fields.addObject()
                    .put("name", column.id())
                    .put("type", type(column.type()))
                    .put("title", column.label().in(Language.EN))
                    .put("title_id", column.label().in(Language.ID));
        }
        schema.putArray("missingValues").add("");
        ArrayNode key = schema.putArray("uniqueKeys").addArray();
        dataset.key().forEach(key::add);
        return schema;
    }

    static String type(Table.Type type) {
        return type == Table.Type.TEXT ? "string" : type.name().toLowerCase(Locale.ROOT);
    }

    private static ArrayNode texts(List<Text> texts) {
        ArrayNode array = ReleaseJson.array();
        texts.forEach(text -> array.add(ReleaseJson.text(text)));
        return array;
    }
}
