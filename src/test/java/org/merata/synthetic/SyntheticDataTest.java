package org.merata.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.model.Reference;

/** What is truly in the made-up data is found in the files again. */
class SyntheticDataTest {
    private static final long SEED = 20_210_703;
    private static final long ROWS = 240_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final Reference REFERENCE = PlainReference.read();
    private static final Map<String, Double> READINESS =
            Readiness.read(Path.of("data/inbox/indicators/imdi_province.csv"), "imdi", "2025");

    @TempDir
    static Path inbox;

    private static SyntheticData.Written written;
    private static List<Row> clean;

    /** One year alone, so that there are rows enough around the restrictions. */
    private static List<Row> cleanOf2021;

    private record Row(
            String service,
            String province,
            String agency,
            String channel,
            LocalDateTime submitted,
            LocalDateTime finished,
            String status) {
        boolean digital() {
            return channel.equals("Daring") || channel.equals("Aplikasi Seluler");
        }

        LocalDate day() {
            return submitted.toLocalDate();
        }
    }

    @BeforeAll
    static void writeOnce(@TempDir Path other) {
        written = data(ROWS, SEED).writeTo(inbox, rows -> {});
        clean = clean(written);
        var of2021 = new SyntheticData.Settings(400_000, SEED, LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31));
        cleanOf2021 = clean(SyntheticData.of(REFERENCE, READINESS, of2021)
                .writeTransactions(other.resolve("transactions.csv"), rows -> {}));
    }

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path other) throws IOException {
        data(ROWS, SEED).writeTo(other, rows -> {});
        assertEquals(29, written.files().size());
        for (Path file : written.files()) {
            assertEquals(-1, Files.mismatch(file, other.resolve(inbox.relativize(file))), file.toString());
        }
    }

    @Test
    void anotherSeedGivesOtherBytes(@TempDir Path other) throws IOException {
        data(ROWS, SEED + 1).writeTo(other, rows -> {});
        for (Path file : written.files()) {
            assertTrue(Files.mismatch(file, other.resolve(inbox.relativize(file))) >= 0, file.toString());
        }
    }

    @Test
    void aSingleFileHasAsManyRowsAsWereAskedFor(@TempDir Path other) throws IOException {
        Path file = other.resolve("transactions.csv");
        var reports = new ArrayList<Long>();
        var single = data(12_345, SEED).writeTransactions(file, reports::add);
        assertEquals(12_345, single.transactions());
        assertEquals(12_346, Files.readAllLines(file).size());
        assertEquals(12_345, reports.get(reports.size() - 1));
        assertTrue(reports.equals(reports.stream().sorted().toList()), reports.toString());
    }

    @Test
    void theFolderIsReplacedAsAWhole(@TempDir Path other) throws IOException {
        Path stale = other.resolve("synthetic/transactions/permohonan-1999.csv");
        Files.createDirectories(stale.getParent());
        Files.createFile(stale);
        data(1_000, SEED).writeTo(other, rows -> {});
        assertFalse(Files.exists(stale));
        try (Stream<Path> entries = Files.list(other)) {
            assertEquals(List.of(other.resolve("synthetic")), entries.toList());
        }
    }

    @Test
    void everyRowSaysThatItIsSynthetic() {
        for (String kind : List.of("transactions", "surveys", "complaints")) {
            assertTrue(rows(kind).stream().allMatch(cells -> cells[0].startsWith("SINTETIS-")), kind);
        }
    }

    @Test
    void rowsAreSpoiltInEveryWayAndInTheStatedShare() {
        double expected = ROWS * Dirt.SHARE / Dirt.values().length;
        long total = 0;
        for (Dirt kind : Dirt.values()) {
            long spoilt = written.spoiltTransactions().getOrDefault(kind, 0L);
            assertTrue(Math.abs(spoilt - expected) < 5 * Math.sqrt(expected), kind + ": " + spoilt + " of " + expected);
            total += spoilt;
        }
        assertEquals(ROWS, clean.size() + total);
    }

    @Test
    void aPlanIsDueAtTheEndOfTheSemesterAfterItsAnswers() throws IOException {
        List<String> rows = Files.readAllLines(inbox.resolve("synthetic/follow_ups/tindak-lanjut-skm.csv"));
        assertTrue(rows.size() > 1, "an agency has answers enough");
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(";", -1);
            int year = Integer.parseInt(cells[2].substring(0, 4));
            assertTrue(year >= 2020 && year <= 2025, row);
            assertEquals(cells[2].endsWith("S1") ? "31/12/" + year : "30/06/" + (year + 1), cells[5], row);
        }
    }

    @Test
    void provincesFollowTheIndex() {
        var take = new HashMap<String, Double>();
        for (String province : READINESS.keySet()) {
            take.put(province, share(clean, row -> row.province().equals(province), Row::digital));
        }
        double correlation = rankCorrelation(READINESS, take);
        assertTrue(correlation > 0.8, "rank correlation " + correlation);
    }

    @Test
    void whatWasSentBackSaysWhenItWasCompleteAndWhatCameBackTwiceHowLongTheOfficeWaited() {
        int complete = 0;
        for (String[] cells : rows("transactions")) {
            if (!isClean(cells)) {
                continue;
            }
            boolean sentBack = !cells[6].isEmpty() && !cells[9].equals("0");
            assertEquals(sentBack, !cells[10].isEmpty(), () -> String.join(";", cells));
            assertEquals(sentBack && !cells[9].equals("1"), !cells[11].isEmpty(), () -> String.join(";", cells));
            if (sentBack) {
                LocalDateTime at = LocalDateTime.parse(cells[10], MOMENT);
                assertFalse(at.isBefore(LocalDateTime.parse(cells[5], MOMENT)));
                assertFalse(at.isAfter(LocalDateTime.parse(cells[6], MOMENT)));
                complete++;
            }
        }
        assertTrue(complete > 1_000, "sent back: " + complete);
    }

    @Test
    void countersOfJavaAndBaliFallByTheStatedFactorDuringPpkm() {
        LocalDate after = Effects.PPKM_END.plusDays(1);
        LocalDate before = Effects.PPKM_START.minusDays(1);
        double inside = counterOdds(true, Effects.PPKM_START, Effects.PPKM_END)
                / counterOdds(true, before.minusDays(170), before);
        double outside = counterOdds(false, Effects.PPKM_START, Effects.PPKM_END)
                / counterOdds(false, before.minusDays(170), before);
        assertEquals(Effects.PPKM_COUNTER_FACTOR, inside / outside, 0.04);
        double again = counterOdds(true, after, after.plusDays(150)) / counterOdds(false, after, after.plusDays(150));
        double ever =
                counterOdds(true, before.minusDays(170), before) / counterOdds(false, before.minusDays(170), before);
        assertEquals(1, again / ever, 0.06);
    }

    @Test
    void digitalTakeUpRisesByTheStatedStepAndStays() {
        LocalDate start = Effects.PPKM_START;
        double before = logit(share(cleanOf2021, between(start.minusDays(180), start), Row::digital));
        LocalDate later = Effects.PPKM_END.plusDays(1);
        double after = logit(share(cleanOf2021, between(later, later.plusDays(180)), Row::digital));
        double trend = Effects.DIGITAL_PER_YEAR * (180 + 18) / 365.25;
        // pooling services and regions of unlike shares flattens a step of the logit by about a tenth
        assertEquals(Effects.PPKM_DIGITAL_STEP, after - before - trend, 0.12);
    }

    @Test
    void processingTimeJumpsInJavaAndBaliThenFallsBack() {
        LocalDate start = Effects.PPKM_START;
        double before = meanLogTime(start.minusDays(120), start.minusDays(1));
        double during = meanLogTime(start, Effects.PPKM_END);
        double after = meanLogTime(Effects.PPKM_END.plusDays(120), Effects.PPKM_END.plusDays(160));
        double left = Math.pow(0.5, 140 / Effects.PPKM_TIME_HALF_LIFE_DAYS);
        assertEquals(Effects.PPKM_TIME_STEP + Effects.PPKM_TIME_PULSE, during - before, 0.06);
        assertEquals(Effects.PPKM_TIME_STEP + Effects.PPKM_TIME_PULSE * left, after - before, 0.06);
    }

    @Test
    void everyAgencyIsKnownAndExistedOnTheDay() {
        for (Row row : clean) {
            var agency = REFERENCE.findAgency(row.agency()).orElseThrow();
            assertFalse(
                    agency.validFrom().isPresent()
                            && row.day().isBefore(agency.validFrom().get()),
                    row::toString);
            assertFalse(
                    agency.validTo().isPresent()
                            && !row.day().isBefore(agency.validTo().get()),
                    row::toString);
        }
    }

    @Test
    void lateApplicationsAreComplainedAboutMore() {
        var complaints = new HashMap<String, Integer>();
        rows("complaints").forEach(cells -> complaints.merge(cells.length > 7 ? cells[7] : "", 1, Integer::sum));
        int delay = complaints.getOrDefault("Keterlambatan", 0);
        int all = rows("complaints").size();
        assertTrue(delay > 0.12 * all && delay < 0.5 * all, delay + " of " + all);
    }

    @Test
    void satisfactionRisesAsTimesFall() {
        var byYear = new HashMap<String, double[]>();
        for (String[] cells : rows("surveys")) {
            if (cells.length == 20 && cells[12].matches("[1-4]")) {
                double[] sum = byYear.computeIfAbsent(cells[1].substring(6), year -> new double[2]);
                sum[0] += Integer.parseInt(cells[12]);
                sum[1]++;
            }
        }
        double first = byYear.get("2020")[0] / byYear.get("2020")[1];
        double last = byYear.get("2025")[0] / byYear.get("2025")[1];
        assertTrue(last > first + 0.05, first + " to " + last);
    }

    private static SyntheticData data(long rows, long seed) {
        return SyntheticData.of(REFERENCE, READINESS, SyntheticData.Settings.ofDemonstration(rows, seed));
    }

    private static List<Row> clean(SyntheticData.Written files) {
        var clean = new ArrayList<Row>();
        Set<String> numbers = new HashSet<>();
        for (String[] cells : rows(files, "")) {
            if (isClean(cells) && numbers.add(cells[0])) {
                clean.add(new Row(
                        cells[1],
                        cells[2].substring(0, 2),
                        cells[3],
                        cells[4],
                        LocalDateTime.parse(cells[5], MOMENT),
                        cells[6].isEmpty() ? null : LocalDateTime.parse(cells[6], MOMENT),
                        cells[8]));
            }
        }
        return clean;
    }

    private static List<String[]> rows(String kind) {
        return rows(written, kind);
    }

    private static List<String[]> rows(SyntheticData.Written files, String kind) {
        var rows = new ArrayList<String[]>();
        for (Path file : files.files()) {
            if (file.getParent().toString().endsWith(kind)) {
                try {
                    List<String> lines = Files.readAllLines(file);
                    lines.subList(1, lines.size()).forEach(line -> rows.add(line.split(";", -1)));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
        return rows;
    }

    private static boolean isClean(String[] cells) {
        return cells.length == 16
                && REFERENCE.findRegion(cells[2]).isPresent()
                && !cells[4].isEmpty()
                && cells[5].matches("\\d\\d/\\d\\d/202[0-5] .*")
                && !cells[5].startsWith("31/02")
                && !cells[6].contains("/2015")
                && !cells[8].matches("\\?\\?\\?|Lainnya.*")
                && cells[9].matches("\\d");
    }

    private static Predicate<Row> between(LocalDate from, LocalDate toExclusive) {
        return row -> !row.day().isBefore(from) && row.day().isBefore(toExclusive);
    }

    private static double share(List<Row> rows, Predicate<Row> of, Predicate<Row> what) {
        long all = rows.stream().filter(of).count();
        return (double) rows.stream().filter(of.and(what)).count() / all;
    }

    /** Applications at counters for each that was made by another channel that is not digital, which the restrictions left alone. */
    private static double counterOdds(boolean inScope, LocalDate from, LocalDate to) {
        Predicate<Row> rows =
                between(from, to.plusDays(1)).and(row -> Effects.PPKM_REGIONS.contains(row.province()) == inScope);
        double counter = cleanOf2021.stream()
                .filter(rows.and(row -> row.channel().equals("Loket")))
                .count();
        double others = cleanOf2021.stream()
                .filter(rows.and(row -> !row.digital() && !row.channel().equals("Loket")))
                .count();
        return counter / others;
    }

    private static double meanLogTime(LocalDate from, LocalDate to) {
        return cleanOf2021.stream()
                .filter(between(from, to.plusDays(1)))
                .filter(row -> Effects.PPKM_REGIONS.contains(row.province()))
                .filter(row -> row.finished() != null && !row.digital())
                .filter(row ->
                        row.service().equals("puskesmas") || row.service().equals("rujukan_rsud"))
                .mapToDouble(row -> Math.log(java.time.Duration.between(row.submitted(), row.finished())
                        .toMinutes()))
                .average()
                .orElseThrow();
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    /** Spearman's rank correlation; no ties are expected. */
    private static double rankCorrelation(Map<String, Double> one, Map<String, Double> other) {
        List<String> byOne =
                one.keySet().stream().sorted(Comparator.comparing(one::get)).toList();
        List<String> byOther =
                one.keySet().stream().sorted(Comparator.comparing(other::get)).toList();
        double n = byOne.size();
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += Math.pow(i - byOther.indexOf(byOne.get(i)), 2);
        }
        return 1 - 6 * squares / (n * (n * n - 1));
    }
}
