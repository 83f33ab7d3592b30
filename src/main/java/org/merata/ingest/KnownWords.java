package org.merata.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.merata.definition.ContractDefinition.Field;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Text;

/** What a field may hold: codes, and the names that stand for them. */
final class KnownWords {
    private static final double WORD_ALIKE = 0.99;
    private static final double MOSTLY = 0.5;

    private final Map<String, String> codes = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    KnownWords(Field field, Optional<Reference> reference) {
        field.allowed().forEach(value -> codes.put(value, value));
        if (field.references().isPresent() && reference.isPresent()) {
            add(field.references().get(), reference.get());
        }
    }

    private void add(String table, Reference reference) {
        switch (table) {
            case "regions" ->
                reference.listRegions().forEach(region -> {
                    codes.put(region.code(), region.code());
                    region.codes().values().forEach(code -> codes.putIfAbsent(code, region.code()));
                    add(region.code(), region.name());
                });
            case "agencies" -> reference.listAgencies().forEach(agency -> add(agency.code(), agency.name()));
            case "services" -> reference.listServices().forEach(service -> add(service.code(), service.name()));
            case "channels" -> reference.listChannels().forEach(channel -> add(channel.code(), channel.name()));
            default -> throw new IllegalArgumentException("no reference table " + table);
        }
    }

    private void add(String code, Text name) {
        codes.put(code, code);
        for (Language language : Language.values()) {
            names.put(WordTable.fold(name.in(language)), code);
        }
    }

    boolean any() {
        return !codes.isEmpty();
    }

    Set<String> codes() {
        return new TreeSet<>(codes.values());
    }

    boolean hasCode(String word) {
        return codes.containsKey(word);
    }

    boolean hasName(String word) {
        return names.containsKey(WordTable.fold(word));
    }

    double shareOfCodes(List<String> words) {
        return words.isEmpty() ? 0 : words.stream().filter(this::hasCode).count() / (double) words.size();
    }

    double shareOfNames(List<String> words) {
        return words.isEmpty() ? 0 : words.stream().filter(this::hasName).count() / (double) words.size();
    }

    /** Whether the words are names of many entries rather than codes; a few names are better written out as values. */
    boolean isByName(List<String> words) {
        return shareOfNames(words) >= MOSTLY && shareOfNames(words) > shareOfCodes(words);
    }

    /** The one code that a word stands for: by its name, or by words that mean the same. */
    Optional<String> find(String word) {
        String byName = names.get(WordTable.fold(word));
        if (byName != null) {
            return Optional.of(byName);
        }
        var alike = new TreeSet<String>();
        codes.keySet().stream()
                .filter(code -> NameMatch.score(word, code) >= WORD_ALIKE)
                .forEach(code -> alike.add(codes.get(code)));
        names.entrySet().stream()
                .filter(name -> NameMatch.score(word, name.getKey()) >= WORD_ALIKE)
                .forEach(name -> alike.add(name.getValue()));
        return alike.size() == 1 ? Optional.of(alike.first()) : Optional.empty();
    }
}
