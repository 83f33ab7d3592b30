package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.TilePanels.Frame;
import org.merata.definition.DashboardDefinition.Tile;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/** The tiles that compare regions, services or the like over one time: ranked, mapped, against a year before, how unequal. */
final class ComparePanels {
    private final Furniture furniture;
    private final Wording words;
    private final Numbers numbers;
    private final Targets targets;
    private final Events events;

    ComparePanels(Furniture furniture, Numbers numbers, Targets targets, Events events) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.numbers = numbers;
        this.targets = targets;
        this.events = events;
    }

    Panel ranked(String id, Tile tile, MeasureDefinition measure, Frame frame, TimeRange time) {
        Comparison comparison = compare(tile, measure, frame, time);
        OptionalDouble target = tile.target()
                ? targets.value(
                        measure.id(),
                        frame.where(),
                        Period.of(Grain.MONTH, time.endExclusive().minusDays(1)))
                : OptionalDouble.empty();
        return new RankedPanel(furniture)
                .of(
                        TilePanels.subject(id, tile, measure, comparison.answers(), Optional.of(time)),
                        comparison.now(),
                        comparison.whole(),
                        comparison.before(),
                        target,
                        tile.limit());
    }

    /** What a comparison finds: who is highest and lowest, and what of the whole. */
    record Finding(String title, String summary) {}

    Finding finding(Tile tile, MeasureDefinition measure, Frame frame, TimeRange time) {
        Comparison comparison = compare(tile, measure, frame, time);
        var sentences = new CompareSentences(
                words,
                TilePanels.subject("", tile, measure, comparison.answers(), Optional.of(time)),
                comparison.now(),
                new Against(comparison.whole()));
        return new Finding(sentences.extremesTitle(), sentences.wholeSummary());
    }

    /** The values of a dimension now, a year before, and of the whole. */
    private record Comparison(Compared now, Optional<Compared> before, Optional<Figure> whole, List<Answer> answers) {}

    private Comparison compare(Tile tile, MeasureDefinition measure, Frame frame, TimeRange time) {
        String dimension = tile.by().orElse("region");
        Optional<String> level = Levels.of(words, tile, frame);
        Question question =
                Question.of(measure.id()).by(new Breakdown(dimension, level)).where(frame.where());
        Answer now = numbers.ask(Numbers.over(measure, question, time));
        var answers = new ArrayList<>(List.of(now));
        TimeRange earlier = Numbers.yearBefore(time);
        Optional<Compared> before = Optional.empty();
        if (hasDataIn(measure, earlier) && Breaks.find(measure, earlier, time).isEmpty()) {
            Answer then = numbers.ask(Numbers.over(measure, question, earlier));
            answers.add(then);
            before = Optional.of(compared(measure, then, dimension, level, frame, earlier));
        }
        Optional<Figure> whole = Optional.empty();
        if (!Numbers.isPublished(measure) && !(measure.formula() instanceof Formula.Share)) {
            Answer all =
                    numbers.ask(Question.of(measure.id()).where(frame.where()).during(time));
            answers.add(all);
            whole = all.figures().stream()
                    .filter(figure -> figure.value().isPresent())
                    .findFirst();
        }
        return new Comparison(compared(measure, now, dimension, level, frame, time), before, whole, answers);
    }

    private boolean hasDataIn(MeasureDefinition measure, TimeRange time) {
        return numbers.extent(measure)
                .map(extent -> !time.start().isBefore(extent.start()))
                .orElse(false);
    }

    private Compared compared(
            MeasureDefinition measure,
            Answer answer,
            String dimension,
            Optional<String> level,
            Frame frame,
            TimeRange time) {
        return Compared.of(
                words,
                measure,
                answer.figures(),
                Numbers.periodOf(measure, time),
                dimension,
                level,
                numbers.codes(dimension, level, frame.where(), time));
    }

    Panel map(String id, Tile tile, MeasureDefinition measure, Frame frame, TimeRange time) {
        Optional<String> level = Levels.of(words, tile, frame);
        Comparison comparison = compare(tile, measure, frame, time);
        return new TileMapPanel(furniture, frame.onMap())
                .of(
                        TilePanels.subject(id, tile, measure, comparison.answers(), Optional.of(time)),
                        comparison.now(),
                        comparison.whole(),
                        numbers.classes(measure, level.orElseThrow()));
    }

    Panel dumbbell(String id, Tile tile, MeasureDefinition measure, Frame frame, TimeRange time) {
        Comparison comparison = compare(tile, measure, frame, time);
        TimeRange earlier = Numbers.yearBefore(time);
        Compared before = comparison
                .before()
                .orElseGet(() -> new Compared(
                        comparison.now().dimension(), comparison.now().level(), List.of(), List.of()));
        return new DumbbellPanel(furniture)
                .of(
                        TilePanels.subject(id, tile, measure, comparison.answers(), Optional.of(time)),
                        comparison.now(),
                        before,
                        earlier);
    }

    Panel inequality(String id, Tile tile, MeasureDefinition measure, Frame frame, TimeRange time) {
        Optional<String> level = Levels.of(words, tile, frame);
        Grain grain = Numbers.grain(measure, tile.grain().orElse(Grain.QUARTER), time);
        Answer answer = numbers.ask(Question.of(measure.id())
                .by(new Breakdown("region", level))
                .where(frame.where())
                .during(time)
                .each(grain));
        List<Period> periods = time.listPeriods(grain);
        return new InequalityPanel(furniture)
                .of(
                        TilePanels.subject(id, tile, measure, List.of(answer), Optional.of(time)),
                        periods,
                        level,
                        Breaks.withMarks(
                                words,
                                List.of(measure),
                                periods,
                                tile.events() ? events.on(words, periods, frame.where()) : List.of()));
    }

    /** The comparison as numbers alone. */
    Panel table(String id, Tile tile, MeasureDefinition measure, Frame frame, TimeRange time) {
        Comparison comparison = compare(tile, measure, frame, time);
        return new RankedPanel(furniture)
                .tableOnly(
                        TilePanels.subject(id, tile, measure, comparison.answers(), Optional.of(time)),
                        comparison.now(),
                        comparison.whole(),
                        comparison.before());
    }
}
