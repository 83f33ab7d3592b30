package org.merata.synthetic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.merata.synthetic.Application.Via;

/**
 * Who applied and who dealt with it, as the last cells of a transaction. Drawn after what happened, from the shares that people have
 * among applications with that course: so all other numbers stay as they are, and the odds ratios between groups are those of
 * {@link Effects}. Licences are for firms too and say nothing of a person.
 */
final class ApplicantCells {
    private static final byte[][] SEXES = bytes("L", "P");
    private static final byte[][] AGES = bytes(SurveyRows.AGES);
    private static final byte[][] DISABILITY = bytes("Y", "T");
    private static final byte[][] PARTNERS = bytes("BUMN", "Swasta", "Ormas");
    private static final byte[] OWN_OFFICE = bytes("Instansi")[0];

    private final Dice dice;
    private final WeightedChoice age = new WeightedChoice(SurveyRows.AGE_WEIGHTS);
    private final WeightedChoice ageDigital =
            new WeightedChoice(times(SurveyRows.AGE_WEIGHTS, Effects.AGE_DIGITAL_ODDS));
    private final WeightedChoice partnerInTime = new WeightedChoice(Effects.PARTNER_WEIGHTS);
    private final WeightedChoice partnerLate =
            new WeightedChoice(times(Effects.PARTNER_WEIGHTS, Effects.PARTNER_LATE_ODDS));

    ApplicantCells(Dice dice) {
        this.dice = dice;
    }

    void fill(Row row, Application application) {
        if (application.item.service().sector().equals("licensing")) {
            row.blank().blank().blank();
        } else {
            row.text(SEXES[dice.chance(Effects.WOMEN) ? 1 : 0]);
            row.text(AGES[(application.via.digital() ? ageDigital : age).draw(dice)]);
            double odds = Effects.DISABILITY
                    / (1 - Effects.DISABILITY)
                    * (application.timesReturned > 0 ? Effects.DISABILITY_SENT_BACK_ODDS : 1);
            row.text(DISABILITY[dice.chance(odds / (1 + odds)) ? 0 : 1]);
        }
        row.text(
                application.via == Via.DELIVERY_PARTNER
                        ? PARTNERS[(application.late() ? partnerLate : partnerInTime).draw(dice)]
                        : OWN_OFFICE);
    }

    private static double[] times(double[] weights, double[] factors) {
        double[] products = new double[weights.length];
        Arrays.setAll(products, i -> weights[i] * factors[i]);
        return products;
    }

    private static byte[][] bytes(String... words) {
        return Arrays.stream(words)
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
