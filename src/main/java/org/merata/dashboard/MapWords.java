package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.merata.dashboard.AreaMap.Callout;

/** What must be known to read a map: whose boundaries they are, who lies in whose, who has a box, and who is not on it. */
final class MapWords {
    private static final int MOST_NAMES = 40;

    private final Wording words;

    MapWords(Wording words) {
        this.words = words;
    }

    String of(RegionMap map) {
        var said = new ArrayList<String>();
        if (map.areas().callouts().stream().anyMatch(callout -> isSmall(map, callout))) {
            said.add(words.say("map.small"));
        }
        if (!map.within().isEmpty()) {
            said.add(words.say("map.within", "list", within(map)));
        }
        if (!map.without().isEmpty()) {
            said.add(words.say("map.without", "names", words.names(names(map.without()), MOST_NAMES)));
        }
        said.add(words.say("map.source", "source", words.in(map.source())));
        return String.join(" ", said);
    }

    private static boolean isSmall(RegionMap map, Callout callout) {
        return !map.within().containsKey(callout.code());
    }

    /** By the region they were split from: "North Kalimantan in East Kalimantan; ...". */
    private String within(RegionMap map) {
        Map<String, List<String>> byParent = new LinkedHashMap<>();
        map.within()
                .forEach((code, parent) -> byParent.computeIfAbsent(parent, any -> new ArrayList<>())
                        .add(code));
        return String.join(
                "; ",
                byParent.entrySet().stream()
                        .map(entry -> words.say(
                                "map.within.one",
                                "names",
                                words.names(names(entry.getValue()), MOST_NAMES),
                                "parent",
                                words.name("region", entry.getKey())))
                        .toList());
    }

    private List<String> names(List<String> codes) {
        return codes.stream().map(code -> words.name("region", code)).toList();
    }
}
