package org.merata;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.merata.synthetic.SyntheticData.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: sample data if there is none, ingest, serve. In an empty folder it lays out the home first. */
@Command(name = "demo", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Serving serving;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1000000", descriptionKey = "rows")
    private long rows;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "2021", descriptionKey = "seed")
    private long seed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (rows < 1) {
            throw new CommandRefused(Main.WRONG_USAGE, common.phrases().say("generate.bad_rows"));
        }
        serving.requireFreePort(common.phrases());
        if (!Files.exists(common.home().resolve("data/country.yaml"))) {
            HomeTemplate.layOutDemonstration(common.home());
        }
        HomeContent content = HomeContent.read(common);
        content.tellProblems(common, spec.commandLine().getErr());
        makeSample(content, out);
        int ingested = Ingesting.runBriefly(content, common, out);
        return ingested == Main.FINE ? serving.serve(content, common, out) : ingested;
    }

    private void makeSample(HomeContent content, PrintWriter out) {
        Path inbox = content.home().inbox();
        if (Sample.exists(inbox)) {
            return;
        }
        Written written;
        try (Bar bar = Bar.of(common.phrases().say("generate.task"), rows)) {
            written = Sample.write(inbox, content.reference(), rows, seed, bar::at);
        }
        out.println(common.phrases()
                .say(
                        "demo.sample",
                        "transactions",
                        common.number(written.transactions()),
                        "responses",
                        common.number(written.responses()),
                        "complaints",
                        common.number(written.complaints()),
                        "assessments",
                        common.number(written.assessments())));
        out.flush();
    }
}
