package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.model.Language;
import org.merata.model.Notice;
import org.merata.model.Notices;
import org.merata.model.Outline;
import org.merata.model.Outline.Place;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Text;

/** Boundaries that come with Merata, and those a home brings. */
class BoundariesTest {
    private static final String YAML = """
            id: land
            file: land.geojson
            level: province
            code: kode
            source: {en: Made up, id: Rekaan}
            """;
    private static final String SQUARE = "[[0,0],[1,0],[1,1],[0,1],[0,0]]";

    @TempDir
    Path home;

    @BeforeEach
    void country() throws IOException {
        Files.createDirectories(home.resolve("data/boundaries"));
        Files.copy(Path.of("data/country.yaml"), home.resolve("data/country.yaml"));
        Files.writeString(home.resolve("data/boundaries/land.yaml"), YAML);
    }

    private DefinitionFolder.Reading read(String geoJson) throws IOException {
        Files.writeString(home.resolve("data/boundaries/land.geojson"), geoJson);
        return DefinitionFolder.read(home);
    }

    private static String features(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String feature(String code, String ring) {
        return "{\"type\":\"Feature\",\"properties\":{\"kode\":" + code
                + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}}";
    }

    private static List<Notice> about(DefinitionFolder.Reading reading, String code) {
        return reading.notices().list().stream()
                .filter(notice -> notice.kind().code().equals(code))
                .toList();
    }

    /** The provinces as the shipped reference data have them. */
    static Reference provinces() throws IOException {
        var regions = new ArrayList<Region>();
        var others = new TreeMap<String, List<String>>();
        for (String line : Files.readAllLines(Path.of("data/reference/regions.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[3].equals("province")) {
                regions.add(new Region(
                        cells[0],
                        Map.of("kemendagri", cells[13], "bps", cells[14]),
                        Text.of(cells[1], cells[2]),
                        "province",
                        Optional.of("ID"),
                        Optional.empty(),
                        cells[6].isEmpty() ? List.of() : List.of(cells[6].split(";")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeMap<>()));
                others.put(cells[0], List.of(cells[7].split(";")));
            }
        }
        assertEquals(38, regions.size());
        return new Reference(regions, List.of(), List.of(), List.of(), others);
    }

    @Test
    void theShippedBoundariesAreThoseOfEveryProvinceOf2012() throws IOException {
        Files.delete(home.resolve("data/boundaries/land.yaml"));
        Definitions definitions = DefinitionFolder.read(home).definitions();
        BoundaryDefinition shipped = definitions.findBoundaries("province").orElseThrow();
        BoundaryMatch match = BoundaryMatch.of(shipped, provinces());
        assertEquals(33, match.outlines().size());
        assertEquals(List.of(), match.unknown());
        assertEquals(List.of(), match.without());
        assertEquals(Map.of("65", "64", "93", "91", "94", "91", "95", "91", "96", "92"), match.within());
        // the file's code of Maluku Utara is that of Lampung: each must lie where it lies
        assertTrue(east(match.outlines().get("82")) > 124, "Maluku Utara");
        assertTrue(east(match.outlines().get("18")) < 107, "Lampung");
        assertTrue(isInside(match.outlines().get("31"), 106.83, -6.2), "the capital is in Jakarta");
        assertTrue(isInside(match.outlines().get("53"), 123.6, -10.17), "Kupang is in Nusa Tenggara Timur");
        assertFalse(isInside(match.outlines().get("51"), 123.6, -10.17), "and not in Bali");
    }

    private static double east(Outline outline) {
        return outline.rings().stream()
                .flatMap(List::stream)
                .mapToDouble(Place::longitude)
                .average()
                .orElseThrow();
    }

    private static boolean isInside(Outline outline, double longitude, double latitude) {
        boolean inside = false;
        for (List<Place> ring : outline.rings()) {
            for (int i = 0; i < ring.size(); i++) {
                Place one = ring.get(i);
                Place next = ring.get((i + 1) % ring.size());
                if (one.latitude() > latitude != next.latitude() > latitude) {
                    double at = one.longitude()
                            + (latitude - one.latitude())
                                    / (next.latitude() - one.latitude())
                                    * (next.longitude() - one.longitude());
                    inside ^= longitude < at;
                }
            }
        }
        return inside;
    }

    /** Both forms of the same 38 provinces, by code and by name. */
    @ParameterizedTest
    @CsvSource({"geojson,code: kode", "topojson,code: kode", "geojson,name: nama", "topojson,name: nama"})
    void boundariesOfAllProvincesOfTodayTakeTheirPlace(String form, String key) throws IOException {
        Path given = Path.of("../shared/boundaries/indonesia-38-provinces-simplified." + form);
        assumeTrue(Files.exists(given), given + " is not here, so nothing is tried on it");
        Files.copy(given, home.resolve("data/boundaries/own." + form));
        String aliases = key.startsWith("name")
                ? "regions: {Daerah Khusus Ibukota Jakarta: '31', Daerah Istimewa Yogyakarta: '34'}\n"
                : "";
        Files.writeString(
                home.resolve("data/boundaries/land.yaml"),
                YAML.replace("land.geojson", "own." + form).replace("code: kode", key) + aliases);
        DefinitionFolder.Reading reading = DefinitionFolder.read(home);
        assertEquals(
                List.of(),
                reading.notices().list().stream()
                        .filter(n -> n.at().file().contains("boundaries"))
                        .toList());
        BoundaryMatch match = BoundaryMatch.of(
                reading.definitions().findBoundaries("province").orElseThrow(), provinces());
        assertEquals(38, match.outlines().size());
        assertEquals(Map.of(), match.within());
        assertTrue(isInside(match.outlines().get("93"), 140.4, -8.4), "Merauke is in Papua Selatan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[0,0],[1,0],[1,1],[0,1]] | boundary_not_closed ",
                "[[0,0],[1,0],[0,0]] | boundary_not_closed ",
                "[[0,0],[1,'x'],[1,1],[0,0]] | boundary_not_closed ",
                "[[700000,9000000],[700100,9000000],[700100,9000100],[700000,9000000]] | boundary_not_in_degrees "
            })
    void aRingThatIsNoneIsReportedWithItsRegion(String ring, String code) throws IOException {
        DefinitionFolder.Reading reading =
                read(features(feature("\"11\"", SQUARE), feature("\"12\"", ring.replace('\'', '"'))));
        List<Notice> found = about(reading, code);
        assertEquals(1, found.size(), reading.notices().list().toString());
        assertEquals("12", found.get(0).details().get("key"));
        assertEquals("data/boundaries/land.geojson", found.get(0).at().file());
        assertTrue(found.get(0).describe(Language.ID).length() > 40);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"FeatureCollection\",\"features\":[ | boundaries_not_json ",
                "not json | boundaries_not_json ",
                "{\"type\":\"Point\",\"coordinates\":[1,2]} | boundaries_of_no_known_form ",
                "[] | boundaries_of_no_known_form ",
                "{\"type\":\"FeatureCollection\",\"features\":[]} | boundaries_of_no_known_form ",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"kode\":1},\"geometry\":null}]} | boundary_no_polygon ",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":1},\"geometry\":null}]} | boundary_without_key ",
                "{\"type\":\"Topology\",\"arcs\":[],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[7]],\"properties\":{\"kode\":1}}}} | boundary_not_closed ",
                "{\"type\":\"Topology\",\"arcs\":[],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[1e99]],\"properties\":{\"kode\":1}}}} | boundary_not_closed "
            })
    void aFileOfAnotherFormIsReported(String json, String code) throws IOException {
        DefinitionFolder.Reading reading = read(json);
        assertEquals(1, about(reading, code).size(), reading.notices().list().toString());
        assertEquals(
                "indonesia",
                reading.definitions()
                        .findBoundaries("province")
                        .map(BoundaryDefinition::id)
                        .orElse(""));
    }

    @Test
    void twoAreasOfOneCodeAreNeverOneRegionSilently() throws IOException {
        DefinitionFolder.Reading reading = read(features(feature("\"ID.LA\"", SQUARE), feature("\"ID.LA\"", SQUARE)));
        assertEquals("ID.LA", about(reading, "boundary_twice").get(0).details().get("value"));
    }

    @Test
    void aLevelHasOneFileOfBoundaries() throws IOException {
        Files.writeString(home.resolve("data/boundaries/other.yaml"), YAML.replace("id: land", "id: other"));
        List<Notice> twice = about(read(features(feature("\"11\"", SQUARE))), "boundaries_twice");
        assertEquals("land", twice.get(0).details().get("first"));
        assertEquals("data/boundaries/other.yaml", twice.get(0).at().file());
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Files.write(home.resolve("data/boundaries/land.geojson"), new byte[OutlineFile.MOST_BYTES + 1]);
        assertEquals(
                1, about(DefinitionFolder.read(home), "boundaries_too_large").size());
        var many = new StringBuilder("[0,0]");
        for (int i = 0; i < OutlineFile.MOST_PLACES; i++) {
            many.append(",[1,").append(i % 2).append(']');
        }
        assertEquals(
                1,
                about(read(features(feature("1", "[" + many + ",[0,0]]"))), "boundaries_too_large")
                        .size());
    }

    @Test
    void whatTheFileOfBoundariesNamesMustBeThere() throws IOException {
        assertEquals(1, about(DefinitionFolder.read(home), "boundaries_missing").size());
        Files.writeString(
                home.resolve("data/boundaries/land.yaml"),
                YAML.replace("code: kode", "code: kode\ncode_system: bpss")
                        .replace("level: province", "level: provinse"));
        List<Notice> unknown = about(read(features(feature("\"11\"", SQUARE))), "unknown_reference").stream()
                .filter(notice -> notice.at().file().equals("data/boundaries/land.yaml"))
                .toList();
        assertEquals(2, unknown.size());
        assertEquals(
                "[province, bps]",
                unknown.stream().map(n -> n.details().get("nearest")).toList().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../country.json", "/etc/passwd.json", "a/b.json", ".hidden.json"})
    void aFileOutsideTheFolderIsRefused(String file) throws IOException {
        Files.writeString(home.resolve("data/boundaries/land.yaml"), YAML.replace("land.geojson", file));
        DefinitionFolder.Reading reading = DefinitionFolder.read(home);
        assertTrue(reading.notices().hasErrors());
        assertEquals(List.of(), about(reading, "boundaries_missing"));
    }

    @Test
    void checkListsAreasOfNoRegionAndRegionsWithoutArea() throws IOException {
        Definitions definitions = read(features(
                        feature("\"11\"", SQUARE), feature("\"77\"", SQUARE), feature("12", SQUARE)))
                .definitions();
        var notices = new Notices();
        BoundaryMatch.check(definitions, provinces(), notices);
        var byCode = new TreeMap<String, Map<String, String>>();
        notices.list().forEach(notice -> byCode.put(notice.kind().code(), notice.details()));
        assertEquals("77", byCode.get("boundaries_of_no_region").get("value"));
        assertEquals("36", byCode.get("regions_without_boundary").get("count"));
        assertTrue(byCode.get("regions_without_boundary").get("value").startsWith("13, 14, 15"), byCode.toString());
    }

    /** Every position survives: what two rings share in a topology is the same in both. */
    @Test
    void linesOfATopologyAreJoinedForwardsAndBackwards() {
        String topology = """
                {"type":"Topology","transform":{"scale":[0.5,2],"translate":[100,-10]},
                 "arcs":[[[0,0],[2,0]],[[2,0],[0,1],[-2,0],[0,-1]],[[0,0],[0,-1],[2,0],[0,1]]],
                 "objects":{"land":{"type":"GeometryCollection","geometries":[
                  {"type":"Polygon","id":"N","arcs":[[0,1]]},{"type":"MultiPolygon","id":"S","arcs":[[[2,-1]]]}]}}}
                """;
        var notices = new Notices();
        var findings = new Findings(notices);
        Map<String, Outline> outlines =
                new OutlineFile("land.topojson", "id", false, findings).read(topology.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), notices.list());
        assertEquals(
                List.of(new Place(100, -10), new Place(101, -10), new Place(101, -8), new Place(100, -8)),
                outlines.get("N").rings().get(0));
        assertEquals(
                List.of(new Place(100, -10), new Place(100, -12), new Place(101, -12), new Place(101, -10)),
                outlines.get("S").rings().get(0));
        assertEquals(new TreeSet<>(List.of("N", "S")), new TreeSet<>(outlines.keySet()));
    }
}
