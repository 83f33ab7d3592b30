package org.merata.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What Chromium puts on paper. */
final class PrintedPages {
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    private PrintedPages() {}

    /** How many pages an address takes in the size its style sheet asks for. */
    static int count(Chromium chromium, String url) {
        try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.navigate(url);
            byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            return (int) PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                    .results()
                    .count();
        }
    }
}
