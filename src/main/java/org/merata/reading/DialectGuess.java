package org.merata.reading;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a file is written, found out from its start. The delimiter is the one with the highest consistency: van den Burg, Nazabal and
 * Sutton, "Wrangling messy CSV files by detecting row and type patterns", Data Mining and Knowledge Discovery 33 (2019), pattern score
 * times type score, with a cell being of a known type where it holds no other delimiter or is a number.
 *
 * @param escape a backslash, where quotes inside quotes are written with one
 * @param skipLines physical lines before the header
 * @param alike records with as many cells as the header, of those looked at
 * @param looked records looked at, from the header on
 * @param sureness how clear the choice of the delimiter was
 * @param rival the delimiter that came next; empty where no other parts anything
 */
public record DialectGuess(
        char delimiter,
        char quote,
        Optional<Character> escape,
        int skipLines,
        int cells,
        int alike,
        int looked,
        Sureness sureness,
        Optional<Character> rival) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int RECORDS_LOOKED_AT = 200;
    private static final double CLEAR_LEAD = 2;
    private static final double LEAD = 1.1;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]*\\d");
    private static final Pattern DELIMITER_INSIDE = Pattern.compile("[,;\\t|]");

    /** One delimiter tried: the records it makes, and how well they hold together. */
    private record Trial(char delimiter, List<CSVRecord> records, double score) {}

    public static DialectGuess of(FileHead.Start start) {
        String text = start.text();
        char quote = quote(text);
        var trials = new ArrayList<Trial>();
        for (char delimiter : DELIMITERS) {
            List<CSVRecord> records = parse(start, delimiter, quote);
            trials.add(new Trial(delimiter, records, score(records)));
        }
        Optional<Character> told = toldDelimiter(text);
        trials.sort((one, other) -> Double.compare(other.score(), one.score()));
        Trial best = trials.stream()
                .filter(trial -> told.isPresent() && trial.delimiter() == told.get())
                .findFirst()
                .orElse(trials.get(0));
        Trial next = trials.stream().filter(trial -> trial != best).findFirst().orElseThrow();
        Sureness sureness = told.isPresent() ? Sureness.SURE : sureness(best, next);
        return of(text, best, quote, sureness, next.score() > 0 ? Optional.of(next.delimiter()) : Optional.empty());
    }

    private static DialectGuess of(String text, Trial best, char quote, Sureness sureness, Optional<Character> rival) {
        int cells = usualSize(best.records());
        int header = findHeader(best.records(), cells);
        List<CSVRecord> rows = best.records().subList(header, best.records().size());
        boolean backslash = text.contains("\\" + quote) && !text.contains(String.valueOf(quote) + quote);
        return new DialectGuess(
                best.delimiter(),
                quote,
                backslash ? Optional.of('\\') : Optional.empty(),
                header == 0 ? 0 : lineOf(text, best.records().get(header)),
                cells,
                (int) rows.stream().filter(row -> row.size() == cells).count(),
                rows.size(),
                sureness,
                rival);
    }

    private static Sureness sureness(Trial best, Trial next) {
        if (best.score() == 0) {
            return Sureness.GUESSED;
        }
        if (best.score() >= next.score() * CLEAR_LEAD) {
            return Sureness.SURE;
        }
        return best.score() >= next.score() * LEAD ? Sureness.LIKELY : Sureness.GUESSED;
    }

    /** The line by which Excel is told the delimiter. */
    private static Optional<Character> toldDelimiter(String text) {
        return text.length() > 4 && text.startsWith("sep=") ? Optional.of(text.charAt(4)) : Optional.empty();
    }

    /** Apostrophes are quotes where cells begin and end with them and none does with a double quote. */
    private static char quote(String text) {
        long doubled = text.chars().filter(letter -> letter == '"').count();
        long opened = Pattern.compile("(?:^|[,;\\t|])'", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .count();
        long closed = Pattern.compile("'(?:[,;\\t|]|$)", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .count();
        return doubled == 0 && opened > 1 && Math.abs(opened - closed) <= opened / 10 ? '\'' : '"';
    }

    private static List<CSVRecord> parse(FileHead.Start start, char delimiter, char quote) {
        var records = new ArrayList<CSVRecord>();
        try (CSVParser parser = CSVParser.parse(new StringReader(start.text()), FileHead.format(delimiter, quote))) {
            var iterator = parser.iterator();
            while (records.size() < RECORDS_LOOKED_AT && iterator.hasNext()) {
                records.add(iterator.next());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException brokenOrCut) {
            return records;
        }
        if (start.cut() && records.size() < RECORDS_LOOKED_AT && records.size() > 1) {
            records.remove(records.size() - 1);
        }
        return records;
    }

    /** Pattern score times type score: many records of few sizes, and cells that can be told what they are. */
    private static double score(List<CSVRecord> records) {
        var sizes = new TreeMap<Integer, Integer>();
        long known = 0;
        long all = 0;
        for (CSVRecord record : records) {
            sizes.merge(record.size(), 1, Integer::sum);
            for (String cell : record) {
                all++;
                known += isKnown(cell.strip()) ? 1 : 0;
            }
        }
        if (all == 0) {
            return 0;
        }
        double pattern = sizes.entrySet().stream()
                        .mapToDouble(size -> size.getValue() * (size.getKey() - 1.0) / size.getKey())
                        .sum()
                / sizes.size();
        return pattern * known / all;
    }

    private static boolean isKnown(String cell) {
        return !DELIMITER_INSIDE.matcher(cell).find() || NUMBER.matcher(cell).matches();
    }

    /** The number of cells most records have; more cells where it is a draw. */
    private static int usualSize(List<CSVRecord> records) {
        Map<Integer, Long> sizes =
                records.stream().collect(Collectors.groupingBy(CSVRecord::size, TreeMap::new, Collectors.counting()));
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

    /** The first record of the usual size most of whose cells are filled: what stands before it is a title or a note. */
    private static int findHeader(List<CSVRecord> records, int cells) {
        for (int i = 0; i < records.size(); i++) {
            long filled =
                    records.get(i).stream().filter(cell -> !cell.isBlank()).count();
            if (records.get(i).size() == cells && filled * 2 > cells) {
                return i;
            }
        }
        return 0;
    }

    /** How many physical lines stand before a record, blank ones right above it included. */
    private static int lineOf(String text, CSVRecord record) {
        int start = (int) Math.min(record.getCharacterPosition(), text.length());
        while (start < text.length() && (text.charAt(start) == '\n' || text.charAt(start) == '\r')) {
            start++;
        }
        int lines = 0;
        for (int i = 0; i < start; i++) {
            boolean endsWithBoth = text.charAt(i) == '\r' && i + 1 < start && text.charAt(i + 1) == '\n';
            lines += text.charAt(i) == '\n' || text.charAt(i) == '\r' && !endsWithBoth ? 1 : 0;
        }
        return lines;
    }
}
