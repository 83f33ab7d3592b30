package org.merata;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.merata.definition.CountryDefinition;
import org.merata.definition.SourceDefinition;
import org.merata.warehouse.RecordsDatabase.Resources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads files and publishes a new version. */
@Command(name = "ingest", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SOURCE", descriptionKey = "source")
    private String source;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", descriptionKey = "files")
    private List<Path> files = List.of();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--marked-up", paramLabel = "DIR", descriptionKey = "marked_up")
    private Path markedUp;

    @Option(names = "--retry-quarantine", descriptionKey = "retry_quarantine")
    private boolean retry;

    @Option(names = "--watch", paramLabel = "DIR", descriptionKey = "watch_folder")
    private Path watched;

    @Option(names = "--interval", paramLabel = "SECONDS", defaultValue = "5", descriptionKey = "interval")
    private int intervalSeconds;

    @Option(names = "--time-limit", paramLabel = "SECONDS", descriptionKey = "time_limit")
    private Integer timeLimitSeconds;

    @Option(names = "--size-limit", paramLabel = "MB", descriptionKey = "size_limit")
    private Integer sizeLimitMegabytes;

    @Option(names = "--heap", paramLabel = "MB", defaultValue = "1024", descriptionKey = "heap")
    private int heapMegabytes;

    @Option(names = "--memory", paramLabel = "MB", defaultValue = "0", descriptionKey = "memory")
    private long memoryMegabytes;

    @Override
    public Integer call() {
        Resources resources = common.resources(memoryMegabytes);
        HomeContent content = HomeContent.read(common);
        content.tellProblems(common, spec.commandLine().getErr());
        List<SourceDefinition> sources = source == null ? List.of() : List.of(findSource(content));
        if (retry) {
            if (!files.isEmpty()) {
                throw new CommandRefused(Main.WRONG_USAGE, common.phrases().say("ingest.retry_takes_no_files"));
            }
            return Ingesting.retry(
                    content,
                    common,
                    sources.stream().findFirst(),
                    resources,
                    json,
                    spec.commandLine().getOut());
        }
        if (watched != null) {
            return watch(content, sources);
        }
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new CommandRefused(
                        Main.WRONG_USAGE, common.phrases().say("ingest.no_file", "file", file.toString()));
            }
        }
        return Ingesting.run(
                content,
                common,
                sources,
                files,
                Optional.ofNullable(markedUp),
                resources,
                json,
                spec.commandLine().getOut());
    }

    private int watch(HomeContent content, List<SourceDefinition> sources) {
        if (!Files.isDirectory(watched)) {
            throw new CommandRefused(
                    Main.WRONG_USAGE, common.phrases().say("watch.no_folder", "folder", watched.toString()));
        }
        CountryDefinition.FileLimits stated = content.definitions().country().fileLimits();
        int megabytes = sizeLimitMegabytes == null ? stated.fileMegabytes() : sizeLimitMegabytes;
        int seconds = timeLimitSeconds == null ? stated.seconds() : timeLimitSeconds;
        for (int limit : new int[] {intervalSeconds, seconds, megabytes, heapMegabytes}) {
            if (limit < 1) {
                throw new CommandRefused(Main.WRONG_USAGE, common.phrases().say("watch.limit_below_one"));
            }
        }
        var limits = new IngestProcess.Limits(
                (long) megabytes << 20, Duration.ofSeconds(seconds), heapMegabytes, memoryMegabytes);
        new FolderWatch(
                        watched.toAbsolutePath().normalize(),
                        sources.isEmpty()
                                ? List.copyOf(content.definitions().sources().values())
                                : sources,
                        new IngestProcess(common.home(), limits),
                        Duration.ofSeconds(intervalSeconds),
                        common.phrases(),
                        spec.commandLine().getOut())
                .run();
        return Main.FINE;
    }

    private SourceDefinition findSource(HomeContent content) {
        SourceDefinition found = content.definitions().sources().get(source);
        if (found == null) {
            throw new CommandRefused(
                    Main.WRONG_USAGE,
                    common.phrases()
                            .say(
                                    "ingest.no_source",
                                    "source",
                                    source,
                                    "sources",
                                    String.join(
                                            ", ",
                                            content.definitions().sources().keySet())));
        }
        return found;
    }
}
