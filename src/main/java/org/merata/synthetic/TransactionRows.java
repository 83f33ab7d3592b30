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
                    + "Batas Waktu;Status;Jumlah Pengembalian;Berkas Lengkap;Menit Jeda;Jenis Kelamin;Kelompok Umur;Disabilitas;"
                    + "Penyelenggara";

    static final Dirt.Layout LAYOUT = new Dirt.Layout(0, 5, 2, 4, 8, 9, 5, 6);

    private static final int DAY = 1440;

    private final byte[][] services;
    private final byte[][] regions;
    private final Dice waiting;
    private final ApplicantCells applicants;
    private long number;

    /**
     * @param waiting draws when documents were complete and how long offices waited
     * @param people draws who applied and who dealt with it
     */
    TransactionRows(List<Places.Place> places, List<Catalogue.Item> items, Dice waiting, Dice people) {
        this.waiting = waiting;
        this.applicants = new ApplicantCells(people);
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
        fillClock(row, application);
        applicants.fill(row, application);
    }

    /** Sent back once: the documents were not complete at first. Sent back again: the office waited once more, in office hours. */
    private void fillClock(Row row, Application application) {
        if (!application.outcome.finished() || application.timesReturned == 0) {
            row.blank().blank();
            return;
        }
        double share =
                Effects.INCOMPLETE_LEAST + (Effects.INCOMPLETE_MOST - Effects.INCOMPLETE_LEAST) * waiting.nextDouble();
        long complete = application.submitted + Math.round(share * (application.finished - application.submitted));
        row.moment(complete);
        if (application.timesReturned == 1) {
            row.blank();
        } else {
            double worked = Effects.OFFICE_HOURS_OF_ALL * (application.finished - complete);
            row.number((int) Math.round(Effects.PAUSED_MOST * waiting.nextDouble() * worked));
        }
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
