package org.merata.disclosure;

/** How much a reader may see. */
public sealed interface Access {
    /** What everyone may see. */
    Access PUBLIC = new Everyone();

    /** Anybody, without a token. */
    record Everyone() implements Access {}

    /**
     * An agency reading about itself: exact figures of its own units, which are the agency and those below it; everything else as everyone
     * sees it.
     *
     * @param code of the agency
     */
    record Agency(String code) implements Access {
        public Agency {
            requireName(code);
        }
    }

    /**
     * A researcher bound by an agreement: figures without noise. Minimum frequencies and what follows from them hold, the questions are the
     * same as everyone's, and each is written down.
     *
     * @param name of the project or the person, as the agreement has it
     */
    record Researcher(String name) implements Access {
        public Researcher {
            requireName(name);
        }
    }

    default boolean isPublic() {
        return this instanceof Everyone;
    }

    private static void requireName(String name) {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,79}")) {
            throw new IllegalArgumentException("no name of a reader: 1 to 80 letters, digits, spaces, dots, _ and -");
        }
    }
}
