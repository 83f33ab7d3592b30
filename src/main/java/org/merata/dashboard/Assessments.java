package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.merata.definition.Definitions;
import org.merata.definition.FrameworkDefinition;
import org.merata.disclosure.Gate;
import org.merata.maturity.Assessment;
import org.merata.maturity.Declared;
import org.merata.maturity.Entity;
import org.merata.maturity.Evidence;
import org.merata.maturity.Maturity;
import org.merata.maturity.Robustness;
import org.merata.measure.FollowUpAction;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.Text;

/**
 * Every assessment known of a published version: what was declared, and what follows from measures, all of it through the gate. Remembers
 * what it worked out, as a version never changes. Safe for many threads.
 */
public final class Assessments {
    /** Who stands for a value that follows from a home's own records. */
    public static final String WORKED_OUT_BY = "Merata";

    private final Definitions definitions;
    private final Gate gate;
    private final MeasuredIndicators measured;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<Ranked, Robustness> robustness = new ConcurrentHashMap<>();

    public Assessments(Definitions definitions, Gate gate) {
        this.definitions = definitions;
        this.gate = gate;
        this.measured = new MeasuredIndicators(definitions, gate);
    }

    /** An assessment and what it comes to. Where no indicator has a value it comes to nothing: what was printed stands alone. */
    public record Standing(Assessment assessment, Maturity.Assessed assessed) {
        public Entity entity() {
            return assessment.entity();
        }

        public Period period() {
            return assessment.period();
        }
    }

    /**
     * An indicator's value as it was measured.
     *
     * @param value of the measure, in its unit
     * @param level what that comes to on the indicator's scale
     */
    public record Measurement(
            Entity entity,
            Period period,
            String indicator,
            String measure,
            BigDecimal value,
            BigDecimal level,
            Status status,
            boolean synthetic) {}

    /** Who is ranked together: what is made up apart from what is real. */
    private record Ranked(String framework, String group, Period period, boolean synthetic) {}

    private record Known(List<Standing> standings, List<Measurement> measurements) {}

    /** Every assessment by a framework, by entity and then from the earliest period. */
    public List<Assessment> listOf(FrameworkDefinition framework) {
        return standings(framework).stream().map(Standing::assessment).toList();
    }

    /** Every assessment with what it comes to, by entity and then from the earliest period. */
    public List<Standing> standings(FrameworkDefinition framework) {
        return known(framework).standings();
    }

    /** How solid the indices of a round are: the same for the page of each of its entities. */
    Robustness robustness(Round round) {
        return robustness.computeIfAbsent(
                new Ranked(round.framework().id(), round.group(), round.period(), round.synthetic()),
                ranked -> Robustness.of(
                        round.framework(),
                        round.standings().stream().map(Standing::assessment).toList()));
    }

    /** The frameworks by which something is declared of an entity, in the order they are defined; nothing is worked out for it. */
    public List<FrameworkDefinition> listFrameworks(Entity entity) {
        Set<String> declared = gate.listDeclared().stream()
                .filter(one -> one.entity().equals(entity))
                .map(Declared::framework)
                .collect(Collectors.toSet());
        return definitions.frameworks().values().stream()
                .filter(framework -> declared.contains(framework.id()))
                .toList();
    }

    /** What an agency plans to do about its survey of a period, the nearest deadline first. */
    List<FollowUpAction> listFollowUps(String agency, Period period) {
        return gate.listFollowUps().stream()
                .filter(action ->
                        action.agency().equals(agency) && action.period().equals(period))
                .toList();
    }

    /** Those of one entity, from the earliest period. */
    public List<Standing> standings(FrameworkDefinition framework, Entity entity) {
        return standings(framework).stream()
                .filter(standing -> standing.entity().equals(entity))
                .toList();
    }

    /** The latest of each entity, whichever period that is. */
    public List<Standing> latest(FrameworkDefinition framework) {
        var byEntity = new LinkedHashMap<Entity, Standing>();
        standings(framework).forEach(standing -> byEntity.put(standing.entity(), standing));
        return List.copyOf(byEntity.values());
    }

    /** Those of one period, by entity. */
    public List<Standing> ofPeriod(FrameworkDefinition framework, Period period) {
        return standings(framework).stream()
                .filter(standing -> standing.period().equals(period))
                .toList();
    }

    /** The periods that any assessment is of, from the earliest. */
    public List<Period> periods(FrameworkDefinition framework) {
        return standings(framework).stream()
                .map(Standing::period)
                .distinct()
                .sorted()
                .toList();
    }

    /** What was measured of an entity in a period, by the indicator's code; of indicators that were declared there is nothing. */
    public Map<String, Measurement> measurements(FrameworkDefinition framework, Entity entity, Period period) {
        var byIndicator = new LinkedHashMap<String, Measurement>();
        known(framework).measurements().stream()
                .filter(one -> one.entity().equals(entity) && one.period().equals(period))
                .forEach(one -> byIndicator.put(one.indicator(), one));
        return byIndicator;
    }

    private Known known(FrameworkDefinition framework) {
        return known.computeIfAbsent(framework.id(), id -> workOut(framework));
    }

    private Known workOut(FrameworkDefinition framework) {
        List<Measurement> measurements = measured.listOf(framework);
        var values = new ArrayList<Declared>();
        gate.listDeclared().stream()
                .filter(one -> one.framework().equals(framework.id()))
                .forEach(values::add);
        measurements.forEach(one -> values.add(declare(framework, one)));
        var maturity = new Maturity(framework);
        List<Standing> standings = Assessment.listAll(framework, withoutMadeUpBesideReal(values)).stream()
                .map(assessment -> new Standing(assessment, assess(maturity, assessment)))
                .toList();
        return new Known(standings, List.copyOf(measurements));
    }

    private static Maturity.Assessed assess(Maturity maturity, Assessment assessment) {
        Maturity.Assessed assessed = maturity.assess(assessment.valueByIndicator());
        return assessment.values().isEmpty()
                ? new Maturity.Assessed(Optional.empty(), Optional.empty(), Optional.empty(), assessed.parts())
                : assessed;
    }

    /** What an institution published is verified by it; what follows from a home's own records is measured. */
    private Declared declare(FrameworkDefinition framework, Measurement one) {
        Optional<Text> institution = definitions.getMeasure(one.measure()).publisher();
        return new Declared(
                framework.id(),
                one.entity(),
                one.period(),
                one.indicator(),
                Optional.of(one.level()),
                one.status(),
                institution.isPresent() ? Evidence.VERIFIED : Evidence.MEASURED,
                Optional.empty(),
                institution.map(text -> text.in(Language.ID)).orElse(WORKED_OUT_BY),
                one.synthetic());
    }

    /** Nothing made up completes what is known of somebody: where both stand for one entity and period, only what is real remains. */
    private static List<Declared> withoutMadeUpBesideReal(List<Declared> values) {
        return values.stream()
                .collect(Collectors.groupingBy(
                        one -> one.entity().id() + " " + one.period(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(together -> together.stream()
                        .filter(one -> !one.synthetic() || together.stream().allMatch(Declared::synthetic)))
                .toList();
    }
}
