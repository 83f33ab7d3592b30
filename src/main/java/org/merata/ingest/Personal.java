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
    /** Told by the column's name alone. */
    NAME_OR_ADDRESS(
            "(?!)",
            "nama|nama (pemohon|lengkap|pelapor|responden|pengadu|warga|penduduk|ibu|ayah|pasien|anak|orang tua)|alamat"
                    + "|alamat (pemohon|rumah|lengkap|pelapor)|(tempat |tanggal |tgl )+lahir|(full|first|last) name"
                    + "|(applicant|complainant|respondent|citizen|patient)( s)? name|name of applicant"
                    + "|(home )?address|date of birth|birth ?date|dob");

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
