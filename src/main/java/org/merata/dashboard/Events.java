package org.merata.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.merata.definition.Definitions;
import org.merata.definition.EventDefinition;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;

/** Which policy events a chart shows: those that touched what it shows, in its time. Timing only; never a cause. */
final class Events {
    private final List<EventDefinition> events;
    private final Reference reference;

    Events(Definitions definitions, Reference reference) {
        this.events = definitions.events().values().stream()
                .sorted(Comparator.comparing(EventDefinition::start).thenComparing(EventDefinition::id))
                .toList();
        this.reference = reference;
    }

    List<ChartSpec.Event> on(Wording words, List<Period> periods, Map<String, String> where) {
        var marks = new ArrayList<ChartSpec.Event>();
        if (periods.isEmpty()) {
            return marks;
        }
        LocalDate start = periods.get(0).start();
        LocalDate end = periods.get(periods.size() - 1).endExclusive();
        for (EventDefinition event : events) {
            LocalDate last = event.lastDay();
            if (last.isBefore(start) || !event.start().isBefore(end) || !isInScope(event, where)) {
                continue;
            }
            marks.add(new ChartSpec.Event(
                    position(periods, event.start()),
                    position(periods, last),
                    words.in(event.title()),
                    EventPages.path(event)));
        }
        return marks;
    }

    /** Positions at which limits of ordinary variation start anew: at the first period of an event that says so. */
    Set<Integer> rebases(List<Period> periods, Map<String, String> where) {
        return events.stream()
                .filter(event -> event.rebases() && isInScope(event, where))
                .filter(event -> !periods.isEmpty()
                        && event.start().isAfter(periods.get(0).start())
                        && event.start()
                                .isBefore(periods.get(periods.size() - 1).endExclusive()))
                .map(event -> position(periods, event.start()))
                .filter(position -> position > 0)
                .collect(Collectors.toSet());
    }

    /** The earliest first. */
    List<EventDefinition> all() {
        return events;
    }

    Optional<EventDefinition> find(String id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    /** The events that are told of on this one's page. */
    List<EventDefinition> partsOf(EventDefinition whole) {
        return events.stream()
                .filter(event -> event.partOf().equals(Optional.of(whole.id())))
                .toList();
    }

    /** Other events that touch what is looked at and have a day within the time; not those that are told of together with this one. */
    List<EventDefinition> others(EventDefinition event, Map<String, String> where, LocalDate from, LocalDate to) {
        return events.stream()
                .filter(other -> !other.id().equals(event.id()))
                .filter(other -> !other.partOf().equals(Optional.of(event.id())))
                .filter(other ->
                        !other.lastDay().isBefore(from) && !other.start().isAfter(to))
                .filter(other -> isInScope(other, where))
                .toList();
    }

    /** Whether it applied to all of what is looked at. */
    boolean covers(EventDefinition event, Map<String, String> where) {
        boolean everywhere = event.regions().isEmpty()
                || Optional.ofNullable(where.get("region"))
                        .flatMap(reference::findRegion)
                        .filter(region -> appliesTo(event, region))
                        .isPresent();
        return everywhere
                && (event.services().isEmpty() || event.services().contains(where.getOrDefault("service", "")));
    }

    /** Whether it applied to the whole of a region. */
    boolean appliesTo(EventDefinition event, Region region) {
        return event.regions().isEmpty()
                || reference.listWithAncestors(region).stream()
                        .anyMatch(above -> event.regions().contains(above.code()));
    }

    /** Whether it applied to any part of what is looked at. */
    boolean isInScope(EventDefinition event, Map<String, String> where) {
        return touchesRegion(event, Optional.ofNullable(where.get("region"))) && touchesService(event, where);
    }

    /** The whole country is touched by what touched any part of it; a region also by what touched a region above or below it. */
    private boolean touchesRegion(EventDefinition event, Optional<String> chosen) {
        if (event.regions().isEmpty() || chosen.isEmpty()) {
            return true;
        }
        Optional<Region> region = reference.findRegion(chosen.get());
        return region.isPresent()
                && (reference.listWithAncestors(region.get()).stream()
                                .anyMatch(above -> event.regions().contains(above.code()))
                        || event.regions().stream()
                                .flatMap(code -> reference.findRegion(code).stream())
                                .anyMatch(touched ->
                                        reference.listWithAncestors(touched).contains(region.get())));
    }

    /** An event of some services alone is shown only where one of them was chosen. */
    private static boolean touchesService(EventDefinition event, Map<String, String> where) {
        return event.services().isEmpty() || event.services().contains(where.getOrDefault("service", ""));
    }

    /** The period that holds a day; the nearest end of the axis for a day off it. */
    private static int position(List<Period> periods, LocalDate day) {
        for (int i = 0; i < periods.size(); i++) {
            if (day.isBefore(periods.get(i).endExclusive())) {
                return i;
            }
        }
        return periods.size() - 1;
    }
}
