package org.merata;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.Grain;
import org.merata.model.Language;
import org.merata.model.Text;
import org.merata.publish.AnswerTable;
import org.merata.publish.CsvFile;
import org.merata.publish.ExportFormat;
import org.merata.publish.JsonFile;
import org.merata.publish.Names;
import org.merata.publish.Provenance;
import org.merata.publish.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the semantic layer, through the same gate as every page. */
@Command(name = "query", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class QueryCommand implements Callable<Integer> {
    enum Format {
        TABLE,
        CSV,
        JSON;

        /** Writes a table to the terminal in this form. */
        void print(Table table, Provenance provenance, Language language) throws IOException {
            switch (this) {
                case TABLE -> System.out.print(TextTable.of(table, language));
                case CSV -> ExportFormat.CSV.write(table, provenance, CsvFile.Mode.DATA, language, System.out);
                case JSON -> ExportFormat.JSON.write(table, provenance, CsvFile.Mode.DATA, language, System.out);
            }
            System.out.flush();
        }
    }

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "MEASURE", arity = "1..*", descriptionKey = "measure")
    private List<String> measures;

    @Option(names = "--by", split = ",", paramLabel = "DIMENSION[@LEVEL]", descriptionKey = "by")
    private List<String> by = List.of();

    @Mixin
    private ScopeOptions scope;

    @Option(names = "--grain", paramLabel = "GRAIN", descriptionKey = "grain")
    private String grain;

    @Option(names = "--format", defaultValue = "table", descriptionKey = "format")
    private Format format;

    @Override
    public Integer call() throws IOException {
        HomeContent content = HomeContent.read(common);
        Question question = question();
        try (Merata merata = Merata.open(content.home(), content.definitions());
                Merata.Opened opened = merata.openGate()
                        .orElseThrow(() -> new CommandRefused(
                                Main.WRONG_INPUT, common.phrases().say("home.nothing_published")))) {
            Answer answer = opened.gate().answer(question);
            write(answer, new Names(content.definitions(), opened.gate().reference()), System.out);
            return Main.FINE;
        } catch (QuestionRefused refused) {
            throw ScopeOptions.explain(refused, common);
        }
    }

    private Question question() {
        var breakdowns = new ArrayList<Breakdown>();
        for (String dimension : by) {
            int at = dimension.indexOf('@');
            breakdowns.add(
                    at < 0
                            ? Breakdown.of(dimension)
                            : Breakdown.of(dimension.substring(0, at), dimension.substring(at + 1)));
        }
        return new Question(measures, breakdowns, scope.where(), scope.time(common), readGrain());
    }

    private Optional<Grain> readGrain() {
        return Optional.ofNullable(grain)
                .map(text -> Grain.find(text)
                        .orElseThrow(() -> new CommandRefused(
                                Main.WRONG_USAGE, common.phrases().say("query.bad_grain", "value", text))));
    }

    private void write(Answer answer, Names names, OutputStream out) throws IOException {
        if (format == Format.JSON) {
            JsonFile.write(answer, names, common.language(), out);
        } else {
            Table table = AnswerTable.of("query", Text.same("query"), List.of(answer), names, common.language());
            if (format == Format.CSV) {
                CsvFile.write(table, CsvFile.Mode.DATA, out);
            } else {
                AnswerTable.provenance(List.of(answer), names).notice().ifPresent(System.out::println);
                System.out.print(TextTable.of(table, common.language()));
            }
        }
        out.flush();
    }
}
