package org.merata.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.merata.definition.CellKey;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Fraction;
import org.merata.measure.Question;
import org.merata.model.Interval;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.Text;

/**
 * Measures as one table in no language, a figure a row, each as the gate lets it out: asked for one question at a time, so that a table of any
 * length takes the memory of its largest answer.
 */
final class TidyTable implements ReleaseTable {
    private final String id;
    private final ReleasedDataset.Kind kind;
    private final Text title;
    private final Text about;
    private final List<MeasureDefinition> measures;
    private final Names names;
    private final Function<Question, Answer> gate;
    private final TidyColumns columns;
    private final Set<String> datasets = new TreeSet<>();
    private final Set<Status> statuses = new TreeSet<>();
    private final Set<Text> notAsked = new LinkedHashSet<>();
    private Optional<CellKey> noise = Optional.empty();
    private Optional<Period> first = Optional.empty();
    private Optional<Period> last = Optional.empty();
    private boolean synthetic;

    TidyTable(
            String id,
            ReleasedDataset.Kind kind,
            Text title,
            Text about,
            List<MeasureDefinition> measures,
            Names names,
            Function<Question, Answer> gate) {
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.about = about;
        this.measures = List.copyOf(measures);
        this.names = names;
        this.gate = gate;
        this.columns = TidyColumns.of(measures, names);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ReleasedDataset.Kind kind() {
        return kind;
    }

    @Override
    public Text title() {
        return title;
    }

    @Override
    public Text about() {
        return about;
    }

    @Override
    public List<Table.Column> columns() {
        return columns.list();
    }

    @Override
    public List<String> key() {
        return columns.key();
    }

    @Override
    public Iterable<List<Object>> rows() {
        return Rows::new;
    }

    /** Answer after answer; the next is asked for when the rows of the last are used up. */
    private final class Rows implements Iterator<List<Object>> {
        private final Iterator<TidyQuestions.Asked> questions = measures.stream()
                .flatMap(measure ->
                        TidyQuestions.list(measure, names.definitions().country()).stream())
                .iterator();
        private final ArrayDeque<Figure> waiting = new ArrayDeque<>();
        private Optional<Answer> answer = Optional.empty();

        @Override
        public boolean hasNext() {
            while (waiting.isEmpty() && questions.hasNext()) {
                TidyQuestions.Asked asked = questions.next();
                answer = asked.ask(gate);
                if (answer.isEmpty()) {
                    notAsked.add(Labels.get(
                            "note.not_by", "dimension", asked.dimension().orElse("region")));
                }
                answer.ifPresent(found -> {
                    note(found);
                    waiting.addAll(found.figures());
                });
            }
            return !waiting.isEmpty();
        }

        @Override
        public List<Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no further row of " + id);
            }
            return row(answer.orElseThrow(), waiting.remove());
        }
    }

    private void note(Answer answer) {
        synthetic |= answer.origin().synthetic();
        datasets.addAll(answer.origin().datasets());
        answer.figures().stream().map(Figure::status).forEach(statuses::add);
        noise = CellKey.widest(Stream.concat(noise.stream(), answer.origin().noise().stream()));
        List<Period> periods = answer.figures().stream()
                .flatMap(figure -> figure.period().stream())
                .toList();
        first = extreme(first, periods, Comparator.reverseOrder());
        last = extreme(last, periods, Comparator.naturalOrder());
    }

    private static Optional<Period> extreme(
            Optional<Period> known, Collection<Period> periods, Comparator<Period> order) {
        var all = new ArrayList<>(periods);
        known.ifPresent(all::add);
        return all.stream().max(order);
    }

    private List<Object> row(Answer answer, Figure figure) {
        var row = new ArrayList<Object>();
        row.add(figure.measure());
        row.add(AnswerTable.period(answer.question(), figure));
        columns.addCodes(row, figure);
        row.add(figure.value().isPresent() ? figure.value().getAsDouble() : null);
        row.add(figure.interval().map(Interval::lower).orElse(null));
        row.add(figure.interval().map(Interval::upper).orElse(null));
        row.add(figure.fraction().map(Fraction::numerator).orElse(null));
        row.add(figure.fraction().map(Fraction::denominator).orElse(null));
        row.add(figure.fraction().map(Fraction::factor).orElse(null));
        row.add(figure.n().isPresent() ? figure.n().getAsLong() : null);
        row.add(figure.status().id());
        row.add(names.definitions()
                .findMeasure(figure.measure())
                .map(measure -> AnswerTable.id(measure.unit()))
                .orElse(null));
        row.add(answer.origin().synthetic() ? Provenance.SYNTHETIC_NOTICE : null);
        if (columns.broken()) {
            row.add(AnswerTable.countedSince(figure, names));
        }
        return row;
    }

    @Override
    public Known known() {
        Set<Text> publishers = new LinkedHashSet<>();
        measures.stream().flatMap(measure -> measure.publisher().stream()).forEach(publishers::add);
        List<Text> notes = new ArrayList<>();
        statuses.forEach(status -> notes.add(Labels.get("status." + status.id())));
        noise.ifPresent(found -> notes.add(AnswerTable.note(found)));
        measures.forEach(measure -> measure.breaks().forEach(found -> notes.add(AnswerTable.note(measure, found))));
        notes.addAll(notAsked);
        return new Known(
                synthetic,
                List.copyOf(datasets),
                publishers.size() == 1 ? Optional.of(publishers.iterator().next()) : Optional.empty(),
                first,
                last,
                notes);
    }

    /** The names of a code, in the order of the columns. */
    static List<Object> names(Optional<Text> name) {
        var both = new ArrayList<Object>();
        for (Language language : Language.values()) {
            both.add(name.map(text -> text.in(language)).orElse(null));
        }
        return both;
    }
}
