package org.merata.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.ViewRefused;
import org.merata.publish.CsvFile;

/**
 * What a reader chose about a file, beside the choices of its page.
 *
 * @param panel the one panel wanted; empty for the whole page
 * @param mode how a CSV writes texts that a spreadsheet might run
 */
record FileChoice(Optional<String> panel, CsvFile.Mode mode) {
    static final FileChoice NONE = new FileChoice(Optional.empty(), CsvFile.Mode.SPREADSHEET);
    static final String PANEL = "panel";
    static final String MODE = "mode";

    /** Takes its own parameters out of those sent. */
    static FileChoice take(Map<String, String> parameters) {
        Optional<String> panel = Optional.ofNullable(parameters.remove(PANEL)).filter(text -> !text.isEmpty());
        String mode = Optional.ofNullable(parameters.remove(MODE)).orElse("");
        return switch (mode) {
            case "", "spreadsheet" -> new FileChoice(panel, CsvFile.Mode.SPREADSHEET);
            case "data" -> new FileChoice(panel, CsvFile.Mode.DATA);
            default -> throw ViewRefused.unknownValue(MODE, mode, List.of("spreadsheet", "data"));
        };
    }

    /** Its part of the address, in order; empty where nothing was chosen. */
    String query() {
        String chosenMode =
                mode == CsvFile.Mode.SPREADSHEET ? "" : MODE + "=" + mode.name().toLowerCase(Locale.ROOT);
        String chosenPanel = panel.map(id -> PANEL + "=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .orElse("");
        return chosenMode.isEmpty() || chosenPanel.isEmpty()
                ? chosenMode + chosenPanel
                : chosenMode + "&" + chosenPanel;
    }
}
