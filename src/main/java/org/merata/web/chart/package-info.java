/**
 * Draws a decided chart as text: fluid SVG for what has an axis, an HTML grid for the tile map. Decides nothing: every word, value and
 * meaning comes with the {@link org.merata.dashboard.ChartSpec}; classes only, so that the strict content policy holds.
 */
package org.merata.web.chart;
