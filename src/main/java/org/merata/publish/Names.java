package org.merata.publish;

import java.util.Optional;
import org.merata.definition.Definitions;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Text;

/** What the codes of an answer's dimensions are called. */
public record Names(Definitions definitions, Reference reference) {
    /** The name of a code; empty for a code that is not known. */
    public Optional<Text> find(String dimension, String code) {
        return switch (dimension) {
            case "region" -> reference.findRegion(code).map(Region::name);
            case "region.group" ->
                Optional.ofNullable(definitions.country().groups().get(code));
            case "agency" -> reference.findAgency(code).map(Agency::name);
            case "agency.kind" ->
                Optional.ofNullable(definitions.country().agencyKinds().get(code));
            case "service" -> reference.findService(code).map(Service::name);
            case "service.sector" ->
                Optional.ofNullable(definitions.country().sectors().get(code));
            case "channel" -> reference.findChannel(code).map(Channel::name);
            case "channel.kind" -> Labels.find("channel_kind." + code);
            default -> definitions.findLabel(dimension, code);
        };
    }
}
