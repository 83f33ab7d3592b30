package org.merata.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.merata.definition.DefinitionCopy;
import org.merata.definition.Definitions;
import org.merata.disclosure.Answer;
import org.merata.maturity.Declared;
import org.merata.measure.Question;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Text;
import org.merata.warehouse.ParquetFile;

/**
 * Freezes every public dataset for citation. A release is written under another name and gets its own when all of it is on the disk; one that is
 * there is never written again. The same input gives the same bytes.
 */
public final class ReleaseWriter {
    private static final String PARQUET = "parquet";
    private static final String CSV = "csv.gz";

    private final Path folder;
    private final Source source;
    private final Consumer<String> progress;

    /**
     * Where the numbers come from.
     *
     * @param gate answers a question with what everyone may know
     * @param published the file of the published version behind the gate
     * @param home the folder whose definitions are kept with the release
     */
    public record Source(
            Definitions definitions,
            Reference reference,
            Function<Question, Answer> gate,
            Supplier<List<Declared>> assessments,
            String version,
            Instant publishedAt,
            Path published,
            Path home) {}

    /** What is made: @param licence of the data, by its SPDX identifier; @param corrected whether a changed row was corrected, by its key */
    public record Wish(
            String id,
            LocalDate releasedOn,
            String program,
            Optional<Text> note,
            String licence,
            Predicate<Map<String, String>> corrected) {}

    /** What was made. @param bytes of all public files */
    public record Made(Release release, List<DatasetChange> changes, long bytes) {
        public Made {
            changes = List.copyOf(changes);
        }
    }

    /** @param folder of the releases; @param progress told the id of each dataset before it is written */
    public ReleaseWriter(Path folder, Source source, Consumer<String> progress) {
        this.folder = folder;
        this.source = source;
        this.progress = progress;
    }

    /** Makes a release; its id must be free and later than every other. */
    public Made write(Wish wish) throws IOException {
        Releases releases = Releases.open(folder);
        if (releases.latest().filter(last -> !last.isBefore(wish.id())).isPresent()
                || Files.exists(releases.folder(wish.id()))) {
            throw new IllegalStateException("the release " + wish.id() + " is there, or one after it");
        }
        Path part = ReleaseFolder.begin(folder, wish.id());
        var datasets = new ArrayList<ReleasedDataset>();
        var changes = new ArrayList<DatasetChange>();
        var diff = new DatasetDiff(wish.corrected());
        for (ReleaseTable table : tables()) {
            progress.accept(table.id());
            ReleasedDataset written = writeTable(table, part);
            if (written.rows() == 0) {
                ReleaseFolder.delete(part.resolve(table.id()));
            } else {
                settle(written, part, releases, diff, datasets, changes);
            }
        }
        releases.latest()
                .ifPresent(last -> last.datasets().stream()
                        .filter(one ->
                                datasets.stream().noneMatch(now -> now.id().equals(one.id())))
                        .forEach(one -> changes.add(DatasetChange.gone(new Releases.Found(last, one)))));
        var release = new Release(
                wish.id(),
                wish.releasedOn(),
                source.version(),
                source.publishedAt(),
                wish.program(),
                wish.note(),
                datasets);
        ReleaseJson.write(ChangesJson.of(release.id(), changes), part.resolve(ChangesJson.FILE));
        new ReleaseMetadata(release, source.definitions(), wish.licence()).write(part);
        ReleaseFolder.writeChecksums(part);
        freeze(part);
        ReleaseJson.write(ReleaseJson.of(release), part.resolve(ReleaseJson.FILE));
        ReleaseFolder.finish(part, releases.folder(release.id()));
        return new Made(release, changes, ReleaseFolder.bytes(releases.folder(release.id())));
    }

    private List<ReleaseTable> tables() {
        return new ReleaseTables(
                        source.definitions(),
                        source.reference(),
                        source.gate(),
                        source.assessments(),
                        source.version(),
                        source.publishedAt())
                .list();
    }

    /** Gives a dataset its version; one that did not change keeps its files to the byte, whatever wrote them. */
    private void settle(
            ReleasedDataset written,
            Path part,
            Releases releases,
            DatasetDiff diff,
            List<ReleasedDataset> datasets,
            List<DatasetChange> changes)
            throws IOException {
        Path place = part.resolve(written.id());
        Optional<Releases.Found> before = releases.find(written.id(), "latest");
        DatasetChange change = before.isEmpty()
                ? DatasetChange.first(written.id(), written.rows())
                : compare(before.get(), written, place, releases, diff);
        changes.add(change);
        if (change.change() == DatasetVersion.Change.NONE) {
            ReleasedDataset same = before.orElseThrow().dataset();
            ReleaseFolder.delete(place);
            Files.createDirectories(place);
            for (ReleasedFile file : same.files()) {
                Files.copy(releases.file(before.get().release(), same, file), place.resolve(file.name()));
            }
            datasets.add(same);
            return;
        }
        var files = new ArrayList<>(written.files());
        ReleasedDataset versioned = written.with(change.now().orElseThrow(), written.files());
        Path described = place.resolve(written.id() + ".csv-metadata.json");
        ReleaseJson.write(CsvwMetadata.of(versioned), described);
        files.add(ReleaseFolder.describe("csv-metadata.json", described));
        datasets.add(versioned.with(versioned.version(), files));
    }

    private static DatasetChange compare(
            Releases.Found before, ReleasedDataset written, Path place, Releases releases, DatasetDiff diff)
            throws IOException {
        ReleasedFile earlier = getFile(before.dataset(), PARQUET);
        boolean same = getFile(before.dataset(), CSV)
                .sha256()
                .equals(getFile(written, CSV).sha256());
        return same
                ? DatasetChange.none(written.id(), before)
                : diff.compare(
                        before,
                        releases.file(before.release(), before.dataset(), earlier),
                        written,
                        place.resolve(getFile(written, PARQUET).name()));
    }

    private static ReleasedFile getFile(ReleasedDataset dataset, String format) {
        return dataset.files().stream()
                .filter(file -> file.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(dataset.id() + " has no file in " + format));
    }

    /** Both files at once: rows are gone through one time, and none is kept. */
    private ReleasedDataset writeTable(ReleaseTable table, Path part) throws IOException {
        Path place = Files.createDirectories(part.resolve(table.id()));
        Path parquet = place.resolve(table.id() + "." + PARQUET);
        Path csv = place.resolve(table.id() + "." + CSV);
        long[] rows = new long[1];
        try (OutputStream parquetOut = new BufferedOutputStream(Files.newOutputStream(parquet));
                OutputStream csvOut =
                        new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(csv)), 1 << 16)) {
            CsvFile.Rows lines = CsvFile.Rows.begin(table.columns(), CsvFile.Mode.DATA, csvOut);
            Iterable<List<Object>> written = () -> counted(table.rows().iterator(), lines, rows);
            ParquetFile.write(
                    table.columns().stream().map(ReleaseWriter::column).toList(),
                    written,
                    Map.of("title", table.title().in(Language.EN)),
                    parquetOut);
            lines.flush();
        }
        ReleaseTable.Known known = table.known();
        return new ReleasedDataset(
                table.id(),
                DatasetVersion.FIRST,
                table.kind(),
                table.title(),
                table.about(),
                known.synthetic(),
                rows[0],
                table.columns(),
                table.key(),
                known.sources(),
                known.publisher(),
                known.first(),
                known.last(),
                known.notes(),
                List.of(ReleaseFolder.describe(PARQUET, parquet), ReleaseFolder.describe(CSV, csv)));
    }

    private static Iterator<List<Object>> counted(Iterator<List<Object>> of, CsvFile.Rows lines, long[] rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return of.hasNext();
            }

            @Override
            public List<Object> next() {
                List<Object> row = of.next();
                rows[0]++;
                try {
                    lines.add(row);
                } catch (IOException e) {
                    throw new UncheckedIOException("writing a row as CSV", e);
                }
                return row;
            }
        };
    }

    private static ParquetFile.Column column(Table.Column column) {
        return new ParquetFile.Column(
                column.id(), ParquetFile.Type.valueOf(column.type().name()));
    }

    private void freeze(Path part) throws IOException {
        Path frozen = ReleaseFolder.createPrivate(part.resolve(Releases.FROZEN));
        Files.copy(source.published(), frozen.resolve(source.version() + ".duckdb"));
        DefinitionCopy.copy(source.home(), frozen.resolve("home"));
    }
}
