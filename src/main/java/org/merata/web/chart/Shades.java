package org.merata.web.chart;

/** The one ramp from low to high that tiles and cells share. */
final class Shades {
    private static final int SHADES = 5;

    private Shades() {}

    /** The style of a class, from 0: fewer classes than shades are spread over them, more than that share some. */
    static String of(int nth, int classes) {
        return "k" + (classes <= 1 ? 3 : 1 + Math.round((float) nth * (SHADES - 1) / (classes - 1)));
    }
}
