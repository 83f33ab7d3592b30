package org.merata.web.chart;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.merata.web.chart.StyleRules.Element;

/**
 * Turns a fluid drawing, which only a browser with the site's stylesheet can lay out, into SVG that any program can: places in numbers
 * instead of per cent, groups instead of drawings within drawings, one class an element with its own literal style, no links, and of
 * what is drawn twice only what is meant for wide figures. A text with a halo is written twice, since few programs know {@code
 * paint-order}.
 */
final class PlainSvg {
    /** Without spaces, which the server's own renderer would take for a part of the names; SansSerif is Java's word. */
    private static final String FONT =
            "Segoe UI,Roboto,Noto Sans,Open Sans,Liberation Sans,Arial,Helvetica,DejaVu Sans,SansSerif,sans-serif";

    private static final Set<String> KEPT = Set.of(
            "class",
            "cx",
            "cy",
            "d",
            "dx",
            "dy",
            "fill",
            "fill-rule",
            "height",
            "id",
            "patternTransform",
            "patternUnits",
            "r",
            "text-anchor",
            "transform",
            "width",
            "x",
            "x1",
            "x2",
            "y",
            "y1",
            "y2");
    private static final Set<String> ACROSS = Set.of("x", "x1", "x2", "cx", "width");
    private static final Pattern STRETCHED = Pattern.compile("([ML]-?[\\d.]+ -?[\\d.]+|Z)*");
    private static final Pattern PLACE = Pattern.compile("([ML])(-?[\\d.]+)( -?[\\d.]+)");
    private static final Pattern MARGIN = Pattern.compile("\\bp([lr])(\\d+)\\b");
    private static final XMLInputFactory READERS = readers();

    private final StyleRules rules = StyleRules.shipped();
    private final Map<String, String> classesByStyle = new LinkedHashMap<>();
    private final Markup out = new Markup();
    private final List<Element> line = new ArrayList<>();
    private boolean stretched;

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * A whole file from a drawing of the given size.
     *
     * @param drawing an {@code svg} element as {@link Markup} writes it
     * @param shown how wide the picture is shown; its height follows
     */
    static String write(String drawing, double width, double height, double shown) {
        var plain = new PlainSvg();
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(drawing));
            reader.nextTag();
            plain.copyInside(reader, width, true);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("a drawing is no XML", broken);
        }
        var file = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        file.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(Markup.number(shown))
                .append("\" height=\"")
                .append(Markup.number(height * shown / width))
                .append("\" viewBox=\"0 0 ")
                .append(Markup.number(width))
                .append(' ')
                .append(Markup.number(height))
                .append("\" font-family=\"")
                .append(FONT)
                .append("\" font-size=\"12\">\n<style>\n");
        plain.classesByStyle.forEach((style, name) ->
                file.append('.').append(name).append('{').append(style).append("}\n"));
        return file.append("</style>\n").append(plain.out).append("\n</svg>\n").toString();
    }

    /** Copies what lies inside the element the reader stands at, and leaves the reader at its end. */
    private void copyInside(XMLStreamReader reader, double width, boolean root) throws XMLStreamException {
        Map<String, String> attributes = attributes(reader);
        Set<String> classes = new HashSet<>(StyleRules.words(attributes.getOrDefault("class", "")));
        line.add(new Element(reader.getLocalName(), classes));
        while (reader.next() != XMLStreamReader.END_ELEMENT) {
            if (reader.isStartElement()) {
                copy(reader, width);
            } else if (reader.isCharacters()) {
                out.text(reader.getText());
            }
        }
        line.remove(line.size() - 1);
        if (root && !line.isEmpty()) {
            throw new IllegalStateException("a drawing is not closed");
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private void copy(XMLStreamReader reader, double width) throws XMLStreamException {
        Map<String, String> attributes = attributes(reader);
        List<String> classes = StyleRules.words(attributes.getOrDefault("class", ""));
        String name = reader.getLocalName();
        if (classes.contains("n") || classes.contains("hit")) {
            skip(reader);
        } else if (name.equals("a") || name.equals("g") && isBare(attributes, classes)) {
            copyInside(reader, width, false);
        } else if (name.equals("svg")) {
            copyDrawing(reader, attributes, width);
        } else if (name.equals("text") && classes.contains("halo")) {
            copyWithHalo(reader, attributes, width);
        } else {
            copyElement(reader, attributes, width);
        }
    }

    private static boolean isBare(Map<String, String> attributes, List<String> classes) {
        return !attributes.containsKey("transform") && List.of("w").containsAll(classes);
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
        }
    }

    private void copyElement(XMLStreamReader reader, Map<String, String> attributes, double width)
            throws XMLStreamException {
        String name = reader.getLocalName();
        out.open(name, written(name, attributes, width, Map.of()));
        copyInside(reader, width, false);
        out.close(name);
    }

    private void copyWithHalo(XMLStreamReader reader, Map<String, String> attributes, double width)
            throws XMLStreamException {
        String text = reader.getElementText();
        var stroke = new LinkedHashMap<>(style("text", attributes));
        stroke.put("fill", stroke.getOrDefault("stroke", "none"));
        out.leaf("text", text, written("text", attributes, width, stroke));
        var fill = new LinkedHashMap<>(style("text", attributes));
        fill.keySet().removeIf(property -> property.startsWith("stroke"));
        out.leaf("text", text, written("text", attributes, width, fill));
    }

    /** A drawing within the drawing: one stretched to the width, one with margins of its own, or a mark at a place. */
    private void copyDrawing(XMLStreamReader reader, Map<String, String> attributes, double width)
            throws XMLStreamException {
        double left = 0;
        double inside = width;
        Matcher margins = MARGIN.matcher(attributes.getOrDefault("class", ""));
        while (margins.find()) {
            double margin = Double.parseDouble(margins.group(2));
            left += margins.group(1).equals("l") ? margin : 0;
            inside -= margin;
        }
        double x = left + number(attributes.getOrDefault("x", "0"), width);
        double y = number(attributes.getOrDefault("y", "0"), 0);
        String scale = attributes.getOrDefault("data-scale", "");
        boolean moved = x != 0 || y != 0 || !scale.isEmpty();
        if (moved) {
            String place = "translate(" + Markup.number(x) + " " + Markup.number(y) + ")";
            out.open("g", "transform", scale.isEmpty() ? place : place + " scale(" + scale + ")");
        }
        stretched = "none".equals(attributes.get("preserveAspectRatio"));
        copyInside(reader, inside, false);
        stretched = false;
        if (moved) {
            out.close("g");
        }
    }

    private Map<String, String> style(String name, Map<String, String> attributes) {
        var ancestors = new ArrayList<>(line);
        ancestors.add(new Element(name, Set.copyOf(StyleRules.words(attributes.getOrDefault("class", "")))));
        return rules.of(ancestors);
    }

    /** @param style the style to write; none to take the element's own */
    private Object[] written(String name, Map<String, String> attributes, double width, Map<String, String> style) {
        var written = new ArrayList<Object>();
        Map<String, String> own = new LinkedHashMap<>(style.isEmpty() ? style(name, attributes) : style);
        own.remove("paint-order");
        if (attributes.getOrDefault("fill", "").startsWith("url")) {
            own.remove("fill");
        }
        attributes.forEach((key, value) -> {
            if (KEPT.contains(key) && !key.equals("class")) {
                written.add(key);
                written.add(key.equals("d") ? path(value, width) : place(key, value, width));
            }
        });
        if (!own.isEmpty() && !name.equals("title") && !name.equals("desc")) {
            written.add("class");
            written.add(classesByStyle.computeIfAbsent(declarations(own), any -> "m" + (classesByStyle.size() + 1)));
        }
        return written.toArray();
    }

    private static String declarations(Map<String, String> style) {
        return String.join(
                ";",
                style.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .sorted()
                        .toList());
    }

    private static String place(String key, String value, double width) {
        return ACROSS.contains(key) && value.endsWith("%") ? Markup.number(number(value, width)) : value;
    }

    private static double number(String value, double width) {
        return value.endsWith("%")
                ? width * Double.parseDouble(value.substring(0, value.length() - 1)) / 100
                : Double.parseDouble(value);
    }

    /** Paths of a drawing that is stretched run from 0 to 100 across; the others are in numbers already. */
    private String path(String path, double width) {
        if (!stretched) {
            return path;
        }
        if (!STRETCHED.matcher(path).matches()) {
            throw new IllegalStateException("a path across a chart has more than straight lines: " + path);
        }
        return PLACE.matcher(path)
                .replaceAll((MatchResult found) -> found.group(1)
                        + Markup.number(Double.parseDouble(found.group(2)) * width / 100)
                        + found.group(3));
    }
}
