package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.merata.definition.Definitions;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.publish.ReleasedDataset;

/**
 * The figures of one measure in a question, read out of the table that a release holds of it. There is one only where the table holds the
 * very figures: of the measure's own periods, by region or of the country by one other dimension.
 */
final class Snippet {
    /** Stands for where this server is. */
    static final String SERVER = "https://SERVER";

    /** Columns of the key that are there for every row, or have a condition of their own. */
    private static final Set<String> NO_DIMENSIONS = Set.of("measure", "period", "region");

    private final Definitions definitions;
    private final Reference reference;

    Snippet(Definitions definitions, Reference reference) {
        this.definitions = definitions;
        this.reference = reference;
    }

    /** The address of the table's Parquet file, without server. */
    static String path(ReleasedDataset dataset) {
        return "/data/" + dataset.id() + "/v/" + dataset.version() + "/" + dataset.id() + ".parquet";
    }

    /**
     * The statement in DuckDB's SQL; empty where the table does not hold these figures.
     *
     * @param released the table of the measure
     */
    Optional<String> findSql(Question question, MeasureDefinition measure, ReleasedDataset released) {
        boolean shaped = question.mix().isEmpty()
                && question.grain().equals(Optional.of(measure.finest()))
                && question.by().size() + question.where().size() <= 1;
        if (!shaped) {
            return Optional.empty();
        }
        Optional<Breakdown> by = question.by().stream().findFirst();
        Optional<Map.Entry<String, String>> where =
                question.where().entrySet().stream().findFirst();
        Optional<String> dimension = by.map(Breakdown::dimension)
                .or(() -> where.map(Map.Entry::getKey))
                .map(Snippet::column);
        if (dimension.filter(column -> !released.key().contains(column)).isPresent()
                || dimension.equals(Optional.of(column("region.group")))) {
            return Optional.empty();
        }
        var conditions = new ArrayList<String>();
        if (measure.dimensions().contains("region")) {
            if (!released.key().contains("region")) {
                return Optional.empty();
            }
            conditions.add(region(by, where));
        }
        // the table has the figures by each dimension below each other: a row is of the one that is not empty
        released.key().stream()
                .filter(column -> !NO_DIMENSIONS.contains(column))
                .map(column -> dimension.filter(column::equals).isEmpty()
                        ? column + " IS NULL"
                        : where.map(one -> column + " = " + text(one.getValue()))
                                .orElse(column + " IS NOT NULL"))
                .forEach(conditions::add);
        question.time()
                .map(time -> time.listPeriods(measure.finest()))
                .filter(periods -> !periods.isEmpty())
                .ifPresent(periods -> conditions.add("period BETWEEN "
                        + text(periods.get(0).code()) + " AND "
                        + text(periods.get(periods.size() - 1).code())));
        return Optional.of(sql(measure, released, dimension, conditions));
    }

    private static String sql(
            MeasureDefinition measure, ReleasedDataset released, Optional<String> dimension, List<String> conditions) {
        String shown = dimension.map(column -> column + ", ").orElse("");
        return "SELECT period, " + shown + "value, lci_95, uci_95, n, status\nFROM read_parquet("
                + text(SERVER + path(released)) + ")\nWHERE measure = " + text(measure.id())
                + conditions.stream().map(condition -> "\n  AND " + condition).collect(Collectors.joining())
                + "\nORDER BY " + shown + "period;";
    }

    /** The country itself, one region, or all regions of a level. */
    private String region(Optional<Breakdown> by, Optional<Map.Entry<String, String>> where) {
        Optional<Breakdown> regions = by.filter(one -> one.dimension().equals("region"));
        if (regions.isPresent()) {
            String level = regions.get().level().orElse(definitions.country().mapLevel());
            return "region IN ("
                    + reference.listRegions(level).stream()
                            .map(Region::code)
                            .sorted()
                            .map(Snippet::text)
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        return "region = "
                + text(where.filter(one -> one.getKey().equals("region"))
                        .map(Map.Entry::getValue)
                        .orElseGet(
                                () -> reference.findNation().map(Region::code).orElse("")));
    }

    /**
     * The question that a release asks for the part of its table in which the figures stand. What is held back hangs on all cells of an
     * answer, so that only this one tells whether the table has them.
     */
    static Question asReleased(Question question, MeasureDefinition measure, Reference reference) {
        Optional<Map.Entry<String, String>> where =
                question.where().entrySet().stream().findFirst();
        List<Breakdown> by = where.map(one -> one.getKey().equals("region")
                        ? Breakdown.of(
                                "region",
                                reference
                                        .findRegion(one.getValue())
                                        .map(Region::level)
                                        .orElse(""))
                        : Breakdown.of(one.getKey()))
                .map(List::of)
                .orElse(question.by());
        return Question.of(measure.id()).by(by.toArray(Breakdown[]::new)).each(measure.finest());
    }

    static String python(String sql) {
        return "import duckdb\n\ncon = duckdb.connect()\ncon.sql(\"INSTALL httpfs; LOAD httpfs\")\nframe = con.sql(\"\"\"\n"
                + sql + "\n\"\"\").df()\nprint(frame)";
    }

    static String r(String sql) {
        return "library(duckdb)\n\ncon <- dbConnect(duckdb())\ndbExecute(con, \"INSTALL httpfs\")\ndbExecute(con, \"LOAD httpfs\")\n"
                + "frame <- dbGetQuery(con, \"\n" + sql.replace("\"", "\\\"") + "\n\")\nprint(frame)";
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** What a dimension is called in a release. */
    private static String column(String dimension) {
        return dimension.replace('.', '_');
    }
}
