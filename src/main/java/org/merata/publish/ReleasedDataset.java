package org.merata.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.merata.model.Period;
import org.merata.model.Text;

/**
 * A dataset as a release holds it.
 *
 * @param version of the dataset, not of the release: it stays where nothing changed
 * @param about what it holds, in a sentence or two
 * @param synthetic whether any of it is made up
 * @param key the columns that together tell one row from another
 * @param sources the datasets it was made from
 * @param publisher who published the values, where one is named
 * @param first the first period with a row; empty for reference data
 * @param notes what a reader must know, a sentence each
 */
public record ReleasedDataset(
        String id,
        DatasetVersion version,
        Kind kind,
        Text title,
        Text about,
        boolean synthetic,
        long rows,
        List<Table.Column> columns,
        List<String> key,
        List<String> sources,
        Optional<Text> publisher,
        Optional<Period> first,
        Optional<Period> last,
        List<Text> notes,
        List<ReleasedFile> files) {
    public ReleasedDataset {
        if (!id.matches("[a-z0-9_]+")) {
            throw new IllegalArgumentException("no id of a dataset: " + id);
        }
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }

    public enum Kind {
        REFERENCE,
        /** Values that others have published. */
        VALUES,
        ASSESSMENTS,
        MEASURE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Optional<ReleasedFile> findFile(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** The same dataset in its files. */
    ReleasedDataset with(DatasetVersion itsVersion, List<ReleasedFile> itsFiles) {
        return new ReleasedDataset(
                id,
                itsVersion,
                kind,
                title,
                about,
                synthetic,
                rows,
                columns,
                key,
                sources,
                publisher,
                first,
                last,
                notes,
                itsFiles);
    }
}
