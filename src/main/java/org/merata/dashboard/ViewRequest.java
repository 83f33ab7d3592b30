package org.merata.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.merata.model.Grain;
import org.merata.model.Language;
import org.merata.model.TimeRange;

/**
 * What a reader chose for a page. Holds well-formed choices; whether the page offers them, it says itself. Equal choices have one
 * {@link #canonical()} text, which is the query of the page's URL.
 *
 * @param where one value per dimension; a dimension without one is the whole
 * @param time the calendar time shown; empty for the page's own
 * @param level the level of regions compared; empty for the page's own
 * @param grain the length of the periods shown; empty for the page's own
 * @param measure the measure shown, on pages where it can be chosen; empty for the page's own
 * @param work what is tried or compared, by parameter: {@code shift} on pages of services; {@code regions} side by side; the
 *     {@code order} of regions by advantage; {@code measures}, {@code by}, {@code across} and {@code show} of a table made by the reader; {@code view}, the form in which regions are drawn; on pages of maturity {@code target},
 *     {@code compare}, {@code level.CODE} and {@code effort.CODE}
 */
public record ViewRequest(
        Language language,
        SortedMap<String, String> where,
        Optional<TimeRange> time,
        Optional<String> level,
        Optional<Grain> grain,
        Optional<String> measure,
        SortedMap<String, String> work) {
    /** The dimensions and attributes of dimensions by which a page may be filtered. */
    static final List<String> DIMENSIONS = List.of(
            "region", "region.group", "agency", "agency.kind", "service", "service.sector", "channel", "channel.kind");

    static final String TIME = "time";
    static final String LEVEL = "level";
    static final String GRAIN = "grain";
    static final String MEASURE = "measure";
    static final String TARGET = "target";
    static final String COMPARE = "compare";
    /** The form in which regions are drawn. */
    static final String VIEW = "view";

    /** On the page of a service: the per cent of what is not digital that would move to digital. */
    static final String SHIFT = "shift";

    /** The measure that orders regions by their advantage. */
    static final String ORDER = "order";

    /** Codes of regions shown side by side, never added up; separated by commas, each once, in order. */
    static final String REGIONS = "regions";

    /** On the page of tables made by the reader: what it measures, separated by commas. */
    static final String MEASURES = "measures";

    /** What it is broken down by, besides time; separated by commas. */
    static final String BY = "by";

    /** What stands across. */
    static final String ACROSS = "across";

    /** What stands beside each value: {@code interval}, {@code n}; separated by commas. */
    static final String SHOW = "show";

    private static final List<String> LISTS = List.of(REGIONS, MEASURES, BY, SHOW);

    /** Before the code of an indicator: the level tried, and what a step of it costs. */
    static final String LEVEL_OF = "level.";

    static final String EFFORT_OF = "effort.";

    private static final Pattern OF_AN_INDICATOR = Pattern.compile("(level|effort)\\.[A-Za-z0-9_-]{1,40}");

    public ViewRequest {
        where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
        work = Collections.unmodifiableSortedMap(new TreeMap<>(work));
    }

    /** Nothing chosen. */
    public static ViewRequest of(Language language) {
        return of(language, Map.of());
    }

    /**
     * Reads URL parameters. A parameter without text is a choice of the whole, as a form sends it.
     *
     * @throws ViewRefused for a parameter no page has, or a time or grain that is none
     */
    public static ViewRequest of(Language language, Map<String, String> parameters) {
        var where = new TreeMap<String, String>();
        Optional<TimeRange> time = Optional.empty();
        Optional<Grain> grain = Optional.empty();
        Optional<String> level = Optional.empty();
        Optional<String> measure = Optional.empty();
        var work = new TreeMap<String, String>();
        for (var parameter : new TreeMap<>(parameters).entrySet()) {
            String name = parameter.getKey();
            String value = parameter.getValue().strip();
            boolean ofAnIndicator = OF_AN_INDICATOR.matcher(name).matches();
            if (!ofAnIndicator && !listParameters().contains(name)) {
                throw ViewRefused.unknownParameter(name, value, listParameters());
            }
            if (value.isEmpty()) {
                continue;
            }
            switch (name) {
                case TIME ->
                    time = Optional.of(TimeRange.find(value)
                            .orElseThrow(() -> ViewRefused.unknownValue(
                                    name, value, List.of("2024", "2024-07", "2024-Q3", "2024-01..2025-09"))));
                case GRAIN ->
                    grain = Optional.of(Grain.find(value)
                            .orElseThrow(() -> ViewRefused.unknownValue(
                                    name,
                                    value,
                                    Arrays.stream(Grain.values()).map(Grain::id).toList())));
                case LEVEL -> level = Optional.of(value);
                case MEASURE -> measure = Optional.of(value);
                case REGIONS, MEASURES, BY, SHOW -> listCodes(value).ifPresent(codes -> work.put(name, codes));
                default -> (DIMENSIONS.contains(name) ? where : work).put(name, value);
            }
        }
        return new ViewRequest(language, where, time, level, grain, measure, work);
    }

    /** Equal lists have equal text, in whatever order and however often their codes came; empty where there are none. */
    private static Optional<String> listCodes(String value) {
        String codes = Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        return codes.isEmpty() ? Optional.empty() : Optional.of(codes);
    }

    /** Whether a parameter holds several values, which a form sends one by one. */
    public static boolean holdsSeveral(String parameter) {
        return LISTS.contains(parameter);
    }

    /** Whether a list is too long to be looked over without its groups closed. */
    public static boolean isFoldedByGroup(String parameter) {
        return parameter.equals(MEASURES);
    }

    /** The regions chosen to stand side by side, in the order of their codes. */
    List<String> regions() {
        return several(REGIONS);
    }

    /** The values of a parameter that holds several, in order. */
    List<String> several(String parameter) {
        return Optional.ofNullable(work.get(parameter))
                .map(codes -> List.of(codes.split(",")))
                .orElse(List.of());
    }

    /** The same choices without that of regions side by side. */
    ViewRequest withoutRegions() {
        var less = new TreeMap<>(work);
        less.remove(REGIONS);
        return new ViewRequest(language, where, time, level, grain, measure, less);
    }

    /** Every parameter that some page has. */
    public static List<String> listParameters() {
        var parameters = new ArrayList<>(DIMENSIONS);
        parameters.addAll(List.of(TIME, LEVEL, GRAIN, MEASURE, TARGET, COMPARE, SHIFT, ORDER, REGIONS, VIEW));
        parameters.addAll(List.of(MEASURES, BY, ACROSS, SHOW));
        return parameters;
    }

    /** What was chosen, by parameter, in order. */
    public SortedMap<String, String> chosen() {
        var chosen = new TreeMap<>(where);
        time.ifPresent(range -> chosen.put(TIME, range.code()));
        level.ifPresent(id -> chosen.put(LEVEL, id));
        grain.ifPresent(length -> chosen.put(GRAIN, length.id()));
        measure.ifPresent(id -> chosen.put(MEASURE, id));
        chosen.putAll(work);
        return chosen;
    }

    /** The query of the page's one URL for these choices, without the question mark; empty where nothing was chosen. */
    public String canonical() {
        return chosen().entrySet().stream()
                .map(choice -> choice.getKey() + "=" + encode(choice.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The same choices without something that is tried. */
    ViewRequest without(String parameter) {
        var rest = new TreeMap<>(work);
        rest.remove(parameter);
        return new ViewRequest(language, where, time, level, grain, measure, rest);
    }

    /** Commas stand for themselves: they part the codes of a list. */
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
    }

    /** The same choices with one value of a dimension added or replaced: how a page about one thing asks for its own. */
    ViewRequest with(String dimension, String code) {
        var more = new TreeMap<>(where);
        more.put(dimension, code);
        return new ViewRequest(language, more, time, level, grain, measure, work);
    }
}
