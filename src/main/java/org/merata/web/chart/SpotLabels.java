package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds places for the labels of spots: beside, above or below each, on no other label and on no spot, inside the plot; a label for which
 * there is no such place is left out. Places run in per cent of a width that is not known here. An edge lies at {@code share * width +
 * offset}, so what is apart on the same side at the least and at the greatest width is apart at every width between.
 */
final class SpotLabels {
    private static final double REACH = 7;
    private static final int BESIDE = 9;
    private static final double HALF_LINE = 7;
    private static final int ABOVE = 15;

    /**
     * A spot, and the label wanted for it.
     *
     * @param share of the width, 0 to 1
     * @param from where the line through the spot begins, in shares of the width, {@code to} where it ends; the spot's own place where
     *     there is no line
     * @param y in px
     * @param text empty for a spot without label
     */
    record Anchor(double share, double from, double to, double y, String text) {}

    /** Where a label stands: at a share of the width, with a shift in px of its anchor from there and of its base line from its spot. */
    record Place(double share, int right, int down, String anchor) {}

    /** From {@code from * width + left} to {@code to * width + right}. */
    private record Box(double from, double left, double to, double right, double top, double bottom) {
        /** Whether this one is left of the other at a width. */
        boolean isLeftOf(Box other, double width) {
            return to * width + right <= other.from * width + other.left;
        }
    }

    private final double least;
    private final double most;
    private final double top;
    private final double bottom;
    private final List<Box> taken = new ArrayList<>();
    private final List<Box> lines = new ArrayList<>();

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
     * @param xCut a vertical line that a label crosses only where it has no other place, in shares of the width
     * @param yCut a horizontal one, in px
     */
    static List<Optional<Place>> place(
            List<Anchor> anchors,
            double least,
            double most,
            double top,
            double bottom,
            OptionalDouble xCut,
            OptionalDouble yCut) {
        var labels = new SpotLabels(least, most, top, bottom);
        xCut.ifPresent(x -> labels.lines.add(new Box(x, -1, x, 1, top, bottom)));
        yCut.ifPresent(y -> labels.lines.add(new Box(0, 0, 1, 0, y - 1, y + 1)));
        anchors.forEach(labels::block);
        return anchors.stream().map(labels::place).toList();
    }

    private void block(Anchor anchor) {
        double y = anchor.y();
        taken.add(new Box(anchor.share(), -REACH, anchor.share(), REACH, y - REACH, y + REACH));
        if (anchor.from() < anchor.to()) {
            taken.add(new Box(anchor.from(), 0, anchor.to(), 0, y - 2, y + 2));
        }
    }

    private Optional<Place> place(Anchor anchor) {
        if (anchor.text().isEmpty()) {
            return Optional.empty();
        }
        double width = Lettering.width(anchor.text());
        List<Place> free = candidates(anchor).stream()
                .filter(place -> isFree(box(anchor, place, width)))
                .toList();
        Optional<Place> best = free.stream()
                .filter(place -> lines.stream().allMatch(line -> areApart(box(anchor, place, width), line)))
                .findFirst()
                .or(() -> free.stream().findFirst());
        best.ifPresent(place -> taken.add(box(anchor, place, width)));
        return best;
    }

    private static List<Place> candidates(Anchor anchor) {
        return List.of(
                new Place(anchor.to(), BESIDE, 4, "start"),
                new Place(anchor.from(), -BESIDE, 4, "end"),
                new Place(anchor.share(), 0, 4 - ABOVE, "middle"),
                new Place(anchor.share(), 0, 4 + ABOVE, "middle"));
    }

    private static Box box(Anchor anchor, Place place, double width) {
        double left = place.right()
                - switch (place.anchor()) {
                    case "start" -> 0;
                    case "end" -> width;
                    default -> width / 2;
                };
        double middle = anchor.y() + place.down() - 4;
        return new Box(place.share(), left, place.share(), left + width, middle - HALF_LINE, middle + HALF_LINE);
    }

    private boolean isFree(Box box) {
        return isInside(box, least) && isInside(box, most) && taken.stream().allMatch(other -> areApart(box, other));
    }

    private boolean isInside(Box box, double width) {
        return box.from() * width + box.left() >= 0
                && box.to() * width + box.right() <= width
                && box.top() >= top
                && box.bottom() <= bottom;
    }

    private boolean areApart(Box one, Box other) {
        return one.bottom() <= other.top()
                || other.bottom() <= one.top()
                || one.isLeftOf(other, least) && one.isLeftOf(other, most)
                || other.isLeftOf(one, least) && other.isLeftOf(one, most);
    }
}
