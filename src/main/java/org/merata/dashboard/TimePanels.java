package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.definition.CalendarDefinition;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.PercentileMeasures;
import org.merata.model.Text;
import org.merata.model.Unit;

/** Processing time in full: how it is spread over time and over cases, and the queue behind it. */
final class TimePanels {
    private static final List<String> AGES = List.of("backlog_age_median", "backlog_age_p90");
    private static final List<String> WORKING = List.of("working_time_median", "working_time_p90");
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
        percentiles("working", WORKING, workingNote(), frame).ifPresent(panel -> rows.add(List.of(panel)));
        queue.ifPresent(told -> {
            var row = new ArrayList<Panel>(List.of(told.panel()));
            percentiles("ages", AGES, edition.words().say("ages.note"), frame).ifPresent(row::add);
            rows.add(row);
        });
        return rows;
    }

    /** Empty where a measure is not defined or knows not what was chosen, or nothing can be drawn. */
    private Optional<Panel> percentiles(String id, List<String> ids, String note, TilePanels.Frame frame) {
        List<MeasureDefinition> measures = ids.stream()
                .flatMap(measure -> edition.words().definitions().findMeasure(measure).stream())
                .filter(measure -> Numbers.supports(measure, frame.where().keySet()))
                .toList();
        if (measures.size() < ids.size()) {
            return Optional.empty();
        }
        var tile = edition.tile(Chart.PERCENTILES, measures, Optional.empty(), Optional.empty(), 0);
        return Optional.of(edition.tiles().of(id, tile.withNote(Text.same(note)), frame))
                .filter(panel -> panel.chart().isPresent());
    }

    /** What working time is, with the ordinary working day of the offices that no calendar names. */
    private String workingNote() {
        Wording words = edition.words();
        String meaning = words.say("working.note");
        return words.definitions().calendars().values().stream()
                .filter(CalendarDefinition::isForAllOthers)
                .findFirst()
                .map(calendar -> meaning + " "
                        + words.say(
                                "working.note.day",
                                "calendar",
                                words.in(calendar.label()),
                                "day",
                                words.formats().number(calendar.hours().get(0).meanDayMinutes() / 60, 1)))
                .orElse(meaning);
    }

    /** Of the time a service takes by the clock, not of the time in which complaints are answered. */
    static boolean isMedianTime(MeasureDefinition measure) {
        return measure.topic() == MeasureDefinition.Topic.SPEED
                && measure.unit() == Unit.SECONDS
                && PercentileMeasures.isMedian(measure);
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
