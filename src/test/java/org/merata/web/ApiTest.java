package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.TimeRange;

/** The interface for programs over HTTP, in front of the real definitions and a sample. */
class ApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RealPages PAGES = RealPages.shared();
    private static final int RANDOM_REQUESTS = 120;

    private static HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(PAGES.url(path))).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Test
    void figuresAreThoseOfTheGate() throws IOException, InterruptedException {
        Answer answer = PAGES.site()
                .gate()
                .answer(Question.of("digital_take_up")
                        .by(Breakdown.of("region", "province"))
                        .each(Grain.YEAR));
        var response = get("/api/v1/data?measure=digital_take_up&by=region@province&grain=year&limit=10000");
        assertEquals(200, response.statusCode(), response.body());
        JsonNode root = json(response);
        assertSame(answer.figures(), root.get("data"));
        assertAll(
                () -> assertEquals(
                        answer.origin().version(),
                        root.at("/meta/origin/version").asText()),
                () -> assertTrue(root.at("/meta/synthetic").asBoolean()),
                () -> assertEquals(
                        answer.origin().minimumFrequency(),
                        root.at("/meta/minimum_frequency").asInt()),
                () -> assertEquals(
                        answer.origin().noise().orElseThrow().most(),
                        root.at("/meta/noise/most").asInt()));
    }

    private static void assertSame(List<Figure> figures, JsonNode data) {
        assertEquals(figures.size(), data.size());
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            JsonNode node = data.get(i);
            assertEquals(figure.measure(), node.get("measure").asText());
            assertEquals(figure.status().id(), node.get("status").asText());
            assertEquals(figure.value().isPresent(), !node.get("value").isNull());
            figure.value()
                    .ifPresent(value -> assertEquals(value, node.get("value").asDouble()));
            assertEquals(figure.n().isPresent(), !node.get("n").isNull());
            figure.n().ifPresent(n -> assertEquals(n, node.get("n").asLong()));
            assertEquals(figure.interval().isPresent(), !node.get("lci_95").isNull());
            figure.interval().ifPresent(interval -> {
                assertEquals(interval.lower(), node.get("lci_95").asDouble());
                assertEquals(interval.upper(), node.get("uci_95").asDouble());
            });
            figure.codes()
                    .forEach((dimension, code) ->
                            assertEquals(code, node.get("codes").get(dimension).asText()));
        }
    }

    @Test
    void pagesTogetherAreTheWhole() throws IOException, InterruptedException {
        String query = "/api/v1/data?measure=digital_take_up&by=region&time=2024";
        JsonNode whole = json(get(query + "&limit=10000")).get("data");
        var together = JSON.createArrayNode();
        String next = query + "&limit=7";
        int pages = 0;
        while (!next.isEmpty()) {
            var response = get(next);
            assertEquals(200, response.statusCode(), response.body());
            assertEquals(String.valueOf(whole.size()), header(response, "X-Total-Count"));
            json(response).get("data").forEach(together::add);
            var link =
                    java.util.regex.Pattern.compile("<([^>]+)>; rel=\"next\"").matcher(header(response, "Link"));
            next = link.find() ? link.group(1) : "";
            pages++;
        }
        assertTrue(pages > 1);
        assertEquals(whole, together);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/data | 400 | no_measure | measure",
                "/api/v1/data?measure=nothing | 400 | unknown_measure | measure",
                "/api/v1/data?measure=digital_take_up&x=1 | 400 | unknown_parameter | x",
                "/api/v1/data?measure=digital_take_up&region=11,12 | 400 | one_value | region",
                "/api/v1/data?measure=digital_take_up&region=!11 | 400 | unknown_code | region",
                "/api/v1/data?measure=digital_take_up&region=11&region=12 | 400 | repeated | region",
                "/api/v1/data?measure=digital_take_up&time=2024-01-15 | 400 | unknown_value | time",
                "/api/v1/data?measure=digital_take_up&grain=day | 400 | unknown_value | grain",
                "/api/v1/data?measure=digital_take_up&format=xml | 400 | unknown_value | format",
                "/api/v1/data?measure=digital_take_up&page=2 | 400 | unknown_value | page",
                "/api/v1/data?measure=digital_take_up&limit=10001 | 400 | unknown_value | limit",
                "/api/v1/data?measure=digital_take_up&page=99999999999 | 400 | unknown_value | page",
                "/api/v1/data?measure=digital_take_up&by=region,channel,service,agency&sex=female | 400 | too_many_dimensions | by",
                "/api/v1/measures?lang=fr | 400 | unknown_value | lang",
                "/api/v1/measures/nothing | 404 | no_such | measure",
                "/api/v1/regions/%2E%2E%2F | 404 | no_such | region",
                "/api/v1/datasets/nothing/versions | 404 | no_such | dataset"
            })
    void whatCannotBeAnsweredIsAProblemWithWhatIsAllowed(String path, int status, String code, String parameter)
            throws IOException, InterruptedException {
        var response = get(path);
        JsonNode problem = json(response);
        assertAll(
                path + ": " + response.body(),
                () -> assertEquals(status, response.statusCode()),
                () -> assertEquals("application/problem+json", header(response, "Content-Type")),
                () -> assertEquals(code, problem.get("code").asText()),
                () -> assertEquals(parameter, problem.get("parameter").asText()),
                () -> assertTrue(problem.has("allowed") || code.equals("one_value") || code.equals("repeated")),
                () -> assertEquals("*", header(response, "Access-Control-Allow-Origin")),
                () -> assertEquals("no-store", header(response, "Cache-Control")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/",
                "/api/v2",
                "/api/v1/nothing",
                "/api/v1//measures",
                "/api/v1/data.xml",
                "/api/v1/measures/a/b",
                "/api/v1/datasets/a/b/c",
                "/api/v1/data.csv/x",
                "/api/openapi.yml"
            })
    void whereNothingIsAProblemSaysSo(String path) throws IOException, InterruptedException {
        var response = get(path);
        assertEquals(404, response.statusCode(), path);
        assertEquals("application/problem+json", header(response, "Content-Type"), path);
    }

    @Test
    void whatTheReaderHasIsNotSentAgainAndTheRestIsPacked() throws IOException, InterruptedException {
        var first = get("/api/v1/measures", "Accept-Encoding", "gzip");
        String tag = header(first, "ETag");
        var again = get("/api/v1/measures", "If-None-Match", tag);
        var head = send("HEAD", "/api/v1/measures");
        assertAll(
                () -> assertEquals("gzip", header(first, "Content-Encoding")),
                () -> assertEquals(304, again.statusCode()),
                () -> assertEquals("", again.body()),
                () -> assertEquals(200, head.statusCode()),
                () -> assertFalse(header(head, "Content-Length").isEmpty()),
                () -> assertEquals("", head.body()));
    }

    @Test
    void otherSitesMayReadItAndNoPage() throws IOException, InterruptedException {
        var open = get("/api/v1", "Origin", "https://example.org");
        var page = get("/en/data", "Origin", "https://example.org");
        var asked = send(
                "OPTIONS", "/api/v1/data", "Origin", "https://example.org", "Access-Control-Request-Method", "GET");
        assertAll(
                () -> assertEquals("*", header(open, "Access-Control-Allow-Origin")),
                () -> assertEquals("cross-origin", header(open, "Cross-Origin-Resource-Policy")),
                () -> assertTrue(header(open, "Access-Control-Expose-Headers").contains("X-Total-Count")),
                () -> assertEquals("", header(page, "Access-Control-Allow-Origin")),
                () -> assertEquals("same-origin", header(page, "Cross-Origin-Resource-Policy")),
                () -> assertEquals(204, asked.statusCode()),
                () -> assertEquals("GET, HEAD, OPTIONS", header(asked, "Access-Control-Allow-Methods")),
                () -> assertEquals(405, send("OPTIONS", "/en/data").statusCode()),
                () -> assertEquals(405, send("POST", "/api/v1/data").statusCode()));
    }

    @Test
    void theFormatIsNamedByPathParameterOrHeader() throws IOException, InterruptedException {
        String query = "?measure=digital_take_up&by=region&time=2024";
        var byPath = get("/api/v1/data.csv" + query);
        var byParameter = get("/api/v1/data" + query + "&format=csv");
        var byHeader = get("/api/v1/data" + query, "Accept", "text/csv");
        var lines = get("/api/v1/data.ndjson" + query);
        assertAll(
                () -> assertTrue(byPath.body().startsWith("measure,period,region,region_name,value"), byPath.body()),
                () -> assertEquals(byPath.body(), byParameter.body()),
                () -> assertEquals(byPath.body(), byHeader.body()),
                () -> assertEquals("application/x-ndjson", header(lines, "Content-Type")),
                () -> assertEquals(
                        byPath.body().lines().count() - 1, lines.body().lines().count()));
        for (String line : lines.body().lines().toList()) {
            assertTrue(JSON.readTree(line).get("synthetic").asText().contains("SYNTHETIC"), line);
        }
    }

    @Test
    void aRegionHasItsNeighboursAndPeers() throws IOException, InterruptedException {
        JsonNode region = json(get("/api/v1/regions/11")).get("data");
        assertAll(
                () -> assertEquals("province", region.get("level").asText()),
                () -> assertEquals(1, region.get("parents").size()),
                () -> assertTrue(region.get("children").size() > 5),
                () -> assertEquals(37, region.get("siblings").size()),
                () -> assertEquals(5, region.get("peers").size()));
    }

    @Test
    void whateverIsAskedIsAnsweredOrRefusedAndEveryFigureIsTheGates() throws IOException, InterruptedException {
        long seed = Long.getLong("merata.seed", System.nanoTime());
        System.out.println("ApiTest seed " + seed);
        var random = new Random(seed);
        int answered = 0;
        for (int i = 0; i < RANDOM_REQUESTS; i++) {
            Map<String, String> parameters = parameters(random);
            var query = new ArrayList<String>();
            parameters.forEach(
                    (name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
            String path = "/api/v1/data?" + String.join("&", query);
            var response = get(path);
            String shown = "seed " + seed + " " + path + " " + response.statusCode();
            assertTrue(List.of(200, 400, 404).contains(response.statusCode()), shown);
            JsonNode root = json(response);
            if (response.statusCode() == 200) {
                answered++;
                List<Figure> figures =
                        PAGES.site().gate().answer(question(parameters)).figures();
                int limit = Integer.parseInt(parameters.getOrDefault("limit", "1000"));
                assertSame(figures.subList(0, Math.min(limit, figures.size())), root.get("data"));
            } else {
                assertTrue(root.has("code") && root.has("detail"), shown);
            }
        }
        assertTrue(answered > 5, "seed " + seed + " was answered " + answered + " times");
    }

    private static Map<String, String> parameters(Random random) {
        Map<String, String> parameters = new TreeMap<>();
        List<String> measures =
                PAGES.site().definitions().measures().keySet().stream().sorted().toList();
        String measure = pick(random, measures);
        parameters.put("measure", random.nextInt(8) == 0 ? measure + "," + pick(random, measures) : measure);
        if (random.nextBoolean()) {
            parameters.put(
                    "by",
                    pick(
                            random,
                            List.of(
                                    "region",
                                    "region@regency",
                                    "channel",
                                    "region,channel",
                                    "agency",
                                    "x",
                                    "@",
                                    "service@a",
                                    "region@")));
        }
        if (random.nextInt(3) == 0) {
            parameters.put(
                    pick(random, List.of("region", "channel", "service", "agency", "sex", "where", "measure.x")),
                    pick(
                            random,
                            List.of("11", "11.01", "0", "f", "-1", "11,12", "'; drop table x", "\u0000", "<b>", "%")));
        }
        if (random.nextInt(3) > 0) {
            parameters.put(
                    "time",
                    pick(
                            random,
                            List.of("2024", "2024-Q1", "2024-13", "2023..2024", "2024..2023", "0000", "9999", "..")));
        }
        if (random.nextBoolean()) {
            parameters.put("grain", pick(random, List.of("month", "quarter", "year", "semester", "week", "YEAR")));
        }
        if (random.nextInt(4) == 0) {
            parameters.put("limit", pick(random, List.of("1", "10", "0", "-1", "1e3", "10000", "99999999999")));
        }
        return parameters;
    }

    private static String pick(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Question question(Map<String, String> parameters) {
        var by = new ArrayList<Breakdown>();
        for (String text : parameters.getOrDefault("by", "").split(",")) {
            int at = text.indexOf('@');
            if (!text.isEmpty()) {
                by.add(at < 0 ? Breakdown.of(text) : Breakdown.of(text.substring(0, at), text.substring(at + 1)));
            }
        }
        var where = new TreeMap<>(parameters);
        where.keySet().removeAll(List.of("measure", "by", "time", "grain", "limit"));
        return new Question(
                List.of(parameters.get("measure").split(",")).stream()
                        .distinct()
                        .toList(),
                by,
                where,
                Optional.ofNullable(parameters.get("time")).flatMap(TimeRange::find),
                Optional.ofNullable(parameters.get("grain")).flatMap(Grain::find));
    }
}
