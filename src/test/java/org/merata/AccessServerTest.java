package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.warehouse.Home;
import org.merata.web.WebServer;

/** A server with tokens: each reader gets their own figures and nobody else's, whatever was asked before and by whom. */
class AccessServerTest {
    private static final long SEED = 20261130;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String EVERYONE = "";
    private static final List<String> PATHS = List.of(
            "/en/agencies/G1",
            "/en/agencies/G1.csv",
            "/id/agencies/G1.json",
            "/en/agencies/G2.csv",
            "/en/services.csv");

    @TempDir
    Path folder;

    private TestHome home;
    private Merata merata;
    private WebServer server;

    @BeforeEach
    void aSmallHomeIsServed() throws IOException {
        home = TestHome.in(folder).copy("dashboards", "dashboards");
        home.write("data/reference/agencies.csv", """
                code,name_en,name_id,kind,parent,region,valid_from,valid_to
                G1,First Office,Kantor Satu,ministry,,,,
                G2,Second Office,Kantor Dua,ministry,,,,
                """);
        home.transactions(
                "1.csv",
                Stream.concat(
                                Stream.of(CommandTest.applications()),
                                IntStream.range(0, 40)
                                        .mapToObj(i ->
                                                "o%d,licence,%s,G2,online,2024-%02d-05 08:00:00,2024-%02d-05 08:20:00,,completed,0"
                                                        .formatted(i, i < 35 ? "A" : "B", 1 + i % 12, 1 + i % 12)))
                        .toArray(String[]::new));
        home.ingest();
        start();
    }

    private void start() {
        merata = Merata.open(Home.of(folder), home.definitions());
        server = WebServer.start(WebServer.Options.local(0), merata::lease, Optional.of(merata.tokens()));
    }

    @AfterEach
    void theServerIsGone() {
        server.close();
        merata.close();
    }

    private String token(String... scope) {
        var arguments = new ArrayList<>(List.of("token", "create", "--home", folder.toString()));
        arguments.addAll(List.of(scope));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run.err());
        return run.out()
                .lines()
                .filter(line -> line.startsWith("merata_"))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> as(String token, String path) throws IOException, InterruptedException {
        return get(path, token.isEmpty() ? "" : "Bearer " + token);
    }

    @Test
    void everyReaderGetsTheirOwnWhateverWasAskedBefore() throws Exception {
        String one = token("--agency", "G1");
        String other = token("--agency", "G2");
        String researcher = token("--researcher", "Study 1");
        List<String> readers = List.of(EVERYONE, one, other, researcher);
        Map<String, String> cold = new HashMap<>();
        for (String reader : readers) {
            theServerIsGone();
            start();
            for (String path : PATHS) {
                HttpResponse<String> answer = as(reader, path);
                assertEquals(200, answer.statusCode(), path);
                cold.put(reader + path, answer.body());
                assertEquals(
                        reader.isEmpty() ? "public, no-cache" : "no-store, private",
                        answer.headers().firstValue("Cache-Control").orElse(""),
                        path);
                assertEquals(!reader.isEmpty(), answer.body().contains("Internal: "), path);
            }
        }
        assertTrue(
                cold.get(one + PATHS.get(1)).contains("Internal: exact figures of First Office. Not for publication."));
        assertTrue(cold.get(one + PATHS.get(2)).contains("Internal: angka eksak Kantor Satu. Bukan untuk publikasi."));
        assertTrue(cold.get(EVERYONE + PATHS.get(3)).contains("suppressed"), "there is something to protect");
        assertNotEquals(unmarked(cold.get(other + PATHS.get(3))), unmarked(cold.get(EVERYONE + PATHS.get(3))));
        assertEquals(
                unmarked(cold.get(EVERYONE + PATHS.get(3))),
                unmarked(cold.get(one + PATHS.get(3))),
                "of another agency everybody sees the same");

        theServerIsGone();
        start();
        System.out.println("order of requests with seed " + SEED);
        var all = new ArrayList<Callable<String>>();
        for (int i = 0; i < 3; i++) {
            for (String reader : readers) {
                for (String path : PATHS) {
                    all.add(() -> patiently(reader, path).equals(cold.get(reader + path)) ? "" : path);
                }
            }
        }
        Collections.shuffle(all, new Random(SEED));
        var threads = Executors.newFixedThreadPool(64);
        try {
            for (var done : threads.invokeAll(all)) {
                assertEquals("", done.get());
            }
        } finally {
            threads.shutdown();
        }
        CommandRun audit = CommandRun.of("audit", "verify", "--language", "en", "--home", folder.toString());
        assertEquals(0, audit.exitCode(), audit.out());
        String log = Files.readString(store().audit());
        assertTrue(log.contains("\"who\":\"Study 1\",\"what\":\"question\""), "every question of the researcher");
        assertFalse(log.contains(one.substring(16)) || log.contains(researcher.substring(16)), "no token");
    }

    /** A busy server says so; the reader comes again. */
    private String patiently(String reader, String path) throws Exception {
        HttpResponse<String> answer = as(reader, path);
        for (int i = 0; answer.statusCode() == 503 && i < 30; i++) {
            Thread.sleep(500);
            answer = as(reader, path);
        }
        return answer.body();
    }

    private static String unmarked(String csv) {
        return csv.replaceAll(",internal(?=\\r?\\n)", "")
                .replaceAll(",\"?Internal: [^\\r\\n]*", "")
                .strip();
    }

    private Home store() {
        return Home.of(folder);
    }

    @Test
    void whatOpensNothingIsRefusedAndNotTakenForEveryone() throws Exception {
        String path = PATHS.get(1);
        String good = token("--agency", "G1");
        assertEquals(200, as(good, path).statusCode());
        String wrong = good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0");
        for (String authorization : List.of("Bearer " + wrong, "Bearer", "Basic YTpi", "Bearer " + good + good)) {
            HttpResponse<String> answer = get(path, authorization);
            assertEquals(401, answer.statusCode(), authorization);
            assertEquals(Optional.of("Bearer"), answer.headers().firstValue("WWW-Authenticate"));
            assertFalse(answer.body().contains(good.substring(16, 40)), "nothing is echoed");
        }
        for (String address : List.of(path + "?token=" + good, "/en/agencies/" + good, path + "?q=a%20" + good)) {
            HttpResponse<String> answer = get(address, "");
            assertEquals(400, answer.statusCode(), address);
            assertFalse(answer.body().contains(good.substring(16, 40)), "nothing is echoed");
        }
        CommandRun revoked = CommandRun.of("token", "revoke", good.substring(7, 15), "--home", folder.toString());
        assertEquals(0, revoked.exitCode(), revoked.err());
        assertEquals(401, as(good, path).statusCode(), "from the next request on");
        CommandRun list = CommandRun.of("token", "list", "--language", "en", "--home", folder.toString());
        assertTrue(list.out().contains("agency G1") && list.out().contains("revoked"), list.out());
        assertFalse(list.out().contains(good.substring(16)), "a token is shown once");
    }

    @Test
    void aTokenIsForOneReaderThatThereIs() {
        for (List<String> wrong : List.<List<String>>of(
                List.of("--agency", "G9"),
                List.of(),
                List.of("--agency", "G1", "--researcher", "Study"),
                List.of("--researcher", "someone@example.org"),
                List.of("--agency", "G1", "--days", "0"))) {
            var arguments = new ArrayList<>(List.of("token", "create", "--home", folder.toString()));
            arguments.addAll(wrong);
            assertEquals(2, CommandRun.of(arguments.toArray(String[]::new)).exitCode(), wrong.toString());
        }
        assertFalse(Files.exists(store().tokens()));
    }

    private HttpResponse<String> post(String path, String origin, String cookie, String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private String pageWith(String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/en/agencies/G1"))
                .header("Cookie", cookie);
        return CLIENT.send(request.build(), BodyHandlers.ofString()).body();
    }

    @Test
    void aBrowserSignsInAndOutByAFormOfThisServerAlone() throws Exception {
        String banner = "Internal: exact figures of First Office.";
        String token = token("--agency", "G1");
        String own = "http://localhost:" + server.port();
        for (String foreign : List.of("", "null", "http://evil.example", own + "0", "https://localhost.evil.example")) {
            HttpResponse<String> refused = post("/en/access", foreign, "", "token=" + token);
            assertEquals(403, refused.statusCode(), foreign);
            assertEquals(Optional.empty(), refused.headers().firstValue("Set-Cookie"));
        }
        assertEquals(
                413, post("/en/access", own, "", "token=" + "x".repeat(2_000)).statusCode());
        HttpResponse<String> wrong = post("/en/access", own, "", "token=merata_00000000_" + "0".repeat(64));
        assertEquals(401, wrong.statusCode());
        assertFalse(wrong.body().contains("00000000_0000"), "nothing is echoed");

        HttpResponse<String> in = post("/en/access", own, "", "token=" + token);
        assertEquals(303, in.statusCode());
        assertEquals("/en/access", in.headers().firstValue("Location").orElse(""));
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("; HttpOnly; SameSite=Strict"), cookie);
        assertFalse(cookie.contains(token.substring(16)), "the token is not in the cookie");
        String session = cookie.substring(0, cookie.indexOf(';'));
        assertTrue(pageWith(session).contains(banner));
        assertFalse(pageWith("merata_session=" + "0".repeat(64)).contains(banner));

        assertEquals(303, post("/en/access/end", own, session, "").statusCode());
        assertFalse(pageWith(session).contains(banner), "a session that was ended opens nothing");

        String again = post("/id/access", own, "", "token=" + token)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        String next = again.substring(0, again.indexOf(';'));
        assertNotEquals(session, next);
        assertTrue(pageWith(next).contains(banner));
        CommandRun.of("token", "revoke", token.substring(7, 15), "--home", folder.toString());
        assertFalse(pageWith(next).contains(banner), "a session ends with its token");
        assertEquals(405, post("/en/agencies/G1", own, "", "").statusCode());
    }
}
