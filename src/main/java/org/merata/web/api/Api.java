package org.merata.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.merata.dashboard.Pages;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.publish.ExportFormat;
import org.merata.publish.Names;
import org.merata.publish.PublicDatasets;
import org.merata.publish.Releases;

/** {@code /api/v1} of one published version. Every number comes through the gate. Safe for many threads. */
public final class Api {
    public static final String ROOT = "/api/v1";
    /** How many requests of one address are answered in a minute. */
    public static final int REQUESTS_PER_MINUTE = 600;
    /** How long a request waits for its turn on a busy server. */
    public static final int PATIENCE_SECONDS = 10;
    /** What a filter or a breakdown may name together; the gate holds to it. */
    private static final int MOST_DIMENSIONS = 4;

    private static final int MOST_CELLS = 50_000;
    private static final List<String> ROUTES = List.of(
            "",
            "/measures",
            "/measures/{id}",
            "/dimensions",
            "/dimensions/{id}",
            "/data",
            "/data.json",
            "/data.csv",
            "/data.ndjson",
            "/datasets",
            "/datasets/{id}",
            "/datasets/{id}/versions",
            "/datasets/{id}/changes",
            "/releases",
            "/regions/{code}",
            "/events",
            "/quality");

    private final String version;
    private final Instant publishedAt;
    private final DataAnswers data;
    private final Catalogue catalogue;
    private final Datasets datasets;
    private final Places places;

    /**
     * @param gate answers a question with what everyone may see
     * @param version the published version behind the gate
     */
    public Api(
            Names names,
            Function<Question, Answer> gate,
            Pages pages,
            PublicDatasets live,
            Releases releases,
            String version,
            Instant publishedAt) {
        this.version = version;
        this.publishedAt = publishedAt;
        this.data = new DataAnswers(names, gate);
        this.catalogue = new Catalogue(names);
        this.datasets = new Datasets(names, live, releases);
        this.places = new Places(names, pages);
    }

    /** Every path there is, with a name in braces for what a code takes the place of. */
    public static List<String> listRoutes() {
        return ROUTES.stream().map(route -> ROOT + route).toList();
    }

    /**
     * Answers a request.
     *
     * @throws ApiRefused where it can't be answered as it stands
     * @throws org.merata.measure.QuestionRefused where its question can't
     */
    public ApiReply answer(ApiRequest request) {
        List<String> path = request.path();
        String first = path.isEmpty() ? "" : path.get(0);
        Optional<String> second = path.size() > 1 ? Optional.of(path.get(1)) : Optional.empty();
        if (path.size() == 1 && isData(first)) {
            return data.of(request, extension(first));
        }
        if (path.size() == 2 && first.equals("dimensions")) {
            return dimension(request, path.get(1));
        }
        Parameters.of(request);
        if (path.size() <= 1) {
            return Json.reply(whole(first), Map.of());
        }
        if (path.size() == 2) {
            return Json.reply(wrapped(about(first, second.orElseThrow())), Map.of());
        }
        return Json.reply(wrapped(ofDataset(path)), Map.of());
    }

    private static boolean isData(String part) {
        return part.equals("data")
                || DataAnswers.FORMATS.stream().map(ExportFormat::id).anyMatch(id -> part.equals("data." + id));
    }

    private static Optional<String> extension(String part) {
        int dot = part.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(part.substring(dot + 1));
    }

    private ObjectNode whole(String name) {
        return switch (name) {
            case "" -> index();
            case "measures" -> wrapped(catalogue.measures());
            case "dimensions" -> wrapped(catalogue.dimensions());
            case "datasets" -> wrapped(datasets.all());
            case "releases" -> wrapped(datasets.releases());
            case "events" -> wrapped(places.events());
            case "quality" -> wrapped(places.quality());
            default -> throw ApiRefused.noPath(listRoutes());
        };
    }

    private JsonNode about(String name, String code) {
        return switch (name) {
            case "measures" -> catalogue.measure(code);
            case "datasets" -> datasets.one(code);
            case "regions" -> places.region(code);
            default -> throw ApiRefused.noPath(listRoutes());
        };
    }

    private ArrayNode ofDataset(List<String> path) {
        if (path.size() == 3 && path.get(0).equals("datasets")) {
            if (path.get(2).equals("versions")) {
                return datasets.versions(path.get(1));
            }
            if (path.get(2).equals("changes")) {
                return datasets.changes(path.get(1));
            }
        }
        throw ApiRefused.noPath(listRoutes());
    }

    private ApiReply dimension(ApiRequest request, String id) {
        Parameters parameters = Parameters.of(request, Parameters.PAGE, Parameters.LIMIT);
        ObjectNode head = catalogue.head(id);
        List<String> codes = catalogue.listCodes(id);
        Paging paging = Paging.of(parameters, codes.size());
        ArrayNode list = head.putArray("codes");
        paging.of(codes).forEach(code -> list.add(catalogue.code(id, code)));
        ObjectNode root = wrapped(head);
        paging.writeTo(root);
        return Json.reply(root, paging.headers(request));
    }

    private ObjectNode wrapped(JsonNode node) {
        ObjectNode root = Json.object();
        root.putObject("meta").put("version", version).put("published_at", publishedAt.toString());
        root.set("data", node);
        return root;
    }

    private ObjectNode index() {
        ObjectNode node = Json.object();
        ArrayNode routes = node.putArray("routes");
        listRoutes().forEach(routes::add);
        ObjectNode limits = node.putObject("limits");
        limits.put("rows_per_page", Paging.MOST_ROWS);
        limits.put("rows_per_page_usual", Paging.USUAL_LIMIT);
        limits.put("cells_per_answer", MOST_CELLS);
        limits.put("dimensions_per_question", MOST_DIMENSIONS);
        limits.put("measures_per_question", DataAnswers.MOST_MEASURES);
        limits.put("requests_per_minute", REQUESTS_PER_MINUTE);
        limits.put("seconds_of_waiting", PATIENCE_SECONDS);
        node.put("openapi", "/api/openapi.yaml");
        return wrapped(node);
    }
}
