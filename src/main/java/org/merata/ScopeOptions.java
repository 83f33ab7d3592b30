package org.merata;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.measure.QuestionRefused;
import org.merata.model.TimeRange;
import picocli.CommandLine.Option;

/** What a question is limited to: one value of a dimension, a time. */
final class ScopeOptions {
    @Option(names = "--where", paramLabel = "DIMENSION=CODE", descriptionKey = "where")
    private Map<String, String> where = Map.of();

    @Option(names = "--time", paramLabel = "RANGE", descriptionKey = "time")
    private String time;

    SortedMap<String, String> where() {
        return new TreeMap<>(where);
    }

    Optional<TimeRange> time(CommonOptions common) {
        return Optional.ofNullable(time)
                .map(text -> TimeRange.find(text)
                        .orElseThrow(() -> new CommandRefused(
                                Main.WRONG_USAGE, common.phrases().say("query.bad_time", "value", text))));
    }

    /** Why a question can't be answered, with what may be asked. */
    static CommandRefused explain(QuestionRefused refused, CommonOptions common) {
        return new CommandRefused(
                Main.WRONG_USAGE,
                common.phrases()
                        .say(
                                "query.refused",
                                "parameter",
                                refused.parameter(),
                                "value",
                                refused.value(),
                                "reason",
                                refused.refusal().sentence().in(common.language()),
                                "allowed",
                                String.join(", ", refused.allowed())));
    }
}
