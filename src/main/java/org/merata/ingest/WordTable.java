package org.merata.ingest;

import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.SourceDefinition;
import org.merata.definition.SourceDefinition.Column;
import org.merata.definition.SourceDefinition.Match;
import org.merata.model.Grain;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Text;

/**
 * Every word a field of few values may hold, with what it stands for: codes and names of reference data, allowed values, periods,
 * true and false, and the publisher's own words for them. A row's word is looked up by a join; what is not here is a fault.
 *
 * @param words by word as written: what it stands for
 * @param ambiguous names that stand for more than one entry
 * @param folds whether case and repeated blanks don't matter: for names
 */
record WordTable(Map<String, Meaning> words, java.util.Set<String> ambiguous, boolean folds) {
    private static final int FIRST_YEAR = 1950;

    /** @param value the code, the date in ISO form, {@code true} or {@code false} @param grain of a period; else empty */
    record Meaning(String value, String grain) {}

    /** Whether values of the field are words of a closed list. */
    static boolean covers(Field field) {
        return field.references().isPresent()
                || !field.allowed().isEmpty() && field.type() == Type.STRING
                || field.type() == Type.BOOLEAN
                || field.type() == Type.PERIOD;
    }

    static WordTable of(Field field, Optional<Column> column, SourceDefinition source, Reference reference) {
        boolean byName = column.map(Column::match).orElse(Match.CODE) == Match.NAME
                && field.references().isPresent();
        var words = new LinkedHashMap<String, Meaning>();
        var ambiguous = new java.util.HashSet<String>();
        Map<String, Meaning> known = byName
                ? names(field.references().get(), column.flatMap(Column::level), reference, ambiguous)
                : codes(
                        field,
                        Optional.ofNullable(source.codeSystems().get(field.name())),
                        column.flatMap(Column::level),
                        reference);
        words.putAll(known);
        Map<String, Meaning> own = byName ? codes(field, Optional.empty(), Optional.empty(), reference) : known;
        column.ifPresent(mapped -> mapped.values().forEach((word, value) -> {
            Meaning meaning = own.get(value);
            if (meaning != null) {
                words.put(byName ? fold(word) : word, meaning);
                ambiguous.remove(byName ? fold(word) : word);
            }
        }));
        return new WordTable(words, ambiguous, byName);
    }

    /** What a word of the contract itself stands for, such as a constant's or the one that others become. */
    Optional<Meaning> find(String word) {
        return Optional.ofNullable(words.get(folds ? fold(word) : word));
    }

    static String fold(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Meaning> codes(
            Field field, Optional<String> system, Optional<String> level, Reference reference) {
        var words = new HashMap<String, Meaning>();
        if (field.references().isPresent()) {
            putCodes(field.references().get(), system, level, reference, words);
        } else if (field.type() == Type.BOOLEAN) {
            words.put("true", new Meaning("true", ""));
            words.put("false", new Meaning("false", ""));
        } else if (field.type() == Type.PERIOD) {
            putPeriods(words);
        } else {
            field.allowed().forEach(value -> words.put(value, new Meaning(value, "")));
        }
        return words;
    }

    private static Collection<Region> regions(Optional<String> level, Reference reference) {
        return level.<Collection<Region>>map(reference::listRegions).orElseGet(reference::listRegions);
    }

    private static void putCodes(
            String table,
            Optional<String> system,
            Optional<String> level,
            Reference reference,
            Map<String, Meaning> words) {
        switch (table) {
            case "regions" ->
                regions(level, reference).forEach(region -> {
                    String code =
                            system.map(id -> region.codes().get(id)).orElse(system.isEmpty() ? region.code() : null);
                    if (code != null) {
                        words.put(code, new Meaning(region.code(), ""));
                    }
                });
            case "agencies" ->
                reference.listAgencies().forEach(agency -> words.put(agency.code(), new Meaning(agency.code(), "")));
            case "services" ->
                reference.listServices().forEach(service -> words.put(service.code(), new Meaning(service.code(), "")));
            case "channels" ->
                reference.listChannels().forEach(channel -> words.put(channel.code(), new Meaning(channel.code(), "")));
            default -> throw new IllegalArgumentException("no reference table " + table);
        }
    }

    private static Map<String, Meaning> names(
            String table, Optional<String> level, Reference reference, java.util.Set<String> ambiguous) {
        var words = new HashMap<String, Meaning>();
        switch (table) {
            case "regions" -> putNames(regions(level, reference), r -> r.code(), r -> r.name(), words, ambiguous);
            case "agencies" -> putNames(reference.listAgencies(), a -> a.code(), a -> a.name(), words, ambiguous);
            case "services" -> putNames(reference.listServices(), s -> s.code(), s -> s.name(), words, ambiguous);
            case "channels" -> putNames(reference.listChannels(), c -> c.code(), c -> c.name(), words, ambiguous);
            default -> throw new IllegalArgumentException("no reference table " + table);
        }
        return words;
    }

    private static <T> void putNames(
            Iterable<T> entries,
            Function<T, String> code,
            Function<T, Text> name,
            Map<String, Meaning> words,
            java.util.Set<String> ambiguous) {
        for (T entry : entries) {
            for (Language language : Language.values()) {
                String word = fold(name.apply(entry).in(language));
                Meaning before = words.put(word, new Meaning(code.apply(entry), ""));
                if (before != null && !before.value().equals(code.apply(entry))) {
                    ambiguous.add(word);
                }
            }
        }
        ambiguous.forEach(words::remove);
    }

    private static void putPeriods(Map<String, Meaning> words) {
        for (int year = FIRST_YEAR; year <= Year.now().getValue() + 100; year++) {
            for (Grain grain : Grain.values()) {
                Period period = Period.of(grain, LocalDate.of(year, 1, 1));
                for (int i = 0; i < 12 / grain.months(); i++) {
                    words.put(period.code(), new Meaning(period.start().toString(), grain.id()));
                    period = period.next();
                }
            }
        }
    }
}
