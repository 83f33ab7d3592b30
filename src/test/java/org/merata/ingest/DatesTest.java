package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.model.Notice;

/** Dates are read as the source states or as the whole column decides, or are set aside under the name of their fault. */
class DatesTest {
    @TempDir
    Path folder;

    private TestHome home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                     | 2024-07-21 10:20:30       | 2024-07-21 03:20:30",
                "                     | 2024-07-21T10:20:30Z      | 2024-07-21 10:20:30",
                "                     | 21/07/2024 10:20          | 2024-07-21 03:20:00",
                "                     | 07/21/2024 10:20          | 2024-07-21 03:20:00",
                "                     | 21-7-2024 9.05            | 2024-07-21 02:05:00",
                "                     | 21 Juli 2024 10:20        | 2024-07-21 03:20:00",
                "                     | 21 Agt 2024, 10:20        | 2024-08-21 03:20:00",
                "                     | 1 Nopember 2024 10.20 WIB | 2024-11-01 03:20:00",
                "                     | 1 Mei 2024 10.20 WITA     | 2024-05-01 02:20:00",
                "                     | 1 DES 2024 10.20 WIT      | 2024-12-01 01:20:00",
                "                     | 21/07/2024 10:20:30+0800  | 2024-07-21 02:20:30",
                "                     | 21/07/2024 10:20:30+08    | 2024-07-21 02:20:30",
                "dd/MM/yyyy HH:mm     | 03/07/2024 10:20          | 2024-07-03 03:20:00",
                "MM/dd/yyyy HH:mm     | 03/07/2024 10:20          | 2024-03-07 03:20:00",
                "dd-MMM-yy HH:mm      | 21-Okt-21 10:20           | 2021-10-21 03:20:00",
                "d/M/yy               | 1/2/49                    | date_in_future",
                "d/M/yy               | 1/2/96                    | 1996-01-31 17:00:00",
                "dd/MM/yy             | 29/02/00                  | 2000-02-28 17:00:00",
                "yy-MM-dd             | 25-01-02                  | 2025-01-01 17:00:00",
                "excel                | 45494.5                   | 2024-07-21 05:00:00",
                "excel                | 45494                     | 2024-07-20 17:00:00",
                "excel1904            | 44032                     | 2024-07-20 17:00:00",
                "                     | 45494.5                   | date_is_serial",
                "                     | 25-01-02 10:20            | year_of_two_digits",
                "                     | 21-Jul-21 10:20           | year_of_two_digits",
                "                     | 31/02/2024 10:20          | not_a_datetime",
                "                     | 2024-02-31 10:20:00       | day_not_in_calendar",
                "dd/MM/yyyy HH:mm     | 31/02/2024 10:20          | day_not_in_calendar",
                "dd/MM/yyyy HH:mm     | 07/21/2024 10:20          | date_other_order",
                "                     | 2024-07-21 24:00:00       | time_not_on_clock",
                "                     | 2016-12-31 23:59:60       | time_not_on_clock",
                "                     | 21/07/2024 10.75          | time_not_on_clock",
                "                     | 1446-01-15 10:20:00       | year_not_gregorian",
                "                     | 15/01/1446 10:20          | year_not_gregorian",
                "                     | 15 Muharram 1446          | year_not_gregorian",
                "                     | 05/07/2024 10:20          | date_order_open",
                "                     | 1989-12-31 00:00:00       | date_too_early",
                "                     | 1970-01-01 00:00:00       | date_too_early",
                "                     | 2099-01-01 00:00:00       | date_in_future",
                "                     | 21/07/2024                | not_a_datetime",
                "                     | kemarin                   | not_a_datetime",
                "                     | +2024-07-21 10:20:00      | not_a_datetime",
                "                     | 2024-07-21 10:20:00 BST   | not_a_datetime",
            })
    void aMomentIsReadAsItIsWrittenOrNamedForItsFault(String format, String text, String expected) {
        complaints(format, text);
        home.ingest();
        assertEquals(expected, outcome(1));
    }

    @Test
    void aDateAloneIsReadFromTheWholeColumn() {
        surveys("", "13/07/2024", "05/07/2024", "2024-07-06", "7 Agustus 2024");
        FileReport report = home.ingest().files().get(0);
        assertEquals(
                List.of("2024-07-13", "2024-07-05", "2024-07-06", "2024-08-07"),
                home.records("SELECT submitted_on FROM fact_survey_responses ORDER BY record"));
        assertEquals(
                Map.of(
                        "field", "submitted_on",
                        "column", "submitted_on",
                        "formats", "dd/MM/yyyy; d MMMM yyyy",
                        "day_first", "1",
                        "month_first", "0",
                        "either", "1"),
                find(report, IngestNotice.DATE_WRITING_FOUND).orElseThrow().details());
    }

    @Test
    void aColumnThatDecidesNothingIsNotGuessedAndItsClearDatesStand() {
        surveys("", "01/02/2024", "03/04/2024", "2024-07-06", "7 Agustus 2024");
        FileReport report = home.ingest().files().get(0);
        assertEquals(2L, report.faults().get("date_order_open"));
        assertEquals(
                List.of("2024-07-06", "2024-08-07"),
                home.records("SELECT submitted_on FROM fact_survey_responses ORDER BY record"));
        assertEquals(
                "2",
                find(report, IngestNotice.DAY_OR_MONTH_FIRST)
                        .orElseThrow()
                        .details()
                        .get("either"));
    }

    @Test
    void twoOrdersInOneColumnDecideNothing() {
        surveys("", "13/02/2024", "02/13/2024", "03/04/2024");
        FileReport report = home.ingest().files().get(0);
        assertEquals(3L, report.faults().get("date_order_open"));
        assertTrue(find(report, IngestNotice.DAY_AND_MONTH_FIRST).isPresent());
    }

    @Test
    void aFewDatesOfTheOtherOrderAreSetAsideByName() {
        var dates = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            dates.add("%02d/03/2024".formatted(1 + i % 28));
        }
        dates.add("03/25/2024");
        surveys("", dates.toArray(String[]::new));
        FileReport report = home.ingest().files().get(0);
        assertEquals(Map.of("date_other_order", 1L), report.faults());
        assertEquals(
                List.of("300"),
                home.records("SELECT count(*) FROM fact_survey_responses WHERE month(submitted_on) = 3"));
    }

    @Test
    void oneDateThatTellsAmongManyThatDoNotMayBeAMistake() {
        var dates = new ArrayList<String>();
        for (int i = 0; i < 150; i++) {
            dates.add("03/%02d/2024".formatted(1 + i % 12));
        }
        dates.add("25/03/2024");
        surveys("", dates.toArray(String[]::new));
        assertEquals(
                Map.of("date_order_open", 151L), home.ingest().files().get(0).faults());
    }

    @Test
    void anOtherOrderThanTheStatedOneIsToldOfTheWholeColumn() {
        surveys("MM/dd/yyyy", "07/25/2024", "07/26/2024", "25/07/2024");
        FileReport report = home.ingest().files().get(0);
        assertEquals(Map.of("date_other_order", 1L), report.faults());
    }

    @Test
    void yearsOfTwoDigitsAreReadInTheRangeReported() {
        home = TestHome.in(folder)
                .source(
                        "said",
                        source(
                                "survey_responses",
                                "response_id",
                                "submitted_on",
                                ", formats: [dd/MM/yy], two_digit_years_from: 1995"));
        write("survey", "01/02/95", "01/02/94");
        FileReport report = home.ingest().files().get(0);
        assertEquals(List.of("1995-02-01"), home.records("SELECT submitted_on FROM fact_survey_responses"));
        assertEquals(
                Map.of("field", "submitted_on", "first_year", "1995", "last_year", "2094"),
                find(report, IngestNotice.TWO_DIGIT_YEARS_READ).orElseThrow().details());
    }

    @Test
    void theDayAfterArrivalIsStillBelievedAndTheNextIsNot() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Jakarta"));
        surveys("", today.plusDays(1).toString(), today.plusDays(3).toString());
        assertEquals(Map.of("date_in_future", 1L), home.ingest().files().get(0).faults());
    }

    private static final List<String> FORMATS = List.of(
            "yyyy-MM-dd",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d.M.yyyy",
            "d MMMM yyyy",
            "dd-MMM-yyyy",
            "dd MMM yy",
            "yyyyMMdd");

    @Test
    void aDateWrittenInAStatedFormatReadsBackEqual() {
        long seed = 20_261_127;
        var random = new Random(seed);
        for (String format : FORMATS) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("id"))) {
                var dates = new ArrayList<LocalDate>();
                for (int i = 0; i < 60; i++) {
                    dates.add(LocalDate.of(1990, 1, 1).plusDays(random.nextInt(13_000)));
                }
                var writer = DateTimeFormatter.ofPattern(format, locale);
                fresh();
                surveys(format, dates.stream().map(writer::format).toArray(String[]::new));
                assertEquals(Map.of(), home.ingest().files().get(0).faults(), "seed " + seed + " " + format + locale);
                assertEquals(
                        dates.stream().map(LocalDate::toString).toList(),
                        home.records("SELECT submitted_on FROM fact_survey_responses ORDER BY record"),
                        "seed " + seed + " " + format + locale);
            }
        }
    }

    @Test
    void ambiguousColumnsAreNeverLoadedAndDecidedOnesReadBackEqual() {
        long seed = 42_2026;
        var random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            boolean dayFirst = random.nextBoolean();
            boolean ambiguous = random.nextBoolean();
            var dates = new ArrayList<LocalDate>();
            for (int i = 0; i < 40; i++) {
                dates.add(LocalDate.of(
                        1990 + random.nextInt(36), 1 + random.nextInt(12), 1 + random.nextInt(ambiguous ? 12 : 28)));
            }
            var writer = DateTimeFormatter.ofPattern(dayFirst ? "dd/MM/yyyy" : "MM/dd/yyyy");
            fresh();
            surveys("", dates.stream().map(writer::format).toArray(String[]::new));
            FileReport report = home.ingest().files().get(0);
            String told = "seed " + seed + " round " + round + " " + report.faults();
            List<String> loaded = home.records("SELECT submitted_on FROM fact_survey_responses ORDER BY record");
            assertEquals(
                    ambiguous
                            ? List.of()
                            : dates.stream().map(LocalDate::toString).toList(),
                    loaded,
                    told);
            assertEquals(ambiguous ? 40 : 0, report.quarantined(), told);
        }
    }

    private int homes;

    private void fresh() {
        folder = folder.resolve("home" + homes++);
        folder.toFile().mkdir();
    }

    private void complaints(String format, String... moments) {
        home = TestHome.in(folder)
                .source("said", source("complaints", "complaint_id", "submitted_at", formats(format)));
        write("complaint", moments);
    }

    private void surveys(String format, String... dates) {
        home = TestHome.in(folder)
                .source("said", source("survey_responses", "response_id", "submitted_on", formats(format)));
        write("survey", dates);
    }

    private static String formats(String format) {
        return format == null || format.isEmpty() ? "" : ", formats: [\"" + format + "\"]";
    }

    private void write(String prefix, String... cells) {
        var text = new StringBuilder(
                "id;region;service;channel;" + (prefix.equals("survey") ? "submitted_on" : "at") + "\n");
        for (int i = 0; i < cells.length; i++) {
            text.append(prefix)
                    .append(i)
                    .append(";A;passport;phone;")
                    .append(cells[i])
                    .append('\n');
        }
        home.write("data/inbox/said/file.csv", text.toString());
    }

    private static String source(String dataset, String id, String field, String more) {
        return """
                id: said
                dataset: %s
                label: {en: Said, id: Kata}
                files: said/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                zone: Asia/Jakarta
                columns:
                  %s: {from: id}
                  region: {from: region}
                  service: {from: service}
                  channel: {from: channel}
                  %s: {from: [submitted_on, at]%s}
                max_quarantined: 1
                """.formatted(dataset, id, field, more);
    }

    /** The moment kept of a record, or the code it was set aside for. */
    private String outcome(int record) {
        List<String> kept =
                home.records("SELECT CAST(submitted_at AS VARCHAR) FROM fact_complaints WHERE record = " + record);
        List<String> aside = home.records("SELECT code FROM quarantine WHERE record = " + record);
        return String.join(" ", kept) + String.join(" ", aside);
    }

    private static Optional<Notice> find(FileReport report, IngestNotice kind) {
        return report.notices().stream().filter(notice -> notice.kind() == kind).findFirst();
    }
}
