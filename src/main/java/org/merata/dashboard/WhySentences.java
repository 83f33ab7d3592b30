package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.merata.analysis.Kitagawa.Part;
import org.merata.analysis.MixCells;
import org.merata.model.TimeRange;

/** What is said of a distance between a place and the whole: how much is mix, how much performance, and which services it comes from. */
final class WhySentences {
    private static final int MOST_NAMED = 3;

    private final Wording words;
    private final Explained explained;
    private final SplitSentences split;

    /** @param place the name of the place */
    WhySentences(Wording words, Explained explained, String place) {
        this.words = words;
        this.explained = explained;
        this.split = new SplitSentences(words, explained.split(), place);
    }

    String title() {
        return split.title();
    }

    String summary(TimeRange time) {
        return split.distance(time) + " " + (explained.split().isSplit() ? split() : split.notSplit());
    }

    private String split() {
        var sentences = new ArrayList<String>();
        sentences.add(split.parts());
        if (explained.column().isPresent()) {
            sentences.add(words.say(
                    "why.crossed",
                    "rows",
                    signed(explained.found().rows().size()),
                    "columns",
                    signed(explained.found().columns().size())));
        }
        List<Part> most = mostFirst().stream()
                .filter(part -> !part.row().equals(MixCells.OTHER))
                .limit(MOST_NAMED)
                .toList();
        if (most.size() > 1) {
            sentences.add(words.say(
                    "why.most",
                    "names",
                    words.formats()
                            .list(most.stream()
                                    .map(part -> name(part) + " (" + signed(part.total()) + ")")
                                    .toList())));
        }
        return String.join(" ", sentences);
    }

    /** The method in plain words, and what is only told together. */
    String note() {
        String method = words.say("why.note");
        return explained.pooledRows().isEmpty()
                ? method
                : method + " "
                        + words.say(
                                "why.pooled",
                                "n",
                                words.formats().count(explained.pooledRows().size()),
                                "things",
                                words.plural(explained.row(), Optional.empty()));
    }

    List<Part> mostFirst() {
        return explained.found().parts().stream()
                .sorted(Comparator.comparing((Part part) -> part.row().equals(MixCells.OTHER))
                        .thenComparing(part -> -Math.abs(part.total())))
                .toList();
    }

    String name(Part part) {
        return part.row().equals(MixCells.OTHER) ? words.say("why.other") : words.name(explained.row(), part.row());
    }

    /** With its sign; points of shares stand without their unit, which the sentence has. */
    String signed(double value) {
        return split.signed(value);
    }
}
