package org.merata.model;

import java.util.OptionalLong;

/** Where a notice points. */
public sealed interface Location {
    String file();

    /** For people: {@code orders.csv:17, column region}. */
    String describe();

    /** A whole file. */
    record InFile(String file) implements Location {
        @Override
        public String describe() {
            return file;
        }
    }

    /** A place in a definition. {@code line} counts from 1; {@code path} is a dotted path such as {@code rows[2].tiles[0].measure}. */
    record InDefinition(String file, int line, String path) implements Location {
        @Override
        public String describe() {
            return file + ":" + line + (path.isEmpty() ? "" : ", " + path);
        }
    }

    /**
     * A place in a data file. {@code part} is the sheet or the archive's member, empty where the file has none; {@code record} counts data
     * records from 1, {@code line} physical lines from 1 where known, or a sheet's rows as its program numbers them; {@code column} is the
     * file's own name for it, empty for a whole record.
     */
    record InRecord(String file, String part, long record, OptionalLong line, String column) implements Location {
        public InRecord(String file, long record, OptionalLong line, String column) {
            this(file, "", record, line, column);
        }

        @Override
        public String describe() {
            String whole = part.isEmpty() ? file : file + " [" + part + "]";
            String place = line.isPresent() ? whole + ":" + line.getAsLong() : whole + ", record " + record;
            return column.isEmpty() ? place : place + ", column " + column;
        }
    }
}
