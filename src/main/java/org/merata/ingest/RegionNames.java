package org.merata.ingest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.merata.ingest.Resolution.Rule;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Region;

/**
 * Regions by their names however these are spelled: {@code Kab. Aceh Tengah}, {@code KABUPATEN ACEH-TENGAH}, {@code Aceh Tengah}. A
 * name is taken apart into a word for its kind and the rest; letters alone count, and words for kinds have their short forms. Nothing
 * is matched by likeness.
 */
final class RegionNames {
    private static final String PROVINCE = "provinsi";

    /** Short and other forms of words, by form. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("kab", "kabupaten"),
            Map.entry("kotamadya", "kota"),
            Map.entry("kodya", "kota"),
            Map.entry("prov", PROVINCE),
            Map.entry("prop", PROVINCE),
            Map.entry("propinsi", PROVINCE),
            Map.entry("province", PROVINCE),
            Map.entry("adm", "administrasi"),
            Map.entry("admin", "administrasi"),
            Map.entry("kep", "kepulauan"),
            Map.entry("diy", "di yogyakarta"));

    /** Whole beginnings of names, with the form they have here, the longer first. */
    private static final List<Map.Entry<String, String>> BEGINNINGS = List.of(
            Map.entry("d i ", "di "),
            Map.entry("d k i ", "dki "),
            Map.entry("daerah istimewa ", "di "),
            Map.entry("daerah khusus ibukota ", "dki "),
            Map.entry("daerah khusus ibu kota ", "dki "),
            Map.entry("daerah khusus ", "dki "),
            Map.entry("madya ", ""));

    private static final Set<String> KINDS = Set.of(PROVINCE, "kabupaten", "kota");
    /** Words that may stand between the word for the kind and the name, or be left out. */
    private static final Set<String> EPITHETS = Set.of("administrasi", "di", "dki");

    /** A name taken apart. {@code kind} is empty where it has no word for it; {@code bare} has letters and digits alone. */
    private record Parts(String kind, String whole, String bare) {}

    private final Map<String, Set<String>> byWhole = new HashMap<>();
    private final Map<String, Set<String>> byKind = new HashMap<>();
    private final Map<String, Set<String>> byBare = new HashMap<>();
    private final Map<String, Set<String>> formerly = new HashMap<>();
    private final Map<String, Region> regions = new HashMap<>();

    RegionNames(Reference reference, java.util.Optional<String> level) {
        for (Region region : reference.listRegions()) {
            if (level.isPresent() && !level.get().equals(region.level())) {
                continue;
            }
            regions.put(region.code(), region);
            for (Language language : Language.values()) {
                add(region, parts(region.name().in(language)));
            }
            for (String former : reference.listOtherNames(region)) {
                Parts parts = parts(former);
                put(formerly, parts.whole(), region);
                put(formerly, kindOf(region, parts) + ' ' + parts.bare(), region);
            }
        }
    }

    private void add(Region region, Parts parts) {
        put(byWhole, parts.whole(), region);
        put(byBare, parts.bare(), region);
        put(byKind, kindOf(region, parts) + ' ' + parts.bare(), region);
    }

    /** A province's name says no kind of its own. */
    private static String kindOf(Region region, Parts parts) {
        return parts.kind().isEmpty() && region.level().equals("province") ? PROVINCE : parts.kind();
    }

    private static void put(Map<String, Set<String>> map, String key, Region region) {
        map.computeIfAbsent(key, any -> new TreeSet<>()).add(region.code());
    }

    /** What a name that is not written as the reference data write it stands for. */
    Resolution resolve(String name) {
        Parts parts = parts(name);
        if (parts.bare().isEmpty()) {
            return Resolution.NONE;
        }
        Set<String> whole = byWhole.getOrDefault(parts.whole(), Set.of());
        if (!whole.isEmpty()) {
            return Resolution.of(whole, Rule.SPELLING);
        }
        Set<String> found = parts.kind().isEmpty()
                ? byBare.getOrDefault(parts.bare(), Set.of())
                : byKind.getOrDefault(parts.kind() + ' ' + parts.bare(), Set.of());
        if (!found.isEmpty()) {
            return Resolution.of(found, parts.kind().isEmpty() ? Rule.KIND_LEFT_OUT : Rule.KIND_WORD);
        }
        Set<String> before = new TreeSet<>(formerly.getOrDefault(parts.whole(), Set.of()));
        before.addAll(formerly.getOrDefault(parts.kind() + ' ' + parts.bare(), Set.of()));
        return before.isEmpty() ? Resolution.NONE : Resolution.of(before, Rule.OTHER_NAME);
    }

    /** Every region that a name can stand for. */
    Set<String> listCandidates(String name) {
        Parts parts = parts(name);
        var found = new HashSet<>(resolve(name).codes());
        if (parts.kind().isEmpty()) {
            found.addAll(byBare.getOrDefault(parts.bare(), Set.of()));
        }
        return found;
    }

    /** Whether the name, as it stands that of one region, is also the name of a regency or city that leaves out its kind. */
    boolean isSharedByAnother(String name) {
        Parts parts = parts(name);
        return parts.kind().isEmpty()
                && byBare.getOrDefault(parts.bare(), Set.of()).size() > 1;
    }

    /** Whether a region's name has a word for its kind. */
    boolean hasKind(String code) {
        return regions.containsKey(code)
                && Arrays.stream(Language.values())
                        .anyMatch(language -> !parts(regions.get(code).name().in(language))
                                .kind()
                                .isEmpty());
    }

    /** The official names, for telling which was meant. */
    List<String> listNames() {
        return regions.values().stream()
                .map(region -> region.name().in(Language.ID))
                .toList();
    }

    private static Parts parts(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+|['’‘`ʼ]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        String worded = Arrays.stream(plain.split(" "))
                .map(word -> FORMS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
        String kind = "";
        for (String known : KINDS) {
            if (worded.startsWith(known + " ")) {
                kind = known;
                worded = worded.substring(known.length() + 1);
            } else if (known.equals(PROVINCE) && worded.endsWith(" " + known)) {
                kind = known;
                worded = worded.substring(0, worded.length() - known.length() - 1);
            }
        }
        for (Map.Entry<String, String> beginning : BEGINNINGS) {
            if (worded.startsWith(beginning.getKey())) {
                worded = beginning.getValue()
                        + worded.substring(beginning.getKey().length());
            }
        }
        var words = new ArrayList<>(List.of(worded.split(" ")));
        if (words.size() > 1 && EPITHETS.contains(words.get(0))) {
            words.remove(0);
        }
        return new Parts(kind, kind + ' ' + worded.replace(" ", ""), String.join("", words));
    }
}
