package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.ViewRequest;
import org.merata.disclosure.Answer;
import org.merata.model.Language;
import org.merata.publish.ReleasedFile;
import org.merata.publish.Releases;
import org.merata.web.WebServer;
import org.w3c.dom.Document;

/** What a researcher finds over HTTP once something is released: pages of datasets, their files, citations, the feed, panels to frame. */
class OpenDataServerTest {
    private static final String TAKE_UP = "digital_take_up";

    @TempDir
    static Path folder;

    private static TestHome home;
    private static Merata merata;
    private static WebServer server;

    @BeforeAll
    static void release() throws Exception {
        home = TestHome.in(folder);
        try (var measures = Files.list(home.home().dashboards().resolve("measures"))) {
            for (Path measure : measures.toList()) {
                if (!List.of(TAKE_UP + ".yaml", "completed_transactions.yaml")
                        .contains(measure.getFileName().toString())) {
                    Files.delete(measure);
                }
            }
        }
        home.transactions(
                "a.csv",
                IntStream.range(0, 1_200)
                        .mapToObj(i -> "T" + i + ",passport," + (i % 3 == 0 ? "B" : "A") + ",G1,"
                                + (i % 5 < 3 ? "online" : "counter") + ",2024-0" + (i % 6 + 1) + "-05 10:00:00,2024-0"
                                + (i % 6 + 1) + "-08 10:00:00,,completed,0")
                        .toArray(String[]::new));
        home.ingest();
        assertEquals(
                0,
                CommandRun.of("release", "2026.11", "--home", folder.toString(), "--date", "2026-11-30")
                        .exitCode());
        merata = Merata.open(home.home(), home.definitions());
        server = WebServer.start(WebServer.Options.local(0), merata::lease);
    }

    @AfterAll
    static void stop() {
        server.close();
        merata.close();
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertEquals(200, response.statusCode(), path);
        return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void aDatasetHasAPageWithFilesThatAreWhatTheirChecksumsSay() throws Exception {
        var dataset =
                Releases.open(home.home().releases()).find(TAKE_UP, "latest").orElseThrow();
        for (String page : List.of("/en/data/" + TAKE_UP, "/id/data/" + TAKE_UP + "/v/1.0.0")) {
            String html = text(page);
            for (ReleasedFile file : dataset.dataset().files()) {
                String path = "/data/" + TAKE_UP + "/v/1.0.0/" + file.name();
                assertTrue(html.contains("href=\"" + path + "\""), page + " leads to " + path);
                byte[] bytes = get(path).body();
                String hash = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
                assertEquals(file.sha256(), hash, path);
            }
            assertTrue(html.contains("@misc{digital_take_up_1_0_0"), page);
            assertTrue(html.contains("CSL-JSON"), page);
        }
        assertEquals(404, get("/en/data/" + TAKE_UP + "/v/9.0.0").statusCode());
        assertEquals(404, get("/en/data/nothing").statusCode());
    }

    @Test
    void everyFileThatTheDataPackageNamesIsFoundFromIt() throws Exception {
        JsonNode described = new ObjectMapper().readTree(text("/data/releases/2026.11/datapackage.json"));
        assertTrue(described.path("resources").size() > 4);
        for (JsonNode resource : described.path("resources")) {
            String path = "/data/releases/2026.11/" + resource.path("path").asText();
            assertEquals(resource.path("bytes").asLong(), get(path).body().length, path);
        }
    }

    @Test
    void theFeedTellsOfTheReleaseAndItsIdsStayTheSame() throws Exception {
        String feed = text("/feed.atom?lang=en");
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertEquals("Release 2026.11", titleOfFirstEntry(xml));
        assertEquals(feed, text("/feed.atom?lang=en"));
        assertTrue(text("/feed.atom?lang=id").contains("Rilis 2026.11"));
        assertEquals(400, get("/feed.atom?page=2").statusCode());
        assertEquals(400, get("/feed.atom?lang=xx").statusCode());
    }

    private static String titleOfFirstEntry(Document xml) {
        var entry = (org.w3c.dom.Element) xml.getElementsByTagName("entry").item(0);
        return entry.getElementsByTagName("title").item(0).getTextContent();
    }

    @Test
    void aPanelMayBeFramedElsewhereWithoutScriptAndAPageMayNot() throws Exception {
        HttpResponse<byte[]> framed = get("/en/embed/measures/" + TAKE_UP);
        String html = new String(framed.body(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(200, framed.statusCode());
        assertFalse(html.contains("<script"), "no script");
        String policy = framed.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("frame-ancestors *") && !policy.contains("script-src"), policy);
        assertEquals(Optional.empty(), framed.headers().firstValue("X-Frame-Options"));
        assertTrue(html.contains("href=\"/en/measures/" + TAKE_UP + "\""), "leads to the whole page");
        HttpResponse<byte[]> page = get("/en/measures/" + TAKE_UP);
        assertTrue(page.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("frame-ancestors 'none'"));
        assertEquals(404, get("/en/embed/measures/nothing").statusCode());
        assertEquals(404, get("/en/embed/measures/" + TAKE_UP + ".csv").statusCode());
    }

    /**
     * Every statement shown is run on the released file; what it gives is what the panel shows, value by value. Why there is no value may be
     * told otherwise: a question about one region alone knows less of it than one about all.
     */
    @Test
    void theStatementsShownGiveTheFiguresOfTheirPanels() throws Exception {
        int run = 0;
        for (String path :
                List.of("/measures/" + TAKE_UP, "/measures/completed_transactions", "/regions/A", "/regions")) {
            for (Panel panel :
                    page(path).panels().stream().flatMap(List::stream).toList()) {
                if (panel.answers().isEmpty()) {
                    continue;
                }
                for (PageView.Listing listing :
                        page("/working/" + panel.id() + path).listings()) {
                    for (PageView.Code code : listing.codes()) {
                        if (code.text().startsWith("SELECT period")
                                && code.text().contains("read_parquet")) {
                            assertGives(panel.answers(), code.text(), path + " " + panel.id());
                            run++;
                        }
                    }
                }
            }
        }
        assertTrue(run >= 2, "statements run: " + run);
    }

    private static PageView page(String path) {
        try (var lease = merata.lease()) {
            return lease.site()
                    .orElseThrow()
                    .pages()
                    .apply(path, ViewRequest.of(Language.EN))
                    .orElseThrow(() -> new AssertionError("no page " + path));
        }
    }

    private static void assertGives(List<Answer> answers, String sql, String where) throws Exception {
        var given = new TreeMap<String, String>();
        var givenOfOne = new TreeMap<String, String>();
        String local = sql.replaceAll(
                "'https://SERVER/data/([a-z_]+)/v/[0-9.]+/([a-z_.]+)'",
                "'" + home.home().releases().resolve("2026.11") + "/$1/$2'");
        String measure = sql.replaceAll("(?s).*measure = '([a-z_]+)'.*", "$1");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(local)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                String code = columns == 7 ? rows.getString(2) : "";
                String key = rows.getString("period") + "|" + code;
                String figure = String.valueOf(rows.getString("value"));
                assertEquals(null, given.put(key, figure), where);
                givenOfOne.put(rows.getString("period") + "|", figure);
            }
        }
        var tried = new java.util.ArrayList<String>();
        boolean found = answers.stream().anyMatch(answer -> {
            var shown = new TreeMap<String, String>();
            answer.figures().stream()
                    .filter(figure ->
                            figure.measure().equals(measure) && figure.period().isPresent())
                    .forEach(figure -> shown.put(
                            figure.period().get().code() + "|"
                                    + (answer.question().by().isEmpty()
                                            ? ""
                                            : figure.codes().values().iterator().next()),
                            figure.value().isPresent()
                                    ? Double.toString(figure.value().getAsDouble())
                                    : "null"));
            tried.add(shown.toString());
            return !shown.isEmpty() && shown.equals(answer.question().by().isEmpty() ? givenOfOne : given);
        });
        assertTrue(found, where + " shows other figures than " + sql + " gives: " + given + "; shown: " + tried);
    }
}
