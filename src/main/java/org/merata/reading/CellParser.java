package org.merata.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a record's text apart, strictly: a quote that opens a cell must close it right before a delimiter or the end. What is not so is
 * said to be broken, never mended here.
 */
final class CellParser {
    enum End {
        COMPLETE,
        /** A quoted cell is not closed yet: more lines belong to it. */
        OPEN,
        BROKEN
    }

    private final String delimiter;
    private final int quote;
    private final int escape;
    private List<String> cells = List.of();
    private boolean anyQuote;
    private boolean quotesInside;
    private int at;

    CellParser(Dialect dialect) {
        delimiter = dialect.delimiter();
        quote = dialect.quote().map(letter -> (int) letter).orElse(-1);
        escape = dialect.escape().map(letter -> (int) letter).orElse(-1);
    }

    /** The cells of what was parsed last; for the caller to keep. */
    List<String> cells() {
        return cells;
    }

    /** Whether a cell without quotes around it holds one: read as it is written. */
    boolean quotesInside() {
        return quotesInside;
    }

    /** Parses a record with its line end, if it has one. */
    End parse(String text) {
        int end = endOf(text);
        cells = new ArrayList<>(Math.max(4, cells.size()));
        quotesInside = false;
        anyQuote = quote >= 0 && text.indexOf(quote) >= 0;
        at = 0;
        while (true) {
            if (anyQuote && at < end && text.charAt(at) == quote) {
                End quoted = parseQuoted(text);
                if (quoted != End.COMPLETE) {
                    return quoted;
                }
                if (at < end && !text.startsWith(delimiter, at)) {
                    return End.BROKEN;
                }
            } else {
                parsePlain(text, end);
            }
            if (at == end) {
                return End.COMPLETE;
            }
            at += delimiter.length();
        }
    }

    static int endOf(String text) {
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private End parseQuoted(String text) {
        StringBuilder cell = null;
        int from = at + 1;
        int i = from;
        while (true) {
            i = escape < 0 ? text.indexOf(quote, i) : nextMark(text, i);
            if (i < 0 || i >= text.length()) {
                return End.OPEN;
            }
            boolean escaped = escape >= 0 && text.charAt(i) == escape;
            if (!escaped && (i + 1 >= text.length() || text.charAt(i + 1) != quote)) {
                break;
            }
            cell = cell == null ? new StringBuilder() : cell;
            cell.append(text, from, i).append(text.charAt(i + 1));
            i += 2;
            from = i;
        }
        cells.add(
                cell == null
                        ? text.substring(from, i)
                        : cell.append(text, from, i).toString());
        at = i + 1;
        return End.COMPLETE;
    }

    /** The next quote, or escape that has an effect. */
    private int nextMark(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == quote || letter == escape && i + 1 < text.length() && isEscapable(text.charAt(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isEscapable(char letter) {
        return letter == quote || letter == escape;
    }

    private void parsePlain(String text, int end) {
        if (escape >= 0 && text.indexOf(escape, at) >= 0) {
            parsePlainEscaped(text, end);
            return;
        }
        int stop = text.indexOf(delimiter, at);
        stop = stop < 0 || stop > end ? end : stop;
        String cell = text.substring(at, stop);
        quotesInside |= anyQuote && cell.indexOf(quote) >= 0;
        cells.add(cell);
        at = stop;
    }

    private void parsePlainEscaped(String text, int end) {
        var cell = new StringBuilder();
        while (at < end && !text.startsWith(delimiter, at)) {
            char letter = text.charAt(at);
            boolean escapes = letter == escape
                    && at + 1 < end
                    && (isEscapable(text.charAt(at + 1)) || text.startsWith(delimiter, at + 1));
            quotesInside |= letter == quote;
            at += escapes ? 1 : 0;
            cell.append(text.charAt(at));
            at++;
        }
        cells.add(cell.toString());
    }
}
