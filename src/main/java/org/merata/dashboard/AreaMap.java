package org.merata.dashboard;

import java.util.List;

/**
 * Regions where they lie, on a sheet of whole units: what a map draws beside the values of its points and tiles.
 *
 * @param areas one for each region with an outline
 * @param callouts regions that have a box beside the map, since they are too small to see or have no outline of their own
 */
public record AreaMap(int width, int height, List<Area> areas, List<Callout> callouts) {
    /** Width and height of the box of a callout. */
    public static final int BOX_WIDTH = 50;

    public static final int BOX_HEIGHT = 42;

    public AreaMap {
        areas = List.copyOf(areas);
        callouts = List.copyOf(callouts);
    }

    /** A place on the sheet, from its upper left corner. */
    public record Spot(int x, int y) {}

    /**
     * One region.
     *
     * @param shared whether regions split from it since lie within its outline
     * @param rings closed; a spot is in the region where it is inside an odd number of them
     */
    public record Area(String code, boolean shared, List<List<Spot>> rings) {
        public Area {
            rings = rings.stream().map(List::copyOf).toList();
        }
    }

    /** A region told in a box: {@code from} lies in its area, {@code at} is the middle of the box. */
    public record Callout(String code, Spot from, Spot at) {}
}
