package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.EventDefinition;
import org.merata.definition.MeasureDefinition;

/** All policy events in time, and the page of one: what changed with it, against what its trend and season would have made of it. */
final class EventPages {
    private static final List<String> CHOICES = List.of("region", "service", "channel");
    private static final int MOST_REGIONS = 12;

    private final Edition edition;
    private final Wording words;
    private final Events events;

    EventPages(Edition edition, Events events) {
        this.edition = edition;
        this.words = edition.words();
        this.events = events;
    }

    static String path(EventDefinition event) {
        return "/events/" + event.id();
    }

    PageView all(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 0), request);
        Panel timeline = new EventTimelinePanel(words).of(events.all());
        return edition.page(
                "/events",
                List.of(edition.home()),
                timeline.title(),
                timeline.summary(),
                List.of(),
                List.of(List.of(timeline)),
                List.of());
    }

    PageView of(EventDefinition event, ViewRequest request) {
        EventDefinition whole = event.partOf().flatMap(events::find).orElse(event);
        if (!whole.equals(event)) {
            return part(event, whole, request);
        }
        List<MeasureDefinition> measures = edition.listOwn();
        var parameters = new ArrayList<>(List.of(ViewRequest.MEASURE));
        parameters.addAll(CHOICES);
        ViewRequest asked = withScope(event, request);
        List<PageView.Filter> filters =
                edition.controls().of(new Controls.Offer(parameters, Optional.empty(), measures, 0), asked);
        Optional<MeasureDefinition> chosen = request.measure()
                .flatMap(words.definitions()::findMeasure)
                .or(() -> measures.stream().findFirst());
        List<Panel> first =
                chosen.map(measure -> panels(event, measure, measures, asked)).orElse(List.of());
        var rows = new ArrayList<List<Panel>>();
        first.forEach(panel -> rows.add(List.of(panel)));
        rows.add(List.of(about(event)));
        return edition.page(
                path(event),
                List.of(edition.home(), edition.link("/events", "nav.events")),
                first.isEmpty() ? words.in(event.title()) : first.get(0).title(),
                first.isEmpty() ? words.in(event.description()) : first.get(0).summary(),
                filters,
                rows,
                List.of(timeline()));
    }

    /** An event of one region, or of some services, is looked at where it applied unless the reader chose another place. */
    private ViewRequest withScope(EventDefinition event, ViewRequest request) {
        ViewRequest asked = request;
        if (event.regions().size() == 1 && !request.where().containsKey("region")) {
            asked = asked.with("region", event.regions().get(0));
        }
        Optional<String> service = event.services().stream()
                .filter(code -> words.reference().findService(code).isPresent())
                .findFirst();
        if (service.isPresent() && !request.where().containsKey("service")) {
            asked = asked.with("service", service.get());
        }
        return asked;
    }

    private List<Panel> panels(
            EventDefinition event, MeasureDefinition measure, List<MeasureDefinition> measures, ViewRequest asked) {
        var studies = new EventStudies(edition, events);
        Map<String, String> where = asked.where();
        var panels = new ArrayList<Panel>();
        List<EventStudy> all = studies.of(event, measures, where);
        EventStudy chosen = all.stream()
                .filter(study -> study.measure().equals(measure))
                .findFirst()
                .orElseThrow();
        panels.add(new EventPanel(edition.furniture(), events).of(chosen));
        new EventRegionsPanel(edition, events).of(event, measure, where).ifPresent(panels::add);
        var query = new StringBuilder();
        new TreeMap<>(where)
                .forEach((dimension, code) ->
                        query.append('&').append(dimension).append('=').append(code));
        panels.add(new EventMeasuresPanel(edition.furniture()).of(event, where, all, query.toString()));
        return panels;
    }

    /** Months cannot tell it from the event it followed: that one's page tells of both. */
    private PageView part(EventDefinition event, EventDefinition whole, ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 0), request);
        return edition.page(
                path(event),
                List.of(edition.home(), edition.link("/events", "nav.events")),
                words.in(event.title()),
                words.say("event.part", "event", words.in(whole.title())),
                List.of(),
                List.of(List.of(about(event))),
                List.of(
                        new LinkGroup(
                                words.say("event.part.links"),
                                List.of(new Link(path(whole), words.in(whole.title()))),
                                List.of()),
                        timeline()));
    }

    private LinkGroup timeline() {
        return new LinkGroup(
                words.say("event.links"), List.of(new Link("/events", words.say("event.links.all"))), List.of());
    }

    private Panel about(EventDefinition event) {
        var rows = new ArrayList<Row>();
        rows.add(fact("event.fact.description", words.in(event.description())));
        rows.add(fact("event.fact.kind", kind(words, event)));
        rows.add(fact("event.fact.dates", dates(words, event)));
        rows.add(fact("event.fact.regions", regions(words, event, MOST_REGIONS)));
        rows.add(fact("event.fact.services", services(event)));
        rows.add(fact("event.fact.effect", effects(event)));
        List<EventDefinition> parts = events.partsOf(event);
        if (!parts.isEmpty()) {
            rows.add(fact(
                    "event.fact.parts",
                    words.formats()
                            .list(parts.stream()
                                    .map(part -> words.in(part.title()))
                                    .toList())));
        }
        rows.add(fact("event.fact.source", words.in(event.source())));
        rows.add(fact("event.fact.verified", verified(words, event)));
        return Facts.panel(
                words,
                "about",
                words.say("event.about"),
                words.in(event.description()),
                List.of(
                        new Column("fact", words.say("column.fact"), false),
                        new Column("value", words.say("column.value"), false)),
                rows);
    }

    private Row fact(String key, String value) {
        return new Row(List.of(Cell.of(words.say(key)), Cell.of(value)), Optional.empty());
    }

    private String effects(EventDefinition event) {
        var all = new ArrayList<String>();
        all.add(EventSentences.effect(words, event.effect()));
        event.effectByTopic()
                .forEach((topic, effect) -> all.add(words.say(
                        "event.effect_of",
                        "topic",
                        words.say("topic." + topic.name().toLowerCase(Locale.ROOT)),
                        "effect",
                        words.inSentence(EventSentences.effect(words, effect)))));
        event.halfLifeDays()
                .forEach((topic, days) -> all.add(words.say(
                        "event.half_life",
                        "topic",
                        words.say("topic." + topic.name().toLowerCase(Locale.ROOT)),
                        "n",
                        words.formats().number(days, 0))));
        return String.join("; ", all);
    }

    private String services(EventDefinition event) {
        return event.services().isEmpty()
                ? words.say("event.all_services")
                : words.formats()
                        .list(event.services().stream()
                                .map(code -> words.name("service", code))
                                .toList());
    }

    static String kind(Wording words, EventDefinition event) {
        return words.say("event.kind." + event.kind().name().toLowerCase(Locale.ROOT));
    }

    static String dates(Wording words, EventDefinition event) {
        return event.end()
                .map(end -> words.formats().dates(event.start(), end))
                .orElseGet(
                        () -> words.say("event.since", "date", words.formats().date(event.start())));
    }

    static String regions(Wording words, EventDefinition event, int most) {
        return event.regions().isEmpty()
                ? words.nation()
                : words.names(
                        event.regions().stream()
                                .map(code -> words.name("region", code))
                                .toList(),
                        most);
    }

    static String verified(Wording words, EventDefinition event) {
        return words.say(event.verified() ? "event.verified" : "event.unverified");
    }
}
