package org.merata.measure;

import java.util.Locale;
import org.merata.model.Text;

/** Why a question can't be answered, and what to do about it. */
public enum Refusal {
    NO_MEASURE(
            "The question names no measure. Name at least one.",
            "Pertanyaan tidak menyebut ukuran. Sebutkan sedikitnya satu ukuran."),
    UNKNOWN_MEASURE("There is no such measure.", "Ukuran ini tidak ada."),
    DIMENSION_NOT_OFFERED(
            "The measure can't be broken down or filtered by this.",
            "Ukuran ini tidak dapat dirinci atau disaring menurut dimensi ini."),
    DIMENSION_TWICE(
            "The question asks for the same dimension twice. Name it once.",
            "Pertanyaan menyebut dimensi yang sama dua kali. Sebutkan sekali saja."),
    TOO_MANY_DIMENSIONS(
            "The question uses too many dimensions at once. Use fewer, so that no single person can be found.",
            "Pertanyaan memakai terlalu banyak dimensi sekaligus. Kurangi agar tidak ada orang yang dapat dikenali."),
    UNKNOWN_LEVEL("There is no such level.", "Tingkat ini tidak ada."),
    LEVEL_NOT_FOR_THIS("This dimension has no levels.", "Dimensi ini tidak mempunyai tingkat."),
    LEVEL_ABOVE_FILTER(
            "The level lies above the chosen region. Choose a lower level or a wider region.",
            "Tingkat ini berada di atas wilayah yang dipilih. Pilih tingkat yang lebih rendah atau wilayah yang lebih luas."),
    UNKNOWN_CODE("There is no such value.", "Nilai ini tidak ada."),
    GRAIN_TOO_FINE(
            "The figures are not known for periods this short. Ask for longer periods.",
            "Angka tidak tersedia untuk periode sependek ini. Pilih periode yang lebih panjang."),
    TIME_TOO_FINE(
            "The time asked for cuts through a period the figures were counted in. Ask for whole periods.",
            "Waktu yang diminta memotong periode penghitungan angka. Pilih periode utuh."),
    TIME_SHORTER_THAN_GRAIN(
            "The time asked for holds no whole period of this length. Ask for a longer time or shorter periods.",
            "Waktu yang diminta tidak memuat satu periode utuh sepanjang ini. Pilih waktu yang lebih panjang atau periode yang lebih pendek."),
    NOT_PUBLISHED_YET(
            "The published data do not hold this measure yet. Run ingest again.",
            "Data yang diterbitkan belum memuat ukuran ini. Jalankan ingest lagi."),
    NOT_TOGETHER(
            "These dimensions are not published together. Use fewer of them.",
            "Dimensi-dimensi ini tidak diterbitkan bersama. Kurangi jumlahnya."),
    SHARE_OF_WHAT(
            "This measure is a share of a whole: break it down by its dimension or choose one value of it.",
            "Ukuran ini adalah bagian dari keseluruhan: rinci menurut dimensinya atau pilih satu nilainya."),
    NEVER_ADDED_UP(
            "Published values are shown as they are and never added up over this dimension.",
            "Nilai yang diterbitkan ditampilkan apa adanya dan tidak dijumlahkan menurut dimensi ini."),
    TOO_LARGE(
            "The answer would be too large. Narrow the time, choose longer periods or fewer dimensions.",
            "Jawaban akan terlalu besar. Persempit waktu, pilih periode yang lebih panjang, atau kurangi dimensi.");

    private final Text sentence;

    Refusal(String english, String indonesian) {
        this.sentence = Text.of(english, indonesian);
    }

    /** Stable, for machines. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is wrong and what to do, in a sentence or two. */
    public Text sentence() {
        return sentence;
    }
}
