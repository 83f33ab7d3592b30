package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.PageView.Option;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Region;
import org.merata.model.TimeRange;

/** {@code /regions/compare}: up to ten regions side by side, never added up. */
final class CompareRegionsPage {
    static final String PATH = "/regions/compare";
    static final int MOST_REGIONS = 10;
    /** Shown where the reader has chosen none, and beside the one a link comes from. */
    private static final int USUAL_REGIONS = 4;

    private static final int MONTHS = 24;
    private static final int ABREAST = 3;

    private final Edition edition;
    private final Wording words;

    CompareRegionsPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** The address of a region beside those of its level that are nearest to it in residents. */
    static String addressBeside(Wording words, Region region) {
        long size = residents(region);
        List<String> others = words.reference().listRegions(region.level()).stream()
                .filter(other -> !other.equals(region) && other.validTo().isEmpty())
                .sorted(Comparator.comparingLong((Region other) -> Math.abs(residents(other) - size))
                        .thenComparing(Region::code))
                .limit(USUAL_REGIONS - 1)
                .map(Region::code)
                .toList();
        return address(region, others);
    }

    /** The address of a region beside others. */
    static String address(Region region, List<String> others) {
        var codes = new TreeSet<>(others);
        codes.add(region.code());
        return PATH + "?" + ViewRequest.REGIONS + "=" + String.join(",", codes);
    }

    private static long residents(Region region) {
        return region.populationByYear().isEmpty()
                ? 0
                : region.populationByYear().get(region.populationByYear().lastKey());
    }

    PageView of(ViewRequest request) {
        List<MeasureDefinition> own = edition.listOwn(Set.of("region"));
        List<MeasureDefinition> offered = new ArrayList<>(edition.listLeading(Set.of("region"), own.size()));
        var offer = new Controls.Offer(
                List.of("measure", "service", "time"), edition.numbers().extent(own), offered, MONTHS);
        ViewRequest plain = request.withoutRegions();
        var filters = new ArrayList<>(edition.controls().of(offer, plain));
        List<Region> regions = regions(request);
        filters.add(0, chooser(regions));
        Optional<MeasureDefinition> measure = request.measure()
                .flatMap(id ->
                        offered.stream().filter(one -> one.id().equals(id)).findFirst())
                .or(() -> offered.stream().findFirst());
        Optional<TimeRange> time = measure.flatMap(one -> edition.numbers().total(one, plain.time()));
        return measure.isEmpty() || time.isEmpty()
                ? empty(filters)
                : page(regions, measure.get(), own, plain, time.get(), filters);
    }

    private PageView empty(List<Filter> filters) {
        return edition.page(
                PATH,
                crumbs(),
                words.say("home.empty.title"),
                words.say("home.empty.summary"),
                filters,
                List.of(),
                List.of());
    }

    private PageView page(
            List<Region> regions,
            MeasureDefinition measure,
            List<MeasureDefinition> own,
            ViewRequest request,
            TimeRange time,
            List<Filter> filters) {
        var side = new SideBySide(edition, regions, request, time, MONTHS);
        var rows = new ArrayList<List<Panel>>();
        Panel table = new SideBySideTable(edition, side).of(own);
        rows.add(List.of(table));
        List<Panel> dots = new LinkedHashSet<>(leading(measure))
                .stream()
                        .map(one -> ranked(one, side))
                        .flatMap(Optional::stream)
                        .toList();
        rows.add(dots);
        List<Panel> lines = new MultiplesPanels(edition, side).of(measure);
        for (int i = 0; i < lines.size(); i += ABREAST) {
            rows.add(lines.subList(i, Math.min(lines.size(), i + ABREAST)));
        }
        Optional<Panel> first = dots.stream().findFirst();
        return edition.page(
                PATH,
                crumbs(),
                first.map(Panel::title).orElseGet(() -> words.say("home.empty.title")),
                table.summary(),
                filters,
                rows.stream().filter(row -> !row.isEmpty()).toList(),
                List.of(new LinkGroup(
                        words.say("side.links"),
                        regions.stream()
                                .map(region -> new Link("/regions/" + region.code(), words.in(region.name())))
                                .toList(),
                        List.of())));
    }

    /** The measure chosen, then two others that lead. */
    private List<MeasureDefinition> leading(MeasureDefinition measure) {
        var leading = new LinkedHashSet<>(List.of(measure));
        leading.addAll(edition.listLeading(Set.of("region")));
        return leading.stream().limit(ABREAST).toList();
    }

    private Optional<Panel> ranked(MeasureDefinition measure, SideBySide side) {
        List<Answer> answers = side.totals(measure);
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        Optional<Figure> nation = side.nation(measure);
        Compared compared = Compared.of(
                words, measure, side.figures(measure), Optional.empty(), "region", side.level(), side.codes());
        var all = new ArrayList<>(answers);
        all.addAll(side.nationAnswers(measure));
        var subject = new Subject(
                "dots-" + measure.id(), measure, Optional.empty(), Optional.empty(), all, Optional.of(side.time()));
        Panel panel = new RankedPanel(edition.furniture())
                .of(subject, compared, nation, Optional.empty(), OptionalDouble.empty(), 0);
        var sentences = new CompareSentences(words, subject, compared, new Against(nation));
        return Optional.of(panel.saying(sentences.extremesTitle(), sentence(measure, side, compared, nation)));
    }

    /** The values of all, best first, and the nation's. */
    private String sentence(MeasureDefinition measure, SideBySide side, Compared compared, Optional<Figure> nation) {
        String values = words.formats()
                .list(compared.all().stream()
                        .map(item -> item.name() + " " + words.figure(measure, item.figure()))
                        .toList());
        String period = words.periods(side.time());
        return nation.map(figure -> words.say(
                        "side.dots.nation",
                        "measure",
                        words.label(measure),
                        "period",
                        period,
                        "values",
                        values,
                        "nation",
                        words.nation(),
                        "value",
                        words.figure(measure, figure)))
                .orElseGet(() ->
                        words.say("side.dots", "measure", words.label(measure), "period", period, "values", values));
    }

    private List<Link> crumbs() {
        return List.of(edition.home(), edition.link("/regions", "nav.regions"));
    }

    /** Those chosen; where none is, the ones with most residents. */
    private List<Region> regions(ViewRequest request) {
        List<String> codes = request.regions();
        if (codes.size() > MOST_REGIONS) {
            throw ViewRefused.tooMany(ViewRequest.REGIONS, String.join(",", codes), MOST_REGIONS);
        }
        if (codes.isEmpty()) {
            return listOffered().stream()
                    .sorted(Comparator.comparingLong(CompareRegionsPage::residents)
                            .reversed()
                            .thenComparing(Region::code))
                    .limit(USUAL_REGIONS)
                    .sorted(Comparator.comparing(Region::code))
                    .toList();
        }
        return codes.stream()
                .map(code -> words.reference()
                        .findRegion(code)
                        .filter(region -> region.parent().isPresent())
                        .orElseThrow(() -> ViewRefused.unknownValue(
                                ViewRequest.REGIONS,
                                code,
                                listOffered().stream().map(Region::code).toList())))
                .toList();
    }

    private List<Region> listOffered() {
        return words.reference().listRegions(words.definitions().country().mapLevel());
    }

    /** A box for each region of the map's level, and for those of other levels that are chosen. */
    private Filter chooser(List<Region> chosen) {
        var offered = new LinkedHashSet<>(listOffered());
        var others = chosen.stream().filter(region -> !offered.contains(region)).toList();
        var options = new ArrayList<Option>();
        others.forEach(region -> options.add(new Option(region.code(), words.in(region.name()), Optional.empty())));
        offered.stream()
                .sorted(Comparator.comparing(region -> region.group().orElse("")))
                .forEach(region -> options.add(new Option(
                        region.code(),
                        words.in(region.name()),
                        region.group().map(group -> words.name("region.group", group)))));
        return new Filter(
                ViewRequest.REGIONS,
                words.say("filter.regions", "most", words.formats().count(MOST_REGIONS)),
                options,
                Optional.of(String.join(",", chosen.stream().map(Region::code).toList())));
    }
}
