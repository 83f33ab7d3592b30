package org.merata.ingest;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the dates of one column are written, decided from all of them: only a day above 12 tells {@code dd/MM} from {@code MM/dd}. Knows
 * the ways that ingestion can load, and years of two digits as one that it can't unless the source states it.
 */
final class DateTally {
    private static final String TIME = "(?:(?<by>T|,? )(?<hour>\\d{1,2})(?<colon>[:.])(?<minute>\\d{2})"
            + "(?:\\k<colon>(?<second>\\d{2})(?:\\.(?<part>\\d{3}|\\d{6}))?)?"
            + "(?<zone>Z|[+-]\\d{2}:\\d{2}|[+-]\\d{4}|[+-]\\d{2}| ?(?:WIB|WITA|WIT))?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<year>(?:18|19|20|21)\\d{2})(?<sep>[-/.])(?<one>\\d{1,2})\\k<sep>(?<two>\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(?<one>\\d{1,2})(?<sep>[-/. ])(?<two>\\d{1,2}|\\p{L}{3,9}\\.?)\\k<sep>(?<year>(?:18|19|20|21)\\d{2}|\\d{2})"
                    + TIME);
    /**
     * As few dates of the other order as one in this many are mistakes of their own; more are a second way of writing. Likewise as few
     * that tell the order, among those that leave it open, may be mistakes and tell nothing.
     */
    private static final int MISTAKES_ONE_IN = 100;

    /** Ways of writing: which of the first two numbers is the day. */
    private enum Order {
        YEAR_FIRST,
        NAMED_MONTH,
        DAY_AND_MONTH
    }

    /** One value taken apart. {@code rest} is the format of all that follows the date. */
    private record Seen(
            Order order,
            String separator,
            int one,
            int two,
            int year,
            boolean narrow,
            String rest,
            int hour,
            int minute,
            int second,
            boolean readable,
            boolean longName) {
        String layout() {
            return order + separator + rest + (readable ? "" : "?") + (longName ? "L" : "");
        }

        Optional<LocalDateTime> at(boolean dayFirst) {
            boolean monthComesFirst = order == Order.YEAR_FIRST || order == Order.DAY_AND_MONTH && !dayFirst;
            int month = monthComesFirst ? one : two;
            int day = monthComesFirst ? two : one;
            try {
                return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second));
            } catch (DateTimeException noSuchMoment) {
                return Optional.empty();
            }
        }

        String format(boolean dayFirst, boolean anyNarrow) {
            String day = anyNarrow ? "d" : "dd";
            String month = anyNarrow ? "M" : "MM";
            String date =
                    switch (order) {
                        case YEAR_FIRST -> "yyyy" + separator + month + separator + day;
                        case NAMED_MONTH -> day + separator + (longName ? "MMMM" : "MMM") + separator + "yyyy";
                        case DAY_AND_MONTH ->
                            (dayFirst ? day + separator + month : month + separator + day) + separator + "yyyy";
                    };
            return date + rest;
        }
    }

    private static final class Layout {
        private Seen example;
        private long values;
        private boolean narrow;
    }

    private final Map<String, Layout> layouts = new TreeMap<>();
    private long onlyDayFirst;
    private long onlyMonthFirst;
    private long either;
    private long unreadable;
    private long fits;
    private long timed;

    void add(String text, long times) {
        Optional<Seen> parsed = parse(text);
        if (parsed.isEmpty()) {
            return;
        }
        Seen seen = parsed.get();
        boolean dayFirst = seen.at(true).isPresent();
        boolean monthFirst = seen.at(false).isPresent();
        if (!dayFirst && !monthFirst) {
            return;
        }
        fits += times;
        timed += seen.rest().isEmpty() ? 0 : times;
        unreadable += seen.readable() ? 0 : times;
        if (seen.order() == Order.DAY_AND_MONTH) {
            either += dayFirst && monthFirst ? times : 0;
            onlyDayFirst += monthFirst ? 0 : times;
            onlyMonthFirst += dayFirst ? 0 : times;
        }
        Layout layout = layouts.computeIfAbsent(seen.layout(), key -> new Layout());
        layout.example = layout.example == null ? seen : layout.example;
        layout.values += times;
        layout.narrow |= seen.narrow();
    }

    /** Values that are dates which exist, however written. */
    long fits() {
        return fits;
    }

    boolean isTimed() {
        return timed * 2 > fits;
    }

    boolean dayFirst() {
        return onlyDayFirst >= onlyMonthFirst;
    }

    /** How many dates can only be read with the day first, only with the month first, and either way. */
    Map<String, String> counts() {
        return Map.of(
                "day_first", Long.toString(onlyDayFirst),
                "month_first", Long.toString(onlyMonthFirst),
                "either", Long.toString(either));
    }

    /** Why the order of day and month is not decided; empty where it is, or where no date leaves it open. */
    Optional<IngestNotice> openOrder() {
        long fewer = Math.min(onlyDayFirst, onlyMonthFirst);
        long more = Math.max(onlyDayFirst, onlyMonthFirst);
        if (fewer * MISTAKES_ONE_IN > more) {
            return Optional.of(IngestNotice.DAY_AND_MONTH_FIRST);
        }
        return more * MISTAKES_ONE_IN < either ? Optional.of(IngestNotice.DAY_OR_MONTH_FIRST) : Optional.empty();
    }

    List<IngestNotice> doubts() {
        var doubts = new ArrayList<IngestNotice>();
        openOrder().ifPresent(doubts::add);
        if (unreadable > 0) {
            doubts.add(IngestNotice.WRITING_UNREADABLE);
        }
        return doubts;
    }

    /** The formats that read the column, the most frequent first; where that can't be decided, those with the day first. */
    List<String> formats() {
        return formats(dayFirst());
    }

    /** The formats of the other reading, where both are possible; else none. */
    List<String> otherFormats() {
        boolean undecided = doubts().stream().anyMatch(doubt -> doubt != IngestNotice.WRITING_UNREADABLE);
        return undecided ? formats(!dayFirst()) : List.of();
    }

    private List<String> formats(boolean dayFirst) {
        return formats(dayFirst, layout -> true);
    }

    /** The formats of a reading without the dates in which day and month are both numbers. */
    List<String> plainFormats() {
        return formats(true, layout -> layout.example.order() != Order.DAY_AND_MONTH);
    }

    /** The formats of the dates in which day and month are both numbers. */
    List<String> numericFormats(boolean dayFirst) {
        return formats(dayFirst, layout -> layout.example.order() == Order.DAY_AND_MONTH);
    }

    private List<String> formats(boolean dayFirst, Predicate<Layout> wanted) {
        var formats = new LinkedHashSet<String>();
        layouts.values().stream()
                .filter(layout -> layout.example.readable())
                .filter(wanted)
                .sorted((one, other) -> Long.compare(other.values, one.values))
                .forEach(layout -> formats.add(layout.example.format(dayFirst, layout.narrow)));
        return List.copyOf(formats);
    }

    /** The moment as this column is read. */
    Optional<LocalDateTime> read(String text) {
        return parse(text).flatMap(seen -> seen.at(dayFirst()));
    }

    private static Optional<Seen> parse(String text) {
        if (text.length() < 6 || text.length() > 40 || !Character.isDigit(text.charAt(0))) {
            return Optional.empty();
        }
        Matcher matcher = YEAR_FIRST.matcher(text);
        boolean yearFirst = matcher.matches();
        if (!yearFirst) {
            matcher = YEAR_LAST.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
        }
        String two = matcher.group("two");
        boolean named = !Character.isDigit(two.charAt(0));
        Order order = yearFirst ? Order.YEAR_FIRST : named ? Order.NAMED_MONTH : Order.DAY_AND_MONTH;
        int month = named ? MonthNames.find(two) : Integer.parseInt(two);
        if (month == 0) {
            return Optional.empty();
        }
        String year = matcher.group("year");
        return Optional.of(new Seen(
                order,
                matcher.group("sep"),
                Integer.parseInt(matcher.group("one")),
                month,
                year.length() == 2 ? 2000 + Integer.parseInt(year) : Integer.parseInt(year),
                matcher.group("one").length() == 1 || two.length() == 1,
                rest(matcher),
                number(matcher.group("hour")),
                number(matcher.group("minute")),
                number(matcher.group("second")),
                year.length() == 4,
                named && two.length() > 3));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String rest(Matcher matcher) {
        if (matcher.group("hour") == null) {
            return "";
        }
        String colon = matcher.group("colon");
        var rest = new StringBuilder(matcher.group("by").equals("T") ? "'T'" : matcher.group("by"));
        rest.append(matcher.group("hour").length() == 1 ? "H" : "HH")
                .append(colon)
                .append("mm");
        if (matcher.group("second") != null) {
            rest.append(colon).append("ss");
        }
        if (matcher.group("part") != null) {
            rest.append('.').append("S".repeat(matcher.group("part").length()));
        }
        String zone = matcher.group("zone");
        if (zone != null) {
            rest.append(zoneFormat(zone));
        }
        return rest.toString();
    }

    private static String zoneFormat(String zone) {
        if (zone.contains("W")) {
            return zone.startsWith(" ") ? " z" : "z";
        }
        return zone.equals("Z") || zone.contains(":") ? "XXX" : zone.length() == 3 ? "X" : "XX";
    }
}
