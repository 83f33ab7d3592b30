package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.model.Sha256;
import org.merata.publish.Releases;

/** Released files over HTTP, from a folder of releases. */
class ReleaseFilesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final byte[] BYTES = new byte[200_000];
    private static final String FILE = "/data/take_up/v/1.1.0/take_up.parquet";

    @TempDir
    private static Path folder;

    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        new Random(6).nextBytes(BYTES);
        release("2026.10", "1.0.0", Arrays.copyOf(BYTES, 1_000));
        release("2026.11", "1.1.0", BYTES);
        Files.createDirectories(folder.resolve("2026.11/frozen"));
        Files.writeString(folder.resolve("2026.11/frozen/secret.duckdb"), "exact");
        Files.writeString(folder.resolve("2026.11/dcat.jsonld"), "{}");
        Files.writeString(folder.resolve("2026.11/take_up/unnamed.txt"), "not named in release.json");
        Files.writeString(folder.resolve("outside.txt"), "outside");
        Site sample = SamplePages.site();
        var site = new Site(
                sample.version(),
                sample.publishedId(),
                sample.publishedAt(),
                sample.pages(),
                sample.datasets(),
                sample.sheets(),
                sample.names(),
                sample.feed(),
                sample.api(),
                Releases.open(folder));
        server = WebServer.start(
                WebServer.Options.local(0), () -> new SiteLease(Optional.of(site), List.of(), () -> {}));
    }

    private static void release(String id, String version, byte[] bytes) throws IOException {
        Path dataset = Files.createDirectories(folder.resolve(id).resolve("take_up"));
        Files.write(dataset.resolve("take_up.parquet"), bytes);
        Files.writeString(
                folder.resolve(id).resolve("release.json"), """
                {"id":"%s","released_on":"2026-11-20","published_version":"v1","published_at":"2026-11-19T00:00:00Z","program":"test",
                 "datasets":[{"id":"take_up","version":"%s","kind":"measure","title":{"en":"Take-up","id":"Pemanfaatan"},
                 "about":{"en":"Made up.","id":"Buatan."},"synthetic":true,"rows":1,"columns":[],"key":[],"sources":[],"notes":[],
                 "files":[{"format":"parquet","name":"take_up.parquet","bytes":%d,"sha256":"%s"}]}]}
                """.formatted(id, version, bytes.length, Sha256.of(bytes)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<byte[]> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String tag() {
        return "\"" + Sha256.of(BYTES) + "\"";
    }

    @Test
    void aFileIsSentWholeAndNeverChanges() throws IOException, InterruptedException {
        var response = send("GET", FILE);
        assertAll(
                () -> assertEquals(200, response.statusCode()),
                () -> assertArrayEquals(BYTES, response.body()),
                () -> assertEquals(tag(), header(response, "ETag")),
                () -> assertEquals("bytes", header(response, "Accept-Ranges")),
                () -> assertEquals("application/vnd.apache.parquet", header(response, "Content-Type")),
                () -> assertEquals("public, max-age=31536000, immutable", header(response, "Cache-Control")),
                () -> assertEquals("attachment; filename=\"take_up.parquet\"", header(response, "Content-Disposition")),
                () -> assertEquals("nosniff", header(response, "X-Content-Type-Options")),
                () -> assertEquals("*", header(response, "Access-Control-Allow-Origin")),
                () -> assertEquals(
                        304, send("GET", FILE, "If-None-Match", tag()).statusCode()));
    }

    /** As DuckDB's httpfs reads a Parquet: the length by HEAD, the footer's length, the footer, then columns. */
    @Test
    void itCanBeReadInPlace() throws IOException, InterruptedException {
        var head = send("HEAD", FILE);
        assertEquals("200000", header(head, "Content-Length"));
        assertEquals(0, head.body().length);
        for (int[] range : new int[][] {{199_992, 199_999}, {190_000, 199_991}, {0, 0}, {4, 131_075}}) {
            var part = send("GET", FILE, "Range", "bytes=" + range[0] + "-" + range[1]);
            assertAll(
                    () -> assertEquals(206, part.statusCode()),
                    () -> assertEquals("bytes " + range[0] + "-" + range[1] + "/200000", header(part, "Content-Range")),
                    () -> assertArrayEquals(Arrays.copyOfRange(BYTES, range[0], range[1] + 1), part.body()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=199990-, 206, 10",
        "bytes=-10, 206, 10",
        "bytes=-999999, 206, 200000",
        "bytes=199999-999999, 206, 1",
        "bytes=200000-, 416, 0",
        "bytes=-0, 416, 0",
        "bytes=5-2, 200, 200000",
        "bytes=-, 200, 200000",
        "lines=0-5, 200, 200000",
        "'bytes=0-1,5-6', 200, 200000",
        "bytes=99999999999999999999-, 200, 200000"
    })
    void aRangeIsReadAsTheStandardHasIt(String range, int status, int length) throws IOException, InterruptedException {
        var response = send("GET", FILE, "Range", range);
        assertEquals(status, response.statusCode());
        assertEquals(length, response.body().length);
        if (status == 416) {
            assertEquals("bytes */200000", header(response, "Content-Range"));
        }
    }

    @Test
    void aRangeOfAnotherFileIsNotPutTogetherWithThisOne() throws IOException, InterruptedException {
        assertAll(
                () -> assertEquals(
                        206,
                        send("GET", FILE, "Range", "bytes=0-9", "If-Range", tag())
                                .statusCode()),
                () -> assertEquals(
                        200,
                        send("GET", FILE, "Range", "bytes=0-9", "If-Range", "\"other\"")
                                .statusCode()),
                () -> assertEquals(
                        200,
                        send("GET", FILE, "Range", "bytes=0-9", "If-Range", "W/" + tag())
                                .statusCode()));
    }

    @ParameterizedTest
    @CsvSource({"latest, 1.1.0", "1, 1.1.0", "1.*, 1.1.0", "1.0, 1.0.0", "1.0.*, 1.0.0"})
    void aVersionThatMovesLeadsToTheExactOne(String version, String exact) throws IOException, InterruptedException {
        var response = send("GET", "/data/take_up/v/" + version + "/take_up.parquet");
        assertAll(
                () -> assertEquals(302, response.statusCode()),
                () -> assertEquals("/data/take_up/v/" + exact + "/take_up.parquet", header(response, "Location")),
                () -> assertEquals("no-cache", header(response, "Cache-Control")),
                () -> assertEquals("*", header(response, "Access-Control-Allow-Origin")));
    }

    @Test
    void theCatalogueIsThatOfTheLatestRelease() throws IOException, InterruptedException {
        assertEquals("/data/releases/2026.11/dcat.jsonld", header(send("GET", "/data/catalog.jsonld"), "Location"));
        assertEquals("application/ld+json", header(send("GET", "/data/releases/2026.11/dcat.jsonld"), "Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/take_up/v/1.1.0/unnamed.txt",
                "/data/take_up/v/1.1.0/release.json",
                "/data/take_up/v/9.9.9/take_up.parquet",
                "/data/take_up/v/0.0.0/take_up.parquet",
                "/data/take_up/v/*/take_up.parquet",
                "/data/nothing/v/1.1.0/take_up.parquet",
                "/data/releases/2026.11/frozen",
                "/data/releases/2026.11/secret.duckdb",
                "/data/releases/2026.11/take_up",
                "/data/releases/2026.11/..",
                "/data/releases/../outside.txt",
                "/data/releases/./outside.txt",
                "/data/releases/2026.99/release.json",
                "/data/releases/2026.11/frozen%2Fsecret.duckdb",
                "/data/releases/2026.11/frozen/secret.duckdb",
                "/data/releases/2026.11/%2e%2e/outside.txt",
                "/data/releases/2026.11/..%2foutside.txt",
                "/data/releases/..%5coutside.txt/x",
                "/data/take_up/v/1.1.0/..%2f..%2f..%2foutside.txt",
                "/data/take_up/v/1.1.0/take_up.parquet%00",
                "/data/take_up/v/1.1.0/take_up.parquet%0d%0aX-Injected:1"
            })
    void whatNoReleaseNamesIsNotServed(String path) throws IOException {
        String response = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertEquals(
                '4',
                response.split(" ")[1].charAt(0) == '3' ? followed(response) : response.split(" ")[1].charAt(0),
                path + "\n" + response);
        for (String secret : List.of("exact", "outside\r", "not named", "X-Injected")) {
            assertFalse(response.contains("\n" + secret), path + "\n" + response);
        }
    }

    /** A page's address leads to that of a language first; what stands there counts. */
    private static char followed(String response) throws IOException {
        String place = response.lines()
                .filter(line -> line.startsWith("Location: "))
                .findFirst()
                .orElseThrow()
                .substring(10);
        return raw("GET " + place + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .split(" ")[1]
                .charAt(0);
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var out = new ByteArrayOutputStream();
            new ByteArrayInputStream(socket.getInputStream().readAllBytes()).transferTo(out);
            return out.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aNameCannotEndItsHeader() {
        assertEquals(
                "attachment; filename=\"a----X-b.csv\"; filename*=UTF-8''a%22%0D%0A%20X%3Ab.csv",
                Sending.attachment("a\"\r\n X:b.csv"));
        assertEquals("attachment; filename=\"a.csv\"", Sending.attachment("a.csv"));
    }

    @Test
    void anAddressThatAsksTooOftenWaits() throws IOException, InterruptedException {
        HttpResponse<byte[]> last = send("HEAD", "/api/openapi.yaml");
        assertEquals("\"api\";q=600;w=60", header(last, "RateLimit-Policy"));
        for (int i = 0; i < 650 && last.statusCode() == 200; i++) {
            last = send("HEAD", "/api/openapi.yaml", "X-Forwarded-For", "10.0.0." + i % 250);
        }
        HttpResponse<byte[]> refused = send("GET", "/api/openapi.yaml");
        assertAll(
                () -> assertEquals(429, refused.statusCode()),
                () -> assertEquals("application/problem+json", header(refused, "Content-Type")),
                () -> assertFalse(header(refused, "Retry-After").isEmpty()),
                () -> assertEquals(200, send("HEAD", FILE).statusCode()));
    }

    @Test
    void theNextWindowStartsAnew() {
        long[] now = {0};
        var limit = new RateLimit(2, () -> now[0]);
        limit.take("a");
        limit.take("a");
        assertEquals(60, limit.take("a").refusedFor().getAsLong());
        assertEquals(1, limit.take("b").requests());
        now[0] = 60_000_000_000L;
        assertEquals(1, limit.take("a").requests());
    }
}
