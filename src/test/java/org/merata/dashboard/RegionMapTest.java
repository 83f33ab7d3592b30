package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.AreaMap.Area;
import org.merata.dashboard.AreaMap.Callout;
import org.merata.dashboard.AreaMap.Spot;
import org.merata.model.Outline;
import org.merata.model.Outline.Place;

/** Where regions come to lie on the sheet of a map. */
class RegionMapTest {
    private static Outline box(double west, double south, double east, double north) {
        return new Outline(List.of(List.of(
                new Place(west, south), new Place(east, south), new Place(east, north), new Place(west, north))));
    }

    private static double size(Outline outline, MapProjection projection) {
        List<Place> ring = outline.rings().get(0);
        double twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            Place one = ring.get(i);
            Place next = ring.get((i + 1) % ring.size());
            twice += projection.x(one) * projection.y(next) - projection.x(next) * projection.y(one);
        }
        return Math.abs(twice) / 2;
    }

    /**
     * The part of a sphere between two parallels and two meridians has the area R²·Δλ·(sin φ₂ − sin φ₁) (Archimedes, On the Sphere and
     * Cylinder I); on the sheet every box must have it in the same measure.
     */
    @Test
    void equalAreasOfLandAreEqualAreasOfTheSheet() {
        List<Outline> boxes = List.of(box(10, 40, 12, 41), box(15, 55, 20, 60), box(12, 70, 30, 71));
        var projection = new MapProjection(boxes, 1_000, 1_000, 0);
        var ratios = new ArrayList<Double>();
        for (Outline one : boxes) {
            List<Place> ring = one.rings().get(0);
            double wide = Math.toRadians(ring.get(1).longitude() - ring.get(0).longitude());
            double high = Math.sin(Math.toRadians(ring.get(2).latitude()))
                    - Math.sin(Math.toRadians(ring.get(0).latitude()));
            ratios.add(size(one, projection) / (wide * high));
        }
        assertEquals(1, ratios.get(0) / ratios.get(1), 1e-9);
        assertEquals(1, ratios.get(0) / ratios.get(2), 1e-9);
    }

    /** A degree of longitude is cos φ of one of latitude, so a small square in the middle of the sheet stays one. */
    @Test
    void shapesAreTrueInTheMiddle() {
        var projection = new MapProjection(List.of(box(0, 50, 10, 70)), 1_000, 5_000, 0);
        double wide = projection.x(new Place(5.02, 60)) - projection.x(new Place(5, 60));
        double high = projection.y(new Place(5, 60)) - projection.y(new Place(5, 60.01));
        assertEquals(1, wide / high, 1e-3);
    }

    @Test
    void aCountryOnBothSidesOfTheDateLineIsInOnePiece() {
        var projection =
                new MapProjection(List.of(box(177, -19, 179, -17), box(-180, -18, -178, -16)), 1_000, 1_000, 10);
        Spot west = projection.spot(new Place(177, -18));
        Spot east = projection.spot(new Place(-178, -18));
        assertEquals(10, west.x());
        assertEquals(projection.width() - 10, east.x(), 1);
        assertTrue(projection.spot(new Place(-180, -18)).x()
                > projection.spot(new Place(179, -18)).x());
    }

    @Test
    void simplifyingKeepsCornersAndLeavesOutTheRest() {
        List<Spot> ring = List.of(
                new Spot(0, 0),
                new Spot(1, 0),
                new Spot(1, 0),
                new Spot(5, 0),
                new Spot(5, 5),
                new Spot(5, 9),
                new Spot(0, 9),
                new Spot(0, 0));
        assertEquals(
                List.of(new Spot(0, 0), new Spot(5, 0), new Spot(5, 9), new Spot(0, 9)), RegionMap.simplified(ring));
        assertEquals(45, RegionMap.size(RegionMap.simplified(ring)));
    }

    /** Boxes lie on the sheet, on no land and on no other box, wherever islands lie (seed 11). */
    @Test
    void boxesLieOnNothing() {
        var random = new Random(11);
        for (int round = 0; round < 20; round++) {
            var areas = new ArrayList<Area>();
            var wanted = new ArrayList<Callout>();
            for (int i = 0; i < 25; i++) {
                int x = 60 + random.nextInt(900);
                int y = 60 + random.nextInt(400);
                int size = 4 + random.nextInt(60);
                areas.add(new Area(
                        "a" + i,
                        false,
                        List.of(List.of(
                                new Spot(x, y),
                                new Spot(x + size, y),
                                new Spot(x + size, y + size),
                                new Spot(x, y + size)))));
                if (i % 4 == 0) {
                    wanted.add(new Callout("a" + i, new Spot(x + 1, y + 1), new Spot(x, y)));
                }
            }
            List<Callout> placed = new CalloutPlaces(areas, 1_100, 560).place(wanted);
            assertTrue(placed.size() >= 5, "round " + round + ": " + placed.size());
            for (Callout one : placed) {
                assertTrue(one.at().x() >= 25
                        && one.at().x() <= 1_075
                        && one.at().y() >= 21
                        && one.at().y() <= 539);
                for (Area area : areas) {
                    Spot corner = area.rings().get(0).get(0);
                    int size = area.rings().get(0).get(1).x() - corner.x();
                    boolean apart = one.at().x() + 25 <= corner.x()
                            || one.at().x() - 25 >= corner.x() + size
                            || one.at().y() + 21 <= corner.y()
                            || one.at().y() - 21 >= corner.y() + size;
                    assertTrue(apart, "round " + round + ": " + one + " on " + area);
                }
                for (Callout other : placed) {
                    boolean apart = Math.abs(one.at().x() - other.at().x()) >= AreaMap.BOX_WIDTH
                            || Math.abs(one.at().y() - other.at().y()) >= AreaMap.BOX_HEIGHT;
                    assertTrue(one.equals(other) || apart, "round " + round + ": " + one + " on " + other);
                }
            }
        }
    }

    @Test
    void aLakeIsNotInItsRegion() {
        List<Spot> land = List.of(new Spot(0, 0), new Spot(10, 0), new Spot(10, 10), new Spot(0, 10));
        List<Spot> lake = List.of(new Spot(4, 4), new Spot(6, 4), new Spot(6, 6), new Spot(4, 6));
        assertTrue(CalloutPlaces.isInside(List.of(land, lake), new Spot(2, 5)));
        assertFalse(CalloutPlaces.isInside(List.of(land, lake), new Spot(5, 5)));
        assertFalse(CalloutPlaces.isInside(List.of(land, lake), new Spot(12, 5)));
    }
}
