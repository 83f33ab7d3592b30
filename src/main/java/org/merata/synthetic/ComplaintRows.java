package org.merata.synthetic;

import java.time.LocalDate;

/** What some applicants complain about, as rows of the publisher's file. */
final class ComplaintRows {
    static final String HEADER =
            "Nomor Aduan;Tanggal Aduan;Kode Layanan;Kode Wilayah;Kode Instansi;Kanal Aduan;Klasifikasi;Pokok Aduan;"
                    + "Tanggal Tanggapan;Tanggal Selesai;Jumlah Dibuka Kembali";

    static final Dirt.Layout LAYOUT = new Dirt.Layout(0, 1, 3, 5, 6, -1, 1, 8);

    private static final int DAY = 1440;
    private static final String[] CLASSES = {
        "Pengaduan Tidak Berkadar Pengawasan", "Pengaduan Berkadar Pengawasan", "Aspirasi", "Permintaan Informasi"
    };
    private static final WeightedChoice CLASS = new WeightedChoice(new double[] {72, 5, 8, 15});
    private static final String DELAY = "Keterlambatan";
    private static final String[] REASONS = {
        "Persyaratan",
        "Biaya",
        "Petugas",
        "Sarana Prasarana",
        "Aplikasi/Sistem",
        "Hasil Layanan",
        "Pungutan Liar",
        "Lainnya"
    };
    private static final WeightedChoice REASON = new WeightedChoice(new double[] {22, 8, 18, 12, 20, 10, 3, 7});
    private static final double LATE_BECAUSE_OF_DELAY = 0.62;
    private static final double NEVER_ANSWERED = 0.08;
    private static final double NEVER_CLOSED = 0.06;

    private final Dice dice;
    private final Dice again;
    private final long endMinute;
    private long number;

    /** @param again a stream of its own, for whether complaints come back */
    ComplaintRows(Dice dice, Dice again, LocalDate to) {
        this.dice = dice;
        this.again = again;
        this.endMinute = (to.toEpochDay() + 1) * DAY;
    }

    /** Whether this applicant complains; if so, fills the row and gives its year, else 0. */
    int fill(Row row, Application application, byte[] agency) {
        double probability =
                Effects.COMPLAINTS_PER_APPLICATION * (application.late() ? Effects.COMPLAINT_LATE_RATIO : 1);
        if (!application.outcome.finished() || !dice.chance(probability)) {
            return 0;
        }
        long made = application.finished + Math.round(DAY * 10 * dice.nextDouble());
        if (made >= endMinute) {
            return 0;
        }
        row.clear();
        row.text("SINTETIS-ADU-" + ++number)
                .moment(made)
                .text(application.item.service().code())
                .text(application.place.region().code())
                .text(agency)
                .text(channel(Math.floorDiv(made, (long) DAY)))
                .text(CLASSES[CLASS.draw(dice)])
                .text(application.late() && dice.chance(LATE_BECAUSE_OF_DELAY) ? DELAY : REASONS[REASON.draw(dice)]);
        followUp(row, made);
        return LocalDate.ofEpochDay(Math.floorDiv(made, (long) DAY)).getYear();
    }

    private void followUp(Row row, long made) {
        long answered = made + Math.round(3 * DAY * StrictMath.exp(0.8 * dice.nextGaussian()));
        long closed = answered + Math.round(5 * DAY * StrictMath.exp(0.9 * dice.nextGaussian()));
        boolean isAnswered = !dice.chance(NEVER_ANSWERED) && answered < endMinute;
        boolean isClosed = !dice.chance(NEVER_CLOSED) && isAnswered && closed < endMinute;
        if (isAnswered) {
            row.moment(answered);
        } else {
            row.blank();
        }
        if (isClosed) {
            row.moment(closed);
            int times = 0;
            while (times < 5 && again.chance(Effects.COMPLAINT_REOPENED)) {
                times++;
            }
            row.number(times);
        } else {
            row.blank().blank();
        }
    }

    private String channel(long epochDay) {
        double social = Math.min(
                0.6,
                Effects.COMPLAINT_SOCIAL_MEDIA
                        + Effects.COMPLAINT_SOCIAL_MEDIA_PER_YEAR * Math.max(0, Effects.years(epochDay)));
        double point = dice.nextDouble();
        if (point < social) {
            return "Media Sosial";
        }
        double other = (point - social) / (1 - social);
        if (other < 0.50) {
            return "SP4N-LAPOR!";
        }
        return other < 0.65 ? "Aplikasi Seluler" : other < 0.80 ? "Telepon" : "Loket";
    }
}
