package org.merata.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.maturity.Entity;
import org.merata.maturity.Evidence;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.publish.Table.Column;
import org.merata.publish.Table.Type;

/**
 * The indicators of a framework as a sheet to be filled in: one row each, without a value. Its columns are named as the fields of the
 * dataset of assessments, so that the filled sheet is loaded as it is; {@code name} is for the eye alone. A value that stays empty is
 * one not yet assessed.
 */
public final class AssessmentTemplate {
    private static final String NAME = "name";

    private AssessmentTemplate() {}

    /** What is known before anybody fills the sheet in. @param publisher who will publish the assessment */
    public record Known(Optional<Entity> entity, Optional<Period> period, Optional<String> publisher) {
        public static final Known NOTHING = new Known(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @param contract of the dataset of assessments @param language of the indicators' names */
    public static Table of(ContractDefinition contract, FrameworkDefinition framework, Known known, Language language) {
        List<Column> columns = Stream.of(
                        "framework",
                        "agency",
                        "region",
                        "country",
                        "unit",
                        "period",
                        "part",
                        NAME,
                        "value",
                        "evidence",
                        "link",
                        "publisher")
                .map(id -> column(contract, id))
                .toList();
        List<List<Object>> rows = framework.listIndicators().stream()
                .map(indicator -> row(framework, indicator, known, language))
                .toList();
        return new Table(framework.id() + "_template", framework.name(), columns, rows);
    }

    private static List<Object> row(FrameworkDefinition framework, Part indicator, Known known, Language language) {
        var row = new ArrayList<Object>();
        row.add(framework.id());
        AssessmentTable.ENTITIES.forEach(kind -> row.add(known.entity()
                .filter(entity -> entity.kind() == kind)
                .map(Entity::code)
                .orElse(null)));
        row.add(known.period().map(Period::code).orElse(null));
        row.add(indicator.code());
        row.add(indicator.name().in(language));
        row.add(null);
        row.add(Evidence.SELF_ASSESSED.id());
        row.add(null);
        row.add(known.publisher().orElse(null));
        return row;
    }

    private static Column column(ContractDefinition contract, String id) {
        return id.equals(NAME)
                ? new Column(id, Type.TEXT, Labels.get("column." + NAME))
                : AssessmentTable.column(contract, id, id.equals("value") ? Type.NUMBER : Type.TEXT);
    }

    /**
     * Writes the sheet as it is to be sent back. The stream stays open.
     *
     * @throws IllegalArgumentException where people can't fill such a file in
     */
    public static void write(Table template, ExportFormat format, OutputStream out) throws IOException {
        switch (format) {
            case CSV -> CsvFile.write(template, CsvFile.Mode.DATA, out);
            case XLSX -> XlsxFile.writeForm(template, out);
            default -> throw new IllegalArgumentException("no sheet to be filled in as " + format);
        }
    }
}
