package org.merata.publish;

import java.util.List;
import java.util.Optional;
import org.merata.model.Period;
import org.merata.model.Text;

/** A public dataset as it goes into a release: its rows come one by one, and what is known of them only when the last has come. */
interface ReleaseTable {
    String id();

    ReleasedDataset.Kind kind();

    Text title();

    Text about();

    List<Table.Column> columns();

    /** The columns that together tell one row from another. */
    List<String> key();

    /** Each with a value, or null, for every column; in the same order for the same data. To be gone through once. */
    Iterable<List<Object>> rows();

    /** What is known when the rows have been gone through. */
    Known known();

    /** @param sources the datasets behind the rows */
    record Known(
            boolean synthetic,
            List<String> sources,
            Optional<Text> publisher,
            Optional<Period> first,
            Optional<Period> last,
            List<Text> notes) {}
}
