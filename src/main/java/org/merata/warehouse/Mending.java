package org.merata.warehouse;

import java.util.Locale;

/**
 * Something that was damaged or unfinished when a home was opened, and what was done about it. Nothing is ever deleted.
 *
 * @param what the name of the file set aside, or the number of the batch; empty for an erasure
 */
public record Mending(Kind kind, String what) {
    /** What was done. */
    public enum Kind {
        /** The end of the archive's ledger was half-written. */
        LEDGER_TAIL_SET_ASIDE,
        /** The log of the records could not be replayed; they stand at their last checkpoint. */
        LOG_SET_ASIDE,
        /** The records could not be opened; they are made again. */
        RECORDS_SET_ASIDE,
        /** The records were made by an older program; they are made again. */
        OLD_LAYOUT_SET_ASIDE,
        /** The records were set aside because a person asked for new ones. */
        REBUILT,
        /** A batch was committed but the ledger of the archive did not know it. */
        BATCH_ENTERED,
        /** A batch that the records had lost was loaded again. */
        BATCH_RESTORED,
        /** A file that was archived but not committed was loaded. */
        BATCH_COMPLETED,
        /** A withdrawal that had been begun was finished. */
        WITHDRAWAL_FINISHED,
        /** The erasure of a person that had been begun was finished. */
        ERASURE_FINISHED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
