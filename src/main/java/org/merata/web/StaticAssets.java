package org.merata.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.merata.model.Sha256;

/**
 * Stylesheet, scripts and Chart.js, read once from the class path. Each is known by a path that carries a hash of its bytes, so a
 * browser may keep it for ever; nothing else can be asked for.
 */
final class StaticAssets {
    static final String FOLDER = "/static/";
    private static final int HASH_LETTERS = 12;
    private static final String CHART_JS = "META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    /** @param hash of the bytes, in hexadecimal */
    record Asset(byte[] bytes, byte[] gzipped, String contentType, String hash) {}

    private final Map<String, String> pathsByName = new LinkedHashMap<>();
    private final Map<String, Asset> assetsByPath = new LinkedHashMap<>();

    StaticAssets() {
        add("merata.css", "org/merata/web/static/merata.css", "text/css; charset=utf-8");
        add("icon.svg", "org/merata/web/static/icon.svg", "image/svg+xml");
        for (String script : new String[] {"charts.js", "filters.js", "tables.js", "trial.js"}) {
            add(script, "org/merata/web/static/" + script, "text/javascript; charset=utf-8");
        }
        add("chart.umd.js", CHART_JS, "text/javascript; charset=utf-8");
    }

    private void add(String name, String resource, String contentType) {
        byte[] bytes = read(resource);
        String hash = Sha256.of(bytes);
        int dot = name.lastIndexOf('.');
        String path = FOLDER + name.substring(0, dot) + "." + hash.substring(0, HASH_LETTERS) + name.substring(dot);
        pathsByName.put(name, path);
        assetsByPath.put(path, new Asset(bytes, gzip(bytes), contentType, hash));
    }

    /** The path a page loads an asset by. */
    String path(String name) {
        String path = pathsByName.get(name);
        if (path == null) {
            throw new IllegalArgumentException("no asset " + name + "; there are " + pathsByName.keySet());
        }
        return path;
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(assetsByPath.get(path));
    }

    private static byte[] read(String resource) {
        try (InputStream stream = StaticAssets.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
