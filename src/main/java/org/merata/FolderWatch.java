package org.merata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.merata.definition.SourceDefinition;
import org.merata.model.Phrases;

/**
 * Loads the files of a folder as they arrive, each in a process of its own, so that a crafted file can harm nothing else. A file is
 * complete when its size and time were the same at two looks and, where the system tells, nobody has it open for writing. What was loaded moves to {@code loaded/}; everything else stays where it
 * is, with a report beside it.
 */
final class FolderWatch {
    private static final String LOADED = "loaded";
    private static final String REPORT = ".report.json";
    private static final Pattern UNFINISHED =
            Pattern.compile("(?i)[.~].*|.*(\\.(part|partial|tmp|temp|crdownload|filepart|swp)|~|\\.report\\.json)");
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

    private final Path folder;
    private final List<SourceDefinition> sources;
    private final IngestProcess process;
    private final Duration pause;
    private final Phrases phrases;
    private final PrintWriter out;
    private final Map<Path, Stamp> seen = new HashMap<>();
    private final Map<Path, Stamp> open = new HashMap<>();
    private final Map<Path, Stamp> settled = new HashMap<>();
    private final Map<Path, Integer> failures = new HashMap<>();
    private volatile boolean ending;

    /** What tells a file that is being written from one that is not. */
    private record Stamp(long bytes, long modified) {
        static Optional<Stamp> of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return attributes.isRegularFile()
                        ? Optional.of(new Stamp(
                                attributes.size(), attributes.lastModifiedTime().toMillis()))
                        : Optional.empty();
            } catch (IOException goneMeanwhile) {
                return Optional.empty();
            }
        }
    }

    /** @param sources those whose files may arrive; all files belong to it where it is one */
    FolderWatch(
            Path folder,
            List<SourceDefinition> sources,
            IngestProcess process,
            Duration pause,
            Phrases phrases,
            PrintWriter out) {
        this.folder = folder;
        this.sources = List.copyOf(sources);
        this.process = process;
        this.pause = pause;
        this.phrases = phrases;
        this.out = out;
    }

    /** Looks again and again until the program is told to end; the file being loaded then is finished, or left for the next time. */
    void run() {
        Thread watcher = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(watcher), "merata-goodbye"));
        tell("watch.started", "folder", folder.toString());
        try {
            while (!ending) {
                look();
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        } catch (InterruptedException toldToEnd) {
            process.stop();
        }
        tell("watch.ended", "folder", folder.toString());
    }

    private void end(Thread watcher) {
        ending = true;
        try {
            watcher.join(LONGEST_GOODBYE.toMillis());
            watcher.interrupt();
            watcher.join(LONGEST_GOODBYE.toMillis() / 2);
        } catch (InterruptedException hurried) {
            process.stop();
        }
        out.flush();
        Runtime.getRuntime().halt(Main.FINE);
    }

    private void look() throws InterruptedException {
        for (Path file : listFiles()) {
            Optional<Stamp> stamp = Stamp.of(file);
            boolean still = stamp.isPresent() && stamp.get().equals(seen.get(file));
            stamp.ifPresent(now -> seen.put(file, now));
            if (still && !stamp.get().equals(settled.get(file)) && !ending && isClosed(file, stamp.get())) {
                take(file, stamp.get());
            }
        }
        open.keySet().removeIf(file -> !Files.exists(file));
        seen.keySet().removeIf(file -> !Files.exists(file));
        settled.keySet().removeIf(file -> !Files.exists(file));
        failures.keySet().removeIf(file -> !Files.exists(file));
    }

    /** A program that stands still while it writes leaves size and time alone; told once. */
    private boolean isClosed(Path file, Stamp stamp) {
        try {
            if (!OpenFiles.isOpenForWriting(file)) {
                return true;
            }
            if (!stamp.equals(open.put(file, stamp))) {
                tell("watch.open", "file", nameOf(file));
            }
            return false;
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("looking who writes to " + file, e);
        }
    }

    private String nameOf(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** The files of the folder and of its folders that are named as sources. */
    private List<Path> listFiles() {
        try (var files = Files.walk(folder, 2)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file ->
                            !UNFINISHED.matcher(file.getFileName().toString()).matches())
                    .filter(file -> file.getParent().equals(folder)
                            || sources.stream()
                                    .anyMatch(source -> source.id()
                                            .equals(file.getParent()
                                                    .getFileName()
                                                    .toString())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + folder, e);
        }
    }

    private void take(Path file, Stamp stamp) throws InterruptedException {
        String name = nameOf(file);
        if (isReported(file, stamp)) {
            settled.put(file, stamp);
            return;
        }
        Optional<SourceDefinition> source = findSource(file);
        if (source.isEmpty()) {
            settle(file, stamp, report("no_source", ""));
            tell("watch.no_source", "file", name);
            return;
        }
        IngestProcess.Result result = process.ingest(source.get().id(), file);
        if (result.end() == IngestProcess.End.STOPPED) {
            return;
        }
        Optional<JsonNode> answer = result.report();
        String outcome = answer.map(
                        report -> report.path("files").path(0).path("outcome").asText())
                .orElse("");
        switch (outcome) {
            case "loaded" -> loaded(file, stamp, name, answer.get());
            case "already_ingested" -> {
                settle(file, stamp, result.text());
                tell("watch.known", "file", name);
            }
            case "refused" -> {
                settle(file, stamp, result.text());
                String code = answer.get().path("files").path(0).path("refused").asText();
                tell("watch.refused", "file", name, "code", code);
            }
            default -> failed(file, stamp, name, result);
        }
    }

    private void loaded(Path file, Stamp stamp, String name, JsonNode report) {
        moveAway(file, stamp, name);
        tell(
                "watch.loaded",
                "file",
                name,
                "read",
                report.path("rows_read").asText(),
                "accepted",
                report.path("accepted").asText(),
                "quarantined",
                report.path("quarantined").asText(),
                "duplicates",
                report.path("duplicates").asText());
        if (report.path("corrected").asLong() > 0) {
            tell(
                    "watch.corrected",
                    "file",
                    name,
                    "rows",
                    report.path("corrected").asText());
        }
    }

    /** A file that was changed meanwhile stays: it is another one. */
    private void moveAway(Path file, Stamp stamp, String name) {
        if (!Stamp.of(file).equals(Optional.of(stamp))) {
            return;
        }
        try {
            Path target = folder.resolve(LOADED).resolve(name);
            Files.createDirectories(target.getParent());
            for (int i = 2; Files.exists(target); i++) {
                target = target.resolveSibling(i + "-" + file.getFileName());
            }
            Files.move(file, target);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + REPORT));
        } catch (IOException e) {
            throw new UncheckedIOException("moving " + file, e);
        }
    }

    /** A process that was killed at a limit will be the next time too; one that could not work may find the home free then. */
    private void failed(Path file, Stamp stamp, String name, IngestProcess.Result result) {
        int attempts = failures.merge(file, 1, Integer::sum);
        if (result.end() == IngestProcess.End.ENDED && attempts < ATTEMPTS) {
            tell("watch.again", "file", name);
            return;
        }
        String reason = result.end().name().toLowerCase(Locale.ROOT);
        settle(file, stamp, report(reason, result.exitCode()));
        tell("watch.failed", "file", name, "reason", phrases.say("watch.reason." + reason));
    }

    private static String report(String reason, Object exitCode) {
        return "{\"outcome\": \"not_loaded\", \"reason\": \"" + reason + "\", \"exit_code\": \"" + exitCode + "\"}";
    }

    /** Whether a report of an earlier run stands beside the file that is not older. */
    private static boolean isReported(Path file, Stamp stamp) {
        return Stamp.of(file.resolveSibling(file.getFileName() + REPORT))
                .filter(report -> report.modified() >= stamp.modified())
                .isPresent();
    }

    private void settle(Path file, Stamp stamp, String report) {
        settled.put(file, stamp);
        try {
            Files.writeString(file.resolveSibling(file.getFileName() + REPORT), report);
        } catch (IOException e) {
            throw new UncheckedIOException("writing the report of " + file, e);
        }
    }

    /** By the folder's name, else by the pattern of the source's files; empty where none or more than one fits. */
    private Optional<SourceDefinition> findSource(Path file) {
        if (sources.size() == 1) {
            return Optional.of(sources.get(0));
        }
        if (!file.getParent().equals(folder)) {
            String id = file.getParent().getFileName().toString();
            return sources.stream().filter(source -> source.id().equals(id)).findFirst();
        }
        List<SourceDefinition> fitting =
                sources.stream().filter(source -> fits(source, file)).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static boolean fits(SourceDefinition source, Path file) {
        String pattern = source.files().substring(source.files().lastIndexOf('/') + 1);
        return !pattern.matches("\\*(\\.[^*]*)?")
                && FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file.getFileName());
    }

    private void tell(String phrase, String... details) {
        out.println(phrases.say(phrase, details));
        out.flush();
    }

    /** The report a process wrote, if it did. */
    static Optional<JsonNode> parse(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new ObjectMapper().readTree(text));
        } catch (com.fasterxml.jackson.core.JsonProcessingException cutShort) {
            return Optional.empty();
        }
    }
}
