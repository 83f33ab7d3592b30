package org.merata.web;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.merata.model.Sha256;
import org.merata.publish.DatasetVersion;
import org.merata.publish.Release;
import org.merata.publish.ReleasedFile;
import org.merata.publish.Releases;

/**
 * Files of releases: {@code /data/DATASET/v/VERSION/FILE} and {@code /data/releases/ID/FILE}, and, led there, {@code /data/releases/ID/DATASET/FILE}. A name is looked up among those a release
 * says it holds; nothing of a request is ever made part of a path on the disk before it was found there.
 */
final class ReleaseFiles {
    private static final Pattern OF_DATASET = Pattern.compile("/data/([a-z0-9_]+)/v/([a-z0-9.*]+)/([A-Za-z0-9_.-]+)");
    private static final Pattern OF_RELEASE = Pattern.compile("/data/releases/([0-9.]+)/([A-Za-z0-9_.-]+)");
    /** As the files that describe a release name them, from where they stand. */
    private static final Pattern WITHIN_RELEASE =
            Pattern.compile("/data/releases/([0-9.]+)/([a-z0-9_]+)/([A-Za-z0-9_.-]+)");

    private static final String CATALOGUE = "/data/catalog.jsonld";
    private static final String CATALOGUE_FILE = "dcat.jsonld";
    private static final Map<String, String> TYPES = Map.of(
            "parquet", "application/vnd.apache.parquet",
            "gz", "application/gzip",
            "csv", "text/csv; charset=utf-8",
            "json", "application/json",
            "jsonld", "application/ld+json",
            "ndjson", "application/x-ndjson",
            "txt", "text/plain; charset=utf-8",
            "SHA256SUMS", "text/plain; charset=utf-8");

    private final Map<Path, String> checksums = new ConcurrentHashMap<>();

    static boolean isAt(String raw) {
        return raw.equals(CATALOGUE)
                || OF_DATASET.matcher(raw).matches()
                || OF_RELEASE.matcher(raw).matches()
                || WITHIN_RELEASE.matcher(raw).matches();
    }

    /** Sends what stands at a path; false where nothing does. */
    boolean answer(Context context, String raw, Releases releases) {
        if (raw.equals(CATALOGUE)) {
            return releases.latest()
                    .map(latest -> redirect(context, "/data/releases/" + latest.id() + "/" + CATALOGUE_FILE))
                    .orElse(false);
        }
        Matcher dataset = OF_DATASET.matcher(raw);
        if (dataset.matches()) {
            return answerDataset(context, releases, dataset.group(1), dataset.group(2), dataset.group(3));
        }
        Matcher within = WITHIN_RELEASE.matcher(raw);
        if (within.matches()) {
            return releases.find(within.group(1))
                    .flatMap(release -> release.findDataset(within.group(2)))
                    .filter(found -> found.findFile(within.group(3)).isPresent())
                    .map(found ->
                            redirect(context, "/data/" + found.id() + "/v/" + found.version() + "/" + within.group(3)))
                    .orElse(false);
        }
        Matcher release = OF_RELEASE.matcher(raw);
        return release.matches()
                && releases.find(release.group(1))
                        .map(found -> answerRelease(context, releases, found, release.group(2)))
                        .orElse(false);
    }

    private static boolean answerDataset(
            Context context, Releases releases, String dataset, String version, String name) {
        Optional<Releases.Found> found = releases.find(dataset, version);
        Optional<ReleasedFile> file = found.flatMap(one -> one.dataset().findFile(name));
        if (file.isEmpty()) {
            return false;
        }
        if (DatasetVersion.find(version).isEmpty()) {
            return redirect(
                    context, "/data/" + dataset + "/v/" + found.get().dataset().version() + "/" + name);
        }
        Path path = releases.file(found.get().release(), found.get().dataset(), file.get());
        send(context, path, name, file.get().sha256());
        return true;
    }

    private boolean answerRelease(Context context, Releases releases, Release release, String name) {
        Optional<Path> file = releases.findFile(release, name);
        file.ifPresent(path -> send(context, path, name, checksums.computeIfAbsent(path, Sha256::of)));
        return file.isPresent();
    }

    private static void send(Context context, Path path, String name, String sha256) {
        context.header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Content-Disposition", Sending.attachment(name))
                .contentType(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
        RangedFile.send(context, path, "\"" + sha256 + "\"");
    }

    private static boolean redirect(Context context, String place) {
        context.header("Location", place).header("Cache-Control", "no-cache").status(302);
        return true;
    }
}
