package org.merata.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;

/**
 * What can be named in a condition on a dataset: its fields, its derived columns, and the attributes of what its fields refer to, such
 * as {@code channel.kind}.
 */
final class Columns {
    /** The attributes of reference data whose values a country lists itself. */
    private static final Map<String, Function<CountryDefinition, Collection<String>>> OF_THE_COUNTRY = Map.of(
            "regions.level",
            country ->
                    country.levels().stream().map(CountryDefinition.Level::id).toList(),
            "regions.group",
            country -> country.groups().keySet(),
            "agencies.kind",
            country -> country.agencyKinds().keySet(),
            "services.sector",
            country -> country.sectors().keySet());

    /** By reference dataset: the attributes by which rows that refer to it can be grouped. */
    private static final Map<String, List<String>> GROUPING = Map.of(
            "regions", List.of("group"),
            "agencies", List.of("kind"),
            "services", List.of("sector", "level"),
            "channels", List.of("kind"));

    private final Shelf<ContractDefinition> contracts;
    private final Optional<CountryDefinition> country;

    /** @param allowed the only values it has; empty where they are not listed */
    record Column(Type type, Collection<String> allowed) {}

    Columns(Shelf<ContractDefinition> contracts, Optional<CountryDefinition> country) {
        this.contracts = contracts;
        this.country = country;
    }

    Optional<Column> find(ContractDefinition contract, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return typeOf(contract, name)
                    .map(type -> new Column(
                            type, contract.findField(name).map(Field::allowed).orElse(List.of())));
        }
        String attribute = name.substring(dot + 1);
        return contract.findField(name.substring(0, dot))
                .flatMap(Field::references)
                .flatMap(contracts::find)
                .flatMap(reference -> reference
                        .findField(attribute)
                        .map(field -> new Column(field.type(), allowed(reference.id(), field))));
    }

    /** Every name that {@link #find} knows. */
    List<String> list(ContractDefinition contract) {
        List<String> names = new ArrayList<>();
        contract.fields().forEach(field -> names.add(field.name()));
        contract.derived().forEach(column -> names.add(column.name()));
        for (Field field : contract.fields()) {
            names.addAll(listAttributes(field));
        }
        return names;
    }

    /** The attributes of what a field refers to by which rows can be grouped, as {@code field.attribute}. */
    List<String> listAttributes(Field field) {
        return field.references().flatMap(contracts::find).stream()
                .flatMap(reference -> GROUPING.getOrDefault(reference.id(), List.of()).stream()
                        .filter(attribute -> reference.findField(attribute).isPresent())
                        .map(attribute -> field.name() + "." + attribute))
                .toList();
    }

    /** The values of an attribute of reference data: as the contract lists them, else as the country does. */
    private Collection<String> allowed(String reference, Field attribute) {
        var listed = OF_THE_COUNTRY.get(reference + "." + attribute.name());
        return attribute.allowed().isEmpty() && listed != null && country.isPresent()
                ? listed.apply(country.get())
                : attribute.allowed();
    }

    static Optional<Type> typeOf(ContractDefinition contract, String name) {
        return contract.findField(name)
                .map(Field::type)
                .or(() -> contract.findDerived(name).map(column -> column.rule().type()));
    }
}
