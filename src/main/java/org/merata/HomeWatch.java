package org.merata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.merata.model.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second whether another version was published and, if asked to, whether a definition was edited. Looking is cheaper to trust
 * than file events, which get lost on network drives and in containers. Of each version it has the first pages made before readers ask.
 */
final class HomeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HomeWatch.class);
    private static final long PAUSE_MILLISECONDS = 1_000;

    private final Merata merata;
    private final Path home;
    private final boolean definitionsToo;
    private final Consumer<List<Notice>> edited;
    private final Thread thread;
    private String seen;

    private HomeWatch(Merata merata, Path home, boolean definitionsToo, Consumer<List<Notice>> edited) {
        this.merata = merata;
        this.home = home;
        this.definitionsToo = definitionsToo;
        this.edited = edited;
        this.seen = definitionsToo ? fingerprint() : "";
        this.thread = new Thread(this::watch, "merata-watch");
        this.thread.setDaemon(true);
    }

    /** @param edited told of each edit: what is wrong with it, or nothing where it was taken */
    static HomeWatch of(Merata merata, Path home, boolean definitionsToo, Consumer<List<Notice>> edited) {
        return new HomeWatch(merata, home, definitionsToo, edited);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        warm();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(PAUSE_MILLISECONDS);
                look();
            } catch (InterruptedException closed) {
                return;
            } catch (RuntimeException failure) {
                LOG.error("looking for changes failed; trying again", failure);
            }
        }
    }

    private void warm() {
        try {
            merata.warm();
        } catch (RuntimeException failure) {
            // a reader of the page will be told; the home is watched all the same
            LOG.error("making the first pages failed", failure);
        }
    }

    private void look() {
        if (merata.followPublished()) {
            warm();
        }
        if (definitionsToo) {
            String now = fingerprint();
            if (!now.equals(seen)) {
                seen = now;
                edited.accept(merata.takeEdit());
            }
        }
    }

    /** Name, size and time of every definition: another text where any of them changed. */
    private String fingerprint() {
        var text = new StringBuilder();
        for (String folder : List.of("dashboards", "data")) {
            if (!Files.isDirectory(home.resolve(folder))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(home.resolve(folder), 2)) {
                for (Path file : files.filter(HomeWatch::isDefinition).sorted().toList()) {
                    text.append(file)
                            .append(Files.size(file))
                            .append(Files.getLastModifiedTime(file))
                            .append('\n');
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("looking at " + home.resolve(folder), failure);
            }
        }
        return text.toString();
    }

    private static boolean isDefinition(Path path) {
        String name = path.toString();
        return name.endsWith(".yaml") || path.getParent().endsWith("boundaries") && name.endsWith("json");
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
