package org.merata.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.reading.PhysicalLines.Line;

/**
 * The records of a text one after another, whatever is wrong with it. One bad quote costs one record: where a quoted cell does not end as
 * it should, its first line is taken for the record, its cells are read as they most likely are, and reading goes on with the next line.
 */
final class RecordStream {
    /** How far a quoted cell may run on: beyond that its quote is taken for broken. */
    private static final int LINES_OF_A_RECORD = 2_000;

    private static final int LINES_MENDED_TOGETHER = 10;

    /** How lines end that end records. */
    enum LineEnd {
        FEED,
        RETURN,
        BOTH;

        /** The end that most lines have. */
        static LineEnd usual(String text) {
            int feeds = 0;
            int returns = 0;
            int both = 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '\n') {
                    boolean pair = i > 0 && text.charAt(i - 1) == '\r';
                    both += pair ? 1 : 0;
                    feeds += pair ? 0 : 1;
                } else if (text.charAt(i) == '\r') {
                    returns++;
                }
            }
            returns -= both;
            return returns > feeds && returns > both ? RETURN : both >= feeds && both > 0 ? BOTH : FEED;
        }
    }

    private final PhysicalLines lines;
    private final Dialect dialect;
    private final LineEnd lineEnd;
    private final int usual;
    private final CellParser parser;
    private final int quote;
    private final String comment;
    private long blankLines;
    private long firstBlankLine;
    private final List<Long> commentLines = new ArrayList<>();

    /** @param usual how many cells most records have; 0 where that is not known */
    RecordStream(PhysicalLines lines, Dialect dialect, LineEnd lineEnd, int usual) {
        this.lines = lines;
        this.dialect = dialect;
        this.lineEnd = lineEnd;
        this.usual = usual;
        this.parser = new CellParser(dialect);
        this.quote = dialect.quote().map(letter -> (int) letter).orElse(-1);
        this.comment = dialect.comment().map(String::valueOf).orElse("");
    }

    long blankLines() {
        return blankLines;
    }

    long firstBlankLine() {
        return firstBlankLine;
    }

    List<Long> commentLines() {
        return commentLines;
    }

    Optional<TextRecord> next() {
        boolean afterBlank = false;
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            String text = line.get().text();
            if (line.get().isEmpty()) {
                firstBlankLine = blankLines == 0 ? line.get().number() : firstBlankLine;
                blankLines++;
                afterBlank = true;
            } else if (!comment.isEmpty() && text.startsWith(comment)) {
                commentLines.add(line.get().number());
            } else {
                return Optional.of(read(line.get(), afterBlank));
            }
        }
        return Optional.empty();
    }

    private TextRecord read(Line line, boolean afterBlank) {
        return switch (parser.parse(line.text())) {
            case COMPLETE -> complete(line, parser.cells(), parser.quotesInside(), afterBlank);
            case OPEN -> runOn(line, afterBlank);
            case BROKEN -> broken(line, afterBlank);
        };
    }

    private TextRecord complete(Line line, List<String> cells, boolean quotesInside, boolean afterBlank) {
        if (cells.size() < usual && isOddEnd(line)) {
            Optional<TextRecord> joined = join(line, afterBlank);
            if (joined.isPresent()) {
                return joined.get();
            }
        }
        Optional<ReadingNotice> doubt = quotesInside ? Optional.of(ReadingNotice.QUOTE_INSIDE) : Optional.empty();
        return new TextRecord(line.number(), 1, cells, Optional.empty(), doubt, afterBlank);
    }

    /** A line end that ends no other record: it may stand in a cell. */
    private boolean isOddEnd(Line line) {
        return line.endsInReturn() && lineEnd != LineEnd.RETURN || line.endsInFeedAlone() && lineEnd != LineEnd.FEED;
    }

    private Optional<TextRecord> join(Line first, boolean afterBlank) {
        var taken = new ArrayList<Line>();
        var text = new StringBuilder(first.text());
        Line last = first;
        while (isOddEnd(last) && taken.size() < LINES_MENDED_TOGETHER) {
            Optional<Line> next = lines.next();
            if (next.isEmpty()) {
                break;
            }
            last = next.get();
            taken.add(last);
            text.append(last.text());
            if (parser.parse(text.toString()) == CellParser.End.COMPLETE
                    && parser.cells().size() >= usual) {
                break;
            }
        }
        boolean whole = !taken.isEmpty()
                && parser.parse(text.toString()) == CellParser.End.COMPLETE
                && parser.cells().size() == usual;
        if (!whole) {
            lines.putBack(taken);
            return Optional.empty();
        }
        return Optional.of(new TextRecord(
                first.number(),
                taken.size() + 1,
                parser.cells(),
                Optional.of(ReadingNotice.LINE_BREAK_UNQUOTED),
                Optional.empty(),
                afterBlank));
    }

    /** A record whose quoted cell does not end on its line. */
    private TextRecord runOn(Line first, boolean afterBlank) {
        var taken = new ArrayList<Line>();
        var text = new StringBuilder(first.text());
        while (taken.size() < LINES_OF_A_RECORD && text.length() < PhysicalLines.LETTERS_OF_A_LINE) {
            Optional<Line> next = lines.next();
            if (next.isEmpty()) {
                break;
            }
            taken.add(next.get());
            text.append(next.get().text());
            if (next.get().text().indexOf(quote) < 0) {
                continue;
            }
            CellParser.End end = parser.parse(text.toString());
            if (end == CellParser.End.COMPLETE) {
                List<String> cells = parser.cells();
                boolean believed = usual == 0 || cells.size() == usual || !isRecord(taken.get(0));
                if (believed) {
                    return spanning(first, taken, cells, afterBlank);
                }
            }
            if (end != CellParser.End.OPEN) {
                break;
            }
        }
        lines.putBack(taken);
        return broken(first, afterBlank);
    }

    private TextRecord spanning(Line first, List<Line> taken, List<String> cells, boolean afterBlank) {
        boolean swallowed = usual > 2
                && taken.size() > 1
                && taken.subList(0, taken.size() - 1).stream().allMatch(this::isRecord);
        return new TextRecord(
                first.number(),
                taken.size() + 1,
                cells,
                Optional.empty(),
                swallowed ? Optional.of(ReadingNotice.RECORDS_IN_CELL) : Optional.empty(),
                afterBlank);
    }

    /** Whether a line would be a record by itself. */
    private boolean isRecord(Line line) {
        return parser.parse(line.text()) == CellParser.End.COMPLETE
                && parser.cells().size() == usual;
    }

    private TextRecord broken(Line first, boolean afterBlank) {
        List<String> cells = bestOf(first.text());
        if (usual == 0 || cells.size() == usual) {
            return flawed(first, 1, cells, afterBlank);
        }
        var taken = new ArrayList<Line>();
        var text = new StringBuilder(first.text());
        while (taken.size() < LINES_MENDED_TOGETHER) {
            Optional<Line> next = lines.next();
            if (next.isEmpty()) {
                break;
            }
            taken.add(next.get());
            if (isRecord(next.get())) {
                break;
            }
            text.append(next.get().text());
            List<String> together = bestOf(text.toString());
            if (together.size() == usual) {
                return flawed(first, taken.size() + 1, together, afterBlank);
            }
        }
        lines.putBack(taken);
        return flawed(first, 1, cells, afterBlank);
    }

    private List<String> bestOf(String text) {
        return BestReading.of(text.substring(0, CellParser.endOf(text)), dialect, usual);
    }

    private static TextRecord flawed(Line first, int lines, List<String> cells, boolean afterBlank) {
        return new TextRecord(
                first.number(), lines, cells, Optional.of(ReadingNotice.QUOTES_BROKEN), Optional.empty(), afterBlank);
    }
}
