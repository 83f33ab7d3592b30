package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.PercentileMeasures;
import org.merata.model.Text;

/** Processing time in full: how it is spread over time and over cases, and the queue behind it. */
final class TimePanels {
    private static final List<String> AGES = List.of("backlog_age_median", "backlog_age_p90");
    private static final List<Integer> BANDS = List.of(10, 25, 75, 90);

    private final Edition edition;

    TimePanels(Edition edition) {
        this.edition = edition;
    }

    /** @param own the measures of the page; rows are empty where none of them is a median */
    List<List<Panel>> rows(List<MeasureDefinition> own, TilePanels.Frame frame) {
        var rows = new ArrayList<List<Panel>>();
        Optional<QueuePanel.Told> queue = new QueuePanel(edition).find("queue", frame);
        own.stream().filter(TimePanels::isMedianTime).findFirst().ifPresent(median -> {
            var row = new ArrayList<Panel>();
            row.add(bands(median, frame, queue.flatMap(QueuePanel.Told::caution)));
            OptionalDouble standard = edition.tiles().findStandard(frame);
            new DistributionPanel(edition.furniture(), edition.numbers())
                    .find("spread", median, frame, standard)
                    .ifPresent(row::add);
            rows.add(row);
        });
        queue.ifPresent(told -> {
            var row = new ArrayList<Panel>(List.of(told.panel()));
            ages(frame).ifPresent(row::add);
            rows.add(row);
        });
        return rows;
    }

    /** How old the queue is at the end of each month; empty where the measures are not defined or know not what was chosen. */
    private Optional<Panel> ages(TilePanels.Frame frame) {
        List<MeasureDefinition> measures = AGES.stream()
                .flatMap(id -> edition.words().definitions().findMeasure(id).stream())
                .filter(measure -> Numbers.supports(measure, frame.where().keySet()))
                .toList();
        return measures.size() < AGES.size()
                ? Optional.empty()
                : Optional.of(edition.tiles()
                        .of(
                                "ages",
                                edition.tile(Chart.PERCENTILES, measures, Optional.empty(), Optional.empty(), 0)
                                        .withNote(Text.same(edition.words().say("ages.note"))),
                                frame));
    }

    /** Of the time a service takes, not of the time in which complaints are answered. */
    static boolean isMedianTime(MeasureDefinition measure) {
        return measure.topic() == MeasureDefinition.Topic.SPEED && PercentileMeasures.isMedian(measure);
    }

    private Panel bands(MeasureDefinition median, TilePanels.Frame frame, Optional<String> caution) {
        var measures = new ArrayList<>(List.of(median));
        BANDS.forEach(percent ->
                measures.add(edition.words().definitions().getMeasure(PercentileMeasures.id(median, percent))));
        var tile = edition.tile(Chart.PERCENTILES, measures, Optional.empty(), Optional.empty(), 0);
        return edition.tiles()
                .of("times", caution.map(text -> tile.withNote(Text.same(text))).orElse(tile), frame);
    }
}
