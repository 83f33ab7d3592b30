package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Direction;
import org.merata.model.TimeRange;

/** The first page: three national numbers, the biggest gap, what changed, how fresh the data are. */
final class HomePage {
    private static final int MONTHS = 24;
    private static final int MOST_CHANGES = 5;
    private static final int GAP_ROWS = 10;

    private final Edition edition;
    private final Wording words;

    HomePage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), MONTHS), request);
        List<MeasureDefinition> leading = edition.listLeading(Set.of());
        var frame = TilePanels.Frame.of(request, MONTHS);
        var rows = new ArrayList<List<Panel>>();
        List<Panel> headlines = leading.stream()
                .map(measure -> edition.tiles().of(measure.id(), edition.tile(Chart.HEADLINE, measure), frame))
                .toList();
        if (!headlines.isEmpty()) {
            rows.add(headlines);
        }
        biggestGap(leading, frame).ifPresent(panel -> rows.add(List.of(panel)));
        var last = new ArrayList<Panel>();
        changes(leading).ifPresent(last::add);
        last.add(new FreshnessPanel(edition.furniture()).of("freshness"));
        rows.add(last);
        return edition.page("/", List.of(), title(headlines), summary(headlines), List.of(), rows, links());
    }

    /** The first claim that says something changed; else the first value. */
    private String title(List<Panel> headlines) {
        return headlines.stream()
                .filter(panel -> tone(panel) != Panel.Tone.FLAT)
                .findFirst()
                .or(() -> headlines.stream().findFirst())
                .map(Panel::title)
                .orElseGet(() -> words.say("home.empty.title"));
    }

    private String summary(List<Panel> headlines) {
        if (headlines.isEmpty()) {
            return words.say("home.empty.summary");
        }
        return words.say(
                "home.summary",
                "place",
                words.nation(),
                "n",
                words.formats().count(headlines.size()),
                "improving",
                count(headlines, Panel.Tone.BETTER),
                "worsening",
                count(headlines, Panel.Tone.WORSE),
                "rest",
                count(headlines, Panel.Tone.FLAT));
    }

    private String count(List<Panel> panels, Panel.Tone tone) {
        return words.formats()
                .count(panels.stream().filter(panel -> tone(panel) == tone).count());
    }

    private static Panel.Tone tone(Panel panel) {
        return panel.headline()
                .flatMap(Panel.Headline::variation)
                .map(Panel.Chip::tone)
                .orElse(Panel.Tone.FLAT);
    }

    /** Of the leading measures the one whose highest and lowest region lie furthest apart, against the national value. */
    private Optional<Panel> biggestGap(List<MeasureDefinition> leading, TilePanels.Frame frame) {
        return leading.stream()
                .filter(measure ->
                        Numbers.supports(measure, Set.of("region")) && measure.direction() != Direction.NEUTRAL)
                .max(Comparator.comparingDouble(this::spread))
                .filter(measure -> spread(measure) > 0)
                .map(measure -> edition.tiles()
                        .of(
                                "gap",
                                edition.tile(Chart.RANKED, measure, Optional.of("region"), Optional.empty(), GAP_ROWS),
                                frame));
    }

    private double spread(MeasureDefinition measure) {
        Optional<TimeRange> time = edition.numbers().total(measure, Optional.empty());
        if (time.isEmpty()) {
            return 0;
        }
        List<Answer> answers = edition.ask(
                List.of(measure),
                Question.of()
                        .by(Breakdown.of("region", words.definitions().country().mapLevel()))
                        .during(time.get()));
        double[] values = answers.stream()
                .flatMap(answer -> answer.figures().stream())
                .filter(figure -> figure.value().isPresent())
                .mapToDouble(figure -> figure.value().getAsDouble())
                .sorted()
                .toArray();
        if (values.length < 2) {
            return 0;
        }
        double middle = values[values.length / 2];
        return middle == 0 ? 0 : (values[values.length - 1] - values[0]) / Math.abs(middle);
    }

    private Optional<Panel> changes(List<MeasureDefinition> leading) {
        Optional<TimeRange> extent = edition.numbers().extent(leading);
        if (extent.isEmpty()) {
            return Optional.empty();
        }
        var answers = new ArrayList<Answer>();
        var history = new ArrayList<Answer>();
        for (Breakdown by : List.of(
                Breakdown.of("service"),
                Breakdown.of("region", words.definitions().country().mapLevel()))) {
            List<MeasureDefinition> measures = leading.stream()
                    .filter(measure -> measure.dimensions().contains(by.dimension()))
                    .filter(measure -> measure.direction() != Direction.NEUTRAL)
                    .toList();
            Monthly monthly = Monthly.of(edition, measures, by, Map.of(), Optional.empty(), MONTHS);
            answers.addAll(monthly.answers());
            history.addAll(monthly.history());
        }
        List<MeasureDefinition> shown = Edition.answered(leading, answers);
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangesPanel(edition.furniture(), edition.readings())
                        .of(
                                "changes",
                                shown,
                                new Monthly(answers, history),
                                extent.get().last(),
                                MOST_CHANGES));
    }

    private List<LinkGroup> links() {
        var dashboards = words.definitions().dashboards().values();
        var groups = new ArrayList<LinkGroup>();
        groups.add(new LinkGroup(
                words.say("nav.gaps"),
                List.of(new Link("/gaps", words.say("links.gap.all"))),
                List.of(words.say("links.gap.question"))));
        groups.add(new LinkGroup(
                words.say("nav.dashboards"),
                dashboards.stream()
                        .map(dashboard -> new Link("/dashboards/" + dashboard.id(), words.in(dashboard.title())))
                        .toList(),
                dashboards.stream()
                        .map(dashboard -> words.in(dashboard.question()))
                        .toList()));
        if (!words.definitions().events().isEmpty()) {
            groups.add(new LinkGroup(
                    words.say("nav.events"),
                    List.of(new Link("/events", words.say("home.events"))),
                    List.of(words.say("home.events.note"))));
        }
        List<MeasureDefinition> published = words.definitions().measures().values().stream()
                .filter(measure -> measure.publisher().isPresent())
                .toList();
        if (!published.isEmpty()) {
            groups.add(new LinkGroup(
                    words.say("separation.title"),
                    published.stream()
                            .map(measure -> new Link("/measures/" + measure.id(), words.label(measure)))
                            .toList(),
                    List.of()));
        }
        return groups;
    }
}
