package org.merata.dashboard;

import java.util.List;

/**
 * What makes a page a document to print on sheets of A4: words for the head of each sheet, and where a new sheet begins. The web room
 * draws it: sheets of paper on a wide light screen, a plain page in the dark and on a phone, in print neither navigation nor controls. On
 * paper a panel is its title, headline, sentence, chart (its table where it has no chart) and note; statuses, sources, the published version
 * and the mark of synthetic data stand once at the foot of each sheet. The page's files are those of any page.
 *
 * <p>For a document of a page or two: {@code page.onPaper(Paper.ofSheets(kind, about, period, "verdicts"))}, where the row that holds the
 * panel {@code verdicts} begins the second sheet. What does not fit on its sheet runs on to another page, so a test should count the pages
 * of the printed file ({@code PrintedPages} in the tests of the web room). For a longer one {@code Paper.flowing(kind, about, period)}: one
 * sheet on the screen that breaks between panels and rows of tables in print, its pages numbered where the browser can. A row holds one to
 * three panels side by side. A row of panels with headlines takes about 75 mm, a chart of full size 80 mm; a sheet has room for 255 mm.
 *
 * @param kind what document it is, such as "Board pack"
 * @param about whom it is about
 * @param period the time it covers, in words
 * @param starts ids of the panels whose rows begin another sheet, in order
 * @param flowing whether it is as long as it takes
 * @param titled ids of the panels whose title stands for their sentence on the sheet; it is spoken all the same
 */
public record Paper(
        String kind, String about, String period, List<String> starts, boolean flowing, List<String> titled) {
    public Paper {
        starts = List.copyOf(starts);
        titled = List.copyOf(titled);
    }

    /** A document of one sheet, and one more for each panel named. */
    public static Paper ofSheets(String kind, String about, String period, String... starts) {
        return new Paper(kind, about, period, List.of(starts), false, List.of());
    }

    /** A document as long as it takes. */
    public static Paper flowing(String kind, String about, String period) {
        return new Paper(kind, about, period, List.of(), true, List.of());
    }

    /** The same document, on which the titles of these panels are all that is read of their sentences. */
    Paper titled(List<String> panels) {
        return new Paper(kind, about, period, starts, flowing, panels);
    }
}
