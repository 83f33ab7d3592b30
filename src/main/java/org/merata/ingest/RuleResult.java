package org.merata.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.merata.definition.QualityRule;
import org.merata.model.Severity;

/**
 * What a rule of quality found.
 *
 * @param tested rows or groups that were tested
 * @param broken those of them that break it
 * @param examples the first of them, in words of the data: a group with its two sides; empty for rows, which the quarantine tells
 */
public record RuleResult(QualityRule rule, long tested, long broken, List<String> examples) {
    public RuleResult {
        examples = List.copyOf(examples);
        if (broken > tested) {
            throw new IllegalArgumentException(rule.id() + ": " + broken + " broken of " + tested);
        }
    }

    /** Whether more broke it than may pass without a word. */
    public boolean isTold() {
        return broken > 0 && (rule.warn().isExceeded(tested, broken) || isFailed());
    }

    /** Whether more broke it than its own limit allows. */
    public boolean isFailed() {
        return rule.fail().map(limit -> limit.isExceeded(tested, broken)).orElse(false);
    }

    /** Whether a file with this result is refused. */
    boolean refusesFile() {
        return rule.severity() == Severity.ERROR && isFailed();
    }

    /** Whether all records with this result are in error: a rule of severity error is broken further than it allows. */
    public boolean isError() {
        return rule.severity() == Severity.ERROR
                && (rule.fail().isPresent() ? isFailed() : rule.warn().isExceeded(tested, broken));
    }

    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("rule", rule.id());
        map.put("severity", rule.severity().name().toLowerCase(java.util.Locale.ROOT));
        map.put("tested", tested);
        map.put("broken", broken);
        map.put("failed", isFailed());
        return map;
    }
}
