package org.merata.dashboard;

import java.util.Collection;
import java.util.List;
import org.merata.dashboard.AreaMap.Spot;
import org.merata.model.Outline;
import org.merata.model.Outline.Place;

/**
 * Lambert's cylindrical equal-area projection, true to shape at the middle latitude, fitted to a sheet. Equal areas of land are equal areas
 * of colour, as a map of shades needs. x = λ cos φ₀, y = sin φ / cos φ₀ (Snyder, Map Projections: A Working Manual, USGS 1395, 1987, p. 76).
 */
final class MapProjection {
    private static final double WHOLE_TURN = 360;

    private final double cut;
    private final double stretch;
    private final double left;
    private final double top;
    private final double scale;
    private final int margin;
    private final int width;
    private final int height;

    /** Fits the outlines between margins of a sheet of at most the width and height given. */
    MapProjection(Collection<Outline> outlines, int mostWidth, int mostHeight, int margin) {
        List<Place> places = outlines.stream()
                .flatMap(outline -> outline.rings().stream())
                .flatMap(List::stream)
                .toList();
        this.cut = widestGap(places);
        double south = places.stream().mapToDouble(Place::latitude).min().orElse(0);
        double north = places.stream().mapToDouble(Place::latitude).max().orElse(0);
        this.stretch = Math.max(0.05, Math.cos(Math.toRadians((south + north) / 2)));
        this.left = places.stream().mapToDouble(this::across).min().orElse(0);
        double right = places.stream().mapToDouble(this::across).max().orElse(0);
        this.top = up(north);
        double wide = Math.max(1e-9, right - left);
        double high = Math.max(1e-9, top - up(south));
        this.scale = Math.min((mostWidth - 2 * margin) / wide, (mostHeight - 2 * margin) / high);
        this.margin = margin;
        this.width = (int) Math.ceil(wide * scale) + 2 * margin;
        this.height = (int) Math.ceil(high * scale) + 2 * margin;
    }

    /** The longitude where the sheet is cut: the middle of the widest stretch without land, so that no country is torn apart. */
    private static double widestGap(List<Place> places) {
        double[] sorted = places.stream()
                .mapToDouble(place -> Math.floorMod((long) Math.floor(place.longitude() * 1e6), 360_000_000L) / 1e6)
                .sorted()
                .distinct()
                .toArray();
        double widest = 0;
        double middle = -180;
        for (int i = 0; i < sorted.length; i++) {
            double next = i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + WHOLE_TURN;
            if (next - sorted[i] > widest) {
                widest = next - sorted[i];
                middle = sorted[i] + widest / 2;
            }
        }
        return middle;
    }

    private double across(Place place) {
        double east = (place.longitude() - cut) % WHOLE_TURN;
        return Math.toRadians(east < 0 ? east + WHOLE_TURN : east) * stretch;
    }

    private double up(double latitude) {
        return Math.sin(Math.toRadians(latitude)) / stretch;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Spot spot(Place place) {
        return new Spot((int) Math.round(x(place)), (int) Math.round(y(place)));
    }

    double x(Place place) {
        return margin + (across(place) - left) * scale;
    }

    double y(Place place) {
        return margin + (top - up(place.latitude())) * scale;
    }
}
