package org.merata.warehouse;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderOptionalKeyword;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
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

    /** A context whose every statement is cancelled after so many seconds. Values are bound, never written into the text. */
    public static DSLContext on(Connection connection, int timeoutSeconds) {
        return DSL.using(connection, SQLDialect.DUCKDB, settings().withQueryTimeout(timeoutSeconds));
    }
}
