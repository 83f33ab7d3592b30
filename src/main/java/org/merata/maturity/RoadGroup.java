package org.merata.maturity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Prerequisite;

/**
 * Indicators that prerequisites tie to each other, with every way to raise them that can be gone level by level. What is not tied to any
 * other is a group of its own.
 */
final class RoadGroup {
    /** More combinations of levels than these are refused. */
    static final int MOST_COMBINATIONS = 200_000;

    /** By how much an indicator may be raised, and what a level costs and gains. */
    record Raisable(Part indicator, BigDecimal from, int levels, int effort, BigDecimal gainOfLevel) {
        /** How many levels bring it to a value; below 0 where it stands higher. */
        private int levelsTo(BigDecimal value) {
            return value.subtract(from).setScale(0, RoundingMode.CEILING).intValueExact();
        }
    }

    /** A way to raise the group. @param combination which; see {@link RoadGroup#levels} */
    record Option(long effort, BigDecimal gain, int combination) {}

    /** What must be reached first. @param other its place in the group @param raised by how many levels it must be raised */
    private record Need(int other, int raised) {}

    private final List<Raisable> members;
    /** By member and by the level it is raised to, less one. */
    private final List<List<List<Need>>> needs = new ArrayList<>();

    private final List<Option> options;

    private RoadGroup(List<Raisable> members) {
        this.members = members;
        members.forEach(member -> needs.add(listNeeds(member)));
        this.options = listCheapest();
    }

    /** In the order of their first indicators. */
    static List<RoadGroup> listAll(List<Raisable> indicators) {
        var byCode = new LinkedHashMap<String, Raisable>();
        indicators.forEach(one -> byCode.put(one.indicator().code(), one));
        var rootByCode = new HashMap<String, String>();
        for (Raisable one : indicators) {
            for (Prerequisite prerequisite : one.indicator().prerequisites()) {
                if (binds(prerequisite, one, byCode.get(prerequisite.code()))) {
                    String root = root(rootByCode, one.indicator().code());
                    String other = root(rootByCode, prerequisite.code());
                    if (!root.equals(other)) {
                        rootByCode.put(root, other);
                    }
                }
            }
        }
        var groups = new LinkedHashMap<String, List<Raisable>>();
        byCode.forEach((code, one) -> groups.computeIfAbsent(root(rootByCode, code), root -> new ArrayList<>())
                .add(one));
        return groups.values().stream().map(RoadGroup::new).toList();
    }

    private static String root(Map<String, String> rootByCode, String code) {
        String root = code;
        while (rootByCode.containsKey(root)) {
            root = rootByCode.get(root);
        }
        return root;
    }

    /** Whether it can hinder: not where the other stands high enough today, or the level is out of reach. */
    private static boolean binds(Prerequisite prerequisite, Raisable one, Raisable other) {
        return one.levels() > 0
                && one.levelsTo(prerequisite.level()) <= one.levels()
                && other.levelsTo(prerequisite.least()) > 0;
    }

    private List<List<Need>> listNeeds(Raisable member) {
        var needsByLevel = new ArrayList<List<Need>>();
        for (int level = 1; level <= member.levels(); level++) {
            var ofLevel = new ArrayList<Need>();
            for (Prerequisite prerequisite : member.indicator().prerequisites()) {
                if (member.levelsTo(prerequisite.level()) <= level) {
                    findNeed(prerequisite, ofLevel);
                }
            }
            needsByLevel.add(ofLevel);
        }
        return needsByLevel;
    }

    private void findNeed(Prerequisite prerequisite, List<Need> found) {
        for (int other = 0; other < members.size(); other++) {
            if (members.get(other).indicator().code().equals(prerequisite.code())) {
                found.add(new Need(other, members.get(other).levelsTo(prerequisite.least())));
            }
        }
    }

    /** From the one that does nothing; each gains more than those that cost less. */
    List<Option> options() {
        return options;
    }

    private List<Option> listCheapest() {
        var best = new TreeMap<Long, Option>();
        for (int combination : listReachable()) {
            int[] levels = levels(combination);
            long effort = 0;
            BigDecimal gain = BigDecimal.ZERO;
            for (int i = 0; i < levels.length; i++) {
                effort += (long) levels[i] * members.get(i).effort();
                gain = gain.add(members.get(i).gainOfLevel().multiply(BigDecimal.valueOf(levels[i])));
            }
            best.merge(
                    effort,
                    new Option(effort, gain, combination),
                    (one, other) -> one.gain().compareTo(other.gain()) >= 0 ? one : other);
        }
        var kept = new ArrayList<Option>();
        for (Option option : best.values()) {
            if (kept.isEmpty()
                    || RoadMap.isMore(option.gain(), kept.get(kept.size() - 1).gain())) {
                kept.add(option);
            }
        }
        return kept;
    }

    /** Every combination of levels to which a way leads on which each step may be done; raising one never forbids another. */
    private List<Integer> listReachable() {
        long all = members.stream()
                .mapToLong(member -> member.levels() + 1L)
                .reduce(1, (one, other) -> Math.min(one * other, MOST_COMBINATIONS + 1L));
        if (all > MOST_COMBINATIONS) {
            throw new IllegalArgumentException("prerequisites tie " + members.size() + " indicators together, from "
                    + members.get(0).indicator().code() + " on, with more than " + MOST_COMBINATIONS
                    + " combinations of levels");
        }
        boolean[] seen = new boolean[(int) all];
        var reached = new ArrayList<Integer>();
        var open = new ArrayDeque<>(List.of(0));
        seen[0] = true;
        while (!open.isEmpty()) {
            int combination = open.poll();
            reached.add(combination);
            int[] levels = levels(combination);
            int place = 1;
            for (int i = 0; i < levels.length; i++) {
                if (mayRise(i, levels) && !seen[combination + place]) {
                    seen[combination + place] = true;
                    open.add(combination + place);
                }
                place *= members.get(i).levels() + 1;
            }
        }
        return reached;
    }

    private boolean mayRise(int member, int[] levels) {
        return levels[member] < members.get(member).levels()
                && needs.get(member).get(levels[member]).stream()
                        .allMatch(need -> levels[need.other()] >= need.raised());
    }

    /** By how many levels each member is raised: the digits of a number, each of which has its own base. */
    private int[] levels(int combination) {
        int[] levels = new int[members.size()];
        int rest = combination;
        for (int i = 0; i < levels.length; i++) {
            int base = members.get(i).levels() + 1;
            levels[i] = rest % base;
            rest /= base;
        }
        return levels;
    }

    /** What is to be done, each step after those that it needs. */
    List<RoadMap.Step> steps(Option option) {
        int[] wanted = levels(option.combination());
        int[] levels = new int[wanted.length];
        var steps = new ArrayList<RoadMap.Step>();
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (int i = 0; i < wanted.length; i++) {
                int before = levels[i];
                while (levels[i] < wanted[i] && mayRise(i, levels)) {
                    levels[i]++;
                }
                if (levels[i] > before) {
                    steps.add(step(members.get(i), before, levels[i]));
                    goesOn = true;
                }
            }
        }
        return steps;
    }

    private static RoadMap.Step step(Raisable member, int before, int after) {
        return new RoadMap.Step(
                member.indicator(),
                member.from().add(BigDecimal.valueOf(before)),
                member.from().add(BigDecimal.valueOf(after)),
                (long) (after - before) * member.effort());
    }
}
