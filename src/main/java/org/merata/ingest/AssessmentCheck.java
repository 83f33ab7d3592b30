package org.merata.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.definition.FrameworkDefinition;
import org.merata.ingest.TypedRows.Finding;
import org.merata.maturity.Assessment;
import org.merata.maturity.Declared;
import org.merata.maturity.Entity;
import org.merata.maturity.Evidence;
import org.merata.maturity.PrintedCheck;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * Holds the scores that a file of assessments prints against what its own indicators give. The file is taken as it is: its publisher is
 * told what does not follow, with the rule under which it would.
 */
final class AssessmentCheck {
    /** More are counted, not told one by one. */
    static final int MOST_TOLD = 50;

    private static final int DECIMALS_TOLD = 6;

    private final RecordsDatabase records;
    private final ContractDefinition contract;
    private final Map<String, FrameworkDefinition> frameworks;

    AssessmentCheck(LoadContext context, ContractDefinition contract) {
        this.records = context.records();
        this.contract = contract;
        this.frameworks = context.definitions().frameworks();
    }

    /** What does not follow among the accepted rows of a batch; nothing where it is of another dataset. */
    List<Finding> find(int batch) throws SQLException {
        if (!contract.isOfAssessments()) {
            return List.of();
        }
        List<Declared> declared = read(batch);
        List<Finding> findings = frameworks.values().stream()
                .flatMap(framework -> Assessment.listAll(framework, declared).stream()
                        .flatMap(assessment -> check(framework, assessment)))
                .toList();
        var told = new ArrayList<>(findings.subList(0, Math.min(MOST_TOLD, findings.size())));
        if (findings.size() > MOST_TOLD) {
            told.add(new Finding(IngestNotice.ASSESSMENTS_DIFFER, Map.of("values", Integer.toString(findings.size()))));
        }
        return told;
    }

    private static Stream<Finding> check(FrameworkDefinition framework, Assessment assessment) {
        return PrintedCheck.check(framework, assessment.valueByIndicator(), assessment.printed()).stream()
                .map(finding -> tell(assessment, finding));
    }

    private static Finding tell(Assessment assessment, PrintedCheck.Finding finding) {
        var details = new TreeMap<String, String>();
        details.put("framework", assessment.framework());
        // As the publisher wrote it: the address of a unit is no name for a person to look for.
        details.put(
                "entity",
                assessment.entity().kind().id() + "-" + assessment.entity().code());
        details.put("period", assessment.period().code());
        details.put("code", finding.part());
        details.put("printed", plain(finding.printed()));
        finding.computed().ifPresent(computed -> details.put("computed", plain(computed)));
        finding.difference().ifPresent(difference -> details.put("difference", plain(difference)));
        finding.rule().ifPresent(rule -> details.put("rule", rule.id()));
        boolean rounded = finding.rule().equals(Optional.of(PrintedCheck.Rule.FINER_INDICATORS));
        return new Finding(rounded ? IngestNotice.ASSESSMENT_ROUNDED : IngestNotice.ASSESSMENT_DIFFERS, details);
    }

    private static String plain(BigDecimal number) {
        BigDecimal told = number.setScale(DECIMALS_TOLD, RoundingMode.HALF_UP).stripTrailingZeros();
        return told.signum() == 0 ? "0" : told.toPlainString();
    }

    private List<Declared> read(int batch) throws SQLException {
        var declared = new ArrayList<Declared>();
        try (var statement = records.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT framework, CAST(agency AS VARCHAR) AS agency,"
                        + " CAST(region AS VARCHAR) AS region, country, unit, period, period_grain, part, value,"
                        + " evidence, publisher FROM " + SqlText.name(new FactTable(contract).name())
                        + " WHERE batch = " + batch + " AND value IS NOT NULL ORDER BY record")) {
            while (rows.next()) {
                declared.add(read(rows));
            }
        }
        return declared;
    }

    /** Whether it is made up and where its evidence lies changes no score. */
    private static Declared read(ResultSet row) throws SQLException {
        return new Declared(
                row.getString("framework"),
                entity(row),
                Period.of(
                        Grain.find(row.getString("period_grain")).orElseThrow(),
                        row.getObject("period", LocalDate.class)),
                row.getString("part"),
                Optional.of(BigDecimal.valueOf(row.getDouble("value"))),
                Status.OBSERVED,
                Evidence.find(row.getString("evidence")).orElseThrow(),
                Optional.empty(),
                row.getString("publisher"),
                false);
    }

    private static Entity entity(ResultSet row) throws SQLException {
        var codes = new EnumMap<Entity.Kind, String>(Entity.Kind.class);
        for (Entity.Kind kind : Entity.Kind.values()) {
            codes.put(kind, row.getString(kind.id()));
        }
        return Entity.find(codes::get)
                .orElseThrow(() -> new IllegalStateException(
                        "A row of nobody was accepted in spite of the rules for assessments."));
    }
}
