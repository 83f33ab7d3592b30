package org.merata.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.merata.dashboard.Freshness;
import org.merata.dashboard.Pages;
import org.merata.dashboard.Quality.SourceQuality;
import org.merata.definition.EventDefinition;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.publish.Names;

/** What figures are read beside: regions with their neighbours in the tree and their peers, policy events, how sources come in. */
final class Places {
    private final Names names;
    private final Pages pages;

    Places(Names names, Pages pages) {
        this.names = names;
        this.pages = pages;
    }

    ObjectNode region(String code) {
        Reference reference = names.reference();
        Region region = reference
                .findRegion(code)
                .orElseThrow(() -> ApiRefused.notFound(
                        "region",
                        code,
                        reference.listRegions(names.definitions().country().mapLevel()).stream()
                                .map(Region::code)
                                .toList()));
        ObjectNode node = head(region);
        ObjectNode codes = node.putObject("codes");
        region.codes().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> codes.put(entry.getKey(), entry.getValue()));
        Json.put(node, "group", region.group());
        Json.put(node, "predecessors", region.predecessors());
        Json.put(node, "valid_from", region.validFrom());
        Json.put(node, "valid_to", region.validTo());
        put(
                node,
                "parents",
                reference.listWithAncestors(region).stream().skip(1).toList());
        put(node, "children", reference.listChildren(region));
        put(
                node,
                "siblings",
                region.parent().flatMap(reference::findRegion).map(reference::listChildren).orElse(List.of()).stream()
                        .filter(other -> !other.code().equals(code))
                        .toList());
        put(
                node,
                "peers",
                pages.listPeers(region).stream()
                        .flatMap(peer -> reference.findRegion(peer).stream())
                        .toList());
        return node;
    }

    private static void put(ObjectNode node, String name, Collection<Region> regions) {
        ArrayNode array = node.putArray(name);
        regions.forEach(region -> array.add(head(region)));
    }

    private static ObjectNode head(Region region) {
        ObjectNode node = Json.object().put("code", region.code());
        Json.put(node, "name", region.name());
        return node.put("level", region.level()).put("link", Api.ROOT + "/regions/" + region.code());
    }

    ArrayNode events() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        names.definitions().events().values().stream()
                .sorted(Comparator.comparing(EventDefinition::start).thenComparing(EventDefinition::id))
                .forEach(event -> list.add(event(event)));
        return list;
    }

    private static ObjectNode event(EventDefinition event) {
        ObjectNode node = Json.object().put("id", event.id());
        node.put("kind", event.kind().name().toLowerCase(Locale.ROOT));
        Json.put(node, "title", event.title());
        Json.put(node, "description", event.description());
        node.put("start", event.start().toString());
        Json.put(node, "end", event.end());
        Json.put(node, "regions", event.regions());
        Json.put(node, "services", event.services());
        node.put("expected", event.effect().name().toLowerCase(Locale.ROOT));
        Json.put(node, "source", event.source());
        return node.put("verified", event.verified());
    }

    ArrayNode quality() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        pages.listFreshness().forEach(source -> list.add(source(source)));
        return list;
    }

    private static ObjectNode source(Freshness.Source source) {
        ObjectNode node = Json.object().put("source", source.definition().id());
        node.put("dataset", source.definition().dataset());
        Json.put(node, "label", source.definition().label());
        Json.put(node, "publisher", source.definition().publisher().name());
        node.put("licence", source.definition().publisher().licence());
        node.put("synthetic", source.definition().synthetic());
        Json.put(node, "last_period", source.lastPeriod().map(Period::code));
        Json.put(node, "next_due", source.nextDue());
        node.put("days_late", source.lateDays());
        Json.put(node, "last_loaded_at", source.quality().flatMap(SourceQuality::lastLoadedAt));
        ObjectNode rows = node.putObject("rows");
        rows.put("read", source.quality().map(SourceQuality::read).orElse(0L));
        rows.put("accepted", source.quality().map(SourceQuality::accepted).orElse(0L));
        rows.put("quarantined", source.quality().map(SourceQuality::quarantined).orElse(0L));
        rows.put("duplicates", source.quality().map(SourceQuality::duplicates).orElse(0L));
        return node;
    }
}
