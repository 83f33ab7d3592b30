package org.merata.web.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Labels at the right end of lines: each as near to its line as the others allow, none on another, all inside the plot. */
final class EndLabels {
    private static final double APART = 14;

    /** @param y where the line ends, in px */
    record Label(double y, String text, String style) {}

    private EndLabels() {}

    static List<Label> spread(List<Label> wanted, double top, double bottom) {
        var sorted = new ArrayList<>(wanted);
        sorted.sort(Comparator.comparingDouble(Label::y));
        double[] y = new double[sorted.size()];
        double least = top;
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(sorted.get(i).y(), least);
            least = y[i] + APART;
        }
        double most = bottom;
        for (int i = y.length - 1; i >= 0; i--) {
            y[i] = Math.min(y[i], most);
            most = y[i] - APART;
        }
        var placed = new ArrayList<Label>();
        for (int i = 0; i < y.length; i++) {
            placed.add(new Label(y[i], sorted.get(i).text(), sorted.get(i).style()));
        }
        return placed;
    }
}
