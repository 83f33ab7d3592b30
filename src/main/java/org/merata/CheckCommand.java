package org.merata;

import java.util.concurrent.Callable;
import org.merata.definition.DefinitionFolder;
import org.merata.ingest.ReferenceFiles;
import org.merata.model.Notices;
import org.merata.model.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks every definition and all reference data; every problem at once, with file, line, and what is allowed. */
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DefinitionFolder.Reading reading = DefinitionFolder.read(common.home());
        var notices = new Notices();
        notices.addAll(reading.notices());
        if (reading.hasCountry()) {
            ReferenceFiles.read(common.home(), reading.definitions(), notices);
        }
        var out = spec.commandLine().getOut();
        notices.list().forEach(notice -> out.println(notice.describe(common.language())));
        out.println(common.phrases()
                .say(
                        "check.done",
                        "errors",
                        Long.toString(notices.count(Severity.ERROR)),
                        "warnings",
                        Long.toString(notices.count(Severity.WARNING))));
        return notices.hasErrors() ? Main.WRONG_INPUT : Main.FINE;
    }
}
