package org.merata;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.merata.dashboard.FrozenPages;
import org.merata.dashboard.Pages;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.disclosure.Gate;
import org.merata.measure.Measures;
import org.merata.publish.Release;
import org.merata.publish.Releases;
import org.merata.warehouse.PublishedVersion;

/**
 * Releases that are asked again, each opened read-only by its own definitions when first asked for; the few asked last stay open. Safe for
 * several threads.
 */
public final class FrozenReleases implements FrozenPages, AutoCloseable {
    private static final int MOST_OPEN = 2;

    private final Releases releases;
    private final Map<String, Held> open = new LinkedHashMap<>(4, 0.75f, true);

    public FrozenReleases(Releases releases) {
        this.releases = releases;
    }

    private static final class Held {
        private final PublishedVersion version;
        private final Pages pages;
        private int readers;
        private boolean retired;

        private Held(PublishedVersion version, Pages pages) {
            this.version = version;
            this.pages = pages;
        }
    }

    @Override
    public Optional<Release> find(String release) {
        return releases.find(release);
    }

    @Override
    public <T> Optional<T> read(Release release, Function<Pages, T> reading) {
        Optional<Held> taken = take(release);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(taken.get().pages));
        } finally {
            giveBack(taken.get());
        }
    }

    private synchronized Optional<Held> take(Release release) {
        Optional<Releases.Frozen> frozen = releases.findFrozen(release);
        if (frozen.isEmpty()) {
            Optional.ofNullable(open.remove(release.id())).ifPresent(FrozenReleases::retire);
            return Optional.empty();
        }
        Held held = open.computeIfAbsent(release.id(), id -> open(release, frozen.get()));
        held.readers++;
        List<String> least = new ArrayList<>(open.keySet());
        least.subList(0, Math.max(0, least.size() - MOST_OPEN)).forEach(id -> retire(open.remove(id)));
        return Optional.of(held);
    }

    private static Held open(Release release, Releases.Frozen frozen) {
        Definitions definitions = DefinitionFolder.read(frozen.home()).definitions();
        PublishedVersion version = PublishedVersion.open(frozen.published());
        var gate = new Gate(definitions, new Measures(definitions, version));
        var clock = Clock.fixed(release.publishedAt(), definitions.country().zone());
        return new Held(
                version, new Pages(definitions, version.reference(), gate, PublishedQuality.of(version), clock));
    }

    private synchronized void giveBack(Held held) {
        held.readers--;
        closeIfUnused(held);
    }

    private static void retire(Held held) {
        held.retired = true;
        closeIfUnused(held);
    }

    private static void closeIfUnused(Held held) {
        if (held.retired && held.readers == 0) {
            held.version.close();
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(FrozenReleases::retire);
        open.clear();
    }
}
