package org.merata.maturity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Normalisation;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Prerequisite;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.model.Text;

/** Frameworks that nobody published. */
final class MadeUp {
    static final Text NAME = Text.of("Made up", "Buatan");

    private MadeUp() {}

    static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    static Scale scale(String least, String most, boolean whole) {
        return new Scale(n(least), n(most), whole, List.of());
    }

    static Part indicator(String code, String weight, Prerequisite... prerequisites) {
        return new Part(
                code,
                NAME,
                n(weight),
                Combination.WEIGHTED_MEAN,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(prerequisites));
    }

    static Part part(String code, String weight, Combination combination, Part... parts) {
        return whole(code, weight, combination, Optional.empty(), List.of(parts));
    }

    private static Part whole(
            String code,
            String weight,
            Combination combination,
            Optional<Normalisation> normalisation,
            List<Part> parts) {
        return new Part(
                code,
                NAME,
                n(weight),
                combination,
                parts,
                Optional.empty(),
                normalisation,
                Optional.empty(),
                List.of());
    }

    static FrameworkDefinition framework(
            Scale scale, Missing missing, Combination combination, List<Part> parts, Band... bands) {
        return new FrameworkDefinition(
                "made_up",
                NAME,
                NAME,
                NAME,
                Optional.empty(),
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                List.of(),
                scale,
                missing,
                BigDecimal.ONE,
                2,
                List.of(bands),
                bands.length == 0 ? Optional.empty() : Optional.of(bands[bands.length - 1].code()),
                Optional.empty(),
                false,
                combination,
                parts);
    }

    static Band band(String code, String from) {
        return new Band(code, NAME, n(from), false);
    }

    /** Of up to four depths; parts may be normalised. */
    static FrameworkDefinition random(Random random, Missing missing, List<Combination> combinations) {
        var parts = new ArrayList<Part>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            parts.add(random(random, "" + i, 3, combinations));
        }
        return framework(scale("1", "5", false), missing, one(random, combinations), parts);
    }

    private static Part random(Random random, String code, int depth, List<Combination> combinations) {
        String weight = "" + (1 + random.nextInt(40)) / 10.0;
        if (depth == 0 || random.nextInt(3) == 0) {
            return indicator(code, weight);
        }
        var below = new ArrayList<Part>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            below.add(random(random, code + "." + i, depth - 1, combinations));
        }
        Optional<Normalisation> normalisation = random.nextInt(4) == 0
                ? Optional.of(new Normalisation(BigDecimal.valueOf(random.nextInt(3)), n("1.7")))
                : Optional.empty();
        return whole(code, weight, one(random, combinations), normalisation, below);
    }

    private static Combination one(Random random, List<Combination> combinations) {
        return combinations.get(random.nextInt(combinations.size()));
    }
}
