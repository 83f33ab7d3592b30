package org.merata.definition;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.model.Notices;
import org.merata.model.Severity;

/** What is found wrong in one definition; a definition with an error is left out. Not safe for several threads. */
final class Findings {
    private final Notices notices;
    private boolean errors;

    Findings(Notices notices) {
        this.notices = notices;
    }

    boolean hasErrors() {
        return errors;
    }

    /** @param details names and values, by turns */
    void add(NoticeKind kind, YamlNode at, String... details) {
        add(kind, at.at(), details);
    }

    void add(NoticeKind kind, Location at, String... details) {
        var named = new TreeMap<String, String>();
        for (int i = 0; i < details.length; i += 2) {
            named.put(details[i], details[i + 1]);
        }
        add(Notice.of(kind, at, named));
    }

    /** Reports a word that is none of the allowed ones, with the one it was probably meant to be. */
    void addNotAllowed(
            NoticeKind kind, Location at, String word, Collection<String> allowed, Map<String, String> more) {
        var details = new TreeMap<>(more);
        details.put("value", word);
        details.put("allowed", String.join(", ", allowed));
        Nearest.to(word, allowed).ifPresent(name -> details.put("nearest", name));
        add(Notice.of(kind, at, details));
    }

    private void add(Notice notice) {
        errors |= notice.severity() == Severity.ERROR;
        notices.add(notice);
    }
}
