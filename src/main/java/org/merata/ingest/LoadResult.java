package org.merata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What reading came to. */
final class LoadResult {
    final TreeMap<String, Long> faults = new TreeMap<>();
    final List<RegionColumn.Resolved> resolutions = new ArrayList<>();
    final List<RuleResult> rules = new ArrayList<>();
    /** Rows that each correction changed. */
    final TreeMap<String, Long> correctedCells = new TreeMap<>();

    String readPath = "";
    String readReason = "";
    long rowsRead;
    long accepted;
    long corrected;
    long quarantined;
    long duplicates;
    long duplicatesDiffering;
}
