package org.merata.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.merata.model.NoticeKind;
import org.merata.model.Severity;
import org.merata.model.Text;

/** All that can be wrong with a file before anybody knows what its columns mean. Codes are stable: they are published. */
public enum ReadingNotice implements NoticeKind {
    // A whole file
    FILE_EMPTY(
            Severity.ERROR,
            "The file has no header row.",
            "Berkas tidak memiliki baris judul kolom.",
            "Send a file whose first row names the columns.",
            "Kirim berkas yang baris pertamanya berisi nama kolom."),
    ENCODING_ASSUMED(
            Severity.WARNING,
            "The file is not valid UTF-8 and was read as Windows-1252.",
            "Berkas bukan UTF-8 yang sah dan dibaca sebagai Windows-1252.",
            "Check letters with accents, and state dialect.encoding in the source.",
            "Periksa huruf beraksen dan tetapkan dialect.encoding pada definisi sumber."),
    ENCODING_BROKEN(
            Severity.ERROR,
            "The file is not in the encoding the source states.",
            "Berkas tidak memakai pengodean yang tercantum pada definisi sumber.",
            "Save the file as UTF-8, or correct dialect.encoding in the source.",
            "Simpan berkas sebagai UTF-8 atau perbaiki dialect.encoding pada definisi sumber."),
    PASSWORD_PROTECTED(
            Severity.ERROR,
            "The workbook is protected by a password and cannot be read.",
            "Buku kerja dilindungi kata sandi sehingga tidak dapat dibaca.",
            "Save it without a password and send it again.",
            "Simpan tanpa kata sandi lalu kirim ulang."),
    FORM_UNREADABLE(
            Severity.ERROR,
            "Files of this form cannot be read.",
            "Berkas dengan format ini tidak dapat dibaca.",
            "Send CSV, Excel (.xlsx or .xls), Parquet or JSON.",
            "Kirim CSV, Excel (.xlsx atau .xls), Parquet, atau JSON."),
    FILE_DAMAGED(
            Severity.ERROR,
            "The file is damaged or incomplete; nothing of it was kept.",
            "Berkas rusak atau tidak lengkap; tidak ada isinya yang disimpan.",
            "Check that it opens, and send it again.",
            "Pastikan berkas dapat dibuka, lalu kirim ulang."),
    UNPACKED_TOO_LARGE(
            Severity.ERROR,
            "Unpacked, the file is larger than is allowed.",
            "Setelah dibuka, ukuran berkas melebihi batas yang diizinkan.",
            "Send it in smaller parts.",
            "Kirim dalam beberapa bagian yang lebih kecil."),
    TOO_MANY_MEMBERS(
            Severity.ERROR,
            "The archive or workbook has more parts than is allowed.",
            "Arsip atau buku kerja memiliki bagian lebih banyak daripada yang diizinkan.",
            "Send it in smaller parts.",
            "Kirim dalam beberapa bagian yang lebih kecil."),
    MEMBER_NAME_UNSAFE(
            Severity.ERROR,
            "The archive has a file name that leads out of its folder.",
            "Arsip memuat nama berkas yang mengarah ke luar foldernya.",
            "Pack the files again by their names alone.",
            "Kemas ulang berkas dengan namanya saja."),
    ARCHIVE_NESTED(
            Severity.ERROR,
            "The archive holds another archive.",
            "Arsip memuat arsip lain di dalamnya.",
            "Send the inner files.",
            "Kirim berkas yang ada di dalamnya."),
    MEMBERS_DIFFER(
            Severity.ERROR,
            "The files of the archive have different columns and are not one table.",
            "Berkas dalam arsip memiliki kolom yang berbeda sehingga bukan satu tabel.",
            "State dialect.member in the source, or send them apart.",
            "Tetapkan dialect.member pada definisi sumber, atau kirim terpisah."),
    SHEETS_DIFFER(
            Severity.ERROR,
            "The sheets have different columns and are not one table.",
            "Lembar kerja memiliki kolom yang berbeda sehingga bukan satu tabel.",
            "State dialect.sheets in the source, or send them apart.",
            "Tetapkan dialect.sheets pada definisi sumber, atau kirim terpisah."),
    PART_NOT_FOUND(
            Severity.ERROR,
            "The file has no sheet or member of the name that the source states.",
            "Berkas tidak memiliki lembar atau isi dengan nama yang ditetapkan sumber.",
            "Compare dialect.sheets and dialect.member with the names found.",
            "Cocokkan dialect.sheets dan dialect.member dengan nama yang ditemukan."),
    TABLE_TOO_WIDE(
            Severity.ERROR,
            "The table has more columns than is allowed.",
            "Jumlah kolom tabel melebihi batas yang diizinkan.",
            "Send one row for each value instead of one column.",
            "Kirim satu baris untuk setiap nilai, bukan satu kolom."),
    CELL_TOO_LARGE(
            Severity.ERROR,
            "A cell is longer than is allowed.",
            "Sebuah sel lebih panjang daripada yang diizinkan.",
            "Look for a quote that is never closed, or a whole document in a cell.",
            "Cari tanda kutip yang tidak ditutup atau dokumen utuh di dalam sel."),
    NESTED_VALUES(
            Severity.ERROR,
            "A column holds values within values and has no place in a table.",
            "Sebuah kolom memuat nilai bertingkat sehingga tidak dapat menjadi tabel.",
            "Send each inner value as a column of its own.",
            "Kirim setiap nilai di dalamnya sebagai kolom tersendiri."),
    TOTAL_ROWS_FOUND(
            Severity.ERROR,
            "The table has rows of totals, which the source does not allow.",
            "Tabel memuat baris jumlah, padahal sumber tidak mengizinkannya.",
            "Take the rows out, or state dialect.totals in the source.",
            "Hapus barisnya, atau tetapkan dialect.totals pada definisi sumber."),
    SHEETS_HIDDEN(
            Severity.WARNING,
            "Hidden sheets were not read.",
            "Lembar kerja tersembunyi tidak dibaca.",
            "Name them in dialect.sheets of the source where they are data.",
            "Sebutkan dalam dialect.sheets pada definisi sumber bila berisi data."),
    ROWS_HIDDEN(
            Severity.WARNING,
            "Hidden rows were read like any other.",
            "Baris tersembunyi ikut dibaca seperti baris lainnya.",
            "Check that they belong to the data.",
            "Pastikan baris tersebut memang bagian dari data."),
    TITLE_ROWS_SKIPPED(
            Severity.INFO,
            "Rows of titles or column numbers were skipped.",
            "Baris judul atau nomor kolom dilewati.",
            "Nothing needs to be done if the rows named hold no data.",
            "Tidak perlu tindakan bila baris yang disebut tidak berisi data."),
    TOTAL_ROWS_SET_ASIDE(
            Severity.WARNING,
            "Rows of totals were set aside and not counted.",
            "Baris jumlah disisihkan dan tidak dihitung.",
            "Check the rows named; state dialect.totals: keep in the source where they are data.",
            "Periksa baris yang disebut; tetapkan dialect.totals: keep pada definisi sumber bila berisi data."),
    TOTAL_ROWS_DOUBTFUL(
            Severity.WARNING,
            "Rows that are named like totals, but are not the sums of the rows above, were read as data.",
            "Baris yang bernama seperti jumlah, tetapi bukan hasil penjumlahan baris di atasnya, dibaca sebagai data.",
            "Check the rows named, and take out those that are totals.",
            "Periksa baris yang disebut, dan hapus bila ternyata baris jumlah."),
    NOTE_ROWS_SET_ASIDE(
            Severity.WARNING,
            "Rows with a single cell at the end of the table were taken for notes and set aside.",
            "Baris dengan satu sel di akhir tabel dianggap catatan dan disisihkan.",
            "Check the rows named.",
            "Periksa baris yang disebut."),
    CELLS_OUTSIDE_TABLE(
            Severity.WARNING,
            "Cells beside the table, under no header, were not read.",
            "Sel di samping tabel, tanpa judul kolom, tidak dibaca.",
            "Give their column a name where they are data.",
            "Beri nama kolomnya bila berisi data."),
    MERGED_CELLS_SPREAD(
            Severity.INFO,
            "What merged cells say was read for each of their rows.",
            "Isi sel yang digabung dibaca untuk setiap barisnya.",
            "Check that it holds for each row; a number may be meant for all of them together.",
            "Pastikan berlaku untuk setiap baris; sebuah angka mungkin dimaksudkan untuk semuanya sekaligus."),
    CELLS_WITH_ERRORS(
            Severity.WARNING,
            "Cells hold formulas that came to an error or were never calculated.",
            "Sel memuat rumus yang menghasilkan galat atau belum pernah dihitung.",
            "Correct the formulas, save the workbook and send it again.",
            "Perbaiki rumusnya, simpan buku kerja, lalu kirim ulang."),

    // One record
    CELLS_MISSING(
            Severity.ERROR,
            "The row has fewer cells than the header.",
            "Jumlah sel baris ini kurang dari jumlah judul kolom.",
            "Add the missing cells; a line break inside a cell needs quotes around the cell.",
            "Lengkapi sel yang kurang; ganti baris di dalam sel perlu diapit tanda kutip."),
    CELLS_EXTRA(
            Severity.ERROR,
            "The row has more cells than the header.",
            "Jumlah sel baris ini melebihi jumlah judul kolom.",
            "Put quotes around cells that contain the delimiter.",
            "Apit sel yang memuat tanda pemisah dengan tanda kutip."),
    QUOTES_BROKEN(
            Severity.ERROR,
            "The quotes of the row do not match.",
            "Tanda kutip pada baris ini tidak berpasangan.",
            "Close every quote, and double a quote inside a quoted cell.",
            "Tutup setiap tanda kutip, dan gandakan tanda kutip di dalam sel yang dikutip."),
    CELL_ERROR(
            Severity.ERROR,
            "The cell holds a formula that came to an error or was never calculated.",
            "Sel memuat rumus yang menghasilkan galat atau belum pernah dihitung.",
            "Correct the formula, save the workbook and send it again.",
            "Perbaiki rumusnya, simpan buku kerja, lalu kirim ulang.");

    /** What programs of sheets show instead of a value, in their files and in the CSV they save. */
    public static final List<String> ERROR_VALUES = List.of(
            "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FORMULA!");

    private final Severity severity;
    private final Text title;
    private final Text advice;

    ReadingNotice(Severity severity, String title, String titleIndonesian, String advice, String adviceIndonesian) {
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

    public static Optional<ReadingNotice> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
