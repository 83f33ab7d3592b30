package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.merata.analysis.Kitagawa;
import org.merata.analysis.Kitagawa.Effect;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.model.Status;

/** What sets regions apart from the nation: of those farthest from it on either side, how much is their mix and how much performance. */
final class GapWhyPanel {
    private static final String ID = "why";
    private static final int MOST_BEHIND = 6;
    private static final int MOST_AHEAD = 4;
    private static final int MOST_NAMED = 2;

    private final Edition edition;
    private final GapFrame frame;
    private final Wording words;

    GapWhyPanel(Edition edition, GapFrame frame) {
        this.edition = edition;
        this.frame = frame;
        this.words = frame.words();
    }

    /** A region with its parts and the words for them. */
    private record Told(String code, String name, Explained explained, WhySentences sentences) {
        Effect difference() {
            return explained.found().difference();
        }

        boolean isAhead() {
            return explained.isBetter(difference().size());
        }

        /** Whether the mix makes up more of the distance than performance does. */
        boolean isMostlyMix() {
            Kitagawa found = explained.found();
            return Math.abs(found.mix().size()) > Math.abs(found.performance().size());
        }
    }

    /** Empty for measures without a mix, and where no region can be split. */
    Optional<Panel> of() {
        return RegionsExplained.find(edition, frame.gap())
                .filter(all -> all.countSplit() > 0)
                .map(this::panel);
    }

    private Panel panel(RegionsExplained all) {
        List<Told> regions = all.regions().entrySet().stream()
                .map(entry -> told(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(
                                (Told one) -> Math.abs(one.difference().size()))
                        .reversed())
                .toList();
        List<Told> clear = regions.stream()
                .filter(one -> one.explained().isSplit() && one.difference().isTold())
                .toList();
        List<Told> behind = clear.stream().filter(one -> !one.isAhead()).toList();
        List<Told> ahead = clear.stream().filter(Told::isAhead).toList();
        String title = Stream.concat(behind.stream(), ahead.stream())
                .findFirst()
                .map(one -> one.sentences().title())
                .orElseGet(() -> words.say(
                        "why.regions.title.none",
                        "measure",
                        frame.label(),
                        "things",
                        frame.things(),
                        "nation",
                        words.nation()));
        String summary = summary(clear, behind, ahead);
        Optional<ChartSpec> chart =
                clear.isEmpty() ? Optional.empty() : Optional.of(chart(behind, ahead, title, summary));
        return frame.panel(ID, title, summary, chart, table(regions, title), notes(all))
                .with(all.answers(), edition.furniture().source(all.answers()))
                .using("kitagawa");
    }

    private Told told(String code, Explained explained) {
        String name = frame.name(code);
        return new Told(code, name, explained, new WhySentences(words, explained, name));
    }

    private String summary(List<Told> clear, List<Told> behind, List<Told> ahead) {
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "why.regions.summary",
                "measure",
                frame.label(),
                "period",
                frame.period(),
                "n",
                words.formats().count(clear.size()),
                "things",
                frame.things(),
                "nation",
                words.nation()));
        if (!clear.isEmpty()) {
            sentences.add(most(clear));
        }
        named("why.regions.behind", behind).ifPresent(sentences::add);
        named("why.regions.ahead", ahead).ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    /** Whether mix or performance makes up most of the distances. */
    private String most(List<Told> clear) {
        long mix = clear.stream().filter(Told::isMostlyMix).count();
        if (mix == 0 || mix == clear.size()) {
            return words.say(mix == 0 ? "why.regions.performance_all" : "why.regions.mix_all");
        }
        return words.say(
                "why.regions.both",
                "performance",
                words.formats().count(clear.size() - mix),
                "mix",
                words.formats().count(mix));
    }

    private Optional<String> named(String key, List<Told> regions) {
        List<String> names = regions.stream()
                .limit(MOST_NAMED)
                .map(one -> words.say(
                        "why.regions.each",
                        "name",
                        one.name(),
                        "total",
                        one.sentences().signed(one.difference().size()),
                        "parts",
                        parts(one)))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say(key, "names", words.formats().list(names)));
    }

    private String parts(Told one) {
        return words.say(
                "why.regions.parts",
                "mix",
                one.sentences().mix(),
                "performance",
                one.sentences().performance());
    }

    private List<String> notes(RegionsExplained all) {
        var notes = new ArrayList<>(frame.leftOut());
        notes.add(words.say("why.note"));
        notes.add(words.say("why.regions.note"));
        int others = all.regions().size() - (int) all.countSplit();
        if (others > 0) {
            notes.add(words.say(
                    "why.regions.not_split",
                    "n",
                    words.formats().count(others),
                    "things",
                    frame.things(),
                    "rows",
                    words.plural(all.row(), Optional.empty())));
        }
        return notes;
    }

    /** From the farthest behind to the farthest ahead. */
    private ChartSpec chart(List<Told> behind, List<Told> ahead, String title, String summary) {
        var drawn = new ArrayList<Told>(behind.stream().limit(MOST_BEHIND).toList());
        ahead.stream()
                .limit(MOST_AHEAD)
                .sorted(Comparator.comparingDouble(
                        one -> Math.abs(one.difference().size())))
                .forEach(drawn::add);
        Scale scale = Scale.ofDifferences(
                frame.gap().measure(),
                drawn.stream().flatMap(GapWhyPanel::reach).toList(),
                words);
        return new ChartSpec(
                ID,
                ChartSpec.Kind.BARS,
                title,
                frame.scope(),
                summary,
                WhyPanel.axis(words, frame.gap().measure(), scale),
                new Axis(
                        words.singular("region", Optional.of(frame.gap().level())),
                        drawn.stream().map(Told::name).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(
                        new Series(
                                "total",
                                words.say("why.regions.total"),
                                Role.MAIN,
                                drawn.stream().map(this::total).toList()),
                        series("mix", "why.regions.mix", drawn, Kitagawa::mix),
                        series("performance", "why.regions.performance", drawn, Kitagawa::performance)),
                List.of(),
                List.of(new Line(
                        words.say("why.zero", "nation", words.nation()),
                        Line.Role.NATION,
                        List.of(OptionalDouble.of(0)))),
                List.of(),
                frame.watermark());
    }

    /** What the row needs room for: the ends of its interval, and of its parts side by side. */
    private static Stream<Double> reach(Told one) {
        double mix = one.explained().found().mix().size();
        double performance = one.explained().found().performance().size();
        double below = Math.min(0, mix) + Math.min(0, performance);
        double above = Math.max(0, mix) + Math.max(0, performance);
        return Stream.of(
                below,
                above,
                one.difference().lower().orElse(0),
                one.difference().upper().orElse(0));
    }

    private Point total(Told one) {
        Effect difference = one.difference();
        return new Point(
                one.code(),
                one.name(),
                OptionalDouble.of(difference.size()),
                difference.lower(),
                difference.upper(),
                Status.OBSERVED,
                one.sentences().signed(difference.size()),
                Signal.NONE,
                frame.path(one.code()));
    }

    private Series series(String id, String label, List<Told> drawn, Function<Kitagawa, Effect> part) {
        boolean mix = id.equals("mix");
        List<Point> points = drawn.stream()
                .map(one -> {
                    double size = part.apply(one.explained().found()).size();
                    return new Point(
                            one.code(),
                            one.name(),
                            OptionalDouble.of(size),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            Status.OBSERVED,
                            mix ? one.sentences().mix() : one.sentences().performance(),
                            mix ? Signal.NONE : one.explained().isBetter(size) ? Signal.BETTER : Signal.WORSE,
                            Optional.empty());
                })
                .toList();
        return new Series(id, words.say(label), Role.SECOND, points);
    }

    private TableSpec table(List<Told> regions, String title) {
        var columns = List.of(
                new Column(
                        "region",
                        words.singular("region", Optional.of(frame.gap().level())),
                        false),
                new Column("value", frame.label(), true),
                new Column("difference", words.say("column.from_nation", "nation", words.nation()), true),
                new Column("difference_interval", words.say("column.interval"), true),
                new Column("mix", words.say("column.from_mix"), true),
                new Column("mix_interval", words.say("column.interval"), true),
                new Column("performance", words.say("column.from_performance"), true),
                new Column("performance_interval", words.say("column.interval"), true));
        return new TableSpec(title, columns, regions.stream().map(this::row).toList());
    }

    private Row row(Told one) {
        Kitagawa found = one.explained().found();
        boolean split = one.explained().isSplit();
        WhySentences sentences = one.sentences();
        var cells = new ArrayList<Cell>(List.of(
                Cell.of(one.name()),
                Cell.of(words.value(frame.gap().measure(), found.own()), found.own()),
                Cell.of(
                        sentences.signed(found.difference().size()),
                        found.difference().size()),
                interval(sentences, found.difference())));
        for (Effect part : List.of(found.mix(), found.performance())) {
            String shown = part == found.mix() ? sentences.mix() : sentences.performance();
            cells.add(split ? Cell.of(shown, part.size()) : GapFrame.none());
            cells.add(split ? interval(sentences, part) : GapFrame.none());
        }
        return new Row(cells, frame.path(one.code()));
    }

    private static Cell interval(WhySentences sentences, Effect effect) {
        return effect.standardError().isEmpty() ? GapFrame.none() : Cell.of(sentences.range(effect));
    }
}
