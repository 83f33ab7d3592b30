package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What stands around every panel about maturity: framework and period in words, who published it, the mark of synthetic data. */
final class MaturityFurniture {
    private static final int MOST_PUBLISHERS = 3;

    private final Wording words;

    MaturityFurniture(Wording words) {
        this.words = words;
    }

    String scope(Round round) {
        return words.say(
                "maturity.scope",
                "framework",
                words.in(round.framework().name()),
                "period",
                words.period(round.period()));
    }

    Optional<String> watermark(boolean synthetic) {
        return synthetic ? Optional.of(words.say("watermark")) : Optional.empty();
    }

    /** Who published the assessments shown. */
    String source(Round round) {
        Set<String> publishers = new TreeSet<>();
        round.standings()
                .forEach(standing -> publishers.addAll(standing.assessment().publishers()));
        String names = words.say("source.publisher", "names", words.names(List.copyOf(publishers), MOST_PUBLISHERS));
        return round.synthetic() ? names + " \u00b7 " + words.say("source.synthetic") : names;
    }

    Panel panel(ChartSpec chart, TableSpec table, Optional<String> note, Round round) {
        return panel(
                chart.id(), chart.title(), chart.subtitle(), chart.summary(), Optional.of(chart), table, note, round);
    }

    /** Numbers alone. */
    Panel panel(
            String id,
            String title,
            String scope,
            String summary,
            TableSpec table,
            Optional<String> note,
            Round round) {
        return panel(id, title, scope, summary, Optional.empty(), table, note, round);
    }

    private Panel panel(
            String id,
            String title,
            String scope,
            String summary,
            Optional<ChartSpec> chart,
            TableSpec table,
            Optional<String> note,
            Round round) {
        return new Panel(
                id,
                title,
                scope,
                summary,
                Optional.empty(),
                chart,
                table,
                List.of(),
                source(round),
                List.of(),
                note,
                List.of());
    }
}
