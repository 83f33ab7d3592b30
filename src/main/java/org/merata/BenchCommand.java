package org.merata;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.merata.warehouse.RecordsDatabase.Resources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures this machine and program against floors of the same run, as a Markdown table. Touches no home. */
@Command(name = "bench", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class BenchCommand implements Callable<Integer> {
    private static final long SEED = 2021;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    /** What can be measured. */
    enum Subject {
        INGEST
    }

    @Parameters(index = "0", paramLabel = "SUBJECT", descriptionKey = "bench_subject")
    private Subject subject;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1000000", descriptionKey = "rows")
    private long rows;

    @Option(names = "--runs", paramLabel = "K", defaultValue = "4", descriptionKey = "runs")
    private int runs;

    @Option(names = "--memory", paramLabel = "MB", defaultValue = "0", descriptionKey = "memory")
    private long memory;

    @Override
    public Integer call() {
        if (rows < 1 || runs < 1 || memory < 0) {
            throw new CommandRefused(Main.WRONG_USAGE, common.phrases().say("bench.bad_number"));
        }
        Resources resources = common.resources(memory);
        try {
            Path folder = Files.createTempDirectory("merata-bench-");
            try {
                print(new IngestBench(folder, resources).run(common, rows, runs, SEED), resources);
            } finally {
                IngestBench.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder to measure in", e);
        }
        return Main.FINE;
    }

    private void print(List<IngestBench.Row> figures, Resources resources) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(common.phrases()
                .say(
                        "bench.about",
                        "rows",
                        Long.toString(rows),
                        "runs",
                        Integer.toString(Math.max(1, runs - 1)),
                        "threads",
                        Integer.toString(resources.threads()),
                        "memory",
                        Long.toString(resources.memoryMegabytes())));
        out.println();
        out.println(common.phrases().say("bench.header"));
        out.println("|---|---:|---:|---:|---:|");
        for (IngestBench.Row row : figures) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %s |%n",
                    name(row.figure()),
                    row.median().wall(),
                    row.median().processor(),
                    row.wallRatio(),
                    ratio(row.processorRatio()));
        }
        out.flush();
    }

    /** A ratio of processor times to two places; a dash where the floor was too short for that clock, which goes in steps. */
    static String ratio(double ratio) {
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : "–";
    }

    private String name(IngestBench.Figure figure) {
        return switch (figure) {
            case FLOOR -> common.phrases().say("bench.floor");
            case STRICT -> common.phrases().say("bench.strict");
            case STRICT_PUBLISHED -> common.phrases().say("bench.strict_published");
            case BATCH_FLOOR -> common.phrases().say("bench.batch_floor");
            case BATCH -> common.phrases().say("bench.batch");
            case PARSE -> common.phrases().say("bench.parse");
            case CAREFUL -> common.phrases().say("bench.careful");
            case PEER_FLOOR -> common.phrases().say("bench.peer_floor");
            case APPENDER -> common.phrases().say("bench.appender");
            case TABLESAW -> common.phrases().say("bench.tablesaw");
        };
    }
}
