package org.merata.measure;

import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.merata.warehouse.Sql;

/**
 * How a question is put to the published tables; nothing of the answer.
 *
 * @param sql with a question mark for each value
 * @param values in the order of the question marks
 */
public record Explanation(String sql, List<String> values) {
    public Explanation {
        values = List.copyOf(values);
    }

    static Explanation of(Select<? extends Record> statement) {
        DSLContext written = DSL.using(SQLDialect.DUCKDB, Sql.settings().withRenderFormatted(true));
        return new Explanation(
                written.render(statement),
                written.extractBindValues(statement).stream()
                        .map(Objects::toString)
                        .toList());
    }
}
