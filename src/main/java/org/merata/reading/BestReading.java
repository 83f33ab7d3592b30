package org.merata.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the cells of a record most likely are whose quotes do not match: the way to part it that leaves fewest quotes unexplained, of
 * those with as many cells as usual. It is shown and written down as it stands, with its notice; nothing is loaded from it.
 */
final class BestReading {
    private static final int STRAY_AT_START = 3;
    private static final int STRAY_INSIDE = 1;
    private static final int UNDOUBLED = 2;
    private static final int BESIDE_DELIMITER = 2;
    /** How many more stray quotes are believed for the usual number of cells. */
    private static final int WORTH_OF_USUAL_CELLS = 8;

    private static final long MOST_STEPS = 20_000_000;
    private static final int NONE = Integer.MAX_VALUE / 2;

    private final String text;
    private final String delimiter;
    private final char quote;
    private final int escape;
    /** Where cells may start; the last is beyond the end. */
    private final int[] starts;

    private final List<List<Step>> steps = new ArrayList<>();

    /** A cell from one start to another. */
    private record Step(int from, int to, boolean quoted, int cost) {}

    private BestReading(String text, Dialect dialect) {
        this.text = text;
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote().orElse('"');
        this.escape = dialect.escape().map(letter -> (int) letter).orElse(-1);
        this.starts = findStarts();
    }

    /** @param text without its line end @param usual the number of cells other records have */
    static List<String> of(String text, Dialect dialect, int usual) {
        var reading = new BestReading(text, dialect);
        long quotes = text.chars().filter(letter -> letter == reading.quote).count();
        if (dialect.quote().isEmpty() || quotes * text.length() > MOST_STEPS) {
            return reading.splitPlainly();
        }
        reading.findSteps();
        Step[] any = reading.cheapest();
        int cells = reading.follow(any).size();
        if (cells != usual && (long) reading.starts.length * usual < MOST_STEPS / 10) {
            List<Step> exact = reading.cheapestOf(usual);
            if (!exact.isEmpty() && cost(exact) <= cost(reading.follow(any)) + WORTH_OF_USUAL_CELLS) {
                return reading.cells(exact);
            }
        }
        return reading.cells(reading.follow(any));
    }

    private static int cost(List<Step> path) {
        return path.stream().mapToInt(Step::cost).sum();
    }

    private int[] findStarts() {
        var found = new ArrayList<Integer>();
        found.add(0);
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length())) {
            found.add(at + delimiter.length());
        }
        found.add(text.length() + delimiter.length());
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<String> splitPlainly() {
        var cells = new ArrayList<String>();
        for (int k = 0; k + 1 < starts.length; k++) {
            cells.add(text.substring(starts[k], starts[k + 1] - delimiter.length()));
        }
        return cells;
    }

    private void findSteps() {
        for (int k = 0; k + 1 < starts.length; k++) {
            var from = new ArrayList<Step>();
            from.add(new Step(k, k + 1, false, plainCost(starts[k], starts[k + 1] - delimiter.length())));
            if (starts[k] < text.length() && text.charAt(starts[k]) == quote) {
                addQuoted(k, from);
            }
            steps.add(from);
        }
    }

    private int plainCost(int from, int to) {
        int inside = 0;
        for (int i = from; i < to; i++) {
            inside += isQuote(i) ? 1 : 0;
        }
        boolean atStart = from < to && isQuote(from);
        return atStart ? STRAY_AT_START + inside - 1 : inside * STRAY_INSIDE;
    }

    private boolean isQuote(int at) {
        return text.charAt(at) == quote && (escape < 0 || at == 0 || text.charAt(at - 1) != escape);
    }

    /** Every place where a quoted cell could end: a quote right before a delimiter or the end. */
    private void addQuoted(int k, List<Step> from) {
        int cost = 0;
        int to = k + 1;
        int i = starts[k] + 1;
        while (i < text.length()) {
            if (!isQuote(i)) {
                i++;
                continue;
            }
            int run = i;
            while (run < text.length() && isQuote(run)) {
                run++;
            }
            int length = run - i;
            boolean ends = run == text.length() || text.startsWith(delimiter, run);
            if (ends) {
                while (starts[to] - delimiter.length() < run) {
                    to++;
                }
                if (starts[to] - delimiter.length() == run) {
                    from.add(new Step(k, to, true, cost + (length % 2 == 1 ? 0 : UNDOUBLED)));
                }
            }
            boolean follows = i > starts[k] + delimiter.length() && text.startsWith(delimiter, i - delimiter.length());
            cost += length % 2 == 1 ? UNDOUBLED + (ends || follows ? BESIDE_DELIMITER : 0) : 0;
            i = run;
        }
    }

    private Step[] cheapest() {
        int[] costs = new int[starts.length];
        Arrays.fill(costs, NONE);
        costs[0] = 0;
        Step[] last = new Step[starts.length];
        for (List<Step> from : steps) {
            for (Step step : from) {
                if (costs[step.from()] + step.cost() < costs[step.to()]) {
                    costs[step.to()] = costs[step.from()] + step.cost();
                    last[step.to()] = step;
                }
            }
        }
        return last;
    }

    private List<Step> follow(Step[] last) {
        var path = new ArrayDeque<Step>();
        for (int at = starts.length - 1; at > 0; at = last[at].from()) {
            path.addFirst(last[at]);
        }
        return List.copyOf(path);
    }

    /** The cheapest way with exactly so many cells; empty where there is none. */
    private List<Step> cheapestOf(int count) {
        int[][] costs = new int[count + 1][starts.length];
        Step[][] last = new Step[count + 1][starts.length];
        for (int[] row : costs) {
            Arrays.fill(row, NONE);
        }
        costs[0][0] = 0;
        for (int n = 0; n < count; n++) {
            for (List<Step> from : steps) {
                for (Step step : from) {
                    int cost = costs[n][step.from()] + step.cost();
                    if (cost < costs[n + 1][step.to()]) {
                        costs[n + 1][step.to()] = cost;
                        last[n + 1][step.to()] = step;
                    }
                }
            }
        }
        var path = new ArrayDeque<Step>();
        int at = starts.length - 1;
        for (int n = count; n > 0 && last[n][at] != null; n--) {
            path.addFirst(last[n][at]);
            at = last[n][at].from();
        }
        return path.size() == count ? List.copyOf(path) : List.of();
    }

    private List<String> cells(List<Step> path) {
        var cells = new ArrayList<String>();
        for (Step step : path) {
            String cell = text.substring(starts[step.from()], starts[step.to()] - delimiter.length());
            cells.add(step.quoted() ? unquoted(cell.substring(1, cell.length() - 1)) : cell);
        }
        return cells;
    }

    private String unquoted(String cell) {
        var plain = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            boolean pair =
                    i + 1 < cell.length() && cell.charAt(i + 1) == quote && (letter == quote || letter == escape);
            plain.append(pair ? quote : letter);
            i += pair ? 1 : 0;
        }
        return plain.toString();
    }
}
