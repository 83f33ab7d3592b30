package org.merata.web.chart;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.dashboard.Heat;
import org.merata.dashboard.Heat.Group;
import org.merata.dashboard.Heat.HeatCell;
import org.merata.dashboard.Heat.HeatRow;
import org.merata.dashboard.Scatter;
import org.merata.model.Status;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Specs for the tests of the drawings, and ways to look into what was drawn. */
final class SampleSpecs {
    static final OptionalDouble NO_VALUE = OptionalDouble.empty();
    static final Axis NO_AXIS = new Axis("", List.of(), NO_VALUE, NO_VALUE, List.of());

    /** From 1 to 5, as levels of maturity run. */
    static final Axis LEVELS = new Axis(
            "", List.of(), OptionalDouble.of(1), OptionalDouble.of(5), List.of(new Tick(1, "1"), new Tick(5, "5")));

    private SampleSpecs() {}

    static OptionalDouble known(double value) {
        return OptionalDouble.of(value);
    }

    /** A row of a profile whose range runs from 2 to 4. */
    static Point row(String code, OptionalDouble value, Shape shape) {
        return new Point(
                code,
                "name of " + code,
                value,
                known(2),
                known(4),
                value.isPresent() ? Status.OBSERVED : Status.NOT_PROVIDED,
                value.isPresent() ? "value " + value.getAsDouble() : "not provided",
                Signal.NONE,
                Optional.empty(),
                shape);
    }

    static ChartSpec profile(List<Series> series, List<Line> lines) {
        return chart(Kind.PROFILE, LEVELS, NO_AXIS, series, lines, Optional.empty());
    }

    /** A grid of one-letter rows: a digit is the class of its cell, anything else is missing; the shapes are taken in turns. */
    static ChartSpec grid(List<String> rows, List<String> codes, List<Group> groups, Shape... shapes) {
        var drawn = new ArrayList<HeatRow>();
        for (int r = 0; r < rows.size(); r++) {
            var cells = new ArrayList<HeatCell>();
            for (int c = 0; c < codes.size(); c++) {
                char level = rows.get(r).charAt(c);
                boolean there = Character.isDigit(level);
                cells.add(new HeatCell(
                        there ? OptionalInt.of(level - '0') : OptionalInt.empty(),
                        there ? "f" + level : "",
                        "words " + r + "." + c,
                        shapes[(r * codes.size() + c) % shapes.length]));
            }
            drawn.add(new HeatRow("r" + r, "row " + r, Optional.of("/rows/" + r), cells));
        }
        List<String> names = codes.stream().map(code -> "name of " + code).toList();
        var heat = new Heat(codes, names, drawn, List.of("one", "two", "three", "four", "five"), groups);
        return chart(Kind.HEAT_GRID, NO_AXIS, NO_AXIS, List.of(), List.of(), Optional.of(heat));
    }

    static ChartSpec scatter(Scatter scatter) {
        return chart(Kind.SCATTER, LEVELS, LEVELS, List.of(), List.of(), Optional.of(scatter));
    }

    static ChartSpec chart(
            Kind kind,
            Axis x,
            Axis y,
            List<Series> series,
            List<Line> lines,
            Optional<? extends ChartSpec.Layout> layout) {
        return new ChartSpec(
                "id", kind, "", "", "summary", x, y, series, List.of(), lines, List.of(), Optional.empty(), layout);
    }

    static Document draw(ChartSpec spec) throws Exception {
        String drawing = ChartDrawing.draw(spec, ChartSize.FULL);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<root>" + drawing + "</root>")));
    }

    /** The elements that an XPath finds, in their order. */
    static List<Element> find(Document document, String path) throws Exception {
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** One attribute of each element that an XPath finds. */
    static List<String> find(Document document, String path, String attribute) throws Exception {
        return find(document, path).stream()
                .map(element -> element.getAttribute(attribute))
                .toList();
    }
}
