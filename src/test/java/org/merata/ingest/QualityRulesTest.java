package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;

/** Rules of quality find what breaks them, in each file and over all records, and nothing else. */
class QualityRulesTest {
    private static final String HEADER =
            "service,region,agency,channel,period,applications,within_standard,with_standard\n";

    /** Within and with standard: less, equal, more, left alone, right alone, neither. */
    private static final String SIX = HEADER + """
            passport,A,G1,online,2024-01,100,5,10
            passport,A,G1,online,2024-02,100,10,10
            passport,A,G1,online,2024-03,100,15,10
            passport,A,G1,online,2024-04,100,5,
            passport,A,G1,online,2024-05,100,,10
            passport,A,G1,online,2024-06,100,,
            """;

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder);
    }

    private static String rule(String more) {
        return """
                id: r
                dataset: service_volumes
                label: {en: a, id: b}
                explanation: {en: a, id: b}
                recommendation: {en: a, id: b}
                """ + more;
    }

    /** By operator and strategy: how many rows are tested and how many break it; what is missing counts as 0. */
    @ParameterizedTest
    @CsvSource({
        "equal, skip_if_any, 3, 2",
        "equal, skip_if_all, 5, 4",
        "equal, never_skip, 6, 4",
        "not_equal, skip_if_any, 3, 1",
        "not_equal, skip_if_all, 5, 1",
        "not_equal, never_skip, 6, 2",
        "greater, skip_if_any, 3, 2",
        "greater, skip_if_all, 5, 3",
        "greater, never_skip, 6, 4",
        "at_least, skip_if_any, 3, 1",
        "at_least, skip_if_all, 5, 2",
        "at_least, never_skip, 6, 2",
        "less, skip_if_any, 3, 2",
        "less, skip_if_all, 5, 3",
        "less, never_skip, 6, 4",
        "at_most, skip_if_any, 3, 1",
        "at_most, skip_if_all, 5, 2",
        "at_most, never_skip, 6, 2",
        "compulsory_pair, , 6, 2",
        "exclusive_pair, , 6, 3"
    })
    void eachOperatorWithEachStrategy(String operator, String strategy, long tested, long broken) {
        home.write(
                "data/quality/r.yaml",
                rule("level: row\nleft: {field: within_standard}\noperator: " + operator
                        + "\nright: {field: with_standard}\nseverity: warning\n"
                        + (strategy == null ? "" : "missing: " + strategy + "\n")));
        home.write("data/inbox/volumes/a.csv", SIX);
        FileReport file = home.ingest().files().get(0);
        assertEquals(6, file.accepted(), "a warning keeps no row out");
        assertEquals(tested + "/" + broken, told(file.rules()));
        assertEquals(tested + "/" + broken, told(overAll()), "the same over all records");
        assertTrue(file.notices().stream().anyMatch(notice -> notice.kind() == IngestNotice.RULE_TOLD));
    }

    private static String told(List<RuleResult> results) {
        return results.get(0).tested() + "/" + results.get(0).broken();
    }

    private List<RuleResult> overAll() {
        try (Ingestion ingestion = home.open()) {
            return ingestion.checkRecords();
        }
    }

    @Test
    void leastGreatestConstantsFactorsAndConditions() {
        home.write("data/inbox/volumes/a.csv", SIX);
        String[] rules = {
            "left: {least: [within_standard, with_standard]}\noperator: equal\nright: {greatest: [within_standard, with_standard]}",
            "left: {field: applications, times: 0.1}\noperator: equal\nright: {field: with_standard}",
            "left: {field: within_standard}\noperator: less\nright: {constant: 10}",
            "where: {period: {at_least: 2024-02}, channel.kind: digital}\nleft: {field: within_standard}\noperator: less\nright: {constant: 10}",
            "where: {channel.kind: assisted}\nleft: {field: within_standard}\noperator: less\nright: {constant: 10}"
        };
        var found = new ArrayList<String>();
        for (int i = 0; i < rules.length; i++) {
            home.write(
                    "data/quality/r" + i + ".yaml",
                    rule("level: row\nseverity: warning\n" + rules[i]).replace("id: r\n", "id: r" + i + "\n"));
        }
        home.ingest().files().get(0).rules().forEach(result -> found.add(result.tested() + "/" + result.broken()));
        assertEquals(List.of("3/2", "4/0", "4/2", "3/2", "0/0"), found);
    }

    @Test
    void aRowThatBreaksAnErrorRuleIsQuarantinedWithItsPlaceAndTriedAgainByTheRule() {
        String atMost =
                "level: row\nleft: {field: within_standard}\noperator: at_most\nright: {field: with_standard}\nseverity: error\n";
        home.write("data/quality/r.yaml", rule(atMost));
        home.source(
                "volumes",
                "service_volumes",
                "max_quarantined: 1",
                List.of(HEADER.strip().split(",")));
        home.write("data/inbox/volumes/a.csv", SIX);
        FileReport file = home.ingest().files().get(0);
        assertEquals(
                List.of(6L, 5L, 1L, 0L),
                List.of(file.rowsRead(), file.accepted(), file.quarantined(), file.duplicates()));
        assertEquals(
                List.of("3|4|rule_broken|r|{\"within_standard\":15,\"with_standard\":10}"),
                home.records("SELECT record, line, code, value, raw FROM quarantine"));
        assertEquals("3/1", told(overAll()));
        try (Ingestion ingestion = home.open()) {
            assertEquals(
                    1,
                    ingestion.retryQuarantine(Optional.empty(), Progress.NONE).left());
        }
        home.write("data/quality/r.yaml", rule(atMost).replace("at_most", "not_equal"));
        try (Ingestion ingestion = home.open()) {
            assertEquals(
                    1,
                    ingestion.retryQuarantine(Optional.empty(), Progress.NONE).accepted());
        }
        assertEquals(
                List.of("6|6|0|0"), home.records("SELECT rows_read, accepted, quarantined, duplicates FROM batch"));
        assertEquals("3/1", told(overAll()), "a fact that breaks the new rule stays, and is counted");
        assertTrue(overAll().get(0).isError());
    }

    @Test
    void aFileThatFailsAnErrorRuleIsRefusedAndNothingIsKept() {
        home.write(
                "data/quality/r.yaml",
                rule("level: group\ngroup_by: [region]\nleft: {sum: within_standard}\noperator: at_most\n"
                        + "right: {sum: with_standard, times: 0.5}\nseverity: error\nfail: {share: 0.4}\n"));
        home.write("data/inbox/volumes/a.csv", SIX);
        FileReport file = home.ingest().files().get(0);
        assertEquals(Outcome.REFUSED, file.outcome());
        assertEquals(Optional.of(IngestNotice.RULE_FAILED), file.refused());
        assertEquals(List.of("0"), home.records("SELECT count(*) FROM batch"));
        assertEquals(List.of("0"), home.records("SELECT count(*) FROM rule_groups"));
        home.write(
                "data/inbox/volumes/a.csv",
                SIX + "passport,B,G1,online,2024-01,100,1,10\npassport,C,G1,online,2024-01,100,1,10\n");
        assertEquals(Outcome.LOADED, home.ingest().files().get(0).outcome(), "one region in three is within the limit");
        assertEquals("3/1", told(overAll()));
    }

    @Test
    void groupsAddUpOverBatchesAndAMonthIsHeldAgainstItsOwnPast() {
        home.write(
                "data/quality/r.yaml",
                rule("level: group\ngroup_by: [region, month]\nleft: {sum: applications}\noperator: at_most\n"
                        + "right: {sum: applications, usual_of: 12, times: 3}\nseverity: warning\n"));
        home.write("data/inbox/volumes/a.csv", SIX);
        assertEquals(List.of(), home.ingest().files().get(0).rules(), "one file has no past");
        assertEquals("3/0", told(overAll()), "three months before at least");
        home.write("data/inbox/volumes/b.csv", HEADER + "licence,A,G1,online,2024-06,250,,\n");
        home.ingest();
        RuleResult result = overAll().get(0);
        assertEquals(List.of(3L, 1L), List.of(result.tested(), result.broken()));
        assertEquals(List.of("A 2024-06 (350; 300)"), result.examples());
    }

    @Test
    void meansAndCountsOfAGroup() {
        home.write(
                "data/quality/r1.yaml",
                rule("level: group\ngroup_by: [agency]\nleft: {mean: within_standard}\noperator: equal\nright: {constant: 8.75}\nseverity: warning\n")
                        .replace("id: r\n", "id: r1\n"));
        home.write(
                "data/quality/r2.yaml",
                rule("level: group\ngroup_by: [agency]\nleft: {count: true, where: {with_standard: {present: true}}}\noperator: equal\nright: {count: true, times: 0.5}\nseverity: warning\n")
                        .replace("id: r\n", "id: r2\n"));
        home.write("data/inbox/volumes/a.csv", SIX);
        List<RuleResult> results = home.ingest().files().get(0).rules();
        assertEquals(List.of("1/0", "1/1"), List.of(told(results), told(results.subList(1, 2))));
    }
}
