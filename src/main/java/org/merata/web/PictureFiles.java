package org.merata.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.ViewRefused;
import org.merata.model.Phrases;
import org.merata.web.chart.ChartFile;

/** The chart of one panel of a page as a picture. */
final class PictureFiles {
    static final String SVG = "svg";
    static final String PNG = "png";

    private final Phrases phrases;
    private final Optional<String> internal;

    /** @param internal what every picture that is not for everyone says; empty where it is */
    PictureFiles(Phrases phrases, Optional<String> internal) {
        this.phrases = phrases;
        this.internal = internal;
    }

    static boolean isPicture(String extension) {
        return extension.equals(SVG) || extension.equals(PNG);
    }

    /**
     * The picture of the panel chosen; of the only one where none was chosen.
     *
     * @return empty where the page has no panel with a picture
     * @throws ViewRefused where another panel was chosen, or none of several
     */
    Optional<Reply> of(PageView page, String extension, FileChoice choice) {
        List<Panel> panels = page.panels().stream()
                .flatMap(List::stream)
                .filter(ChartFile::has)
                .toList();
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        String chosen = choice.panel().orElse(panels.size() == 1 ? panels.get(0).id() : "");
        Panel panel = panels.stream()
                .filter(one -> one.id().equals(chosen))
                .findFirst()
                .orElseThrow(() -> ViewRefused.unknownValue(
                        FileChoice.PANEL, chosen, panels.stream().map(Panel::id).toList()));
        String svg = ChartFile.draw(panel, phrases, internal);
        Optional<String> name = Optional.of(PageFiles.fileName(page.path(), Optional.of(panel.id())) + "." + extension);
        return Optional.of(
                extension.equals(SVG)
                        ? Reply.of(200, "image/svg+xml; charset=utf-8", svg.getBytes(StandardCharsets.UTF_8), name)
                        : Reply.of(200, "image/png", ChartPicture.png(svg, phrases), name));
    }
}
