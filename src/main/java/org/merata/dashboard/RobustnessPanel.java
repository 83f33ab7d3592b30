package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.maturity.Robustness;

/** How solid one entity's index is: what other weights and other normalisations would make of it, and what moves it most. */
final class RobustnessPanel {
    private static final double SURE = 0.95;

    private final Wording words;
    private final RobustWords robust;
    private final MaturityFurniture furniture;

    RobustnessPanel(Wording words) {
        this.words = words;
        this.robust = new RobustWords(words);
        this.furniture = new MaturityFurniture(words);
    }

    /** @return empty where there is no index */
    Optional<Panel> of(Round round, Standing standing, Robustness robustness) {
        return robustness.find(standing.assessment().entity()).map(row -> panel(round, standing, robustness, row));
    }

    private Panel panel(Round round, Standing standing, Robustness robustness, Robustness.Row row) {
        var numbers = new IndexAxis(words, round.framework());
        String title = title(standing, row);
        var rows = new ArrayList<Row>();
        add(rows, "robust.scores", robust.scores(numbers, row.scores()));
        if (row.sameBand().isPresent()) {
            add(rows, "robust.same_band", words.formats().share(row.sameBand().getAsDouble(), 0));
        }
        add(rows, "robust.rank", words.formats().count(row.rank()));
        add(rows, "robust.ranks", robust.ranks(row.ranks()));
        add(rows, "robust.ranks_of_all", robust.ranks(row.ranksOfAll()));
        row.heaviest().ifPresent(effect -> add(rows, "robust.heaviest", robust.effect(round.framework(), effect)));
        row.nextStep().ifPresent(effect -> add(rows, "robust.next_step", robust.effect(round.framework(), effect)));
        return furniture.panel(
                "robustness",
                title,
                furniture.scope(round),
                words.say(
                        "robust.summary",
                        "n",
                        words.formats().count(robustness.draws()),
                        "seed",
                        Long.toString(robustness.seed())),
                new TableSpec(
                        title,
                        List.of(
                                new Column("what", words.say("column.what"), false),
                                new Column("value", words.say("column.value"), false)),
                        rows),
                Optional.empty(),
                round);
    }

    private String title(Standing standing, Robustness.Row row) {
        if (row.sameBand().isEmpty()) {
            return words.say("robust.title.ranks", "ranks", robust.ranks(row.ranks()));
        }
        String band =
                standing.assessed().band().map(one -> words.in(one.name())).orElse("");
        double share = row.sameBand().getAsDouble();
        return words.say(
                share >= SURE ? "robust.title.sure" : "robust.title.unsure",
                "band",
                band,
                "share",
                words.formats().share(share, 0));
    }

    private void add(List<Row> rows, String key, String value) {
        rows.add(new Row(List.of(Cell.of(words.say(key)), Cell.of(value)), Optional.empty()));
    }
}
