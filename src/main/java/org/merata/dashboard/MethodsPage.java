package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.merata.analysis.Methods;
import org.merata.analysis.Methods.PublishedNumber;
import org.merata.analysis.Methods.Section;
import org.merata.analysis.Methods.Statistic;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.ContractDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Gate;
import org.merata.model.Language;

/** {@code /methods}: every statistic with formula, source and the published numbers it reproduces, measures, rules of disclosure and regulations. */
final class MethodsPage {
    static final String PATH = "/methods";
    /** The section whose table is the one of published numbers. */
    private static final String NUMBERS = "published-numbers-reproduced";

    private final Edition edition;
    private final Wording words;
    private final Gate gate;
    private final Methods methods = Methods.read();

    /** @param gate what it lets pass is told of */
    MethodsPage(Edition edition, Gate gate) {
        this.edition = edition;
        this.words = edition.words();
        this.gate = gate;
    }

    /** Where a statistic is told of. */
    static String path(String statistic) {
        return PATH + "#" + statistic;
    }

    PageView of(ViewRequest request) {
        edition.controls().of(new Controls.Offer(List.of(), Optional.empty(), List.of(), 12), request);
        Map<String, Section> translated = translated();
        var rows = new ArrayList<List<Panel>>();
        int statistics = 0;
        for (Section section : methods.sections()) {
            if (section.id().equals(NUMBERS)) {
                continue;
            }
            statistics += section.statistics().size();
            section(section, Optional.ofNullable(translated.get(section.id())))
                    .forEach(panel -> rows.add(List.of(panel)));
        }
        rows.add(List.of(numbers()));
        rows.add(List.of(measures()));
        rows.add(List.of(disclosure()));
        var rules = new MethodsRules(words);
        rules.calendars().forEach(panel -> rows.add(List.of(panel)));
        rows.add(List.of(rules.weights()));
        rows.add(List.of(rules.grades()));
        return edition.page(
                PATH,
                List.of(edition.home()),
                words.say("methods.title"),
                words.say(
                        "methods.summary",
                        "n",
                        words.formats().count(statistics),
                        "numbers",
                        words.formats().count(methods.numbers().size())),
                List.of(),
                rows,
                List.of());
    }

    /** The words of each section in the reader's language, by the section's id; none where it is the file's own. */
    private Map<String, Section> translated() {
        return words.language() == Language.EN
                ? Map.of()
                : Methods.readWords(Locale.forLanguageTag(words.language().code())).sections().stream()
                        .collect(Collectors.toMap(Section::id, Function.identity()));
    }

    private List<Panel> section(Section section, Optional<Section> translation) {
        var panels = new ArrayList<Panel>();
        String title = translation.map(Section::localTitle).orElseGet(section::localTitle);
        String text = String.join("\n\n", translation.orElse(section).paragraphs());
        List<Row> rows = section.statistics().stream().map(this::row).toList();
        if (!rows.isEmpty() || !text.isEmpty()) {
            panels.add(
                    panel(section.id(), title, text, List.of("statistic", "formula", "reference", "reproduces"), rows));
        }
        for (Methods.Table table : section.tables()) {
            panels.add(plain(section.id() + "-" + (panels.size() + 1), title, table));
        }
        return panels;
    }

    private Row row(Statistic statistic) {
        List<String> reproduced = methods.numbers().stream()
                .filter(number -> number.statistic().equals(Optional.of(statistic.id())))
                .map(this::reproduced)
                .toList();
        return new Row(
                List.of(
                        Cell.of(name(statistic.id())),
                        Cell.of(statistic.formula()),
                        Cell.of(statistic.source()),
                        Cell.of(String.join("; ", reproduced))),
                words.definitions().findMeasure(statistic.id()).map(measure -> "/measures/" + measure.id()),
                Optional.of(statistic.id()));
    }

    private String reproduced(PublishedNumber number) {
        return number.name() + ": " + written(number.number()) + " (" + number.source() + ")";
    }

    /** As printed, with the reader's decimal sign. */
    private String written(String number) {
        return words.language() == Language.ID ? number.replace('.', ',') : number;
    }

    /** What the statistic is called where its verdicts and sentences name it; its id where none does. */
    private String name(String id) {
        return words.definitions()
                .findMeasure(id)
                .map(words::label)
                .or(() -> words.findStatisticName(id))
                .orElse(id);
    }

    private Panel plain(String id, String title, Methods.Table table) {
        List<Column> columns = table.header().stream()
                .map(name -> new Column(name.replaceAll("[^A-Za-z]+", "_"), name, false))
                .toList();
        List<Row> rows = table.rows().stream()
                .map(row -> new Row(row.stream().map(Cell::of).toList(), Optional.empty()))
                .toList();
        return Facts.panel(id, words.say("methods.scope"), title, "", columns, rows);
    }

    private Panel numbers() {
        List<Row> rows = methods.numbers().stream()
                .map(number -> new Row(
                        List.of(Cell.of(number.name()), Cell.of(written(number.number())), Cell.of(number.source())),
                        Optional.empty()))
                .toList();
        return panel(
                NUMBERS,
                words.say("methods.numbers.title", "n", words.formats().count(rows.size())),
                words.say("methods.numbers.summary"),
                List.of("number", "published", "reference"),
                rows);
    }

    private Panel measures() {
        List<Row> rows = words.definitions().measures().values().stream()
                .map(measure -> new Row(
                        List.of(
                                Cell.of(words.label(measure)),
                                Cell.of(words.in(measure.definition())),
                                Cell.of(words.in(measure.method())),
                                Cell.of(cases(measure))),
                        Optional.of("/measures/" + measure.id())))
                .toList();
        return panel(
                "measures",
                words.say("methods.measures.title", "n", words.formats().count(rows.size())),
                words.say("methods.measures.summary"),
                List.of("measure", "definition", "method", "verdict_from"),
                rows);
    }

    private String cases(MeasureDefinition measure) {
        return measure.minimumN() > 0
                ? words.say("methods.cases", "n", words.formats().count(measure.minimumN()))
                : "";
    }

    private Panel disclosure() {
        List<Row> rows = words.definitions().contracts().values().stream()
                .map(contract -> new Row(
                        List.of(
                                Cell.of(words.in(contract.label())),
                                Cell.of(kind(contract)),
                                least(contract),
                                noise(contract)),
                        Optional.empty()))
                .toList();
        return panel(
                "disclosure",
                words.say("methods.disclosure.title"),
                words.say("methods.disclosure.summary"),
                List.of("dataset", "kind", "least", "noise"),
                rows);
    }

    private String kind(ContractDefinition contract) {
        return words.say("data.kind." + contract.kind().name().toLowerCase(Locale.ROOT));
    }

    private Cell least(ContractDefinition contract) {
        int least = gate.minimumFrequency(contract.id());
        return least > 1 ? Cell.of(words.formats().count(least), least) : Cell.of(words.say("methods.disclosure.any"));
    }

    private Cell noise(ContractDefinition contract) {
        return gate.findNoise(contract.id())
                .map(noise -> Cell.of(
                        words.say(
                                "methods.disclosure.noise",
                                "most",
                                words.formats().count(noise.most()),
                                "deviation",
                                words.formats().number(noise.standardDeviation(), 1)),
                        noise.most()))
                .orElse(Cell.of(words.say("methods.disclosure.exact")));
    }

    private Panel panel(String id, String title, String summary, List<String> columns, List<Row> rows) {
        return Facts.panel(
                id,
                words.say("methods.scope"),
                title,
                summary,
                columns.stream()
                        .map(column -> new Column(column, words.say("column." + column), column.equals("least")))
                        .toList(),
                rows);
    }
}
