package org.merata;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Loads one file in a process of its own, with so much memory and time and no more. What kills that process, or is killed with it,
 * leaves the store as it was.
 */
final class IngestProcess {
    private final Path home;
    private final Limits limits;
    private volatile Process running;
    private volatile boolean stopped;

    /**
     * What one file may take.
     *
     * @param time to load it
     * @param heapMegabytes of its process, besides the engine's memory
     * @param engineMegabytes the engine's memory; 0 for what suits this machine
     */
    record Limits(long fileBytes, Duration time, int heapMegabytes, long engineMegabytes) {}

    /** How the process came to its end. */
    enum End {
        /** By itself, with an exit code. */
        ENDED,
        /** Killed: it took too long. */
        TIME_LIMIT,
        /** Never started: the file is too large. */
        SIZE_LIMIT,
        /** Killed as the program was told to end. */
        STOPPED
    }

    /** @param text what it wrote: its report, where it came so far */
    record Result(End end, int exitCode, String text) {
        Optional<JsonNode> report() {
            return end == End.ENDED ? FolderWatch.parse(text) : Optional.empty();
        }
    }

    IngestProcess(Path home, Limits limits) {
        this.home = home;
        this.limits = limits;
    }

    Result ingest(String source, Path file) throws InterruptedException {
        Path written = null;
        try {
            if (Files.size(file) > limits.fileBytes()) {
                return new Result(End.SIZE_LIMIT, 0, "");
            }
            written = Files.createTempFile("merata-report-", ".json");
            running = new ProcessBuilder(command(source, file))
                    .redirectOutput(written.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = running.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                running.destroyForcibly().waitFor();
            }
            End end = stopped ? End.STOPPED : ended ? End.ENDED : End.TIME_LIMIT;
            return new Result(end, running.exitValue(), Files.readString(written, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("loading " + file + " in a process of its own", e);
        } finally {
            delete(written);
        }
    }

    private List<String> command(String source, Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.heapMegabytes() + "m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "ingest",
                "--home",
                home.toString(),
                "--json",
                "--memory",
                Long.toString(limits.engineMegabytes()),
                source,
                file.toAbsolutePath().toString());
    }

    /** Kills the process that runs now, if any. */
    void stop() {
        stopped = true;
        Process process = running;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + file, e);
        }
    }
}
