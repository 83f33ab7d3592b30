package org.merata.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.TimeRange;

/**
 * A table as a reader asks for it.
 *
 * @param by the dimensions its rows or columns are made of, besides time
 * @param time the calendar time; empty where there are no data
 * @param grain empty for one total over the time
 * @param across what stands across: {@code measures}, {@code time} or one of {@code by}
 */
record Explored(
        List<MeasureDefinition> measures,
        List<Breakdown> by,
        Optional<TimeRange> time,
        Optional<Grain> grain,
        String across,
        boolean intervals,
        boolean cases,
        ViewRequest request) {
    /** Nothing but the measures stands across. */
    static final String ACROSS_MEASURES = "measures";

    static final String ACROSS_TIME = "time";
    static final String SHOW_INTERVAL = "interval";
    static final String SHOW_CASES = "n";
    private static final String PATH = "/explore";

    Explored {
        measures = List.copyOf(measures);
        by = List.copyOf(by);
    }

    Question question() {
        var question =
                new Question(measures.stream().map(MeasureDefinition::id).toList(), by, request.where(), time, grain);
        return question;
    }

    boolean hasAcross(String dimension) {
        return across.equals(dimension);
    }

    /** The breakdowns that make rows. */
    List<Breakdown> down() {
        return by.stream()
                .filter(breakdown -> !hasAcross(breakdown.dimension()))
                .toList();
    }

    /** Whether each row is of one period. */
    boolean timeIsDown() {
        return grain.isPresent() && !hasAcross(ACROSS_TIME);
    }

    /** The page of tables with this question filled in; empty where the page cannot ask it. */
    static Optional<String> findAddress(Question question) {
        boolean offered = question.mix().isEmpty()
                && question.measures().size() <= ExplorePage.MOST_MEASURES
                && ViewRequest.DIMENSIONS.containsAll(question.where().keySet());
        if (!offered) {
            return Optional.empty();
        }
        var chosen = new TreeMap<String, String>(question.where());
        chosen.put(ViewRequest.MEASURES, join(question.measures()));
        if (!question.by().isEmpty()) {
            chosen.put(
                    ViewRequest.BY,
                    join(question.by().stream().map(Breakdown::dimension).toList()));
        }
        question.by().stream()
                .filter(breakdown -> breakdown.dimension().equals("region"))
                .flatMap(breakdown -> breakdown.level().stream())
                .forEach(level -> chosen.put(ViewRequest.LEVEL, level));
        question.time().ifPresent(time -> chosen.put(ViewRequest.TIME, time.code()));
        question.grain().ifPresent(grain -> chosen.put(ViewRequest.GRAIN, grain.id()));
        return Optional.of(PATH + "?"
                + ViewRequest.of(org.merata.model.Language.EN, chosen).canonical());
    }

    private static String join(List<String> codes) {
        return String.join(",", codes);
    }

    /** The same question put to the API, without host. */
    static String apiAddress(Question question) {
        var parts = new ArrayList<String>();
        parts.add("measure=" + join(question.measures()));
        if (!question.by().isEmpty()) {
            parts.add("by="
                    + question.by().stream()
                            .map(breakdown -> breakdown.dimension()
                                    + breakdown
                                            .level()
                                            .map(level -> "@" + level)
                                            .orElse(""))
                            .collect(Collectors.joining(",")));
        }
        question.where()
                .forEach((dimension, code) ->
                        parts.add(dimension + "=" + URLEncoder.encode(code, StandardCharsets.UTF_8)));
        question.time().ifPresent(time -> parts.add("time=" + time.code()));
        question.grain().ifPresent(grain -> parts.add("grain=" + grain.id()));
        return "/api/v1/data?" + String.join("&", parts);
    }

    /** Where things are first, then who, what and how; what only some data tell comes last. */
    static final Comparator<String> ORDER = Comparator.comparingInt((String dimension) -> {
                int at = ViewRequest.DIMENSIONS.indexOf(dimension);
                return at < 0 ? Integer.MAX_VALUE : at;
            })
            .thenComparing(Comparator.naturalOrder());
}
