package org.merata.definition;

import java.util.Locale;
import org.merata.model.NoticeKind;
import org.merata.model.Severity;
import org.merata.model.Text;

/** What can be wrong with a definition, but for files of boundaries: {@link BoundaryNotice}. The details of a notice name the value, what is allowed, and the nearest allowed name. */
public enum DefinitionNotice implements NoticeKind {
    FILE_UNREADABLE(
            Severity.ERROR,
            "The file cannot be read as UTF-8 text.",
            "Berkas tidak dapat dibaca sebagai teks UTF-8.",
            "Save it as UTF-8 and check that it may be read.",
            "Simpan sebagai UTF-8 dan periksa izin bacanya."),
    FILE_TOO_LARGE(
            Severity.ERROR,
            "The file is too large for a definition.",
            "Berkas terlalu besar untuk sebuah definisi.",
            "Split it; data belong into CSV files.",
            "Bagi menjadi beberapa berkas; data disimpan dalam berkas CSV."),
    FILE_EMPTY(
            Severity.ERROR,
            "The file is empty.",
            "Berkas kosong.",
            "Write the definition or remove the file.",
            "Tulis definisinya atau hapus berkas ini."),
    FILE_NOT_EXPECTED(
            Severity.WARNING,
            "The file is not read: definitions end in .yaml and lie directly in their folder.",
            "Berkas tidak dibaca: definisi berakhiran .yaml dan berada langsung di foldernya.",
            "Rename it or move it.",
            "Ubah nama atau pindahkan berkas ini."),
    NOT_YAML(
            Severity.ERROR,
            "The file is not valid YAML from here on.",
            "Mulai dari sini berkas bukan YAML yang sah.",
            "Check indentation, quotes and brackets on this line and the one before.",
            "Periksa indentasi, tanda kutip, dan kurung pada baris ini dan sebelumnya."),
    SEVERAL_DOCUMENTS(
            Severity.ERROR,
            "The file holds more than one YAML document.",
            "Berkas memuat lebih dari satu dokumen YAML.",
            "Remove the --- line and keep one definition a file.",
            "Hapus baris --- dan simpan satu definisi per berkas."),
    YAML_FEATURE_REFUSED(
            Severity.ERROR,
            "Anchors, aliases, tags and keys that are not text are not used in definitions.",
            "Jangkar, alias, tag, dan kunci yang bukan teks tidak dipakai dalam definisi.",
            "Write the value out.",
            "Tuliskan nilainya secara lengkap."),
    TOO_DEEP(
            Severity.ERROR,
            "The file is nested too deeply.",
            "Susunan berkas terlalu dalam.",
            "Check the indentation.",
            "Periksa indentasinya."),
    DUPLICATE_KEY(
            Severity.ERROR,
            "The key is written twice.",
            "Kunci ditulis dua kali.",
            "Keep one of them.",
            "Pertahankan salah satu."),
    UNKNOWN_KEY(
            Severity.ERROR,
            "There is no such key here.",
            "Tidak ada kunci seperti ini di sini.",
            "Use one of the allowed keys.",
            "Gunakan salah satu kunci yang diizinkan."),
    MISSING_KEY(
            Severity.ERROR,
            "A key is missing.",
            "Ada kunci yang belum ditulis.",
            "Add the key.",
            "Tambahkan kunci tersebut."),
    MISSING_TRANSLATION(
            Severity.ERROR,
            "The text is missing in one language.",
            "Teks belum ada dalam salah satu bahasa.",
            "Write it in that language too.",
            "Tuliskan juga dalam bahasa tersebut."),
    ONE_KEY_OF(
            Severity.ERROR,
            "Exactly one of several keys must be there.",
            "Harus ada tepat satu dari beberapa kunci.",
            "Write one of the allowed keys and no other of them.",
            "Tulis satu saja dari kunci yang diizinkan."),
    VALUE_NOT_ALLOWED(
            Severity.ERROR,
            "The value is none of the allowed ones.",
            "Nilai tidak termasuk yang diizinkan.",
            "Use one of the allowed values.",
            "Gunakan salah satu nilai yang diizinkan."),
    WRONG_TYPE(
            Severity.ERROR,
            "The value is of the wrong kind.",
            "Jenis nilai tidak sesuai.",
            "Write a value of the expected kind; put text that looks like a number in quotes.",
            "Tulis nilai dari jenis yang diharapkan; beri tanda kutip pada teks yang mirip angka."),
    WRONG_FORM(
            Severity.ERROR,
            "The value is not written in the expected form.",
            "Bentuk penulisan nilai tidak sesuai.",
            "Write it in the expected form.",
            "Tulis dalam bentuk yang diharapkan."),
    OUT_OF_RANGE(
            Severity.ERROR,
            "The number is out of range.",
            "Angka di luar rentang yang diizinkan.",
            "Use a number in the expected range.",
            "Gunakan angka dalam rentang yang diharapkan."),
    WRONG_LENGTH(
            Severity.ERROR,
            "There are too few or too many of these.",
            "Jumlahnya terlalu sedikit atau terlalu banyak.",
            "Give the expected number of them.",
            "Sesuaikan dengan jumlah yang diharapkan."),
    REPEATED_ITEM(
            Severity.ERROR,
            "The same value is listed twice.",
            "Nilai yang sama tercantum dua kali.",
            "Keep one of them.",
            "Pertahankan salah satu."),
    ID_IS_NOT_FILE_NAME(
            Severity.ERROR,
            "The id is not the name of the file.",
            "Id tidak sama dengan nama berkas.",
            "Make them the same.",
            "Samakan keduanya."),
    DUPLICATE_ID(
            Severity.ERROR,
            "The id is used twice.",
            "Id dipakai dua kali.",
            "Give each its own id.",
            "Beri setiap definisi id sendiri."),
    COUNTRY_MISSING(
            Severity.ERROR,
            "There is no usable country: nothing can be served without one.",
            "Definisi negara tidak ada atau tidak dapat dipakai; tanpa itu tidak ada yang dapat disajikan.",
            "Write data/country.yaml, or mend the problems reported for it.",
            "Tulis data/country.yaml atau perbaiki masalah yang dilaporkan untuk berkas itu."),
    UNKNOWN_REFERENCE(
            Severity.ERROR,
            "This names something that is not defined.",
            "Yang disebut di sini tidak didefinisikan.",
            "Use one of the allowed names, or define it.",
            "Gunakan salah satu nama yang diizinkan, atau definisikan."),
    REFERS_TO_REFUSED(
            Severity.ERROR,
            "This names a definition that was left out because of its own problems.",
            "Yang disebut di sini tidak dipakai karena definisinya sendiri bermasalah.",
            "Mend that definition first.",
            "Perbaiki definisi itu terlebih dahulu."),
    WRONG_FIELD_TYPE(
            Severity.ERROR,
            "The field is not of a type that can be used here.",
            "Tipe bidang data ini tidak dapat dipakai di sini.",
            "Name a field of an expected type.",
            "Sebutkan bidang data dengan tipe yang diharapkan."),
    WRONG_DATASET_KIND(
            Severity.ERROR,
            "The dataset is not of a kind that can be used here.",
            "Jenis kumpulan data ini tidak dapat dipakai di sini.",
            "Name a dataset of an expected kind.",
            "Sebutkan kumpulan data dari jenis yang diharapkan."),
    REQUIRED_FIELD_UNMAPPED(
            Severity.ERROR,
            "The source does not say where a required field comes from.",
            "Sumber belum menyebut asal bidang data yang wajib diisi.",
            "Add the field under columns, with a column or a constant.",
            "Tambahkan bidang itu di columns, dari kolom berkas atau nilai tetap."),
    CODE_SYSTEM_MISSING(
            Severity.ERROR,
            "The country has several systems of region codes and the source does not say which one it uses.",
            "Ada beberapa sistem kode wilayah dan sumber belum menyebut yang dipakai.",
            "Name the system under code_systems: the same code means different regions in different systems.",
            "Sebutkan di code_systems: kode yang sama berarti wilayah berbeda dalam sistem yang berbeda."),
    DIMENSION_NOT_PUBLISHED(
            Severity.ERROR,
            "The data are not published by this dimension.",
            "Data tidak dipublikasikan menurut dimensi ini.",
            "Use an allowed dimension, or add a cube with it to the contract.",
            "Gunakan dimensi yang diizinkan, atau tambahkan cube yang memuatnya pada kontrak."),
    DIMENSION_NOT_OFFERED(
            Severity.ERROR,
            "The measure cannot be grouped or filtered by this dimension.",
            "Ukuran ini tidak dapat dirinci atau disaring menurut dimensi ini.",
            "Use a dimension that every measure concerned has.",
            "Gunakan dimensi yang dimiliki semua ukuran terkait."),
    BINS_NOT_PUBLISHED(
            Severity.ERROR,
            "A quantile needs a cube with bins for each dimension.",
            "Kuantil memerlukan cube dengan bins untuk setiap dimensi.",
            "Set bins: true on a cube with this dimension in the contract.",
            "Tulis bins: true pada cube yang memuat dimensi ini di kontrak."),
    UNIT_DOES_NOT_FIT(
            Severity.ERROR,
            "The unit does not fit the formula.",
            "Satuan tidak cocok dengan rumus.",
            "Use a unit the formula gives.",
            "Gunakan satuan yang dihasilkan rumus."),
    INTERVAL_DOES_NOT_FIT(
            Severity.ERROR,
            "The method of the interval does not fit the formula.",
            "Metode selang kepercayaan tidak cocok dengan rumus.",
            "Use an allowed method, or none.",
            "Gunakan metode yang diizinkan, atau kosongkan."),
    PUBLISHER_MISSING(
            Severity.ERROR,
            "A published value must say who published it.",
            "Nilai terpublikasi harus menyebut penerbitnya.",
            "Add publisher.",
            "Tambahkan publisher."),
    CHART_DOES_NOT_FIT(
            Severity.ERROR,
            "The chart does not fit what it should show.",
            "Bagan tidak cocok dengan isinya.",
            "Choose a chart that fits, or give it what it expects.",
            "Pilih bagan yang cocok, atau lengkapi sesuai yang diharapkan."),
    SYNTHETIC_BESIDE_PUBLISHED(
            Severity.ERROR,
            "Made-up data would stand beside the published value of a real institution.",
            "Data sintetis akan tampil berdampingan dengan nilai terpublikasi lembaga sebenarnya.",
            "Show them on different pages.",
            "Tampilkan pada halaman yang berbeda."),
    TARGET_OVERLAPS(
            Severity.ERROR,
            "Two targets hold for the same measure, scope and time.",
            "Dua target berlaku untuk ukuran, cakupan, dan waktu yang sama.",
            "End one before the other begins.",
            "Akhiri salah satu sebelum yang lain dimulai."),
    TARGET_WITHOUT_DIRECTION(
            Severity.ERROR,
            "The measure has no better direction, so no target can be met.",
            "Ukuran ini tidak memiliki arah yang lebih baik sehingga target tidak dapat dinilai.",
            "Set a target on another measure.",
            "Tetapkan target pada ukuran lain."),
    CORRECTION_CHANGES_NOTHING(
            Severity.ERROR,
            "A correction puts in place of a cell what stands there already.",
            "Koreksi menggantikan isian dengan isian yang sama.",
            "Correct from or to.",
            "Perbaiki from atau to."),
    CORRECTION_OF_PERSONAL_DATA(
            Severity.ERROR,
            "A correction names a column that holds personal data; corrections are public.",
            "Koreksi menyebut kolom yang memuat data pribadi; koreksi bersifat terbuka untuk publik.",
            "Tell the rows apart by other columns, or have the publisher send the file again.",
            "Tunjuk baris dengan kolom lain, atau minta penerbit mengirim ulang berkasnya."),
    EVENT_PART_UNFIT(
            Severity.ERROR,
            "An event is part of one that began later, of itself, or of one that is a part too.",
            "Peristiwa menjadi bagian dari peristiwa yang mulai lebih kemudian, dari dirinya sendiri, atau dari bagian lain.",
            "Name the first event of the row.",
            "Sebutkan peristiwa pertama dari rangkaian itu."),
    DATES_RUN_BACKWARD(
            Severity.ERROR,
            "The last day is before the first.",
            "Hari terakhir mendahului hari pertama.",
            "Correct one of the dates.",
            "Perbaiki salah satu tanggal."),
    MINIMUM_FREQUENCY_MISSING(
            Severity.WARNING,
            "No minimum frequency is set for a dataset of records; the default is used.",
            "Frekuensi minimum belum ditetapkan untuk kumpulan data perorangan; nilai bawaan dipakai.",
            "Set it under minimum_frequency in data/country.yaml.",
            "Tetapkan di minimum_frequency dalam data/country.yaml."),
    ONLY_FOR_INDICATORS(
            Severity.ERROR,
            "Only an indicator can have this; the part is made of parts.",
            "Ini hanya untuk indikator, sedangkan bagian ini tersusun dari bagian lain.",
            "Move it to one of its indicators, or leave it out.",
            "Pindahkan ke salah satu indikatornya, atau hapus."),
    RESERVED_CODE(
            Severity.ERROR,
            "This code stands for the index itself.",
            "Kode ini dipakai untuk indeks itu sendiri.",
            "Give the part another code.",
            "Beri bagian ini kode lain."),
    NO_SCORE_TO_USE(
            Severity.ERROR,
            "The parts stand side by side, so there is no score that could be used here.",
            "Bagian-bagiannya berdiri sendiri sehingga tidak ada nilai yang dapat dipakai di sini.",
            "Say in combine how the parts make a score, or leave out what needs one.",
            "Tulis pada combine cara menggabungkan bagiannya, atau hapus yang memerlukan nilai itu."),
    MEASURE_NOT_OF_ENTITIES(
            Severity.ERROR,
            "The measure gives no single value of an agency or a region.",
            "Ukuran ini tidak menghasilkan satu nilai untuk instansi atau wilayah.",
            "Name a measure with the dimension agency or region that is no share of each value of a dimension.",
            "Sebutkan ukuran dengan dimensi agency atau region yang bukan pembagian menurut nilai suatu dimensi."),
    THRESHOLDS_WITHOUT_LEVELS(
            Severity.ERROR,
            "Thresholds give whole levels, and the scale of this indicator has none.",
            "Ambang menghasilkan tingkat bulat, sedangkan skala indikator ini tidak memilikinya.",
            "Set whole: true on its scale, or leave the thresholds out.",
            "Tulis whole: true pada skalanya, atau hapus ambangnya."),
    THRESHOLDS_WITHOUT_DIRECTION(
            Severity.ERROR,
            "The measure has no better direction, so no threshold can be reached.",
            "Ukuran ini tidak memiliki arah yang lebih baik sehingga tidak ada ambang yang dapat dicapai.",
            "Use a measure with direction higher or lower.",
            "Gunakan ukuran dengan direction higher atau lower."),
    REQUIREMENTS_RUN_IN_A_CIRCLE(
            Severity.ERROR,
            "The level would have to be reached before it can be reached.",
            "Tingkat ini harus dicapai terlebih dahulu sebelum dapat dicapai.",
            "Remove one of the requirements that lead back here.",
            "Hapus salah satu prasyarat yang kembali ke tingkat ini."),
    OFFICE_HAS_TWO_CALENDARS(
            Severity.ERROR,
            "Another calendar names the same offices.",
            "Kalender lain sudah menyebut kantor yang sama.",
            "Remove them from one of the two; changes over time are periods and days off of one calendar.",
            "Hapus dari salah satu; perubahan dari waktu ke waktu ditulis sebagai periode dan hari libur dalam satu kalender."),
    RULE_DOES_NOT_FIT(
            Severity.ERROR,
            "The rule does not fit its level, its dataset or its other side.",
            "Aturan tidak sesuai dengan tingkatnya, kumpulan datanya, atau sisi lainnya.",
            "Use what is expected there.",
            "Gunakan yang diharapkan di sana.");

    private final Severity severity;
    private final Text title;
    private final Text advice;

    DefinitionNotice(Severity severity, String title, String judul, String advice, String saran) {
        this.severity = severity;
        this.title = Text.of(title, judul);
        this.advice = Text.of(advice, saran);
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Text title() {
        return title;
    }

    @Override
    public Text advice() {
        return advice;
    }
}
