package org.merata.web.chart;

/** How much room a chart gets: small under a headline number, full where it is the finding itself, a third of the width on paper. */
public enum ChartSize {
    THIRD,
    SMALL,
    FULL
}
