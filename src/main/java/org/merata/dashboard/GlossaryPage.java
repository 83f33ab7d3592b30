package org.merata.dashboard;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.merata.dashboard.Glossary.Term;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.model.Language;

/** {@code /glossary}: the words used on these pages, in the reader's language and in the other, with what they mean. */
final class GlossaryPage {
    private final Edition edition;
    private final Wording words;

    GlossaryPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        Language other = words.language() == Language.EN ? Language.ID : Language.EN;
        Collator alphabet =
                Collator.getInstance(Locale.forLanguageTag(words.language().code()));
        List<Row> rows = Glossary.read().terms().stream()
                .sorted(Comparator.comparing((Term term) -> words.in(term.name()), alphabet))
                .map(term -> new Row(
                        List.of(
                                Cell.of(words.in(term.name())),
                                Cell.of(term.name().in(other)),
                                Cell.of(words.in(term.meaning()))),
                        Optional.empty()))
                .toList();
        String n = words.formats().count(rows.size());
        Panel panel = Facts.panel(
                "terms",
                words.say("glossary.scope"),
                words.say("glossary.panel", "n", n),
                words.say("glossary.summary", "n", n),
                List.of(
                        new Column("term", words.say("column.term"), false),
                        new Column("term_other", words.say("column.term_other"), false),
                        new Column("meaning", words.say("column.meaning"), false)),
                rows);
        return edition.page(
                "/glossary",
                List.of(edition.home()),
                words.say("glossary.title"),
                words.say("glossary.summary", "n", n),
                List.of(),
                List.of(List.of(panel)),
                List.of());
    }
}
