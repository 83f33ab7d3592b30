package org.merata.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.model.Agency;
import org.merata.model.Reference;
import org.merata.model.Region;

/** What the reference data of the first country must hold to be believed. */
class ReferenceDataTest {
    private static final int POPULATION_YEAR = 2024;
    private static final Reference REFERENCE = PlainReference.read();

    @Test
    void thereAre38ProvincesAnd514Regencies() {
        assertEquals(38, REFERENCE.listRegions("province").size());
        assertEquals(514, REFERENCE.listRegions("regency").size());
    }

    @Test
    void everyRegionLiesInARegionThatExists() {
        for (Region region : REFERENCE.listRegions()) {
            assertEquals(region.code().equals("ID"), region.parent().isEmpty(), region.code());
            region.parent()
                    .ifPresent(parent -> assertTrue(REFERENCE.findRegion(parent).isPresent(), region.code()));
            for (String predecessor : region.predecessors()) {
                assertTrue(REFERENCE.findRegion(predecessor).isPresent(), region.code());
            }
        }
    }

    @Test
    void aRegencysCodeBeginsWithItsProvinces() {
        for (Region regency : REFERENCE.listRegions("regency")) {
            assertEquals(Optional.of(regency.code().substring(0, 2)), regency.parent());
        }
    }

    @Test
    void theParentHasThePeopleOfItsChildren() {
        for (Region region : REFERENCE.listRegions()) {
            List<Region> children = REFERENCE.listChildren(region);
            if (!children.isEmpty()) {
                long people = children.stream()
                        .mapToLong(child -> child.population(POPULATION_YEAR).orElseThrow())
                        .sum();
                assertEquals(region.population(POPULATION_YEAR).orElseThrow(), people, region.code());
            }
        }
    }

    @Test
    void everyProvinceHasItsOwnTile() {
        Set<String> places = new HashSet<>();
        Set<String> letters = new HashSet<>();
        for (Region province : REFERENCE.listRegions("province")) {
            Region.Tile tile = province.tile().orElseThrow();
            assertTrue(places.add(tile.column() + "," + tile.row()), province.code());
            assertTrue(letters.add(tile.letters()), province.code());
            assertTrue(tile.column() < 13 && tile.row() < 7, province.code());
        }
    }

    @Test
    void provincesOf2022KnowWhereTheyComeFrom() {
        for (String code : List.of("93", "94", "95", "96")) {
            Region province = REFERENCE.findRegion(code).orElseThrow();
            assertEquals(2022, province.validFrom().orElseThrow().getYear(), code);
            assertEquals(1, province.predecessors().size(), code);
        }
    }

    @Test
    void codesOfStatisticsIndonesiaAreUniqueAndDifferInPapua() {
        Set<String> codes = new HashSet<>();
        for (Map<String, String> row : PlainReference.rows("regions")) {
            String code = row.get("code_bps");
            assertTrue(code.isEmpty() || codes.add(code), code);
            if (row.get("level").equals("province")) {
                assertEquals(!row.get("code").startsWith("9"), code.equals(row.get("code")), row.get("name_en"));
            }
        }
        assertEquals("1101", code("Kabupaten Simeulue"));
        assertEquals("1103", code("Kabupaten Aceh Selatan"));
        assertTrue(codes.containsAll(List.of("91", "92", "94", "95", "96", "97")), codes.toString());
    }

    @Test
    void agenciesAreATreeWithoutACircle() {
        for (Agency agency : REFERENCE.listAgencies()) {
            Set<String> seen = new HashSet<>();
            Optional<Agency> next = Optional.of(agency);
            while (next.isPresent()) {
                assertTrue(seen.add(next.get().code()), agency.code());
                Optional<String> parent = next.get().parent();
                assertTrue(
                        parent.isEmpty() || REFERENCE.findAgency(parent.get()).isPresent(), agency.code());
                next = parent.flatMap(REFERENCE::findAgency);
            }
            agency.region()
                    .ifPresent(region -> assertTrue(REFERENCE.findRegion(region).isPresent(), agency.code()));
            assertFalse(
                    agency.validFrom().isPresent()
                            && agency.validTo().isPresent()
                            && !agency.validFrom()
                                    .get()
                                    .isBefore(agency.validTo().get()),
                    agency.code());
        }
    }

    @Test
    void wordsOfTheTablesAreWordsOfTheCountry() throws IOException {
        List<String> country = Files.readAllLines(Path.of("data/country.yaml"));
        REFERENCE.listServices().forEach(service -> assertTrue(defines(country, service.sector()), service.sector()));
        REFERENCE.listAgencies().forEach(agency -> assertTrue(defines(country, agency.kind()), agency.kind()));
        REFERENCE.listRegions().stream()
                .flatMap(region -> region.group().stream())
                .forEach(group -> assertTrue(defines(country, group), group));
    }

    @ParameterizedTest
    @ValueSource(strings = {"regions", "agencies", "services", "channels"})
    void everythingHasANameInBothLanguages(String table) {
        var names = new ArrayList<String>();
        for (Map<String, String> row : PlainReference.rows(table)) {
            names.add(row.get("name_en"));
            names.add(row.get("name_id"));
        }
        assertTrue(names.stream().allMatch(name -> !name.isBlank() && name.equals(name.strip())), table);
    }

    @Test
    void everyServiceHasAStandardAndAnAgencyThatHandlesItEverywhere() {
        var places = Places.list(REFERENCE, Map.of(), 1);
        var offices = new Offices(REFERENCE);
        for (var service : REFERENCE.listServices()) {
            assertTrue(service.standard().isPresent(), service.code());
            for (var place : places) {
                assertFalse(offices.code(service, place, Effects.ORIGIN).isEmpty(), service.code());
            }
        }
    }

    @Test
    void publishedIndicatorsAreOfKnownProvinces() {
        for (String file : List.of("imdi_province.csv", "ipp_province.csv")) {
            var keys = new HashSet<String>();
            for (Map<String, String> row : PlainReference.rows(Path.of("data/inbox/indicators", file))) {
                assertEquals(
                        "province",
                        REFERENCE.findRegion(row.get("region")).orElseThrow().level());
                assertTrue(keys.add(row.get("region") + row.get("indicator") + row.get("period")), row.toString());
            }
        }
    }

    private static String code(String name) {
        return PlainReference.rows("regions").stream()
                .filter(row -> row.get("name_id").equals(name))
                .map(row -> row.get("code_bps"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean defines(List<String> country, String word) {
        return country.stream().anyMatch(line -> line.startsWith("  " + word + ": {"));
    }
}
