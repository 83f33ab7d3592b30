package org.merata.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.merata.analysis.ChannelShift;
import org.merata.analysis.ChannelShift.UnitCosts;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.Trial;
import org.merata.dashboard.PageView.TrialGroup;
import org.merata.dashboard.PageView.TrialSheet;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.dashboard.TilePanels.Frame;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Channel;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/** What a service costs by kind of channel, and what moving some of its transactions to digital would save. */
final class CostPanels {
    /** The measures shown here, which a page need not show again. */
    static final Set<String> MEASURES = Set.of("cost_per_transaction", "cost_per_digital_transaction");

    static final String PANEL = "shift";
    private static final String KIND = "channel.kind";
    private static final int USUAL_PER_CENT = 20;
    private static final double PER_CENT = 100;
    private static final int DIGITS = 3;

    private final Edition edition;
    private final Wording words;
    private final MeasureDefinition cost;
    private final MeasureDefinition digital;
    private final MeasureDefinition volume;
    private final Frame frame;
    private final TimeRange time;

    private CostPanels(Edition edition, List<MeasureDefinition> measures, Frame frame, TimeRange time) {
        this.edition = edition;
        this.words = edition.words();
        this.cost = measures.get(0);
        this.digital = measures.get(1);
        this.volume = measures.get(2);
        this.frame = frame;
        this.time = time;
    }

    /** Empty where the home has no costs, or not of what the frame is about. */
    static Optional<CostPanels> find(Edition edition, Frame frame) {
        var measures = new ArrayList<MeasureDefinition>();
        for (String id : List.of("cost_per_transaction", "cost_per_digital_transaction", "completed_transactions")) {
            edition.words()
                    .definitions()
                    .findMeasure(id)
                    .filter(edition.numbers()::hasData)
                    .filter(measure ->
                            measure.dimensions().containsAll(frame.where().keySet()))
                    .ifPresent(measures::add);
        }
        return measures.size() < 3
                ? Optional.empty()
                : edition.numbers()
                        .total(measures.get(0), frame.time())
                        .map(time -> new CostPanels(edition, measures, frame, time));
    }

    /**
     * The per cent that would move.
     *
     * @throws ViewRefused where it is no whole number from 1 to 100
     */
    static int read(ViewRequest request) {
        String written = request.work().getOrDefault(ViewRequest.SHIFT, Integer.toString(USUAL_PER_CENT));
        if (!written.matches("[1-9]\\d?|100")) {
            throw ViewRefused.unknownValue(ViewRequest.SHIFT, written, List.of("1..100"));
        }
        return Integer.parseInt(written);
    }

    Panel byKind() {
        return edition.tiles()
                .of("costs", edition.tile(Chart.RANKED, cost, Optional.of(KIND), Optional.empty(), 0), frame);
    }

    /** What the numbers of the service are. */
    private record Known(long notDigital, UnitCosts now, List<UnitCosts> parts, List<Answer> answers) {}

    /** Empty where a number it needs is missing or withheld. */
    Optional<Panel> saving(int perCent) {
        return known().map(known -> panel(
                known, ChannelShift.of(known.notDigital(), perCent / PER_CENT, known.now(), known.parts()), perCent));
    }

    private Optional<Known> known() {
        try {
            Question question = Question.of().where(frame.where()).during(time);
            Answer costs = edition.numbers().ask(asking(cost, question).by(Breakdown.of(KIND)));
            Answer ofDigital = edition.numbers().ask(asking(digital, question));
            Answer volumes = edition.numbers().ask(asking(volume, question).by(Breakdown.of(KIND)));
            Answer costsByQuarter = edition.numbers()
                    .ask(asking(cost, question).by(Breakdown.of(KIND)).each(Grain.QUARTER));
            Answer digitalByQuarter =
                    edition.numbers().ask(asking(digital, question).each(Grain.QUARTER));
            Optional<UnitCosts> now =
                    costs(notDigital(costs), ofDigital.figures().stream().findFirst());
            OptionalLong count = notDigital(volumes)
                    .filter(figure -> figure.value().isPresent())
                    .map(figure -> OptionalLong.of(Math.round(figure.value().getAsDouble())))
                    .orElse(OptionalLong.empty());
            return count.isEmpty()
                    ? Optional.empty()
                    : now.map(found -> new Known(
                            count.getAsLong(),
                            found,
                            parts(costsByQuarter, digitalByQuarter),
                            List.of(costs, ofDigital, volumes, costsByQuarter, digitalByQuarter)));
        } catch (QuestionRefused notKnownSo) {
            return Optional.empty();
        }
    }

    private static Question asking(MeasureDefinition measure, Question question) {
        return new Question(List.of(measure.id()), question.by(), question.where(), question.time(), question.grain());
    }

    private static Optional<Figure> notDigital(Answer answer) {
        return answer.figures().stream().filter(CostPanels::isNotDigital).findFirst();
    }

    private static boolean isNotDigital(Figure figure) {
        return Channel.Kind.NOT_DIGITAL.id().equals(figure.codes().get(KIND));
    }

    private static Optional<UnitCosts> costs(Optional<Figure> notDigital, Optional<Figure> digital) {
        return notDigital
                .filter(figure -> figure.value().isPresent())
                .flatMap(counter -> digital.filter(figure -> figure.value().isPresent())
                        .map(other -> new UnitCosts(
                                counter.value().getAsDouble(), other.value().getAsDouble())));
    }

    private static List<UnitCosts> parts(Answer costs, Answer digital) {
        Map<Period, Figure> byPeriod = new LinkedHashMap<>();
        digital.figures().forEach(figure -> byPeriod.put(figure.period().orElseThrow(), figure));
        return costs.figures().stream()
                .filter(CostPanels::isNotDigital)
                .flatMap(figure ->
                        costs(
                                Optional.of(figure),
                                Optional.ofNullable(byPeriod.get(figure.period().orElseThrow())))
                                .stream())
                .toList();
    }

    private Panel panel(Known known, ChannelShift shift, int perCent) {
        String name = words.name("service", frame.where().getOrDefault("service", ""));
        boolean saves = shift.saving() > 0;
        String title = words.say(
                saves ? "shift.title" : "shift.title.costs",
                "share",
                words.formats().share(perCent / PER_CENT, 0),
                "saving",
                about(Math.abs(shift.saving())));
        String summary = words.say(
                "shift.summary",
                "service",
                name,
                "period",
                words.periods(time),
                "moved",
                words.formats().count(Math.round(shift.moved())),
                "all",
                words.formats().count(known.notDigital()),
                "from",
                money(known.now().notDigital()),
                "to",
                money(known.now().digital()),
                "least",
                about(shift.least()),
                "most",
                about(shift.most()));
        List<MeasureDefinition> measures = List.of(cost, digital, volume);
        return new Panel(
                PANEL,
                title,
                Scope.line(words, Optional.empty(), List.of(cost), question(known), Optional.of(time)),
                summary,
                Optional.empty(),
                Optional.empty(),
                new TableSpec(
                        words.say("shift.table"),
                        List.of(
                                new Column("fact", words.say("column.fact"), false),
                                new Column("value", words.say("column.value"), true)),
                        rows(known, shift)),
                List.of(),
                edition.furniture().source(known.answers()),
                edition.furniture().definitions(measures),
                Optional.of(words.say("shift.note")),
                known.answers());
    }

    private static Question question(Known known) {
        return known.answers().get(1).question();
    }

    private List<Row> rows(Known known, ChannelShift shift) {
        return List.of(
                row("shift.not_digital", words.formats().count(known.notDigital()), known.notDigital()),
                row("shift.cost", money(known.now().notDigital()), known.now().notDigital()),
                row(
                        "shift.cost_digital",
                        money(known.now().digital()),
                        known.now().digital()),
                row("shift.moved", words.formats().count(Math.round(shift.moved())), shift.moved()),
                row("shift.saving", about(shift.saving()), shift.saving()),
                row("shift.least", about(shift.least()), shift.least()),
                row("shift.most", about(shift.most()), shift.most()));
    }

    private Row row(String key, String text, double value) {
        return new Row(
                List.of(
                        Cell.of(words.say(key)),
                        new Cell(text, OptionalDouble.of(value), Status.OBSERVED, ChartSpec.Signal.NONE)),
                Optional.empty());
    }

    private String money(double amount) {
        return words.formats().money(Math.round(amount), 0);
    }

    /** An estimate is told to three digits: more would promise more than it knows. */
    private String about(double amount) {
        return money(new BigDecimal(amount)
                .round(new MathContext(DIGITS, RoundingMode.HALF_UP))
                .doubleValue());
    }

    /** The slider of the share that would move. */
    TrialSheet sheet(int perCent, ViewRequest request) {
        List<Link> kept = request.chosen().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ViewRequest.SHIFT))
                .map(entry -> new Link(entry.getKey(), entry.getValue()))
                .toList();
        var trial = new Trial(
                ViewRequest.SHIFT,
                words.say("shift.label"),
                "5",
                "100",
                perCent % 5 == 0 ? "5" : "1",
                Optional.of(Integer.toString(USUAL_PER_CENT)),
                Integer.toString(perCent),
                words.formats().share(perCent / PER_CENT, 0));
        return new TrialSheet(
                PANEL,
                words.say("shift.sheet"),
                kept,
                List.of(new TrialGroup(words.say("shift.assumption"), List.of(trial))),
                perCent == USUAL_PER_CENT ? 0 : 1);
    }
}
