package org.merata.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.merata.definition.ContractDefinition;
import org.merata.definition.CountryDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.maturity.Declared;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.measure.Refusal;
import org.merata.model.Grain;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Text;

/**
 * What everyone may have as a file: the reference data, the datasets of published values, and each measure as a tidy table of the nation
 * and the regions of the map over time. Every number comes through the gate; datasets of records are not among them.
 */
public final class PublicDatasets {
    /** Assessments that are made up have a file of their own: they never stand beside what institutions publish. */
    public static final String SYNTHETIC_ASSESSMENTS = ContractDefinition.ASSESSMENTS + "_synthetic";

    private final Definitions definitions;
    private final Reference reference;
    private final Function<Question, Answer> gate;
    private final Supplier<List<Declared>> assessments;
    private final String version;
    private final Instant publishedAt;

    /**
     * @param gate answers a question with what everyone may see
     * @param assessments gives the values of maturity assessments that everyone may see
     * @param version the published version behind the reference data
     */
    public PublicDatasets(
            Definitions definitions,
            Reference reference,
            Function<Question, Answer> gate,
            Supplier<List<Declared>> assessments,
            String version,
            Instant publishedAt) {
        this.definitions = definitions;
        this.reference = reference;
        this.gate = gate;
        this.assessments = assessments;
        this.version = version;
        this.publishedAt = publishedAt;
    }

    /** A dataset ready to be written: {@link ExportFormat#write}. */
    public record PublicDataset(Table table, Provenance provenance) {}

    /** The ids of all of them: reference data, published values, measures. */
    public List<String> listIds() {
        var ids = new ArrayList<>(new ReferenceData(definitions, reference).listIds());
        definitions.contracts().values().stream()
                .filter(contract -> contract.kind() == ContractDefinition.Kind.VALUES)
                .map(ContractDefinition::id)
                .forEach(ids::add);
        if (assessmentContract().isPresent() && !listAssessments(true).isEmpty()) {
            ids.add(SYNTHETIC_ASSESSMENTS);
        }
        ids.addAll(definitions.measures().keySet());
        return List.copyOf(ids);
    }

    /**
     * The dataset with its names in one language; empty where there is no such public dataset.
     *
     * @throws QuestionRefused where the published version holds nothing of it yet
     */
    public Optional<PublicDataset> find(String id, Language language) {
        var referenceData = new ReferenceData(definitions, reference);
        if (referenceData.listIds().contains(id)) {
            Table table = referenceData.get(id);
            return Optional.of(new PublicDataset(
                    table,
                    new Provenance(
                            version,
                            publishedAt,
                            List.of(id),
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(Labels.get("note.reference")))));
        }
        if (id.equals(SYNTHETIC_ASSESSMENTS)) {
            return assessmentContract()
                    .filter(contract -> !listAssessments(true).isEmpty())
                    .map(contract -> assessments(id, contract, true));
        }
        Optional<MeasureDefinition> measure = definitions.findMeasure(id);
        if (measure.isPresent()) {
            return Optional.of(dataset(id, measure.get().label(), List.of(measure.get()), language));
        }
        return Optional.ofNullable(definitions.contracts().get(id))
                .filter(contract -> contract.kind() == ContractDefinition.Kind.VALUES)
                .map(contract -> contract.isOfAssessments()
                        ? assessments(id, contract, false)
                        : dataset(id, contract.label(), listMeasures(id), language));
    }

    /** The sheet of a framework to be filled in; empty where there is no such framework, or no dataset of assessments. */
    public Optional<Table> findSheet(String framework, Language language) {
        return assessmentContract()
                .flatMap(contract -> definitions
                        .findFramework(framework)
                        .map(found ->
                                AssessmentTemplate.of(contract, found, AssessmentTemplate.Known.NOTHING, language)));
    }

    private Optional<ContractDefinition> assessmentContract() {
        return Optional.ofNullable(definitions.contracts().get(ContractDefinition.ASSESSMENTS))
                .filter(ContractDefinition::isOfAssessments);
    }

    private List<Declared> listAssessments(boolean synthetic) {
        return assessments.get().stream()
                .filter(one -> one.synthetic() == synthetic)
                .toList();
    }

    /** No measure is made of them: they are published as they came. */
    private PublicDataset assessments(String id, ContractDefinition contract, boolean synthetic) {
        List<Declared> declared = listAssessments(synthetic);
        return new PublicDataset(
                AssessmentTable.of(id, contract, declared),
                new Provenance(
                        version,
                        publishedAt,
                        List.of(contract.id()),
                        synthetic,
                        AssessmentTable.lastPeriod(declared),
                        AssessmentTable.publishers(declared),
                        List.of()));
    }

    private List<MeasureDefinition> listMeasures(String dataset) {
        return definitions.measures().values().stream()
                .filter(measure -> measure.formula() instanceof Formula.Value value
                        && value.dataset().equals(dataset))
                .toList();
    }

    private PublicDataset dataset(String id, Text title, List<MeasureDefinition> measures, Language language) {
        var answers = new ArrayList<Answer>();
        for (MeasureDefinition measure : measures) {
            for (Question question : listQuestions(measure)) {
                answers.add(ask(question));
            }
        }
        var names = new Names(definitions, reference);
        Table table = AnswerTable.of(id, title, answers, names, language);
        if (answers.isEmpty()) {
            return new PublicDataset(
                    table,
                    new Provenance(
                            version, publishedAt, List.of(id), false, Optional.empty(), Optional.empty(), List.of()));
        }
        return new PublicDataset(table, AnswerTable.provenance(answers, names));
    }

    /** Asks for the finest periods the data were counted in, where those are longer than the measure's finest. */
    private Answer ask(Question question) {
        try {
            return gate.apply(question);
        } catch (QuestionRefused refused) {
            if (refused.refusal() != Refusal.GRAIN_TOO_FINE) {
                throw refused;
            }
            Grain finest = Grain.find(refused.allowed().get(0)).orElseThrow();
            return gate.apply(question.each(finest));
        }
    }

    /** The nation and the regions of the map, each period; a measure without regions as one series. */
    private List<Question> listQuestions(MeasureDefinition measure) {
        var over = new ArrayList<Breakdown>();
        if (measure.formula() instanceof Formula.Share share) {
            over.add(Breakdown.of(share.over()));
        }
        Question series = Question.of(measure.id()).each(measure.finest());
        if (!measure.dimensions().contains("region")) {
            return List.of(series.by(over.toArray(Breakdown[]::new)));
        }
        CountryDefinition country = definitions.country();
        var questions = new ArrayList<Question>();
        for (String level : List.of(country.levels().get(0).id(), country.mapLevel())) {
            var by = new ArrayList<Breakdown>();
            by.add(Breakdown.of("region", level));
            by.addAll(over);
            questions.add(series.by(by.toArray(Breakdown[]::new)));
        }
        return questions.stream().distinct().toList();
    }
}
