package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.Since.Revised;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.Definitions;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.TimeRange;
import org.merata.publish.Release;

/** {@code /q/ID}: a table as it was in a release, and what has changed since, in numbers. */
final class FrozenPage {
    /** Revised figures listed; the sentence tells how many there are. */
    private static final int MOST_LISTED = 20;

    private final Edition edition;
    private final Wording words;
    private final FrozenPages frozen;
    private final Function<ViewRequest, PageView> today;

    /** @param today the page of tables as it is now */
    FrozenPage(Edition edition, FrozenPages frozen, Function<ViewRequest, PageView> today) {
        this.edition = edition;
        this.words = edition.words();
        this.frozen = frozen;
        this.today = today;
    }

    /** The page of tables with the way to keep its table as of a release; the page as it is where it has none. */
    static PageView offer(Wording words, PageView page, Release release, ViewRequest request) {
        Optional<Answer> answer = answers(page).stream().findFirst();
        if (answer.isEmpty()) {
            return page;
        }
        var view = new FrozenView(
                release.id(), pinned(request, answer.get().question().time()).canonical());
        return page.linking(new LinkGroup(
                words.say("frozen.keep"),
                List.of(new Link(view.path(), words.say("frozen.keep.link", "release", release.id()))),
                List.of()));
    }

    /** The same choices with the time that was shown, which another version would choose otherwise. */
    private static ViewRequest pinned(ViewRequest request, Optional<TimeRange> shown) {
        Map<String, String> parameters = new TreeMap<>(request.chosen());
        shown.ifPresent(range -> parameters.put(ViewRequest.TIME, range.code()));
        return ViewRequest.of(request.language(), parameters);
    }

    /** A page as it was, with the definitions it was made by. */
    private record Then(PageView page, Definitions definitions) {}

    Optional<PageView> find(String id, ViewRequest request) {
        Optional<FrozenView> view = FrozenView.find(id);
        Optional<Release> release = view.flatMap(one -> frozen.find(one.release()));
        if (release.isEmpty()) {
            return Optional.empty();
        }
        request.chosen().entrySet().stream().findFirst().ifPresent(chosen -> {
            throw ViewRefused.unknownParameter(chosen.getKey(), chosen.getValue(), List.of());
        });
        ViewRequest asked = ViewRequest.of(request.language(), view.get().parameters());
        try {
            return Optional.of(frozen.read(release.get(), pages -> new Then(pages.explore(asked), pages.definitions()))
                    .map(then -> of(view.get(), release.get(), then, asked))
                    .orElseGet(() -> without(view.get(), release.get(), asked, "frozen.gone")));
        } catch (ViewRefused cameLater) {
            return Optional.of(without(view.get(), release.get(), asked, "frozen.later"));
        }
    }

    private PageView of(FrozenView view, Release release, Then then, ViewRequest asked) {
        var rows = new ArrayList<List<Panel>>();
        rows.add(List.of(since(release, then, asked)));
        rows.addAll(then.page().panels());
        return new PageView(
                view.path(),
                List.of(edition.home(), edition.link("/explore", "explore.title")),
                then.page().title(),
                words.say(
                        "frozen.summary",
                        "release",
                        release.id(),
                        "date",
                        words.formats().date(release.releasedOn()),
                        "summary",
                        then.page().summary()),
                List.of(),
                rows,
                List.of(
                        new LinkGroup(
                                words.say("links.download"),
                                List.of(new Link(view.path() + ".csv", "CSV"), new Link(view.path() + ".json", "JSON")),
                                List.of()),
                        now(asked)),
                then.page().synthetic());
    }

    private LinkGroup now(ViewRequest asked) {
        return new LinkGroup(
                words.say("frozen.elsewhere"),
                List.of(new Link("/explore?" + asked.canonical(), words.say("frozen.now"))),
                List.of());
    }

    /**
     * A page that says why there is no table: an erasure took the copy away, as it holds counts of whoever was erased; or something in the
     * table came after the release.
     */
    private PageView without(FrozenView view, Release release, ViewRequest asked, String why) {
        return new PageView(
                view.path(),
                List.of(edition.home(), edition.link("/explore", "explore.title")),
                words.say(why + ".title", "release", release.id()),
                words.say(why),
                List.of(),
                List.of(),
                List.of(now(asked)),
                release.synthetic());
    }

    private Panel since(Release release, Then then, ViewRequest asked) {
        List<Answer> before = answers(then.page());
        Optional<List<Answer>> after = ask(asked, before);
        List<String> changed = changedDefinitions(then, before);
        if (after.isEmpty()) {
            return panel(release, words.say("frozen.refused"), changed, List.of());
        }
        Since since = Since.of(before, after.get());
        return panel(release, sentence(since), changed, since.revised());
    }

    private static List<Answer> answers(PageView page) {
        return page.panels().stream()
                .flatMap(List::stream)
                .filter(panel -> !panel.answers().isEmpty())
                .findFirst()
                .map(Panel::answers)
                .orElse(List.of());
    }

    /** The same question now, about the time it was about then; empty where it can be asked no more. */
    private Optional<List<Answer>> ask(ViewRequest asked, List<Answer> before) {
        Optional<TimeRange> time = before.stream()
                .flatMap(answer -> answer.question().time().stream())
                .findFirst();
        try {
            return Optional.of(answers(today.apply(pinned(asked, time)))).filter(answers -> !answers.isEmpty());
        } catch (ViewRefused noMore) {
            return Optional.empty();
        }
    }

    private List<String> changedDefinitions(Then then, List<Answer> before) {
        return before.stream()
                .flatMap(answer -> answer.question().measures().stream())
                .distinct()
                .filter(id -> !meaning(then.definitions(), id).equals(meaning(words.definitions(), id)))
                .map(id -> words.in(then.definitions().getMeasure(id).label()))
                .toList();
    }

    /** What makes the figures of a measure what they are; not how it is called and explained. Empty where there is no such measure. */
    private static Optional<List<Object>> meaning(Definitions definitions, String id) {
        return definitions
                .findMeasure(id)
                .map(measure -> List.of(
                        measure.version(),
                        measure.formula(),
                        measure.unit(),
                        measure.interval(),
                        measure.minimumN(),
                        measure.breaks()));
    }

    private String sentence(Since since) {
        if (since.isNothing()) {
            return words.say("frozen.same", "n", count(since.same()));
        }
        int all = since.same()
                + since.revised().size()
                + since.turned().size()
                + since.removed().size();
        var parts = new ArrayList<String>();
        parts.add(words.say("frozen.revised", "n", count(since.revised().size()), "all", count(all)));
        since.revised().stream().findFirst().ifPresent(largest -> parts.add(largest(largest)));
        if (!since.turned().isEmpty()) {
            parts.add(words.say("frozen.turned", "n", count(since.turned().size())));
        }
        if (!since.added().isEmpty()) {
            parts.add(words.say("frozen.added", "n", count(since.added().size())));
        }
        if (!since.removed().isEmpty()) {
            parts.add(words.say("frozen.removed", "n", count(since.removed().size())));
        }
        return String.join(" ", parts);
    }

    private String largest(Revised largest) {
        return words.say(
                "frozen.largest",
                "where",
                place(largest.now()),
                "then",
                value(largest.then()),
                "now",
                value(largest.now()));
    }

    private String count(int number) {
        return words.formats().count(number);
    }

    private Panel panel(Release release, String sentence, List<String> changed, List<Revised> revised) {
        String definitions = changed.isEmpty()
                ? ""
                : " "
                        + words.say(
                                "frozen.definitions",
                                "measures",
                                words.formats().list(changed));
        return Facts.panel(
                "since",
                words.say("frozen.scope"),
                words.say("frozen.since", "release", release.id()),
                sentence + definitions,
                List.of(
                        new Column("figure", words.say("frozen.column.figure"), false),
                        new Column("then", words.say("frozen.column.then"), true),
                        new Column("now", words.say("frozen.column.now"), true)),
                revised.stream().limit(MOST_LISTED).map(this::row).toList());
    }

    private Row row(Revised revised) {
        return new Row(
                List.of(
                        Cell.of(place(revised.now())),
                        Cell.of(value(revised.then()), revised.then().value().orElseThrow()),
                        Cell.of(value(revised.now()), revised.now().value().orElseThrow())),
                Optional.empty());
    }

    private String value(Figure figure) {
        return words.figure(measure(figure), figure);
    }

    private MeasureDefinition measure(Figure figure) {
        return words.definitions().getMeasure(figure.measure());
    }

    /** Which figure it is: {@code Digital take-up, Aceh, January 2025}. */
    private String place(Figure figure) {
        var parts = new ArrayList<String>();
        parts.add(words.label(measure(figure)));
        figure.codes().forEach((dimension, code) -> parts.add(words.name(dimension, code)));
        figure.period().ifPresent(period -> parts.add(words.period(period)));
        return String.join(", ", parts);
    }
}
