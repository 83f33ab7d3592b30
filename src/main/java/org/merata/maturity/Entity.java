package org.merata.maturity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is assessed.
 *
 * @param code of the reference data for agencies and regions, ISO 3166 alpha-3 for countries, a name for other units
 */
public record Entity(Kind kind, String code) implements Comparable<Entity> {
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

    /** In URLs and files, such as {@code region-11}: agencies and regions may have the same code. */
    public String id() {
        return kind.id() + "-" + code;
    }

    /** Reads an id such as {@code region-11}; empty where it is none. */
    public static Optional<Entity> find(String id) {
        return Arrays.stream(Kind.values())
                .filter(kind -> id.startsWith(kind.id() + "-")
                        && !id.substring(kind.id().length() + 1).isBlank())
                .map(kind -> new Entity(kind, id.substring(kind.id().length() + 1)))
                .findFirst();
    }

    @Override
    public int compareTo(Entity other) {
        return kind == other.kind ? code.compareTo(other.code) : kind.compareTo(other.kind);
    }
}
