package org.merata.synthetic;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One line of a publisher's file while it is written: cells parted by semicolons, moments as {@code dd/MM/yyyy HH:mm}. Reused. */
final class Row {
    static final char DELIMITER = ';';

    private final Map<Long, byte[]> dates = new HashMap<>();
    private byte[] bytes = new byte[512];
    private int[] ends = new int[32];
    private int cells;
    private int length;

    void clear() {
        cells = 0;
        length = 0;
    }

    Row text(byte[] value) {
        start(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        return end(value.length);
    }

    Row text(String value) {
        return text(value.getBytes(StandardCharsets.UTF_8));
    }

    Row blank() {
        start(0);
        return end(0);
    }

    Row number(int value) {
        return value >= 0 && value <= 9 ? digit(value) : text(Integer.toString(value));
    }

    Row date(long epochDay) {
        return text(dateText(epochDay));
    }

    /** A moment in minutes since 1970-01-01 00:00 of local time. */
    Row moment(long minutes) {
        byte[] date = dateText(Math.floorDiv(minutes, 1440L));
        int minute = (int) Math.floorMod(minutes, 1440L);
        start(16);
        System.arraycopy(date, 0, bytes, length, 10);
        bytes[length + 10] = ' ';
        twoDigits(length + 11, minute / 60);
        bytes[length + 13] = ':';
        twoDigits(length + 14, minute % 60);
        return end(16);
    }

    int cells() {
        return cells;
    }

    String cell(int index) {
        int from = index == 0 ? 0 : ends[index - 1] + 1;
        return new String(bytes, from, ends[index] - from, StandardCharsets.UTF_8);
    }

    /** Writes the row anew with another value in one cell. */
    void replace(int index, String value) {
        String[] all = new String[cells];
        Arrays.setAll(all, this::cell);
        all[index] = value;
        keep(all, cells);
    }

    /** Drops all cells from this one on. */
    void cut(int from) {
        String[] all = new String[cells];
        Arrays.setAll(all, this::cell);
        keep(all, from);
    }

    void copyFrom(Row other) {
        bytes = Arrays.copyOf(other.bytes, Math.max(bytes.length, other.bytes.length));
        ends = other.ends.clone();
        cells = other.cells;
        length = other.length;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void keep(String[] all, int count) {
        clear();
        for (int i = 0; i < count; i++) {
            text(all[i]);
        }
    }

    private Row digit(int value) {
        start(1);
        bytes[length] = (byte) ('0' + value);
        return end(1);
    }

    private void start(int size) {
        if (length + size + 1 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + size + 1));
        }
        if (cells > 0) {
            bytes[length++] = DELIMITER;
        }
    }

    private Row end(int size) {
        length += size;
        ends[cells++] = length;
        return this;
    }

    private void twoDigits(int at, int value) {
        bytes[at] = (byte) ('0' + value / 10);
        bytes[at + 1] = (byte) ('0' + value % 10);
    }

    private byte[] dateText(long epochDay) {
        return dates.computeIfAbsent(epochDay, day -> {
            LocalDate date = LocalDate.ofEpochDay(day);
            return String.format("%02d/%02d/%04d", date.getDayOfMonth(), date.getMonthValue(), date.getYear())
                    .getBytes(StandardCharsets.US_ASCII);
        });
    }
}
