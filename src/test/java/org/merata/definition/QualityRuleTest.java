package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.QualityRule.Limit;
import org.merata.definition.QualityRule.Missing;
import org.merata.definition.QualityRule.Side;

/** A rule of quality says what it means, or what is wrong with it. */
class QualityRuleTest {
    private static final String RULE = """
            id: r
            dataset: visits
            label: {en: a, id: b}
            explanation: {en: a, id: b}
            recommendation: {en: a, id: b}
            level: row
            left: {field: came_at}
            operator: at_most
            right: {field: left_at}
            severity: warning
            """;

    @TempDir
    Path folder;

    private SmallHome home;

    @BeforeEach
    void layOut() {
        home = new SmallHome(folder);
    }

    @Test
    void whatIsNotStatedIsTheUsual() {
        home.put("data/quality/r.yaml", RULE);
        assertEquals(List.of(), home.notices());
        QualityRule rule = home.read().definitions().rules().get("r");
        assertEquals(Missing.SKIP_IF_ANY, rule.missing());
        assertEquals(Limit.NONE, rule.warn());
        assertEquals(
                List.of("r"),
                home.read().definitions().listRules("visits").stream()
                        .map(QualityRule::id)
                        .toList());
        assertEquals(List.of(), home.read().definitions().listRules("indicators"));
    }

    @Test
    void aGroupRuleMayLookBack() {
        home.put(
                "data/quality/r.yaml",
                RULE.replace("level: row", "level: group\ngroup_by: [region, month]\nfail: {share: 0.1}")
                        .replace("left: {field: came_at}", "left: {count: true, where: {status: done}}")
                        .replace("right: {field: left_at}", "right: {count: true, usual_of: 12, times: 3}"));
        assertEquals(List.of(), home.notices());
        QualityRule rule = home.read().definitions().rules().get("r");
        assertEquals(
                new Side(Side.Kind.COUNT, List.of(), 0, List.of(), 3, OptionalInt.of(12), Optional.empty()),
                rule.right());
        assertEquals(true, rule.looksBack());
        assertEquals(true, rule.fail().orElseThrow().isExceeded(100, 11));
        assertEquals(false, rule.fail().orElseThrow().isExceeded(100, 10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dataset: visits | dataset: visit | unknown_reference data/quality/r.yaml:2 dataset
            dataset: visits | dataset: regions | wrong_dataset_kind data/quality/r.yaml:2 dataset
            operator: at_most | operator: below | value_not_allowed data/quality/r.yaml:8 operator
            {field: left_at} | {field: leftat} | unknown_reference data/quality/r.yaml:9 right.field
            {field: left_at} | {field: cost} | rule_does_not_fit data/quality/r.yaml:9 right
            {field: left_at} | {field: left_at, times: 2} | wrong_field_type data/quality/r.yaml:9 right.field
            {field: left_at} | {count: true} | rule_does_not_fit data/quality/r.yaml:9 right.count
            {field: left_at} | {field: left_at, constant: 1} | one_key_of data/quality/r.yaml:9 right
            {field: left_at} | {field: left_at, where: {status: done}} | rule_does_not_fit data/quality/r.yaml:9 right.where
            {field: left_at} | {least: [cost]} | wrong_length data/quality/r.yaml:9 right.least
            level: row | level: group | rule_does_not_fit data/quality/r.yaml:6 level
            severity: warning | missing: never_skip, severity: warning | rule_does_not_fit data/quality/r.yaml:10 missing
            operator: at_most | operator: exclusive_pair, missing: skip_if_any | rule_does_not_fit data/quality/r.yaml:9 missing
            severity: warning | severity: warning, where: {status: gone} | value_not_allowed data/quality/r.yaml:11 where.status
            severity: warning | severity: warning, warn: {share: 2} | out_of_range data/quality/r.yaml:11 warn.share
            severity: warning | severity: warning, colour: red | unknown_key data/quality/r.yaml:11 colour
            """)
    void whatDoesNotFitIsSaidWithItsPlace(String right, String wrong, String notice) {
        home.put(
                "data/quality/r.yaml",
                RULE,
                right,
                wrong.replace(", ", "\n").equals(wrong) || wrong.startsWith("{") ? wrong : lines(wrong));
        List<String> notices = home.notices();
        assertEquals(true, notices.stream().anyMatch(line -> line.startsWith(notice + " ")), notices.toString());
        assertEquals(true, home.read().definitions().rules().isEmpty(), "it is left out");
    }

    /** The first comma parts two lines. */
    private static String lines(String keys) {
        return keys.replaceFirst(", ", "\n");
    }

    @Test
    void historyNeedsMonths() {
        home.put(
                "data/quality/r.yaml",
                RULE.replace("level: row", "level: group\ngroup_by: [region]")
                        .replace("left: {field: came_at}", "left: {count: true}")
                        .replace("right: {field: left_at}", "right: {count: true, usual_of: 12}"));
        assertEquals(
                List.of(
                        "rule_does_not_fit data/quality/r.yaml:7 group_by {expected=group_by with month, value=usual_of}"),
                home.notices());
    }
}
