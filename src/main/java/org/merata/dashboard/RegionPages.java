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
import org.merata.definition.PercentileMeasures;
import org.merata.disclosure.Answer;
import org.merata.maturity.Entity;
import org.merata.measure.Question;
import org.merata.model.Region;
import org.merata.model.TimeRange;

/** All regions by one measure, and the profile of one region. */
final class RegionPages {
    private static final int MONTHS = 24;
    private static final int MOST_SERVICES = 16;

    private final Edition edition;
    private final Wording words;
    private final Optional<RegionMap> map;

    /** @param map where the regions of the map's level lie; empty where that is not known */
    RegionPages(Edition edition, Optional<RegionMap> map) {
        this.edition = edition;
        this.map = map;
        this.words = edition.words();
    }

    PageView all(ViewRequest request) {
        List<MeasureDefinition> offered = listOffered();
        Optional<MeasureDefinition> measure = request.measure()
                .flatMap(id ->
                        offered.stream().filter(one -> one.id().equals(id)).findFirst())
                .or(() -> offered.stream().findFirst());
        var offer = new Controls.Offer(
                map.isPresent()
                        ? List.of("measure", "service", "time", "level", ViewRequest.VIEW)
                        : List.of("measure", "service", "time", "level"),
                measure.flatMap(one -> edition.numbers().extent(List.of(one))),
                offered,
                12);
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        var rows = new ArrayList<List<Panel>>();
        measure.ifPresent(one -> rows.addAll(compare(one, request)));
        Optional<ComparePanels.Finding> finding = measure.flatMap(one -> edition.tiles()
                .findFinding(
                        edition.tile(Chart.RANKED, one, Optional.of("region"), Optional.empty(), 0),
                        TilePanels.Frame.of(request, MONTHS)));
        String title = finding.map(ComparePanels.Finding::title).orElseGet(() -> words.say("home.empty.title"));
        String summary = finding.map(ComparePanels.Finding::summary).orElseGet(() -> words.say("home.empty.summary"));
        return edition.page("/regions", List.of(edition.home()), title, summary, filters, rows, links(measure));
    }

    /** Measures known by region: the leading ones first, then all the home's own, then the published ones. */
    private List<MeasureDefinition> listOffered() {
        var offered = new ArrayList<>(edition.listLeading(Set.of("region")));
        edition.listOwn(Set.of("region")).stream()
                .filter(measure -> !offered.contains(measure))
                .forEach(offered::add);
        words.definitions().measures().values().stream()
                .filter(Numbers::isPublished)
                .filter(measure -> Numbers.supports(measure, Set.of("region")))
                .filter(measure -> edition.numbers().hasData(measure))
                .forEach(offered::add);
        return offered;
    }

    private List<List<Panel>> compare(MeasureDefinition measure, ViewRequest request) {
        var frame = TilePanels.Frame.of(request, MONTHS);
        Optional<String> by = Optional.of("region");
        var rows = new ArrayList<List<Panel>>();
        Panel ranked =
                edition.tiles().of("ranked", edition.tile(Chart.RANKED, measure, by, Optional.empty(), 0), frame);
        String mapLevel = words.definitions().country().mapLevel();
        if (MapClasses.mayBeMapped(measure) && request.level().orElse(mapLevel).equals(mapLevel)) {
            Optional<RegionMap> chosen =
                    map.filter(any -> Controls.MAP.equals(request.chosen().get(ViewRequest.VIEW)));
            Panel tiles = edition.tiles()
                    .of(
                            "map",
                            edition.tile(Chart.TILE_MAP, measure, by, Optional.empty(), 0),
                            chosen.map(frame::on).orElse(frame));
            // a map needs the whole width
            rows.addAll(
                    chosen.isPresent() ? List.of(List.of(tiles), List.of(ranked)) : List.of(List.of(tiles, ranked)));
        } else {
            rows.add(List.of(ranked));
        }
        if (MapClasses.mayBeMapped(measure)) {
            rows.add(List.of(edition.tiles()
                    .of("inequality", edition.tile(Chart.INEQUALITY, measure, by, Optional.empty(), 0), frame)));
        }
        rows.add(List.of(
                edition.tiles().of("change", edition.tile(Chart.DUMBBELL, measure, by, Optional.empty(), 0), frame)));
        return rows;
    }

    /** The region beside its peers; where its readiness is not known, beside regions of like size. */
    private LinkGroup beside(Region region) {
        List<String> peers = new PeerPanels(edition, region, ViewRequest.of(words.language())).listCodes();
        return peers.isEmpty()
                ? sideBySide(
                        CompareRegionsPage.addressBeside(words, region),
                        words.say("side.links.beside", "region", words.in(region.name())))
                : sideBySide(
                        CompareRegionsPage.address(region, peers),
                        words.say("side.links.peers", "region", words.in(region.name())));
    }

    private LinkGroup sideBySide(String path, String label) {
        return new LinkGroup(words.say("side.links.title"), List.of(new Link(path, label)), List.of());
    }

    private List<LinkGroup> links(Optional<MeasureDefinition> measure) {
        var links = new ArrayList<LinkGroup>();
        var gaps = new ArrayList<Link>();
        measure.filter(GapPages::isCompared)
                .ifPresent(one ->
                        gaps.add(new Link(GapPages.path(one), words.say("links.gap.of", "measure", words.label(one)))));
        gaps.add(new Link("/gaps", words.say("links.gap.all")));
        links.add(new LinkGroup(words.say("nav.gaps"), gaps, List.of()));
        links.add(sideBySide(
                CompareRegionsPage.PATH,
                words.say("side.links.all", "most", words.formats().count(CompareRegionsPage.MOST_REGIONS))));
        links.add(regionLinks());
        return links;
    }

    private LinkGroup regionLinks() {
        return new LinkGroup(
                words.say(
                        "links.regions",
                        "things",
                        words.plural(
                                "region",
                                Optional.of(words.definitions().country().mapLevel()))),
                words.reference().listRegions(words.definitions().country().mapLevel()).stream()
                        .map(region -> new Link("/regions/" + region.code(), words.in(region.name())))
                        .toList(),
                List.of());
    }

    PageView of(Region region, ViewRequest request) {
        String name = words.in(region.name());
        List<MeasureDefinition> own = edition.listOwn(Set.of("region"));
        var offer =
                new Controls.Offer(List.of("time", "service"), edition.numbers().extent(own), List.of(), MONTHS);
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        ViewRequest here = request.with("region", region.code());
        var frame = TilePanels.Frame.of(here, MONTHS);
        List<MeasureDefinition> leading = edition.listLeading(Set.of("region"));
        var rows = new ArrayList<List<Panel>>();
        List<Panel> headlines = leading.stream()
                .map(measure -> edition.tiles().of(measure.id(), edition.tile(Chart.HEADLINE, measure), frame))
                .toList();
        if (!headlines.isEmpty()) {
            rows.add(headlines);
        }
        if (region.parent().isPresent()) {
            against(name, own, request, here).ifPresent(panel -> rows.add(List.of(panel)));
            List<Panel> why = why(name, leading, request, here);
            if (!why.isEmpty()) {
                rows.add(why);
            }
            findMedian(own)
                    .flatMap(median -> explainMedian(median, request, here)
                            .map(explained -> medianPanel(edition, explained, name, request)))
                    .ifPresent(panel -> rows.add(List.of(panel)));
            List<Panel> peers = new PeerPanels(edition, region, request).of(leading);
            if (!peers.isEmpty()) {
                rows.add(peers);
            }
        }
        if (!leading.isEmpty()) {
            rows.addAll(below(region, leading.get(0), frame));
            if (!request.where().containsKey("service")
                    && leading.get(0).dimensions().contains("service")) {
                rows.add(List.of(edition.tiles()
                        .of(
                                "services",
                                edition.tile(
                                        Chart.RANKED,
                                        leading.get(0),
                                        Optional.of("service"),
                                        Optional.empty(),
                                        MOST_SERVICES),
                                frame)));
            }
        }
        Optional<Panel> first = rows.stream().flatMap(List::stream).findFirst();
        return edition.page(
                "/regions/" + region.code(),
                crumbs(region),
                first.map(panel -> name + ": " + words.inSentence(panel.title()))
                        .orElse(name),
                first.map(Panel::summary).orElseGet(() -> words.say("home.empty.summary")),
                filters,
                rows,
                links(region));
    }

    /** The region against the nation, measure by measure; empty where nothing is known of either. */
    Optional<Panel> against(String name, List<MeasureDefinition> own, ViewRequest request, ViewRequest here) {
        List<MeasureDefinition> asked = own.stream()
                .filter(measure -> Numbers.supports(measure, here.where().keySet()))
                .toList();
        Optional<TimeRange> time =
                asked.stream().findFirst().flatMap(measure -> edition.numbers().total(measure, request.time()));
        if (time.isEmpty()) {
            return Optional.empty();
        }
        var pairs = new ArrayList<AgainstPanel.Pair>();
        List<Answer> ours = edition.ask(asked, Question.of().where(here.where()).during(time.get()));
        List<Answer> nation =
                edition.ask(asked, Question.of().where(request.where()).during(time.get()));
        for (MeasureDefinition measure : asked) {
            Optional<Answer> one = find(ours, measure);
            Optional<Answer> other = find(nation, measure);
            if (one.isPresent() && other.isPresent() && measure.unit() != org.merata.model.Unit.COUNT) {
                pairs.add(new AgainstPanel.Pair(measure, one.get(), other.get()));
            }
        }
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new AgainstPanel(edition.furniture()).of("against", name, pairs, time.get()));
    }

    /** Where the distance to the nation lies, for the leading measures that are shares or means. */
    List<Panel> why(String name, List<MeasureDefinition> leading, ViewRequest request, ViewRequest here) {
        var panels = new ArrayList<Panel>();
        for (MeasureDefinition measure : leading) {
            explain(measure, request, here)
                    .flatMap(explained -> edition.numbers()
                            .total(measure, request.time())
                            .map(time -> new WhyPanel(edition).of("why-" + measure.id(), explained, name, time)))
                    .ifPresent(panels::add);
        }
        return panels;
    }

    /** The first measure that is a median. */
    static Optional<MeasureDefinition> findMedian(List<MeasureDefinition> own) {
        return own.stream()
                .filter(PercentileMeasures::isMedian)
                .filter(MedianExplained::canBe)
                .findFirst();
    }

    static Panel medianPanel(Edition edition, MedianExplained explained, String name, ViewRequest request) {
        TimeRange time =
                edition.numbers().total(explained.measure(), request.time()).orElseThrow();
        return new MedianWhyPanel(edition).of("why-" + explained.measure().id(), explained, name, time);
    }

    Optional<MedianExplained> explainMedian(MeasureDefinition median, ViewRequest request, ViewRequest here) {
        return edition.numbers()
                .total(median, request.time())
                .flatMap(time -> MedianExplained.find(edition, median, here.where(), time));
    }

    Optional<Explained> explain(MeasureDefinition measure, ViewRequest request, ViewRequest here) {
        return Optional.of(measure)
                .filter(Explained::canBe)
                .flatMap(one -> edition.numbers().total(one, request.time()))
                .flatMap(time -> Explained.find(edition, measure, here.where(), request.where(), time));
    }

    private static Optional<Answer> find(List<Answer> answers, MeasureDefinition measure) {
        return answers.stream()
                .filter(answer -> answer.question().measures().contains(measure.id()))
                .findFirst();
    }

    /** The regions right below, from best to worst. */
    private List<List<Panel>> below(Region region, MeasureDefinition measure, TilePanels.Frame frame) {
        Optional<String> level = words.reference().listChildren(region).stream()
                .map(Region::level)
                .findFirst();
        return level.isEmpty()
                ? List.of()
                : List.of(List.of(edition.tiles()
                        .of(
                                "below",
                                edition.tile(Chart.RANKED, measure, Optional.of("region"), level, MOST_SERVICES),
                                frame)));
    }

    private List<Link> crumbs(Region region) {
        var crumbs = new ArrayList<>(List.of(edition.home(), edition.link("/regions", "nav.regions")));
        List<Region> line = words.reference().listWithAncestors(region);
        for (int i = line.size() - 1; i > 0; i--) {
            if (line.get(i).parent().isPresent()) {
                crumbs.add(new Link(
                        "/regions/" + line.get(i).code(), words.in(line.get(i).name())));
            }
        }
        return crumbs;
    }

    /** Whether the region is among the worst fifth by several measures, and where to see which. */
    private LinkGroup leftBehind(Region region) {
        var measures = new GapMeasures(edition);
        List<GapMeasures.Ranked> ranked = measures.listRanked(measures.list());
        String note = GapMeasures.leftBehind(ranked).rows().stream()
                .filter(row -> row.code().equals(region.code()))
                .findFirst()
                .map(row -> words.say(
                        "left_behind.of",
                        "n",
                        words.formats().count(row.count()),
                        "of",
                        words.formats().count(ranked.size())))
                .orElseGet(
                        () -> words.say("left_behind.not", "of", words.formats().count(ranked.size())));
        return new LinkGroup(
                words.say("nav.gaps"), List.of(new Link("/gaps", words.say("links.left_behind"))), List.of(note));
    }

    private List<LinkGroup> links(Region region) {
        var groups = new ArrayList<LinkGroup>();
        if (region.parent().isPresent()) {
            groups.add(beside(region));
            groups.add(new LinkGroup(
                    words.say("brief.links"),
                    List.of(new Link(RegionBriefPage.path(region), words.say("brief.link"))),
                    List.of()));
        }
        List<Region> children = words.reference().listChildren(region);
        if (!children.isEmpty()) {
            groups.add(new LinkGroup(
                    words.say("links.below"),
                    children.stream()
                            .map(child -> new Link("/regions/" + child.code(), words.in(child.name())))
                            .toList(),
                    List.of()));
        }
        if (region.level().equals(words.definitions().country().mapLevel())) {
            groups.add(leftBehind(region));
        }
        groups.addAll(edition.maturity(new Entity(Entity.Kind.REGION, region.code())));
        Map<String, Link> published = new TreeMap<>();
        words.definitions().measures().values().stream()
                .filter(measure -> measure.publisher().isPresent())
                .forEach(measure ->
                        published.put(measure.id(), new Link("/measures/" + measure.id(), words.label(measure))));
        if (!published.isEmpty()) {
            groups.add(new LinkGroup(words.say("separation.title"), List.copyOf(published.values()), List.of()));
        }
        return groups;
    }
}
