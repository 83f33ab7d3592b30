package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.PageView.Option;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Entity;
import org.merata.maturity.Robustness;
import org.merata.model.Period;

/** Every framework, all that is assessed by one, and one entity by one framework. */
final class MaturityPages {
    private final Edition edition;
    private final Wording words;
    private final Assessments assessments;
    private final EntityWords entities;
    private final MaturityFurniture furniture;

    MaturityPages(Edition edition, Assessments assessments) {
        this.edition = edition;
        this.words = edition.words();
        this.assessments = assessments;
        this.entities = new EntityWords(words);
        this.furniture = new MaturityFurniture(words);
    }

    /** {@code /maturity}. */
    PageView all(ViewRequest request) {
        refuseOthers(request, List.of());
        var assessed = new ArrayList<Row>();
        var others = new ArrayList<Row>();
        boolean synthetic = false;
        for (FrameworkDefinition framework : words.definitions().frameworks().values()) {
            List<Standing> standings = assessments.standings(framework);
            if (standings.isEmpty()) {
                others.add(rowOfRules(framework));
            } else {
                Round round = latest(framework, standings);
                synthetic |= round.synthetic();
                assessed.add(rowOfRound(round));
            }
        }
        var rows = new ArrayList<List<Panel>>();
        if (!assessed.isEmpty()) {
            rows.add(List.of(Facts.panel(
                    "assessed",
                    words.say("maturity.assessed.scope"),
                    words.say("maturity.assessed.title", "n", words.formats().count(assessed.size())),
                    words.say("maturity.assessed.summary"),
                    List.of(
                            new Column("framework", words.say("column.framework"), false),
                            new Column("period", words.say("column.period"), false),
                            new Column("entities", words.say("column.assessed"), true),
                            new Column("median", words.say("column.median"), true),
                            new Column("highest", words.say("column.highest"), false),
                            new Column("lowest", words.say("column.lowest"), false)),
                    assessed)));
        }
        if (!others.isEmpty()) {
            rows.add(List.of(Facts.panel(
                    "frameworks",
                    words.say("maturity.others.scope"),
                    words.say("maturity.others.title", "n", words.formats().count(others.size())),
                    words.say("maturity.others.summary"),
                    List.of(
                            new Column("framework", words.say("column.framework"), false),
                            new Column("publisher", words.say("column.publisher"), false),
                            new Column("indicators", words.say("column.indicators"), true),
                            new Column("from", words.say("column.from"), false)),
                    others)));
        }
        return new PageView(
                "/maturity",
                List.of(edition.home()),
                words.say("maturity.title"),
                words.say(
                        "maturity.summary",
                        "n",
                        words.formats().count(assessed.size() + others.size()),
                        "assessed",
                        words.formats().count(assessed.size())),
                List.of(),
                rows,
                List.of(),
                synthetic);
    }

    private Row rowOfRules(FrameworkDefinition framework) {
        return new Row(
                List.of(
                        Cell.of(words.in(framework.name())),
                        Cell.of(words.in(framework.publisher())),
                        Cell.of(
                                words.formats().count(framework.listIndicators().size()),
                                framework.listIndicators().size()),
                        Cell.of(words.formats().date(framework.from()))),
                Optional.of("/maturity/" + framework.id()));
    }

    private Row rowOfRound(Round round) {
        var numbers = new IndexAxis(words, round.framework());
        List<Standing> scored = round.listScored();
        return new Row(
                List.of(
                        Cell.of(words.in(round.framework().name())),
                        Cell.of(words.period(round.period())),
                        Cell.of(
                                words.formats().count(round.standings().size()),
                                round.standings().size()),
                        round.median()
                                .map(median -> Cell.of(numbers.index(median), median.doubleValue()))
                                .orElse(Cell.of("\u2013")),
                        Cell.of(scored.isEmpty() ? "\u2013" : named(scored.get(0), numbers)),
                        Cell.of(scored.isEmpty() ? "\u2013" : named(scored.get(scored.size() - 1), numbers))),
                Optional.of("/maturity/" + round.framework().id()));
    }

    private String named(Standing standing, IndexAxis numbers) {
        return entities.name(standing.assessment().entity()) + " "
                + numbers.index(standing.assessed().published().orElseThrow());
    }

    /** {@code /maturity/FRAMEWORK}. */
    PageView of(FrameworkDefinition framework, ViewRequest request) {
        List<Standing> standings = assessments.standings(framework);
        var facts = new FrameworkFacts(words, framework);
        var crumbs = List.of(edition.home(), edition.link("/maturity", "nav.maturity"));
        String path = "/maturity/" + framework.id();
        if (standings.isEmpty()) {
            refuseOthers(request, List.of());
            return new PageView(
                    path,
                    crumbs,
                    words.in(framework.name()),
                    words.say("maturity.empty.summary"),
                    List.of(),
                    List.of(List.of(facts.rules()), List.of(facts.parts())),
                    links(framework),
                    false);
        }
        Round round = round(framework, standings, request);
        List<Filter> filters = filters(round, standings);
        refuseOthers(request, filters.stream().map(Filter::parameter).toList());
        var rows = new ArrayList<List<Panel>>();
        var ranking = new RankingPanel(words);
        Robustness robustness = Robustness.of(
                framework, round.standings().stream().map(Standing::assessment).toList());
        ranking.of(round, robustness).ifPresent(panel -> rows.add(List.of(panel)));
        new PracticePanels(words, assessments).of(round).forEach(panel -> rows.add(List.of(panel)));
        new HeatPanel(words).of(round, furniture).ifPresent(panel -> rows.add(List.of(panel)));
        rows.add(List.of(facts.rules()));
        rows.add(List.of(facts.parts()));
        return new PageView(
                path, crumbs, title(round), ranking.summary(round), filters, rows, links(framework), round.synthetic());
    }

    private String title(Round round) {
        FrameworkDefinition framework = round.framework();
        Optional<FrameworkDefinition.Band> mature =
                framework.mature().flatMap(code -> new FrameworkFacts(words, framework).findBand(code));
        List<Standing> scored = round.listScored();
        if (mature.isEmpty() || scored.isEmpty()) {
            return words.say(
                    "framework.title.plain",
                    "framework",
                    words.in(framework.name()),
                    "period",
                    words.period(round.period()));
        }
        long reached = scored.stream()
                .filter(standing -> standing.assessed()
                                .published()
                                .orElseThrow()
                                .compareTo(mature.get().from())
                        >= 0)
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

    /** {@code /maturity/FRAMEWORK/ENTITY}; empty where the entity has no assessment by it. The sheet of the framework stands beside them. */
    Optional<PageView> find(FrameworkDefinition framework, String id, ViewRequest request) {
        if (id.equals(AssessmentSheet.ID)) {
            refuseOthers(request, List.of());
            return Optional.of(new AssessmentSheet(edition, framework).page());
        }
        List<Standing> standings = assessments.standings(framework);
        List<Standing> own = Entity.find(id)
                .map(entity -> standings.stream()
                        .filter(standing -> standing.assessment().entity().equals(entity))
                        .sorted(Comparator.comparing(
                                (Standing standing) -> standing.assessment().period()))
                        .toList())
                .orElse(List.of());
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new EntityPage(edition, assessments).of(framework, standings, own, request));
    }

    private List<LinkGroup> links(FrameworkDefinition framework) {
        var groups = new ArrayList<LinkGroup>();
        String sheet = "/maturity/" + framework.id() + "/" + AssessmentSheet.ID;
        groups.add(new LinkGroup(
                words.say("links.sheet"),
                List.of(
                        new Link(sheet, words.say("links.sheet.print")),
                        new Link(sheet + ".csv", words.say("links.sheet.csv")),
                        new Link(sheet + ".xlsx", words.say("links.sheet.xlsx"))),
                List.of()));
        return groups;
    }

    private Round latest(FrameworkDefinition framework, List<Standing> standings) {
        String group = groups(standings).get(0);
        List<Standing> of = ofGroup(standings, group);
        Period last = periods(of).get(0);
        return Round.of(framework, group, last, ofPeriod(of, last));
    }

    private Round round(FrameworkDefinition framework, List<Standing> standings, ViewRequest request) {
        List<String> groups = groups(standings);
        String group = request.level()
                .map(level -> {
                    if (!groups.contains(level)) {
                        throw ViewRefused.unknownValue(ViewRequest.LEVEL, level, groups);
                    }
                    return level;
                })
                .orElse(groups.get(0));
        List<Standing> of = ofGroup(standings, group);
        List<Period> periods = periods(of);
        Period period = request.time()
                .map(time -> periods.stream()
                        .filter(one -> one.code().equals(time.code()))
                        .findFirst()
                        .orElseThrow(() -> ViewRefused.unknownValue(
                                ViewRequest.TIME,
                                time.code(),
                                periods.stream().map(Period::code).toList())))
                .orElse(periods.get(0));
        return Round.of(framework, group, period, ofPeriod(of, period));
    }

    /** Who is assessed: the largest group first. */
    private List<String> groups(List<Standing> standings) {
        Map<String, Long> sizes = standings.stream()
                .collect(Collectors.groupingBy(
                        standing -> entities.group(standing.assessment().entity()),
                        LinkedHashMap::new,
                        Collectors.counting()));
        String map = words.definitions().country().mapLevel();
        return sizes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> entry) ->
                                !entry.getKey().equals(map))
                        .thenComparing(entry -> -entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Standing> ofGroup(List<Standing> standings, String group) {
        return standings.stream()
                .filter(standing ->
                        entities.group(standing.assessment().entity()).equals(group))
                .toList();
    }

    static List<Standing> ofPeriod(List<Standing> standings, Period period) {
        return standings.stream()
                .filter(standing -> standing.assessment().period().equals(period))
                .toList();
    }

    /** The latest first. */
    static List<Period> periods(List<Standing> standings) {
        return standings.stream()
                .map(standing -> standing.assessment().period())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private List<Filter> filters(Round round, List<Standing> standings) {
        var filters = new ArrayList<Filter>();
        List<String> groups = groups(standings);
        if (groups.size() > 1) {
            filters.add(new Filter(
                    ViewRequest.LEVEL,
                    words.say("filter.who"),
                    groups.stream()
                            .map(group -> new Option(group, capital(entities.plural(group)), Optional.empty()))
                            .toList(),
                    Optional.of(round.group())));
        }
        List<Period> periods = periods(ofGroup(standings, round.group()));
        if (periods.size() > 1) {
            filters.add(time(periods, round.period()));
        }
        return filters;
    }

    private Filter time(List<Period> periods, Period chosen) {
        return new Filter(
                ViewRequest.TIME,
                words.say("column.period"),
                periods.stream()
                        .map(period -> new Option(period.code(), words.period(period), Optional.empty()))
                        .toList(),
                Optional.of(chosen.code()));
    }

    private String capital(String text) {
        return text.substring(0, 1).toUpperCase(words.language().locale()) + text.substring(1);
    }

    /** What was chosen must be offered. */
    static void refuseOthers(ViewRequest request, List<String> offered) {
        request.chosen().forEach((parameter, value) -> {
            boolean known = offered.contains(parameter)
                    || parameter.startsWith(ViewRequest.LEVEL_OF) && offered.contains(ViewRequest.LEVEL_OF)
                    || parameter.startsWith(ViewRequest.EFFORT_OF) && offered.contains(ViewRequest.EFFORT_OF);
            if (!known) {
                throw ViewRefused.unknownParameter(parameter, value, offered);
            }
        });
    }
}
