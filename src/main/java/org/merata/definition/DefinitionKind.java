package org.merata.definition;

import java.util.Locale;

/** The kinds of definition, each with its folder below the home and its JSON Schema. Read in this order. */
enum DefinitionKind {
    COUNTRY("data", false),
    CALENDAR("data/calendars", true),
    CONTRACT("data/contracts", true),
    SOURCE("data/sources", true),
    MEASURE("dashboards/measures", true),
    DASHBOARD("dashboards", true),
    TARGETS("data/targets", false),
    EVENTS("data/events", false),
    QUALITY("data/quality", true),
    FRAMEWORK("dashboards/frameworks", true),
    BOUNDARIES("data/boundaries", true),
    CORRECTIONS("data/corrections", false);

    private final String folder;
    private final boolean named;

    DefinitionKind(String folder, boolean named) {
        this.folder = folder;
        this.named = named;
    }

    /** Below the home, with {@code /}. */
    String folder() {
        return folder;
    }

    /** Whether a file holds one definition, whose id is the file's name. */
    boolean named() {
        return named;
    }

    /** The file name of its JSON Schema, beside this class. */
    String schema() {
        return name().toLowerCase(Locale.ROOT) + ".schema.json";
    }
}
