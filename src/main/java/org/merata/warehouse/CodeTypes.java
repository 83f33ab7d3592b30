package org.merata.warehouse;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;

/**
 * The engine's enumerations for codes of reference data: a row then holds a small number for each code, not its text, which makes writing,
 * grouping and joining codes two to five times as fast. Labels stand in the order of their texts, so that sorting by a code is sorting by
 * its text. A code that leaves the reference data stays a label, since rows may hold it.
 */
public final class CodeTypes {
    private static final Map<String, Function<Reference, Stream<String>>> CODES = new TreeMap<>(Map.of(
            "agencies", reference -> reference.listAgencies().stream().map(Agency::code),
            "channels", reference -> reference.listChannels().stream().map(Channel::code),
            "regions", reference -> reference.listRegions().stream().map(Region::code),
            "services", reference -> reference.listServices().stream().map(Service::code)));

    /** The only label of an enumeration whose list is empty, since the engine knows none without labels. */
    private static final String NO_CODE = "";

    private CodeTypes() {}

    /** The enumeration of a list of reference data: {@code agencies}, {@code channels}, {@code regions} or {@code services}. */
    public static String name(String list) {
        if (!CODES.containsKey(list)) {
            throw new IllegalArgumentException("no list of reference data is called " + list);
        }
        return "code_" + list;
    }

    /** The enumeration of a field's values; empty where it does not name an entry of the reference data. */
    public static Optional<String> find(Field field) {
        return field.references().map(CodeTypes::name);
    }

    /**
     * Makes the enumerations, or adds the codes they lack: then facts and history are written anew in the columns that hold such codes.
     * Part of the caller's transaction.
     */
    public static void prepare(RecordsDatabase records, Reference reference, Collection<ContractDefinition> contracts)
            throws SQLException {
        for (Map.Entry<String, Function<Reference, Stream<String>>> list : CODES.entrySet()) {
            List<String> known = listLabels(records, name(list.getKey()));
            var labels = new TreeSet<>(known);
            list.getValue().apply(reference).forEach(labels::add);
            if (labels.isEmpty()) {
                labels.add(NO_CODE);
            }
            if (labels.size() > known.size()) {
                // Where there was no enumeration, facts are of an older shape and are about to be dropped.
                List<String> columns = known.isEmpty() ? List.of() : listColumns(records, list.getKey(), contracts);
                replace(records, name(list.getKey()), labels, columns);
            }
        }
    }

    private static void replace(RecordsDatabase records, String type, TreeSet<String> labels, List<String> columns)
            throws SQLException {
        for (String column : columns) {
            records.execute(column + " SET DATA TYPE VARCHAR");
        }
        records.execute("DROP TYPE IF EXISTS " + type);
        records.execute("CREATE TYPE " + type + " AS ENUM (" + SqlText.texts(labels) + ")");
        for (String column : columns) {
            records.execute(column + " SET DATA TYPE " + type);
        }
    }

    /** The beginnings of statements that alter the columns of this type. */
    private static List<String> listColumns(
            RecordsDatabase records, String list, Collection<ContractDefinition> contracts) throws SQLException {
        var columns = new ArrayList<String>();
        for (ContractDefinition contract : contracts) {
            if (contract.kind() == Kind.REFERENCE) {
                continue;
            }
            for (String table : List.of(new FactTable(contract).name(), new HistoryTable(contract).name())) {
                if (records.hasTable(table)) {
                    contract.fields().stream()
                            .filter(field -> field.references().equals(Optional.of(list)))
                            .forEach(field -> columns.add("ALTER TABLE " + SqlText.name(table) + " ALTER COLUMN "
                                    + SqlText.name(field.name())));
                }
            }
        }
        return columns;
    }

    private static List<String> listLabels(RecordsDatabase records, String type) throws SQLException {
        try (Statement statement = records.connection().createStatement();
                ResultSet found = statement.executeQuery("SELECT labels FROM duckdb_types() WHERE database_name ="
                        + " current_database() AND schema_name = 'main' AND type_name = " + SqlText.text(type))) {
            var labels = new ArrayList<String>();
            if (found.next()) {
                Array array = found.getArray(1);
                for (Object label : (Object[]) array.getArray()) {
                    labels.add(label.toString());
                }
            }
            return labels;
        }
    }
}
