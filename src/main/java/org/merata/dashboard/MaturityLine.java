package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Declared;
import org.merata.maturity.Entity;

/** The latest assessment of an entity by each framework, a line each, for a page that is about more than maturity. */
final class MaturityLine {
    private final Edition edition;
    private final Wording words;

    MaturityLine(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /**
     * @param synthetic whether the page's own numbers are made up: made-up and real never stand side by side
     * @return empty where the entity has no assessment that may stand there
     */
    Optional<Panel> find(Entity entity, boolean synthetic) {
        var rows = new ArrayList<Row>();
        var said = new ArrayList<String>();
        for (FrameworkDefinition framework : edition.assessments().listFrameworks(entity)) {
            List<Standing> own = edition.assessments().standings(framework, entity).stream()
                    .filter(standing -> standing.assessment().synthetic() == synthetic)
                    .filter(standing -> index(standing).isPresent())
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            Standing latest = own.get(own.size() - 1);
            String index = written(framework, index(latest).orElseThrow());
            String band =
                    latest.assessed().band().map(one -> words.in(one.name())).orElse("\u2013");
            said.add(words.say(
                    "board.maturity.one",
                    "framework",
                    words.in(framework.name()),
                    "index",
                    index,
                    "period",
                    words.period(latest.period())));
            rows.add(new Row(
                    List.of(
                            Cell.of(words.in(framework.name())),
                            Cell.of(words.period(latest.period())),
                            Cell.of(index, index(latest).orElseThrow().doubleValue()),
                            Cell.of(band)),
                    Optional.of(EntityWords.path(framework.id(), entity))));
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(panel(rows, said));
    }

    private Panel panel(List<Row> rows, List<String> said) {
        return Facts.panel(
                "maturity",
                words.say("board.maturity.scope"),
                words.say("board.maturity.title"),
                words.say("board.maturity.summary", "names", words.formats().list(said)),
                List.of(
                        new Column("framework", words.say("column.framework"), false),
                        new Column("period", words.say("column.period"), false),
                        new Column("index", words.say("column.index"), true),
                        new Column("band", words.say("column.band"), false)),
                rows);
    }

    /** What follows from the indicators; what was printed where nothing else is known. */
    private static Optional<BigDecimal> index(Standing standing) {
        return standing.assessed()
                .index()
                .or(() -> Optional.ofNullable(standing.assessment().printed().get(Declared.INDEX)));
    }

    private String written(FrameworkDefinition framework, BigDecimal index) {
        return words.formats().number(index.doubleValue(), framework.decimals());
    }
}
