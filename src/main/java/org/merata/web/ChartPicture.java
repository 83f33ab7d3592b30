package org.merata.web;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.merata.model.Phrases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A drawing of the server's own as PNG. Twice as fine as its units, or as coarse as its size demands, so that no picture takes more than
 * {@value #MOST_PIXELS} pixels. Needs a font on the machine, and says so where there is none.
 */
final class ChartPicture {
    private static final Logger LOG = LoggerFactory.getLogger(ChartPicture.class);
    static final int MOST_PIXELS = 8_000_000;
    private static final double SCALE = 4.0 / 3;

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private ChartPicture() {}

    /** @throws Failure where the machine has no font to write with */
    static byte[] png(String svg, Phrases phrases) {
        if (!Fonts.THERE) {
            throw new Failure(Problem.of(501, "no_fonts", phrases));
        }
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalStateException("a drawing of the server's own could not be read");
        }
        double pixels = (double) document.size().width * document.size().height;
        double scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / pixels));
        int width = (int) Math.floor(document.size().width * scale);
        int height = (int) Math.floor(document.size().height * scale);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            document.render((java.awt.Component) null, graphics, new ViewBox(0, 0, width, height));
        } finally {
            graphics.dispose();
        }
        return written(image);
    }

    private static byte[] written(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        try {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("Java has no writer of PNG");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Whether Java finds a font at all, found out once. */
    private static final class Fonts {
        static final boolean THERE = find();

        private Fonts() {}

        /** Where a machine has no font, or no library to read one, Java throws errors of many kinds at the first letter. */
        private static boolean find() {
            try {
                var font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
                return font.canDisplay('A')
                        && font.getStringBounds("A", new FontRenderContext(null, true, true))
                                        .getWidth()
                                > 0;
            } catch (RuntimeException | LinkageError | InternalError none) {
                LOG.warn("This machine has no fonts that Java can use, so charts can't be had as PNG", none);
                return false;
            }
        }
    }
}
