package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.ContractDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.SourceDefinition;

/** Every dataset with its meaning and its codebook, and the numbers that can be downloaded. */
final class DataPage {
    private final Edition edition;
    private final Wording words;

    DataPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        var contracts = words.definitions().contracts().values();
        var rows = new ArrayList<List<Panel>>();
        contracts.forEach(contract -> rows.add(List.of(codebook(contract))));
        return new PageView(
                "/data",
                List.of(edition.home()),
                words.say("data.title"),
                words.say("data.summary", "n", words.formats().count(contracts.size())),
                List.of(),
                rows,
                List.of(
                        downloads("csv"),
                        downloads("json"),
                        new LinkGroup(
                                words.say("data.more"),
                                List.of(edition.link(CorrectionsPage.PATH, "corrections.title")),
                                List.of())),
                edition.quality().sources().stream()
                        .anyMatch(source -> Optional.ofNullable(
                                        words.definitions().sources().get(source.source()))
                                .map(SourceDefinition::synthetic)
                                .orElse(false)));
    }

    private Panel codebook(ContractDefinition contract) {
        Stream<Row> fields = contract.fields().stream()
                .map(field -> row(
                        field.name(),
                        words.say("type." + field.type().name().toLowerCase(Locale.ROOT)),
                        words.in(field.label()),
                        words.in(field.meaning()),
                        remarks(field)));
        Stream<Row> derived = contract.derived().stream()
                .map(column -> row(
                        column.name(),
                        words.say("type.derived"),
                        words.in(column.label()),
                        words.in(column.meaning()),
                        ""));
        List<String> sources = words.definitions().sources().values().stream()
                .filter(source -> source.dataset().equals(contract.id()))
                .map(source -> words.in(source.label()) + " ("
                        + words.in(source.publisher().name()) + ", "
                        + source.publisher().licence() + ")")
                .toList();
        String from = sources.isEmpty()
                ? ""
                : " " + words.say("data.sources", "names", words.formats().list(sources));
        return Facts.panel(
                words,
                contract.id(),
                words.in(contract.label()),
                words.in(contract.meaning()) + " "
                        + words.say("data.kind." + contract.kind().name().toLowerCase(Locale.ROOT)) + from,
                List.of(
                        new Column("field", words.say("column.field"), false),
                        new Column("type", words.say("column.type"), false),
                        new Column("label", words.say("column.label"), false),
                        new Column("meaning", words.say("column.meaning"), false),
                        new Column("remarks", words.say("column.remarks"), false)),
                Stream.concat(fields, derived).toList());
    }

    private static Row row(String name, String type, String label, String meaning, String remarks) {
        return new Row(
                List.of(Cell.of(name), Cell.of(type), Cell.of(label), Cell.of(meaning), Cell.of(remarks)),
                Optional.empty());
    }

    private String remarks(ContractDefinition.Field field) {
        var remarks = new ArrayList<String>();
        if (field.required()) {
            remarks.add(words.say("field.required"));
        }
        if (field.personal()) {
            remarks.add(words.say("field.personal"));
        }
        if (field.carriesStatus()) {
            remarks.add(words.say("field.status"));
        }
        field.references().ifPresent(table -> remarks.add(words.say("field.references", "table", table)));
        if (!field.allowed().isEmpty()) {
            remarks.add(words.say("field.allowed", "values", String.join(", ", field.allowed())));
        }
        return String.join("; ", remarks);
    }

    private LinkGroup downloads(String format) {
        List<MeasureDefinition> measures = words.definitions().measures().values().stream()
                .filter(measure -> edition.numbers().hasData(measure))
                .toList();
        return new LinkGroup(
                words.say("data.downloads", "format", format.toUpperCase(Locale.ROOT)),
                measures.stream()
                        .map(measure -> new Link("/measures/" + measure.id() + "." + format, words.label(measure)))
                        .toList(),
                List.of());
    }
}
