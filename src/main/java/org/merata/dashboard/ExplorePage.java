package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.PageView.Option;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/** {@code /explore}: measures by what the reader wants, down and across, for the part and the time the reader wants. */
final class ExplorePage {
    static final String PATH = "/explore";
    static final int MOST_MEASURES = 8;

    /** More figures than anybody reads in a table. */
    static final int MOST_CELLS = 5_000;

    private static final int MOST_BREAKDOWNS = 4;
    private static final int MONTHS_OF_A_TOTAL = 12;
    private static final int MONTHS = 24;
    private static final int MONTHS_OF_YEARS = 36;
    private static final List<String> OWN =
            List.of(ViewRequest.MEASURES, ViewRequest.BY, ViewRequest.ACROSS, ViewRequest.SHOW, ViewRequest.GRAIN);

    private final Edition edition;
    private final Wording words;

    ExplorePage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(ViewRequest request) {
        List<MeasureDefinition> offered = words.definitions().measures().values().stream()
                .filter(edition.numbers()::hasData)
                .sorted(Comparator.comparing(MeasureDefinition::topic).thenComparing(words::label))
                .toList();
        List<MeasureDefinition> measures = measures(request, offered);
        List<String> dimensions = dimensions(measures.isEmpty() ? offered : measures);
        List<String> by = by(request, dimensions(offered));
        Optional<Grain> grain = grain(request, measures);
        Optional<TimeRange> extent = edition.numbers().extent(measures.isEmpty() ? offered : measures);
        List<Filter> filters = filters(request, offered, dimensions, by, grain, extent);
        if (measures.isEmpty()) {
            return page(words.say("explore.title"), words.say("explore.empty"), filters, List.of(), examples());
        }
        Explored asked = new Explored(
                measures,
                breakdowns(request, by),
                time(request, extent, grain),
                grain,
                across(request, by, grain, dimensions(offered)),
                request.several(ViewRequest.SHOW).contains(Explored.SHOW_INTERVAL),
                request.several(ViewRequest.SHOW).contains(Explored.SHOW_CASES),
                request);
        return new ExploreResult(edition, asked).page(filters);
    }

    private PageView page(
            String title, String summary, List<Filter> filters, List<List<Panel>> rows, List<LinkGroup> links) {
        return edition.page(PATH, List.of(edition.home()), title, summary, filters, rows, links);
    }

    /** Those chosen; ones that no list has, such as a percentile, may be asked by their id. */
    private List<MeasureDefinition> measures(ViewRequest request, List<MeasureDefinition> offered) {
        List<String> ids = request.several(ViewRequest.MEASURES);
        if (ids.size() > MOST_MEASURES) {
            throw ViewRefused.tooMany(ViewRequest.MEASURES, String.join(",", ids), MOST_MEASURES);
        }
        return ids.stream()
                .map(id -> words.definitions()
                        .findMeasure(id)
                        .orElseThrow(() -> ViewRefused.unknownValue(
                                ViewRequest.MEASURES,
                                id,
                                offered.stream().map(MeasureDefinition::id).toList())))
                .sorted(Comparator.comparing(MeasureDefinition::topic).thenComparing(words::label))
                .toList();
    }

    /** What every one of several measures may be broken down by; of one measure or of all that are offered, what any may be. */
    private List<String> dimensions(List<MeasureDefinition> measures) {
        Set<String> all = new TreeSet<>(Explored.ORDER);
        measures.forEach(measure -> all.addAll(measure.dimensions()));
        if (measures.size() <= MOST_MEASURES) {
            measures.forEach(measure -> all.retainAll(measure.dimensions()));
        }
        return List.copyOf(all);
    }

    private List<String> by(ViewRequest request, List<String> known) {
        List<String> by = request.several(ViewRequest.BY);
        by.stream().filter(dimension -> !known.contains(dimension)).findFirst().ifPresent(dimension -> {
            throw ViewRefused.unknownValue(ViewRequest.BY, dimension, known);
        });
        if (by.size() > MOST_BREAKDOWNS) {
            throw ViewRefused.tooMany(ViewRequest.BY, String.join(",", by), MOST_BREAKDOWNS);
        }
        return by.stream().sorted(Explored.ORDER).toList();
    }

    private List<Breakdown> breakdowns(ViewRequest request, List<String> by) {
        String usual = words.definitions().country().mapLevel();
        return by.stream()
                .map(dimension -> dimension.equals("region")
                        ? Breakdown.of(dimension, request.level().orElse(usual))
                        : Breakdown.of(dimension))
                .toList();
    }

    /** Published facts are never added up: they have their own periods where none are chosen. */
    private Optional<Grain> grain(ViewRequest request, List<MeasureDefinition> measures) {
        return request.grain()
                .or(() -> measures.stream()
                        .filter(Numbers::isPublished)
                        .map(MeasureDefinition::finest)
                        .max(Comparator.naturalOrder()));
    }

    private static int months(Optional<Grain> grain) {
        return grain.isEmpty() ? MONTHS_OF_A_TOTAL : grain.get() == Grain.YEAR ? MONTHS_OF_YEARS : MONTHS;
    }

    private Optional<TimeRange> time(ViewRequest request, Optional<TimeRange> extent, Optional<Grain> grain) {
        return request.time()
                .or(() -> extent.map(known -> {
                    Period first = known.last().plus(1 - months(grain));
                    return new TimeRange(first.compareTo(known.first()) < 0 ? known.first() : first, known.last());
                }));
    }

    private String across(ViewRequest request, List<String> by, Optional<Grain> grain, List<String> known) {
        Optional<String> chosen = Optional.ofNullable(request.work().get(ViewRequest.ACROSS));
        var allowed = new ArrayList<>(List.of(Explored.ACROSS_MEASURES, Explored.ACROSS_TIME));
        allowed.addAll(known);
        chosen.filter(value -> !allowed.contains(value)).ifPresent(value -> {
            throw ViewRefused.unknownValue(ViewRequest.ACROSS, value, allowed);
        });
        boolean timed = grain.isPresent();
        return chosen.filter(value -> !value.equals(Explored.ACROSS_TIME) || timed)
                .filter(value -> !known.contains(value) || by.contains(value))
                .orElse(timed && !by.isEmpty() ? Explored.ACROSS_TIME : Explored.ACROSS_MEASURES);
    }

    private List<Filter> filters(
            ViewRequest request,
            List<MeasureDefinition> offered,
            List<String> dimensions,
            List<String> by,
            Optional<Grain> grain,
            Optional<TimeRange> extent) {
        List<String> parts =
                ViewRequest.DIMENSIONS.stream().filter(dimensions::contains).toList();
        var parameters = new ArrayList<String>();
        parameters.addAll(List.of(ViewRequest.LEVEL, ViewRequest.TIME));
        parameters.addAll(parts);
        request.where().keySet().stream()
                .filter(dimension -> !parts.contains(dimension))
                .forEach(parameters::add);
        request.chosen().forEach((parameter, value) -> {
            if (!OWN.contains(parameter) && !parameters.contains(parameter)) {
                var allowed = new ArrayList<>(OWN);
                allowed.addAll(parameters);
                throw ViewRefused.unknownParameter(parameter, value, allowed);
            }
        });
        var plain = new ViewRequest(
                request.language(),
                request.where(),
                request.time(),
                request.level(),
                Optional.empty(),
                Optional.empty(),
                java.util.Collections.emptySortedMap());
        var filters = new ArrayList<Filter>();
        filters.add(measuresFilter(request, offered));
        filters.add(byFilter(by, dimensions));
        filters.add(showFilter(request));
        filters.add(acrossFilter(request, by, dimensions));
        filters.add(grainFilter(grain));
        filters.addAll(edition.controls().of(new Controls.Offer(parameters, extent, List.of(), months(grain)), plain));
        return filters;
    }

    private Filter measuresFilter(ViewRequest request, List<MeasureDefinition> offered) {
        List<String> chosen = request.several(ViewRequest.MEASURES);
        var options = new ArrayList<Option>();
        offered.forEach(measure -> options.add(option(measure)));
        chosen.stream()
                .filter(id -> offered.stream().noneMatch(measure -> measure.id().equals(id)))
                .flatMap(id -> words.definitions().findMeasure(id).stream())
                .map(this::option)
                .forEach(options::add);
        return new Filter(
                ViewRequest.MEASURES,
                words.say("explore.measures", "most", words.formats().count(MOST_MEASURES)),
                options,
                joined(chosen));
    }

    private Option option(MeasureDefinition measure) {
        String topic = measure.topic().name().toLowerCase(java.util.Locale.ROOT);
        return new Option(measure.id(), words.label(measure), Optional.of(words.say("topic." + topic)));
    }

    private Filter byFilter(List<String> by, List<String> dimensions) {
        Set<String> all = new LinkedHashSet<>(dimensions);
        all.addAll(by);
        return new Filter(
                ViewRequest.BY,
                words.say("explore.by", "most", words.formats().count(MOST_BREAKDOWNS)),
                all.stream().map(this::option).toList(),
                joined(by));
    }

    private Option option(String dimension) {
        return new Option(dimension, words.singular(dimension, Optional.empty()), Optional.empty());
    }

    private Filter showFilter(ViewRequest request) {
        List<String> allowed = List.of(Explored.SHOW_INTERVAL, Explored.SHOW_CASES);
        List<String> chosen = request.several(ViewRequest.SHOW);
        chosen.stream().filter(value -> !allowed.contains(value)).findFirst().ifPresent(value -> {
            throw ViewRefused.unknownValue(ViewRequest.SHOW, value, allowed);
        });
        return new Filter(
                ViewRequest.SHOW,
                words.say("explore.show"),
                List.of(
                        new Option(Explored.SHOW_INTERVAL, words.say("column.interval"), Optional.empty()),
                        new Option(Explored.SHOW_CASES, words.say("column.n"), Optional.empty())),
                joined(chosen));
    }

    private Filter acrossFilter(ViewRequest request, List<String> by, List<String> dimensions) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words.say("explore.across.usual"), Optional.empty()));
        options.add(new Option(Explored.ACROSS_MEASURES, words.say("explore.across.measures"), Optional.empty()));
        options.add(new Option(Explored.ACROSS_TIME, words.say("filter.time"), Optional.empty()));
        Collection<String> choice = by.isEmpty() ? dimensions : by;
        choice.forEach(dimension -> options.add(option(dimension)));
        return new Filter(
                ViewRequest.ACROSS,
                words.say("explore.across"),
                options,
                Optional.ofNullable(request.work().get(ViewRequest.ACROSS)));
    }

    private Filter grainFilter(Optional<Grain> grain) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words.say("explore.total"), Optional.empty()));
        Arrays.stream(Grain.values())
                .map(one -> new Option(one.id(), words.say("grain." + one.id()), Optional.empty()))
                .forEach(options::add);
        return new Filter(ViewRequest.GRAIN, words.say("filter.grain"), options, grain.map(Grain::id));
    }

    private static Optional<String> joined(List<String> codes) {
        return codes.isEmpty() ? Optional.empty() : Optional.of(codes.stream().collect(Collectors.joining(",")));
    }

    /** Tables that a reader may begin with. */
    private List<LinkGroup> examples() {
        List<MeasureDefinition> leading = edition.listLeading(Set.of("region", "channel"));
        if (leading.isEmpty()) {
            return List.of();
        }
        var links = new ArrayList<Link>();
        for (MeasureDefinition measure : leading) {
            for (String query : List.of("by=region&grain=year", "by=channel&grain=quarter")) {
                String dimension = query.substring(3, query.indexOf('&'));
                String grain = query.substring(query.lastIndexOf('=') + 1);
                links.add(new Link(
                        PATH + "?" + query + "&measures=" + measure.id(),
                        words.say(
                                "explore.example",
                                "measure",
                                words.label(measure),
                                "dimension",
                                words.inSentence(words.singular(
                                        dimension,
                                        Optional.of(
                                                words.definitions().country().mapLevel()))),
                                "grain",
                                words.say("scope.grain." + grain))));
            }
        }
        return List.of(new LinkGroup(words.say("explore.examples"), links, List.of()));
    }
}
