package org.merata.web;

import java.util.ArrayList;
import java.util.List;
import org.merata.model.Formats;
import org.merata.model.Language;
import org.merata.model.Notice;
import org.merata.model.Phrases;
import org.merata.model.Severity;

/** What the site says around every page: an edit that was not taken, the version served, the terms of use. */
final class Surroundings {
    static final Shell.Surroundings NONE = new Shell.Surroundings(List.of(), List.of());

    private final PageRenderer renderer;

    Surroundings(PageRenderer renderer) {
        this.renderer = renderer;
    }

    Shell.Surroundings of(SiteLease lease, Language language) {
        Phrases phrases = renderer.phrases(language);
        var foot = new ArrayList<String>();
        lease.site()
                .ifPresent(site -> foot.add(phrases.say(
                        "foot.version",
                        "version",
                        site.publishedId(),
                        "date",
                        Formats.of(language)
                                .date(site.publishedAt()
                                        .atOffset(java.time.ZoneOffset.UTC)
                                        .toLocalDate()))));
        foot.add(phrases.say("foot.license"));
        return new Shell.Surroundings(banner(lease.badEdit(), phrases), foot);
    }

    private static List<String> banner(List<Notice> badEdit, Phrases phrases) {
        List<Notice> errors = badEdit.stream()
                .filter(notice -> notice.severity() == Severity.ERROR)
                .toList();
        if (errors.isEmpty()) {
            return List.of();
        }
        String first = errors.get(0).describe(phrases.language());
        return List.of(
                errors.size() == 1
                        ? phrases.say("banner.bad_edit", "notice", first)
                        : phrases.say("banner.bad_edit_more", "count", String.valueOf(errors.size()), "notice", first));
    }
}
