package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Optional;
import org.merata.dashboard.Against.Telling;
import org.merata.dashboard.Compared.Item;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.TimeRange;

/** What is said of several regions or services in one period. */
final class CompareSentences {
    private static final int MOST_NAMES = 6;

    private final Wording words;
    private final Subject subject;
    private final Compared compared;
    private final Against against;

    CompareSentences(Wording words, Subject subject, Compared compared, Against against) {
        this.words = words;
        this.subject = subject;
        this.compared = compared;
        this.against = against;
    }

    String scope() {
        return Scope.line(words, subject);
    }

    /** How many are above, below and not told apart from the whole; where there is no whole, who is highest and lowest. */
    String rankedTitle() {
        if (!against.isKnown() || compared.shown().size() < 2 || !hasIntervals()) {
            return extremesTitle();
        }
        if (compared.shown().stream().allMatch(item -> against.telling(item.figure()) == Telling.NOT_TOLD)) {
            return words.say(
                    "ranked.title.none",
                    "things",
                    words.plural(compared.dimension(), compared.level()),
                    "place",
                    Scope.place(words, subject.question().where()));
        }
        return words.say(
                "ranked.title",
                "above",
                count(Telling.ABOVE),
                "below",
                count(Telling.BELOW),
                "rest",
                count(Telling.NOT_TOLD),
                "things",
                words.plural(compared.dimension(), compared.level()),
                "place",
                Scope.place(words, subject.question().where()));
    }

    /** Who is highest and who is lowest. */
    String extremesTitle() {
        if (compared.shown().isEmpty()) {
            return words.say("none.title", "measure", words.label(subject.measure()));
        }
        Item highest = compared.highest().orElseThrow();
        Item lowest = compared.lowest().orElseThrow();
        if (words.writtenAlike(subject.measure(), highest.value(), lowest.value())) {
            return words.say(
                    "extremes.title.same",
                    "measure",
                    words.label(subject.measure()),
                    "value",
                    value(highest),
                    "n",
                    words.formats().count(compared.shown().size()),
                    "things",
                    words.plural(compared.dimension(), compared.level()));
        }
        if (overlap(highest.figure(), lowest.figure())) {
            return words.say(
                    "extremes.title.unclear",
                    "measure",
                    words.label(subject.measure()),
                    "things",
                    words.plural(compared.dimension(), compared.level()));
        }
        return words.say(
                "extremes.title",
                "measure",
                words.label(subject.measure()),
                "highest",
                highest.name(),
                "most",
                value(highest),
                "lowest",
                lowest.name(),
                "least",
                value(lowest));
    }

    /** No rank without its interval: where the two ends cannot be told apart, neither is called highest. */
    private static boolean overlap(Figure highest, Figure lowest) {
        return highest.interval().isPresent()
                && lowest.interval().isPresent()
                && highest.interval().get().lower() <= lowest.interval().get().upper();
    }

    String summary() {
        var sentences = new ArrayList<String>();
        String period = subject.time().map(this::period).orElse("");
        if (compared.shown().isEmpty()) {
            sentences.add(words.say(
                    "none.summary",
                    "measure",
                    words.label(subject.measure()),
                    "place",
                    Scope.place(words, subject.question().where())));
        } else {
            Item highest = compared.highest().orElseThrow();
            Item lowest = compared.lowest().orElseThrow();
            sentences.add(words.say(
                    "compare.summary",
                    "measure",
                    words.label(subject.measure()),
                    "place",
                    Scope.place(words, subject.question().where()),
                    "period",
                    period,
                    "highest",
                    named(highest),
                    "lowest",
                    named(lowest)));
            if (against.isKnown()) {
                sentences.add(whole());
            }
            if (against.isKnown() && hasIntervals()) {
                sentences.add(words.say(
                        "compare.told",
                        "n",
                        words.formats().count(compared.shown().size()),
                        "things",
                        words.plural(compared.dimension(), compared.level()),
                        "above",
                        count(Telling.ABOVE),
                        "below",
                        count(Telling.BELOW),
                        "rest",
                        count(Telling.NOT_TOLD)));
            }
        }
        missing().ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    /** Who has no figure, and why; empty where everyone has one. */
    Optional<String> missing() {
        return compared.missing().isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("missing", "names", words.names(compared.listMissing(words), MOST_NAMES)));
    }

    /** What is measured, when, for how many, and the value of the whole where it is known. */
    String wholeSummary() {
        String counted = words.say(
                "compare.counted",
                "measure",
                words.label(subject.measure()),
                "period",
                subject.time().map(this::period).orElse(""),
                "n",
                words.formats().count(compared.shown().size()),
                "things",
                words.plural(compared.dimension(), compared.level()));
        return against.isKnown() ? counted + " " + whole() : counted;
    }

    private String whole() {
        return words.say(
                "compare.whole",
                "place",
                Scope.place(words, subject.question().where()),
                "value",
                withInterval(subject.measure(), against.whole().orElseThrow()));
    }

    private boolean hasIntervals() {
        return compared.shown().stream()
                .anyMatch(item -> item.figure().interval().isPresent());
    }

    private String count(Telling telling) {
        return words.formats()
                .count(compared.shown().stream()
                        .filter(item -> against.telling(item.figure()) == telling)
                        .count());
    }

    private String period(TimeRange range) {
        return words.periods(range);
    }

    private String value(Item item) {
        return words.value(subject.measure(), item.value());
    }

    private String named(Item item) {
        return item.name() + " (" + withInterval(subject.measure(), item.figure()) + ")";
    }

    /** {@code 61.4%; 95% interval 60.9–61.8%}, with the interval where there is one. */
    private String withInterval(MeasureDefinition measure, Figure figure) {
        String value = words.figure(measure, figure);
        return figure.value().isPresent() && figure.interval().isPresent()
                ? words.say(
                        "with_interval",
                        "value",
                        value,
                        "interval",
                        words.interval(measure, figure.interval().get()))
                : value;
    }
}
