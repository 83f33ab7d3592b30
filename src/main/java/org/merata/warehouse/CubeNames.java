package org.merata.warehouse;

import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition.Cube;

/** What the tables and columns of the published cubes are called: the one place that builds these names. */
public final class CubeNames {
    /** The stratum, the sampling unit and the number of units in the stratum: keys of the cuboids of a survey with a design. */
    public static final String STRATUM = "survey_stratum";

    public static final String CLUSTER = "survey_cluster";
    public static final String UNITS = "survey_units";

    private CubeNames() {}

    /** Whether questions are answered from a table of this name. */
    static boolean isCubeOrValues(String table) {
        return table.startsWith("cube_") || table.startsWith("values_");
    }

    /** The table of one cuboid for one time field. */
    public static String table(String dataset, String time, Cube cube) {
        return "cube_" + dataset + "__" + time + "__" + cube.id();
    }

    /** The table of a distribution beside its cuboid. */
    public static String binsTable(String dataset, String time, Cube cube, Aggregate bins) {
        return table(dataset, time, cube) + "__" + bins.column();
    }

    /** The table of a dataset of published values. */
    public static String valuesTable(String dataset) {
        return "values_" + dataset;
    }

    /** A view of the records behind a cuboid, a row a fact: a column for each aggregate says whether the fact enters it. */
    public static String factsBehind(String table) {
        return "behind_" + table;
    }

    public static String keySum(Aggregate aggregate) {
        return aggregate.column() + "_k";
    }

    /** The column that says how many facts an aggregate rests on: the count itself, the values summed, the values in bins, those there. */
    public static String basis(Aggregate aggregate) {
        return switch (aggregate.kind()) {
            case COUNT -> aggregate.column();
            case SUM, SURVEY -> valueCount(aggregate);
            case BINS, OPEN -> "n";
        };
    }

    public static String valueCount(Aggregate sum) {
        return sum.column() + "_n";
    }

    public static String squares(Aggregate sum) {
        return sum.column() + "_q";
    }

    /** The sum of the weights of the values summed. */
    public static String weights(Aggregate survey) {
        return survey.column() + "_w";
    }

    /** The sum of the squares of their weights. */
    public static String squaredWeights(Aggregate survey) {
        return survey.column() + "_ww";
    }

    /** The sum of the values times the square of their weights. */
    public static String products(Aggregate survey) {
        return survey.column() + "_wx";
    }

    public static String notApplicable(Aggregate sum) {
        return sum.column() + "_na";
    }

    public static String notProvided(Aggregate sum) {
        return sum.column() + "_np";
    }
}
