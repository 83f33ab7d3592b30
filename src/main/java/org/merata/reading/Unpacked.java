package org.merata.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Takes files out of gzip and zip, within limits: what would grow beyond them is refused while it is still small. */
final class Unpacked {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long RATIO_COUNTS_FROM = 8L << 20;
    private static final long FREE_BYTES_LEFT = 1L << 30;

    private final ReadingLimits limits;
    private long left;

    /** @param name of the member, with its folders */
    record Member(String name, Path file) {}

    Unpacked(ReadingLimits limits) {
        this.limits = limits;
        this.left = limits.unpackedBytes();
    }

    static Refusal tooLarge(long bytes) {
        return new Refusal(ReadingNotice.UNPACKED_TOO_LARGE, Map.of("allowed", (bytes >> 20) + " MB"));
    }

    void gunzip(Path packed, Path to) throws IOException, Refusal {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), BUFFER_BYTES)) {
            copy(in, to, Files.size(packed));
        }
    }

    /**
     * Takes the members out.
     *
     * @param wanted a pattern of names; none for all
     * @param temporary makes a file for a member
     */
    List<Member> unzip(Path packed, Optional<String> wanted, Supplier<Path> temporary) throws IOException, Refusal {
        try (ZipFile zip = new ZipFile(packed.toFile())) {
            var entries = new ArrayList<ZipEntry>();
            for (ZipEntry entry : zip.stream().toList()) {
                checkName(entry.getName());
                if (!entry.isDirectory() && !isLitter(entry.getName())) {
                    entries.add(entry);
                }
            }
            if (entries.size() > limits.members()) {
                throw new Refusal(
                        ReadingNotice.TOO_MANY_MEMBERS,
                        Map.of(
                                "members", Integer.toString(entries.size()),
                                "allowed", Integer.toString(limits.members())));
            }
            List<ZipEntry> chosen = choose(entries, wanted);
            var members = new ArrayList<Member>();
            for (ZipEntry entry : chosen) {
                Path to = temporary.get();
                try (InputStream in = zip.getInputStream(entry)) {
                    copy(in, to, Math.max(1, entry.getCompressedSize()));
                }
                members.add(new Member(entry.getName(), to));
            }
            return members;
        }
    }

    private static List<ZipEntry> choose(List<ZipEntry> entries, Optional<String> wanted) throws Refusal {
        List<ZipEntry> chosen = entries.stream()
                .filter(entry -> wanted.isEmpty() || matches(wanted.get(), entry.getName()))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
        if (chosen.isEmpty()) {
            throw new Refusal(
                    ReadingNotice.PART_NOT_FOUND, Map.of("wanted", wanted.orElse("*"), "found", names(entries)));
        }
        return chosen;
    }

    private static String names(List<ZipEntry> entries) {
        return entries.stream().map(ZipEntry::getName).limit(20).collect(Collectors.joining(", "));
    }

    /** Whether a name is meant by a pattern such as {@code data-*.csv}; a pattern without a folder means the name alone. */
    static boolean matches(String pattern, String name) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        Path path = Path.of(name);
        return matcher.matches(path) || matcher.matches(path.getFileName());
    }

    /** Nothing is ever written under a member's own name; a name that tries is no honest archive's. */
    private static void checkName(String name) throws Refusal {
        boolean climbs = List.of(name.replace('\\', '/').split("/")).contains("..");
        if (climbs || name.startsWith("/") || name.startsWith("\\") || name.contains(":") || name.indexOf(0) >= 0) {
            throw new Refusal(ReadingNotice.MEMBER_NAME_UNSAFE, Map.of("member", name.replaceAll("[^\\w./ -]", "?")));
        }
    }

    private static boolean isLitter(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/") || last.equals(".DS_Store") || last.equals("Thumbs.db");
    }

    private void copy(InputStream in, Path to, long packedBytes) throws IOException, Refusal {
        long allowed = Math.min(left, Files.getFileStore(to).getUsableSpace() - FREE_BYTES_LEFT);
        long written = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > allowed) {
                    throw tooLarge(allowed);
                }
                if (written > RATIO_COUNTS_FROM && written / limits.ratio() > packedBytes) {
                    throw new Refusal(
                            ReadingNotice.UNPACKED_TOO_LARGE,
                            Map.of("allowed", limits.ratio() + " times its packed size"));
                }
                out.write(buffer, 0, read);
            }
        }
        left -= written;
    }

    /** Whether reading failed for what the bytes are, and not for the disk they lie on: then a refusal is thrown. */
    static UncheckedIOException damageOr(IOException failed, Path file) throws Refusal {
        if (failed instanceof ZipException || failed instanceof EOFException) {
            throw new Refusal(ReadingNotice.FILE_DAMAGED, Map.of());
        }
        return failed(file, failed);
    }

    static UncheckedIOException failed(Path file, IOException failed) {
        return new UncheckedIOException("reading " + file, failed);
    }
}
