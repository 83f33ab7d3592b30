package org.merata.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/** Rows that name a region before it existed or after it was gone: told, with the regions it was formed from, and kept. */
final class RegionsInTime {
    private final RecordsDatabase records;
    private final ContractDefinition contract;
    private final Reference reference;

    RegionsInTime(RecordsDatabase records, ContractDefinition contract, Reference reference) {
        this.records = records;
        this.contract = contract;
        this.reference = reference;
    }

    /** Looks at the good rows; a file whose dates pass no region's first or last day is not looked at twice. */
    List<TypedRows.Finding> find() throws SQLException {
        var findings = new ArrayList<TypedRows.Finding>();
        List<Region> dated = reference.listRegions().stream()
                .filter(region ->
                        region.validFrom().isPresent() || region.validTo().isPresent())
                .toList();
        if (contract.time().isEmpty() || dated.isEmpty()) {
            return findings;
        }
        String time = SqlText.name("g", contract.time().get());
        String good = " FROM temp.main." + TypedRows.GOOD + " g";
        boolean passesNone = records.findText(
                        "SELECT CAST(max(" + time + ") AS VARCHAR)" + good + " WHERE " + outside(time, dated))
                .isEmpty();
        if (passesNone) {
            return findings;
        }
        for (Field field : contract.fields()) {
            if (field.references().filter("regions"::equals).isPresent()) {
                count(field, time, good, dated).forEach((code, rows) -> findings.add(finding(field, code, rows)));
            }
        }
        return findings;
    }

    /** Whether a time lies before the last first day or after the first last day of any region. */
    private String outside(String time, List<Region> dated) {
        var conditions = new ArrayList<String>();
        dated.stream()
                .flatMap(region -> region.validFrom().stream())
                .max(java.time.LocalDate::compareTo)
                .ifPresent(day -> conditions.add(time + " < " + day(day.toString())));
        dated.stream()
                .flatMap(region -> region.validTo().stream())
                .min(java.time.LocalDate::compareTo)
                .ifPresent(day -> conditions.add(time + " >= " + day(day.toString())));
        return String.join(" OR ", conditions);
    }

    private Map<String, Long> count(Field field, String time, String good, List<Region> dated) throws SQLException {
        var cases = new ArrayList<String>();
        for (Region region : dated) {
            var outside = new ArrayList<String>();
            region.validFrom().ifPresent(day -> outside.add(time + " < " + day(day.toString())));
            region.validTo().ifPresent(day -> outside.add(time + " >= " + day(day.toString())));
            cases.add("WHEN " + SqlText.text(region.code()) + " THEN " + String.join(" OR ", outside));
        }
        String column = SqlText.name("g", field.name());
        String codes = SqlText.texts(dated.stream().map(Region::code).toList());
        var counts = new TreeMap<String, Long>();
        try (Statement statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + ", count(*)" + good + " WHERE " + column
                        + " IN (" + codes + ") AND CASE " + column + " " + String.join(" ", cases)
                        + " END GROUP BY 1")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private String day(String day) {
        Type type = contract.findField(contract.time().get()).map(Field::type).orElse(Type.DATETIME);
        return "CAST(" + SqlText.text(day) + " AS " + (type == Type.DATETIME ? "TIMESTAMP" : "DATE") + ")";
    }

    private TypedRows.Finding finding(Field field, String code, long rows) {
        Region region = reference.findRegion(code).orElseThrow();
        var details = new TreeMap<String, String>();
        details.put("field", field.name());
        details.put("region", code + " " + region.name().in(Language.ID));
        details.put("rows", Long.toString(rows));
        region.validFrom().ifPresent(day -> details.put("from", day.toString()));
        region.validTo().ifPresent(day -> details.put("to", day.toString()));
        if (!region.predecessors().isEmpty()) {
            details.put("formed_from", String.join(", ", region.predecessors()));
        }
        return new TypedRows.Finding(IngestNotice.REGION_NOT_YET, details);
    }
}
