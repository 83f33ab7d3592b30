package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.model.Severity;
import org.merata.model.Text;

/** A real server over HTTP, serving the sample pages. */
class WebServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger LEASES = new AtomicInteger();
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = WebServer.start(WebServer.Options.local(0), () -> {
            LEASES.incrementAndGet();
            return new SiteLease(Optional.of(SamplePages.site()), List.of(), LEASES::decrementAndGet);
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return send(server, "GET", path, headers);
    }

    private static HttpResponse<String> send(WebServer server, String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"'id-ID,id;q=0.9,en;q=0.8', /id/", "'fr,en;q=0.5', /en/", "'*', /en/", "'', /en/"})
    void theRootLeadsToTheReadersLanguage(String accept, String place) {
        HttpResponse<String> response = accept.isEmpty() ? get("/") : get("/", "Accept-Language", accept);
        assertAll(
                () -> assertEquals(302, response.statusCode()),
                () -> assertEquals(place, header(response, "Location")));
    }

    @ParameterizedTest
    @CsvSource({
        "/regions, /en/regions",
        "/en, /en/",
        "/en/regions/, /en/regions",
        "/en/regions?service=, /en/regions",
        "/en/regions?time=2026-Q2&service=kk&level=, /en/regions?service=kk&time=2026-Q2"
    })
    void everyPageHasOneAddressAndTheOthersLeadThere(String asked, String canonical) {
        HttpResponse<String> response = get(asked);
        assertAll(
                () -> assertEquals(302, response.statusCode()),
                () -> assertEquals(canonical, header(response, "Location")),
                () -> assertEquals(200, get(canonical).statusCode()));
    }

    @Test
    void anAddressThatWouldLeadElsewhereStaysHere() {
        for (String path : List.of("//evil.example/", "/en//evil.example", "/%2F%2Fevil.example")) {
            HttpResponse<String> response = get(path);
            assertFalse(header(response, "Location").startsWith("//"), path);
            assertFalse(header(response, "Location").contains("://"), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/",
                "/id/regions",
                "/en/nothing",
                "/en/broken",
                "/en/regions?page=2",
                "/en/regions?region=99",
                "/en/nothing.json",
                "/en/nothing.csv",
                "/static/nothing.js",
                "/healthz",
                "/"
            })
    void everyResponseCarriesTheSecurityHeadersAndNothingOfTheInside(String path) {
        HttpResponse<String> response = get(path);
        SecurityHeaders.ALL.forEach((name, value) -> assertEquals(value, header(response, name), name + " of " + path));
        for (String inside :
                List.of("SELECT", "/var/lib", "java.lang", "Exception", "at org.merata", "Jetty", "jetty")) {
            assertFalse(response.body().contains(inside), inside + " on " + path);
        }
        assertEquals("", header(response, "Server"));
    }

    @Test
    void whatNeverReachesTheFrontDoorCarriesTheHeadersToo() throws IOException {
        for (String request : List.of(
                "GET /en/ HTTP/1.1\r\n\r\n",
                "GARBAGE\r\n\r\n",
                "GET /en/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /en/?a=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /en/" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "TRACE /en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "OPTIONS /en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
            String response = raw(request);
            String shown = request.substring(0, Math.min(40, request.length())) + "\n" + response;
            int status = Integer.parseInt(response.split(" ")[1]);
            assertTrue(status >= 400 && status < 500, shown);
            assertTrue(response.contains("Content-Security-Policy: default-src 'none'"), shown);
            assertFalse(response.contains("Jetty") || response.contains("org.eclipse"), shown);
        }
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anotherHostIsRefused() throws IOException {
        String response = raw("GET /en/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertTrue(response.startsWith("HTTP/1.1 400"), response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void onlyReadingIsAllowed(String method) {
        for (String path : List.of("/en/regions", "/", "/healthz", "/en/regions.json")) {
            HttpResponse<String> response = send(server, method, path);
            assertEquals(405, response.statusCode(), path);
            assertEquals("GET, HEAD", header(response, "Allow"), path);
        }
    }

    @Test
    void anUnknownParameterIsRefusedByNameWithTheAllowedOnes() throws IOException {
        HttpResponse<String> response = get("/en/regions.json?page=2");
        JsonNode problem = new ObjectMapper().readTree(response.body());
        assertAll(
                () -> assertEquals(400, response.statusCode()),
                () -> assertEquals("application/problem+json", header(response, "Content-Type")),
                () -> assertEquals("page", problem.path("parameter").asText()),
                () -> assertEquals("2", problem.path("value").asText()),
                () -> assertTrue(problem.path("allowed").toString().contains("\"region\"")),
                () -> assertEquals(400, problem.path("status").asInt()));
    }

    @ParameterizedTest
    @CsvSource({"en, Allowed, cannot be", "id, Yang diizinkan, tidak dapat diisi"})
    void anUnknownValueIsRefusedOnAPageWithTheSameContent(String language, String allowed, String words) {
        HttpResponse<String> response = get("/" + language + "/regions?region=99");
        assertAll(
                () -> assertEquals(400, response.statusCode()),
                () -> assertTrue(response.body().contains(allowed)),
                () -> assertTrue(response.body().contains(words)),
                () -> assertTrue(response.body().contains("<code>region</code>")),
                () -> assertTrue(response.body().contains("<code>99</code>")),
                () -> assertTrue(response.body().contains("&lt;b&gt;13&lt;/b&gt;")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/regions?service=kk&service=nib", "/en/regions?time=yesterday", "/en/regions?x=1"})
    void whatCannotBeUnderstoodIsRefused(String path) {
        assertEquals(400, get(path).statusCode());
    }

    @Test
    void aLongAddressIsRefused() {
        assertEquals(414, get("/en/regions?service=" + "x".repeat(2_100)).statusCode());
    }

    @Test
    void aFailureSaysSoAndNoMore() {
        HttpResponse<String> response = get("/id/broken");
        assertAll(
                () -> assertEquals(500, response.statusCode()),
                () -> assertEquals("no-store", header(response, "Cache-Control")),
                () -> assertTrue(response.body().contains("Gangguan pada server")));
    }

    @Test
    void aPageSeenBeforeIsNotSentAgain() {
        HttpResponse<String> first = get("/en/regions");
        String tag = header(first, "ETag");
        HttpResponse<String> second = get("/en/regions", "If-None-Match", tag);
        HttpResponse<String> other = get("/id/regions", "If-None-Match", tag);
        assertAll(
                () -> assertEquals(304, second.statusCode()),
                () -> assertEquals("", second.body()),
                () -> assertEquals("public, no-cache", header(second, "Cache-Control")),
                () -> assertEquals(200, other.statusCode()));
    }

    @Test
    void headSaysWhatGetWouldSend() {
        HttpResponse<String> get = get("/en/regions");
        HttpResponse<String> head = send(server, "HEAD", "/en/regions");
        assertAll(
                () -> assertEquals(200, head.statusCode()),
                () -> assertEquals("", head.body()),
                () -> assertEquals(header(get, "ETag"), header(head, "ETag")),
                () -> assertEquals(
                        get.body().getBytes(StandardCharsets.UTF_8).length,
                        Integer.parseInt(header(head, "Content-Length"))));
    }

    @Test
    void aPageTravelsPackedAndSmall() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/en/"))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> packed = CLIENT.send(request, BodyHandlers.ofByteArray());
        String page = new String(
                new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(get("/en/").body(), page);
        long bytes = packed.body().length;
        for (String asset : assets(page)) {
            var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + asset))
                    .header("Accept-Encoding", "gzip")
                    .build();
            HttpResponse<byte[]> response = CLIENT.send(asked, BodyHandlers.ofByteArray());
            assertEquals(200, response.statusCode(), asset);
            assertEquals(
                    "public, max-age=31536000, immutable",
                    response.headers().firstValue("Cache-Control").orElse(""),
                    asset);
            bytes += response.body().length;
        }
        assertTrue(bytes < 300_000, bytes + " bytes of a first view with charts");
    }

    private static List<String> assets(String page) {
        var assets = new ArrayList<String>();
        Matcher matcher = Pattern.compile("(?:src|href)=\"(/static/[^\"]+)\"").matcher(page);
        while (matcher.find()) {
            assets.add(matcher.group(1));
        }
        return assets;
    }

    @Test
    void textsFromDataAreInertOnEveryPage() {
        String page = get("/en/evil").body();
        assertAll(
                () -> assertFalse(page.contains("<img")),
                () -> assertFalse(page.contains("<script>alert")),
                () -> assertFalse(page.contains("href=\"javascript:")),
                () -> assertFalse(page.contains("href=\"//")),
                () -> assertFalse(page.contains("style=")),
                () -> assertFalse(Pattern.compile("\\son[a-z]+\\s*=\\s*[\"']")
                        .matcher(page)
                        .find()));
    }

    @Test
    void aPageAnswersAsAFileToo() throws IOException {
        HttpResponse<String> csv = get("/en/quality.csv");
        HttpResponse<String> json = get("/id/quality.json?panel=sources");
        JsonNode tree = new ObjectMapper().readTree(json.body());
        assertAll(
                () -> assertEquals(
                        "text/csv; charset=utf-8", header(csv, "Content-Type").toLowerCase()),
                () -> assertEquals("attachment; filename=\"quality.csv\"", header(csv, "Content-Disposition")),
                () -> assertEquals(4, csv.body().split("\r\n").length, csv.body()),
                () -> assertEquals("id", tree.path("language").asText()),
                () -> assertEquals(
                        "sources", tree.path("panels").path(0).path("id").asText()),
                () -> assertEquals(
                        1218604, tree.at("/panels/0/table/rows/0/3/value").asInt(), json.body()),
                () -> assertEquals(404, get("/en/quality.json?panel=nothing").statusCode()),
                () -> assertEquals(200, get("/en/overview.csv").statusCode()));
    }

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv",
        "json, application/json",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "parquet, application/vnd.apache.parquet"
    })
    void aPublicDatasetIsAFileInEachFormat(String extension, String type) {
        HttpResponse<String> response = get("/en/data/regions." + extension);
        assertAll(
                () -> assertEquals(200, response.statusCode()),
                () -> assertTrue(header(response, "Content-Type").startsWith(type)),
                () -> assertEquals(
                        "attachment; filename=\"regions." + extension + "\"", header(response, "Content-Disposition")),
                () -> assertEquals(404, get("/en/data/records." + extension).statusCode()));
    }

    @Test
    void aSpreadsheetGetsNoFormulaAndAProgramTheExactText() {
        String guarded = get("/en/data/regions.csv").body();
        String exact = get("/en/data/regions.csv?mode=data").body();
        assertAll(
                () -> assertTrue(guarded.contains("11,-5"), guarded),
                () -> assertTrue(guarded.contains("'=1+1,2.5"), guarded),
                () -> assertTrue(exact.contains("\r\n=1+1,2.5"), exact),
                () -> assertEquals(400, get("/en/data/regions.csv?mode=x").statusCode()));
    }

    @Test
    void theFormSendsNothingForWhatThePageShowsByItself() {
        String page = get("/en/regions").body();
        String chosen = get("/en/regions?service=kk").body();
        assertTrue(page.contains("<option value=\"\" selected>Digital take-up</option>"), page);
        assertTrue(chosen.contains("<option value=\"kk\" selected>Family card</option>"), chosen);
    }

    @Test
    void thereIsHealthToAskFor() {
        assertEquals("{\"status\":\"ok\",\"published\":\"v1\"}", get("/healthz").body());
    }

    @Test
    void everyLeaseIsGivenBack() {
        for (String path : List.of("/en/", "/en/nothing", "/en/broken", "/en/regions?x=1", "/healthz", "/static/x")) {
            get(path);
        }
        assertEquals(0, LEASES.get());
    }

    @Test
    void beforeAnythingIsPublishedThePageSaysWhatToDo() {
        try (WebServer empty = WebServer.start(
                WebServer.Options.local(0), () -> new SiteLease(Optional.empty(), List.of(), () -> {}))) {
            HttpResponse<String> response = send(empty, "GET", "/id/");
            assertAll(
                    () -> assertEquals(200, response.statusCode()),
                    () -> assertTrue(response.body().contains("Belum ada data")),
                    () -> assertTrue(response.body().contains("merata ingest")),
                    () -> assertEquals(
                            404, send(empty, "GET", "/id/regions.csv").statusCode()));
        }
    }

    @Test
    void anEditThatWasNotTakenIsSaidOnEveryPage() {
        var kind = new NoticeKind() {
            @Override
            public String code() {
                return "unknown_key";
            }

            @Override
            public Severity severity() {
                return Severity.ERROR;
            }

            @Override
            public Text title() {
                return Text.of("unknown key", "kunci tidak dikenal");
            }

            @Override
            public Text advice() {
                return Text.of("Remove it.", "Hapus.");
            }
        };
        var notice =
                Notice.of(kind, new Location.InDefinition("dashboards/x.yaml", 7, "rows[0]"), Map.of("key", "<b>"));
        try (WebServer edited = WebServer.start(
                WebServer.Options.local(0),
                () -> new SiteLease(Optional.of(SamplePages.site()), List.of(notice), () -> {}))) {
            String page = send(edited, "GET", "/en/").body();
            assertTrue(page.contains("dashboards/x.yaml:7"), page.substring(0, 2_000));
            assertTrue(page.contains("unknown key [key: &lt;b&gt;]"));
        }
    }
}
