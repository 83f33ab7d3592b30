package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;

/** Every dashboard with the question it answers. */
final class DashboardList {
    private final Edition edition;
    private final Wording words;

    DashboardList(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        var dashboards = words.definitions().dashboards().values();
        List<Row> rows = dashboards.stream()
                .map(dashboard -> new Row(
                        List.of(Cell.of(words.in(dashboard.title())), Cell.of(words.in(dashboard.question()))),
                        Optional.of("/dashboards/" + dashboard.id())))
                .toList();
        String title = words.say("dashboards.title");
        String summary = words.say("dashboards.summary", "n", words.formats().count(dashboards.size()));
        Panel list = Facts.panel(
                words,
                "dashboards",
                words.say("nav.dashboards"),
                summary,
                List.of(
                        new Column("dashboard", words.say("column.dashboard"), false),
                        new Column("question", words.say("column.question"), false)),
                rows);
        return edition.page(
                "/dashboards", List.of(edition.home()), title, summary, List.of(), List.of(List.of(list)), List.of());
    }
}
