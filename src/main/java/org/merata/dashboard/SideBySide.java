package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Region;
import org.merata.model.TimeRange;

/** The figures of several regions beside each other and the nation's: totals over a time, and month by month. Asked by level, never summed. */
final class SideBySide {
    private final Edition edition;
    private final List<Region> regions;
    private final ViewRequest request;
    private final TimeRange time;
    private final int months;
    private final Map<String, List<Answer>> asked = new LinkedHashMap<>();

    /** @param time the time totals are over; lines show so many months where the reader chose no time */
    SideBySide(Edition edition, List<Region> regions, ViewRequest request, TimeRange time, int months) {
        this.edition = edition;
        this.regions = List.copyOf(regions);
        this.request = request;
        this.time = time;
        this.months = months;
    }

    List<Region> regions() {
        return regions;
    }

    List<String> codes() {
        return regions.stream().map(Region::code).toList();
    }

    TimeRange time() {
        return time;
    }

    /** The level of all of them; empty where they are of several. */
    Optional<String> level() {
        List<String> levels = levels();
        return levels.size() == 1 ? Optional.of(levels.get(0)) : Optional.empty();
    }

    private List<String> levels() {
        return regions.stream().map(Region::level).distinct().toList();
    }

    /** Answers by region over the whole time; none where the measure is not published like this. */
    List<Answer> totals(MeasureDefinition measure) {
        return byLevel(
                "total|" + measure.id(),
                measure,
                Question.of().where(request.where()).during(time));
    }

    private List<Answer> byLevel(String key, MeasureDefinition measure, Question question) {
        return asked.computeIfAbsent(key, none -> {
            var answers = new ArrayList<Answer>();
            for (String level : levels()) {
                answers.addAll(edition.ask(List.of(measure), question.by(Breakdown.of("region", level))));
            }
            return answers;
        });
    }

    List<Answer> nationAnswers(MeasureDefinition measure) {
        return asked.computeIfAbsent(
                "nation|" + measure.id(),
                none -> edition.ask(
                        List.of(measure), Question.of().where(request.where()).during(time)));
    }

    Optional<Figure> nation(MeasureDefinition measure) {
        return nationAnswers(measure).stream()
                .flatMap(answer -> answer.figures().stream())
                .filter(figure -> figure.value().isPresent())
                .findFirst();
    }

    /** The totals of the regions alone. */
    List<Figure> figures(MeasureDefinition measure) {
        List<String> codes = codes();
        return totals(measure).stream()
                .flatMap(answer -> answer.figures().stream())
                .filter(figure -> codes.contains(figure.codes().getOrDefault("region", "")))
                .toList();
    }

    Optional<Figure> find(MeasureDefinition measure, Region region) {
        return figures(measure).stream()
                .filter(figure -> region.code().equals(figure.codes().get("region")))
                .findFirst();
    }

    /** The periods of the lines. */
    List<Period> periods(MeasureDefinition measure) {
        return window(measure).listPeriods(grain(measure));
    }

    TimeRange window(MeasureDefinition measure) {
        return edition.numbers().window(measure, request.time(), months).orElse(time);
    }

    private Grain grain(MeasureDefinition measure) {
        return Numbers.grain(measure, Grain.MONTH, window(measure));
    }

    List<Answer> monthly(MeasureDefinition measure) {
        return byLevel(
                "month|" + measure.id(),
                measure,
                Question.of().where(request.where()).during(window(measure)).each(grain(measure)));
    }

    List<Answer> nationMonthly(MeasureDefinition measure) {
        return asked.computeIfAbsent(
                "nation month|" + measure.id(),
                none -> edition.ask(
                        List.of(measure),
                        Question.of()
                                .where(request.where())
                                .during(window(measure))
                                .each(grain(measure))));
    }

    Optional<Timeline> nationLine(MeasureDefinition measure) {
        return nationMonthly(measure).stream()
                .findFirst()
                .map(answer -> Timeline.of(measure, answer, periods(measure)));
    }

    /** One region over time with what ordinary variation says; empty where it is not published by the month. */
    Optional<Reading> reading(MeasureDefinition measure, Region region) {
        List<Period> periods = periods(measure);
        return monthly(measure).stream()
                .filter(answer -> answer.question().by().stream()
                        .anyMatch(by -> by.level().equals(Optional.of(region.level()))))
                .findFirst()
                .map(answer -> {
                    Timeline line = Timeline.of(
                                    edition.words(), measure, answer, periods, "region", List.of(region.code()))
                            .get(0);
                    Map<String, String> where = Edition.add(request.where(), "region", region.code());
                    return edition.readings().of(line, where, Optional.empty());
                });
    }
}
