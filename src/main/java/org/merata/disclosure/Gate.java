package org.merata.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.merata.definition.CellKey;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.maturity.Declared;
import org.merata.measure.Evaluation;
import org.merata.measure.ExactAnswer;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.measure.Explanation;
import org.merata.measure.FollowUpAction;
import org.merata.measure.Measures;
import org.merata.measure.Parts;
import org.merata.measure.Question;
import org.merata.model.Reference;
import org.merata.model.Status;

/**
 * The one door to numbers: asks the measure layer and lets out what a reader may know. Values, intervals and n are worked out here,
 * from the parts that may be known. Safe for several threads; keeps the latest answers.
 */
public final class Gate {
    private final Definitions definitions;
    private final Measures measures;
    private final Lines lines;
    private final Map<String, Policy> policies = new ConcurrentHashMap<>();
    private final Noise noise = new Noise(this::policy);
    private final AnswerCache answers;
    private final Access access;
    private final OwnUnits ownUnits;
    private final Consumer<Question> audit;
    private Optional<List<Declared>> declared = Optional.empty();
    private Optional<List<FollowUpAction>> followUps = Optional.empty();

    /** The gate for everyone. */
    public Gate(Definitions definitions, Measures measures) {
        this(definitions, measures, Access.PUBLIC, AnswerCache.USUAL_FIGURES, question -> {});
    }

    private Gate(Definitions definitions, Measures measures, Access access, int mostFigures, Consumer<Question> audit) {
        this.definitions = definitions;
        this.measures = measures;
        this.lines = new Lines(definitions, measures.reference());
        this.answers = new AnswerCache(mostFigures);
        this.access = access;
        this.ownUnits = OwnUnits.of(access, measures.reference());
        this.audit = audit;
    }

    /**
     * A gate to the same version for one reader, with a memory of its own: nothing that it has answered reaches anybody else.
     *
     * @param auditLog is told every question before it is answered; one that it can't take is not answered
     */
    public Gate opened(Access reader, Consumer<Question> auditLog) {
        return new Gate(definitions, measures, reader, AnswerCache.FIGURES_OF_ONE_READER, auditLog);
    }

    /** The regions, agencies, services and channels of the version behind this gate. */
    public Reference reference() {
        return measures.reference();
    }

    /**
     * What the reader of this gate may know.
     *
     * @throws org.merata.measure.QuestionRefused where the question can't be answered as it stands
     */
    public Answer answer(Question question) {
        audit.accept(question);
        return answers.get(question, this::ask);
    }

    /**
     * How a question is put to the published tables, of which anybody may know; no number comes out.
     *
     * @throws org.merata.measure.QuestionRefused where the question can't be answered as it stands
     */
    public Optional<Explanation> explain(Question question) {
        return measures.explain(question);
    }

    /**
     * Every value of a maturity assessment. What an institution publishes of itself holds no person's data and passes as it stands; what has a
     * status that hides it has no value already.
     */
    public synchronized List<Declared> listDeclared() {
        List<Declared> all = declared.orElseGet(measures::listDeclared);
        declared = Optional.of(all);
        return all;
    }

    /** The actions by which surveys are followed up: what an institution publishes of itself, as it stands. */
    public synchronized List<FollowUpAction> listFollowUps() {
        List<FollowUpAction> all = followUps.orElseGet(measures::listFollowUps);
        followUps = Optional.of(all);
        return all;
    }

    private Answer ask(Question question) {
        ExactAnswer exact = measures.answer(question);
        Optional<OneGroup> oneGroup = OneGroup.find(definitions, question);
        if (question.mix().isPresent() && oneGroup.isPresent()) {
            throw new IllegalArgumentException("a mix is not told of one group of people: " + question);
        }
        List<Answer.Figure> figures = oneGroup.map(
                        group -> group.hold(disclose(exact), disclose(measures.answer(group.withOthers()))))
                .orElseGet(() -> disclose(exact));
        List<Answer.Figure> told = question.mix().isPresent() ? figures : withOwn(exact, figures);
        boolean allOwn = !told.isEmpty()
                && question.mix().isEmpty()
                && told.stream().allMatch(figure -> isOwn(question, figure.measure(), figure.codes()));
        ExactAnswer.Provenance from = exact.provenance();
        int minimum = allOwn ? 0 : minimum(from.datasets());
        return new Answer(
                question,
                told,
                new Answer.Origin(
                        from.version(),
                        from.publishedAt(),
                        from.datasets(),
                        from.synthetic(),
                        from.lastPeriod(),
                        minimum,
                        allOwn ? Optional.empty() : noiseOn(from.datasets())));
    }

    /** The figures, with those of the reader's own units as they are. */
    private List<Answer.Figure> withOwn(ExactAnswer exact, List<Answer.Figure> figures) {
        if (ownUnits.areNone()) {
            return figures;
        }
        Map<List<Object>, Observation> own = new HashMap<>();
        exact.observations().stream()
                .filter(cell -> isOwn(exact.question(), cell.measure(), cell.codes()))
                .forEach(cell -> own.put(List.of(cell.measure(), cell.period(), cell.codes()), cell));
        return figures.stream()
                .map(figure -> Optional.ofNullable(own.get(List.of(figure.measure(), figure.period(), figure.codes())))
                        .map(cell -> shown(definitions.getMeasure(cell.measure()), cell))
                        .orElse(figure))
                .toList();
    }

    private boolean isOwn(Question question, String measure, Map<String, String> codes) {
        return ownUnits.hold(definitions.getMeasure(measure).formula(), question, codes);
    }

    private int minimum(List<String> datasets) {
        return datasets.stream()
                .mapToInt(dataset -> policy(dataset).minimumFrequency())
                .max()
                .orElse(0);
    }

    /** The noise of the datasets, the widest where they differ. */
    private Optional<CellKey> noiseOn(List<String> datasets) {
        return CellKey.widest(datasets.stream().flatMap(dataset -> findNoise(dataset).stream()));
    }

    /** The noise that counts of people of a dataset carry; empty where they are exact. */
    public Optional<CellKey> findNoise(String dataset) {
        return policy(dataset).noise().isPresent() ? Policy.findCellKey(definitions, dataset) : Optional.empty();
    }

    private List<Answer.Figure> disclose(ExactAnswer exact) {
        Map<String, List<Observation>> byMeasure =
                exact.observations().stream().collect(Collectors.groupingBy(Observation::measure));
        List<Answer.Figure> figures = new ArrayList<>();
        for (String id : exact.question().measures().stream().distinct().toList()) {
            List<Observation> own = byMeasure.getOrDefault(id, List.of());
            figures.addAll(
                    exact.question().mix().isPresent()
                            ? mix(definitions.getMeasure(id), own)
                            : disclose(definitions.getMeasure(id), own));
        }
        return figures;
    }

    /** The smallest count of people of a dataset that everyone may know; 0 where any may be known. */
    public int minimumFrequency(String dataset) {
        return policy(dataset).minimumFrequency();
    }

    private Policy policy(String dataset) {
        return policies.computeIfAbsent(dataset, id -> Policy.of(definitions, id, access));
    }

    private List<Answer.Figure> disclose(MeasureDefinition measure, List<Observation> exact) {
        List<Observation> observations = exact.stream()
                .map(cell -> cell.with(noise.of(measure, cell.parts())))
                .toList();
        List<Observation> valued = observations.stream()
                .filter(cell -> cell.parts() instanceof Parts.Sums || cell.parts() instanceof Parts.Quantile)
                .toList();
        BitSet withheld = Withholding.decide(
                valued,
                cell -> cases(measure, cell.parts()),
                cell -> measure.formula().isOfTheEnd() ? lines.ofPlaces(cell) : lines.of(cell),
                new MinimumFrequency(this::policy, Evaluation.isShare(measure)));
        List<Answer.Figure> figures = new ArrayList<>();
        int position = 0;
        for (Observation cell : observations) {
            boolean hidden = false;
            if (position < valued.size() && valued.get(position) == cell) {
                hidden = withheld.get(position) || hasFewBeyond(cell.parts());
                position++;
            }
            figures.add(hidden ? suppressed(cell) : shown(measure, cell));
        }
        return figures;
    }

    /** Places at the mix of the whole: their own quantile passes as every quantile does, then what is worked out between it and the whole's. */
    private List<Answer.Figure> mix(MeasureDefinition measure, List<Observation> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<Answer.Figure> own =
                disclose(measure, places.stream().map(Mixing::own).toList());
        Answer.Figure whole =
                disclose(measure, List.of(Mixing.whole(places.get(0)))).get(0);
        var mixing = new Mixing(
                policy(((Parts.Mixed) places.get(0).parts()).dataset()).minimumFrequency());
        List<Answer.Figure> figures = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            figures.addAll(mixing.list(places.get(i), own.get(i), whole));
        }
        return figures;
    }

    private static Cases cases(MeasureDefinition measure, Parts parts) {
        boolean together =
                measure.formula() instanceof Formula.ElementIndex || measure.formula() instanceof Formula.Correlation;
        return together && parts instanceof Parts.Sums ? Cases.ofElements((Parts.Sums) parts) : Cases.of(parts);
    }

    /** A quantile is one person's value unless enough others lie beyond it. */
    private boolean hasFewBeyond(Parts parts) {
        if (!(parts instanceof Parts.Quantile)) {
            return false;
        }
        Parts.Quantile quantile = (Parts.Quantile) parts;
        return quantile.n() > 0
                && quantile.beyond() < policy(quantile.dataset()).minimumFrequency();
    }

    /** The limits of a quantile's interval are values of single people too: the same rule holds beyond them. */
    private boolean hasOpenInterval(Parts parts) {
        return !(parts instanceof Parts.Quantile)
                || ((Parts.Quantile) parts).beyondInterval()
                        >= policy(((Parts.Quantile) parts).dataset()).minimumFrequency();
    }

    private static Answer.Figure suppressed(Observation cell) {
        return Answer.Figure.suppressed(cell.measure(), cell.period(), cell.codes());
    }

    private Answer.Figure shown(MeasureDefinition measure, Observation cell) {
        Evaluation evaluation = Evaluation.of(measure, cell.parts());
        boolean valued = cell.status().shown() && evaluation.value().isPresent();
        boolean few = evaluation.n().isPresent() && evaluation.n().getAsLong() < measure.minimumN();
        boolean plain = cell.status() == Status.OBSERVED || cell.status() == Status.REVISED;
        Status status = valued && few && plain ? Status.CAUTION : cell.status();
        return new Answer.Figure(
                cell.measure(),
                cell.period(),
                cell.codes(),
                valued ? evaluation.value() : OptionalDouble.empty(),
                valued && hasOpenInterval(cell.parts()) ? evaluation.interval() : Optional.empty(),
                evaluation.n(),
                status,
                status == Status.REVISED ? cell.revisedAt() : Optional.empty(),
                valued ? evaluation.missing() : Optional.empty(),
                valued ? evaluation.fraction() : Optional.empty());
    }
}
