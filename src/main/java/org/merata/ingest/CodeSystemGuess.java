package org.merata.ingest;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.merata.model.Reference;
import org.merata.model.Region;

/**
 * Which official code system the codes of a column are in: told by the names beside them, where there are names; else by the codes
 * alone, which can only be likely, as many digits are a code of another region in another system.
 *
 * @param sureness how it is known
 * @param systems the system; all that are possible where it is not known
 * @param fits by system: the codes that fit it
 * @param of how many codes were compared
 * @param nameColumn the column whose names told it
 */
record CodeSystemGuess(
        Sureness sureness, List<String> systems, Map<String, Long> fits, long of, Optional<String> nameColumn) {
    private static final double NEARLY_ALL = 0.9;
    private static final double CLEARLY_LESS = 0.02;
    private static final int FEWEST_NAMES = 2;

    enum Sureness {
        /** The names beside the codes are those of this system alone. */
        SURE_BY_NAMES,
        /** All codes mean the same regions, whichever system they are in. */
        SAME_IN_ALL,
        /** More of the codes exist in this system than in any other. */
        LIKELY_BY_CODES,
        OPEN
    }

    /** A code and what stands beside it in another column. */
    private record Pair(String code, String name) {}

    private record Systems(Map<String, Map<String, String>> regionsByCode, Map<String, RegionCodes> repaired) {
        static Systems of(Reference reference, Collection<String> column) {
            var regions = new TreeMap<String, Map<String, String>>();
            for (Region region : reference.listRegions()) {
                region.codes()
                        .forEach((system, code) -> regions.computeIfAbsent(system, any -> new HashMap<>())
                                .put(code, region.code()));
            }
            var repaired = new TreeMap<String, RegionCodes>();
            regions.forEach((system, codes) -> repaired.put(system, new RegionCodes(codes, Map.of(), column)));
            return new Systems(regions, repaired);
        }

        /** The region of a code as it stands, or as spreadsheets leave it; points are lost, but never come to a system without them. */
        Optional<String> find(String system, String code) {
            Map<String, String> regions = regionsByCode.get(system);
            if (regions.containsKey(code)) {
                return Optional.of(regions.get(code));
            }
            boolean pointed = code.replaceFirst("\\.0$", "").contains(".");
            if (pointed && regions.keySet().stream().noneMatch(known -> known.contains("."))) {
                return Optional.empty();
            }
            return Optional.of(repaired.get(system).resolve(code))
                    .filter(Resolution::isOne)
                    .map(Resolution::code);
        }
    }

    /** Compares the codes of a column, and the names beside them, with the reference data. */
    static CodeSystemGuess of(Reference reference, FileProfile profile, ColumnProfile column) {
        List<String> codes = column.words();
        Map<String, Set<Pair>> pairs = pairs(profile, column);
        var systems = Systems.of(reference, codes);
        return byNames(systems, new RegionNames(reference, Optional.empty()), pairs)
                .orElseGet(() -> byCodes(systems, codes, reference));
    }

    /** By other column: its texts beside the codes, each pair once. */
    private static Map<String, Set<Pair>> pairs(FileProfile profile, ColumnProfile codes) {
        var pairs = new LinkedHashMap<String, Set<Pair>>();
        for (ColumnProfile other : profile.columns()) {
            boolean words =
                    other.type() == ColumnProfile.Type.TEXT && other.personal().isEmpty();
            if (other != codes && words && !other.name().isEmpty()) {
                var beside = new HashSet<Pair>();
                profile.sample().forEach(cells -> {
                    String code = cells.get(codes.position() - 1);
                    String name = cells.get(other.position() - 1);
                    if (!code.isEmpty() && !name.isEmpty()) {
                        beside.add(new Pair(code, name));
                    }
                });
                pairs.put(other.name(), beside);
            }
        }
        return pairs;
    }

    private static Optional<CodeSystemGuess> byNames(Systems systems, RegionNames names, Map<String, Set<Pair>> pairs) {
        return pairs.entrySet().stream()
                .flatMap(column -> byNames(systems, names, column.getKey(), column.getValue()).stream())
                .max(Comparator.comparingLong(
                        guess -> guess.fits().get(guess.systems().get(0))));
    }

    private static Optional<CodeSystemGuess> byNames(
            Systems systems, RegionNames names, String column, Set<Pair> pairs) {
        var agree = new TreeMap<String, Long>();
        long named = 0;
        for (Pair pair : pairs) {
            Set<String> candidates = names.listCandidates(pair.name());
            if (candidates.isEmpty()) {
                continue;
            }
            named++;
            for (String system : systems.regionsByCode().keySet()) {
                boolean agrees = systems.find(system, pair.code())
                        .filter(candidates::contains)
                        .isPresent();
                agree.merge(system, agrees ? 1L : 0L, Long::sum);
            }
        }
        if (named < FEWEST_NAMES) {
            return Optional.empty();
        }
        List<String> best = best(agree);
        long most = agree.get(best.get(0));
        boolean clear = most >= named * NEARLY_ALL && best.size() == 1 && isClear(agree, most);
        return clear
                ? Optional.of(new CodeSystemGuess(Sureness.SURE_BY_NAMES, best, agree, named, Optional.of(column)))
                : Optional.empty();
    }

    private static CodeSystemGuess byCodes(Systems systems, List<String> codes, Reference reference) {
        var fits = new TreeMap<String, Long>();
        long known = 0;
        boolean same = true;
        for (String code : codes) {
            var regions = new HashSet<String>();
            for (String system : systems.regionsByCode().keySet()) {
                Optional<String> region = systems.find(system, code);
                region.ifPresent(regions::add);
                fits.merge(system, region.isPresent() ? 1L : 0L, Long::sum);
            }
            known += regions.isEmpty() ? 0 : 1;
            same &= regions.size() < 2;
        }
        List<String> best = best(fits);
        long most = best.isEmpty() ? 0 : fits.get(best.get(0));
        boolean nearlyAll = known > 0 && known >= codes.size() * NEARLY_ALL && most == known;
        if (nearlyAll && best.size() == 1 && isClear(fits, most)) {
            return new CodeSystemGuess(Sureness.LIKELY_BY_CODES, best, fits, codes.size(), Optional.empty());
        }
        if (nearlyAll && same) {
            List<String> ownFirst = best.stream()
                    .sorted(Comparator.comparing(system -> !isOwn(reference, system)))
                    .toList();
            return new CodeSystemGuess(Sureness.SAME_IN_ALL, ownFirst, fits, codes.size(), Optional.empty());
        }
        return new CodeSystemGuess(
                Sureness.OPEN, List.copyOf(systems.regionsByCode().keySet()), fits, codes.size(), Optional.empty());
    }

    private static List<String> best(Map<String, Long> counts) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return counts.keySet().stream()
                .filter(system -> counts.get(system) == most)
                .toList();
    }

    /** Whether every other system has less by more than a slip or two in a long list. */
    private static boolean isClear(Map<String, Long> counts, long most) {
        return counts.values().stream()
                        .filter(count -> most - count < Math.max(1, most * CLEARLY_LESS))
                        .count()
                == 1;
    }

    /** Whether a system's codes are those this home uses everywhere. */
    private static boolean isOwn(Reference reference, String system) {
        return reference.listRegions().stream()
                .allMatch(region -> region.code().equals(region.codes().getOrDefault(system, region.code())));
    }
}
