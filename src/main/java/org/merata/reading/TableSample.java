package org.merata.reading;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Some records of a table: its first ones, and a few from places spread over the whole of it. */
public final class TableSample {
    private static final int FIRST_RECORDS = 1_000;
    private static final int PLACES = 8;
    private static final int BYTES_AT_A_PLACE = 1 << 15;

    private TableSample() {}

    /** The cells of some records that have as many as the header. */
    public static List<List<String>> of(TableText table) {
        var records = new ArrayList<List<String>>();
        new CarefulReader(table.head(), new CarefulReader.Receiver() {
                    @Override
                    public void accept(long record, long line, List<String> cells) {
                        records.add(cells);
                    }

                    @Override
                    public void fault(long record, long line, ReadingNotice code, String detail, List<String> cells) {
                        // A record that is no row shows nothing of a column.
                    }
                })
                .read(table.file(), FIRST_RECORDS);
        if (table.counts().records() > 2L * FIRST_RECORDS) {
            readPlaces(table, records);
        }
        return records;
    }

    private static void readPlaces(TableText table, List<List<String>> records) {
        byte[] block = new byte[BYTES_AT_A_PLACE];
        try (var file = new RandomAccessFile(table.file().toFile(), "r")) {
            for (int place = 1; place <= PLACES; place++) {
                file.seek(Math.max(0, (file.length() - BYTES_AT_A_PLACE) * place / PLACES));
                int length = file.read(block);
                readLines(table.head(), new String(block, 0, Math.max(0, length), StandardCharsets.UTF_8), records);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + table.file(), e);
        }
    }

    /** Whole lines only: the first and the last of a block are cut. What then has another number of cells was no record. */
    private static void readLines(FileHead head, String block, List<List<String>> records) {
        String[] lines = block.split("\\R");
        var parser = new CellParser(head.dialect());
        for (int i = 1; i < lines.length - 1; i++) {
            if (parser.parse(lines[i]) == CellParser.End.COMPLETE
                    && parser.cells().size() == head.columns().size()) {
                records.add(parser.cells());
            }
        }
    }
}
