package org.merata.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes a column look like personal data: how its values are written, or what it is called. Better once too often than never. */
public enum Personal {
    /** Sixteen digits: the number of a person (NIK) or of a family card (KK). */
    IDENTITY_NUMBER(
            "(?<![0-9])[0-9]{16}(?![0-9])|(?<![0-9])[0-9]{6}[. -][0-9]{6}[. -][0-9]{4}(?![0-9])",
            "nik|no kk|nomor kk|no ktp|nomor ktp|nomor induk kependudukan|nomor kartu keluarga|national id( number)?"
                    + "|identity number|passport (no|number)|nomor paspor|npwp"),
    /** A mobile phone as written in Indonesia, or any number that starts with a plus. */
    PHONE(
            "(?<![0-9])(?:\\+?62|0)[ -]?8[0-9]{1,3}[ -]?[0-9]{3,4}[ -]?[0-9]{2,5}(?![0-9])|\\+[0-9][0-9 -]{7,15}[0-9]",
            "(no |nomor )?(hp|telepon|telp|tlp|ponsel|whatsapp|wa)|(mobile |tele)?phone( number)?|mobile( number)?"),
    /** An e-mail address. */
    EMAIL("[\\p{L}0-9._%+-]+@[\\p{L}0-9.-]+\\.\\p{L}{2,}", "e ?mail|surel|alamat (e ?mail|surel)|email address"),
    /** Of a child: specific data by law. Told by the column's name alone. */
    CHILD(
            "(?!)",
            "(nama|nik|usia|umur|tempat lahir|tanggal lahir|tgl lahir|jenis kelamin) (anak|bayi|balita|siswa|murid)|nisn"
                    + "|nama (peserta didik|sekolah anak)|child( s)? (name|age|birth ?date|date of birth)|nomor akta kelahiran"
                    + "|no akta kelahiran"),
    /** Of a person's health: specific data by law. Told by the column's name alone. */
    HEALTH(
            "(?!)",
            "diagnos(a|is|e)( .*)?|(nama |jenis |riwayat )?penyakit|riwayat kesehatan|kondisi kesehatan|golongan darah"
                    + "|(kode )?icd( ?10)?|rekam medis|(no|nomor) rekam medis|(jenis |ragam )?disabilitas|status (hiv|gizi|kehamilan)"
                    + "|disease|illness|blood (type|group)|medical record( number)?|health (status|condition)"),
    /** Tells a child from an adult, and one person from others. Told by the column's name alone. */
    BIRTH_DATE(
            "(?!)",
            "((tempat|tanggal|tgl|dan) )*(tempat|tanggal|tgl) lahir( .*)?|ttl|date of birth|birth ?(date|day)|dob|tahun lahir"),
    /** Told by the column's name, or by names that many people bear. */
    NAME_OR_ADDRESS(
            "(?!)",
            "nama|(nama|alamat|identitas) (.* )?(pemohon|lengkap|pelapor|responden|pengadu|warga|penduduk|ibu|ayah|pasien"
                    + "|anak|orang tua|suami|istri|wali|penerima|pengguna|pelanggan|kepala keluarga)( .*)?|alamat|pemohon|pelapor"
                    + "|alamat (rumah|domisili|tinggal|ktp)|tempat tinggal|(full|first|last|middle) name|surname"
                    + "|(applicant|complainant|respondent|citizen|patient|customer)( s)? name|name of applicant"
                    + "|(home |street |postal )?address"),
    /** Long texts that are seldom alike: what people write in them, nobody knows. */
    FREE_TEXT(
            "(?!)",
            "isi (aduan|laporan|pengaduan|pesan|saran)|uraian (aduan|laporan|pengaduan)|kritik( dan)? saran|saran( dan)? (kritik"
                    + "|masukan)|komentar|comments?|remarks|free text");

    private final Pattern written;
    private final Pattern called;

    Personal(String written, String called) {
        this.written = Pattern.compile(written);
        this.called = Pattern.compile(called);
    }

    /** The kind of personal data that a text is or contains. */
    static Optional<Personal> findIn(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.written.matcher(text).find())
                .findFirst();
    }

    /** The text with every piece that is written like personal data put out of sight. */
    static String mask(String text) {
        String masked = text;
        for (Personal kind : values()) {
            masked = kind.written.matcher(masked).replaceAll("***");
        }
        return masked;
    }

    /** The kind of personal data that a column of this name holds. */
    static Optional<Personal> findByName(String column) {
        String plain =
                column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", " ").strip();
        return Arrays.stream(values())
                .filter(kind -> kind.called.matcher(plain).matches())
                .findFirst();
    }

    /** Stable in answers to machines. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
