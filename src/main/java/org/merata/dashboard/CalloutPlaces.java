package org.merata.dashboard;

import static org.merata.dashboard.AreaMap.BOX_HEIGHT;
import static org.merata.dashboard.AreaMap.BOX_WIDTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.AreaMap.Area;
import org.merata.dashboard.AreaMap.Callout;
import org.merata.dashboard.AreaMap.Spot;

/** Finds a place for each box beside a map: the nearest to its region where it lies on no land, on no other box and on no other's line. */
final class CalloutPlaces {
    private static final int ROOM = 5;
    private static final int NEAREST = 40;
    private static final int FARTHEST = 420;
    private static final int STEP = 8;
    private static final int DIRECTIONS = 32;

    private final List<Area> areas;
    private final int width;
    private final int height;
    private final List<Callout> placed = new ArrayList<>();

    CalloutPlaces(List<Area> areas, int width, int height) {
        this.areas = areas;
        this.width = width;
        this.height = height;
    }

    /** With places; one that finds none is left out. */
    List<Callout> place(List<Callout> wanted) {
        for (Callout one : wanted) {
            find(one.from()).ifPresent(at -> placed.add(new Callout(one.code(), one.from(), at)));
        }
        return placed;
    }

    private Optional<Spot> find(Spot from) {
        for (int away = NEAREST; away <= FARTHEST; away += STEP) {
            for (int i = 0; i < DIRECTIONS; i++) {
                double angle = 2 * Math.PI * i / DIRECTIONS;
                var at = new Spot((int) Math.round(from.x() + away * Math.cos(angle)), (int)
                        Math.round(from.y() + away * Math.sin(angle)));
                if (isFree(from, at)) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Spot from, Spot at) {
        boolean onSheet = at.x() - BOX_WIDTH / 2 >= 1
                && at.x() + BOX_WIDTH / 2 <= width - 1
                && at.y() - BOX_HEIGHT / 2 >= 1
                && at.y() + BOX_HEIGHT / 2 <= height - 1;
        return onSheet
                && placed.stream().noneMatch(other -> isNear(other, from, at))
                && areas.stream().noneMatch(area -> touches(area, at));
    }

    private static boolean isNear(Callout other, Spot from, Spot at) {
        boolean boxes = Math.abs(other.at().x() - at.x()) < BOX_WIDTH + ROOM
                && Math.abs(other.at().y() - at.y()) < BOX_HEIGHT + ROOM;
        return boxes || crosses(from, at, other.at()) || crosses(other.from(), other.at(), at);
    }

    /** Whether a line runs through the box around a spot. */
    private static boolean crosses(Spot from, Spot to, Spot box) {
        int steps = 60;
        for (int i = 0; i < steps; i++) {
            double x = from.x() + (double) (to.x() - from.x()) * i / steps;
            double y = from.y() + (double) (to.y() - from.y()) * i / steps;
            if (isInBox(x, y, box)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInBox(double x, double y, Spot box) {
        return Math.abs(x - box.x()) < BOX_WIDTH / 2.0 + ROOM && Math.abs(y - box.y()) < BOX_HEIGHT / 2.0 + ROOM;
    }

    private static boolean touches(Area area, Spot at) {
        for (List<Spot> ring : area.rings()) {
            for (int i = 0; i < ring.size(); i++) {
                Spot one = ring.get(i);
                Spot next = ring.get((i + 1) % ring.size());
                int steps = 1 + Math.max(Math.abs(next.x() - one.x()), Math.abs(next.y() - one.y())) / BOX_HEIGHT;
                for (int step = 0; step < steps; step++) {
                    double x = one.x() + (double) (next.x() - one.x()) * step / steps;
                    double y = one.y() + (double) (next.y() - one.y()) * step / steps;
                    if (isInBox(x, y, at)) {
                        return true;
                    }
                }
            }
        }
        return isInside(area.rings(), at);
    }

    /** Whether a spot is inside an odd number of rings. */
    static boolean isInside(List<List<Spot>> rings, Spot spot) {
        boolean inside = false;
        for (List<Spot> ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                Spot one = ring.get(i);
                Spot next = ring.get((i + 1) % ring.size());
                if (one.y() > spot.y() != next.y() > spot.y()) {
                    double x = one.x() + (double) (spot.y() - one.y()) / (next.y() - one.y()) * (next.x() - one.x());
                    inside ^= spot.x() < x;
                }
            }
        }
        return inside;
    }
}
