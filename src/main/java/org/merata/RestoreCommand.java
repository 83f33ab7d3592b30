package org.merata;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.merata.warehouse.Home;
import org.merata.warehouse.HomeRestore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup back where no home is, makes the records from it, and publishes. */
@Command(name = "restore", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "restore_folder")
    private Path folder;

    @Option(names = "--memory", paramLabel = "MB", defaultValue = "0", descriptionKey = "memory")
    private long memoryMegabytes;

    @Override
    public Integer call() {
        var resources = common.resources(memoryMegabytes);
        var restore = new HomeRestore(folder, Home.of(common.home()));
        if (!restore.isBackup()) {
            throw new CommandRefused(
                    Main.WRONG_USAGE, common.phrases().say("restore.no_backup", "folder", folder.toString()));
        }
        if (!restore.isHomeFree()) {
            throw new CommandRefused(
                    Main.WRONG_USAGE,
                    common.phrases()
                            .say("restore.not_empty", "home", common.home().toString()));
        }
        List<String> damaged = restore.listDamaged();
        if (!damaged.isEmpty()) {
            String files =
                    damaged.stream().map(file -> "  " + file).collect(Collectors.joining(System.lineSeparator()));
            throw new CommandRefused(
                    Main.WRONG_INPUT, common.phrases().say("restore.damaged") + System.lineSeparator() + files);
        }
        int files = restore.run();
        spec.commandLine()
                .getOut()
                .println(common.phrases()
                        .say(
                                "restore.done",
                                "files",
                                common.number(files),
                                "home",
                                common.home().toString()));
        HomeContent content = HomeContent.read(common);
        content.tellProblems(common, spec.commandLine().getErr());
        return Ingesting.afterRestore(
                content, common, resources, spec.commandLine().getOut());
    }
}
