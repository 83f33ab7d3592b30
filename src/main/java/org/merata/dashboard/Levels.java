package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import org.merata.dashboard.TilePanels.Frame;
import org.merata.definition.DashboardDefinition.Tile;
import org.merata.model.Region;

/** Which level of regions a tile compares. */
final class Levels {
    private Levels() {}

    /** The level compared: the reader's choice where the page offers one, else the tile's, else the map's; below the region chosen. */
    static Optional<String> of(Wording words, Tile tile, Frame frame) {
        if (!tile.by().orElse("region").equals("region")) {
            return Optional.empty();
        }
        String level = frame.level()
                .or(tile::level)
                .orElse(words.definitions().country().mapLevel());
        Optional<Region> chosen =
                Optional.ofNullable(frame.where().get("region")).flatMap(words.reference()::findRegion);
        boolean below = chosen.map(region -> rank(words, level) > rank(words, region.level()))
                .orElse(true);
        return Optional.of(
                below
                        ? level
                        : childLevel(words, chosen.orElseThrow())
                                .orElse(chosen.get().level()));
    }

    private static int rank(Wording words, String level) {
        List<String> levels = words.definitions().country().levels().stream()
                .map(one -> one.id())
                .toList();
        return levels.indexOf(level);
    }

    private static Optional<String> childLevel(Wording words, Region region) {
        return words.reference().listChildren(region).stream()
                .map(Region::level)
                .findFirst();
    }
}
