package org.merata.definition;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How constants are written in definitions: in small letters. */
final class Ids {
    private Ids() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static List<String> of(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Ids::of).toList();
    }
}
