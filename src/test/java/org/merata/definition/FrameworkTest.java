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

    @TempDir
    Path folder;

    private SmallHome home;

    @BeforeEach
    void layOut() {
        home = new SmallHome(folder);
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
