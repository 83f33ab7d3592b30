package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One sentence a chart or table: the same in the file, in the caption and for those who cannot see, and fit to be read. */
class PageSentencesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PANEL =
            Pattern.compile("<section class=\"panel[^\"]*\" id=\"([^\"]+)\">(.*?)</section>", Pattern.DOTALL);
    private static final Pattern CAPTION =
            Pattern.compile("<figcaption class=\"[a-z]+\">(.*?)</figcaption>", Pattern.DOTALL);
    private static final Pattern SPOKEN = Pattern.compile(" aria-label=\"([^\"]*)\"");
    /** What no sentence may say: causes, and what was left over from making it. */
    private static final Pattern UNFIT = Pattern.compile(
            "[{}]| {2}|\\bnull\\b|\\bNaN\\b|Optional|\\bbecause\\b|\\bkarena\\b| [.,;:]|\\(\\)",
            Pattern.CASE_INSENSITIVE);
    /** A number with the other language's decimal sign; what has letters, hyphens or more dots around it is a code. */
    private static final Pattern ENGLISH_DECIMAL =
            Pattern.compile("(?<![\\w.,/-])\\d+\\.\\d{1,2}(?:%|(?= (?:hari|jam|menit|poin)))");

    private static final Pattern INDONESIAN_DECIMAL =
            Pattern.compile("(?<![\\w.,/-])\\d+,\\d{1,2}(?:%|(?= (?:days|hours|minutes|points)))");

    private static final RealPages pages = RealPages.shared();

    private static String file(String language, String path) {
        return "/" + language + (path.equals("/") ? "/overview" : path) + ".json";
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void theSentenceOfAChartIsItsCaptionItsSpokenTextAndItsFieldInTheFile() throws Exception {
        int charts = 0;
        for (String language : List.of("en", "id")) {
            for (String path : pages.paths()) {
                JsonNode file = JSON.readTree(
                        pages.get(file(language, path), "identity").body());
                Matcher panel = PANEL.matcher(
                        pages.get("/" + language + path, "identity").body());
                while (panel.find()) {
                    Matcher caption = CAPTION.matcher(panel.group(2));
                    if (!caption.find()) {
                        assertTrue(!panel.group(2).contains("<figure"), path + "#" + panel.group(1));
                        continue;
                    }
                    charts++;
                    String sentence = summary(file, panel.group(1));
                    String place = language + path + "#" + panel.group(1);
                    assertEquals(sentence, plain(caption.group(1)), place);
                    assertTrue(spoken(panel.group(2)).contains(sentence), place + " says " + sentence);
                }
            }
        }
        assertTrue(charts > 40, "only " + charts + " charts were seen");
    }

    private static String summary(JsonNode file, String panel) {
        for (JsonNode one : file.get("panels")) {
            if (one.get("id").asText().equals(panel)) {
                return one.get("summary").asText();
            }
        }
        throw new AssertionError("the file has no panel " + panel);
    }

    private static List<String> spoken(String html) {
        return SPOKEN.matcher(html)
                .results()
                .map(found -> plain(found.group(1)))
                .toList();
    }

    @Test
    void everySentenceIsFitToBeRead() throws Exception {
        var faults = new ArrayList<String>();
        for (String language : List.of("en", "id")) {
            for (String path : pages.paths()) {
                JsonNode file = JSON.readTree(
                        pages.get(file(language, path), "identity").body());
                check(faults, language, language + path, file.get("title").asText());
                check(faults, language, language + path, file.get("summary").asText());
                for (JsonNode panel : file.get("panels")) {
                    String place = language + path + "#" + panel.get("id").asText();
                    check(faults, language, place, panel.get("title").asText());
                    check(faults, language, place, panel.get("scope").asText());
                    check(faults, language, place, panel.get("summary").asText());
                    check(
                            faults,
                            language,
                            place,
                            panel.get("table").get("caption").asText());
                    panel.get("statuses").forEach(status -> check(faults, language, place, status.asText()));
                    assertTrue(!panel.get("title").asText().isBlank(), place + " has no title");
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    private static void check(List<String> faults, String language, String place, String text) {
        Pattern decimal = language.equals("id") ? ENGLISH_DECIMAL : INDONESIAN_DECIMAL;
        boolean stated = text.isEmpty() || text.equals(text.strip());
        if (!stated || UNFIT.matcher(text).find() || decimal.matcher(text).find()) {
            faults.add(place + ": " + text);
        }
    }
}
