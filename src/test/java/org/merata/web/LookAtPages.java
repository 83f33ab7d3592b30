package org.merata.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** Takes pictures of the sample pages into {@code target/look}, for people to look at: run its main method from the test class path. */
public final class LookAtPages {
    private static final List<String> SAMPLES = List.of(
            "/",
            "/regions",
            "/dashboards/processing_time",
            "/samples/maturity",
            "/samples/large",
            "/quality",
            "/nothing");
    private static final List<String> REAL = List.of(
            "/",
            "/regions",
            "/dashboards/digital_adoption",
            "/dashboards/processing_time",
            "/dashboards/regional_gaps");

    private LookAtPages() {}

    /** Arguments: {@code real} for the project's own pages on a small made-up sample, then the paths wanted. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/look"));
        var paths = new ArrayList<>(List.of(arguments));
        if (!paths.remove("real")) {
            look(SamplePages::lease, folder, paths.isEmpty() ? SAMPLES : paths);
            return;
        }
        try (RealSite site = RealSite.in(Files.createTempDirectory("merata-look"), 60_000)) {
            look(site::lease, folder, paths.isEmpty() ? REAL : paths);
        }
    }

    private static void look(Supplier<SiteLease> sites, Path folder, List<String> paths) throws IOException {
        try (WebServer server = WebServer.start(WebServer.Options.local(0), sites);
                Chromium chromium = Chromium.launch()) {
            for (String path : paths) {
                shoot(chromium.browser(), server, folder, path, "en", 1280, ColorScheme.LIGHT, true);
                shoot(chromium.browser(), server, folder, path, "id", 360, ColorScheme.LIGHT, true);
                shoot(chromium.browser(), server, folder, path, "id", 1280, ColorScheme.DARK, true);
                shoot(chromium.browser(), server, folder, path, "en", 360, ColorScheme.DARK, false);
            }
        }
    }

    private static void shoot(
            Browser browser,
            WebServer server,
            Path folder,
            String path,
            String language,
            int width,
            ColorScheme scheme,
            boolean script)
            throws IOException {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(script))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> System.out.println(path + " " + message.type() + ": " + message.text()));
            page.navigate("http://127.0.0.1:" + server.port() + "/" + language + path);
            String name = (path.equals("/") ? "home" : path.substring(1).replace('/', '-')) + "-" + language + "-"
                    + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + (script ? "" : "-noscript")
                    + ".png";
            byte[] picture = page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
            write(picture, width < 640 ? 1500 : Integer.MAX_VALUE, folder.resolve(name));
        }
    }

    /** A long narrow page is cut and its pieces laid side by side, so that it can be looked at in one view. */
    private static void write(byte[] png, int most, Path file) throws IOException {
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(png));
        int height = Math.min(most, page.getHeight());
        int pieces = (page.getHeight() + height - 1) / height;
        var sheet = new BufferedImage(pieces * (page.getWidth() + 16), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < pieces; i++) {
            int left = i * (page.getWidth() + 16);
            graphics.drawImage(
                    page.getSubimage(0, i * height, page.getWidth(), Math.min(height, page.getHeight() - i * height)),
                    left,
                    0,
                    null);
        }
        graphics.dispose();
        ImageIO.write(sheet, "png", file.toFile());
    }
}
