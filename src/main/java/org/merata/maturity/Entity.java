package org.merata.maturity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Who is assessed.
 *
 * @param code of the reference data for agencies and regions, ISO 3166 alpha-3 for countries, a name for other units
 */
public record Entity(Kind kind, String code) implements Comparable<Entity> {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");
    private static final int MOST_LETTERS = 60;

    public Entity {
        if (code.isBlank()) {
            throw new IllegalArgumentException("an entity without a code");
        }
    }

    public enum Kind {
        AGENCY,
        REGION,
        COUNTRY,
        /** A unit that the reference data do not know. */
        UNIT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who comes first where several are named: an agency before its region, which says where it is. */
    private static final List<Kind> FIRST = List.of(Kind.AGENCY, Kind.UNIT, Kind.COUNTRY, Kind.REGION);

    /**
     * Who a row assesses.
     *
     * @param codeOf what the row names of a kind; null or blank where it names none
     * @return empty where it names nobody
     */
    public static Optional<Entity> find(Function<Kind, String> codeOf) {
        return FIRST.stream()
                .filter(kind ->
                        codeOf.apply(kind) != null && !codeOf.apply(kind).isBlank())
                .map(kind -> new Entity(kind, codeOf.apply(kind)))
                .findFirst();
    }

    /**
     * In URLs and files, such as {@code region-11}: agencies and regions may have the same code. Of a code with other signs than letters, digits,
     * {@code . _ -} its letters and digits alone, and a number that tells it from others that are written alike.
     */
    public String id() {
        return kind.id() + "-" + (PLAIN.matcher(code).matches() ? code : spelt());
    }

    private String spelt() {
        var sum = new CRC32();
        sum.update(code.getBytes(StandardCharsets.UTF_8));
        String letters = Normalizer.normalize(code, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String shortened = letters.substring(0, Math.min(MOST_LETTERS, letters.length()));
        return shortened + "-" + String.format("%08x", sum.getValue());
    }

    @Override
    public int compareTo(Entity other) {
        return kind == other.kind ? code.compareTo(other.code) : kind.compareTo(other.kind);
    }
}
