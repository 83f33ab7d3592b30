package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that runs as a process of its own: what it takes up while it runs, and how it ends. */
class ServeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DASHBOARD = "dashboards/regional_gaps.yaml";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private TestHome home;
    private Process server;
    private String address;

    @BeforeEach
    void aSmallHomeIsServed() throws IOException {
        home = TestHome.in(folder).copy("dashboards", "dashboards");
        home.transactions("1.csv", CommandTest.applications());
        home.ingest();
        server = CommandRun.start(
                temporary, "serve", "--watch", "--port", "0", "--language", "en", "--home", folder.toString());
        var reader = new Thread(this::listen, "what the server says");
        reader.setDaemon(true);
        reader.start();
        await("ready", () -> says("Merata is ready: "));
        address = said.stream()
                .filter(line -> line.startsWith("Merata is ready: "))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*(http://localhost:\\d+).*", "$1");
    }

    @AfterEach
    void theServerIsGone() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    @Test
    void itTakesGoodEditsAndNewVersionsAndEndsCleanly() throws Exception {
        String good = Files.readString(folder.resolve(DASHBOARD));
        assertTrue(page("/en/dashboards/regional_gaps").contains("Regional digital gaps"));

        home.write(DASHBOARD, good.replace("Regional digital gaps", "Gaps by another name"));
        await("the edit", () -> page("/en/dashboards/regional_gaps").contains("Gaps by another name"));
        await("its line", () -> says("The edited definitions are in use."));

        home.write(DASHBOARD, good.replace("chart: tile_map", "chart: pie"));
        await("the banner", () -> page("/en/dashboards/regional_gaps").contains(DASHBOARD + ":"));
        assertTrue(page("/en/dashboards/regional_gaps").contains("Gaps by another name"), "the last good one stays");
        await("its line", () -> says("The edit has errors; the last good definitions stay in use."));
        assertTrue(said.stream().anyMatch(line -> line.startsWith(DASHBOARD + ":")), said.toString());

        home.write(DASHBOARD, good);
        await("the mended edit", () -> page("/en/dashboards/regional_gaps").contains("Regional digital gaps"));
        assertFalse(page("/en/dashboards/regional_gaps").contains(DASHBOARD + ":"), "no banner");

        assertTrue(page("/en/quality").contains("version v1"), "the first version");
        home.transactions("2.csv", "x1,licence,A,G1,online,2024-12-06 08:00:00,2024-12-06 09:00:00,,completed,0");
        assertEquals(
                0,
                CommandRun.of("ingest", "--home", folder.toString()).exitCode(),
                "another process than the server's");
        await("the new version", () -> page("/en/quality").contains("version v2"));

        server.destroy();
        assertTrue(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it ends when it is asked to");
        assertFalse(says("ERROR"), said.toString());
        try (Stream<Path> left = Files.walk(home.home().store())) {
            assertEquals(
                    List.of(),
                    left.filter(file -> file.toString().endsWith(".wal")).toList());
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList(), "temporary files");
        }
    }

    private void listen() {
        try (BufferedReader lines = server.inputReader()) {
            lines.lines().forEach(said::add);
        } catch (IOException | java.io.UncheckedIOException ended) {
            said.add("(the stream ended: " + ended.getMessage() + ")");
        }
    }

    private boolean says(String words) {
        return said.stream().anyMatch(line -> line.contains(words));
    }

    private String page(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address + path)).build();
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), path);
            return answer.body();
        } catch (IOException failure) {
            throw new AssertionError(path + " while the server said " + said, failure);
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    /** Looks again and again; the patience is for slow machines and proves nothing about speed. */
    private void await(String what, BooleanSupplier seen) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!seen.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), what + " did not come; the server said " + said);
            assertTrue(server.isAlive(), "the server ended; it said " + said);
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException ended) {
                throw new AssertionError(ended);
            }
        }
    }
}
