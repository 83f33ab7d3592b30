package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;

/** The index of measures, and one page a measure: over time, by region, what it means. */
final class MeasurePages {
    private static final int MONTHS = 36;

    private final Edition edition;
    private final Wording words;

    MeasurePages(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView all(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), MONTHS), request);
        var rows = new ArrayList<Row>();
        Map<String, List<Link>> byTopic = new LinkedHashMap<>();
        Map<String, List<String>> notes = new LinkedHashMap<>();
        for (MeasureDefinition.Topic topic : MeasureDefinition.Topic.values()) {
            for (MeasureDefinition measure : words.definitions().measures().values()) {
                if (measure.topic() != topic) {
                    continue;
                }
                String name = topic(measure);
                byTopic.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(new Link("/measures/" + measure.id(), words.label(measure)));
                notes.computeIfAbsent(name, key -> new ArrayList<>()).add(words.in(measure.definition()));
                rows.add(new Row(
                        List.of(
                                Cell.of(words.label(measure)),
                                Cell.of(name),
                                Cell.of(words.in(measure.definition())),
                                Cell.of(direction(measure)),
                                Cell.of(edition.numbers()
                                        .extent(measure)
                                        .map(extent -> words.period(extent.last()))
                                        .orElse("\u2013"))),
                        Optional.of("/measures/" + measure.id())));
            }
        }
        Panel index = Facts.panel(
                words,
                "measures",
                words.say("measures.index"),
                words.say("measures.summary", "n", words.formats().count(rows.size())),
                List.of(
                        new Column("measure", words.say("filter.measure"), false),
                        new Column("topic", words.say("column.topic"), false),
                        new Column("definition", words.say("column.definition"), false),
                        new Column("direction", words.say("column.direction"), false),
                        new Column("last_period", words.say("column.last_period"), true)),
                rows);
        return edition.page(
                "/measures",
                List.of(edition.home()),
                words.say("measures.title"),
                index.summary(),
                List.of(),
                List.of(List.of(index)),
                byTopic.entrySet().stream()
                        .map(topic -> new LinkGroup(topic.getKey(), topic.getValue(), notes.get(topic.getKey())))
                        .toList());
    }

    PageView of(MeasureDefinition measure, ViewRequest request) {
        var parameters = new ArrayList<String>();
        parameters.add(ViewRequest.TIME);
        ViewRequest.DIMENSIONS.stream()
                .filter(dimension ->
                        List.of("region", "agency", "service", "channel").contains(dimension))
                .filter(measure.dimensions()::contains)
                .filter(dimension -> !Numbers.isPublished(measure))
                .forEach(parameters::add);
        if (measure.dimensions().contains("region")) {
            parameters.add(ViewRequest.LEVEL);
        }
        var offer = new Controls.Offer(parameters, edition.numbers().extent(List.of(measure)), List.of(), MONTHS);
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        List<List<Panel>> rows = panels(measure, TilePanels.Frame.of(request, MONTHS), request);
        Panel first = rows.get(0).get(0);
        boolean found = !first.answers().isEmpty();
        return edition.page(
                "/measures/" + measure.id(),
                List.of(edition.home(), edition.link("/measures", "nav.measures")),
                found ? first.title() : words.label(measure),
                found ? first.summary() : words.in(measure.definition()),
                filters,
                rows,
                links(measure, request));
    }

    private List<List<Panel>> panels(MeasureDefinition measure, TilePanels.Frame frame, ViewRequest request) {
        var rows = new ArrayList<List<Panel>>();
        Optional<String> none = Optional.empty();
        if (measure.formula() instanceof Formula.Share share) {
            rows.add(List.of(edition.tiles()
                    .of(
                            "time",
                            edition.tile(Chart.STACKED_SHARE, measure, Optional.of(share.over()), none, 0),
                            frame)));
        } else if (!Numbers.isPublished(measure)) {
            rows.add(List.of(edition.tiles().of("time", edition.tile(Chart.LINE, measure), frame)));
        }
        if (measure.dimensions().contains("region") && !(measure.formula() instanceof Formula.Share)) {
            Optional<String> by = Optional.of("region");
            var regional = new ArrayList<Panel>();
            String mapLevel = words.definitions().country().mapLevel();
            boolean mapped = !request.where().containsKey("region")
                    && request.level().orElse(mapLevel).equals(mapLevel);
            if (mapped && MapClasses.mayBeMapped(measure)) {
                regional.add(edition.tiles().of("map", edition.tile(Chart.TILE_MAP, measure, by, none, 0), frame));
            }
            regional.add(edition.tiles().of("ranked", edition.tile(Chart.RANKED, measure, by, none, 0), frame));
            rows.add(regional);
        }
        if (!Numbers.isPublished(measure)
                && measure.dimensions().contains("service")
                && !request.where().containsKey("service")
                && !(measure.formula() instanceof Formula.Share)) {
            rows.add(List.of(edition.tiles()
                    .of("services", edition.tile(Chart.RANKED, measure, Optional.of("service"), none, 16), frame)));
        }
        rows.add(List.of(about(measure)));
        return rows;
    }

    private Panel about(MeasureDefinition measure) {
        var rows = new ArrayList<Row>();
        rows.add(fact("column.definition", words.in(measure.definition())));
        rows.add(fact("about.why", words.in(measure.why())));
        rows.add(fact("about.formula", new FormulaWords(words).of(measure.formula())));
        rows.add(fact("about.method", words.in(measure.method())));
        rows.add(fact("about.unit", words.say("unit." + measure.unit().name().toLowerCase(Locale.ROOT))));
        rows.add(fact("column.direction", direction(measure)));
        measure.interval()
                .ifPresent(interval -> rows.add(fact(
                        "about.interval",
                        words.say("interval." + interval.name().toLowerCase(Locale.ROOT)))));
        rows.add(fact("about.minimum_n", words.formats().count(measure.minimumN())));
        rows.add(fact(
                "about.dimensions",
                measure.dimensions().isEmpty()
                        ? "\u2013"
                        : words.formats()
                                .list(measure.dimensions().stream()
                                        .map(dimension -> words.knows("dimension." + dimension)
                                                ? words.inSentence(words.say("dimension." + dimension))
                                                : dimension)
                                        .toList())));
        measure.publisher().ifPresent(publisher -> rows.add(fact("about.publisher", words.in(publisher))));
        measure.breaks().forEach(found -> rows.add(fact("about.break", Breaks.note(words, found))));
        rows.add(fact("about.version", words.formats().count(measure.version())));
        return Facts.panel(
                words,
                "about",
                words.say("about.measure", "measure", words.label(measure)),
                words.in(measure.definition()),
                List.of(
                        new Column("fact", words.say("column.fact"), false),
                        new Column("value", words.say("column.value"), false)),
                rows);
    }

    private Row fact(String key, String value) {
        return new Row(List.of(Cell.of(words.say(key)), Cell.of(value)), Optional.empty());
    }

    private List<LinkGroup> links(MeasureDefinition measure, ViewRequest request) {
        var links = new ArrayList<LinkGroup>();
        if (GapPages.isCompared(measure)) {
            links.add(new LinkGroup(
                    words.say("nav.gaps"),
                    List.of(new Link(
                            GapPages.path(measure), words.say("links.gap.of", "measure", words.label(measure)))),
                    List.of()));
        }
        links.add(new LinkGroup(
                words.say("explore.title"),
                List.of(new Link(
                        ExplorePage.PATH + "?" + ViewRequest.MEASURES + "=" + measure.id(), words.say("explore.link"))),
                List.of()));
        links.add(behind(measure));
        links.add(downloads(measure, request));
        return links;
    }

    private LinkGroup behind(MeasureDefinition measure) {
        long files = edition.quality().batches().stream()
                .filter(batch -> measure.datasets().contains(batch.dataset()))
                .count();
        return new LinkGroup(
                words.say("links.behind"),
                List.of(new Link(MeasureQualityPage.path(measure.id()), words.say("links.behind.files"))),
                List.of(words.say("quality.batches.all", "n", words.formats().count(files))));
    }

    private LinkGroup downloads(MeasureDefinition measure, ViewRequest request) {
        String query = request.canonical().isEmpty() ? "" : "?" + request.canonical();
        String path = "/measures/" + measure.id();
        return new LinkGroup(
                words.say("links.download"),
                List.of(new Link(path + ".csv" + query, "CSV"), new Link(path + ".json" + query, "JSON")),
                List.of());
    }

    private String topic(MeasureDefinition measure) {
        return words.say("topic." + measure.topic().name().toLowerCase(Locale.ROOT));
    }

    private String direction(MeasureDefinition measure) {
        return words.say("direction." + measure.direction().name().toLowerCase(Locale.ROOT));
    }
}
