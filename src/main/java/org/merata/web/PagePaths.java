package org.merata.web;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Pages;
import org.merata.dashboard.ViewRequest;

/** Which page stands at which path. A path of words alone goes before one with a code in the same place. */
final class PagePaths {
    /** @param path the whole path; what its groups hold goes to the page, in order */
    private record Route(Pattern path, BiFunction<Matcher, ViewRequest, Optional<PageView>> page) {}

    /** A page about two things, such as a framework and who is assessed by it. */
    private interface PageOfTwo {
        Optional<PageView> find(String one, String other, ViewRequest request);
    }

    private final List<Route> routes;

    PagePaths(Pages pages) {
        this.routes = List.of(
                whole("/", pages::home),
                whole("/dashboards", pages::dashboards),
                about("/dashboards/*", pages::findDashboard),
                whole("/regions", pages::regions),
                whole("/regions/compare", pages::compareRegions),
                about("/regions/*", pages::findRegion),
                about("/regions/*/brief", pages::findRegionBrief),
                whole("/agencies", pages::agencies),
                about("/agencies/*", pages::findAgency),
                about("/agencies/*/board-pack", pages::findBoardPack),
                aboutTwo("/agencies/*/skm/*", pages::findSkmReport),
                whole("/services", pages::services),
                about("/services/*", pages::findService),
                whole("/measures", pages::measures),
                about("/measures/*", pages::findMeasure),
                whole("/gaps", pages::gaps),
                about("/gaps/*", pages::findGap),
                whole("/events", pages::events),
                about("/events/*", pages::findEvent),
                whole("/maturity", pages::maturity),
                about("/maturity/*", pages::findFramework),
                aboutTwo("/maturity/*/*", pages::findAssessed),
                whole("/quality", pages::quality),
                about("/quality/*", pages::findSourceQuality),
                about("/quality/batches/*", pages::findBatchQuality),
                about("/quality/measures/*", pages::findMeasureQuality),
                whole("/methods", pages::methods),
                whole("/glossary", pages::glossary),
                whole("/data", pages::data),
                whole("/data/corrections", pages::corrections));
    }

    private static Route whole(String path, Function<ViewRequest, PageView> page) {
        return new Route(pattern(path), (found, request) -> Optional.of(page.apply(request)));
    }

    private static Route about(String path, BiFunction<String, ViewRequest, Optional<PageView>> page) {
        return new Route(pattern(path), (found, request) -> page.apply(found.group(1), request));
    }

    private static Route aboutTwo(String path, PageOfTwo page) {
        return new Route(pattern(path), (found, request) -> page.find(found.group(1), found.group(2), request));
    }

    /** A star stands for one code. */
    private static Pattern pattern(String path) {
        return Pattern.compile(path.replace("*", "([^/]+)"));
    }

    Optional<PageView> find(String path, ViewRequest request) {
        for (Route route : routes) {
            Matcher found = route.path().matcher(path);
            if (found.matches()) {
                return route.page().apply(found, request);
            }
        }
        return Optional.empty();
    }
}
