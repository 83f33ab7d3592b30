package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.merata.analysis.Outliers;
import org.merata.analysis.Outliers.Outlier;
import org.merata.analysis.Outliers.Point;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.measure.Refusal;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/**
 * Monthly counts far from their own past; flagged, not dropped. They come through the gate as every number does, so a count that is
 * withheld is neither flagged nor part of a past.
 */
final class OutlierPanels {
    private static final String AGENCY = "agency";
    private static final String SERVICE = "service";
    private static final int BASELINE_MONTHS = 24;
    private static final int MONTHS_FLAGGED = 3;
    private static final int MOST_SHOWN = 20;

    private final Edition edition;
    private final Wording words;

    OutlierPanels(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** Where and when a count lies. */
    private record Place(SortedMap<String, String> codes, Period month) {}

    /** Of each agency and of each service. */
    Optional<Panel> ofOne() {
        return edition.findVolume(Set.of(AGENCY)).map(measure -> {
            var found = new ArrayList<Outlier<Place>>();
            for (String dimension : List.of(AGENCY, SERVICE)) {
                edition.findVolume(Set.of(dimension))
                        .flatMap(volume -> edition.askMonths(volume, dimension, BASELINE_MONTHS + MONTHS_FLAGGED))
                        .ifPresent(answer -> found.addAll(find(answer.figures())));
            }
            return panel("outliers", measure, found, List.of("name"));
        });
    }

    /** Of each service at each agency. */
    Optional<Panel> ofPairs() {
        return edition.findVolume(Set.of(AGENCY, SERVICE)).flatMap(measure -> {
            List<Answer> answers = askPairs(measure, edition.lastMonths(measure, BASELINE_MONTHS + MONTHS_FLAGGED));
            List<Figure> figures = answers.stream()
                    .flatMap(answer -> answer.figures().stream())
                    .toList();
            return figures.isEmpty()
                    ? Optional.empty()
                    : Optional.of(panel("outliers_pairs", measure, find(figures), List.of(SERVICE, AGENCY)));
        });
    }

    /** In as few answers as they fit in: all pairs in all months may be too many for one. Empty where they are not published. */
    private List<Answer> askPairs(MeasureDefinition measure, TimeRange months) {
        try {
            return List.of(edition.numbers()
                    .ask(Question.of(measure.id())
                            .by(Breakdown.of(AGENCY), Breakdown.of(SERVICE))
                            .during(months)
                            .each(Grain.MONTH)));
        } catch (QuestionRefused refused) {
            int count = months.listPeriods(Grain.MONTH).size();
            if (refused.refusal() != Refusal.TOO_LARGE || count == 1) {
                return List.of();
            }
            Period middle = months.first().plus(count / 2);
            var answers = new ArrayList<>(askPairs(measure, new TimeRange(months.first(), middle.plus(-1))));
            answers.addAll(askPairs(measure, new TimeRange(middle, months.last())));
            return answers;
        }
    }

    private List<Outlier<Place>> find(List<Figure> figures) {
        var byCodes = new HashMap<SortedMap<String, String>, List<Figure>>();
        figures.stream()
                .filter(figure -> figure.value().isPresent() && figure.period().isPresent())
                .forEach(figure -> byCodes.computeIfAbsent(figure.codes(), codes -> new ArrayList<>())
                        .add(figure));
        Optional<Period> last =
                figures.stream().flatMap(figure -> figure.period().stream()).max(Comparator.naturalOrder());
        var found = new ArrayList<Outlier<Place>>();
        last.ifPresent(month ->
                byCodes.forEach((codes, past) -> found.addAll(find(codes, past, month.plus(1 - MONTHS_FLAGGED)))));
        return found;
    }

    private static List<Outlier<Place>> find(
            SortedMap<String, String> codes, List<Figure> figures, Period firstFlagged) {
        double[] baseline = figures.stream()
                .filter(figure -> figure.period().get().compareTo(firstFlagged) < 0)
                .mapToDouble(figure -> figure.value().getAsDouble())
                .toArray();
        List<Point<Place>> points = figures.stream()
                .filter(figure -> figure.period().get().compareTo(firstFlagged) >= 0)
                .map(figure -> new Point<>(
                        new Place(codes, figure.period().get()), figure.value().getAsDouble()))
                .toList();
        return Outliers.find(
                points, baseline, Outliers.Method.MODIFIED_Z_SCORE, Outliers.Method.MODIFIED_Z_SCORE.threshold());
    }

    /** @param names the columns that say where: {@code name} for whatever the count is of */
    private Panel panel(String id, MeasureDefinition measure, List<Outlier<Place>> found, List<String> names) {
        // Of equal differences always the same are shown.
        found.sort(Comparator.comparing((Outlier<Place> outlier) -> outlier.of().month())
                .thenComparing(outlier -> outlier.of().codes().toString()));
        List<Outlier<Place>> ranked = Outliers.rank(found);
        var columns = new ArrayList<Column>();
        names.forEach(name -> columns.add(new Column(name, words.say("column." + name), false)));
        columns.add(new Column("period", words.say("column.period"), false));
        columns.add(new Column("count", words.say("column.rows"), true));
        columns.add(new Column("usual", words.say("column.usual"), true));
        columns.add(new Column("score", words.say("column.score"), true));
        String phrase = "quality." + id;
        return Facts.panel(
                id,
                words.label(measure),
                found.isEmpty()
                        ? words.say(phrase + ".title.none")
                        : words.say(phrase + ".title", "n", words.formats().count(found.size())),
                words.say(phrase + ".summary"),
                columns,
                ranked.stream()
                        .limit(MOST_SHOWN)
                        .map(outlier -> row(outlier, names))
                        .toList());
    }

    private Row row(Outlier<Place> outlier, List<String> names) {
        Place place = outlier.of();
        var cells = new ArrayList<Cell>();
        for (String name : names) {
            String dimension = name.equals("name") ? place.codes().firstKey() : name;
            cells.add(Cell.of(words.name(dimension, place.codes().get(dimension))));
        }
        cells.add(Cell.of(words.period(place.month())));
        cells.add(Cell.of(words.formats().count(Math.round(outlier.value())), outlier.value()));
        cells.add(Cell.of(words.formats().count(Math.round(outlier.centre())), outlier.centre()));
        cells.add(Cell.of(words.formats().number(outlier.score(), 1), outlier.score()));
        String first = names.get(0).equals("name") ? place.codes().firstKey() : names.get(0);
        return new Row(cells, words.path(first, place.codes().get(first)));
    }
}
