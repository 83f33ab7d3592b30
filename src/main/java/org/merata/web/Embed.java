package org.merata.web;

import java.util.List;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;

/** One panel of a page for pages elsewhere: {@code /embed/measures/x?panel=...} in a frame, without script. */
final class Embed {
    private static final String PREFIX = "/embed";
    /** The policy of every page, but that others may frame this one and that it has no script. */
    static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *";

    private Embed() {}

    static boolean isAt(String path) {
        return path.startsWith(PREFIX + "/");
    }

    /** The path of the page that is embedded. */
    static String pagePath(String path) {
        return path.substring(PREFIX.length());
    }

    /** The panel asked for; the first where none is, or none is called so. */
    static Panel panel(PageView page, FileChoice choice) {
        List<Panel> panels = page.panels().stream().flatMap(List::stream).toList();
        return panels.stream()
                .filter(panel -> choice.panel().equals(java.util.Optional.of(panel.id())))
                .findFirst()
                .orElse(panels.get(0));
    }
}
