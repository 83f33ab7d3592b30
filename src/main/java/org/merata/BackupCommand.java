package org.merata;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.merata.warehouse.Home;
import org.merata.warehouse.HomeBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies what a home can be made again from; may run beside an ingestion. */
@Command(name = "backup", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "backup_folder")
    private Path folder;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Home home = Home.of(common.home());
        if (!Files.isDirectory(home.data())) {
            throw new CommandRefused(
                    Main.WRONG_USAGE,
                    common.phrases().say("backup.no_home", "home", home.root().toString()));
        }
        var backup = new HomeBackup(home, folder);
        if (!backup.isFolderFree()) {
            throw new CommandRefused(
                    Main.WRONG_USAGE, common.phrases().say("backup.not_empty", "folder", folder.toString()));
        }
        if (backup.isWithinHome()) {
            throw new CommandRefused(
                    Main.WRONG_USAGE, common.phrases().say("backup.within", "folder", folder.toString()));
        }
        HomeBackup.Made made = backup.make(Main.version());
        out.println(common.phrases()
                .say(
                        "backup.done",
                        "folder",
                        folder.toString(),
                        "files",
                        common.number(made.files()),
                        "archived",
                        common.number(made.batches()),
                        "megabytes",
                        common.decimal(made.bytes() / 1e6)));
        made.damaged()
                .forEach(file -> out.println("  " + common.phrases().say("backup.damaged_archive", "file", file)));
        out.println(common.phrases().say("backup.keep_safe"));
        out.flush();
        return made.damaged().isEmpty() ? Main.FINE : Main.WRONG_INPUT;
    }
}
