package org.merata;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.merata.definition.DefinitionFolder;
import org.merata.ingest.ReferenceFiles;
import org.merata.model.Notices;
import org.merata.model.Severity;
import org.merata.warehouse.Home;
import org.merata.warehouse.HomeLock;
import org.merata.warehouse.PublishedVersions;
import org.merata.warehouse.SetAsideFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at the home, its store and this machine, one line each, and says what to mend. Changes nothing. */
@Command(name = "doctor", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class DoctorCommand implements Callable<Integer> {
    private static final int OLDEST_JAVA = 17;
    private static final long LEAST_FREE_BYTES = 2L << 30;
    private static final long BYTES_IN_GIGABYTE = 1L << 30;
    private static final double BYTES_IN_MEGABYTE = 1e6;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private PrintWriter out;
    private boolean ill;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        Home home = Home.of(common.home());
        checkJava();
        checkSpace(home);
        checkDefinitions(home);
        checkStore(home);
        checkPublished(home);
        listSetAside(home);
        return ill ? Main.WRONG_INPUT : Main.FINE;
    }

    private void checkJava() {
        int version = Runtime.version().feature();
        tell(version >= OLDEST_JAVA, "doctor.java", "version", Integer.toString(version));
    }

    private void checkSpace(Home home) {
        try {
            Path existing = home.root();
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            long free = Files.getFileStore(existing).getUsableSpace();
            tell(free >= LEAST_FREE_BYTES, "doctor.space", "free", common.number(free / BYTES_IN_GIGABYTE));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot look at the disk of " + home.root(), failure);
        }
    }

    private void checkDefinitions(Home home) {
        DefinitionFolder.Reading reading = DefinitionFolder.read(home.root());
        var notices = new Notices();
        notices.addAll(reading.notices());
        if (reading.hasCountry()) {
            ReferenceFiles.read(home.root(), reading.definitions(), notices);
        }
        tell(
                !notices.hasErrors(),
                "doctor.definitions",
                "errors",
                common.number(notices.count(Severity.ERROR)),
                "warnings",
                common.number(notices.count(Severity.WARNING)));
    }

    private void checkStore(Home home) {
        if (!Files.isDirectory(home.store())) {
            tell(true, "doctor.no_store");
            return;
        }
        tell(
                isPrivate(home.store()) && isPrivate(home.secret()),
                "doctor.private",
                "store",
                home.store().toString());
        Optional<String> holder = findWriter(home);
        if (holder.isPresent()) {
            tell(true, "doctor.writer", "holder", holder.get());
        } else {
            tell(true, "doctor.no_writer");
        }
    }

    /** Who is writing to the home now. Taking the lock and giving it back is the one sure way to know. */
    private static Optional<String> findWriter(Home home) {
        try (HomeLock lock = HomeLock.acquire(home, "doctor")) {
            return lock == null ? Optional.of("") : Optional.empty();
        } catch (HomeLock.Held held) {
            return Optional.of(held.holder());
        }
    }

    private void checkPublished(Home home) {
        try (PublishedVersions versions = PublishedVersions.open(home)) {
            tell(
                    versions.current().isPresent(),
                    "doctor.published",
                    "version",
                    versions.current().map(version -> version.id()).orElse("-"));
        } catch (IllegalStateException damaged) {
            tell(false, "doctor.damaged", "reason", damaged.getMessage());
        }
    }

    /** They harm nothing, but may be large, and hold records of people. */
    private void listSetAside(Home home) {
        for (SetAsideFile aside : SetAsideFile.list(home)) {
            String kind = "doctor.aside." + aside.kind().name().toLowerCase(Locale.ROOT);
            out.println("  --  "
                    + common.phrases()
                            .say(
                                    kind,
                                    "file",
                                    home.root().relativize(aside.file()).toString(),
                                    "megabytes",
                                    common.decimal(aside.bytes() / BYTES_IN_MEGABYTE),
                                    "at",
                                    aside.at().toString()));
            out.println("      " + common.phrases().say(kind + ".advice"));
        }
    }

    private static boolean isPrivate(Path path) {
        if (!Files.exists(path)) {
            return true;
        }
        try {
            Set<PosixFilePermission> allowed = PosixFilePermissions.fromString("rwx------");
            return allowed.containsAll(Files.getPosixFilePermissions(path));
        } catch (UnsupportedOperationException noOwnersHere) {
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot look at " + path, failure);
        }
    }

    private void tell(boolean well, String phrase, String... values) {
        ill |= !well;
        out.println((well ? "  ok  " : "  !!  ") + common.phrases().say(phrase, values));
        if (!well) {
            out.println("      " + common.phrases().say(phrase + ".advice"));
        }
    }
}
