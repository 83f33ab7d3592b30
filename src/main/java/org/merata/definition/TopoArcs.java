package org.merata.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.merata.model.Outline.Place;

/**
 * The lines that the areas of a TopoJSON share. A ring is a list of their numbers; {@code ~n} (negative) is line n from its end. Where the
 * file has a {@code transform}, positions are whole numbers and each but a line's first is told by its distance from the one before.
 */
final class TopoArcs {
    static final TopoArcs NONE = new TopoArcs(List.of());

    private final List<List<Place>> lines;

    private TopoArcs(List<List<Place>> lines) {
        this.lines = lines;
    }

    static TopoArcs of(JsonNode topology) {
        JsonNode transform = topology.path("transform");
        boolean whole = transform.isObject();
        double scaleX = whole ? transform.path("scale").path(0).asDouble() : 1;
        double scaleY = whole ? transform.path("scale").path(1).asDouble() : 1;
        double left = whole ? transform.path("translate").path(0).asDouble() : 0;
        double below = whole ? transform.path("translate").path(1).asDouble() : 0;
        var lines = new ArrayList<List<Place>>();
        for (JsonNode arc : topology.path("arcs")) {
            var line = new ArrayList<Place>();
            double x = 0;
            double y = 0;
            for (JsonNode position : arc) {
                x = position.path(0).asDouble(Double.NaN) + (whole ? x : 0);
                y = position.path(1).asDouble(Double.NaN) + (whole ? y : 0);
                line.add(new Place(x * scaleX + left, y * scaleY + below));
            }
            lines.add(line);
        }
        return new TopoArcs(lines);
    }

    /** The places of a ring, the first again at the end; none where it names a line that is not there. */
    List<Place> ring(JsonNode numbers) {
        var ring = new ArrayList<Place>();
        for (JsonNode number : numbers) {
            int written = number.asInt(Integer.MAX_VALUE);
            int index = written < 0 ? ~written : written;
            if (index >= lines.size()) {
                return List.of();
            }
            List<Place> line = lines.get(index);
            for (int i = 0; i < line.size(); i++) {
                Place place = line.get(written < 0 ? line.size() - 1 - i : i);
                if (i > 0 || ring.isEmpty()) {
                    ring.add(place);
                }
            }
        }
        return ring;
    }
}
