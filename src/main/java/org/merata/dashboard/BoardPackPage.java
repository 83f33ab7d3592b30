package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.merata.dashboard.PageView.Link;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.maturity.Entity;
import org.merata.model.Agency;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** {@code /agencies/CODE/board-pack}: an agency's numbers and verdicts on two sheets of A4, from the same panels as its page. */
final class BoardPackPage {
    private static final int MONTHS = 24;
    private static final int MOST_HEADLINES = 6;
    private static final int ABREAST = 3;
    private static final int MOST_SERVICES = 6;

    private final Edition edition;
    private final Wording words;

    BoardPackPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(Agency agency, ViewRequest request) {
        String name = words.in(agency.name());
        List<MeasureDefinition> own = edition.listOwn(Set.of("agency"));
        var offer = new Controls.Offer(List.of("time"), edition.numbers().extent(own), List.of(), MONTHS);
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        ViewRequest here = request.with("agency", agency.code());
        var frame = TilePanels.Frame.of(here, MONTHS);
        var rows = new ArrayList<List<Panel>>();
        List<Panel> complaints = new ComplaintPanels(edition).brief(frame);
        List<Panel> headlines = edition.listLeading(Set.of("agency"), MOST_HEADLINES + 1).stream()
                .filter(measure ->
                        complaints.stream().noneMatch(panel -> panel.id().equals(measure.id())))
                .limit(MOST_HEADLINES)
                .map(measure -> edition.tiles().of(measure.id(), edition.tile(Chart.HEADLINE, measure), frame))
                .filter(panel -> panel.chart().isPresent())
                .toList();
        rows.addAll(abreast(headlines));
        if (!complaints.isEmpty()) {
            rows.add(complaints);
        }
        Optional<VerdictGrid> grid = new AgencyPages(edition).grid(here);
        Optional<Panel> fix = grid.flatMap(found -> new FixFirstPanels(edition.furniture()).toFix(found));
        fix.ifPresent(panel -> rows.add(List.of(panel)));
        Optional<Panel> verdicts = grid.map(found -> new VerdictGridPanel(edition.furniture()).of("verdicts", found));
        Optional<Panel> lead = fix.or(() -> verdicts);
        verdicts.map(this::shortened).ifPresent(panel -> rows.add(List.of(panel)));
        percentiles(frame).ifPresent(panel -> rows.add(List.of(panel)));
        boolean synthetic =
                rows.stream().flatMap(List::stream).anyMatch(panel -> Furniture.isSynthetic(panel.answers()));
        new MaturityLine(edition)
                .find(new Entity(Entity.Kind.AGENCY, agency.code()), synthetic)
                .ifPresent(panel -> rows.add(List.of(panel)));
        Optional<TimeRange> time =
                own.stream().findFirst().flatMap(measure -> edition.numbers().window(measure, here.time(), MONTHS));
        return edition.page(
                        "/agencies/" + agency.code() + "/board-pack",
                        crumbs(agency, name),
                        lead.map(panel -> name + ": " + words.inSentence(panel.title()))
                                .orElse(name),
                        lead.map(Panel::summary).orElseGet(() -> words.say("home.empty.summary")),
                        filters,
                        rows,
                        List.of())
                .onPaper(Paper.ofSheets(
                        words.say("board.kind"),
                        name,
                        time.map(words::periods).orElse(""),
                        fix.isPresent() ? "fix-first" : "verdicts"));
    }

    /** The services with a verdict, as many as there is room for; the agency's page has them all. */
    private Panel shortened(Panel grid) {
        TableSpec table = grid.table();
        List<TableSpec.Row> shown = table.rows().stream()
                .filter(row ->
                        row.cells().stream().anyMatch(cell -> !cell.chips().isEmpty()))
                .limit(MOST_SERVICES)
                .toList();
        Optional<String> note = shown.size() == table.rows().size()
                ? grid.note()
                : Optional.of(words.say(
                        "board.grid.note",
                        "shown",
                        words.formats().count(shown.size()),
                        "all",
                        words.formats().count(table.rows().size())));
        return grid.with(new TableSpec(table.caption(), table.columns(), shown), note);
    }

    /** Processing time at its percentiles over time, where it can be shown. */
    private Optional<Panel> percentiles(TilePanels.Frame frame) {
        List<MeasureDefinition> quantiles = edition.listOwn(Set.of("agency")).stream()
                .filter(measure -> measure.formula() instanceof Formula.Quantile && measure.unit() == Unit.SECONDS)
                .toList();
        return quantiles.size() < 2
                ? Optional.empty()
                : Optional.of(edition.tiles()
                                .of(
                                        "percentiles",
                                        edition.tile(
                                                Chart.PERCENTILES, quantiles, Optional.empty(), Optional.empty(), 0),
                                        frame))
                        .filter(panel -> panel.chart().isPresent());
    }

    /** In as few rows of three as it takes, the first as long as the last or longer by one. */
    private static List<List<Panel>> abreast(List<Panel> panels) {
        int rows = (panels.size() + ABREAST - 1) / ABREAST;
        var found = new ArrayList<List<Panel>>();
        int from = 0;
        for (int row = 0; row < rows; row++) {
            int count = (panels.size() - from + rows - row - 1) / (rows - row);
            found.add(panels.subList(from, from + count));
            from += count;
        }
        return found;
    }

    private List<Link> crumbs(Agency agency, String name) {
        return List.of(
                edition.home(),
                edition.link("/agencies", "nav.agencies"),
                new Link("/agencies/" + agency.code(), name));
    }
}
