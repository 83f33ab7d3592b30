package org.merata.definition;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Text;

/**
 * The country of a home ({@code data/country.yaml}).
 *
 * @param levels the levels of the region tree from the top, with their names
 * @param mapLevel id of the level whose regions are compared and drawn on the tile grid
 * @param codeSystems the official region code systems, with their names; the first is the home's own
 * @param groups groups of regions of the map level, with their names, such as island groups
 * @param agencyKinds kinds of agency, with their names
 * @param sectors sectors of services, with their names
 * @param minimumFrequency the smallest count of people that may be published, by dataset
 * @param cellKeys the noise that counts of people carry in public, by dataset of records; a dataset that is not in it has none
 * @param fileLimits how much one file of a publisher may take
 * @param openData who publishes the releases; empty where the file does not say
 */
public record CountryDefinition(
        String id,
        Text name,
        ZoneId zone,
        String currency,
        List<Level> levels,
        String mapLevel,
        Map<String, Text> codeSystems,
        Map<String, Text> groups,
        Map<String, Text> agencyKinds,
        Map<String, Text> sectors,
        Map<String, Integer> minimumFrequency,
        Map<String, CellKey> cellKeys,
        FileLimits fileLimits,
        Optional<OpenData> openData) {
    public CountryDefinition {
        levels = List.copyOf(levels);
        codeSystems = Collections.unmodifiableMap(new LinkedHashMap<>(codeSystems));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        agencyKinds = Collections.unmodifiableMap(new LinkedHashMap<>(agencyKinds));
        sectors = Collections.unmodifiableMap(new LinkedHashMap<>(sectors));
        minimumFrequency = Collections.unmodifiableMap(new LinkedHashMap<>(minimumFrequency));
        cellKeys = Collections.unmodifiableMap(new LinkedHashMap<>(cellKeys));
    }

    /** Of a country whose file states no limits and no noise. */
    public CountryDefinition(
            String id,
            Text name,
            ZoneId zone,
            String currency,
            List<Level> levels,
            String mapLevel,
            Map<String, Text> codeSystems,
            Map<String, Text> groups,
            Map<String, Text> agencyKinds,
            Map<String, Text> sectors,
            Map<String, Integer> minimumFrequency) {
        this(
                id,
                name,
                zone,
                currency,
                levels,
                mapLevel,
                codeSystems,
                groups,
                agencyKinds,
                sectors,
                minimumFrequency,
                Map.of(),
                FileLimits.USUAL,
                Optional.empty());
    }

    /**
     * How much one file may take; what goes beyond is refused, never cut short.
     *
     * @param fileMegabytes of the file as received
     * @param unpackedMegabytes of everything in it, unpacked
     * @param ratio unpacked bytes for each packed one
     * @param parts files in an archive, or sheets of a workbook
     * @param seconds to load it, where it is loaded in a process of its own
     */
    public record FileLimits(
            int fileMegabytes,
            int unpackedMegabytes,
            int ratio,
            int parts,
            long rows,
            int columns,
            int cellLetters,
            int seconds) {
        /** Room for every honest file. */
        public static final FileLimits USUAL =
                new FileLimits(16_384, 16_384, 200, 1_000, 1_000_000_000L, 16_384, 1_000_000, 3_600);
    }

    /**
     * Who answers for what is released.
     *
     * @param contact where questions go: an e-mail address or a web address of an office
     * @param address where the pages are read, such as {@code https://data.example.go.id}; empty where they have no lasting address
     * @param nextRelease the day of the next release, as announced
     */
    public record OpenData(Text publisher, String contact, Optional<String> address, Optional<LocalDate> nextRelease) {}

    /** One level of the region tree; {@code plural} is for headings. */
    public record Level(String id, Text label, Text plural) {}
}
