package org.merata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.merata.publish.CsvFile;
import org.merata.publish.ExportFormat;
import org.merata.publish.PublicDatasets;
import org.merata.publish.PublicDatasets.PublicDataset;
import org.merata.warehouse.PublishedVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes one public dataset or measure as a file; every number comes through the gate. */
@Command(name = "export", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "DATASET", descriptionKey = "dataset")
    private String dataset;

    @Option(names = "--format", defaultValue = "csv", paramLabel = "FORMAT", descriptionKey = "export_format")
    private String format;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "out")
    private Path file;

    @Override
    public Integer call() throws IOException {
        ExportFormat chosen =
                ExportFormat.find(format).orElseThrow(() -> refused("export.no_format", format, formats()));
        if (file != null && Files.exists(file)) {
            throw new CommandRefused(
                    Main.WRONG_USAGE, common.phrases().say("generate.exists", "file", file.toString()));
        }
        HomeContent content = HomeContent.read(common);
        try (Merata merata = Merata.open(content.home(), content.definitions());
                Merata.Opened opened = merata.openGate()
                        .orElseThrow(() -> new CommandRefused(
                                Main.WRONG_INPUT, common.phrases().say("home.nothing_published")))) {
            PublishedVersion version = opened.lease().version();
            var datasets = new PublicDatasets(
                    content.definitions(),
                    version.reference(),
                    opened.gate()::answer,
                    opened.gate()::listDeclared,
                    version.id(),
                    version.publishedAt());
            PublicDataset found = datasets.find(dataset, common.language())
                    .orElseThrow(() -> refused("export.no_dataset", dataset, datasets.listIds()));
            write(found, chosen);
            return Main.FINE;
        }
    }

    private void write(PublicDataset found, ExportFormat chosen) throws IOException {
        if (file == null) {
            chosen.write(found.table(), found.provenance(), CsvFile.Mode.DATA, common.language(), System.out);
            System.out.flush();
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            chosen.write(found.table(), found.provenance(), CsvFile.Mode.DATA, common.language(), out);
        }
    }

    private CommandRefused refused(String phrase, String value, List<String> allowed) {
        return new CommandRefused(
                Main.WRONG_USAGE, common.phrases().say(phrase, "value", value, "allowed", String.join(", ", allowed)));
    }

    private static List<String> formats() {
        return Arrays.stream(ExportFormat.values()).map(ExportFormat::id).toList();
    }
}
