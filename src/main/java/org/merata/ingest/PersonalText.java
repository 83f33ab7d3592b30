package org.merata.ingest;

import java.util.Locale;
import java.util.regex.Pattern;
import org.merata.warehouse.SqlText;

/**
 * What in a single text is about a person, whatever column it stands in. The same rule is said once for Java and once for the engine; a
 * text is judged by itself alone, so that it is treated alike in every file and for ever.
 */
public final class PersonalText {
    private static final String NOT_BEFORE = "(?:^|[^0-9])";
    private static final String NOT_AFTER = "(?:[^0-9]|$)";
    private static final String SIXTEEN_DIGITS =
            NOT_BEFORE + "(?:[0-9]{16}|[0-9]{6}[. -][0-9]{6}[. -][0-9]{4})" + NOT_AFTER;
    /** Numbers that start with the year, month and day of this century: no province has a code of 20. */
    private static final String LED_BY_DATE =
            "[^0-9]*20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{8}[^0-9]*";
    /** Sixteen digits as a spreadsheet shows them when it took them for a number. */
    private static final String SCIENTIFIC = NOT_BEFORE + "[1-9][.,][0-9]{1,14}[Ee]\\+?15" + NOT_AFTER;

    /** Ten digits at the least, as every such number has: shorter ones are numbers of records as often as not. */
    private static final String MOBILE =
            "(?:\\+?62|0)[ -]?8[0-9]{2,3}[ -]?(?:[0-9]{4}[ -]?[0-9]{2,5}|[0-9]{3}[ -]?[0-9]{3,5})";

    private static final String PHONE_NUMBER = NOT_BEFORE + MOBILE + NOT_AFTER + "|\\+[0-9][0-9 -]{7,15}[0-9]";
    private static final String MAIL = "[\\pL0-9._%+-]+@[\\pL0-9.-]+\\.\\pL{2,}";
    private static final String ANY = SIXTEEN_DIGITS + "|" + SCIENTIFIC + "|" + PHONE_NUMBER + "|" + MAIL;

    private static final Pattern ANY_PATTERN = Pattern.compile(ANY);
    private static final Pattern LED_BY_DATE_PATTERN = Pattern.compile(LED_BY_DATE);
    private static final Pattern NUMBER_OR_MAIL = Pattern.compile(SIXTEEN_DIGITS + "|" + SCIENTIFIC + "|" + MAIL);
    private static final Pattern DAMAGED = Pattern.compile(SCIENTIFIC);
    private static final Pattern PHONE_ALONE = Pattern.compile(MOBILE);
    private static final Pattern IDENTITY_ALONE = Pattern.compile("[0-9]{16}|[0-9]{6}[. -][0-9]{6}[. -][0-9]{4}");
    private static final Pattern MAIL_ALONE = Pattern.compile(MAIL);
    /** Region, day of birth (40 more for women) and month: what every number of a person or a family card begins with. */
    private static final Pattern PLAUSIBLE = Pattern.compile("(?:1[1-9]|2[01]|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])"
            + "[0-9]{4}(?:0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(?:0[1-9]|1[0-2])[0-9]{6}");

    private PersonalText() {}

    /** Whether the text is or holds an identity number, a telephone number or an e-mail address. */
    public static boolean isPersonal(String text) {
        return ANY_PATTERN.matcher(text).find()
                && !LED_BY_DATE_PATTERN.matcher(text).matches();
    }

    /** The same, where telephone numbers can't be told from dates or amounts. */
    static boolean holdsNumberOrMail(String text) {
        return NUMBER_OR_MAIL.matcher(text).find()
                && !LED_BY_DATE_PATTERN.matcher(text).matches();
    }

    /** SQL that is true where a text is personal: {@link #isPersonal}. The shortest such text has six letters. */
    static String sql(String text) {
        return "(length(" + text + ") > 5 AND regexp_matches(" + text + ", " + SqlText.text(ANY)
                + ") AND NOT regexp_full_match(" + text + ", " + SqlText.text(LED_BY_DATE) + "))";
    }

    /** Whether the whole text is an identity number. */
    static boolean isIdentityNumber(String text) {
        String stripped = strip(text);
        return IDENTITY_ALONE.matcher(stripped).matches()
                && !LED_BY_DATE_PATTERN.matcher(stripped).matches();
    }

    /** Whether an identity number can be one: its region, day and month exist. */
    static boolean isPlausible(String identityNumber) {
        return PLAUSIBLE.matcher(digits(identityNumber)).matches();
    }

    /** Whether a spreadsheet made an identity number a rounded one and shows it. */
    static boolean isRounded(String text) {
        return DAMAGED.matcher(text).find();
    }

    /** One writing for all ways to write the same number or address: what a key is made from. */
    static String normal(String text) {
        String stripped = strip(text);
        if (IDENTITY_ALONE.matcher(stripped).matches()) {
            return digits(stripped);
        }
        if (PHONE_ALONE.matcher(stripped).matches()) {
            String digits = digits(stripped);
            return digits.startsWith("0") ? "62" + digits.substring(1) : digits;
        }
        return MAIL_ALONE.matcher(stripped).matches() ? stripped.toLowerCase(Locale.ROOT) : stripped;
    }

    /** Without blanks around it and the apostrophe by which spreadsheets are told that it is text. */
    private static String strip(String text) {
        String stripped = text.strip();
        return stripped.startsWith("'") ? stripped.substring(1).strip() : stripped;
    }

    static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
