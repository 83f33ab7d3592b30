package org.merata.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.CellKey;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Text;
import org.merata.model.TimeRange;

/** Answers and tables as JSON: ids for programs, labels in one language, null for what is missing, its reason beside it. */
public final class JsonFile {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonGenerator json;
    private final Language language;

    private JsonFile(JsonGenerator json, Language language) {
        this.json = json;
        this.language = language;
    }

    /** Writes an answer. The stream stays open. */
    public static void write(Answer answer, Names names, Language language, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            new JsonFile(json, language).answer(answer, names);
        }
    }

    /** The same as a tree, to be part of a larger document. */
    public static JsonNode tree(Answer answer, Names names, Language language) {
        var out = new ByteArrayOutputStream();
        try {
            write(answer, names, language, out);
            return MAPPER.readTree(out.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Writes a table, a row an object. The stream stays open. */
    public static void write(Table table, Provenance provenance, Language language, OutputStream out)
            throws IOException {
        try (JsonGenerator json = generator(out)) {
            new JsonFile(json, language).table(table, provenance);
        }
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    private void answer(Answer answer, Names names) throws IOException {
        json.writeStartObject();
        json.writeStringField("language", language.code());
        question(answer.question());
        provenance(AnswerTable.provenance(List.of(answer), names));
        json.writeNumberField("minimum_frequency", answer.origin().minimumFrequency());
        if (answer.origin().noise().isPresent()) {
            CellKey noise = answer.origin().noise().get();
            json.writeObjectFieldStart("noise");
            json.writeStringField("method", "cell_key");
            json.writeNumberField("most", noise.most());
            json.writeNumberField("standard_deviation", noise.standardDeviation());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("measures");
        for (String id : answer.question().measures()) {
            Optional<MeasureDefinition> measure = names.definitions().findMeasure(id);
            if (measure.isPresent()) {
                measure(measure.get());
            }
        }
        json.writeEndArray();
        json.writeObjectFieldStart("statuses");
        for (String status : answer.figures().stream()
                .map(figure -> figure.status().id())
                .distinct()
                .sorted()
                .toList()) {
            json.writeStringField(status, Labels.get("status." + status).in(language));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("figures");
        for (Figure figure : answer.figures()) {
            figure(answer.question(), figure, names);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void question(Question question) throws IOException {
        json.writeObjectFieldStart("question");
        strings("measures", question.measures());
        json.writeArrayFieldStart("by");
        for (Question.Breakdown breakdown : question.by()) {
            json.writeStartObject();
            json.writeStringField("dimension", breakdown.dimension());
            json.writeStringField("level", breakdown.level().orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("where");
        for (Map.Entry<String, String> condition : question.where().entrySet()) {
            json.writeStringField(condition.getKey(), condition.getValue());
        }
        json.writeEndObject();
        json.writeStringField("time", question.time().map(TimeRange::code).orElse(null));
        json.writeStringField("grain", question.grain().map(Grain::id).orElse(null));
        json.writeEndObject();
    }

    private void provenance(Provenance provenance) throws IOException {
        json.writeBooleanField("synthetic", provenance.synthetic());
        json.writeStringField("notice", provenance.notice().orElse(null));
        json.writeObjectFieldStart("origin");
        json.writeStringField("version", provenance.version());
        json.writeStringField("published_at", provenance.publishedAt().toString());
        strings("datasets", provenance.datasets());
        json.writeStringField(
                "last_period", provenance.lastPeriod().map(Period::code).orElse(null));
        json.writeStringField(
                "source", provenance.source().map(source -> source.in(language)).orElse(null));
        json.writeEndObject();
    }

    private void measure(MeasureDefinition measure) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", measure.id());
        json.writeNumberField("version", measure.version());
        json.writeStringField("label", measure.label().in(language));
        json.writeStringField("definition", measure.definition().in(language));
        json.writeStringField("unit", AnswerTable.id(measure.unit()));
        json.writeNumberField("decimals", measure.decimals());
        json.writeArrayFieldStart("breaks");
        for (DefinitionBreak found : measure.breaks()) {
            json.writeStartObject();
            json.writeStringField("from", found.from().toString());
            json.writeStringField("change", found.change().in(language));
            json.writeStringField("source", found.source().in(language));
            json.writeBooleanField("verified", found.verified());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void figure(Question question, Figure figure, Names names) throws IOException {
        json.writeStartObject();
        json.writeStringField("measure", figure.measure());
        json.writeStringField("period", AnswerTable.period(question, figure));
        json.writeObjectFieldStart("codes");
        for (Map.Entry<String, String> code : figure.codes().entrySet()) {
            json.writeStringField(code.getKey(), code.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("names");
        for (Map.Entry<String, String> code : figure.codes().entrySet()) {
            Optional<Text> name = names.find(code.getKey(), code.getValue());
            json.writeStringField(
                    code.getKey(), name.map(text -> text.in(language)).orElse(null));
        }
        json.writeEndObject();
        value("value", figure.value().isPresent() ? figure.value().getAsDouble() : null);
        value("lci_95", figure.interval().map(Interval::lower).orElse(null));
        value("uci_95", figure.interval().map(Interval::upper).orElse(null));
        json.writeStringField(
                "interval_missing", figure.missing().map(Interval.Missing::id).orElse(null));
        value("n", figure.n().isPresent() ? figure.n().getAsLong() : null);
        json.writeStringField("status", figure.status().id());
        json.writeEndObject();
    }

    private void table(Table table, Provenance provenance) throws IOException {
        json.writeStartObject();
        json.writeStringField("dataset", table.id());
        json.writeStringField("title", table.title().in(language));
        json.writeStringField("language", language.code());
        provenance(provenance);
        strings(
                "notes",
                provenance.notes().stream().map(note -> note.in(language)).toList());
        json.writeArrayFieldStart("fields");
        for (Table.Column column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.id());
            json.writeStringField("type", column.type().name().toLowerCase(Locale.ROOT));
            json.writeStringField("title", column.label().in(language));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (List<Object> row : table.rows()) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                value(table.columns().get(i).id(), row.get(i));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void value(String name, Object value) throws IOException {
        json.writeFieldName(name);
        value(json, value);
    }

    static void value(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }
}
