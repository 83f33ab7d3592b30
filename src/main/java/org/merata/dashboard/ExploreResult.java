package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.DashboardDefinition.Tile;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Status;

/** What comes of a table that a reader asked for: the table with its sentence and, where one can be drawn, a chart; else why not. */
final class ExploreResult {
    static final String TABLE = "table";
    private static final int MOST_LINES = 8;

    private final Edition edition;
    private final Wording words;
    private final Explored asked;

    ExploreResult(Edition edition, Explored asked) {
        this.edition = edition;
        this.words = edition.words();
        this.asked = asked;
    }

    PageView page(List<Filter> filters) {
        boolean published = asked.measures().stream()
                .anyMatch(measure -> measure.publisher().isPresent());
        boolean counted = asked.measures().stream()
                .anyMatch(measure -> measure.publisher().isEmpty());
        if (published && counted) {
            return without(words.say("explore.apart.title"), words.say("explore.apart"), filters);
        }
        var size = new ExploreSize(edition);
        if (size.of(asked) > ExplorePage.MOST_CELLS) {
            return without(words.say("explore.large.title"), tooLarge(size), filters);
        }
        try {
            return page(edition.numbers().ask(asked.question()), filters);
        } catch (QuestionRefused refused) {
            return without(words.say("explore.refused.title"), refusal(refused), filters);
        }
    }

    private PageView without(String title, String why, List<Filter> filters) {
        return edition.page(
                ExplorePage.PATH,
                List.of(edition.home()),
                title,
                why,
                filters,
                List.of(),
                List.of(elsewhere(), wholeFiles()));
    }

    private String refusal(QuestionRefused refused) {
        String sentence = words.in(refused.refusal().sentence());
        List<String> allowed = refused.allowed().stream()
                .map(code -> words.knows("dimension." + code)
                        ? words.inSentence(words.say("dimension." + code))
                        : words.knows("grain." + code) ? words.inSentence(words.say("grain." + code)) : code)
                .toList();
        return allowed.isEmpty()
                ? sentence
                : sentence + " " + words.say("explore.allowed", "allowed", words.names(allowed, MOST_LINES));
    }

    private String tooLarge(ExploreSize size) {
        var parts = new ArrayList<String>();
        parts.add(words.say(
                "explore.large.measures",
                "n",
                words.formats().count(asked.measures().size())));
        for (Breakdown breakdown : asked.by()) {
            parts.add(words.formats().count(size.of(breakdown, asked)) + " "
                    + words.plural(breakdown.dimension(), breakdown.level()));
        }
        asked.grain()
                .ifPresent(grain -> parts.add(
                        words.formats().count(size.periods(asked)) + " " + words.say("grain.many." + grain.id())));
        return words.say(
                "explore.large",
                "n",
                words.formats().count(size.of(asked)),
                "parts",
                String.join(" \u00d7 ", parts),
                "most",
                words.formats().count(ExplorePage.MOST_CELLS));
    }

    private PageView page(Answer answer, List<Filter> filters) {
        Panel table = table(answer);
        var rows = new ArrayList<List<Panel>>();
        chart().filter(panel -> panel.chart().isPresent()).ifPresent(panel -> rows.add(List.of(panel)));
        rows.add(List.of(table));
        return edition.page(
                ExplorePage.PATH,
                List.of(edition.home()),
                labels(),
                table.summary(),
                filters,
                rows,
                List.of(downloads(), elsewhere(), wholeFiles()));
    }

    private String labels() {
        return words.formats().list(asked.measures().stream().map(words::label).toList());
    }

    private Panel table(Answer answer) {
        var layout = new ExploreTable(words, asked, answer);
        String scope = Scope.line(words, Optional.empty(), asked.measures(), asked.question(), asked.time());
        String summary = summary(answer, layout);
        List<Answer> answers = List.of(answer);
        return new Panel(
                TABLE,
                words.say("explore.table"),
                scope,
                summary,
                Optional.empty(),
                Optional.empty(),
                layout.of(scope),
                edition.furniture().statuses(answer.figures(), answers, asked.measures()),
                edition.furniture().source(answers),
                edition.furniture().definitions(asked.measures()),
                Optional.of(units()),
                answers);
    }

    /** The unit of each measure, since a column of counts does not show its own. */
    private String units() {
        return asked.measures().stream()
                .map(measure -> words.say(
                        "explore.unit",
                        "measure",
                        words.label(measure),
                        "unit",
                        words.say("unit." + measure.unit().name().toLowerCase(Locale.ROOT))))
                .collect(Collectors.joining(" "));
    }

    private String summary(Answer answer, ExploreTable layout) {
        var parts = new ArrayList<String>();
        parts.add(words.say(
                "explore.summary",
                "rows",
                words.formats().count(layout.rows()),
                "figures",
                words.formats().count(answer.figures().size())));
        long withheld = answer.figures().stream()
                .filter(figure -> figure.status() == Status.SUPPRESSED)
                .count();
        long missing = answer.figures().stream()
                        .filter(figure -> figure.value().isEmpty())
                        .count()
                - withheld;
        if (withheld > 0) {
            parts.add(words.say("explore.withheld", "n", words.formats().count(withheld)));
        }
        if (missing > 0) {
            parts.add(words.say("explore.missing", "n", words.formats().count(missing)));
        }
        asked.measures().forEach(measure -> range(measure, answer, layout).ifPresent(parts::add));
        return String.join(" ", parts);
    }

    /** From the lowest value to the highest, where there are several that differ as written. */
    private Optional<String> range(MeasureDefinition measure, Answer answer, ExploreTable layout) {
        List<Figure> shown = answer.figures().stream()
                .filter(figure ->
                        figure.measure().equals(measure.id()) && figure.value().isPresent())
                .sorted(Comparator.comparingDouble(
                        (Figure figure) -> figure.value().getAsDouble()))
                .toList();
        if (shown.size() < 2) {
            return Optional.empty();
        }
        Figure lowest = shown.get(0);
        Figure highest = shown.get(shown.size() - 1);
        String low = words.figure(measure, lowest);
        String high = words.figure(measure, highest);
        return low.equals(high)
                ? Optional.empty()
                : Optional.of(words.say(
                        "explore.range",
                        "measure",
                        words.label(measure),
                        "low",
                        low,
                        "where_low",
                        layout.name(lowest),
                        "high",
                        high,
                        "where_high",
                        layout.name(highest)));
    }

    /** Of one measure by time, by one dimension, or by both. */
    private Optional<Panel> chart() {
        if (asked.measures().size() > 1 || asked.by().size() > 1 || asked.time().isEmpty()) {
            return Optional.empty();
        }
        MeasureDefinition measure = asked.measures().get(0);
        Optional<Breakdown> by = asked.by().stream().findFirst();
        boolean timed = asked.grain().isPresent() && new ExploreSize(edition).periods(asked) > 1;
        if (!timed && by.isEmpty()) {
            return Optional.empty();
        }
        boolean parts = measure.formula() instanceof Formula.Share share
                && by.filter(one -> one.dimension().equals(share.over())).isPresent();
        Chart kind = !timed ? Chart.RANKED : parts ? Chart.STACKED_SHARE : Chart.LINE;
        var tile = new Tile(
                kind,
                Optional.empty(),
                List.of(measure.id()),
                by.map(Breakdown::dimension),
                by.flatMap(Breakdown::level),
                asked.grain(),
                true,
                timed,
                timed ? MOST_LINES : 0,
                Optional.empty());
        var frame = new TilePanels.Frame(
                asked.request().where(), asked.time(), asked.request().level(), 0, Optional.empty());
        return Optional.of(edition.tiles().of("chart", tile, frame));
    }

    private LinkGroup downloads() {
        String query = asked.request().canonical() + "&panel=" + TABLE;
        return new LinkGroup(
                words.say("explore.downloads"),
                List.of(
                        new Link(ExplorePage.PATH + ".csv?" + query, "CSV"),
                        new Link(ExplorePage.PATH + ".json?" + query, "JSON"),
                        new Link(ExplorePage.PATH + ".xlsx?" + query, "XLSX")),
                List.of());
    }

    private LinkGroup elsewhere() {
        return new LinkGroup(
                words.say("explore.elsewhere"),
                List.of(new Link(Explored.apiAddress(asked.question()), words.say("explore.api"))),
                List.of());
    }

    private LinkGroup wholeFiles() {
        return new LinkGroup(
                words.say("explore.whole"),
                asked.measures().stream()
                        .map(measure -> new Link("/data/" + measure.id() + ".csv", words.label(measure)))
                        .toList(),
                List.of());
    }
}
