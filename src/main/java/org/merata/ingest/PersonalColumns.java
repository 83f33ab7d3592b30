package org.merata.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.SourceDefinition;
import org.merata.definition.SourceDefinition.PersonalUse;
import org.merata.ingest.SourceMapping.MappedField;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.reading.TableSample;
import org.merata.reading.TableText;

/**
 * What becomes of each column of a file before anything of it is kept. What the source declares is done; a column nobody maps that
 * looks personal is left out; a mapped text that looks personal is keyed. Columns mapped to codes, dates and numbers stay, as a key
 * could not be one; only single cells that are no such thing but personal are masked.
 *
 * @param rules by column of the file, from 0
 * @param needed whether the file must be written anew, as far as a sample of its records shows
 */
record PersonalColumns(List<Rule> rules, boolean needed) {
    /** Of a text that holds nothing personal any more. */
    static final PersonalColumns NONE = new PersonalColumns(List.of(), false);

    private static final int FEWEST_TEXTS = 5;
    private static final int FREE_TEXT_LETTERS = 25;
    private static final int FEWEST_NAMES = 10;
    private static final Pattern COMPACT_FORMAT = Pattern.compile("[A-Za-z]+");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}'.]*(?:[ ,]+\\p{L}[\\p{L}'.]*){1,5}");
    private static final Pattern BORNE_BY_MANY = Pattern.compile(
            "(?i)(?:^|.* )(?:siti|nur|budi|agus|muhammad|mohammad|moh|muh|ahmad|achmad|dewi|sri|putri|putra|eko|andi|rina|wati|hadi"
                    + "|abdul|made|wayan|ketut|nyoman|komang|dwi|tri|endang|yuni|rudi|joko|slamet|hasan|hendra|indah|lestari"
                    + "|susanto|setiawan|wijaya|rahmat|rizki|maria|yohanes|yosef|simanjuntak|siregar|nasution|ibrahim|fitri|ratna"
                    + "|bambang|santoso|wahyu|kurniawan|hidayat|aisyah|fatimah|dian|yusuf|ismail)(?: .*|$)");

    /** What is done with the cells of a column. */
    enum Treatment {
        KEEP,
        /** Cells are left out. */
        DROP,
        /** Cells are keyed. */
        KEY,
        /** Nobody maps it: single personal cells are left out. */
        DROP_PERSONAL,
        /** Mapped to a text: single personal cells are keyed. */
        KEY_PERSONAL,
        /** Mapped to words or dates: a personal cell that is no word is masked. */
        MASK_PERSONAL,
        /** Mapped to numbers, or dates without separators: telephone numbers can't be told from them. */
        MASK_NUMBER_OR_MAIL
    }

    /**
     * @param kind what makes the column look personal
     * @param declared whether the source says what is to be done
     * @param field the field it is mapped to
     */
    record Rule(
            String name, Treatment treatment, Optional<Personal> kind, boolean declared, Optional<MappedField> field) {
        /** Whether all cells are treated, as opposed to single ones. */
        boolean whole() {
            return treatment == Treatment.DROP || treatment == Treatment.KEY;
        }

        /** Whether a cell that is personal by itself must not stay. */
        boolean concerns(String cell) {
            return switch (treatment) {
                case DROP, KEY -> !cell.isBlank();
                case DROP_PERSONAL, KEY_PERSONAL -> PersonalText.isPersonal(cell);
                case MASK_PERSONAL -> PersonalText.isPersonal(cell) && !isWord(cell);
                case MASK_NUMBER_OR_MAIL -> PersonalText.holdsNumberOrMail(cell);
                case KEEP -> false;
            };
        }

        /** Whether it is mapped to a text that is no word of a list. */
        boolean isText() {
            return field.filter(mapped -> mapped.field().type() == Type.STRING
                            && mapped.words().isEmpty())
                    .isPresent();
        }

        private boolean isWord(String cell) {
            return field.flatMap(MappedField::words)
                    .map(words -> words.find(cell.strip()).isPresent())
                    .orElse(false);
        }
    }

    PersonalColumns {
        rules = List.copyOf(rules);
    }

    /** Every cell stays: of a text that was written without what is personal before. */
    static PersonalColumns keepAll(List<String> columns) {
        List<Rule> rules = columns.stream()
                .map(name -> new Rule(name, Treatment.KEEP, Optional.empty(), true, Optional.empty()))
                .toList();
        return new PersonalColumns(rules, false);
    }

    /** Looks at the header and a sample of the records. */
    static PersonalColumns find(SourceMapping mapping, TableText table) {
        List<List<String>> sample = TableSample.of(table);
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < table.head().columns().size(); i++) {
            int column = i;
            List<String> cells = sample.stream()
                    .map(record -> record.get(column))
                    .filter(cell -> !cell.isBlank())
                    .toList();
            rules.add(rule(mapping, table.head().columns().get(i), i, cells));
        }
        boolean needed = false;
        for (int i = 0; i < rules.size() && !needed; i++) {
            int column = i;
            Rule rule = rules.get(i);
            needed = rule.whole()
                    || sample.stream()
                            .map(record -> record.get(column))
                            .anyMatch(cell -> rule.concerns(cell) || rule.isText() && PersonalText.isRounded(cell));
        }
        return new PersonalColumns(rules, needed);
    }

    private static Rule rule(SourceMapping mapping, String name, int index, List<String> cells) {
        Optional<PersonalUse> declared =
                Optional.ofNullable(mapping.source().personal().get(name));
        Optional<MappedField> field = mapping.fields().stream()
                .filter(mapped -> mapped.columns().contains(index))
                .findFirst();
        Optional<Personal> kind =
                field.isPresent() ? findByNames(mapping.source(), field.get(), name) : kind(name, cells);
        if (declared.isPresent()) {
            return new Rule(name, treatment(declared.get()), kind, true, field);
        }
        if (field.isEmpty() && mapping.listColumns().contains(index)) {
            return new Rule(name, Treatment.KEEP, Optional.empty(), true, field);
        }
        if (field.isEmpty()) {
            Treatment treatment = kind.isPresent() ? Treatment.DROP : Treatment.DROP_PERSONAL;
            return new Rule(name, treatment, kind, false, field);
        }
        return new Rule(
                name, treatment(field.get(), kind), kind, field.get().field().personal(), field);
    }

    private static Treatment treatment(PersonalUse use) {
        return switch (use) {
            case KEEP -> Treatment.KEEP;
            case KEY -> Treatment.KEY;
            case DROP -> Treatment.DROP;
        };
    }

    private static Treatment treatment(MappedField mapped, Optional<Personal> kind) {
        Type type = mapped.field().type();
        if (mapped.field().personal()) {
            return Treatment.KEEP;
        }
        if (mapped.words().isPresent()) {
            return Treatment.MASK_PERSONAL;
        }
        if (type == Type.STRING) {
            return kind.isPresent() ? Treatment.KEY : Treatment.KEY_PERSONAL;
        }
        boolean compact = mapped.formats().stream()
                .anyMatch(format -> COMPACT_FORMAT.matcher(format).matches());
        boolean dated = type == Type.DATE || type == Type.DATETIME;
        return dated && !compact ? Treatment.MASK_PERSONAL : Treatment.MASK_NUMBER_OR_MAIL;
    }

    /** A mapped column is judged by every name the source knows it under: all its files are then treated alike. */
    private static Optional<Personal> findByNames(SourceDefinition source, MappedField mapped, String name) {
        List<String> names = Optional.ofNullable(
                        source.columns().get(mapped.field().name()))
                .map(SourceDefinition.Column::from)
                .orElse(List.of());
        return Stream.concat(Stream.of(name), names.stream())
                .flatMap(each -> Personal.findByName(each).stream())
                .findFirst();
    }

    /** What a column nobody maps looks like, by its name or by its values. */
    private static Optional<Personal> kind(String name, List<String> cells) {
        Optional<Personal> named = Personal.findByName(name);
        if (named.isPresent()) {
            return named;
        }
        Optional<Personal> written = cells.stream()
                .filter(PersonalText::isPersonal)
                .flatMap(cell -> Personal.findIn(cell).or(() -> Optional.of(Personal.IDENTITY_NUMBER)).stream())
                .findFirst();
        if (written.isPresent()) {
            return written;
        }
        if (isNames(cells)) {
            return Optional.of(Personal.NAME_OR_ADDRESS);
        }
        return isFreeText(cells) ? Optional.of(Personal.FREE_TEXT) : Optional.empty();
    }

    /** Long texts of several words, seldom alike. */
    private static boolean isFreeText(List<String> cells) {
        if (cells.size() < FEWEST_TEXTS) {
            return false;
        }
        Set<String> distinct = new HashSet<>(cells);
        double letters = cells.stream().mapToInt(String::length).average().orElse(0);
        long worded = cells.stream()
                .filter(cell -> cell.strip().split("\\s+").length > 2)
                .count();
        return letters >= FREE_TEXT_LETTERS && worded * 2 > cells.size() && distinct.size() * 2 > cells.size();
    }

    /** Several words without digits, seldom alike, and some of them names that many people bear. */
    private static boolean isNames(List<String> cells) {
        Set<String> distinct = new HashSet<>(cells);
        if (cells.size() < FEWEST_NAMES || distinct.size() * 2 < cells.size()) {
            return false;
        }
        long named = distinct.stream()
                .filter(cell -> NAME.matcher(cell.strip()).matches())
                .count();
        long borne = distinct.stream()
                .filter(cell -> BORNE_BY_MANY.matcher(cell.strip()).matches())
                .count();
        return named * 2 > distinct.size() && borne * 5 > distinct.size();
    }

    /** The column's name as it may be told: a file without a header has a person's data there. */
    static String shown(String name) {
        return PersonalText.isPersonal(name) ? "***" : name;
    }

    /** What was done with whole columns, and which of them the law holds to be specific data. */
    List<Notice> notices(String file, Redaction.Tally tally) {
        var notices = new ArrayList<Notice>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            long cells = tally.cells(i);
            if (cells > 0) {
                notices.add(Notice.of(
                        noticeOf(rule.treatment()),
                        new Location.InFile(file),
                        java.util.Map.of(
                                "column", shown(rule.name()),
                                "kind", rule.kind().map(Personal::id).orElse("single_cells"),
                                "cells", Long.toString(cells))));
            }
        }
        return notices;
    }

    private static IngestNotice noticeOf(Treatment treatment) {
        return switch (treatment) {
            case KEY, KEY_PERSONAL -> IngestNotice.PERSONAL_KEYED;
            case MASK_PERSONAL, MASK_NUMBER_OR_MAIL -> IngestNotice.PERSONAL_MASKED;
            default -> IngestNotice.PERSONAL_DROPPED;
        };
    }

    /** Columns of specific data, whatever becomes of them. */
    List<Notice> specific(String file) {
        return rules.stream()
                .filter(rule -> rule.kind()
                        .filter(kind ->
                                kind == Personal.CHILD || kind == Personal.HEALTH || kind == Personal.BIRTH_DATE)
                        .isPresent())
                .map(rule -> Notice.of(
                        IngestNotice.PERSONAL_SPECIFIC,
                        new Location.InFile(file),
                        java.util.Map.of(
                                "column", shown(rule.name()),
                                "kind", rule.kind().get().id())))
                .toList();
    }
}
