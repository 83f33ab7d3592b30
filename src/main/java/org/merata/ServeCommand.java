package org.merata;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves what is published. */
@Command(name = "serve", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Serving serving;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        HomeContent content = HomeContent.read(common);
        content.tellProblems(common, spec.commandLine().getErr());
        return serving.serve(content, common, spec.commandLine().getOut());
    }
}
