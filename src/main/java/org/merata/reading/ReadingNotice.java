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
            "lines");

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
