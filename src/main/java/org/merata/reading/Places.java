package org.merata.reading;

import java.util.List;

/**
 * Where the lines of a prepared text stand in the file that was received: in which part of it (a sheet, an archive's member), and in
 * which row or line of that part. Without runs the text is the file itself.
 *
 * @param runs in the order of their lines; each holds until the next begins
 */
public record Places(List<Run> runs) {
    /** The text is the file that was received. */
    public static final Places SAME = new Places(List.of());

    /**
     * Lines that stand one below the other in the received file too.
     *
     * @param line the first of them, in the prepared text, from 1
     * @param part the sheet or member; empty where the file has no parts
     * @param row the row or line of the first, in its part, from 1
     */
    public record Run(long line, String part, long row) {}

    /** @param part empty where the file has no parts @param row from 1 */
    public record Place(String part, long row) {}

    public Places {
        runs = List.copyOf(runs);
        for (int i = 1; i < runs.size(); i++) {
            if (runs.get(i).line() <= runs.get(i - 1).line()) {
                throw new IllegalArgumentException(
                        "runs out of order at line " + runs.get(i).line());
            }
        }
    }

    public boolean isSame() {
        return runs.isEmpty();
    }

    /** The place of a line of the prepared text. */
    public Place of(long line) {
        int below = 0;
        int above = runs.size();
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (runs.get(middle).line() <= line) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        if (below == 0) {
            return new Place("", line);
        }
        Run run = runs.get(below - 1);
        return new Place(run.part(), run.row() + line - run.line());
    }
}
