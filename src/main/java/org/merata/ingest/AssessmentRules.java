package org.merata.ingest;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.maturity.Declared;
import org.merata.maturity.Entity;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RowAppender;
import org.merata.warehouse.SqlText;

/**
 * What a row of a maturity assessment must keep beyond its fields: somebody is assessed, by a framework that the home defines, and the
 * value stands on the scale of one of its indicators. A row that keeps less would never be counted, and nobody would hear of it. Printed
 * scores of parts are not held against a scale: they are compared with what the indicators give.
 */
final class AssessmentRules {
    private static final String PARTS = "framework_part";

    private final List<FieldSql> fields;
    private final Map<String, FrameworkDefinition> frameworks;

    private AssessmentRules(List<FieldSql> fields, Map<String, FrameworkDefinition> frameworks) {
        this.fields = fields;
        this.frameworks = frameworks;
    }

    /**
     * @param field whose cell is at fault; empty where it is the row
     * @param code SQL for the code of what is wrong; NULL where nothing is
     * @param allowed SQL for what may stand there
     */
    record Fault(Optional<FieldSql> field, String code, String allowed) {}

    /** The rules of a contract; empty where it is not the one of assessments. */
    static Optional<AssessmentRules> find(
            ContractDefinition contract, List<FieldSql> fields, Map<String, FrameworkDefinition> frameworks) {
        return contract.isOfAssessments() ? Optional.of(new AssessmentRules(fields, frameworks)) : Optional.empty();
    }

    /** Lays out what the frameworks allow, for {@link #listFaults} to look at. */
    void prepare(RecordsDatabase records) throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + PARTS
                + " (framework VARCHAR, part VARCHAR, least DOUBLE, most DOUBLE, whole BOOLEAN, allowed VARCHAR)");
        try (RowAppender rows = records.appender("temp", PARTS)) {
            for (FrameworkDefinition framework : frameworks.values()) {
                rows.add(framework.id(), Declared.INDEX, null, null, false, "");
                for (Part part : framework.listParts()) {
                    Scale scale = framework.scaleOf(part);
                    boolean held = part.isIndicator();
                    rows.add(
                            framework.id(),
                            part.code(),
                            held ? (Double) scale.least().doubleValue() : null,
                            held ? (Double) scale.most().doubleValue() : null,
                            held && scale.whole(),
                            held ? describe(scale) : "");
                }
            }
        }
    }

    static void drop(RecordsDatabase records) throws SQLException {
        records.execute("DROP TABLE IF EXISTS temp.main." + PARTS);
    }

    private static String describe(Scale scale) {
        return scale.whole()
                ? Stream.iterate(
                                scale.least(),
                                level -> level.compareTo(scale.most()) <= 0,
                                level -> level.add(BigDecimal.ONE))
                        .map(BigDecimal::toPlainString)
                        .collect(Collectors.joining(", "))
                : scale.least().toPlainString() + ".." + scale.most().toPlainString();
    }

    /** Each fault a row can have; the SQL is for rows with the values of {@link FieldSql}. */
    List<Fault> listFaults() {
        FieldSql framework = find("framework").orElseThrow();
        FieldSql part = find("part").orElseThrow();
        String known = framework.alias("v") + " IN (SELECT p.framework FROM temp.main." + PARTS + " p)";
        String ofFramework = "FROM temp.main." + PARTS + " p WHERE p.framework = " + framework.alias("v");
        String ofPart = ofFramework + " AND p.part = " + part.alias("v");
        var faults = new ArrayList<Fault>();
        faults.add(new Fault(Optional.empty(), when(nobody(), IngestNotice.NOBODY_ASSESSED), "NULL"));
        faults.add(new Fault(
                Optional.of(framework),
                when(framework.alias("v") + " IS NOT NULL AND NOT " + known, IngestNotice.FRAMEWORK_UNKNOWN),
                SqlText.text(String.join(", ", frameworks.keySet()))));
        faults.add(new Fault(
                Optional.of(part),
                when(
                        part.alias("v") + " IS NOT NULL AND " + known + " AND NOT EXISTS (SELECT 1 " + ofPart + ")",
                        IngestNotice.PART_UNKNOWN),
                "(SELECT string_agg(p.part, ', ' ORDER BY p.rowid) " + ofFramework + ")"));
        find("value").ifPresent(value -> faults.add(outside(value, ofPart)));
        return faults;
    }

    private static Fault outside(FieldSql value, String ofPart) {
        String v = value.alias("v");
        String broken = "(SELECT bool_or(" + v + " < p.least OR " + v + " > p.most OR p.whole AND " + v + " <> floor("
                + v + ")) " + ofPart + ")";
        return new Fault(
                Optional.of(value),
                when(broken, IngestNotice.VALUE_OFF_SCALE),
                "(SELECT any_value(p.allowed) " + ofPart + ")");
    }

    private String nobody() {
        return Arrays.stream(Entity.Kind.values())
                .map(kind -> find(kind.id()))
                .flatMap(Optional::stream)
                .map(field -> field.alias("t") + " IS NULL")
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), all -> all.isEmpty() ? "true" : String.join(" AND ", all)));
    }

    private static String when(String broken, IngestNotice then) {
        return "CASE WHEN " + broken + " THEN " + SqlText.text(then.code()) + " END";
    }

    private Optional<FieldSql> find(String name) {
        return fields.stream()
                .filter(field -> field.mapped().field().name().equals(name))
                .findFirst();
    }
}
