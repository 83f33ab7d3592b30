package org.merata.reading;

import java.util.Optional;

/**
 * How cells and records are set apart.
 *
 * @param delimiter between cells: one letter or several
 * @param quote around cells; empty where no letter has that meaning. Within quotes it is written twice
 * @param escape takes a quote's meaning too, written before it; a doubled quote needs none
 * @param comment what a line begins with that is no record
 */
public record Dialect(
        String delimiter, Optional<Character> quote, Optional<Character> escape, Optional<Character> comment) {
    /** As RFC 4180 asks. */
    public static final Dialect RFC_4180 = of(",");

    public Dialect {
        if (delimiter.isEmpty()) {
            throw new IllegalArgumentException("a delimiter of no letters");
        }
        escape = escape.filter(letter -> quote.isEmpty() || !quote.get().equals(letter));
    }

    /** With double quotes and nothing else. */
    public static Dialect of(String delimiter) {
        return new Dialect(delimiter, Optional.of('"'), Optional.empty(), Optional.empty());
    }

    /** Whether a count of single bytes tells its cells apart, and the engine's reader knows all of it. */
    public boolean isSimple() {
        return delimiter.length() == 1 && delimiter.charAt(0) < 128 && quote.isPresent() && comment.isEmpty();
    }
}
