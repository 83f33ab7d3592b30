package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.merata.analysis.Methods;

/** Whoever reads a number finds how it was worked out: every panel's statistics lead to their row on {@code /methods}. */
class MethodsLinksTest {
    private static final Pattern LINK = Pattern.compile("href=\"/(en|id)/methods#([^\"]+)\"");

    private static final RealPages pages = RealPages.shared();

    private static Set<String> anchors(String language) throws Exception {
        Matcher anchor = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(pages.get("/" + language + "/methods", "identity").body());
        return anchor.results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void everyLinkToAMethodHasItsAnchor() throws Exception {
        for (String language : List.of("en", "id")) {
            Set<String> anchors = anchors(language);
            var linked = new TreeSet<String>();
            for (String path : pages.paths()) {
                String html = pages.get("/" + language + path, "identity").body();
                LINK.matcher(html).results().map(found -> found.group(2)).forEach(linked::add);
            }
            var lost = new TreeSet<>(linked);
            lost.removeAll(anchors);
            assertEquals(Set.of(), lost);
            assertTrue(linked.containsAll(Set.of("wilson", "laney", "xmr", "gini")), linked.toString());
        }
    }

    @Test
    void everyStatisticHasItsRowWithFormulaInBothLanguages() throws Exception {
        for (String language : List.of("en", "id")) {
            Set<String> anchors = anchors(language);
            for (Methods.Section section : Methods.read().sections()) {
                for (Methods.Statistic statistic : section.statistics()) {
                    assertTrue(anchors.contains(statistic.id()), language + " " + statistic.id());
                }
            }
        }
    }

    @Test
    void everySectionIsToldInIndonesianToo() {
        Set<String> english = Methods.read().sections().stream()
                .filter(section -> !section.paragraphs().isEmpty())
                .map(Methods.Section::id)
                .filter(id -> !id.equals("published-numbers-reproduced"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> indonesian = Methods.readWords(java.util.Locale.forLanguageTag("id")).sections().stream()
                .map(Methods.Section::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(english, indonesian, "headings of methods.md and methods_id.md");
    }
}
