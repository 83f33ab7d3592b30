package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.Kitagawa;
import org.merata.analysis.Kitagawa.Part;
import org.merata.analysis.MixCells;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Status;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/**
 * Why a place's share or mean is not that of the whole country: what its mix of services and channels adds, what performance at the same mix
 * adds, and the services that drive it. For a region's page, and for any page about gaps.
 */
final class WhyPanel {
    private static final int USUAL_BARS = 8;

    private final Edition edition;
    private final Wording words;
    private final int mostBars;

    WhyPanel(Edition edition) {
        this(edition, USUAL_BARS);
    }

    /** @param mostBars how many services are drawn; all others are one bar more */
    WhyPanel(Edition edition, int mostBars) {
        this.edition = edition;
        this.mostBars = mostBars;
        this.words = edition.words();
    }

    /** @param own the place, by dimension, with all else that is chosen */
    Optional<Panel> find(
            String id,
            MeasureDefinition measure,
            String place,
            Map<String, String> own,
            Map<String, String> whole,
            TimeRange time) {
        return Explained.find(edition, measure, own, whole, time).map(explained -> of(id, explained, place, time));
    }

    Panel of(String id, Explained explained, String place, TimeRange time) {
        var sentences = new WhySentences(words, explained, place);
        String title = sentences.title();
        String scope = Scope.line(
                words,
                Optional.empty(),
                List.of(explained.measure()),
                explained.answers().get(0).question(),
                Optional.of(time));
        String summary = sentences.summary(time);
        return new Panel(
                        id,
                        title,
                        scope,
                        summary,
                        Optional.empty(),
                        explained.isSplit()
                                ? Optional.of(chart(id, explained, sentences, title, scope, summary))
                                : Optional.empty(),
                        table(explained, sentences, place, title),
                        edition.furniture()
                                .statuses(explained.rows(), explained.answers(), List.of(explained.measure())),
                        edition.furniture().source(explained.answers()),
                        edition.furniture().definitions(List.of(explained.measure())),
                        Optional.of(sentences.note()),
                        explained.answers())
                .using("kitagawa");
    }

    private ChartSpec chart(
            String id, Explained explained, WhySentences sentences, String title, String scope, String summary) {
        List<Point> points = points(explained, sentences);
        List<Double> values =
                points.stream().map(point -> point.value().getAsDouble()).toList();
        Scale scale = Scale.ofDifferences(explained.measure(), values, words);
        return new ChartSpec(
                id,
                ChartSpec.Kind.BARS,
                title,
                scope,
                summary,
                axis(words, explained.measure(), scale),
                new Axis(
                        words.singular(explained.row(), Optional.empty()),
                        points.stream().map(Point::label).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(new Series("total", words.say("column.adds"), Role.MAIN, points)),
                List.of(),
                List.of(new Line(
                        words.say("why.zero", "nation", words.nation()),
                        Line.Role.NATION,
                        List.of(OptionalDouble.of(0)))),
                List.of(),
                edition.furniture().watermark(explained.answers()));
    }

    /** The number axis of differences by a measure. */
    static Axis axis(Wording words, MeasureDefinition measure, Scale scale) {
        String unit = measure.unit() == Unit.SHARE
                ? words.say("why.points")
                : words.formats().unitLabel(measure.unit(), scale.length());
        String title = unit.isEmpty() ? words.label(measure) : words.label(measure) + ", " + unit;
        return new Axis(
                title,
                List.of(),
                OptionalDouble.of(scale.minimum()),
                OptionalDouble.of(scale.maximum()),
                scale.ticks());
    }

    /** The rows that add most, and all the others as one. */
    private List<Point> points(Explained explained, WhySentences sentences) {
        List<Part> parts = sentences.mostFirst();
        List<Part> own = parts.stream()
                .filter(part -> !part.row().equals(MixCells.OTHER))
                .limit(mostBars)
                .toList();
        var points = new ArrayList<Point>();
        own.forEach(part -> points.add(point(
                explained,
                sentences,
                part.row(),
                sentences.name(part),
                part.total(),
                words.path(explained.row(), part.row()))));
        List<Part> rest = parts.stream().filter(part -> !own.contains(part)).toList();
        if (!rest.isEmpty()) {
            double sum = rest.stream().mapToDouble(Part::total).sum();
            points.add(point(explained, sentences, MixCells.OTHER, words.say("why.other"), sum, Optional.empty()));
        }
        return points;
    }

    private Point point(
            Explained explained,
            WhySentences sentences,
            String code,
            String name,
            double total,
            Optional<String> link) {
        String text = sentences.signed(total);
        boolean level = text.equals(sentences.signed(0));
        return new Point(
                code,
                name,
                OptionalDouble.of(total),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Status.OBSERVED,
                text,
                level ? Signal.NONE : explained.isBetter(total) ? Signal.BETTER : Signal.WORSE,
                link);
    }

    private TableSpec table(Explained explained, WhySentences sentences, String place, String title) {
        var rows = new ArrayList<Row>();
        for (Part part : sentences.mostFirst()) {
            rows.add(new Row(
                    List.of(
                            Cell.of(sentences.name(part)),
                            share(part.ownShare()),
                            share(part.wholeShare()),
                            value(explained, part.ownValue()),
                            value(explained, part.wholeValue()),
                            adds(sentences, part.mix().size()),
                            adds(sentences, part.performance().size()),
                            adds(sentences, part.total())),
                    part.row().equals(MixCells.OTHER) ? Optional.empty() : words.path(explained.row(), part.row())));
        }
        Kitagawa found = explained.found();
        rows.add(new Row(
                List.of(
                        Cell.of(words.say("why.all")),
                        share(1),
                        share(1),
                        value(explained, found.own()),
                        value(explained, found.whole()),
                        adds(sentences, found.mix().size()),
                        adds(sentences, found.performance().size()),
                        adds(sentences, found.difference().size())),
                Optional.empty()));
        return new TableSpec(title, columns(explained, place), rows);
    }

    private List<Column> columns(Explained explained, String place) {
        String label = words.label(explained.measure());
        return List.of(
                new Column(explained.row(), words.singular(explained.row(), Optional.empty()), false),
                new Column("share_own", words.say("column.share_of_cases", "place", place), true),
                new Column("share_nation", words.say("column.share_of_cases", "place", words.nation()), true),
                new Column("own", label + ", " + place, true),
                new Column("nation", label + ", " + words.nation(), true),
                new Column("mix", words.say("column.from_mix"), true),
                new Column("performance", words.say("column.from_performance"), true),
                new Column("total", words.say("column.adds"), true));
    }

    private Cell share(double share) {
        return Cell.of(words.formats().share(share, 1), share);
    }

    private Cell value(Explained explained, double value) {
        return Cell.of(words.value(explained.measure(), value), value);
    }

    private static Cell adds(WhySentences sentences, double size) {
        return Cell.of(sentences.signed(size), size);
    }
}
