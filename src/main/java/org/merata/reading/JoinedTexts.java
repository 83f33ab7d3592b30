package org.merata.reading;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The texts of an archive, written alike, as one: the header once, then each member's lines as they are. So a faulty line is still the
 * line it was.
 */
final class JoinedTexts {
    private final List<Member> members;
    private final boolean named;
    private final FileHead head;
    private final List<Places.Run> runs = new ArrayList<>();
    private long line;

    record Member(String name, TableText table) {}

    private JoinedTexts(List<Member> members, boolean named) {
        this.members = members;
        this.named = named;
        this.head = members.get(0).table().head();
    }

    /** @param named whether each record gets its member's name as the column {@code @file} */
    static TableText join(List<Member> members, boolean named, Supplier<Path> temporary) throws Refusal {
        if (members.size() == 1) {
            Member only = members.get(0);
            return new TableText(
                    only.table().file(),
                    only.table().head(),
                    only.table().counts(),
                    new Places(List.of(new Places.Run(1, only.name(), 1))),
                    Map.of(PreparedFile.FILE, only.name()));
        }
        var joined = new JoinedTexts(members, named);
        joined.checkAlike();
        return joined.write(temporary.get());
    }

    private void checkAlike() throws Refusal {
        List<String> others = members.stream()
                .filter(member -> !isAlike(member.table().head()))
                .map(Member::name)
                .toList();
        if (!others.isEmpty()) {
            throw new Refusal(
                    ReadingNotice.MEMBERS_DIFFER,
                    Map.of(
                            "members",
                            String.join(", ", others),
                            "as",
                            members.get(0).name()));
        }
    }

    private boolean isAlike(FileHead other) {
        return other.columns().equals(head.columns())
                && other.dialect().equals(head.dialect())
                && other.headerRows() == head.headerRows();
    }

    private TableText write(Path to) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            for (Member member : members) {
                write(member, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + to, e);
        }
        var columns = new ArrayList<String>(head.columns());
        if (named) {
            columns.add(PreparedFile.FILE);
        }
        var joined = new FileHead(
                StandardCharsets.UTF_8,
                true,
                head.dialect(),
                head.linesBeforeData(),
                head.plain(),
                head.headerRows(),
                columns,
                columns.size(),
                head.findings(),
                Optional.empty());
        BytePass.Counts counts = new BytePass(to, joined).count();
        boolean balanced =
                members.stream().allMatch(member -> member.table().counts().quotesBalanced());
        return new TableText(
                to, joined, counts.withQuotesBalanced(balanced && counts.quotesBalanced()), new Places(runs), Map.of());
    }

    /** The first member is written with what stands before its records, the others without; what is no record at the end is left out. */
    private void write(Member member, OutputStream out) throws IOException {
        boolean first = runs.isEmpty();
        int skipped = first ? 0 : member.table().head().linesBeforeData();
        runs.add(new Places.Run(line + 1, member.name(), skipped + 1L));
        byte[] nameCell = nameCell(member.name());
        try (InputStream in = Files.newInputStream(member.table().file())) {
            new Copy(out, skipped, member.table().head().endLine(), nameCell).run(in);
        }
    }

    private byte[] nameCell(String name) {
        String quote = head.dialect().quote().map(String::valueOf).orElse("");
        String delimiter = head.dialect().delimiter();
        if (quote.isEmpty()) {
            return (delimiter + name).getBytes(StandardCharsets.UTF_8);
        }
        return (delimiter + quote + name.replace(quote, quote + quote) + quote).getBytes(StandardCharsets.UTF_8);
    }

    /** Copies lines, and names the member at the end of each record where that is asked for. */
    private final class Copy {
        private final OutputStream out;
        private final int skipped;
        private final long lines;
        private final byte[] nameCell;
        private final boolean first;
        private long read;
        private boolean quoted;
        private boolean blank = true;
        private Optional<Byte> ending = Optional.empty();

        /** @param skipped lines that are passed over @param end the line before which the copy ends */
        Copy(OutputStream out, int skipped, long end, byte[] nameCell) {
            this.out = out;
            this.skipped = skipped;
            this.lines = end - 1;
            this.nameCell = nameCell;
            this.first = skipped == 0;
        }

        void run(InputStream in) throws IOException {
            byte[] buffer = new byte[1 << 16];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    accept(buffer[i]);
                }
            }
            if (ending.isPresent()) {
                endLine();
            } else if (!blank) {
                nameRecord();
                write('\n');
                endLine();
            }
        }

        private void accept(byte value) throws IOException {
            boolean pair = ending.isPresent() && ending.get() == '\r' && value == '\n';
            if (ending.isPresent() && !pair) {
                endLine();
            }
            if (value == '\r' || value == '\n') {
                if (!pair) {
                    nameRecord();
                }
                write(value);
                ending = Optional.of(value);
                return;
            }
            quoted ^= isQuote(value);
            blank = false;
            write(value);
        }

        private boolean isQuote(byte value) {
            return head.dialect()
                    .quote()
                    .map(quote -> value == (byte) (char) quote)
                    .orElse(false);
        }

        private void nameRecord() throws IOException {
            boolean header = first && read == head.linesBeforeData() - 1;
            boolean record = read >= (first ? head.linesBeforeData() : skipped);
            if (named && !quoted && !blank && (header || record)) {
                byte[] cell = header
                        ? (head.dialect().delimiter() + PreparedFile.FILE).getBytes(StandardCharsets.UTF_8)
                        : nameCell;
                for (byte letter : cell) {
                    write(letter);
                }
            }
        }

        private void write(int value) throws IOException {
            if (read >= skipped && read < lines) {
                out.write(value);
            }
        }

        private void endLine() {
            if (read >= skipped && read < lines) {
                line++;
            }
            read++;
            ending = Optional.empty();
            blank = true;
        }
    }
}
