package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.merata.analysis.BeforeAfter;
import org.merata.analysis.BeforeAfter.Change;
import org.merata.analysis.SerialCorrelation;
import org.merata.definition.EventDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Interval;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** What a study of an event says in words: what changed with it and how sure that is; never that the event made it so. */
final class EventSentences {
    private static final int MOST_NAMES = 3;
    private static final double TOGETHER = 0.05;

    private final Wording words;
    private final EventStudy study;
    private final List<EventDefinition> parts;
    private final MeasureDefinition measure;

    /** @param parts the events that are told of on this one's page */
    EventSentences(Wording words, EventStudy study, List<EventDefinition> parts) {
        this.words = words;
        this.study = study;
        this.parts = parts;
        this.measure = study.measure();
    }

    String title() {
        String event = words.in(study.event().title());
        Optional<Change> main = study.found().map(BeforeAfter::main);
        if (main.isEmpty()) {
            return words.say("event.title.none", "measure", words.inSentence(words.label(measure)), "event", event);
        }
        List<Change> changes = study.found().get().changes();
        if (study.exposure().effect() == EventDefinition.Effect.PULSE_AND_STEP
                && changes.stream().anyMatch(Change::isClear)) {
            return words.say(
                    "event.title.both",
                    "measure",
                    words.label(measure),
                    "event",
                    event,
                    "during",
                    brief(changes.get(0)),
                    "after",
                    brief(changes.get(1)));
        }
        if (!main.get().isClear()) {
            return words.say("event.title.unclear", "measure", words.inSentence(words.label(measure)), "event", event);
        }
        return words.say(
                main.get().difference() > 0 ? "event.title.rose" : "event.title.fell",
                "measure",
                words.label(measure),
                "event",
                event,
                "size",
                words.difference(measure, main.get().difference()),
                "range",
                sizes(words, measure, main.get().interval()));
    }

    private String brief(Change change) {
        return change.isClear() ? words.change(measure, change.difference()) : words.say("event.title.flat");
    }

    String summary() {
        Optional<BeforeAfter> found = study.found();
        if (found.isEmpty()) {
            return reason();
        }
        return String.join(" ", found.get().changes().stream().map(this::change).toList());
    }

    private String change(Change change) {
        String sentence = words.say(
                "event.summary." + change.moment().name().toLowerCase(Locale.ROOT),
                "measure",
                words.inSentence(words.label(measure)),
                "place",
                Scope.place(words, study.where()),
                "periods",
                periods(words, change),
                "with",
                words.value(measure, change.with()),
                "without",
                words.value(measure, change.without()),
                "change",
                words.change(measure, change.difference()),
                "range",
                signed(words, measure, change.interval()));
        return change.ratioInterval()
                .map(ratio -> sentence + " "
                        + words.say(
                                "event.ratio",
                                "change",
                                percent(words, change.ratio().getAsDouble()),
                                "range",
                                words.say(
                                        "event.range",
                                        "lower",
                                        percent(words, ratio.lower()),
                                        "upper",
                                        percent(words, ratio.upper()))))
                .orElse(sentence);
    }

    /** Why there is no effect to be told. */
    String reason() {
        if (study.refusal().isPresent()) {
            return study.refusal().get();
        }
        if (!study.rivals().isEmpty()) {
            return words.say("event.refused.rivals", "events", titles(study.rivals()));
        }
        return study.result()
                .flatMap(result -> result.undefined())
                .map(undefined -> words.statistic(undefined.phrase()))
                .orElseGet(() -> words.say(
                        "event.refused.no_data",
                        "measure",
                        words.label(measure),
                        "place",
                        Scope.place(words, study.where())));
    }

    /** What a reader must know before believing it. */
    List<String> cautions(boolean covered, boolean inScope) {
        var cautions = new ArrayList<String>();
        cautions.add(words.say("event.caution.cause"));
        if (!inScope) {
            cautions.add(words.say("event.caution.elsewhere", "place", Scope.place(words, study.where())));
        } else if (!covered) {
            cautions.add(words.say("event.caution.partial"));
        }
        if (!parts.isEmpty()) {
            cautions.add(words.say("event.caution.parts", "events", titles(parts)));
        }
        if (!study.near().isEmpty()) {
            cautions.add(words.say("event.caution.near", "events", titles(study.near())));
        }
        if (study.found().isPresent() && !study.allowed().isEmpty()) {
            cautions.add(words.say("event.caution.allowed", "events", titles(study.allowed())));
        }
        if (!study.others().isEmpty()) {
            cautions.add(words.say("event.caution.others", "events", titles(study.others())));
        }
        if (study.broken()) {
            cautions.add(words.say("event.caution.broken", "place", Scope.place(words, study.where())));
        }
        cautions.addAll(Breaks.notes(
                words,
                List.of(measure),
                study.answer().flatMap(answer -> answer.question().time()).stream()
                        .toList()));
        study.found().ifPresent(found -> addDoubts(cautions, found));
        return cautions;
    }

    private void addDoubts(List<String> cautions, BeforeAfter found) {
        if (found.isThin()) {
            cautions.add(words.say(
                    "event.caution.thin",
                    "wanted",
                    words.formats().count(BeforeAfter.WANTED_POINTS),
                    "before",
                    words.formats().count(found.before()),
                    "after",
                    words.formats().count(found.after())));
        }
        if (study.series().missing() > 0) {
            cautions.add(words.say(
                    "event.caution.missing",
                    "n",
                    words.formats().count(study.series().missing())));
        }
        if (found.correlation().map(SerialCorrelation::p).orElse(1.0) < TOGETHER) {
            cautions.add(words.say(
                    "event.caution.together",
                    "p",
                    p(words, found.correlation().get().p())));
        }
        if (!study.event().verified()) {
            cautions.add(words.say("event.caution.unverified"));
        }
    }

    /** How it was worked out. */
    Optional<String> method() {
        return study.found()
                .map(found -> words.say(
                        "event.method",
                        "effect",
                        words.inSentence(effect(words, study.exposure().effect())),
                        "scale",
                        words.say("event.scale." + found.scale().name().toLowerCase(Locale.ROOT)),
                        "season",
                        words.say("event.season." + found.season().name().toLowerCase(Locale.ROOT)),
                        "before",
                        words.formats().count(found.before()),
                        "after",
                        words.formats().count(found.after()),
                        "lag",
                        words.formats().count(found.lag()),
                        "watson",
                        found.correlation()
                                .map(one -> words.formats().number(one.durbinWatson(), 2))
                                .orElse("\u2013")));
    }

    private String titles(List<EventDefinition> some) {
        return words.names(some.stream().map(event -> words.in(event.title())).toList(), MOST_NAMES);
    }

    static String effect(Wording words, EventDefinition.Effect effect) {
        return words.say("event.effect." + effect.name().toLowerCase(Locale.ROOT));
    }

    static String periods(Wording words, Change change) {
        return words.periods(new TimeRange(change.first(), change.last()));
    }

    static String p(Wording words, double p) {
        return p < 0.001
                ? "< " + words.formats().number(0.001, 3)
                : words.formats().number(p, 3);
    }

    /** {@code +12%} of a ratio of 1.12. */
    static String percent(Wording words, double ratio) {
        String size = words.formats().share(Math.abs(ratio - 1), 1);
        return size.equals(words.formats().share(0, 1)) ? size : (ratio < 1 ? "\u2212" : "+") + size;
    }

    /** The sizes that a clear change may have, without their sign: {@code 7.4–10.8 percentage points}. */
    static String sizes(Wording words, MeasureDefinition measure, Interval interval) {
        double one = Math.abs(interval.lower());
        double other = Math.abs(interval.upper());
        return words.differences(measure, new Interval(Math.min(one, other), Math.max(one, other), interval.method()));
    }

    /** With signs: {@code −1.2 to +3.4 percentage points}. */
    static String signed(Wording words, MeasureDefinition measure, Interval interval) {
        String upper = words.change(measure, interval.upper());
        String lower = words.change(measure, interval.lower());
        if (measure.unit() == Unit.SHARE) {
            String number = words.formats().number(Math.abs(interval.lower()) * 100, measure.decimals());
            lower = (interval.lower() < 0 ? "\u2212" : "+") + number;
        }
        return words.say("event.range", "lower", lower, "upper", upper);
    }
}
