package org.merata.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Text;
import org.merata.publish.DatasetVersion;
import org.merata.publish.ExportFormat;
import org.merata.publish.Names;
import org.merata.publish.PublicDatasets;
import org.merata.publish.Release;
import org.merata.publish.ReleasedDataset;
import org.merata.publish.ReleasedFile;
import org.merata.publish.Releases;

/** What can be had whole: the datasets as they are published now, and as releases froze them. */
final class Datasets {
    private final Names names;
    private final PublicDatasets live;
    private final Releases releases;

    Datasets(Names names, PublicDatasets live, Releases releases) {
        this.names = names;
        this.live = live;
        this.releases = releases;
    }

    /** Those of now and those that only a release still has. */
    private List<String> listIds() {
        var ids = new TreeSet<>(live.listIds());
        releases.list().forEach(release -> release.datasets().forEach(dataset -> ids.add(dataset.id())));
        return List.copyOf(ids);
    }

    ArrayNode all() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        listIds().forEach(id -> list.add(head(id)));
        return list;
    }

    private ObjectNode head(String id) {
        if (!listIds().contains(id)) {
            throw ApiRefused.notFound("dataset", id, listIds());
        }
        ObjectNode node = Json.object().put("id", id);
        Json.put(node, "title", title(id));
        Json.put(
                node,
                "latest_version",
                releases.find(id, "latest").map(found -> found.dataset().version()));
        return node.put("link", Api.ROOT + "/datasets/" + id);
    }

    private Text title(String id) {
        Optional<Text> measure = names.definitions().findMeasure(id).map(MeasureDefinition::label);
        return measure.or(() ->
                        releases.find(id, "latest").map(found -> found.dataset().title()))
                .or(() -> Optional.ofNullable(names.definitions().contracts().get(id))
                        .map(contract -> contract.label()))
                .or(() -> live.find(id, Language.EN)
                        .map(dataset -> dataset.table().title()))
                .orElse(Text.same(id));
    }

    ObjectNode one(String id) {
        ObjectNode node = head(id);
        ArrayNode current = node.putArray("live_files");
        if (live.listIds().contains(id)) {
            for (ExportFormat format : ExportFormat.values()) {
                current.addObject()
                        .put("format", format.id())
                        .put("media_type", format.mediaType())
                        .put("url", "/en/data/" + id + "." + format.id());
            }
        }
        releases.find(id, "latest")
                .ifPresentOrElse(
                        found -> node.set("released", version(found.release(), found.dataset())),
                        () -> node.putNull("released"));
        return node.put("versions", Api.ROOT + "/datasets/" + id + "/versions")
                .put("changes", Api.ROOT + "/datasets/" + id + "/changes");
    }

    ArrayNode versions(String id) {
        head(id);
        ArrayNode list = Json.MAPPER.createArrayNode();
        releases.listVersions(id).forEach(found -> list.add(version(found.release(), found.dataset())));
        return list;
    }

    private static ObjectNode version(Release release, ReleasedDataset dataset) {
        ObjectNode node = Json.object().put("version", dataset.version().toString());
        node.put("release", release.id());
        node.put("released_on", release.releasedOn().toString());
        node.put("published_version", release.publishedVersion());
        node.put("kind", dataset.kind().id());
        Json.put(node, "title", dataset.title());
        Json.put(node, "about", dataset.about());
        node.put("synthetic", dataset.synthetic());
        node.put("rows", dataset.rows());
        Json.put(node, "first_period", dataset.first().map(Period::code));
        Json.put(node, "last_period", dataset.last().map(Period::code));
        Json.put(node, "key", dataset.key());
        ArrayNode files = node.putArray("files");
        for (ReleasedFile file : dataset.files()) {
            files.addObject()
                    .put("format", file.format())
                    .put("name", file.name())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256())
                    .put("url", "/data/" + dataset.id() + "/v/" + dataset.version() + "/" + file.name());
        }
        return node;
    }

    /** What kind of change made each version of the one before, as the numbers of the versions say it. */
    ArrayNode changes(String id) {
        head(id);
        ArrayNode list = Json.MAPPER.createArrayNode();
        List<Releases.Found> versions = releases.listVersions(id);
        for (int i = 0; i < versions.size(); i++) {
            DatasetVersion version = versions.get(i).dataset().version();
            Optional<DatasetVersion> before = i + 1 < versions.size()
                    ? Optional.of(versions.get(i + 1).dataset().version())
                    : Optional.empty();
            ObjectNode node = list.addObject().put("version", version.toString());
            Json.put(node, "previous", before);
            node.put("change", before.map(earlier -> change(earlier, version)).orElse("first"));
            node.put("release", versions.get(i).release().id());
            node.put("released_on", versions.get(i).release().releasedOn().toString());
            node.put("rows", versions.get(i).dataset().rows());
        }
        return list;
    }

    private static String change(DatasetVersion earlier, DatasetVersion later) {
        if (later.major() > earlier.major()) {
            return "removed";
        }
        return later.minor() > earlier.minor() ? "changed" : "corrected";
    }

    ArrayNode releases() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Release release : releases.list()) {
            ObjectNode node = list.addObject().put("id", release.id());
            node.put("released_on", release.releasedOn().toString());
            node.put("published_version", release.publishedVersion());
            node.put("synthetic", release.synthetic());
            release.note().ifPresentOrElse(note -> Json.put(node, "note", note), () -> node.putNull("note"));
            ArrayNode datasets = node.putArray("datasets");
            release.datasets()
                    .forEach(dataset -> datasets.addObject()
                            .put("id", dataset.id())
                            .put("version", dataset.version().toString()));
        }
        return list;
    }
}
