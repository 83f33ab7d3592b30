package org.merata.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.merata.model.Location;
import org.merata.model.Notice;

/** What is noticed of one file on the way to its table. */
final class FormNotices {
    private final String file;
    private final List<Notice> notices = new ArrayList<>();

    FormNotices(String file) {
        this.file = file;
    }

    /** @param part the archive's member; empty where the file has none */
    void add(Remark remark, String part) {
        notices.add(remark.in(name(part)));
    }

    void add(ReadingNotice kind, Map<String, String> details) {
        notices.add(Notice.of(kind, new Location.InFile(file), details));
    }

    /** @param part the sheet; empty where the file has none */
    void add(ReadingNotice kind, String part, Map<String, String> details) {
        notices.add(Notice.of(kind, new Location.InFile(name(part)), details));
    }

    private String name(String part) {
        return part.isEmpty() ? file : file + " [" + part + "]";
    }

    List<Notice> list() {
        return List.copyOf(notices);
    }
}
