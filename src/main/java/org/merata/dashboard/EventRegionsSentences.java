package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.analysis.BeforeAfter.Change;
import org.merata.analysis.DifferenceInDifferences;
import org.merata.analysis.Result;
import org.merata.definition.EventDefinition;
import org.merata.definition.MeasureDefinition;

/** What the comparison of regions with an event and without says; nothing of it where they had not moved alike before. */
final class EventRegionsSentences {
    private final Wording words;
    private final EventDefinition event;
    private final MeasureDefinition measure;
    private final Result<DifferenceInDifferences> result;

    EventRegionsSentences(
            Wording words, EventDefinition event, MeasureDefinition measure, Result<DifferenceInDifferences> result) {
        this.words = words;
        this.event = event;
        this.measure = measure;
        this.result = result;
    }

    String title() {
        String key = result.value()
                .map(found -> !found.isParallel()
                        ? "apart"
                        : !main(found).isClear() ? "unclear" : main(found).difference() > 0 ? "up" : "down")
                .orElse("none");
        String label = key.equals("unclear") ? words.label(measure) : words.inSentence(words.label(measure));
        var values = new ArrayList<>(List.of("measure", label, "event", words.in(event.title())));
        if (key.equals("up") || key.equals("down")) {
            Change main = main(result.get());
            values.addAll(List.of(
                    "size",
                    words.difference(measure, main.difference()),
                    "range",
                    EventSentences.sizes(words, measure, main.interval())));
        }
        return words.say("event.regions.title." + key, values.toArray(String[]::new));
    }

    private static Change main(DifferenceInDifferences found) {
        return found.changes().get(0);
    }

    String summary() {
        if (result.value().isEmpty()) {
            return words.statistic(result.undefined().orElseThrow().phrase());
        }
        DifferenceInDifferences found = result.get();
        Change main = main(found);
        return words.say(
                        "event.regions.summary",
                        "with",
                        words.formats().count(found.with()),
                        "without",
                        words.formats().count(found.without()),
                        "periods",
                        EventSentences.periods(words, main),
                        "measure",
                        words.inSentence(words.label(measure)),
                        "there",
                        words.value(measure, main.with()),
                        "otherwise",
                        words.value(measure, main.without()),
                        "change",
                        words.change(measure, main.difference()),
                        "range",
                        EventSentences.signed(words, measure, main.interval()))
                + " "
                + words.say(
                        found.isParallel() ? "event.regions.parallel" : "event.regions.apart",
                        "p",
                        EventSentences.p(words, found.trendsPValue()));
    }

    List<String> cautions() {
        return result.value().isPresent() ? List.of(words.say("event.regions.caution")) : List.of();
    }

    Optional<String> method() {
        return result.value().map(found -> words.say("event.regions.method"));
    }
}
