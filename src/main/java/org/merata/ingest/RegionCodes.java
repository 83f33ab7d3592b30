package org.merata.ingest;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.merata.ingest.Resolution.Rule;

/**
 * Codes of regions as spreadsheets leave them: without points, with zeros lost or added, as numbers. A text is resolved only where one
 * code alone can be meant; whether the column writes {@code 11.01} or {@code 11.1} decides what {@code 11.1} can be.
 */
final class RegionCodes {
    private static final Pattern PARTS = Pattern.compile("\\d{1,4}(?:\\.\\d{1,4}){0,3}");
    private static final Pattern PADDED = Pattern.compile("\\d+\\.0\\d+.*");
    private static final Pattern ZERO_DECIMAL = Pattern.compile("(\\d{2,10})\\.0");
    private static final Pattern ZERO_LEVELS = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,4})*?)(?:\\.0{2,4})+");
    private static final Pattern LAST_PART = Pattern.compile("((?:\\d+\\.)+)(\\d)");

    private final Map<String, String> codes;
    private final Map<String, Set<String>> elsewhere;
    private final Map<String, Set<String>> byDigits = new HashMap<>();
    private final boolean padded;

    /**
     * @param codes the system's codes and what each stands for
     * @param elsewhere the codes of the country's other systems and what they stand for: a text that is one of them may mean that
     * @param column the texts of the column
     */
    RegionCodes(Map<String, String> codes, Map<String, Set<String>> elsewhere, Collection<String> column) {
        this.codes = codes;
        this.elsewhere = elsewhere;
        codes.forEach((code, region) -> byDigits.computeIfAbsent(code.replace(".", ""), any -> new TreeSet<>())
                .add(region));
        this.padded = column.stream().anyMatch(text -> PADDED.matcher(text).matches());
    }

    /** What a text that is no code as it stands can mean. */
    Resolution resolve(String text) {
        if (!PARTS.matcher(text).matches() && !text.matches("\\d{2,13}(?:\\.0{1,2})?")) {
            return Resolution.NONE;
        }
        var found = new LinkedHashMap<Rule, Set<String>>();
        put(found, Rule.POINTS, byDigits.getOrDefault(text.replace(".", ""), Set.of()), text.length() > 2);
        put(found, Rule.ZEROS_LOST, zerosLost(text), true);
        put(found, Rule.DECIMAL, decimal(text), true);
        put(found, Rule.ZEROS_ADDED, zerosAdded(text), true);
        var all = new TreeSet<String>();
        found.values().forEach(all::addAll);
        if (!all.isEmpty()) {
            all.addAll(elsewhere.getOrDefault(text, Set.of()));
        }
        return found.isEmpty()
                ? Resolution.NONE
                : Resolution.of(all, found.keySet().iterator().next());
    }

    private static void put(Map<Rule, Set<String>> found, Rule rule, Set<String> regions, boolean sensible) {
        if (sensible && !regions.isEmpty()) {
            found.put(rule, regions);
        }
    }

    /** {@code 11.1} is {@code 11.10}; in a column that does not pad its parts it can also be {@code 11.01}. */
    private Set<String> zerosLost(String text) {
        var found = new TreeSet<String>();
        Matcher last = LAST_PART.matcher(text);
        if (last.matches()) {
            add(found, text + "0");
            if (!padded) {
                add(found, last.group(1) + "0" + last.group(2));
            }
        }
        if (!text.contains(".")) {
            // A number has no zeros before it.
            add(found, "0" + text);
        }
        return found;
    }

    private Set<String> decimal(String text) {
        Matcher matcher = ZERO_DECIMAL.matcher(text);
        return matcher.matches() ? digits(matcher.group(1)) : Set.of();
    }

    private Set<String> zerosAdded(String text) {
        var found = new TreeSet<String>();
        Matcher levels = ZERO_LEVELS.matcher(text);
        if (levels.matches()) {
            found.addAll(digits(levels.group(1).replace(".", "")));
        }
        if (text.matches("\\d{4}|\\d{6,7}|\\d{10}|\\d{13}") && text.endsWith("00")) {
            String rest = text;
            while (rest.length() > 2 && rest.endsWith("0")) {
                rest = rest.substring(0, rest.length() - 1);
                if ((rest.length() == 2 || rest.length() == 4) && byDigits.containsKey(rest)) {
                    found.addAll(byDigits.get(rest));
                    break;
                }
            }
        }
        return found;
    }

    private Set<String> digits(String digits) {
        return byDigits.getOrDefault(digits, Set.of());
    }

    private void add(Set<String> found, String code) {
        if (codes.containsKey(code)) {
            found.add(codes.get(code));
        }
    }
}
