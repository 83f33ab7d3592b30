package org.merata.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Text;
import org.merata.model.TimeRange;
import org.merata.publish.AnswerTable;
import org.merata.publish.CsvFile;
import org.merata.publish.ExportFormat;
import org.merata.publish.JsonFile;
import org.merata.publish.Names;
import org.merata.publish.Table;

/**
 * {@code /data}: figures of measures. Holds a request to the public grammar (one value or all per dimension, calendar periods) and leaves what
 * may be combined, and what may be known, to the gate.
 */
final class DataAnswers {
    static final int MOST_MEASURES = 10;
    /** The forms an answer can take. */
    static final List<ExportFormat> FORMATS = List.of(ExportFormat.JSON, ExportFormat.CSV, ExportFormat.NDJSON);

    static final List<String> TIMES = List.of("2024", "2024-S1", "2024-Q3", "2024-07", "2024-01..2025-09");
    private static final List<String> OWN =
            List.of("measure", "by", "time", "grain", "format", Parameters.LIMIT, Parameters.PAGE, Parameters.LANGUAGE);

    private final Names names;
    private final Function<Question, Answer> gate;

    DataAnswers(Names names, Function<Question, Answer> gate) {
        this.names = names;
        this.gate = gate;
    }

    /** @param extension the format named by the path; empty where it names none */
    ApiReply of(ApiRequest request, Optional<String> extension) {
        var known = new LinkedHashSet<>(OWN);
        List<String> dimensions = dimensions(request);
        known.addAll(dimensions);
        Parameters parameters = Parameters.of(request, known);
        ExportFormat format = format(request, parameters, extension);
        Question question = question(parameters, dimensions);
        Answer whole = gate.apply(question);
        Paging paging = Paging.of(parameters, whole.figures().size());
        Answer page = new Answer(question, paging.of(whole.figures()), whole.origin());
        if (format == ExportFormat.JSON) {
            ObjectNode root = Json.object();
            ObjectNode meta = (ObjectNode) JsonFile.tree(page, names, request.language());
            JsonNode figures = meta.remove("figures");
            root.set("meta", meta);
            paging.writeTo(root);
            root.set("data", figures);
            return Json.reply(root, paging.headers(request));
        }
        Table table = AnswerTable.of("data", Text.same("data"), List.of(page), names, request.language());
        byte[] bytes = format.bytes(
                table, AnswerTable.provenance(List.of(page), names), CsvFile.Mode.SPREADSHEET, request.language());
        return new ApiReply(format.mediaType(), bytes, paging.headers(request), Optional.of("data." + format.id()));
    }

    /** What every measure asked for may be grouped and filtered by; of no measure, what any may. */
    private List<String> dimensions(ApiRequest request) {
        var asked = request.parameters().getOrDefault("measure", List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .flatMap(id -> names.definitions().findMeasure(id.strip()).stream())
                .toList();
        var dimensions = new LinkedHashSet<String>();
        for (MeasureDefinition measure :
                asked.isEmpty() ? names.definitions().measures().values() : asked) {
            dimensions.addAll(measure.dimensions());
        }
        asked.forEach(measure -> dimensions.retainAll(measure.dimensions()));
        return List.copyOf(dimensions);
    }

    private static ExportFormat format(ApiRequest request, Parameters parameters, Optional<String> extension) {
        Optional<String> named = extension.or(() -> parameters.find("format"));
        if (named.isPresent()) {
            return FORMATS.stream()
                    .filter(format -> format.id().equals(named.get()))
                    .findFirst()
                    .orElseThrow(() -> ApiRefused.unknownValue(
                            "format",
                            named.get(),
                            FORMATS.stream().map(ExportFormat::id).toList()));
        }
        return FORMATS.stream()
                .filter(format -> request.accept().contains(bare(format)))
                .findFirst()
                .orElse(ExportFormat.JSON);
    }

    private static String bare(ExportFormat format) {
        return format.mediaType().replaceFirst(";.*", "");
    }

    private Question question(Parameters parameters, List<String> dimensions) {
        List<String> measures = parameters.list("measure").stream().distinct().toList();
        if (measures.size() > MOST_MEASURES) {
            throw ApiRefused.tooMany("measure", String.join(",", measures), MOST_MEASURES);
        }
        var by = new ArrayList<Breakdown>();
        for (String text : parameters.list("by")) {
            int at = text.indexOf('@');
            by.add(at < 0 ? Breakdown.of(text) : Breakdown.of(text.substring(0, at), text.substring(at + 1)));
        }
        var where = new TreeMap<String, String>();
        for (String dimension : dimensions) {
            parameters.find(dimension).ifPresent(value -> where.put(dimension, single(dimension, value)));
        }
        Optional<TimeRange> time = parameters
                .find("time")
                .map(text -> TimeRange.find(text).orElseThrow(() -> ApiRefused.unknownValue("time", text, TIMES)));
        Optional<Grain> grain = parameters
                .find("grain")
                .map(text -> Grain.find(text).orElseThrow(() -> ApiRefused.unknownValue("grain", text, listGrains())));
        return new Question(measures, by, where, time, grain);
    }

    static List<String> listGrains() {
        return Arrays.stream(Grain.values()).map(Grain::id).toList();
    }

    private static String single(String dimension, String value) {
        if (value.contains(",")) {
            throw ApiRefused.severalValues(dimension, value);
        }
        return value;
    }
}
