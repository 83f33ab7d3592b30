package org.merata.reading;

import java.util.Arrays;
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
            "Tutup setiap tanda kutip, dan gandakan tanda kutip di dalam sel yang dikutip.");

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
