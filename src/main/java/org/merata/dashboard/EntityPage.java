package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.PageView.Option;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Entity;
import org.merata.maturity.Robustness;
import org.merata.model.Period;

/** One entity by one framework: what its index is made of, how solid it is, what would raise it, and how it came to be. */
final class EntityPage {
    private final Edition edition;
    private final Wording words;
    private final Assessments assessments;
    private final EntityWords entities;

    EntityPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.assessments = edition.assessments();
        this.entities = new EntityWords(words);
    }

    /**
     * @param all every standing by the framework
     * @param own those of the entity, from the earliest period
     */
    PageView of(FrameworkDefinition framework, List<Standing> all, List<Standing> own, ViewRequest request) {
        Standing standing = chosen(own, request);
        Entity entity = standing.assessment().entity();
        Round round = round(framework, all, standing);
        Optional<Standing> other = other(round, entity, request);
        var roadMap = new RoadMapPanel(words, framework);
        var trial = new TrialPanels(words, framework);
        List<Filter> filters = filters(own, standing, round, other);
        roadMap.filter(standing, request).ifPresent(filters::add);
        var offered = new ArrayList<>(filters.stream().map(Filter::parameter).toList());
        offered.add(ViewRequest.LEVEL_OF);
        if (!roadMap.listTargets(standing).isEmpty()) {
            offered.add(ViewRequest.EFFORT_OF);
        }
        MaturityPages.refuseOthers(request, offered);
        var tried = trial.read(request);

        var rows = new ArrayList<List<Panel>>();
        var scores = new ScorePanels(words);
        var panels = new StandingPanels(words);
        Robustness robustness = assessments.robustness(round);
        rows.add(panels.headlines(round, standing, robustness));
        rows.add(List.of(scores.profile(round, standing, other)));
        new RobustnessPanel(words).of(round, standing, robustness).ifPresent(panel -> rows.add(List.of(panel)));
        new HistoryPanel(words, assessments).of(round, entity).ifPresent(panel -> rows.add(List.of(panel)));
        roadMap.of(round, standing, request).ifPresent(panel -> rows.add(List.of(panel)));
        boolean hasIndex = standing.assessed().index().isPresent();
        if (hasIndex) {
            rows.add(List.of(trial.result(round, standing, tried)));
        }
        var page = new PageView(
                EntityWords.path(framework.id(), entity),
                List.of(
                        edition.home(),
                        edition.link("/maturity", "nav.maturity"),
                        new Link("/maturity/" + framework.id(), words.in(framework.name()))),
                panels.title(round, standing),
                panels.summary(round, standing),
                filters,
                rows,
                links(entity),
                round.synthetic());
        return hasIndex ? page.with(trial.sheet(standing, tried, request)) : page;
    }

    private static Standing chosen(List<Standing> own, ViewRequest request) {
        List<String> periods = own.stream()
                .map(standing -> standing.assessment().period().code())
                .toList();
        return request.time()
                .map(time -> own.stream()
                        .filter(standing ->
                                standing.assessment().period().code().equals(time.code()))
                        .findFirst()
                        .orElseThrow(() -> ViewRefused.unknownValue(ViewRequest.TIME, time.code(), periods)))
                .orElse(own.get(own.size() - 1));
    }

    /** Those it may be compared with: assessed in the same period, of its group, and made up or not as it is. */
    private Round round(FrameworkDefinition framework, List<Standing> all, Standing standing) {
        String group = entities.group(standing.assessment().entity());
        Period period = standing.assessment().period();
        List<Standing> alike = Rounds.ofPeriod(all, period).stream()
                .filter(one -> entities.group(one.assessment().entity()).equals(group))
                .filter(one ->
                        one.assessment().synthetic() == standing.assessment().synthetic())
                .toList();
        return new Round(framework, group, period, alike, 0);
    }

    private Optional<Standing> other(Round round, Entity entity, ViewRequest request) {
        return Optional.ofNullable(request.work().get(ViewRequest.COMPARE))
                .map(id -> others(round, entity).stream()
                        .filter(one -> one.entity().id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> ViewRefused.unknownValue(
                                ViewRequest.COMPARE,
                                id,
                                others(round, entity).stream()
                                        .map(one -> one.assessment().entity().id())
                                        .toList())));
    }

    private static List<Standing> others(Round round, Entity entity) {
        return round.standings().stream()
                .filter(one -> !one.assessment().entity().equals(entity))
                .toList();
    }

    private List<Filter> filters(List<Standing> own, Standing standing, Round round, Optional<Standing> other) {
        var filters = new ArrayList<Filter>();
        if (own.size() > 1) {
            filters.add(new Rounds(words).time(Rounds.periods(own), standing.period()));
        }
        List<Standing> others = others(round, standing.assessment().entity());
        if (!others.isEmpty()) {
            var options = new ArrayList<Option>();
            options.add(new Option("", words.say("filter.nobody"), Optional.empty()));
            others.stream()
                    .map(one -> new Option(
                            one.assessment().entity().id(),
                            entities.name(one.assessment().entity()),
                            Optional.empty()))
                    .sorted(java.util.Comparator.comparing(Option::label))
                    .forEach(options::add);
            filters.add(new Filter(
                    ViewRequest.COMPARE,
                    words.say("filter.compare"),
                    options,
                    Optional.of(other.map(one -> one.assessment().entity().id()).orElse(""))));
        }
        return filters;
    }

    /** The same entity elsewhere: by other frameworks, and its own page. */
    private List<LinkGroup> links(Entity entity) {
        List<Link> frameworks = words.definitions().frameworks().values().stream()
                .filter(framework -> !assessments.standings(framework, entity).isEmpty())
                .map(framework -> new Link(EntityWords.path(framework.id(), entity), words.in(framework.name())))
                .toList();
        var groups = new ArrayList<LinkGroup>();
        if (frameworks.size() > 1) {
            groups.add(new LinkGroup(words.say("links.frameworks"), frameworks, List.of()));
        }
        words.path(entity.kind().id(), entity.code())
                .ifPresent(path -> groups.add(new LinkGroup(
                        words.say("links.entity"), List.of(new Link(path, entities.name(entity))), List.of())));
        return groups;
    }
}
