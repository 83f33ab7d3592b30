package org.merata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.warehouse.HomeLock;

/** The commands, run as from a terminal on a small home: what they write, and their exit codes. */
class CommandTest {
    private static final int APPLICATIONS = 400;

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void aSmallHomeIsLaidOut() {
        home = TestHome.in(folder).copy("dashboards", "dashboards");
        home.transactions("1.csv", applications());
    }

    @Test
    void checkIsContentWithAGoodHome() {
        CommandRun run = run("check");
        assertTrue(run.out().contains("Checked: 0 errors, "), run.out());
        assertEquals(0, run.exitCode());
    }

    /** Each line of the table: the file, what is put instead of what, and what the answer must hold: place and what is allowed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data/contracts/channels.yaml             | kind: reference      | kind: heap            | data/contracts/channels.yaml:          | kind    | records
            data/sources/transactions.yaml           | dataset: service_transactions | dataset: nothing | data/sources/transactions.yaml:       | dataset | service_transactions
            dashboards/measures/digital_take_up.yaml | direction: higher    | direction: upwards    | dashboards/measures/digital_take_up.yaml: | direction | lower
            dashboards/regional_gaps.yaml            | chart: tile_map      | chart: pie            | dashboards/regional_gaps.yaml:         | chart   | ranked
            data/country.yaml                        | map_level: province  | map_level: county     | data/country.yaml:                     | map_level | regency
            """)
    void checkNamesFileLineAndWhatIsAllowed(
            String file, String good, String bad, String place, String path, String allowed) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertTrue(text.contains(good), file + " holds " + good);
        home.write(file, text.replaceFirst(good, bad));
        int line = (int) text.substring(0, text.indexOf(good)).lines().count();
        CommandRun run = run("check");
        assertEquals(1, run.exitCode(), run.out());
        String said = run.out()
                .lines()
                .filter(written -> written.startsWith(place))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.out()));
        assertTrue(said.contains(path) && said.contains(allowed), said);
        int saidLine = Integer.parseInt(said.substring(place.length()).replaceAll("\\D.*", ""));
        assertTrue(Math.abs(saidLine - line) <= 1, said + " should be near line " + line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data/targets/bad.yaml | targets | colour  | measure
            data/events/bad.yaml  | events  | colour  | title
            """)
    void checkNamesABadTargetAndABadEvent(String file, String list, String path, String allowed) {
        home.write(file, list + ":\n  - id: one\n    " + path + ": nothing\n");
        CommandRun run = run("check");
        assertEquals(1, run.exitCode(), run.out());
        assertTrue(
                run.out()
                        .lines()
                        .anyMatch(
                                line -> line.startsWith(file + ":3") && line.contains(path) && line.contains(allowed)),
                run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense                                    | check, demo, doctor
            query nonsense                              | digital_take_up
            query digital_take_up --grain week          | month, quarter, semester
            query digital_take_up --format prose        | table, csv, json
            query digital_take_up --by weather          | channel
            query digital_take_up --time yesterday      | 2024-01..2025-09
            query                                       | MEASURE
            export digital_take_up --format y           | csv, json, ndjson, xlsx, parquet
            export nonsense                             | digital_take_up
            serve --port many                           | a whole number
            serve --harbour 80                          | --port
            check --language fr                         | en, id
            ingest nonsense                             | transactions
            generate --rows 5                           | --out
            """)
    void wrongUsageIsSaidWithWhatIsAllowed(String line, String allowed) {
        run("ingest");
        CommandRun run = run(line.strip().split(" +"));
        assertEquals(2, run.exitCode(), run.out() + run.err());
        assertTrue(run.err().contains(allowed), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"query digital_take_up", "export digital_take_up"})
    void beforeAnythingIsPublishedTheNextStepIsNamed(String line) {
        CommandRun run = run(line.split(" "));
        assertEquals(1, run.exitCode());
        assertEquals(
                "Nothing has been published yet. Run merata ingest first.",
                run.err().strip());
    }

    @Test
    void aFolderThatIsNoHomeIsNamedAsSuch(@TempDir Path empty) {
        CommandRun run = CommandRun.of("serve", "--home", empty.toString());
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains(empty + " is not a home yet"), run.err());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            CommandRun run = run("serve", "--port", port);
            assertEquals(3, run.exitCode());
            assertTrue(run.err().contains("Port " + port + " of 127.0.0.1 cannot be used"), run.err());
        }
    }

    @Test
    void whoWritesToTheHomeIsNamed() {
        try (HomeLock lock = HomeLock.acquire(home.home(), "restore")) {
            CommandRun run = run("ingest");
            assertEquals(3, run.exitCode());
            assertTrue(lock != null && run.err().contains("merata restore"), run.err());
            assertTrue(run.err().contains("process " + ProcessHandle.current().pid()), run.err());
        }
    }

    @Test
    void theReportForMachinesAddsUpAndASecondRunChangesNothing() throws IOException {
        home.transactions("2.csv", "x1,passport,ZZ,G1,online,2024-03-01 08:00:00,,,in_progress,0", applications()[0]);
        JsonNode first = json(run("ingest", "--json"));
        assertEquals(APPLICATIONS + 2, first.get("rows_read").asLong());
        assertEquals(
                first.get("rows_read").asLong(),
                first.get("accepted").asLong()
                        + first.get("quarantined").asLong()
                        + first.get("duplicates").asLong());
        assertEquals(1, first.get("quarantined").asLong());
        JsonNode second = json(run("ingest", "--json"));
        assertEquals(0, second.get("accepted").asLong());
        second.get("files")
                .forEach(file ->
                        assertEquals("already_ingested", file.get("outcome").asText()));
        assertTrue(run("ingest").out().contains("already ingested as batch 1; nothing was changed"));
    }

    @Test
    void aRefusedFileEndsInExitCodeOneAndTheOthersAreLoaded() {
        home.transactions("2.csv", "x1,nothing,ZZ,G1,online,2024-03-01 08:00:00,,,in_progress,0");
        CommandRun run = run("ingest");
        assertEquals(1, run.exitCode(), run.out());
        assertTrue(run.out().contains("transactions/2.csv: refused."), run.out());
        assertTrue(run.out().contains(APPLICATIONS + " accepted"), run.out());
    }

    @Test
    void generateDoesNotOverwrite() throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, "mine");
        CommandRun run = run("generate", "--rows", "10", "--out", file.toString());
        assertEquals(2, run.exitCode());
        assertEquals(
                file + " exists already; it was not overwritten.", run.err().strip());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void tableCsvAndJsonOfAQueryAgree() throws IOException {
        run("ingest");
        String[] question = {"query", "digital_take_up", "--by", "channel", "--time", "2024"};
        List<String> table = column(run(with(question, "table")).out().lines().toList(), " +");
        List<String> csv = column(run(with(question, "csv")).out().lines().toList(), ",");
        JsonNode json = json(run(with(question, "json")));
        assertEquals(table, csv);
        assertEquals(3, csv.size(), csv.toString());
        assertEquals(
                csv.size(),
                json.get("figures").size(),
                json.toPrettyString()
                        .substring(0, Math.min(2_000, json.toString().length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"digital_take_up", "services"})
    void aMeasureAndAReferenceTableAreExportedInEveryFormat(String dataset) throws IOException {
        run("ingest");
        CommandRun csv = run("export", dataset);
        assertEquals(0, csv.exitCode(), csv.err());
        assertTrue(csv.out().lines().count() > 2, csv.out());
        for (String format : List.of("csv", "json", "xlsx", "parquet")) {
            Path file = folder.resolve("out." + format);
            assertEquals(
                    0,
                    run("export", dataset, "--format", format, "--out", file.toString())
                            .exitCode());
            byte[] bytes = Files.readAllBytes(file);
            if (format.equals("csv")) {
                assertArrayEquals(csv.bytes(), bytes);
            } else if (format.equals("json")) {
                new ObjectMapper().readTree(bytes);
            } else {
                String sign = new String(bytes, 0, 4, StandardCharsets.ISO_8859_1);
                assertEquals(format.equals("xlsx") ? "PK\u0003\u0004" : "PAR1", sign);
            }
            assertEquals(2, run("export", dataset, "--out", file.toString()).exitCode(), "never overwritten");
        }
    }

    @Test
    void doctorFindsAGoodHomeWellAndSaysWhatToMend() throws IOException {
        CommandRun unpublished = run("doctor");
        assertEquals(1, unpublished.exitCode());
        assertTrue(unpublished.out().contains("Run merata ingest."), unpublished.out());
        run("ingest");
        CommandRun well = run("doctor");
        assertEquals(0, well.exitCode(), well.out());
        assertTrue(well.out().contains("ok  Published version: v1"), well.out());
        Files.write(home.home().publishedVersion("v1"), new byte[] {1, 2, 3});
        home.write("data/country.yaml", "id: 7\n");
        CommandRun ill = run("doctor");
        assertEquals(1, ill.exitCode(), ill.out());
        assertTrue(ill.out().contains("Run merata check to see each with its place."), ill.out());
        assertTrue(ill.out().contains("Run merata ingest: it publishes a new version"), ill.out());
    }

    @Test
    void initOverwritesNothing(@TempDir Path other) throws IOException {
        Path mine = Files.createDirectories(other.resolve("data/reference")).resolve("channels.csv");
        Files.writeString(mine, "mine");
        String[] line = {"init", "--home", other.toString(), "--country", "NR", "--name", "Nauru"};
        assertEquals(0, CommandRun.of(line).exitCode());
        assertEquals("mine", Files.readString(mine));
        Files.writeString(other.resolve("data/country.yaml"), "mine too");
        CommandRun again = CommandRun.of(line);
        assertEquals(
                other + " is ready: 0 files written, none overwritten.",
                again.out().lines().findFirst().orElse(""));
        assertEquals("mine too", Files.readString(other.resolve("data/country.yaml")));
    }

    @Test
    void answersComeInTheLanguageAskedFor() {
        CommandRun run = run("query", "digital_take_up", "--language", "id");
        assertEquals(
                "Belum ada yang diterbitkan. Jalankan merata ingest lebih dahulu.",
                run.err().strip());
        assertTrue(run("serve", "--harbour", "--language=id").err().startsWith("Tidak dikenal: --harbour."));
    }

    private CommandRun run(String... arguments) {
        var line = new ArrayList<>(Arrays.asList(arguments));
        if (CommandRun.knows(arguments[0])) {
            line.addAll(List.of("--home", folder.toString()));
        }
        return CommandRun.of(line.toArray(String[]::new));
    }

    private static String[] with(String[] question, String format) {
        var line = new ArrayList<>(Arrays.asList(question));
        line.addAll(List.of("--format", format));
        return line.toArray(String[]::new);
    }

    /** The first column below the header. */
    private static List<String> column(List<String> lines, String between) {
        return lines.stream()
                .skip(1)
                .map(line -> line.strip().split(between)[0])
                .toList();
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertEquals(0, run.exitCode(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    /** Settled applications of 2024, in every region, over every channel. */
    static String[] applications() {
        List<String> regions = List.of("A", "B", "C", "D", "E");
        List<String> channels = List.of("online", "counter", "phone");
        return IntStream.range(0, APPLICATIONS)
                .mapToObj(i -> "t%d,licence,%s,G1,%s,2024-%02d-05 08:00:00,2024-%02d-05 08:%02d:00,,completed,0"
                        .formatted(i, regions.get(i % 5), channels.get(i % 7 % 3), 1 + i % 12, 1 + i % 12, 10 + i % 40))
                .toArray(String[]::new);
    }
}
