package org.merata;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.merata.synthetic.SyntheticData.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes synthetic transactions for trials and benchmarks. */
@Command(name = "generate", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1000000", descriptionKey = "rows")
    private long rows;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "2021", descriptionKey = "seed")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "out")
    private Path out;

    @Override
    public Integer call() {
        if (rows < 1) {
            throw new CommandRefused(Main.WRONG_USAGE, common.phrases().say("generate.bad_rows"));
        }
        if (Files.exists(out)) {
            throw new CommandRefused(Main.WRONG_USAGE, common.phrases().say("generate.exists", "file", out.toString()));
        }
        HomeContent content = HomeContent.read(common);
        Written written;
        try (Bar bar = Bar.of(common.phrases().say("generate.task"), rows)) {
            written = Sample.writeTransactions(out, content.home().inbox(), content.reference(), rows, seed, bar::at);
        }
        spec.commandLine()
                .getOut()
                .println(common.phrases()
                        .say(
                                "generate.done",
                                "rows",
                                Long.toString(written.transactions()),
                                "file",
                                out.toString(),
                                "seed",
                                Long.toString(seed)));
        return Main.FINE;
    }
}
