package org.merata.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.maturity.Declared;
import org.merata.measure.Question;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Text;

/** Every public dataset as it goes into a release: reference data, published values, assessments, measures. */
final class ReleaseTables {
    private static final Map<String, List<String>> KEYS = Map.of(
            "population", List.of("region", "year"),
            "procedures", List.of("service", "valid_from"));
    private static final List<String> ASSESSMENT_KEY =
            List.of("framework", "agency", "region", "country", "unit", "period", "part");

    private final Names names;
    private final Function<Question, Answer> gate;
    private final PublicDatasets datasets;

    ReleaseTables(
            Definitions definitions,
            Reference reference,
            Function<Question, Answer> gate,
            Supplier<List<Declared>> assessments,
            String version,
            Instant publishedAt) {
        this.names = new Names(definitions, reference);
        this.gate = gate;
        this.datasets = new PublicDatasets(definitions, reference, gate, assessments, version, publishedAt);
    }

    List<ReleaseTable> list() {
        var tables = new ArrayList<ReleaseTable>();
        Definitions definitions = names.definitions();
        for (String id : new ReferenceData(definitions, names.reference()).listIds()) {
            tables.add(reference(id));
        }
        tables.add(RegionCrosswalk.of(names));
        for (ContractDefinition contract : definitions.contracts().values()) {
            if (contract.isOfAssessments()) {
                Stream.of(contract.id(), PublicDatasets.SYNTHETIC_ASSESSMENTS)
                        .flatMap(id -> datasets.find(id, Language.EN).stream())
                        .map(found -> new WholeTable(
                                ReleasedDataset.Kind.ASSESSMENTS, contract.meaning(), found, ASSESSMENT_KEY))
                        .forEach(tables::add);
            } else if (contract.kind() == ContractDefinition.Kind.VALUES) {
                tables.add(new TidyTable(
                        contract.id(),
                        ReleasedDataset.Kind.VALUES,
                        contract.label(),
                        contract.meaning(),
                        listMeasures(contract.id()),
                        names,
                        gate));
            }
        }
        for (MeasureDefinition measure : definitions.measures().values()) {
            tables.add(new TidyTable(
                    measure.id(),
                    ReleasedDataset.Kind.MEASURE,
                    measure.label(),
                    measure.definition(),
                    List.of(measure),
                    names,
                    gate));
        }
        return tables;
    }

    private ReleaseTable reference(String id) {
        Text about = Optional.ofNullable(names.definitions().contracts().get(id))
                .map(ContractDefinition::meaning)
                .orElse(Labels.get("note.reference"));
        return new WholeTable(
                ReleasedDataset.Kind.REFERENCE,
                about,
                datasets.find(id, Language.EN).orElseThrow(),
                KEYS.getOrDefault(id, List.of("code")));
    }

    private List<MeasureDefinition> listMeasures(String dataset) {
        return names.definitions().measures().values().stream()
                .filter(measure -> measure.formula() instanceof Formula.Value value
                        && value.dataset().equals(dataset))
                .toList();
    }
}
