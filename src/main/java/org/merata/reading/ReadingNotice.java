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
            "The file holds no row.",
            "Berkas tidak memuat satu baris pun.",
            "Send a file whose first row names the columns.",
            "Kirim berkas yang baris pertamanya berisi nama kolom."),
    ENCODING_ASSUMED(
            Severity.WARNING,
            "The file is not valid UTF-8 and was read as Windows-1252.",
            "Berkas bukan UTF-8 yang sah dan dibaca sebagai Windows-1252.",
            "Check letters with accents, and state dialect.encoding in the source.",
            "Periksa huruf beraksen dan tetapkan dialect.encoding pada definisi sumber.",
            "encoding"),
    ENCODING_BROKEN(
            Severity.ERROR,
            "The file is not in the encoding the source states.",
            "Berkas tidak memakai pengodean yang tercantum pada definisi sumber.",
            "Save the file as UTF-8, or correct dialect.encoding in the source.",
            "Simpan berkas sebagai UTF-8 atau perbaiki dialect.encoding pada definisi sumber.",
            "encoding"),
    COPY_NAME_TAKEN(
            Severity.ERROR,
            "The copy would overwrite a file of this run.",
            "Salinan akan menimpa berkas lain dalam proses ini.",
            "Give the files different names, or choose another folder.",
            "Beri nama berkas yang berbeda atau pilih folder lain."),
    NOT_TEXT(
            Severity.ERROR,
            "The file is not a text.",
            "Berkas bukan berupa teks.",
            "Export the table as CSV, and send that.",
            "Ekspor tabel sebagai CSV lalu kirim hasilnya."),
    LINE_TOO_LONG(
            Severity.ERROR,
            "A line of the file is longer than any table can have.",
            "Satu baris berkas melebihi panjang yang mungkin dimiliki sebuah tabel.",
            "Check the line ends, and whether a quote is never closed.",
            "Periksa ganti baris dan apakah ada tanda kutip yang tidak ditutup.",
            "letters"),
    DELIMITER_UNCLEAR(
            Severity.WARNING,
            "It is not clear what parts the cells.",
            "Tidak jelas tanda apa yang memisahkan sel.",
            "Look at the columns found, and state the delimiter.",
            "Periksa kolom yang ditemukan dan tetapkan tanda pemisah.",
            "delimiter",
            "rival"),
    DELIMITER_LINE(
            Severity.INFO,
            "The first line only names the delimiter; it is no row.",
            "Baris pertama hanya menyebut tanda pemisah dan bukan baris data.",
            "Nothing is to be done.",
            "Tidak perlu tindakan."),
    COMMENT_LINES(
            Severity.INFO,
            "Lines that begin with the comment sign were passed over.",
            "Baris yang diawali tanda komentar dilewati.",
            "State dialect.comment where they are rows.",
            "Tetapkan dialect.comment bila baris itu adalah data.",
            "lines"),
    PREAMBLE(
            Severity.WARNING,
            "Lines before the header are no rows of the table; they were kept out.",
            "Baris sebelum judul kolom bukan bagian tabel dan tidak disertakan.",
            "Check that they hold titles or notes only.",
            "Pastikan baris itu hanya berisi judul atau catatan.",
            "lines"),
    FOOTER_LINES(
            Severity.WARNING,
            "Lines after the last row are no rows of the table; they were kept out.",
            "Baris setelah baris terakhir bukan bagian tabel dan tidak disertakan.",
            "Check that they hold notes only.",
            "Pastikan baris itu hanya berisi catatan.",
            "lines",
            "rows"),
    HEADER_ABSENT(
            Severity.WARNING,
            "No row names the columns; the first row is data.",
            "Tidak ada baris nama kolom; baris pertama adalah data.",
            "Add a header row, or state header_rows: 0.",
            "Tambahkan baris judul kolom atau tetapkan header_rows: 0.",
            "columns"),
    HEADER_ONLY(
            Severity.WARNING,
            "There is a header and no row below it.",
            "Hanya ada judul kolom tanpa baris data.",
            "Check that the export is complete.",
            "Pastikan hasil ekspor lengkap."),
    HEADER_OF_ROWS(
            Severity.WARNING,
            "Several rows name the columns; their names were joined by a blank.",
            "Judul kolom terdiri atas beberapa baris; namanya digabung dengan spasi.",
            "Check the names, or state header_rows.",
            "Periksa nama kolom atau tetapkan header_rows.",
            "rows"),
    HEADER_DELIMITER_DIFFERS(
            Severity.WARNING,
            "The header is parted by another delimiter than the rows.",
            "Judul kolom memakai tanda pemisah yang berbeda dari baris data.",
            "Check the names of the columns.",
            "Periksa nama kolom."),
    LABEL_BLANK(
            Severity.WARNING,
            "A column has no name.",
            "Ada kolom tanpa nama.",
            "Name every column.",
            "Beri nama setiap kolom.",
            "positions",
            "columns"),
    LABEL_REPEATED(
            Severity.WARNING,
            "Two columns have the same name.",
            "Dua kolom memiliki nama yang sama.",
            "Give every column a name of its own.",
            "Beri setiap kolom nama yang berbeda.",
            "positions"),
    LABELS_MISSING(
            Severity.WARNING,
            "The header has fewer cells than most rows.",
            "Jumlah sel judul kolom kurang dari kebanyakan baris.",
            "Name the columns that have no name.",
            "Beri nama kolom yang belum bernama.",
            "labels",
            "cells"),
    LABELS_EXTRA(
            Severity.WARNING,
            "The header has more cells than most rows.",
            "Jumlah sel judul kolom melebihi kebanyakan baris.",
            "Remove the names of columns that do not exist.",
            "Hapus nama kolom yang tidak ada.",
            "labels",
            "cells"),
    TABLE_FURTHER(
            Severity.WARNING,
            "Another table begins here; its rows were kept apart.",
            "Tabel lain dimulai di sini; barisnya dipisahkan.",
            "Send one table a file.",
            "Kirim satu tabel per berkas.",
            "columns",
            "rows",
            "copy"),
    LINE_ENDS_MIXED(
            Severity.WARNING,
            "Lines end in more than one way.",
            "Akhir baris tidak seragam.",
            "Check the number of rows.",
            "Periksa jumlah baris.",
            "feeds",
            "returns",
            "both"),
    ZERO_BYTES(
            Severity.WARNING,
            "The file holds zero bytes; they were left where they are.",
            "Berkas memuat bita nol yang dibiarkan di tempatnya.",
            "Check how the file was exported.",
            "Periksa cara berkas diekspor.",
            "count"),
    BLANK_LINES(
            Severity.INFO,
            "Empty lines were passed over.",
            "Baris kosong dilewati.",
            "Nothing is to be done.",
            "Tidak perlu tindakan.",
            "rows"),
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
            "Kirim CSV, Excel (.xlsx atau .xls), Parquet, atau JSON.",
            "form",
            "form"),
    FILE_DAMAGED(
            Severity.ERROR,
            "The file is damaged or incomplete; nothing of it was kept.",
            "Berkas rusak atau tidak lengkap; tidak ada isinya yang disimpan.",
            "Check that it opens, and send it again.",
            "Pastikan berkas dapat dibuka, lalu kirim ulang.",
            "fault",
            "fault"),
    UNPACKED_TOO_LARGE(
            Severity.ERROR,
            "Unpacked, the file is larger than is allowed.",
            "Setelah dibuka, ukuran berkas melebihi batas yang diizinkan.",
            "Send it in smaller parts.",
            "Kirim dalam beberapa bagian yang lebih kecil.",
            "allowed",
            "allowed"),
    TOO_MANY_MEMBERS(
            Severity.ERROR,
            "The archive or workbook has more parts than is allowed.",
            "Arsip atau buku kerja memiliki bagian lebih banyak daripada yang diizinkan.",
            "Send it in smaller parts.",
            "Kirim dalam beberapa bagian yang lebih kecil.",
            "members",
            "allowed",
            "members",
            "allowed"),
    MEMBER_NAME_UNSAFE(
            Severity.ERROR,
            "The archive has a file name that leads out of its folder.",
            "Arsip memuat nama berkas yang mengarah ke luar foldernya.",
            "Pack the files again by their names alone.",
            "Kemas ulang berkas dengan namanya saja.",
            "member",
            "member"),
    ARCHIVE_NESTED(
            Severity.ERROR,
            "The archive holds another archive.",
            "Arsip memuat arsip lain di dalamnya.",
            "Send the inner files.",
            "Kirim berkas yang ada di dalamnya.",
            "member",
            "member"),
    MEMBERS_DIFFER(
            Severity.ERROR,
            "The files of the archive have different columns and are not one table.",
            "Berkas dalam arsip memiliki kolom yang berbeda sehingga bukan satu tabel.",
            "State dialect.member in the source, or send them apart.",
            "Tetapkan dialect.member pada definisi sumber, atau kirim terpisah.",
            "members",
            "as",
            "members"),
    SHEETS_DIFFER(
            Severity.ERROR,
            "The sheets have different columns and are not one table.",
            "Lembar kerja memiliki kolom yang berbeda sehingga bukan satu tabel.",
            "State dialect.sheets in the source, or send them apart.",
            "Tetapkan dialect.sheets pada definisi sumber, atau kirim terpisah.",
            "sheets",
            "as",
            "sheets",
            "as"),
    PART_NOT_FOUND(
            Severity.ERROR,
            "The file has no sheet or member of the name that the source states.",
            "Berkas tidak memiliki lembar atau isi dengan nama yang ditetapkan sumber.",
            "Compare dialect.sheets and dialect.member with the names found.",
            "Cocokkan dialect.sheets dan dialect.member dengan nama yang ditemukan.",
            "wanted",
            "found",
            "wanted",
            "found"),
    TABLE_TOO_WIDE(
            Severity.ERROR,
            "The table has more columns than is allowed.",
            "Jumlah kolom tabel melebihi batas yang diizinkan.",
            "Send one row for each value instead of one column.",
            "Kirim satu baris untuk setiap nilai, bukan satu kolom.",
            "columns",
            "allowed",
            "columns",
            "allowed"),
    CELL_TOO_LARGE(
            Severity.ERROR,
            "A cell is longer than is allowed.",
            "Sebuah sel lebih panjang daripada yang diizinkan.",
            "Look for a quote that is never closed, or a whole document in a cell.",
            "Cari tanda kutip yang tidak ditutup atau dokumen utuh di dalam sel.",
            "allowed",
            "allowed"),
    LINE_NOT_JSON(
            Severity.ERROR,
            "The line is not a whole object of JSON.",
            "Baris ini bukan objek JSON yang utuh.",
            "Write each row as one whole object on a line of its own; the value is the letter of the line at which reading failed.",
            "Tulis setiap baris data sebagai satu objek utuh pada barisnya sendiri; isian menunjukkan huruf ke berapa yang gagal dibaca.",
            "value"),
    KEY_REPEATED(
            Severity.ERROR,
            "The line has the same key twice.",
            "Baris ini memuat kunci yang sama dua kali.",
            "Give every value of the line a key of its own.",
            "Beri setiap isian pada baris itu kunci yang berbeda.",
            "value"),
    NESTED_VALUES(
            Severity.ERROR,
            "A column holds values within values and has no place in a table.",
            "Sebuah kolom memuat nilai bertingkat sehingga tidak dapat menjadi tabel.",
            "Send each inner value as a column of its own.",
            "Kirim setiap nilai di dalamnya sebagai kolom tersendiri.",
            "column",
            "column"),
    FOOTER_SET_ASIDE(
            Severity.WARNING,
            "Totals or notes stand below the table; they were not read as rows.",
            "Di bawah tabel ada baris jumlah atau catatan; baris itu tidak dibaca sebagai data.",
            "Check the lines quoted; state dialect.totals: keep in the source where totals are data.",
            "Periksa baris yang dikutip; tetapkan dialect.totals: keep pada definisi sumber bila baris jumlah adalah data.",
            "lines",
            "rows",
            "text"),
    TABLE_SET_ASIDE(
            Severity.WARNING,
            "Another table stands below the first; its rows were not read.",
            "Di bawah tabel pertama ada tabel lain; barisnya tidak dibaca.",
            "Send one table a file.",
            "Kirim satu tabel per berkas.",
            "columns",
            "rows",
            "text"),
    TOTAL_ROWS_FOUND(
            Severity.ERROR,
            "The table has rows of totals, which the source does not allow.",
            "Tabel memuat baris jumlah, padahal sumber tidak mengizinkannya.",
            "Take the rows out, or state dialect.totals in the source.",
            "Hapus barisnya, atau tetapkan dialect.totals pada definisi sumber.",
            "part",
            "rows",
            "part",
            "rows"),
    SHEETS_HIDDEN(
            Severity.WARNING,
            "Hidden sheets were not read.",
            "Lembar kerja tersembunyi tidak dibaca.",
            "Name them in dialect.sheets of the source where they are data.",
            "Sebutkan dalam dialect.sheets pada definisi sumber bila berisi data.",
            "sheets",
            "sheets"),
    ROWS_HIDDEN(
            Severity.WARNING,
            "Hidden rows were read like any other.",
            "Baris tersembunyi ikut dibaca seperti baris lainnya.",
            "Check that they belong to the data.",
            "Pastikan baris tersebut memang bagian dari data.",
            "rows",
            "count",
            "rows"),
    TITLE_ROWS_SKIPPED(
            Severity.INFO,
            "Rows of titles or column numbers were skipped.",
            "Baris judul atau nomor kolom dilewati.",
            "Nothing needs to be done if the rows named hold no data.",
            "Tidak perlu tindakan bila baris yang disebut tidak berisi data.",
            "rows",
            "count",
            "rows"),
    TOTAL_ROWS_SET_ASIDE(
            Severity.WARNING,
            "Rows of totals were set aside and not counted.",
            "Baris jumlah disisihkan dan tidak dihitung.",
            "Check the rows named; state dialect.totals: keep in the source where they are data.",
            "Periksa baris yang disebut; tetapkan dialect.totals: keep pada definisi sumber bila berisi data.",
            "rows",
            "count",
            "rows"),
    TOTAL_ROWS_DOUBTFUL(
            Severity.WARNING,
            "Rows that are named like totals, but are not the sums of the rows above, were read as data.",
            "Baris yang bernama seperti jumlah, tetapi bukan hasil penjumlahan baris di atasnya, dibaca sebagai data.",
            "Check the rows named, and take out those that are totals.",
            "Periksa baris yang disebut, dan hapus bila ternyata baris jumlah.",
            "rows",
            "count",
            "rows"),
    NOTE_ROWS_SET_ASIDE(
            Severity.WARNING,
            "Rows with a single cell at the end of the table were taken for notes and set aside.",
            "Baris dengan satu sel di akhir tabel dianggap catatan dan disisihkan.",
            "Check the rows named.",
            "Periksa baris yang disebut.",
            "rows",
            "count",
            "rows"),
    CELLS_OUTSIDE_TABLE(
            Severity.WARNING,
            "Cells beside the table, under no header, were not read.",
            "Sel di samping tabel, tanpa judul kolom, tidak dibaca.",
            "Give their column a name where they are data.",
            "Beri nama kolomnya bila berisi data.",
            "rows",
            "count",
            "rows"),
    MERGED_CELLS_SPREAD(
            Severity.INFO,
            "What merged cells say was read for each of their rows.",
            "Isi sel yang digabung dibaca untuk setiap barisnya.",
            "Check that it holds for each row; a number may be meant for all of them together.",
            "Pastikan berlaku untuk setiap baris; sebuah angka mungkin dimaksudkan untuk semuanya sekaligus.",
            "rows",
            "count",
            "rows"),
    CELLS_WITH_ERRORS(
            Severity.WARNING,
            "Cells hold formulas that came to an error or were never calculated.",
            "Sel memuat rumus yang menghasilkan galat atau belum pernah dihitung.",
            "Correct the formulas, save the workbook and send it again.",
            "Perbaiki rumusnya, simpan buku kerja, lalu kirim ulang.",
            "rows",
            "count",
            "rows"),
    // One record
    CELLS_MISSING(
            Severity.ERROR,
            "The row has fewer cells than the header.",
            "Jumlah sel baris ini kurang dari jumlah judul kolom.",
            "Add the missing cells; a line break inside a cell needs quotes around the cell.",
            "Lengkapi sel yang kurang; ganti baris di dalam sel perlu diapit tanda kutip.",
            "rows",
            "lines"),
    CELLS_EXTRA(
            Severity.ERROR,
            "The row has more cells than the header.",
            "Jumlah sel baris ini melebihi jumlah judul kolom.",
            "Put quotes around cells that contain the delimiter.",
            "Apit sel yang memuat tanda pemisah dengan tanda kutip.",
            "rows",
            "lines"),
    QUOTES_BROKEN(
            Severity.ERROR,
            "The quotes of the row do not match.",
            "Tanda kutip pada baris ini tidak berpasangan.",
            "Close every quote, and double a quote inside a quoted cell.",
            "Tutup setiap tanda kutip, dan gandakan tanda kutip di dalam sel yang dikutip.",
            "rows",
            "lines"),
    LINE_BREAK_UNQUOTED(
            Severity.ERROR,
            "A line break stands in a cell without quotes.",
            "Ada ganti baris di dalam sel tanpa tanda kutip.",
            "Put quotes around cells that hold a line break.",
            "Apit sel yang memuat ganti baris dengan tanda kutip.",
            "rows",
            "lines"),
    QUOTE_INSIDE(
            Severity.WARNING,
            "A cell without quotes around it holds a quote; it was read as it stands.",
            "Sel tanpa pengapit memuat tanda kutip dan dibaca apa adanya.",
            "Put quotes around the cell, and double the quote inside it.",
            "Apit sel dengan tanda kutip dan gandakan tanda kutip di dalamnya.",
            "rows",
            "lines"),
    RECORDS_IN_CELL(
            Severity.WARNING,
            "A quoted cell holds lines that look like rows of the table.",
            "Sel berkutip memuat baris yang tampak seperti baris tabel.",
            "Check whether a quote is missing there.",
            "Periksa apakah ada tanda kutip yang kurang di sana.",
            "rows",
            "lines"),
    ROW_BLANK(
            Severity.WARNING,
            "All cells of the row are empty.",
            "Semua sel baris ini kosong.",
            "Remove the row, or fill it.",
            "Hapus atau isi baris ini.",
            "rows",
            "lines"),
    CELL_HUGE(
            Severity.WARNING,
            "A cell is longer than a million letters.",
            "Ada sel yang lebih panjang dari sejuta huruf.",
            "Check whether a quote is never closed.",
            "Periksa apakah ada tanda kutip yang tidak ditutup.",
            "rows",
            "lines"),
    VALUE_CUT(
            Severity.WARNING,
            "A value is just as long or as large as programs cut values off at.",
            "Panjang atau besar nilai tepat pada batas pemotongan program.",
            "Compare it with the original.",
            "Bandingkan dengan data aslinya.",
            "rows",
            "lines"),
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
    private final List<String> details;

    /** @param details the names of the details it may carry */
    ReadingNotice(
            Severity severity,
            String title,
            String titleIndonesian,
            String advice,
            String adviceIndonesian,
            String... details) {
        this.details = List.of(details);
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

    /** The names of the details it may carry; stable as its code. */
    public List<String> details() {
        return details;
    }

    public static Optional<ReadingNotice> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
