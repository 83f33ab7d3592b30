package org.merata.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.merata.model.Location;
import org.merata.model.NoticeKind;
import org.merata.model.Outline;
import org.merata.model.Outline.Place;

/**
 * Reads outlines from GeoJSON (RFC 7946) or TopoJSON: features with polygons, in degrees, each known by a property. Reads strictly: what
 * is not closed, lies outside the earth or is no polygon is reported with the key it belongs to, and nothing is guessed or mended.
 */
final class OutlineFile {
    /** Boundaries of a country for a screen take a thirtieth of this. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    static final int MOST_PLACES = 500_000;
    private static final int LEAST_PLACES = 4;
    private static final int MOST_REPORTED = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String file;
    private final String property;
    private final boolean passUnnamed;
    private final Findings findings;
    private final Map<String, Outline> outlines = new LinkedHashMap<>();
    private TopoArcs arcs = TopoArcs.NONE;
    private int places;
    private int reported;

    /**
     * @param file its name for messages
     * @param property the property that holds the key; {@code id} for the feature's own where there is no such property
     * @param passUnnamed whether features without the key are passed over
     */
    OutlineFile(String file, String property, boolean passUnnamed, Findings findings) {
        this.file = file;
        this.property = property;
        this.passUnnamed = passUnnamed;
        this.findings = findings;
    }

    /** The outlines by key; what is wrong is reported. */
    Map<String, Outline> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            report(
                    BoundaryNotice.BOUNDARIES_TOO_LARGE,
                    "value",
                    bytes.length / 1024 / 1024 + " MiB",
                    "expected",
                    "<= " + MOST_BYTES / 1024 / 1024 + " MiB");
            return Map.of();
        }
        try {
            readWhole(JSON.readTree(bytes));
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            report(
                    BoundaryNotice.BOUNDARIES_NOT_JSON,
                    "line",
                    Integer.toString(place == null ? 1 : place.getLineNr()),
                    "column",
                    Integer.toString(place == null ? 1 : place.getColumnNr()));
        } catch (IOException unreadable) {
            report(
                    DefinitionNotice.FILE_UNREADABLE,
                    "problem",
                    unreadable.getClass().getSimpleName());
        }
        return outlines;
    }

    private void readWhole(JsonNode root) {
        String type = root.path("type").asText();
        switch (type) {
            case "FeatureCollection" -> root.path("features").forEach(this::readFeature);
            case "Topology" -> {
                arcs = TopoArcs.of(root);
                root.path("objects").forEach(this::readObject);
            }
            default ->
                report(
                        BoundaryNotice.BOUNDARIES_OF_NO_KNOWN_FORM,
                        "value",
                        type.isEmpty() ? "-" : type,
                        "expected",
                        "FeatureCollection, Topology");
        }
        if (places > MOST_PLACES) {
            report(
                    BoundaryNotice.BOUNDARIES_TOO_LARGE,
                    "value",
                    places + " places",
                    "expected",
                    "<= " + MOST_PLACES + " places");
        } else if (outlines.isEmpty() && !findings.hasErrors()) {
            report(BoundaryNotice.BOUNDARIES_OF_NO_KNOWN_FORM, "value", type, "expected", "Polygon, MultiPolygon");
        }
    }

    private void readObject(JsonNode object) {
        if (object.path("type").asText().equals("GeometryCollection")) {
            object.path("geometries").forEach(geometry -> readNamed(geometry, geometry));
        } else {
            readNamed(object, object);
        }
    }

    private void readFeature(JsonNode feature) {
        readNamed(feature, feature.path("geometry"));
    }

    private void readNamed(JsonNode feature, JsonNode geometry) {
        Optional<String> key = key(feature);
        if (key.isEmpty()) {
            if (!passUnnamed) {
                report(BoundaryNotice.BOUNDARY_WITHOUT_KEY, "property", property, "properties", properties(feature));
            }
            return;
        }
        if (outlines.containsKey(key.get())) {
            report(BoundaryNotice.BOUNDARY_TWICE, "value", key.get(), "property", property);
            return;
        }
        var rings = new ArrayList<List<Place>>();
        String type = geometry.path("type").asText();
        Function<JsonNode, List<Place>> reader = arcs == TopoArcs.NONE ? this::ring : arcs::ring;
        JsonNode parts = geometry.path(arcs == TopoArcs.NONE ? "coordinates" : "arcs");
        switch (type) {
            case "Polygon" -> parts.forEach(ring -> addRing(key.get(), reader.apply(ring), rings));
            case "MultiPolygon" ->
                parts.forEach(polygon -> polygon.forEach(ring -> addRing(key.get(), reader.apply(ring), rings)));
            default ->
                report(
                        BoundaryNotice.BOUNDARY_NO_POLYGON,
                        "key",
                        key.get(),
                        "value",
                        type.isEmpty() ? "null" : type,
                        "expected",
                        "Polygon, MultiPolygon");
        }
        if (!rings.isEmpty() && places <= MOST_PLACES) {
            outlines.put(key.get(), new Outline(rings));
        }
    }

    private Optional<String> key(JsonNode feature) {
        JsonNode value = feature.path("properties").path(property);
        if (value.isMissingNode() && property.equals("id")) {
            value = feature.path("id");
        }
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(value.asText().strip())
                : Optional.empty();
    }

    private static String properties(JsonNode feature) {
        return String.join(
                ", ",
                StreamSupport.stream(feature.path("properties").properties().spliterator(), false)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private List<Place> ring(JsonNode positions) {
        var ring = new ArrayList<Place>();
        for (JsonNode position : positions) {
            if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
                return List.of();
            }
            ring.add(new Place(position.path(0).doubleValue(), position.path(1).doubleValue()));
        }
        return ring;
    }

    private void addRing(String key, List<Place> ring, List<List<Place>> rings) {
        places += ring.size();
        if (places > MOST_PLACES) {
            return;
        }
        if (ring.size() < LEAST_PLACES || !ring.get(0).equals(ring.get(ring.size() - 1))) {
            report(
                    BoundaryNotice.BOUNDARY_NOT_CLOSED,
                    "key",
                    key,
                    "value",
                    ring.isEmpty() ? "-" : place(ring.get(0)) + " … " + place(ring.get(ring.size() - 1)),
                    "expected",
                    ">= " + LEAST_PLACES + " positions, the last as the first");
            return;
        }
        Optional<Place> outside = ring.stream()
                .filter(place -> !(Math.abs(place.longitude()) <= 180 && Math.abs(place.latitude()) <= 90))
                .findFirst();
        if (outside.isPresent()) {
            report(
                    BoundaryNotice.BOUNDARY_NOT_IN_DEGREES,
                    "key",
                    key,
                    "value",
                    place(outside.get()),
                    "expected",
                    "-180 … 180, -90 … 90");
            return;
        }
        rings.add(ring.subList(0, ring.size() - 1));
    }

    private static String place(Place place) {
        return place.longitude() + ", " + place.latitude();
    }

    /** A file in the wrong form would be wrong in every ring. */
    private void report(NoticeKind kind, String... details) {
        if (reported++ < MOST_REPORTED) {
            findings.add(kind, new Location.InFile(file), details);
        }
    }
}
