package org.merata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.ingest.FileProfile;
import org.merata.ingest.SourceDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a file holds, or drafts a source for it. Needs a home for a draft only; never changes anything. */
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

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--draft", paramLabel = "DATASET", descriptionKey = "draft")
    private String dataset;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", descriptionKey = "format")
    private Format format;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandRefused(
                    Main.WRONG_USAGE, common.phrases().say("inspect.no_file", "file", file.toString()));
        }
        FileProfile profile = FileProfile.read(file, org.merata.definition.SourceDefinition.Dialect.NOTHING_STATED)
                .orElseThrow(() -> new CommandRefused(
                        Main.WRONG_INPUT, common.phrases().say("inspect.no_header", "file", file.toString())));
        PrintWriter out = spec.commandLine().getOut();
        if (dataset != null) {
            out.print(draft(profile));
        } else if (format == Format.JSON) {
            out.println(toJson(profile));
        } else {
            new InspectText(profile, common).print(out);
        }
        out.flush();
        return Main.FINE;
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
        return SourceDraft.write(contract, profile, java.util.Optional.of(content.reference()), common.language());
    }

    private static String toJson(FileProfile profile) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(profile.toMap());
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the profile cannot be written as JSON", failure);
        }
    }
}
