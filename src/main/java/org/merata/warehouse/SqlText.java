package org.merata.warehouse;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Names and constants inside SQL that is written as text. Names come from contracts, aggregates and fixed tables, constants from
 * sources and reference data; both are quoted here and nowhere else. What a request brings is bound, never written.
 */
public final class SqlText {
    private SqlText() {}

    /** A quoted name. */
    public static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A name of a table and of a column in it. */
    public static String name(String table, String column) {
        return name(table) + '.' + name(column);
    }

    public static String names(Collection<String> identifiers) {
        return identifiers.stream().map(SqlText::name).collect(Collectors.joining(", "));
    }

    /** A quoted text constant; DuckDB knows no escape in it but the doubled quote. */
    public static String text(String constant) {
        return '\'' + constant.replace("'", "''") + '\'';
    }

    /** Text constants between commas. */
    public static String texts(Collection<String> constants) {
        return constants.stream().map(SqlText::text).collect(Collectors.joining(", "));
    }
}
