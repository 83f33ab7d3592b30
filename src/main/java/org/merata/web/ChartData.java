package org.merata.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec;
import org.merata.model.Phrases;
import org.merata.web.chart.ChartSize;
import org.merata.web.chart.Styles;

/** A chart as JSON for the browser: the same values, words and classes that the server's drawing has. */
final class ChartData {
    private static final ObjectMapper JSON = mapper();

    private ChartData() {}

    /** A script element that no browser runs; its JSON holds no character that could end it. */
    static String element(ChartSpec spec, ChartSize size, Phrases phrases) {
        try {
            return "<script type=\"application/json\">" + JSON.writeValueAsString(of(spec, size, phrases))
                    + "</script>";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON could not be written", impossible);
        }
    }

    private static ObjectNode of(ChartSpec spec, ChartSize size, Phrases phrases) {
        ObjectNode chart = JSON.createObjectNode();
        chart.put("kind", lower(spec.kind()));
        chart.put("small", size == ChartSize.SMALL);
        chart.put("summary", spec.summary());
        chart.put("cursor", phrases.say("chart.cursor"));
        chart.put("shown", phrases.say("chart.shown", "series", "{series}"));
        chart.put("hidden", phrases.say("chart.hidden", "series", "{series}"));
        spec.watermark().ifPresent(words -> chart.put("watermark", words));
        ArrayNode labels = chart.putArray("labels");
        spec.x().labels().forEach(labels::add);
        put(chart, "minimum", spec.y().minimum());
        put(chart, "maximum", spec.y().maximum());
        if (spec.y().logarithmic()) {
            chart.put("logarithmic", true);
        }
        ArrayNode ticks = chart.putArray("ticks");
        spec.y().ticks().forEach(tick -> ticks.addObject().put("at", tick.at()).put("text", tick.text()));
        List<String> styles = Styles.of(spec);
        ArrayNode series = chart.putArray("series");
        for (int i = 0; i < spec.series().size(); i++) {
            put(series.addObject(), spec.series().get(i), styles.get(i));
        }
        ArrayNode bands = chart.putArray("bands");
        spec.bands()
                .forEach(band -> bands.addObject()
                        .put("from", band.from())
                        .put("to", band.to())
                        .put("lower", band.lower())
                        .put("upper", band.upper())
                        .put("centre", band.centre()));
        ArrayNode lines = chart.putArray("lines");
        spec.lines().forEach(line -> {
            ObjectNode one = lines.addObject().put("label", line.label()).put("role", lower(line.role()));
            ArrayNode values = one.putArray("values");
            line.values().forEach(value -> add(values, value));
        });
        ArrayNode events = chart.putArray("events");
        spec.events()
                .forEach(event -> events.addObject()
                        .put("from", event.from())
                        .put("to", event.to())
                        .put("breaks", event.breaks()));
        return chart;
    }

    private static void put(ObjectNode node, ChartSpec.Series series, String style) {
        node.put("id", series.id())
                .put("label", series.label())
                .put("role", lower(series.role()))
                .put("style", style);
        ArrayNode values = node.putArray("values");
        ArrayNode texts = node.putArray("texts");
        ArrayNode signals = node.putArray("signals");
        for (ChartSpec.Point point : series.points()) {
            add(values, point.value());
            texts.add(point.text());
            signals.add(lower(point.signal()));
        }
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        }
    }

    private static void add(ArrayNode values, OptionalDouble value) {
        if (value.isPresent()) {
            values.add(value.getAsDouble());
        } else {
            values.addNull();
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().build();
        mapper.getFactory().setCharacterEscapes(new MarkupEscapes());
        return mapper;
    }

    /** Writes the characters that mean something in HTML, and the line ends only JavaScript knows, as escapes. */
    private static final class MarkupEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            codes['\''] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializedString getEscapeSequence(int character) {
            return character == 0x2028 || character == 0x2029
                    ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
                    : null;
        }
    }
}
