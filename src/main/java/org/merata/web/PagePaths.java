package org.merata.web;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Pages;
import org.merata.dashboard.ViewRequest;

/** Which page stands at which path. */
final class PagePaths {
    /** A framework, and who is assessed by it. */
    private static final Pattern ASSESSED = Pattern.compile("/maturity/([^/]+)/([^/]+)");

    private final Pages pages;
    private final Map<String, Function<ViewRequest, PageView>> whole;
    private final Map<String, BiFunction<String, ViewRequest, Optional<PageView>>> about;

    PagePaths(Pages pages) {
        this.pages = pages;
        this.whole = Map.of(
                "/", pages::home,
                "/dashboards", pages::dashboards,
                "/regions", pages::regions,
                "/agencies", pages::agencies,
                "/services", pages::services,
                "/measures", pages::measures,
                "/maturity", pages::maturity,
                "/quality", pages::quality,
                "/data", pages::data);
        this.about = Map.of(
                "/dashboards/", pages::findDashboard,
                "/regions/", pages::findRegion,
                "/agencies/", pages::findAgency,
                "/services/", pages::findService,
                "/measures/", pages::findMeasure,
                "/maturity/", pages::findFramework,
                "/quality/", pages::findSourceQuality,
                "/quality/batches/", pages::findBatchQuality,
                "/quality/measures/", pages::findMeasureQuality);
    }

    Optional<PageView> find(String path, ViewRequest request) {
        Function<ViewRequest, PageView> page = whole.get(path);
        if (page != null) {
            return Optional.of(page.apply(request));
        }
        Matcher assessed = ASSESSED.matcher(path);
        if (assessed.matches()) {
            return pages.findAssessed(assessed.group(1), assessed.group(2), request);
        }
        int end = path.lastIndexOf('/') + 1;
        BiFunction<String, ViewRequest, Optional<PageView>> one = about.get(path.substring(0, end));
        String code = path.substring(end);
        return one == null || code.isEmpty() ? Optional.empty() : one.apply(code, request);
    }
}
