package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Group;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Period;

/** Lays out the figures of a question as its reader wants them: what stands down, what across, and what beside each value. */
final class ExploreTable {
    /** What a row, or a group of columns, is of. */
    private record Place(List<String> codes, Optional<Period> period) {
        Place {
            codes = List.copyOf(codes);
        }
    }

    private record Spot(Place row, Place column, String measure) {}

    private final Wording words;
    private final Explored asked;
    private final Map<Spot, Figure> figures = new HashMap<>();
    private final Collection<Place> rows;
    private final Collection<Place> columns;

    ExploreTable(Wording words, Explored asked, Answer answer) {
        this.words = words;
        this.asked = asked;
        this.rows = new TreeSet<>(order(asked.down(), Comparator.reverseOrder()));
        this.columns = new TreeSet<>(order(across(), Comparator.naturalOrder()));
        for (Figure figure : answer.figures()) {
            Place row = place(figure, asked.down(), asked.timeIsDown());
            Place column = place(figure, across(), asked.hasAcross(Explored.ACROSS_TIME));
            rows.add(row);
            columns.add(column);
            figures.put(new Spot(row, column, figure.measure()), figure);
        }
    }

    int rows() {
        return rows.size();
    }

    private List<Breakdown> across() {
        return asked.by().stream()
                .filter(breakdown -> asked.hasAcross(breakdown.dimension()))
                .toList();
    }

    private static Place place(Figure figure, List<Breakdown> by, boolean timed) {
        return new Place(
                by.stream()
                        .map(breakdown -> figure.codes().getOrDefault(breakdown.dimension(), ""))
                        .toList(),
                timed ? figure.period() : Optional.empty());
    }

    /** Regions in the order of their codes, as the country lists them; all else by name, and what is not stated last. */
    private Comparator<Place> order(List<Breakdown> by, Comparator<Period> times) {
        Comparator<Place> order = (one, other) -> 0;
        for (int i = 0; i < by.size(); i++) {
            int at = i;
            String dimension = by.get(i).dimension();
            order = order.thenComparing(place -> place.codes().get(at).equals(Wording.NOT_STATED))
                    .thenComparing(place -> dimension.equals("region")
                            ? place.codes().get(at)
                            : words.name(dimension, place.codes().get(at)))
                    .thenComparing(place -> place.codes().get(at));
        }
        return order.thenComparing(place -> place.period().orElse(null), Comparator.nullsFirst(times));
    }

    TableSpec of(String caption) {
        var heads = new ArrayList<Column>();
        for (Breakdown breakdown : asked.down()) {
            heads.add(
                    new Column(breakdown.dimension(), words.singular(breakdown.dimension(), breakdown.level()), false));
        }
        if (asked.timeIsDown()) {
            heads.add(new Column("period", words.say("column.period"), false));
        }
        if (heads.isEmpty()) {
            heads.add(new Column("period", words.say("column.period"), false));
        }
        boolean pivoted = !asked.hasAcross(Explored.ACROSS_MEASURES);
        boolean alone = asked.measures().size() == 1 && !asked.intervals() && !asked.cases();
        var all = new ArrayList<>(heads);
        var groups = new ArrayList<Group>();
        for (Place column : columns) {
            String name = name(column);
            List<Column> own = columns(pivoted ? name : "", pivoted && alone);
            all.addAll(own);
            if (pivoted && !alone) {
                groups.add(new Group(name, own.size()));
            }
        }
        var lines = new ArrayList<Row>();
        for (Place row : rows) {
            lines.add(new Row(cells(row), path(row)));
        }
        return new TableSpec(caption, all, lines, groups, heads.size());
    }

    /** The columns below one heading; {@code alone} where that heading says all. */
    private List<Column> columns(String prefix, boolean alone) {
        var own = new ArrayList<Column>();
        for (MeasureDefinition measure : asked.measures()) {
            String id = prefix.isEmpty() ? measure.id() : prefix + " " + measure.id();
            own.add(new Column(id, alone ? prefix : words.label(measure), true));
            if (asked.intervals()) {
                own.add(new Column(id + " interval", words.say("column.interval"), true));
            }
            if (asked.cases()) {
                own.add(new Column(id + " n", words.say("column.n"), true));
            }
        }
        return own;
    }

    private List<Cell> cells(Place row) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < asked.down().size(); i++) {
            cells.add(Cell.of(
                    words.name(asked.down().get(i).dimension(), row.codes().get(i))));
        }
        row.period().ifPresent(period -> cells.add(Cell.of(words.period(period))));
        if (cells.isEmpty()) {
            cells.add(Cell.of(asked.time().map(words::periods).orElse("")));
        }
        for (Place column : columns) {
            for (MeasureDefinition measure : asked.measures()) {
                Optional<Figure> figure = Optional.ofNullable(figures.get(new Spot(row, column, measure.id())));
                cells.add(figure.map(found -> CompareTable.value(words, measure, found, Signal.NONE))
                        .orElse(Cell.of("\u2013")));
                if (asked.intervals()) {
                    cells.add(figure.map(found -> CompareTable.interval(words, measure, found))
                            .orElse(Cell.of("")));
                }
                if (asked.cases()) {
                    cells.add(figure.map(found -> CompareTable.cases(words, found))
                            .orElse(Cell.of("")));
                }
            }
        }
        return cells;
    }

    private Optional<String> path(Place row) {
        return asked.down().isEmpty()
                ? Optional.empty()
                : words.path(asked.down().get(0).dimension(), row.codes().get(0));
    }

    private String name(Place column) {
        return column.period()
                .map(words::period)
                .orElseGet(() -> across().isEmpty()
                        ? ""
                        : words.name(across().get(0).dimension(), column.codes().get(0)));
    }

    /** The same place in words: {@code Aceh, Counter, 2025}. */
    String name(Figure figure) {
        var parts = new ArrayList<String>();
        for (Breakdown breakdown : asked.by()) {
            parts.add(words.name(breakdown.dimension(), figure.codes().getOrDefault(breakdown.dimension(), "")));
        }
        figure.period().map(words::period).ifPresent(parts::add);
        return String.join(", ", parts);
    }
}
