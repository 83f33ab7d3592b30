package org.merata.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.SourceDefinition;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;

/**
 * The door by which every file comes in, whatever its form: behind it stands a table of text in UTF-8, whose records are known by their
 * place in the file that was received. A plainly written CSV passes as it is: it is neither copied nor read once more.
 */
public final class PreparedFile implements AutoCloseable {
    private final Path received;
    private final String name;
    private final Path scratch;
    private final FileForm form;
    private final Optional<FileHead> head;
    private final BytePass.Counts counts;
    private final List<Path> temporary = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private Optional<NoticeKind> refusal = Optional.empty();

    private PreparedFile(
            Path received, String name, Path scratch, FileForm form, Optional<FileHead> head, BytePass.Counts counts) {
        this.received = received;
        this.name = name;
        this.scratch = scratch;
        this.form = form;
        this.head = head;
        this.counts = counts;
    }

    /**
     * Looks at every byte of a file once: after this its form and its hash are known.
     *
     * @param name what the file is called in notices
     * @param stated what the source states of the file; the rest is found out
     * @param expected names of columns that are likely to be there
     * @param scratch a folder for temporary files
     */
    public static PreparedFile of(
            Path file,
            String name,
            SourceDefinition.Dialect stated,
            Collection<String> expected,
            Path scratch,
            ReadingLimits limits) {
        Optional<FileHead> head = FileHead.read(file, stated, expected);
        BytePass.Counts counts = new BytePass(file, head.orElse(FileHead.NONE)).count();
        return new PreparedFile(file, name, scratch, FileForm.TEXT, head, counts);
    }

    public FileForm form() {
        return form;
    }

    /** The SHA-256 of the bytes received, in lower-case hexadecimal. */
    public String sha256() {
        return counts.sha256();
    }

    /** The bytes received. */
    public long bytes() {
        return counts.bytes();
    }

    /**
     * Makes the table; empty where the file is refused, for the reason in {@link #refusal}. For one call.
     *
     * @throws UncheckedIOException where the file or the scratch folder fails
     */
    public Optional<TableText> read() {
        if (head.isEmpty()) {
            return refuse(ReadingNotice.FILE_EMPTY, Map.of());
        }
        return readText(head.get());
    }

    private Optional<TableText> readText(FileHead found) {
        boolean utf8 = found.charset().equals(StandardCharsets.UTF_8);
        if (utf8 && counts.utf8()) {
            return Optional.of(new TableText(received, found, counts, Places.SAME));
        }
        boolean guessed = utf8 && !found.charsetStated();
        FileHead used = guessed ? found.withCharset(FileHead.WINDOWS_1252) : found;
        if (used.charset().equals(FileHead.WINDOWS_1252) && !used.charsetStated()) {
            notice(
                    ReadingNotice.ENCODING_ASSUMED,
                    Map.of("encoding", used.charset().name()));
        }
        Path text = temporary("utf8-", ".csv");
        if (!Encodings.transcode(received, used.charset(), text)) {
            return refuse(
                    ReadingNotice.ENCODING_BROKEN,
                    Map.of("encoding", found.charset().name()));
        }
        return Optional.of(new TableText(text, used, new BytePass(text, used).count(), Places.SAME));
    }

    private Path temporary(String prefix, String suffix) {
        try {
            Path path = Files.createTempFile(scratch, prefix, suffix);
            temporary.add(path);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException("making a file in " + scratch, e);
        }
    }

    /** Why the file was refused. */
    public Optional<NoticeKind> refusal() {
        return refusal;
    }

    /** What was noticed, the refusal included. */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    private Optional<TableText> refuse(ReadingNotice why, Map<String, String> details) {
        notice(why, details);
        refusal = Optional.of(why);
        return Optional.empty();
    }

    private void notice(ReadingNotice kind, Map<String, String> details) {
        notices.add(Notice.of(kind, new Location.InFile(name), details));
    }

    /** Deletes what was written on the way. */
    @Override
    public void close() {
        try {
            for (Path path : temporary) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting the temporary files of " + name, e);
        }
    }
}
