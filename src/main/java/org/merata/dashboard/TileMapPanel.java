package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Tile;
import org.merata.dashboard.ChartSpec.Tiles;
import org.merata.dashboard.Compared.Item;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Region;

/** All regions of a level as a tile grid or on a map: where is it high, where is it low, and where is it not known. */
final class TileMapPanel {
    private static final Axis NONE = new Axis("", List.of(), OptionalDouble.empty(), OptionalDouble.empty(), List.of());

    private final Furniture furniture;
    private final Wording words;
    private final Optional<RegionMap> onMap;

    /** @param onMap where the regions lie; empty for the tile grid */
    TileMapPanel(Furniture furniture, Optional<RegionMap> onMap) {
        this.onMap = onMap;
        this.furniture = furniture;
        this.words = furniture.words();
    }

    /** Regions without a place on grid or map stand in the table only. */
    Panel of(Subject subject, Compared compared, Optional<Figure> whole, MapClasses classes) {
        MeasureDefinition measure = subject.measure();
        Against against = new Against(whole);
        var sentences = new CompareSentences(words, subject, compared, against);
        var groups = new GroupSentences(words, measure, compared);
        String title = groups.title().orElseGet(sentences::extremesTitle);
        String summary = groups.summary()
                .map(found -> sentences
                        .missing()
                        .map(missing -> found + " " + missing)
                        .orElse(found))
                .orElseGet(sentences::summary);
        String scope = sentences.scope();
        List<Tile> tiles = tiles(measure, compared, classes);
        Optional<ChartSpec> chart = tiles.isEmpty() || !MapClasses.mayBeMapped(measure)
                ? Optional.empty()
                : Optional.of(new ChartSpec(
                        subject.id(),
                        onMap.isPresent() ? ChartSpec.Kind.AREA_MAP : ChartSpec.Kind.TILE_MAP,
                        title,
                        scope,
                        summary,
                        NONE,
                        NONE,
                        List.of(new Series(
                                "value", words.label(measure), Role.MAIN, points(measure, compared, against))),
                        List.of(),
                        List.of(),
                        List.of(),
                        furniture.watermark(subject.answers()),
                        Optional.of(layout(new Tiles(
                                1 + tiles.stream().mapToInt(Tile::column).max().orElse(0),
                                1 + tiles.stream().mapToInt(Tile::row).max().orElse(0),
                                classes.labels(words, measure),
                                tiles)))));
        return new Panel(
                subject.id(),
                title,
                scope,
                summary,
                Optional.empty(),
                chart,
                new CompareTable(words).of(subject, compared, against, Optional.empty()),
                furniture.statuses(
                        compared.all().stream().map(Item::figure).toList(), subject.answers(), List.of(measure)),
                furniture.source(subject.answers()),
                furniture.definitions(List.of(measure)),
                note(subject),
                subject.answers());
    }

    private ChartSpec.Layout layout(Tiles tiles) {
        return onMap.<ChartSpec.Layout>map(map -> new ChartSpec.Areas(tiles, map.areas()))
                .orElse(tiles);
    }

    private Optional<String> note(Subject subject) {
        if (!MapClasses.mayBeMapped(subject.measure())) {
            return Optional.of(words.say("map.counts"));
        }
        String note = subject.note().map(text -> words.in(text) + " ").orElse("") + words.say("map.breaks");
        return Optional.of(
                onMap.map(map -> note + " " + new MapWords(words).of(map)).orElse(note));
    }

    private List<Tile> tiles(MeasureDefinition measure, Compared compared, MapClasses classes) {
        Scale scale = Scale.of(
                words, measure, compared.shown().stream().map(Item::value).toList());
        var tiles = new ArrayList<Tile>();
        for (Item item : compared.all()) {
            Optional<Region.Tile> place = words.reference()
                    .findRegion(item.code())
                    .flatMap(region -> region.tile().or(() -> onMap.map(any -> new Region.Tile(0, 0, region.code()))));
            place.ifPresent(at -> tiles.add(new Tile(
                    item.code(),
                    at.column(),
                    at.row(),
                    at.letters(),
                    item.figure().value().isPresent() ? scale.number(words, measure, item.value()) : "",
                    classes.classOf(item.figure().value()))));
        }
        return tiles;
    }

    private List<Point> points(MeasureDefinition measure, Compared compared, Against against) {
        return compared.all().stream()
                .map(item -> new Point(
                        item.code(),
                        item.name(),
                        item.figure().value(),
                        RankedPanel.lower(item.figure()),
                        RankedPanel.upper(item.figure()),
                        item.figure().status(),
                        words.marked(measure, item.figure()),
                        against.signal(item.figure()),
                        words.path(compared.dimension(), item.code())))
                .toList();
    }
}
