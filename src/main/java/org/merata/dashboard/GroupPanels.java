package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.merata.dashboard.TilePanels.Frame;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.MeasureDefinition.Topic;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Direction;
import org.merata.model.TimeRange;

/** What an agency or service is like for different people, where the data say who they are, and for those whom a partner served. */
final class GroupPanels {
    static final String PARTNER = "delivery_partner";

    /** The measure shown here, which a page need not show again. */
    static final String PARTNERS = "delivery_partner_share";

    private static final List<Topic> TOPICS = List.of(Topic.DIGITAL, Topic.SPEED, Topic.ACCURACY, Topic.QUALITY);

    private final Edition edition;
    private final Wording words;

    GroupPanels(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /**
     * A panel a topic, of people by sex, age and the like. None where no data say who they are; where all is withheld, one that says so.
     */
    List<List<Panel>> people(Frame frame) {
        List<Panel> panels = listMeasures(frame).stream()
                .flatMap(measure -> of("groups-" + measure.id(), measure, Field::personal, frame).stream())
                .toList();
        List<Panel> shown =
                panels.stream().filter(panel -> panel.chart().isPresent()).toList();
        return Panel.inPairs(shown.isEmpty() ? panels.subList(0, Math.min(1, panels.size())) : shown);
    }

    /** The part of each partner, and how well each does, where that may be known. */
    List<List<Panel>> partners(Frame frame) {
        Predicate<Field> partner = field -> field.name().equals(PARTNER);
        var panels = new ArrayList<Panel>();
        words.definitions()
                .findMeasure(PARTNERS)
                .filter(edition.numbers()::hasData)
                .filter(measure -> Numbers.supports(measure, frame.where().keySet()))
                .flatMap(measure -> of(PARTNERS, measure, partner, frame))
                .ifPresent(part -> {
                    panels.add(part);
                    listMeasures(frame).stream()
                            .filter(measure -> measure.topic() != Topic.DIGITAL)
                            .flatMap(measure -> of("partners-" + measure.id(), measure, partner, frame).stream())
                            .filter(panel -> panel.chart().isPresent())
                            .findFirst()
                            .ifPresent(panels::add);
                });
        return Panel.inPairs(panels);
    }

    /** One of each topic: with a better way and an interval, by which its groups can be told apart. */
    private List<MeasureDefinition> listMeasures(Frame frame) {
        var chosen = new LinkedHashSet<MeasureDefinition>();
        List<MeasureDefinition> own = edition.listOwn(frame.where().keySet());
        for (Topic topic : TOPICS) {
            own.stream()
                    .filter(measure -> measure.topic() == topic
                            && measure.direction() != Direction.NEUTRAL
                            && measure.interval().isPresent()
                            && !(measure.formula() instanceof Formula.Share)
                            && listFields(measure, Field::personal).findAny().isPresent())
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        return List.copyOf(chosen);
    }

    private Stream<Field> listFields(MeasureDefinition measure, Predicate<Field> wanted) {
        Set<String> seen = new LinkedHashSet<>();
        return measure.datasets().stream()
                .flatMap(id -> words.definitions().getContract(id).fields().stream())
                .filter(field -> field.isListed() && wanted.test(field))
                .filter(field -> measure.dimensions().contains(field.name()) && seen.add(field.name()));
    }

    private Optional<Panel> of(String id, MeasureDefinition measure, Predicate<Field> wanted, Frame frame) {
        Optional<TimeRange> time = edition.numbers().total(measure, frame.time());
        if (time.isEmpty()) {
            return Optional.empty();
        }
        var answers = new ArrayList<Answer>();
        var groups = new ArrayList<GroupPanel.Groups>();
        listFields(measure, wanted).forEach(field -> {
            List<Answer> asked = edition.ask(
                    List.of(measure),
                    Question.of()
                            .by(Breakdown.of(field.name()))
                            .where(frame.where())
                            .during(time.get()));
            asked.stream()
                    .map(answer -> GroupPanel.Groups.of(words, field, answer))
                    .filter(found -> !found.stated().isEmpty())
                    .forEach(found -> {
                        groups.add(found);
                        answers.addAll(asked);
                    });
        });
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        var subject = new Subject(id, measure, Optional.empty(), Optional.empty(), answers, time);
        return Optional.of(new GroupPanel(edition.furniture(), subject, groups).panel());
    }
}
