package org.merata.web.chart;

import org.merata.dashboard.ChartSpec.Shape;

/** The samples of a key as drawings: what the stylesheet makes of them on a page, for a file. */
final class KeySamples {
    /** The room of the widest sample, with the space to its words. */
    static final int ROOM = 32;

    /** Ids of the patterns that {@link #drawPatterns} defines. */
    static final String ASSISTED = "pattern-assisted";

    static final String HATCH = "pattern-hatch";
    static final String DOTS = "pattern-dots";

    private KeySamples() {}

    /** The patterns of samples and tiles; once a file, before their use. */
    static void drawPatterns(Markup out) {
        out.open("defs");
        openPattern(out, ASSISTED);
        drawGround(out, "ca");
        drawStripe(out, "hl");
        out.close("pattern");
        openPattern(out, HATCH);
        drawGround(out, "ca");
        drawStripe(out, "hx");
        out.close("pattern");
        openPattern(out, DOTS);
        drawGround(out, "ca");
        drawDot(out);
        out.close("pattern").close("defs");
    }

    /** Patterns are squares that stand upright: where a turned one is repeated, some programs show its seams. */
    static void openPattern(Markup out, String id) {
        out.open("pattern", "id", id, "width", "8", "height", "8", "patternUnits", "userSpaceOnUse");
    }

    /** What lies under lines and dots; larger than the square, so that no edge of it shows. */
    static void drawGround(Markup out, String style) {
        out.empty("rect", "class", style, "x", "-2", "y", "-2", "width", "12", "height", "12");
    }

    static void drawStripe(Markup out, String style) {
        out.empty("path", "class", style, "d", "M-2 2L2-2M-2 10L10-2M6 10L10 6");
    }

    static void drawDot(Markup out) {
        out.empty("circle", "class", "hd", "cx", "4", "cy", "4", "r", "1.3");
    }

    /** Whether an entry has a sample at all. */
    static boolean has(String style) {
        return !style.equals("no");
    }

    /** Draws the sample of a key's style, from the left edge given, around the middle of its line. */
    static void draw(Markup out, String style, double left, double middle) {
        String[] words = style.split(" ");
        double x = left + 12;
        switch (words[0]) {
            case "ln" -> drawLine(out, line(words[1]), left, middle);
            case "sw" -> drawSwatch(out, words[1], left + 4, middle);
            case "ci", "cib" -> drawLine(out, words[0], left, middle);
            case "g" -> drawDisc(out, "pg", x, middle, 4);
            case "o" -> drawDisc(out, "pt", x, middle, 4);
            case "d", "m1" -> drawDisc(out, "d1", x, middle, 4);
            case "h" -> drawDisc(out, "d0", x, middle, 4);
            case "sum" -> drawDisc(out, "sum", x, middle, 4);
            case "m2" -> drawDisc(out, "d2", x, middle, 3.5);
            case "m3" -> drawDisc(out, "d3", x, middle, 3.5);
            case "b" -> {
                out.open("svg", "x", x, "y", middle, "class", "mark");
                out.empty("path", "class", "pb", "d", "M0-5L5 0 0 5-5 0z").close("svg");
            }
            case "ev0" -> ShapeMarks.draw(out, Shape.DOT, Markup.number(x), middle);
            case "ev1" -> ShapeMarks.draw(out, Shape.CIRCLE, Markup.number(x), middle);
            case "ev2" -> ShapeMarks.draw(out, Shape.SQUARE, Markup.number(x), middle);
            case "ev3" -> ShapeMarks.draw(out, Shape.DIAMOND, Markup.number(x), middle);
            case "rg" -> {
                out.empty("rect", "class", "rg", "x", left + 2, "y", middle - 4, "width", 20, "height", 8);
                out.empty("line", "class", "rge", "x1", left + 2, "x2", left + 2, "y1", middle - 4, "y2", middle + 4);
                out.empty("line", "class", "rge", "x1", left + 22, "x2", left + 22, "y1", middle - 4, "y2", middle + 4);
            }
            case "x" -> out.leaf("text", "×", "class", "ms", "x", x, "y", middle + 4, "text-anchor", "middle");
            default -> throw new IllegalArgumentException("no sample for the style " + style);
        }
    }

    private static String line(String word) {
        return switch (word) {
            case "snat" -> "nat";
            case "stgt" -> "tgt";
            case "smed" -> "med";
            default -> "ser " + word;
        };
    }

    private static void drawLine(Markup out, String style, double left, double middle) {
        out.empty("line", "class", style, "x1", left, "x2", left + 24, "y1", middle, "y2", middle);
    }

    private static void drawDisc(Markup out, String style, double x, double middle, double reach) {
        out.empty("circle", "class", style, "cx", x, "cy", middle, "r", reach);
    }

    private static void drawSwatch(Markup out, String style, double left, double middle) {
        drawBox(out, style, left, middle - 6, 16, 12);
    }

    /** A box in the shade or the pattern of a style, with the outline that all shades have. */
    static void drawBox(Markup out, String style, double x, double y, double width, double height) {
        String pattern =
                switch (style) {
                    case "ca1", "ca2", "ca3" -> ASSISTED;
                    case "hatch" -> HATCH;
                    case "dots" -> DOTS;
                    default -> "";
                };
        out.empty(
                "rect",
                "class",
                style,
                "fill",
                pattern.isEmpty() ? "" : "url(#" + pattern + ")",
                "x",
                x,
                "y",
                y,
                "width",
                width,
                "height",
                height);
        out.empty("rect", "class", "edge", "x", x, "y", y, "width", width, "height", height);
    }
}
