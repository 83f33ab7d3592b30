package org.merata.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.merata.analysis.GradeScale;
import org.merata.analysis.GradeScale.Grade;
import org.merata.analysis.Satisfaction;
import org.merata.analysis.WeightRule;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.CalendarDefinition;
import org.merata.definition.CalendarDefinition.DayOff;
import org.merata.definition.CalendarDefinition.Hours;

/** What of {@code /methods} a regulation or an office decides: calendars, the weights of a survey's elements, and the bands of its grades. */
final class MethodsRules {
    /** Published by Bantul for 2023 with an index of 87.28. */
    private static final List<Double> BANTUL = List.of(3.31, 3.35, 3.49, 3.93, 3.45, 3.39, 3.39, 3.76, 3.35);

    /** Element means at which the rule of weights decides the grade. */
    private static final double DECIDING = 3.55;

    private static final double MOST = 4;
    private static final int ELEMENTS = 9;
    private static final int DECIMALS = 2;
    private static final double MINUTES_OF_AN_HOUR = 60;

    private final Wording words;

    MethodsRules(Wording words) {
        this.words = words;
    }

    /** Empty where the home has no calendars, and working days are those from Monday to Friday. */
    List<Panel> calendars() {
        List<CalendarDefinition> all =
                List.copyOf(words.definitions().calendars().values());
        if (all.isEmpty()) {
            return List.of();
        }
        long verified = all.stream().filter(CalendarDefinition::verified).count();
        return List.of(panel(
                "calendars",
                words.say("methods.calendars.title", "n", words.formats().count(all.size())),
                words.say(
                        "methods.calendars.summary",
                        "n",
                        words.formats().count(all.size()),
                        "verified",
                        words.formats().count(verified)),
                List.of("calendar", "offices", "hours", "days_off", "late", "reference", "verified"),
                all.stream().map(this::row).toList()));
    }

    private Row row(CalendarDefinition calendar) {
        return new Row(
                List.of(
                        Cell.of(words.in(calendar.label())),
                        Cell.of(offices(calendar)),
                        Cell.of(String.join(
                                "; ", calendar.hours().stream().map(this::hours).toList())),
                        Cell.of(daysOff(calendar)),
                        Cell.of(late(calendar)),
                        Cell.of(words.in(calendar.source())),
                        Cell.of(words.say(calendar.verified() ? "methods.verified" : "methods.unverified"))),
                Optional.empty());
    }

    private String offices(CalendarDefinition calendar) {
        if (calendar.isForAllOthers()) {
            return words.say("methods.calendars.others");
        }
        List<String> names = Stream.of(
                        calendar.agencyKinds().stream().map(code -> words.name("agency.kind", code)),
                        calendar.agencies().stream().map(code -> words.name("agency", code)),
                        calendar.services().stream().map(code -> words.name("service", code)))
                .flatMap(stream -> stream)
                .toList();
        return words.formats().list(names);
    }

    private String hours(Hours week) {
        int minutes = week.week().values().stream()
                .flatMap(List::stream)
                .mapToInt(CalendarDefinition.Span::minutes)
                .sum();
        return words.say(
                "methods.calendars.week",
                "name",
                words.in(week.name()),
                "hours",
                words.formats().number(minutes / MINUTES_OF_AN_HOUR, minutes % 60 == 0 ? 0 : 1));
    }

    private String daysOff(CalendarDefinition calendar) {
        List<LocalDate> ends = calendar.daysOff().stream()
                .flatMap(day -> Stream.concat(day.days().first().stream(), day.days().last().stream()))
                .toList();
        if (ends.isEmpty()) {
            return words.say("methods.calendars.none");
        }
        return words.say(
                "methods.calendars.days",
                "first",
                year(Collections.min(ends)),
                "last",
                year(Collections.max(ends)),
                "holidays",
                days(calendar, day -> day.kind() == CalendarDefinition.Kind.HOLIDAY),
                "leave",
                days(calendar, day -> day.kind() == CalendarDefinition.Kind.COLLECTIVE_LEAVE));
    }

    /** Days off that were decided or taken back late: each is counted only from the day it was known. */
    private String late(CalendarDefinition calendar) {
        boolean none = calendar.daysOff().stream()
                .allMatch(day -> day.decided().isEmpty() && day.withdrawn().isEmpty());
        if (none) {
            return words.say("methods.calendars.none");
        }
        return words.say(
                "methods.calendars.late",
                "decided",
                days(calendar, day -> day.decided().isPresent()),
                "withdrawn",
                days(calendar, day -> day.withdrawn().isPresent()));
    }

    private static String year(LocalDate day) {
        return Integer.toString(day.getYear());
    }

    private String days(CalendarDefinition calendar, Predicate<DayOff> which) {
        return words.formats()
                .count(calendar.daysOff().stream()
                        .filter(which)
                        .mapToLong(day -> ChronoUnit.DAYS.between(
                                        day.days().first().orElseThrow(),
                                        day.days().last().orElseThrow())
                                + 1)
                        .sum());
    }

    /** The same means under each rule of weights in use. */
    Panel weights() {
        List<Double> deciding = Collections.nCopies(ELEMENTS, DECIDING);
        List<Row> rows = Arrays.stream(WeightRule.values())
                .map(rule -> new Row(
                        List.of(
                                Cell.of(words.say("skm.rule." + rule.name().toLowerCase(Locale.ROOT))),
                                number(index(Collections.nCopies(ELEMENTS, MOST), rule)),
                                graded(index(BANTUL, rule)),
                                graded(index(deciding, rule))),
                        Optional.empty()))
                .toList();
        List<String> grades = Satisfaction.listGrades(deciding, GradeScale.PERMEN_14_2017).stream()
                .sorted(Comparator.naturalOrder())
                .map(Grade::name)
                .toList();
        return Facts.panel(
                "weights",
                words.say("methods.scope"),
                words.say("methods.weights.title"),
                words.say(
                        "methods.weights.summary",
                        "mean",
                        words.formats().number(DECIDING, DECIMALS),
                        "grades",
                        String.join("/", grades)),
                List.of(
                        new Column("rule", words.say("column.rule_of_weights"), false),
                        new Column("most", words.say("column.most_reached"), true),
                        new Column("bantul", words.say("column.bantul"), true),
                        new Column(
                                "deciding",
                                words.say(
                                        "column.all_at", "mean", words.formats().number(DECIDING, DECIMALS)),
                                true)),
                rows);
    }

    private static double index(List<Double> means, WeightRule rule) {
        return Satisfaction.index(means, rule).get();
    }

    private Cell number(double index) {
        return Cell.of(words.formats().number(index, DECIMALS), index);
    }

    private Cell graded(double index) {
        Grade grade = GradeScale.PERMEN_14_2017.grade(index);
        return Cell.of(
                words.say("methods.graded", "index", words.formats().number(index, DECIMALS), "grade", grade.name()),
                index);
    }

    /** The bands of each regulation; the words of the grades are the regulation's. */
    Panel grades() {
        List<Row> rows = List.of(GradeScale.values()).stream()
                .map(scale -> {
                    var cells = new ArrayList<Cell>();
                    cells.add(Cell.of(words.statistic("scale." + scale.name().toLowerCase(Locale.ROOT))));
                    scale.leasts()
                            .forEach(least -> cells.add(Cell.of(words.formats().number(least, DECIMALS), least)));
                    return new Row(cells, Optional.empty());
                })
                .toList();
        var columns = new ArrayList<Column>();
        columns.add(new Column("regulation", words.say("column.regulation"), false));
        for (Grade grade : List.of(Grade.A, Grade.B, Grade.C)) {
            columns.add(new Column(
                    "grade_" + grade.name().toLowerCase(Locale.ROOT),
                    words.say("methods.grade", "grade", grade.name(), "label", words.statistic(grade.phrase())),
                    true));
        }
        return Facts.panel(
                "grades",
                words.say("methods.scope"),
                words.say("methods.grades.title"),
                words.say("methods.grades.summary"),
                columns,
                rows);
    }

    private Panel panel(String id, String title, String summary, List<String> columns, List<Row> rows) {
        return Facts.panel(
                id,
                words.say("methods.scope"),
                title,
                summary,
                columns.stream()
                        .map(column -> new Column(column, words.say("column." + column), false))
                        .toList(),
                rows);
    }
}
