package org.merata;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.merata.definition.ContractDefinition;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Entity;
import org.merata.model.Period;
import org.merata.publish.AssessmentTemplate;
import org.merata.publish.ExportFormat;

/** Writes the sheet of a framework that is to be filled in, with what is known already. */
final class MaturityTemplate {
    private static final List<ExportFormat> FORMATS = List.of(ExportFormat.CSV, ExportFormat.XLSX);

    private final CommonOptions common;
    private final HomeContent content;

    MaturityTemplate(CommonOptions common, HomeContent content) {
        this.common = common;
        this.content = content;
    }

    /**
     * Never overwrites a file.
     *
     * @param entity who will be assessed, such as {@code region-11}; what begins with no kind is the name of a unit
     */
    void write(FrameworkDefinition framework, Path file, Optional<String> entity, Optional<Period> period)
            throws IOException {
        ExportFormat format = FORMATS.stream()
                .filter(one -> file.toString().toLowerCase(Locale.ROOT).endsWith("." + one.id()))
                .findFirst()
                .orElseThrow(() -> refuse(Main.WRONG_USAGE, "maturity.template_format", "file", file.toString()));
        ContractDefinition contract = content.definitions().contracts().values().stream()
                .filter(ContractDefinition::isOfAssessments)
                .findFirst()
                .orElseThrow(() -> refuse(
                        Main.WRONG_INPUT, "maturity.template_no_dataset", "dataset", ContractDefinition.ASSESSMENTS));
        if (Files.exists(file)) {
            throw refuse(Main.WRONG_INPUT, "maturity.template_exists", "file", file.toString());
        }
        var known = new AssessmentTemplate.Known(entity.map(MaturityTemplate::entity), period, Optional.empty());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            AssessmentTemplate.write(AssessmentTemplate.of(contract, framework, known, common.language()), format, out);
        }
        System.out.println(common.phrases().say("maturity.template_written", "file", file.toString()));
    }

    private static Entity entity(String written) {
        for (Entity.Kind kind : Entity.Kind.values()) {
            String prefix = kind.id() + "-";
            if (written.startsWith(prefix) && written.length() > prefix.length()) {
                return new Entity(kind, written.substring(prefix.length()));
            }
        }
        return new Entity(Entity.Kind.UNIT, written);
    }

    private CommandRefused refuse(int code, String key, String name, String value) {
        return new CommandRefused(code, common.phrases().say(key, name, value));
    }
}
