package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.analysis.Outliers;
import org.merata.analysis.Outliers.Outlier;
import org.merata.analysis.Outliers.Point;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Period;

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
                        .flatMap(volume -> ask(volume, Set.of(dimension), Map.of()))
                        .ifPresent(answer -> found.addAll(find(answer, Map.of())));
            }
            return panel("outliers", measure, found, List.of("name"));
        });
    }

    /** Of each service at each agency: asked service by service, since all pairs in all months are too many for one answer. */
    Optional<Panel> ofPairs() {
        Set<String> both = Set.of(AGENCY, SERVICE);
        Optional<MeasureDefinition> measure = edition.findVolume(both);
        Optional<Answer> services = measure.flatMap(volume -> ask(volume, Set.of(SERVICE), Map.of()));
        if (services.isEmpty()) {
            return Optional.empty();
        }
        var found = new ArrayList<Outlier<Place>>();
        boolean published = false;
        for (String service : Numbers.codesOf(services.get(), SERVICE)) {
            if (!service.equals(Wording.NOT_STATED)) {
                Map<String, String> where = Map.of(SERVICE, service);
                Optional<Answer> answer = ask(measure.get(), Set.of(AGENCY), where);
                published |= answer.isPresent();
                answer.ifPresent(one -> found.addAll(find(one, where)));
            }
        }
        return published
                ? Optional.of(panel("outliers_pairs", measure.get(), found, List.of(SERVICE, AGENCY)))
                : Optional.empty();
    }

    private Optional<Answer> ask(MeasureDefinition measure, Set<String> by, Map<String, String> where) {
        return edition.askMonths(measure, by, where, BASELINE_MONTHS + MONTHS_FLAGGED);
    }

    private List<Outlier<Place>> find(Answer answer, Map<String, String> where) {
        var byCodes = new HashMap<SortedMap<String, String>, List<Figure>>();
        for (Figure figure : answer.figures()) {
            if (figure.value().isPresent() && figure.period().isPresent()) {
                var codes = new TreeMap<>(figure.codes());
                codes.putAll(where);
                byCodes.computeIfAbsent(codes, any -> new ArrayList<>()).add(figure);
            }
        }
        Optional<Period> last = answer.figures().stream()
                .flatMap(figure -> figure.period().stream())
                .max(Comparator.naturalOrder());
        if (last.isEmpty()) {
            return List.of();
        }
        Period firstFlagged = last.get().plus(1 - MONTHS_FLAGGED);
        var found = new ArrayList<Outlier<Place>>();
        byCodes.forEach((codes, figures) -> found.addAll(find(codes, figures, firstFlagged)));
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
