package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;

/**
 * What DHIS2's documentation says of its validation rules, row by row: each operator, and for each side of a rule what becomes of it
 * where a value is missing. A side is the sum of two fields here, as an expression of DHIS2 may be.
 */
class DhisRulesTest {
    private static final Map<String, String> OPERATORS = Map.of(
            "equal_to", "equal",
            "not_equal_to", "not_equal",
            "greater_than", "greater",
            "greater_than_or_equal_to", "at_least",
            "less_than", "less",
            "less_than_or_equal_to", "at_most",
            "compulsory_pair", "compulsory_pair",
            "exclusive_pair", "exclusive_pair");

    private static final Map<String, String> STRATEGIES = Map.of(
            "SKIP_IF_ANY_VALUE_MISSING", "skip_if_any",
            "SKIP_IF_ALL_VALUES_MISSING", "skip_if_all",
            "NEVER_SKIP", "never_skip");

    /** Left: applications + within_standard; right: with_standard. Written as a + b ? c. */
    private static final List<String> ROWS =
            List.of("1,1,2", "1,2,2", "1,0,2", "2,,2", "1,,2", "3,,2", ",,2", ",,0", "1,1,", "0,0,", ",,", "2,,");

    @TempDir
    Path folder;

    /**
     * One letter a row: kept (+), broken (-), left out (.).
     *
     * <p>The rows are 2?2, 3?2, 1?2, then with a missing operand on the left 2?2, 1?2, 3?2, then nothing?2, nothing?0, then with nothing
     * on the right 2, 0, nothing, and 2 with a missing operand.
     */
    @ParameterizedTest
    @CsvSource({
        "equal_to,                 SKIP_IF_ANY_VALUE_MISSING,  SKIP_IF_ANY_VALUE_MISSING, +--.........",
        "not_equal_to,             SKIP_IF_ANY_VALUE_MISSING,  SKIP_IF_ANY_VALUE_MISSING, -++.........",
        "greater_than,             SKIP_IF_ANY_VALUE_MISSING,  SKIP_IF_ANY_VALUE_MISSING, -+-.........",
        "greater_than_or_equal_to, SKIP_IF_ANY_VALUE_MISSING,  SKIP_IF_ANY_VALUE_MISSING, ++-.........",
        "less_than,                SKIP_IF_ANY_VALUE_MISSING,  SKIP_IF_ANY_VALUE_MISSING, --+.........",
        "less_than_or_equal_to,    SKIP_IF_ANY_VALUE_MISSING,  SKIP_IF_ANY_VALUE_MISSING, +-+.........",
        "equal_to,                 SKIP_IF_ALL_VALUES_MISSING, SKIP_IF_ALL_VALUES_MISSING, +--+--......",
        "not_equal_to,             SKIP_IF_ALL_VALUES_MISSING, SKIP_IF_ALL_VALUES_MISSING, -++-++......",
        "greater_than,             SKIP_IF_ALL_VALUES_MISSING, SKIP_IF_ALL_VALUES_MISSING, -+---+......",
        "greater_than_or_equal_to, SKIP_IF_ALL_VALUES_MISSING, SKIP_IF_ALL_VALUES_MISSING, ++-+-+......",
        "less_than,                SKIP_IF_ALL_VALUES_MISSING, SKIP_IF_ALL_VALUES_MISSING, --+-+-......",
        "less_than_or_equal_to,    SKIP_IF_ALL_VALUES_MISSING, SKIP_IF_ALL_VALUES_MISSING, +-+++-......",
        "equal_to,                 NEVER_SKIP,                 NEVER_SKIP,                +--+---+-++-",
        "not_equal_to,             NEVER_SKIP,                 NEVER_SKIP,                -++-+++-+--+",
        "greater_than,             NEVER_SKIP,                 NEVER_SKIP,                -+---+--+--+",
        "greater_than_or_equal_to, NEVER_SKIP,                 NEVER_SKIP,                ++-+-+-+++++",
        "less_than,                NEVER_SKIP,                 NEVER_SKIP,                --+-+-+-----",
        "less_than_or_equal_to,    NEVER_SKIP,                 NEVER_SKIP,                +-+++-++-++-",
        "equal_to,                 NEVER_SKIP,                 SKIP_IF_ANY_VALUE_MISSING, +--+---+....",
        "equal_to,                 SKIP_IF_ANY_VALUE_MISSING,  NEVER_SKIP,                +--.....-+..",
        "equal_to,                 SKIP_IF_ALL_VALUES_MISSING, NEVER_SKIP,                +--+--..-+.-",
        "compulsory_pair,          SKIP_IF_ANY_VALUE_MISSING,  SKIP_IF_ANY_VALUE_MISSING, +++-------++",
        "exclusive_pair,           SKIP_IF_ANY_VALUE_MISSING,  SKIP_IF_ANY_VALUE_MISSING, ---+++++++++",
        "compulsory_pair,          SKIP_IF_ALL_VALUES_MISSING, SKIP_IF_ALL_VALUES_MISSING, ++++++----+-",
        "exclusive_pair,           SKIP_IF_ALL_VALUES_MISSING, SKIP_IF_ALL_VALUES_MISSING, ------++++++"
    })
    void eachOperatorWithTheStrategiesOfBothSides(String operator, String left, String right, String expected) {
        TestHome home = TestHome.in(folder);
        home.write("data/quality/r.yaml", """
                id: r
                dataset: service_volumes
                label: {en: a, id: b}
                explanation: {en: a, id: b}
                recommendation: {en: a, id: b}
                level: row
                left: {total: [applications, within_standard], missing: %s}
                operator: %s
                right: {field: with_standard, missing: %s}
                severity: error
                """.formatted(
                        STRATEGIES.get(left), OPERATORS.get(operator), STRATEGIES.get(right)));
        home.source(
                "volumes",
                "service_volumes",
                "max_quarantined: 1",
                List.of(
                        "service",
                        "region",
                        "agency",
                        "channel",
                        "period",
                        "applications",
                        "within_standard",
                        "with_standard"));
        var text =
                new StringBuilder("service,region,agency,channel,period,applications,within_standard,with_standard\n");
        for (int i = 0; i < ROWS.size(); i++) {
            text.append("passport,A,G1,online,20%02d-01,".formatted(i + 10))
                    .append(ROWS.get(i))
                    .append('\n');
        }
        home.write("data/inbox/volumes/a.csv", text.toString());
        FileReport report = home.ingest().files().get(0);
        assertEquals(ROWS.size(), report.rowsRead());
        List<String> broken = home.records("SELECT record FROM quarantine WHERE code = 'rule_broken' ORDER BY record");
        var found = new StringBuilder();
        for (int i = 0; i < ROWS.size(); i++) {
            boolean isBroken = broken.contains(Integer.toString(i + 1));
            found.append(isBroken ? '-' : expected.charAt(i) == '-' ? '?' : expected.charAt(i));
        }
        assertEquals(expected, found.toString());
        RuleResult result = report.rules().isEmpty() ? null : report.rules().get(0);
        long tested = expected.chars().filter(letter -> letter != '.').count();
        assertEquals(tested, result == null ? 0 : result.tested(), "those left out are not tested");
        assertEquals(expected.chars().filter(letter -> letter == '-').count(), result == null ? 0 : result.broken());
    }

    @Test
    void everyOperatorAndStrategyOfDhis2HasAWordHere() {
        for (String operator : OPERATORS.values()) {
            org.merata.definition.QualityRule.Operator.valueOf(operator.toUpperCase(java.util.Locale.ROOT));
        }
        assertEquals(org.merata.definition.QualityRule.Operator.values().length, OPERATORS.size());
        assertEquals(org.merata.definition.QualityRule.Missing.values().length, STRATEGIES.size());
    }
}
