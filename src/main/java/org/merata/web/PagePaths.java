package org.merata.web;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Pages;
import org.merata.dashboard.ViewRequest;

/** Which page stands at which path. */
final class PagePaths {
    private final Map<String, Function<ViewRequest, PageView>> whole;
    private final Map<String, BiFunction<String, ViewRequest, Optional<PageView>>> about;

    PagePaths(Pages pages) {
        this.whole = Map.of(
                "/", pages::home,
                "/dashboards", pages::dashboards,
                "/regions", pages::regions,
                "/agencies", pages::agencies,
                "/services", pages::services,
                "/measures", pages::measures,
                "/quality", pages::quality,
                "/data", pages::data);
        this.about = Map.of(
                "/dashboards/", pages::findDashboard,
                "/regions/", pages::findRegion,
                "/agencies/", pages::findAgency,
                "/services/", pages::findService,
                "/measures/", pages::findMeasure,
                "/quality/", pages::findSourceQuality,
                "/quality/batches/", pages::findBatchQuality,
                "/quality/measures/", pages::findMeasureQuality);
    }

    Optional<PageView> find(String path, ViewRequest request) {
        Function<ViewRequest, PageView> page = whole.get(path);
        if (page != null) {
            return Optional.of(page.apply(request));
        }
        int end = path.lastIndexOf('/') + 1;
        BiFunction<String, ViewRequest, Optional<PageView>> one = about.get(path.substring(0, end));
        String code = path.substring(end);
        return one == null || code.isEmpty() ? Optional.empty() : one.apply(code, request);
    }
}
