package org.merata.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.CountryDefinition;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.FileProfile.ColumnProfile;
import org.merata.ingest.FileProfile.Kind;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Status;

/**
 * A first mapping of a file to a dataset, for a person to finish: columns are matched with fields by their names in both languages,
 * words with codes by the names of the reference data. What can't be told stays out, with a comment that says what to decide.
 */
public final class SourceDraft {
    private static final double ALIKE_ENOUGH = 0.5;

    private final FileProfile profile;
    private final ContractDefinition contract;
    private final CountryDefinition country;
    private final Reference reference;
    private final StringBuilder yaml = new StringBuilder();

    private SourceDraft(
            FileProfile profile, ContractDefinition contract, CountryDefinition country, Reference reference) {
        this.profile = profile;
        this.contract = contract;
        this.country = country;
        this.reference = reference;
    }

    /** The draft as the text of a file in {@code data/sources/}. */
    public static String write(
            FileProfile profile, ContractDefinition contract, CountryDefinition country, Reference reference) {
        return new SourceDraft(profile, contract, country, reference).write();
    }

    private String write() {
        String id = profile.file()
                .replaceFirst("\\.[^.]*$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        line("# Draft made from %s: every comment is a decision for you.", profile.file());
        line("id: %s", id.isEmpty() ? "new_source" : id);
        line("dataset: %s", contract.id());
        line("label: {en: %s, id: %s}  # what people call it", quoted(profile.file()), quoted(profile.file()));
        line("files: %s", quoted("*" + profile.file().replaceFirst("^.*(\\.[^.]*)$", "$1")));
        line("publisher:  # who published it, and under which licence");
        line("  name: {en: \"\", id: \"\"}");
        line("  licence: \"\"");
        line("zone: %s  # of times without an offset", country.zone().getId());
        line("dialect: {delimiter: %s, encoding: %s}", quoted(String.valueOf(profile.delimiter())), profile.encoding());
        line("columns:");
        Map<Field, ColumnProfile> matches = match();
        for (Field field : contract.fields()) {
            ColumnProfile column = matches.get(field);
            if (column == null) {
                line("  # %s%s: no column looks like it", field.name(), field.required() ? " (required)" : "");
            } else {
                writeColumn(field, column);
            }
        }
        List<String> left = profile.columns().stream()
                .filter(column -> !matches.containsValue(column))
                .map(ColumnProfile::name)
                .toList();
        if (!left.isEmpty()) {
            line("# Columns not mapped, and so not read: %s", String.join(", ", left));
        }
        writeCodeSystem(matches);
        line("max_quarantined: 0.05");
        return yaml.toString();
    }

    private void line(String format, Object... values) {
        yaml.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }

    /** Each column goes to at most one field, the most alike first. */
    private Map<Field, ColumnProfile> match() {
        record Pair(Field field, ColumnProfile column, double likeness) {}
        var pairs = new ArrayList<Pair>();
        for (Field field : contract.fields()) {
            for (ColumnProfile column : profile.columns()) {
                double likeness = likeness(field, column);
                if (likeness >= ALIKE_ENOUGH) {
                    pairs.add(new Pair(field, column, likeness));
                }
            }
        }
        pairs.sort((a, b) -> Double.compare(b.likeness(), a.likeness()));
        var matches = new LinkedHashMap<Field, ColumnProfile>();
        var used = new HashSet<ColumnProfile>();
        for (Pair pair : pairs) {
            if (!matches.containsKey(pair.field()) && used.add(pair.column())) {
                matches.put(pair.field(), pair.column());
            }
        }
        return matches;
    }

    private static double likeness(Field field, ColumnProfile column) {
        boolean dated = field.type() == Type.DATE || field.type() == Type.DATETIME;
        boolean looksDated = column.kind() == Kind.DATE || column.kind() == Kind.DATETIME;
        if (column.name().isEmpty() || (column.kind() != Kind.EMPTY && dated != looksDated)) {
            return 0;
        }
        double best = 0;
        for (String name : List.of(
                field.name(), field.label().in(Language.EN), field.label().in(Language.ID))) {
            best = Math.max(best, likeness(words(name), words(column.name())));
        }
        return best;
    }

    private static List<String> words(String name) {
        String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Arrays.stream(spaced.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Shares of words in common, where a word may be misspelt a little. */
    private static double likeness(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        double common = 0;
        for (String word : left) {
            common += right.stream()
                    .mapToDouble(other -> likeness(word, other))
                    .max()
                    .orElse(0);
        }
        return 2 * common / (left.size() + right.size());
    }

    private static double likeness(String left, String right) {
        if (left.equals(right)) {
            return 1;
        }
        int longest = Math.max(left.length(), right.length());
        double share = 1 - (double) distance(left, right) / longest;
        return share >= 0.75 ? share : 0;
    }

    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = before[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[right.length()];
    }

    private void writeColumn(Field field, ColumnProfile column) {
        line("  %s:", field.name());
        line("    from: %s", quoted(column.name()));
        if (field.type() == Type.DATE || field.type() == Type.DATETIME) {
            writeFormats(column);
        }
        if (field.type() == Type.NUMBER || field.type() == Type.INTEGER) {
            if (column.kind() == Kind.NUMBER_WITH_DECIMAL_COMMA) {
                line("    decimal_comma: true");
            } else if (column.kind() == Kind.NUMBER
                    && column.examples().stream().allMatch(value -> value.matches("\\d{1,3}\\.\\d{3}"))) {
                line(
                        "    # Is %s a fraction, or a number of thousands? For the latter: decimal_comma: true",
                        column.examples().get(0));
            }
        }
        if (WordTable.covers(field) && field.type() != Type.PERIOD) {
            writeWords(field, column);
        }
    }

    private void writeFormats(ColumnProfile column) {
        if (column.isAmbiguousDate()) {
            line(
                    "    # Day or month first? Every value fits each of these; keep the right one: %s",
                    column.formats().stream().map(SourceDraft::quoted).collect(Collectors.joining(", ")));
            line("    # formats: [...]");
        } else if (column.formats().isEmpty()) {
            line("    # No date format known here fits every value, such as %s", column.examples());
        } else {
            line("    formats: [%s]", quoted(column.formats().get(0)));
        }
    }

    /** Maps the words that are names of the reference data, or nearly so; the others are listed. */
    private void writeWords(Field field, ColumnProfile column) {
        WordTable codes = WordTable.of(field, Optional.empty(), source(Map.of()), reference);
        List<String> words = column.words().isEmpty() ? column.examples() : column.words();
        if (words.stream().allMatch(word -> codes.find(word).isPresent())) {
            return;
        }
        if (field.references().isPresent()) {
            WordTable names = WordTable.of(field, Optional.of(byName()), source(Map.of()), reference);
            if (words.stream().allMatch(word -> names.find(word).isPresent())) {
                line("    match: name");
                return;
            }
            writeMap(
                    words,
                    word -> codes.find(word).isPresent()
                            ? Optional.empty()
                            : names.find(word).map(WordTable.Meaning::value),
                    codes);
        } else {
            writeMap(
                    words,
                    word -> Optional.ofNullable(codes.words().get(word.toLowerCase(Locale.ROOT)))
                            .map(WordTable.Meaning::value)
                            .filter(value -> !value.equals(word)),
                    codes);
        }
    }

    private void writeMap(
            List<String> words, java.util.function.Function<String, Optional<String>> meaning, WordTable codes) {
        var known = new TreeMap<String, String>();
        var unknown = new ArrayList<String>();
        for (String word : words) {
            Optional<String> code = meaning.apply(word);
            if (code.isPresent()) {
                known.put(word, code.get());
            } else if (codes.find(word).isEmpty()) {
                unknown.add(word);
            }
        }
        line(known.isEmpty() ? "    # values:" : "    values:");
        known.forEach((word, code) -> line("      %s: %s", quoted(word), code));
        if (!unknown.isEmpty()) {
            Set<String> allowed = codes.words().values().stream()
                    .map(WordTable.Meaning::value)
                    .collect(Collectors.toCollection(java.util.TreeSet::new));
            unknown.forEach(word -> line("      # %s: which?", quoted(word)));
            if (allowed.size() <= 40) {
                line("      # one of %s", String.join(", ", allowed));
            }
        }
    }

    private static SourceDefinition.Column byName() {
        return new SourceDefinition.Column(
                List.of(), Optional.empty(), Map.of(), Optional.empty(), List.of(), false, SourceDefinition.Match.NAME);
    }

    /** A source of no more than its code systems, for looking words up. */
    private SourceDefinition source(Map<String, String> codeSystems) {
        Map<String, Status> noMissing = Map.of();
        return new SourceDefinition(
                "draft",
                contract.id(),
                contract.label(),
                "",
                false,
                new SourceDefinition.Publisher(contract.label(), Optional.empty(), ""),
                Optional.empty(),
                country.zone(),
                new SourceDefinition.Dialect(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0),
                noMissing,
                Map.of(),
                Optional.empty(),
                codeSystems,
                0);
    }

    /** Names a code system only where the codes fit one and no other. */
    private void writeCodeSystem(Map<Field, ColumnProfile> matches) {
        matches.forEach((field, column) -> {
            if (!field.references().equals(Optional.of("regions"))
                    || country.codeSystems().size() < 2) {
                return;
            }
            List<String> words = column.words().isEmpty() ? column.examples() : column.words();
            List<String> fitting = country.codeSystems().keySet().stream()
                    .filter(system -> words.stream().allMatch(word -> isCode(word, system)))
                    .toList();
            if (fitting.size() == 1) {
                line("code_systems: {%s: %s}", field.name(), fitting.get(0));
            } else {
                line(
                        "# code_systems: {%s: ...}  # whose codes are these? One of %s; the same code means another region in each",
                        field.name(), String.join(", ", country.codeSystems().keySet()));
            }
        });
    }

    private boolean isCode(String word, String system) {
        return reference.listRegions().stream().map(Region::codes).anyMatch(codes -> word.equals(codes.get(system)));
    }
}
