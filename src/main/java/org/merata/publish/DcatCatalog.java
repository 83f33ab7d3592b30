package org.merata.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.merata.definition.Definitions;
import org.merata.model.Language;
import org.merata.model.Text;

/** {@code dcat.jsonld}: a release as a catalogue by DCAT-AP 3. */
final class DcatCatalog {
    static final String FILE = "dcat.jsonld";
    private static final String LANGUAGES = "http://publications.europa.eu/resource/authority/language/";
    private static final String THEME = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
    private static final String MEDIA = "https://www.iana.org/assignments/media-types/";

    private final Release release;
    private final Definitions definitions;
    private final String licence;

    DcatCatalog(Release release, Definitions definitions, String licence) {
        this.release = release;
        this.definitions = definitions;
        this.licence = licence;
    }

    ObjectNode json() {
        ObjectNode json = ReleaseJson.object();
        json.putObject("@context")
                .put("dcat", "http://www.w3.org/ns/dcat#")
                .put("dct", "http://purl.org/dc/terms/")
                .put("foaf", "http://xmlns.com/foaf/0.1/")
                .put("spdx", "http://spdx.org/rdf/terms#")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#")
                .put("sdi", "urn:satu-data-indonesia:");
        json.put("@id", "#catalog");
        json.put("@type", "dcat:Catalog");
        json.set("dct:title", texts(ReleaseMetadata.title(release, definitions)));
        json.set("dct:description", texts(Labels.get("release.about")));
        json.set("dct:publisher", publisher());
        json.set("dct:license", licence());
        json.set("dct:language", languages());
        json.set("dct:issued", date());
        ArrayNode datasets = json.putArray("dcat:dataset");
        release.datasets().forEach(dataset -> datasets.add(dataset(dataset)));
        return json;
    }

    private ObjectNode dataset(ReleasedDataset dataset) {
        ObjectNode json = ReleaseJson.object();
        json.put("@id", "#" + dataset.id());
        json.put("@type", "dcat:Dataset");
        json.put("dct:identifier", dataset.id() + "@" + dataset.version());
        json.put("dcat:version", dataset.version().toString());
        json.set("dct:title", texts(dataset.title()));
        json.set("dct:description", texts(dataset.about()));
        json.set("dct:publisher", publisher());
        json.set("dct:language", languages());
        json.set("dct:issued", date());
        json.putObject("dcat:theme").put("@id", THEME);
        dataset.first().ifPresent(first -> {
            ObjectNode time = json.putObject("dct:temporal").put("@type", "dct:PeriodOfTime");
            time.set("dcat:startDate", date(first.start().toString()));
            dataset.last()
                    .ifPresent(last -> time.set(
                            "dcat:endDate",
                            date(last.endExclusive().minusDays(1).toString())));
        });
        ObjectNode satuData = new SatuData(dataset, definitions).json();
        satuData.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                json.put("sdi:" + field.getKey(), field.getValue().asText());
            }
        });
        satuData.get("kode_referensi").forEach(json.withArray("/sdi:kode_referensi")::add);
        ArrayNode distributions = json.putArray("dcat:distribution");
        dataset.files().forEach(file -> distributions.add(distribution(dataset, file)));
        return json;
    }

    private ObjectNode distribution(ReleasedDataset dataset, ReleasedFile file) {
        String path = dataset.id() + "/" + file.name();
        ObjectNode json = ReleaseJson.object();
        json.put("@id", "#" + path);
        json.put("@type", "dcat:Distribution");
        json.set("dct:title", texts(dataset.title()));
        json.set("dcat:accessURL", typed(path, "http://www.w3.org/2000/01/rdf-schema#Resource"));
        json.set("dcat:downloadURL", typed(path, "http://www.w3.org/2000/01/rdf-schema#Resource"));
        json.set("dct:license", licence());
        json.set("dcat:mediaType", typed(MEDIA + mediaType(file), "dct:MediaType"));
        if (file.format().endsWith(".gz")) {
            json.set("dcat:compressFormat", typed(MEDIA + "application/gzip", "dct:MediaType"));
        }
        json.putObject("dcat:byteSize")
                .put("@value", Long.toString(file.bytes()))
                .put("@type", "xsd:nonNegativeInteger");
        ObjectNode checksum = json.putObject("spdx:checksum").put("@type", "spdx:Checksum");
        checksum.putObject("spdx:algorithm")
                .put("@id", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
                .put("@type", "spdx:ChecksumAlgorithm");
        checksum.putObject("spdx:checksumValue").put("@value", file.sha256()).put("@type", "xsd:hexBinary");
        return json;
    }

    static String mediaType(ReleasedFile file) {
        return switch (file.format()) {
            case "parquet" -> "application/vnd.apache.parquet";
            case "csv.gz" -> "text/csv";
            default -> "application/ld+json";
        };
    }

    private ObjectNode publisher() {
        ObjectNode json = typed("#publisher", "foaf:Agent");
        json.set("foaf:name", texts(SatuData.custodian(definitions)));
        return json;
    }

    private ObjectNode licence() {
        return typed(DataPackage.licencePath(licence), "dct:LicenseDocument");
    }

    private static ArrayNode languages() {
        ArrayNode languages = ReleaseJson.array();
        languages.add(typed(LANGUAGES + "ENG", "dct:LinguisticSystem"));
        languages.add(typed(LANGUAGES + "IND", "dct:LinguisticSystem"));
        return languages;
    }

    private ObjectNode date() {
        return date(release.releasedOn().toString());
    }

    private static ObjectNode date(String date) {
        return ReleaseJson.object().put("@value", date).put("@type", "xsd:date");
    }

    private static ObjectNode typed(String id, String type) {
        return ReleaseJson.object().put("@id", id).put("@type", type);
    }

    static ArrayNode texts(Text text) {
        ArrayNode values = ReleaseJson.array();
        for (Language language : Language.values()) {
            values.addObject().put("@value", text.in(language)).put("@language", language.code());
        }
        return values;
    }
}
