package org.merata.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.merata.disclosure.Answer;

/**
 * One finding with all its furniture, in the reader's language: title in words, the filters in words, a sentence computed from the
 * data, chart, table, statuses, source, definition. A page is a list of panels.
 *
 * @param id unique on the page; the anchor
 * @param title the finding, a claim with a verb where the data allow one
 * @param scope measure, unit, place and period in words, with the filters applied
 * @param summary the sentence computed from the answer: also the chart's alternative text, its print text and its field in the API
 * @param headline the one big number with its verdict; empty for most
 * @param chart empty where the numbers stand alone
 * @param statuses the missing kinds present, each explained in a sentence
 * @param source publisher or dataset, last period, next due date, version, in one line
 * @param definitions the measures shown: id, label and definition
 * @param answers the disclosed answers behind it, for {@code .json} and {@code .csv}
 * @param methods ids of the statistics used, each with its row in {@code methods.md}; those of the intervals shown are among them
 */
public record Panel(
        String id,
        String title,
        String scope,
        String summary,
        Optional<Headline> headline,
        Optional<ChartSpec> chart,
        TableSpec table,
        List<String> statuses,
        String source,
        List<Definition> definitions,
        Optional<String> note,
        List<Answer> answers,
        List<String> methods) {
    /** Rows of two. */
    static List<List<Panel>> inPairs(List<Panel> panels) {
        return IntStream.range(0, (panels.size() + 1) / 2)
                .mapToObj(i -> panels.subList(2 * i, Math.min(2 * i + 2, panels.size())))
                .toList();
    }

    public Panel {
        methods = List.copyOf(methods);
        statuses = List.copyOf(statuses);
        definitions = List.copyOf(definitions);
        answers = List.copyOf(answers);
    }

    /** A panel that uses no statistics but the intervals of its figures. */
    public Panel(
            String id,
            String title,
            String scope,
            String summary,
            Optional<Headline> headline,
            Optional<ChartSpec> chart,
            TableSpec table,
            List<String> statuses,
            String source,
            List<Definition> definitions,
            Optional<String> note,
            List<Answer> answers) {
        this(
                id,
                title,
                scope,
                summary,
                headline,
                chart,
                table,
                statuses,
                source,
                definitions,
                note,
                answers,
                intervals(answers));
    }

    /** The page of tables with the first question behind this panel filled in; empty where it cannot be asked there. */
    public Optional<String> explore() {
        return answers.stream().findFirst().flatMap(answer -> Explored.findAddress(answer.question()));
    }

    private static List<String> intervals(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> answer.figures().stream())
                .flatMap(figure -> figure.interval().stream())
                .map(interval -> interval.method().name().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** The same panel, which names these statistics too: readers find them told of at {@code /methods}. */
    Panel using(String... statistics) {
        List<String> all = Stream.concat(Stream.of(statistics), methods.stream())
                .distinct()
                .toList();
        return new Panel(
                id, title, scope, summary, headline, chart, table, statuses, source, definitions, note, answers, all);
    }

    /** The same panel resting on these answers. */
    Panel withAnswers(List<Answer> others, List<Definition> measures) {
        return new Panel(
                id, title, scope, summary, headline, chart, table, statuses, source, measures, note, others, methods);
    }

    /** The same panel as numbers alone. */
    Panel withoutChart() {
        return new Panel(
                id,
                title,
                scope,
                summary,
                Optional.empty(),
                Optional.empty(),
                table,
                statuses,
                source,
                definitions,
                note,
                answers,
                methods);
    }

    /** The same panel with other rows in its table, and what is said of the choice. */
    Panel with(TableSpec other, Optional<String> otherNote) {
        return new Panel(
                id,
                title,
                scope,
                summary,
                headline,
                chart,
                other,
                statuses,
                source,
                definitions,
                otherNote,
                answers,
                methods);
    }

    /** The same panel with all the answers behind it, and their source. */
    Panel with(List<Answer> all, String itsSource) {
        return new Panel(
                id,
                title,
                scope,
                summary,
                headline,
                chart,
                table,
                statuses,
                itsSource,
                definitions,
                note,
                all,
                Stream.concat(methods.stream(), intervals(all).stream())
                        .distinct()
                        .toList());
    }

    /** The same panel with another claim and sentence. */
    Panel saying(String other, String sentence) {
        return new Panel(
                id,
                other,
                scope,
                sentence,
                headline,
                chart.map(spec -> spec.saying(other, sentence)),
                table,
                statuses,
                source,
                definitions,
                note,
                answers,
                methods);
    }

    /** @param unit the unit in words, such as "of completed applications" */
    public record Headline(String value, String unit, Optional<Chip> variation, Optional<Chip> assurance) {}

    /** A word with its sign: the first chip says whether it changes, the second whether it meets its target. */
    public record Chip(Sign sign, Tone tone, String word) {}

    public enum Sign {
        UP,
        DOWN,
        LEVEL,
        MEETS,
        MISSES,
        HIT_OR_MISS
    }

    public enum Tone {
        BETTER,
        WORSE,
        FLAT
    }

    /** A measure shown. */
    public record Definition(String measure, String label, String text, String method) {
        /** The page of the files its figures rest on. */
        public String behind() {
            return MeasureQualityPage.path(measure);
        }
    }
}
