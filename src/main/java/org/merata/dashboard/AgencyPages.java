package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.maturity.Entity;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Agency;
import org.merata.model.Grain;
import org.merata.model.TimeRange;

/** The list of agencies, and the page of one: its numbers, and a verdict for each measure of each of its services. */
final class AgencyPages {
    static final int MONTHS = 24;
    private static final int MOST_MEASURES = 6;

    private final Edition edition;
    private final Wording words;

    AgencyPages(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView all(ViewRequest request) {
        List<MeasureDefinition> own = edition.listOwn(Set.of("agency"));
        var offer = new Controls.Offer(List.of("time"), edition.numbers().extent(own), List.of(), 12);
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        var rows = new ArrayList<List<Panel>>();
        new Tables(edition)
                .of("agencies", own, "agency", Optional.empty(), request)
                .ifPresent(panel -> rows.add(List.of(panel)));
        return edition.page(
                "/agencies",
                List.of(edition.home()),
                words.say("agencies.title"),
                words.say(
                        "agencies.summary",
                        "n",
                        words.formats().count(words.reference().listAgencies().size())),
                filters,
                rows,
                byKind());
    }

    private List<LinkGroup> byKind() {
        Map<String, List<Link>> byKind = new TreeMap<>();
        for (Agency agency : words.reference().listAgencies()) {
            byKind.computeIfAbsent(words.name("agency.kind", agency.kind()), kind -> new ArrayList<>())
                    .add(new Link("/agencies/" + agency.code(), words.in(agency.name())));
        }
        return byKind.entrySet().stream()
                .map(kind -> new LinkGroup(kind.getKey(), kind.getValue(), List.of()))
                .toList();
    }

    PageView of(Agency agency, ViewRequest request) {
        String name = words.in(agency.name());
        List<MeasureDefinition> own = edition.listOwn(Set.of("agency"));
        var offer = new Controls.Offer(List.of("time"), edition.numbers().extent(own), List.of(), MONTHS);
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        ViewRequest here = request.with("agency", agency.code());
        var frame = TilePanels.Frame.of(here, MONTHS);
        var rows = new ArrayList<List<Panel>>();
        List<Panel> headlines = edition.listLeading(Set.of("agency")).stream()
                .map(measure -> edition.tiles().of(measure.id(), edition.tile(Chart.HEADLINE, measure), frame))
                .toList();
        if (!headlines.isEmpty()) {
            rows.add(headlines);
        }
        Optional<VerdictGrid> grid = grid(here);
        var fixes = new FixFirstPanels(edition.furniture());
        grid.flatMap(fixes::toFix).ifPresent(panel -> rows.add(List.of(panel)));
        grid.map(found -> new VerdictGridPanel(edition.furniture()).of("verdicts", found))
                .ifPresent(panel -> rows.add(List.of(panel)));
        grid.flatMap(fixes::toLeave).ifPresent(panel -> rows.add(List.of(panel)));
        rows.addAll(new SurveyPanels(edition).of(here, MONTHS));
        rows.addAll(new TimePanels(edition).rows(own, frame));
        var groups = new GroupPanels(edition);
        rows.addAll(groups.people(frame));
        rows.addAll(groups.partners(frame));
        rows.addAll(new ComplaintPanels(edition).rows(frame));
        Optional<Panel> first = rows.stream().flatMap(List::stream).findFirst();
        String summary = rows.size() > 1
                ? rows.get(1).get(0).summary()
                : first.map(Panel::summary).orElseGet(() -> words.say("home.empty.summary"));
        return edition.page(
                "/agencies/" + agency.code(),
                crumbs(agency),
                first.map(panel -> name + ": " + words.inSentence(panel.title()))
                        .orElse(name),
                summary,
                filters,
                rows,
                links(agency));
    }

    /** The verdicts on each measure of each service; empty where nothing can be asked like this. */
    Optional<VerdictGrid> grid(ViewRequest here) {
        List<MeasureDefinition> measures = edition.listOwn(Set.of("agency", "service")).stream()
                .limit(MOST_MEASURES)
                .toList();
        Optional<TimeRange> time = edition.numbers()
                .extent(measures)
                .flatMap(extent -> measures.stream()
                        .findFirst()
                        .flatMap(measure -> edition.numbers().window(measure, here.time(), MONTHS)));
        if (time.isEmpty() || time.get().listPeriods(Grain.MONTH).isEmpty()) {
            return Optional.empty();
        }
        Monthly monthly = Monthly.of(edition, measures, Breakdown.of("service"), here.where(), here.time(), MONTHS);
        List<MeasureDefinition> answered = Edition.answered(measures, monthly.answers());
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        Optional<Answer> volume = edition.findVolume(Set.of("agency", "service"))
                .flatMap(measure -> edition
                        .ask(
                                List.of(measure),
                                Question.of()
                                        .by(Breakdown.of("service"))
                                        .where(here.where())
                                        .during(time.get()))
                        .stream()
                        .findFirst());
        return Optional.of(VerdictGrid.of(words, edition.readings(), "service", time.get(), answered, monthly, volume));
    }

    private List<Link> crumbs(Agency agency) {
        var crumbs = new ArrayList<>(List.of(edition.home(), edition.link("/agencies", "nav.agencies")));
        agency.parent()
                .flatMap(words.reference()::findAgency)
                .ifPresent(parent -> crumbs.add(new Link("/agencies/" + parent.code(), words.in(parent.name()))));
        return crumbs;
    }

    private List<LinkGroup> links(Agency agency) {
        var groups = new ArrayList<LinkGroup>();
        List<Agency> children = words.reference().listChildren(agency);
        if (!children.isEmpty()) {
            groups.add(new LinkGroup(
                    words.say("links.below"),
                    children.stream()
                            .map(child -> new Link("/agencies/" + child.code(), words.in(child.name())))
                            .toList(),
                    List.of()));
        }
        groups.add(new LinkGroup(
                words.say("links.paper"),
                List.of(new Link("/agencies/" + agency.code() + "/board-pack", words.say("board.kind"))),
                List.of(words.say("board.note"))));
        List<Link> reports = SkmPage.listReports(edition, agency);
        if (!reports.isEmpty()) {
            groups.add(new LinkGroup(words.say("skm.links"), reports, List.of()));
        }
        groups.addAll(edition.maturity(new Entity(Entity.Kind.AGENCY, agency.code())));
        return groups;
    }
}
