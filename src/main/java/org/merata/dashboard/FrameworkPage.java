package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;

/** All that are assessed by one framework: who stands where, how sure that is, what people get of it, and the rules. */
final class FrameworkPage {
    private final Edition edition;
    private final Wording words;
    private final Assessments assessments;
    private final FrameworkDefinition framework;
    private final EntityWords entities;

    FrameworkPage(Edition edition, FrameworkDefinition framework) {
        this.edition = edition;
        this.words = edition.words();
        this.assessments = edition.assessments();
        this.framework = framework;
        this.entities = new EntityWords(words);
    }

    PageView of(ViewRequest request) {
        List<Standing> standings = assessments.standings(framework);
        var facts = new FrameworkFacts(words, framework);
        var crumbs = List.of(edition.home(), edition.link("/maturity", "nav.maturity"));
        String path = "/maturity/" + framework.id();
        if (standings.isEmpty()) {
            MaturityPages.refuseOthers(request, List.of());
            return new PageView(
                    path,
                    crumbs,
                    words.in(framework.name()),
                    words.say("maturity.empty.summary"),
                    List.of(),
                    List.of(List.of(facts.rules()), List.of(facts.parts())),
                    links(),
                    false);
        }
        var rounds = new Rounds(words);
        Round round = rounds.of(framework, standings, request);
        List<Filter> filters = rounds.filters(round, standings);
        MaturityPages.refuseOthers(
                request, filters.stream().map(Filter::parameter).toList());
        var rows = new ArrayList<List<Panel>>();
        var ranking = new RankingPanel(words);
        ranking.of(round, assessments.robustness(round)).ifPresent(panel -> rows.add(List.of(panel)));
        new PracticePanels(words, assessments).of(round).forEach(panel -> rows.add(List.of(panel)));
        new HeatPanel(words).of(round).ifPresent(panel -> rows.add(List.of(panel)));
        rows.add(List.of(facts.rules()));
        rows.add(List.of(facts.parts()));
        return new PageView(
                path, crumbs, title(round), ranking.summary(round), filters, rows, links(), round.synthetic());
    }

    /** How many reached the band that counts as mature; where none is named, what is shown. */
    private String title(Round round) {
        Optional<Band> mature = framework
                .mature()
                .flatMap(code -> framework.bands().stream()
                        .filter(band -> band.code().equals(code))
                        .findFirst());
        List<Standing> scored = round.listScored();
        if (mature.isEmpty() || scored.isEmpty()) {
            return round.median()
                    .map(median -> words.say(
                            "framework.title.median",
                            "framework",
                            words.in(framework.name()),
                            "median",
                            new IndexAxis(words, framework).index(median),
                            "period",
                            words.period(round.period())))
                    .orElseGet(() -> words.say(
                            "framework.title.plain",
                            "framework",
                            words.in(framework.name()),
                            "period",
                            words.period(round.period())));
        }
        int from = framework.bands().indexOf(mature.get());
        long reached = scored.stream()
                .flatMap(standing -> standing.assessed().band().stream())
                .filter(band -> framework.bands().indexOf(band) >= from)
                .count();
        return words.say(
                "framework.title",
                "n",
                words.formats().count(reached),
                "all",
                words.formats().count(scored.size()),
                "things",
                entities.plural(round.group()),
                "band",
                words.in(mature.get().name()),
                "period",
                words.period(round.period()));
    }

    private List<LinkGroup> links() {
        var groups = new ArrayList<LinkGroup>();
        String sheet = "/maturity/" + framework.id() + "/" + AssessmentSheet.ID;
        groups.add(new LinkGroup(
                words.say("links.sheet"),
                Stream.concat(
                                Stream.of(new Link(sheet, words.say("links.sheet.print"))),
                                AssessmentSheet.listFiles(words, framework).stream())
                        .toList(),
                List.of()));
        List<Link> editions = words.definitions().frameworks().values().stream()
                .filter(other -> other.follows().equals(Optional.of(framework.id()))
                        || framework.follows().equals(Optional.of(other.id())))
                .map(other -> new Link("/maturity/" + other.id(), words.in(other.name())))
                .toList();
        if (!editions.isEmpty()) {
            groups.add(0, new LinkGroup(words.say("links.editions"), editions, List.of()));
        }
        return groups;
    }
}
