package org.merata.warehouse;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderOptionalKeyword;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;

/** How SQL is written for DuckDB: the one place for jOOQ's settings. */
public final class Sql {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private Sql() {}

    /**
     * Settings of their own for each caller, who may change them. Names are always quoted, and an alias always has its AS: in DuckDB a
     * bare alias such as {@code month} is a syntax error.
     */
    public static Settings settings() {
        return new Settings()
                .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                .withRenderOptionalAsKeywordForFieldAliases(RenderOptionalKeyword.ON)
                .withExecuteLogging(false);
    }

    /** Writes SQL without a connection: for compiling. */
    public static DSLContext offline() {
        return DSL.using(SQLDialect.DUCKDB, settings());
    }

    public static DSLContext on(Connection connection) {
        return DSL.using(connection, SQLDialect.DUCKDB, settings());
    }

    /**
     * A context whose every statement is cancelled after so many seconds. Values are written into the text of a statement, as literals: the
     * engine keeps no plan of a prepared statement that reads a table, and would plan it once to prepare and once more to run it.
     */
    public static DSLContext on(Connection connection, int timeoutSeconds) {
        Settings once = settings().withQueryTimeout(timeoutSeconds).withStatementType(StatementType.STATIC_STATEMENT);
        return DSL.using(connection, SQLDialect.DUCKDB, once);
    }
}
