package org.merata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.IngestReport;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.ingest.Ingestion;
import org.merata.ingest.MarkedCopies;
import org.merata.ingest.Progress;
import org.merata.ingest.RetryReport;
import org.merata.ingest.UndoReport;
import org.merata.model.Phrases;
import org.merata.warehouse.HomeLock;
import org.merata.warehouse.RecordsDatabase.Resources;

/** A run of ingestion from the command line, with its report, as {@code ingest} and {@code demo} both do it. */
final class Ingesting {
    private static final int THOUSANDTHS = 1_000;

    private final HomeContent content;
    private final CommonOptions common;
    private final Phrases phrases;
    private final PrintWriter out;
    private final Map<String, Path> marked = new TreeMap<>();

    private Ingesting(HomeContent content, CommonOptions common, PrintWriter out) {
        this.content = content;
        this.common = common;
        this.phrases = common.phrases();
        this.out = out;
    }

    /**
     * Loads all that is in the inbox, publishes, and says it in a few lines: what was refused, and each dataset's totals. The pages tell
     * the rest.
     *
     * @return the exit code: {@link Main#WRONG_INPUT} where a file was refused
     */
    static int runBriefly(HomeContent content, CommonOptions common, PrintWriter out) {
        var ingesting = new Ingesting(content, common, out);
        IngestReport report = ingesting.load(
                List.of(),
                List.of(),
                Optional.empty(),
                Resources.ofThisMachine(),
                ingesting.phrases.say("ingest.task"));
        ingesting.text().tellBriefly(report);
        out.flush();
        return report.hasErrors() ? Main.WRONG_INPUT : Main.FINE;
    }

    /**
     * Loads, publishes and reports each file.
     *
     * @param sources none, for all; files belong to the one source named
     * @param markedUp the folder for copies of files with quarantined rows, their bad cells marked; empty for none
     * @return the exit code: {@link Main#WRONG_INPUT} where a file was refused
     */
    static int run(
            HomeContent content,
            CommonOptions common,
            List<SourceDefinition> sources,
            List<Path> files,
            Optional<Path> markedUp,
            Resources resources,
            boolean json,
            PrintWriter out) {
        var ingesting = new Ingesting(content, common, out);
        IngestReport report =
                ingesting.load(sources, files, markedUp, resources, json ? "" : ingesting.phrases.say("ingest.task"));
        if (json) {
            out.println(toJson(report.toMap()));
        } else {
            ingesting.text().tell(report);
        }
        out.flush();
        return report.hasErrors() ? Main.WRONG_INPUT : Main.FINE;
    }

    /**
     * Tries the quarantined rows again, of one source or of all, publishes, and reports each batch.
     *
     * @return the exit code: {@link Main#WRONG_INPUT} where the rows of a batch could not be tried, or a file not be loaded again
     */
    static int retry(
            HomeContent content,
            CommonOptions common,
            Optional<SourceDefinition> source,
            Resources resources,
            boolean json,
            PrintWriter out) {
        var ingesting = new Ingesting(content, common, out);
        RetryReport report = ingesting.tryAgain(source, resources, json ? "" : ingesting.phrases.say("ingest.task"));
        if (json) {
            out.println(toJson(report.toMap()));
        } else {
            ingesting.text().tell(report);
        }
        out.flush();
        return report.hasErrors() ? Main.WRONG_INPUT : Main.FINE;
    }

    /**
     * Makes the records again from the archive, publishes, and reports each file.
     *
     * @return the exit code: {@link Main#WRONG_INPUT} where a file could not be loaded again
     */
    static int rebuild(HomeContent content, CommonOptions common, Resources resources, boolean json, PrintWriter out) {
        var ingesting = new Ingesting(content, common, out);
        IngestReport report = ingesting.loadAnew(resources, json ? "" : ingesting.phrases.say("ingest.task"));
        if (json) {
            out.println(toJson(report.toMap()));
        } else {
            ingesting.text().tell(report);
        }
        out.flush();
        return report.hasErrors() ? Main.WRONG_INPUT : Main.FINE;
    }

    /**
     * Makes the records of a home that was put back from a backup, publishes, and reports each file.
     *
     * @return the exit code: {@link Main#WRONG_INPUT} where a file could not be loaded again
     */
    static int afterRestore(HomeContent content, CommonOptions common, Resources resources, PrintWriter out) {
        var ingesting = new Ingesting(content, common, out);
        IngestReport report = ingesting.loadNothingNew(resources, ingesting.phrases.say("ingest.task"));
        // That batches were missing from the records is no news here.
        ingesting
                .text()
                .tell(new IngestReport(
                        report.files(), List.of(), report.publishedVersion(), report.rebuilt(), report.seconds()));
        out.flush();
        return report.hasErrors() ? Main.WRONG_INPUT : Main.FINE;
    }

    private IngestReport loadNothingNew(Resources resources, String task) {
        try (StopSignal signal = StopSignal.install(phrases);
                Ingestion ingestion = Ingestion.open(
                        content.home(), content.definitions(), content.reference(), "restore", resources);
                Bar bar = Bar.of(task, THOUSANDTHS)) {
            signal.stops(ingestion::stop);
            return ingestion.runNothingNew(progress(bar));
        } catch (HomeLock.Held held) {
            throw new CommandRefused(Main.FAILED, phrases.say("ingest.locked", "holder", held.holder()));
        }
    }

    private IngestReport loadAnew(Resources resources, String task) {
        try (StopSignal signal = StopSignal.install(phrases);
                Ingestion ingestion = Ingestion.openAnew(
                        content.home(), content.definitions(), content.reference(), "rebuild", resources);
                Bar bar = task.isEmpty() ? Bar.none() : Bar.of(task, THOUSANDTHS)) {
            signal.stops(ingestion::stop);
            return ingestion.runNothingNew(progress(bar));
        } catch (HomeLock.Held held) {
            throw new CommandRefused(Main.FAILED, phrases.say("ingest.locked", "holder", held.holder()));
        }
    }

    /**
     * Takes a batch out, publishes, and says what was done.
     *
     * @return the exit code: {@link Main#WRONG_INPUT} where a batch that had to be loaded again could not be
     */
    static int undo(HomeContent content, CommonOptions common, int batch, String why, boolean json, PrintWriter out) {
        var ingesting = new Ingesting(content, common, out);
        UndoReport report = ingesting.takeOut(batch, why, json ? "" : ingesting.phrases.say("ingest.task"));
        if (json) {
            out.println(toJson(report.toMap()));
        } else {
            report.again().forEach(ingesting.text()::tell);
            out.println(ingesting.phrases.say(
                    "undo.done",
                    "batch",
                    Integer.toString(batch),
                    "file",
                    report.file(),
                    "rows",
                    common.number(report.rows()),
                    "version",
                    report.publishedVersion()));
            out.println(ingesting.phrases.say("undo.public"));
            out.println(ingesting.phrases.say("undo.again"));
        }
        out.flush();
        return report.again().stream().anyMatch(file -> file.outcome() == Outcome.REFUSED)
                ? Main.WRONG_INPUT
                : Main.FINE;
    }

    private UndoReport takeOut(int batch, String why, String task) {
        try (StopSignal signal = StopSignal.install(phrases);
                Ingestion ingestion =
                        Ingestion.open(content.home(), content.definitions(), content.reference(), "undo");
                Bar bar = task.isEmpty() ? Bar.none() : Bar.of(task, THOUSANDTHS)) {
            signal.stops(ingestion::stop);
            return ingestion
                    .undo(batch, why, progress(bar))
                    .orElseThrow(() -> new CommandRefused(
                            Main.WRONG_USAGE, phrases.say("undo.no_batch", "batch", Integer.toString(batch))));
        } catch (HomeLock.Held held) {
            throw new CommandRefused(Main.FAILED, phrases.say("ingest.locked", "holder", held.holder()));
        }
    }

    private ReportText text() {
        return new ReportText(content, common, out, marked);
    }

    private Progress progress(Bar bar) {
        return (file, step, share) -> bar.at(Math.round(share * THOUSANDTHS), describe(step, file));
    }

    private RetryReport tryAgain(Optional<SourceDefinition> source, Resources resources, String task) {
        try (StopSignal signal = StopSignal.install(phrases);
                Ingestion ingestion = Ingestion.open(
                        content.home(), content.definitions(), content.reference(), "ingest", resources);
                Bar bar = task.isEmpty() ? Bar.none() : Bar.of(task, THOUSANDTHS)) {
            signal.stops(ingestion::stop);
            return ingestion.retryQuarantine(source, progress(bar));
        } catch (HomeLock.Held held) {
            throw new CommandRefused(Main.FAILED, phrases.say("ingest.locked", "holder", held.holder()));
        }
    }

    private IngestReport load(
            List<SourceDefinition> sources,
            List<Path> files,
            Optional<Path> markedUp,
            Resources resources,
            String task) {
        try (StopSignal signal = StopSignal.install(phrases);
                Ingestion ingestion = Ingestion.open(
                        content.home(), content.definitions(), content.reference(), "ingest", resources);
                Bar bar = task.isEmpty() ? Bar.none() : Bar.of(task, THOUSANDTHS)) {
            signal.stops(ingestion::stop);
            Progress progress = progress(bar);
            IngestReport report = load(ingestion, sources, files, progress);
            markedUp.ifPresent(
                    folder -> markUp(report, files, new MarkedCopies(ingestion.records(), folder, common.language())));
            return report;
        } catch (HomeLock.Held held) {
            throw new CommandRefused(Main.FAILED, phrases.say("ingest.locked", "holder", held.holder()));
        }
    }

    private static IngestReport load(
            Ingestion ingestion, List<SourceDefinition> sources, List<Path> files, Progress progress) {
        if (sources.isEmpty()) {
            return ingestion.run(progress);
        }
        return files.isEmpty()
                ? ingestion.run(sources.get(0), progress)
                : ingestion.run(sources.get(0), files, progress);
    }

    private void markUp(IngestReport report, List<Path> files, MarkedCopies copies) {
        for (FileReport file : report.files()) {
            SourceDefinition source = content.definitions().sources().get(file.source());
            Path received = files.stream()
                    .filter(named -> named.endsWith(Path.of(file.file()).getFileName()))
                    .findFirst()
                    .orElse(content.home().inbox().resolve(file.file()));
            if (source != null && Files.isRegularFile(received)) {
                copies.write(file, source, received).ifPresent(copy -> marked.put(file.file(), copy));
            }
        }
    }

    private String describe(Progress.Step step, String file) {
        return step == Progress.Step.PUBLISH
                ? phrases.say("ingest.publishing")
                : phrases.say("ingest.step." + step.name().toLowerCase(Locale.ROOT), "file", file);
    }

    static String toJson(Map<String, Object> report) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the report cannot be written as JSON", failure);
        }
    }
}
