package org.merata.ingest;

import java.util.List;
import java.util.Optional;

/**
 * A person who is to be erased.
 *
 * @param source whose files are meant; empty for those of every source
 * @param field the field of the contract or the column of the files whose cells are meant; empty for every cell
 * @param texts whole cells by which the person's rows are known; never told to anybody
 * @param why in words, without the texts; kept in the archive's ledger
 */
public record ErasureRequest(Optional<String> source, Optional<String> field, List<String> texts, String why) {
    public ErasureRequest {
        texts = List.copyOf(texts);
    }

    @Override
    public String toString() {
        return "ErasureRequest";
    }
}
