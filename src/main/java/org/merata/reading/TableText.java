package org.merata.reading;

import java.nio.file.Path;
import java.util.Map;

/**
 * A file as delimited UTF-8 text: what the engine and {@link CarefulReader} read.
 *
 * @param file the received file itself where it is such text, else a temporary one
 * @param counts of the bytes of this text
 * @param places where its lines stand in the file that was received
 * @param constants what holds for every record, by pseudo column such as {@code @file}
 * @param faults why records are none, where that is not to be seen in the text, by their line in it: each stands there with a cell too
 *     many, so that every reader sets it aside
 */
public record TableText(
        Path file,
        FileHead head,
        BytePass.Counts counts,
        Places places,
        Map<String, String> constants,
        Map<Long, Fault> faults) {
    /** Why a record is none. @param detail what its notice gives as the value */
    public record Fault(ReadingNotice code, String detail) {}

    public TableText {
        constants = Map.copyOf(constants);
        faults = Map.copyOf(faults);
    }

    /** A text whose faults can be seen in it. */
    TableText(Path file, FileHead head, BytePass.Counts counts, Places places, Map<String, String> constants) {
        this(file, head, counts, places, constants, Map.of());
    }
}
