package org.merata;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.definition.DefinitionFolder;
import org.merata.warehouse.Home;
import org.merata.web.WebServer;

/**
 * README's section "A new country, from nothing", as it is written there: the home is laid out by its command, a person writes
 * {@code src/test/homes/nauru} over it, the publisher's file comes in, and the dashboards are up. The requests are made up by a seed.
 */
class NewCountryTest {
    private static final Path WRITTEN_BY_A_PERSON = Path.of("src/test/homes/nauru");
    private static final long SEED = 1968;
    private static final int REQUESTS = 3_000;
    private static final List<String> DISTRICTS = List.of("NR.A", "NR.B", "NR.D", "NR.E", "NR.Y");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @TempDir
    static Path home;

    private static CommandRun init;
    private static CommandRun checkAsLaidOut;
    private static CommandRun check;
    private static CommandRun ingest;
    private static Merata merata;
    private static WebServer server;

    @BeforeAll
    static void aPersonFollowsTheReadme() throws IOException {
        init = CommandRun.of(commandOfReadme("init"));
        checkAsLaidOut = CommandRun.of("check", "--home", home.toString());
        copyOver(WRITTEN_BY_A_PERSON, home);
        Files.writeString(home.resolve("data/inbox/requests.csv"), requests());
        check = CommandRun.of("check", "--home", home.toString());
        ingest = CommandRun.of("ingest", "--json", "--home", home.toString());
        merata = Merata.open(Home.of(home), DefinitionFolder.read(home).definitions());
        server = WebServer.start(WebServer.Options.local(0), merata::lease);
    }

    @AfterAll
    static void theServerStops() {
        server.close();
        merata.close();
    }

    @Test
    void theHomeIsWithoutAProblemAsItIsLaidOut() {
        assertEquals(0, init.exitCode(), init.err());
        assertEquals("Checked: 0 errors, 0 warnings.", checkAsLaidOut.out().strip());
        assertEquals(0, checkAsLaidOut.exitCode());
    }

    @Test
    void theHomeHoldsNothingOfTheFirstCountryAndNothingSynthetic() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(path ->
                            path.toString().endsWith(".yaml") || path.toString().contains("reference"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                String text = Files.readString(file);
                for (String foreign : List.of("synthetic: true", "kemendagri", "bps", "papua", "jakarta")) {
                    assertFalse(text.toLowerCase().contains(foreign), file + " says " + foreign);
                }
            }
        }
    }

    @Test
    void whatThePersonWroteIsWithoutAProblem() {
        assertEquals("Checked: 0 errors, 0 warnings.", check.out().strip());
        assertEquals(0, check.exitCode());
    }

    @Test
    void everyRowOfThePublishersFileIsAccountedFor() throws IOException {
        assertEquals(0, ingest.exitCode(), ingest.err());
        JsonNode report = new ObjectMapper().readTree(ingest.out());
        assertEquals(
                List.of(REQUESTS + 2L, (long) REQUESTS, 1L, 1L),
                Stream.of("rows_read", "accepted", "quarantined", "duplicates")
                        .map(key -> report.get(key).asLong())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /en/ | Nauru
            /id/ | Nauru
            /en/regions | Districts
            /id/regions | Distrik
            /en/regions/NR.A | Aiwo
            /id/regions/NR.Y | Yaren
            /en/agencies | Department of Transport
            /id/agencies/justice | Departemen Hukum dan Keimigrasian
            /en/services | Driving licence
            /en/services/passport | Passport
            /id/services/licence | Surat izin mengemudi
            /en/measures | Digital take-up
            /en/measures/digital_take_up | Denigomodu
            /en/measures/satisfaction_index | Satisfaction
            /en/measures/complaints_per_thousand | Complaints
            /en/dashboards/digital_adoption | Driving licence
            /id/dashboards/processing_time | Paspor
            /en/dashboards/regional_gaps | Districts
            /id/dashboards/regional_gaps | Distrik
            /en/quality | Requests to the government
            /en/data | Nauru
            /en/measures/digital_take_up.csv | digital_take_up
            """)
    void thePagesSpeakOfThisCountryAlone(String path, String said) throws Exception {
        var address = URI.create("http://localhost:" + server.port() + path);
        var answer = CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        String page = answer.body();
        assertAll(
                path,
                () -> assertEquals(200, answer.statusCode()),
                () -> assertTrue(page.toLowerCase().contains(said.toLowerCase()), said),
                () -> assertFalse(page.contains("SYNTHETIC") || page.contains("SINTETIS"), "synthetic"),
                () -> assertFalse(page.matches("(?is).*\\b(provinces?|provinsi|kemendagri|bps)\\b.*"), "province"));
    }

    /** Boundaries of two districts alone, made up: both are on the map, the others named, and an edit that is wrong says what. */
    @Test
    void boundariesOfItsOwnAreTakenUp() throws Exception {
        Path folder = Files.createDirectories(home.resolve("data/boundaries"));
        Files.writeString(
                folder.resolve("districts.yaml"),
                "id: districts\nfile: districts.geojson\nname: NAME\nsource: {en: Survey 1968, id: Survei 1968}\n");
        String ring = "[[%1$s,-0.52],[%2$s,-0.52],[%2$s,-0.50],[%1$s,-0.50],[%1$s,-0.52]]";
        String feature = "{\"properties\":{\"NAME\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}";
        String two = "{\"type\":\"FeatureCollection\",\"features\":["
                + String.format(feature, "Aiwo", String.format(ring, "166.90", "166.92"))
                + ","
                + String.format(feature, "YAREN", String.format(ring, "166.92", "166.95"))
                + "]}";
        Files.writeString(folder.resolve("districts.geojson"), two.replace(",-0.50],[166.90,-0.52]]", ",-0.50]]"));
        assertEquals(
                List.of("boundary_not_closed"),
                merata.takeEdit().stream().map(notice -> notice.kind().code()).toList());
        Files.writeString(folder.resolve("districts.geojson"), two);
        assertEquals(List.of(), merata.takeEdit());
        var address = URI.create("http://localhost:" + server.port() + "/en/regions?view=map");
        String page = CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
        assertEquals(2, page.split("<path class=\"ar", -1).length - 1, page);
        assertTrue(page.contains("<a href=\"/en/regions/NR.Y\"><title>Yaren: "), page);
        assertTrue(page.contains("Not on the map, in the table only: ") && page.contains("Boundaries: Survey 1968"));
        CommandRun check = CommandRun.of("check", "--home", home.toString());
        assertTrue(check.out().contains("data/boundaries/districts.geojson"), check.out());
        assertEquals(0, check.exitCode());
        Files.delete(folder.resolve("districts.yaml"));
        assertEquals(List.of(), merata.takeEdit());
    }

    /** The line of README's section that runs this command, for the test's home instead of the reader's. */
    private static String[] commandOfReadme(String command) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("## A new country"), readme.indexOf("## How it is built"));
        String line = section.lines()
                .filter(written -> written.startsWith("java -jar target/merata.jar " + command + " "))
                .findFirst()
                .orElseThrow();
        return line.replace("java -jar target/merata.jar ", "")
                .replace("mycountry", home.toString())
                .split(" ");
    }

    /** Two years of requests, one of them sent twice, one from a district that is not. */
    private static String requests() {
        System.out.println("requests made up with seed " + SEED);
        var random = new Random(SEED);
        var format = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
        var lines = new ArrayList<String>(List.of("Request,Service,District,Department,Way,Asked,Settled,State"));
        for (int i = 0; i < REQUESTS; i++) {
            int district = random.nextInt(DISTRICTS.size());
            boolean passport = random.nextBoolean();
            LocalDateTime asked = LocalDateTime.of(2023, 1, 1, 8, 0).plusMinutes(random.nextInt(730 * 1_440));
            LocalDateTime settled =
                    asked.plusMinutes(passport ? 1_440 + random.nextInt(12_000) : 20 + random.nextInt(60));
            boolean online = random.nextDouble() < 0.2 + 0.1 * district + 0.2 * (asked.getYear() - 2023);
            lines.add(String.join(
                    ",",
                    "R" + i,
                    passport ? "Passport" : "Driving licence",
                    DISTRICTS.get(district),
                    passport ? "Justice" : "Transport",
                    online ? "Website" : random.nextInt(4) > 0 ? "Office" : "Phone call",
                    asked.format(format),
                    settled.format(format),
                    random.nextInt(20) > 0 ? "Done" : "Refused"));
        }
        lines.add(lines.get(1));
        lines.add(lines.get(2).replace("R1,", "R" + REQUESTS + ",").replace("NR.", "QQ."));
        return String.join("\n", lines) + "\n";
    }

    private static void copyOver(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
