package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;

/** Every framework, all that is assessed by one, and one entity by one framework. */
final class MaturityPages {
    private static final int MOST_TOLD = 6;
    private static final int TOLD_OF_MADE_UP = 3;

    private final Edition edition;
    private final Wording words;
    private final Assessments assessments;
    private final EntityWords entities;
    private final Rounds rounds;

    MaturityPages(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.assessments = edition.assessments();
        this.entities = new EntityWords(words);
        this.rounds = new Rounds(words);
    }

    /** {@code /maturity}. */
    PageView all(ViewRequest request) {
        refuseOthers(request, List.of());
        var assessed = new ArrayList<Row>();
        var madeUp = new ArrayList<Row>();
        var others = new ArrayList<Row>();
        for (FrameworkDefinition framework : words.definitions().frameworks().values()) {
            List<Standing> standings = assessments.standings(framework);
            if (standings.isEmpty()) {
                others.add(rowOfRules(framework));
            } else {
                Round round = rounds.latest(framework, standings);
                (round.synthetic() ? madeUp : assessed).add(rowOfRound(round));
            }
        }
        var rows = new ArrayList<List<Panel>>();
        listed("assessed", assessed, MOST_TOLD).ifPresent(panel -> rows.add(List.of(panel)));
        listed("made_up", madeUp, TOLD_OF_MADE_UP).ifPresent(panel -> rows.add(List.of(panel)));
        if (!others.isEmpty()) {
            rows.add(List.of(Facts.panel(
                    "frameworks",
                    words.say("maturity.others.scope"),
                    words.say("maturity.others.title", "n", words.formats().count(others.size())),
                    words.say("maturity.others.summary"),
                    List.of(
                            new Column("framework", words.say("column.framework"), false),
                            new Column("publisher", words.say("column.publisher"), false),
                            new Column("indicators", words.say("column.indicators"), true),
                            new Column("from", words.say("column.from"), false)),
                    others)));
        }
        return new PageView(
                "/maturity",
                List.of(edition.home()),
                words.say("maturity.title"),
                words.say(
                        "maturity.summary",
                        "n",
                        words.formats().count(assessed.size() + madeUp.size() + others.size()),
                        "assessed",
                        words.formats().count(assessed.size() + madeUp.size())),
                List.of(),
                rows,
                List.of(),
                false);
    }

    /** What is made up is counted here and shown elsewhere: its figures must not stand beside published ones. */
    private Optional<Panel> listed(String id, List<Row> rows, int columns) {
        List<Column> all = List.of(
                new Column("framework", words.say("column.framework"), false),
                new Column("period", words.say("column.period"), false),
                new Column("entities", words.say("column.assessed"), true),
                new Column("median", words.say("column.median"), true),
                new Column("highest", words.say("column.highest"), false),
                new Column("lowest", words.say("column.lowest"), false));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Facts.panel(
                        id,
                        words.say("maturity." + id + ".scope"),
                        words.say(
                                "maturity." + id + ".title",
                                "n",
                                words.formats().count(rows.size())),
                        words.say("maturity." + id + ".summary"),
                        all.subList(0, columns),
                        rows.stream()
                                .map(row -> new Row(row.cells().subList(0, columns), row.link()))
                                .toList()));
    }

    private Row rowOfRules(FrameworkDefinition framework) {
        return new Row(
                List.of(
                        Cell.of(words.in(framework.name())),
                        Cell.of(words.in(framework.publisher())),
                        Cell.of(
                                words.formats().count(framework.listIndicators().size()),
                                framework.listIndicators().size()),
                        Cell.of(words.formats().date(framework.from()))),
                Optional.of("/maturity/" + framework.id()));
    }

    private Row rowOfRound(Round round) {
        var numbers = new IndexAxis(words, round.framework());
        List<Standing> scored = round.listScored();
        return new Row(
                List.of(
                        Cell.of(words.in(round.framework().name())),
                        Cell.of(words.period(round.period())),
                        Cell.of(
                                words.formats().count(round.standings().size()),
                                round.standings().size()),
                        round.median()
                                .map(median -> Cell.of(numbers.index(median), median.doubleValue()))
                                .orElse(Cell.of("\u2013")),
                        Cell.of(scored.isEmpty() ? "\u2013" : named(scored.get(0), numbers)),
                        Cell.of(scored.isEmpty() ? "\u2013" : named(scored.get(scored.size() - 1), numbers))),
                Optional.of("/maturity/" + round.framework().id()));
    }

    private String named(Standing standing, IndexAxis numbers) {
        return entities.name(standing.assessment().entity()) + " "
                + numbers.index(standing.assessed().published().orElseThrow());
    }

    /** {@code /maturity/FRAMEWORK}. */
    PageView of(FrameworkDefinition framework, ViewRequest request) {
        return new FrameworkPage(edition, framework).of(request);
    }

    /** {@code /maturity/FRAMEWORK/ENTITY}; empty where the entity has no assessment by it. The sheet of the framework stands beside them. */
    Optional<PageView> find(FrameworkDefinition framework, String id, ViewRequest request) {
        if (id.equals(AssessmentSheet.ID)) {
            refuseOthers(request, List.of());
            return Optional.of(new AssessmentSheet(edition, framework).page());
        }
        List<Standing> standings = assessments.standings(framework);
        List<Standing> own = standings.stream()
                .filter(standing -> standing.entity().id().equals(id))
                .sorted(Comparator.comparing(Standing::period))
                .toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new EntityPage(edition).of(framework, standings, own, request));
    }

    /** What was chosen must be offered. */
    static void refuseOthers(ViewRequest request, List<String> offered) {
        request.chosen().forEach((parameter, value) -> {
            boolean known = offered.contains(parameter)
                    || parameter.startsWith(ViewRequest.LEVEL_OF) && offered.contains(ViewRequest.LEVEL_OF)
                    || parameter.startsWith(ViewRequest.EFFORT_OF) && offered.contains(ViewRequest.EFFORT_OF);
            if (!known) {
                throw ViewRefused.unknownParameter(parameter, value, offered);
            }
        });
    }
}
