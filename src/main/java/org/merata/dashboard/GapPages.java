package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.QuestionRefused;
import org.merata.model.Direction;

/** How far regions are apart by one measure: how much, between whom, beyond chance or not, and whether they come closer. */
final class GapPages {
    private static final int MONTHS = 12;

    private final Edition edition;
    private final Wording words;

    GapPages(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** The page of a measure's gaps. */
    static String path(MeasureDefinition measure) {
        return "/gaps/" + measure.id();
    }

    /** Whether regions can be compared by a measure: neither counts nor parts of a whole. */
    static boolean isCompared(MeasureDefinition measure) {
        return MapClasses.mayBeMapped(measure)
                && Numbers.supports(measure, Set.of("region"))
                && !(measure.formula() instanceof Formula.Share);
    }

    /** All measures, widest gap first, and who is left behind by several of them. */
    PageView all(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), MONTHS), request);
        var measures = new GapMeasures(edition);
        List<MeasureDefinition> asked = measures.list();
        String level = words.definitions().country().mapLevel();
        List<RegionalGap> gaps = asked.stream()
                .flatMap(measure -> findGap(measure, level, request).stream())
                .toList();
        var rows = new ArrayList<List<Panel>>();
        if (!gaps.isEmpty()) {
            rows.add(List.of(new GapListPanel(edition.furniture()).of(gaps)));
            rows.add(List.of(new LeftBehindPanel(edition.furniture()).of(measures.listRanked(asked))));
        }
        Optional<Panel> first = rows.stream().flatMap(List::stream).findFirst();
        return edition.page(
                "/gaps",
                List.of(edition.home()),
                first.map(Panel::title).orElseGet(() -> words.say("home.empty.title")),
                first.map(Panel::summary).orElseGet(() -> words.say("home.empty.summary")),
                List.of(),
                rows,
                List.of(new LinkGroup(words.say("links.gaps.all"), listLinks(measure -> true), List.of())));
    }

    /** Without a measure that is not published by region. */
    private Optional<RegionalGap> findGap(MeasureDefinition measure, String level, ViewRequest request) {
        try {
            return RegionalGap.find(edition, measure, level, request);
        } catch (QuestionRefused notPublished) {
            return Optional.empty();
        }
    }

    private List<Link> listLinks(Predicate<MeasureDefinition> which) {
        return words.definitions().measures().values().stream()
                .filter(measure -> isCompared(measure) && which.test(measure))
                .filter(edition.numbers()::hasData)
                .map(measure -> new Link(path(measure), words.label(measure)))
                .toList();
    }

    /** Empty for a measure that regions cannot be compared by. */
    Optional<PageView> find(MeasureDefinition measure, ViewRequest request) {
        return isCompared(measure) ? Optional.of(of(measure, request)) : Optional.empty();
    }

    private PageView of(MeasureDefinition measure, ViewRequest request) {
        List<MeasureDefinition> orders = listOrders(measure);
        var parameters = new ArrayList<>(List.of(ViewRequest.TIME));
        if (!Numbers.isPublished(measure)) {
            parameters.add(ViewRequest.LEVEL);
            if (measure.dimensions().contains("service")) {
                parameters.add("service");
            }
        }
        if (!orders.isEmpty()) {
            parameters.add(ViewRequest.ORDER);
        }
        var offer = new Controls.Offer(parameters, edition.numbers().extent(List.of(measure)), orders, MONTHS);
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        Optional<MeasureDefinition> order = Optional.ofNullable(request.work().get(ViewRequest.ORDER))
                .flatMap(words.definitions()::findMeasure)
                .or(() -> orders.stream().findFirst());
        List<List<Panel>> rows = rows(measure, request, order);
        Panel first = rows.get(0).get(0);
        return edition.page(
                path(measure),
                List.of(edition.home(), edition.link("/gaps", "nav.gaps")),
                words.label(measure) + ": " + words.inSentence(first.title()),
                first.summary(),
                filters,
                rows,
                links(measure));
    }

    /**
     * What regions can be ordered by, those first that may stand beside the measure: facts that others published beside other such facts,
     * the home's own beside its own.
     */
    private List<MeasureDefinition> listOrders(MeasureDefinition measure) {
        Stream<MeasureDefinition> published =
                words.definitions().measures().values().stream().filter(Numbers::isPublished);
        Stream<MeasureDefinition> own = edition.listOwn(Set.of("region")).stream();
        return (Numbers.isPublished(measure) ? Stream.concat(published, own) : Stream.concat(own, published))
                .filter(other -> isCompared(other) && !other.id().equals(measure.id()))
                .filter(other -> other.direction() != Direction.NEUTRAL)
                .filter(edition.numbers()::hasData)
                .toList();
    }

    private List<List<Panel>> rows(MeasureDefinition measure, ViewRequest request, Optional<MeasureDefinition> order) {
        String level = request.level().orElse(words.definitions().country().mapLevel());
        try {
            return RegionalGap.find(edition, measure, level, request)
                    .map(gap -> panels(gap, request, order))
                    .orElseGet(() -> List.of(List.of(withoutFigures(
                            measure,
                            words.say(
                                    "none.summary",
                                    "measure",
                                    words.label(measure),
                                    "place",
                                    Scope.place(words, request.where()))))));
        } catch (QuestionRefused refused) {
            return List.of(
                    List.of(withoutFigures(measure, words.in(refused.refusal().sentence()))));
        }
    }

    private Panel withoutFigures(MeasureDefinition measure, String why) {
        return Facts.panel(
                words,
                "absolute",
                words.say("unavailable.title", "measure", words.label(measure)),
                why,
                List.of(),
                List.of());
    }

    private List<List<Panel>> panels(RegionalGap gap, ViewRequest request, Optional<MeasureDefinition> order) {
        var frame = new GapFrame(edition.furniture(), gap);
        var indices = new GapIndexPanel(frame);
        var rows = new ArrayList<List<Panel>>();
        rows.add(List.of(indices.absolute(), indices.relative()));
        new GapWhyPanel(edition, frame).of().ifPresent(panel -> rows.add(List.of(panel)));
        new GapGroupsPanel(frame).of().ifPresent(panel -> rows.add(List.of(panel)));
        rows.add(List.of(new FunnelPanel(frame).of()));
        order.ifPresent(by -> rows.add(List.of(new ConcentrationPanel(edition, frame).of(by, request))));
        new ConvergencePanel(frame).of().ifPresent(panel -> rows.add(List.of(panel)));
        new YearsPanel(edition, frame).of().ifPresent(panel -> rows.add(List.of(panel)));
        return rows;
    }

    private List<LinkGroup> links(MeasureDefinition measure) {
        return List.of(
                new LinkGroup(
                        words.say("links.gap"),
                        List.of(
                                new Link("/measures/" + measure.id(), words.label(measure)),
                                new Link("/regions?measure=" + measure.id(), words.say("links.gap.regions"))),
                        List.of()),
                new LinkGroup(
                        words.say("links.gaps"), listLinks(other -> !other.id().equals(measure.id())), List.of()));
    }
}
