package org.merata.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The real pages behind a real server, one path for each type of page, and a plain client for them. */
final class RealPages implements AutoCloseable {
    static final String ERROR = "/nothing";
    static final String PUBLISHED_INDEX = "/measures/imdi";
    /** Pages of nothing but what institutions published or did. */
    static final List<String> PUBLISHED =
            List.of(PUBLISHED_INDEX, "/events", "/gaps/imdi", "/maturity/imdi_2025/region-31", "/maturity/egdi_2012");

    private static final String FRAMEWORK = "pemdi_2026";
    static final List<String> QUALITY = List.of(
            "/quality", "/quality/synthetic_transactions", "/quality/batches/2", "/quality/measures/digital_take_up");
    /** Of an agency that has answers enough in a small sample. */
    static final String SKM_REPORT = "/agencies/korlantas/skm/2025";

    static final List<String> PATHS = List.of(
            "/",
            "/dashboards",
            "/dashboards/digital_adoption",
            "/dashboards/processing_time",
            "/dashboards/regional_gaps",
            "/regions",
            "/regions/compare",
            "/regions/11",
            "/regions/11/brief",
            "/regions/11.01",
            "/agencies",
            "/agencies/AGENCY",
            "/agencies/AGENCY/board-pack",
            SKM_REPORT,
            "/services",
            "/services/SERVICE",
            "/measures",
            "/measures/digital_take_up",
            PUBLISHED_INDEX,
            "/gaps",
            "/gaps/digital_take_up",
            "/gaps/imdi",
            "/quality",
            "/quality/synthetic_transactions",
            "/quality/batches/2",
            "/quality/measures/digital_take_up",
            "/events",
            "/events/ppkm_emergency_2021",
            "/maturity",
            "/maturity/egdi_2012",
            "/maturity/imdi_2025/region-31",
            "/maturity/pemdi_2026",
            "/maturity/pemdi_2026/UNIT",
            "/maturity/pemdi_2026/sheet",
            "/data",
            "/methods",
            "/glossary");
    private static final long TRANSACTIONS = 30_000;

    private final RealSite site;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> paths;
    private final String unit;

    private RealPages(RealSite site) throws IOException, InterruptedException {
        this.site = site;
        this.server = WebServer.start(WebServer.Options.local(0), site::lease);
        String agency = firstCode("agencies");
        String service = firstCode("services");
        String unit = firstCode("maturity/" + FRAMEWORK);
        this.unit = "/maturity/" + FRAMEWORK + "/" + unit;
        this.paths = PATHS.stream()
                .map(path -> path.replace("AGENCY", agency)
                        .replace("SERVICE", service)
                        .replace("UNIT", unit))
                .toList();
    }

    RealSite site() {
        return site;
    }

    /** One for all tests of this Java machine, as its sample takes longer to load than most tests take; closed when the machine ends. */
    static RealPages shared() {
        return Shared.PAGES;
    }

    private static final class Shared {
        private static final RealPages PAGES = open();

        private static RealPages open() {
            try {
                Path folder = Files.createTempDirectory("merata-pages");
                var pages = new RealPages(RealSite.in(folder, TRANSACTIONS));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    pages.close();
                    delete(folder);
                }));
                return pages;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A code the list page links to. */
    private String firstCode(String list) throws IOException, InterruptedException {
        var link = java.util.regex.Pattern.compile("href=\"/en/" + list + "/([^\"?#.]+)\"")
                .matcher(get("/en/" + list, "identity").body());
        if (!link.find()) {
            throw new IllegalStateException("/en/" + list + " links to none of its pages");
        }
        return link.group(1);
    }

    List<String> paths() {
        return paths;
    }

    /** The page of a made-up unit by a framework. */
    String unit() {
        return unit;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    HttpResponse<String> get(String path, String encoding) throws IOException, InterruptedException {
        return client.send(request(path, encoding), HttpResponse.BodyHandlers.ofString());
    }

    /** A file as it is, which must be there. */
    byte[] bytes(String path) throws IOException, InterruptedException {
        var reply = client.send(request(path, "identity"), HttpResponse.BodyHandlers.ofByteArray());
        if (reply.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + reply.statusCode());
        }
        return reply.body();
    }

    byte[] packed(String path) throws IOException, InterruptedException {
        return client.send(request(path, "gzip"), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private HttpRequest request(String path, String encoding) {
        return HttpRequest.newBuilder(URI.create(url(path)))
                .header("Accept-Encoding", encoding)
                .build();
    }

    @Override
    public void close() {
        server.close();
        site.close();
    }
}
