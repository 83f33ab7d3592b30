package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.model.Language;
import org.merata.model.Notices;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service.Procedure;

class ReferenceFilesTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path home;

    private Definitions definitions;

    @BeforeEach
    void layOut() throws IOException {
        definitions = DefinitionFolder.read(PROJECT).definitions();
        Files.createDirectories(home.resolve("data/reference"));
        for (String file : List.of("regions", "population", "agencies", "services", "channels")) {
            Files.copy(
                    PROJECT.resolve("data/reference/" + file + ".csv"),
                    home.resolve("data/reference/" + file + ".csv"));
        }
    }

    @Test
    void theFirstCountryIsReadWithoutANotice() {
        var notices = new Notices();
        Reference reference = ReferenceFiles.read(home, definitions, notices);
        assertEquals(List.of(), notices.list());
        assertEquals(38, reference.listRegions("province").size());
        assertEquals(514, reference.listRegions("regency").size());
        Region papuaTengah = reference.findRegion("94").orElseThrow();
        assertEquals("Papua Tengah", papuaTengah.name().in(Language.ID));
        assertEquals(List.of("91"), papuaTengah.predecessors());
        assertEquals("ID", papuaTengah.parent().orElseThrow());
        assertTrue(papuaTengah.validFrom().isPresent());
        assertEquals(
                Optional.of(284_973_643L), reference.findNation().orElseThrow().population(2025));
    }

    @Test
    void proceduresOfAServiceStandByTheirFirstDay() throws IOException {
        write("procedures", """
                service,valid_from,steps,documents,visits
                kk,2022-01-01,4,3,1
                kk,2018-01-01,6,5,
                nothing,2018-01-01,6,5,2
                """);
        var notices = new Notices();
        Reference reference = ReferenceFiles.read(home, definitions, notices);
        assertEquals(
                List.of("parent_unknown"),
                notices.list().stream().map(notice -> notice.kind().code()).toList());
        assertEquals(
                List.of(
                        new Procedure(
                                LocalDate.of(2018, 1, 1), OptionalInt.of(6), OptionalInt.of(5), OptionalInt.empty()),
                        new Procedure(
                                LocalDate.of(2022, 1, 1), OptionalInt.of(4), OptionalInt.of(3), OptionalInt.of(1))),
                reference.findService("kk").orElseThrow().procedures());
        assertEquals(List.of(), reference.findService("ktp_el").orElseThrow().procedures());
    }

    @Test
    void everyFaultIsReportedAtItsPlaceAndTheRestStands() throws IOException {
        write("regions", """
                code,name_en,name_id,level,parent,group,valid_from
                ID,Indonesia,Indonesia,nation,,,
                11,Aceh,Aceh,province,ID,sumatera,
                11,Aceh again,Aceh lagi,province,ID,sumatera,
                12,No level,Tanpa tingkat,planet,ID,sumatera,
                13,Orphan,Yatim,province,99,sumatera,
                14,Circle,Lingkaran,province,15,sumatera,
                15,Circle,Lingkaran,province,14,sumatera,
                16,Bad date,Tanggal salah,province,ID,sumatera,2022-13-01
                17,,Tanpa nama,province,ID,sumatera,
                18,Too few,Kurang,province
                """);
        write("population", "region,year,population\n11,2024,5623479\n99,2024,1\n11,2023,many\n");
        var notices = new Notices();
        Reference reference = ReferenceFiles.read(home, definitions, notices);
        List<String> places = notices.list().stream()
                .filter(notice -> notice.at().file().contains("regions")
                        || notice.at().file().contains("population"))
                .map(notice -> notice.kind().code() + " " + notice.at().describe())
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "cells_missing data/reference/regions.csv:11",
                        "code_repeated data/reference/regions.csv:4, column code",
                        "not_a_date data/reference/regions.csv:9, column valid_from",
                        "not_allowed data/reference/regions.csv:5, column level",
                        "not_an_integer data/reference/population.csv:4, column population",
                        "parent_unknown data/reference/population.csv:3, column region",
                        "parent_unknown data/reference/regions.csv:6, column parent",
                        "required_missing data/reference/regions.csv:10, column name_en",
                        "tree_circle data/reference/regions.csv:7, column parent",
                        "tree_circle data/reference/regions.csv:8, column parent"),
                places);
        assertEquals(
                List.of("ID", "11"),
                reference.listRegions().stream().map(Region::code).toList());
        assertEquals(
                Optional.of(5_623_479L),
                reference.findRegion("11").orElseThrow().population(2024));
    }

    @Test
    void aMissingFileAndAMissingColumnAreNamed() throws IOException {
        Files.delete(home.resolve("data/reference/channels.csv"));
        write("services", "code,name_en\nx,X\n");
        var notices = new Notices();
        ReferenceFiles.read(home, definitions, notices);
        List<String> codes = notices.list().stream()
                .map(notice -> notice.kind().code() + " " + notice.at().file())
                .distinct()
                .toList();
        assertTrue(codes.contains("reference_file_missing data/reference/channels.csv"), codes::toString);
        assertTrue(codes.contains("column_missing data/reference/services.csv"), codes::toString);
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(home.resolve("data/reference/" + file + ".csv"), content);
    }
}
