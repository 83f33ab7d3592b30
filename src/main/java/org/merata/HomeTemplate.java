package org.merata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a new home is made from: the contracts, measures and dashboards that Merata ships, and either the first country's reference data
 * or an empty country to fill in. Never overwrites a file.
 */
final class HomeTemplate {
    private static final String SHIPPED = "/org/merata/home/";
    private static final String EMPTY_COUNTRY = "/org/merata/init/country.yaml";

    /** A field of the contract of regions that holds the codes of one of the first country's own code systems. */
    private static final Pattern OWN_CODES = Pattern.compile("(?m)^  - name: code_\\w+\\n(?:    .*\\n)+");

    /** The code system of the first country, in a source that every home can use. */
    private static final Pattern OWN_SYSTEM = Pattern.compile("(?m)^code_systems:.*\\n");

    private HomeTemplate() {}

    /** Lays out everything shipped, the synthetic sources included: the demonstration. */
    static List<Path> layOutDemonstration(Path home) {
        return copyShipped(home, file -> true, UnaryOperator.identity());
    }

    /** Lays out the first country without anything synthetic: reference data, published indicators, events. */
    static List<Path> layOutIndonesia(Path home) {
        return copyShipped(
                home, file -> !file.startsWith("data/targets/") && !isSyntheticSource(file), UnaryOperator.identity());
    }

    /** Lays out a country of which nothing is known yet but its code and name. */
    static List<Path> layOutEmpty(Path home, Map<String, String> country) {
        var written = new ArrayList<>(copyShipped(
                home,
                file -> file.startsWith("data/contracts/")
                        || file.startsWith("data/quality/")
                        || file.equals("data/reference/channels.csv")
                        || file.equals("data/sources/assessment_sheet.yaml")
                        || (file.startsWith("dashboards/") && !isAboutPublishedFacts(file) && !isNational(file)),
                text -> OWN_SYSTEM
                        .matcher(OWN_CODES.matcher(text).replaceAll(""))
                        .replaceAll("")));
        String code = country.get("code");
        write(home, "data/country.yaml", fill(read(EMPTY_COUNTRY), country), written);
        write(
                home,
                "data/reference/regions.csv",
                "code,name_en,name_id,level,parent,group,predecessors,valid_from,valid_to,tile_column,tile_row,tile_letters,code_own\n"
                        + code + "," + country.get("name") + "," + country.get("name") + ",nation,,,,,,,,," + code
                        + "\n",
                written);
        write(home, "data/reference/population.csv", "region,year,population\n", written);
        write(
                home,
                "data/reference/agencies.csv",
                "code,name_en,name_id,kind,parent,region,valid_from,valid_to\n",
                written);
        write(
                home,
                "data/reference/services.csv",
                "code,name_en,name_id,sector,level,standard_value,standard_unit,steps,documents,visits,fee\n",
                written);
        try {
            Files.createDirectories(home.resolve("data/sources"));
            Files.createDirectories(home.resolve("data/inbox"));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make the folders of " + home, failure);
        }
        return written;
    }

    private static boolean isSyntheticSource(String file) {
        return file.startsWith("data/sources/") && read(SHIPPED + file).contains("\nsynthetic: true");
    }

    private static boolean isAboutPublishedFacts(String file) {
        return file.startsWith("dashboards/measures/") && read(SHIPPED + file).contains("\npublisher:");
    }

    private static boolean isNational(String file) {
        return file.startsWith("dashboards/frameworks/") && read(SHIPPED + file).contains("\ncountry:");
    }

    private static List<Path> copyShipped(Path home, Predicate<String> wanted, UnaryOperator<String> changed) {
        var written = new ArrayList<Path>();
        for (String file : listShipped()) {
            if (wanted.test(file)) {
                write(home, file, changed.apply(read(SHIPPED + file)), written);
            }
        }
        return written;
    }

    private static List<String> listShipped() {
        try {
            URI root = HomeTemplate.class.getResource(SHIPPED).toURI();
            if (!root.getScheme().equals("jar")) {
                return listBelow(Path.of(root));
            }
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                return listBelow(jar.getPath(SHIPPED));
            }
        } catch (URISyntaxException | IOException failure) {
            throw new IllegalStateException("cannot list the files that come with Merata", failure);
        }
    }

    private static List<String> listBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static String read(String resource) {
        try (InputStream in = HomeTemplate.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + resource, failure);
        }
    }

    private static String fill(String template, Map<String, String> values) {
        String filled = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private static void write(Path home, String file, String content, List<Path> written) {
        Path target = home.resolve(file);
        if (Files.exists(target)) {
            return;
        }
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(target, content);
            written.add(target);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + target, failure);
        }
    }
}
