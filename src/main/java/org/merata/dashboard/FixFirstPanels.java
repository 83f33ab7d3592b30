package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.dashboard.VerdictGrid.Entry;
import org.merata.disclosure.Answer.Figure;

/** What to fix first and what to leave alone, from the same verdicts as the grid, each with its sentence. */
final class FixFirstPanels {
    private static final int MOST = 3;

    private final Furniture furniture;
    private final Wording words;

    FixFirstPanels(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
    }

    /** Empty where nothing can be judged. */
    Optional<Panel> toFix(VerdictGrid grid) {
        if (grid.countJudged() == 0) {
            return Optional.empty();
        }
        List<Entry> entries = grid.listToFix();
        String title =
                entries.isEmpty() ? words.say("fix.title.none") : words.say("fix.title", "first", name(entries.get(0)));
        return Optional.of(
                panel("fix-first", title, summary("fix", grid, entries), words.say("fix.rule"), grid, entries));
    }

    /** Empty where nothing is sure to meet its target. */
    Optional<Panel> toLeave(VerdictGrid grid) {
        List<Entry> entries = grid.listToLeave();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        String title = words.say("leave.title", "n", words.formats().count(entries.size()));
        return Optional.of(
                panel("leave-alone", title, summary("leave", grid, entries), words.say("leave.rule"), grid, entries));
    }

    private String name(Entry entry) {
        return words.say("fix.name", "thing", entry.name(), "measure", words.inSentence(words.label(entry.measure())));
    }

    private String summary(String what, VerdictGrid grid, List<Entry> entries) {
        long judged =
                grid.entries().filter(entry -> entry.reading().isOnLatest()).count();
        String first = entries.isEmpty()
                ? ""
                : " "
                        + words.say(
                                what + ".names",
                                "names",
                                words.formats()
                                        .list(entries.stream()
                                                .limit(MOST)
                                                .map(this::name)
                                                .toList()));
        return words.say(
                        what + ".summary",
                        "place",
                        Scope.place(words, grid.answers().get(0).question().where()),
                        "period",
                        words.periods(grid.time()),
                        "n",
                        words.formats().count(entries.size()),
                        "all",
                        words.formats().count(grid.countJudged()))
                + first;
    }

    private Panel panel(String id, String title, String summary, String rule, VerdictGrid grid, List<Entry> entries) {
        var rows = new ArrayList<Row>();
        var figures = new ArrayList<Figure>();
        for (Entry entry : entries.stream().limit(MOST).toList()) {
            entry.reading().line().latest().ifPresent(figures::add);
            rows.add(row(grid, entry, rows.size() + 1));
        }
        return new Panel(
                        id,
                        title,
                        Scope.line(
                                words,
                                Optional.empty(),
                                grid.measures(),
                                grid.answers().get(0).question(),
                                Optional.of(grid.time())),
                        summary,
                        Optional.empty(),
                        Optional.empty(),
                        new TableSpec(title, columns(grid), rows),
                        furniture.statuses(figures, grid.answers(), grid.measures()),
                        furniture.source(grid.answers()),
                        furniture.definitions(entries.stream()
                                .limit(MOST)
                                .map(Entry::measure)
                                .distinct()
                                .toList()),
                        Optional.of(rule),
                        List.of())
                .using("urgency", "xmr", "laney");
    }

    private List<Column> columns(VerdictGrid grid) {
        return List.of(
                new Column(grid.dimension(), words.say("dimension." + grid.dimension()), false),
                new Column("measure", words.say("column.measure"), false),
                new Column("value", words.say("column.latest"), true),
                new Column("cases", words.say("column.concerned"), true),
                new Column("why", words.say("column.what_charts_say"), false));
    }

    private Row row(VerdictGrid grid, Entry entry, int position) {
        Figure latest = entry.reading().line().latest().orElseThrow();
        ChartSpec.Signal signal =
                entry.reading().signal(entry.reading().verdict().at());
        Cell cases = entry.cases().isPresent()
                ? Cell.of(
                        words.formats().count(entry.cases().getAsLong()),
                        entry.cases().getAsLong())
                : Cell.of(words.say("fix.cases.unknown"));
        return new Row(
                List.of(
                        Cell.of(words.say("fix.position", "n", words.formats().count(position), "name", entry.name())),
                        Cell.of(words.label(entry.measure())),
                        CompareTable.value(words, entry.measure(), latest, signal)
                                .withChips(Chips.both(words, entry.reading())),
                        cases,
                        Cell.of(String.join(" ", new VerdictSentences(words, entry.reading()).sentences()))),
                words.path(grid.dimension(), entry.code()));
    }
}
