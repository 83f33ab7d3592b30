package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.merata.analysis.Correlation;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.dashboard.Scatter.Spot;
import org.merata.dashboard.SurveyResult.Element;
import org.merata.model.Status;

/** Elements of service by how they are marked and by how much they matter to people, which is derived from the answers and not asked. */
final class ImportancePanel {
    private static final int FEWEST_SPOTS = 3;

    private final Edition edition;
    private final Wording words;
    private final SurveyPanels survey;

    ImportancePanel(Edition edition, SurveyPanels survey) {
        this.edition = edition;
        this.words = edition.words();
        this.survey = survey;
    }

    /** Marks against importance, parted at the mean of each; importance is derived from the answers and not asked. */
    Optional<Panel> of(SurveyResult result) {
        List<Element> spots = result.elements().stream()
                .filter(element -> element.importance()
                        .filter(figure -> figure.status() != Status.CAUTION)
                        .isPresent())
                .toList();
        if (spots.size() < FEWEST_SPOTS) {
            return Optional.empty();
        }
        double xCut = mean(spots.stream().map(Element::value));
        double yCut = mean(spots.stream().map(SurveyPanels::importance));
        List<String> first = spots.stream()
                .filter(element -> RankedPanel.upper(element.mean()).orElse(xCut) < xCut
                        && SurveyPanels.importance(element) >= yCut)
                .map(element -> words.label(element.measure()))
                .toList();
        String title = first.isEmpty()
                ? words.say("survey.quadrant.title.none")
                : words.say("survey.quadrant.title", "n", words.formats().count(first.size()));
        String summary = (first.isEmpty()
                        ? words.say("survey.quadrant.none")
                        : words.say(
                                "survey.quadrant.first",
                                "names",
                                words.formats().list(first)))
                + " " + telling(spots) + " " + words.say("survey.quadrant.how");
        var chart = new ChartSpec(
                "importance",
                ChartSpec.Kind.SCATTER,
                title,
                survey.scope(result),
                summary,
                survey.axis(words.say("survey.axis.mean"), spots, xCut),
                importanceAxis(spots),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                edition.furniture().watermark(List.of(result.answer())),
                Optional.of(new Scatter(
                        spots.stream().map(this::spot).toList(),
                        OptionalDouble.of(xCut),
                        OptionalDouble.of(yCut),
                        Stream.of("keep", "beyond", "first", "later")
                                .map(corner -> words.say("survey.quadrant." + corner + ".corner"))
                                .toList())));
        return Optional.of(survey.panel(
                "importance", title, summary, result, Optional.of(chart), survey.table(result, spots, title)));
    }

    /** Whether the element that matters most can be told from the one that matters least. */
    private String telling(List<Element> spots) {
        Comparator<Element> byImportance = Comparator.comparingDouble(SurveyPanels::importance);
        Element most = spots.stream().max(byImportance).orElseThrow();
        Element least = spots.stream().min(byImportance).orElseThrow();
        Optional<Correlation> high = most.importance().flatMap(SurveyPanels::correlation);
        Optional<Correlation> low = least.importance().flatMap(SurveyPanels::correlation);
        boolean apart = high.isPresent()
                && low.isPresent()
                && low.get().upper() < high.get().lower();
        return words.say(
                apart ? "survey.quadrant.apart" : "survey.quadrant.close",
                "most",
                words.label(most.measure()),
                "high",
                words.formats().number(SurveyPanels.importance(most), SurveyPanels.DECIMALS)
                        + high.map(found -> " (" + survey.interval(found) + ")").orElse(""),
                "least",
                words.label(least.measure()),
                "low",
                words.formats().number(SurveyPanels.importance(least), SurveyPanels.DECIMALS)
                        + low.map(found -> " (" + survey.interval(found) + ")").orElse(""));
    }

    private static double mean(Stream<Double> values) {
        return values.mapToDouble(value -> value).average().orElseThrow();
    }

    private Spot spot(Element element) {
        boolean interval = element.mean().interval().isPresent();
        return new Spot(
                element.code(),
                words.label(element.measure()).replaceFirst(":.*", ""),
                element.value(),
                SurveyPanels.importance(element),
                interval ? RankedPanel.lower(element.mean()) : OptionalDouble.empty(),
                interval ? RankedPanel.upper(element.mean()) : OptionalDouble.empty(),
                ChartSpec.Shape.DOT,
                true,
                Optional.empty(),
                words.say(
                        "survey.spot",
                        "element",
                        words.label(element.measure()),
                        "mean",
                        words.figure(element.measure(), element.mean()),
                        "importance",
                        words.formats().number(SurveyPanels.importance(element), SurveyPanels.DECIMALS)));
    }

    private Axis importanceAxis(List<Element> spots) {
        double least =
                spots.stream().mapToDouble(SurveyPanels::importance).min().orElseThrow();
        double most = spots.stream().mapToDouble(SurveyPanels::importance).max().orElseThrow();
        double from = Math.floor(least * 10 - 0.25) / 10;
        double to = Math.ceil(most * 10 + 0.25) / 10;
        var ticks = new ArrayList<Tick>();
        int steps = (int) Math.round((to - from) * 10);
        int each = (steps + 5) / 6;
        for (int i = 0; i <= steps; i += each) {
            ticks.add(new Tick(from + i / 10.0, words.formats().number(from + i / 10.0, 1)));
        }
        return new Axis(
                words.say("survey.axis.importance"), List.of(), OptionalDouble.of(from), OptionalDouble.of(to), ticks);
    }
}
