package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.merata.analysis.BeforeAfter;
import org.merata.analysis.EffectScale;
import org.merata.analysis.Exposure;
import org.merata.analysis.Result;
import org.merata.analysis.TimeSeries;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.EventDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.model.Period;
import org.merata.model.Region;
import org.merata.model.Status;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** Asks for what an analysis of an event needs, and has it worked out. */
final class EventStudies {
    private static final TimeSeries NOTHING = new TimeSeries(List.of(), List.of(), List.of(), 0);

    private final Edition edition;
    private final Wording words;
    private final Events events;

    EventStudies(Edition edition, Events events) {
        this.edition = edition;
        this.words = edition.words();
        this.events = events;
    }

    static Exposure exposure(EventDefinition event, MeasureDefinition measure) {
        return new Exposure(
                event.effect(measure.topic()), event.start(), event.end(), event.halfLifeDays(measure.topic()));
    }

    /** Asks once for all measures of which the same months are looked at, one by one where that is refused. */
    List<EventStudy> of(EventDefinition event, List<MeasureDefinition> measures, Map<String, String> where) {
        Map<Question, List<MeasureDefinition>> alike = new LinkedHashMap<>();
        for (MeasureDefinition measure : measures) {
            if (measure.dimensions().containsAll(where.keySet())) {
                window(measure, exposure(event, measure))
                        .ifPresent(window -> alike.computeIfAbsent(
                                        Question.of()
                                                .where(where)
                                                .during(window)
                                                .each(measure.finest()),
                                        question -> new ArrayList<>())
                                .add(measure));
            }
        }
        Map<MeasureDefinition, EventStudy> found = new HashMap<>();
        alike.forEach((question, some) -> {
            for (int i = 0; i < some.size(); i += Numbers.MOST_AT_ONCE) {
                List<MeasureDefinition> few = some.subList(i, Math.min(some.size(), i + Numbers.MOST_AT_ONCE));
                edition.ask(few, question)
                        .forEach(answer -> Edition.answered(few, List.of(answer))
                                .forEach(measure -> found.put(measure, of(event, measure, where, answer))));
            }
        });
        return measures.stream()
                .map(measure -> found.getOrDefault(measure, without(event, measure, where)))
                .toList();
    }

    private EventStudy without(EventDefinition event, MeasureDefinition measure, Map<String, String> where) {
        Optional<String> dimension = where.keySet().stream()
                .filter(one -> !measure.dimensions().contains(one))
                .findFirst();
        return new EventStudy(
                measure,
                event,
                where,
                exposure(event, measure),
                Optional.empty(),
                NOTHING,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                dimension.map(one -> words.say(
                        "unavailable.dimension",
                        "measure",
                        words.label(measure),
                        "dimension",
                        words.inSentence(words.say("dimension." + one)))),
                false);
    }

    private EventStudy of(EventDefinition event, MeasureDefinition measure, Map<String, String> where, Answer answer) {
        Exposure exposure = exposure(event, measure);
        TimeRange window = answer.question().time().orElseThrow();
        List<Period> all = window.listPeriods(measure.finest());
        Set<Integer> breaks = Breaks.positions(words.reference(), measure, where, all);
        TimeSeries series = series(Timeline.of(measure, answer, all), stretch(all, breaks, exposure));
        Period start = Period.of(measure.finest(), event.start()).previous();
        Period end = Period.of(measure.finest(), event.lastDay()).next();
        List<EventDefinition> close = listOthers(event, where, new TimeRange(start, end)).stream()
                .filter(other -> isClose(other, start, end))
                .toList();
        List<EventDefinition> rivals =
                close.stream().filter(other -> events.covers(other, where)).toList();
        List<EventDefinition> allowed = listStated(event, where, window);
        // figures on both sides of another definition tell of it and of the event together
        Optional<DefinitionBreak> redefined = DefinitionBreak.findBetween(measure, start, end);
        Optional<Result<BeforeAfter>> result = rivals.isEmpty() && redefined.isEmpty()
                ? Optional.of(BeforeAfter.of(
                        series,
                        EffectScale.of(measure.unit()),
                        populations(measure, where, series),
                        exposure,
                        allowed.stream().map(other -> exposure(other, measure)).toList()))
                : Optional.empty();
        return new EventStudy(
                measure,
                event,
                where,
                exposure,
                Optional.of(answer),
                series,
                result,
                rivals,
                close.stream().filter(other -> !rivals.contains(other)).toList(),
                listOthers(event, where, window).stream()
                        .filter(other -> !close.contains(other) && !allowed.contains(other))
                        .filter(other -> other.partOf().isEmpty())
                        .toList(),
                allowed,
                redefined.map(found -> Breaks.refusal(words, found)),
                !Breaks.regionPositions(words.reference(), where, all).isEmpty());
    }

    /** Events of which it is written down what they do, and which models therefore allow for. */
    private List<EventDefinition> listStated(EventDefinition event, Map<String, String> where, TimeRange time) {
        return listOthers(event, where, time).stream()
                .filter(EventDefinition::stated)
                .toList();
    }

    private List<EventDefinition> listOthers(EventDefinition event, Map<String, String> where, TimeRange time) {
        return events.others(event, where, time.start(), time.endExclusive().minusDays(1));
    }

    /** Whether it began or ended between two periods, both included. */
    private static boolean isClose(EventDefinition other, Period first, Period last) {
        boolean began = !other.start().isBefore(first.start()) && other.start().isBefore(last.endExclusive());
        boolean ended =
                !other.lastDay().isBefore(first.start()) && other.lastDay().isBefore(last.endExclusive());
        return began || ended;
    }

    /** The months around the event for which there are data. */
    private Optional<TimeRange> window(MeasureDefinition measure, Exposure exposure) {
        TimeRange wanted = BeforeAfter.window(exposure, measure.finest());
        return edition.numbers()
                .extent(measure)
                .filter(extent -> extent.first().grain() == measure.finest())
                .flatMap(extent -> {
                    Period first = later(extent.first(), wanted.first());
                    Period last = extent.last().compareTo(wanted.last()) < 0 ? extent.last() : wanted.last();
                    return first.compareTo(last) > 0 ? Optional.empty() : Optional.of(new TimeRange(first, last));
                });
    }

    private static Period later(Period one, Period other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The periods between two breaks that hold the start. */
    private static List<Period> stretch(List<Period> all, Set<Integer> breaks, Exposure exposure) {
        int at = 0;
        while (at < all.size() && exposure.isBefore(all.get(at))) {
            at++;
        }
        int from = 0;
        int to = all.size();
        for (int position : breaks.stream().sorted(Comparator.naturalOrder()).toList()) {
            if (position <= at) {
                from = position;
            } else {
                to = Math.min(to, position);
            }
        }
        return all.subList(from, to);
    }

    /** A figure under the measure's minimum n is shown but is no evidence of anything. */
    private static TimeSeries series(Timeline line, List<Period> used) {
        List<Figure> figures = line.figures().stream()
                .filter(figure -> used.contains(figure.period().orElseThrow()))
                .toList();
        List<OptionalDouble> values = figures.stream()
                .map(figure -> figure.status() == Status.CAUTION || figure.status() == Status.UNRELIABLE
                        ? OptionalDouble.empty()
                        : figure.value())
                .toList();
        return new TimeSeries(used, values, figures.stream().map(Figure::n).toList(), (int)
                values.stream().filter(OptionalDouble::isEmpty).count());
    }

    /** The people of the place in each period, where a count is of all that happened to them. */
    private List<OptionalDouble> populations(MeasureDefinition measure, Map<String, String> where, TimeSeries series) {
        if (measure.unit() != Unit.COUNT) {
            return List.of();
        }
        Optional<Region> place = where.containsKey("region")
                ? words.reference().findRegion(where.get("region"))
                : words.reference().findNation();
        var people = new ArrayList<OptionalDouble>();
        for (Period period : series.periods()) {
            people.add(place.flatMap(region -> region.population(period.start().getYear()))
                    .map(number -> OptionalDouble.of(number))
                    .orElse(OptionalDouble.empty()));
        }
        return people;
    }
}
