package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The percentiles a median brings along. */
class PercentileMeasuresTest {
    private final Definitions definitions = DefinitionFolder.read(Path.of("")).definitions();

    @Test
    void aMedianBringsAllPercentilesOfTheSameCasesAlong() {
        MeasureDefinition median = definitions.getMeasure("processing_time_median");
        MeasureDefinition quarter = definitions.getMeasure(PercentileMeasures.id(median, 25));
        assertEquals(new Formula.Quantile(((Formula.Quantile) median.formula()).bins(), 0.25), quarter.formula());
        assertEquals(median.dimensions(), quarter.dimensions());
        assertFalse(definitions.measures().containsKey(quarter.id()), "listed nowhere");
        assertTrue(PercentileMeasures.isMedian(median));
    }

    @Test
    void othersBringNone() {
        assertEquals(Optional.empty(), definitions.findMeasure("processing_time_p90_p25"));
        assertEquals(Optional.empty(), definitions.findMeasure("within_standard_p25"));
        assertEquals(Optional.empty(), definitions.findMeasure("processing_time_median_p100"));
        assertEquals(Optional.empty(), definitions.findMeasure("processing_time_median_p0"));
    }
}
