package org.merata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.merata.ingest.Ingestion;
import org.merata.ingest.QuarantinedRows;
import org.merata.ingest.QuarantinedRows.Fault;
import org.merata.ingest.QuarantinedRows.Filter;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.model.Text;
import org.merata.publish.CsvFile;
import org.merata.publish.ExportFormat;
import org.merata.publish.Provenance;
import org.merata.publish.Table;
import org.merata.warehouse.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what lies in quarantine, or writes it to a file for whoever mends it. */
@Command(name = "quarantine", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class QuarantineCommand implements Callable<Integer> {
    private static final int LISTED = 200;

    enum Action {
        LIST,
        EXPORT
    }

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "list|export", defaultValue = "list", descriptionKey = "quarantine_action")
    private Action action;

    @Option(names = "--source", paramLabel = "SOURCE", descriptionKey = "quarantine_source")
    private String source;

    @Option(names = "--batch", paramLabel = "NUMBER", descriptionKey = "batch")
    private Integer batch;

    @Option(names = "--code", paramLabel = "CODE", descriptionKey = "code")
    private String code;

    @Option(names = "--column", paramLabel = "COLUMN", descriptionKey = "column")
    private String column;

    @Option(names = "--file", paramLabel = "NAME", descriptionKey = "quarantine_file")
    private String file;

    @Option(names = "--out", paramLabel = "FILE.csv|FILE.xlsx", descriptionKey = "quarantine_out")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Optional<ExportFormat> format = action == Action.EXPORT ? Optional.of(format()) : Optional.empty();
        HomeContent content = HomeContent.read(common);
        var filter = new Filter(
                Optional.ofNullable(source),
                batch == null ? OptionalInt.empty() : OptionalInt.of(batch),
                Optional.ofNullable(code),
                Optional.ofNullable(column),
                Optional.ofNullable(file));
        try (Ingestion ingestion =
                Ingestion.open(content.home(), content.definitions(), content.reference(), "quarantine")) {
            if (ingestion.awaitsMending()) {
                throw new CommandRefused(Main.FAILED, common.phrases().say("quarantine.mend_first"));
            }
            var rows = new QuarantinedRows(ingestion.records());
            if (format.isPresent()) {
                export(rows.list(filter, Long.MAX_VALUE), format.get(), content);
            } else {
                list(rows.list(filter, LISTED + 1L));
            }
            return Main.FINE;
        } catch (HomeLock.Held held) {
            throw new CommandRefused(Main.FAILED, common.phrases().say("ingest.locked", "holder", held.holder()));
        }
    }

    /** The format that the name of the file asks for. */
    private ExportFormat format() {
        String name = out == null ? "" : out.getFileName().toString().toLowerCase(Locale.ROOT);
        ExportFormat format = Arrays.stream(new ExportFormat[] {ExportFormat.CSV, ExportFormat.XLSX})
                .filter(known -> name.endsWith("." + known.id()))
                .findFirst()
                .orElseThrow(() ->
                        new CommandRefused(Main.WRONG_USAGE, common.phrases().say("quarantine.no_file", "file", name)));
        if (Files.exists(out)) {
            throw new CommandRefused(Main.WRONG_USAGE, common.phrases().say("generate.exists", "file", out.toString()));
        }
        return format;
    }

    private void list(List<Fault> found) {
        PrintWriter terminal = spec.commandLine().getOut();
        List<Fault> shown = found.subList(0, Math.min(LISTED, found.size()));
        if (shown.isEmpty()) {
            terminal.println(common.phrases().say("quarantine.none"));
        } else {
            List<Table.Column> columns = List.of(
                    column("batch", Table.Type.INTEGER),
                    column("file", Table.Type.TEXT),
                    column("line", Table.Type.INTEGER),
                    column("column", Table.Type.TEXT),
                    column("code", Table.Type.TEXT),
                    column("value", Table.Type.TEXT));
            List<List<Object>> rows = shown.stream()
                    .map(fault -> Arrays.<Object>asList(
                            (long) fault.batch(),
                            place(fault),
                            line(fault),
                            fault.column(),
                            fault.kind().code(),
                            printable(fault.value())))
                    .toList();
            terminal.print(TextTable.of(new Table("quarantine", title(), columns, rows), common.language()));
            terminal.println(
                    found.size() > LISTED
                            ? common.phrases().say("quarantine.more", "n", common.number(LISTED))
                            : common.phrases().say("quarantine.listed", "n", common.number(shown.size())));
        }
        terminal.flush();
    }

    /** A cell may hold what a terminal would act on. */
    private static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private void export(List<Fault> faults, ExportFormat format, HomeContent content) throws IOException {
        Language language = common.language();
        List<Table.Column> columns = List.of(
                column("source", Table.Type.TEXT),
                column("dataset", Table.Type.TEXT),
                column("batch", Table.Type.INTEGER),
                column("file", Table.Type.TEXT),
                column("line", Table.Type.INTEGER),
                column("record", Table.Type.INTEGER),
                column("column", Table.Type.TEXT),
                column("code", Table.Type.TEXT),
                column("reason", Table.Type.TEXT),
                column("advice", Table.Type.TEXT),
                column("value", Table.Type.TEXT),
                column("cells", Table.Type.TEXT));
        List<List<Object>> rows = faults.stream()
                .map(fault -> Arrays.<Object>asList(
                        fault.source(),
                        fault.dataset(),
                        (long) fault.batch(),
                        place(fault),
                        line(fault),
                        fault.record(),
                        fault.column(),
                        fault.kind().code(),
                        fault.kind().title().in(language),
                        fault.kind().advice().in(language),
                        fault.value(),
                        fault.cells()))
                .toList();
        var table = new Table("quarantine", title(), columns, rows);
        boolean synthetic = faults.stream()
                .anyMatch(fault -> Optional.ofNullable(
                                content.definitions().sources().get(fault.source()))
                        .map(definition -> definition.synthetic())
                        .orElse(false));
        var provenance = new Provenance(
                content.home().findCurrentVersion().orElse(""),
                Instant.now(),
                faults.stream().map(Fault::dataset).distinct().toList(),
                synthetic,
                Optional.empty(),
                Optional.empty(),
                List.of());
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
            format.write(table, provenance, CsvFile.Mode.SPREADSHEET, language, stream);
        }
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(
                common.phrases().say("quarantine.exported", "n", common.number(faults.size()), "file", out.toString()));
        terminal.flush();
    }

    private static String place(Fault fault) {
        return fault.part().isEmpty() ? fault.file() : fault.file() + " [" + fault.part() + "]";
    }

    private static Long line(Fault fault) {
        return fault.line().isPresent() ? (Long) fault.line().getAsLong() : null;
    }

    private static Text title() {
        return Phrases.text(Main.class, "quarantine.title");
    }

    private static Table.Column column(String id, Table.Type type) {
        return new Table.Column(id, type, Phrases.text(Main.class, "quarantine.column." + id));
    }
}
