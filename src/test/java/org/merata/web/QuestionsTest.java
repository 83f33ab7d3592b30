package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The questions that people come with, each answered within two clicks from the overview: the way there leads over links that are on the
 * pages, and at its end stands the panel that answers. On so small a sample no service can be judged; {@code FixFirstTest} has what is said
 * where some can. A star in a step is any link of that form; where the first has no such panel the
 * next is taken.
 */
class QuestionsTest {
    private static final int MOST_TRIED = 40;

    private static final RealPages pages = RealPages.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policymaker: where are the digital gaps between regions?   | /regions |                          | map",
                "policymaker: who is far from the nation, with intervals?   | /regions |                          | ranked",
                "policymaker: do the gaps close?                            | /gaps    | /gaps/digital_take_up    | relative",
                "policymaker: is it more than chance?                       | /gaps    | /gaps/digital_take_up    | funnel",
                "policymaker: what drives a region's distance?              | /regions | /regions/*               | why-digital_take_up",
                "policymaker: did the policy work?                          | /events  | /events/*                | effect",
                "agency head: is my service getting faster, really?         | /agencies| /agencies/*              | verdicts",
                "agency head: what should I fix first?                      | /agencies| /agencies/*              | verdicts",
                "agency head: how long does a service take?                 | /services| /services/*              | times",
                "researcher: can I get the data?                            | /data    |                          | service_transactions",
                "researcher: can I trust it, how was it worked out?         | /methods |                          | control-charts",
                "researcher: what does a measure count?                     | /measures| /measures/digital_take_up| about",
                "researcher: what is held back?                             | /methods |                          | disclosure",
                "data officer: how did my files come in?                    | /quality |                          | sources",
                "data officer: what was wrong, and where?                   | /quality | /quality/*               | reasons",
            })
    void everyQuestionIsAnsweredWithinTwoClicks(String question, String first, String second, String panel)
            throws Exception {
        for (String language : List.of("en", "id")) {
            String overview = get("/" + language + "/");
            assertTrue(links(overview, language, first).contains(first), question + " no link to " + first);
            String html = get("/" + language + first);
            if (second == null) {
                assertTrue(has(html, panel), question + " " + first + " has " + ids(html));
                continue;
            }
            Optional<String> found = Optional.empty();
            var seen = new TreeSet<String>();
            for (String path :
                    links(html, language, second).stream().limit(MOST_TRIED).toList()) {
                String page = get("/" + language + path);
                seen.addAll(ids(page));
                if (has(page, panel)) {
                    found = Optional.of(path);
                    break;
                }
            }
            assertTrue(found.isPresent(), question + " none of " + second + " has " + panel + ", but " + seen);
        }
    }

    private static String get(String address) throws Exception {
        return pages.get(address, "identity").body();
    }

    private static boolean has(String html, String panel) {
        return ids(html).contains(panel);
    }

    private static List<String> ids(String html) {
        return Pattern.compile("<section class=\"panel[^\"]*\" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The paths linked to that have this form, each once, in the order of the page. */
    private static List<String> links(String html, String language, String form) {
        Matcher link = Pattern.compile("href=\"/" + language + "(/[^\"?#]*)").matcher(html);
        Pattern wanted = Pattern.compile(form.replace("*", "[^/.]+"));
        return link.results()
                .map(found -> found.group(1))
                .filter(path -> wanted.matcher(path).matches())
                .distinct()
                .toList();
    }
}
