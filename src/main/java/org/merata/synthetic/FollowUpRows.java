package org.merata.synthetic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Made-up plans to follow surveys up: three actions for each agency and semester with answers enough, older ones further along. Every number
 * begins with {@code SINTETIS}, and every action says that it is an example.
 */
final class FollowUpRows {
    static final String HEADER =
            "Nomor;Kode Instansi;Periode;Unsur;Rencana Tindak Lanjut;Batas Waktu;Penanggung Jawab;Status;Bukti";

    static final int FEWEST_RESPONSES = 30;
    private static final int ACTIONS = 3;
    private static final int MONTHS_GIVEN = 6;
    private static final long MINUTES_PER_DAY = 1440;

    private static final String[] PLANS = {
        "menyederhanakan daftar persyaratan dan menampilkannya di laman",
        "menyusun ulang alur pelayanan menjadi lebih ringkas",
        "menambah petugas verifikasi pada jam sibuk",
        "menayangkan tarif resmi di loket dan laman",
        "memeriksa ulang kesesuaian produk sebelum diserahkan",
        "melatih petugas tentang peraturan terbaru",
        "membekali petugas dengan pelatihan pelayanan prima",
        "menetapkan tenggat jawaban setiap pengaduan",
        "memperbaiki ruang tunggu dan akses penyandang disabilitas"
    };

    private static final WeightedChoice ELEMENT = new WeightedChoice(new double[] {3, 3, 8, 2, 2, 2, 2, 6, 6});
    private static final String[] OWNERS = {
        "Bidang Pelayanan", "Sekretariat", "Subbagian Umum", "Seksi Pengaduan dan Informasi"
    };
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Dice dice;
    private final LocalDate to;
    private final Map<String, Map<LocalDate, Integer>> responses = new TreeMap<>();
    private int number;

    FollowUpRows(Dice dice, LocalDate to) {
        this.dice = dice;
        this.to = to;
    }

    /** Counts one answer of an agency's survey, in the semester in which the application was finished. */
    void count(byte[] agency, Application application) {
        if (agency.length > 0) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(application.finished, MINUTES_PER_DAY));
            LocalDate semester = LocalDate.of(day.getYear(), day.getMonthValue() <= 6 ? 1 : 7, 1);
            responses
                    .computeIfAbsent(new String(agency, StandardCharsets.UTF_8), none -> new TreeMap<>())
                    .merge(semester, 1, Integer::sum);
        }
    }

    /** Writes one file, of all semesters; gives its path. */
    Path writeTo(Path folder) throws IOException {
        var rows = new ArrayList<String>();
        responses.forEach((agency, semesters) -> semesters.forEach((semester, count) -> {
            if (count >= FEWEST_RESPONSES) {
                elements().forEach(element -> rows.add(row(agency, semester, element)));
            }
        }));
        Files.createDirectories(folder);
        Path file = folder.resolve("tindak-lanjut-skm.csv");
        String text = rows.isEmpty() ? "" : String.join("\r\n", rows) + "\r\n";
        return Files.writeString(file, HEADER + "\r\n" + text);
    }

    private Set<Integer> elements() {
        var elements = new LinkedHashSet<Integer>();
        while (elements.size() < ACTIONS) {
            elements.add(ELEMENT.draw(dice));
        }
        return elements;
    }

    private String row(String agency, LocalDate semester, int element) {
        LocalDate deadline = semester.plusMonths(6 + MONTHS_GIVEN).minusDays(1);
        double fate = dice.nextDouble();
        boolean past = deadline.isBefore(to);
        String status = past
                ? fate < 0.75 ? "Selesai" : fate < 0.9 ? "Berjalan" : "Dibatalkan"
                : fate < 0.15 ? "Selesai" : fate < 0.6 ? "Berjalan" : "Direncanakan";
        return String.join(
                ";",
                List.of(
                        "SINTETIS-TL-" + ++number,
                        agency,
                        semester.getYear() + "-S" + (semester.getMonthValue() / 7 + 1),
                        "U" + (element + 1),
                        "Contoh sintetis: " + PLANS[element],
                        DAY.format(deadline),
                        OWNERS[dice.nextInt(OWNERS.length)],
                        status,
                        status.equals("Selesai") ? "Laporan sintetis" : ""));
    }
}
