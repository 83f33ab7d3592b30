package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.merata.analysis.LeftBehind;
import org.merata.analysis.LeftBehind.Membership;
import org.merata.analysis.LeftBehind.Place;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;

/** Regions among the worst fifth by several measures at once, with how sure that is. */
final class LeftBehindPanel {
    /** Its anchor on the page of all gaps. */
    static final String ID = "left-behind";

    private static final int MOST_NAMES = 5;

    private final Furniture furniture;
    private final Wording words;

    LeftBehindPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
    }

    Panel of(List<GapMeasures.Ranked> ranked) {
        LeftBehind found = GapMeasures.leftBehind(ranked);
        List<Answer> answers = ranked.stream().map(GapMeasures.Ranked::answer).toList();
        List<MeasureDefinition> measures =
                ranked.stream().map(GapMeasures.Ranked::measure).toList();
        String things =
                words.plural("region", Optional.of(words.definitions().country().mapLevel()));
        String title = found.rows().isEmpty()
                ? words.say("left_behind.title.none", "things", things)
                : words.say(
                        "left_behind.title",
                        "n",
                        words.formats().count(found.rows().size()),
                        "things",
                        things);
        return new Panel(
                        ID,
                        title,
                        words.say(
                                "left_behind.scope",
                                "place",
                                words.nation(),
                                "measures",
                                words.formats()
                                        .list(measures.stream()
                                                .map(words::label)
                                                .toList())),
                        summary(found, ranked.size()),
                        Optional.empty(),
                        Optional.empty(),
                        table(found, title),
                        furniture.statuses(
                                answers.stream()
                                        .flatMap(answer -> answer.figures().stream())
                                        .toList(),
                                answers,
                                measures),
                        furniture.source(answers),
                        furniture.definitions(measures),
                        Optional.of(words.say("left_behind.note")),
                        answers)
                .using("worst_fifth", "rank_range");
    }

    private String summary(LeftBehind found, int measures) {
        if (found.rows().isEmpty()) {
            return words.say("left_behind.none", "n", words.formats().count(measures));
        }
        List<String> most = found.rows().stream()
                .map(row -> words.say(
                        "left_behind.one",
                        "name",
                        words.name("region", row.code()),
                        "n",
                        words.formats().count(row.count()),
                        "certain",
                        words.formats().count(row.countCertain())))
                .toList();
        return words.say(
                "left_behind.summary", "n", words.formats().count(measures), "names", words.names(most, MOST_NAMES));
    }

    private TableSpec table(LeftBehind found, String caption) {
        var columns = List.of(
                new Column(
                        "region",
                        words.singular(
                                "region",
                                Optional.of(words.definitions().country().mapLevel())),
                        false),
                new Column("count", words.say("column.worst_count"), true),
                new Column("certain", words.say("column.worst_certain"), true),
                new Column("measures", words.say("column.worst_measures"), false),
                new Column("possible", words.say("column.worst_possible"), false));
        var rows = new ArrayList<Row>();
        for (LeftBehind.Row row : found.rows()) {
            rows.add(new Row(
                    List.of(
                            Cell.of(words.name("region", row.code())),
                            Cell.of(words.formats().count(row.count()), row.count()),
                            Cell.of(words.formats().count(row.countCertain()), row.countCertain()),
                            Cell.of(names(row, false)),
                            Cell.of(names(row, true))),
                    words.path("region", row.code())));
        }
        return new TableSpec(caption, columns, rows);
    }

    private String names(LeftBehind.Row row, boolean possible) {
        List<String> names = row.places().stream()
                .filter(place -> (place.membership() == Membership.POSSIBLE) == possible)
                .map(this::name)
                .toList();
        return names.isEmpty() ? "\u2013" : String.join("; ", names);
    }

    private String name(Place place) {
        return words.say(
                "left_behind.place." + place.membership().name().toLowerCase(Locale.ROOT),
                "measure",
                words.label(words.definitions().getMeasure(place.measure())),
                "rank",
                words.formats().count(place.row().rank()),
                "best",
                words.formats().count(place.row().bestRank()),
                "worst",
                words.formats().count(place.row().worstRank()),
                "of",
                words.formats().count(place.regions()));
    }
}
