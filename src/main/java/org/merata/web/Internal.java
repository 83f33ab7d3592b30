package org.merata.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.disclosure.Access;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.model.Text;
import org.merata.publish.Names;
import org.merata.publish.Table;

/** What stands on everything that is not for everyone: whose figures these are, and that they are not to be published. */
final class Internal {
    /** Of a reply that no cache may keep, neither on the way nor at its reader's. */
    static final String NOT_KEPT = "no-store, private";

    /** Says so to programs. */
    static final String HEADER = "Merata-Internal";

    private static final String COLUMN = "internal";

    private Internal() {}

    /** The notice in a language; empty for what everyone may see. */
    static Optional<String> banner(Access access, Names names, Language language) {
        Phrases phrases = Phrases.of(Internal.class, language);
        if (access instanceof Access.Agency agency) {
            String name = names.find("agency", agency.code())
                    .map(text -> text.in(language))
                    .orElse(agency.code());
            return Optional.of(phrases.say("internal.agency", "agency", name));
        }
        return access instanceof Access.Researcher researcher
                ? Optional.of(phrases.say("internal.researcher", "name", researcher.name()))
                : Optional.empty();
    }

    /** The table with the notice in every row, so that no part of it goes without. */
    static Table mark(Table table, Optional<String> notice) {
        if (notice.isEmpty()) {
            return table;
        }
        var columns = new ArrayList<>(table.columns());
        columns.add(new Table.Column(COLUMN, Table.Type.TEXT, Text.same(COLUMN)));
        var rows = new ArrayList<List<Object>>();
        for (List<Object> row : table.rows()) {
            var marked = new ArrayList<>(row);
            marked.add(notice.get());
            rows.add(marked);
        }
        return new Table(table.id(), table.title(), columns, rows);
    }
}
