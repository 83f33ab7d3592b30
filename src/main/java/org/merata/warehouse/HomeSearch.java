package org.merata.warehouse;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks for texts in the bytes of every file of a home, unpacked where they are packed, in UTF-8 and UTF-16, as words of their own. The
 * databases in use are passed over: their texts may be packed, so bytes prove nothing there.
 */
public final class HomeSearch {
    private static final int PIECE_BYTES = 1 << 20;
    private static final int LONGEST_BYTES = 4_096;
    private static final int MARK_BYTES = 4;
    private static final int DEEPEST = 3;

    private final Home home;
    private final Pattern pattern;

    /** @param texts what to look for; none may be empty */
    public HomeSearch(Home home, List<String> texts) {
        this.home = home;
        String any = texts.stream()
                .flatMap(text -> Stream.of(
                        bounded(text.getBytes(StandardCharsets.UTF_8)),
                        Pattern.quote(latin(text.getBytes(StandardCharsets.UTF_16LE))),
                        Pattern.quote(latin(text.getBytes(StandardCharsets.UTF_16BE)))))
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(any, Pattern.DOTALL);
    }

    /** The bytes of a text, as what they are in ISO 8859-1: each byte one letter. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String bounded(byte[] bytes) {
        return "(?<![A-Za-z0-9])" + Pattern.quote(latin(bytes)) + "(?![A-Za-z0-9])";
    }

    /** The files that hold one of the texts or may hold it, by their paths within the home. Records that were set aside always may. */
    public List<String> find() {
        try (var files = Files.walk(home.root())) {
            var found = new ArrayList<String>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (isSetAside(file) || !isDatabase(file) && holds(file)) {
                    found.add(home.root().relativize(file).toString().replace('\\', '/'));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("looking through " + home.root(), e);
        }
    }

    private boolean isDatabase(Path file) {
        return file.equals(home.records()) || file.startsWith(home.published());
    }

    private boolean isSetAside(Path file) {
        return file.getParent().equals(home.store())
                && file.getFileName().toString().startsWith(home.records().getFileName() + ".")
                && !file.equals(home.recordsLog());
    }

    private boolean holds(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return holds(in, 0);
        } catch (IOException damagedArchive) {
            // What can't be unpacked is looked at as it is.
            try (InputStream in = Files.newInputStream(file)) {
                return holdsPlainly(in);
            }
        }
    }

    private boolean holds(InputStream packed, int depth) throws IOException {
        var in = new BufferedInputStream(packed);
        in.mark(MARK_BYTES);
        byte[] mark = in.readNBytes(MARK_BYTES);
        in.reset();
        if (depth < DEEPEST && starts(mark, 0x28, 0xB5, 0x2F, 0xFD)) {
            return holds(new ZstdInputStream(in), depth + 1);
        }
        if (depth < DEEPEST && starts(mark, 0x1F, 0x8B)) {
            return holds(new GZIPInputStream(in), depth + 1);
        }
        if (depth < DEEPEST && starts(mark, 'P', 'K', 3, 4)) {
            return holdsMember(new ZipInputStream(in), depth + 1);
        }
        return holdsPlainly(in);
    }

    private boolean holdsMember(ZipInputStream in, int depth) throws IOException {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (holds(in, depth)) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Pieces overlap, so that a text that lies on the seam is found. */
    private boolean holdsPlainly(InputStream in) throws IOException {
        String tail = "";
        for (byte[] piece = in.readNBytes(PIECE_BYTES); piece.length > 0; piece = in.readNBytes(PIECE_BYTES)) {
            String text = tail + latin(piece);
            if (pattern.matcher(text).find()) {
                return true;
            }
            tail = text.substring(Math.max(0, text.length() - LONGEST_BYTES));
        }
        return false;
    }
}
