package org.merata.ingest;

/** Told how far a run has come; called on the thread that ingests. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (file, step, share) -> {};

    /** What is being done. */
    enum Step {
        /** The bytes are hashed and counted. */
        HASH,
        /** The records are split into cells. */
        READ,
        /** Values are checked, duplicates looked for. */
        CHECK,
        /** Facts, quarantine and cubes are written. */
        STORE,
        /** The file is done, loaded or not. */
        DONE,
        /** The next version is built. */
        PUBLISH,
        /** What is about a person is taken out of the archive, or was. */
        ERASE
    }

    /**
     * A step begins.
     *
     * @param file the file, or empty for what concerns no file
     * @param share how much of the whole run lies behind, 0 to 1, by bytes
     */
    void report(String file, Step step, double share);
}
