package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.merata.definition.CellKey;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/** What stands around every chart: statuses explained, source and dates, definitions, the mark of synthetic data. */
final class Furniture {
    private static final Set<Status> PLAIN = EnumSet.of(Status.OBSERVED);

    private static final int MOST_DAYS = 3;

    private final Wording words;
    private final Freshness freshness;

    Furniture(Wording words, Freshness freshness) {
        this.words = words;
        this.freshness = freshness;
    }

    /** Each status present, other than plainly observed, in a sentence, and each break of a definition within what is shown. */
    List<String> statuses(Collection<Figure> figures, List<Answer> answers, List<MeasureDefinition> measures) {
        var present = EnumSet.noneOf(Status.class);
        figures.forEach(figure -> present.add(figure.status()));
        present.removeAll(PLAIN);
        int frequency = answers.stream()
                .mapToInt(answer -> answer.origin().minimumFrequency())
                .max()
                .orElse(0);
        int cases =
                measures.stream().mapToInt(MeasureDefinition::minimumN).max().orElse(0);
        Stream<String> explained = present.stream()
                .map(status -> status == Status.REVISED ? explainRevised(figures) : explain(status, frequency, cases));
        Stream<String> withoutInterval = figures.stream()
                .flatMap(figure -> figure.missing().stream())
                .distinct()
                .sorted()
                .map(missing -> words.say("explain.interval." + missing.id()));
        return Stream.concat(
                        Stream.concat(explained, withoutInterval),
                        Breaks.notes(words, measures, times(figures, answers)).stream())
                .toList();
    }

    private static List<TimeRange> times(Collection<Figure> figures, List<Answer> answers) {
        Stream<TimeRange> shown = figures.stream()
                .filter(figure -> figure.value().isPresent())
                .flatMap(figure -> figure.period().stream())
                .distinct()
                .map(TimeRange::of);
        Stream<TimeRange> asked = answers.stream().flatMap(answer -> answer.question().time().stream());
        return Stream.concat(shown, asked).toList();
    }

    /** With the days on which the correcting files came, the latest first, where they are known. */
    private String explainRevised(Collection<Figure> figures) {
        List<String> days = figures.stream()
                .flatMap(figure -> figure.revisedAt().stream())
                .map(words::day)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(words.formats()::date)
                .toList();
        return days.isEmpty()
                ? words.say("explain.revised")
                : words.say("explain.revised.on", "dates", words.names(days, MOST_DAYS));
    }

    private String explain(Status status, int frequency, int cases) {
        String key = "explain." + status.id();
        return switch (status) {
            case SUPPRESSED -> words.say(key, "minimum", words.formats().count(frequency));
            case CAUTION, UNRELIABLE ->
                words.say(key, "minimum", words.formats().count(cases));
            default -> words.say(key);
        };
    }

    /** Source, last period, next due date and version, in one line. */
    String source(List<Answer> answers) {
        var datasets = new LinkedHashSet<String>();
        answers.forEach(answer -> datasets.addAll(answer.origin().datasets()));
        var parts = new ArrayList<String>();
        parts.add(words.say("source.publisher", "names", publishers(datasets)));
        if (isSynthetic(answers)) {
            parts.add(words.say("source.synthetic"));
        }
        lastPeriod(answers).ifPresent(last -> parts.add(words.say("source.last", "period", words.period(last))));
        freshness
                .nextDue(List.copyOf(datasets))
                .ifPresent(due -> parts.add(
                        words.say("source.due", "date", words.formats().date(due))));
        CellKey.widest(answers.stream().flatMap(answer -> answer.origin().noise().stream()))
                .ifPresent(noise -> parts.add(
                        words.say("source.noise", "most", words.formats().count(noise.most()))));
        answers.stream()
                .findFirst()
                .ifPresent(answer -> parts.add(
                        words.say("source.version", "version", answer.origin().version())));
        return String.join(" \u00b7 ", parts);
    }

    private String publishers(Set<String> datasets) {
        Set<String> names = freshness.listFor(List.copyOf(datasets)).stream()
                .filter(source ->
                        source.quality().isPresent() || source.lastPeriod().isPresent())
                .map(source -> words.in(source.definition().publisher().name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.isEmpty()) {
            names = datasets.stream().map(words::dataset).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return words.names(List.copyOf(names), 3);
    }

    List<Panel.Definition> definitions(List<MeasureDefinition> measures) {
        return measures.stream()
                .map(measure -> new Panel.Definition(
                        measure.id(), words.label(measure), words.in(measure.definition()), words.in(measure.method())))
                .toList();
    }

    /** Drawn in charts of made-up data, in both languages wherever they travel. */
    Optional<String> watermark(List<Answer> answers) {
        return isSynthetic(answers) ? Optional.of(words.say("watermark")) : Optional.empty();
    }

    static boolean isSynthetic(List<Answer> answers) {
        return answers.stream().anyMatch(answer -> answer.origin().synthetic());
    }

    /** In the grain its measures are known in: a year for what is published by the year. */
    private Optional<Period> lastPeriod(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> answer.origin().lastPeriod().stream()
                        .map(last -> answer.question().measures().stream()
                                .flatMap(id -> words.definitions().findMeasure(id).stream())
                                .map(MeasureDefinition::finest)
                                .min(java.util.Comparator.naturalOrder())
                                .map(finest -> Period.of(finest, last.start()))
                                .orElse(last)))
                .max(Period::compareTo);
    }

    Wording words() {
        return words;
    }

    Freshness freshness() {
        return freshness;
    }
}
