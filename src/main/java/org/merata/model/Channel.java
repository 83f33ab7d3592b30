package org.merata.model;

import java.util.Locale;

/** A channel by which a service is used. */
public record Channel(String code, Text name, Kind kind) {
    /** Assisted digital is counted apart: it is not digital take-up (GOV.UK Service Manual). */
    public enum Kind {
        DIGITAL,
        ASSISTED,
        NOT_DIGITAL;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
