package org.merata.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.EventDefinition;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;

/** All events along the years: from the first day to the last, an open square where the dates were not read at the source. */
final class EventTimelinePanel {
    private static final int MOST_REGIONS = 3;
    private static final double DAYS = 365.25;

    private final Wording words;

    EventTimelinePanel(Wording words) {
        this.words = words;
    }

    Panel of(List<EventDefinition> events) {
        String title = words.say("events.title", "n", words.formats().count(events.size()));
        String summary = summary(events);
        return new Panel(
                "timeline",
                title,
                words.say("events.scope"),
                summary,
                Optional.empty(),
                events.isEmpty() ? Optional.empty() : Optional.of(chart(events, title, summary)),
                table(events, title),
                List.of(words.say("events.caution")),
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }

    private String summary(List<EventDefinition> events) {
        if (events.isEmpty()) {
            return words.say("events.none");
        }
        EventDefinition last = events.get(events.size() - 1);
        return words.say(
                "events.summary",
                "first",
                words.formats().date(events.get(0).start()),
                "last",
                words.formats().date(last.start()),
                "event",
                words.in(last.title()),
                "verified",
                words.formats()
                        .count(events.stream().filter(EventDefinition::verified).count()),
                "n",
                words.formats().count(events.size()));
    }

    private ChartSpec chart(List<EventDefinition> events, String title, String summary) {
        int first = events.get(0).start().getYear();
        int last = events.stream()
                        .map(EventDefinition::lastDay)
                        .mapToInt(LocalDate::getYear)
                        .max()
                        .orElse(first)
                + 1;
        var ticks = new ArrayList<Tick>();
        for (int year = first; year <= last; year++) {
            ticks.add(new Tick(year, Integer.toString(year)));
        }
        return new ChartSpec(
                "timeline",
                ChartSpec.Kind.TIMELINE,
                title,
                words.say("events.scope"),
                summary,
                new Axis(
                        words.say("column.period"),
                        List.of(),
                        OptionalDouble.of(first),
                        OptionalDouble.of(last),
                        ticks),
                new Axis(
                        words.say("events.column.event"),
                        events.stream().map(event -> words.in(event.title())).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(new Series(
                        "events",
                        words.say("nav.events"),
                        Role.MAIN,
                        events.stream().map(this::point).toList())),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private Point point(EventDefinition event) {
        OptionalDouble start = OptionalDouble.of(year(event.start()));
        OptionalDouble end =
                event.end().map(day -> OptionalDouble.of(year(day.plusDays(1)))).orElse(OptionalDouble.empty());
        return new Point(
                event.id(),
                words.in(event.title()),
                start,
                start,
                end,
                Status.OBSERVED,
                months(event),
                Signal.NONE,
                Optional.of(EventPages.path(event)),
                event.verified() ? Shape.SQUARE : Shape.CIRCLE);
    }

    private String months(EventDefinition event) {
        String first = words.shortPeriod(Period.of(Grain.MONTH, event.start()));
        String last = words.shortPeriod(Period.of(Grain.MONTH, event.lastDay()));
        return first.equals(last) ? first : first + "\u2013" + last;
    }

    private static double year(LocalDate day) {
        return day.getYear() + (day.getDayOfYear() - 1) / DAYS;
    }

    private TableSpec table(List<EventDefinition> events, String caption) {
        List<Row> rows = events.stream()
                .map(event -> new Row(
                        List.of(
                                Cell.of(words.in(event.title())),
                                Cell.of(EventPages.dates(words, event)),
                                Cell.of(EventPages.kind(words, event)),
                                Cell.of(EventPages.regions(words, event, MOST_REGIONS)),
                                Cell.of(EventPages.verified(words, event))),
                        Optional.of(EventPages.path(event))))
                .toList();
        return new TableSpec(
                caption,
                List.of(
                        new Column("event", words.say("events.column.event"), false),
                        new Column("dates", words.say("event.fact.dates"), false),
                        new Column("kind", words.say("event.fact.kind"), false),
                        new Column("regions", words.say("event.fact.regions"), false),
                        new Column("verified", words.say("event.fact.verified"), false)),
                rows);
    }
}
