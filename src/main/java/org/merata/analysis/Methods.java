package org.merata.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.model.Phrases;

/**
 * What is calculated how: {@code methods.md} beside this class, the one place where formulas, their sources and the published numbers they
 * reproduce are written. The page {@code /methods} shows it and a test calculates its numbers again.
 *
 * <p>A section is a heading of the second level, paragraphs and tables. A table whose first column is {@code id} or {@code measure} has
 * statistics: its id between backticks, then the formula or rule, then the source. The table of published numbers has name, number and source;
 * one whose first column is {@code statistic} says with what words the names of a statistic's numbers begin.
 */
public record Methods(List<Section> sections, List<PublishedNumber> numbers) {
    private static final String FILE = "methods.md";
    private static final String BETWEEN_LANGUAGES = " / ";
    private static final String NUMBERS = "number";
    private static final String BEGINNINGS = "statistic";
    private static final List<String> STATISTICS = List.of("id", "measure");

    public Methods {
        sections = List.copyOf(sections);
        numbers = List.copyOf(numbers);
    }

    /** @param id its title in lower case with hyphens, as an anchor */
    public record Section(
            String id, String title, List<String> paragraphs, List<Statistic> statistics, List<Table> tables) {
        public Section {
            paragraphs = List.copyOf(paragraphs);
            statistics = List.copyOf(statistics);
            tables = List.copyOf(tables);
        }

        /** Its title alone: in a file of another language, what stands after the English one. */
        public String localTitle() {
            int end = title.indexOf(BETWEEN_LANGUAGES);
            return end < 0 ? title : title.substring(end + BETWEEN_LANGUAGES.length());
        }
    }

    /** @param source empty where it needs none */
    public record Statistic(String id, String formula, String source) {}

    /** A table of another kind, such as bands of a regulation. */
    public record Table(List<String> header, List<List<String>> rows) {
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A number that somebody else published and that comes out here.
     *
     * @param number as printed there
     * @param statistic the id of the statistic; empty where it stands for a whole section
     */
    public record PublishedNumber(String name, String number, String source, Optional<String> statistic) {}

    /** What is written beside this class. */
    public static Methods read() {
        return read(FILE);
    }

    /** What a statistic is called, in the phrases of this room; empty where it has no name of its own. */
    public static Optional<String> findName(String statistic, Phrases phrases) {
        return Stream.of("index.", "rule.", "method.")
                .map(prefix -> prefix + statistic)
                .filter(phrases.keys()::contains)
                .map(phrases::say)
                .findFirst();
    }

    /** The same in a file of another language, which has the words alone: headings, and under them paragraphs. */
    public static Methods readWords(Locale language) {
        return read("methods_" + language.getLanguage() + ".md");
    }

    private static Methods read(String file) {
        try (InputStream in = Methods.class.getResourceAsStream(file)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Methods of(String text) {
        var sections = new ArrayList<Section>();
        var numbers = new ArrayList<List<String>>();
        var beginnings = new LinkedHashMap<String, String>();
        String[] parts = text.split("(?m)^## ");
        for (String part : Arrays.copyOfRange(parts, 1, parts.length)) {
            sections.add(section(part, numbers, beginnings));
        }
        return new Methods(
                sections,
                numbers.stream()
                        .map(row -> new PublishedNumber(
                                row.get(0), row.get(1), row.get(2), statistic(row.get(0), beginnings)))
                        .toList());
    }

    private static Optional<String> statistic(String number, Map<String, String> beginnings) {
        return beginnings.entrySet().stream()
                .filter(entry -> number.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Section section(String part, List<List<String>> numbers, Map<String, String> beginnings) {
        String[] blocks = part.strip().split("\\n\\s*\\n");
        String title = blocks[0].lines().findFirst().orElseThrow().strip();
        var paragraphs = new ArrayList<String>();
        var statistics = new ArrayList<Statistic>();
        var tables = new ArrayList<Table>();
        for (String block : Arrays.copyOfRange(blocks, 1, blocks.length)) {
            if (!block.startsWith("|")) {
                paragraphs.add(plain(block));
                continue;
            }
            Table table = table(block);
            String first = table.header().get(0);
            if (first.equals(NUMBERS)) {
                numbers.addAll(table.rows());
            } else if (first.equals(BEGINNINGS)) {
                table.rows().forEach(row -> beginnings.put(row.get(1), row.get(0)));
            } else if (STATISTICS.contains(first)) {
                table.rows().forEach(row -> statistics.add(new Statistic(row.get(0), row.get(1), cell(row, 2))));
            } else {
                tables.add(table);
            }
        }
        String english =
                title.contains(BETWEEN_LANGUAGES) ? title.substring(0, title.indexOf(BETWEEN_LANGUAGES)) : title;
        return new Section(anchor(english), title, paragraphs, statistics, tables);
    }

    private static Table table(String block) {
        List<List<String>> rows = block.lines()
                .map(line -> Arrays.stream(line.strip().split("(?<!\\\\)\\|", -1))
                        .skip(1)
                        .map(cell -> plain(cell.replace("\\|", "|")))
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1))
                .toList();
        return new Table(rows.get(0), rows.subList(2, rows.size()));
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    private static String plain(String text) {
        return text.replace("`", "").replaceAll("\\s+", " ").strip();
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
