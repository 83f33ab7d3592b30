package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.AreaMap.Area;
import org.merata.dashboard.AreaMap.Callout;
import org.merata.dashboard.AreaMap.Spot;
import org.merata.definition.BoundaryDefinition;
import org.merata.definition.BoundaryMatch;
import org.merata.definition.Definitions;
import org.merata.model.Outline;
import org.merata.model.Outline.Place;
import org.merata.model.Reference;
import org.merata.model.Text;

/**
 * The regions of the map's level, projected and simplified once for all pages. Each position goes to the nearest whole unit by itself, so
 * that neighbours keep the border they share; what then adds nothing is left out, and so are islands too small to see, but never a
 * region's largest.
 *
 * @param within by region without an outline of its own: the one it was split from
 * @param without regions that are not on the map
 * @param source what the boundaries are, cited on the page
 */
record RegionMap(AreaMap areas, Map<String, String> within, List<String> without, Text source) {
    private static final int WIDTH = 1_100;
    private static final int MOST_HEIGHT = 900;
    private static final int MARGIN = 56;
    private static final double TOO_SMALL = 160;
    private static final double LEAST_ISLAND = 2.5;

    /** The map of a home; empty where it has no boundaries, or none of its regions is in them. */
    static Optional<RegionMap> of(Definitions definitions, Reference reference) {
        return definitions
                .findBoundaries(definitions.country().mapLevel())
                .flatMap(boundaries -> of(boundaries, BoundaryMatch.of(boundaries, reference)));
    }

    private static Optional<RegionMap> of(BoundaryDefinition boundaries, BoundaryMatch match) {
        if (match.outlines().isEmpty()) {
            return Optional.empty();
        }
        var projection = new MapProjection(match.outlines().values(), WIDTH, MOST_HEIGHT, MARGIN);
        var areas = new ArrayList<Area>();
        match.outlines()
                .forEach((code, outline) ->
                        areas.add(new Area(code, match.within().containsValue(code), rings(outline, projection))));
        var wanted = new ArrayList<Callout>();
        for (Area area : areas) {
            List<Spot> largest = largest(area);
            if (size(largest) < TOO_SMALL) {
                wanted.add(new Callout(area.code(), middle(largest), middle(largest)));
            }
        }
        match.within()
                .forEach((code, parent) -> areas.stream()
                        .filter(area -> area.code().equals(parent))
                        .map(RegionMap::largest)
                        .map(RegionMap::middle)
                        .forEach(at -> wanted.add(new Callout(code, at, at))));
        int width = projection.width();
        int height = projection.height();
        List<Callout> placed = new CalloutPlaces(areas, width, height).place(wanted);
        return Optional.of(new RegionMap(
                new AreaMap(width, height, areas, placed), match.within(), match.without(), boundaries.source()));
    }

    private static List<List<Spot>> rings(Outline outline, MapProjection projection) {
        var rings = new ArrayList<List<Spot>>();
        List<Place> largest = outline.rings().stream()
                .max(Comparator.comparingDouble(ring -> sizeOnSheet(ring, projection)))
                .orElseThrow();
        for (List<Place> ring : outline.rings()) {
            List<Spot> simple = simplified(ring.stream().map(projection::spot).toList());
            if (simple.size() > 2 && sizeOnSheet(ring, projection) >= LEAST_ISLAND) {
                rings.add(simple);
            } else if (ring.equals(largest)) {
                rings.add(speck(projection.spot(ring.get(0))));
            }
        }
        return rings;
    }

    /** A region that is less than a unit across is drawn as the smallest square there is. */
    private static List<Spot> speck(Spot at) {
        return List.of(
                at, new Spot(at.x() + 2, at.y()), new Spot(at.x() + 2, at.y() + 2), new Spot(at.x(), at.y() + 2));
    }

    /** Without spots that repeat the one before or lie on a straight line between their neighbours. */
    static List<Spot> simplified(List<Spot> ring) {
        var kept = new ArrayList<Spot>();
        for (Spot spot : ring) {
            while (kept.size() > 1 && isBetween(kept.get(kept.size() - 2), kept.get(kept.size() - 1), spot)) {
                kept.remove(kept.size() - 1);
            }
            if (kept.isEmpty() || !kept.get(kept.size() - 1).equals(spot)) {
                kept.add(spot);
            }
        }
        while (kept.size() > 1 && kept.get(0).equals(kept.get(kept.size() - 1))) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }

    private static boolean isBetween(Spot before, Spot spot, Spot after) {
        long cross = (long) (spot.x() - before.x()) * (after.y() - spot.y())
                - (long) (spot.y() - before.y()) * (after.x() - spot.x());
        long along = (long) (spot.x() - before.x()) * (after.x() - spot.x())
                + (long) (spot.y() - before.y()) * (after.y() - spot.y());
        return cross == 0 && along > 0;
    }

    private static double sizeOnSheet(List<Place> ring, MapProjection projection) {
        double twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            Place one = ring.get(i);
            Place next = ring.get((i + 1) % ring.size());
            twice += projection.x(one) * projection.y(next) - projection.x(next) * projection.y(one);
        }
        return Math.abs(twice) / 2;
    }

    static List<Spot> largest(Area area) {
        return area.rings().stream()
                .max(Comparator.comparingDouble(RegionMap::size))
                .orElseThrow();
    }

    /** The area inside a ring, by the trapezoid formula. */
    static double size(List<Spot> ring) {
        long twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            Spot one = ring.get(i);
            Spot next = ring.get((i + 1) % ring.size());
            twice += (long) one.x() * next.y() - (long) next.x() * one.y();
        }
        return Math.abs(twice) / 2.0;
    }

    /** The centre of a ring's area, or the position nearest to it where it lies outside. */
    private static Spot middle(List<Spot> ring) {
        double twice = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < ring.size(); i++) {
            Spot one = ring.get(i);
            Spot next = ring.get((i + 1) % ring.size());
            double cross = (double) one.x() * next.y() - (double) next.x() * one.y();
            twice += cross;
            x += (one.x() + next.x()) * cross;
            y += (one.y() + next.y()) * cross;
        }
        Spot first = ring.get(0);
        var middle =
                twice == 0 ? first : new Spot((int) Math.round(x / (3 * twice)), (int) Math.round(y / (3 * twice)));
        return CalloutPlaces.isInside(List.of(ring), middle)
                ? middle
                : ring.stream()
                        .min(Comparator.comparingDouble(
                                spot -> Math.hypot(spot.x() - middle.x(), spot.y() - middle.y())))
                        .orElse(first);
    }
}
