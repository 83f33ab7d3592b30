package org.merata.synthetic;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** How an application is handled: when it comes in, how long it takes, how it ends. */
final class Handling {
    private static final int OPENS = 8 * 60;
    private static final int CLOSES = 15 * 60 + 30;
    private static final int DAY = 1440;
    private static final double REJECTED = 0.045;
    private static final double WITHDRAWN = 0.012;
    private static final double RETURNED = 0.020;
    private static final double RETURNED_ONCE = 0.14;

    private final Dice dice;
    private final long endMinute;

    /** @param to the last day of the data: what is not finished by its end is in progress */
    Handling(Dice dice, LocalDate to) {
        this.dice = dice;
        this.endMinute = (to.toEpochDay() + 1) * DAY;
    }

    void draw(LocalDate day, Application into) {
        long epochDay = day.toEpochDay();
        into.submitted = epochDay * DAY + minuteOfDay(into.via);
        double logTime = logTime(into, epochDay);
        double seconds = StrictMath.exp(logTime);
        into.logOverStandard = logTime - StrictMath.log(into.item.standardSeconds());
        into.finished = into.submitted + Math.max(1, Math.round(seconds / 60));
        if (!into.item.quick()) {
            into.finished = Math.max(into.submitted + 1, inOfficeHours(into.finished));
        }
        into.outcome = outcome(into);
        double again = RETURNED_ONCE - 0.04 * into.place.readiness();
        into.timesReturned = into.outcome == Application.Outcome.RETURNED ? 1 : 0;
        while (into.timesReturned < 5 && dice.chance(Math.max(0.02, again))) {
            into.timesReturned++;
        }
    }

    private double logTime(Application application, long epochDay) {
        Places.Place place = application.place;
        double years = Effects.years(epochDay);
        return StrictMath.log(application.item.standardSeconds())
                + Effects.TIME_BASE
                + Effects.TIME_PER_YEAR * years
                + Effects.TIME_PER_READINESS * place.readiness() * (1 - Effects.CONVERGENCE_PER_YEAR * years)
                + (place.urban() ? 0 : Effects.TIME_RURAL)
                + (application.via.digital() ? Effects.TIME_DIGITAL : 0)
                + place.timeNoise()
                + application.item.time()
                + Effects.drift(application.item.timeDrift() + place.timeDrift(), epochDay)
                + Effects.time(epochDay, place.ppkm())
                + Effects.TIME_SIGMA * dice.nextGaussian();
    }

    private int minuteOfDay(Application.Via via) {
        if (via.digital() || via == Application.Via.SOCIAL_MEDIA) {
            double middle = dice.chance(0.6) ? 11 * 60 : 19.5 * 60;
            return (int) Math.floorMod(Math.round(middle + 150 * dice.nextGaussian()), (long) DAY);
        }
        double hours = (CLOSES - OPENS) * (dice.nextDouble() + dice.nextDouble()) / 2;
        return OPENS + (int) (0.85 * hours);
    }

    /** What takes days is finished when someone is at work: not at a weekend, not at night. */
    private long inOfficeHours(long minute) {
        long day = Math.floorDiv(minute, (long) DAY);
        int ofDay = (int) Math.floorMod(minute, (long) DAY);
        if (ofDay < OPENS || ofDay > CLOSES + 30) {
            day += ofDay < OPENS ? 0 : 1;
            ofDay = OPENS + dice.nextInt(CLOSES - OPENS);
        }
        DayOfWeek weekday = LocalDate.ofEpochDay(day).getDayOfWeek();
        if (weekday == DayOfWeek.SATURDAY) {
            day += 2;
        } else if (weekday == DayOfWeek.SUNDAY) {
            day += 1;
        }
        return day * DAY + ofDay;
    }

    private Application.Outcome outcome(Application application) {
        double point = dice.nextDouble();
        if (application.finished >= endMinute) {
            return Application.Outcome.IN_PROGRESS;
        }
        double rejected = REJECTED - 0.008 * application.place.readiness();
        if (point < rejected) {
            return Application.Outcome.REJECTED;
        }
        if (point < rejected + WITHDRAWN) {
            return Application.Outcome.WITHDRAWN;
        }
        return point < rejected + WITHDRAWN + RETURNED ? Application.Outcome.RETURNED : Application.Outcome.COMPLETED;
    }
}
