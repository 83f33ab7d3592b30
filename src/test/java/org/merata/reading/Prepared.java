package org.merata.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.definition.SourceDefinition;
import org.merata.definition.SourceDefinition.Totals;

/** A file taken through the door, with all that came out behind it. */
public record Prepared(
        FileForm form,
        List<String> columns,
        List<List<String>> rows,
        List<String> places,
        List<String> faults,
        Map<String, String> notices,
        Optional<String> refusal) {
    public static final SourceDefinition.Dialect NOTHING_STATED = SourceDefinition.Dialect.NOTHING_STATED;

    public static Prepared of(Path file, Path scratch, String... expected) {
        return of(file, scratch, NOTHING_STATED, ReadingLimits.USUAL, List.of(expected));
    }

    public static Prepared of(
            Path file,
            Path scratch,
            SourceDefinition.Dialect stated,
            ReadingLimits limits,
            Collection<String> expected) {
        try (PreparedFile prepared =
                PreparedFile.of(file, file.getFileName().toString(), stated, expected, scratch, limits)) {
            Optional<TableText> table = prepared.read();
            var rows = new ArrayList<List<String>>();
            var places = new ArrayList<String>();
            var faults = new ArrayList<String>();
            table.ifPresent(text -> new CarefulReader(text.head(), text.faults(), new CarefulReader.Receiver() {
                        @Override
                        public void accept(long record, long line, List<String> cells) {
                            rows.add(cells);
                            places.add(place(text, line));
                        }

                        @Override
                        public void fault(
                                long record, long line, ReadingNotice code, String detail, List<String> cells) {
                            faults.add(code.code() + " " + place(text, line));
                        }
                    })
                    .read(text.file()));
            var notices = new TreeMap<String, String>();
            prepared.notices()
                    .forEach(notice -> notices.merge(
                            notice.kind().code(),
                            notice.at().describe() + " " + new TreeMap<>(notice.details()),
                            (one, other) -> one + "; " + other));
            return new Prepared(
                    prepared.form(),
                    table.map(text -> text.head().columns()).orElse(List.of()),
                    rows,
                    places,
                    faults,
                    notices,
                    prepared.refusal().map(kind -> kind.code()));
        }
    }

    private static String place(TableText text, long line) {
        Places.Place place = text.places().of(line);
        return place.part() + ":" + place.row();
    }

    /** A dialect that states sheets, a member and what becomes of totals. */
    public static SourceDefinition.Dialect stating(List<String> sheets, Optional<String> member, Totals totals) {
        return new SourceDefinition.Dialect(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                sheets,
                member,
                totals);
    }
}
