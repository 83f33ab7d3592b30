package org.merata.publish;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.merata.model.Channel;
import org.merata.model.PhraseRules;
import org.merata.model.Status;

class PublishPhrasesTest extends PhraseRules {
    PublishPhrasesTest() {
        super(Labels.class, built());
    }

    private static Set<String> built() {
        Stream<String> columns = Stream.of(
                        "measure",
                        "period",
                        "name",
                        "value",
                        "lci_95",
                        "uci_95",
                        "n",
                        "status",
                        "unit",
                        "synthetic",
                        "counted_since",
                        "numerator",
                        "denominator",
                        "factor",
                        "before",
                        "now",
                        "region",
                        "region.group",
                        "agency",
                        "agency.kind",
                        "service",
                        "service.sector",
                        "channel",
                        "channel.kind")
                .map(id -> "column." + id);
        Stream<String> statuses = Arrays.stream(Status.values()).map(status -> "status." + status.id());
        Stream<String> kinds = Arrays.stream(Channel.Kind.values()).map(kind -> "channel_kind." + kind.id());
        return Stream.of(columns, statuses, kinds).flatMap(keys -> keys).collect(Collectors.toSet());
    }
}
