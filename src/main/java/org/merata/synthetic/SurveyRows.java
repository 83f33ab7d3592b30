package org.merata.synthetic;

import java.time.LocalDate;

/** What some applicants answer to the satisfaction survey (SKM, nine elements), as rows of the publisher's file. */
final class SurveyRows {
    static final String HEADER =
            "Nomor Responden;Tanggal Survei;Kode Layanan;Kode Wilayah;Kode Instansi;Kanal;Jenis Kelamin;Kelompok Umur;"
                    + "Pendidikan;Pekerjaan;U1;U2;U3;U4;U5;U6;U7;U8;U9;Rating";

    static final Dirt.Layout LAYOUT = new Dirt.Layout(0, 1, 3, 2, 6, 10, -1, -1);

    private static final int DAY = 1440;
    private static final double LATENT_MEAN = 3.15;

    /** What each element adds: time and facilities are judged harder, cost and conduct better. */
    private static final double[] ELEMENT = {0.02, -0.03, -0.10, 0.28, 0.03, 0.05, 0.12, -0.06, -0.12};

    private static final int TIME_ELEMENT = 2;
    private static final double UNANSWERED = 0.01;

    static final String[] AGES = {"<18", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"};
    static final double[] AGE_WEIGHTS = {2, 18, 29, 24, 15, 8, 4};
    private static final WeightedChoice AGE = new WeightedChoice(AGE_WEIGHTS);
    private static final String[] EDUCATIONS = {"Tidak Sekolah", "SD", "SMP", "SMA/SMK", "Diploma", "S1", "S2/S3"};
    private static final WeightedChoice EDUCATION = new WeightedChoice(new double[] {2, 10, 14, 42, 9, 20, 3});
    private static final String[] OCCUPATIONS = {
        "PNS",
        "TNI/Polri",
        "Karyawan Swasta",
        "Wirausaha",
        "Petani/Nelayan",
        "Pelajar/Mahasiswa",
        "Ibu Rumah Tangga",
        "Pensiunan",
        "Tidak Bekerja",
        "Lainnya"
    };
    private static final WeightedChoice OCCUPATION =
            new WeightedChoice(new double[] {8, 2, 25, 20, 12, 11, 14, 2, 4, 2});

    private final Dice dice;
    private final LocalDate to;
    private long number;

    SurveyRows(Dice dice, LocalDate to) {
        this.dice = dice;
        this.to = to;
    }

    /** Whether this applicant answers; if so, fills the row and gives its year, else 0. */
    int fill(Row row, Application application, byte[] agency) {
        if (!application.outcome.finished() || !dice.chance(Effects.RESPONSES_PER_APPLICATION)) {
            return 0;
        }
        long day = Math.floorDiv(application.finished, (long) DAY) + dice.nextInt(4);
        LocalDate date = LocalDate.ofEpochDay(Math.min(day, to.toEpochDay()));
        String sex = dice.chance(0.49) ? "L" : "P";
        int age = AGE.draw(dice);
        row.clear();
        row.text("SINTETIS-SKM-" + ++number)
                .date(date.toEpochDay())
                .text(application.item.service().code())
                .text(application.place.region().code())
                .text(agency)
                .text(application.via.word())
                .text(sex)
                .text(AGES[age])
                .text(EDUCATIONS[EDUCATION.draw(dice)])
                .text(OCCUPATIONS[OCCUPATION.draw(dice)]);
        answers(row, application, age);
        return date.getYear();
    }

    private void answers(Row row, Application application, int age) {
        double aboutTime = Effects.SATISFACTION_PER_LOG_TIME * (application.logOverStandard - Effects.TIME_BASE);
        double latent = LATENT_MEAN
                + aboutTime
                + (application.via.digital() ? Effects.SATISFACTION_DIGITAL : 0)
                + Effects.SATISFACTION_PER_READINESS * application.place.readiness()
                + Effects.SATISFACTION_BY_AGE[age]
                + 0.30 * dice.nextGaussian();
        for (int i = 0; i < ELEMENT.length; i++) {
            double answer = latent + ELEMENT[i] + (i == TIME_ELEMENT ? aboutTime : 0) + 0.45 * dice.nextGaussian();
            if (dice.chance(UNANSWERED)) {
                row.blank();
            } else {
                row.number(onScale(answer, 4));
            }
        }
        row.number(onScale(1 + (latent - 1) * 4 / 3 + 0.5 * dice.nextGaussian(), 5));
    }

    private static int onScale(double answer, int highest) {
        return (int) Math.max(1, Math.min(highest, Math.round(answer)));
    }
}
