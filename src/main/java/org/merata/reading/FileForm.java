package org.merata.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What a file is, told by its content and never by its name. */
public enum FileForm {
    /** Delimited text. */
    TEXT,
    GZIP,
    /** An archive of files that is no workbook. */
    ZIP,
    /** A workbook of Excel 2007 and later. */
    XLSX,
    /** A workbook of Excel 97 to 2003. */
    XLS,
    /** A web page, often saved as .xls. */
    HTML,
    PARQUET,
    /** An array of objects. */
    JSON,
    /** One object after another, usually one a line. */
    NDJSON,
    /** A workbook behind a password. */
    ENCRYPTED,
    /** Begins as one of the above and cannot be opened as it. */
    DAMAGED,
    XLSB,
    ODS,
    DOCX,
    /** Something else in the container of Excel 97, such as a letter. */
    OLE,
    SPREADSHEETML,
    MHTML,
    PDF,
    RAR,
    SEVEN_ZIP;

    private static final int LOOKED_AT_BYTES = 8_192;
    private static final Pattern HTML_START =
            Pattern.compile("<(?:!doctype html|html|table|head|meta|body|style|div)\\b.*");
    private static final Pattern JSON_START = Pattern.compile("\\[\\s*(?:\\{.*|\\]\\s*)");
    private static final Pattern NDJSON_START = Pattern.compile("\\{\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*:.*|\\}.*)");

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Looks at the start of a file, and into the table of contents of an archive. */
    static FileForm of(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOKED_AT_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
        if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6)) {
            return ofZip(file);
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            return ofContainer(file);
        }
        if (startsWith(start, 0x1F, 0x8B)) {
            return GZIP;
        }
        if (startsWith(start, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (startsWith(start, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (startsWith(start, 'R', 'a', 'r', '!')) {
            return RAR;
        }
        return startsWith(start, '7', 'z', 0xBC, 0xAF) ? SEVEN_ZIP : ofText(start);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static FileForm ofZip(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return XLSX;
            }
            if (zip.getEntry("xl/workbook.bin") != null) {
                return XLSB;
            }
            if (zip.getEntry("word/document.xml") != null) {
                return DOCX;
            }
            return zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null ? ODS : ZIP;
        } catch (IOException cutOrBroken) {
            return DAMAGED;
        }
    }

    private static FileForm ofContainer(Path file) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                return ENCRYPTED;
            }
            return root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book") ? XLS : OLE;
        } catch (IOException | RuntimeException cutOrBroken) {
            return DAMAGED;
        }
    }

    /** Letters of UTF-16 show as such once its zero bytes are taken out: enough to tell these forms. */
    private static FileForm ofText(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .strip();
        if (text.startsWith("<")) {
            return ofMarkup(text.toLowerCase(Locale.ROOT));
        }
        if (text.startsWith("[") || text.startsWith("{")) {
            String line = text.replaceAll("[\r\n]+", " ");
            return JSON_START.matcher(line).matches()
                    ? JSON
                    : NDJSON_START.matcher(line).matches() ? NDJSON : TEXT;
        }
        boolean mail = text.regionMatches(true, 0, "MIME-Version:", 0, 13);
        return mail && text.toLowerCase(Locale.ROOT).contains("multipart/related") ? MHTML : TEXT;
    }

    private static FileForm ofMarkup(String text) {
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return SPREADSHEETML;
        }
        boolean comment = text.startsWith("<!--") || text.startsWith("<?xml");
        boolean table = text.contains("<table") || text.contains("<html");
        return comment && table
                        || HTML_START.matcher(text.replaceAll("[\r\n]+", " ")).matches()
                ? HTML
                : TEXT;
    }
}
