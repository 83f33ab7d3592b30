package org.merata.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Made-up maturity assessments of units that do not exist and say so in their names: what they declare of themselves, what was verified of
 * it, and what their services come to. How mature a unit is on paper and how well it serves are draws with a correlation of
 * {@link #PAPER_AND_PRACTICE}, so that some are mature on paper alone and some are quietly good.
 */
final class AssessmentRows {
    static final String HEADER = "Unit;Kerangka;Tahun;Kode Indikator;Nilai;Bukti;Tautan Bukti";

    static final int UNITS = 24;

    /** Of the draws behind the levels; whole levels and noise take some of it off. */
    static final double PAPER_AND_PRACTICE = 0.5;

    /** The rules of 2026 begin anew: levels are lower than those of the framework before. */
    private static final List<Round> ROUNDS = List.of(
            new Round("spbe_2020", 2023, numbered(47), 2.5),
            new Round("spbe_2020", 2024, numbered(47), 2.8),
            new Round("spbe_2020", 2025, numbered(47), 3.1),
            new Round("pemdi_2026", 2026, numbered(20), 2.4));

    private static final String SERVICE_LEVEL = "digital_service_level";
    private static final int SERVICE_LEVEL_YEAR = 2026;
    private static final List<String> SERVICE_LEVEL_INDICATORS = List.of("take_up", "on_time", "satisfaction");
    private static final double SERVICE_LEVEL_MEAN = 3;

    private static final double PER_PAPER = 0.7;
    private static final double PER_PRACTICE = 0.9;
    private static final double PER_INDICATOR = 0.45;
    private static final double NOISE = 0.45;
    private static final int LEAST = 1;
    private static final int MOST = 5;

    /** Units that left indicators out, and how many of theirs. */
    private static final double UNITS_INCOMPLETE = 0.25;

    private static final double LEFT_OUT = 0.1;
    private static final double VERIFIED = 0.5;
    private static final double VERIFIED_LOWER = 0.45;

    private static final String SELF_ASSESSED = "Penilaian Mandiri";
    private static final String VERIFIED_BY_OTHERS = "Verifikasi";
    private static final String MEASURED = "Data Sistem";

    private final long seed;
    private final double[] paper;
    private final double[] practice;

    /** One year's assessments by one framework. @param mean the level of a usual unit */
    private record Round(String framework, int year, List<String> indicators, double mean) {}

    AssessmentRows(long seed) {
        this.seed = seed;
        this.paper = standardised(draws("paper"));
        this.practice = correlated(paper, draws("practice"));
    }

    /** Writes a file a year into the folder; answers how many rows each has. */
    Map<Path, Long> writeTo(Path folder) throws IOException {
        var byYear = new TreeMap<Integer, List<String>>();
        for (Round round : ROUNDS) {
            byYear.computeIfAbsent(round.year(), year -> new ArrayList<>()).addAll(declared(round));
        }
        byYear.computeIfAbsent(SERVICE_LEVEL_YEAR, year -> new ArrayList<>()).addAll(serviceLevels());
        Files.createDirectories(folder);
        var files = new LinkedHashMap<Path, Long>();
        for (Map.Entry<Integer, List<String>> year : byYear.entrySet()) {
            Path file = folder.resolve("penilaian-" + year.getKey() + ".csv");
            Files.writeString(file, HEADER + "\r\n" + String.join("\r\n", year.getValue()) + "\r\n");
            files.put(file, (long) year.getValue().size());
        }
        return files;
    }

    private List<String> declared(Round round) {
        var rows = new ArrayList<String>();
        for (int unit = 0; unit < UNITS; unit++) {
            var dice = new Dice(seed, "assessment " + round.framework() + " " + round.year() + " " + unit);
            boolean incomplete = dice.chance(UNITS_INCOMPLETE);
            for (String indicator : round.indicators()) {
                int level = level(round.mean() + PER_PAPER * paper[unit], round.framework(), indicator, dice);
                boolean leftOut = incomplete && dice.chance(LEFT_OUT);
                boolean verified = dice.chance(VERIFIED);
                int lower = dice.chance(VERIFIED_LOWER) ? 1 : 0;
                if (!leftOut) {
                    rows.add(row(unit, round.framework(), round.year(), indicator, level, SELF_ASSESSED));
                }
                if (!leftOut && verified) {
                    int seen = Math.max(LEAST, level - lower);
                    rows.add(row(unit, round.framework(), round.year(), indicator, seen, VERIFIED_BY_OTHERS));
                }
            }
        }
        return rows;
    }

    private List<String> serviceLevels() {
        var rows = new ArrayList<String>();
        for (int unit = 0; unit < UNITS; unit++) {
            var dice = new Dice(seed, "service level " + unit);
            for (String indicator : SERVICE_LEVEL_INDICATORS) {
                double usual = SERVICE_LEVEL_MEAN + PER_PRACTICE * practice[unit];
                int level = level(usual, SERVICE_LEVEL, indicator, dice);
                rows.add(row(unit, SERVICE_LEVEL, SERVICE_LEVEL_YEAR, indicator, level, MEASURED));
            }
        }
        return rows;
    }

    /** Some indicators are harder than others, for every unit and in every year. */
    private int level(double usual, String framework, String indicator, Dice dice) {
        double hard = PER_INDICATOR * Dice.gaussianOf(seed, framework + " " + indicator);
        return (int) Math.max(LEAST, Math.min(MOST, Math.round(usual + hard + NOISE * dice.nextGaussian())));
    }

    private static String row(int unit, String framework, int year, String indicator, int level, String evidence) {
        char letter = (char) ('A' + unit);
        return String.join(
                ";",
                "Unit Contoh " + letter + " (fiktif)",
                framework,
                Integer.toString(year),
                indicator,
                Integer.toString(level),
                evidence,
                "https://example.org/bukti/" + letter + "/" + framework + "/" + year + "/" + indicator);
    }

    private static List<String> numbered(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }

    private double[] draws(String name) {
        return IntStream.range(0, UNITS)
                .mapToDouble(unit -> Dice.gaussianOf(seed, name + " " + unit))
                .toArray();
    }

    /** With mean 0 and standard deviation 1. */
    private static double[] standardised(double[] draws) {
        double mean =
                IntStream.range(0, draws.length).mapToDouble(i -> draws[i]).sum() / draws.length;
        double squares = 0;
        for (double draw : draws) {
            squares += (draw - mean) * (draw - mean);
        }
        double deviation = Math.sqrt(squares / draws.length);
        double[] standard = new double[draws.length];
        for (int i = 0; i < draws.length; i++) {
            standard[i] = (draws[i] - mean) / deviation;
        }
        return standard;
    }

    /** Draws whose correlation with the others is the stated one in this very sample, however small it is. */
    private static double[] correlated(double[] others, double[] draws) {
        double[] standard = standardised(draws);
        double shared = 0;
        for (int i = 0; i < standard.length; i++) {
            shared += standard[i] * others[i] / standard.length;
        }
        double[] rest = new double[standard.length];
        for (int i = 0; i < standard.length; i++) {
            rest[i] = standard[i] - shared * others[i];
        }
        rest = standardised(rest);
        double own = Math.sqrt(1 - PAPER_AND_PRACTICE * PAPER_AND_PRACTICE);
        double[] correlated = new double[rest.length];
        for (int i = 0; i < rest.length; i++) {
            correlated[i] = PAPER_AND_PRACTICE * others[i] + own * rest[i];
        }
        return correlated;
    }
}
