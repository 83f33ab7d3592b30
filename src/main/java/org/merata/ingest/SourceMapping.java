package org.merata.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.CountryDefinition;
import org.merata.definition.SourceDefinition;
import org.merata.definition.SourceDefinition.Column;
import org.merata.definition.SourceDefinition.Match;
import org.merata.definition.SourceDefinition.NumberMarks;
import org.merata.definition.SourceDefinition.Unpivot;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.Notices;
import org.merata.model.Reference;
import org.merata.reading.FileHead;
import org.merata.reading.TableText;

/**
 * A source held against the header of one file: where each field of the contract finds its text.
 *
 * @param fields the fields that have a text, in the contract's order
 * @param parts columns of the file that become rows of their own; one empty name where a record is one row
 */
record SourceMapping(
        SourceDefinition source,
        ContractDefinition contract,
        FileHead head,
        List<MappedField> fields,
        List<String> parts) {
    /**
     * One field with its text.
     *
     * @param columns columns of the file (from 0) by part: one for all parts, or one for each; empty for constants
     * @param constants the text by part: one for all parts, or one for each; empty for columns
     * @param words the closed list of its values; empty for numbers, dates and free text
     * @param nameColumn the column of the file (from 0) that names what the code stands for
     */
    record MappedField(
            Field field,
            Optional<Column> column,
            List<Integer> columns,
            List<String> constants,
            Optional<WordTable> words,
            Optional<Integer> nameColumn) {
        /** How its numbers are written, where the source says so. */
        Optional<NumberStyle> numberStyle() {
            return column.flatMap(Column::decimalComma).map(comma -> comma ? NumberStyle.COMMA : NumberStyle.POINT);
        }

        /** What may stand around and in its numbers. */
        NumberSigns numberSigns() {
            return new NumberSigns(column.map(Column::marks).orElse(NumberMarks.NONE));
        }

        List<String> formats() {
            return column.map(Column::formats).orElse(List.of());
        }

        /** The first of the hundred years that years of two digits lie in. */
        int firstYear() {
            return column.map(Column::twoDigitYearsFrom).orElse(DateFormat.USUAL_FIRST_YEAR);
        }

        Optional<String> otherwise() {
            return column.flatMap(Column::otherwise);
        }

        /** The publisher's words, where they are not in the list of words. */
        Map<String, String> replacements() {
            return words.isPresent() ? Map.of() : column.map(Column::values).orElse(Map.of());
        }
    }

    SourceMapping {
        fields = List.copyOf(fields);
        parts = List.copyOf(parts);
    }

    /** The same mapping of the same columns, for a text that is written otherwise. */
    SourceMapping in(FileHead other) {
        return new SourceMapping(source, contract, other, fields, parts);
    }

    /** The columns of the file that are read, from 0. */
    Set<Integer> listColumns() {
        var columns = new TreeSet<Integer>();
        fields.forEach(field -> {
            columns.addAll(field.columns());
            field.nameColumn().ifPresent(columns::add);
        });
        return columns;
    }

    Optional<MappedField> find(String field) {
        return fields.stream()
                .filter(mapped -> mapped.field().name().equals(field))
                .findFirst();
    }

    /** Columns a source expects to find: evidence of how a file is delimited. */
    static Set<String> listExpectedColumns(SourceDefinition source) {
        var names = new TreeSet<String>();
        source.columns().values().forEach(column -> {
            names.addAll(column.from());
            names.addAll(column.nameFrom());
        });
        source.unpivot().ifPresent(unpivot -> names.addAll(unpivot.columns().keySet()));
        return names;
    }

    /** Holds the source against the header of a table; empty where a file can't be read by it, for the reasons noticed. */
    static Optional<SourceMapping> resolve(
            SourceDefinition source,
            ContractDefinition contract,
            TableText table,
            CountryDefinition country,
            Reference reference,
            String file,
            Notices notices) {
        var resolver = new Resolver(source, contract, table, country, reference, file, notices);
        return resolver.resolve();
    }

    private static final class Resolver {
        private final SourceDefinition source;
        private final ContractDefinition contract;
        private final FileHead head;
        private final Map<String, String> pseudoColumns;
        private final CountryDefinition country;
        private final Reference reference;
        private final String file;
        private final Notices notices;
        private final List<String> parts;
        private boolean refused;

        Resolver(
                SourceDefinition source,
                ContractDefinition contract,
                TableText table,
                CountryDefinition country,
                Reference reference,
                String file,
                Notices notices) {
            this.source = source;
            this.contract = contract;
            this.head = table.head();
            this.pseudoColumns = table.constants();
            this.country = country;
            this.reference = reference;
            this.file = file;
            this.notices = notices;
            this.parts = source.unpivot()
                    .map(unpivot -> unpivot.columns().keySet().stream().sorted().toList())
                    .orElse(List.of(""));
        }

        Optional<SourceMapping> resolve() {
            var fields = new ArrayList<MappedField>();
            for (Field field : contract.fields()) {
                resolve(field).ifPresent(fields::add);
            }
            var mapping = new SourceMapping(source, contract, head, fields, parts);
            noticeOtherColumns(mapping.listColumns());
            return refused ? Optional.empty() : Optional.of(mapping);
        }

        private Optional<MappedField> resolve(Field field) {
            Optional<Unpivot> unpivot = source.unpivot();
            Optional<Column> column = Optional.ofNullable(source.columns().get(field.name()));
            if (unpivot.isPresent() && unpivot.get().into().equals(field.name())) {
                return resolveUnpivoted(field, column);
            }
            if (unpivot.isPresent()
                    && unpivot.get().columns().values().stream().anyMatch(set -> set.containsKey(field.name()))) {
                List<String> constants = parts.stream()
                        .map(part -> unpivot.get().columns().get(part).getOrDefault(field.name(), ""))
                        .toList();
                return withConstants(field, column, constants);
            }
            if (column.isPresent() && column.get().constant().isPresent()) {
                return withConstants(
                        field, column, List.of(column.get().constant().get()));
            }
            List<String> names = column.map(Column::from).orElse(List.of());
            Optional<Integer> index = names.stream()
                    .map(this::findColumn)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (index.isPresent()) {
                return withColumns(field, column, List.of(index.get()));
            }
            Optional<String> sameForAll = names.stream()
                    .filter(pseudoColumns::containsKey)
                    .map(pseudoColumns::get)
                    .findFirst();
            if (sameForAll.isPresent()) {
                return withText(field, column, sameForAll.get());
            }
            if (field.required()) {
                refuse(
                        IngestNotice.COLUMN_MISSING,
                        Map.of(
                                "field", field.name(),
                                "expected", names.isEmpty() ? "not mapped" : String.join(", ", names),
                                "found", found()));
            } else if (column.isPresent()) {
                notice(IngestNotice.COLUMN_ABSENT, Map.of("field", field.name(), "expected", String.join(", ", names)));
            }
            return Optional.empty();
        }

        private Optional<MappedField> resolveUnpivoted(Field field, Optional<Column> column) {
            var indexes = new ArrayList<Integer>();
            for (String part : parts) {
                Optional<Integer> index = findColumn(part);
                if (index.isEmpty()) {
                    refuse(
                            IngestNotice.COLUMN_MISSING,
                            Map.of(
                                    "field", field.name(),
                                    "expected", part,
                                    "found", found()));
                    return Optional.empty();
                }
                indexes.add(index.get());
            }
            return withColumns(field, column, indexes);
        }

        /** The columns there are; a file without a header may have a person's data there. */
        private String found() {
            return String.join(
                    ", ", head.columns().stream().map(PersonalColumns::shown).toList());
        }

        private Optional<Integer> findColumn(String name) {
            int index = head.columns().indexOf(name);
            if (index >= 0 && head.columns().lastIndexOf(name) != index) {
                refuse(IngestNotice.COLUMN_REPEATED, Map.of("column", name));
            }
            return index < 0 ? Optional.empty() : Optional.of(index);
        }

        private Optional<MappedField> withColumns(Field field, Optional<Column> column, List<Integer> columns) {
            checkCodeSystem(field, column);
            checkFormats(field, column);
            Optional<Integer> name = column.map(Column::nameFrom).orElse(List.of()).stream()
                    .map(this::findColumn)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (name.isEmpty() && column.map(Column::nameFrom).orElse(List.of()).size() > 0) {
                refuse(
                        IngestNotice.COLUMN_MISSING,
                        Map.of(
                                "field", field.name(),
                                "expected", String.join(", ", column.get().nameFrom()),
                                "found", String.join(", ", head.columns())));
            }
            return Optional.of(new MappedField(field, column, columns, List.of(), words(field, column), name));
        }

        /** A text that is the same in every row, and is read as a cell is. */
        private Optional<MappedField> withText(Field field, Optional<Column> column, String text) {
            checkCodeSystem(field, column);
            checkFormats(field, column);
            return Optional.of(
                    new MappedField(field, column, List.of(), List.of(text), words(field, column), Optional.empty()));
        }

        private Optional<MappedField> withConstants(Field field, Optional<Column> column, List<String> constants) {
            Optional<WordTable> words = words(field, Optional.empty());
            for (String constant : constants) {
                if (words.isPresent()
                        && !constant.isEmpty()
                        && words.get().find(constant).isEmpty()) {
                    refuse(IngestNotice.CONSTANT_INVALID, Map.of("field", field.name(), "value", constant));
                }
            }
            return Optional.of(new MappedField(field, column, List.of(), constants, words, Optional.empty()));
        }

        private Optional<WordTable> words(Field field, Optional<Column> column) {
            return WordTable.covers(field)
                    ? Optional.of(WordTable.of(field, column, source, reference))
                    : Optional.empty();
        }

        /** A bare region code means another region in another system: it must be said which one it is of. */
        private void checkCodeSystem(Field field, Optional<Column> column) {
            boolean byCode = column.map(Column::match).orElse(Match.CODE) == Match.CODE;
            if (field.references().equals(Optional.of("regions"))
                    && byCode
                    && country.codeSystems().size() > 1
                    && !source.codeSystems().containsKey(field.name())) {
                refuse(
                        IngestNotice.CODE_SYSTEM_MISSING,
                        Map.of(
                                "field", field.name(),
                                "allowed",
                                        String.join(", ", country.codeSystems().keySet())));
            }
        }

        private void checkFormats(Field field, Optional<Column> column) {
            for (String format : column.map(Column::formats).orElse(List.of())) {
                boolean dated = field.type() == Type.DATE || field.type() == Type.DATETIME;
                if (dated && DateFormat.find(format).isEmpty()) {
                    refuse(IngestNotice.DATE_FORMAT_UNKNOWN, Map.of("field", field.name(), "format", format));
                } else if (dated && DateFormat.find(format).get().hasShortYear()) {
                    noticeShortYears(field, column.get().twoDigitYearsFrom());
                }
            }
        }

        private void noticeShortYears(Field field, int first) {
            notice(
                    IngestNotice.TWO_DIGIT_YEARS_READ,
                    Map.of("field", field.name(), "first_year", "" + first, "last_year", "" + (first + 99)));
        }

        private void noticeOtherColumns(Set<Integer> read) {
            for (int i = 0; i < head.columns().size(); i++) {
                String name = head.columns().get(i);
                if (name.isEmpty()) {
                    notice(IngestNotice.COLUMN_NAMELESS, Map.of("position", Integer.toString(i + 1)));
                } else if (!read.contains(i)) {
                    notice(IngestNotice.COLUMN_UNKNOWN, Map.of("column", PersonalColumns.shown(name)));
                }
            }
        }

        private void refuse(IngestNotice kind, Map<String, String> details) {
            refused = true;
            notice(kind, details);
        }

        private void notice(IngestNotice kind, Map<String, String> details) {
            notices.add(Notice.of(kind, new Location.InFile(file), new LinkedHashMap<>(details)));
        }
    }
}
