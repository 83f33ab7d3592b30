package org.merata.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one index of one year from a plain file of published indicators ({@code region,indicator,period,value,...}). */
public final class Readiness {
    private Readiness() {}

    /** Values by region code; empty where the file is absent or holds none. */
    public static Map<String, Double> read(Path file, String indicator, String period) {
        var values = new LinkedHashMap<String, Double>();
        if (!Files.exists(file)) {
            return values;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                String[] cells = line.split(",", -1);
                if (cells.length >= 4 && cells[1].equals(indicator) && cells[2].equals(period)) {
                    values.put(cells[0], Double.valueOf(cells[3]));
                }
            }
            return values;
        } catch (IOException failure) {
            throw new UncheckedIOException("reading " + file, failure);
        }
    }
}
