package org.merata.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.merata.dashboard.Assessments.Measurement;
import org.merata.definition.Definitions;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Measured;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Gate;
import org.merata.maturity.Entity;
import org.merata.maturity.MeasuredLevel;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.measure.Refusal;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/**
 * Works the indicators of a framework out that come from measures: of every agency and every region of every level, in each whole calendar
 * year of the framework's validity that has data from its first month to its last. A year that is still running is none, as it would look
 * like a change.
 */
final class MeasuredIndicators {
    /** The measure is not published like this: there is nothing to be known. Any other refusal is a fault and thrown. */
    private static final Set<Refusal> NOT_THERE =
            Set.of(Refusal.NOT_PUBLISHED_YET, Refusal.NOT_TOGETHER, Refusal.NEVER_ADDED_UP);

    private final Definitions definitions;
    private final Gate gate;

    MeasuredIndicators(Definitions definitions, Gate gate) {
        this.definitions = definitions;
        this.gate = gate;
    }

    List<Measurement> listOf(FrameworkDefinition framework) {
        var all = new ArrayList<Measurement>();
        for (Part indicator : framework.listIndicators()) {
            indicator
                    .measured()
                    .ifPresent(measured ->
                            all.addAll(measure(framework, indicator, definitions.getMeasure(measured.measure()))));
        }
        return all;
    }

    private List<Measurement> measure(FrameworkDefinition framework, Part indicator, MeasureDefinition measure) {
        var found = new ArrayList<Measurement>();
        List<Period> years = listYears(framework, measure);
        if (years.isEmpty()) {
            return found;
        }
        Question question = Question.of(measure.id())
                .during(new TimeRange(years.get(0), years.get(years.size() - 1)))
                .each(Grain.YEAR);
        for (Breakdown by : listBreakdowns(measure)) {
            ask(question.by(by))
                    .ifPresent(answer -> answer.figures().stream()
                            .filter(figure -> figure.value().isPresent()
                                    && years.contains(figure.period().orElseThrow()))
                            .map(figure -> measurement(framework, indicator, measure, figure, answer))
                            .forEach(found::add));
        }
        return found;
    }

    private List<Breakdown> listBreakdowns(MeasureDefinition measure) {
        var breakdowns = new ArrayList<Breakdown>();
        if (measure.dimensions().contains("agency")) {
            breakdowns.add(Breakdown.of("agency"));
        }
        if (measure.dimensions().contains("region")) {
            definitions.country().levels().forEach(level -> breakdowns.add(Breakdown.of("region", level.id())));
        }
        return breakdowns;
    }

    private Measurement measurement(
            FrameworkDefinition framework,
            Part indicator,
            MeasureDefinition measure,
            Answer.Figure figure,
            Answer answer) {
        BigDecimal value = BigDecimal.valueOf(figure.value().getAsDouble());
        String agency = figure.codes().get("agency");
        Entity entity = agency == null
                ? new Entity(Entity.Kind.REGION, figure.codes().get("region"))
                : new Entity(Entity.Kind.AGENCY, agency);
        return new Measurement(
                entity,
                figure.period().orElseThrow(),
                indicator.code(),
                measure.id(),
                value,
                level(framework, indicator, measure, value),
                figure.status(),
                answer.origin().synthetic());
    }

    /** By the value as it is shown, so that who reads 80.0 % where 80 % is asked sees the level reached. */
    private static BigDecimal level(
            FrameworkDefinition framework, Part indicator, MeasureDefinition measure, BigDecimal value) {
        Measured measured = indicator.measured().orElseThrow();
        if (measured.thresholds().isEmpty()) {
            return value;
        }
        int decimals = measure.unit() == Unit.SHARE ? measure.decimals() + 2 : measure.decimals();
        Direction better = measure.direction();
        return MeasuredLevel.of(
                framework.scaleOf(indicator),
                measured.thresholds(),
                better,
                value.setScale(decimals, RoundingMode.HALF_UP));
    }

    private List<Period> listYears(FrameworkDefinition framework, MeasureDefinition measure) {
        return (Numbers.isPublished(measure) ? listPublishedYears(measure) : listCountedYears(measure))
                .stream().filter(year -> isInForce(framework, year)).toList();
    }

    private static boolean isInForce(FrameworkDefinition framework, Period year) {
        return !year.start().isBefore(framework.from())
                && framework
                        .to()
                        .map(to -> !year.endExclusive().minusDays(1).isAfter(to))
                        .orElse(true);
    }

    private List<Period> listPublishedYears(MeasureDefinition measure) {
        return listBreakdowns(measure).stream()
                .flatMap(by -> ask(Question.of(measure.id()).by(by).each(Grain.YEAR)).stream())
                .flatMap(answer -> listWithData(answer).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Years in each period of which something was counted, in the finest periods the data were counted in. */
    private List<Period> listCountedYears(MeasureDefinition measure) {
        for (Grain grain : Arrays.stream(Grain.values())
                .filter(one -> one.compareTo(measure.finest()) >= 0)
                .toList()) {
            try {
                Question question = Question.of(measure.id()).each(grain);
                return ask(question).map(answer -> whole(listWithData(answer))).orElse(List.of());
            } catch (QuestionRefused refused) {
                if (refused.refusal() != Refusal.GRAIN_TOO_FINE) {
                    throw refused;
                }
            }
        }
        return List.of();
    }

    private static List<Period> whole(Set<Period> counted) {
        return counted.stream()
                .map(period -> Period.of(Grain.YEAR, period.start()))
                .distinct()
                .filter(year -> counted.containsAll(
                        TimeRange.of(year).listPeriods(counted.iterator().next().grain())))
                .sorted()
                .toList();
    }

    /** A figure that is withheld tells that there are data. */
    private static Set<Period> listWithData(Answer answer) {
        return answer.figures().stream()
                .filter(figure -> figure.value().isPresent()
                        || figure.status() == Status.SUPPRESSED
                        || figure.status() == Status.UNRELIABLE)
                .map(figure -> figure.period().orElseThrow())
                .collect(Collectors.toSet());
    }

    private Optional<Answer> ask(Question question) {
        try {
            return Optional.of(gate.answer(question));
        } catch (QuestionRefused refused) {
            if (NOT_THERE.contains(refused.refusal())) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
