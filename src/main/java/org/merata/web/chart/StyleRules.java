package org.merata.web.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the site's stylesheet says of drawings, with the colours of its light theme put in: so that a drawing that leaves the site looks as
 * it does there, and no colour is written down twice. Knows the selectors drawings need, which are elements and classes one inside the
 * other, and leaves out every other rule; rules inside at-rules belong to the page and are left out too.
 */
final class StyleRules {
    private static final String STYLESHEET = "/org/merata/web/static/merata.css";

    /** What a drawing for a file has beside those of the page. */
    private static final String FOR_FILES = """
            .paper{fill:var(--bg)}.fstrip{fill:var(--syn)}.rule{stroke:var(--ink);stroke-width:2}.thin{stroke:var(--line)}
            .plot .fsyn{fill:var(--syn-ink);font-weight:700}.plot .fsynw{fill:var(--syn-ink)}
            .plot .ftitle{fill:var(--ink);font-size:22px;font-weight:700}.plot .fvalue{fill:var(--ink);font-size:30px;font-weight:700}
            .plot.area text{font-size:17px}
            .map .lo{fill:var(--t-lo)}.map .hi{fill:var(--t-hi)}.map .tb{font-size:13px;font-weight:700}
            .plot .funit{fill:var(--ink2);font-size:15px}.plot .fscope{font-size:14px}
            """;

    private static final Set<String> DRAWN = Set.of(
            "fill",
            "fill-rule",
            "font-size",
            "font-style",
            "font-weight",
            "letter-spacing",
            "opacity",
            "paint-order",
            "stroke",
            "stroke-dasharray",
            "stroke-linejoin",
            "stroke-width");
    private static final Pattern VARIABLE = Pattern.compile("var\\((--[\\w-]+)(?:,([^)]*))?\\)");
    private static final Pattern PART = Pattern.compile("([a-z]+)?((?:\\.[\\w-]+)*)");
    private static final StyleRules SHIPPED = new StyleRules(stylesheet() + FOR_FILES);

    /** An element as selectors see it. */
    record Element(String name, Set<String> classes) {}

    private record Rule(List<Element> selector, int weight, int order, Map<String, String> declarations) {}

    private final Map<String, String> colours = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    StyleRules(String css) {
        String text = css.replaceAll("(?s)/\\*.*?\\*/", "");
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                break;
            }
            String head = text.substring(at, open).strip();
            int close = closing(text, open);
            if (!head.startsWith("@")) {
                add(head, text.substring(open + 1, close));
            }
            at = close + 1;
        }
    }

    /** The rules of the stylesheet that is sent to browsers. */
    static StyleRules shipped() {
        return SHIPPED;
    }

    private static String stylesheet() {
        try (InputStream stylesheet = StyleRules.class.getResourceAsStream(STYLESHEET)) {
            return new String(stylesheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a rule of the stylesheet is not closed");
    }

    private void add(String selectors, String body) {
        var declarations = new LinkedHashMap<String, String>();
        for (String declaration : body.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                declarations.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
        if (selectors.equals(":root")) {
            declarations.forEach(colours::putIfAbsent);
        }
        declarations.keySet().retainAll(DRAWN);
        if (declarations.isEmpty()) {
            return;
        }
        for (String selector : selectors.split(",")) {
            var parts = new ArrayList<Element>();
            int weight = 0;
            boolean known = true;
            for (String part : selector.strip().split("\\s+")) {
                Matcher matcher = PART.matcher(part);
                known &= !part.isEmpty() && matcher.matches();
                if (known) {
                    List<String> classes = words(matcher.group(2).replace('.', ' '));
                    parts.add(new Element(matcher.group(1), Set.copyOf(classes)));
                    weight += 100 * classes.size() + (matcher.group(1) == null ? 0 : 1);
                }
            }
            if (known) {
                rules.add(new Rule(parts, weight, rules.size(), declarations));
            }
        }
    }

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /** What holds for the last of some elements, each inside the one before, by property; colours are literal. */
    Map<String, String> of(List<Element> line) {
        var found = new LinkedHashMap<String, String>();
        rules.stream()
                .filter(rule -> matches(rule.selector(), line))
                .sorted(Comparator.comparingInt(Rule::weight).thenComparingInt(Rule::order))
                .forEach(rule -> rule.declarations().forEach((name, value) -> found.put(name, literal(value))));
        return found;
    }

    private static boolean matches(List<Element> selector, List<Element> line) {
        int part = selector.size() - 1;
        if (!matches(selector.get(part), line.get(line.size() - 1))) {
            return false;
        }
        part--;
        for (int i = line.size() - 2; i >= 0 && part >= 0; i--) {
            if (matches(selector.get(part), line.get(i))) {
                part--;
            }
        }
        return part < 0;
    }

    private static boolean matches(Element wanted, Element element) {
        return (wanted.name() == null || wanted.name().equals(element.name()))
                && element.classes().containsAll(wanted.classes());
    }

    private String literal(String value) {
        return VARIABLE.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        colours.getOrDefault(found.group(1), found.group(2) == null ? "none" : found.group(2))));
    }
}
