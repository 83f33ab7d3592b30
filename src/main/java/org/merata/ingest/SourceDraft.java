package org.merata.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.SourceDefinition.NumberMarks;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.model.Reference;
import org.merata.reading.Sureness;

/**
 * A source to start from, drafted for a file that was looked at. What a machine can't know stands in it as a comment that says what to
 * decide; what could be read in two ways, or looks personal, is written but commented out, so that nothing is loaded wrongly.
 */
public final class SourceDraft {
    private static final double ALIKE_ENOUGH = 0.5;
    /** What it counts for a key that no value of a column repeats. */
    private static final double KEY_EVIDENCE = 0.25;

    private static final int WORDS_LISTED = 40;

    private final ContractDefinition contract;
    private final FileProfile profile;
    private final Optional<Reference> reference;
    private final Phrases phrases;
    private final List<String> codeSystems = new ArrayList<>();
    private final StringBuilder yaml = new StringBuilder();

    private SourceDraft(
            ContractDefinition contract, FileProfile profile, Optional<Reference> reference, Language language) {
        this.contract = contract;
        this.profile = profile;
        this.reference = reference;
        this.phrases = Phrases.of(SourceDraft.class, language);
    }

    /**
     * Drafts the source.
     *
     * @param reference codes and names to hold the file's words against; without it columns are told by their names alone
     * @param language of the comments
     * @return YAML for {@code data/sources/ID.yaml}
     */
    public static String write(
            ContractDefinition contract, FileProfile profile, Optional<Reference> reference, Language language) {
        return new SourceDraft(contract, profile, reference, language).write();
    }

    /** The id of the source that is drafted for a file, and the name of the draft's own file: made of the file's name. */
    public static String idFor(String file) {
        String name = file.replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
        String slug = name.replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        return slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "source_" + slug : slug;
    }

    private String write() {
        String id = idFor(profile.file());
        line("# " + phrases.say("draft.head", "file", plain(profile.file()), "id", id));
        line("id: " + id);
        line("dataset: " + contract.id());
        String label = quoted(profile.file());
        line("label: {en: " + label + ", id: " + label + "}  # " + decide("draft.label"));
        line("files: " + quoted(profile.file().replaceAll("[*?\\[\\]{}\\\\:]", "?")) + "  # " + decide("draft.files"));
        line("synthetic: false");
        line("publisher:  # " + decide("draft.publisher"));
        line("  name: {en: Not stated, id: Belum dicantumkan}");
        line("  licence: Not stated");
        writeDialect();
        writeMissing();
        writeColumns();
        if (!codeSystems.isEmpty()) {
            boolean stated = codeSystems.stream().anyMatch(line -> !line.startsWith("  #"));
            line(stated ? "code_systems:" : "# code_systems:");
            codeSystems.forEach(this::line);
        }
        line("max_quarantined: 0.02");
        return yaml.toString();
    }

    private void writeDialect() {
        var parts = new ArrayList<String>();
        parts.add("delimiter: " + quoted(profile.delimiter()));
        if (!profile.quote().equals(Optional.of('"'))) {
            parts.add("quote: "
                    + profile.quote()
                            .map(letter -> quoted(String.valueOf(letter)))
                            .orElse("none"));
        }
        profile.escape().ifPresent(escape -> parts.add("escape: " + quoted(String.valueOf(escape))));
        parts.add("encoding: " + profile.encoding());
        if (profile.skipLines() > 0) {
            parts.add("skip_lines: " + profile.skipLines());
        }
        if (profile.headerRows() != 1) {
            parts.add("header_rows: " + profile.headerRows());
        }
        boolean clear =
                profile.delimiterSureness() != Sureness.GUESSED && profile.encodingSureness() != Sureness.GUESSED;
        line("dialect: {" + String.join(", ", parts) + "}" + (clear ? "" : "  # " + decide("draft.dialect")));
    }

    private void writeMissing() {
        var stopgaps = new TreeSet<String>();
        profile.columns().forEach(column -> stopgaps.addAll(column.stopgaps()));
        if (!stopgaps.isEmpty()) {
            line("missing:  # " + decide("draft.missing"));
            stopgaps.forEach(word -> line("  " + quoted(word) + ": not_provided"));
        }
    }

    private void writeColumns() {
        Map<Field, ColumnProfile> matched = match();
        line("columns:");
        for (Field field : contract.fields()) {
            ColumnProfile column = matched.get(field);
            if (column != null) {
                writeColumn(field, column);
            } else if (field.required()) {
                line("  # " + decide("draft.unmatched", "field", field.name(), "label", label(field)));
                line("  # " + field.name() + ": {from: ...}");
            }
        }
        for (ColumnProfile column : profile.columns()) {
            if (!matched.containsValue(column) && !column.name().isEmpty()) {
                line("  # "
                        + phrases.say(
                                column.personal().isPresent() ? "draft.not_mapped_personal" : "draft.not_mapped",
                                "column",
                                plain(column.name())));
            }
        }
    }

    private void writeColumn(Field field, ColumnProfile column) {
        String start = field.name() + ": {from: " + quoted(column.name());
        boolean dated = field.type() == Type.DATE || field.type() == Type.DATETIME;
        boolean numeric = field.type() == Type.INTEGER || field.type() == Type.NUMBER;
        if (column.personal().isPresent()) {
            line("  # " + decide("draft.personal", "column", plain(column.name())));
            line("  # " + start + "}");
        } else if (dated && !column.otherFormats().isEmpty()) {
            line("  # " + decide("draft.two_readings", "column", plain(column.name())));
            line("  # " + start + formats(column.formats()) + "}");
            line("  # " + start + formats(column.otherFormats()) + "}");
        } else if (numeric && column.doubts().contains(IngestNotice.DECIMAL_MARK_UNCLEAR)) {
            line("  # " + decide("draft.two_readings", "column", plain(column.name())));
            writeMarks(column);
            line("  # " + start + marks(column) + "}");
            line("  # " + start + ", decimal_comma: true" + marks(column) + "}");
        } else if (dated || numeric) {
            if (column.doubts().contains(IngestNotice.WRITING_UNREADABLE)) {
                line("  # " + decide("draft.unreadable", "column", plain(column.name())));
            }
            boolean comma = numeric && column.decimalComma();
            writeMarks(column);
            line("  " + start + (dated ? formats(column.formats()) : "") + (comma ? ", decimal_comma: true" : "")
                    + marks(column) + "}");
        } else {
            writeWords(field, column);
        }
    }

    private void writeMarks(ColumnProfile column) {
        if (!column.marks().equals(NumberMarks.NONE)) {
            line("  # " + decide("draft.marks", "column", plain(column.name())));
        }
    }

    private static String marks(ColumnProfile column) {
        NumberMarks marks = column.marks();
        return texts("prefixes", marks.prefixes())
                + texts("suffixes", marks.suffixes())
                + (marks.negativeBrackets() ? ", negative_brackets: true" : "")
                + (marks.blankThousands() ? ", blank_thousands: true" : "");
    }

    private static String formats(List<String> formats) {
        return texts("formats", formats);
    }

    private static String texts(String key, List<String> formats) {
        return formats.isEmpty()
                ? ""
                : formats.stream().map(SourceDraft::quoted).collect(Collectors.joining(", ", ", " + key + ": [", "]"));
    }

    private void writeWords(Field field, ColumnProfile column) {
        var known = new KnownWords(field, reference);
        boolean byName = known.isByName(column.words());
        var values = new LinkedHashMap<String, String>();
        var unknown = new ArrayList<String>();
        if (known.any()) {
            for (String word : column.words()) {
                if (!(byName ? known.hasName(word) : known.hasCode(word))) {
                    known.find(word).ifPresentOrElse(code -> values.put(word, code), () -> unknown.add(word));
                }
            }
        }
        String match = byName ? "match: name" : "";
        if (values.isEmpty()) {
            line("  " + field.name() + ": {from: " + quoted(column.name()) + (byName ? ", " + match : "") + "}");
        } else {
            line("  " + field.name() + ":");
            line("    from: " + quoted(column.name()));
            if (byName) {
                line("    " + match);
            }
            line("    values:");
            values.forEach((word, code) -> line("      " + quoted(word) + ": " + quoted(code)));
        }
        writeUnknown(field, known, unknown);
        if (field.references().equals(Optional.of("regions")) && !byName) {
            writeCodeSystem(field, column);
        }
    }

    private void writeUnknown(Field field, KnownWords known, List<String> unknown) {
        if (unknown.isEmpty()) {
            return;
        }
        line("    # "
                + decide(
                        "draft.words",
                        "field",
                        field.name(),
                        "allowed",
                        known.codes().stream().limit(WORDS_LISTED).collect(Collectors.joining(", "))));
        unknown.stream().limit(WORDS_LISTED).forEach(word -> line("    #   " + plain(quoted(word)) + ": ..."));
        if (unknown.size() > WORDS_LISTED) {
            line("    #   " + phrases.say("draft.more", "count", Integer.toString(unknown.size() - WORDS_LISTED)));
        }
    }

    /** Which system of region codes the column's are in, and how sure that is; where it is not known, nothing is stated. */
    private void writeCodeSystem(Field field, ColumnProfile column) {
        Set<String> systems = new TreeSet<>();
        reference.ifPresent(known -> known.listRegions()
                .forEach(region -> systems.addAll(region.codes().keySet())));
        if (systems.isEmpty()) {
            if (reference.isEmpty()) {
                line("  # " + decide("draft.code_system", "field", field.name(), "systems", "..."));
            }
            return;
        }
        String start = field.name() + ": ";
        if (systems.size() == 1) {
            codeSystems.add("  " + start + systems.iterator().next());
            return;
        }
        CodeSystemGuess guess = CodeSystemGuess.of(reference.orElseThrow(), profile, column);
        String fits = guess.fits().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        String of = Long.toString(guess.of());
        String stated = "  " + start + guess.systems().get(0) + "  # ";
        switch (guess.sureness()) {
            case SURE_BY_NAMES -> {
                String names = plain(guess.nameColumn().orElseThrow());
                codeSystems.add(stated + phrases.say("draft.system_sure", "fits", fits, "of", of, "column", names));
            }
            case SAME_IN_ALL -> codeSystems.add(stated + phrases.say("draft.system_same"));
            case LIKELY_BY_CODES -> codeSystems.add(stated + decide("draft.system_likely", "fits", fits, "of", of));
            case OPEN -> {
                codeSystems.add("  # " + decide("draft.system_open", "field", field.name(), "fits", fits, "of", of));
                guess.systems().forEach(system -> codeSystems.add("  # " + start + system));
            }
        }
    }

    /** The columns that fit the fields best, each at most once. */
    private Map<Field, ColumnProfile> match() {
        record Pair(Field field, ColumnProfile column, double score) {}
        var repeated = new HashSet<String>();
        var names = new HashSet<String>();
        profile.columns().stream()
                .map(ColumnProfile::name)
                .filter(name -> !names.add(name))
                .forEach(repeated::add);
        var pairs = new ArrayList<Pair>();
        for (Field field : contract.fields()) {
            for (ColumnProfile column : profile.columns()) {
                if (!column.name().isEmpty() && !repeated.contains(column.name())) {
                    pairs.add(new Pair(field, column, score(field, column)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
        var matched = new LinkedHashMap<Field, ColumnProfile>();
        Set<ColumnProfile> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (pair.score() >= ALIKE_ENOUGH && !matched.containsKey(pair.field()) && taken.add(pair.column())) {
                matched.put(pair.field(), pair.column());
            }
        }
        return matched;
    }

    private double score(Field field, ColumnProfile column) {
        double named = NameMatch.score(column.name(), field);
        var known = new KnownWords(field, reference);
        double evidence =
                known.any() ? Math.max(known.shareOfCodes(column.words()), known.shareOfNames(column.words())) : 0;
        double key = contract.key().equals(List.of(field.name())) && isDifferentInEveryRow(column) ? KEY_EVIDENCE : 0;
        return fits(field, column) ? named + evidence / 2 + key : 0;
    }

    private boolean isDifferentInEveryRow(ColumnProfile column) {
        long unsplit =
                profile.unsplit().values().stream().mapToLong(Long::longValue).sum();
        return column.personal().isEmpty() && column.distinct() == profile.recordsProfiled() - unsplit;
    }

    /** Whether the column's values can be the field's at all. */
    private static boolean fits(Field field, ColumnProfile column) {
        boolean dated = column.type() == ColumnProfile.Type.DATE || column.type() == ColumnProfile.Type.DATETIME;
        boolean numeric = column.type() == ColumnProfile.Type.INTEGER || column.type() == ColumnProfile.Type.NUMBER;
        boolean empty = column.type() == ColumnProfile.Type.EMPTY;
        return switch (field.type()) {
            case DATE, DATETIME -> dated || empty;
            case INTEGER, NUMBER -> numeric || empty;
            case STRING -> !dated;
            case BOOLEAN, PERIOD -> true;
        };
    }

    private String label(Field field) {
        return plain(field.label().in(phrases.language()));
    }

    private String decide(String phrase, String... namesAndValues) {
        return phrases.say("draft.decide", "what", phrases.say(phrase, namesAndValues));
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }

    /** A text that fits into a comment: one line. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }

    /** A text as YAML: plain where that is safe beyond doubt, else in double quotes. */
    private static String quoted(String text) {
        boolean word = text.matches("[\\p{L}][\\p{L}\\p{N}_]*(?: [\\p{L}\\p{N}_]+)*");
        if (word && !text.matches("(?i)true|false|null|yes|no|on|off|y|n")) {
            return text;
        }
        var quoted = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (Character.isISOControl(letter)
                    || letter == '\u2028'
                    || letter == '\u2029'
                    || letter == '\uFEFF') {
                quoted.append(String.format("\\u%04X", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
