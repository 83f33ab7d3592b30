package org.merata.definition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.CalendarDefinition.DayOff;
import org.merata.definition.CalendarDefinition.Days;
import org.merata.definition.CalendarDefinition.Hours;
import org.merata.definition.CalendarDefinition.Span;

/** Turns a calendar, valid by its schema, into its definition, and reports what does not fit. */
final class CalendarReader {
    private final YamlNode node;
    private final Optional<CountryDefinition> country;
    private final Shelf<CalendarDefinition> others;
    private final Findings findings;

    private CalendarReader(
            YamlNode node, Optional<CountryDefinition> country, Shelf<CalendarDefinition> others, Findings findings) {
        this.node = node;
        this.country = country;
        this.others = others;
        this.findings = findings;
    }

    /** @param others those read before: an office has one calendar */
    static CalendarDefinition read(
            YamlNode node, Optional<CountryDefinition> country, Shelf<CalendarDefinition> others, Findings findings) {
        return new CalendarReader(node, country, others, findings).read();
    }

    private CalendarDefinition read() {
        checkKinds();
        var calendar = new CalendarDefinition(
                node.string("id"),
                node.text("label"),
                node.strings("agency_kinds"),
                node.strings("agencies"),
                node.strings("services"),
                node.listItems("hours").stream().map(this::hours).toList(),
                node.listItems("days_off").stream().map(this::dayOff).toList(),
                node.text("source"),
                node.isTrue("verified"));
        others.all().values().forEach(other -> checkOffices(calendar, other));
        return calendar;
    }

    /** The calendar with the days off it takes over from another; the other one's own, not those it takes over itself. */
    static CalendarDefinition withTakenOver(
            Shelf.Written<CalendarDefinition> calendar, Shelf<CalendarDefinition> all, Findings findings) {
        List<DayOff> days = new ArrayList<>(calendar.value().daysOff());
        calendar.node().find("days_off_of").ifPresent(other -> {
            List<String> kinds = other.strings("kinds");
            all.resolve(other.string("calendar"), other.get("calendar"), findings).stream()
                    .flatMap(found -> found.daysOff().stream())
                    .filter(day -> kinds.isEmpty() || kinds.contains(Ids.of(day.kind())))
                    .forEach(days::add);
        });
        return calendar.value().withDaysOff(days);
    }

    private void checkKinds() {
        country.ifPresent(known -> {
            List<String> kinds = List.copyOf(known.agencyKinds().keySet());
            for (YamlNode kind : node.listItems("agency_kinds")) {
                if (!kinds.contains(kind.written())) {
                    findings.addNotAllowed(
                            DefinitionNotice.UNKNOWN_REFERENCE,
                            kind.at(),
                            kind.written(),
                            kinds,
                            Map.of("kind", "kind of agency"));
                }
            }
        });
    }

    private void checkOffices(CalendarDefinition calendar, Shelf.Written<CalendarDefinition> other) {
        if (calendar.isForAllOthers() && other.value().isForAllOthers()) {
            findings.add(
                    DefinitionNotice.OFFICE_HAS_TWO_CALENDARS,
                    node,
                    "value",
                    "every office that no calendar names",
                    "other",
                    other.value().id());
        }
        claimed("agency_kinds", other.value().agencyKinds(), other.value().id());
        claimed("agencies", other.value().agencies(), other.value().id());
        claimed("services", other.value().services(), other.value().id());
    }

    private void claimed(String key, List<String> taken, String other) {
        node.listItems(key).stream()
                .filter(own -> taken.contains(own.written()))
                .forEach(own -> findings.add(
                        DefinitionNotice.OFFICE_HAS_TWO_CALENDARS, own, "value", own.written(), "other", other));
    }

    private Hours hours(YamlNode written) {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        written.get("week").members().forEach((day, spans) -> week.put(day(day), spans(spans)));
        return new Hours(
                written.text("name"),
                written.listItems("periods").stream()
                        .map(period -> days(period, "from", "to"))
                        .toList(),
                week);
    }

    private static DayOfWeek day(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Spans of a day in order, none into another, each long enough to be one. */
    private List<Span> spans(YamlNode list) {
        List<Span> spans = new ArrayList<>();
        for (YamlNode item : list.items()) {
            String[] ends = item.written().split("-");
            var span = new Span(minute(ends[0]), minute(ends[1]));
            if (span.minutes() < CalendarDefinition.SHORTEST_SPAN || span.closes() > 24 * 60) {
                findings.add(
                        DefinitionNotice.OUT_OF_RANGE,
                        item,
                        "value",
                        item.written(),
                        "expected",
                        "at least " + CalendarDefinition.SHORTEST_SPAN + " minutes, within 00:00-24:00");
            } else if (!spans.isEmpty()
                    && span.opens() < spans.get(spans.size() - 1).closes()) {
                findings.add(
                        DefinitionNotice.DATES_RUN_BACKWARD,
                        item,
                        "value",
                        item.written(),
                        "expected",
                        "from " + time(spans.get(spans.size() - 1).closes()) + " on");
            } else {
                spans.add(span);
            }
        }
        return spans;
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private DayOff dayOff(YamlNode written) {
        Days days = written.find("day").isPresent()
                ? new Days(written.findDate("day"), written.findDate("day"))
                : days(written, "from", "to");
        Optional<LocalDate> decided = written.findDate("decided");
        LocalDate first = days.first().orElseThrow();
        decided.filter(day -> day.isAfter(first))
                .ifPresent(day -> backward(written.get("decided"), day, "<= " + first));
        written.findDate("withdrawn").ifPresent(day -> {
            if (day.isAfter(first)) {
                backward(written.get("withdrawn"), day, "<= " + first);
            } else if (decided.filter(day::isBefore).isPresent()) {
                backward(written.get("withdrawn"), day, ">= " + decided.get());
            }
        });
        return new DayOff(
                days,
                written.constant(CalendarDefinition.Kind.class, "kind"),
                written.text("name"),
                decided,
                written.findDate("withdrawn"));
    }

    private Days days(YamlNode written, String from, String to) {
        Optional<LocalDate> first = written.findDate(from);
        Optional<LocalDate> last = written.findDate(to);
        last.filter(day -> first.filter(day::isBefore).isPresent())
                .ifPresent(day -> backward(written.get(to), day, ">= " + first.get()));
        return new Days(first, last);
    }

    private void backward(YamlNode at, LocalDate day, String expected) {
        findings.add(DefinitionNotice.DATES_RUN_BACKWARD, at, "value", day.toString(), "expected", expected);
    }
}
