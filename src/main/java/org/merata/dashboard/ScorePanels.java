package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.Ranges.Range;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.maturity.Assessment.Value;
import org.merata.maturity.Declared;
import org.merata.maturity.Evidence;
import org.merata.maturity.Maturity.Scored;
import org.merata.model.Status;

/** What one entity's index is made of: a dot for each part over the range of all entities, and every value between indicators and index. */
final class ScorePanels {
    private final Wording words;
    private final EntityWords entities;
    private final MaturityFurniture furniture;

    ScorePanels(Wording words) {
        this.words = words;
        this.entities = new EntityWords(words);
        this.furniture = new MaturityFurniture(words);
    }

    /**
     * A dot a part: those at the top, or the indicators where there are no parts between.
     *
     * @param other drawn beside it as a hollow mark; empty for none
     */
    Panel profile(Round round, Standing standing, Optional<Standing> other) {
        FrameworkDefinition framework = round.framework();
        Map<String, Range> ranges = Ranges.of(round.standings());
        List<Scored> parts = standing.assessed().parts();
        String title = profileTitle(
                framework, parts, entities.name(standing.assessment().entity()));
        String summary = words.say(
                "profile.summary",
                "n",
                words.formats().count(round.standings().size()),
                "things",
                entities.plural(round.group()));
        if (other.isPresent()) {
            summary += " "
                    + words.say(
                            "profile.other", "other", entities.name(other.get().entity()));
        }
        var series = new ArrayList<Series>();
        series.add(series(Role.MAIN, standing, parts, ranges, framework));
        other.ifPresent(
                one -> series.add(series(Role.SECOND, one, one.assessed().parts(), Map.of(), framework)));
        var chart = new ChartSpec(
                "profile",
                ChartSpec.Kind.PROFILE,
                title,
                furniture.scope(round),
                summary,
                new IndexAxis(words, framework).ofScores(),
                new Axis(
                        words.say("column.part"),
                        parts.stream().map(part -> words.in(part.part().name())).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                series,
                List.of(),
                List.of(),
                List.of(),
                furniture.watermark(round.synthetic()));
        return furniture.panel(chart, tree(standing, other, title, framework), Optional.empty(), round);
    }

    private String profileTitle(FrameworkDefinition framework, List<Scored> parts, String name) {
        List<Scored> scored =
                parts.stream().filter(part -> part.raw().isPresent()).toList();
        if (scored.size() < 2) {
            return words.say("profile.title.one", "entity", name);
        }
        Scored weakest = scored.stream()
                .min(java.util.Comparator.comparingDouble(part -> position(framework, part)))
                .orElseThrow();
        Scored strongest = scored.stream()
                .max(java.util.Comparator.comparingDouble(part -> position(framework, part)))
                .orElseThrow();
        return position(framework, weakest) == position(framework, strongest)
                ? words.say("profile.title.even", "entity", name)
                : words.say(
                        "profile.title",
                        "entity",
                        name,
                        "strongest",
                        words.in(strongest.part().name()),
                        "weakest",
                        words.in(weakest.part().name()));
    }

    private static double position(FrameworkDefinition framework, Scored part) {
        return Ranges.position(framework.scaleOf(part.part()), part.raw().orElseThrow());
    }

    private Series series(
            Role role,
            Standing standing,
            List<Scored> parts,
            Map<String, Range> ranges,
            FrameworkDefinition framework) {
        var points = new ArrayList<Point>();
        for (Scored part : parts) {
            Optional<Range> range = Optional.ofNullable(ranges.get(part.part().code()));
            points.add(new Point(
                    part.part().code(),
                    words.in(part.part().name()),
                    part.raw().map(raw -> OptionalDouble.of(raw.doubleValue())).orElse(OptionalDouble.empty()),
                    range.map(one -> OptionalDouble.of(one.least().doubleValue()))
                            .orElse(OptionalDouble.empty()),
                    range.map(one -> OptionalDouble.of(one.most().doubleValue()))
                            .orElse(OptionalDouble.empty()),
                    part.raw().isPresent() ? Status.OBSERVED : Status.NOT_PROVIDED,
                    part.raw()
                            .map(raw -> new IndexAxis(words, framework).score(raw))
                            .orElseGet(() -> words.status(Status.NOT_PROVIDED)),
                    Signal.NONE,
                    Optional.empty(),
                    shape(part, standing)));
        }
        return new Series(
                role == Role.MAIN ? "entity" : "other",
                entities.name(standing.assessment().entity()),
                role,
                points);
    }

    /** The weakest evidence of what a part is made of: a score is no better founded than that. */
    private static ChartSpec.Shape shape(Scored part, Standing standing) {
        return part.part()
                .all()
                .flatMap(one ->
                        Optional.ofNullable(standing.assessment().values().get(one.code())).stream())
                .map(Value::evidence)
                .min(java.util.Comparator.naturalOrder())
                .map(Ranges::shape)
                .orElse(ChartSpec.Shape.DOT);
    }

    /** Every value between the indicators and the index, for checking by hand. */
    private TableSpec tree(Standing standing, Optional<Standing> other, String caption, FrameworkDefinition framework) {
        var columns = new ArrayList<Column>();
        columns.add(new Column("part", words.say("column.part"), false));
        columns.add(new Column("code", words.say("column.code"), false));
        columns.add(new Column("weight", words.say("column.weight"), true));
        columns.add(new Column("score", words.say("column.score"), true));
        columns.add(new Column("printed", words.say("column.printed"), true));
        other.ifPresent(one ->
                columns.add(new Column("other", entities.name(one.assessment().entity()), true)));
        columns.add(new Column("level", words.say("column.level"), false));
        columns.add(new Column("evidence", words.say("column.evidence"), false));
        columns.add(new Column("self_assessed", words.say("column.self_assessed"), true));
        var rows = new ArrayList<Row>();
        rows.add(indexRow(standing, other, framework));
        List<Scored> parts = standing.assessed().listParts();
        for (int i = 0; i < parts.size(); i++) {
            int at = i;
            rows.add(row(
                    parts.get(i),
                    standing,
                    other.map(one -> one.assessed().listParts().get(at)),
                    framework));
        }
        return new TableSpec(caption, columns, rows);
    }

    private Row indexRow(Standing standing, Optional<Standing> other, FrameworkDefinition framework) {
        var numbers = new IndexAxis(words, framework);
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.say("index.whole")));
        cells.add(Cell.code(Declared.INDEX));
        cells.add(Cell.of(words.formats().share(1, 1), 1));
        cells.add(cell(standing.assessed().index(), numbers));
        cells.add(cell(Optional.ofNullable(standing.assessment().printed().get(Declared.INDEX)), numbers));
        other.ifPresent(one -> cells.add(cell(one.assessed().index(), numbers)));
        cells.add(Cell.of(
                standing.assessed().band().map(band -> words.in(band.name())).orElse("\u2013")));
        cells.add(Cell.of("\u2013"));
        cells.add(Cell.of("\u2013"));
        return new Row(cells, Optional.empty());
    }

    private Row row(Scored part, Standing standing, Optional<Scored> other, FrameworkDefinition framework) {
        var numbers = new IndexAxis(words, framework);
        Optional<Value> value = Optional.ofNullable(
                standing.assessment().values().get(part.part().code()));
        Scale scale = framework.scaleOf(part.part());
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.in(part.part().name())));
        cells.add(Cell.code(part.part().code()));
        cells.add(Cell.of(
                words.formats().share(part.weight().doubleValue(), 1),
                part.weight().doubleValue()));
        cells.add(
                part.part().isIndicator()
                        ? part.raw()
                                .map(raw -> Cell.of(numbers.value(raw, scale), raw.doubleValue()))
                                .orElse(Cell.of("\u2013"))
                        : cell(part.raw(), numbers));
        cells.add(cell(
                Optional.ofNullable(
                        standing.assessment().printed().get(part.part().code())),
                numbers));
        other.ifPresent(one -> cells.add(cell(one.raw(), numbers)));
        cells.add(Cell.of(level(part, value, framework)));
        cells.add(Cell.of(value.map(one -> mark(one.evidence()) + " "
                        + words.say("evidence." + one.evidence().id()))
                .orElse(part.part().isIndicator() ? words.say("evidence.none") : "\u2013")));
        cells.add(value.flatMap(Value::selfAssessed)
                .map(self -> Cell.of(numbers.value(self, scale), self.doubleValue()))
                .orElse(Cell.of("\u2013")));
        return new Row(cells, value.flatMap(Value::link).filter(link -> link.startsWith("https://")));
    }

    private String level(Scored part, Optional<Value> value, FrameworkDefinition framework) {
        Scale scale = framework.scaleOf(part.part());
        if (!part.part().isIndicator() || part.raw().isEmpty()) {
            return "\u2013";
        }
        if (value.isEmpty()) {
            return words.say("rules.missing." + framework.missing().name().toLowerCase(java.util.Locale.ROOT));
        }
        return scale.levels().isEmpty()
                ? "\u2013"
                : new LevelWords(words, framework).of(scale, part.raw().get());
    }

    /** The shapes of the charts, as letters. */
    static String mark(Evidence evidence) {
        return switch (evidence) {
            case SELF_ASSESSED -> "\u25CB";
            case VERIFIED -> "\u25A0";
            case MEASURED -> "\u25C6";
        };
    }

    private static Cell cell(Optional<BigDecimal> score, IndexAxis numbers) {
        return score.map(value -> Cell.of(numbers.score(value), value.doubleValue()))
                .orElse(Cell.of("\u2013"));
    }
}
