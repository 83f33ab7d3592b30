package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.PersonalColumns.Rule;
import org.merata.reading.CarefulReader;
import org.merata.reading.ReadingNotice;
import org.merata.reading.TableText;

/**
 * Writes a table anew without what is personal and without the rows of people who were erased: plain RFC 4180 in UTF-8, with the same header and the same records, each on the line
 * where it was. A record that can't be split into cells stays one that can't, but nothing of its text stays.
 */
final class Redaction implements CarefulReader.Receiver {
    /** How the table is written: nothing needs to be found out. */
    static final SourceDefinition.Dialect DIALECT = new SourceDefinition.Dialect(
            Optional.of(","),
            Optional.of("\""),
            Optional.empty(),
            Optional.of("UTF-8"),
            0,
            Optional.of(1),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            SourceDefinition.Totals.KEEP);

    /** What takes the place of a cell that is masked. */
    static final String MASK = "***";

    private static final int COUNTED_AT_LEAST = 5;
    private static final int MANY = 20;

    private final List<Rule> rules;
    private final Set<String> stopgaps;
    private final PersonKey key;
    private final ErasedRows erased;
    private final Tally tally;
    private Writer out;
    private long line = 1;
    private long records;

    /** @param stopgaps what the publisher writes instead of a value @param erased the records that are left out */
    Redaction(PersonalColumns columns, Set<String> stopgaps, PersonKey key, ErasedRows erased) {
        this.rules = columns.rules();
        this.stopgaps = stopgaps;
        this.key = key;
        this.erased = erased;
        this.tally = new Tally(rules.size());
    }

    /** What was changed, by column. */
    static final class Tally {
        private final long[] cells;
        private final long[] identityNumbers;
        private final long[] endingInZero;
        private final long[] impossible;
        private final long[] rounded;

        private Tally(int columns) {
            cells = new long[columns];
            identityNumbers = new long[columns];
            endingInZero = new long[columns];
            impossible = new long[columns];
            rounded = new long[columns];
        }

        /** Cells that were dropped, keyed or masked. */
        long cells(int column) {
            return cells[column];
        }

        /**
         * Identity numbers of which a spreadsheet lost the last digits: rounded ones, those whose serial number is 0000, and all that end
         * in zero where far too many do.
         */
        long damaged(int column) {
            long all = identityNumbers[column];
            long zeros = endingInZero[column];
            boolean tooMany = all >= COUNTED_AT_LEAST && zeros == all || all >= MANY && zeros * 2 > all;
            return rounded[column] + (tooMany ? zeros : impossible[column]);
        }

        private void look(int column, String cell) {
            if (PersonalText.isRounded(cell)) {
                rounded[column]++;
            } else if (PersonalText.isIdentityNumber(cell)) {
                String digits = PersonalText.digits(cell);
                identityNumbers[column]++;
                endingInZero[column] += digits.endsWith("0") ? 1 : 0;
                impossible[column] += digits.endsWith("0000") && PersonalText.isPlausible(digits) ? 1 : 0;
            }
        }
    }

    /** Writes the table to a file. */
    Tally write(TableText table, Path target) {
        try (Writer writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            out = writer;
            goTo(table.head().linesBeforeData());
            write(table.head().columns());
            new CarefulReader(table.head(), this).read(table.file());
            if (RedactedPlaces.areNeeded(table)) {
                writer.flush();
                for (List<String> row : RedactedPlaces.rows(table, line, records + 1, Files.size(target))) {
                    write(row);
                }
            }
            return tally;
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + target, e);
        }
    }

    @Override
    public void accept(long record, long at, List<String> cells) {
        if (erased.concerns(cells)) {
            return;
        }
        try {
            goTo(at);
            var kept = new ArrayList<String>(cells.size());
            for (int i = 0; i < cells.size(); i++) {
                kept.add(redact(i, cells.get(i)));
            }
            write(kept);
            records++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String redact(int column, String cell) {
        Rule rule = rules.get(column);
        if (cell.isEmpty()) {
            return cell;
        }
        tally.look(column, cell);
        if (!rule.concerns(cell) || stopgaps.contains(cell.strip())) {
            return cell;
        }
        tally.cells[column]++;
        return switch (rule.treatment()) {
            case KEY, KEY_PERSONAL -> key.of(cell);
            case MASK_PERSONAL, MASK_NUMBER_OR_MAIL -> MASK;
            default -> "";
        };
    }

    @Override
    public void fault(long record, long at, ReadingNotice code, String detail, List<String> cells) {
        if (erased.concernsAnyPart(cells)) {
            return;
        }
        try {
            goTo(at);
            if (code == ReadingNotice.CELLS_MISSING || code == ReadingNotice.CELLS_EXTRA) {
                int count = cells.size();
                out.write(count == 1 ? "-" : "-" + ",".repeat(count - 1) + "-");
            } else {
                out.write("\"-\" -" + ",".repeat(rules.size() - 1));
            }
            end();
            records++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Blank lines keep each record on its line. */
    private void goTo(long wanted) throws IOException {
        while (line < wanted) {
            end();
        }
    }

    private void end() throws IOException {
        out.write('\n');
        line++;
    }

    private void write(List<String> cells) throws IOException {
        if (cells.size() == 1 && cells.get(0).isEmpty()) {
            out.write("\"\"");
            end();
            return;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            write(cells.get(i));
        }
        end();
    }

    private void write(String cell) throws IOException {
        boolean quoted = false;
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            quoted |= letter == ',' || letter == '"' || letter == '\n' || letter == '\r';
            line += letter == '\n' || letter == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n') ? 1 : 0;
        }
        out.write(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
}
