package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds places for the labels of spots: beside, above or below each, on no other label and on no spot, inside the plot; a label for which
 * there is no such place is left out. Places run in per cent of a width that is not known here. An edge lies at {@code share * width +
 * offset}, so what is apart on the same side at the least and at the greatest width is apart at every width between.
 */
final class SpotLabels {
    private static final double REACH = 7;
    private static final double BESIDE = 9;
    private static final double HALF_LINE = 7;
    private static final double ABOVE = 15;

    /**
     * A spot, and the label wanted for it.
     *
     * @param share of the width, 0 to 1
     * @param y in px
     * @param text empty for a spot without label
     */
    record Anchor(double share, double y, String text) {}

    /** Where a label stands, from its spot: shift in px of its anchor and of its base line. */
    record Place(int right, int down, String anchor) {}

    private record Box(double share, double left, double right, double top, double bottom) {
        /** Whether this one is left of the other at a width. */
        boolean isLeftOf(Box other, double width) {
            return share * width + right <= other.share * width + other.left;
        }
    }

    private final double least;
    private final double most;
    private final double top;
    private final double bottom;
    private final List<Box> taken = new ArrayList<>();

    private SpotLabels(double least, double most, double top, double bottom) {
        this.least = least;
        this.most = most;
        this.top = top;
        this.bottom = bottom;
    }

    /**
     * The place of each anchor's label, in order; the first come are the first served.
     *
     * @param least the narrowest the plot gets, in px, {@code most} the widest
     * @param top the upper edge of where labels may stand, in px
     */
    static List<Optional<Place>> place(List<Anchor> anchors, double least, double most, double top, double bottom) {
        var labels = new SpotLabels(least, most, top, bottom);
        anchors.forEach(anchor ->
                labels.taken.add(new Box(anchor.share(), -REACH, REACH, anchor.y() - REACH, anchor.y() + REACH)));
        return anchors.stream().map(labels::place).toList();
    }

    private Optional<Place> place(Anchor anchor) {
        if (anchor.text().isEmpty()) {
            return Optional.empty();
        }
        double width = Lettering.width(anchor.text());
        return candidates().stream()
                .filter(place -> take(box(anchor, place, width)))
                .findFirst();
    }

    private static List<Place> candidates() {
        return List.of(
                new Place((int) BESIDE, 4, "start"),
                new Place((int) -BESIDE, 4, "end"),
                new Place(0, (int) -ABOVE + 4, "middle"),
                new Place(0, (int) ABOVE + 4, "middle"));
    }

    private static Box box(Anchor anchor, Place place, double width) {
        double left = place.right()
                - switch (place.anchor()) {
                    case "start" -> 0;
                    case "end" -> width;
                    default -> width / 2;
                };
        double middle = anchor.y() + place.down() - 4;
        return new Box(anchor.share(), left, left + width, middle - HALF_LINE, middle + HALF_LINE);
    }

    private boolean take(Box box) {
        boolean free =
                isInside(box, least) && isInside(box, most) && taken.stream().allMatch(other -> areApart(box, other));
        return free && taken.add(box);
    }

    private boolean isInside(Box box, double width) {
        double start = box.share() * width;
        return start + box.left() >= 0 && start + box.right() <= width && box.top() >= top && box.bottom() <= bottom;
    }

    private boolean areApart(Box one, Box other) {
        return one.bottom() <= other.top()
                || other.bottom() <= one.top()
                || one.isLeftOf(other, least) && one.isLeftOf(other, most)
                || other.isLeftOf(one, least) && other.isLeftOf(one, most);
    }
}
