package org.merata.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The releases of a home, as they lie in its folder: a new one is seen without a restart, and what was seen once never changes. Safe for
 * several threads.
 */
public final class Releases {
    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    static final String FROZEN = "frozen";
    private static final String LATEST = "latest";
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.\\*)?");

    private final Path folder;
    private final Map<String, Release> read = new ConcurrentHashMap<>();
    private final Set<String> damaged = ConcurrentHashMap.newKeySet();

    private Releases(Path folder) {
        this.folder = folder;
    }

    /** @param folder with a folder for each release; it need not be there yet */
    public static Releases open(Path folder) {
        return new Releases(folder);
    }

    /** A dataset in the newest release that holds it in this version. */
    public record Found(Release release, ReleasedDataset dataset) {}

    /**
     * What a release keeps, never served, so that any question can be asked of it again.
     *
     * @param published the file of the published version
     * @param home a home with the definitions of that day and nothing else
     */
    public record Frozen(Path published, Path home) {}

    /** All releases, the newest first. */
    public List<Release> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(Release::isId)
                    .filter(id -> Files.isRegularFile(folder(id).resolve(ReleaseJson.FILE)))
                    .sorted(Release.BY_ID.reversed())
                    .flatMap(id -> findReadable(id).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into the releases " + folder, e);
        }
    }

    /** One that is damaged is told in the log, once, and the others stand. */
    private Optional<Release> findReadable(String id) {
        Release known = read.get(id);
        if (known != null || damaged.contains(id)) {
            return Optional.ofNullable(known);
        }
        try {
            Release found = ReleaseJson.readRelease(folder(id).resolve(ReleaseJson.FILE));
            read.put(id, found);
            return Optional.of(found);
        } catch (IOException | RuntimeException unreadable) {
            damaged.add(id);
            LOG.error("The release {} can't be read and is left out; put it back from a backup.", id, unreadable);
            return Optional.empty();
        }
    }

    public Optional<Release> latest() {
        return list().stream().findFirst();
    }

    public Optional<Release> find(String id) {
        return list().stream().filter(release -> release.id().equals(id)).findFirst();
    }

    /**
     * A dataset by its version.
     *
     * @param version {@code latest}, a version such as {@code 2.1.0}, or the newest of several: {@code 2}, {@code 2.*}, {@code 2.1}, {@code 2.1.*}
     */
    public Optional<Found> find(String dataset, String version) {
        Optional<Predicate<DatasetVersion>> wanted = range(version);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return list().stream()
                .flatMap(release -> release.findDataset(dataset).map(found -> new Found(release, found)).stream())
                .filter(found -> wanted.get().test(found.dataset().version()))
                .max(Comparator.comparing((Found found) -> found.dataset().version())
                        .thenComparing(found -> found.release().id(), Release.BY_ID));
    }

    /** Every version of a dataset, the newest first, each with the first release that holds it. */
    public List<Found> listVersions(String dataset) {
        var byVersion = new TreeMap<DatasetVersion, Found>(Comparator.reverseOrder());
        for (Release release : list()) {
            release.findDataset(dataset).ifPresent(found -> byVersion.put(found.version(), new Found(release, found)));
        }
        return List.copyOf(byVersion.values());
    }

    private static Optional<Predicate<DatasetVersion>> range(String version) {
        if (version.equals(LATEST)) {
            return Optional.of(any -> true);
        }
        Optional<DatasetVersion> exact = DatasetVersion.find(version);
        if (exact.isPresent()) {
            return exact.map(one -> one::equals);
        }
        Matcher matcher = RANGE.matcher(version);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(matcher.group(1));
        Optional<Integer> minor = Optional.ofNullable(matcher.group(2)).map(Integer::valueOf);
        return Optional.of(one -> one.major() == major
                && minor.map(number -> one.minor() == number).orElse(true));
    }

    /** Where a release lies. */
    Path folder(String id) {
        return folder.resolve(id);
    }

    /** Where a file of a dataset lies. */
    public Path file(Release release, ReleasedDataset dataset, ReleasedFile file) {
        return folder(release.id()).resolve(dataset.id()).resolve(file.name());
    }

    /** A file that describes the release as a whole, such as {@code datapackage.json}; empty where it has none of this name. */
    public Optional<Path> findFile(Release release, String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")
                ? Optional.of(folder(release.id()).resolve(name)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /** What changed in each dataset since the release before; also those that are gone. */
    public List<DatasetChange> listChanges(Release release) {
        Path file = folder(release.id()).resolve(ChangesJson.FILE);
        try {
            return ChangesJson.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** What the release keeps to be asked again; empty where an erasure took it away. */
    public Optional<Frozen> findFrozen(Release release) {
        Path frozen = folder(release.id()).resolve(FROZEN);
        Path published = frozen.resolve(release.publishedVersion() + ".duckdb");
        return Files.isRegularFile(published)
                ? Optional.of(new Frozen(published, frozen.resolve("home")))
                : Optional.empty();
    }

    /**
     * Takes away what the releases keep to be asked again: it holds exact counts of whoever was just erased.
     *
     * @return the ids of the releases it was taken from
     */
    public List<String> dropFrozen() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        // every folder, also one that is damaged or that a killed run left behind
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> dropped = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> Files.isDirectory(folder.resolve(name).resolve(FROZEN)))
                    .sorted()
                    .toList();
            dropped.forEach(name -> ReleaseFolder.delete(folder.resolve(name).resolve(FROZEN)));
            return dropped;
        } catch (IOException e) {
            throw new UncheckedIOException("looking into the releases " + folder, e);
        }
    }
}
