package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/** What comes in against what goes out, and what is left open: the other half of any figure of speed. */
final class QueuePanel {
    static final String ARRIVALS = "arrivals";
    static final String SETTLED = "settled";
    static final String BACKLOG = "backlog";
    static final String OVERDUE = "backlog_overdue";
    static final String CLEARANCE = "clearance";
    private static final int YEAR = 12;

    private final Edition edition;
    private final Wording words;
    private final TimeChart parts;

    QueuePanel(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.parts = new TimeChart(words);
    }

    /** A panel, and what a reader of the median beside it must know. */
    record Told(Panel panel, Optional<String> caution) {}

    /** Empty where a measure it needs is not defined, knows not what was chosen, or has no data. */
    Optional<Told> find(String id, TilePanels.Frame frame) {
        List<MeasureDefinition> lines = new ArrayList<>();
        for (String measure : List.of(ARRIVALS, SETTLED, BACKLOG)) {
            words.definitions()
                    .findMeasure(measure)
                    .filter(found -> Numbers.supports(found, frame.where().keySet()))
                    .ifPresent(lines::add);
        }
        if (lines.size() < 3) {
            return Optional.empty();
        }
        return edition.numbers()
                .window(lines.get(2), frame.time(), frame.lastMonths())
                .filter(time -> !time.listPeriods(Grain.MONTH).isEmpty())
                .flatMap(time -> told(id, lines, frame, time));
    }

    private Optional<Told> told(String id, List<MeasureDefinition> measures, TilePanels.Frame frame, TimeRange time) {
        List<Period> periods = time.listPeriods(Grain.MONTH);
        Answer answer = ask(
                frame,
                time,
                Optional.of(Grain.MONTH),
                measures.stream().map(MeasureDefinition::id).toList());
        List<Timeline> lines = measures.stream()
                .map(measure -> Timeline.of(measure, answer, periods))
                .toList();
        Optional<Period> last = lines.get(2).latest().flatMap(Figure::period);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        var answers = new ArrayList<Answer>(List.of(answer));
        Queue queue = queue(frame, last.get(), answers);
        var sentences = new QueueSentences(words, queue, Scope.place(words, frame.where()), last.get());
        Optional<MeasureDefinition> overdue = words.definitions().findMeasure(OVERDUE);
        Optional<MeasureDefinition> median = findMedian(frame);
        var shown = new ArrayList<>(measures);
        overdue.ifPresent(shown::add);
        String scope = Scope.line(words, Optional.empty(), measures, answer.question(), Optional.of(time));
        var subject = new Subject(id, measures.get(2), Optional.empty(), Optional.empty(), answers, Optional.of(time));
        String summary = sentences.summary(median, overdue);
        var panel = new Panel(
                id,
                sentences.title(),
                scope,
                summary,
                Optional.empty(),
                chart(id, sentences.title(), scope, summary, lines.subList(0, 2), answers),
                parts.table(lines, parts.caption(subject)),
                edition.furniture()
                        .statuses(
                                lines.stream()
                                        .flatMap(line -> line.figures().stream())
                                        .toList(),
                                answers,
                                shown),
                edition.furniture().source(answers),
                edition.furniture().definitions(shown),
                Optional.of(words.say(
                        "queue.note",
                        "share",
                        words.formats().share(Queue.LEAST_SHARE, 0),
                        "count",
                        words.formats().count(Queue.LEAST_COUNT))),
                answers);
        return Optional.of(new Told(panel, sentences.caution()));
    }

    private Optional<ChartSpec> chart(
            String id, String title, String scope, String summary, List<Timeline> lines, List<Answer> answers) {
        List<Double> values = new ArrayList<>(TimeChart.values(lines, false, List.of()));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        values.add(0.0);
        var series = new ArrayList<Series>();
        for (Timeline line : lines) {
            Role role = line.measure().id().equals(SETTLED) ? Role.MAIN : Role.SECOND;
            series.add(parts.series(line, words.label(line.measure()), role, List.of()));
        }
        MeasureDefinition measure = lines.get(0).measure();
        return Optional.of(new ChartSpec(
                id,
                Kind.LINE,
                title,
                scope,
                summary,
                parts.periods(lines.get(0).periods()),
                Scale.of(words, measure, values).axis(words, measure),
                series,
                List.of(),
                List.of(),
                List.of(),
                edition.furniture().watermark(answers)));
    }

    private Answer ask(TilePanels.Frame frame, TimeRange time, Optional<Grain> grain, List<String> measures) {
        Question question = Question.of(measures.toArray(String[]::new))
                .where(frame.where())
                .during(time);
        return edition.numbers().ask(grain.map(question::each).orElse(question));
    }

    private Optional<MeasureDefinition> findMedian(TilePanels.Frame frame) {
        return words.definitions().measures().values().stream()
                .filter(TimePanels::isMedianTime)
                .filter(measure -> Numbers.supports(measure, frame.where().keySet()))
                .findFirst();
    }

    /** The backlog at the end of the last month and a year before; flows and medians over the years up to them. */
    private Queue queue(TilePanels.Frame frame, Period last, List<Answer> answers) {
        TimeRange year = new TimeRange(last.plus(1 - YEAR), last);
        TimeRange before = Numbers.yearBefore(year);
        Optional<String> median = findMedian(frame).map(MeasureDefinition::id);
        var ids = new ArrayList<>(List.of(SETTLED, BACKLOG));
        for (String more : List.of(CLEARANCE, OVERDUE)) {
            words.definitions().findMeasure(more).ifPresent(found -> ids.add(found.id()));
        }
        median.ifPresent(ids::add);
        Answer now = ask(frame, year, Optional.empty(), ids);
        var earlier = new ArrayList<>(List.of(BACKLOG));
        median.ifPresent(earlier::add);
        Answer then = ask(frame, before, Optional.empty(), earlier);
        answers.add(now);
        answers.add(then);
        return new Queue(
                value(now, BACKLOG),
                value(then, BACKLOG),
                value(now, SETTLED),
                value(now, CLEARANCE),
                median.map(id -> value(now, id)).orElse(OptionalDouble.empty()),
                median.map(id -> value(then, id)).orElse(OptionalDouble.empty()),
                value(now, OVERDUE));
    }

    private static OptionalDouble value(Answer answer, String measure) {
        return answer.figures().stream()
                .filter(figure -> figure.measure().equals(measure))
                .map(Figure::value)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }
}
