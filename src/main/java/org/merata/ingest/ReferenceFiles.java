package org.merata.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.merata.definition.CountryDefinition;
import org.merata.definition.Definitions;
import org.merata.ingest.ReferenceRows.Row;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.Notices;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Service.Procedure;
import org.merata.model.Text;

/**
 * The reference data of a home, from {@code data/reference/*.csv}: regions, population, agencies, services with their procedures, channels. Every problem is a
 * notice with file, line and column; a row with an error is left out and the rest stands.
 */
public final class ReferenceFiles {
    private static final String PROCEDURES = "procedures";

    private final Path home;
    private final Definitions definitions;
    private final CountryDefinition country;
    private final Notices notices;
    private final Map<String, List<String>> otherNames = new LinkedHashMap<>();

    private ReferenceFiles(Path home, Definitions definitions, Notices notices) {
        this.home = home;
        this.definitions = definitions;
        this.country = definitions.country();
        this.notices = notices;
    }

    /** Reads {@code home/data/reference}; what is wrong is added to the notices. */
    public static Reference read(Path home, Definitions definitions, Notices notices) {
        return new ReferenceFiles(home, definitions, notices).read();
    }

    private Reference read() {
        List<Region> regions = readRegions();
        List<Agency> agencies = readAgencies(regions);
        return new Reference(regions, agencies, readServices(), readChannels(), otherNames);
    }

    private List<Region> readRegions() {
        List<Row> rows = rows("regions");
        Map<String, SortedMap<Integer, Long>> population = readPopulation(codesOf(rows));
        Set<String> levels = new HashSet<>();
        country.levels().forEach(level -> levels.add(level.id()));
        List<Row> sound = new ArrayList<>();
        for (Row row : rows) {
            boolean known = isListed(row, "level", levels)
                    & isListed(row, "group", country.groups().keySet());
            if (known) {
                sound.add(row);
            }
        }
        sound = withoutOrphans(sound);
        long tops = sound.stream().filter(row -> row.find("parent").isEmpty()).count();
        if (tops != 1) {
            var details = Map.of("found", Long.toString(tops));
            notices.add(Notice.of(IngestNotice.NATION_NOT_ONE, new Location.InFile(name("regions")), details));
        }
        for (Row row : sound) {
            row.find("other_names")
                    .ifPresent(names -> otherNames.put(row.get("code"), Arrays.asList(names.split("\\s*;\\s*"))));
        }
        return sound.stream()
                .map(row -> region(row, population.getOrDefault(row.get("code"), new TreeMap<>())))
                .toList();
    }

    private Region region(Row row, SortedMap<Integer, Long> population) {
        var codes = new LinkedHashMap<String, String>();
        for (String system : country.codeSystems().keySet()) {
            row.find("code_" + system).ifPresent(code -> codes.put(system, code));
        }
        Optional<Region.Tile> tile = row.find("tile_letters")
                .filter(letters -> row.findInteger("tile_column").isPresent()
                        && row.findInteger("tile_row").isPresent())
                .map(letters -> new Region.Tile(
                        row.findInteger("tile_column").getAsInt(),
                        row.findInteger("tile_row").getAsInt(),
                        letters));
        return new Region(
                row.get("code"),
                codes,
                Text.of(row.get("name_en"), row.get("name_id")),
                row.get("level"),
                row.find("parent"),
                row.find("group"),
                row.find("predecessors")
                        .map(list -> Arrays.asList(list.split(";")))
                        .orElse(List.of()),
                row.findDate("valid_from"),
                row.findDate("valid_to"),
                tile,
                population);
    }

    private Map<String, SortedMap<Integer, Long>> readPopulation(Set<String> regions) {
        var byRegion = new LinkedHashMap<String, SortedMap<Integer, Long>>();
        for (Row row : rows("population")) {
            if (isKnown(row, "region", regions)) {
                byRegion.computeIfAbsent(row.get("region"), code -> new TreeMap<>())
                        .put(row.findInteger("year").getAsInt(), Long.valueOf(row.get("population")));
            }
        }
        return byRegion;
    }

    private List<Agency> readAgencies(List<Region> regions) {
        var codes = new HashSet<String>();
        regions.forEach(region -> codes.add(region.code()));
        var sound = new ArrayList<Row>();
        for (Row row : rows("agencies")) {
            if (isListed(row, "kind", country.agencyKinds().keySet()) & isKnown(row, "region", codes)) {
                sound.add(row);
            }
        }
        return withoutOrphans(sound).stream()
                .map(row -> new Agency(
                        row.get("code"),
                        Text.of(row.get("name_en"), row.get("name_id")),
                        row.get("kind"),
                        row.find("parent"),
                        row.find("region"),
                        row.findDate("valid_from"),
                        row.findDate("valid_to")))
                .toList();
    }

    private List<Service> readServices() {
        List<Row> rows = rows("services");
        Map<String, SortedMap<LocalDate, Procedure>> procedures = readProcedures(codesOf(rows));
        return rows.stream()
                .filter(row -> isListed(row, "sector", country.sectors().keySet()))
                .map(row -> service(
                        row,
                        List.copyOf(procedures
                                .getOrDefault(row.get("code"), new TreeMap<>())
                                .values())))
                .toList();
    }

    /** A home need not have the file. */
    private Map<String, SortedMap<LocalDate, Procedure>> readProcedures(Set<String> services) {
        var byService = new LinkedHashMap<String, SortedMap<LocalDate, Procedure>>();
        if (!Files.exists(home.resolve(name(PROCEDURES)))) {
            return byService;
        }
        for (Row row : rows(PROCEDURES)) {
            if (isKnown(row, "service", services)) {
                LocalDate from = row.findDate("valid_from").orElseThrow();
                byService
                        .computeIfAbsent(row.get("service"), code -> new TreeMap<>())
                        .put(
                                from,
                                new Procedure(
                                        from,
                                        row.findInteger("steps"),
                                        row.findInteger("documents"),
                                        row.findInteger("visits")));
            }
        }
        return byService;
    }

    private static Service service(Row row, List<Procedure> procedures) {
        Optional<Service.Standard> standard = row.find("standard_unit")
                .filter(unit -> row.findInteger("standard_value").isPresent())
                .map(unit -> new Service.Standard(
                        row.findInteger("standard_value").getAsInt(),
                        Service.TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT))));
        return new Service(
                row.get("code"),
                Text.of(row.get("name_en"), row.get("name_id")),
                row.get("sector"),
                row.get("level"),
                standard,
                row.findInteger("steps"),
                row.findInteger("documents"),
                row.findInteger("visits"),
                row.findInteger("fee"),
                procedures);
    }

    private List<Channel> readChannels() {
        return rows("channels").stream()
                .map(row -> new Channel(
                        row.get("code"),
                        Text.of(row.get("name_en"), row.get("name_id")),
                        Channel.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT))))
                .toList();
    }

    private List<Row> rows(String dataset) {
        if (!definitions.contracts().containsKey(dataset)) {
            return List.of();
        }
        Path file = home.resolve("data/reference").resolve(dataset + ".csv");
        return ReferenceRows.read(file, name(dataset), definitions.getContract(dataset), notices);
    }

    private static String name(String dataset) {
        return "data/reference/" + dataset + ".csv";
    }

    private static Set<String> codesOf(List<Row> rows) {
        var codes = new HashSet<String>();
        rows.forEach(row -> codes.add(row.get("code")));
        return codes;
    }

    /** Whether an id is one the country lists; reports it where it is not. */
    private boolean isListed(Row row, String column, Set<String> allowed) {
        Optional<String> value = row.find(column);
        if (value.isEmpty() || allowed.contains(value.get())) {
            return true;
        }
        var details = Map.of("value", value.get(), "allowed", String.join(", ", new TreeSet<>(allowed)));
        notices.add(Notice.of(IngestNotice.NOT_ALLOWED, row.at(column), details));
        return false;
    }

    /** Whether a code it refers to exists; reports it where it does not. */
    private boolean isKnown(Row row, String column, Set<String> codes) {
        Optional<String> value = row.find(column);
        if (value.isEmpty() || codes.contains(value.get())) {
            return true;
        }
        notices.add(Notice.of(IngestNotice.PARENT_UNKNOWN, row.at(column), Map.of("value", value.get())));
        return false;
    }

    /** The rows whose line of parents ends at the top; leaves out, with a notice, what hangs on nothing or on itself. */
    private List<Row> withoutOrphans(List<Row> rows) {
        var byCode = new LinkedHashMap<String, Row>();
        rows.forEach(row -> byCode.put(row.get("code"), row));
        Function<Row, Optional<String>> parent = row -> row.find("parent");
        var sound = new ArrayList<Row>();
        for (Row row : rows) {
            var passed = new HashSet<String>();
            Row at = row;
            while (at != null && parent.apply(at).isPresent() && passed.add(at.get("code"))) {
                at = byCode.get(parent.apply(at).get());
            }
            if (at == null) {
                notices.add(
                        Notice.of(IngestNotice.PARENT_UNKNOWN, row.at("parent"), Map.of("value", row.get("parent"))));
            } else if (parent.apply(at).isPresent()) {
                notices.add(Notice.of(IngestNotice.TREE_CIRCLE, row.at("parent"), Map.of("value", row.get("parent"))));
            } else {
                sound.add(row);
            }
        }
        return sound;
    }
}
