package org.merata.synthetic;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.merata.model.Service;

/** Applications as rows of the publisher's transaction file. */
final class TransactionRows {
    static final String HEADER =
            "Nomor Permohonan;Kode Layanan;Kode Wilayah;Kode Instansi;Kanal;Tanggal Permohonan;Tanggal Selesai;"
                    + "Batas Waktu;Status;Jumlah Pengembalian";

    static final Dirt.Layout LAYOUT = new Dirt.Layout(0, 5, 2, 4, 8, 9, 5, 6);

    private static final int DAY = 1440;

    private final byte[][] services;
    private final byte[][] regions;
    private long number;

    TransactionRows(List<Places.Place> places, List<Catalogue.Item> items) {
        services = items.stream()
                .map(item -> item.service().code().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        regions = places.stream()
                .map(place -> place.region().code().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    void fill(Row row, Application application, byte[] agency, int year) {
        row.clear();
        row.text(id(year))
                .text(services[application.itemIndex])
                .text(regions[application.placeIndex])
                .text(agency)
                .text(application.via.word())
                .moment(application.submitted);
        if (application.outcome.finished()) {
            row.moment(application.finished);
        } else {
            row.blank();
        }
        if (application.item.service().sector().equals("licensing")) {
            row.moment(due(application));
        } else {
            row.blank();
        }
        row.text(application.outcome.word()).number(application.timesReturned);
    }

    private String id(int year) {
        String digits = Long.toString(++number);
        return "SINTETIS-" + year + "-" + "0".repeat(Math.max(0, 8 - digits.length())) + digits;
    }

    /** Licences state when they are due: the end of the last working day of the standard. */
    private static long due(Application application) {
        Service.Standard standard = application.item.service().standard().orElseThrow();
        if (standard.unit() != Service.TimeUnit.WORKING_DAY) {
            return application.submitted + Math.round(application.item.standardSeconds() / 60);
        }
        long day = Math.floorDiv(application.submitted, (long) DAY);
        int left = standard.value();
        while (left > 0) {
            day++;
            DayOfWeek weekday = LocalDate.ofEpochDay(day).getDayOfWeek();
            if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day * DAY + 23 * 60 + 59;
    }
}
