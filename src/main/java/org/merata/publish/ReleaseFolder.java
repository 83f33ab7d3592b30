package org.merata.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.merata.model.Sha256;

/** The folder of a release while it is written: under another name until all of it is on the disk. */
final class ReleaseFolder {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private ReleaseFolder() {}

    /** An empty folder for the parts; what an ended run left there is gone. */
    static Path begin(Path releases, String id) throws IOException {
        Path part = releases.resolve("." + id + ".part");
        delete(part);
        return Files.createDirectories(part);
    }

    /** Puts every file on the disk and gives the folder its name. */
    static void finish(Path part, Path release) throws IOException {
        try (Stream<Path> paths = Files.walk(part)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                sync(path);
            }
        }
        Files.move(part, release, StandardCopyOption.ATOMIC_MOVE);
        sync(release.getParent());
    }

    private static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && WINDOWS) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + folder, e);
        }
    }

    /** A new folder that its owner alone may look into, where the file system knows owners. */
    static Path createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    /** Of all public files of a release. */
    static long bytes(Path release) throws IOException {
        long bytes = 0;
        for (Path file : listPublic(release)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static List<Path> listPublic(Path release) throws IOException {
        try (Stream<Path> paths = Files.walk(release)) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(release.resolve(Releases.FROZEN)))
                    .sorted()
                    .toList();
        }
    }

    static ReleasedFile describe(String format, Path file) throws IOException {
        return new ReleasedFile(format, file.getFileName().toString(), Files.size(file), Sha256.of(file));
    }

    /** {@code SHA256SUMS}, as {@code sha256sum --check} reads it: every public file but itself and {@code release.json}. */
    static void writeChecksums(Path part) throws IOException {
        var lines = new StringBuilder();
        for (Path file : listPublic(part)) {
            lines.append(Sha256.of(file))
                    .append("  ")
                    .append(part.relativize(file).toString().replace('\\', '/'))
                    .append('\n');
        }
        Files.writeString(part.resolve("SHA256SUMS"), lines);
    }
}
