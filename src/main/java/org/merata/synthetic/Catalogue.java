package org.merata.synthetic;

import java.util.List;
import org.merata.model.Reference;
import org.merata.model.Service;

/** The services applied for, with how often, how digital and how long; all from what the catalogue says about each. */
final class Catalogue {
    private static final double CALENDAR_DAYS_PER_WORKING_DAY = 1.4;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double DAYS_WITHOUT_STANDARD = 3;
    private static final double SCHOOL_SEASON = 4;

    /**
     * @param demand how often it is applied for, as a multiple of the others
     * @param standardSeconds its standard as a length of calendar time
     * @param quick whether it is finished while the applicant waits
     * @param digital what it adds to the digital logit
     * @param time what it adds to the log processing time
     * @param timeDrift what its log processing time gains a year since {@link Effects#DRIFT_START}
     */
    record Item(
            Service service,
            double demand,
            double standardSeconds,
            boolean quick,
            double digital,
            double time,
            double timeDrift) {}

    private Catalogue() {}

    static List<Item> list(Reference reference, long seed) {
        List<Item> items = reference.listServices().stream()
                .map(service -> item(service, seed))
                .toList();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("no service to apply for");
        }
        return items;
    }

    /** What the month does to the demand: schools admit in June and July. */
    static double season(Item item, int month) {
        return item.service().sector().equals("education") && (month == 6 || month == 7) ? SCHOOL_SEASON : 1;
    }

    private static Item item(Service service, long seed) {
        double standard = service.standard().map(Catalogue::seconds).orElse(DAYS_WITHOUT_STANDARD * SECONDS_PER_DAY);
        double days = standard / SECONDS_PER_DAY;
        double visits = service.visits().orElse(1);
        boolean village = service.level().equals("village");
        return new Item(
                service,
                8 / StrictMath.pow(1 + days, 0.8) * StrictMath.exp(0.4 * noise(seed, "demand for ", service)),
                standard,
                days < 0.5,
                Effects.DIGITAL_PER_VISIT * (visits - 1)
                        + (village ? Effects.DIGITAL_VILLAGE : 0)
                        + 0.2 * noise(seed, "digital ", service),
                0.12 * noise(seed, "time of ", service),
                Effects.SERVICE_DRIFT_PER_YEAR.getOrDefault(service.code(), 0.0));
    }

    private static double noise(long seed, String what, Service service) {
        return Dice.gaussianOf(seed, what + service.code());
    }

    private static double seconds(Service.Standard standard) {
        return standard.value()
                * switch (standard.unit()) {
                    case MINUTE -> 60;
                    case HOUR -> 3600;
                    case DAY -> SECONDS_PER_DAY;
                    case WORKING_DAY -> CALENDAR_DAYS_PER_WORKING_DAY * SECONDS_PER_DAY;
                };
    }
}
