package org.merata;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.merata.definition.SourceDefinition;
import picocli.CommandLine.Option;

/** What a caller knows of how a file is written: it is used as stated, the rest is found out. */
final class DialectOptions {
    private static final int MOST_HEADER_ROWS = 10;

    @Option(names = "--delimiter", paramLabel = "TEXT", descriptionKey = "delimiter")
    private String delimiter;

    @Option(names = "--quote", paramLabel = "LETTER|none", descriptionKey = "quote")
    private String quote;

    @Option(names = "--escape", paramLabel = "LETTER", descriptionKey = "escape")
    private String escape;

    @Option(names = "--encoding", paramLabel = "NAME", descriptionKey = "encoding")
    private String encoding;

    @Option(names = "--header-rows", paramLabel = "N", descriptionKey = "header-rows")
    private Integer headerRows;

    @Option(names = "--skip-lines", paramLabel = "N", descriptionKey = "skip-lines")
    private int skipLines;

    @Option(names = "--comment", paramLabel = "LETTER", descriptionKey = "comment")
    private String comment;

    SourceDefinition.Dialect read(CommonOptions common) {
        if (delimiter != null && delimiter.isEmpty()) {
            throw refused(common, "--delimiter", delimiter, "comma, semicolon, tab, pipe, space, ...");
        }
        if (quote != null && quote.length() != 1 && !quote.equals(SourceDefinition.Dialect.NO_QUOTE)) {
            throw refused(common, "--quote", quote, "\", ', none");
        }
        if (encoding != null && !isCharset(encoding)) {
            throw refused(common, "--encoding", encoding, "UTF-8, UTF-16LE, UTF-16BE, windows-1252, ISO-8859-1, ...");
        }
        if (headerRows != null && (headerRows < 0 || headerRows > MOST_HEADER_ROWS)) {
            throw refused(common, "--header-rows", headerRows.toString(), "0-" + MOST_HEADER_ROWS);
        }
        if (skipLines < 0) {
            throw refused(common, "--skip-lines", Integer.toString(skipLines), "0, 1, 2, ...");
        }
        return SourceDefinition.Dialect.ofText(
                Optional.ofNullable(delimiter),
                Optional.ofNullable(quote),
                letter(common, "--escape", escape),
                Optional.ofNullable(encoding),
                skipLines,
                Optional.ofNullable(headerRows),
                letter(common, "--comment", comment));
    }

    private static Optional<Character> letter(CommonOptions common, String option, String written) {
        if (written != null && written.length() != 1) {
            throw refused(common, option, written, String.join(", ", List.of("\\", "#", "...")));
        }
        return Optional.ofNullable(written).map(text -> text.charAt(0));
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (java.nio.charset.IllegalCharsetNameException notAName) {
            return false;
        }
    }

    private static CommandRefused refused(CommonOptions common, String option, String value, String allowed) {
        return new CommandRefused(
                Main.WRONG_USAGE,
                common.phrases().say("usage.bad_value", "name", option, "value", value, "allowed", allowed));
    }
}
