package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file by itself: YAML, keys, values, texts. */
class StructureTest {
    @TempDir
    private Path root;

    private SmallHome home;

    @BeforeEach
    void aHomeWithoutFault() {
        home = new SmallHome(root);
        assertEquals(List.of(), home.notices());
    }

    @Test
    void anUnknownKeyIsReportedWithTheAllowedOnesAndTheNearestAndItsAbsenceIsNotReportedTwice() {
        home.country("currency: IDR", "curency: IDR");
        assertEquals(
                List.of(
                        "unknown_key data/country.yaml:4 curency {allowed=id, name, zone, currency, levels, map_level, "
                                + "code_systems, groups, agency_kinds, sectors, minimum_frequency, cell_key, open_data, file_limits, nearest=currency, value=curency}",
                        "country_missing data/country.yaml {}"),
                home.notices());
    }

    @Test
    void aKeyThatNothingResemblesIsReportedWithoutSuggestion() {
        home.takeUp("version: 1", "version: 1\nsql: SELECT 1");
        assertEquals(
                "unknown_key dashboards/measures/take_up.yaml:3 sql {allowed=id, version, label, definition, why, topic, unit, "
                        + "direction, decimals, formula, interval, minimum_n, dimensions, finest, publisher, method, breaks, value=sql}",
                home.notices().get(0));
    }

    @Test
    void everyProblemOfAFileIsReportedAtOnce() {
        home.put("dashboards/page.yaml", """
                id: page
                title: {en: Page}
                question: {en: What?, id: Apa?}
                filters: [time, time]
                last_months: 0
                rows:
                  - tiles:
                      - chart: lines
                        measures: take_up
                        limit: many
                      - {measures: []}
                """);
        assertEquals(
                List.of(
                        "missing_translation dashboards/page.yaml:2 title {key=id, language=Bahasa Indonesia}",
                        "repeated_item dashboards/page.yaml:4 filters {value=a list}",
                        "out_of_range dashboards/page.yaml:5 last_months {expected=>= 1, <= 600, value=0}",
                        "value_not_allowed dashboards/page.yaml:8 rows[0].tiles[0].chart {allowed=headline, line, stacked_share, "
                                + "percentiles, ranked, tile_map, inequality, dumbbell, table, nearest=line, value=lines}",
                        "wrong_type dashboards/page.yaml:9 rows[0].tiles[0].measures {expected=array, value=take_up}",
                        "wrong_type dashboards/page.yaml:10 rows[0].tiles[0].limit {expected=integer, value=many}",
                        "wrong_length dashboards/page.yaml:11 rows[0].tiles[1].measures {expected=>= 1, value=0}",
                        "missing_key dashboards/page.yaml:11 rows[0].tiles[1] {key=chart}"),
                home.notices());
    }

    @Test
    void anIdMustBeASlugAndTheNameOfItsFile() {
        home.put("dashboards/page.yaml", SmallHome.DASHBOARD, "id: page", "id: Page One");
        assertEquals(
                List.of(
                        "wrong_form dashboards/page.yaml:1 id {expected=^[a-z][a-z0-9_]*$ (A name in small letters, digits and "
                                + "underscores, starting with a letter.), value=Page One}",
                        "id_is_not_file_name dashboards/page.yaml:1 id {expected=page, value=Page One}"),
                home.notices());
    }

    @Test
    void aKeyOfAMapOfNamesMustBeASlug() {
        home.country("groups: {east:", "groups: {Far East:");
        assertEquals(
                "wrong_form data/country.yaml:12 groups.Far East {expected=^[a-z][a-z0-9_]*$ (A name in small letters, digits and "
                        + "underscores, starting with a letter.), value=Far East}",
                home.notices().get(0));
    }

    @Test
    void anEmptyTextIsNoText() {
        home.put("dashboards/page.yaml", SmallHome.DASHBOARD, "id: Apa?", "id: ''");
        assertEquals(
                List.of("wrong_form dashboards/page.yaml:3 question.id {expected=characters: >= 1, value=}"),
                home.notices());
    }

    @Test
    void aTextInOneLanguageOnlyNamesTheOther() {
        home.put("dashboards/page.yaml", SmallHome.DASHBOARD, "title: {en: Page, id: Halaman}", "title: {id: Halaman}");
        assertEquals(
                List.of("missing_translation dashboards/page.yaml:2 title {key=en, language=English}"), home.notices());
    }

    @Test
    void aDateMustBeADay() {
        home.put("data/events/e.yaml", """
                events:
                  - id: e
                    kind: other
                    title: {en: a, id: b}
                    description: {en: a, id: b}
                    start: 2021-02-30
                    source: {en: a, id: b}
                    verified: yes
                """);
        assertEquals(
                List.of(
                        "wrong_form data/events/e.yaml:6 events[0].start {expected=date (A day, such as 2021-07-03.), "
                                + "value=2021-02-30}",
                        "wrong_type data/events/e.yaml:8 events[0].verified {expected=boolean, value=yes}"),
                home.notices());
    }

    @Test
    void oneOfSeveralKeysMustBeThereAndNoOther() {
        home.source("visit_id: {from: No}", "visit_id: {}");
        assertEquals(
                List.of("one_key_of data/sources/office.yaml:7 columns.visit_id {allowed=from, constant, value=}"),
                home.notices());
        home.source("visit_id: {from: No}", "visit_id: {from: No, constant: 1}");
        assertEquals(
                List.of(
                        "one_key_of data/sources/office.yaml:7 columns.visit_id {allowed=from, constant, value=from, constant}"),
                home.notices());
    }

    @Test
    void aFormulaIsExactlyOneOfTheKnownOnes() {
        home.takeUp("formula:\n", "formula:\n  total: [{count: visits}]\n");
        assertEquals(
                "one_key_of dashboards/measures/take_up.yaml:10 formula {allowed=total, ratio, stock, share, per_resident, "
                        + "mean, quantile, age, element_index, value, value=total, ratio}",
                home.notices().get(0));
    }

    @Test
    void aKeyWrittenTwiceIsReportedWithItsFirstLine() {
        home.country("currency: IDR", "currency: IDR\nzone: Asia/Tokyo");
        assertEquals(
                List.of(
                        "duplicate_key data/country.yaml:5 zone {first_line=3, value=zone}",
                        "country_missing data/country.yaml {}"),
                home.notices());
    }

    @Test
    void brokenYamlIsReportedWithItsLine() {
        home.put("dashboards/page.yaml", "id: page\ntitle: {en: Page\nfilters: [a\n");
        List<String> notices = home.notices();
        assertEquals(1, notices.size());
        assertTrue(notices.get(0).startsWith("not_yaml dashboards/page.yaml:3 "), notices.get(0));
    }

    @Test
    void aTabIsBrokenYamlAndAnythingElseInTheHomeStands() {
        home.put("dashboards/page.yaml", "id: page\n\ttitle: x\n");
        assertTrue(home.notices().get(0).startsWith("not_yaml dashboards/page.yaml:2 "));
        assertEquals(
                List.of("take_up"),
                List.copyOf(home.read().definitions().measures().keySet()));
    }

    @Test
    void anEmptyFileAndOneOfCommentsOnlyAreEmpty() {
        home.put("dashboards/page.yaml", "");
        assertEquals(List.of("file_empty dashboards/page.yaml {}"), home.notices());
        home.put("dashboards/page.yaml", "# later\n---\n");
        assertEquals(List.of("file_empty dashboards/page.yaml {}"), home.notices());
    }

    @Test
    void aFileThatHoldsAListOrATextIsOfTheWrongType() {
        home.put("dashboards/page.yaml", "- a\n- b\n");
        assertEquals(List.of("wrong_type dashboards/page.yaml:1 {expected=object, value=a list}"), home.notices());
        home.put("dashboards/page.yaml", "page");
        assertEquals(List.of("wrong_type dashboards/page.yaml:1 {expected=object, value=page}"), home.notices());
    }

    @Test
    void aSecondDocumentIsRefused() {
        home.put("dashboards/page.yaml", SmallHome.DASHBOARD + "---\nid: other\n");
        assertEquals(List.of("several_documents dashboards/page.yaml:8 {}"), home.notices());
    }

    @Test
    void anchorsAliasesTagsAndKeysThatAreNotTextAreRefused() {
        String refused = "yaml_feature_refused dashboards/page.yaml:";
        home.put("dashboards/page.yaml", "id: &a page\ntitle: *a\n");
        assertEquals(List.of(refused + "1 id {value=anchor}"), home.notices());
        home.put("dashboards/page.yaml", "id: page\ntitle: *a\n");
        assertEquals(List.of(refused + "2 title {value=alias}"), home.notices());
        home.put("dashboards/page.yaml", "id: !!str page\n");
        assertEquals(List.of(refused + "1 id {value=tag}"), home.notices());
        home.put("dashboards/page.yaml", "id: page\nrows: !!set [a]\n");
        assertEquals(List.of(refused + "2 rows {value=tag}"), home.notices());
        home.put("dashboards/page.yaml", "? [a, b]\n: page\n");
        assertEquals(List.of(refused + "1 {value=key}"), home.notices());
    }

    @Test
    void aFileNestedBeyondReasonIsRefusedBeforeItFillsTheStack() {
        home.put("dashboards/page.yaml", "id: page\nrows: " + "[".repeat(100_000));
        List<String> notices = home.notices();
        assertEquals(1, notices.size());
        assertTrue(notices.get(0).startsWith("too_deep dashboards/page.yaml:2 rows[0]"));
        assertTrue(notices.get(0).endsWith("{maximum=32}"));
    }

    @Test
    void aFileTooLargeForADefinitionIsRefused() {
        home.put("dashboards/page.yaml", "# " + "x".repeat(1 << 20));
        assertEquals(List.of("file_too_large dashboards/page.yaml {maximum=1048576 characters}"), home.notices());
    }

    @Test
    void aFileThatIsNoUtf8IsUnreadable() throws IOException {
        Files.write(root.resolve("dashboards/page.yaml"), "id: pagé".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("file_unreadable dashboards/page.yaml {problem=MalformedInputException}"), home.notices());
    }

    @Test
    void aFileThatWouldNotBeReadIsReported() {
        home.put("dashboards/extra.yml", "id: extra\n").put("data/countries.yaml", "id: x\n");
        assertEquals(
                List.of("file_not_expected data/countries.yaml {}", "file_not_expected dashboards/extra.yml {}"),
                home.notices());
    }
}
