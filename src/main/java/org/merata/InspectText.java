package org.merata;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.merata.ingest.ColumnProfile;
import org.merata.ingest.FileProfile;
import org.merata.ingest.Personal;
import org.merata.model.Phrases;
import org.merata.reading.Sureness;

/** A file's profile for a terminal: how it is written, a table of its columns, what to mind. */
final class InspectText {
    private final FileProfile profile;
    private final CommonOptions common;
    private final Phrases phrases;

    InspectText(FileProfile profile, CommonOptions common) {
        this.profile = profile;
        this.common = common;
        this.phrases = common.phrases();
    }

    void print(PrintWriter out) {
        out.println(phrases.say(
                "inspect.file",
                "file",
                profile.file(),
                "records",
                common.number(profile.records()),
                "columns",
                common.number(profile.columns().size()),
                "bytes",
                common.number(profile.bytes())));
        if (!profile.isRefused()) {
            printTableFound(out);
        }
        if (!profile.notices().isEmpty()) {
            out.println();
            profile.notices().forEach(notice -> out.println(onOneLine(notice.describe(common.language()))));
        }
    }

    private void printTableFound(PrintWriter out) {
        out.println(phrases.say(
                profile.byteOrderMark() ? "inspect.encoding_marked" : "inspect.encoding",
                "encoding",
                profile.encoding(),
                "sureness",
                sureness(profile.encodingSureness())));
        String ends = profile.lineEnds().name().toLowerCase(Locale.ROOT);
        out.println(phrases.say("inspect.line_ends", "ends", phrases.say("inspect.ends." + ends)));
        out.println(delimiter());
        out.println(phrases.say(
                "inspect.quote",
                "quote",
                profile.quote().map(String::valueOf).orElseGet(() -> phrases.say("inspect.none"))));
        out.println(
                profile.headerRows() == 0
                        ? phrases.say("inspect.no_header_row", "sureness", sureness(profile.headerSureness()))
                        : phrases.say(
                                "inspect.header",
                                "line",
                                common.number(profile.skipLines() + 1L),
                                "rows",
                                common.number(profile.headerRows()),
                                "sureness",
                                sureness(profile.headerSureness())));
        out.println(phrases.say("inspect.looked_at", "looked", common.number(profile.recordsProfiled())));
        out.println();
        printTable(out);
    }

    private String delimiter() {
        String name = delimiter(profile.delimiter());
        String sureness = sureness(profile.delimiterSureness());
        String alike = common.number(profile.recordsAlike());
        String looked = common.number(profile.recordsCompared());
        return profile.rivalDelimiter()
                .map(rival -> phrases.say(
                        "inspect.delimiter_rival",
                        "delimiter",
                        name,
                        "sureness",
                        sureness,
                        "alike",
                        alike,
                        "looked",
                        looked,
                        "rival",
                        delimiter(rival)))
                .orElseGet(() -> phrases.say(
                        "inspect.delimiter",
                        "delimiter",
                        name,
                        "sureness",
                        sureness,
                        "alike",
                        alike,
                        "looked",
                        looked));
    }

    private String sureness(Sureness sureness) {
        return phrases.say("inspect.sureness." + sureness.id());
    }

    private String delimiter(String delimiter) {
        return switch (delimiter) {
            case "," -> phrases.say("inspect.delimiter.comma");
            case ";" -> phrases.say("inspect.delimiter.semicolon");
            case "\t" -> phrases.say("inspect.delimiter.tab");
            case "|" -> phrases.say("inspect.delimiter.bar");
            case " " -> phrases.say("inspect.delimiter.space");
            default -> delimiter;
        };
    }

    private void printTable(PrintWriter out) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(phrases.say("inspect.table").split("\t")));
        profile.columns().forEach(column -> rows.add(cells(column)));
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(other -> other.get(column).length())
                        .max()
                        .orElse(0);
                line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private List<String> cells(ColumnProfile column) {
        return List.of(
                Integer.toString(column.position()),
                onOneLine(column.name()),
                type(column),
                common.number(column.blanks()),
                common.number(column.distinct()),
                column.least().orElse(""),
                column.most().orElse(""),
                column.personal().map(this::hidden).orElseGet(() -> onOneLine(String.join(" | ", column.examples()))));
    }

    private String type(ColumnProfile column) {
        String type = phrases.say("inspect.type." + column.type().id());
        return column.formats().isEmpty() ? type : type + " " + String.join(" ", column.formats());
    }

    private String hidden(Personal kind) {
        return phrases.say("inspect.hidden", "kind", phrases.say("inspect.personal." + kind.id()));
    }

    /** A file's own words must not steer the terminal. */
    private static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ");
    }
}
