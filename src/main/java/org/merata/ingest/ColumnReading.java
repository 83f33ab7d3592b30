package org.merata.ingest;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.merata.definition.SourceDefinition.NumberMarks;
import org.merata.ingest.ColumnProfile.Type;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;

/**
 * Gathers the cells of one column and says what they are. The cells lie in a Tablesaw column, each different text once. Tablesaw's
 * tables are left alone: making one searches the whole class path for file readers.
 */
final class ColumnReading {
    private static final Set<String> STOPGAPS = Set.of(
            "-", "--", "—", "–", ".", "?", "na", "n/a", "#n/a", "nan", "null", "nil", "none", "(blank)", "tidak ada");
    private static final Set<String> BOOLEANS = Set.of("true", "false", "ya", "tidak", "yes", "no", "y", "n", "t", "f");
    /** The share of values that makes a column's type. */
    private static final double MOST = 0.9;

    private static final int EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 40;

    private final int position;
    private final String name;
    private final StringColumn cells;
    private final Map<String, Long> times = new LinkedHashMap<>();
    private final Set<String> stopgaps = new TreeSet<>();
    private NumberTally numbers = new NumberTally();
    private NumberSigns signs = new NumberSigns(NumberMarks.NONE);
    private final DateTally dates = new DateTally();
    private long blanks;
    private long filled;
    private long booleans;

    ColumnReading(int position, String name) {
        this.position = position;
        this.name = name;
        this.cells = StringColumn.create(name.isEmpty() ? "column " + position : name);
    }

    void add(String cell) {
        cells.append(cell.strip());
    }

    ColumnProfile profile() {
        count();
        Optional<Personal> personal = findPersonal();
        Type type = type();
        boolean dated = type == Type.DATE || type == Type.DATETIME;
        boolean numeric = type == Type.INTEGER || type == Type.NUMBER;
        List<String> words = personal.isPresent() ? List.of() : words();
        Range range = personal.isPresent() ? Range.NONE : dated ? moments(type) : numeric ? numbers() : Range.NONE;
        return new ColumnProfile(
                position,
                Personal.findIn(name).isPresent() ? "***" : name,
                type,
                blanks,
                stopgaps,
                times.size(),
                filled - fits(type),
                range.least(),
                range.most(),
                words.stream()
                        .filter(text -> isOf(type, text))
                        .limit(EXAMPLES)
                        .map(ColumnReading::shorten)
                        .toList(),
                words,
                dated ? dates.formats() : List.of(),
                dated ? dates.otherFormats() : List.of(),
                numeric && numbers.decimalComma(),
                numeric ? signs.marks() : NumberMarks.NONE,
                personal,
                doubts(type, personal));
    }

    private void count() {
        blanks = cells.countMissing();
        for (String text : cells) {
            if (STOPGAPS.contains(text.toLowerCase(Locale.ROOT))) {
                stopgaps.add(text);
            } else if (!text.isEmpty()) {
                times.merge(text, 1L, Long::sum);
            }
        }
        times.forEach((text, count) -> {
            filled += count;
            numbers.add(text, count);
            dates.add(text, count);
            booleans += BOOLEANS.contains(text.toLowerCase(Locale.ROOT)) ? count : 0;
        });
        if (numbers.fits() < filled && dates.fits() < MOST * filled) {
            countWithSigns();
        }
    }

    /** What stands around and in numbers, where more texts are numbers without it. */
    private void countWithSigns() {
        NumberMarks marks = times.keySet().stream()
                .flatMap(text -> NumberSigns.find(text).stream())
                .reduce(NumberMarks.NONE, NumberSigns::join);
        var found = new NumberSigns(marks);
        var tally = new NumberTally();
        times.forEach((text, count) -> tally.add(found.read(text), count));
        if (tally.fits() > numbers.fits() && tally.fits() >= MOST * filled) {
            signs = found;
            numbers = tally;
        }
    }

    private Optional<Personal> findPersonal() {
        Optional<Personal> called = Personal.findByName(name);
        return called.isPresent()
                ? called
                : times.keySet().stream()
                        .map(Personal::findIn)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private Type type() {
        double most = MOST * filled;
        if (filled == 0) {
            return Type.EMPTY;
        }
        if (dates.fits() >= most) {
            return dates.isTimed() ? Type.DATETIME : Type.DATE;
        }
        if (numbers.fits() >= most) {
            return numbers.isWhole() ? Type.INTEGER : Type.NUMBER;
        }
        return booleans == filled ? Type.BOOLEAN : Type.TEXT;
    }

    private long fits(Type type) {
        return switch (type) {
            case DATE, DATETIME -> dates.fits();
            case INTEGER, NUMBER -> numbers.fits();
            default -> filled;
        };
    }

    private boolean isOf(Type type, String text) {
        return switch (type) {
            case DATE, DATETIME -> dates.read(text).isPresent();
            case INTEGER, NUMBER -> numbers.read(signs.read(text)).isPresent();
            default -> true;
        };
    }

    private Set<IngestNotice> doubts(Type type, Optional<Personal> personal) {
        var doubts = EnumSet.noneOf(IngestNotice.class);
        personal.ifPresent(kind -> doubts.add(IngestNotice.PERSONAL_COLUMN));
        if (type == Type.DATE || type == Type.DATETIME) {
            doubts.addAll(dates.doubts());
        } else if (type == Type.NUMBER) {
            numbers.doubt().ifPresent(doubts::add);
        }
        if (fits(type) < filled) {
            doubts.add(IngestNotice.VALUES_ODD);
        }
        return doubts;
    }

    /** The values, the most frequent first, those equally frequent as the file has them. */
    private List<String> words() {
        return times.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(ColumnProfile.WORDS_KEPT)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_EXAMPLE ? line : line.substring(0, LONGEST_EXAMPLE - 1) + "…";
    }

    private record Range(Optional<String> least, Optional<String> most) {
        static final Range NONE = new Range(Optional.empty(), Optional.empty());
    }

    private Range numbers() {
        var values = DoubleColumn.create(name);
        times.keySet().forEach(text -> numbers.read(signs.read(text)).ifPresent(values::append));
        return values.isEmpty() ? Range.NONE : new Range(plain(values.min()), plain(values.max()));
    }

    private static Optional<String> plain(double value) {
        return Optional.of(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }

    private Range moments(Type type) {
        List<LocalDateTime> moments = new ArrayList<>();
        times.keySet().forEach(text -> dates.read(text).ifPresent(moments::add));
        var values = DateTimeColumn.create(name, moments);
        return values.isEmpty() ? Range.NONE : new Range(iso(values.min(), type), iso(values.max(), type));
    }

    private static Optional<String> iso(LocalDateTime moment, Type type) {
        return Optional.of(
                type == Type.DATE
                        ? moment.toLocalDate().toString()
                        : moment.toString().replace('T', ' '));
    }
}
