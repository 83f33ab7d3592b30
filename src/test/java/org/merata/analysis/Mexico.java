package org.merata.analysis;

import java.util.stream.IntStream;

/** GDP per head of the 32 states of Mexico, in the order of their names, with the regions of Hanson (1998): PySAL's example data "mexico". */
final class Mexico {
    static final double[] GDP_1940 = {
        10384, 22361, 9573, 3758, 2934, 8578, 8537, 6909, 17816, 12132, 4359, 2181, 4414, 5309, 3408, 3327, 6936, 4836,
        9073, 1892, 3569, 11016, 21965, 4372, 4840, 6399, 2459, 7508, 3605, 5203, 7990, 3734
    };
    static final double[] GDP_2000 = {
        27782, 29855, 26103, 36163, 8684, 30735, 28460, 21358, 54349, 17379, 15585, 11820, 12348, 21610, 16322, 11838,
        18170, 11478, 38672, 9010, 15685, 26149, 33442, 15866, 15242, 24068, 13360, 23546, 11701, 12191, 17509, 11130
    };
    private static final int[] REGIONS = {
        2, 1, 2, 5, 5, 1, 1, 3, 4, 2, 3, 5, 3, 3, 4, 3, 3, 2, 1, 5, 3, 3, 5, 2, 2, 1, 5, 1, 3, 3, 5, 2
    };

    private Mexico() {}

    /** Every state counting the same. */
    static RegionalValues regions(double[] values) {
        return RegionalValues.of(IntStream.range(0, values.length)
                .mapToObj(i -> RegionalValue.of("state" + i, values[i], 1).in("region" + REGIONS[i]))
                .toList());
    }
}
