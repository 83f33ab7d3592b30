package org.merata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.FileProfile;
import org.merata.ingest.SourceDraft;
import org.merata.reading.TableCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what files hold, drafts a source for one, or writes clean copies. Needs a home for a draft only; never changes a file. */
@Command(name = "inspect", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class InspectCommand implements Callable<Integer> {
    private enum Format {
        TEXT,
        JSON
    }

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DialectOptions dialect;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "FILE", descriptionKey = "file")
    private List<Path> files;

    @Option(names = "--draft", paramLabel = "DATASET", descriptionKey = "draft")
    private String dataset;

    @Option(names = "--normalised", paramLabel = "DIR", descriptionKey = "normalised")
    private Path normalised;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", descriptionKey = "format")
    private Format format;

    @Override
    public Integer call() {
        SourceDefinition.Dialect stated = dialect.read(common);
        PrintWriter out = spec.commandLine().getOut();
        int exit = normalised == null ? showAll(stated, out) : normalise(stated, out);
        out.flush();
        return exit;
    }

    private int normalise(SourceDefinition.Dialect stated, PrintWriter out) {
        var normalising = new Normalising(normalised, stated, common);
        boolean text = format == Format.TEXT;
        List<TableCopy.Result> results = normalising.write(files, result -> {
            if (text) {
                normalising.print(result, out);
            }
        });
        if (!text) {
            printJson(results.stream().map(Normalising::toMap).toList(), out);
        }
        boolean refused = results.stream().anyMatch(result -> result.outcome() == TableCopy.Outcome.REFUSED);
        return refused ? Main.WRONG_INPUT : Main.FINE;
    }

    /** One file as it is; of several, those that can't be shown are named and the rest is shown. */
    private int showAll(SourceDefinition.Dialect stated, PrintWriter out) {
        int exit = Main.FINE;
        var profiles = new ArrayList<Map<String, Object>>();
        for (Path file : files) {
            try {
                FileProfile profile = profile(file, stated);
                exit = Math.max(exit, profile.isRefused() ? Main.WRONG_INPUT : Main.FINE);
                if (format == Format.JSON && dataset == null) {
                    profiles.add(profile.toMap());
                } else {
                    show(profile, out);
                }
            } catch (CommandRefused refusal) {
                if (files.size() == 1) {
                    throw refusal;
                }
                spec.commandLine().getErr().println(refusal.getMessage());
                exit = Math.max(exit, refusal.exitCode());
            }
        }
        if (format == Format.JSON && dataset == null) {
            printJson(profiles, out);
        }
        return exit;
    }

    private FileProfile profile(Path file, SourceDefinition.Dialect stated) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandRefused(
                    Main.WRONG_USAGE, common.phrases().say("inspect.no_file", "file", file.toString()));
        }
        return FileProfile.read(file, stated)
                .orElseThrow(() -> new CommandRefused(
                        Main.WRONG_INPUT, common.phrases().say("inspect.no_header", "file", file.toString())));
    }

    private void show(FileProfile profile, PrintWriter out) {
        if (dataset != null) {
            out.print(draft(profile));
        } else {
            new InspectText(profile, common).print(out);
        }
    }

    /** An object for one file, an array for several. */
    private void printJson(List<Map<String, Object>> found, PrintWriter out) {
        try {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(files.size() == 1 ? found.get(0) : found));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("what was found cannot be written as JSON", failure);
        }
    }

    private String draft(FileProfile profile) {
        HomeContent content = HomeContent.read(common);
        ContractDefinition contract = content.definitions().contracts().get(dataset);
        if (contract == null || contract.kind() == ContractDefinition.Kind.REFERENCE) {
            String datasets = content.definitions().contracts().values().stream()
                    .filter(other -> other.kind() != ContractDefinition.Kind.REFERENCE)
                    .map(ContractDefinition::id)
                    .collect(Collectors.joining(", "));
            throw new CommandRefused(
                    Main.WRONG_USAGE,
                    common.phrases().say("inspect.no_dataset", "dataset", dataset, "datasets", datasets));
        }
        return SourceDraft.write(contract, profile, Optional.of(content.reference()), common.language());
    }
}
