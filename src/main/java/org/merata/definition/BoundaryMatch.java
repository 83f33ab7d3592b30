package org.merata.definition;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.Notices;
import org.merata.model.Outline;
import org.merata.model.Reference;
import org.merata.model.Region;

/**
 * Whose outline is whose: the boundaries of a level, held against its regions. A key is taken as a region's code or one of its names and
 * never as something near it.
 *
 * @param outlines by the code of the region
 * @param within by the code of a region without an outline of its own: the region it was split from, in whose outline it lies
 * @param without regions of the level that exist and have neither
 * @param unknown keys of the file that are no region of the level
 */
public record BoundaryMatch(
        Map<String, Outline> outlines, Map<String, String> within, List<String> without, List<String> unknown) {
    private static final int MOST_NAMED = 20;

    public BoundaryMatch {
        outlines = Collections.unmodifiableMap(new LinkedHashMap<>(outlines));
        within = Collections.unmodifiableMap(new LinkedHashMap<>(within));
        without = List.copyOf(without);
        unknown = List.copyOf(unknown);
    }

    public static BoundaryMatch of(BoundaryDefinition boundaries, Reference reference) {
        List<Region> regions = reference.listRegions(boundaries.level());
        Map<String, String> codes = codes(boundaries, regions, reference);
        var found = new TreeMap<String, Outline>();
        var unknown = new ArrayList<String>();
        boundaries.outlines().forEach((key, outline) -> {
            String code = boundaries.regions().getOrDefault(key, codes.get(normal(boundaries, key)));
            if (code == null
                    || regions.stream().noneMatch(region -> region.code().equals(code))) {
                unknown.add(key);
            } else {
                found.merge(code, outline, Outline::with);
            }
        });
        var outlines = new LinkedHashMap<String, Outline>();
        var within = new LinkedHashMap<String, String>();
        var without = new ArrayList<String>();
        for (Region region : regions) {
            if (found.containsKey(region.code())) {
                outlines.put(region.code(), found.get(region.code()));
            } else if (region.validTo().isEmpty()) {
                Optional<String> parent = region.predecessors().stream()
                        .filter(found::containsKey)
                        .findFirst();
                parent.ifPresentOrElse(code -> within.put(region.code(), code), () -> without.add(region.code()));
            }
        }
        return new BoundaryMatch(outlines, within, without, unknown);
    }

    /** The code of a region by what the file may call it; what could mean two regions means none. */
    private static Map<String, String> codes(BoundaryDefinition boundaries, List<Region> regions, Reference reference) {
        var codes = new LinkedHashMap<String, String>();
        var twice = new ArrayList<String>();
        for (Region region : regions) {
            for (String written : written(boundaries, region, reference)) {
                String key = normal(boundaries, written);
                String before = codes.put(key, region.code());
                if (before != null && !before.equals(region.code())) {
                    twice.add(key);
                }
            }
        }
        codes.keySet().removeAll(twice);
        return codes;
    }

    private static List<String> written(BoundaryDefinition boundaries, Region region, Reference reference) {
        if (boundaries.codeSystem().isPresent()) {
            return Optional.ofNullable(
                            region.codes().get(boundaries.codeSystem().get()))
                    .stream()
                    .toList();
        }
        var names = new ArrayList<>(region.name().byLanguage().values());
        names.addAll(reference.listOtherNames(region));
        return names;
    }

    /** Names are compared by their letters and digits alone; codes as they stand. */
    private static String normal(BoundaryDefinition boundaries, String key) {
        return boundaries.codeSystem().isPresent()
                ? key.strip()
                : Normalizer.normalize(key, Normalizer.Form.NFD)
                        .replaceAll("[^\\p{L}\\p{N}]", "")
                        .toLowerCase(Locale.ROOT);
    }

    /** Tells of every file of boundaries what in it is no region, and which regions are not in it. */
    public static void check(Definitions definitions, Reference reference, Notices notices) {
        for (BoundaryDefinition boundaries : definitions.boundaries().values()) {
            BoundaryMatch match = of(boundaries, reference);
            var place = new Location.InFile(boundaries.file());
            if (!match.unknown().isEmpty()) {
                notices.add(Notice.of(
                        BoundaryNotice.BOUNDARIES_OF_NO_REGION,
                        place,
                        details(match.unknown(), "level", boundaries.level())));
            }
            if (!match.without().isEmpty()) {
                notices.add(Notice.of(
                        BoundaryNotice.REGIONS_WITHOUT_BOUNDARY,
                        place,
                        details(match.without(), "level", boundaries.level())));
            }
        }
    }

    private static Map<String, String> details(List<String> codes, String name, String value) {
        var details = new TreeMap<String, String>();
        details.put(name, value);
        details.put("count", Integer.toString(codes.size()));
        details.put(
                "value",
                String.join(", ", codes.subList(0, Math.min(MOST_NAMED, codes.size())))
                        + (codes.size() > MOST_NAMED ? ", …" : ""));
        return details;
    }
}
