package org.merata.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.Correlation;
import org.merata.analysis.Result;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.Scatter.Spot;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.maturity.Practice;
import org.merata.maturity.Practice.Quadrant;

/**
 * What is declared by a framework against what people get. A made-up outcome never stands beside a published score, nor the other way
 * round: such pairs are left out, and the panel says so.
 */
final class PracticePanels {
    private static final int MOST_NAMED = 8;
    /** As the corners of a scatter go: upper right, lower right, upper left, lower left. */
    private static final List<Quadrant> CORNERS =
            List.of(Quadrant.MATURE_AND_FELT, Quadrant.MATURE_ON_PAPER, Quadrant.QUIETLY_GOOD, Quadrant.LEFT_BEHIND);

    private final Wording words;
    private final Assessments assessments;
    private final EntityWords entities;
    private final MaturityFurniture furniture;

    PracticePanels(Wording words, Assessments assessments) {
        this.words = words;
        this.assessments = assessments;
        this.entities = new EntityWords(words);
        this.furniture = new MaturityFurniture(words);
    }

    /** An entity by both frameworks. */
    private record Both(Standing declared, Standing practice) {
        boolean mayStandTogether() {
            return declared.assessment().synthetic() == practice.assessment().synthetic();
        }

        Practice.Pair pair() {
            return new Practice.Pair(
                    declared.entity(),
                    declared.assessed().published().orElseThrow(),
                    practice.assessed().published().orElseThrow());
        }
    }

    /** One for each framework that tells of practice and knows any of these entities in this period. */
    List<Panel> of(Round round) {
        var panels = new ArrayList<Panel>();
        if (!round.framework().practice()) {
            words.definitions().frameworks().values().stream()
                    .filter(FrameworkDefinition::practice)
                    .forEach(practice -> of(round, practice).ifPresent(panels::add));
        }
        return panels;
    }

    private Optional<Panel> of(Round round, FrameworkDefinition practice) {
        List<Both> known = round.listScored().stream()
                .flatMap(declared -> felt(practice, declared).map(standing -> new Both(declared, standing)).stream())
                .toList();
        List<Both> shown = known.stream().filter(Both::mayStandTogether).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                shown.isEmpty()
                        ? keptApart(round, practice, known.size())
                        : panel(round, practice, shown, known.size() - shown.size()));
    }

    /** Of the same period; else the latest of the year before, as whole years of records end before a year is assessed. */
    private Optional<Standing> felt(FrameworkDefinition practice, Standing declared) {
        LocalDate earliest = declared.period().start().minusYears(1);
        return assessments.standings(practice, declared.entity()).stream()
                .filter(standing -> standing.assessed().published().isPresent())
                .filter(standing -> !standing.period().start().isBefore(earliest)
                        && !standing.period()
                                .endExclusive()
                                .isAfter(declared.period().endExclusive()))
                .max(Comparator.comparing(Standing::period));
    }

    private Panel keptApart(Round round, FrameworkDefinition practice, int n) {
        String title = words.say("practice.apart.title");
        return furniture.panel(
                "practice-" + practice.id(),
                title,
                furniture.scope(round),
                words.say("practice.apart", "n", words.formats().count(n)),
                new TableSpec(title, List.of(), List.of()),
                Optional.empty(),
                round);
    }

    private Panel panel(Round round, FrameworkDefinition practice, List<Both> shown, int left) {
        Practice held = Practice.of(
                round.framework(), practice, shown.stream().map(Both::pair).toList());
        String title = title(held, round);
        String summary = summary(held, practice);
        Optional<String> note = left > 0
                ? Optional.of(words.say("practice.left", "n", words.formats().count(left)))
                : Optional.empty();
        return furniture.panel(
                chart(round, practice, held, title, summary), table(round, practice, held, shown, title), note, round);
    }

    private String title(Practice held, Round round) {
        return words.say(
                "practice.title",
                "paper",
                words.formats().count(count(held, Quadrant.MATURE_ON_PAPER)),
                "n",
                words.formats().count(held.rows().size()),
                "things",
                entities.plural(round.group()),
                "quiet",
                words.formats().count(count(held, Quadrant.QUIETLY_GOOD)));
    }

    private static long count(Practice held, Quadrant quadrant) {
        return held.rows().stream().filter(row -> row.quadrant() == quadrant).count();
    }

    private String summary(Practice held, FrameworkDefinition practice) {
        var sentences = new ArrayList<String>();
        sentences.add(words.say("practice.summary", "practice", words.in(practice.name())));
        double[] declared = held.rows().stream()
                .mapToDouble(row -> row.pair().declared().doubleValue())
                .toArray();
        double[] felt = held.rows().stream()
                .mapToDouble(row -> row.pair().practice().doubleValue())
                .toArray();
        Result<Correlation> ranks = Correlation.spearman(declared, felt);
        sentences.add(ranks.value()
                .map(one -> words.say(
                        one.lower() > 0 ? "practice.correlation" : "practice.correlation.unclear",
                        "r",
                        words.formats().number(one.coefficient(), 2),
                        "lower",
                        words.formats().number(one.lower(), 2),
                        "upper",
                        words.formats().number(one.upper(), 2)))
                .orElseGet(() -> words.say(
                        "practice.correlation.none",
                        "why",
                        words.statistic(ranks.undefined().orElseThrow().phrase()))));
        return String.join(" ", sentences);
    }

    private ChartSpec chart(Round round, FrameworkDefinition practice, Practice held, String title, String summary) {
        var across = new IndexAxis(words, round.framework());
        var up = new IndexAxis(words, practice);
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < held.rows().size(); i++) {
            Practice.Row row = held.rows().get(i);
            String name = entities.name(row.pair().entity());
            spots.add(new Spot(
                    row.pair().entity().id(),
                    name,
                    row.pair().declared().doubleValue(),
                    row.pair().practice().doubleValue(),
                    ChartSpec.Shape.DOT,
                    i < MOST_NAMED,
                    Optional.of(
                            EntityWords.path(round.framework().id(), row.pair().entity())),
                    words.say(
                            "practice.spot",
                            "declared",
                            across.index(row.pair().declared()),
                            "practice",
                            up.index(row.pair().practice()))));
        }
        return new ChartSpec(
                "practice-" + practice.id(),
                ChartSpec.Kind.SCATTER,
                title,
                furniture.scope(round),
                summary,
                across.ofIndex(),
                up.ofIndex(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                furniture.watermark(round.synthetic()),
                Optional.of(new Scatter(
                        spots,
                        cut(held.declaredCut()),
                        cut(held.practiceCut()),
                        CORNERS.stream()
                                .map(quadrant -> words.say("quadrant." + quadrant.id()))
                                .toList())));
    }

    private static OptionalDouble cut(Optional<Practice.Cut> cut) {
        return cut.map(one -> OptionalDouble.of(one.at().doubleValue())).orElse(OptionalDouble.empty());
    }

    /** Where paper and practice differ most stands first. */
    private TableSpec table(
            Round round, FrameworkDefinition practice, Practice held, List<Both> shown, String caption) {
        var columns = new ArrayList<Column>();
        columns.add(new Column("entity", words.say("column.entity"), false));
        columns.add(new Column("quadrant", words.say("column.quadrant"), false));
        columns.add(new Column("difference", words.say("column.paper_over_practice"), true));
        columns.add(new Column("declared", words.in(round.framework().name()), true));
        columns.add(new Column("practice", words.in(practice.name()), true));
        practice.listIndicators()
                .forEach(part -> columns.add(new Column("i" + part.code(), words.in(part.name()), true)));
        var rows = new ArrayList<Row>();
        for (Practice.Row row : held.rows()) {
            Both both = shown.stream()
                    .filter(one -> one.declared().entity().equals(row.pair().entity()))
                    .findFirst()
                    .orElseThrow();
            rows.add(row(round, practice, row, both));
        }
        return new TableSpec(caption, columns, rows);
    }

    private Row row(Round round, FrameworkDefinition practice, Practice.Row row, Both both) {
        var across = new IndexAxis(words, round.framework());
        var up = new IndexAxis(words, practice);
        double points = row.difference() * 100;
        String size = words.formats().number(Math.abs(points), 0);
        String sign = size.equals("0") ? "" : points < 0 ? "\u2212" : "+";
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(entities.name(row.pair().entity())));
        cells.add(Cell.of(words.say("quadrant." + row.quadrant().id())));
        cells.add(Cell.of(sign + size, points));
        cells.add(Cell.of(
                across.index(row.pair().declared()), row.pair().declared().doubleValue()));
        cells.add(Cell.of(up.index(row.pair().practice()), row.pair().practice().doubleValue()));
        for (Part part : practice.listIndicators()) {
            Optional<BigDecimal> value = Optional.ofNullable(
                            both.practice().assessment().values().get(part.code()))
                    .map(one -> one.value());
            cells.add(value.map(one -> Cell.of(up.value(one, practice.scaleOf(part)), one.doubleValue()))
                    .orElse(Cell.of("\u2013")));
        }
        return new Row(
                cells,
                Optional.of(EntityWords.path(round.framework().id(), row.pair().entity())));
    }
}
