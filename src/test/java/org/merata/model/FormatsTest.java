package org.merata.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private static final Formats EN = Formats.of(Language.EN, "IDR");
    private static final Formats ID = Formats.of(Language.ID, "IDR");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "COUNT; 0; 1234567; 1,234,567; 1.234.567",
                "COUNT; 0; 999; 999; 999",
                "COUNT; 0; -1000; −1,000; −1.000",
                "INDEX; 2; 87.2777777; 87.28; 87,28",
                "INDEX; 2; 1234.5; 1,234.50; 1.234,50",
                "SHARE; 1; 0.614; 61.4%; 61,4%",
                "SHARE; 0; 1; 100%; 100%",
                "SHARE; 1; 0; 0.0%; 0,0%",
                "SECONDS; 1; 673920; 7.8 days; 7,8 hari",
                "SECONDS; 0; 86400; 1 day; 1 hari",
                "WORKING_SECONDS; 1; 94680; 26.3 working hours; 26,3 jam kerja",
                "WORKING_SECONDS; 0; 3600; 1 working hour; 1 jam kerja",
                "WORKING_SECONDS; 0; 2520; 42 working minutes; 42 menit kerja",
                "SECONDS; 1; 86400; 1.0 days; 1,0 hari",
                "SECONDS; 0; 5400; 2 hours; 2 jam",
                "SECONDS; 0; 45; 45 seconds; 45 detik",
                "SECONDS; 0; 59.6; 1 minute; 1 menit",
                "SECONDS; 1; 0; 0.0 seconds; 0,0 detik",
                "PER_THOUSAND; 1; 4.24; 4.2 per 1,000; 4,2 per 1.000",
                "MONEY; 0; 12500; IDR 12,500; Rp12.500",
                "MONEY; 0; -12500; −IDR 12,500; −Rp12.500"
            })
    void aValueIsWrittenWithItsUnit(Unit unit, int decimals, double value, String english, String indonesian) {
        assertEquals(english, EN.value(unit, decimals, value));
        assertEquals(indonesian, ID.value(unit, decimals, value));
    }

    /** In binary 1.005, 2.675 and 0.285 lie below the half, 0.125 on it. */
    @ParameterizedTest
    @CsvSource({
        "1.005, 2, 1.01",
        "2.675, 2, 2.68",
        "0.125, 2, 0.13",
        "-0.125, 2, −0.13",
        "0.49999999999999994, 0, 0",
        "-0.004, 2, 0.00",
        "-0.0, 0, 0",
        "1e15, 0, '1,000,000,000,000,000'"
    })
    void roundsHalfUpOnTheDecimalText(double value, int decimals, String text) {
        assertEquals(text, EN.number(value, decimals));
    }

    @Test
    void aShareIsRoundedAfterTheStepToPerCent() {
        assertEquals("28.5%", EN.share(0.2845, 1));
        assertEquals("0.3%", EN.share(0.0025, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoNumberIsNeverWritten(double value) {
        assertThrows(IllegalArgumentException.class, () -> EN.number(value, 1));
        assertThrows(IllegalArgumentException.class, () -> EN.share(value, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SHARE; 1; 0.031; +3.1 percentage points; +3,1 poin persen",
                "SHARE; 1; -0.031; −3.1 percentage points; −3,1 poin persen",
                "SHARE; 0; 0.01; +1 percentage point; +1 poin persen",
                "SHARE; 1; -0.0001; 0.0 percentage points; 0,0 poin persen",
                "INDEX; 2; 1.5; +1.50 points; +1,50 poin",
                "SECONDS; 1; -43200; −12.0 hours; −12,0 jam",
                "COUNT; 0; 1200; +1,200; +1.200"
            })
    void aChangeHasItsSign(Unit unit, int decimals, double change, String english, String indonesian) {
        assertEquals(english, EN.change(unit, decimals, change));
        assertEquals(indonesian, ID.change(unit, decimals, change));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SHARE; 1; 0.582; 0.646; 58.2–64.6%; 58,2–64,6%",
                "WORKING_SECONDS; 1; 90000; 180000; 25.0–50.0 working hours; 25,0–50,0 jam kerja",
                "SECONDS; 1; 613440; 717120; 7.1–8.3 days; 7,1–8,3 hari",
                "SECONDS; 1; 43200; 717120; 0.5–8.3 days; 0,5–8,3 hari",
                "INDEX; 1; -1.2; 3.4; −1.2 – 3.4; −1,2 – 3,4",
                "PER_THOUSAND; 1; 3; 4; 3.0–4.0 per 1,000; 3,0–4,0 per 1.000",
                "MONEY; 0; 12500; 15000; IDR 12,500–15,000; Rp12.500–15.000"
            })
    void aRangeHasAnEnDashAndOneUnit(
            Unit unit, int decimals, double lower, double upper, String english, String indonesian) {
        assertEquals(english, EN.range(unit, decimals, lower, upper));
        assertEquals(indonesian, ID.range(unit, decimals, lower, upper));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2021-07; July 2021; Juli 2021; Jul 2021; Jul 2021",
                "2024-08; August 2024; Agustus 2024; Aug 2024; Agu 2024",
                "2026-Q3; Q3 2026; Triwulan III 2026; Q3 2026; TW III 2026",
                "2026-S1; Semester I 2026; Semester I 2026; Sem. I 2026; Sem. I 2026",
                "2026-S2; Semester II 2026; Semester II 2026; Sem. II 2026; Sem. II 2026",
                "2026; 2026; 2026; 2026; 2026"
            })
    void aPeriodHasItsName(
            String code, String english, String indonesian, String shortEnglish, String shortIndonesian) {
        Period period = Period.get(code);
        assertEquals(english, EN.period(period));
        assertEquals(indonesian, ID.period(period));
        assertEquals(shortEnglish, EN.shortPeriod(period));
        assertEquals(shortIndonesian, ID.shortPeriod(period));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2021-07..2021-09; July–September 2021; Juli–September 2021",
                "2021-07..2022-03; July 2021 – March 2022; Juli 2021 – Maret 2022",
                "2026-Q1..2026-Q3; Q1–Q3 2026; Triwulan I–III 2026",
                "2025-Q4..2026-Q1; Q4 2025 – Q1 2026; Triwulan IV 2025 – Triwulan I 2026",
                "2026-S1..2026-S2; Semester I–II 2026; Semester I–II 2026",
                "2021..2023; 2021–2023; 2021–2023",
                "2021-07; July 2021; Juli 2021"
            })
    void aRangeOfPeriodsSaysWhatIsCommonOnce(String code, String english, String indonesian) {
        TimeRange range = TimeRange.find(code).orElseThrow();
        assertEquals(english, EN.periods(range));
        assertEquals(indonesian, ID.periods(range));
    }

    @Test
    void datesAreWrittenWithTheMonthInWords() {
        LocalDate date = LocalDate.of(2021, 7, 21);
        assertEquals("21 July 2021", EN.date(date));
        assertEquals("21 Juli 2021", ID.date(date));
        assertEquals("3–20 July 2021", EN.dates(LocalDate.of(2021, 7, 3), LocalDate.of(2021, 7, 20)));
        assertEquals("28 Juli – 3 Agustus 2021", ID.dates(LocalDate.of(2021, 7, 28), LocalDate.of(2021, 8, 3)));
        assertEquals(
                "28 December 2021 – 3 January 2022", EN.dates(LocalDate.of(2021, 12, 28), LocalDate.of(2022, 1, 3)));
        assertEquals("21 July 2021", EN.dates(date, date));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Asia/Jakarta; 21 July 2021, 14:05 WIB; 21 Juli 2021, 14.05 WIB",
                "Asia/Makassar; 21 July 2021, 15:05 WITA; 21 Juli 2021, 15.05 WITA",
                "Asia/Jayapura; 21 July 2021, 16:05 WIT; 21 Juli 2021, 16.05 WIT",
                "America/New_York; 21 July 2021, 03:05 UTC-04:00; 21 Juli 2021, 03.05 UTC-04:00"
            })
    void aMomentHasItsZone(String zone, String english, String indonesian) {
        Instant moment = Instant.parse("2021-07-21T07:05:00Z");
        assertEquals(english, EN.moment(moment, ZoneId.of(zone)));
        assertEquals(indonesian, ID.moment(moment, ZoneId.of(zone)));
    }

    @ParameterizedTest
    @CsvSource({
        "3, WORKING_DAY, 3 working days, 3 hari kerja",
        "1, WORKING_DAY, 1 working day, 1 hari kerja",
        "15, MINUTE, 15 minutes, 15 menit",
        "1, HOUR, 1 hour, 1 jam"
    })
    void aServiceStandardIsANumberAndItsUnit(int value, Service.TimeUnit unit, String english, String indonesian) {
        var standard = new Service.Standard(value, unit);
        assertEquals(english, EN.standard(standard));
        assertEquals(indonesian, ID.standard(standard));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234567; 1.2 million; 1,2 juta",
                "999999; 1.0 million; 1,0 juta",
                "949999; 949,999; 949.999",
                "999999999; 1.0 billion; 1,0 miliar",
                "-2500000000000; −2.5 trillion; −2,5 triliun"
            })
    void aLargeNumberInShort(double value, String english, String indonesian) {
        assertEquals(english, EN.shortCount(value));
        assertEquals(indonesian, ID.shortCount(value));
    }

    @Test
    void aListReadsAsPartOfASentence() {
        assertEquals("Aceh", EN.list(List.of("Aceh")));
        assertEquals("Aceh and Papua", EN.list(List.of("Aceh", "Papua")));
        assertEquals("Aceh dan Papua", ID.list(List.of("Aceh", "Papua")));
        assertEquals("Aceh, Bali and Papua", EN.list(List.of("Aceh", "Bali", "Papua")));
        assertEquals("Aceh, Bali, dan Papua", ID.list(List.of("Aceh", "Bali", "Papua")));
    }

    @Test
    void moneyNeedsACurrency() {
        assertThrows(IllegalStateException.class, () -> Formats.of(Language.EN).money(1, 0));
        assertEquals("USD 1,5", Formats.of(Language.ID, "USD").money(1.5, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar", "ar-EG-u-nu-arab", "fa-IR", "hi-IN-u-nu-deva", "de-CH"})
    void theMachinesOwnLocaleChangesNothing(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertEquals("1,234,567", EN.count(1_234_567));
            assertEquals("1.234.567", ID.count(1_234_567));
            assertEquals("61,4%", ID.share(0.614, 1));
            assertEquals("7.8 days", EN.value(Unit.SECONDS, 1, 673_920));
            assertEquals("21 Juli 2021", ID.date(LocalDate.of(2021, 7, 21)));
            assertEquals("Triwulan III 2026", ID.period(Period.get("2026-Q3")));
            assertEquals(
                    "21 July 2021, 14:05 WIB",
                    EN.moment(Instant.parse("2021-07-21T07:05:00Z"), ZoneId.of("Asia/Jakarta")));
            assertEquals("minute", DurationUnit.MINUTE.id());
        } finally {
            Locale.setDefault(before);
        }
    }
}
