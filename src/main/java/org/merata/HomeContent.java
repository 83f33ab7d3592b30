package org.merata;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.ingest.ReferenceFiles;
import org.merata.model.Notices;
import org.merata.model.Reference;
import org.merata.model.Severity;
import org.merata.warehouse.Home;

/** What the files of a home say, before anything is loaded: the definitions and the reference data, with what is wrong with them. */
record HomeContent(Home home, Definitions definitions, Reference reference, Notices notices) {
    /**
     * Reads a home. What has an error is left out and the rest stands.
     *
     * @throws CommandRefused where there is no usable country, with every reason
     */
    static HomeContent read(CommonOptions common) {
        return read(common, common.home());
    }

    /** Reads another home than the one the command line names. */
    static HomeContent read(CommonOptions common, Path root) {
        DefinitionFolder.Reading reading = DefinitionFolder.read(root);
        if (!reading.hasCountry()) {
            String reasons = reading.notices().list().stream()
                    .filter(notice -> notice.severity() == Severity.ERROR)
                    .map(notice -> notice.describe(common.language()))
                    .collect(Collectors.joining(System.lineSeparator()));
            String head = common.phrases().say("home.none", "home", root.toString());
            throw new CommandRefused(Main.WRONG_INPUT, head + System.lineSeparator() + reasons);
        }
        var notices = new Notices();
        notices.addAll(reading.notices());
        Reference reference = ReferenceFiles.read(root, reading.definitions(), notices);
        return new HomeContent(Home.of(root), reading.definitions(), reference, notices);
    }

    /** Prints errors and warnings, one line each; what has an error is left out and the rest goes on. */
    void tellProblems(CommonOptions common, PrintWriter err) {
        notices.list().stream()
                .filter(notice -> notice.severity() != Severity.INFO)
                .forEach(notice -> err.println(notice.describe(common.language())));
        err.flush();
    }
}
