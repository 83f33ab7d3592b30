package org.merata.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.definition.CorrectionDefinition;
import org.merata.definition.CountryDefinition.OpenData;
import org.merata.publish.Release;
import org.merata.publish.Releases;

/**
 * What has become of the data, the newest first: releases, corrections, files that took the place of earlier figures, sources that are late. The
 * same events have the same ids whenever they are asked for.
 *
 * @param country the id of the country, which sets apart feeds of several homes
 * @param author who publishes
 */
public record Feed(String country, String title, String author, List<Entry> entries) {
    private static final int MOST = 100;

    public Feed {
        entries = List.copyOf(entries);
    }

    /**
     * @param id for programs, stable: {@code release:2026.11}
     * @param path the page that tells more, without language
     */
    public record Entry(String id, Instant updated, String title, String summary, String path) {}

    static Feed of(Edition edition, Optional<Releases> releases) {
        Wording words = edition.words();
        ZoneId zone = words.definitions().country().zone();
        var entries = new ArrayList<Entry>();
        releases.ifPresent(all -> all.list().forEach(release -> entries.add(release(words, release, zone))));
        words.definitions().corrections().values().forEach(one -> entries.add(correction(words, one, zone)));
        edition.quality().batches().stream()
                .filter(batch -> batch.corrected() > 0)
                .forEach(batch -> entries.add(new Entry(
                        "revision:" + batch.sha256(),
                        batch.loadedAt(),
                        words.say("feed.revision", "source", words.source(batch.source())),
                        words.say(
                                "feed.revision.summary",
                                "rows",
                                words.formats().count(batch.corrected()),
                                "dataset",
                                words.dataset(batch.dataset())),
                        "/quality/batches/" + batch.id())));
        edition.furniture().freshness().sources().stream()
                .filter(Freshness.Source::isLate)
                .forEach(source -> entries.add(late(words, source, zone)));
        String country = words.in(words.definitions().country().name());
        return new Feed(
                words.definitions().country().id(),
                words.say("feed.title", "country", country),
                words.definitions()
                        .country()
                        .openData()
                        .map(OpenData::publisher)
                        .map(words::in)
                        .orElse(country),
                entries.stream()
                        .sorted(Comparator.comparing(Entry::updated).reversed().thenComparing(Entry::id))
                        .limit(MOST)
                        .toList());
    }

    private static Entry release(Wording words, Release release, ZoneId zone) {
        String summary = words.say(
                "feed.release.summary",
                "n",
                words.formats().count(release.datasets().size()));
        List<String> said = Stream.concat(release.note().map(words::in).stream(), Stream.of(summary))
                .toList();
        return new Entry(
                "release:" + release.id(),
                moment(release.releasedOn(), zone),
                words.say("feed.release", "release", release.id()),
                String.join(" ", said),
                "/data");
    }

    private static Entry correction(Wording words, CorrectionDefinition correction, ZoneId zone) {
        return new Entry(
                "correction:" + correction.id(),
                moment(correction.closedOn().orElse(correction.decidedOn()), zone),
                words.say("feed.correction", "source", words.source(correction.source())),
                words.in(correction.what()) + " " + words.in(correction.why()),
                CorrectionsPage.PATH + "#" + correction.id());
    }

    private static Entry late(Wording words, Freshness.Source source, ZoneId zone) {
        LocalDate due = source.nextDue().orElseThrow();
        return new Entry(
                "late:" + source.definition().id() + ":" + due,
                moment(due.plusDays(1), zone),
                words.say("feed.late", "source", words.in(source.definition().label())),
                words.say("feed.late.summary", "date", words.formats().date(due)),
                "/quality/" + source.definition().id());
    }

    private static Instant moment(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
