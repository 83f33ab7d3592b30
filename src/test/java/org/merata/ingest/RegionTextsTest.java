package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.model.Notice;

/** Names and codes of Indonesia's regions as files write them: resolved by a documented rule, or set aside. */
class RegionTextsTest {
    @TempDir
    Path folder;

    private TestHome home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kabupaten Aceh Tengah             | 11.04 |",
                "KABUPATEN  ACEH TENGAH            | 11.04 |",
                "Kab. Aceh Tengah                  | 11.04 | spelling",
                "kab Aceh-Tengah                   | 11.04 | spelling",
                "Aceh Tengah                       | 11.04 | kind_left_out",
                "Kota Administrasi Jakarta Selatan | 31.74 |",
                "Kota Adm. Jakarta Selatan         | 31.74 | spelling",
                "Kota Jakarta Selatan              | 31.74 | kind_word",
                "Jakarta Selatan                   | 31.74 | kind_left_out",
                "Kab. Adm. Kep. Seribu             | 31.01 | spelling",
                "Kodya Bandung                     | 32.73 | spelling",
                "Kota Madya Bandung                | 32.73 | spelling",
                "Bandung                           | ambiguous_name |",
                "Prov. Jawa Barat                  | 32 | kind_word",
                "Propinsi Jawa Barat               | 32 | kind_word",
                "D.I. Yogyakarta                   | 34 | spelling",
                "Daerah Istimewa Yogyakarta        | 34 | spelling",
                "DIY                               | 34 | spelling",
                "Yogyakarta                        | ambiguous_name |",
                "Jakarta                           | 31 | kind_left_out",
                "DKI Jakarta                       | 31 |",
                "Daerah Khusus Ibukota Jakarta     | 31 | spelling",
                "Kep. Riau                         | 21 | spelling",
                "Irian Jaya                        | 91 | other_name",
                "NTB                               | 52 | other_name",
                "Kota Ujung Pandang                | 73.71 | other_name",
                "Kab. Toba Samosir                 | 12.12 | other_name",
                "Labuhan Batu                      | 12.10 | kind_left_out",
                "Kota Pare-Pare                    | 73.72 | spelling",
                "South Aceh Regency                | 11.01 |",
                "Kab. Aceh Tengahh                 | unknown_name |",
                "Kota Aceh Tengah                  | unknown_name |",
                "-                                 | unknown_name |",
            })
    void aNameIsResolvedByARuleOrSetAside(String name, String expected, String rule) {
        named("", name);
        home.ingest();
        assertEquals(expected, outcome(1));
        assertEquals(
                rule == null ? List.of() : List.of("region|" + name + "|" + expected + "|" + rule + "|1"),
                home.records("SELECT field, text, code, rule, \"rows\" FROM resolution"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kemendagri | 11.01      | 11.01 |",
                "kemendagri | 11.1       | ambiguous_code |",
                "kemendagri | 11.1 11.01 | 11.10 | zeros_lost",
                "kemendagri | 11.9       | 11.09 | zeros_lost",
                "kemendagri | 11.9 11.01 | unknown_code |",
                "kemendagri | 1101       | ambiguous_code |",
                "kemendagri | 1171       | 11.71 | points",
                "kemendagri | 11.01.00   | 11.01 | zeros_added",
                "kemendagri | 11.00      | 11 | zeros_added",
                "kemendagri | 1100       | 11 | zeros_added",
                "kemendagri | 11.0       | 11 | decimal",
                "kemendagri | 3171.0     | 31.71 | decimal",
                "kemendagri | 1.171E3    | unknown_code |",
                "kemendagri | 9999       | unknown_code |",
                "bps        | 1101       | 11.09 |",
                "bps        | 1101.0     | 11.09 | decimal",
                "bps        | 1101000    | 11.09 | zeros_added",
                "bps        | 11.01      | ambiguous_code |",
            })
    void aCodeIsResolvedOnlyWhereOneCanBeMeant(String system, String codes, String expected, String rule) {
        coded(system, "", codes.split(" "));
        home.ingest();
        assertEquals(expected, outcome(1));
        assertEquals(
                rule == null ? List.of() : List.of(expected + "|" + rule),
                home.records("SELECT code, rule FROM resolution"));
    }

    @Test
    void aSourceTurnsRulesOff() {
        named(", resolve: []", "Kab. Aceh Tengah", "Jakarta Selatan", "Kota Bandung");
        FileReport report = home.ingest().files().get(0);
        assertEquals(Map.of("unknown_name", 2L), report.faults());
        assertEquals(List.of("32.73"), home.records("SELECT region FROM fact_complaints"));
    }

    @Test
    void aSourceSaysThatCodesLackTheirPoints() {
        coded("kemendagri", ", resolve: [points]", "1101");
        home.ingest();
        assertEquals("11.01", outcome(1));
    }

    @Test
    void aLevelTellsWhichOfTwoIsMeant() {
        named(", level: regency", "Kab. Gorontalo", "Gorontalo", "Jambi");
        home.ingest();
        assertEquals(List.of("75.01", "ambiguous_name", "15.71"), List.of(outcome(1), outcome(2), outcome(3)));
    }

    @Test
    void whereRegenciesLeaveOutTheirKindAProvincesNameMayBeACitys() {
        named("", "Jakarta Selatan", "Jambi", "Jawa Barat");
        home.ingest();
        assertEquals(List.of("31.74", "ambiguous_name", "32"), List.of(outcome(1), outcome(2), outcome(3)));
    }

    @Test
    void everyResolutionIsCountedInTheReport() {
        named("", "Kab. Aceh Tengah", "Kab. Aceh Tengah", "Kab. Aceh Selatan", "Kota Bandung");
        FileReport report = home.ingest().files().get(0);
        assertEquals(
                Map.of(
                        "field", "region",
                        "rule", "spelling",
                        "texts", "2",
                        "rows", "3",
                        "examples", "Kab. Aceh Selatan = 11.01; Kab. Aceh Tengah = 11.04"),
                find(report, IngestNotice.NAMES_RESOLVED).orElseThrow().details());
    }

    @Test
    void aNearMissIsNamedAndNotUsed() {
        named("", "Kabupaten Aceh Tengahh");
        assertEquals(
                "Kabupaten Aceh Tengahh (1, Kabupaten Aceh Tengah?)",
                find(home.ingest().files().get(0), IngestNotice.WORDS_UNKNOWN)
                        .orElseThrow()
                        .details()
                        .get("examples"));
    }

    @Test
    void codeAndNameMustAgree() {
        coded(
                "kemendagri",
                ", name_from: nama",
                "11.01,Kab. Aceh Selatan",
                "32.73,Bandung",
                "11.01,Simeulue",
                "11.02,Antah");
        FileReport report = home.ingest().files().get(0);
        assertEquals(Map.of("code_name_mismatch", 1L), report.faults());
        assertEquals(
                List.of("11.01", "32.73", "11.02"), home.records("SELECT region FROM fact_complaints ORDER BY record"));
        assertEquals("code_name_mismatch", outcome(3));
    }

    @Test
    void codesOfTheOtherSystemAreToldByTheirNames() throws IOException {
        List<String> pairs = Files.readAllLines(Path.of("data/reference/regions.csv")).stream()
                .map(line -> line.split(","))
                .filter(cells -> cells[0].startsWith("11."))
                .map(cells -> cells[cells.length - 1].substring(0, 2) + "." + cells[cells.length - 1].substring(2) + ","
                        + cells[2])
                .toList();
        coded("kemendagri", ", name_from: nama", pairs.toArray(String[]::new));
        FileReport report = home.ingest().files().get(0);
        Notice notice = find(report, IngestNotice.OTHER_CODE_SYSTEM_FITS).orElseThrow();
        assertEquals("bps", notice.details().get("fits"));
        assertEquals(Integer.toString(pairs.size()), notice.details().get("fits_rows"));
        assertTrue(report.faults().get("code_name_mismatch") > 10);
    }

    @Test
    void aProvinceBeforeItsTimeIsToldWithTheOneItCameFrom() {
        coded("kemendagri", "", "94", "32");
        FileReport report = home.ingest().files().get(0);
        Notice notice = find(report, IngestNotice.REGION_NOT_YET).orElseThrow();
        assertEquals("94 Papua Tengah", notice.details().get("region"));
        assertEquals("91", notice.details().get("formed_from"));
        assertEquals("2022-07-25", notice.details().get("from"));
        assertEquals(2, report.accepted());
    }

    private void named(String more, String... names) {
        layOut("match: name" + more, "");
        write(names);
    }

    private void coded(String system, String more, String... codes) {
        layOut("match: code" + more, "code_systems: {region: " + system + "}");
        write(codes);
    }

    private void layOut(String region, String more) {
        home = TestHome.in(folder).copy("data/reference", "data/reference");
        try {
            home.write("data/country.yaml", Files.readString(Path.of("data/country.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        for (String other : List.of("transactions", "volumes")) {
            folder.resolve("data/sources/" + other + ".yaml").toFile().delete();
        }
        home.source("said", """
                id: said
                dataset: complaints
                label: {en: Said, id: Kata}
                files: said/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                columns:
                  complaint_id: {from: id}
                  region: {from: wilayah, %s}
                  channel: {constant: phone}
                  submitted_at: {from: at}
                max_quarantined: 1
                %s
                """.formatted(region, more));
    }

    private void write(String... regions) {
        boolean named = regions[0].contains(",");
        var text = new StringBuilder("id,at,wilayah" + (named ? ",nama" : "") + "\n");
        for (int i = 0; i < regions.length; i++) {
            text.append(i).append(",2021-07-05 10:00:00,").append(regions[i]).append('\n');
        }
        home.write("data/inbox/said/file.csv", text.toString());
    }

    private String outcome(int record) {
        List<String> kept = home.records("SELECT region FROM fact_complaints WHERE record = " + record);
        List<String> aside = home.records("SELECT code FROM quarantine WHERE record = " + record);
        return String.join(" ", kept) + String.join(" ", aside);
    }

    private static Optional<Notice> find(FileReport report, IngestNotice kind) {
        return report.notices().stream().filter(notice -> notice.kind() == kind).findFirst();
    }
}
