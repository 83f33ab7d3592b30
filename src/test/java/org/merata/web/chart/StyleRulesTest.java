package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.merata.web.chart.StyleRules.Element;

/** The part of CSS that drawings need, read as browsers read it. */
class StyleRulesTest {
    private static final StyleRules RULES = new StyleRules("""
            /* light */:root{--a:#111;--b:#222}
            @media (prefers-color-scheme:dark){:root{--a:#999}.x{fill:red}}
            .plot text{fill:var(--b)}.tk{fill:var(--a);font-weight:700}.plot .tk{fill:#333}
            .x{stroke:var(--a);background:blue}.x{stroke:var(--b)}.x.y{stroke:#555}
            .x:hover{stroke:#666}.plot>.x{stroke:#777}.z{fill:var(--none,#888)}
            """);

    private static Map<String, String> of(Element... line) {
        return RULES.of(List.of(line));
    }

    @Test
    void theMoreExactRuleHoldsAndOfTwoAlikeTheLater() {
        var plot = new Element("svg", Set.of("plot"));
        assertEquals(Map.of("fill", "#222"), of(plot, new Element("text", Set.of())));
        assertEquals(Map.of("fill", "#333", "font-weight", "700"), of(plot, new Element("text", Set.of("tk"))));
        assertEquals(Map.of("fill", "#111", "font-weight", "700"), of(new Element("text", Set.of("tk"))));
        assertEquals(Map.of("stroke", "#222"), of(plot, new Element("g", Set.of()), new Element("path", Set.of("x"))));
        assertEquals(Map.of("stroke", "#555"), of(new Element("path", Set.of("x", "y"))));
        assertEquals(Map.of("fill", "#888"), of(new Element("path", Set.of("z"))));
    }

    /** The colours of a file are those of the page: each of the light theme's is found as it is written there. */
    @Test
    void theShippedColoursAreThoseOfTheLightTheme() throws Exception {
        String css = Files.readString(Path.of("src/main/resources/org/merata/web/static/merata.css"));
        Map<String, String> shade =
                StyleRules.shipped().of(List.of(new Element("svg", Set.of("plot")), new Element("rect", Set.of("k5"))));
        assertTrue(css.contains("--c5:" + shade.get("fill")), shade.toString());
        assertTrue(css.indexOf("--c5:" + shade.get("fill")) < css.indexOf("prefers-color-scheme:dark"), "light");
    }
}
