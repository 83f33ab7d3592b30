package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.ingest.IngestReport;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.model.Notice;

/** Printed scores are held against their indicators when the file comes; the file is taken as it is. */
class AssessmentCheckTest {
    /** Dinas Pertanahan dan Tata Ruang, Bantul 2023, which prints 87.28. */
    private static final double[] BANTUL = {3.31, 3.35, 3.49, 3.93, 3.45, 3.39, 3.39, 3.76, 3.35};

    /** DPM&PTSP Sumatera Barat, which prints 81.71. */
    private static final double[] SUMBAR = {3.200, 3.216, 2.936, 3.530, 3.136, 3.200, 3.316, 3.916, 3.323};

    /** Levels of the 47 SPBE indicators whose index is 2.594; Aceh Tengah 2025 has these domains. */
    private static final int[][] ACEH_TENGAH = {{7, 2}, {3, 3}, {3, 1}, {7, 2}, {11, 1}, {2, 3}, {8, 4}, {2, 3}, {4, 4}
    };

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder)
                .copy("dashboards/frameworks", "dashboards/frameworks")
                .source(
                        "assessments",
                        "maturity_assessments",
                        "",
                        List.of("framework", "unit", "period", "part", "value", "evidence", "publisher"));
    }

    private IngestReport load(List<String> rows) {
        home.write(
                "data/inbox/assessments/printed.csv",
                "framework,unit,period,part,value,evidence,publisher\n" + String.join("\n", rows) + "\n");
        return home.ingest();
    }

    private static List<String> survey(String unit, double[] elements, String printed) {
        List<String> rows = IntStream.range(0, elements.length)
                .mapToObj(i -> "skm_2017," + unit + ",2023,U" + (i + 1) + "," + elements[i] + ",verified," + unit)
                .collect(Collectors.toCollection(ArrayList::new));
        rows.add("skm_2017," + unit + ",2023,index," + printed + ",verified," + unit);
        return rows;
    }

    private static List<String> acehTengah(String printed) {
        List<Integer> levels = Arrays.stream(ACEH_TENGAH)
                .flatMap(run -> IntStream.range(0, run[0]).mapToObj(i -> run[1]))
                .toList();
        assertEquals(47, levels.size());
        List<String> rows = IntStream.range(0, levels.size())
                .mapToObj(i -> "spbe_2020,Aceh Tengah,2025," + (i + 1) + "," + levels.get(i) + ",verified,PANRB")
                .collect(Collectors.toCollection(ArrayList::new));
        rows.add("spbe_2020,Aceh Tengah,2025,D2,1.70,verified,PANRB");
        rows.add("spbe_2020,Aceh Tengah,2025,index," + printed + ",verified,PANRB");
        return rows;
    }

    private static List<Map<String, String>> told(IngestReport report, String code) {
        return report.files().stream()
                .map(FileReport::notices)
                .flatMap(List::stream)
                .filter(notice -> notice.kind().code().equals(code))
                .map(Notice::details)
                .map(Map::copyOf)
                .toList();
    }

    @Test
    void aPrintedIndexThatNoRuleGivesIsTold() {
        IngestReport report = load(survey("Sumbar", SUMBAR, "81.71"));
        assertEquals(
                List.of(Map.of(
                        "framework", "skm_2017",
                        "entity", "unit-Sumbar",
                        "period", "2023",
                        "code", "index",
                        "printed", "81.71",
                        "computed", "82.702778",
                        "difference", "-0.992778")),
                told(report, "assessment_differs"));
        assertEquals(10, report.accepted(), "the file is taken as it is");
    }

    @Test
    void theRuleUnderWhichAnIndexWouldComeOutIsNamed() {
        var rows = survey("Bantul", BANTUL, "86.41");
        rows.addAll(acehTengah("2.60"));
        List<Map<String, String>> told = told(load(rows), "assessment_differs");
        assertEquals(
                List.of("unit-Bantul 86.41 weights_of_two_decimals", "unit-Aceh Tengah 2.6 rounded_parts"),
                told.stream()
                        .map(one -> one.get("entity") + " " + one.get("printed") + " " + one.get("rule"))
                        .toList());
    }

    @Test
    void nothingIsSaidOfAnIndexThatFollows() {
        var rows = survey("Bantul", BANTUL, "87.28");
        rows.addAll(acehTengah("2.59"));
        IngestReport report = load(rows);
        assertEquals(rows.size(), report.accepted());
        assertEquals(List.of(), told(report, "assessment_differs"));
        assertEquals(List.of(), told(report, "assessment_rounded"));
    }

    @Test
    void whatRoundedIndicatorsExplainIsNoWarning() {
        assertEquals(
                List.of("finer_indicators"),
                told(load(survey("Bantul", BANTUL, "87.29")), "assessment_rounded").stream()
                        .map(one -> one.get("rule"))
                        .toList());
    }

    @Test
    void manyDifferencesAreCountedAndTheFirstOnesTold() {
        List<String> rows = IntStream.range(0, 60)
                .mapToObj(i -> survey("Unit " + i, BANTUL, "50.00"))
                .flatMap(List::stream)
                .toList();
        IngestReport report = load(rows);
        assertEquals(600, report.accepted());
        assertEquals(50, told(report, "assessment_differs").size());
        assertEquals(List.of(Map.of("values", "60")), told(report, "assessments_differ"));
    }
}
