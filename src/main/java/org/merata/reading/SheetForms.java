package org.merata.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.EncryptedDocumentException;
import org.merata.definition.SourceDefinition;

/** Workbooks and pages as one table: which of their sheets belong to it, and what must be said of the others. */
final class SheetForms {
    private static final int NAMES_TOLD = 20;

    private final SourceDefinition.Dialect stated;
    private final Collection<String> expected;
    private final ReadingLimits limits;
    private final FormNotices notices;

    SheetForms(
            SourceDefinition.Dialect stated, Collection<String> expected, ReadingLimits limits, FormNotices notices) {
        this.stated = stated;
        this.expected = expected;
        this.limits = limits;
        this.notices = notices;
    }

    static Refusal damaged(Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException) {
                return new Refusal(ReadingNotice.PASSWORD_PROTECTED, Map.of());
            }
            if (cause.getMessage() != null && cause.getMessage().contains("Zip bomb")) {
                return new Refusal(ReadingNotice.UNPACKED_TOO_LARGE, Map.of());
            }
        }
        return new Refusal(
                ReadingNotice.FILE_DAMAGED, Map.of("fault", failed.getClass().getSimpleName()));
    }

    /** @param member the archive's member that the workbook is; empty where it is the file received */
    void read(FileForm form, Path file, String member, String fileName, TableWriter writer)
            throws IOException, Refusal {
        switch (form) {
            case XLSX -> {
                try (XlsxWorkbook workbook = XlsxWorkbook.open(file, limits)) {
                    read(workbook.sheets(), member, fileName, writer);
                }
            }
            case XLS -> {
                try (XlsWorkbook workbook = XlsWorkbook.open(file)) {
                    read(workbook.sheets(), member, fileName, writer);
                }
            }
            case HTML -> {
                HtmlTables.Page page = HtmlTables.read(file, stated);
                if (page.encodingAssumed()) {
                    notices.add(ReadingNotice.ENCODING_ASSUMED, Map.of("encoding", "windows-1252"));
                }
                read(page.sheets(), member, fileName, writer);
            }
            default -> throw new IllegalArgumentException("no form of sheets: " + form);
        }
    }

    private void read(List<Sheet> all, String member, String fileName, TableWriter writer) throws IOException, Refusal {
        if (all.size() > limits.members()) {
            throw new Refusal(
                    ReadingNotice.TOO_MANY_MEMBERS,
                    Map.of("members", Integer.toString(all.size()), "allowed", Integer.toString(limits.members())));
        }
        var tables = new LinkedHashMap<Sheet, SheetHeader>();
        for (Sheet sheet : choose(all)) {
            Optional<SheetHeader> header = SheetHeader.find(sheet, stated, expected);
            header.ifPresent(found -> tables.put(sheet, found));
        }
        var others = new ArrayList<String>();
        for (Map.Entry<Sheet, SheetHeader> table : tables.entrySet()) {
            String sheet = table.getKey().name();
            String place = member.isEmpty() ? sheet : member + "/" + sheet;
            if (writer.begin(
                    new TableWriter.Part(place, sheet, fileName),
                    table.getValue().names())) {
                new SheetRecords(table.getKey(), table.getValue(), stated.totals(), place, writer, notices).read();
            } else {
                others.add(sheet);
            }
        }
        if (!others.isEmpty()) {
            throw new Refusal(
                    ReadingNotice.SHEETS_DIFFER,
                    Map.of(
                            "sheets", names(others),
                            "as", tables.keySet().iterator().next().name()));
        }
    }

    /** The sheets that are asked for; else all that a person sees. */
    private List<Sheet> choose(List<Sheet> all) throws Refusal {
        if (!stated.sheets().isEmpty()) {
            List<Sheet> chosen = all.stream()
                    .filter(sheet -> stated.sheets().stream().anyMatch(pattern -> isMeant(pattern, sheet.name())))
                    .toList();
            if (chosen.isEmpty()) {
                throw new Refusal(
                        ReadingNotice.PART_NOT_FOUND,
                        Map.of(
                                "wanted", String.join(", ", stated.sheets()),
                                "found", names(all.stream().map(Sheet::name).toList())));
            }
            return chosen;
        }
        List<String> hidden =
                all.stream().filter(Sheet::hidden).map(Sheet::name).toList();
        if (!hidden.isEmpty()) {
            notices.add(ReadingNotice.SHEETS_HIDDEN, Map.of("sheets", names(hidden)));
        }
        return all.stream().filter(sheet -> !sheet.hidden()).toList();
    }

    /** A sheet's name as it is, or with a star for any letters. */
    private static boolean isMeant(String pattern, String name) {
        String[] pieces = pattern.strip().split("\\*", -1);
        String regex = java.util.Arrays.stream(pieces)
                .map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining(".*"));
        return java.util.regex.Pattern.compile(
                        regex, java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.DOTALL)
                .matcher(name.strip())
                .matches();
    }

    private static String names(List<String> names) {
        return names.stream().limit(NAMES_TOLD).collect(Collectors.joining(", "))
                + (names.size() > NAMES_TOLD ? ", ..." : "");
    }
}
