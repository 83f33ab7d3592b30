package org.merata;

import java.util.concurrent.Callable;
import org.merata.warehouse.RecordsDatabase.Resources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the records again from the archive and publishes; the records so far get another name and stay. */
@Command(name = "rebuild", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--memory", paramLabel = "MB", defaultValue = "0", descriptionKey = "memory")
    private long memoryMegabytes;

    @Override
    public Integer call() {
        Resources resources = common.resources(memoryMegabytes);
        HomeContent content = HomeContent.read(common);
        content.tellProblems(common, spec.commandLine().getErr());
        return Ingesting.rebuild(
                content, common, resources, json, spec.commandLine().getOut());
    }
}
