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
        LEAST
    }

    /** @param above whether an index of just {@code from} is below it */
    public record Band(String code, Text name, BigDecimal from, boolean above) {}

    /** A part: an indicator, or made of parts. @param weight beside the parts of the same whole */
    public record Part(String code, Text name, BigDecimal weight, Combination combination, List<Part> parts) {
        public Part {
            parts = List.copyOf(parts);
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

    public List<Part> listIndicators() {
        return listParts().stream().filter(Part::isIndicator).toList();
    }
}
