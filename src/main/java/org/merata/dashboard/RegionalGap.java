package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.RegionalValues;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/**
 * One measure over the regions of a level: in the time shown, a year before, and in each whole year there are data for. What institutions
 * published has neither: editions of an index are not on one scale.
 *
 * @param time what "now" is
 * @param before the same time a year before; empty where there were no data yet, or the measure was counted otherwise
 * @param years whole years, in order
 * @param byYear the regions in each of them
 * @param nation the whole country now; empty where it is not published
 * @param answers the first is the one of now
 */
record RegionalGap(
        MeasureDefinition measure,
        String level,
        Map<String, String> where,
        TimeRange time,
        RegionalValues now,
        Optional<RegionalValues> before,
        List<Period> years,
        List<RegionalValues> byYear,
        OptionalDouble nation,
        List<Answer> answers) {
    RegionalGap {
        years = List.copyOf(years);
        byYear = List.copyOf(byYear);
        answers = List.copyOf(answers);
    }

    /**
     * Empty without data, or where fewer than two regions have a value.
     *
     * @throws QuestionRefused where the measure cannot be asked so
     */
    static Optional<RegionalGap> find(Edition edition, MeasureDefinition measure, String level, ViewRequest request) {
        Numbers numbers = edition.numbers();
        Optional<TimeRange> time = numbers.total(measure, request.time());
        if (time.isEmpty()) {
            return Optional.empty();
        }
        Question byRegion =
                Question.of(measure.id()).by(Breakdown.of("region", level)).where(request.where());
        Answer now = numbers.ask(Numbers.over(measure, byRegion, time.get()));
        RegionalValues values = values(edition, measure, now, time.get());
        if (values.values().size() < 2) {
            return Optional.empty();
        }
        var answers = new ArrayList<>(List.of(now));
        Optional<RegionalValues> before = Optional.empty();
        TimeRange earlier = Numbers.yearBefore(time.get());
        if (!Numbers.isPublished(measure)
                && Breaks.find(measure, earlier, time.get()).isEmpty()
                && !earlier.start()
                        .isBefore(numbers.extent(measure).orElseThrow().start())) {
            Answer then = numbers.ask(Numbers.over(measure, byRegion, earlier));
            answers.add(then);
            before = Optional.of(values(edition, measure, then, earlier))
                    .filter(found -> found.values().size() > 1);
        }
        List<Period> years = Numbers.isPublished(measure)
                ? List.of()
                : wholeYears(numbers.extent(measure).orElseThrow());
        var byYear = new ArrayList<RegionalValues>();
        if (!years.isEmpty()) {
            Answer yearly = numbers.ask(byRegion.during(new TimeRange(years.get(0), years.get(years.size() - 1)))
                    .each(Grain.YEAR));
            answers.add(yearly);
            years.forEach(year -> byYear.add(RegionalValues.of(
                    yearly,
                    measure.id(),
                    Optional.of(year),
                    edition.words().reference(),
                    year.start().getYear())));
        }
        OptionalDouble nation = nation(edition, measure, request, time.get(), answers);
        return Optional.of(new RegionalGap(
                measure, level, request.where(), time.get(), values, before, years, byYear, nation, answers));
    }

    private static RegionalValues values(Edition edition, MeasureDefinition measure, Answer answer, TimeRange time) {
        return RegionalValues.of(
                answer,
                measure.id(),
                Numbers.periodOf(measure, time),
                edition.words().reference(),
                time.start().getYear());
    }

    /** Facts that others published are known of regions alone. */
    private static OptionalDouble nation(
            Edition edition, MeasureDefinition measure, ViewRequest request, TimeRange time, List<Answer> answers) {
        if (Numbers.isPublished(measure)) {
            return OptionalDouble.empty();
        }
        Answer whole = edition.numbers()
                .ask(Question.of(measure.id()).where(request.where()).during(time));
        answers.add(whole);
        return whole.figures().stream()
                .filter(figure -> figure.value().isPresent())
                .findFirst()
                .map(Answer.Figure::value)
                .orElse(OptionalDouble.empty());
    }

    /** The years of which all months have data. */
    static List<Period> wholeYears(TimeRange extent) {
        var years = new ArrayList<Period>();
        for (int year = extent.start().getYear();
                year <= extent.endExclusive().minusDays(1).getYear();
                year++) {
            Period whole = Period.get(Integer.toString(year));
            if (!whole.start().isBefore(extent.start()) && !whole.endExclusive().isAfter(extent.endExclusive())) {
                years.add(whole);
            }
        }
        years.sort(Comparator.naturalOrder());
        return years;
    }

    boolean isSynthetic() {
        return Furniture.isSynthetic(answers);
    }

    /** The value regions are held against: the nation's, else the mean over people. */
    OptionalDouble target() {
        if (nation.isPresent()) {
            return nation;
        }
        double people = now.values().stream()
                .mapToDouble(region -> region.population().orElse(0))
                .sum();
        return people == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(now.values().stream()
                        .mapToDouble(region -> region.population().orElse(0) / people * region.value())
                        .sum());
    }
}
