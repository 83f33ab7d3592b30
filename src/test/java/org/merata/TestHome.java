package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.ingest.IngestReport;
import org.merata.ingest.Ingestion;
import org.merata.ingest.Progress;
import org.merata.ingest.ReferenceFiles;
import org.merata.model.Notices;
import org.merata.model.Reference;
import org.merata.warehouse.Home;
import org.merata.warehouse.RecordsDatabase.Resources;

/**
 * A tiny country in a folder of its own, with the project's contracts and measures: the nation T, the provinces A to E of two groups
 * (A, B, C: jawa; D, E: papua), regencies A1 and A2 in A, the services passport (3 working days) and licence (30 minutes) and permit
 * (no standard), the agencies G1 and G2, the channels counter, online and phone. Its time zone is UTC+7.
 */
public final class TestHome {
    /** The header of {@link #TRANSACTIONS}' files. */
    public static final String TRANSACTIONS_HEADER =
            "transaction_id,service,region,agency,channel,submitted_at,completed_at,due_at,status,returned_times";

    /** Source of {@code service_transactions}, files {@code transactions/*.csv}, columns named as the fields. */
    public static final String TRANSACTIONS = "transactions";

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Resources RESOURCES = new Resources(2, 1_024);

    private final Home home;

    private TestHome(Home home) {
        this.home = home;
    }

    /** Lays the country out in an empty folder, with one source for transactions, volumes and surveys each. */
    public static TestHome in(Path folder) {
        var test = new TestHome(Home.of(folder));
        test.copy("data/contracts", "data/contracts");
        test.copy("dashboards/measures", "dashboards/measures");
        test.write("data/country.yaml", COUNTRY);
        test.write("data/reference/regions.csv", REGIONS);
        test.write("data/reference/population.csv", POPULATION);
        test.write("data/reference/agencies.csv", AGENCIES);
        test.write("data/reference/services.csv", SERVICES);
        test.write("data/reference/channels.csv", CHANNELS);
        test.source(
                TRANSACTIONS, "service_transactions", "max_quarantined: 0.5", List.of(TRANSACTIONS_HEADER.split(",")));
        test.source(
                "volumes",
                "service_volumes",
                "missing: {NA: not_applicable, ND: not_provided}",
                List.of(
                        "service",
                        "region",
                        "agency",
                        "channel",
                        "period",
                        "applications",
                        "within_standard",
                        "with_standard"));
        return test;
    }

    /** A home that was laid out before, by this test or by another process. */
    public static TestHome at(Path folder) {
        return new TestHome(Home.of(folder));
    }

    /** Copies a folder of the project into the home. */
    public TestHome copy(String folder, String to) {
        Path from = PROJECT.resolve(folder);
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write((to.isEmpty() ? "" : to + "/") + from.relativize(file), Files.readAllBytes(file));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a source whose columns are named as its fields and whose files are {@code ID/*.csv}. */
    public TestHome source(String id, String dataset, String more, List<String> fields) {
        var columns = new StringBuilder();
        fields.forEach(field -> columns.append("  ")
                .append(field)
                .append(": {from: ")
                .append(field)
                .append("}\n"));
        return source(id, """
                id: %s
                dataset: %s
                label: {en: %s, id: %s}
                files: %s/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                zone: Asia/Jakarta
                columns:
                %s%s
                """.formatted(id, dataset, id, id, id, columns, more));
    }

    public TestHome source(String id, String yaml) {
        return write("data/sources/" + id + ".yaml", yaml);
    }

    public TestHome write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestHome write(String path, byte[] bytes) {
        try {
            Path file = home.root().resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts transactions into the inbox: the header is added. */
    public TestHome transactions(String file, String... rows) {
        return write(
                "data/inbox/transactions/" + file,
                TRANSACTIONS_HEADER + "\n" + String.join("\n", rows) + (rows.length > 0 ? "\n" : ""));
    }

    public Home home() {
        return home;
    }

    /** The definitions, which must be without a fault. */
    public Definitions definitions() {
        DefinitionFolder.Reading reading = DefinitionFolder.read(home.root());
        assertEquals(
                List.of(),
                reading.notices().list().stream()
                        .filter(notice -> notice.severity() == org.merata.model.Severity.ERROR)
                        .toList());
        return reading.definitions();
    }

    public Reference reference() {
        var notices = new Notices();
        Reference reference = ReferenceFiles.read(home.root(), definitions(), notices);
        assertEquals(List.of(), notices.list());
        return reference;
    }

    /** Opens the home for writing. */
    public Ingestion open() {
        return Ingestion.open(home, definitions(), reference(), "test", RESOURCES);
    }

    /** Loads everything in the inbox and publishes. */
    public IngestReport ingest() {
        try (Ingestion ingestion = open()) {
            return ingestion.run(Progress.NONE);
        }
    }

    /** Makes the records again from the archive, and publishes. */
    public IngestReport rebuild() {
        try (Ingestion ingestion = Ingestion.openAnew(home, definitions(), reference(), "rebuild", RESOURCES)) {
            return ingestion.runNothingNew(Progress.NONE);
        }
    }

    /** A hash of every table of the version served; but for when it was published. */
    public List<String> publishedHashes() {
        return hashes(home.publishedVersion(home.findCurrentVersion().orElseThrow()), true);
    }

    /** A hash of every table of a published version, with or without what it says of batches and files. */
    public static List<String> hashes(Path database, boolean withBatches) {
        var hashes = new ArrayList<String>();
        for (String table :
                rows(database, "SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY table_name")) {
            if (!withBatches
                    && List.of("batch", "quarantine_count", "file_event", "reconciliation")
                            .contains(table)) {
                continue;
            }
            String where = table.equals("meta") ? " WHERE key NOT IN ('version', 'published_at')" : "";
            hashes.add(table + " "
                    + rows(
                            database,
                            "SELECT count(*), sha256(string_agg(CAST(t AS VARCHAR), chr(10) ORDER BY CAST(t AS VARCHAR))) FROM \""
                                    + table + "\" t" + where));
        }
        return hashes;
    }

    /** Asks the records; each row as its values' text between bars. */
    public List<String> records(String sql) {
        return rows(home.records(), sql);
    }

    /** Asks the version served. */
    public List<String> published(String sql) {
        return rows(home.publishedVersion(home.findCurrentVersion().orElseThrow()), sql);
    }

    /** Asks a database file; each row as its values' text between bars. */
    public static List<String> rows(Path database, String sql) {
        var properties = new Properties();
        properties.setProperty("access_mode", "READ_ONLY");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database, properties);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var values = new String[result.getMetaData().getColumnCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = String.valueOf(result.getString(i + 1));
                }
                rows.add(String.join("|", Arrays.asList(values)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final String COUNTRY = """
            id: testland
            name: {en: Testland, id: Negeri Uji}
            zone: Asia/Jakarta
            currency: IDR
            levels:
              - {id: nation, label: {en: Nation, id: Nasional}, plural: {en: Nation, id: Nasional}}
              - {id: province, label: {en: Province, id: Provinsi}, plural: {en: Provinces, id: Provinsi}}
              - {id: regency, label: {en: Regency, id: Kabupaten}, plural: {en: Regencies, id: Kabupaten}}
            map_level: province
            code_systems:
              own: {en: Own codes, id: Kode sendiri}
            groups:
              jawa: {en: Java, id: Jawa}
              papua: {en: Papua, id: Papua}
            agency_kinds:
              ministry: {en: Ministry, id: Kementerian}
            sectors:
              population: {en: Civil registration, id: Kependudukan}
            """;

    private static final String REGIONS = """
            code,name_en,name_id,level,parent,group,predecessors,valid_from,valid_to,tile_column,tile_row,tile_letters,code_own
            T,Testland,Negeri Uji,nation,,,,,,,,,T
            A,Alpha,Alfa,province,T,jawa,,,,0,0,AL,A
            B,Beta,Beta,province,T,jawa,,,,1,0,BE,B
            C,Gamma,Gama,province,T,jawa,,,,2,0,GA,C
            D,Delta,Delta,province,T,papua,,,,0,1,DE,D
            E,Epsilon,Epsilon,province,T,papua,D,2022-07-25,,1,1,EP,E
            A1,Alpha North,Alfa Utara,regency,A,,,,,,,,A1
            A2,Alpha South,Alfa Selatan,regency,A,,,,,,,,A2
            """;

    private static final String POPULATION = """
            region,year,population
            T,2024,1500
            A,2024,500
            B,2024,400
            C,2024,300
            D,2024,200
            E,2024,100
            """;

    private static final String AGENCIES = """
            code,name_en,name_id,kind,parent,region,valid_from,valid_to
            G1,First Office,Kantor Satu,ministry,,,,
            G2,Second Office,Kantor Dua,ministry,G1,A,,
            """;

    private static final String SERVICES = """
            code,name_en,name_id,sector,level,standard_value,standard_unit,steps,documents,visits,fee
            passport,Passport,Paspor,population,national,3,working_day,4,3,1,0
            licence,Licence,Izin,population,regency,30,minute,2,1,1,0
            permit,Permit,Surat Izin,population,regency,,,2,1,1,0
            """;

    private static final String CHANNELS = """
            code,name_en,name_id,kind
            counter,Counter,Loket,not_digital
            online,Website,Situs web,digital
            phone,Phone,Telepon,assisted
            """;
}
