package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.model.Status;

/** Which source is on time and which is late. */
final class FreshnessPanel {
    private final Wording words;
    private final Freshness freshness;

    FreshnessPanel(Furniture furniture) {
        this.words = furniture.words();
        this.freshness = furniture.freshness();
    }

    Panel of(String id) {
        List<Freshness.Source> sources = freshness.sources();
        List<Freshness.Source> late =
                sources.stream().filter(Freshness.Source::isLate).toList();
        long empty =
                sources.stream().filter(source -> source.lastPeriod().isEmpty()).count();
        String title = late.isEmpty()
                ? words.say("fresh.title.none")
                : words.say("fresh.title", "n", words.formats().count(late.size()));
        var summary = new ArrayList<String>();
        summary.add(words.say("fresh.summary", "n", words.formats().count(sources.size())));
        if (!late.isEmpty()) {
            summary.add(words.say(
                    "fresh.late",
                    "names",
                    words.names(
                            late.stream()
                                    .map(source -> words.in(source.definition().label()))
                                    .toList(),
                            5)));
        }
        if (empty > 0) {
            summary.add(words.say("fresh.empty", "n", words.formats().count(empty)));
        }
        return new Panel(
                id,
                title,
                words.say("fresh.scope"),
                String.join(" ", summary),
                Optional.empty(),
                Optional.empty(),
                new TableSpec(
                        title,
                        List.of(
                                new Column("source", words.say("column.source"), false),
                                new Column("status", words.say("column.status"), false),
                                new Column("last_period", words.say("column.last_period"), true),
                                new Column("next_due", words.say("column.next_due"), true)),
                        sources.stream().map(this::row).toList()),
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }

    private Row row(Freshness.Source source) {
        return new Row(
                List.of(
                        Cell.of(words.in(source.definition().label())),
                        status(source),
                        Cell.of(source.lastPeriod().map(words::period).orElse("\u2013")),
                        Cell.of(source.nextDue()
                                .map(day -> words.formats().date(day))
                                .orElse("\u2013"))),
                Optional.of("/quality"));
    }

    Cell status(Freshness.Source source) {
        if (source.isLate()) {
            return new Cell(
                    words.say("fresh.days_late", "n", words.formats().count(source.lateDays())),
                    OptionalDouble.of(source.lateDays()),
                    Status.LATE,
                    Signal.NONE);
        }
        return source.lastPeriod().isEmpty()
                ? new Cell(words.status(Status.NOT_PROVIDED), OptionalDouble.empty(), Status.NOT_PROVIDED, Signal.NONE)
                : Cell.of(words.say(source.nextDue().isPresent() ? "fresh.on_time" : "fresh.no_promise"));
    }
}
