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
 */
public record TableText(
        Path file, FileHead head, BytePass.Counts counts, Places places, Map<String, String> constants) {
    public TableText {
        constants = Map.copyOf(constants);
    }
}
