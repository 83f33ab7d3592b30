package org.merata.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.merata.warehouse.ParquetFile;

/** The rows of a Parquet file as records; the first is row 1. */
final class ParquetRecords {
    private final Path file;
    private long row;

    ParquetRecords(Path file) {
        this.file = file;
    }

    /** Carries a refusal through the reading. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    void write(TableWriter.Part part, TableWriter writer) throws IOException, Refusal {
        try {
            ParquetFile.read(file, columns -> begin(part, columns, writer), values -> record(values, writer));
        } catch (Refused refused) {
            throw refused.refusal;
        } catch (ParquetFile.Nested nested) {
            throw new Refusal(ReadingNotice.NESTED_VALUES, Map.of("column", nested.column()));
        }
    }

    private static void begin(TableWriter.Part part, List<String> columns, TableWriter writer) throws Refused {
        try {
            if (!writer.begin(part, columns.stream().map(SheetHeader::clean).toList())) {
                throw new Refusal(ReadingNotice.MEMBERS_DIFFER, Map.of("members", part.place()));
            }
        } catch (Refusal refusal) {
            throw new Refused(refusal);
        }
    }

    private void record(List<String> values, TableWriter writer) throws Refused {
        try {
            writer.record(
                    ++row,
                    values.stream().map(value -> value == null ? "" : value).toList());
        } catch (Refusal refusal) {
            throw new Refused(refusal);
        }
    }
}
