package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.merata.dashboard.PageView.Code;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.PageView.Listing;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.CountryDefinition.OpenData;
import org.merata.publish.Citation;
import org.merata.publish.Release;
import org.merata.publish.ReleasedDataset;
import org.merata.publish.ReleasedFile;
import org.merata.publish.Releases;
import org.merata.publish.Releases.Found;

/** {@code /data/DATASET} and {@code /data/DATASET/v/VERSION}: a released dataset with its files, columns, versions, and how it is cited. */
final class DatasetPage {
    private static final int LETTERS_OF_A_HASH = 12;
    private static final long KILOBYTE = 1_000;

    private final Edition edition;
    private final Wording words;
    private final Releases releases;

    DatasetPage(Edition edition, Releases releases) {
        this.edition = edition;
        this.words = edition.words();
        this.releases = releases;
    }

    /** Where a dataset is read, in its newest version or in one. */
    static String path(String dataset, Optional<String> version) {
        return "/data/" + dataset + version.map(one -> "/v/" + one).orElse("");
    }

    /** @param exact whether the version was asked for by its number */
    PageView of(Found found, boolean exact, ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        ReleasedDataset dataset = found.dataset();
        String version = dataset.version().toString();
        boolean newest = releases.find(dataset.id(), "latest")
                .map(last -> last.dataset().version().equals(dataset.version()))
                .orElse(true);
        var crumbs = new ArrayList<Link>(List.of(edition.home(), edition.link("/data", "data.title")));
        if (exact) {
            crumbs.add(new Link(path(dataset.id(), Optional.empty()), words.in(dataset.title())));
        }
        String state = newest ? "dataset.summary" : "dataset.summary.older";
        return new PageView(
                        path(dataset.id(), exact ? Optional.of(version) : Optional.empty()),
                        crumbs,
                        exact
                                ? words.say(
                                        "dataset.title.version", "title", words.in(dataset.title()), "version", version)
                                : words.in(dataset.title()),
                        words.in(dataset.about()) + " "
                                + words.say(
                                        state,
                                        "version",
                                        version,
                                        "release",
                                        found.release().id(),
                                        "date",
                                        words.formats().date(found.release().releasedOn()),
                                        "rows",
                                        words.formats().count(dataset.rows())),
                        List.of(),
                        List.of(List.of(files(found)), List.of(versions(dataset.id())), List.of(columns(dataset))),
                        links(found),
                        dataset.synthetic())
                .listing(listings(found));
    }

    private List<Listing> listings(Found found) {
        var listings = new ArrayList<Listing>(List.of(citation(found)));
        if (!found.dataset().notes().isEmpty()) {
            listings.add(new Listing(
                    words.say("dataset.notes"),
                    found.dataset().notes().stream().map(words::in).toList(),
                    List.of(),
                    List.of()));
        }
        return listings;
    }

    private Panel files(Found found) {
        ReleasedDataset dataset = found.dataset();
        List<Row> rows = dataset.files().stream()
                .map(file -> new Row(
                        List.of(
                                Cell.of(file.name()),
                                Cell.of(words.say("dataset.format."
                                        + file.format().replace('.', '_').replace('-', '_'))),
                                Cell.of(size(file.bytes()), file.bytes()),
                                Cell.code(file.sha256(), LETTERS_OF_A_HASH)),
                        Optional.of(filePath(dataset, file))))
                .toList();
        return facts(
                "files",
                found,
                words.say("dataset.files"),
                words.say("dataset.files.summary"),
                List.of(
                        new Column("file", words.say("column.file"), false),
                        new Column("format", words.say("column.format"), false),
                        new Column("bytes", words.say("column.size"), true),
                        new Column("sha256", words.say("quality.hash"), false)),
                rows);
    }

    private static String filePath(ReleasedDataset dataset, ReleasedFile file) {
        return path(dataset.id(), Optional.of(dataset.version().toString())) + "/" + file.name();
    }

    private String size(long bytes) {
        return bytes < KILOBYTE * KILOBYTE
                ? words.formats().number((double) bytes / KILOBYTE, 1) + " kB"
                : words.formats().number((double) bytes / KILOBYTE / KILOBYTE, 1) + " MB";
    }

    private Panel versions(String dataset) {
        List<Found> all = releases.listVersions(dataset);
        return facts(
                "versions",
                all.get(0),
                words.say("dataset.versions"),
                words.say("dataset.versions.summary", "n", words.formats().count(all.size())),
                List.of(
                        new Column("version", words.say("column.version"), false),
                        new Column("release", words.say("column.release"), false),
                        new Column("date", words.say("column.released"), false),
                        new Column("rows", words.say("column.rows"), true)),
                all.stream()
                        .map(found -> new Row(
                                List.of(
                                        Cell.of(found.dataset().version().toString()),
                                        Cell.of(found.release().id()),
                                        Cell.of(words.formats()
                                                .date(found.release().releasedOn())),
                                        Cell.of(
                                                words.formats()
                                                        .count(found.dataset().rows()),
                                                found.dataset().rows())),
                                Optional.of(path(
                                        dataset,
                                        Optional.of(found.dataset().version().toString())))))
                        .toList());
    }

    private Panel columns(ReleasedDataset dataset) {
        return Facts.panel(
                words,
                "columns",
                words.say("dataset.columns"),
                words.say("dataset.columns.summary", "key", String.join(", ", dataset.key())),
                List.of(
                        new Column("column", words.say("column.field"), false),
                        new Column("type", words.say("column.type"), false),
                        new Column("meaning", words.say("column.meaning"), false)),
                dataset.columns().stream()
                        .map(column -> new Row(
                                List.of(
                                        Cell.of(column.id()),
                                        Cell.of(words.say(
                                                "type." + column.type().name().toLowerCase(Locale.ROOT))),
                                        Cell.of(words.in(column.label()))),
                                Optional.empty()))
                        .toList());
    }

    private Panel facts(String id, Found found, String title, String summary, List<Column> columns, List<Row> rows) {
        Release release = found.release();
        String scope = words.say(
                "dataset.scope",
                "release",
                release.id(),
                "date",
                words.formats().date(release.releasedOn()));
        return Facts.panel(id, scope, title, summary, columns, rows);
    }

    private Listing citation(Found found) {
        ReleasedDataset dataset = found.dataset();
        Optional<OpenData> open = words.definitions().country().openData();
        String path = path(dataset.id(), Optional.of(dataset.version().toString()));
        var citation = new Citation(
                dataset.id(),
                dataset.version(),
                found.release().id(),
                found.release().releasedOn(),
                words.in(open.map(OpenData::publisher)
                        .or(dataset::publisher)
                        .orElse(words.definitions().country().name())),
                words.in(dataset.title()),
                open.flatMap(OpenData::address).orElse("") + path,
                dataset.synthetic(),
                words.language());
        var sentences = new ArrayList<String>(List.of(words.say("cite.summary")));
        open.ifPresent(one -> sentences.add(words.say("cite.contact", "contact", one.contact())));
        open.flatMap(OpenData::nextRelease)
                .ifPresent(day -> sentences.add(
                        words.say("cite.next", "date", words.formats().date(day))));
        return new Listing(
                words.say("cite.title"),
                sentences,
                List.of(
                        new Code(words.say("cite.text"), citation.text()),
                        new Code("BibTeX", citation.bibtex()),
                        new Code("CSL-JSON", citation.cslJson())),
                List.of());
    }

    private List<LinkGroup> links(Found found) {
        ReleasedDataset dataset = found.dataset();
        var links = new ArrayList<Link>();
        words.definitions()
                .findMeasure(dataset.id())
                .ifPresent(measure -> links.add(new Link("/measures/" + measure.id(), words.label(measure))));
        links.add(edition.link("/data", "data.title"));
        links.add(edition.link(CorrectionsPage.PATH, "corrections.title"));
        return List.of(new LinkGroup(words.say("data.more"), links, List.of()));
    }
}
