package org.merata.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the store that was given another name instead of being deleted.
 *
 * @param at when it was set aside, by the clock of then
 */
public record SetAsideFile(Path file, Kind kind, long bytes, Instant at) {
    /** Why it was set aside. */
    public enum Kind {
        /** It could not be opened or replayed. */
        DAMAGED,
        /** A person asked for new records. */
        REPLACED,
        /** An older program made it. */
        LAYOUT,
        /** The half-written end of the archive's ledger. */
        TORN
    }

    private static final Pattern NAME = Pattern.compile(
            "(?:records\\.duckdb(?:\\.wal)?|ledger\\.jsonl)\\.(damaged|replaced|layout|torn)(?:-\\d{1,6})?"
                    + "-(\\d{8}T\\d{6}Z)(?:-\\d+)?");

    /** All of a home, the oldest first. */
    public static List<SetAsideFile> list(Home home) {
        var found = new ArrayList<SetAsideFile>();
        for (Path folder : List.of(home.store(), home.archive())) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    of(file).ifPresent(found::add);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("looking into " + folder, e);
            }
        }
        found.sort(Comparator.comparing(SetAsideFile::at).thenComparing(SetAsideFile::file));
        return found;
    }

    private static Optional<SetAsideFile> of(Path file) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new SetAsideFile(
                        file,
                        Kind.valueOf(name.group(1).toUpperCase(java.util.Locale.ROOT)),
                        Files.size(file),
                        Durable.parseStamp(name.group(2))))
                : Optional.empty();
    }
}
