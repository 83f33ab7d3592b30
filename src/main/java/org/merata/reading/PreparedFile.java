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
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.warehouse.ParquetFile;

/**
 * The door by which every file comes in, whatever its form: behind it stands a table of text in UTF-8, whose records are known by their
 * place in the file that was received. A plainly written CSV passes as it is: it is neither copied nor read once more.
 */
public final class PreparedFile implements AutoCloseable {
    /** The pseudo column that holds the name of the sheet a record stands in. */
    public static final String SHEET = "@sheet";

    /** The pseudo column that holds the name of the file, or of the archive's member, a record stands in. */
    public static final String FILE = "@file";

    private final Path received;
    private final String name;
    private final SourceDefinition.Dialect stated;
    private final Collection<String> expected;
    private final Path scratch;
    private final ReadingLimits limits;
    private final FileForm form;
    private final Optional<FileHead> head;
    private final BytePass.Counts counts;
    private final List<Path> temporary = new ArrayList<>();
    private final FormNotices notices;
    private boolean endSought;
    private Optional<NoticeKind> refusal = Optional.empty();

    private PreparedFile(
            Path received,
            String name,
            SourceDefinition.Dialect stated,
            Collection<String> expected,
            Path scratch,
            ReadingLimits limits) {
        this.received = received;
        this.name = name;
        this.stated = stated;
        this.expected = expected;
        this.scratch = scratch;
        this.limits = limits;
        this.notices = new FormNotices(name);
        this.form = FileForm.of(received);
        this.head = form == FileForm.TEXT ? FileHead.read(received, stated, expected) : Optional.empty();
        this.counts = new BytePass(received, head.orElse(FileHead.NONE)).count();
    }

    /**
     * Looks at every byte of a file once: after this its form and its hash are known.
     *
     * @param name what the file is called in notices
     * @param stated what the source states of the file; the rest is found out
     * @param expected names of columns that are likely to be there; {@code @sheet} and {@code @file} are made where they are among them
     * @param scratch a folder for temporary files
     */
    public static PreparedFile of(
            Path file,
            String name,
            SourceDefinition.Dialect stated,
            Collection<String> expected,
            Path scratch,
            ReadingLimits limits) {
        return new PreparedFile(file, name, stated, expected, scratch, limits);
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
     * @throws UncheckedIOException where the disk fails
     */
    public Optional<TableText> read() {
        return read(true);
    }

    /** The same with all that stands below the table of a text, such as totals and notes: of a text Merata wrote, or to be copied. */
    public Optional<TableText> readWhole() {
        return read(false);
    }

    private Optional<TableText> read(boolean toItsEnd) {
        endSought = toItsEnd;
        try {
            if (counts.bytes() > limits.fileBytes()) {
                throw new Refusal(ReadingNotice.FILE_TOO_LARGE, Map.of("allowed", (limits.fileBytes() >> 20) + " MB"));
            }
            return Optional.of(read(form, received));
        } catch (Refusal refused) {
            notices.add(refused.kind(), refused.details());
            refusal = Optional.of(refused.kind());
            return Optional.empty();
        }
    }

    private TableText read(FileForm of, Path file) throws Refusal {
        return switch (of) {
            case TEXT -> readText(file, "");
            case GZIP -> readGzip(file);
            case ZIP -> readZip(file);
            default -> {
                try (TableWriter writer = writer()) {
                    write(of, file, "", writer);
                    yield finish(writer);
                }
            }
        };
    }

    private TableWriter writer() {
        List<String> pseudoColumns =
                List.of(SHEET, FILE).stream().filter(expected::contains).toList();
        return new TableWriter(temporary(), limits, pseudoColumns);
    }

    private static TableText finish(TableWriter writer) throws Refusal {
        if (!writer.hasColumns()) {
            throw new Refusal(ReadingNotice.FILE_EMPTY, Map.of());
        }
        return writer.finish();
    }

    /** @param member the archive's member the file is; empty where it is the one received */
    private void write(FileForm of, Path file, String member, TableWriter writer) throws Refusal {
        String fileName = member.isEmpty() ? lastName(name) : member;
        var part = new TableWriter.Part(member, "", fileName);
        try {
            switch (of) {
                case XLSX, XLS, HTML ->
                    new SheetForms(stated, expected, limits, notices).read(of, file, member, fileName, writer);
                case JSON, NDJSON -> new JsonRecords(file, of, limits).write(part, writer);
                case PARQUET -> new ParquetRecords(file).write(part, writer);
                case ENCRYPTED -> throw new Refusal(ReadingNotice.PASSWORD_PROTECTED, Map.of());
                case DAMAGED -> throw new Refusal(ReadingNotice.FILE_DAMAGED, Map.of());
                case ZIP, GZIP -> throw new Refusal(ReadingNotice.ARCHIVE_NESTED, Map.of("member", member));
                default -> throw new Refusal(ReadingNotice.FORM_UNREADABLE, Map.of("form", of.id()));
            }
        } catch (ParquetFile.Unreadable damaged) {
            throw new Refusal(ReadingNotice.FILE_DAMAGED, Map.of());
        } catch (IOException failed) {
            throw Unpacked.damageOr(failed, file);
        }
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** @param member the archive's member that it is, where there are others */
    private TableText readText(Path file, String member) throws Refusal {
        boolean same = file.equals(received);
        FileHead found = (same ? head : FileHead.read(file, stated, expected))
                .orElseThrow(() -> new Refusal(ReadingNotice.FILE_EMPTY, Map.of()));
        found.findings().remarks().forEach(remark -> notices.add(remark, member));
        BytePass.Counts seen = same ? counts : new BytePass(file, found).count();
        Map<String, String> constants = Map.of(FILE, lastName(name));
        boolean utf8 = found.charset().equals(StandardCharsets.UTF_8);
        if (utf8 && seen.utf8()) {
            check(file, found, seen);
            return new TableText(file, ended(file, member, found, seen), seen, Places.SAME, constants);
        }
        boolean guessed = utf8 && !found.charsetStated();
        FileHead used = guessed ? found.withCharset(FileHead.WINDOWS_1252) : found;
        if (used.charset().equals(FileHead.WINDOWS_1252) && !used.charsetStated()) {
            notices.add(
                    ReadingNotice.ENCODING_ASSUMED,
                    Map.of("encoding", used.charset().name()));
        }
        Path text = temporary();
        if (!Encodings.transcode(file, used.charset(), text)) {
            throw new Refusal(
                    ReadingNotice.ENCODING_BROKEN,
                    Map.of("encoding", found.charset().name()));
        }
        BytePass.Counts transcoded = new BytePass(text, used).count();
        check(text, used, transcoded);
        return new TableText(text, ended(text, member, used, transcoded), transcoded, Places.SAME, constants);
    }

    /** Holds a text that is to be loaded against the limits; its cells only where a record is long enough to have one that is too large. */
    private void check(Path text, FileHead written, BytePass.Counts seen) throws Refusal {
        if (!endSought) {
            return;
        }
        if (written.columns().size() > limits.columns()) {
            throw limits.tooWide(written.columns().size());
        }
        if (seen.records() > limits.rows()) {
            throw limits.tooLong(seen.records());
        }
        if (seen.longest() > limits.cellLetters() && hasLargeCell(text, written)) {
            throw limits.cellTooLarge();
        }
    }

    private boolean hasLargeCell(Path text, FileHead written) throws Refusal {
        try (var lines = new PhysicalLines(text)) {
            RecordStream stream = CarefulReader.streamOf(lines, written);
            for (Optional<TextRecord> record = stream.next(); record.isPresent(); record = stream.next()) {
                if (record.get().cells().stream().anyMatch(cell -> cell.length() > limits.cellLetters())) {
                    return true;
                }
            }
            return false;
        } catch (PhysicalLines.TooLong line) {
            throw new Refusal(
                    ReadingNotice.LINE_TOO_LONG, Map.of("letters", Integer.toString(PhysicalLines.LETTERS_OF_A_LINE)));
        }
    }

    private FileHead ended(Path text, String member, FileHead written, BytePass.Counts seen) throws Refusal {
        if (!endSought) {
            return written;
        }
        TableEnd.Found end = TableEnd.find(text, written, seen, stated.totals());
        if (end.totals() && stated.totals() == SourceDefinition.Totals.REFUSE) {
            throw new Refusal(
                    ReadingNotice.TOTAL_ROWS_FOUND,
                    Map.of(
                            "part",
                            member,
                            "rows",
                            end.remarks().get(0).details().get("lines")));
        }
        end.remarks().forEach(remark -> notices.add(remark, member));
        return written.withEnd(end.place());
    }

    private TableText readGzip(Path file) throws Refusal {
        Path unpacked = temporary();
        try {
            new Unpacked(limits).gunzip(file, unpacked);
        } catch (IOException failed) {
            throw Unpacked.damageOr(failed, file);
        }
        FileForm inside = FileForm.of(unpacked);
        if (inside == FileForm.GZIP || inside == FileForm.ZIP) {
            throw new Refusal(ReadingNotice.ARCHIVE_NESTED, Map.of("member", ""));
        }
        return read(inside, unpacked);
    }

    private TableText readZip(Path file) throws Refusal {
        List<Unpacked.Member> members;
        try {
            members = new Unpacked(limits).unzip(file, stated.member(), this::temporary);
        } catch (IOException failed) {
            throw Unpacked.damageOr(failed, file);
        }
        var forms = members.stream().map(member -> FileForm.of(member.file())).toList();
        if (forms.stream().allMatch(FileForm.TEXT::equals)) {
            return readTexts(members);
        }
        if (forms.contains(FileForm.TEXT)) {
            throw new Refusal(
                    ReadingNotice.MEMBERS_DIFFER,
                    Map.of(
                            "members",
                            String.join(
                                    ", ",
                                    members.stream().map(Unpacked.Member::name).toList())));
        }
        try (TableWriter writer = writer()) {
            for (int i = 0; i < members.size(); i++) {
                write(forms.get(i), members.get(i).file(), members.get(i).name(), writer);
            }
            return finish(writer);
        }
    }

    private TableText readTexts(List<Unpacked.Member> members) throws Refusal {
        var tables = new ArrayList<JoinedTexts.Member>();
        for (Unpacked.Member member : members) {
            if (isEmpty(member.file()) && members.size() > 1) {
                continue;
            }
            tables.add(new JoinedTexts.Member(
                    member.name(), readText(member.file(), members.size() == 1 ? "" : member.name())));
        }
        if (tables.isEmpty()) {
            throw new Refusal(ReadingNotice.FILE_EMPTY, Map.of());
        }
        return JoinedTexts.join(tables, expected.contains(FILE), this::temporary);
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            throw Unpacked.failed(file, e);
        }
    }

    private Path temporary() {
        try {
            Path path = Files.createTempFile(scratch, "table-", ".csv");
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
        return notices.list();
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
