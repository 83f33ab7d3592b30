package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import org.merata.dashboard.PageView.Code;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.Listing;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.disclosure.Gate;
import org.merata.measure.Explanation;
import org.merata.measure.Question;
import org.merata.measure.QuestionRefused;
import org.merata.model.Period;
import org.merata.publish.Release;
import org.merata.publish.ReleasedDataset;

/** {@code /working/PANEL/...}: how the numbers of a panel come about, and how anybody gets the same ones from the public files. */
final class WorkingPage {
    private static final int MOST_QUESTIONS = 8;

    private final Edition edition;
    private final Wording words;
    private final Gate gate;
    private final Optional<Release> release;

    /** @param release the newest; empty where there is none */
    WorkingPage(Edition edition, Gate gate, Optional<Release> release) {
        this.edition = edition;
        this.words = edition.words();
        this.gate = gate;
        this.release = release;
    }

    /** Empty where the page has no such panel, or no number stands behind it. */
    Optional<PageView> find(String id, PageView page, ViewRequest request) {
        return page.panels().stream()
                .flatMap(List::stream)
                .filter(panel -> panel.id().equals(id) && !panel.answers().isEmpty())
                .findFirst()
                .map(panel -> of(panel, page, request));
    }

    private PageView of(Panel panel, PageView page, ViewRequest request) {
        Map<Question, Answer> answers = new LinkedHashMap<>();
        panel.answers().forEach(answer -> answers.putIfAbsent(answer.question(), answer));
        var listings = new ArrayList<Listing>();
        answers.values().stream().limit(MOST_QUESTIONS).forEach(answer -> listings.add(listing(answer)));
        String query = request.canonical().isEmpty() ? "" : "?" + request.canonical();
        var crumbs = List.of(edition.home(), new Link(page.path() + query + "#" + panel.id(), panel.title()));
        String path = "/working/" + panel.id() + (page.path().equals("/") ? "" : page.path());
        String summary = words.say(
                "working.summary",
                "n",
                words.formats().count(answers.size()),
                "version",
                panel.answers().get(0).origin().version(),
                "release",
                release.map(Release::id).orElse(words.say("working.no_release")));
        if (answers.size() > MOST_QUESTIONS) {
            summary += " " + words.say("working.first", "most", words.formats().count(MOST_QUESTIONS));
        }
        return edition.page(
                        path,
                        crumbs,
                        words.say("working.title", "title", panel.title()),
                        summary,
                        List.of(),
                        List.of(List.of(behind(panel.answers()))),
                        List.of())
                .listing(listings)
                .synthetic(Furniture.isSynthetic(panel.answers()));
    }

    /** The rows behind the datasets of the answers, source by source. */
    private Panel behind(List<Answer> answers) {
        Set<String> datasets = new LinkedHashSet<>();
        answers.forEach(answer -> datasets.addAll(answer.origin().datasets()));
        var rows = new ArrayList<Row>();
        for (Quality.SourceQuality source : edition.quality().sources()) {
            boolean used = Optional.ofNullable(words.definitions().sources().get(source.source()))
                    .filter(found -> datasets.contains(found.dataset()))
                    .isPresent();
            if (used) {
                rows.add(new Row(
                        List.of(
                                Cell.of(words.source(source.source())),
                                count(source.files()),
                                count(source.read()),
                                count(source.accepted()),
                                count(source.quarantined()),
                                count(source.duplicates())),
                        Optional.of("/quality/" + source.source())));
            }
        }
        return Facts.panel(
                "rows",
                words.say("source.version", "version", answers.get(0).origin().version()),
                words.say("working.rows"),
                words.say("working.rows.summary"),
                List.of(
                        new Column("source", words.say("working.source"), false),
                        new Column("files", words.say("working.files"), true),
                        new Column("read", words.say("working.read"), true),
                        new Column("accepted", words.say("working.accepted"), true),
                        new Column("quarantined", words.say("working.quarantined"), true),
                        new Column("duplicates", words.say("working.duplicates"), true)),
                rows);
    }

    private Cell count(long number) {
        return Cell.of(words.formats().count(number), number);
    }

    private Listing listing(Answer answer) {
        Question question = answer.question();
        List<MeasureDefinition> measures = question.measures().stream()
                .distinct()
                .flatMap(id -> words.definitions().findMeasure(id).stream())
                .toList();
        var sentences = new ArrayList<String>();
        var codes = new ArrayList<Code>();
        codes.add(new Code(words.say("working.question"), question.canonical()));
        explanation(question)
                .ifPresentOrElse(
                        explained -> {
                            codes.add(new Code(words.say("working.sql"), explained.sql()));
                            if (!explained.values().isEmpty()) {
                                codes.add(new Code(words.say("working.values"), String.join("\n", explained.values())));
                            }
                        },
                        () -> sentences.add(words.say("working.no_sql")));
        sentences.add(words.say("working.gate"));
        measures.forEach(measure -> reproduce(answer, measure, sentences, codes));
        var links = new ArrayList<Link>();
        if (question.mix().isEmpty()) {
            links.add(new Link(Explored.apiAddress(question), words.say("explore.api")));
        }
        Explored.findAddress(question).ifPresent(path -> links.add(new Link(path, words.say("explore.link"))));
        return new Listing(
                Scope.line(words, Optional.empty(), measures, question, question.time()), sentences, codes, links);
    }

    private Optional<Explanation> explanation(Question question) {
        try {
            return gate.explain(question);
        } catch (QuestionRefused notPublishedNow) {
            return Optional.empty();
        }
    }

    private void reproduce(Answer answer, MeasureDefinition measure, List<String> sentences, List<Code> codes) {
        Optional<ReleasedDataset> released = release.flatMap(one -> one.findDataset(measure.id()));
        if (released.isEmpty()) {
            sentences.add(words.say(
                    release.isEmpty() ? "working.reproduce.no_release" : "working.reproduce.not_released",
                    "measure",
                    words.label(measure)));
            return;
        }
        Optional<String> sql = new Snippet(words.definitions(), words.reference())
                .findSql(answer.question(), measure, released.get())
                .filter(found -> standsInRelease(answer, measure));
        if (sql.isEmpty()) {
            sentences.add(words.say("working.reproduce.not_held", "measure", words.label(measure)));
            return;
        }
        boolean same =
                release.orElseThrow().publishedVersion().equals(answer.origin().version());
        sentences.add(words.say(
                same ? "working.reproduce.same" : "working.reproduce.earlier",
                "release",
                release.get().id(),
                "version",
                released.get().version().toString(),
                "measure",
                words.label(measure)));
        codes.add(new Code("DuckDB: " + words.label(measure), sql.get()));
        codes.add(new Code("Python: " + words.label(measure), Snippet.python(sql.get())));
        codes.add(new Code("R: " + words.label(measure), Snippet.r(sql.get())));
    }

    /** Whether the figures, asked as a release asks them, are those shown: what is held back hangs on what else is in an answer. */
    private boolean standsInRelease(Answer answer, MeasureDefinition measure) {
        Question asReleased = Snippet.asReleased(answer.question(), measure, words.reference());
        Answer whole;
        try {
            whole = gate.answer(asReleased);
        } catch (QuestionRefused tooLarge) {
            return false;
        }
        Map<Place, OptionalDouble> held = new LinkedHashMap<>();
        whole.figures().forEach(figure -> held.put(place(answer.question(), figure), figure.value()));
        return answer.figures().stream()
                .filter(figure ->
                        figure.measure().equals(measure.id()) && figure.value().isPresent())
                .allMatch(figure -> figure.value()
                        .equals(held.get(new Place(figure.period(), withWhere(answer.question(), figure)))));
    }

    private record Place(Optional<Period> period, SortedMap<String, String> codes) {}

    private static Place place(Question question, Figure figure) {
        return new Place(figure.period(), withWhere(question, figure));
    }

    private static SortedMap<String, String> withWhere(Question question, Figure figure) {
        var codes = new java.util.TreeMap<>(question.where());
        codes.putAll(figure.codes());
        return codes;
    }
}
