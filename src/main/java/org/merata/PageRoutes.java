package org.merata;

import java.util.Optional;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Pages;
import org.merata.dashboard.ViewRequest;

/** Which page stands at which path. */
record PageRoutes(Pages pages) {
    /** The page at a path without language, such as {@code /regions/11}; empty where there is none. */
    Optional<PageView> find(String path, ViewRequest request) {
        String[] parts = path.substring(1).split("/", -1);
        if (parts.length == 1) {
            return findTop(parts[0], request);
        }
        if (parts.length != 2 || parts[1].isEmpty()) {
            return Optional.empty();
        }
        return switch (parts[0]) {
            case "dashboards" -> pages.findDashboard(parts[1], request);
            case "regions" -> pages.findRegion(parts[1], request);
            case "agencies" -> pages.findAgency(parts[1], request);
            case "services" -> pages.findService(parts[1], request);
            case "measures" -> pages.findMeasure(parts[1], request);
            default -> Optional.empty();
        };
    }

    private Optional<PageView> findTop(String name, ViewRequest request) {
        return switch (name) {
            case "" -> Optional.of(pages.home(request));
            case "regions" -> Optional.of(pages.regions(request));
            case "agencies" -> Optional.of(pages.agencies(request));
            case "services" -> Optional.of(pages.services(request));
            case "measures" -> Optional.of(pages.measures(request));
            case "quality" -> Optional.of(pages.quality(request));
            case "data" -> Optional.of(pages.data(request));
            default -> Optional.empty();
        };
    }
}
