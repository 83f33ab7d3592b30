package org.merata.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A file of lines that only its owner may read, to which lines are added and from which none is taken. Safe for threads and processes. */
final class PrivateLines {
    private final Path file;

    PrivateLines(Path file) {
        this.file = file;
    }

    /** Every finished line; one without its end was never acknowledged to anybody. */
    List<String> list() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            return finished(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static List<String> finished(String text) {
        int end = text.lastIndexOf('\n');
        return end < 0 ? List.of() : text.substring(0, end).lines().toList();
    }

    /**
     * Adds a line made from the last one, and answers when it is on the disk.
     *
     * @param next takes the last line, or an empty text where there is none
     */
    synchronized String append(UnaryOperator<String> next) {
        try (FileChannel channel = FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        ownerOnly());
                FileLock lock = channel.lock()) {
            long end = lock.isValid() ? channel.size() : 0;
            Tail tail = tail(channel, end);
            String line = next.apply(tail.line());
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            channel.truncate(tail.finished());
            channel.position(tail.finished());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    /** The last finished line and where it ends. */
    private record Tail(String line, long finished) {}

    private static Tail tail(FileChannel channel, long size) throws IOException {
        for (int reach = 8_192; ; reach *= 4) {
            int length = (int) Math.min(size, reach);
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, size - length + bytes.position()) >= 0) {
                continue;
            }
            byte[] read = bytes.array();
            int last = lastNewline(read, length);
            int before = lastNewline(read, last);
            if (before >= 0 || length == size) {
                String line = last < 0 ? "" : new String(read, before + 1, last - before - 1, StandardCharsets.UTF_8);
                return new Tail(line, last < 0 ? 0 : size - length + last + 1);
            }
        }
    }

    private static int lastNewline(byte[] bytes, int before) {
        int at = before - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return Math.max(at, -1);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
