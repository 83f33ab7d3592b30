package org.merata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.reading.ReadingNotice;
import org.merata.reading.Remark;

/** What stands in the way, as notices of this file. */
final class ProfileNotices {
    final String file;
    private final List<Notice> notices = new ArrayList<>();

    ProfileNotices(String file) {
        this.file = file;
    }

    void add(NoticeKind kind, Map<String, String> details) {
        notices.add(Notice.of(kind, new Location.InFile(file), details));
    }

    void addAll(List<Notice> others) {
        notices.addAll(others);
    }

    void add(Remark remark) {
        notices.add(remark.in(file));
    }

    void addHeader(List<String> names) {
        boolean data = names.stream().anyMatch(ProfileNotices::isData);
        if (data) {
            add(IngestNotice.HEADER_DOUBTFUL, Map.of());
        }
        var met = new TreeMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                add(IngestNotice.COLUMN_NAMELESS, Map.of("position", Integer.toString(i + 1)));
            } else if (met.merge(names.get(i), 1, Integer::sum) == 2) {
                add(IngestNotice.COLUMN_NAME_REPEATED, data ? Map.of() : Map.of("column", names.get(i)));
            }
        }
    }

    /** Numbers, dates and e-mail addresses name no column; years and months do where a file is wide. */
    private static boolean isData(String name) {
        var numbers = new NumberTally();
        var dates = new DateTally();
        numbers.add(name, 1);
        dates.add(name, 1);
        boolean year = name.matches("(?:19|20)\\d{2}|\\d{1,2}");
        return !year && numbers.fits() > 0
                || dates.fits() > 0
                || Personal.findIn(name).isPresent();
    }

    void addUnsplit(Map<ReadingNotice, Long> unsplit) {
        unsplit.forEach((kind, rows) -> add(kind, Map.of("rows", Long.toString(rows))));
    }

    void addColumns(List<ColumnProfile> columns) {
        for (ColumnProfile column : columns) {
            for (IngestNotice doubt : IngestNotice.values()) {
                if (column.doubts().contains(doubt)) {
                    String name = column.name().isEmpty() ? Integer.toString(column.position()) : column.name();
                    add(
                            doubt,
                            doubt == IngestNotice.VALUES_ODD
                                    ? Map.of("column", name, "values", Long.toString(column.odd()))
                                    : Map.of("column", name));
                }
            }
        }
    }

    List<Notice> list() {
        return notices;
    }
}
