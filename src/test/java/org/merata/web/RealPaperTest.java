package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Documents to print, printed by a real Chromium: each has the number of pages it promises. */
@EnabledIf(
        value = "org.merata.web.Chromium#isFound",
        disabledReason = "no chromium, chromium-browser or google-chrome on the path: the browser tests are skipped")
class RealPaperTest {
    private static final int EVERY = 45;

    private static final RealPages pages = RealPages.shared();
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private static List<String> agencies() throws Exception {
        Matcher link = Pattern.compile("href=\"/en(/agencies/[^/\"?#.]+)\"")
                .matcher(pages.get("/en/agencies", "identity").body());
        var found = new LinkedHashSet<String>();
        while (link.find()) {
            found.add(link.group(1));
        }
        return List.copyOf(found);
    }

    @Test
    void aBoardPackIsPrintedOnAsManyPagesAsItHasSheets() throws Exception {
        List<String> agencies = agencies();
        int printed = 0;
        for (int i = 0; i < agencies.size(); i += EVERY) {
            String path = (i % 2 == 0 ? "/en" : "/id") + agencies.get(i) + "/board-pack";
            String html = pages.get(path, "identity").body();
            int sheets = html.split("<div class=\"sheet ", -1).length - 1;
            assertTrue(sheets == 1 || sheets == 2, path + " has " + sheets + " sheets");
            assertEquals(sheets, PrintedPages.count(chromium, pages.url(path)), path);
            printed += sheets == 2 ? 1 : 0;
        }
        assertTrue(printed > 0, "an agency of the sample has results to judge");
    }

    @Test
    void aPageForTheScreenIsPrintedWithoutSheets() {
        assertTrue(PrintedPages.count(chromium, pages.url("/en/measures/digital_take_up")) > 0);
    }
}
