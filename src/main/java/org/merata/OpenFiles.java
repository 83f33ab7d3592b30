package org.merata;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files other processes have open for writing, as Linux tells under {@code /proc}. It tells of the processes of this user, or of
 * all where this user is root; on systems without {@code /proc} no file counts as open.
 */
final class OpenFiles {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern FLAGS = Pattern.compile("(?m)^flags:\\s*([0-7]+)$");
    private static final int ACCESS_MODE = 3;

    private OpenFiles() {}

    /** Whether this system tells. */
    static boolean isTold() {
        return Files.isDirectory(PROCESSES.resolve("self/fdinfo"));
    }

    /** Whether any process has the file open so that it can write to it. */
    static boolean isOpenForWriting(Path file) throws IOException {
        if (!isTold()) {
            return false;
        }
        Object key = key(file);
        try (var processes = Files.newDirectoryStream(
                PROCESSES, entry -> entry.getFileName().toString().matches("\\d+"))) {
            for (Path process : processes) {
                if (key != null && writes(process, file, key)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
    }

    private static boolean writes(Path process, Path file, Object key) {
        try (var descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (isWriting(process, descriptor, file, key)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException endedOrOfAnotherUser) {
            return false;
        }
    }

    /** By its name first, which needs no look at the file itself; a process may see it under another path. */
    private static boolean isWriting(Path process, Path descriptor, Path file, Object key) {
        try {
            Path name = Files.readSymbolicLink(descriptor).getFileName();
            return name != null
                    && name.equals(file.getFileName())
                    && key.equals(key(descriptor))
                    && mayWrite(process, descriptor);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static boolean mayWrite(Path process, Path descriptor) throws IOException {
        Matcher flags = FLAGS.matcher(Files.readString(process.resolve("fdinfo").resolve(descriptor.getFileName())));
        return flags.find() && (Integer.parseInt(flags.group(1), 8) & ACCESS_MODE) != 0;
    }
}
