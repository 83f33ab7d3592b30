package org.merata.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends a file that never changes, or the one range of it that was asked for (RFC 9110, 14), through a buffer of fixed size. Several ranges
 * in one request are answered with the whole file, as the standard leaves open.
 */
final class RangedFile {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final int BUFFER_BYTES = 1 << 16;

    private RangedFile() {}

    /** @param from the first byte, and the last one, both included */
    private record Range(long from, long to) {
        long length() {
            return to - from + 1;
        }
    }

    static void send(Context context, Path path, String etag) {
        long size = size(path);
        context.header("ETag", etag).header("Accept-Ranges", "bytes");
        if (Sending.isKnown(context.header("If-None-Match"), etag)) {
            context.status(304);
            return;
        }
        String asked = context.header("Range");
        String condition = context.header("If-Range");
        boolean current = condition == null || condition.equals(etag);
        Matcher matcher = RANGE.matcher(asked == null ? "" : asked.strip());
        if (context.method() == HandlerType.HEAD || !current || !isRange(matcher)) {
            context.status(200);
            write(context, path, new Range(0, size - 1));
            return;
        }
        Optional<Range> range = range(matcher, size);
        if (range.isEmpty()) {
            context.status(416).header("Content-Range", "bytes */" + size);
            context.res().setHeader("Content-Disposition", null);
            context.header("Cache-Control", "no-store");
            return;
        }
        context.status(206)
                .header(
                        "Content-Range",
                        "bytes " + range.get().from() + "-" + range.get().to() + "/" + size);
        write(context, path, range.get());
    }

    /** Whether it is one range that runs forward; anything else is as if it were not there. */
    private static boolean isRange(Matcher matcher) {
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return false;
        }
        return matcher.group(1).isEmpty()
                || matcher.group(2).isEmpty()
                || Long.parseLong(matcher.group(1)) <= Long.parseLong(matcher.group(2));
    }

    /** Empty where the file has no byte of it. */
    private static Optional<Range> range(Matcher matcher, long size) {
        if (matcher.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(matcher.group(2)));
            return last == 0 ? Optional.empty() : Optional.of(new Range(size - last, size - 1));
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        return from >= size ? Optional.empty() : Optional.of(new Range(from, to));
    }

    private static void write(Context context, Path path, Range range) {
        context.res().setContentLengthLong(range.length());
        if (context.method() == HandlerType.HEAD) {
            return;
        }
        try (FileChannel file = FileChannel.open(path)) {
            OutputStream out = context.res().getOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            long at = range.from();
            while (at <= range.to()) {
                buffer.clear().limit((int) Math.min(BUFFER_BYTES, range.to() - at + 1));
                int read = file.read(buffer, at);
                if (read < 0) {
                    throw new IOException(path + " is shorter than it was");
                }
                out.write(buffer.array(), 0, read);
                at += read;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("sending " + path, broken);
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException missing) {
            throw new UncheckedIOException("a released file is missing: " + path, missing);
        }
    }
}
