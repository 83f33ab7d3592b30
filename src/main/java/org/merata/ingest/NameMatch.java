package org.merata.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.merata.definition.ContractDefinition.Field;
import org.merata.model.Language;

/**
 * How alike two names are, from 0 to 1: the share of words they have in common (Dice's coefficient), once with and once without words
 * that say little, such as "code". Words of public services that mean the same in English and Indonesian count as one.
 */
final class NameMatch {
    private static final String ALIKE = """
            when date time at on tanggal tgl waktu jam hari
            code kode id number no nomor num
            service services layanan pelayanan
            region area wilayah daerah provinsi province kabupaten regency kota
            agency institution instansi lembaga opd skpd dinas upp
            channel kanal saluran via
            submit submitted diajukan pengajuan permohonan application transaction applied masuk received daftar pendaftaran aduan
            complaint complaints pengaduan aduan laporan
            complete completed settled selesai finished done tuntas
            reject rejected ditolak tolak
            return returned dikembalikan pengembalian kembali
            withdrawn cancelled dicabut batal dibatalkan
            progress diproses proses process pending berjalan
            due deadline batas tenggat limit
            close closed ditutup penutupan
            answer answered ditanggapi tanggapan dijawab
            count total jumlah banyaknya times kali
            value nilai skor score
            period periode bulan month tahun year
            response responden respondent jawaban
            class klasifikasi kelas category kategori
            reason pokok alasan
            publisher penerbit
            edition edisi
            sex gender kelamin
            age umur usia
            education pendidikan
            occupation pekerjaan
            counter loket tatap muka
            online daring web website situs
            mobile seluler ponsel android
            phone telephone telepon
            social sosial whatsapp media
            kiosk anjungan
            partner mitra
            male laki l
            female perempuan p
            """;

    private static final Set<String> SAYING_LITTLE =
            Set.of("when", "code", "jenis", "kind", "type", "nama", "name", "data", "status", "by");
    private static final Set<String> JOINING =
            Set.of("the", "of", "for", "in", "and", "a", "an", "dan", "di", "dari", "ke", "untuk", "yang");

    private static final Map<String, String> CONCEPTS = concepts();

    private NameMatch() {}

    /** How well a column's name names a field: by the best of its id and its labels. */
    static double score(String column, Field field) {
        double best = score(column, field.name());
        for (Language language : Language.values()) {
            best = Math.max(best, score(column, field.label().in(language)));
        }
        return best;
    }

    static double score(String one, String other) {
        Set<String> first = words(one);
        Set<String> second = words(other);
        return (dice(first, second) + dice(telling(first), telling(second))) / 2;
    }

    private static Set<String> telling(Set<String> words) {
        var telling = new HashSet<>(words);
        telling.removeAll(SAYING_LITTLE);
        return telling.isEmpty() ? words : telling;
    }

    private static double dice(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        long common = one.stream().filter(other::contains).count();
        return 2.0 * common / (one.size() + other.size());
    }

    private static Set<String> words(String name) {
        var words = new HashSet<String>();
        String parted = name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT);
        for (String word : parted.split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && !JOINING.contains(word)) {
                words.add(CONCEPTS.getOrDefault(word, word));
            }
        }
        return words;
    }

    private static Map<String, String> concepts() {
        var concepts = new TreeMap<String, String>();
        ALIKE.lines()
                .map(line -> List.of(line.split(" ")))
                .forEach(line -> line.forEach(word -> concepts.putIfAbsent(word, line.get(0))));
        return concepts;
    }
}
