package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Option;
import org.merata.definition.CountryDefinition.Level;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Channel;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.TimeRange;

/** The controls of a page and what may be chosen in them; refuses what may not. */
final class Controls {
    private static final int[] LAST_MONTHS = {12, 24, 36};

    private final Wording words;
    private final Reference reference;

    Controls(Wording words) {
        this.words = words;
        this.reference = words.reference();
    }

    /**
     * What a page offers.
     *
     * @param parameters ids in order, each a dimension, {@code time}, {@code level}, {@code grain} or {@code measure}
     * @param extent since when and until when there are data; empty without any
     * @param measures those that may be chosen, where that is a choice; the first is the page's own
     * @param lastMonths the months shown where nothing is chosen
     */
    record Offer(
            List<String> parameters, Optional<TimeRange> extent, List<MeasureDefinition> measures, int lastMonths) {
        Offer {
            parameters = List.copyOf(parameters);
            measures = List.copyOf(measures);
        }
    }

    /**
     * The controls with what is chosen.
     *
     * @throws ViewRefused where the request chooses what is not offered
     */
    List<Filter> of(Offer offer, ViewRequest request) {
        var filters = new LinkedHashMap<String, Filter>();
        for (String parameter : offer.parameters()) {
            filters.put(parameter, filter(parameter, offer, request));
        }
        request.chosen().forEach((parameter, value) -> {
            Filter filter = filters.get(parameter);
            if (filter == null) {
                throw ViewRefused.unknownParameter(parameter, value, offer.parameters());
            }
            check(parameter, value, filter, offer);
        });
        return List.copyOf(filters.values());
    }

    private void check(String parameter, String value, Filter filter, Offer offer) {
        if (parameter.equals(ViewRequest.TIME)) {
            checkTime(value, offer);
            return;
        }
        boolean known = parameter.equals("region")
                ? reference.findRegion(value).isPresent()
                : filter.options().stream().anyMatch(option -> option.code().equals(value));
        if (!known) {
            throw ViewRefused.unknownValue(parameter, value, codes(filter));
        }
    }

    /** Any time within the calendar years there are data for. */
    private void checkTime(String value, Offer offer) {
        TimeRange range = TimeRange.find(value).orElseThrow();
        boolean inside = offer.extent()
                .map(extent -> range.start().getYear() >= extent.start().getYear()
                        && range.endExclusive().minusDays(1).getYear()
                                <= extent.endExclusive().minusDays(1).getYear())
                .orElse(false);
        if (!inside) {
            throw ViewRefused.unknownValue(
                    ViewRequest.TIME,
                    value,
                    offer.extent().map(extent -> List.of(extent.code())).orElse(List.of()));
        }
    }

    private static List<String> codes(Filter filter) {
        return filter.options().stream()
                .map(Option::code)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private Filter filter(String parameter, Offer offer, ViewRequest request) {
        Optional<String> chosen = Optional.ofNullable(request.chosen().get(parameter));
        return switch (parameter) {
            case ViewRequest.TIME -> time(offer, chosen);
            case ViewRequest.MEASURE -> measures(parameter, "filter.measure", offer, chosen);
            case ViewRequest.ORDER -> measures(parameter, "filter.order", offer, chosen);
            case ViewRequest.LEVEL ->
                new Filter(
                        parameter,
                        words.say("filter.level"),
                        levels().stream()
                                .map(level -> new Option(level.id(), words.in(level.label()), Optional.empty()))
                                .toList(),
                        chosen.or(
                                () -> Optional.of(words.definitions().country().mapLevel())));
            case ViewRequest.GRAIN ->
                new Filter(
                        parameter,
                        words.say("filter.grain"),
                        Arrays.stream(Grain.values())
                                .map(grain ->
                                        new Option(grain.id(), words.say("grain." + grain.id()), Optional.empty()))
                                .toList(),
                        chosen.or(() -> Optional.of(Grain.MONTH.id())));
            default -> dimension(parameter, chosen);
        };
    }

    private Filter measures(String parameter, String label, Offer offer, Optional<String> chosen) {
        return new Filter(
                parameter,
                words.say(label),
                offer.measures().stream()
                        .map(measure -> new Option(
                                measure.id(),
                                words.label(measure),
                                Optional.of(words.say(
                                        "topic." + measure.topic().name().toLowerCase(java.util.Locale.ROOT)))))
                        .toList(),
                chosen.or(() ->
                        offer.measures().stream().map(MeasureDefinition::id).findFirst()));
    }

    /** Every level below the whole country. */
    private List<Level> levels() {
        String top = reference.findNation().map(Region::level).orElse("");
        return words.definitions().country().levels().stream()
                .filter(level -> !level.id().equals(top))
                .toList();
    }

    private Filter time(Offer offer, Optional<String> chosen) {
        var options = new LinkedHashMap<String, Option>();
        Optional<String> usual = Optional.empty();
        if (offer.extent().isPresent()) {
            TimeRange extent = offer.extent().get();
            Period last = extent.last();
            for (int months : LAST_MONTHS) {
                add(
                        options,
                        lastMonths(extent, months),
                        words.say("time.last_months", "n", words.formats().count(months)));
            }
            for (int year = extent.endExclusive().minusDays(1).getYear();
                    year >= extent.start().getYear();
                    year--) {
                add(options, TimeRange.of(Period.get(Integer.toString(year))), Integer.toString(year));
            }
            add(options, new TimeRange(extent.first(), last), words.say("time.all"));
            usual = Optional.of(lastMonths(extent, offer.lastMonths()).code());
        }
        chosen.flatMap(TimeRange::find).ifPresent(range -> add(options, range, words.periods(range)));
        return new Filter(
                ViewRequest.TIME,
                words.say("filter.time"),
                List.copyOf(options.values()),
                chosen.or(option(usual, options)));
    }

    private static Supplier<Optional<String>> option(Optional<String> usual, Map<String, Option> options) {
        return () -> usual.filter(options::containsKey);
    }

    private static TimeRange lastMonths(TimeRange extent, int months) {
        Period first = extent.last().plus(1 - months);
        return new TimeRange(first.compareTo(extent.first()) < 0 ? extent.first() : first, extent.last());
    }

    private static void add(Map<String, Option> options, TimeRange range, String label) {
        options.putIfAbsent(range.code(), new Option(range.code(), label, Optional.empty()));
    }

    private Filter dimension(String id, Optional<String> chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words.say("filter.all"), Optional.empty()));
        options.addAll(
                switch (id) {
                    case "region" -> regions(chosen);
                    case "agency" ->
                        reference.listAgencies().stream()
                                .map(agency -> option(id, agency.code(), "agency.kind", agency.kind()))
                                .sorted(BY_GROUP)
                                .toList();
                    case "service" ->
                        reference.listServices().stream()
                                .map(service -> option(id, service.code(), "service.sector", service.sector()))
                                .sorted(BY_GROUP)
                                .toList();
                    case "channel" ->
                        reference.listChannels().stream()
                                .map(channel -> option(
                                        id,
                                        channel.code(),
                                        "channel.kind",
                                        channel.kind().id()))
                                .toList();
                    case "region.group" ->
                        plain(id, words.definitions().country().groups().keySet());
                    case "service.sector" ->
                        plain(id, words.definitions().country().sectors().keySet());
                    case "agency.kind" ->
                        plain(id, words.definitions().country().agencyKinds().keySet());
                    case "channel.kind" ->
                        plain(
                                id,
                                Arrays.stream(Channel.Kind.values())
                                        .map(Channel.Kind::id)
                                        .toList());
                    default -> throw ViewRefused.unknownParameter(id, "", ViewRequest.listParameters());
                });
        return new Filter(id, words.say("dimension." + id), options, chosen);
    }

    private static final Comparator<Option> BY_GROUP =
            Comparator.comparing((Option option) -> option.group().orElse("")).thenComparing(Option::label);

    /** The regions of the map, by group; below the one chosen, its own. Any region of the country may be chosen by its code. */
    private List<Option> regions(Optional<String> chosen) {
        var options = new ArrayList<Option>();
        reference.listRegions(words.definitions().country().mapLevel()).stream()
                .map(region -> new Option(
                        region.code(),
                        words.in(region.name()),
                        region.group().map(group -> words.name("region.group", group))))
                .forEach(options::add);
        chosen.flatMap(reference::findRegion).ifPresent(region -> {
            if (options.stream().noneMatch(option -> option.code().equals(region.code()))) {
                options.add(0, new Option(region.code(), words.in(region.name()), Optional.empty()));
            }
            if (region.parent().isPresent()) {
                reference.listChildren(region).stream()
                        .map(child ->
                                new Option(child.code(), words.in(child.name()), Optional.of(words.in(region.name()))))
                        .forEach(options::add);
            }
        });
        return options;
    }

    private Option option(String dimension, String code, String group, String groupCode) {
        return new Option(code, words.name(dimension, code), Optional.of(words.name(group, groupCode)));
    }

    private List<Option> plain(String dimension, Iterable<String> codes) {
        var options = new ArrayList<Option>();
        codes.forEach(code -> options.add(new Option(code, words.name(dimension, code), Optional.empty())));
        return options;
    }
}
