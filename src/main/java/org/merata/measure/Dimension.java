package org.merata.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.definition.CountryDefinition;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;

/**
 * What an answer may be grouped or filtered by: a field of a contract, or an attribute of what the field refers to.
 *
 * @param id as in a question: {@code channel} or {@code channel.kind}
 * @param field the field of the contract
 * @param attribute the attribute of what it refers to; empty for the field itself
 */
record Dimension(String id, String field, Optional<String> attribute, Kind kind) {
    /** What a field refers to: the reference table, its name in contracts, and the attributes it can be grouped by. */
    enum Kind {
        REGION("regions", List.of("group")),
        AGENCY("agencies", List.of("kind")),
        SERVICE("services", List.of("sector", "level")),
        CHANNEL("channels", List.of("kind")),
        /** A field that stands for itself. */
        PLAIN("", List.of());

        private final String reference;
        private final List<String> attributes;

        Kind(String reference, List<String> attributes) {
            this.reference = reference;
            this.attributes = attributes;
        }
    }

    /** Finds what an id means in a contract; empty where the contract has no such field or attribute. */
    static Optional<Dimension> find(ContractDefinition contract, String id) {
        int dot = id.indexOf('.');
        String name = dot < 0 ? id : id.substring(0, dot);
        Optional<String> attribute = dot < 0 ? Optional.empty() : Optional.of(id.substring(dot + 1));
        return contract.findField(name)
                .map(field -> new Dimension(id, name, attribute, kind(field)))
                .filter(found -> attribute.map(found.kind.attributes::contains).orElse(true));
    }

    private static Kind kind(ContractDefinition.Field field) {
        return Arrays.stream(Kind.values())
                .filter(kind -> field.references().map(kind.reference::equals).orElse(false))
                .findFirst()
                .orElse(Kind.PLAIN);
    }

    /** Whether rows of a contract can tell it: a listed field is not stated in those of a contract that lacks it. */
    boolean isToldBy(ContractDefinition contract) {
        return kind != Kind.PLAIN || contract.findField(field).isPresent();
    }

    /** Whether its answers may name a level: a level of the region tree, a kind of agency. */
    boolean hasLevels() {
        return attribute.isEmpty() && (kind == Kind.REGION || kind == Kind.AGENCY);
    }

    List<String> levels(CountryDefinition country) {
        return kind == Kind.REGION
                ? country.levels().stream().map(CountryDefinition.Level::id).toList()
                : sorted(country.agencyKinds());
    }

    /** Every value it may be filtered by; empty where only the data know. */
    List<String> listValues(ContractDefinition contract, CountryDefinition country, Reference reference) {
        return switch (kind) {
            case REGION ->
                attribute.isPresent()
                        ? sorted(country.groups())
                        : codes(reference.listRegions().stream().map(Region::code));
            case AGENCY ->
                attribute.isPresent()
                        ? sorted(country.agencyKinds())
                        : codes(reference.listAgencies().stream().map(Agency::code));
            case SERVICE ->
                attribute
                        .map(name -> name.equals("sector")
                                ? sorted(country.sectors())
                                : codes(reference.listServices().stream()
                                        .map(Service::level)
                                        .distinct()))
                        .orElseGet(() -> codes(reference.listServices().stream().map(Service::code)));
            case CHANNEL ->
                attribute.isPresent()
                        ? Arrays.stream(Channel.Kind.values())
                                .map(Channel.Kind::id)
                                .toList()
                        : codes(reference.listChannels().stream().map(Channel::code));
            case PLAIN ->
                contract.findField(field).map(ContractDefinition.Field::allowed).orElse(List.of());
        };
    }

    private static List<String> codes(Stream<String> codes) {
        return codes.sorted().toList();
    }

    private static List<String> sorted(Map<String, ?> byId) {
        return codes(byId.keySet().stream());
    }
}
