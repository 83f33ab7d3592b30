package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.EvidenceShare;
import org.merata.maturity.Robustness;
import org.merata.model.Status;

/** Everyone who is assessed, the highest index first, each with what other weights would make of it. Bands before ranks. */
final class RankingPanel {
    private static final int MOST_DRAWN = 60;

    private final Wording words;
    private final EntityWords entities;
    private final MaturityFurniture furniture;
    private final RobustWords robust;

    RankingPanel(Wording words) {
        this.words = words;
        this.entities = new EntityWords(words);
        this.furniture = new MaturityFurniture(words);
        this.robust = new RobustWords(words);
    }

    /** From the lowest to the highest, and how many stand in each band. */
    String summary(Round round) {
        List<Standing> scored = round.listScored();
        if (scored.isEmpty()) {
            return words.say("ranking.summary.none");
        }
        var numbers = new IndexAxis(words, round.framework());
        Standing first = scored.get(0);
        Standing last = scored.get(scored.size() - 1);
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "ranking.summary",
                "low",
                numbers.index(last.assessed().published().orElseThrow()),
                "lowest",
                entities.name(last.assessment().entity()),
                "high",
                numbers.index(first.assessed().published().orElseThrow()),
                "highest",
                entities.name(first.assessment().entity()),
                "median",
                round.median().map(numbers::index).orElseThrow()));
        if (!round.framework().bands().isEmpty()) {
            sentences.add(words.say("ranking.bands", "bands", bands(round.framework(), scored)));
        }
        if (round.left() > 0) {
            sentences.add(words.say("ranking.left", "n", words.formats().count(round.left())));
        }
        return String.join(" ", sentences);
    }

    /** From the highest band. */
    private String bands(FrameworkDefinition framework, List<Standing> scored) {
        var parts = new ArrayList<String>();
        for (int i = framework.bands().size() - 1; i >= 0; i--) {
            FrameworkDefinition.Band band = framework.bands().get(i);
            long n = scored.stream()
                    .filter(standing -> standing.assessed().band().equals(Optional.of(band)))
                    .count();
            if (n > 0) {
                parts.add(words.say(
                        "ranking.band",
                        "band",
                        words.in(band.name()),
                        "n",
                        words.formats().count(n)));
            }
        }
        return words.formats().list(parts);
    }

    /** @return empty where nobody has an index */
    Optional<Panel> of(Round round, Robustness robustness) {
        List<Standing> scored = round.listScored();
        if (scored.isEmpty()) {
            return Optional.empty();
        }
        List<Standing> drawn = drawn(scored);
        String title = title(round, robustness);
        String summary = words.say("ranking.weights", "n", words.formats().count(robustness.draws()));
        var numbers = new IndexAxis(words, round.framework());
        var chart = new ChartSpec(
                "ranked",
                ChartSpec.Kind.RANKED,
                title,
                furniture.scope(round),
                summary,
                numbers.ofIndex(),
                new Axis(
                        words.say("column.entity"),
                        drawn.stream()
                                .map(standing ->
                                        entities.name(standing.assessment().entity()))
                                .toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(new Series(
                        "index",
                        words.say("index.whole"),
                        Role.INDEX,
                        drawn.stream()
                                .map(standing -> point(round, standing, robustness, numbers))
                                .toList())),
                List.of(),
                median(round, numbers),
                List.of(),
                furniture.watermark(round.synthetic()));
        Optional<String> note = drawn.size() < scored.size()
                ? Optional.of(words.say("ranked.limited", "n", words.formats().count(scored.size() - drawn.size())))
                : Optional.empty();
        return Optional.of(furniture.panel(chart, table(round, robustness, numbers, title), note, round));
    }

    private static List<Standing> drawn(List<Standing> scored) {
        if (scored.size() <= MOST_DRAWN) {
            return scored;
        }
        var drawn = new ArrayList<>(scored.subList(0, MOST_DRAWN / 2));
        drawn.addAll(scored.subList(scored.size() - MOST_DRAWN / 2, scored.size()));
        return drawn;
    }

    /** Who stands first, and who could: more than one, as a rule. */
    private String title(Round round, Robustness robustness) {
        List<Standing> scored = round.listScored();
        Optional<BigDecimal> highest = scored.get(0).assessed().published();
        long alike = scored.stream()
                .filter(standing -> standing.assessed().published().equals(highest))
                .count();
        if (alike > 1) {
            return words.say(
                    "ranking.title.alike",
                    "n",
                    words.formats().count(alike),
                    "things",
                    entities.plural(round.group()),
                    "index",
                    new IndexAxis(words, round.framework()).index(highest.orElseThrow()));
        }
        String first = entities.name(scored.get(0).entity());
        long could = robustness.rows().stream()
                .filter(row -> row.ranks().best() == 1)
                .count();
        return could <= 1
                ? words.say("ranking.title.sure", "entity", first)
                : words.say(
                        "ranking.title", "entity", first, "n", words.formats().count(could));
    }

    private List<Line> median(Round round, IndexAxis numbers) {
        return round.median().stream()
                .map(median -> new Line(
                        words.say("line.median", "value", numbers.index(median)),
                        Line.Role.NATION,
                        List.of(OptionalDouble.of(median.doubleValue()))))
                .toList();
    }

    private Point point(Round round, Standing standing, Robustness robustness, IndexAxis numbers) {
        var entity = standing.assessment().entity();
        BigDecimal index = standing.assessed().published().orElseThrow();
        Optional<Robustness.Row> row = robustness.find(entity);
        return new Point(
                entity.id(),
                entities.name(entity),
                OptionalDouble.of(index.doubleValue()),
                row.map(one -> OptionalDouble.of(Math.min(one.scores().lower(), index.doubleValue())))
                        .orElse(OptionalDouble.empty()),
                row.map(one -> OptionalDouble.of(Math.max(one.scores().upper(), index.doubleValue())))
                        .orElse(OptionalDouble.empty()),
                Status.OBSERVED,
                numbers.index(index),
                Signal.NONE,
                Optional.of(EntityWords.path(round.framework().id(), entity)));
    }

    private TableSpec table(Round round, Robustness robustness, IndexAxis numbers, String caption) {
        boolean bands = !round.framework().bands().isEmpty();
        var columns = new ArrayList<Column>();
        columns.add(new Column("entity", words.say("column.entity"), false));
        columns.add(new Column("index", words.say("index.whole"), true));
        if (bands) {
            columns.add(new Column("band", words.say("column.band"), false));
        }
        columns.add(new Column("interval", words.say("column.other_weights"), true));
        columns.add(new Column("rank", words.say("column.rank"), true));
        columns.add(new Column("ranks", words.say("column.ranks"), false));
        columns.add(new Column("ranks_of_all", words.say("column.ranks_of_all"), false));
        columns.add(new Column("self_assessed", words.say("column.share_self_assessed"), true));
        List<Row> rows = round.standings().stream()
                .map(standing -> row(round, standing, robustness, numbers, bands))
                .toList();
        return new TableSpec(caption, columns, rows);
    }

    private Row row(Round round, Standing standing, Robustness robustness, IndexAxis numbers, boolean bands) {
        var entity = standing.assessment().entity();
        Optional<Robustness.Row> row = robustness.find(entity);
        double self = EvidenceShare.of(round.framework(), standing.assessment()).selfAssessed();
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(entities.name(entity)));
        cells.add(standing.assessed()
                .published()
                .map(index -> Cell.of(numbers.index(index), index.doubleValue()))
                .orElse(Cell.of(words.status(Status.NOT_PROVIDED))));
        if (bands) {
            cells.add(Cell.of(standing.assessed()
                    .band()
                    .map(band -> words.in(band.name()))
                    .orElse("\u2013")));
        }
        cells.add(Cell.of(row.map(one -> robust.scores(numbers, one.scores())).orElse("\u2013")));
        cells.add(row.map(one -> Cell.of(words.formats().count(one.rank()), one.rank()))
                .orElse(Cell.of("\u2013")));
        cells.add(Cell.of(row.map(one -> robust.ranks(one.ranks())).orElse("\u2013")));
        cells.add(Cell.of(row.map(one -> robust.ranks(one.ranksOfAll())).orElse("\u2013")));
        cells.add(Cell.of(words.formats().share(self, 0), self));
        return new Row(cells, Optional.of(EntityWords.path(round.framework().id(), entity)));
    }
}
