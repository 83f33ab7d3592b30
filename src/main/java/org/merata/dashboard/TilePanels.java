package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.merata.analysis.Seasonality;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.definition.DashboardDefinition.Tile;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/** Makes the panel of a tile: asks what it needs, in as few questions as it takes, and hands the answers to the panel's builder. */
final class TilePanels {
    private final Furniture furniture;
    private final Wording words;
    private final Numbers numbers;
    private final Targets targets;
    private final Events events;
    private final Readings readings;
    private final ComparePanels comparisons;

    TilePanels(Furniture furniture, Numbers numbers, Targets targets, Events events) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.numbers = numbers;
        this.targets = targets;
        this.events = events;
        this.readings = new Readings(words, targets, events);
        this.comparisons = new ComparePanels(furniture, numbers, targets, events);
    }

    /**
     * What all tiles of a page share.
     *
     * @param where one value per dimension, the page's own included
     * @param lastMonths the months charts over time show where the reader chose no time
     * @param onMap where regions lie, for maps that are to be drawn so; empty for the tile grid
     */
    record Frame(
            Map<String, String> where,
            Optional<TimeRange> time,
            Optional<String> level,
            int lastMonths,
            Optional<RegionMap> onMap) {
        static Frame of(ViewRequest request, int lastMonths) {
            return new Frame(request.where(), request.time(), request.level(), lastMonths, Optional.empty());
        }

        Frame on(RegionMap map) {
            return new Frame(where, time, level, lastMonths, Optional.of(map));
        }
    }

    Readings readings() {
        return readings;
    }

    Panel of(String id, Tile tile, Frame frame) {
        MeasureDefinition measure =
                words.definitions().getMeasure(tile.measures().get(0));
        for (String dimension : frame.where().keySet()) {
            if (!measure.dimensions().contains(dimension)) {
                return unavailable(
                        id,
                        measure,
                        frame,
                        words.say(
                                "unavailable.dimension",
                                "measure",
                                words.label(measure),
                                "dimension",
                                words.inSentence(words.say("dimension." + dimension))));
            }
        }
        try {
            return switch (tile.chart()) {
                case HEADLINE -> overTime(id, tile, measure, frame, true);
                case LINE ->
                    tile.by().isPresent()
                            ? lines(id, tile, measure, frame)
                            : tile.measures().size() > 1
                                    ? percentiles(id, tile, measure, frame)
                                    : overTime(id, tile, measure, frame, false);
                case STACKED_SHARE -> shares(id, tile, measure, frame);
                case PERCENTILES -> percentiles(id, tile, measure, frame);
                case RANKED, TILE_MAP, DUMBBELL -> compared(id, tile, measure, frame);
                case INEQUALITY -> inequality(id, tile, measure, frame);
                case TABLE -> table(id, tile, measure, frame);
            };
        } catch (QuestionRefused refused) {
            return unavailable(id, measure, frame, words.in(refused.refusal().sentence()));
        }
    }

    /** What a comparison finds, in words alone; empty where its measure has no data or cannot be asked so. */
    Optional<ComparePanels.Finding> findFinding(Tile tile, Frame frame) {
        MeasureDefinition measure =
                words.definitions().getMeasure(tile.measures().get(0));
        try {
            return numbers.total(measure, frame.time()).map(time -> comparisons.finding(tile, measure, frame, time));
        } catch (QuestionRefused refused) {
            return Optional.of(new ComparePanels.Finding(
                    words.say("unavailable.title", "measure", words.label(measure)),
                    words.in(refused.refusal().sentence())));
        }
    }

    private Panel overTime(String id, Tile tile, MeasureDefinition measure, Frame frame, boolean big) {
        Optional<TimeRange> time = numbers.window(measure, frame.time(), frame.lastMonths());
        if (time.isEmpty()) {
            return empty(id, measure, frame);
        }
        Grain grain = Numbers.grain(measure, tile.grain().orElse(Grain.MONTH), time.get());
        // the longer time first: the one shown is then a part of what is known
        Optional<Seasonality> season = season(measure, frame, time.get(), grain);
        Question question = Question.of(measure.id())
                .where(frame.where())
                .during(time.get())
                .each(grain);
        Answer answer = numbers.ask(question);
        List<Period> periods = time.get().listPeriods(grain);
        Timeline line = Timeline.of(measure, answer, periods);
        Optional<List<OptionalDouble>> steps =
                tile.target() ? targets.steps(measure.id(), frame.where(), periods) : Optional.empty();
        Optional<Period> latest = line.latest().flatMap(Figure::period);
        Reading reading = tile.target()
                ? readings.of(line, frame.where(), season)
                : readings.withoutTarget(line, frame.where(), season);
        return new HeadlinePanel(furniture)
                .of(
                        subject(id, tile, measure, List.of(answer), time),
                        reading,
                        steps,
                        isInherited(measure, frame, latest),
                        marks(tile, frame, List.of(measure), periods),
                        big);
    }

    /** By all the months there are, as two years tell of no season. */
    private Optional<Seasonality> season(MeasureDefinition measure, Frame frame, TimeRange shown, Grain grain) {
        if (grain != Grain.MONTH || Numbers.isPublished(measure)) {
            return Optional.empty();
        }
        return numbers.history(measure, shown).flatMap(months -> {
            Answer answer = numbers.ask(Question.of(measure.id())
                    .where(frame.where())
                    .during(months)
                    .each(Grain.MONTH));
            return Reading.season(Timeline.of(measure, answer, months.listPeriods(Grain.MONTH)));
        });
    }

    private boolean isInherited(MeasureDefinition measure, Frame frame, Optional<Period> period) {
        return period.flatMap(at -> targets.find(measure.id(), frame.where(), at))
                .map(target -> Targets.isInherited(target, frame.where()))
                .orElse(false);
    }

    private Panel lines(String id, Tile tile, MeasureDefinition measure, Frame frame) {
        return split(
                id,
                tile,
                measure,
                frame,
                (subject, lines) -> new LinesPanel(furniture)
                        .ofDimension(
                                subject,
                                lines,
                                tile.by().orElseThrow(),
                                Levels.of(words, tile, frame),
                                eventsOf(tile, frame, lines),
                                tile.limit()));
    }

    private Panel shares(String id, Tile tile, MeasureDefinition measure, Frame frame) {
        return split(
                id,
                tile,
                measure,
                frame,
                (subject, lines) -> new LinesPanel(furniture)
                        .ofShares(subject, lines, tile.by().orElse("channel"), eventsOf(tile, frame, lines)));
    }

    private List<ChartSpec.Event> eventsOf(Tile tile, Frame frame, List<Timeline> lines) {
        return lines.isEmpty()
                ? List.of()
                : marks(
                        tile,
                        frame,
                        List.of(lines.get(0).measure()),
                        lines.get(0).periods());
    }

    private List<ChartSpec.Event> marks(
            Tile tile, Frame frame, List<MeasureDefinition> measures, List<Period> periods) {
        return Breaks.withMarks(
                words, measures, periods, tile.events() ? events.on(words, periods, frame.where()) : List.of());
    }

    /** One line for each value of the tile's dimension. */
    private Panel split(
            String id,
            Tile tile,
            MeasureDefinition measure,
            Frame frame,
            BiFunction<Subject, List<Timeline>, Panel> builder) {
        Optional<TimeRange> time = numbers.window(measure, frame.time(), frame.lastMonths());
        if (time.isEmpty()) {
            return empty(id, measure, frame);
        }
        String dimension = tile.by().orElse("channel");
        Grain grain = Numbers.grain(measure, tile.grain().orElse(Grain.MONTH), time.get());
        Answer answer = numbers.ask(Question.of(measure.id())
                .by(new Breakdown(dimension, Levels.of(words, tile, frame)))
                .where(frame.where())
                .during(time.get())
                .each(grain));
        List<Timeline> lines = Timeline.of(
                words, measure, answer, time.get().listPeriods(grain), dimension, Numbers.codesOf(answer, dimension));
        return builder.apply(subject(id, tile, measure, List.of(answer), time), lines);
    }

    private Panel percentiles(String id, Tile tile, MeasureDefinition measure, Frame frame) {
        Optional<TimeRange> time = numbers.window(measure, frame.time(), frame.lastMonths());
        if (time.isEmpty()) {
            return empty(id, measure, frame);
        }
        Grain grain = Numbers.grain(measure, tile.grain().orElse(Grain.MONTH), time.get());
        List<MeasureDefinition> measures =
                tile.measures().stream().map(words.definitions()::getMeasure).toList();
        Answer answer = numbers.ask(Question.of(tile.measures().toArray(String[]::new))
                .where(frame.where())
                .during(time.get())
                .each(grain));
        List<Period> periods = time.get().listPeriods(grain);
        List<Timeline> lines =
                measures.stream().map(one -> Timeline.of(one, answer, periods)).toList();
        var roles = new ArrayList<Role>();
        for (int i = 0; i < measures.size(); i++) {
            roles.add(percentile(measures.get(i)).orElse(i == 0 ? Role.MAIN : Role.SECOND));
        }
        return new LinesPanel(furniture)
                .ofPercentiles(
                        subject(id, tile, measure, List.of(answer), time),
                        lines,
                        roles,
                        standard(frame, periods),
                        marks(tile, frame, measures, periods));
    }

    private static Optional<Role> percentile(MeasureDefinition measure) {
        double p = measure.formula() instanceof Formula.Quantile quantile
                ? quantile.p()
                : measure.formula() instanceof Formula.Age age ? age.p() : 0;
        return switch ((int) Math.round(p * 100)) {
            case 10 -> Optional.of(Role.P10);
            case 25 -> Optional.of(Role.P25);
            case 50 -> Optional.of(Role.P50);
            case 75 -> Optional.of(Role.P75);
            case 90 -> Optional.of(Role.P90);
            default -> Optional.empty();
        };
    }

    /** The chosen service's standard, where it is set by the clock; one in working days is no length of time on this axis. */
    private Optional<List<OptionalDouble>> standard(Frame frame, List<Period> periods) {
        OptionalDouble found = findStandard(frame);
        return found.isPresent()
                ? Optional.of(periods.stream().map(period -> found).toList())
                : Optional.empty();
    }

    /** The length of the chosen service's standard on an axis of time. */
    OptionalDouble findStandard(Frame frame) {
        return Optional.ofNullable(frame.where().get("service"))
                .flatMap(words.reference()::findService)
                .flatMap(service -> service.standard())
                .flatMap(standard -> switch (standard.unit()) {
                    case MINUTE -> Optional.of(standard.value() * 60.0);
                    case HOUR -> Optional.of(standard.value() * 3_600.0);
                    case DAY -> Optional.of(standard.value() * 86_400.0);
                    case WORKING_DAY -> Optional.<Double>empty();
                })
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private Panel compared(String id, Tile tile, MeasureDefinition measure, Frame frame) {
        Optional<TimeRange> time = numbers.total(measure, frame.time());
        if (time.isEmpty()) {
            return empty(id, measure, frame);
        }
        return switch (tile.chart()) {
            case RANKED -> comparisons.ranked(id, tile, measure, frame, time.get());
            case TILE_MAP -> comparisons.map(id, tile, measure, frame, time.get());
            case DUMBBELL -> comparisons.dumbbell(id, tile, measure, frame, time.get());
            default -> comparisons.table(id, tile, measure, frame, time.get());
        };
    }

    private Panel inequality(String id, Tile tile, MeasureDefinition measure, Frame frame) {
        return numbers.window(measure, frame.time(), Math.max(24, frame.lastMonths()))
                .map(time -> comparisons.inequality(id, tile, measure, frame, time))
                .orElseGet(() -> empty(id, measure, frame));
    }

    private Panel table(String id, Tile tile, MeasureDefinition measure, Frame frame) {
        return tile.by().isPresent()
                ? compared(id, tile, measure, frame)
                : overTime(id, tile, measure, frame, false).withoutChart();
    }

    static Subject subject(
            String id, Tile tile, MeasureDefinition measure, List<Answer> answers, Optional<TimeRange> time) {
        return new Subject(id, measure, tile.title(), tile.note(), answers, time);
    }

    private Panel empty(String id, MeasureDefinition measure, Frame frame) {
        return unavailable(
                id,
                measure,
                frame,
                words.say("none.summary", "measure", words.label(measure), "place", Scope.place(words, frame.where())));
    }

    private Panel unavailable(String id, MeasureDefinition measure, Frame frame, String why) {
        return new Panel(
                id,
                words.say("unavailable.title", "measure", words.label(measure)),
                words.label(measure) + " \u00b7 " + Scope.place(words, frame.where()),
                why,
                Optional.empty(),
                Optional.empty(),
                new TableSpec(words.label(measure), List.of(), List.of()),
                List.of(),
                "",
                furniture.definitions(List.of(measure)),
                Optional.empty(),
                List.of());
    }
}
