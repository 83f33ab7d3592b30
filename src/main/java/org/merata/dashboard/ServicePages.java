package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Service;

/** The catalogue of services, and the page of one: take-up, waiting time, standard, satisfaction, complaints. */
final class ServicePages {
    private static final int MONTHS = 24;

    private final Edition edition;
    private final Wording words;

    ServicePages(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView all(ViewRequest request) {
        List<MeasureDefinition> own = edition.listOwn(Set.of("service"));
        var offer = new Controls.Offer(
                List.of("service.sector", "region", "time"), edition.numbers().extent(own), List.of(), 12);
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        var rows = new ArrayList<List<Panel>>();
        new Tables(edition)
                .of("services", own, "service", Optional.empty(), request)
                .ifPresent(panel -> rows.add(List.of(panel)));
        rows.add(List.of(catalogue(request)));
        return edition.page(
                "/services",
                List.of(edition.home()),
                words.say("services.title"),
                words.say(
                        "services.summary",
                        "n",
                        words.formats().count(words.reference().listServices().size())),
                filters,
                rows,
                List.of());
    }

    private Panel catalogue(ViewRequest request) {
        Optional<String> sector = Optional.ofNullable(request.where().get("service.sector"));
        List<Row> rows = words.reference().listServices().stream()
                .filter(service -> sector.map(service.sector()::equals).orElse(true))
                .map(service -> new Row(
                        List.of(
                                Cell.of(words.in(service.name())),
                                Cell.of(words.name("service.sector", service.sector())),
                                Cell.of(standard(service)),
                                number(service.steps()),
                                number(service.documents()),
                                number(service.visits())),
                        Optional.of("/services/" + service.code())))
                .toList();
        return Facts.panel(
                words,
                "catalogue",
                words.say("catalogue.title"),
                words.say("catalogue.summary", "n", words.formats().count(rows.size())),
                List.of(
                        new Column("service", words.say("dimension.service"), false),
                        new Column("sector", words.say("dimension.service.sector"), false),
                        new Column("standard", words.say("service.standard"), false),
                        new Column("steps", words.say("service.steps"), true),
                        new Column("documents", words.say("service.documents"), true),
                        new Column("visits", words.say("service.visits"), true)),
                rows);
    }

    PageView of(Service service, ViewRequest request) {
        String name = words.in(service.name());
        List<MeasureDefinition> own = edition.listOwn(Set.of("service"));
        var offer =
                new Controls.Offer(List.of("time", "region"), edition.numbers().extent(own), List.of(), MONTHS);
        var frame = TilePanels.Frame.of(request.with("service", service.code()), MONTHS);
        Optional<CostPanels> costs = CostPanels.find(edition, frame);
        int shift = CostPanels.read(request);
        Optional<Panel> saving = costs.flatMap(panels -> panels.saving(shift));
        List<PageView.Filter> filters =
                edition.controls().of(offer, saving.isPresent() ? request.without(ViewRequest.SHIFT) : request);
        List<MeasureDefinition> leading = edition.listLeading(Set.of("service"));
        var rows = new ArrayList<List<Panel>>();
        List<Panel> headlines = leading.stream()
                .map(measure -> edition.tiles().of(measure.id(), edition.tile(Chart.HEADLINE, measure), frame))
                .toList();
        if (!headlines.isEmpty()) {
            rows.add(headlines);
        }
        rows.addAll(details(own, leading, frame));
        rows.addAll(new SurveyPanels(edition).of(request.with("service", service.code()), MONTHS));
        var groups = new GroupPanels(edition);
        rows.addAll(groups.people(frame));
        rows.addAll(groups.partners(frame));
        rows.addAll(new ComplaintPanels(edition).rows(frame));
        costs.ifPresent(panels -> rows.add(List.of(panels.byKind())));
        saving.ifPresent(panel -> rows.add(List.of(panel)));
        new ProcedurePanel(edition, frame).of(service).ifPresent(panel -> rows.add(List.of(panel)));
        rows.add(List.of(about(service)));
        Optional<Panel> first = rows.stream().flatMap(List::stream).findFirst();
        PageView page = edition.page(
                "/services/" + service.code(),
                List.of(edition.home(), edition.link("/services", "nav.services")),
                headlines.isEmpty()
                        ? name
                        : name + ": " + words.inSentence(first.orElseThrow().title()),
                first.orElseThrow().summary(),
                filters,
                rows,
                List.of());
        return saving.isPresent() ? page.with(costs.orElseThrow().sheet(shift, request)) : page;
    }

    private List<List<Panel>> details(
            List<MeasureDefinition> own, List<MeasureDefinition> leading, TilePanels.Frame frame) {
        var rows = new ArrayList<List<Panel>>();
        rows.addAll(new TimePanels(edition).rows(own, frame));
        var regional = new ArrayList<Panel>();
        leading.stream()
                .filter(measure -> measure.dimensions().contains("region") && MapClasses.mayBeMapped(measure))
                .limit(2)
                .forEach(measure -> regional.add(edition.tiles()
                        .of(
                                "regions-" + measure.id(),
                                edition.tile(Chart.RANKED, measure, Optional.of("region"), Optional.empty(), 0),
                                frame)));
        if (!regional.isEmpty()) {
            rows.add(regional);
        }
        List<Panel> rest = own.stream()
                .filter(measure -> !leading.contains(measure)
                        && !(measure.formula() instanceof Formula.Quantile)
                        && !(measure.formula() instanceof Formula.Age)
                        && !ComplaintPanels.MEASURES.contains(measure.id())
                        && !CostPanels.MEASURES.contains(measure.id()))
                .map(measure -> edition.tiles().of("line-" + measure.id(), edition.tile(Chart.LINE, measure), frame))
                .toList();
        for (int i = 0; i < rest.size(); i += 2) {
            rows.add(rest.subList(i, Math.min(i + 2, rest.size())));
        }
        return rows;
    }

    private Panel about(Service service) {
        var rows = new ArrayList<Row>();
        rows.add(fact("dimension.service.sector", Cell.of(words.name("service.sector", service.sector()))));
        rows.add(fact("service.standard", Cell.of(standard(service))));
        rows.add(fact("service.steps", number(service.steps())));
        rows.add(fact("service.documents", number(service.documents())));
        rows.add(fact("service.visits", number(service.visits())));
        rows.add(fact(
                "service.fee",
                service.fee().isPresent()
                        ? Cell.of(
                                words.formats().money(service.fee().getAsInt(), 0),
                                service.fee().getAsInt())
                        : Cell.of("\u2013")));
        return Facts.panel(
                words,
                "about",
                words.say("about.service"),
                words.say("about.service.summary"),
                List.of(
                        new Column("fact", words.say("column.fact"), false),
                        new Column("value", words.say("column.value"), false)),
                rows);
    }

    private Row fact(String key, Cell cell) {
        return new Row(List.of(Cell.of(words.say(key)), cell), Optional.empty());
    }

    private String standard(Service service) {
        return service.standard().map(words.formats()::standard).orElse("\u2013");
    }

    private Cell number(OptionalInt value) {
        return value.isPresent()
                ? Cell.of(words.formats().count(value.getAsInt()), value.getAsInt())
                : Cell.of("\u2013");
    }
}
