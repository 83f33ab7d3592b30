package org.merata.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.SourceMapping.MappedField;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RowAppender;

/**
 * Codes of regions held against the names beside them: the pairs that disagree, and whether another code system would fit the names
 * better than the one the source states.
 */
final class NameCheck {
    /** More disagreement than one row in this many is no slip of single rows. */
    private static final int SLIPS_ONE_IN = 20;

    private final MappedField mapped;
    private final Optional<String> stated;
    private final Reference reference;
    private final RegionNames names;
    private final Map<String, Map<String, String>> regionByCodeBySystem = new TreeMap<>();

    NameCheck(MappedField mapped, SourceDefinition source, Reference reference) {
        this.mapped = mapped;
        this.stated =
                Optional.ofNullable(source.codeSystems().get(mapped.field().name()));
        this.reference = reference;
        this.names = new RegionNames(reference, Optional.empty());
        for (Region region : reference.listRegions()) {
            region.codes()
                    .forEach((system, code) -> regionByCodeBySystem
                            .computeIfAbsent(system, any -> new HashMap<>())
                            .put(code, region.code()));
        }
    }

    private record Pair(String code, String name, long rows) {}

    /**
     * Writes the pairs that disagree into a temporary table of {@code (code, name)}.
     *
     * @param pairs SQL for the rows {@code code, name, rows}
     * @return what a report says of them; empty where all agree
     */
    Optional<TypedRows.Finding> write(RecordsDatabase records, String table, String pairs) throws SQLException {
        List<Pair> found = read(records, pairs);
        var codes = new RegionCodes(
                regions(stated), Map.of(), found.stream().map(Pair::code).toList());
        long disagreeing = 0;
        long agreeing = 0;
        String example = "";
        records.execute("CREATE OR REPLACE TEMP TABLE " + table + " (code VARCHAR, name VARCHAR)");
        try (RowAppender rows = records.appender("temp", table)) {
            for (Pair pair : found) {
                Set<String> candidates = names.listCandidates(pair.name().strip());
                Optional<String> region = region(pair.code().strip(), codes);
                if (region.isEmpty() || candidates.isEmpty()) {
                    continue;
                }
                if (candidates.contains(region.get())) {
                    agreeing += pair.rows();
                } else {
                    disagreeing += pair.rows();
                    example = example.isEmpty()
                            ? pair.code().strip() + " " + pair.name().strip()
                            : example;
                    rows.add(pair.code(), pair.name());
                }
            }
        }
        return disagreeing == 0 ? Optional.empty() : Optional.of(finding(found, agreeing, disagreeing, example));
    }

    private TypedRows.Finding finding(List<Pair> found, long agreeing, long disagreeing, String example) {
        var details = new TreeMap<String, String>();
        details.put("field", mapped.field().name());
        details.put("agree", Long.toString(agreeing));
        details.put("disagree", Long.toString(disagreeing));
        details.put("example", example);
        stated.ifPresent(system -> details.put("stated", system));
        if (disagreeing * SLIPS_ONE_IN <= agreeing) {
            return new TypedRows.Finding(IngestNotice.CODES_AND_NAMES_DISAGREE, details);
        }
        Map<String, Long> fits = fits(found);
        fits.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(stated.orElse("")) && entry.getValue() > agreeing)
                .max(Map.Entry.comparingByValue())
                .ifPresent(best -> {
                    details.put("fits", best.getKey());
                    details.put("fits_rows", Long.toString(best.getValue()));
                });
        return new TypedRows.Finding(
                details.containsKey("fits")
                        ? IngestNotice.OTHER_CODE_SYSTEM_FITS
                        : IngestNotice.CODES_AND_NAMES_DISAGREE,
                details);
    }

    /** By code system: the rows whose name is that of their code in it. */
    private Map<String, Long> fits(List<Pair> found) {
        var fits = new TreeMap<String, Long>();
        for (String system : regionByCodeBySystem.keySet()) {
            var codes = new RegionCodes(
                    regions(Optional.of(system)),
                    Map.of(),
                    found.stream().map(Pair::code).toList());
            for (Pair pair : found) {
                Map<String, String> exact = regions(Optional.of(system));
                Optional<String> region = Optional.ofNullable(
                                exact.get(pair.code().strip()))
                        .or(() -> Optional.of(codes.resolve(pair.code().strip()))
                                .filter(Resolution::isOne)
                                .map(Resolution::code));
                boolean agrees = region.map(names.listCandidates(pair.name().strip())::contains)
                        .orElse(false);
                fits.merge(system, agrees ? pair.rows() : 0, Long::sum);
            }
        }
        return fits;
    }

    private Map<String, String> regions(Optional<String> system) {
        if (system.isPresent()) {
            return regionByCodeBySystem.getOrDefault(system.get(), Map.of());
        }
        var own = new HashMap<String, String>();
        reference.listRegions().forEach(region -> own.put(region.code(), region.code()));
        return own;
    }

    private Optional<String> region(String code, RegionCodes codes) {
        return mapped.words()
                .flatMap(words -> words.find(code))
                .map(WordTable.Meaning::value)
                .or(() -> Optional.of(codes.resolve(code))
                        .filter(Resolution::isOne)
                        .map(Resolution::code));
    }

    private static List<Pair> read(RecordsDatabase records, String pairs) throws SQLException {
        var found = new ArrayList<Pair>();
        try (Statement statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery(pairs)) {
            while (rows.next()) {
                found.add(new Pair(rows.getString(1), rows.getString(2), rows.getLong(3)));
            }
        }
        return found;
    }

    static boolean covers(MappedField mapped) {
        Field field = mapped.field();
        return mapped.nameColumn().isPresent() && field.references().equals(Optional.of("regions"));
    }
}
