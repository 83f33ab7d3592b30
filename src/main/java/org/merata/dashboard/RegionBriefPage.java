package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.merata.dashboard.PageView.Link;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Region;
import org.merata.model.TimeRange;

/** {@code /regions/CODE/brief}: a region on one sheet of A4: trend and target, the gap to the nation with its interval, what drives it. */
final class RegionBriefPage {
    private static final int MONTHS = 24;
    private static final int MOST_HEADLINES = 3;
    private static final int MOST_MEASURES = 5;
    private static final int MOST_BARS = 2;

    private final Edition edition;
    private final Wording words;

    RegionBriefPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    static String path(Region region) {
        return "/regions/" + region.code() + "/brief";
    }

    PageView of(Region region, ViewRequest request) {
        String name = words.in(region.name());
        List<MeasureDefinition> own = edition.listOwn(Set.of("region"));
        var offer = new Controls.Offer(List.of("time"), edition.numbers().extent(own), List.of(), MONTHS);
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        ViewRequest here = request.with("region", region.code());
        var frame = TilePanels.Frame.of(here, MONTHS);
        var pages = new RegionPages(edition, Optional.empty());
        var rows = new ArrayList<List<Panel>>();
        List<Panel> headlines = edition.listLeading(Set.of("region"), own.size()).stream()
                .map(measure -> edition.tiles().of(measure.id(), edition.tile(Chart.HEADLINE, measure), frame))
                .filter(panel -> panel.chart().isPresent())
                .limit(MOST_HEADLINES)
                .map(panel -> shortened(panel, List.of()))
                .toList();
        if (!headlines.isEmpty()) {
            rows.add(headlines);
        }
        List<MeasureDefinition> leading = edition.listLeading(Set.of("region"), MOST_MEASURES);
        Optional<Panel> gap = pages.against(name, leading, request, here);
        Optional<Panel> why = why(name, leading, request, here);
        gap.ifPresent(panel -> rows.add(List.of(why.isPresent() ? gap(region, request, leading, panel) : panel)));
        why.ifPresent(panel -> rows.add(List.of(panel)));
        List<String> titled = Stream.concat(headlines.stream(), gap.filter(panel -> why.isPresent()).stream())
                .map(Panel::id)
                .toList();
        Optional<TimeRange> time =
                own.stream().findFirst().flatMap(measure -> edition.numbers().window(measure, here.time(), MONTHS));
        Optional<Panel> first = gap.or(() -> headlines.stream().findFirst());
        return edition.page(
                        path(region),
                        crumbs(region, name),
                        first.map(Panel::title).orElse(name),
                        why.or(() -> first).map(Panel::summary).orElseGet(() -> words.say("home.empty.summary")),
                        filters,
                        rows,
                        List.of())
                .onPaper(Paper.ofSheets(
                                words.say("brief.kind"),
                                name,
                                time.map(words::periods).orElse(""))
                        .titled(titled));
    }

    /** A distance with how clear it is, and the panel that tells where it comes from. */
    private record Clear(double clearness, Supplier<Panel> panel) {}

    /** Where the clearest distance of all comes from. */
    private Optional<Panel> why(String name, List<MeasureDefinition> leading, ViewRequest request, ViewRequest here) {
        var pages = new RegionPages(edition, Optional.empty());
        Stream<Clear> weighed = leading.stream()
                .flatMap(measure -> pages.explain(measure, request, here).stream())
                .filter(explained -> explained.split().isSplit())
                .map(explained -> new Clear(explained.split().clearness(), () -> panel(explained, name, request)));
        Stream<Clear> medians = leading.stream()
                .filter(MedianExplained::canBe)
                .flatMap(measure -> pages.explainMedian(measure, request, here).stream())
                .filter(median -> median.split(median.only()).isSplit())
                .map(median -> new Clear(
                        median.split(median.only()).clearness(),
                        () -> RegionPages.medianPanel(edition, median, name, request)));
        return Stream.concat(weighed, medians)
                .max(Comparator.comparingDouble(Clear::clearness))
                .map(clearest -> clearest.panel().get())
                .map(panel -> shortened(panel, List.of()));
    }

    private Panel panel(Explained explained, String name, ViewRequest request) {
        TimeRange time =
                edition.numbers().total(explained.measure(), request.time()).orElseThrow();
        return new WhyPanel(edition, MOST_BARS).of("why-" + explained.measure().id(), explained, name, time);
    }

    /** A measure fewer for each line that explains what is missing; the peers in one line. */
    private Panel gap(Region region, ViewRequest request, List<MeasureDefinition> leading, Panel panel) {
        TableSpec table = panel.table();
        int most = MOST_MEASURES - panel.statuses().size();
        return shortened(panel, panel.statuses())
                .with(
                        new TableSpec(
                                table.caption(),
                                table.columns(),
                                table.rows().stream().limit(most).toList()),
                        new PeerPanels(edition, region, request).sentence(leading));
    }

    /** What there is room for: the region's page has the rest. */
    private static Panel shortened(Panel panel, List<String> statuses) {
        return new Panel(
                panel.id(),
                panel.title(),
                panel.scope(),
                panel.summary(),
                panel.headline(),
                panel.chart(),
                panel.table(),
                statuses,
                panel.source(),
                panel.definitions(),
                Optional.empty(),
                panel.answers());
    }

    private List<Link> crumbs(Region region, String name) {
        return List.of(
                edition.home(), edition.link("/regions", "nav.regions"), new Link("/regions/" + region.code(), name));
    }
}
