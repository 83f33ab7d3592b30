package org.merata;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.merata.definition.BoundaryMatch;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.ingest.Ingestion;
import org.merata.ingest.ReferenceFiles;
import org.merata.ingest.RuleResult;
import org.merata.model.Notices;
import org.merata.model.Reference;
import org.merata.model.Severity;
import org.merata.warehouse.Home;
import org.merata.warehouse.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks every definition, all reference data, and all records by the rules of quality; every problem at once, with file, line, and what is allowed. */
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DefinitionFolder.Reading reading = DefinitionFolder.read(common.home());
        var notices = new Notices();
        Optional<Reference> reference = Optional.empty();
        notices.addAll(reading.notices());
        if (reading.hasCountry()) {
            reference = Optional.of(ReferenceFiles.read(common.home(), reading.definitions(), notices));
            BoundaryMatch.check(reading.definitions(), reference.get(), notices);
        }
        var out = spec.commandLine().getOut();
        notices.list().forEach(notice -> out.println(notice.describe(common.language())));
        out.println(common.phrases()
                .say(
                        "check.done",
                        "errors",
                        Long.toString(notices.count(Severity.ERROR)),
                        "warnings",
                        Long.toString(notices.count(Severity.WARNING))));
        boolean broken = !notices.hasErrors()
                && reference.isPresent()
                && checkRecords(Home.of(common.home()), reading.definitions(), reference.get(), out);
        out.flush();
        return broken || notices.hasErrors() ? Main.WRONG_INPUT : Main.FINE;
    }

    /** Runs the rules of quality over all records; answers whether one is in error. */
    private boolean checkRecords(Home home, Definitions definitions, Reference reference, PrintWriter out) {
        if (definitions.rules().isEmpty() || !Files.exists(home.records())) {
            return false;
        }
        try (Ingestion ingestion = Ingestion.open(home, definitions, reference, "check")) {
            List<RuleResult> results = ingestion.checkRecords();
            List<RuleResult> told = results.stream().filter(RuleResult::isTold).toList();
            told.forEach(result ->
                    out.println(common.phrases().say(result.isError() ? "check.rule_error" : "check.rule_warning") + " "
                            + ReportText.describe(result, common)));
            long errors = results.stream().filter(RuleResult::isError).count();
            out.println(common.phrases()
                    .say(
                            "check.rules",
                            "rules",
                            common.number(results.size()),
                            "errors",
                            common.number(errors),
                            "warnings",
                            common.number(told.size() - errors)));
            return errors > 0;
        } catch (HomeLock.Held held) {
            out.println(common.phrases().say("check.locked", "holder", held.holder()));
            return false;
        }
    }
}
