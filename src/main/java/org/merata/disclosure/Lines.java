package org.merata.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Reference;

/** Which totals a cell of an answer is part of: each can be asked for by another question. */
final class Lines {
    private static final String ALL = "*";

    private final Definitions definitions;
    private final Reference reference;
    private final Map<List<String>, List<String>> groups = new ConcurrentHashMap<>();

    Lines(Definitions definitions, Reference reference) {
        this.definitions = definitions;
        this.reference = reference;
    }

    /** The names of the lines of a cell; two cells with the same name are on the same line. */
    List<Object> of(Observation cell) {
        List<Object> lines = ofPlaces(cell);
        cell.period().ifPresent(period -> {
            for (String longer : longerPeriods(period)) {
                lines.add(List.of("time", longer, cell.codes()));
            }
        });
        return lines;
    }

    /** Of what adds up over places and kinds but not over time. */
    List<Object> ofPlaces(Observation cell) {
        var lines = new ArrayList<Object>();
        cell.codes().forEach((dimension, code) -> {
            var others = new TreeMap<>(cell.codes());
            others.remove(dimension);
            for (String group : groups.computeIfAbsent(List.of(dimension, code), this::groups)) {
                lines.add(List.of(dimension, group, others, cell.period()));
            }
        });
        return lines;
    }

    private static List<String> longerPeriods(Period period) {
        var longer = new ArrayList<String>(List.of(ALL));
        for (Grain grain : Grain.values()) {
            if (grain.compareTo(period.grain()) > 0) {
                longer.add(Period.of(grain, period.start()).code());
            }
        }
        return longer;
    }

    /** All values of the dimension, and the groups this one is in. */
    private List<String> groups(List<String> value) {
        String dimension = value.get(0);
        String code = value.get(1);
        var groups = new ArrayList<String>(List.of(ALL));
        switch (refersTo(dimension)) {
            case "regions" ->
                reference.findRegion(code).ifPresent(region -> {
                    reference.listWithAncestors(region).stream()
                            .filter(above -> !above.equals(region))
                            .forEach(above -> groups.add("below " + above.code()));
                    region.group().ifPresent(group -> groups.add("group " + group));
                });
            case "agencies" ->
                reference.findAgency(code).ifPresent(agency -> {
                    agency.parent().ifPresent(parent -> groups.add("below " + parent));
                    groups.add("kind " + agency.kind());
                });
            case "services" ->
                reference.findService(code).ifPresent(service -> {
                    groups.add("sector " + service.sector());
                    groups.add("level " + service.level());
                });
            case "channels" ->
                reference
                        .findChannel(code)
                        .ifPresent(
                                channel -> groups.add("kind " + channel.kind().id()));
            default -> {}
        }
        return groups;
    }

    private String refersTo(String dimension) {
        return definitions.contracts().values().stream()
                .flatMap(contract -> contract.findField(dimension).stream())
                .map(ContractDefinition.Field::references)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }
}
