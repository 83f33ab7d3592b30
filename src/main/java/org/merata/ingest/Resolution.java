package org.merata.ingest;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a text that is not in the reference data as it stands can mean by one documented rule.
 *
 * @param codes the codes it can stand for: it is used only where there is one
 */
record Resolution(Set<String> codes, Rule rule) {
    static final Resolution NONE = new Resolution(Set.of(), Rule.SPELLING);

    /** How a text differs from the name or code it stands for. */
    enum Rule {
        /** A name with other hyphens, points, blanks, apostrophes or accents, or with short forms such as {@code Kab.} or {@code Kep.} */
        SPELLING,
        /** A name with a word for its kind that its official form lacks or has in full: {@code Provinsi Bali}, {@code Kota Jakarta Barat}. */
        KIND_WORD,
        /** A name without the word for its kind, where one region alone bears it. */
        KIND_LEFT_OUT,
        /** A former or common other name of the reference data. */
        OTHER_NAME,
        /** A code without its points, or with others: {@code 1101} for {@code 11.01}. */
        POINTS,
        /** A code that lost zeros at an end of a part: {@code 11.1} for {@code 11.10}. */
        ZEROS_LOST,
        /** A code with zeros for the levels below: {@code 11.01.00}, {@code 1100}. */
        ZEROS_ADDED,
        /** A code written as a number with a decimal: {@code 1101.0}. */
        DECIMAL;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Resolution {
        codes = Set.copyOf(codes);
    }

    static Resolution of(Set<String> codes, Rule rule) {
        return new Resolution(new TreeSet<>(codes), rule);
    }

    boolean isOne() {
        return codes.size() == 1;
    }

    boolean isAmbiguous() {
        return codes.size() > 1;
    }

    String code() {
        return codes.iterator().next();
    }
}
