package org.merata.warehouse;

import java.sql.SQLException;
import java.util.List;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;

/**
 * The published values of maturity assessments, each with whether it is made up: {@code declared_assessment(framework, agency, region,
 * country, unit, period_start, grain, part, value, status, evidence, link, publisher, synthetic)}.
 */
public final class PublishedAssessments {
    public static final String TABLE = "declared_assessment";

    private static final List<String> TEXTS =
            List.of("framework", "agency", "region", "country", "unit", "part", "evidence", "link", "publisher");

    private final Definitions definitions;

    PublishedAssessments(Definitions definitions) {
        this.definitions = definitions;
    }

    void write(RecordsDatabase records, String catalog) throws SQLException {
        ContractDefinition contract = definitions.contracts().get(ContractDefinition.ASSESSMENTS);
        String columns = String.join(
                ", ",
                TEXTS.stream()
                        .map(column -> "coalesce(CAST(" + column + " AS VARCHAR), '') AS " + column)
                        .toList());
        String rows = contract == null || !contract.isOfAssessments()
                ? "SELECT " + emptyColumns() + " WHERE false"
                : "SELECT " + columns
                        + ", period AS period_start, period_grain AS grain, value, value_status AS status,"
                        + " synthetic FROM " + SqlText.name(new FactTable(contract).name())
                        + " JOIN batch USING (batch) ORDER BY ALL";
        records.execute("CREATE TABLE " + catalog + "." + TABLE + " AS " + rows);
    }

    private static String emptyColumns() {
        return String.join(", ", TEXTS.stream().map(column -> "'' AS " + column).toList())
                + ", NULL::DATE AS period_start, '' AS grain, NULL::DOUBLE AS value, '' AS status, false AS synthetic";
    }
}
