package org.merata.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.merata.model.Language;
import org.merata.publish.ExportFormat;

/**
 * What a path of the server asks for.
 *
 * @param language empty where the path names none
 * @param path without language and extension, such as {@code /regions/11}
 * @param extension {@code csv} or {@code json}, {@code svg} or {@code png} of a chart, for datasets, sheets and reports other formats too;
 *     empty for a page
 */
record Target(Optional<Language> language, String path, Optional<String> extension) {
    private static final List<String> EXTENSIONS = List.of("csv", "json", PictureFiles.SVG, PictureFiles.PNG);
    private static final List<String> DATASET_EXTENSIONS =
            Arrays.stream(ExportFormat.values()).map(ExportFormat::id).toList();
    private static final String DATASETS = "/data/";
    private static final List<String> REPORT_EXTENSIONS =
            List.of("csv", "json", PictureFiles.SVG, PictureFiles.PNG, ReportFiles.XLSX, ReportFiles.DOCX);
    private static final List<String> TABLE_EXTENSIONS = List.of("csv", "json", ReportFiles.XLSX);
    private static final Pattern TABLE = Pattern.compile("/explore\\.[a-z]+");
    private static final Pattern REPORT = Pattern.compile("/agencies/[^/]+/skm/[^/]+");
    private static final Pattern SHEET = Pattern.compile("/maturity/([^/]+)/sheet(?:\\.[a-z]+)?");

    /** @param raw the path as sent, still encoded */
    static Target of(String raw) {
        String path = decode(raw);
        Optional<Language> language = Optional.empty();
        for (Language one : Language.values()) {
            String prefix = "/" + one.code();
            if (path.equals(prefix) || path.startsWith(prefix + "/")) {
                language = Optional.of(one);
                path = path.substring(prefix.length());
                break;
            }
        }
        Optional<String> extension = Optional.empty();
        boolean anyFormat = path.startsWith(DATASETS) || SHEET.matcher(path).matches();
        List<String> offered = REPORT.matcher(path).matches()
                ? REPORT_EXTENSIONS
                : TABLE.matcher(path).matches() ? TABLE_EXTENSIONS : EXTENSIONS;
        for (String one : anyFormat ? DATASET_EXTENSIONS : offered) {
            if (path.endsWith("." + one)) {
                extension = Optional.of(one);
                path = path.substring(0, path.length() - one.length() - 1);
                break;
            }
        }
        if (extension.isPresent() && path.equals(Address.OVERVIEW)) {
            path = "/";
        }
        return new Target(language, path.isEmpty() ? "/" : path, extension);
    }

    /** The id of the public dataset asked for; empty where it is none. */
    Optional<String> dataset() {
        return extension.isPresent() && path.startsWith(DATASETS)
                ? Optional.of(path.substring(DATASETS.length()))
                : Optional.empty();
    }

    /** The framework whose sheet to be filled in is asked for as a file to work on; empty where it is none. */
    Optional<String> sheet() {
        Matcher matcher = SHEET.matcher(path);
        boolean form = extension.isPresent() && !extension.get().equals("json");
        return form && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The path a page has; a trailing slash belongs to the overview alone. */
    String canonicalPath() {
        return path.length() > 1 && path.endsWith("/") ? path.replaceAll("/+$", "") : path;
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return raw;
        }
    }
}
