package org.merata;

import java.util.concurrent.Callable;
import org.merata.ingest.PersonalText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes one batch out as if it had never come, and publishes. */
@Command(name = "undo", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class UndoCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BATCH", descriptionKey = "undo_batch")
    private int batch;

    @Option(names = "--why", paramLabel = "TEXT", required = true, descriptionKey = "why")
    private String why;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        if (why.isBlank()) {
            throw new CommandRefused(Main.WRONG_USAGE, common.phrases().say("undo.no_reason"));
        }
        if (PersonalText.isPersonal(why)) {
            throw new CommandRefused(Main.WRONG_USAGE, common.phrases().say("undo.personal"));
        }
        HomeContent content = HomeContent.read(common);
        content.tellProblems(common, spec.commandLine().getErr());
        return Ingesting.undo(
                content, common, batch, why.strip(), json, spec.commandLine().getOut());
    }
}
