package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.warehouse.SqlText;

/** Which texts are about a person, to Java and to the engine alike. */
class PersonalTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0811234567",
                "hubungi 0812-3456-7890",
                "0811 1234 56",
                "+62 812 345 678",
                "6281234567890",
                "0812345678901",
                "3204114708900003",
                "a@b.co"
            })
    void numbersOfPeopleAre(String text) throws SQLException {
        assertTrue(PersonalText.isPersonal(text));
        assertTrue(byTheEngine(text));
    }

    /** The numbers of some ten million records begin with 08 and have eight digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SINTETIS-2024-08123456",
                "08123456",
                "081234567",
                "2024-08-12 3456",
                "31.74.05",
                "20240812345",
                "SINTETIS-2019-99999999"
            })
    void numbersOfRecordsAreNot(String text) throws SQLException {
        assertFalse(PersonalText.isPersonal(text));
        assertFalse(byTheEngine(text));
    }

    private static boolean byTheEngine(String text) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT " + PersonalText.sql("t") + " FROM (SELECT " + SqlText.text(text) + " AS t)")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
