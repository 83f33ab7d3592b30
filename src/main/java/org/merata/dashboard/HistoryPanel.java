package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Entity;
import org.merata.model.Period;
import org.merata.model.Status;

/** An entity's index through the editions of a framework. Each edition is a line of its own: no line joins what is not on one scale. */
final class HistoryPanel {
    private static final List<Role> ROLES = List.of(Role.MAIN, Role.SECOND, Role.BEFORE);

    private final Wording words;
    private final Assessments assessments;
    private final MaturityFurniture furniture;

    HistoryPanel(Wording words, Assessments assessments) {
        this.words = words;
        this.assessments = assessments;
        this.furniture = new MaturityFurniture(words);
    }

    private record Edition(FrameworkDefinition framework, List<Standing> standings) {}

    /** @return empty where there are not two periods to look at */
    Optional<Panel> of(Round round, Entity entity) {
        List<Edition> editions = editions(round.framework()).stream()
                .map(framework -> new Edition(framework, standings(framework, entity, round.synthetic())))
                .filter(edition -> !edition.standings().isEmpty())
                .toList();
        List<Period> periods = editions.stream()
                .flatMap(edition -> edition.standings().stream())
                .map(standing -> standing.assessment().period())
                .distinct()
                .sorted()
                .toList();
        return periods.size() < 2 ? Optional.empty() : Optional.of(panel(round, editions, periods));
    }

    /** The framework and those it follows, the earliest first. */
    private List<FrameworkDefinition> editions(FrameworkDefinition last) {
        var editions = new ArrayList<FrameworkDefinition>();
        Set<String> seen = new HashSet<>();
        Optional<FrameworkDefinition> next = Optional.of(last);
        while (next.isPresent() && seen.add(next.get().id())) {
            editions.add(0, next.get());
            next = next.get().follows().flatMap(words.definitions()::findFramework);
        }
        return editions;
    }

    /** All made up or none: the one must not be read as what came of the other. */
    private List<Standing> standings(FrameworkDefinition framework, Entity entity, boolean synthetic) {
        return assessments.standings(framework, entity).stream()
                .filter(standing -> standing.assessment().synthetic() == synthetic)
                .filter(standing -> standing.assessed().index().isPresent())
                .sorted(Comparator.comparing(
                        (Standing standing) -> standing.assessment().period()))
                .toList();
    }

    private Panel panel(Round round, List<Edition> editions, List<Period> periods) {
        String title = title(editions);
        String summary = summary(editions);
        var series = new ArrayList<Series>();
        for (int i = 0; i < editions.size(); i++) {
            Role role = ROLES.get(Math.min(i, ROLES.size() - 1));
            series.add(series(editions.get(editions.size() - 1 - i), periods, role));
        }
        var chart = new ChartSpec(
                "history",
                ChartSpec.Kind.LINE,
                title,
                words.in(round.framework().name()),
                summary,
                new Axis(
                        words.say("column.period"),
                        periods.stream().map(words::shortPeriod).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                new IndexAxis(words, round.framework()).ofIndex(),
                series,
                List.of(),
                List.of(),
                List.of(),
                furniture.watermark(round.synthetic()));
        return furniture.panel(chart, table(editions, title), note(editions), round);
    }

    private Optional<String> note(List<Edition> editions) {
        return editions.size() < 2 ? Optional.empty() : Optional.of(words.say("history.break"));
    }

    /** Only within the last edition: what lies before it is not on its scale. */
    private String title(List<Edition> editions) {
        Edition last = editions.get(editions.size() - 1);
        List<Standing> standings = last.standings();
        if (standings.size() < 2) {
            return words.say(
                    "history.title.first",
                    "framework",
                    words.in(last.framework().name()));
        }
        var numbers = new IndexAxis(words, last.framework());
        BigDecimal first = standings.get(0).assessed().published().orElseThrow();
        BigDecimal now =
                standings.get(standings.size() - 1).assessed().published().orElseThrow();
        int compared = now.compareTo(first);
        if (compared == 0) {
            return words.say("history.title.same", "now", numbers.index(now));
        }
        return words.say(
                compared > 0 ? "history.title.rose" : "history.title.fell",
                "first",
                numbers.index(first),
                "now",
                numbers.index(now),
                "from",
                words.period(standings.get(0).assessment().period()),
                "to",
                words.period(standings.get(standings.size() - 1).assessment().period()));
    }

    private String summary(List<Edition> editions) {
        List<String> parts = editions.stream()
                .map(edition -> words.say(
                        "history.edition",
                        "framework",
                        words.in(edition.framework().name()),
                        "n",
                        words.formats().count(edition.standings().size())))
                .toList();
        return words.say("history.summary", "editions", words.formats().list(parts));
    }

    private Series series(Edition edition, List<Period> periods, Role role) {
        var numbers = new IndexAxis(words, edition.framework());
        List<Point> points = periods.stream()
                .map(period -> {
                    Optional<BigDecimal> index = edition.standings().stream()
                            .filter(standing -> standing.assessment().period().equals(period))
                            .findFirst()
                            .flatMap(standing -> standing.assessed().published());
                    return new Point(
                            period.code(),
                            words.period(period),
                            index.map(value -> OptionalDouble.of(value.doubleValue()))
                                    .orElse(OptionalDouble.empty()),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            index.isPresent() ? Status.OBSERVED : Status.NOT_APPLICABLE,
                            index.map(numbers::index).orElseGet(() -> words.status(Status.NOT_APPLICABLE)),
                            Signal.NONE,
                            Optional.empty());
                })
                .toList();
        return new Series(edition.framework().id(), words.in(edition.framework().name()), role, points);
    }

    private TableSpec table(List<Edition> editions, String caption) {
        var rows = new ArrayList<Row>();
        for (Edition edition : editions) {
            var numbers = new IndexAxis(words, edition.framework());
            for (Standing standing : edition.standings()) {
                BigDecimal index = standing.assessed().published().orElseThrow();
                rows.add(new Row(
                        List.of(
                                Cell.of(words.period(standing.assessment().period())),
                                Cell.of(words.in(edition.framework().name())),
                                Cell.of(numbers.index(index), index.doubleValue()),
                                Cell.of(standing.assessed()
                                        .band()
                                        .map(band -> words.in(band.name()))
                                        .orElse("\u2013"))),
                        Optional.of(EntityWords.path(
                                        edition.framework().id(),
                                        standing.assessment().entity())
                                + "?time=" + standing.assessment().period().code())));
            }
        }
        return new TableSpec(
                caption,
                List.of(
                        new Column("period", words.say("column.period"), false),
                        new Column("framework", words.say("column.framework"), false),
                        new Column("index", words.say("index.whole"), true),
                        new Column("band", words.say("column.band"), false)),
                rows);
    }
}
