package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.merata.analysis.Decomposition;
import org.merata.analysis.Decomposition.Group;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.RegionalValue;
import org.merata.analysis.RegionalValues;
import org.merata.analysis.Result;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.model.Region;
import org.merata.model.Status;

/** How much of the inequality lies between groups of regions and how much within them, by Theil's index: exact, over whole years and now. */
final class GapGroupsPanel {
    private final GapFrame frame;
    private final Wording words;
    private final RegionalGap gap;

    GapGroupsPanel(GapFrame frame) {
        this.frame = frame;
        this.words = frame.words();
        this.gap = frame.gap();
    }

    /** Regions of the map's level by their groups, such as those of islands; lower ones by the region of the map they lie in. */
    Optional<Panel> of() {
        boolean ofMap = gap.level().equals(words.definitions().country().mapLevel());
        return decompose(gap.now())
                .value()
                .filter(now -> now.total() > 0 && now.groups().size() > 1)
                .map(now -> panel(now, ofMap));
    }

    private Result<Decomposition> decompose(RegionalValues regions) {
        return Decomposition.of(InequalityIndex.THEIL, grouped(regions));
    }

    private RegionalValues grouped(RegionalValues regions) {
        List<RegionalValue> values = regions.values().stream()
                .map(region -> group(region.code()).map(region::in).orElse(region))
                .toList();
        return new RegionalValues(values, regions.nation(), regions.leftOut());
    }

    private Optional<String> group(String code) {
        String mapLevel = words.definitions().country().mapLevel();
        Optional<Region> region = words.reference().findRegion(code);
        if (gap.level().equals(mapLevel)) {
            return region.flatMap(Region::group);
        }
        return region.flatMap(found -> words.reference().listWithAncestors(found).stream()
                .filter(one -> one.level().equals(mapLevel))
                .map(Region::code)
                .findFirst());
    }

    private String groupName(String code, boolean ofMap) {
        return words.name(ofMap ? "region.group" : "region", code);
    }

    private String groups(boolean ofMap) {
        return ofMap
                ? words.plural("region.group", Optional.empty())
                : words.plural(
                        "region", Optional.of(words.definitions().country().mapLevel()));
    }

    private Panel panel(Decomposition now, boolean ofMap) {
        String between = words.formats().share(now.between() / now.total(), 0);
        String title = words.say("groups.title", "share", between, "things", frame.things(), "groups", groups(ofMap));
        Group low = now.groups().stream()
                .min(Comparator.comparingDouble(Group::mean))
                .orElseThrow();
        Group high = now.groups().stream()
                .max(Comparator.comparingDouble(Group::mean))
                .orElseThrow();
        Group uneven = now.groups().stream()
                .max(Comparator.comparingDouble(Group::within))
                .orElseThrow();
        String summary = words.say(
                        "groups.summary",
                        "measure",
                        frame.label(),
                        "period",
                        frame.period(),
                        "high",
                        groupName(high.code(), ofMap),
                        "high_value",
                        words.value(gap.measure(), high.mean()),
                        "low",
                        groupName(low.code(), ofMap),
                        "low_value",
                        words.value(gap.measure(), low.mean()))
                + (uneven.within() > 0
                        ? " "
                                + words.say(
                                        "groups.within",
                                        "name",
                                        groupName(uneven.code(), ofMap),
                                        "share",
                                        words.formats().share(uneven.within() / now.total(), 0))
                        : "");
        var notes = new ArrayList<>(frame.leftOut());
        notes.add(words.say("groups.note"));
        return frame.panel("groups", title, summary, chart(title, summary), table(now, ofMap, title), notes)
                .using("theil");
    }

    private Optional<ChartSpec> chart(String title, String summary) {
        List<Result<Decomposition>> years =
                gap.byYear().stream().map(this::decompose).toList();
        boolean any = years.stream().anyMatch(year -> year.value().isPresent());
        if (!any || years.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new ChartSpec(
                "groups",
                Kind.STACKED_SHARE,
                title,
                frame.scope(),
                summary,
                new TimeChart(words).periods(gap.years()),
                PlainAxis.ofShares(words, words.say("groups.axis")),
                List.of(
                        series("between", Role.CHANNEL_DIGITAL, years, Decomposition::between),
                        series("within", Role.CHANNEL_OTHER, years, Decomposition::within)),
                List.of(),
                List.of(),
                Breaks.withMarks(words, List.of(gap.measure()), gap.years(), List.of()),
                frame.watermark()));
    }

    private Series series(
            String id, Role role, List<Result<Decomposition>> years, ToDoubleFunction<Decomposition> part) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < years.size(); i++) {
            OptionalDouble share = share(years.get(i), part);
            points.add(new Point(
                    gap.years().get(i).code(),
                    words.period(gap.years().get(i)),
                    share,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    share.isPresent() ? Status.OBSERVED : Status.NOT_PROVIDED,
                    written(share),
                    Signal.NONE,
                    Optional.empty()));
        }
        return new Series(id, part(id), role, points);
    }

    private String part(String id) {
        return words.say(id.equals("between") ? "groups.between" : "groups.within.all");
    }

    private static OptionalDouble share(Result<Decomposition> year, ToDoubleFunction<Decomposition> part) {
        return year.value()
                .filter(found -> found.total() > 0)
                .map(found -> OptionalDouble.of(Math.max(0, part.applyAsDouble(found)) / found.total()))
                .orElse(OptionalDouble.empty());
    }

    private String written(OptionalDouble share) {
        return share.isPresent() ? words.formats().share(share.getAsDouble(), 0) : "\u2013";
    }

    private TableSpec table(Decomposition now, boolean ofMap, String caption) {
        var columns = new ArrayList<>(List.of(
                new Column("group", words.say(ofMap ? "column.group" : "column.map_region"), false),
                new Column("regions", words.say("column.regions"), true),
                new Column("mean", words.say("column.group_mean"), true),
                new Column("population_share", words.say("column.population_share"), true),
                new Column("theil", words.say("column.own_theil"), true),
                new Column("within", words.say("groups.within_share"), true),
                new Column("between", words.say("groups.between_share"), true)));
        gap.years().forEach(year -> columns.add(new Column("y" + year.code(), words.period(year), true)));
        var rows = new ArrayList<Row>();
        now.groups().stream()
                .sorted(Comparator.comparingDouble(Group::mean).reversed())
                .map(group -> row(group, now, ofMap))
                .forEach(rows::add);
        rows.add(total("between", Decomposition::between, now));
        rows.add(total("within", Decomposition::within, now));
        return new TableSpec(caption, columns, rows);
    }

    private Row row(Group group, Decomposition now, boolean ofMap) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(groupName(group.code(), ofMap)));
        cells.add(Cell.of(words.formats().count(group.regions()), group.regions()));
        cells.add(Cell.of(words.value(gap.measure(), group.mean()), group.mean()));
        cells.add(Cell.of(words.formats().share(group.populationShare(), 1), group.populationShare()));
        cells.add(Cell.of(words.formats().number(group.inequality(), 4), group.inequality()));
        cells.add(part(group.within() / now.total()));
        cells.add(part(between(group, now) / now.total()));
        gap.years().forEach(year -> cells.add(GapFrame.none()));
        return new Row(cells, ofMap ? Optional.empty() : frame.path(group.code()));
    }

    private Row total(String part, ToDoubleFunction<Decomposition> value, Decomposition now) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(part(part)));
        for (int i = 1; i < 5; i++) {
            cells.add(GapFrame.none());
        }
        Cell own = part(value.applyAsDouble(now) / now.total());
        cells.add(part.equals("within") ? own : GapFrame.none());
        cells.add(part.equals("between") ? own : GapFrame.none());
        for (RegionalValues regions : gap.byYear()) {
            OptionalDouble share = share(decompose(regions), value);
            cells.add(share.isPresent() ? Cell.of(written(share), share.getAsDouble()) : GapFrame.none());
        }
        return new Row(cells, Optional.empty());
    }

    private Cell part(double share) {
        return Cell.of(words.formats().share(share, 0), share);
    }

    /**
     * A group's part of what lies between groups, never below zero: its share of the people times r ln r - r + 1, r its mean over that of all. The
     * parts add up to the same sum, as the mean of r over people is 1.
     */
    private static double between(Group group, Decomposition now) {
        double mean = now.groups().stream()
                .mapToDouble(one -> one.populationShare() * one.mean())
                .sum();
        double ratio = group.mean() / mean;
        double distance = ratio == 0 ? 1 : ratio * Math.log(ratio) - ratio + 1;
        return group.populationShare() * distance;
    }
}
