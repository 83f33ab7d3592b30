package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.merata.analysis.Seasonality;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.measure.Refusal;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/**
 * Asks the gate, and remembers what is asked on every page and never changes within a published version: since when and until when
 * there are data, and the classes of maps. Safe for many threads.
 */
final class Numbers {
    private static final int SEASON_MONTHS = 60;

    /** Measures in one question. */
    static final int MOST_AT_ONCE = 8;

    private final Definitions definitions;
    private final Reference reference;
    private final Function<Question, Answer> gate;
    private final Map<String, Optional<TimeRange>> extents = new ConcurrentHashMap<>();
    private final Map<String, MapClasses> classes = new ConcurrentHashMap<>();

    /** @param gate the door of disclosure: every number on every page comes through it */
    Numbers(Definitions definitions, Reference reference, Function<Question, Answer> gate) {
        this.definitions = definitions;
        this.reference = reference;
        this.gate = gate;
    }

    Answer ask(Question question) {
        return gate.apply(question);
    }

    /** Whether the values are facts that others published: looked up, never added up. */
    static boolean isPublished(MeasureDefinition measure) {
        return measure.formula() instanceof Formula.Value;
    }

    /**
     * The first to the last period, of the measure's finest grain, that has a value anywhere; where all of them are withheld, of those,
     * as longer times may have one. Empty without data.
     */
    Optional<TimeRange> extent(MeasureDefinition measure) {
        Optional<TimeRange> known = extents.get(measure.id());
        return known != null ? known : findExtent(measure);
    }

    /**
     * Asks at once for measures of the same datasets that are asked alike, as every page needs all of them, so many at a time; for this one
     * alone where that is refused. Not for all of them: a question over every dataset would take more memory than a published version may
     * have.
     */
    private Optional<TimeRange> findExtent(MeasureDefinition measure) {
        Question question = extentQuestion(measure, List.of(measure));
        List<MeasureDefinition> alike = definitions.measures().values().stream()
                .filter(other -> other.datasets().equals(measure.datasets())
                        && extentQuestion(other, List.of(measure)).equals(question))
                .toList();
        try {
            Answer answer = ask(extentQuestion(measure, lot(measure, alike)));
            answer.question().measures().forEach(id -> extents.put(id, extent(answer, definitions.getMeasure(id))));
        } catch (QuestionRefused together) {
            extents.put(measure.id(), findOwnExtent(measure, question));
        }
        return extents.get(measure.id());
    }

    /** So many measures at a time, this one among them; this one alone where it is in no list. */
    private static List<MeasureDefinition> lot(MeasureDefinition measure, List<MeasureDefinition> alike) {
        int at = alike.indexOf(measure);
        if (at < 0) {
            return List.of(measure);
        }
        int from = at - at % MOST_AT_ONCE;
        return alike.subList(from, Math.min(alike.size(), from + MOST_AT_ONCE));
    }

    /** A version published before the measure was defined has no data of it; every other measure stays readable. */
    private Optional<TimeRange> findOwnExtent(MeasureDefinition measure, Question question) {
        try {
            return extent(ask(question), measure);
        } catch (QuestionRefused refused) {
            if (refused.refusal() == Refusal.NOT_PUBLISHED_YET) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Question extentQuestion(MeasureDefinition like, List<MeasureDefinition> measures) {
        Question question = Question.of(
                        measures.stream().map(MeasureDefinition::id).toArray(String[]::new))
                .each(like.finest());
        if (isPublished(like)) {
            return question.by(Breakdown.of("region", definitions.country().mapLevel()));
        }
        return like.formula() instanceof Formula.Share share ? question.by(Breakdown.of(share.over())) : question;
    }

    private static Optional<TimeRange> extent(Answer answer, MeasureDefinition measure) {
        List<Figure> own = answer.figures().stream()
                .filter(figure -> figure.measure().equals(measure.id()))
                .toList();
        List<Period> shown = periods(own, figure -> figure.value().isPresent());
        List<Period> periods = shown.isEmpty() ? periods(own, figure -> figure.status() == Status.SUPPRESSED) : shown;
        return periods.isEmpty()
                ? Optional.empty()
                : Optional.of(new TimeRange(periods.get(0), periods.get(periods.size() - 1)));
    }

    private static List<Period> periods(List<Figure> figures, Predicate<Figure> wanted) {
        return figures.stream()
                .filter(wanted)
                .flatMap(figure -> figure.period().stream())
                .sorted()
                .toList();
    }

    boolean hasData(MeasureDefinition measure) {
        return extent(measure).isPresent();
    }

    /** From the first data of any of the measures to the last, in months. */
    Optional<TimeRange> extent(List<MeasureDefinition> measures) {
        List<TimeRange> found =
                measures.stream().flatMap(measure -> extent(measure).stream()).toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var first = found.stream()
                .map(TimeRange::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var last = found.stream()
                .map(TimeRange::endExclusive)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new TimeRange(Period.of(Grain.MONTH, first), Period.of(Grain.MONTH, last.minusDays(1))));
    }

    /** The classes of a measure's map, the same for every time and choice: from the last full years there are. */
    MapClasses classes(MeasureDefinition measure, String level) {
        return classes.computeIfAbsent(measure.id() + "@" + level, key -> {
            Question question =
                    Question.of(measure.id()).by(Breakdown.of("region", level)).each(Grain.YEAR);
            Optional<TimeRange> pooled = extent(measure).flatMap(MapClasses::pooledYears);
            if (pooled.isPresent()) {
                question = question.during(pooled.get());
            }
            List<Double> values = ask(question).figures().stream()
                    .filter(figure -> figure.value().isPresent())
                    .map(figure -> figure.value().getAsDouble())
                    .toList();
            return MapClasses.of(measure, values);
        });
    }

    /** The time a chart over time shows: the reader's, else the last months with data; facts published by the year are shown whole. */
    Optional<TimeRange> window(MeasureDefinition measure, Optional<TimeRange> chosen, int lastMonths) {
        if (chosen.isPresent()) {
            return chosen;
        }
        return extent(measure).map(extent -> {
            if (extent.first().grain() != Grain.MONTH) {
                return extent;
            }
            Period first = extent.last().plus(1 - lastMonths);
            return new TimeRange(first.compareTo(extent.first()) < 0 ? extent.first() : first, extent.last());
        });
    }

    /** The months in which a season is looked for: those shown and up to five years before their end; empty where they are too few. */
    Optional<TimeRange> history(MeasureDefinition measure, TimeRange shown) {
        return extent(measure)
                .filter(extent -> extent.first().grain() == Grain.MONTH)
                .map(extent -> {
                    Period last = Period.of(Grain.MONTH, shown.endExclusive().minusDays(1));
                    Period first = last.plus(1 - SEASON_MONTHS);
                    return new TimeRange(first.compareTo(extent.first()) < 0 ? extent.first() : first, last);
                })
                .filter(range -> range.listPeriods(Grain.MONTH).size() >= Seasonality.MINIMUM_MONTHS);
    }

    /**
     * The time a comparison is made over: the reader's, else the last 12 months with data; of published facts the last period in it, as
     * they are never added up.
     */
    Optional<TimeRange> total(MeasureDefinition measure, Optional<TimeRange> chosen) {
        if (!isPublished(measure)) {
            return window(measure, chosen, 12);
        }
        return extent(measure)
                .map(extent -> chosen.flatMap(range -> range.listPeriods(measure.finest()).stream()
                                .filter(period ->
                                        extent.listPeriods(measure.finest()).contains(period))
                                .max(Comparator.naturalOrder()))
                        .orElse(extent.last()))
                .map(TimeRange::of);
    }

    /** A question for totals over a time, or for the one period of published facts. */
    static Question over(MeasureDefinition measure, Question question, TimeRange time) {
        Question during = question.during(time);
        return isPublished(measure) ? during.each(measure.finest()) : during;
    }

    /** The period that figures of such totals carry. */
    static Optional<Period> periodOf(MeasureDefinition measure, TimeRange time) {
        return isPublished(measure) ? Optional.of(time.last()) : Optional.empty();
    }

    /** The same time a year before. */
    static TimeRange yearBefore(TimeRange time) {
        return new TimeRange(time.first().yearBefore(), time.last().yearBefore());
    }

    /** The grain of a chart over time: the one wanted, but never finer than the measure allows, nor longer than the time shown. */
    static Grain grain(MeasureDefinition measure, Grain wanted, TimeRange time) {
        Grain grain = wanted.compareTo(measure.finest()) < 0 ? measure.finest() : wanted;
        return Arrays.stream(Grain.values())
                .filter(one -> one.compareTo(grain) <= 0 && one.compareTo(measure.finest()) >= 0)
                .filter(one -> !time.listPeriods(one).isEmpty())
                .max(Comparator.naturalOrder())
                .orElse(measure.finest());
    }

    /** Codes of everything of a dimension that a comparison should show: what existed at the time, below what was chosen. */
    List<String> codes(String dimension, Optional<String> level, Map<String, String> where, TimeRange time) {
        return switch (dimension) {
            case "region" -> regions(level.orElse(definitions.country().mapLevel()), where, time);
            case "channel" ->
                reference.listChannels().stream().map(channel -> channel.code()).toList();
            default -> List.of();
        };
    }

    private List<String> regions(String level, Map<String, String> where, TimeRange time) {
        Optional<Region> chosen = Optional.ofNullable(where.get("region")).flatMap(reference::findRegion);
        Optional<String> group = Optional.ofNullable(where.get("region.group"));
        return reference.listRegions(level).stream()
                .filter(region -> exists(region, time))
                .filter(region -> chosen.map(
                                above -> reference.listWithAncestors(region).contains(above))
                        .orElse(true))
                .filter(region -> group.isEmpty() || region.group().equals(group))
                .map(Region::code)
                .toList();
    }

    static boolean exists(Region region, TimeRange time) {
        return region.validFrom()
                        .map(from -> from.isBefore(time.endExclusive()))
                        .orElse(true)
                && region.validTo().map(to -> to.isAfter(time.start())).orElse(true);
    }

    /** Codes of a dimension that an answer holds, in its order. */
    static List<String> codesOf(Answer answer, String dimension) {
        Set<String> seen = new HashSet<>();
        var codes = new ArrayList<String>();
        for (Figure figure : answer.figures()) {
            String code = figure.codes().get(dimension);
            if (code != null && seen.add(code)) {
                codes.add(code);
            }
        }
        return codes;
    }

    /** Whether a measure can be asked by all of these dimensions. */
    static boolean supports(MeasureDefinition measure, Set<String> dimensions) {
        return measure.dimensions().containsAll(dimensions);
    }
}
