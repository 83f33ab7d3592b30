package org.merata;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.merata.dashboard.Assessments;
import org.merata.dashboard.Assessments.Standing;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.Nearest;
import org.merata.maturity.Entity;
import org.merata.model.Agency;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Text;

/** Who is meant by what a person wrote, among those who are assessed by a framework. */
final class EntityChoice {
    private final FrameworkDefinition framework;
    private final Assessments assessments;
    private final Reference reference;
    private final CommonOptions common;

    EntityChoice(FrameworkDefinition framework, Assessments assessments, Reference reference, CommonOptions common) {
        this.framework = framework;
        this.assessments = assessments;
        this.reference = reference;
        this.common = common;
    }

    /** Of a period, or the latest of each. */
    List<Standing> all(Optional<Period> period) {
        List<Standing> found =
                period.map(one -> assessments.ofPeriod(framework, one)).orElseGet(() -> assessments.latest(framework));
        if (found.isEmpty() && period.isPresent()) {
            throw noneOf(period.get(), assessments.periods(framework));
        }
        return found;
    }

    /** The assessment of an entity: of a period, or the latest. */
    Standing one(String written, Optional<Period> period) {
        List<Standing> known = assessments.standings(framework, find(written));
        if (period.isEmpty()) {
            return known.get(known.size() - 1);
        }
        return known.stream()
                .filter(standing -> standing.period().equals(period.get()))
                .findFirst()
                .orElseThrow(() -> noneOf(
                        period.get(), known.stream().map(Standing::period).toList()));
    }

    private Entity find(String written) {
        List<Entity> assessed =
                assessments.latest(framework).stream().map(Standing::entity).toList();
        List<Entity> meant = Stream.<java.util.function.Predicate<Entity>>of(
                        entity -> entity.id().equals(written),
                        entity -> entity.code().equals(written),
                        entity -> isCalled(entity, written))
                .map(way -> assessed.stream().filter(way).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow(() -> refuse(
                        "maturity.no_entity",
                        "value",
                        written,
                        "framework",
                        framework.id(),
                        "nearest",
                        nearest(written, assessed)));
        if (meant.size() > 1) {
            throw refuse(
                    "maturity.several_entities",
                    "value",
                    written,
                    "allowed",
                    meant.stream().map(Entity::id).collect(Collectors.joining(", ")));
        }
        return meant.get(0);
    }

    private String nearest(String written, Collection<Entity> assessed) {
        List<String> ways = assessed.stream()
                .flatMap(entity -> Stream.of(entity.id(), name(entity)))
                .distinct()
                .toList();
        return Nearest.to(written, ways)
                .map(found -> " " + common.phrases().say("maturity.nearest", "value", found))
                .orElse("");
    }

    private boolean isCalled(Entity entity, String written) {
        return findName(entity).stream()
                .flatMap(name -> Stream.of(Language.values()).map(name::in))
                .anyMatch(name -> name.equalsIgnoreCase(written));
    }

    /** What it is called; its code where the reference data do not know it. */
    String name(Entity entity) {
        return findName(entity).map(name -> name.in(common.language())).orElse(entity.code());
    }

    private Optional<Text> findName(Entity entity) {
        return switch (entity.kind()) {
            case AGENCY -> reference.findAgency(entity.code()).map(Agency::name);
            case REGION -> reference.findRegion(entity.code()).map(Region::name);
            case COUNTRY, UNIT -> Optional.of(Text.same(entity.code()));
        };
    }

    private CommandRefused noneOf(Period period, List<Period> known) {
        return refuse(
                "maturity.no_period",
                "period",
                period.code(),
                "allowed",
                known.stream().map(Period::code).collect(Collectors.joining(", ")));
    }

    private CommandRefused refuse(String key, String... values) {
        return new CommandRefused(Main.WRONG_INPUT, common.phrases().say(key, values));
    }
}
