package org.merata;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Grain;
import org.merata.model.TimeRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the semantic layer, through the same gate as every page. */
@Command(name = "query", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class QueryCommand implements Callable<Integer> {
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "MEASURE", arity = "1..*", descriptionKey = "measure")
    private List<String> measures;

    @Option(names = "--by", split = ",", paramLabel = "DIMENSION[@LEVEL]", descriptionKey = "by")
    private List<String> by = List.of();

    @Option(names = "--where", paramLabel = "DIMENSION=CODE", descriptionKey = "where")
    private Map<String, String> where = Map.of();

    @Option(names = "--time", paramLabel = "RANGE", descriptionKey = "time")
    private String time;

    @Option(names = "--grain", paramLabel = "GRAIN", descriptionKey = "grain")
    private String grain;

    @Option(names = "--format", defaultValue = "table", descriptionKey = "format")
    private Format format;

    @Override
    public Integer call() throws Exception {
        try (Merata merata = Merata.open(common.home())) {
            try {
                Answer answer = merata.gate().answer(question());
                write(merata, answer, System.out);
                return Main.FINE;
            } catch (QuestionRefused refused) {
                throw new CommandRefused(
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
    }

    private Question question() {
        var breakdowns = new ArrayList<Breakdown>();
        for (String dimension : by) {
            int at = dimension.indexOf('@');
            breakdowns.add(
                    at < 0
                            ? Breakdown.of(dimension)
                            : Breakdown.of(dimension.substring(0, at), dimension.substring(at + 1)));
        }
        return new Question(measures, breakdowns, new TreeMap<>(where), readTime(), readGrain());
    }

    private Optional<TimeRange> readTime() {
        if (time == null) {
            return Optional.empty();
        }
        return Optional.of(TimeRange.find(time)
                .orElseThrow(() -> new CommandRefused(
                        Main.WRONG_USAGE, common.phrases().say("query.bad_time", "value", time))));
    }

    private Optional<Grain> readGrain() {
        if (grain == null) {
            return Optional.empty();
        }
        return Optional.of(Grain.find(grain)
                .orElseThrow(() -> new CommandRefused(
                        Main.WRONG_USAGE, common.phrases().say("query.bad_grain", "value", grain))));
    }

    private void write(Merata merata, Answer answer, OutputStream out) throws Exception {
        // filled in with the publish room
    }
}
