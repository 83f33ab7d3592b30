package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ViewRequest;
import org.merata.model.Language;

/**
 * How many questions a page asks a version of which nothing is known yet. What a first view costs is mostly their number, which no other
 * work on the machine changes: a page that begins to ask a question a row is found here.
 */
class FirstViewsTest {
    /** By kind of page: the most it may ask, about a quarter more than was seen. */
    private static final Map<String, Integer> MOST_BY_KIND = new LinkedHashMap<>();

    static {
        MOST_BY_KIND.put("/", 45);
        MOST_BY_KIND.put("/regions", 20);
        MOST_BY_KIND.put("/regions/compare", 140);
        MOST_BY_KIND.put("/regions/11", 85);
        MOST_BY_KIND.put("/agencies", 20);
        MOST_BY_KIND.put("/agencies/[^/]+", 85);
        MOST_BY_KIND.put("/services/[^/]+", 115);
        MOST_BY_KIND.put("/measures/[^/]+", 15);
        MOST_BY_KIND.put("/gaps", 80);
        MOST_BY_KIND.put("/gaps/[^/]+", 30);
        MOST_BY_KIND.put("/events/[^/]+", 25);
        MOST_BY_KIND.put("/maturity", 110);
        MOST_BY_KIND.put("/methods", 1);
    }

    @Test
    void aFirstViewAsksNoMoreThanItsKindOfPageNeedsAndASecondNothing() {
        var pages = RealPages.shared();
        List<String> seen = new ArrayList<>();
        List<String> tooMany = new ArrayList<>();
        MOST_BY_KIND.forEach((kind, most) -> {
            String path = pages.paths().stream()
                    .filter(Pattern.compile(kind).asMatchPredicate())
                    .findFirst()
                    .orElseThrow();
            try (RealSite site = pages.site().anew()) {
                long before = site.asked();
                view(site, path);
                long first = site.asked() - before;
                seen.add(path + " " + first);
                if (first > most) {
                    tooMany.add(path + " asked " + first + " questions, more than " + most);
                }
                view(site, path);
                assertEquals(first, site.asked() - before, path + " asks again");
            }
        });
        System.out.println(seen);
        assertEquals(List.of(), tooMany, seen::toString);
    }

    private static void view(RealSite site, String path) {
        site.site()
                .pages()
                .apply(path, ViewRequest.of(Language.EN))
                .orElseThrow(() -> new IllegalArgumentException("no page " + path));
    }
}
