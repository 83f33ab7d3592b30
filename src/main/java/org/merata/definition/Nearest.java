package org.merata.definition;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /**
     * The candidate with the fewest letters to change (Levenshtein), the first of equals; empty where more than a third of the letters
     * would change. Case and the difference between {@code -}, space and {@code _} do not count.
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        String plain = plain(word);
        String best = null;
        int fewest = Math.max(1, plain.length() / 3) + 1;
        for (String candidate : candidates) {
            int changes = distance(plain, plain(candidate));
            if (changes < fewest) {
                fewest = changes;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /** Letters to insert, delete or replace to turn one word into the other (Levenshtein 1966). */
    static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            int[] done = previous;
            previous = row;
            row = done;
        }
        return previous[to.length()];
    }
}
