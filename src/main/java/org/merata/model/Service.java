package org.merata.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A kind of public service of the catalogue.
 *
 * @param sector id of the field it belongs to, such as {@code population}, {@code health}
 * @param level who provides it: {@code national}, {@code province}, {@code regency}, {@code village}
 * @param standard the published service standard; empty where there is none
 * @param steps steps the applicant goes through
 * @param documents documents the applicant must bring
 * @param visits visits the applicant must make
 * @param fee what it costs the applicant, in the country's currency
 * @param procedures what it asked of the applicant since when, the earliest first; empty where only the present is known
 */
public record Service(
        String code,
        Text name,
        String sector,
        String level,
        Optional<Standard> standard,
        OptionalInt steps,
        OptionalInt documents,
        OptionalInt visits,
        OptionalInt fee,
        List<Procedure> procedures) {
    public Service {
        procedures = List.copyOf(procedures);
    }

    /** Of which only the present is known. */
    public Service(
            String code,
            Text name,
            String sector,
            String level,
            Optional<Standard> standard,
            OptionalInt steps,
            OptionalInt documents,
            OptionalInt visits,
            OptionalInt fee) {
        this(code, name, sector, level, standard, steps, documents, visits, fee, List.of());
    }

    /** What a service asks of its applicants from a day on, until the next. */
    public record Procedure(LocalDate from, OptionalInt steps, OptionalInt documents, OptionalInt visits) {}

    /** The longest time the service may take, as its agency has published it. */
    public record Standard(int value, TimeUnit unit) {}

    /** The unit of a service standard. A working day is Monday to Friday, less the holidays of the office's calendar. */
    public enum TimeUnit {
        MINUTE,
        HOUR,
        WORKING_DAY,
        DAY;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
