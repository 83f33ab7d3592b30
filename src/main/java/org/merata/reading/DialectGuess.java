package org.merata.reading;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.merata.definition.SourceDefinition;
import org.merata.reading.RecordStream.LineEnd;

/**
 * How a file is written, found out from its start. The delimiter is the one with the highest consistency: van den Burg, Nazabal and
 * Sutton, "Wrangling messy CSV files by detecting row and type patterns", Data Mining and Knowledge Discovery 33 (2019), pattern score
 * times type score, with a cell being of a known type where it holds no other delimiter or is a number. Times a third score: how many
 * records keep the rules of their quotes.
 *
 * @param usualCells the number of cells that most records have
 * @param alike records with that many, of those looked at
 * @param looked records looked at
 * @param sureness how clear the choice of the delimiter was
 * @param rival the delimiter that came next; empty where no other parts anything
 */
public record DialectGuess(
        Dialect dialect, int usualCells, int alike, int looked, Sureness sureness, Optional<String> rival) {
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|", "^", "~", "§", ":", " ");
    private static final List<String> LONG_DELIMITERS = List.of(", ", "; ", "\t\t", "||", "::", ";;", "\\t");
    private static final Set<String> WEAK = Set.of(":", " ");
    private static final int RECORDS_LOOKED_AT = 200;
    private static final int LETTERS_LOOKED_AT = 1 << 20;
    private static final double CLEAR_LEAD = 2;
    private static final double LEAD = 1.1;
    private static final double LEAST_WITHOUT_QUOTES = 0.75;
    private static final double FOUND_NAME = 1_000;
    private static final double LEAST_ALIKE_WHERE_WEAK = 0.95;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]*\\d");
    private static final Pattern DELIMITER_INSIDE = Pattern.compile("[,;\\t|]");

    /** One dialect tried: the records it makes, and how well they hold together. */
    private record Trial(Dialect dialect, List<TextRecord> records, int usual, double score) {}

    /**
     * @param text from the file's start, or from where its records start
     * @param cut whether the file goes on
     * @param expected names of columns that are likely to be there: the best evidence
     */
    static DialectGuess of(
            String text, boolean cut, SourceDefinition.Dialect stated, Collection<String> expected, LineEnd lineEnd) {
        String sample = text.length() > LETTERS_LOOKED_AT ? upToLineEnd(text) : text;
        boolean part = cut || sample.length() < text.length();
        var trials = new ArrayList<Trial>();
        for (String delimiter : stated.delimiter().map(List::of).orElseGet(() -> listCandidates(sample))) {
            listQuotes(sample, stated).stream()
                    .map(quote -> tryOut(
                            sample,
                            part,
                            withEscape(
                                    sample, new Dialect(delimiter, quote, stated.escape(), stated.comment()), stated),
                            expected,
                            lineEnd))
                    .max(Comparator.comparingDouble(Trial::score))
                    .ifPresent(trials::add);
        }
        trials.sort(Comparator.comparingDouble(Trial::score)
                .thenComparing(trial -> trial.dialect().delimiter().length())
                .reversed());
        Trial best = trials.get(0);
        Optional<Trial> second = trials.stream()
                .skip(1)
                .filter(trial ->
                        !overlap(trial.dialect().delimiter(), best.dialect().delimiter()))
                .findFirst()
                .filter(trial -> trial.score() > 0);
        double next = second.map(Trial::score).orElse(0.0);
        Sureness sureness = stated.delimiter().isPresent() ? Sureness.SURE : sureness(best.score(), next);
        return new DialectGuess(
                best.dialect(),
                best.usual(),
                (int) best.records().stream()
                        .filter(record -> record.cells().size() == best.usual())
                        .count(),
                best.records().size(),
                sureness,
                second.map(trial -> trial.dialect().delimiter()));
    }

    /** A comma is no rival of a comma and a blank. */
    private static boolean overlap(String one, String other) {
        return one.contains(other) || other.contains(one);
    }

    private static String upToLineEnd(String text) {
        int end = Math.max(text.lastIndexOf('\n', LETTERS_LOOKED_AT), text.lastIndexOf('\r', LETTERS_LOOKED_AT));
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static List<String> listCandidates(String text) {
        var candidates = new LinkedHashSet<String>(DELIMITERS);
        candidates.removeIf(delimiter -> !text.contains(delimiter));
        for (String delimiter : LONG_DELIMITERS) {
            String first = delimiter.substring(0, 1);
            int pairs = count(text, delimiter);
            boolean doubled = delimiter.charAt(0) == delimiter.charAt(1);
            if (pairs > 0 && doubled && pairs * 2 == count(text, first)) {
                candidates.remove(first);
                candidates.add(delimiter);
            } else if (pairs > 0 && !doubled) {
                candidates.add(delimiter);
            }
        }
        return candidates.isEmpty() ? List.of(",") : List.copyOf(candidates);
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** The double quote first: it is the answer where nothing speaks for another. */
    private static List<Optional<Character>> listQuotes(String text, SourceDefinition.Dialect stated) {
        if (stated.quote().isPresent()) {
            return List.of(stated.findQuote());
        }
        var quotes = new ArrayList<Optional<Character>>();
        quotes.add(Optional.of('"'));
        if (text.indexOf('\'') >= 0) {
            quotes.add(Optional.of('\''));
        }
        if (text.indexOf('"') >= 0) {
            quotes.add(Optional.empty());
        }
        return quotes;
    }

    /** A backslash where it stands before quotes and keeps them from ending a cell. */
    private static Dialect withEscape(String text, Dialect dialect, SourceDefinition.Dialect stated) {
        if (stated.escape().isPresent()
                || dialect.quote().isEmpty()
                || !text.contains("\\" + dialect.quote().get())) {
            return dialect;
        }
        var escaped = new Dialect(dialect.delimiter(), dialect.quote(), Optional.of('\\'), dialect.comment());
        long broken = countBroken(text, dialect);
        return broken > 0 && countBroken(text, escaped) < broken ? escaped : dialect;
    }

    private static long countBroken(String text, Dialect dialect) {
        return read(text, true, dialect, LineEnd.usual(text), 0).stream()
                .filter(record -> record.flaw().isPresent())
                .count();
    }

    private static List<TextRecord> read(String text, boolean cut, Dialect dialect, LineEnd lineEnd, int usual) {
        var records = new ArrayList<TextRecord>();
        try (var lines = new PhysicalLines(new StringReader(text))) {
            var stream = new RecordStream(lines, dialect, lineEnd, usual);
            for (Optional<TextRecord> record = stream.next();
                    record.isPresent() && records.size() < RECORDS_LOOKED_AT;
                    record = stream.next()) {
                records.add(record.get());
            }
        }
        if (cut && records.size() < RECORDS_LOOKED_AT && records.size() > 1) {
            records.remove(records.size() - 1);
        }
        return records;
    }

    private static Trial tryOut(
            String text, boolean cut, Dialect dialect, Collection<String> expected, LineEnd lineEnd) {
        int usual = usualSize(read(text, cut, dialect, lineEnd, 0));
        List<TextRecord> records = read(text, cut, dialect, lineEnd, usual);
        int size = usualSize(records);
        double score = score(records, dialect, size);
        long found = records.stream()
                .limit(20)
                .mapToLong(record -> record.cells().size() < 2
                        ? 0
                        : expected.stream()
                                .filter(name -> record.cells().stream()
                                        .anyMatch(cell -> cell.strip().equals(name)))
                                .count())
                .max()
                .orElse(0);
        return new Trial(dialect, records, size, score + found * FOUND_NAME);
    }

    private static Sureness sureness(double best, double next) {
        if (best == 0) {
            return Sureness.GUESSED;
        }
        if (best >= next * CLEAR_LEAD) {
            return Sureness.SURE;
        }
        return best >= next * LEAD ? Sureness.LIKELY : Sureness.GUESSED;
    }

    /** Many records of few sizes, cells that can be told what they are, quotes that keep their rules. */
    private static double score(List<TextRecord> records, Dialect dialect, int usual) {
        var sizes = new TreeMap<Integer, Integer>();
        long known = 0;
        long all = 0;
        for (TextRecord record : records) {
            sizes.merge(record.cells().size(), 1, Integer::sum);
            for (String cell : record.cells()) {
                all++;
                known += isKnown(cell.strip(), dialect.delimiter()) ? 1 : 0;
            }
        }
        if (all == 0 || usual < 2 || isTooWeak(records, dialect, usual)) {
            return 0;
        }
        double pattern = sizes.entrySet().stream()
                        .mapToDouble(size -> size.getValue() * (size.getKey() - 1.0) / size.getKey())
                        .sum()
                / sizes.size();
        return pattern / records.size() * known / all * quoteFit(records, dialect, usual) * preference(dialect);
    }

    /** Apostrophes, or no quotes at all, must speak for themselves. */
    private static double preference(Dialect dialect) {
        return dialect.quote().map(letter -> letter == '"' ? 1 : 1 / LEAD).orElse(LEAST_WITHOUT_QUOTES);
    }

    /** Blanks and colons stand in any text: they part a file only where all of it says so. */
    private static boolean isTooWeak(List<TextRecord> records, Dialect dialect, int usual) {
        if (!WEAK.contains(dialect.delimiter())) {
            return false;
        }
        long alike = records.stream()
                .filter(record -> record.cells().size() == usual)
                .count();
        boolean even = alike >= records.size() * LEAST_ALIKE_WHERE_WEAK && records.size() > 1;
        long quoted = records.stream()
                .flatMap(record -> record.cells().stream())
                .filter(cell -> cell.contains(dialect.delimiter()))
                .count();
        boolean wellQuoted = quoted > records.size() / 2
                && records.stream()
                        .allMatch(record ->
                                record.flaw().isEmpty() && record.doubt().isEmpty());
        return !even && !wellQuoted;
    }

    private static double quoteFit(List<TextRecord> records, Dialect dialect, int usual) {
        double penalty = 0;
        for (TextRecord record : records) {
            if (record.flaw().isPresent()) {
                penalty += record.cells().size() == usual ? 0.4 : 0.9;
            } else if (record.doubt().isPresent()) {
                penalty += 0.5;
            } else if (record.cells().stream().anyMatch(cell -> isOtherwiseQuoted(cell, dialect))) {
                penalty += 0.9;
            }
        }
        return 1 - penalty / records.size();
    }

    /** A cell within quotes that this dialect does not know. */
    private static boolean isOtherwiseQuoted(String cell, Dialect dialect) {
        if (cell.length() < 2) {
            return false;
        }
        char first = cell.charAt(0);
        return (first == '"' || first == '\'')
                && cell.charAt(cell.length() - 1) == first
                && !dialect.quote().equals(Optional.of(first));
    }

    private static boolean isKnown(String cell, String delimiter) {
        return cell.contains(delimiter)
                || !DELIMITER_INSIDE.matcher(cell).find()
                || NUMBER.matcher(cell).matches();
    }

    /** The number of cells most records have; more cells where it is a draw. */
    private static int usualSize(List<TextRecord> records) {
        Map<Integer, Long> sizes = records.stream()
                .collect(Collectors.groupingBy(record -> record.cells().size(), TreeMap::new, Collectors.counting()));
        int usual = 1;
        long most = 0;
        for (Map.Entry<Integer, Long> size : sizes.entrySet()) {
            if (size.getValue() >= most) {
                usual = size.getKey();
                most = size.getValue();
            }
        }
        return usual;
    }
}
