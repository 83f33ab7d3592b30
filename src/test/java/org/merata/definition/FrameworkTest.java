package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with a framework: each is told with its line, and the framework is left out. */
class FrameworkTest {
    private static final String SOUND = """
            id: f
            name: {en: F, id: F}
            publisher: {en: P, id: P}
            source: {en: S, id: S}
            from: 2024-01-01
            to: 2025-01-01
            scale: {least: 1, most: 2, levels: [{en: one, id: satu}, {en: two, id: dua}]}
            missing: least
            decimals: 2
            bands:
              - {code: low, name: {en: low, id: rendah}, from: 1}
              - {code: high, name: {en: high, id: tinggi}, from: 1.5}
            parts:
              - code: a
                name: {en: A, id: A}
                weight: 3
                parts:
                  - {code: 1, weight: 1, name: {en: one, id: satu}}
                  - {code: 2, weight: 2, name: {en: two, id: dua}}
              - {code: b, weight: 1.5, name: {en: B, id: B}}
            """;

    /** Indicators from measures and with prerequisites. */
    private static final String MEASURED = """
            id: m
            name: {en: M, id: M}
            publisher: {en: P, id: P}
            source: {en: S, id: S}
            from: 2024-01-01
            scale: {least: 1, most: 3, whole: true}
            missing: undefined
            decimals: 2
            parts:
              - code: a
                name: {en: A, id: A}
                weight: 1
                measure: take_up
                thresholds: [0.2, 0.4]
                requires:
                  - {level: 3, code: b, least: 2}
              - code: b
                name: {en: B, id: B}
                weight: 1
                requires:
                  - {level: 3, code: c, least: 2}
              - code: g
                name: {en: G, id: G}
                combine: mean
                weight: 1
                parts:
                  - {code: c, name: {en: C, id: C}, measure: wait, thresholds: [60, 30]}
                  - {code: d, name: {en: D, id: D}, scale: {least: 0, most: 9}, measure: wait, z_score: {mean: 3, deviation: 2}}
            """;

    @TempDir
    Path folder;

    private SmallHome home;

    @BeforeEach
    void layOut() {
        home = new SmallHome(folder);
        measure("wait", "unit: index", "direction: lower");
        measure("neutral", "unit: index", "direction: neutral");
        home.put(
                "dashboards/measures/mix.yaml",
                SmallHome.TAKE_UP
                        .replace("id: take_up", "id: mix")
                        .replaceFirst("(?s)formula:.*interval: wilson", """
                        formula:
                          share: {of: [{count: visits}], over: channel}"""));
        measure("by_channel", "unit: index", "dimensions: [channel]");
        home.put(
                "dashboards/measures/published.yaml",
                SmallHome.TAKE_UP
                        .replace("id: take_up", "id: published")
                        .replace("unit: share", "unit: index")
                        .replace("dimensions: [region, channel, region.group]", "dimensions: [region]")
                        .replace("finest: month", "finest: year\npublisher: {en: O, id: O}")
                        .replaceFirst("(?s)formula:.*interval: wilson", """
                                formula:
                                  value: {dataset: indicators, field: value, where: {indicator: x}}"""));
    }

    /** Like the share of digital visits, but for two lines. */
    private void measure(String id, String unit, String other) {
        home.put(
                "dashboards/measures/" + id + ".yaml",
                SmallHome.TAKE_UP
                        .replace("id: take_up", "id: " + id)
                        .replace("unit: share", unit)
                        .replaceFirst("interval: wilson\n", "")
                        .replaceFirst("(?m)^" + other.substring(0, other.indexOf(':')) + ":.*$", other));
    }

    @Test
    void aSoundOneIsRead() {
        home.put("dashboards/frameworks/f.yaml", SOUND);
        assertEquals(List.of(), home.notices());
        FrameworkDefinition read = home.read().definitions().frameworks().get("f");
        assertEquals(
                List.of("1", "2", "b"),
                read.listIndicators().stream()
                        .map(FrameworkDefinition.Part::code)
                        .toList());
        assertEquals("1.5", read.parts().get(1).weight().toPlainString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                to: 2025-01-01 | to: 2023-01-01 | dates_run_backward dashboards/frameworks/f.yaml:6 to {expected=>= 2024-01-01, value=2023-01-01}
                most: 2, | most: 1, | out_of_range dashboards/frameworks/f.yaml:7 scale.most {expected=> 1, value=1}
                most: 2, | most: 3, | out_of_range dashboards/frameworks/f.yaml:7 scale.levels {expected=3, value=2}
                from: 1.5} | from: 0.5} | out_of_range dashboards/frameworks/f.yaml:12 bands[1].from {expected=> 1, value=0.5}
                code: b | code: 1 | duplicate_id dashboards/frameworks/f.yaml:20 parts[1].code {first=dashboards/frameworks/f.yaml:18, parts[0].parts[0], value=1}
                weight: 3 | weight: 4 | out_of_range dashboards/frameworks/f.yaml:16 parts[0].weight {expected=3, value=4}
                b, weight: 1.5, | b, | missing_key dashboards/frameworks/f.yaml:20 parts[1] {key=weight}
                missing: least | missing: none | value_not_allowed dashboards/frameworks/f.yaml:8 missing {allowed=least, left_out, undefined, value=none}
                """)
    void eachFaultIsTold(String sound, String faulty, String notice) {
        home.put("dashboards/frameworks/f.yaml", SOUND.replaceFirst(java.util.regex.Pattern.quote(sound), faulty));
        List<String> notices = home.notices();
        assertEquals(notice, notices.get(0));
        assertEquals(
                List.of(), List.copyOf(home.read().definitions().frameworks().keySet()));
    }

    @Test
    void aSoundOneWithMeasuresIsRead() {
        home.put("dashboards/frameworks/m.yaml", MEASURED);
        assertEquals(List.of(), home.notices());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                decimals: 2 | decimals: 2~mature: hight | unknown_reference FILE:10 mature {allowed=low, high, kind=band, nearest=high, value=hight}
                code: high | code: low | duplicate_id FILE:12 bands[1].code {first=FILE:11, bands[0], value=low}
                from: 1.5} | from: 2.5} | out_of_range FILE:12 bands[1].from {expected=<= 2, value=2.5}
                from: 1.5} | from: 2, above: true} | out_of_range FILE:12 bands[1].from {expected=< 2, value=2}
                decimals: 2 | decimals: 2~combine: none | no_score_to_use FILE:11 bands {combine=none}
                code: a | code: index | reserved_code FILE:14 parts[0].code {value=index}
                weight: 3 | weight: 3~    combine: none | no_score_to_use FILE:17 parts[0].combine {combine=none}
                weight: 3 | weight: 3~    measure: take_up | only_for_indicators FILE:17 parts[0].measure {key=measure}
                weight: 3 | weight: 3~    scale: {least: 1, most: 2} | only_for_indicators FILE:17 parts[0].scale {key=scale}
                weight: 3 | weight: 3~    thresholds: [1] | only_for_indicators FILE:17 parts[0].thresholds {key=thresholds}
                weight: 3 | weight: 3~    requires: [{level: 2, code: b, least: 2}] | only_for_indicators FILE:17 parts[0].requires {key=requires}
                {code: b, weight: 1.5, | {code: b, combine: mean, weight: 1.5, | missing_key FILE:20 parts[1] {key=parts}
                most: 2, | most: 2.5, whole: true, | out_of_range FILE:7 scale.most {expected=a whole number, value=2.5}
                id: f | id: g | id_is_not_file_name FILE:1 id {expected=f, value=g}
                name: {en: F, id: F} | title: {en: F, id: F} | unknown_key FILE:2 title {allowed=id, name, publisher, source, country, from, to, unverified, scale, missing, factor, decimals, bands, mature, follows, practice, combine, parts, value=title}
                name: {en: F, id: F} | name: {en: F} | missing_translation FILE:2 name {key=id, language=Bahasa Indonesia}
                publisher: {en: P, id: P} | publisher: P | wrong_type FILE:3 publisher {expected=object, value=P}
                source: {en: S, id: S}~ | ~ | missing_key FILE:1 {key=source}
                from: 2024-01-01 | from: 1 January 2024 | wrong_form FILE:5 from {expected=date (A day, such as 2021-07-03.), value=1 January 2024}
                to: 2025-01-01 | to: 2025-02-30 | wrong_form FILE:6 to {expected=date (A day, such as 2021-07-03.), value=2025-02-30}
                to: 2025-01-01 | country: IDN | wrong_form FILE:6 country {expected=^[A-Z]{2}$ (ISO code of the country whose own it is; international where it is not stated.), value=IDN}
                scale: {least: 1, | scale: {most: 1, | duplicate_key FILE:7 scale.most {first_line=7, value=most}
                least: 1, most: 2 | least: one, most: 2 | wrong_type FILE:7 scale.least {expected=number, value=one}
                least: 1, most: 2 | least: 1, most: .inf | wrong_type FILE:7 scale.most {expected=number, value=.inf}
                decimals: 2 | decimals: two | wrong_type FILE:9 decimals {expected=integer, value=two}
                decimals: 2 | decimals: -1 | out_of_range FILE:9 decimals {expected=>= 0, <= 9, value=-1}
                decimals: 2 | decimals: 2~factor: 0 | out_of_range FILE:10 factor {expected=> 0, value=0}
                decimals: 2 | decimals: 2~practice: maybe | wrong_type FILE:10 practice {expected=boolean, value=maybe}
                decimals: 2 | decimals: 2~combine: sum | value_not_allowed FILE:10 combine {allowed=weighted_mean, mean, least, none, value=sum}
                decimals: 2 | decimals: 2~wieghts: 1 | unknown_key FILE:10 wieghts {allowed=id, name, publisher, source, country, from, to, unverified, scale, missing, factor, decimals, bands, mature, follows, practice, combine, parts, value=wieghts}
                bands:~ | bands: []~maturity:~ | unknown_key FILE:11 maturity {allowed=id, name, publisher, source, country, from, to, unverified, scale, missing, factor, decimals, bands, mature, follows, practice, combine, parts, value=maturity}
                name: {en: high, id: tinggi}, from: 1.5 | name: {en: high, id: tinggi} | missing_key FILE:12 bands[1] {key=from}
                from: 1.5} | from: 1.5, colour: red} | unknown_key FILE:12 bands[1].colour {allowed=code, name, from, above, value=colour}
                from: 1.5} | from: 1.5, above: often} | wrong_type FILE:12 bands[1].above {expected=boolean, value=often}
                weight: 1.5, | weight: 0, | out_of_range FILE:20 parts[1].weight {expected=> 0, value=0}
                weight: 1.5, | weight: heavy, | wrong_type FILE:20 parts[1].weight {expected=number, value=heavy}
                {code: b, weight: 1.5, | {weight: 1.5, | missing_key FILE:20 parts[1] {key=code}
                weight: 1.5, name: {en: B, id: B} | weight: 1.5 | missing_key FILE:20 parts[1] {key=name}
                {code: b, | {code: [b], | wrong_type FILE:20 parts[1].code {expected=string or number, value=a list}
                weight: 1.5, | weight: 1.5, z_score: {mean: 1, deviation: 0}, | out_of_range FILE:20 parts[1].z_score.deviation {expected=> 0, value=0}
                weight: 1.5, | weight: 1.5, z_score: {mean: 1}, | missing_key FILE:20 parts[1].z_score {key=deviation}
                weight: 1.5, | weight: 1.5, min_max: {least: 2, most: 2}, | out_of_range FILE:20 parts[1].min_max.most {expected=> 2, value=2}
                weight: 1.5, | weight: 1.5, z_score: {mean: 1, deviation: 1}, min_max: {least: 1, most: 2}, | one_key_of FILE:20 parts[1] {allowed=z_score, min_max, value=z_score, min_max}
                weight: 1.5, | weight: 1.5, thresholds: [1], | missing_key FILE:20 parts[1] {key=measure}
                weight: 1.5, | weight: 1.5, parts: [], | wrong_length FILE:20 parts[1].parts {expected=>= 1, value=0}
                weight: 1.5, | weight: 1.5, weight: 1.5, | duplicate_key FILE:20 parts[1].weight {first_line=20, value=weight}
                """)
    void eachFaultOfFormIsTold(String sound, String faulty, String notice) {
        assertTold(SOUND, "f", sound, faulty, notice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                measure: take_up | measure: take_upp | unknown_reference FILE:13 parts[0].measure {allowed=by_channel, mix, neutral, published, take_up, wait, kind=measure, nearest=take_up, value=take_upp}
                measure: take_up | measure: Take up | wrong_form FILE:13 parts[0].measure {expected=^[a-z][a-z0-9_]*$ (A name in small letters, digits and underscores, starting with a letter.), value=Take up}
                measure: take_up | measure: mix | measure_not_of_entities FILE:13 parts[0].measure {measure=mix}
                measure: take_up | measure: by_channel | measure_not_of_entities FILE:13 parts[0].measure {measure=by_channel}
                measure: take_up | measure: neutral | thresholds_without_direction FILE:14 parts[0].thresholds {measure=neutral}
                thresholds: [0.2, 0.4] | thresholds: [0.4, 0.4] | out_of_range FILE:14 parts[0].thresholds[1] {expected=> 0.4, value=0.4}
                thresholds: [0.2, 0.4] | thresholds: [20, 40] | out_of_range FILE:14 parts[0].thresholds[0] {expected=>= 0, <= 1 (80 % is 0.8), value=20}
                thresholds: [0.2, 0.4] | thresholds: [0.2, 0.4, 0.6] | wrong_length FILE:14 parts[0].thresholds {expected=2, value=3}
                thresholds: [0.2, 0.4] | thresholds: [] | wrong_length FILE:14 parts[0].thresholds {expected=>= 1, value=0}
                thresholds: [0.2, 0.4] | thresholds: [low, high] | wrong_type FILE:14 parts[0].thresholds[0] {expected=number, value=low}
                thresholds: [0.2, 0.4] | scale: {least: 1, most: 3}~    thresholds: [0.2, 0.4] | thresholds_without_levels FILE:15 parts[0].thresholds {key=whole}
                thresholds: [0.2, 0.4]~ | ~ | missing_key FILE:10 parts[0] {key=thresholds}
                thresholds: [60, 30] | thresholds: [30, 60] | out_of_range FILE:27 parts[2].parts[0].thresholds[1] {expected=< 30, value=60}
                measure: wait, z_score | measure: take_up, z_score | out_of_range FILE:28 parts[2].parts[1].measure {expected=>= 0, <= 1 (80 % is 0.8), value=9}
                measure: take_up~ | ~ | missing_key FILE:10 parts[0] {key=measure}
                level: 3, code: b | level: 4, code: b | out_of_range FILE:16 parts[0].requires[0].level {expected=> 1, <= 3, whole, value=4}
                level: 3, code: b | level: 2.5, code: b | out_of_range FILE:16 parts[0].requires[0].level {expected=> 1, <= 3, whole, value=2.5}
                level: 3, code: b | level: 1, code: b | out_of_range FILE:16 parts[0].requires[0].level {expected=> 1, <= 3, whole, value=1}
                code: b, least: 2 | code: b, least: 5 | out_of_range FILE:16 parts[0].requires[0].least {expected=> 1, <= 3, whole, value=5}
                code: b, least: 2 | code: z, least: 2 | unknown_reference FILE:16 parts[0].requires[0].code {allowed=a, b, c, d, kind=indicator, nearest=a, value=z}
                code: b, least: 2 | code: g, least: 2 | unknown_reference FILE:16 parts[0].requires[0].code {allowed=a, b, c, d, kind=indicator, nearest=a, value=g}
                code: b, least: 2 | code: a, least: 2 | requirements_run_in_a_circle FILE:16 parts[0].requires[0] {indicator=a, level=3}
                code: b, least: 2 | code: b | missing_key FILE:16 parts[0].requires[0] {key=least}
                code: b, least: 2} | code: b, least: 2}~      - {level: 3, code: b, least: 3} | repeated_item FILE:17 parts[0].requires[1] {value=b}
                scale: {least: 0, most: 9}, | scale: {least: 9, most: 0}, | out_of_range FILE:28 parts[2].parts[1].scale.most {expected=> 9, value=0}
                mean: 3, deviation: 2 | mean: 3, deviation: 2, of: 2020 | unknown_key FILE:28 parts[2].parts[1].z_score.of {allowed=mean, deviation, value=of}
                """)
    void eachFaultOfMeasuresAndRequirementsIsTold(String sound, String faulty, String notice) {
        assertTold(MEASURED, "m", sound, faulty, notice);
    }

    private void assertTold(String framework, String id, String sound, String faulty, String notice) {
        String file = "dashboards/frameworks/" + id + ".yaml";
        home.put(file, framework, sound.replace('~', '\n'), faulty.replace('~', '\n'));
        assertEquals(notice.replace("FILE", file), home.notices().get(0));
        assertEquals(
                List.of(), List.copyOf(home.read().definitions().frameworks().keySet()));
    }

    @Test
    void requirementsThatRunInACircleAreToldWhereTheyBegin() {
        home.put(
                "dashboards/frameworks/m.yaml",
                MEASURED.replace("code: b, least: 2", "code: b, least: 3")
                        .replace("code: c, least: 2", "code: a, least: 3"));
        assertEquals(
                List.of(
                        "requirements_run_in_a_circle dashboards/frameworks/m.yaml:16 parts[0].requires[0] {indicator=a, level=3}",
                        "requirements_run_in_a_circle dashboards/frameworks/m.yaml:21 parts[1].requires[0] {indicator=b, level=3}"),
                home.notices());
        home.put(
                "dashboards/frameworks/m.yaml",
                MEASURED.replace("code: b, least: 2", "code: b, least: 3")
                        .replace("code: c, least: 2", "code: a, least: 2"));
        assertEquals(List.of(), home.notices(), "steps that wait for each other by turns are no circle");
    }

    @Test
    void madeUpAndPublishedMeasuresMakeNoIndexTogether() {
        home.put("dashboards/frameworks/m.yaml", MEASURED, "measure: wait, z_score", "measure: published, z_score");
        assertEquals(List.of(), home.notices());
        home.source("code_systems:", "synthetic: true\ncode_systems:");
        assertEquals(
                List.of(
                        "synthetic_beside_published dashboards/frameworks/m.yaml:9 parts {published=published, synthetic=take_up, wait}"),
                home.notices());
    }

    @Test
    void anEditionFollowsAnOlderOneThatIsThere() {
        home.put("dashboards/frameworks/f.yaml", SOUND);
        String later = MEASURED.replace("decimals: 2", "decimals: 2\nfollows: f");
        home.put("dashboards/frameworks/m.yaml", later.replace("from: 2024-01-01", "from: 2025-01-02"));
        assertEquals(List.of(), home.notices());
        home.put("dashboards/frameworks/m.yaml", later);
        assertEquals(
                List.of(
                        "out_of_range dashboards/frameworks/m.yaml:9 follows {expected=< 2024-01-01, value=f (2024-01-01)}"),
                home.notices());
        home.put("dashboards/frameworks/m.yaml", later.replace("follows: f", "follows: g"));
        assertEquals(
                List.of(
                        "unknown_reference dashboards/frameworks/m.yaml:9 follows {allowed=f, m, kind=framework, nearest=f, value=g}"),
                home.notices());
    }

    @Test
    void aMeasureThatWasLeftOutTakesItsFrameworksAlong() {
        home.put("dashboards/frameworks/m.yaml", MEASURED);
        home.takeUp("unit: share", "unit: shares");
        assertEquals(
                List.of(
                        "refers_to_refused dashboards/frameworks/m.yaml:13 parts[0].measure {kind=measure, value=take_up}"),
                home.notices().stream()
                        .filter(notice -> notice.contains("frameworks"))
                        .toList());
    }

    @Test
    void whatIsNotThereIsNotAsked() {
        home.put("dashboards/frameworks/f.yaml", SOUND.replace("    weight: 3\n", ""));
        assertEquals(List.of(), home.notices());
        assertEquals(
                "3",
                home.read()
                        .definitions()
                        .frameworks()
                        .get("f")
                        .parts()
                        .get(0)
                        .weight()
                        .toPlainString(),
                "the weight of weighted parts is their sum");
    }
}
