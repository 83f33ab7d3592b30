package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.merata.analysis.Kitagawa.Effect;
import org.merata.analysis.StandardisedGap;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.disclosure.Answer;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/** Why a place's median is not that of the whole country: what its mix of services and channels adds, and what performance at the same mix adds. */
final class MedianWhyPanel {
    private final Edition edition;
    private final Wording words;

    MedianWhyPanel(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** @param place the name of the place */
    Panel of(String id, MedianExplained explained, String place, TimeRange time) {
        StandardisedGap found = explained.only();
        Split split = explained.split(found);
        var sentences = new SplitSentences(words, split, place);
        String title = sentences.title();
        List<Answer> answers = explained.answers();
        String scope = Scope.line(
                words,
                Optional.empty(),
                List.of(explained.measure()),
                answers.get(0).question(),
                Optional.of(time));
        String summary = sentences.distance(time) + " "
                + (split.isSplit() ? sentences.parts() + " " + standardised(split, found) : sentences.notSplit());
        return new Panel(
                        id,
                        title,
                        scope,
                        summary,
                        Optional.empty(),
                        split.isSplit()
                                ? Optional.of(chart(id, split, sentences, title, scope, summary, answers))
                                : Optional.empty(),
                        table(split, found, sentences, place, title),
                        edition.furniture().statuses(answers.get(0).figures(), answers, List.of(explained.measure())),
                        edition.furniture().source(answers),
                        edition.furniture().definitions(List.of(explained.measure())),
                        Optional.of(words.say("why.median.note")),
                        answers)
                .using("standardised_quantile");
    }

    private String standardised(Split split, StandardisedGap found) {
        return words.say(
                "why.median.standardised",
                "value",
                words.value(split.measure(), found.standardised()),
                "nation",
                words.nation());
    }

    private ChartSpec chart(
            String id,
            Split split,
            SplitSentences sentences,
            String title,
            String scope,
            String summary,
            List<Answer> answers) {
        Scale scale = Scale.ofDifferences(
                split.measure(),
                Stream.of(split.mix(), split.performance(), split.difference())
                        .flatMap(effect -> Stream.of(
                                effect.size(),
                                effect.lower().orElse(effect.size()),
                                effect.upper().orElse(effect.size())))
                        .toList(),
                words);
        List<Point> points = List.of(
                point("mix", split, split.mix(), sentences.mix()),
                point("performance", split, split.performance(), sentences.performance()),
                point(
                        "total",
                        split,
                        split.difference(),
                        sentences.signed(split.difference().size())));
        return new ChartSpec(
                id,
                ChartSpec.Kind.BARS,
                title,
                scope,
                summary,
                WhyPanel.axis(words, split.measure(), scale),
                new Axis(
                        "",
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
                edition.furniture().watermark(answers));
    }

    private Point point(String code, Split split, Effect effect, String text) {
        Signal signal = split.isBetter(effect.size()) ? Signal.BETTER : Signal.WORSE;
        return new Point(
                code,
                words.say("why.median." + code),
                OptionalDouble.of(effect.size()),
                effect.lower(),
                effect.upper(),
                Status.OBSERVED,
                text,
                code.equals("performance") ? signal : Signal.NONE,
                Optional.empty());
    }

    private TableSpec table(Split split, StandardisedGap found, SplitSentences sentences, String place, String title) {
        var rows = new ArrayList<Row>();
        rows.add(value(place, split, found.own()));
        if (split.isSplit()) {
            rows.add(value(
                    words.say("why.median.at_mix", "place", place, "nation", words.nation()),
                    split,
                    found.standardised()));
        }
        rows.add(value(words.nation(), split, found.whole()));
        rows.add(effect(
                "total", split.difference(), sentences.signed(split.difference().size()), sentences));
        if (split.isSplit()) {
            rows.add(effect("mix", split.mix(), sentences.mix(), sentences));
            rows.add(effect("performance", split.performance(), sentences.performance(), sentences));
        }
        return new TableSpec(
                title,
                List.of(
                        new Column("part", words.say("why.median.column"), false),
                        new Column("value", words.label(split.measure()), true),
                        new Column("interval", words.say("column.interval"), true)),
                rows);
    }

    private Row value(String name, Split split, double value) {
        return new Row(
                List.of(Cell.of(name), Cell.of(words.value(split.measure(), value), value), GapFrame.none()),
                Optional.empty());
    }

    private Row effect(String code, Effect effect, String text, SplitSentences sentences) {
        return new Row(
                List.of(
                        Cell.of(words.say("why.median." + code)),
                        Cell.of(text, effect.size()),
                        effect.standardError().isEmpty() ? GapFrame.none() : Cell.of(sentences.range(effect))),
                Optional.empty());
    }
}
