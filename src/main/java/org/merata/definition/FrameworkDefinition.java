package org.merata.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.model.Text;

/**
 * A maturity framework, or another index with parts, in one edition ({@code dashboards/frameworks/ID.yaml}).
 *
 * @param country whose own it is; empty where it is international
 * @param unverified what of it was not read in its publisher's rules
 * @param factor what the index is multiplied by
 * @param decimals the index is rounded half up to these before a band is looked up
 * @param bands from the lowest; none where the framework has none
 * @param mature the code of the band from which on an entity counts as mature; empty where none is stated
 * @param follows the id of the edition or framework that it took the place of; empty for the first
 * @param practice whether the index tells what people get, so that what is declared by other frameworks is held against it
 */
public record FrameworkDefinition(
        String id,
        Text name,
        Text publisher,
        Text source,
        Optional<String> country,
        LocalDate from,
        Optional<LocalDate> to,
        List<Text> unverified,
        Scale scale,
        Missing missing,
        BigDecimal factor,
        int decimals,
        List<Band> bands,
        Optional<String> mature,
        Optional<String> follows,
        boolean practice,
        Combination combination,
        List<Part> parts) {
    public FrameworkDefinition {
        unverified = List.copyOf(unverified);
        bands = List.copyOf(bands);
        parts = List.copyOf(parts);
    }

    /** What values of indicators may be. @param levels names of the whole levels, from the least on */
    public record Scale(BigDecimal least, BigDecimal most, boolean whole, List<Text> levels) {
        public Scale {
            levels = List.copyOf(levels);
        }

        public boolean holds(BigDecimal value) {
            return value.compareTo(least) >= 0
                    && value.compareTo(most) <= 0
                    && (!whole || value.stripTrailingZeros().scale() <= 0);
        }
    }

    /** What an indicator without a value counts as. */
    public enum Missing {
        LEAST,
        LEFT_OUT,
        UNDEFINED
    }

    /** How parts make a whole. */
    public enum Combination {
        WEIGHTED_MEAN,
        MEAN,
        LEAST,
        /** They stand side by side: there is no score of the whole. */
        NONE
    }

    /** @param above whether an index of just {@code from} is below it */
    public record Band(String code, Text name, BigDecimal from, boolean above) {}

    /**
     * How a score is put on the scale of its whole: {@code (score - subtract) / divide}. The reference values are frozen with the edition:
     * those of the entities at hand would change a score whenever another entity came in.
     */
    public record Normalisation(BigDecimal subtract, BigDecimal divide) {}

    /**
     * Where an indicator's value is measured rather than declared.
     *
     * @param measure the id of the measure
     * @param thresholds from the easiest: the level is the least one and one more for each that is reached; empty where the measure's value
     *     is the indicator's
     */
    public record Measured(String measure, List<BigDecimal> thresholds) {
        public Measured {
            thresholds = List.copyOf(thresholds);
        }
    }

    /**
     * What must be in place first.
     *
     * @param level the level of this indicator that needs it; those above need it too
     * @param code the other indicator
     * @param least what the other indicator must have reached
     */
    public record Prerequisite(BigDecimal level, String code, BigDecimal least) {}

    /**
     * A part: an indicator, or made of parts.
     *
     * @param weight beside the parts of the same whole
     * @param scale an indicator's own; empty where it has the framework's
     * @param normalisation applied to the part's score before it counts in its whole
     * @param measured empty where the indicator is declared
     */
    public record Part(
            String code,
            Text name,
            BigDecimal weight,
            Combination combination,
            List<Part> parts,
            Optional<Scale> scale,
            Optional<Normalisation> normalisation,
            Optional<Measured> measured,
            List<Prerequisite> prerequisites) {
        public Part {
            parts = List.copyOf(parts);
            prerequisites = List.copyOf(prerequisites);
        }

        public boolean isIndicator() {
            return parts.isEmpty();
        }

        /** The part and all that it is made of. */
        public Stream<Part> all() {
            return Stream.concat(Stream.of(this), parts.stream().flatMap(Part::all));
        }
    }

    /** Every part of every depth, in the order written. */
    public List<Part> listParts() {
        return parts.stream().flatMap(Part::all).toList();
    }

    /** What values of an indicator may be. */
    public Scale scaleOf(Part indicator) {
        return indicator.scale().orElse(scale);
    }

    public Optional<Part> findPart(String code) {
        return listParts().stream().filter(part -> part.code().equals(code)).findFirst();
    }

    public List<Part> listIndicators() {
        return listParts().stream().filter(Part::isIndicator).toList();
    }
}
