package org.merata.synthetic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the applications cost that were settled, by service, channel and month, as rows of the publisher's file. */
final class CostRows {
    static final String HEADER = "Kode Layanan;Kanal;Bulan;Biaya";

    private static final long DAY = 1440;

    private final long seed;
    private final Map<Key, Long> settled = new TreeMap<>();

    private record Key(YearMonth month, String service, Application.Via via) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byMonth = month.compareTo(other.month);
            int byService = byMonth == 0 ? service.compareTo(other.service) : byMonth;
            return byService == 0 ? via.compareTo(other.via) : byService;
        }
    }

    CostRows(long seed) {
        this.seed = seed;
    }

    /** Counts an application in the month it was settled in. */
    void count(Application application) {
        if (application.outcome == Application.Outcome.COMPLETED
                || application.outcome == Application.Outcome.REJECTED) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(application.finished, DAY));
            settled.merge(
                    new Key(YearMonth.from(day), application.item.service().code(), application.via), 1L, Long::sum);
        }
    }

    /** Writes a file a year into the folder. */
    List<Path> writeTo(Path folder) throws IOException {
        var byYear = new TreeMap<Integer, StringBuilder>();
        settled.forEach((key, applications) -> byYear.computeIfAbsent(
                        key.month().getYear(), year -> new StringBuilder(HEADER).append("\r\n"))
                .append(key.service())
                .append(';')
                .append(key.via().word())
                .append(';')
                .append(key.month())
                .append(';')
                .append(Math.round(applications * unitCost(key)))
                .append("\r\n"));
        Files.createDirectories(folder);
        var files = new ArrayList<Path>();
        for (Map.Entry<Integer, StringBuilder> year : byYear.entrySet()) {
            Path file = folder.resolve("biaya-" + year.getKey() + ".csv");
            Files.write(file, year.getValue().toString().getBytes(StandardCharsets.UTF_8));
            files.add(file);
        }
        return files;
    }

    private double unitCost(Key key) {
        double service = Effects.COST_SIGMA_SERVICE * Dice.gaussianOf(seed, "cost of " + key.service());
        double month = Effects.COST_SIGMA_MONTH
                * Dice.gaussianOf(
                        seed, "cost of " + key.service() + " " + key.via().code() + " " + key.month());
        double years = Effects.years(key.month().atDay(1).toEpochDay());
        return Effects.COST_BY_CHANNEL.get(key.via().code())
                * StrictMath.exp(service + month + Effects.COST_PER_YEAR * years);
    }
}
