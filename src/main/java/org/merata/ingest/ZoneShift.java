package org.merata.ingest;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.merata.warehouse.SqlText;

/**
 * SQL from local time to UTC and back. Moments are kept as TIMESTAMP in UTC; the session's time zone is UTC. A zone that has kept one
 * offset since 1970, such as those of Indonesia, is an addition; any other goes by the engine's calendar.
 */
record ZoneShift(ZoneId zone) {
    private static final Instant SINCE = Instant.parse("1970-01-01T00:00:00Z");

    private boolean isFixed() {
        ZoneRules rules = zone.getRules();
        return rules.isFixedOffset() || rules.nextTransition(SINCE) == null;
    }

    private String offset() {
        ZoneOffset offset = zone.getRules().getOffset(SINCE);
        return "to_seconds(" + offset.getTotalSeconds() + ")";
    }

    String toUtc(String local) {
        return isFixed()
                ? local + " - " + offset()
                : "CAST(timezone(" + SqlText.text(zone.getId()) + ", " + local + ") AS TIMESTAMP)";
    }

    String toLocal(String utc) {
        return isFixed()
                ? utc + " + " + offset()
                : "timezone(" + SqlText.text(zone.getId()) + ", CAST(" + utc + " AS TIMESTAMPTZ))";
    }
}
