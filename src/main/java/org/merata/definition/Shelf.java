package org.merata.definition;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.model.Location;

/** The definitions of one kind read so far, by id, with the places they are written; and the ids of those left out. */
final class Shelf<T> {
    private final String kind;
    private final Map<String, Written<T>> kept = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();

    /** A definition and where it is written. */
    record Written<T>(T value, YamlNode node) {}

    /** @param kind the word for one of them, for messages */
    Shelf(String kind) {
        this.kind = kind;
    }

    void keep(String id, T value, YamlNode node) {
        kept.put(id, new Written<>(value, node));
    }

    void refuse(String id) {
        kept.remove(id);
        refused.add(id);
    }

    Map<String, Written<T>> all() {
        return kept;
    }

    Map<String, T> values() {
        var values = new LinkedHashMap<String, T>();
        kept.forEach((id, written) -> values.put(id, written.value()));
        return values;
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(kept.get(id)).map(Written::value);
    }

    /** Where the definition of an id is written. */
    Optional<Location> findPlace(String id) {
        return Optional.ofNullable(kept.get(id)).map(written -> written.node().at());
    }

    /** What the id written at a place stands for; reported there where it is nothing, or was left out. */
    Optional<T> resolve(String id, YamlNode at, Findings findings) {
        Optional<T> found = find(id);
        if (found.isEmpty() && refused.contains(id)) {
            findings.add(DefinitionNotice.REFERS_TO_REFUSED, at, "kind", kind, "value", id);
        } else if (found.isEmpty()) {
            findings.addNotAllowed(
                    DefinitionNotice.UNKNOWN_REFERENCE, at.at(), id, kept.keySet(), Map.of("kind", kind));
        }
        return found;
    }
}
