package org.merata.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Language;
import org.merata.model.Location;
import org.merata.model.Text;

/**
 * A value of a definition with the place where it is written.
 *
 * @param written a scalar as its author wrote it, so that codes such as {@code 01} stay themselves; empty for maps and lists
 * @param json the value as JSON Schema sees it
 * @param members of a map, by key, in order
 * @param items of a list
 */
record YamlNode(
        Location.InDefinition at, String written, JsonNode json, Map<String, YamlNode> members, List<YamlNode> items) {
    YamlNode {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        items = List.copyOf(items);
    }

    static YamlNode scalar(Location.InDefinition at, String written, JsonNode json) {
        return new YamlNode(at, written, json, Map.of(), List.of());
    }

    static YamlNode map(Location.InDefinition at, Map<String, YamlNode> members) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        members.forEach((key, node) -> json.set(key, node.json()));
        return new YamlNode(at, "", json, members, List.of());
    }

    static YamlNode list(Location.InDefinition at, List<YamlNode> items) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> json.add(item.json()));
        return new YamlNode(at, "", json, Map.of(), items);
    }

    Optional<YamlNode> find(String key) {
        return Optional.ofNullable(members.get(key));
    }

    /** The value of a key that the schema has made sure of. */
    YamlNode get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no " + key + " at " + at.describe()));
    }

    /** The items of the list under a key; none where the key is absent. */
    List<YamlNode> listItems(String key) {
        return find(key).map(YamlNode::items).orElse(List.of());
    }

    /** The members of the map under a key; none where the key is absent. */
    Map<String, YamlNode> listMembers(String key) {
        return find(key).map(YamlNode::members).orElse(Map.of());
    }

    /** A value or a list of values, as a list. */
    List<YamlNode> asList() {
        return json.isArray() ? items : List.of(this);
    }

    String string(String key) {
        return get(key).written;
    }

    Optional<String> findString(String key) {
        return find(key).map(YamlNode::written);
    }

    List<String> strings(String key) {
        return listItems(key).stream().map(YamlNode::written).toList();
    }

    boolean isTrue(String key) {
        return find(key).map(node -> node.json.booleanValue()).orElse(false);
    }

    int integer(String key) {
        return get(key).json.intValue();
    }

    int integer(String key, int otherwise) {
        return find(key).map(node -> node.json.intValue()).orElse(otherwise);
    }

    Optional<Double> findNumber(String key) {
        return find(key).map(node -> node.json.doubleValue());
    }

    LocalDate date(String key) {
        return LocalDate.parse(string(key));
    }

    Optional<LocalDate> findDate(String key) {
        return findString(key).map(LocalDate::parse);
    }

    Text text(String key) {
        return get(key).toText();
    }

    Optional<Text> findText(String key) {
        return find(key).map(YamlNode::toText);
    }

    /** By key, the name written for it, in the order written. */
    Map<String, Text> texts(String key) {
        var texts = new LinkedHashMap<String, Text>();
        listMembers(key).forEach((id, node) -> texts.put(id, node.toText()));
        return texts;
    }

    /** By key, the scalar written for it, in the order written. */
    Map<String, String> stringsByKey(String key) {
        var strings = new LinkedHashMap<String, String>();
        listMembers(key).forEach((name, node) -> strings.put(name, node.written));
        return strings;
    }

    /** The constant whose name in small letters is written under the key; the schema has made sure of it. */
    <E extends Enum<E>> E constant(Class<E> type, String key) {
        return Enum.valueOf(type, string(key).toUpperCase(Locale.ROOT));
    }

    <E extends Enum<E>> Optional<E> findConstant(Class<E> type, String key) {
        return find(key).map(node -> Enum.valueOf(type, node.written.toUpperCase(Locale.ROOT)));
    }

    /** The texts of the list under a key; none where the key is absent. */
    List<Text> listTexts(String key) {
        return listItems(key).stream().map(YamlNode::toText).toList();
    }

    private Text toText() {
        var byLanguage = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            byLanguage.put(language, string(language.code()).strip());
        }
        return new Text(byLanguage);
    }
}
