package org.merata.synthetic;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The files of one kind of row: one a year, or one for all. Spoils some rows on the way. */
final class RowFiles implements AutoCloseable {
    private final IntFunction<Path> fileOfYear;
    private final byte[] header;
    private final Dirt.Layout layout;
    private final Dice dice;
    private final Map<Path, OutputStream> open = new TreeMap<>();
    private final Map<Dirt, Long> dirt = new EnumMap<>(Dirt.class);
    private final Row before = new Row();
    private OutputStream current;
    private int currentYear;
    private boolean hasBefore;
    private long rows;

    RowFiles(IntFunction<Path> fileOfYear, String header, Dirt.Layout layout, Dice dice) {
        this.fileOfYear = fileOfYear;
        this.header = (header + "\r\n").getBytes(StandardCharsets.UTF_8);
        this.layout = layout;
        this.dice = dice;
    }

    /** Writes a row, now and then spoilt; says whether it went out clean. The row may be changed. */
    boolean write(Row row, int year) throws IOException {
        boolean spoilt = hasBefore && dice.chance(Dirt.SHARE) && spoil(row);
        if (current == null || year != currentYear) {
            Path file = fileOfYear.apply(year);
            current = open.containsKey(file) ? open.get(file) : opened(file);
            currentYear = year;
        }
        OutputStream out = current;
        out.write(row.bytes(), 0, row.length());
        out.write('\r');
        out.write('\n');
        rows++;
        hasBefore = !spoilt;
        if (!spoilt) {
            before.copyFrom(row);
        }
        return !spoilt;
    }

    long rows() {
        return rows;
    }

    Map<Dirt, Long> dirt() {
        return dirt;
    }

    List<Path> files() {
        return new ArrayList<>(open.keySet());
    }

    @Override
    public void close() throws IOException {
        for (OutputStream out : open.values()) {
            out.close();
        }
    }

    private boolean spoil(Row row) {
        Dirt kind = Dirt.values()[dice.nextInt(Dirt.values().length)];
        if (!kind.canSpoil(row, layout)) {
            return false;
        }
        kind.spoil(row, before, layout, dice);
        dirt.merge(kind, 1L, Long::sum);
        return true;
    }

    private OutputStream opened(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        open.put(file, out);
        out.write(header);
        return out;
    }
}
