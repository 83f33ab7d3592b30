package org.merata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.merata.ingest.ErasureReport;
import org.merata.ingest.ErasureRequest;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.ingest.Ingestion;
import org.merata.ingest.Progress;
import org.merata.model.Phrases;
import org.merata.publish.Releases;
import org.merata.warehouse.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the rows of a person out of archive, records and published figures. Who it is comes from standard input alone. */
@Command(name = "erase", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class EraseCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Option(names = "--source", paramLabel = "SOURCE", descriptionKey = "erase_source")
    private Optional<String> source;

    @Option(names = "--field", paramLabel = "FIELD", descriptionKey = "erase_field")
    private Optional<String> field;

    @Option(names = "--why", paramLabel = "TEXT", required = true, descriptionKey = "erase_why")
    private String why;

    @Option(names = "--dry-run", descriptionKey = "erase_dry_run")
    private boolean trial;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        HomeContent content = HomeContent.read(common);
        content.tellProblems(common, spec.commandLine().getErr());
        source.filter(named -> !content.definitions().sources().containsKey(named))
                .ifPresent(named -> {
                    throw refused(
                            "ingest.no_source",
                            "source",
                            named,
                            "sources",
                            String.join(", ", content.definitions().sources().keySet()));
                });
        List<String> texts = readTexts();
        if (texts.isEmpty()) {
            throw refused("erase.no_texts");
        }
        if (why.isBlank() || texts.stream().anyMatch(why::contains)) {
            throw refused("erase.no_reason");
        }
        ErasureReport report = erase(content, new ErasureRequest(source, field, texts, why.strip()));
        if (!report.fieldKnown()) {
            throw refused("erase.no_field", "field", field.orElse(""));
        }
        if (json) {
            spec.commandLine().getOut().println(Ingesting.toJson(report.toMap()));
        } else {
            tell(report, spec.commandLine().getOut());
        }
        spec.commandLine().getOut().flush();
        if (!trial && !report.files().isEmpty()) {
            dropFrozen(content);
        }
        if (report.files().isEmpty()) {
            return Main.WRONG_USAGE;
        }
        boolean refused = report.again().stream().anyMatch(file -> file.outcome() == Outcome.REFUSED);
        return refused || !report.unread().isEmpty() ? Main.WRONG_INPUT : Main.FINE;
    }

    /** What releases keep to be asked again counts the person still. */
    private void dropFrozen(HomeContent content) {
        PrintWriter err = spec.commandLine().getErr();
        Releases.open(content.home().releases())
                .dropFrozen()
                .forEach(release -> err.println(common.phrases().say("erase.frozen", "id", release)));
        err.flush();
    }

    private CommandRefused refused(String key, String... values) {
        Phrases phrases = common.phrases();
        return new CommandRefused(Main.WRONG_USAGE, phrases.say(key, values));
    }

    private static List<String> readTexts() {
        try {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return in.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException("reading standard input", new IOException(e));
        }
    }

    private ErasureReport erase(HomeContent content, ErasureRequest request) {
        try (Ingestion ingestion =
                Ingestion.open(content.home(), content.definitions(), content.reference(), "erase")) {
            return ingestion.erase(request, trial, Progress.NONE);
        } catch (HomeLock.Held held) {
            throw new CommandRefused(Main.FAILED, common.phrases().say("ingest.locked", "holder", held.holder()));
        }
    }

    private void tell(ErasureReport report, PrintWriter out) {
        Phrases phrases = common.phrases();
        for (ErasureReport.File file : report.files()) {
            out.println(phrases.say(
                    "erase.file",
                    "file",
                    file.file(),
                    "batch",
                    Integer.toString(file.batch()),
                    "rows",
                    common.number(file.rows())));
        }
        String found = common.number(report.textsFound());
        String texts = common.number(report.texts());
        String rows = common.number(report.rows());
        if (report.files().isEmpty()) {
            out.println(phrases.say("erase.nobody"));
        } else if (report.publishedVersion().isEmpty()) {
            out.println(phrases.say("erase.trial", "found", found, "texts", texts, "rows", rows));
        } else {
            out.println(phrases.say(
                    "erase.done", "found", found, "texts", texts, "rows", rows, "version", report.publishedVersion()));
        }
        report.again().stream()
                .filter(file -> file.outcome() == Outcome.REFUSED)
                .forEach(file -> out.println(phrases.say("erase.not_again", "file", file.file())));
        report.unread().forEach(file -> out.println(phrases.say("erase.unread", "file", file)));
        report.remaining().forEach(file -> out.println(phrases.say("erase.remains", "file", file)));
    }
}
