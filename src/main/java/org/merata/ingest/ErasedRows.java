package org.merata.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.merata.reading.CarefulReader;
import org.merata.reading.ReadingNotice;
import org.merata.reading.TableText;
import org.merata.warehouse.ErasureList.Erasure;

/**
 * Which records of a table are about people who were erased: those with a cell in the field or column meant, or in any where none is,
 * whose whole trimmed text has a fingerprint that is on the list. Ways to write the same number or address have the same fingerprint.
 */
final class ErasedRows implements CarefulReader.Receiver {
    /** Where a record can't be split into cells, whatever may stand between them is taken for an end. */
    private static final Pattern BETWEEN_CELLS = Pattern.compile("[,;|:{}\\[\\]\\t\\r\\n\"]");

    private final PersonKey key;
    private final List<Set<String>> wanted;
    private final Set<String> anywhere = new HashSet<>();
    private final Set<String> found = new HashSet<>();
    private boolean fieldKnown;
    private long rows;

    private ErasedRows(PersonKey key, List<Set<String>> wanted) {
        this.key = key;
        this.wanted = wanted;
    }

    /** No record. */
    static ErasedRows none(PersonKey key) {
        return new ErasedRows(key, List.of());
    }

    /** Looks through a table whose columns the mapping has found. */
    static ErasedRows find(PersonKey key, List<Erasure> erasures, SourceMapping mapping, TableText table) {
        List<String> columns = table.head().columns();
        var wanted = new ArrayList<Set<String>>();
        columns.forEach(column -> wanted.add(new HashSet<>()));
        var rows = new ErasedRows(key, wanted);
        for (Erasure erasure : erasures) {
            if (erasure.concerns(mapping.source().id())) {
                rows.want(erasure, mapping, columns);
            }
        }
        if (!rows.anywhere.isEmpty()) {
            new CarefulReader(table.head(), rows).read(table.file());
        }
        return rows;
    }

    private void want(Erasure erasure, SourceMapping mapping, List<String> columns) {
        Optional<List<Integer>> mapped = erasure.field().flatMap(mapping::find).map(SourceMapping.MappedField::columns);
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            boolean meant = mapped.map(indexes -> indexes.contains(column))
                    .or(() -> erasure.field().map(columns.get(column)::equals))
                    .orElse(true);
            if (meant) {
                fieldKnown = true;
                wanted.get(i).addAll(erasure.fingerprints());
                anywhere.addAll(erasure.fingerprints());
            }
        }
    }

    /** Whether the table has the field or column meant. */
    boolean fieldKnown() {
        return fieldKnown;
    }

    /** How many records there are. */
    long rows() {
        return rows;
    }

    /** The fingerprints that were met. */
    Set<String> found() {
        return Set.copyOf(found);
    }

    /** Whether a record is about one of them. */
    boolean concerns(List<String> cells) {
        boolean concerned = false;
        for (int i = 0; i < wanted.size(); i++) {
            concerned |= meets(cells.get(i), wanted.get(i));
        }
        return concerned;
    }

    /** Whether a record that could not be split into the right cells is about one of them, in whatever part of it. */
    boolean concernsAnyPart(List<String> cells) {
        boolean concerned = false;
        if (anywhere.isEmpty()) {
            return concerned;
        }
        for (String cell : cells) {
            concerned |= meets(cell, anywhere);
            for (String part : BETWEEN_CELLS.split(cell)) {
                concerned |= meets(part, anywhere);
            }
        }
        return concerned;
    }

    private boolean meets(String text, Set<String> fingerprints) {
        if (fingerprints.isEmpty() || text.isBlank()) {
            return false;
        }
        String fingerprint = key.fingerprint(text);
        boolean wanted = fingerprints.contains(fingerprint);
        if (wanted) {
            found.add(fingerprint);
        }
        return wanted;
    }

    @Override
    public void accept(long record, long line, List<String> cells) {
        rows += concerns(cells) ? 1 : 0;
    }

    @Override
    public void fault(long record, long line, ReadingNotice code, String detail, List<String> cells) {
        rows += concernsAnyPart(cells) ? 1 : 0;
    }
}
