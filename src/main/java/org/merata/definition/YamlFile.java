package org.merata.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.merata.model.Location;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * Reads one YAML 1.2 file into {@link YamlNode}s. Strict: one document, no tags, anchors or aliases, no key twice, text keys; only
 * {@code true}, {@code false}, {@code null} and JSON's numbers are more than text, so {@code NO} stays text.
 */
final class YamlFile {
    /** No definition written by hand comes near these. */
    static final int MOST_CHARACTERS = 1 << 20;

    static final int DEEPEST = 32;

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d*)?([eE][-+]?\\d+)?");

    private final String file;
    private final Iterator<Event> events;
    private final JsonSchema scalars = new JsonSchema();
    private final Findings findings;

    private YamlFile(String file, String yaml, Findings findings) {
        this.file = file;
        this.findings = findings;
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        this.events = new Parse(settings).parseString(yaml).iterator();
    }

    /** The file's map; empty where it is no YAML or holds something else, which is reported. */
    static Optional<YamlNode> read(String file, String yaml, Findings findings) {
        if (yaml.length() > MOST_CHARACTERS) {
            findings.add(
                    DefinitionNotice.FILE_TOO_LARGE,
                    new Location.InFile(file),
                    "maximum",
                    MOST_CHARACTERS + " characters");
            return Optional.empty();
        }
        try {
            return new YamlFile(file, yaml, findings).document();
        } catch (Refused reported) {
            return Optional.empty();
        } catch (MarkedYamlEngineException notYaml) {
            int line = notYaml.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            String problem = notYaml.getProblem() == null ? "" : notYaml.getProblem();
            findings.add(DefinitionNotice.NOT_YAML, new Location.InDefinition(file, line, ""), "problem", problem);
            return Optional.empty();
        } catch (YamlEngineException notYaml) {
            findings.add(DefinitionNotice.NOT_YAML, new Location.InFile(file), "problem", notYaml.getMessage());
            return Optional.empty();
        }
    }

    private Optional<YamlNode> document() {
        next(Event.ID.StreamStart);
        Event event = events.next();
        if (event.getEventId() == Event.ID.StreamEnd) {
            findings.add(DefinitionNotice.FILE_EMPTY, new Location.InFile(file));
            return Optional.empty();
        }
        YamlNode root = node(events.next(), "", 0, 0);
        next(Event.ID.DocumentEnd);
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw refuse(DefinitionNotice.SEVERAL_DOCUMENTS, lineOf(after), "");
        }
        if (root.json().isNull()) {
            findings.add(DefinitionNotice.FILE_EMPTY, new Location.InFile(file));
            return Optional.empty();
        }
        return Optional.of(root);
    }

    /** @param keyLine the line of the key it belongs to, where its place is; 0 where it belongs to none */
    private YamlNode node(Event event, String path, int keyLine, int depth) {
        int line = keyLine > 0 ? keyLine : lineOf(event);
        var at = new Location.InDefinition(file, line, path);
        if (depth > DEEPEST) {
            throw refuse(DefinitionNotice.TOO_DEEP, line, path, "maximum", Integer.toString(DEEPEST));
        }
        if (event.getEventId() == Event.ID.Alias) {
            throw refuse(DefinitionNotice.YAML_FEATURE_REFUSED, lineOf(event), path, "value", "alias");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw refuse(DefinitionNotice.YAML_FEATURE_REFUSED, lineOf(event), path, "value", "anchor");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, at);
        }
        var collection = (CollectionStartEvent) event;
        if (collection.getTag().isPresent()) {
            throw refuse(DefinitionNotice.YAML_FEATURE_REFUSED, lineOf(event), path, "value", "tag");
        }
        return event.getEventId() == Event.ID.MappingStart ? map(at, depth) : list(at, depth);
    }

    private YamlNode map(Location.InDefinition at, int depth) {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw refuse(DefinitionNotice.YAML_FEATURE_REFUSED, lineOf(event), at.path(), "value", "key");
            }
            String path = at.path().isEmpty() ? key.getValue() : at.path() + "." + key.getValue();
            YamlNode value = node(events.next(), path, lineOf(key), depth + 1);
            YamlNode first = members.putIfAbsent(key.getValue(), value);
            if (first != null) {
                findings.add(
                        DefinitionNotice.DUPLICATE_KEY,
                        value,
                        "value",
                        key.getValue(),
                        "first_line",
                        Integer.toString(first.at().line()));
            }
        }
        return YamlNode.map(at, members);
    }

    private YamlNode list(Location.InDefinition at, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, at.path() + "[" + items.size() + "]", 0, depth + 1));
        }
        return YamlNode.list(at, items);
    }

    private YamlNode scalar(ScalarEvent event, Location.InDefinition at) {
        if (event.getTag().isPresent()) {
            throw refuse(DefinitionNotice.YAML_FEATURE_REFUSED, lineOf(event), at.path(), "value", "tag");
        }
        String written = event.getValue();
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode value = json.textNode(written);
        if (event.isPlain()) {
            Tag tag = scalars.getScalarResolver().resolve(written, true);
            if (tag.equals(Tag.NULL)) {
                value = json.nullNode();
            } else if (tag.equals(Tag.BOOL)) {
                value = json.booleanNode(Boolean.parseBoolean(written));
            } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                value = number(written);
            }
        }
        return YamlNode.scalar(at, written, value);
    }

    /** YAML's {@code .inf} and {@code .nan}, and what no double can hold, are no numbers of JSON: they stay text. */
    private static JsonNode number(String written) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (WHOLE.matcher(written).matches()) {
            long whole = Long.parseLong(written);
            return whole == (int) whole ? json.numberNode((int) whole) : json.numberNode(whole);
        }
        double number = NUMBER.matcher(written).matches() ? Double.parseDouble(written) : Double.NaN;
        return Double.isFinite(number) ? json.numberNode(number) : json.textNode(written);
    }

    private void next(Event.ID expected) {
        Event event = events.next();
        if (event.getEventId() != expected) {
            throw new IllegalStateException("expected " + expected + " in " + file + ", not " + event.getEventId());
        }
    }

    private static int lineOf(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private Refused refuse(DefinitionNotice kind, int line, String path, String... details) {
        findings.add(kind, new Location.InDefinition(file, line, path), details);
        return new Refused();
    }

    /** Leaves the reading of a file whose problem has been reported. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super(null, null, false, false);
        }
    }
}
