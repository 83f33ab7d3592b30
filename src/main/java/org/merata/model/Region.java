package org.merata.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A region of the country: a node of a tree of any depth.
 *
 * @param code the code this home uses everywhere
 * @param codes the same region in each official code system, by the system's id; a system may lack it
 * @param level id of its level, such as {@code nation}, {@code province}, {@code regency}
 * @param parent code of the region it lies in; empty for the country itself
 * @param group id of a group of regions of one level, such as an island group, by which inequality is decomposed
 * @param predecessors codes of the regions it was split or merged from
 * @param validFrom the first day it existed; empty where it is as old as the data
 * @param validTo the first day it existed no more; empty where it exists
 * @param tile its place on the tile grid; empty where its level has none
 * @param populationByYear residents by reference year
 */
public record Region(
        String code,
        Map<String, String> codes,
        Text name,
        String level,
        Optional<String> parent,
        Optional<String> group,
        List<String> predecessors,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Optional<Tile> tile,
        SortedMap<Integer, Long> populationByYear) {
    /** Column and row on the tile grid, from 0, and the letters drawn there. */
    public record Tile(int column, int row, String letters) {}

    /** Residents in the latest reference year not after the given one; else the earliest known; empty where none is known. */
    public Optional<Long> population(int year) {
        if (populationByYear.isEmpty()) {
            return Optional.empty();
        }
        var upToYear = populationByYear.headMap(year + 1);
        return Optional.of(
                upToYear.isEmpty()
                        ? populationByYear.get(populationByYear.firstKey())
                        : upToYear.get(upToYear.lastKey()));
    }
}
