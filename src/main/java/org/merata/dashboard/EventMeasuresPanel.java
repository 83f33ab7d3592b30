package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.analysis.BeforeAfter;
import org.merata.analysis.BeforeAfter.Change;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.EventDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;

/** Every measure with an event: what changed, how sure that is, or why there is nothing to tell. */
final class EventMeasuresPanel {
    private final Furniture furniture;
    private final Wording words;

    EventMeasuresPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
    }

    /** @param query what is chosen besides the measure, for links */
    Panel of(EventDefinition event, Map<String, String> where, List<EventStudy> studies, String query) {
        List<Change> changes = studies.stream()
                .flatMap(study -> study.found().map(BeforeAfter::main).stream())
                .toList();
        List<Answer> answers =
                studies.stream().flatMap(study -> study.answer().stream()).toList();
        String title = title(studies.size(), changes);
        return new Panel(
                        "measures",
                        title,
                        words.say(
                                "event.measures.scope",
                                "event",
                                words.in(event.title()),
                                "place",
                                Scope.place(words, where)),
                        words.say(
                                "event.measures.summary",
                                "n",
                                words.formats().count(changes.size()),
                                "chance",
                                words.formats().number(changes.size() * (1 - BeforeAfter.LEVEL), 1)),
                        Optional.empty(),
                        Optional.empty(),
                        table(event, studies, title, query),
                        List.of(words.say("event.caution.cause")),
                        furniture.source(answers),
                        List.of(),
                        Optional.empty(),
                        List.of())
                .using("segmented_regression", "newey_west");
    }

    private String title(int all, List<Change> changes) {
        long rose = changes.stream()
                .filter(change -> change.isClear() && change.difference() > 0)
                .count();
        long fell = changes.stream()
                .filter(change -> change.isClear() && change.difference() < 0)
                .count();
        return words.say(
                "event.measures.title",
                "rose",
                words.formats().count(rose),
                "fell",
                words.formats().count(fell),
                "rest",
                words.formats().count(changes.size() - rose - fell),
                "none",
                words.formats().count(all - changes.size()));
    }

    private TableSpec table(EventDefinition event, List<EventStudy> studies, String caption, String query) {
        var rows = new ArrayList<Row>();
        for (EventStudy study : studies) {
            String link = EventPages.path(event) + "?measure=" + study.measure().id() + query;
            listCells(study).forEach(cells -> rows.add(new Row(cells, Optional.of(link))));
        }
        return new TableSpec(
                caption,
                List.of(
                        new Column("measure", words.say("filter.measure"), false),
                        new Column("change", words.say("event.column.change"), true),
                        new Column("interval", words.say("column.interval"), true),
                        new Column("relative", words.say("event.column.relative"), true),
                        new Column("periods", words.say("event.column.periods"), false),
                        new Column("effect", words.say("event.column.effect"), false)),
                rows);
    }

    /** A row for each change told of; one with the reason where there is none. */
    private List<List<Cell>> listCells(EventStudy study) {
        Cell label = Cell.of(words.label(study.measure()));
        Cell effect = Cell.of(EventSentences.effect(words, study.exposure().effect()));
        if (study.found().isEmpty()) {
            Cell reason = Cell.of(new EventSentences(words, study, List.of()).reason());
            Cell none = Cell.of("\u2013");
            return List.of(List.of(label, none, none, none, reason, effect));
        }
        return study.found().get().changes().stream()
                .map(change -> cells(study.measure(), change, label, effect))
                .toList();
    }

    private List<Cell> cells(MeasureDefinition measure, Change change, Cell label, Cell effect) {
        String size = words.change(measure, change.difference());
        return List.of(
                label,
                Cell.of(change.isClear() ? size : words.say("change.unclear", "change", size), change.difference()),
                Cell.of(EventSentences.signed(words, measure, change.interval())),
                change.ratio().isPresent()
                        ? Cell.of(
                                EventSentences.percent(words, change.ratio().getAsDouble()),
                                change.ratio().getAsDouble() - 1)
                        : Cell.of("\u2013"),
                Cell.of(EventSentences.periods(words, change)),
                effect);
    }
}
