package org.merata.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a region lies on the earth: closed rings of places, one for each island and each lake. A place is in the region where it is inside
 * an odd number of rings, so a lake needs no mark. The first place of a ring is not repeated at its end.
 */
public record Outline(List<List<Place>> rings) {
    public Outline {
        rings = rings.stream().map(List::copyOf).toList();
    }

    /** In degrees, east and north of zero. */
    public record Place(double longitude, double latitude) {}

    /** Both together. */
    public Outline with(Outline other) {
        var all = new ArrayList<>(rings);
        all.addAll(other.rings);
        return new Outline(all);
    }
}
