package org.merata.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.model.NoticeKind;
import org.merata.model.Severity;
import org.merata.model.Text;
import org.merata.reading.ReadingNotice;

/**
 * All that ingestion can say about what a publisher sent. The codes are stable: they are kept with quarantined rows, published on the
 * quality page and answered to machines.
 */
public enum IngestNotice implements NoticeKind {
    // A whole file
    FILE_MISSING(
            Severity.ERROR,
            "The file does not exist or can't be read.",
            "Berkas tidak ada atau tidak dapat dibaca.",
            "Check the path and the permissions.",
            "Periksa lokasi dan izin akses berkas."),
    FILE_CHANGED(
            Severity.ERROR,
            "The file was changed while it was being loaded; nothing of it was kept.",
            "Berkas berubah ketika sedang dimuat; tidak ada isinya yang disimpan.",
            "Load it again when it is complete.",
            "Muat ulang setelah berkas selesai ditulis."),
    ALREADY_INGESTED(
            Severity.INFO,
            "These very bytes were ingested before; nothing was changed.",
            "Isi berkas ini sudah pernah dimuat; tidak ada yang berubah.",
            "Nothing needs to be done.",
            "Tidak perlu tindakan."),
    TOO_MANY_QUARANTINED(
            Severity.ERROR,
            "More rows are faulty than the source allows; nothing of the file was kept.",
            "Baris bermasalah melebihi batas yang ditetapkan sumber; tidak ada isi berkas yang disimpan.",
            "Correct the faults listed and send the file again, or raise max_quarantined in the source.",
            "Perbaiki kesalahan yang tercantum lalu kirim ulang, atau naikkan max_quarantined pada definisi sumber."),
    SOURCE_GONE(
            Severity.ERROR,
            "The source by which this archived file came is no longer defined, so it can't be loaded again.",
            "Sumber asal berkas arsip ini tidak lagi didefinisikan, sehingga berkas tidak dapat dimuat ulang.",
            "Put the source back, or take the batch out with merata undo.",
            "Kembalikan definisi sumber, atau keluarkan batch itu dengan merata undo."),
    ARCHIVE_DAMAGED(
            Severity.ERROR,
            "The archived copy of this file is missing or damaged, so it can't be loaded again.",
            "Salinan arsip berkas ini hilang atau rusak, sehingga berkas tidak dapat dimuat ulang.",
            "Ingest the publisher's file again, or put the archive back from a backup.",
            "Muat lagi berkas dari pengirim, atau pulihkan arsip dari cadangan."),
    READ_DIFFERENTLY(
            Severity.WARNING,
            "The file is read otherwise now than when it was loaded, so its quarantined rows can't be told apart.",
            "Berkas kini dibaca dengan cara yang berbeda dari saat dimuat, sehingga baris yang dikarantina tidak dapat dikenali.",
            "Leave header, delimiter and columns made into rows as they were, or take the batch back and load it again.",
            "Biarkan judul kolom, pemisah, dan kolom yang dijadikan baris seperti semula, atau batalkan lalu muat ulang berkas itu."),
    RULE_FAILED(
            Severity.ERROR,
            "A rule of quality is broken further than it allows; nothing of the file was kept.",
            "Aturan kualitas dilanggar melebihi batasnya; tidak ada isi berkas yang disimpan.",
            "See the rule in data/quality for what to do, correct the file and send it again.",
            "Lihat tindak lanjut pada aturan di data/quality, perbaiki berkas, lalu kirim ulang."),
    RULE_TOLD(
            Severity.WARNING,
            "A rule of quality is broken.",
            "Aturan kualitas dilanggar.",
            "See the rule in data/quality for why it matters and what to do.",
            "Lihat alasan dan tindak lanjut pada aturan di data/quality."),
    CLOCK_WENT_BACK(
            Severity.WARNING,
            "The clock of this machine says an earlier time than when the last file came. Files keep the order in which they came.",
            "Jam komputer ini lebih awal daripada saat berkas terakhir masuk. Urutan berkas tetap menurut kedatangannya.",
            "Set the clock. If it was wrong when the last file came, take that batch out with merata undo and load the file again.",
            "Setel jam. Bila jam salah saat berkas terakhir masuk, keluarkan batch itu dengan merata undo, lalu muat ulang berkasnya."),
    CLOCK_LEAPT(
            Severity.WARNING,
            "By the clock of this machine more than a year has gone by since the last file came.",
            "Menurut jam komputer ini, lebih dari setahun berlalu sejak berkas terakhir masuk.",
            "Check the clock: dates in the future can't be told from others while it is ahead.",
            "Periksa jam: bila jam terlalu maju, tanggal di masa depan tidak dapat dikenali."),
    READ_CAREFULLY(
            Severity.INFO,
            "The file was read row by row instead of in bulk.",
            "Berkas dibaca baris demi baris, bukan sekaligus.",
            "Nothing needs to be done; a plainly written CSV loads faster.",
            "Tidak perlu tindakan; CSV yang ditulis rapi dimuat lebih cepat."),

    // Its header and its mapping
    COLUMN_MISSING(
            Severity.ERROR,
            "A column that the source maps to a required field is not in the file.",
            "Kolom untuk isian wajib tidak ada dalam berkas.",
            "Add the column, or correct columns in the source; the columns found are listed.",
            "Tambahkan kolom itu atau perbaiki columns pada definisi sumber; kolom yang ditemukan tercantum."),
    COLUMN_ABSENT(
            Severity.WARNING,
            "A column that the source maps to an optional field is not in the file; the field stays empty.",
            "Kolom untuk isian tidak wajib tidak ada dalam berkas; isian dibiarkan kosong.",
            "Add the column if the publisher has it.",
            "Tambahkan kolom itu bila datanya tersedia."),
    COLUMN_UNKNOWN(
            Severity.INFO,
            "A column of the file is not mapped by the source; it was not read.",
            "Kolom dalam berkas tidak dipetakan oleh sumber dan tidak dibaca.",
            "Map it in the source if it is needed.",
            "Petakan pada definisi sumber bila diperlukan."),
    COLUMN_REPEATED(
            Severity.ERROR,
            "Two columns have the same name and the source maps it.",
            "Dua kolom bernama sama dan dipakai oleh sumber.",
            "Give each column a name of its own.",
            "Beri setiap kolom nama yang berbeda."),
    COLUMN_NAMELESS(
            Severity.WARNING,
            "A column has no name; it was not read.",
            "Ada kolom tanpa nama; kolom itu tidak dibaca.",
            "Name the column or remove it.",
            "Beri nama kolom itu atau hapus."),
    CODE_SYSTEM_MISSING(
            Severity.ERROR,
            "The source does not say which official code system its codes are in; the same code means different regions in each.",
            "Sumber tidak menyebut sistem kode resmi yang dipakai; kode yang sama berarti wilayah berbeda di setiap sistem.",
            "State code_systems in the source, or match by name.",
            "Tetapkan code_systems pada definisi sumber atau cocokkan menurut nama."),
    DATE_FORMAT_UNKNOWN(
            Severity.ERROR,
            "The source states a date format that can't be used.",
            "Format tanggal pada definisi sumber tidak dapat dipakai.",
            "Use letters such as dd/MM/yyyy HH:mm:ss, or excel for serial numbers.",
            "Pakai huruf seperti dd/MM/yyyy HH:mm:ss, atau excel untuk nomor urut."),
    CONSTANT_INVALID(
            Severity.ERROR,
            "The source gives a field a constant that its contract does not allow.",
            "Nilai tetap pada definisi sumber tidak diperbolehkan oleh kontrak.",
            "Correct the constant in the source.",
            "Perbaiki nilai tetap itu pada definisi sumber."),
    TWO_DIGIT_YEARS_READ(
            Severity.INFO,
            "Years of two digits were read as years of the hundred years given.",
            "Tahun dua angka dibaca sebagai tahun dalam rentang seratus tahun yang tercantum.",
            "Check the range; two_digit_years_from in the source sets it.",
            "Periksa rentangnya; two_digit_years_from pada definisi sumber menetapkannya."),
    DATE_WRITING_FOUND(
            Severity.INFO,
            "The source states no format for a column of dates; the whole column decided it.",
            "Sumber tidak menetapkan format tanggal; formatnya ditentukan dari seluruh isi kolom.",
            "Check the formats, and state them in the source.",
            "Periksa format itu dan tetapkan pada definisi sumber."),
    NAMES_RESOLVED(
            Severity.INFO,
            "Names of regions that are written in another way than the reference data were resolved by a rule.",
            "Nama wilayah yang penulisannya berbeda dari data referensi dicocokkan menurut aturan.",
            "Look the names through; resolve in the source turns rules off.",
            "Periksa nama-nama itu; resolve pada definisi sumber mematikan aturan."),
    CODES_RESOLVED(
            Severity.WARNING,
            "Codes of regions that are no codes as they stand were resolved by a rule.",
            "Kode wilayah yang tidak lengkap dicocokkan menurut aturan.",
            "Look the codes through; export the column as text, or turn the rule off by resolve in the source.",
            "Periksa kode-kode itu; ekspor kolomnya sebagai teks, atau matikan aturannya lewat resolve pada definisi sumber."),
    WORDS_UNKNOWN(
            Severity.WARNING,
            "Texts of the column are not in the reference data; the nearest entry is named where there is one, but not used.",
            "Isi kolom tidak ada dalam data referensi; entri terdekat disebutkan bila ada, tetapi tidak dipakai.",
            "Correct the texts, or map them under values in the source.",
            "Perbaiki isian itu atau petakan di bawah values pada definisi sumber."),
    CODES_AND_NAMES_DISAGREE(
            Severity.WARNING,
            "In some rows the code of the region and the name beside it disagree.",
            "Pada sebagian baris, kode wilayah tidak sesuai dengan nama di sampingnya.",
            "Correct the rows; they were quarantined.",
            "Perbaiki baris-baris itu; semuanya dikarantina."),
    OTHER_CODE_SYSTEM_FITS(
            Severity.WARNING,
            "The codes disagree with the names beside them, and another code system fits better.",
            "Kode tidak sesuai dengan nama di sampingnya, dan sistem kode lain lebih cocok.",
            "Check the system named, and state it under code_systems in the source.",
            "Periksa sistem yang disebutkan dan tetapkan di bawah code_systems pada definisi sumber."),
    REGION_NOT_YET(
            Severity.WARNING,
            "Rows name a region at a time when it did not exist; they were kept.",
            "Ada baris yang memuat wilayah pada waktu wilayah itu belum ada atau sudah tidak ada; barisnya tetap dimuat.",
            "Check whether the publisher counts earlier rows by boundaries of today; the regions it was formed from are named.",
            "Periksa apakah pengirim memakai batas wilayah sekarang untuk data lama; wilayah asalnya disebutkan."),
    NUMBER_WRITING_FOUND(
            Severity.INFO,
            "The source does not state how numbers are written; the whole column decided it.",
            "Sumber tidak menetapkan cara penulisan bilangan; cara itu ditentukan dari seluruh isi kolom.",
            "Check it, and state decimal_comma in the source.",
            "Periksa dan tetapkan decimal_comma pada definisi sumber."),

    // One row
    REQUIRED_MISSING(
            Severity.ERROR,
            "A required value is missing.",
            "Isian wajib kosong.",
            "Fill it in.",
            "Lengkapi isian itu."),
    NOT_AN_INTEGER(
            Severity.ERROR,
            "The value is not a whole number.",
            "Isian bukan bilangan bulat.",
            "Write digits only, such as 1250.",
            "Tulis angka saja, misalnya 1250."),
    NOT_A_NUMBER(
            Severity.ERROR,
            "The value is not a number.",
            "Isian bukan bilangan.",
            "Write a number such as 12.5; where a comma is the decimal mark, set decimal_comma in the source.",
            "Tulis bilangan seperti 12.5; bila koma adalah tanda desimal, atur decimal_comma pada definisi sumber."),
    NOT_A_DATE(
            Severity.ERROR,
            "The value is not a date in a stated format.",
            "Isian bukan tanggal dalam format yang ditetapkan.",
            "Write an existing day, or add its format to the source.",
            "Tulis tanggal yang ada atau tambahkan formatnya pada definisi sumber."),
    NOT_A_DATETIME(
            Severity.ERROR,
            "The value is not a date and time in a stated format.",
            "Isian bukan tanggal dan waktu dalam format yang ditetapkan.",
            "Write an existing moment, or add its format to the source.",
            "Tulis waktu yang ada atau tambahkan formatnya pada definisi sumber."),
    NOT_A_BOOLEAN(
            Severity.ERROR,
            "The value is neither true nor false.",
            "Isian bukan true atau false.",
            "Write true or false, or map the publisher's words in the source.",
            "Tulis true atau false, atau petakan kata yang dipakai pada definisi sumber."),
    NOT_A_PERIOD(
            Severity.ERROR,
            "The value is not a period.",
            "Isian bukan periode.",
            "Write 2024-07, 2024-Q3, 2024-S2 or 2024, or map the publisher's words in the source.",
            "Tulis 2024-07, 2024-Q3, 2024-S2 atau 2024, atau petakan kata yang dipakai pada definisi sumber."),
    NOT_ALLOWED(
            Severity.ERROR,
            "The value is not one of those the contract allows.",
            "Isian bukan salah satu nilai yang diperbolehkan kontrak.",
            "Use an allowed value, or map the publisher's word in the source.",
            "Pakai nilai yang diperbolehkan atau petakan kata yang dipakai pada definisi sumber."),
    OUT_OF_RANGE(
            Severity.ERROR,
            "The value is smaller or larger than the contract allows.",
            "Isian lebih kecil atau lebih besar dari batas kontrak.",
            "Correct the value.",
            "Perbaiki isian itu."),
    PATTERN_MISMATCH(
            Severity.ERROR,
            "The value is not written as the contract asks.",
            "Penulisan isian tidak sesuai pola yang diminta kontrak.",
            "Write it in the pattern of the contract.",
            "Tulis sesuai pola pada kontrak."),
    UNKNOWN_CODE(
            Severity.ERROR,
            "The code is not in the reference data.",
            "Kode tidak ada dalam data referensi.",
            "Correct the code, add it to the reference data, or map it in the source.",
            "Perbaiki kode, tambahkan ke data referensi, atau petakan pada definisi sumber."),
    UNKNOWN_NAME(
            Severity.ERROR,
            "The name is not in the reference data.",
            "Nama tidak ada dalam data referensi.",
            "Correct the name, or map it to a code in the source.",
            "Perbaiki nama atau petakan ke kode pada definisi sumber."),
    AMBIGUOUS_NAME(
            Severity.ERROR,
            "The name stands for more than one entry of the reference data.",
            "Nama merujuk ke lebih dari satu entri data referensi.",
            "Send the code, or map the name to a code in the source.",
            "Kirim kodenya atau petakan nama ke kode pada definisi sumber."),
    CONTROL_CHARACTER(
            Severity.ERROR,
            "The value contains a control character.",
            "Isian memuat karakter kendali.",
            "Remove it; the file may be damaged.",
            "Hapus karakter itu; berkas mungkin rusak."),
    ENDS_BEFORE_START(
            Severity.ERROR,
            "The end lies before the start.",
            "Waktu selesai mendahului waktu mulai.",
            "Correct one of the two.",
            "Perbaiki salah satunya."),
    DUPLICATE_DIFFERS(
            Severity.WARNING,
            "Rows repeat the key of another row but say something else; the first was kept.",
            "Ada baris dengan kunci yang sama tetapi isinya berbeda; baris pertama yang disimpan.",
            "Find out which one is right.",
            "Pastikan baris mana yang benar."),
    CORRECTED(
            Severity.INFO,
            "Rows took the place of earlier files' rows with the same key, as the source states.",
            "Ada baris yang menggantikan baris berkas terdahulu dengan kunci yang sama, sesuai definisi sumber.",
            "Nothing needs to be done; the earlier rows are kept, and the periods are marked as revised.",
            "Tidak perlu tindakan; baris terdahulu tetap tersimpan dan periodenya ditandai sebagai angka diperbaiki."),
    VALUE_AT_LIMIT(
            Severity.WARNING,
            "Some values are exactly as long or as large as the limit of a program; they may have been cut off.",
            "Beberapa nilai tepat sepanjang atau sebesar batas suatu program; mungkin nilainya terpotong.",
            "Compare them with the original, and export without the limit.",
            "Bandingkan dengan data asli, lalu ekspor tanpa batas tersebut."),
    DAY_NOT_IN_CALENDAR(
            Severity.ERROR,
            "No such day or month exists.",
            "Hari atau bulan itu tidak ada dalam kalender.",
            "Correct the date, or state its format in the source.",
            "Perbaiki tanggalnya atau tetapkan formatnya pada definisi sumber."),
    TIME_NOT_ON_CLOCK(
            Severity.ERROR,
            "No such time of day is read: 24:00, a 60th second or minute, or a later hour.",
            "Jam itu tidak dapat dibaca: pukul 24.00, detik atau menit ke-60, atau jam yang tidak ada.",
            "Write times from 00:00:00 to 23:59:59; the end of a day is 00:00 of the next.",
            "Tulis jam 00:00:00 sampai 23:59:59; akhir hari ditulis 00:00 hari berikutnya."),
    YEAR_NOT_GREGORIAN(
            Severity.ERROR,
            "The year is of another calendar, such as the Hijri one.",
            "Tahun itu berasal dari kalender lain, misalnya kalender Hijriah.",
            "Send dates of the Gregorian calendar.",
            "Kirim tanggal menurut kalender Masehi."),
    YEAR_OF_TWO_DIGITS(
            Severity.ERROR,
            "The year has two digits, and the date can be read in several ways.",
            "Tahun hanya dua angka sehingga tanggal dapat dibaca dengan beberapa cara.",
            "Write years with four digits, or state the format with yy in the source.",
            "Tulis tahun empat angka atau tetapkan format dengan yy pada definisi sumber."),
    DATE_IS_SERIAL(
            Severity.ERROR,
            "The date is a serial number of a spreadsheet.",
            "Tanggal ditulis sebagai nomor urut lembar kerja.",
            "Format the column as dates before exporting, or state the format excel (or excel1904) in the source.",
            "Ubah format kolom menjadi tanggal sebelum diekspor, atau tetapkan format excel (atau excel1904) pada definisi sumber."),
    DATE_OTHER_ORDER(
            Severity.ERROR,
            "The date has day and month in the other order than the column.",
            "Urutan hari dan bulan pada tanggal ini berbeda dari kolomnya.",
            "Write all dates of a column in one order.",
            "Tulis semua tanggal pada satu kolom dengan urutan yang sama."),
    DATE_ORDER_OPEN(
            Severity.ERROR,
            "The date can be read with the day first or the month first, and the column does not decide which.",
            "Tanggal dapat dibaca dengan hari atau bulan di depan, dan kolom ini tidak memastikannya.",
            "State formats for the column in the source, such as dd/MM/yyyy.",
            "Tetapkan formats untuk kolom itu pada definisi sumber, misalnya dd/MM/yyyy."),
    DATE_IN_FUTURE(
            Severity.ERROR,
            "The date lies in the future, but says what has happened.",
            "Tanggal berada di masa depan, padahal mencatat hal yang sudah terjadi.",
            "Correct the date; day and month may be exchanged.",
            "Perbaiki tanggalnya; hari dan bulan mungkin tertukar."),
    DATE_TOO_EARLY(
            Severity.ERROR,
            "The date is earlier than can be true.",
            "Tanggal lebih awal daripada yang mungkin benar.",
            "Correct the date; it may stand for a missing value.",
            "Perbaiki tanggalnya; mungkin tanggal itu pengganti isian kosong."),
    AMBIGUOUS_CODE(
            Severity.ERROR,
            "The code can stand for more than one region.",
            "Kode ini dapat berarti lebih dari satu wilayah.",
            "Write the code in full, such as 11.10, or map it in the source.",
            "Tulis kode secara lengkap, misalnya 11.10, atau petakan pada definisi sumber."),
    CODE_NAME_MISMATCH(
            Severity.ERROR,
            "The code and the name beside it stand for different regions.",
            "Kode dan nama di sampingnya merujuk ke wilayah yang berbeda.",
            "Correct one of the two; the codes may be of another code system.",
            "Perbaiki salah satunya; kode mungkin memakai sistem kode lain."),

    RULE_BROKEN(
            Severity.ERROR,
            "The row breaks a rule of quality.",
            "Baris ini melanggar aturan kualitas.",
            "The value names the rule; see it in data/quality for what to do.",
            "Isian menyebutkan aturannya; lihat tindak lanjutnya di data/quality."),
    DECIMAL_MARK_OPEN(
            Severity.ERROR,
            "The point or comma of the number can mark decimals or thousands, and the column does not decide which.",
            "Titik atau koma pada bilangan dapat berarti desimal atau ribuan, dan kolom ini tidak memastikannya.",
            "State decimal_comma for the column in the source.",
            "Tetapkan decimal_comma untuk kolom itu pada definisi sumber."),
    NUMBER_NOT_PLAIN(
            Severity.ERROR,
            "The number is written in a way of machines or in other digits: 1e5, 0x10, 1_000, NaN.",
            "Bilangan ditulis dengan cara mesin atau angka lain: 1e5, 0x10, 1_000, NaN.",
            "Write the number in plain digits.",
            "Tulis bilangan dengan angka biasa."),
    NUMBER_HAS_UNIT(
            Severity.ERROR,
            "The number has a currency, a percent sign, brackets or blanks with it.",
            "Bilangan disertai mata uang, tanda persen, kurung, atau spasi.",
            "Send the number alone, or state prefixes, suffixes, negative_brackets or blank_thousands for the column in the source.",
            "Kirim bilangannya saja, atau tetapkan prefixes, suffixes, negative_brackets, atau blank_thousands untuk kolom itu pada definisi sumber."),
    DIGITS_LOST(
            Severity.ERROR,
            "A spreadsheet turned the identifier into a number such as 1.23E+15; its last digits are lost.",
            "Lembar kerja mengubah pengenal menjadi bilangan seperti 1.23E+15; angka terakhirnya hilang.",
            "Format the column as text before entering the values, and export it again.",
            "Ubah format kolom menjadi teks sebelum mengisi nilainya, lalu ekspor lagi."),

    // What a look at a file finds
    HEADER_DOUBTFUL(
            Severity.WARNING,
            "The first row looks like data, not like names of columns.",
            "Baris pertama tampak seperti data, bukan nama kolom.",
            "Put a row with the names of the columns above it; without one the file can't be loaded.",
            "Tambahkan baris nama kolom di atasnya; tanpa itu berkas tidak dapat dimuat."),
    COLUMN_NAME_REPEATED(
            Severity.WARNING,
            "Two columns have the same name; neither can be mapped.",
            "Dua kolom bernama sama; keduanya tidak dapat dipetakan.",
            "Give each column a name of its own.",
            "Beri setiap kolom nama yang berbeda."),
    PERSONAL_COLUMN(
            Severity.WARNING,
            "The column seems to hold personal data; none of its values is shown.",
            "Kolom ini tampaknya memuat data pribadi; isinya tidak ditampilkan.",
            "Leave it out of the file where it is not needed.",
            "Keluarkan kolom ini dari berkas bila tidak diperlukan."),
    DAY_OR_MONTH_FIRST(
            Severity.WARNING,
            "Every date of the column can be read with the day first or with the month first.",
            "Semua tanggal pada kolom ini dapat dibaca dengan hari atau bulan di depan.",
            "Ask the publisher, and state the format in the source.",
            "Tanyakan kepada pengirim data dan tetapkan formatnya pada definisi sumber."),
    DAY_AND_MONTH_FIRST(
            Severity.WARNING,
            "Some dates of the column have the day first and some the month first.",
            "Sebagian tanggal pada kolom ini menulis hari di depan dan sebagian bulan di depan.",
            "Ask the publisher for one format.",
            "Minta satu format yang seragam kepada pengirim data."),
    DECIMAL_MARK_UNCLEAR(
            Severity.WARNING,
            "It can't be told whether the column's points and commas mark decimals or thousands.",
            "Tidak dapat dipastikan apakah titik dan koma pada kolom ini tanda desimal atau ribuan.",
            "Ask the publisher, and state decimal_comma in the source.",
            "Tanyakan kepada pengirim data dan tetapkan decimal_comma pada definisi sumber."),
    WRITING_UNREADABLE(
            Severity.WARNING,
            "The column holds dates or numbers written in a way that can't be loaded.",
            "Kolom ini memuat tanggal atau bilangan yang penulisannya tidak dapat dimuat.",
            "Write years with four digits, or state a format with yy; write no commas between thousands.",
            "Tulis tahun empat angka atau tetapkan format dengan yy; jangan memakai koma ribuan."),
    VALUES_ODD(
            Severity.WARNING,
            "Some values are not of the type that most of the column is of.",
            "Sebagian isian tidak sesuai dengan jenis data kebanyakan isian pada kolom ini.",
            "Correct them, or they will be quarantined.",
            "Perbaiki isian itu; bila tidak, barisnya akan dikarantina."),
    ROWS_NOT_LOOKED_AT(
            Severity.INFO,
            "Only the first rows were looked at; what is said of columns holds for those.",
            "Hanya baris-baris pertama yang diperiksa; keterangan kolom berlaku untuk baris itu.",
            "Nothing needs to be done.",
            "Tidak perlu tindakan."),

    // Reference data
    REFERENCE_FILE_MISSING(
            Severity.ERROR,
            "A reference file is missing.",
            "Berkas referensi tidak ada.",
            "Put it into data/reference; a file with a header alone is enough to start.",
            "Letakkan di data/reference; berkas berisi judul kolom saja cukup untuk memulai."),
    CODE_REPEATED(
            Severity.ERROR,
            "The key of the row is used by another row; this one was left out.",
            "Kunci baris ini sudah dipakai baris lain; baris ini diabaikan.",
            "Give each entry a key of its own.",
            "Beri setiap entri kunci yang berbeda."),
    PARENT_UNKNOWN(
            Severity.ERROR,
            "The row refers to an entry that does not exist.",
            "Baris ini merujuk ke entri yang tidak ada.",
            "Correct the code, or add the entry.",
            "Perbaiki kode atau tambahkan entri itu."),
    TREE_CIRCLE(
            Severity.ERROR,
            "The entry lies, by way of its parents, in itself.",
            "Melalui induknya, entri ini berada di dalam dirinya sendiri.",
            "Correct the parent of one of them.",
            "Perbaiki induk salah satunya."),
    NATION_NOT_ONE(
            Severity.ERROR,
            "Exactly one region must have no parent: the country itself.",
            "Harus ada tepat satu wilayah tanpa induk, yaitu negara.",
            "Give every other region its parent.",
            "Isi induk wilayah lainnya."),

    // Personal data, before anything of a file is kept
    PERSONAL_DROPPED(
            Severity.INFO,
            "Cells that look personal were left out before anything was kept.",
            "Isian yang tampak sebagai data pribadi dihapus sebelum ada yang disimpan.",
            "Leave the column out of the file, or state in personal of the source that it is needed.",
            "Keluarkan kolom ini dari berkas, atau nyatakan pada personal di definisi sumber bahwa kolom ini diperlukan."),
    PERSONAL_KEYED(
            Severity.INFO,
            "Keys took the place of cells that look personal, before anything was kept.",
            "Isian yang tampak sebagai data pribadi diganti dengan kunci sandi sebelum ada yang disimpan.",
            "Send a number that names nobody, or state in personal of the source that the column is needed as it is.",
            "Kirim nomor yang tidak menunjuk orang, atau nyatakan pada personal di definisi sumber bahwa kolom ini diperlukan apa adanya."),
    PERSONAL_MASKED(
            Severity.WARNING,
            "A code or date is expected in this column, but some cells look personal; they were masked before anything was kept.",
            "Kolom ini seharusnya berisi kode atau tanggal, tetapi sebagian isiannya tampak sebagai data pribadi dan disamarkan sebelum ada yang disimpan.",
            "Ask the publisher whether cells have moved into other columns.",
            "Tanyakan kepada pengirim data apakah isian bergeser ke kolom lain."),
    PERSONAL_SPECIFIC(
            Severity.WARNING,
            "The column seems to hold specific personal data (of children, or of health), which the law protects more strictly.",
            "Kolom ini tampaknya memuat data pribadi yang bersifat spesifik (anak atau kesehatan), yang dilindungi lebih ketat oleh undang-undang.",
            "Ask the publisher to leave it out of the file; send it only where there is a legal basis.",
            "Minta pengirim data mengeluarkan kolom ini; kirim hanya bila ada dasar hukumnya."),
    ERASED_PERSON(
            Severity.WARNING,
            "Rows of people who were erased are in the file; they were left out before anything was kept.",
            "Berkas memuat baris orang yang datanya sudah dihapus; baris itu dikeluarkan sebelum ada yang disimpan.",
            "Ask the publisher to erase them too.",
            "Minta pengirim data menghapusnya juga."),
    IDENTITY_NUMBER_DAMAGED(
            Severity.WARNING,
            "A spreadsheet has cut identity numbers to 15 digits: their last digits are lost.",
            "Aplikasi lembar sebar memotong nomor identitas menjadi 15 angka: angka terakhirnya hilang.",
            "Format the column as text before the numbers are entered, and export it again from where they came.",
            "Atur format kolom sebagai teks sebelum nomor diisi, lalu ekspor ulang dari sistem asalnya."),
    IDENTITY_KEY_DAMAGED(
            Severity.ERROR,
            "Identity numbers that are needed are damaged: two persons would share one number. Nothing of the file was kept.",
            "Nomor identitas yang diperlukan telah rusak: dua orang dapat bernomor sama. Tidak ada isi berkas yang disimpan.",
            "Export the file again with the column as text; if the numbers are no identity numbers, state keep for the column in personal of the source.",
            "Ekspor ulang berkas dengan kolom itu sebagai teks; bila bukan nomor identitas, nyatakan keep untuk kolom itu pada personal di definisi sumber.");

    private final Severity severity;
    private final Text title;
    private final Text advice;

    IngestNotice(Severity severity, String title, String titleIndonesian, String advice, String adviceIndonesian) {
        this.severity = severity;
        this.title = Text.of(title, titleIndonesian);
        this.advice = Text.of(advice, adviceIndonesian);
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

    /** A notice that a code names: one of these, or one of {@link ReadingNotice}. */
    public static Optional<NoticeKind> find(String code) {
        return Stream.<NoticeKind>concat(Arrays.stream(values()), Arrays.stream(ReadingNotice.values()))
                .filter(kind -> kind.code().equals(code))
                .findFirst();
    }
}
