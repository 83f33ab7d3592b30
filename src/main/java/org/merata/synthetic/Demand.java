package org.merata.synthetic;

import java.time.LocalDate;
import java.util.List;

/**
 * Who applies for what, where and by which channel on a day. The share made digitally is a logistic function of what {@link Effects}
 * lists; the day and the restrictions then multiply the odds by how open each channel is.
 */
final class Demand {
    private static final Application.Via[] OTHERS = {
        Application.Via.SOCIAL_MEDIA, Application.Via.PHONE, Application.Via.KIOSK, Application.Via.DELIVERY_PARTNER
    };

    private final List<Places.Place> places;
    private final List<Catalogue.Item> items;
    private final WeightedChoice placeChoice;
    private final Dice dice;
    private WeightedChoice itemChoice;
    private int itemMonth;

    Demand(List<Places.Place> places, List<Catalogue.Item> items, Dice dice) {
        this.places = places;
        this.items = items;
        this.dice = dice;
        placeChoice = new WeightedChoice(
                places.stream().mapToDouble(Places.Place::weight).toArray());
    }

    /** How many applications to expect on each day, as shares of all. */
    double[] shares(LocalDate from, LocalDate to) {
        double[] shares = new double[(int) (to.toEpochDay() - from.toEpochDay()) + 1];
        double total = 0;
        var expected = new ExpectedDigital();
        for (int i = 0; i < shares.length; i++) {
            LocalDate day = from.plusDays(i);
            shares[i] = WorkCalendar.volume(day) * expected.volume(day);
            total += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    /** Draws place, service and channel of one application of the day. */
    void draw(LocalDate day, Application into) {
        if (itemChoice == null || itemMonth != day.getMonthValue()) {
            itemMonth = day.getMonthValue();
            itemChoice = new WeightedChoice(items.stream()
                    .mapToDouble(item -> item.demand() * Catalogue.season(item, itemMonth))
                    .toArray());
        }
        double digitalOpen = WorkCalendar.digital(day);
        double officeOpen = WorkCalendar.office(day);
        double most = Math.max(digitalOpen, officeOpen);
        double digital;
        double office;
        do {
            into.placeIndex = placeChoice.draw(dice);
            into.itemIndex = itemChoice.draw(dice);
            into.place = places.get(into.placeIndex);
            into.item = items.get(into.itemIndex);
            double share = digitalShare(into.place, into.item, day.toEpochDay());
            digital = share * digitalOpen;
            office = (1 - share) * officeOpen * officeLevel(into.place, day.toEpochDay());
        } while (!dice.chance((digital + office) / most));
        into.via = dice.chance(digital / (digital + office))
                ? digitalChannel(day.toEpochDay())
                : otherChannel(into.place, day.toEpochDay());
    }

    /** The share of applications that would be digital on an ordinary day. */
    static double digitalShare(Places.Place place, Catalogue.Item item, long epochDay) {
        double years = Effects.years(epochDay);
        double logit = Effects.DIGITAL_BASE
                + Effects.DIGITAL_PER_YEAR * years
                + Effects.DIGITAL_PER_READINESS * place.readiness() * (1 - Effects.CONVERGENCE_PER_YEAR * years)
                + (place.urban() ? Effects.DIGITAL_URBAN : 0)
                + place.digitalNoise()
                + item.digital()
                + (epochDay >= Effects.PPKM_START.toEpochDay() ? Effects.PPKM_DIGITAL_STEP : 0);
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** What restrictions leave of the applications that are not digital. */
    static double officeLevel(Places.Place place, long epochDay) {
        if (!place.ppkm() || !Effects.isPpkm(epochDay)) {
            return 1;
        }
        double counter = counterShare(epochDay);
        return counter * Effects.PPKM_COUNTER_FACTOR + (1 - counter);
    }

    /** The counter's share of what is not digital, in ordinary times. */
    private static double counterShare(long epochDay) {
        return 0.88 - 0.03 * Math.min(6, Math.max(0, Effects.years(epochDay)));
    }

    private Application.Via digitalChannel(long epochDay) {
        double mobile = Math.min(0.6, 0.15 + 0.07 * Math.max(0, Effects.years(epochDay)));
        return dice.chance(mobile) ? Application.Via.MOBILE_APP : Application.Via.ONLINE;
    }

    private Application.Via otherChannel(Places.Place place, long epochDay) {
        double counter = counterShare(epochDay);
        double others = 1 - counter;
        if (place.ppkm() && Effects.isPpkm(epochDay)) {
            counter *= Effects.PPKM_COUNTER_FACTOR;
        }
        if (dice.chance(counter / (counter + others))) {
            return Application.Via.COUNTER;
        }
        double point = dice.nextDouble();
        return OTHERS[point < 0.45 ? 0 : point < 0.65 ? 1 : point < 0.85 ? 2 : 3];
    }

    /** The mean share made digitally, inside and outside the scope of the restrictions; worked out once a month and at the step. */
    private final class ExpectedDigital {
        private long until = Long.MIN_VALUE;
        private double insideDigital;
        private double insideWeight;
        private double outsideDigital;
        private double outsideWeight;

        double volume(LocalDate day) {
            long epochDay = day.toEpochDay();
            if (epochDay >= until) {
                workOut(day);
            }
            double level = Effects.isPpkm(epochDay)
                    ? counterShare(epochDay) * Effects.PPKM_COUNTER_FACTOR + 1 - counterShare(epochDay)
                    : 1;
            double digital = (insideDigital + outsideDigital) * WorkCalendar.digital(day);
            double office = ((insideWeight - insideDigital) * level + outsideWeight - outsideDigital)
                    * WorkCalendar.office(day);
            return digital + office;
        }

        private void workOut(LocalDate day) {
            insideDigital = 0;
            insideWeight = 0;
            outsideDigital = 0;
            outsideWeight = 0;
            double itemWeight =
                    items.stream().mapToDouble(item -> weight(item, day)).sum();
            for (Places.Place place : places) {
                double digital = 0;
                for (Catalogue.Item item : items) {
                    digital += weight(item, day) / itemWeight * digitalShare(place, item, day.toEpochDay());
                }
                if (place.ppkm()) {
                    insideDigital += place.weight() * digital;
                    insideWeight += place.weight();
                } else {
                    outsideDigital += place.weight() * digital;
                    outsideWeight += place.weight();
                }
            }
            long nextMonth = day.withDayOfMonth(1).plusMonths(1).toEpochDay();
            long step = Effects.PPKM_START.toEpochDay();
            until = day.toEpochDay() < step ? Math.min(step, nextMonth) : nextMonth;
        }

        private double weight(Catalogue.Item item, LocalDate day) {
            return item.demand() * Catalogue.season(item, day.getMonthValue());
        }
    }
}
