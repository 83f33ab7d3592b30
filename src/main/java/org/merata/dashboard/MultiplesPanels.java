package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.Panel.Headline;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Region;

/** One measure for several regions over time: a small chart each, all on one scale, with the nation's line in every one. */
final class MultiplesPanels {
    private final Edition edition;
    private final Wording words;
    private final SideBySide side;
    private final TimeChart parts;

    MultiplesPanels(Edition edition, SideBySide side) {
        this.edition = edition;
        this.words = edition.words();
        this.side = side;
        this.parts = new TimeChart(words);
    }

    List<Panel> of(MeasureDefinition measure) {
        var readings = new ArrayList<Reading>();
        side.regions().forEach(region -> side.reading(measure, region).ifPresent(readings::add));
        Optional<Timeline> nation = side.nationLine(measure);
        var lines = new ArrayList<>(readings.stream().map(Reading::line).toList());
        nation.ifPresent(lines::add);
        Scale shared = Scale.ofTime(words, measure, TimeChart.values(lines, false, List.of()));
        var panels = new ArrayList<Panel>();
        for (Region region : side.regions()) {
            readings.stream()
                    .filter(reading -> reading.line().code().equals(region.code()))
                    .filter(reading -> !reading.line().isEmpty())
                    .findFirst()
                    .ifPresent(reading -> panels.add(panel(measure, region, reading, nation, shared)));
        }
        return panels;
    }

    private Panel panel(
            MeasureDefinition measure, Region region, Reading reading, Optional<Timeline> nation, Scale shared) {
        Figure latest = reading.line().latest().orElseThrow();
        String period = words.period(latest.period().orElseThrow());
        Optional<Figure> beside = nation.flatMap(
                        line -> line.find(latest.period().orElseThrow()))
                .filter(figure -> figure.value().isPresent());
        String name = words.in(region.name());
        String title = words.say("side.one", "region", name, "period", period);
        String summary = beside.map(figure -> words.say(
                        "side.one.summary",
                        "measure",
                        words.label(measure),
                        "region",
                        name,
                        "period",
                        period,
                        "value",
                        TimeSentences.withEvidence(words, measure, latest),
                        "nation",
                        words.nation(),
                        "other",
                        words.figure(measure, figure)))
                .orElse(title);
        List<Answer> answers = new ArrayList<>(side.monthly(measure).stream()
                .filter(answer -> answer.question().by().stream()
                        .anyMatch(by -> by.level().equals(Optional.of(region.level()))))
                .toList());
        answers.addAll(side.nationMonthly(measure));
        String scope = Scope.line(
                words,
                Optional.empty(),
                List.of(measure),
                side.nationMonthly(measure).get(0).question(),
                Optional.of(side.window(measure)));
        var series = new ArrayList<Series>();
        series.add(parts.series(reading.line(), name, Role.MAIN, reading.signals()));
        nation.ifPresent(line -> series.add(parts.series(line, words.nation(), Role.NATION, List.of())));
        return new Panel(
                "trend-" + region.code(),
                title,
                scope,
                summary,
                Optional.of(new Headline(
                        words.figure(measure, latest),
                        name,
                        Chips.variation(words, reading),
                        Chips.assurance(words, reading))),
                Optional.of(new ChartSpec(
                        "trend-" + region.code(),
                        ChartSpec.Kind.LINE,
                        title,
                        scope,
                        summary,
                        parts.periods(reading.line().periods()),
                        shared.axis(words, measure),
                        series,
                        List.of(),
                        List.of(),
                        List.of(),
                        edition.furniture().watermark(answers))),
                parts.table(reading.line(), title, List.of()),
                edition.furniture().statuses(reading.line().figures(), answers, List.of(measure)),
                edition.furniture().source(answers),
                List.of(),
                Optional.empty(),
                answers);
    }
}
