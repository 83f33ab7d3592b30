package org.merata;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.merata.definition.SourceDefinition;
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

    @Option(names = "--retry-quarantine", descriptionKey = "retry_quarantine")
    private boolean retry;

    @Override
    public Integer call() {
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
                    json,
                    spec.commandLine().getOut());
        }
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new CommandRefused(
                        Main.WRONG_USAGE, common.phrases().say("ingest.no_file", "file", file.toString()));
            }
        }
        return Ingesting.run(
                content, common, sources, files, json, spec.commandLine().getOut());
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
