package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** What is said of one line over time. */
final class TimeSentences {
    private static final int MOST_NAMES = 6;

    private final Wording words;
    private final Subject subject;
    private final Timeline line;

    TimeSentences(Wording words, Subject subject, Timeline line) {
        this.words = words;
        this.subject = subject;
        this.line = line;
    }

    /** The latest value; how it moved is said by whoever knows ordinary variation. */
    String title() {
        MeasureDefinition measure = subject.measure();
        return line.latest()
                .map(latest -> words.say(
                        "time.title",
                        "measure",
                        words.label(measure),
                        "value",
                        words.figure(measure, latest),
                        "period",
                        words.period(latest.period().orElseThrow())))
                .orElseGet(() -> words.say("none.title", "measure", words.label(measure)));
    }

    /** What, where, when, the latest value with its cases and interval, the change in a year, what is missing. */
    String summary(List<String> more) {
        var sentences = new ArrayList<String>();
        Optional<Figure> latest = line.latest();
        if (latest.isEmpty()) {
            sentences.add(words.say(
                    "none.summary",
                    "measure",
                    words.label(subject.measure()),
                    "place",
                    Scope.place(words, subject.question().where())));
        } else {
            sentences.add(latestValue(latest.get()));
            line.changeInAYear().map(this::change).ifPresent(sentences::add);
            sentences.addAll(more);
        }
        missing().ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private String latestValue(Figure figure) {
        return words.say(
                "time.latest",
                "measure",
                words.label(subject.measure()),
                "place",
                Scope.place(words, subject.question().where()),
                "period",
                words.period(figure.period().orElseThrow()),
                "value",
                withEvidence(words, subject.measure(), figure));
    }

    /** {@code 61.4% (n = 12,345; 95% interval 60.9–61.8%)}: the value with what it rests on, as far as it is known. */
    static String withEvidence(Wording words, MeasureDefinition measure, Figure figure) {
        String value = words.figure(measure, figure);
        var evidence = new ArrayList<String>();
        if (figure.value().isPresent()) {
            figure.n().stream()
                    .filter(n -> measure.unit() != Unit.COUNT)
                    .forEach(n -> evidence.add(
                            words.say("evidence.n", "n", words.formats().count(n))));
            figure.interval()
                    .ifPresent(interval -> evidence.add(
                            words.say("evidence.interval", "interval", words.interval(measure, interval))));
            if (figure.status() != Status.OBSERVED) {
                evidence.add(words.status(figure.status()));
            }
        }
        return evidence.isEmpty() ? value : value + " (" + String.join("; ", evidence) + ")";
    }

    private String change(YearChange change) {
        MeasureDefinition measure = subject.measure();
        double size = change.size().orElseThrow();
        String key = words.difference(measure, size).equals(words.difference(measure, 0))
                ? "time.change.none"
                : !change.isTold() ? "time.change.unclear" : size > 0 ? "time.change.up" : "time.change.down";
        var values = new LinkedHashMap<String, String>();
        values.put("before", words.figure(measure, change.before()));
        values.put("period", words.period(change.before().period().orElseThrow()));
        if (key.endsWith("up") || key.endsWith("down")) {
            values.put("difference", words.difference(measure, size));
        }
        return words.say(key, values);
    }

    /** Each stretch of periods that miss for the same reason, named by its ends. */
    private Optional<String> missing() {
        var names = new ArrayList<String>();
        List<Figure> figures = line.figures();
        int from = 0;
        while (from < figures.size()) {
            int next = from + 1;
            if (figures.get(from).value().isEmpty()) {
                while (next < figures.size() && isAlike(figures.get(from), figures.get(next))) {
                    next++;
                }
                names.add(words.say(
                        "missing.one",
                        "name",
                        stretch(figures.get(from), figures.get(next - 1)),
                        "status",
                        words.status(figures.get(from).status())));
            }
            from = next;
        }
        return names.isEmpty() || line.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("missing", "names", words.names(names, MOST_NAMES)));
    }

    private static boolean isAlike(Figure one, Figure other) {
        return other.value().isEmpty() && other.status() == one.status();
    }

    private String stretch(Figure first, Figure last) {
        Period from = first.period().orElseThrow();
        Period to = last.period().orElseThrow();
        return from.equals(to) ? words.period(from) : words.periods(new TimeRange(from, to));
    }
}
