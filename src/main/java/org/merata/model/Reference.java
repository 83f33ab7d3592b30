package org.merata.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The country's regions, agencies, services and channels, by code and as trees. Immutable. */
public final class Reference {
    private final Map<String, Region> regions;
    private final Map<String, Agency> agencies;
    private final Map<String, Service> services;
    private final Map<String, Channel> channels;
    private final Map<String, List<String>> otherNames;
    private final Map<String, List<Region>> regionsByParent = new LinkedHashMap<>();
    private final Map<String, List<Agency>> agenciesByParent = new LinkedHashMap<>();

    public Reference(
            Collection<Region> regions,
            Collection<Agency> agencies,
            Collection<Service> services,
            Collection<Channel> channels) {
        this(regions, agencies, services, channels, Map.of());
    }

    /** @param otherNames by region code: former names and others in use */
    public Reference(
            Collection<Region> regions,
            Collection<Agency> agencies,
            Collection<Service> services,
            Collection<Channel> channels,
            Map<String, List<String>> otherNames) {
        this.otherNames = Map.copyOf(otherNames);
        this.regions = byCode(regions, Region::code);
        this.agencies = byCode(agencies, Agency::code);
        this.services = byCode(services, Service::code);
        this.channels = byCode(channels, Channel::code);
        for (Region region : this.regions.values()) {
            region.parent()
                    .ifPresent(parent -> regionsByParent
                            .computeIfAbsent(parent, code -> new ArrayList<>())
                            .add(region));
        }
        for (Agency agency : this.agencies.values()) {
            agency.parent()
                    .ifPresent(parent -> agenciesByParent
                            .computeIfAbsent(parent, code -> new ArrayList<>())
                            .add(agency));
        }
    }

    public Collection<Region> listRegions() {
        return regions.values();
    }

    public List<Region> listRegions(String level) {
        return regions.values().stream()
                .filter(region -> region.level().equals(level))
                .toList();
    }

    public Optional<Region> findRegion(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    /** Former names of a region and others in use, beside its official ones. */
    public List<String> listOtherNames(Region region) {
        return otherNames.getOrDefault(region.code(), List.of());
    }

    public List<Region> listChildren(Region region) {
        return Collections.unmodifiableList(regionsByParent.getOrDefault(region.code(), List.of()));
    }

    /** The region and everything above it, nearest first. */
    public List<Region> listWithAncestors(Region region) {
        var line = new ArrayList<Region>();
        Optional<Region> next = Optional.of(region);
        while (next.isPresent() && !line.contains(next.get())) {
            line.add(next.get());
            next = next.get().parent().flatMap(this::findRegion);
        }
        return line;
    }

    /** The country itself: the one region without a parent. */
    public Optional<Region> findNation() {
        return regions.values().stream()
                .filter(region -> region.parent().isEmpty())
                .min(Comparator.comparing(Region::code));
    }

    public Collection<Agency> listAgencies() {
        return agencies.values();
    }

    public Optional<Agency> findAgency(String code) {
        return Optional.ofNullable(agencies.get(code));
    }

    public List<Agency> listChildren(Agency agency) {
        return Collections.unmodifiableList(agenciesByParent.getOrDefault(agency.code(), List.of()));
    }

    /** The agency and everything below it, top first. */
    public List<Agency> listWithDescendants(Agency agency) {
        var found = new ArrayList<Agency>();
        var waiting = new ArrayDeque<Agency>(List.of(agency));
        while (!waiting.isEmpty()) {
            Agency next = waiting.remove();
            if (!found.contains(next)) {
                found.add(next);
                waiting.addAll(listChildren(next));
            }
        }
        return found;
    }

    public Collection<Service> listServices() {
        return services.values();
    }

    public Optional<Service> findService(String code) {
        return Optional.ofNullable(services.get(code));
    }

    public Collection<Channel> listChannels() {
        return channels.values();
    }

    public Optional<Channel> findChannel(String code) {
        return Optional.ofNullable(channels.get(code));
    }

    private static <T> Map<String, T> byCode(Collection<T> items, Function<T, String> code) {
        var map = new LinkedHashMap<String, T>();
        for (T item : items) {
            if (map.put(code.apply(item), item) != null) {
                throw new IllegalArgumentException("two entries with the code " + code.apply(item));
            }
        }
        return Collections.unmodifiableMap(map);
    }
}
