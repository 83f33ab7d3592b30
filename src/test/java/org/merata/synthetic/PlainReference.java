package org.merata.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Text;

/** The project's own reference tables, read plainly: no cell of theirs holds a quote or a line break. */
final class PlainReference {
    private static final String COMMA_OUTSIDE_QUOTES = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
    private static final Path FOLDER = Path.of("data/reference");

    private PlainReference() {}

    static List<Map<String, String>> rows(String table) {
        return rows(FOLDER.resolve(table + ".csv"));
    }

    static List<Map<String, String>> rows(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] header = lines.get(0).split(",", -1);
            var rows = new ArrayList<Map<String, String>>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(COMMA_OUTSIDE_QUOTES, -1);
                if (cells.length != header.length) {
                    throw new IllegalStateException(file + ": not a row of its header: " + line);
                }
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i].replace("\"", ""));
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException failure) {
            throw new IllegalStateException("reading " + file, failure);
        }
    }

    static Reference read() {
        var population = new LinkedHashMap<String, SortedMap<Integer, Long>>();
        for (Map<String, String> row : rows("population")) {
            population
                    .computeIfAbsent(row.get("region"), region -> new TreeMap<>())
                    .put(Integer.valueOf(row.get("year")), Long.valueOf(row.get("population")));
        }
        return new Reference(
                rows("regions").stream().map(row -> region(row, population)).toList(),
                rows("agencies").stream().map(PlainReference::agency).toList(),
                rows("services").stream().map(PlainReference::service).toList(),
                rows("channels").stream().map(PlainReference::channel).toList());
    }

    private static Region region(Map<String, String> row, Map<String, SortedMap<Integer, Long>> population) {
        return new Region(
                row.get("code"),
                Map.of(),
                Text.of(row.get("name_en"), row.get("name_id")),
                row.get("level"),
                text(row, "parent"),
                text(row, "group"),
                text(row, "predecessors").stream()
                        .flatMap(codes -> Arrays.stream(codes.split(";")))
                        .toList(),
                date(row, "valid_from"),
                date(row, "valid_to"),
                text(row, "tile_column")
                        .map(column -> new Region.Tile(
                                Integer.parseInt(column),
                                Integer.parseInt(row.get("tile_row")),
                                row.get("tile_letters"))),
                population.getOrDefault(row.get("code"), new TreeMap<>()));
    }

    private static Agency agency(Map<String, String> row) {
        return new Agency(
                row.get("code"),
                Text.of(row.get("name_en"), row.get("name_id")),
                row.get("kind"),
                text(row, "parent"),
                text(row, "region"),
                date(row, "valid_from"),
                date(row, "valid_to"));
    }

    private static Service service(Map<String, String> row) {
        return new Service(
                row.get("code"),
                Text.of(row.get("name_en"), row.get("name_id")),
                row.get("sector"),
                row.get("level"),
                text(row, "standard_value")
                        .map(value -> new Service.Standard(
                                Integer.parseInt(value),
                                Service.TimeUnit.valueOf(
                                        row.get("standard_unit").toUpperCase(Locale.ROOT)))),
                number(row, "steps"),
                number(row, "documents"),
                number(row, "visits"),
                number(row, "fee"));
    }

    private static Channel channel(Map<String, String> row) {
        return new Channel(
                row.get("code"),
                Text.of(row.get("name_en"), row.get("name_id")),
                Channel.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)));
    }

    private static Optional<String> text(Map<String, String> row, String column) {
        return Optional.of(row.get(column)).filter(value -> !value.isEmpty());
    }

    private static Optional<LocalDate> date(Map<String, String> row, String column) {
        return text(row, column).map(LocalDate::parse);
    }

    private static OptionalInt number(Map<String, String> row, String column) {
        return text(row, column)
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElse(OptionalInt.empty());
    }
}
