package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.Panel;
import org.merata.model.Phrases;

/**
 * A panel as one picture that can stand alone, in a report or a letter: finding, scope with period, drawing, key, events, notes, source,
 * and the mark of made-up data. It is {@value #WIDTH} units wide, as high as it needs, and no less than a screen is.
 */
public final class ChartFile {
    private static final double WIDTH = 800;
    private static final double LEAST_HEIGHT = 450;
    private static final double SHOWN = 1200;
    private static final double MARGIN = 24;
    private static final double INSIDE = WIDTH - 2 * MARGIN;
    private static final double STRIP = 26;
    private static final double LINE = 18;
    private static final double TITLE_LINE = 28;
    private static final double BETWEEN = 16;

    private final Panel panel;
    private final ChartSpec spec;
    private final Phrases phrases;
    private final Optional<String> internal;
    private final Markup out = new Markup();
    private double y;

    private ChartFile(Panel panel, ChartSpec spec, Phrases phrases, Optional<String> internal) {
        this.internal = internal;
        this.panel = panel;
        this.spec = spec;
        this.phrases = phrases;
    }

    /** Whether a panel has a chart that can be drawn as a picture; one that is a table of HTML can't. */
    public static boolean has(Panel panel) {
        return panel.chart()
                .filter(spec -> spec.kind() != ChartSpec.Kind.HEAT_GRID)
                .isPresent();
    }

    /** The panel as SVG that needs nothing beside itself: literal colours of the light theme, no link, no script. */
    public static String draw(Panel panel, Phrases phrases) {
        return draw(panel, phrases, Optional.empty());
    }

    /** The same with a notice above it, where it is not for everyone. */
    public static String draw(Panel panel, Phrases phrases, Optional<String> internal) {
        return new ChartFile(panel, panel.chart().orElseThrow(), phrases, internal).draw();
    }

    private String draw() {
        String drawing =
                switch (spec.kind()) {
                    case TILE_MAP -> TileDrawing.draw(spec, INSIDE);
                    case AREA_MAP -> AreaDrawing.drawForFile(spec, INSIDE);
                    default -> ChartDrawing.draw(spec, ChartSize.FULL);
                };
        drawHead();
        out.open("svg", "x", MARGIN, "y", y, "class", "plot pr" + (int) (2 * MARGIN))
                .raw(drawing)
                .close("svg");
        y += height(drawing) + 4;
        drawKey();
        drawEvents();
        panel.note().ifPresent(note -> drawText(note, "fnote", 12, LINE - 2));
        panel.statuses().forEach(status -> drawText(status, "fnote", 12, LINE - 2));
        drawFoot();
        var whole = new Markup();
        whole.open("svg", "class", "plot");
        whole.leaf("title", panel.title()).leaf("desc", spec.summary());
        KeySamples.drawPatterns(whole);
        whole.empty("rect", "class", "paper", "width", WIDTH, "height", y);
        whole.raw(out.toString()).close("svg");
        return PlainSvg.write(whole.toString(), WIDTH, y, SHOWN);
    }

    private static double height(String drawing) {
        int from = drawing.indexOf("height=\"") + "height=\"".length();
        return Double.parseDouble(drawing.substring(from, drawing.indexOf('"', from)));
    }

    private void drawHead() {
        if (spec.watermark().isPresent()) {
            String words = phrases.say("synthetic.words");
            out.empty("rect", "class", "fstrip", "width", WIDTH, "height", STRIP);
            out.leaf("text", words, "class", "fsyn", "x", MARGIN, "y", 17);
            out.leaf(
                    "text",
                    phrases.say("synthetic.meaning"),
                    "class",
                    "fsynw",
                    "x",
                    WIDTH - MARGIN,
                    "y",
                    17,
                    "text-anchor",
                    "end");
            y = STRIP;
        }
        internal.ifPresent(notice -> drawText(notice, "fscope", 14, LINE));
        y += 12;
        drawText(panel.title(), "ftitle", 23, TITLE_LINE);
        y += 4;
        panel.headline().ifPresent(headline -> {
            y += 34;
            out.leaf("text", headline.value(), "class", "fvalue", "x", MARGIN, "y", y);
            double beside = MARGIN + Lettering.width(headline.value()) * 30 / 12.0 + 14;
            out.leaf("text", headline.unit(), "class", "funit", "x", beside, "y", y);
            y += 6;
        });
        drawText(panel.scope(), "fscope", 14, LINE);
        y += BETWEEN;
    }

    /** Lines that fit between the margins, below what is there. */
    private void drawText(String text, String style, double size, double line) {
        if (text.isBlank()) {
            return;
        }
        for (String words : Lettering.wrap(text, (int) (INSIDE * 12 / size))) {
            y += line;
            out.leaf("text", words, "class", style, "x", MARGIN, "y", y);
        }
    }

    private void drawKey() {
        List<ChartKey.Entry> entries = spec.tiles().isPresent() ? TileDrawing.key(spec) : ChartKey.of(spec, phrases);
        double x = MARGIN;
        y += entries.isEmpty() ? 0 : BETWEEN;
        for (ChartKey.Entry entry : entries) {
            double sample = KeySamples.has(entry.style()) ? KeySamples.ROOM : 0;
            String words = Lettering.fit(entry.words(), (int) (INSIDE - sample));
            double room = sample + Lettering.width(words);
            if (x > MARGIN && x + room > WIDTH - MARGIN) {
                x = MARGIN;
                y += LINE + 2;
            }
            if (sample > 0) {
                KeySamples.draw(out, entry.style(), x, y - 4);
            }
            out.leaf("text", words, "x", x + sample, "y", y);
            x += room + BETWEEN;
        }
        y += entries.isEmpty() ? 0 : 6;
    }

    /** The numbers at the top of the drawing in words, with the caution that belongs to them. */
    private void drawEvents() {
        List<ChartSpec.Event> events = ChartKey.listEvents(spec);
        if (events.isEmpty()) {
            return;
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < events.size(); i++) {
            words.add((i + 1) + " " + events.get(i).label());
        }
        String caution = events.stream().allMatch(ChartSpec.Event::breaks) ? "" : " " + phrases.say("events.caution");
        drawText(String.join(" · ", words) + "." + caution, "fnote", 12, LINE - 2);
    }

    /** The source at the foot, below a line; a short picture is as high as a screen all the same. */
    private void drawFoot() {
        List<String> source = panel.source().isBlank()
                ? List.of("Merata")
                : Lettering.wrap(panel.source(), (int) (INSIDE - Lettering.width("Merata") - BETWEEN));
        double foot = 20 + source.size() * (LINE - 2);
        y = Math.max(y + 10 + foot, LEAST_HEIGHT) - foot;
        out.empty("line", "class", "thin", "x1", MARGIN, "x2", WIDTH - MARGIN, "y1", y, "y2", y);
        y += 4;
        out.leaf("text", "Merata", "class", "tk", "x", WIDTH - MARGIN, "y", y + LINE - 2, "text-anchor", "end");
        for (String words : source) {
            y += LINE - 2;
            out.leaf("text", words, "x", MARGIN, "y", y);
        }
        y += 16;
    }
}
