package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.NestedDecomposition;
import org.merata.analysis.NestedDecomposition.Node;
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
import org.merata.definition.CountryDefinition;
import org.merata.model.Region;
import org.merata.model.Status;

/**
 * How much of the inequality between regions below the map's level lies between groups of the map's regions, between these within a group, and
 * within them, by Theil's index: exact, now and in whole years.
 */
final class GapNestedPanel {
    private static final List<Role> ROLES = List.of(Role.CHANNEL_DIGITAL, Role.CHANNEL_ASSISTED, Role.CHANNEL_OTHER);

    private final GapFrame frame;
    private final Wording words;
    private final RegionalGap gap;

    /** The levels that regions are grouped by, below their groups: from the map's level down to the one above the gap's. */
    private final List<String> levels;

    GapNestedPanel(GapFrame frame) {
        this.frame = frame;
        this.words = frame.words();
        this.gap = frame.gap();
        CountryDefinition country = words.definitions().country();
        List<String> all =
                country.levels().stream().map(CountryDefinition.Level::id).toList();
        int from = all.indexOf(country.mapLevel());
        int to = all.indexOf(gap.level());
        this.levels = from < to ? all.subList(from, to) : List.of();
    }

    /** Empty at the map's level and above it, and where the map's regions have no groups. */
    Optional<Panel> of() {
        if (levels.isEmpty() || levels.size() + 2 > ROLES.size()) {
            return Optional.empty();
        }
        return decompose(gap.now())
                .value()
                .filter(now -> now.total() > 0 && now.nodes().get(0).children() > 1)
                .map(this::panel);
    }

    private Result<NestedDecomposition> decompose(RegionalValues regions) {
        Map<String, List<String>> paths = new HashMap<>();
        for (RegionalValue region : regions.values()) {
            paths.put(region.code(), path(region.code()));
        }
        return NestedDecomposition.of(InequalityIndex.THEIL, regions, paths);
    }

    private List<String> path(String code) {
        Map<String, Region> above = words.reference().findRegion(code).stream()
                .flatMap(region -> words.reference().listWithAncestors(region).stream())
                .collect(Collectors.toMap(Region::level, region -> region));
        var path = new ArrayList<String>();
        Optional.ofNullable(above.get(levels.get(0))).flatMap(Region::group).ifPresent(path::add);
        levels.forEach(
                level -> Optional.ofNullable(above.get(level)).map(Region::code).ifPresent(path::add));
        return path;
    }

    private Panel panel(NestedDecomposition now) {
        List<String> shares = shares(now);
        String title = words.say(
                "nested.title",
                "things",
                frame.things(),
                "groups",
                groups(),
                "between",
                shares.get(0),
                "middle",
                shares.get(1),
                "within",
                shares.get(2),
                "regions",
                regions());
        Node most = now.nodes().stream()
                .filter(node -> !node.path().isEmpty())
                .max(Comparator.comparingDouble(Node::adds))
                .orElseThrow();
        String summary = words.say(
                "nested.summary",
                "measure",
                frame.label(),
                "period",
                frame.period(),
                "things",
                frame.things(),
                "n",
                words.formats().count(gap.now().values().size()),
                "name",
                name(most.path()),
                "share",
                share(most.adds() / now.total()));
        var notes = new ArrayList<>(frame.leftOut());
        notes.add(words.say("nested.note"));
        return frame.panel("nested", title, summary, chart(title, summary), table(now, title), notes)
                .using("theil");
    }

    private String groups() {
        return words.plural("region.group", Optional.empty());
    }

    /** What the regions of the map are called together. */
    private String regions() {
        return words.plural("region", Optional.of(levels.get(0)));
    }

    private String name(List<String> path) {
        String last = path.get(path.size() - 1);
        return words.name(path.size() == 1 ? "region.group" : "region", last);
    }

    private String share(double share) {
        return words.formats().share(share, 0);
    }

    private List<String> shares(NestedDecomposition found) {
        return found.levels().stream().map(adds -> share(adds / found.total())).toList();
    }

    /** The words for each level, from the top. */
    private List<String> labels() {
        return List.of(
                words.say("nested.between", "groups", groups()),
                words.say("nested.middle", "groups", groups(), "regions", regions()),
                words.say("nested.within", "things", frame.things(), "regions", regions()));
    }

    private Optional<ChartSpec> chart(String title, String summary) {
        List<Result<NestedDecomposition>> years =
                gap.byYear().stream().map(this::decompose).toList();
        long known = years.stream().filter(year -> year.value().isPresent()).count();
        if (known < 2) {
            return Optional.empty();
        }
        var series = new ArrayList<Series>();
        for (int level = 0; level < ROLES.size(); level++) {
            series.add(new Series("level" + level, labels().get(level), ROLES.get(level), points(years, level)));
        }
        return Optional.of(new ChartSpec(
                "nested",
                Kind.STACKED_SHARE,
                title,
                frame.scope(),
                summary,
                new TimeChart(words).periods(gap.years()),
                PlainAxis.ofShares(words, words.say("groups.axis")),
                series,
                List.of(),
                List.of(),
                List.of(),
                frame.watermark()));
    }

    private List<Point> points(List<Result<NestedDecomposition>> years, int level) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < years.size(); i++) {
            OptionalDouble share = years.get(i)
                    .value()
                    .filter(found -> found.total() > 0)
                    .map(found -> OptionalDouble.of(found.levels().get(level) / found.total()))
                    .orElse(OptionalDouble.empty());
            points.add(new Point(
                    gap.years().get(i).code(),
                    words.period(gap.years().get(i)),
                    share,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    share.isPresent() ? Status.OBSERVED : Status.NOT_PROVIDED,
                    share.isPresent() ? share(share.getAsDouble()) : "\u2013",
                    Signal.NONE,
                    Optional.empty()));
        }
        return points;
    }

    /** The levels first, then each group and what is directly below it, in the order of the tree. */
    private TableSpec table(NestedDecomposition now, String caption) {
        var columns = List.of(
                new Column("group", words.say("nested.column"), false),
                new Column("below", words.say("nested.column.below"), true),
                new Column("population_share", words.say("column.population_share"), true),
                new Column("mean", words.say("column.group_mean"), true),
                new Column("theil", words.say("column.own_theil"), true),
                new Column("adds", words.say("nested.column.adds"), true));
        var rows = new ArrayList<Row>();
        for (int level = 0; level < now.levels().size(); level++) {
            rows.add(new Row(
                    List.of(
                            Cell.of(labels().get(level)),
                            GapFrame.none(),
                            GapFrame.none(),
                            GapFrame.none(),
                            GapFrame.none(),
                            adds(now.levels().get(level) / now.total())),
                    Optional.empty()));
        }
        now.nodes().stream()
                .filter(node -> !node.path().isEmpty())
                .map(node -> row(node, now))
                .forEach(rows::add);
        return new TableSpec(caption, columns, rows);
    }

    private Row row(Node node, NestedDecomposition now) {
        boolean group = node.path().size() == 1;
        String code = node.path().get(node.path().size() - 1);
        return new Row(
                List.of(
                        Cell.of(
                                group
                                        ? name(node.path())
                                        : words.say(
                                                "nested.name",
                                                "group",
                                                name(node.path().subList(0, 1)),
                                                "name",
                                                name(node.path()))),
                        Cell.of(words.formats().count(node.children()), node.children()),
                        Cell.of(words.formats().share(node.populationShare(), 1), node.populationShare()),
                        Cell.of(words.value(gap.measure(), node.mean()), node.mean()),
                        Cell.of(words.formats().number(node.inequality(), 4), node.inequality()),
                        adds(node.adds() / now.total())),
                group ? Optional.empty() : frame.path(code));
    }

    private Cell adds(double share) {
        return Cell.of(words.formats().share(share, 1), share);
    }
}
