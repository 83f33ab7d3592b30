package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.merata.dashboard.PageView.Link;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.DashboardDefinition.Tile;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.MeasureDefinition.Topic;
import org.merata.disclosure.Answer;
import org.merata.maturity.Entity;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** What the pages of one language are made with. */
record Edition(
        Wording words,
        Furniture furniture,
        Numbers numbers,
        Targets targets,
        Quality quality,
        Assessments assessments,
        TilePanels tiles,
        Controls controls) {
    static Edition of(
            Wording words,
            Numbers numbers,
            Targets targets,
            Events events,
            Quality quality,
            Assessments assessments,
            Freshness freshness) {
        var furniture = new Furniture(words, freshness);
        return new Edition(
                words,
                furniture,
                numbers,
                targets,
                quality,
                assessments,
                new TilePanels(furniture, numbers, targets, events),
                new Controls(words));
    }

    /** How lines get their verdicts. */
    Readings readings() {
        return tiles.readings();
    }

    /** Measures of the home's own data that have any, other than shares of a whole: what tables and verdicts are made of. */
    List<MeasureDefinition> listOwn() {
        return words.definitions().measures().values().stream()
                .filter(measure -> !Numbers.isPublished(measure) && !(measure.formula() instanceof Formula.Share))
                .filter(numbers::hasData)
                .sorted(Comparator.comparing((MeasureDefinition measure) -> measure.topic())
                        .thenComparing(measure -> measure.direction() == Direction.NEUTRAL)
                        .thenComparing(measure -> !isPlain(measure)))
                .toList();
    }

    /** The same, that can be asked by all of these dimensions. */
    List<MeasureDefinition> listOwn(Set<String> dimensions) {
        return listOwn().stream()
                .filter(measure -> Numbers.supports(measure, dimensions))
                .toList();
    }

    /** Three measures that stand for the rest: one a topic, those that have a better way first. */
    List<MeasureDefinition> listLeading(Set<String> dimensions) {
        return listLeading(dimensions, 3);
    }

    /** The same, so many of them; those without a better way come last. */
    List<MeasureDefinition> listLeading(Set<String> dimensions, int limit) {
        List<MeasureDefinition> own = listOwn(dimensions);
        var leading = new LinkedHashSet<MeasureDefinition>();
        for (Topic topic : List.of(Topic.DIGITAL, Topic.SPEED, Topic.QUALITY, Topic.VOICE)) {
            own.stream()
                    .filter(measure -> measure.topic() == topic && measure.direction() != Direction.NEUTRAL)
                    .findFirst()
                    .ifPresent(leading::add);
        }
        own.stream().filter(measure -> measure.direction() != Direction.NEUTRAL).forEach(leading::add);
        leading.addAll(own);
        return leading.stream().limit(limit).toList();
    }

    /** Shares and indices read at a glance; lengths of time and rates need more, and a stock tells of a moment only. */
    private static boolean isPlain(MeasureDefinition measure) {
        return !measure.formula().isOfTheEnd() && (measure.unit() == Unit.SHARE || measure.unit() == Unit.INDEX);
    }

    Tile tile(Chart chart, MeasureDefinition measure) {
        return tile(chart, measure, Optional.empty(), Optional.empty(), 0);
    }

    Tile tile(Chart chart, MeasureDefinition measure, Optional<String> by, Optional<String> level, int limit) {
        return tile(chart, List.of(measure), by, level, limit);
    }

    Tile tile(Chart chart, List<MeasureDefinition> measures, Optional<String> by, Optional<String> level, int limit) {
        Optional<Grain> grain = chart == Chart.STACKED_SHARE || chart == Chart.INEQUALITY
                ? Optional.of(Grain.QUARTER)
                : Optional.of(Grain.MONTH);
        return new Tile(
                chart,
                Optional.empty(),
                measures.stream().map(MeasureDefinition::id).toList(),
                by,
                level,
                grain,
                true,
                chart != Chart.HEADLINE,
                limit,
                Optional.empty());
    }

    /**
     * Several measures with one question where they can be asked together, else one by one; what is refused is left out.
     *
     * @param question without measures
     */
    List<Answer> ask(List<MeasureDefinition> measures, Question question) {
        try {
            return List.of(numbers.ask(with(question, measures)));
        } catch (QuestionRefused together) {
            var answers = new ArrayList<Answer>();
            for (MeasureDefinition measure : measures) {
                askAlone(measure, question).ifPresent(answers::add);
            }
            return answers;
        }
    }

    /** A measure that is not published by these dimensions has no column. */
    private Optional<Answer> askAlone(MeasureDefinition measure, Question question) {
        try {
            return Optional.of(numbers.ask(with(question, List.of(measure))));
        } catch (QuestionRefused notPublished) {
            return Optional.empty();
        }
    }

    private static Question with(Question question, List<MeasureDefinition> measures) {
        return new Question(
                measures.stream().map(MeasureDefinition::id).toList(),
                question.by(),
                question.where(),
                question.time(),
                question.grain(),
                question.mix());
    }

    /** The count of cases that can be asked by all of these dimensions, where there is one with data. */
    Optional<MeasureDefinition> findVolume(Set<String> dimensions) {
        return words.definitions().measures().values().stream()
                .filter(measure -> measure.formula() instanceof Formula.Total && measure.unit() == Unit.COUNT)
                .filter(measure -> measure.dimensions().containsAll(dimensions))
                .filter(numbers::hasData)
                .findFirst();
    }

    /** The last months a measure has data for, so many of them. */
    TimeRange lastMonths(MeasureDefinition measure, int months) {
        Period last = numbers.extent(measure).orElseThrow().last();
        Period end = Period.of(Grain.MONTH, last.endExclusive().minusDays(1));
        return new TimeRange(end.plus(1 - months), end);
    }

    /** A measure by a dimension in each of the last months; empty where it is not published like this. */
    Optional<Answer> askMonths(MeasureDefinition measure, String dimension, int months) {
        return askAlone(
                measure,
                Question.of()
                        .by(Breakdown.of(dimension))
                        .during(lastMonths(measure, months))
                        .each(Grain.MONTH));
    }

    static List<MeasureDefinition> answered(List<MeasureDefinition> measures, List<Answer> answers) {
        return measures.stream()
                .filter(measure -> answers.stream()
                        .anyMatch(answer -> answer.question().measures().contains(measure.id())))
                .toList();
    }

    /** The pages of an entity by the frameworks it is assessed by; empty where there are none. */
    List<PageView.LinkGroup> maturity(Entity entity) {
        List<Link> links = assessments.listFrameworks(entity).stream()
                .map(framework -> new Link(EntityWords.path(framework.id(), entity), words.in(framework.name())))
                .toList();
        return links.isEmpty()
                ? List.of()
                : List.of(new PageView.LinkGroup(words.say("links.maturity"), links, List.of()));
    }

    Link home() {
        return new Link("/", words.say("nav.home"));
    }

    Link link(String path, String key) {
        return new Link(path, words.say(key));
    }

    /** A page; whether anything on it is made up follows from its answers. */
    PageView page(
            String path,
            List<Link> crumbs,
            String title,
            String summary,
            List<PageView.Filter> filters,
            List<List<Panel>> panels,
            List<PageView.LinkGroup> links) {
        var kept = Separation.apart(words, panels);
        var all = new ArrayList<>(links);
        all.addAll(kept.links());
        boolean synthetic =
                kept.panels().stream().flatMap(List::stream).anyMatch(panel -> Furniture.isSynthetic(panel.answers()));
        return new PageView(path, crumbs, title, summary, filters, kept.panels(), all, synthetic);
    }

    static Map<String, String> add(Map<String, String> where, String dimension, String code) {
        var more = new TreeMap<>(where);
        more.put(dimension, code);
        return more;
    }
}
