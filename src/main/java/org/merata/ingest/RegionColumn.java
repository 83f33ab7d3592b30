package org.merata.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.merata.definition.Nearest;
import org.merata.definition.SourceDefinition.Column;
import org.merata.ingest.Resolution.Rule;
import org.merata.ingest.SourceMapping.MappedField;
import org.merata.model.Reference;
import org.merata.model.Region;

/** What the texts of one column of regions mean that are not in the reference data as they stand. */
final class RegionColumn {
    private static final int UNKNOWN_SHOWN = 10;

    private final MappedField mapped;
    private final boolean byName;
    private final RegionNames names;
    private final Map<String, Set<String>> elsewhere;

    /**
     * @param system the system the source says its codes are in; empty for the home's own
     * @param reference the regions
     */
    RegionColumn(MappedField mapped, Optional<String> system, Reference reference) {
        this.mapped = mapped;
        this.byName = mapped.words().map(WordTable::folds).orElse(false);
        this.names = new RegionNames(reference, mapped.column().flatMap(Column::level));
        this.elsewhere =
                mapped.column().flatMap(Column::resolve).orElse(List.of()).contains(Rule.POINTS.id())
                        ? Map.of()
                        : codesOfOthers(system, reference);
    }

    /** A text of the column that stands for a code by a rule, and how many rows have it. */
    record Resolved(String field, String text, String code, String rule, long rows) {}

    /** Texts and what became of them: resolved, ambiguous, or neither. */
    record Outcome(List<Resolved> resolved, List<String> ambiguous, Map<String, Long> unknown) {}

    static boolean covers(MappedField mapped) {
        return mapped.field().references().equals(Optional.of("regions"))
                && mapped.constants().isEmpty()
                && mapped.otherwise().isEmpty();
    }

    private static Map<String, Set<String>> codesOfOthers(Optional<String> system, Reference reference) {
        var codes = new HashMap<String, Set<String>>();
        for (Region region : reference.listRegions()) {
            region.codes().forEach((id, code) -> {
                if (system.isPresent() && !id.equals(system.get())) {
                    codes.computeIfAbsent(code, any -> new TreeSet<>()).add(region.code());
                }
            });
        }
        return codes;
    }

    /**
     * Resolves the texts that were not read.
     *
     * @param unread by text: rows
     * @param all every text of the column: how its codes are written
     */
    Outcome resolve(Map<String, Long> unread, Collection<String> all) {
        Map<String, String> codes = new HashMap<>();
        if (!byName) {
            mapped.words()
                    .ifPresent(words -> words.words().forEach((word, meaning) -> codes.put(word, meaning.value())));
        }
        var byCode = new RegionCodes(codes, elsewhere, all);
        var resolved = new ArrayList<Resolved>();
        var ambiguous = new ArrayList<String>();
        var unknown = new TreeMap<String, Long>();
        unread.forEach((text, rows) -> {
            if (isKnown(text)) {
                return;
            }
            Resolution meaning = byName ? names.resolve(text) : byCode.resolve(text);
            if (meaning.isAmbiguous()) {
                ambiguous.add(text);
            } else if (meaning.isOne() && isAllowed(meaning.rule())) {
                resolved.add(new Resolved(
                        mapped.field().name(),
                        text,
                        meaning.code(),
                        meaning.rule().id(),
                        rows));
            } else {
                unknown.put(text, rows);
            }
        });
        if (byName && resolved.stream().anyMatch(this::leavesOutItsKind)) {
            all.stream().filter(names::isSharedByAnother).forEach(ambiguous::add);
        }
        return new Outcome(resolved, ambiguous, unknown);
    }

    /** Whether the text differs from an entry by blanks alone, which the second look takes off. */
    private boolean isKnown(String text) {
        return mapped.words()
                .map(words -> words.find(text).isPresent() || words.ambiguous().contains(WordTable.fold(text)))
                .orElse(false);
    }

    /** In a column that writes regencies without their kind, the name of a province may be a city's too. */
    private boolean leavesOutItsKind(Resolved resolved) {
        return resolved.rule().equals(Rule.KIND_LEFT_OUT.id()) && names.hasKind(resolved.code());
    }

    private boolean isAllowed(Rule rule) {
        return mapped.column()
                .flatMap(Column::resolve)
                .map(allowed -> allowed.contains(rule.id()))
                .orElse(true);
    }

    /** For each rule, what a report says of it. */
    List<TypedRows.Finding> findings(Outcome outcome) {
        var byRule = new LinkedHashMap<String, List<Resolved>>();
        outcome.resolved()
                .forEach(entry -> byRule.computeIfAbsent(entry.rule(), rule -> new ArrayList<>())
                        .add(entry));
        var findings = new ArrayList<TypedRows.Finding>();
        byRule.forEach((rule, entries) -> {
            var details = new TreeMap<String, String>();
            details.put("field", mapped.field().name());
            details.put("rule", rule);
            details.put("texts", Integer.toString(entries.size()));
            details.put(
                    "rows",
                    Long.toString(entries.stream().mapToLong(Resolved::rows).sum()));
            details.put(
                    "examples",
                    String.join(
                            "; ",
                            entries.stream()
                                    .limit(5)
                                    .map(entry -> entry.text() + " = " + entry.code())
                                    .toList()));
            findings.add(
                    new TypedRows.Finding(byName ? IngestNotice.NAMES_RESOLVED : IngestNotice.CODES_RESOLVED, details));
        });
        return findings;
    }

    /** Texts nobody knows, with the name or code nearest to each: for people to decide by, never used. */
    String describe(Map<String, Long> unknown) {
        List<String> known = byName
                ? names.listNames()
                : List.copyOf(
                        mapped.words().map(words -> words.words().keySet()).orElse(Set.of()));
        return unknown.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(UNKNOWN_SHOWN)
                .map(entry -> entry.getKey() + " (" + entry.getValue()
                        + Nearest.to(entry.getKey(), known)
                                .map(near -> ", " + near + "?")
                                .orElse("") + ")")
                .collect(Collectors.joining("; "));
    }
}
