package org.merata.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.Peers;
import org.merata.analysis.Peers.Peer;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Region;
import org.merata.model.TimeRange;

/**
 * A region beside those that are as ready as it is, and what its readiness leads to expect. Where the outcomes are made up, published
 * indicators choose the names and nothing more: no value of them, no distance and no expectation stands beside what is invented.
 */
final class PeerPanels {
    static final int PEERS = 5;

    private static final int MOST_MEASURES = 3;

    private final Edition edition;
    private final Wording words;
    private final Region region;
    private final ViewRequest request;

    /** @param request without the region */
    PeerPanels(Edition edition, Region region, ViewRequest request) {
        this.edition = edition;
        this.words = edition.words();
        this.region = region;
        this.request = request;
    }

    /** What is known of the region and its peers. */
    private record Found(ReadinessValues readiness, Peers peers, SideBySide side, List<MeasureDefinition> measures) {
        List<Answer> outcomes() {
            var answers = new LinkedHashSet<Answer>();
            measures.forEach(measure -> {
                answers.addAll(side.totals(measure));
                answers.addAll(side.nationAnswers(measure));
            });
            return List.copyOf(answers);
        }

        boolean isApart() {
            return Furniture.isSynthetic(outcomes());
        }
    }

    /** The codes of the peers, nearest first; none where its readiness is not known. */
    List<String> listCodes() {
        return readiness()
                .flatMap(found ->
                        Peers.of(region.code(), found.byRegion(), PEERS).value())
                .map(peers -> peers.nearest().stream().map(Peer::code).toList())
                .orElse(List.of());
    }

    private Optional<ReadinessValues> readiness() {
        return ReadinessValues.find(edition, region.level(), Optional.empty());
    }

    /** Both panels; none where the region's readiness or its outcomes are not known. */
    List<Panel> of(List<MeasureDefinition> leading) {
        return find(leading)
                .map(found -> List.of(
                        beside(found),
                        new ExpectedPanel(edition, region, found.readiness(), found.side())
                                .of(found.measures().get(0), found.isApart())))
                .orElse(List.of());
    }

    /** The sentence that names the peers; empty where there are none. */
    Optional<String> sentence(List<MeasureDefinition> leading) {
        return find(leading).map(found -> {
            MeasureDefinition measure = found.measures().get(0);
            return words.say("peers.brief", "measure", words.label(measure), "values", values(found, measure));
        });
    }

    /** Each peer's value, nearest first. */
    private String values(Found found, MeasureDefinition measure) {
        return words.formats()
                .list(peers(found).stream()
                        .map(peer -> words.in(peer.name()) + " "
                                + found.side()
                                        .find(measure, peer)
                                        .map(figure -> words.figure(measure, figure))
                                        .orElse("\u2013"))
                        .toList());
    }

    private Optional<Found> find(List<MeasureDefinition> leading) {
        Optional<ReadinessValues> readiness = readiness();
        Optional<Peers> peers = readiness.flatMap(
                found -> Peers.of(region.code(), found.byRegion(), PEERS).value());
        Optional<TimeRange> time = leading.stream()
                .findFirst()
                .flatMap(measure -> edition.numbers().total(measure, request.time()));
        if (peers.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        var regions = new ArrayList<>(List.of(region));
        peers.get()
                .nearest()
                .forEach(peer -> words.reference().findRegion(peer.code()).ifPresent(regions::add));
        var side = new SideBySide(edition, regions, request, time.get(), 1);
        List<MeasureDefinition> known = leading.stream()
                .filter(measure -> side.find(measure, region)
                        .filter(figure -> figure.value().isPresent())
                        .isPresent())
                .limit(MOST_MEASURES)
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(new Found(readiness.get(), peers.get(), side, known));
    }

    private Panel beside(Found found) {
        MeasureDefinition measure = found.measures().get(0);
        List<Answer> answers = new ArrayList<>(found.outcomes());
        var subject = new Subject(
                "peers",
                measure,
                Optional.empty(),
                Optional.empty(),
                List.copyOf(answers),
                Optional.of(found.side().time()));
        Compared compared = Compared.of(
                words,
                measure,
                found.side().figures(measure),
                Optional.empty(),
                "region",
                Optional.of(region.level()),
                found.side().codes());
        Panel drawn = new RankedPanel(edition.furniture())
                .of(subject, compared, found.side().nation(measure), Optional.empty(), OptionalDouble.empty(), 0)
                .saying(title(found, measure), summary(found));
        if (!found.isApart()) {
            answers.addAll(found.readiness().answers());
        }
        List<MeasureDefinition> shown = new ArrayList<>(found.measures());
        if (!found.isApart()) {
            shown.addAll(found.readiness().measures());
        }
        return new Panel(
                "peers",
                drawn.title(),
                drawn.scope(),
                drawn.summary(),
                Optional.empty(),
                drawn.chart(),
                table(found, drawn.title()),
                drawn.statuses(),
                edition.furniture().source(answers),
                edition.furniture().definitions(shown),
                Optional.of(note(found)),
                answers);
    }

    private String title(Found found, MeasureDefinition measure) {
        Optional<Figure> own = found.side().find(measure, region);
        int above = 0;
        int below = 0;
        for (Region peer : peers(found)) {
            Optional<Figure> other = found.side().find(measure, peer);
            if (own.isPresent() && other.isPresent() && liesApart(own.get(), other.get())) {
                if (own.get().value().getAsDouble() > other.get().value().getAsDouble()) {
                    above++;
                } else {
                    below++;
                }
            }
        }
        return words.say(
                "peers.title",
                "measure",
                words.label(measure),
                "place",
                words.in(region.name()),
                "above",
                words.formats().count(above),
                "below",
                words.formats().count(below),
                "n",
                words.formats().count(peers(found).size()));
    }

    private static boolean liesApart(Figure one, Figure other) {
        return one.value().isPresent()
                && other.value().isPresent()
                && one.interval().isPresent()
                && other.interval().isPresent()
                && one.interval().get().liesApartFrom(other.interval().get());
    }

    private static List<Region> peers(Found found) {
        return found.side().regions().subList(1, found.side().regions().size());
    }

    private String summary(Found found) {
        MeasureDefinition measure = found.measures().get(0);
        return words.say(
                "peers.summary",
                "place",
                words.in(region.name()),
                "indicators",
                found.readiness().names(words),
                "measure",
                words.label(measure),
                "period",
                words.periods(found.side().time()),
                "own",
                found.side()
                        .find(measure, region)
                        .map(figure -> words.figure(measure, figure))
                        .orElse("\u2013"),
                "values",
                values(found, measure));
    }

    private String note(Found found) {
        String how = words.say(
                found.isApart() ? "peers.note.apart" : "peers.note",
                "n",
                words.formats().count(found.peers().known()));
        return found.readiness().missing().isEmpty()
                ? how
                : how + " "
                        + words.say(
                                "peers.missing",
                                "names",
                                words.names(
                                        found.readiness().missing().stream()
                                                .map(code -> words.name("region", code))
                                                .toList(),
                                        4));
    }

    private TableSpec table(Found found, String caption) {
        boolean real = !found.isApart();
        var columns = new ArrayList<Column>();
        columns.add(new Column("region", words.singular("region", Optional.of(region.level())), false));
        if (real) {
            columns.add(new Column("distance", words.say("column.distance"), true));
        }
        for (MeasureDefinition measure : found.measures()) {
            columns.add(new Column(measure.id(), words.label(measure), true));
            columns.add(new Column(measure.id() + "_interval", words.say("column.interval"), true));
        }
        if (real) {
            found.readiness()
                    .measures()
                    .forEach(measure -> columns.add(new Column(measure.id(), words.label(measure), true)));
        }
        Map<String, Double> distances = new HashMap<>();
        found.peers().nearest().forEach(peer -> distances.put(peer.code(), peer.distance()));
        var rows = new ArrayList<Row>();
        for (Region one : found.side().regions()) {
            rows.add(row(found, one, real, distances.getOrDefault(one.code(), 0.0)));
        }
        return new TableSpec(caption, columns, rows);
    }

    private Row row(Found found, Region one, boolean real, double distance) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.in(one.name())));
        if (real) {
            cells.add(Cell.of(words.formats().number(distance, 2), distance));
        }
        for (MeasureDefinition measure : found.measures()) {
            Optional<Figure> figure = found.side().find(measure, one);
            cells.add(figure.map(known -> CompareTable.value(words, measure, known, ChartSpec.Signal.NONE))
                    .orElse(Cell.of("\u2013")));
            cells.add(figure.map(known -> CompareTable.interval(words, measure, known))
                    .orElse(Cell.of("")));
        }
        for (int i = 0; real && i < found.readiness().measures().size(); i++) {
            double value = found.readiness().byRegion().get(one.code())[i];
            cells.add(Cell.of(words.value(found.readiness().measures().get(i), value), value));
        }
        return new Row(cells, words.path("region", one.code()));
    }
}
