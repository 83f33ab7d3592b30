package org.merata.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Language;
import org.merata.warehouse.ParquetFile;

/** The formats a table can be exported in. */
public enum ExportFormat {
    CSV("text/csv; charset=utf-8"),
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Its id, which is also the ending of its files: {@code csv}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<ExportFormat> find(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    /**
     * Writes a table. The stream stays open.
     *
     * @param mode how texts are written that a spreadsheet might run; counts for CSV alone
     * @param language of titles and notes
     */
    public void write(Table table, Provenance provenance, CsvFile.Mode mode, Language language, OutputStream out)
            throws IOException {
        switch (this) {
            case CSV -> CsvFile.write(table, mode, out);
            case JSON -> JsonFile.write(table, provenance, language, out);
            case NDJSON -> NdjsonFile.write(table, out);
            case XLSX -> XlsxFile.write(List.of(table), provenance, language, out);
            case PARQUET ->
                ParquetFile.write(
                        table.columns().stream()
                                .map(column -> new ParquetFile.Column(
                                        column.id(),
                                        ParquetFile.Type.valueOf(column.type().name())))
                                .toList(),
                        table.rows(),
                        provenance
                                .notice()
                                .map(notice -> Map.of("title", table.title().in(language), "notice", notice))
                                .orElse(Map.of("title", table.title().in(language))),
                        out);
        }
    }

    /** The same as bytes. */
    public byte[] bytes(Table table, Provenance provenance, CsvFile.Mode mode, Language language) {
        var out = new ByteArrayOutputStream();
        try {
            write(table, provenance, mode, language, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
