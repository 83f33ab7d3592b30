package org.merata.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.merata.definition.CountryDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Interval;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Text;
import org.merata.publish.AnswerTable;
import org.merata.publish.Names;

/** What can be asked for: measures, and the dimensions by which they may be grouped and filtered, with their codes. */
final class Catalogue {
    private final Names names;

    Catalogue(Names names) {
        this.names = names;
    }

    List<String> listMeasures() {
        return names.definitions().measures().keySet().stream().sorted().toList();
    }

    ArrayNode measures() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        listMeasures()
                .forEach(id ->
                        list.add(measure(names.definitions().findMeasure(id).orElseThrow())));
        return list;
    }

    ObjectNode measure(String id) {
        MeasureDefinition measure = names.definitions()
                .findMeasure(id)
                .orElseThrow(() -> ApiRefused.notFound("measure", id, listMeasures()));
        ObjectNode node = measure(measure);
        Json.put(node, "why", measure.why());
        Json.put(node, "method", measure.method());
        node.put("minimum_n", measure.minimumN());
        Json.put(
                node,
                "interval",
                measure.interval().map(Interval.Method::name).map(name -> name.toLowerCase(Locale.ROOT)));
        ArrayNode breaks = node.putArray("breaks");
        measure.breaks().forEach(found -> {
            ObjectNode one = breaks.addObject().put("from", found.from().toString());
            Json.put(one, "change", found.change());
        });
        return node;
    }

    private static ObjectNode measure(MeasureDefinition measure) {
        ObjectNode node = Json.object();
        node.put("id", measure.id());
        node.put("version", measure.version());
        Json.put(node, "label", measure.label());
        Json.put(node, "definition", measure.definition());
        node.put("topic", measure.topic().name().toLowerCase(Locale.ROOT));
        node.put("unit", measure.unit().name().toLowerCase(Locale.ROOT));
        node.put("direction", measure.direction().name().toLowerCase(Locale.ROOT));
        node.put("decimals", measure.decimals());
        Json.put(node, "dimensions", measure.dimensions());
        node.put("finest_grain", measure.finest().id());
        Json.put(node, "datasets", measure.datasets());
        node.put("link", Api.ROOT + "/measures/" + measure.id());
        return node;
    }

    SortedSet<String> listDimensions() {
        SortedSet<String> dimensions = new TreeSet<>();
        names.definitions().measures().values().forEach(measure -> dimensions.addAll(measure.dimensions()));
        return dimensions;
    }

    ArrayNode dimensions() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (String id : listDimensions()) {
            list.add(head(id).put("codes", listCodes(id).size()).put("link", Api.ROOT + "/dimensions/" + id));
        }
        return list;
    }

    /** A dimension without its codes. */
    ObjectNode head(String id) {
        if (!listDimensions().contains(id)) {
            throw ApiRefused.notFound("dimension", id, List.copyOf(listDimensions()));
        }
        ObjectNode node = Json.object().put("id", id);
        Json.put(node, "label", label(id));
        Json.put(
                node,
                "levels",
                switch (id) {
                    case "region" ->
                        names.definitions().country().levels().stream()
                                .map(CountryDefinition.Level::id)
                                .toList();
                    case "agency" ->
                        names.definitions().country().agencyKinds().keySet().stream()
                                .sorted()
                                .toList();
                    default -> List.<String>of();
                });
        Json.put(
                node,
                "measures",
                listMeasures().stream()
                        .filter(measure -> names.definitions()
                                .findMeasure(measure)
                                .orElseThrow()
                                .dimensions()
                                .contains(id))
                        .toList());
        return node;
    }

    private Text label(String id) {
        return AnswerTable.findLabel(id)
                .or(() -> names.definitions().contracts().values().stream()
                        .flatMap(contract -> contract.findField(id).stream())
                        .map(field -> field.label())
                        .findFirst())
                .orElse(Text.same(id));
    }

    /** Every code that is known; none of a dimension whose values only the data know. */
    List<String> listCodes(String id) {
        var country = names.definitions().country();
        var reference = names.reference();
        Stream<String> codes =
                switch (id) {
                    case "region" -> reference.listRegions().stream().map(Region::code);
                    case "region.group" -> country.groups().keySet().stream();
                    case "agency" -> reference.listAgencies().stream().map(Agency::code);
                    case "agency.kind" -> country.agencyKinds().keySet().stream();
                    case "service" -> reference.listServices().stream().map(Service::code);
                    case "service.sector" -> country.sectors().keySet().stream();
                    case "service.level" -> reference.listServices().stream().map(Service::level);
                    case "channel" -> reference.listChannels().stream().map(Channel::code);
                    case "channel.kind" -> Arrays.stream(Channel.Kind.values()).map(Channel.Kind::id);
                    default ->
                        names.definitions().contracts().values().stream()
                                .flatMap(contract -> contract.findField(id).stream())
                                .flatMap(field -> field.allowed().stream());
                };
        return codes.distinct().sorted().toList();
    }

    ObjectNode code(String dimension, String code) {
        ObjectNode node = Json.object().put("code", code);
        Json.put(node, "name", names.find(dimension, code).orElse(Text.same(code)));
        if (dimension.equals("region")) {
            Region region = names.reference().findRegion(code).orElseThrow();
            node.put("level", region.level());
            Json.put(node, "parent", region.parent());
        }
        if (dimension.equals("agency")) {
            Agency agency = names.reference().findAgency(code).orElseThrow();
            node.put("level", agency.kind());
            Json.put(node, "parent", agency.parent());
        }
        return node;
    }

    Optional<Text> findName(String dimension, String code) {
        return names.find(dimension, code);
    }
}
