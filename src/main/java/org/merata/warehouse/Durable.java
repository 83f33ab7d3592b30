package org.merata.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;

/** Writing that a power cut can't undo: content to the disk first, then the name, then the folder that holds the name. */
final class Durable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Durable() {}

    /** Puts the content on the disk. */
    static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Puts the names in a folder on the disk; file systems that open no folders keep them safe themselves. */
    static void syncFolder(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Moves a finished file to its name in the same folder: whoever looks sees the old one or the new one, never a part. */
    static void rename(Path from, Path to) throws IOException {
        syncFile(from);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(to.getParent());
    }

    /** A name beside a file, free now, for what is set aside and never deleted. */
    static Path aside(Path file, String reason) {
        String stamp = STAMP.format(Instant.now());
        Path aside = file.resolveSibling(file.getFileName() + "." + reason + "-" + stamp);
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(file.getFileName() + "." + reason + "-" + stamp + "-" + i);
        }
        return aside;
    }

    /** The time that a name of {@link #aside} bears. */
    static Instant parseStamp(String stamp) {
        return Instant.from(STAMP.parse(stamp));
    }

    /** Deletes a folder with all that is in it, where it is there. */
    static void deleteFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(temporary, text, StandardCharsets.UTF_8);
        rename(temporary, file);
    }
}
