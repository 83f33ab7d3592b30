package org.merata.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Channel;
import org.merata.model.Reference;
import org.merata.model.TimeRange;

/** How many figures a table would have at most, told before anything is asked. */
final class ExploreSize {
    private static final int OF_SOMETHING_ELSE = 20;

    private final Edition edition;
    private final Wording words;

    ExploreSize(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** What a table is made of, in order, each with how many there are of it; the last is the periods, where there are any. */
    long of(Explored table) {
        long cells = table.measures().size();
        for (Breakdown breakdown : table.by()) {
            cells *= Math.max(1, of(breakdown, table));
        }
        return cells * periods(table);
    }

    long periods(Explored table) {
        return table.grain()
                .flatMap(grain ->
                        table.time().map(time -> time.listPeriods(grain).size()))
                .map(Integer::longValue)
                .orElse(1L);
    }

    long of(Breakdown breakdown, Explored table) {
        Reference reference = words.reference();
        Map<String, String> where = table.request().where();
        return switch (breakdown.dimension()) {
            case "region" ->
                table.time()
                        .map(time -> regions(breakdown.level(), where, time))
                        .orElse(List.of())
                        .size();
            case "region.group" -> words.definitions().country().groups().size();
            case "agency" -> reference.listAgencies().size();
            case "agency.kind" -> words.definitions().country().agencyKinds().size();
            case "service" -> reference.listServices().size();
            case "service.sector" -> words.definitions().country().sectors().size();
            case "channel" -> reference.listChannels().size();
            case "channel.kind" -> Channel.Kind.values().length;
            default ->
                words.definitions()
                        .findListed(breakdown.dimension())
                        .map(field -> field.allowed().size() + 1)
                        .orElse(OF_SOMETHING_ELSE);
        };
    }

    private List<String> regions(Optional<String> level, Map<String, String> where, TimeRange time) {
        return edition.numbers().codes("region", level, where, time);
    }
}
