package org.merata.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.CountryDefinition;
import org.merata.warehouse.SqlText;

/**
 * When a date can be true: not before what its contract says, and, where it tells what has happened, not after the day after the
 * file's arrival in the country's time zone. The day of grace is for clocks and zones that differ.
 *
 * @param arrival the day the file arrived
 * @param zone the country's
 */
record Moments(LocalDate arrival, ZoneShift zone) {
    static Moments of(CountryDefinition country, Instant arrival) {
        return new Moments(arrival.atZone(country.zone()).toLocalDate(), new ZoneShift(country.zone()));
    }

    /** By fault: SQL that is true of a value that can't be true. */
    Map<IngestNotice, String> brokenRules(Field field, String value) {
        var rules = new TreeMap<IngestNotice, String>();
        field.notBefore()
                .ifPresent(first -> rules.put(IngestNotice.DATE_TOO_EARLY, value + " < " + startOf(first, field)));
        if (!field.future()) {
            rules.put(IngestNotice.DATE_IN_FUTURE, value + " >= " + startOf(arrival.plusDays(2), field));
        }
        return rules;
    }

    private String startOf(LocalDate day, Field field) {
        String text = SqlText.text(day.toString());
        return field.type() == Type.DATE ? "CAST(" + text + " AS DATE)" : zone.toUtc("CAST(" + text + " AS TIMESTAMP)");
    }
}
