package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Charts as pictures, over HTTP. */
class PictureFilesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int STRIP = 0xfff1bf;
    private static final int PAPER = 0xfbfaf7;
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = WebServer.start(
                WebServer.Options.local(0), () -> new SiteLease(Optional.of(SamplePages.site()), List.of(), () -> {}));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static Document parse(byte[] svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    /** Every kind with hostile texts: SVG that any program can lay out, which says what it shows and runs nothing. */
    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = Mode.EXCLUDE, names = "HEAT_GRID")
    void everyKindIsADrawingOfItsOwn(Kind kind) throws Exception {
        HttpResponse<byte[]> response = get("/en/evil.svg?panel=evil" + kind.ordinal());
        String svg = new String(response.body(), StandardCharsets.UTF_8);
        Document document = parse(response.body());
        Element root = document.getDocumentElement();
        assertAll(
                () -> assertEquals(200, response.statusCode()),
                () -> assertEquals("image/svg+xml; charset=utf-8", header(response, "content-type")),
                () -> assertEquals(
                        "attachment; filename=\"evil-evil" + kind.ordinal() + ".svg\"",
                        header(response, "content-disposition")),
                () -> assertTrue(svg.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), svg),
                () -> assertEquals("1200", root.getAttribute("width")),
                () -> assertTrue(Double.parseDouble(root.getAttribute("height")) >= 675, root.getAttribute("height")),
                () -> assertEquals(
                        "title", root.getElementsByTagName("title").item(0).getNodeName()),
                () -> assertTrue(root.getElementsByTagName("title")
                        .item(0)
                        .getTextContent()
                        .contains("onerror")),
                () -> assertTrue(root.getElementsByTagName("desc")
                        .item(0)
                        .getTextContent()
                        .contains("onerror")),
                () -> assertTrue(root.getTextContent().contains("SYNTHETIC DATA"), "the strip"),
                () -> assertEquals(0, root.getElementsByTagName("a").getLength(), "links"),
                () -> assertEquals(0, root.getElementsByTagName("script").getLength(), "scripts"),
                () -> assertEquals(0, root.getElementsByTagName("svg").getLength(), "drawings within"),
                () -> assertFalse(svg.contains("var(") || svg.contains("NaN"), svg));
        NodeList all = root.getElementsByTagName("*");
        String style = root.getElementsByTagName("style").item(0).getTextContent();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            for (String place : List.of("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height")) {
                assertFalse(element.getAttribute(place).contains("%"), place + " of " + element.getNodeName());
            }
            String name = element.getAttribute("class");
            assertTrue(name.isEmpty() || style.contains("." + name + "{"), name + " has no style");
        }
    }

    /** Places are those of the page: what stands at a quarter of the axis there stands at a quarter here. */
    @Test
    void pathsRunAcrossTheWholePlot() throws Exception {
        String svg = new String(
                get("/en/dashboards/processing_time.svg?panel=control").body(), StandardCharsets.UTF_8);
        double axis = farthest("<line x1=\"0\" x2=\"([\\d.]+)\"", svg);
        assertTrue(axis > 500, "the axis is " + axis);
        assertEquals(axis, farthest("[ML]([\\d.]+) [\\d.]+", svg), 0.01);
    }

    private static double farthest(String pattern, String svg) {
        return Pattern.compile(pattern)
                .matcher(svg)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = Mode.EXCLUDE, names = "HEAT_GRID")
    void everyKindIsAPictureToo(Kind kind) throws Exception {
        HttpResponse<byte[]> response = get("/id/evil.png?panel=evil" + kind.ordinal());
        assertEquals(200, response.statusCode());
        assertEquals("image/png", header(response, "content-type"));
        assertTrue(header(response, "content-disposition").endsWith(".png\""));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
        int ink = 0;
        for (int y = 60; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                ink += (image.getRGB(x, y) & 0xffffff) == PAPER ? 0 : 1;
            }
        }
        int inked = ink;
        assertAll(
                () -> assertEquals(1600, image.getWidth()),
                () -> assertTrue(image.getHeight() >= 899, "height " + image.getHeight()),
                () -> assertEquals(STRIP, image.getRGB(3, 3) & 0xffffff, "the strip of made-up data"),
                () -> assertTrue(inked > 5_000, "only " + inked + " points are drawn"));
    }

    @Test
    void aPictureIsNeverLargerThanItMayBe() throws Exception {
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"60000\" viewBox=\"0 0 800 40000\">"
                        + "<rect width=\"800\" height=\"40000\" fill=\"#fff1bf\"/></svg>";
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(ChartPicture.png(svg, Phrases.of(PictureFiles.class, Language.EN))));
        assertTrue((long) image.getWidth() * image.getHeight() <= ChartPicture.MOST_PIXELS, "pixels");
        assertEquals(50.0, (double) image.getHeight() / image.getWidth(), 0.2);
        assertEquals(STRIP, image.getRGB(image.getWidth() - 2, image.getHeight() - 2) & 0xffffff);
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png"})
    void whatHasNoPictureSaysWhichPanelsDo(String extension) throws Exception {
        for (String query : List.of("", "?panel=nothing", "?panel=evil" + Kind.HEAT_GRID.ordinal())) {
            HttpResponse<byte[]> response = get("/en/evil." + extension + query);
            assertEquals(400, response.statusCode(), query);
            var allowed = new ObjectMapper().readTree(response.body()).get("allowed");
            assertEquals(Kind.values().length - 1, allowed.size(), allowed.toString());
        }
        assertEquals(404, get("/en/quality." + extension).statusCode(), "a page without charts");
        assertEquals(404, get("/en/nothing." + extension + "?panel=a").statusCode());
    }

    @Test
    void aPanelOffersItsPicturesAndAnHtmlGridDoesNot() throws Exception {
        String page = new String(get("/en/evil").body(), StandardCharsets.UTF_8);
        assertTrue(page.contains("href=\"/en/evil.png?panel=evil0\""), page);
        assertTrue(page.contains("href=\"/en/evil.svg?panel=evil0\""), page);
        assertFalse(page.contains("svg?panel=evil" + Kind.HEAT_GRID.ordinal()), page);
    }
}
