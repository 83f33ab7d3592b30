package org.merata.synthetic;

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
        long minutes = Math.max(1, Math.round(seconds / 60));
        into.finished = into.item.workingDays()
                ? Math.max(into.submitted + 1, afterWorkingTime(into.submitted, minutes))
                : into.submitted + minutes;
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

    /** The moment after so many minutes of which none falls on a weekend, moved into the hours in which someone is at work. */
    private long afterWorkingTime(long submitted, long minutes) {
        long day = Math.floorDiv(submitted, (long) DAY);
        long ofDay = isWeekend(day) ? 0 : Math.floorMod(submitted, (long) DAY);
        day = nextWorkingDay(day);
        ofDay += minutes;
        while (ofDay >= DAY) {
            ofDay -= DAY;
            day = nextWorkingDay(day + 1);
        }
        if (ofDay < OPENS) {
            ofDay = OPENS + dice.nextInt(30);
        } else if (ofDay > CLOSES + 30) {
            long closing = CLOSES + 30 - dice.nextInt(60);
            if (day * DAY + closing > submitted) {
                ofDay = closing;
            } else {
                day = nextWorkingDay(day + 1);
                ofDay = OPENS + dice.nextInt(30);
            }
        }
        return day * DAY + ofDay;
    }

    private static long nextWorkingDay(long day) {
        long next = day;
        while (isWeekend(next)) {
            next++;
        }
        return next;
    }

    /** 1970-01-01 was a Thursday. */
    private static boolean isWeekend(long epochDay) {
        return Math.floorMod(epochDay + 3, 7L) >= 5;
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
