package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Optional;
import org.merata.dashboard.Queue.Course;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Period;

/** What is said of a queue. A median of what was settled is never called good while the queue behind it grows. */
final class QueueSentences {
    private final Wording words;
    private final Queue queue;
    private final String place;
    private final Period last;

    /** @param last the month at whose end the backlog was counted */
    QueueSentences(Wording words, Queue queue, String place, Period last) {
        this.words = words;
        this.queue = queue;
        this.place = place;
        this.last = last;
    }

    String title() {
        if (queue.course() == Course.STEADY && queue.open().getAsDouble() == 0) {
            return words.say("queue.title.none", "period", words.period(last));
        }
        if (queue.course() == Course.UNKNOWN) {
            return queue.open().isPresent()
                    ? words.say("queue.title.open", "open", count(queue.open().getAsDouble()))
                    : words.say("queue.title.unknown");
        }
        return switch (queue.course()) {
            case GROWING -> words.say("queue.title.growing", numbers());
            case SHRINKING -> words.say("queue.title.shrinking", numbers());
            default ->
                words.say("queue.title.steady", "open", count(queue.open().getAsDouble()));
        };
    }

    private String[] numbers() {
        return new String[] {
            "before",
            count(queue.openBefore().getAsDouble()),
            "open",
            count(queue.open().getAsDouble())
        };
    }

    /** @param median the measure of the median; @param overdue that of the share past the standard */
    String summary(Optional<MeasureDefinition> median, Optional<MeasureDefinition> overdue) {
        var sentences = new ArrayList<String>();
        open().ifPresent(sentences::add);
        throughput().ifPresent(sentences::add);
        if (overdue.isPresent() && queue.overdue().isPresent()) {
            sentences.add(words.say(
                    "queue.overdue",
                    "share",
                    words.value(overdue.get(), queue.overdue().getAsDouble())));
        }
        median.flatMap(this::speed).ifPresent(sentences::add);
        return sentences.isEmpty() ? words.say("queue.none", "place", place) : String.join(" ", sentences);
    }

    /** What a reader of the median must know; empty where the queue does not grow. */
    Optional<String> caution() {
        return queue.course() == Course.GROWING ? Optional.of(words.say("queue.caution", numbers())) : Optional.empty();
    }

    private Optional<String> open() {
        if (queue.open().isEmpty()) {
            return Optional.empty();
        }
        String open = count(queue.open().getAsDouble());
        String period = words.period(last);
        return Optional.of(
                queue.openBefore().isPresent()
                        ? words.say(
                                "queue.open.before",
                                "place",
                                place,
                                "period",
                                period,
                                "open",
                                open,
                                "before",
                                count(queue.openBefore().getAsDouble()))
                        : words.say("queue.open", "place", place, "period", period, "open", open));
    }

    private Optional<String> throughput() {
        if (queue.closed().isEmpty() || queue.clearance().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(words.say(
                "queue.throughput",
                "closed",
                count(queue.closed().getAsDouble()),
                "rate",
                words.formats().number(queue.clearance().getAsDouble(), 1)));
    }

    private Optional<String> speed(MeasureDefinition median) {
        if (queue.median().isEmpty()) {
            return Optional.empty();
        }
        String value = words.value(median, queue.median().getAsDouble());
        if (queue.course() != Course.GROWING) {
            return Optional.of(words.say("queue.speed", "median", value));
        }
        return Optional.of(
                words.say(queue.isMedianLonger() ? "queue.speed.both_worse" : "queue.speed.not_good", "median", value));
    }

    private String count(double number) {
        return words.formats().count(Math.round(number));
    }
}
