package org.merata;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The house of DESIGN.md, held: arrows point down, and each library has one home. */
class ArchitectureTest {
    /** Each room, with the rooms it may use. */
    private static final Map<String, List<String>> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put("model", List.of());
        ROOMS.put("definition", List.of("model"));
        ROOMS.put("maturity", List.of("model", "definition"));
        ROOMS.put("warehouse", List.of("model", "definition"));
        ROOMS.put("synthetic", List.of("model", "definition"));
        ROOMS.put("reading", List.of("model", "definition", "warehouse"));
        ROOMS.put("ingest", List.of("model", "definition", "maturity", "warehouse", "reading"));
        ROOMS.put("measure", List.of("model", "definition", "maturity", "warehouse"));
        ROOMS.put("disclosure", List.of("model", "definition", "maturity", "measure"));
        ROOMS.put("analysis", List.of("model", "definition", "measure", "disclosure"));
        ROOMS.put(
                "publish",
                List.of("model", "definition", "maturity", "warehouse", "measure", "disclosure", "analysis"));
        ROOMS.put(
                "dashboard",
                List.of("model", "definition", "maturity", "measure", "disclosure", "analysis", "publish"));
        ROOMS.put(
                "web",
                List.of(
                        "model",
                        "definition",
                        "warehouse",
                        "measure",
                        "disclosure",
                        "analysis",
                        "publish",
                        "dashboard"));
    }

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.merata");

    static List<String> rooms() {
        return new ArrayList<>(ROOMS.keySet());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsBelowIt(String room) {
        List<String> forbidden = ROOMS.keySet().stream()
                .filter(other -> !other.equals(room) && !ROOMS.get(room).contains(other))
                .map(other -> "org.merata." + other + "..")
                .toList();
        noClasses()
                .that()
                .resideInAPackage("org.merata." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.merata")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void thereIsNoCircle() {
        SlicesRuleDefinition.slices()
                .matching("org.merata.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theModelUsesJavaAlone() {
        classes()
                .that()
                .resideInAPackage("org.merata.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.merata.model..")
                .check(CLASSES);
    }

    @Test
    void onlyDisclosureAsksTheMeasureLayer() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.merata.measure..", "org.merata.disclosure..", "org.merata")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.merata.measure.Measures")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.merata.measure.ExactAnswer")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** Exports get their numbers at the door: of the warehouse they know how Parquet files are written and compared, and nothing else. */
    @Test
    void publishTakesOnlyParquetFilesFromTheWarehouse() {
        noClasses()
                .that()
                .resideInAPackage("org.merata.publish..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.merata.warehouse..")
                        .and(not(nameMatching("org\\.merata\\.warehouse\\.Parquet(File|Comparison).*"))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.commons.csv.., reading+ingest",
        "tech.tablesaw.., ingest",
        "com.github.luben.., warehouse",
        "org.duckdb.., warehouse",
        "org.jooq.., warehouse+ingest+measure",
        "com.github.weisj.., web",
        "io.javalin.., web",
        "gg.jte.., web",
        "org.snakeyaml.., definition",
        "com.networknt.., definition",
        "org.dhatim.., publish",
        "org.apache.poi.., reading+publish",
        "org.jsoup.., reading",
        "picocli.., "
    })
    void aLibraryHasItsHome(String library, String homes) {
        var allowed = new ArrayList<String>(List.of("org.merata"));
        if (homes != null) {
            for (String home : homes.split("\\+")) {
                allowed.add("org.merata." + home + "..");
            }
        }
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyClassLivesInARoom() {
        classes()
                .that()
                .resideInAPackage("org.merata.*..")
                .should()
                .resideInAnyPackage(rooms().stream()
                        .map(room -> "org.merata." + room + "..")
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomSaysWhatItIsFor(String room) {
        assertTrue(Files.exists(Path.of("src/main/java/org/merata", room, "package-info.java")));
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameStartingWith("Default")
                .check(CLASSES);
    }
}
